"""Logins are compared whole, by what is kept of the last one (see `auditor.model.sealed_logins`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.model.sealed_logins import has_login

if TYPE_CHECKING:
    from auditor.model.identity import KnownAccount
    from auditor.model.subjects import Account, Roster


def is_login(account: Account, known: KnownAccount) -> bool:
    """Return whether a listed account has the login that was last known of another.

    A login of which only the mask was kept, by earlier versions of this program, is compared by that.
    """
    if not account.login:
        return False
    return has_login(account.login, known.seal) if known.seal else account.login_mark == known.mark


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
