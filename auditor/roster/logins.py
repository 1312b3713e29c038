"""Logins are compared whole, by a salted digest of the last one: what is kept tells nobody the login."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.model.identity import KnownAccount
    from auditor.model.subjects import Account, Roster

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


def is_login(account: Account, known: KnownAccount) -> bool:
    """Return whether a listed account has the login that was last known of another.

    A login of which only the mask was kept, by earlier versions of this program, is compared by that.
    """
    if not account.login:
        return False
    return has_login(account.login, known.seal) if known.seal else account.login_mark == known.mark


def has_login(login: str, sealed: str) -> bool:
    """Return whether a whole login is the one of which a seal was kept."""
    return hmac.compare_digest(seal(login, salt_of(sealed)), sealed)


def salt_of(sealed: str) -> str:
    """Return the salt of a seal: with it the seal of the same login is the same."""
    return sealed.partition(_BETWEEN)[0]


def may_be_login(account: Account, known: KnownAccount) -> bool:
    """Return whether the logins do not speak against it: they are one, or one of the two is not known."""
    return not account.login or not known.mark or is_login(account, known)


def shown_alike(roster: Roster | None) -> tuple[Account, ...]:
    """Return the accounts of a roster whose logins are shown as that of another one of their office and post: only the whole login tells them apart."""
    found: list[Account] = []
    for office in roster.offices if roster is not None else ():
        shown = Counter((account.post, account.masked_login) for account in office.accounts if account.login)
        found += [each for each in office.accounts if shown[each.post, each.masked_login] > 1]
    return tuple(found)
