"""Asks the world outside, over the network, and only when somebody asked for it: the only module that imports requests.

Today there is one question: whether a password is known from a leak, put to the range service of Pwned Passwords
(https://haveibeenpwned.com/API/v3#PwnedPasswords). Of the password only the first five of the 40 hex digits of its
SHA-1 leave this computer, to the service. That is little for a password anywhere in the world, and much for one made of
local words: whoever reads the digits and knows the upazila is left with about two such passwords (measured, see
docs/passwords.md). So nobody is asked unless the person at the terminal agrees.
"""

from __future__ import annotations

import hashlib
import os
import threading
import unicodedata
from contextlib import suppress
from typing import Final

import requests

from auditor.expressions import expression

RANGES: Final = "https://api.pwnedpasswords.com/range/"
"""The service; a mirror must speak the same way, over TLS."""
CONNECT_SECONDS: Final = 10.0
SILENCE_SECONDS: Final = 10.0
WHOLE_SECONDS: Final = 30.0
"""Until the whole answer must be here, however slowly it trickles."""

PREFIX_DIGITS: Final = 5
_MOST_BYTES: Final = 1_000_000
"""An answer has some 1,000 rows of some 40 bytes."""
_CHUNK_BYTES: Final = 16_384
_ROW: Final = expression(r"([0-9A-Fa-f]{35}):([0-9]{1,12})")
_OK: Final = 200
_HEADERS: Final = {
    "User-Agent": "portal-auditor",
    "Add-Padding": "true",
    "Accept": "text/plain",
    "Accept-Encoding": "identity",
}


def leaked_online(
    password: str,
    *,
    ranges: str = RANGES,
    connect: float = CONNECT_SECONDS,
    silence: float = SILENCE_SECONDS,
    whole: float = WHOLE_SECONDS,
) -> bool | None:
    """Ask whether a password, in NFC, is known from a leak.

    The answer is padded, so that its size tells an onlooker nothing; rows with a count of nought are the padding.
    Certificates are verified (``REQUESTS_CA_BUNDLE`` may name others than requests brings), redirects are not followed,
    no name or login for the service is looked up on this computer, nothing is kept. Proxies are those of the system.

    Args:
        password: the password.
        ranges: the address to which five hex digits are added; ``https`` only.
        connect: seconds until a connection must stand.
        silence: seconds without a byte after which the answer is given up.
        whole: seconds after which it is given up altogether.

    Returns:
        True or False as the service answered; None for everything else, which means *not checked*: no network, no
        valid certificate, a redirect (networks that ask for a login send one), an error, an answer that is too large,
        too slow, cut short, packed, or no list of hashes.

    Raises:
        ValueError: the address is not ``https``.

    """
    if not ranges.startswith("https://"):
        raise ValueError("leaked passwords are asked about over https only")
    text = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    digits = hashlib.sha1(text, usedforsecurity=False).hexdigest().upper()
    answer = _answer(ranges + digits[:PREFIX_DIGITS], (connect, silence), whole)
    return None if answer is None else _listed(answer, digits[PREFIX_DIGITS:])


def _listed(answer: bytes, suffix: str) -> bool | None:
    """Return whether an answer lists the rest of a hash; None when it is no list."""
    rows = [_ROW.fullmatch(row) for row in answer.decode("ascii", "replace").split()]
    if not rows or not all(rows):
        return None
    return any(row is not None and row[1].upper() == suffix and int(row[2]) > 0 for row in rows)


def _answer(address: str, seconds: tuple[float, float], whole: float) -> bytes | None:
    """Return what an address answers, or None when it does not do so properly and in time."""
    heard: list[bytes] = []

    def listen() -> None:
        with suppress(Exception):  # whatever it is, the password was not checked; a trace would show the digits
            heard.append(_fetched(address, seconds))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    listener.join(whole)
    return heard[0] if heard else None


def _fetched(address: str, seconds: tuple[float, float]) -> bytes:
    """Return the body of an answer.

    Raises:
        requests.RequestException: it did not come.
        ValueError: it came in a way in which the service does not answer.
        OSError: the bundle of certificates is not there.

    """
    with requests.Session() as session:
        session.trust_env = False
        session.headers.clear()
        session.headers.update(_HEADERS)
        session.proxies.update(requests.utils.get_environ_proxies(address))
        bundle = os.environ.get("REQUESTS_CA_BUNDLE") or True
        with session.get(address, timeout=seconds, verify=bundle, allow_redirects=False, stream=True) as response:
            told = response.headers
            if response.status_code != _OK or "Content-Encoding" in told:
                raise ValueError("not the list")
            if "Content-Length" not in told and told.get("Transfer-Encoding", "").lower() != "chunked":
                raise ValueError("an answer whose end is not told may be cut short")
            body = b""
            for chunk in response.iter_content(_CHUNK_BYTES):
                body += chunk
                if len(body) > _MOST_BYTES:
                    raise ValueError("too large")
            return body
