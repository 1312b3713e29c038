"""How a slip is laid out: its version, what stands in the clear, and the sizes of what is sealed."""

from __future__ import annotations

from typing import Final

VERSION: Final = 1
"""Of what stands around the body."""
BODY_VERSION: Final = 2
"""Of the body; bodies of 1 told days of the calendar, and no order within a day."""
MAIL_CODE_DIGITS: Final = 6
TAG_DIGITS: Final = (4, 5, 6)
NONCE_BYTES: Final = 8
"""Half of them are shared by the slips of one life of the page."""
MOST_DAYS: Final = 9999
MOST_SLIPS_OF_A_LIFE: Final = 999
LENGTH_BYTES: Final = 2
PLAIN_BYTES: Final = 256
MAC_BYTES: Final = 16
"""HMAC-SHA256 cut to 128 bits (RFC 2104, section 5), far more than the code's 40; the longest body needs the room."""
BODY_BYTES: Final = PLAIN_BYTES - LENGTH_BYTES - MAC_BYTES
_SEALED_BYTES: Final = 65 + PLAIN_BYTES + 16
"""An encapsulated key, the plain text, and the tag of AES-GCM."""
SEALED_SIGNS: Final = -(-_SEALED_BYTES * 4 // 3)

ROUND: Final = r"20[0-9]{2}-(?:0[1-9]|1[0-2])(?:-(?:[2-9]|[1-9][0-9]))?"
TAG: Final = rf"[0-9a-f]{{{TAG_DIGITS[0]},{TAG_DIGITS[-1]}}}"
