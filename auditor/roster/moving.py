"""User IDs that stand under another office than before: whole logins are compared, and nobody is taken for another by that alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.roster.logins import salt_of, seal
from auditor.roster.names import is_one_post

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from auditor.model.identity import Identities, KnownAccount
    from auditor.model.subjects import Office


def moved_accounts(
    known: Identities, offices: Iterable[Office], there: Container[str], new: Container[str]
) -> Mapping[str, tuple[KnownAccount, ...]]:
    """Return whose of other offices accounts may be: who had their user ID there, and whom they were doubted to be before.

    Of several posts with one user ID one may be he: whether they share it is asked besides. It is the one of his post, else the first.

    Args:
        known: everybody who was given an id.
        offices: the roster by given ids.
        there: the ids of the accounts of before that are listed in their own offices, or whose user IDs are.
        new: the ids of the listed accounts that were never listed before.

    """
    gone: dict[str, list[KnownAccount]] = {}
    for account_of_before in known.accounts.values():
        if account_of_before.seal and account_of_before.id not in there:
            gone.setdefault(account_of_before.seal, []).append(account_of_before)
    salts = dict.fromkeys(map(salt_of, gone))
    found: dict[str, tuple[KnownAccount, ...]] = {}
    for office in offices:
        of_office: dict[str, tuple[KnownAccount, ...]] = {}
        for account in office.accounts:
            before: list[KnownAccount] = []
            if account.id in new and account.login:
                had = [each for salt in salts for each in gone.get(seal(account.login, salt), ())]
                perhaps = (known.accounts.get(known.id_now(given)) for each in had for given in each.doubts)
                before = [*had, *(each for each in perhaps if each is not None and each.id not in there)]
            elif account.id in known.accounts and not office.doubts:
                doubted = map(known.id_now, known.accounts[account.id].doubts)
                before = [known.accounts[given] for given in doubted if given in known.accounts and given not in there]
            elsewhere = dict.fromkeys(each for each in before if each.office != office.id)
            if elsewhere:
                of_office[account.id] = tuple(elsewhere)
        if of_office:
            found |= _once(office, of_office)
    return found


def _once(office: Office, moved: Mapping[str, tuple[KnownAccount, ...]]) -> Mapping[str, tuple[KnownAccount, ...]]:
    """Return whose of other offices accounts of an office may be, without the other posts of one user ID."""
    those = sorted(
        (account for account in office.accounts if account.id in moved),
        key=lambda account: not any(is_one_post(before.post, account.post) for before in moved[account.id]),
    )
    first = {account.login.casefold() or account.id: account.id for account in reversed(those)}
    return {account.id: moved[account.id] for account in those if account.id in first.values()}


def held_there(known: Identities, offices: Iterable[Office]) -> Mapping[str, date | None]:
    """Return the accounts of other offices (ids) that listed ones may be, each with the day since which its holder had it there; None where none is known.

    Where they are the same, that holder has it still, whatever day of joining his new office's list has.

    Args:
        known: everybody who was given an id.
        offices: the roster by given ids.

    """
    then = (
        (office, known.accounts.get(given)) for office in offices for each in office.accounts for given in each.doubts
    )
    moved = [each for office, each in then if each is not None and each.office not in {office.id, *office.doubts}]
    return {each.id: max(filter(None, (each.since, known.since.get(each.id))), default=None) for each in moved}
