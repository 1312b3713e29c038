"""Sheets for what is seen at a login, draws of offices to be seen, and how it stands with those drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from auditor.model.facts import PROFILE_UPDATED_ON, SEEN_AT_A_LOGIN, TWO_STEP_DEMANDED, TWO_STEP_ENROLLED
from auditor.model.grades import Grade
from auditor.model.witnessing import DrawnOffice, SampledOffice, SampleDrawn, SampleState, WitnessSheetsMade

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Observation
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster
    from auditor.rounds.ledger import Ledger


def sheets_known(ledger: Ledger, everybody: Identities, before: int | None = None) -> Mapping[str, tuple[str, date]]:
    """Return by their numbers of which office sheets are, by the id it has now, and from which day they can be written on.

    Args:
        ledger: the ledger.
        everybody: who is who.
        before: only what was noted before this entry of the chain.

    """
    return {
        sheet.number: (everybody.id_now(sheet.office), made.on)
        for made in ledger.notes(WitnessSheetsMade, before=before)
        for sheet in made.sheets
    }


def draws_known(
    ledger: Ledger, everybody: Identities, meeting: str = "", before: int | None = None
) -> tuple[SampleDrawn, ...]:
    """Return the draws, oldest first; offices and accounts by the ids they have now.

    Args:
        ledger: the ledger.
        everybody: who is who.
        meeting: for which meeting (its identity) a round is made: what is drawn at it is seen after it. Empty for a look.
        before: only what was noted before this entry of the chain.

    """
    return tuple(
        replace(
            drawn,
            offices=tuple(
                DrawnOffice(everybody.id_now(office.office), tuple(map(everybody.id_now, office.accounts)))
                for office in drawn.offices
            ),
        )
        for drawn in ledger.notes(SampleDrawn, before=before)
        if drawn.meeting != meeting
    )


def sampled(
    draws: Sequence[SampleDrawn],
    roster: Roster,
    observations: Mapping[str, Sequence[Observation[Any]]],
    decision_day: date,
) -> tuple[SampledOffice, ...]:
    """Return how it stands with the offices of the last draw, and with those of earlier ones that still waited when it was made.

    Args:
        draws: the draws, oldest first.
        roster: who is listed.
        observations: what was observed up to the day of the audit, by subject.
        decision_day: the day from which profiles count.

    """
    if not draws:
        return ()
    listed = {
        account.id for office in roster.offices for account in office.accounts if not (account.left or office.left)
    }
    found: dict[str, SampledOffice] = {}
    for drawn in draws:
        for office in drawn.offices:
            told = [
                [seen for seen in observations.get(account, ()) if _shows(seen, drawn.on)]
                for account in office.accounts
                if account in listed
            ]
            if drawn is not draws[-1] and _state(_until(told, draws[-1].on), decision_day) is not SampleState.WAITING:
                continue
            meeting = found[office.office].meeting if office.office in found else drawn.meeting
            found[office.office] = SampledOffice(office.office, meeting, _state(told, decision_day))
    return tuple(found.values())


def _shows(observation: Observation[Any], since: date) -> bool:
    by_more = observation.grade >= Grade.WITNESSED
    return by_more and observation.fact in SEEN_AT_A_LOGIN and observation.observed_on >= since


def _until(told: Sequence[Sequence[Observation[Any]]], day: date) -> list[list[Observation[Any]]]:
    return [[seen for seen in of_account if seen.observed_on < day] for of_account in told]


def _state(told: Sequence[Sequence[Observation[Any]]], decision_day: date) -> SampleState:
    """Return the state by what was seen of each account that is to be seen; none of them is listed where there are none."""
    if not told:
        return SampleState.GONE
    if any(_refutes(seen, decision_day) for of_account in told for seen in of_account):
        return SampleState.WRONG
    return SampleState.SEEN if all(told) else SampleState.WAITING


def _refutes(observation: Observation[Any], decision_day: date) -> bool:
    """Whether what was seen speaks against a yes: two-step is off or asks for nothing, or the profile is not brought up to date."""
    if observation.fact in {TWO_STEP_ENROLLED, TWO_STEP_DEMANDED}:
        return not observation.value
    return observation.fact == PROFILE_UPDATED_ON and bool(observation.value.latest < decision_day)
