"""What an office known only by number told of all its user IDs before one was listed of which it is not known who it is: it is the others', and none of its."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.identity import KnownAccount
from auditor.model.journal import Identified, RowsPlaced
from auditor.model.subjects import NUMBERED
from auditor.roster.at_portal import left_portal
from auditor.rounds.evidence import placing
from auditor.rounds.evidence.evidence_folder import read_evidence_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.model.identity import Identities, PlacedRow
    from auditor.model.journal import JournalEntry
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Account, Office
    from auditor.rounds.round_input import RoundInput


def told_before_newcomers(
    given: RoundInput, context_of: Callable[[RoundInput], SourceContext]
) -> Iterator[JournalEntry]:
    """Yield what would stand in the ledger, had it been noted before newcomers were listed: who was only counted then, and whose the rows of offices are that tell for all.

    A newcomer was never noted under his office, and may be somebody of another office's list or one of those whom only the number counts: what was told for all
    user IDs before he was seen in this list was told of those counted. Rows that say it also of somebody listed by post, and those that entered a round, stay as they are.

    Args:
        given: what a round would be made of now.
        context_of: returns with what its files are read; asked only where a newcomer may be somebody else.

    Raises:
        AuditorError: a file of the evidence may not be read at all.

    """
    came = {office.id: _newcomers(office, given.everybody) for office in given.roster.offices if not office.doubts}
    came = {office: accounts for office, accounts in came.items() if accounts and office in given.everybody.offices}
    if not (came and given.files):
        return
    context = context_of(given)
    roster = context.roster
    without = roster.of(tuple(_without(office, came.get(office.id, ())) for office in roster.offices))
    counted, told = read_evidence_folder(
        given.files, replace(context, roster=without), given.day, given.everybody, given.departed
    )
    rows: list[RowsPlaced] = []
    for noted in placing.placements(told, context, given.day):
        of_those = [row for row in noted.rows if row.subject in came and _is_of_counted(row)]
        if of_those:
            rows.append(replace(noted, rows=tuple(of_those)))
    known = given.everybody.offices
    portals = {
        each.id: each.portal for each in roster.offices if each.id in came and each.portal != known[each.id].portal
    }
    of_whom = {given_id for noted in rows for row in noted.rows for given_id in row.accounts}
    numbered = tuple(
        KnownAccount(account.id, office.id, account.post, doubts=account.doubts, portal=portals.get(office.id, ""))
        for office in counted.offices
        for account in office.accounts
        if account.id in of_whom and account.only_numbered and account.id not in given.everybody.accounts
    )
    if numbered:
        yield Identified((), numbered, (), given.day)
    yield from rows


def _is_of_counted(row: PlacedRow) -> bool:
    return bool(row.accounts) and all(f"/{NUMBERED}" in given for given in row.accounts)


def _newcomers(office: Office, everybody: Identities) -> tuple[Account, ...]:
    """Return the accounts of an office that were never noted, each of which may be one of another office's list, or one of whom only the number is known."""

    def is_from_elsewhere(given: str) -> bool:
        before = everybody.accounts.get(given)
        return f"/{NUMBERED}" in given or (before is not None and before.office != office.id)

    def has_number_of(account: Account) -> bool:
        before = (everybody.accounts[given] for given in account.doubts if given in everybody.accounts)
        return account.only_numbered and bool(left_portal(everybody, before, office))

    return tuple(
        each
        for each in office.accounts
        if each.doubts and each.id not in everybody.accounts and all(map(is_from_elsewhere, each.doubts))
        if not has_number_of(each)
    )


def _without(office: Office, accounts: tuple[Account, ...]) -> Office:
    if not accounts:
        return office
    return replace(office, accounts=tuple(each for each in office.accounts if each not in accounts))
