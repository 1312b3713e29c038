"""How much a browser may send at once."""

from __future__ import annotations

from typing import Final

MAX_BODY: Final = 64 * 1024 * 1024
"""Bytes of one request; the readers of files have limits of their own below it."""
MAX_FIELDS: Final = 2000
MAX_FIELD_BYTES: Final = 1024 * 1024
