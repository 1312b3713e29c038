"""Accounts that were listed only after their office had told of its accounts: whether that is told of them is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.roster.doubt import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.judging.judge import JudgingInput
    from auditor.model.identity import Identities, PlacedRow
    from auditor.model.source import ToldBeforeListing
    from auditor.model.subjects import Roster


def may_be_asked(placed: Mapping[str, Mapping[str, PlacedRow]], roster: Roster) -> bool:
    """Return whether a row that was noted answered for an office of which no account was listed then: one may be by now, or be counted by what was told since."""
    offices = {office.id for office in roster.offices}
    return any(row.subject in offices and not row.accounts for rows in placed.values() for row in rows.values())


def first_listed(
    told: Iterable[ToldBeforeListing], roster: Roster, everybody: Identities, judging: JudgingInput
) -> tuple[Doubt, ...]:
    """Return the accounts of which it is not known whether what their office told, while none was listed, is told of them.

    What an account told itself since counts whatever the answer is, so of that nothing is asked.

    Args:
        told: what offices told while no account of theirs was listed.
        roster: who is listed, by given ids.
        everybody: who was given an id.
        judging: what was told by the day of the audit.

    """
    asked: set[str] = set()
    for then in told:
        since = {seen.fact for seen in judging.observations.get(then.account, ()) if seen.observed_on > then.on}
        if then.on <= judging.day and not then.facts <= since:
            asked.add(then.account)
    doubts: list[Doubt] = []
    for office in roster.offices:
        accounts = tuple(account for account in office.accounts if account.id in asked)
        if accounts and office.id in everybody.offices:
            of_whole = replace(office, accounts=accounts)
            doubts += [Doubt(of_whole, account, (everybody.offices[office.id],)) for account in accounts]
    return tuple(doubts)
