"""What is noted of who is listed: who is new, gone, or listed in other words than are known. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.sealed_logins import seal
from auditor.roster.logins import is_login

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.subjects import Account, Roster

_AT_A_TIME: Final = 1_000
"""So many offices are noted together: a nation's roster is never held twice."""


def by_office(known: Identities) -> Mapping[str, Sequence[KnownAccount]]:
    """Return the accounts that are known of each office, by its id."""
    of_office: dict[str, list[KnownAccount]] = {}
    for account in known.accounts.values():
        of_office.setdefault(account.office, []).append(account)
    return of_office


def to_note(
    known: Identities, roster: Roster, codes: Mapping[str, str], salt: str, *, counted: bool
) -> Iterator[tuple[tuple[KnownOffice, ...], tuple[KnownAccount, ...]]]:
    """Yield the offices and accounts that are new, gone, or listed in other words than are known; some offices at a time.

    Args:
        known: everybody who was given an id.
        roster: who is listed, by given ids.
        codes: the codes that the roster has, by office id.
        salt: fresh random hex digits, for the digests of logins.
        counted: whether the roster has the accounts, too, of which only the number was told: else they are not gone.

    """
    of_office = by_office(known)
    for first in range(0, len(roster.offices), _AT_A_TIME):
        offices: list[KnownOffice] = []
        accounts: list[KnownAccount] = []
        for office in roster.offices[first : first + _AT_A_TIME]:
            code = codes.get(office.id, "")
            then_known = known.offices.get(office.id)
            portal = then_known.portal if then_known is not None else ""
            now = KnownOffice(office.id, office.name, office.kind, code, office.portal or portal, office.doubts)
            offices += [now] if now != then_known else []
            left_portal = "" if portal == now.portal else portal
            listed = {account.id for account in office.accounts}
            before = (
                replace(
                    then,
                    gone=then.gone or counted or not then.only_numbered,
                    portal=stood_at(then, portal, now.portal),
                )
                for then in of_office.get(office.id, ())
                if then.id not in listed and (counted or left_portal or not then.only_numbered)
            )
            found = (
                _known_account(account, office.id, known.accounts.get(account.id), salt) for account in office.accounts
            )
            accounts += [account for account in (*found, *before) if account != known.accounts.get(account.id)]
        if offices or accounts:
            yield tuple(offices), tuple(accounts)


def stood_at(account: KnownAccount, portal: str, now: str) -> str:
    """Return at which portal an account was listed of an office that had one portal and has one now; empty where it is the present one."""
    stood = account.portal or portal
    return "" if stood == now else stood


def _known_account(account: Account, office: str, before: KnownAccount | None, salt: str) -> KnownAccount:
    """Return an account as it is kept; a login that the roster no longer has stays known."""
    mark, sealed = "", ""
    if before is not None and (not account.login or (before.seal and is_login(account, before))):
        mark, sealed = before.mark, before.seal
    elif account.login:
        mark, sealed = account.login_mark, seal(account.login, salt)
    return KnownAccount(
        account.id,
        office,
        account.post,
        mark,
        sealed,
        doubts=account.doubts,
        since=account.holder_since,
        unwritten=bool(mark) and not account.login,
    )
