"""Whether a password is among those leaked ones that meet the decision's rule: in the package, without a network.

``hatch_build.py`` makes the file from two lists that npm packages carry (``leaked.json`` says which): of every password
a 32-bit hash, sorted. The self-check page has the same bytes, and finds the same. Of passwords that are in no list one in
some 740,000 is taken for leaked; one that is not found may have leaked all the same, so "no" is never said.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import cache  # noqa: TID251 the build runs this file alone
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BITS: Final = 0xFFFFFFFF
_SIZE: Final = 4
_LEAST: Final = 8
"""Signs of a password that is taken from a list."""
_RULE: Final = tuple(map(re.compile, ("[A-Z]", "[a-z]", "[^A-Za-z0-9]")))


def is_leaked(password: str) -> bool:
    """Return whether a password, in NFC, is as good as surely in the lists; also False where this installation has none."""
    return _hash(password) in _hashes()


def leaked_hashes() -> bytes:
    """Return the hashes as they lie in the package; nothing where they are missing, or are not those we know."""
    folder = resources.files("auditor.passwords")
    pin = json.loads((folder / "leaked.json").read_text("utf-8"))
    try:
        content = (folder / "built" / "leaked.bin").read_bytes()
    except OSError:
        return b""
    return content if hashlib.sha256(content).hexdigest() == pin["sha256"] else b""


def hashes_of(passwords: Iterable[str]) -> bytes:
    """Return the hashes of those passwords that meet the decision's rule, sorted, each once, four bytes each."""
    composed = (unicodedata.normalize("NFC", password) for password in passwords)
    chosen = {
        _hash(password)
        for password in composed
        if len(password) >= _LEAST and all(kind.search(password) for kind in _RULE)
    }
    return b"".join(number.to_bytes(_SIZE, "big") for number in sorted(chosen))


@cache
def _hashes() -> frozenset[int]:
    content = leaked_hashes()
    return frozenset(int.from_bytes(content[at : at + _SIZE], "big") for at in range(0, len(content), _SIZE))


def _hash(password: str) -> int:
    """Return FNV-1a of a password in UTF-8, its bits mixed as MurmurHash3 does at its end."""
    mixed = 0x811C9DC5
    for byte in password.encode("utf-8", "replace"):
        mixed = (mixed ^ byte) * 0x01000193 & _BITS
    mixed = (mixed ^ mixed >> 16) * 0x85EBCA6B & _BITS
    mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35 & _BITS
    return mixed ^ mixed >> 16
