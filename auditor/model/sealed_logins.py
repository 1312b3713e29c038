"""Logins are known again by a salted digest of the whole one: what is kept tells nobody the login."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from auditor.remembering import remembered

_BETWEEN: Final = "$"
_DIGEST_BYTES: Final = 16


@remembered(64)
def seal(login: str, salt: str) -> str:
    """Return by what a login is known again; letters' case makes no difference. An office's accounts are asked for it one after the other, and more than once.

    Args:
        login: the whole login.
        salt: random hex digits.

    """
    digest = hashlib.blake2b(login.casefold().encode(), digest_size=_DIGEST_BYTES, key=salt.encode()[:64])
    return f"{salt}{_BETWEEN}{digest.hexdigest()}"


def has_login(login: str, sealed: str) -> bool:
    """Return whether a whole login is the one of which a seal was kept."""
    return hmac.compare_digest(seal(login, salt_of(sealed)), sealed)


def salt_of(sealed: str) -> str:
    """Return the salt of a seal: with it the seal of the same login is the same."""
    return sealed.partition(_BETWEEN)[0]
