"""Sheets for what is seen at a login, draws of offices to be seen, and how it stands with those drawn."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.facts import (
    PROFILE_UPDATED_ON,
    SEEN_AT_A_LOGIN,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    Fact,
)
from auditor.model.grades import Grade
from auditor.model.witnessing import (
    MOST_A_DAY,
    DrawnAccount,
    DrawnOffice,
    LoginDay,
    SampledOffice,
    SampleDrawn,
    SampleState,
    WitnessSheetsMade,
)
from auditor.rounds.meetings.meetings import called_off

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster
    from auditor.rounds.ledger.ledger import Ledger


def sheets_known(ledger: Ledger, everybody: Identities) -> Mapping[str, tuple[str, date]]:
    """Return by their numbers of which office sheets are, by the id it has now, and from which day they can be written on."""
    return {
        sheet.number: (everybody.id_now(sheet.office), made.on)
        for made in ledger.notes(WitnessSheetsMade)
        for sheet in made.sheets
    }


def is_drawn(ledger: Ledger, meeting: str) -> bool:
    """Whether offices were drawn from a round of a meeting (its identity): then its round stays as it is."""
    return any(drawn.meeting == meeting for drawn in ledger.notes(SampleDrawn))


def draws_known(ledger: Ledger, everybody: Identities, meeting: str = "") -> tuple[SampleDrawn, ...]:
    """Return the draws that count, oldest first; offices and accounts by the ids they have now.

    As a round, a draw of a meeting that was noted as not held counts no more: the one before it is the last again.

    Args:
        ledger: the ledger.
        everybody: who is who.
        meeting: for which meeting (its identity) a round is made: what is drawn at it is seen after it. Empty for a look.

    """
    left_out = {meeting, *called_off(ledger)}
    return tuple(
        replace(draw, offices=_as_now(draw.offices, everybody))
        for draw in ledger.notes(SampleDrawn)
        if draw.meeting not in left_out
    )


def draws_not_held(ledger: Ledger) -> tuple[SampleDrawn, ...]:
    """Return the draws since the last one that counts which count for nothing: their meetings were noted as not held.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    unheld = called_off(ledger)
    since = takewhile(lambda draw: draw.meeting in unheld, reversed([*ledger.notes(SampleDrawn)]))
    return tuple(since)[::-1]


def _as_now(offices: Iterable[DrawnOffice], everybody: Identities) -> tuple[DrawnOffice, ...]:
    """Return offices that were drawn, each and each account once by the ids they have now: of those that turned out to be one with all that was said."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for office in offices:
        accounts = found.setdefault(everybody.id_now(office.office), {})
        for drawn in office.accounts:
            accounts.setdefault(everybody.id_now(drawn.account), {}).update(dict.fromkeys(drawn.policies))
    return tuple(
        DrawnOffice(office, tuple(DrawnAccount(account, tuple(policies)) for account, policies in accounts.items()))
        for office, accounts in found.items()
    )


def sampled(
    draws: Sequence[SampleDrawn],
    roster: Roster,
    observations: Mapping[str, Sequence[Observation[Any]]],
    baseline: Baseline,
    decision_day: date,
) -> tuple[SampledOffice, ...]:
    """Return how it stands with the offices of the last draw, and with those of earlier ones that still waited when it was made.

    Args:
        draws: the draws, oldest first.
        roster: who is listed.
        observations: what was observed up to the day of the audit, by subject.
        baseline: the rules, which say what shows that each is kept.
        decision_day: the day from which profiles count.

    """
    if not draws:
        return ()
    listed, shows = _listed(roster), _shows(baseline)
    asked, last = _asked_about(roster), draws[-1].on
    found: dict[str, SampledOffice] = {}
    for drawn in draws:
        for office in drawn.offices:
            seen = _logins(office, drawn.on, shows, observations)
            present, is_asked = _listed_of(seen, listed), any(login.account.account in asked for login in seen)
            earlier = [login.until(last) for login in present or seen]
            if drawn is not draws[-1] and _state(earlier, decision_day, is_asked=is_asked) not in _WAITS:
                continue
            meeting = found[office.office].meeting if office.office in found else drawn.meeting
            state = _state(present, decision_day, is_asked=is_asked)
            waiting = [login for login in present if not login.is_seen] if state is SampleState.WAITING else []
            listed_in = tuple(dict.fromkeys(listed[login.account.account] for login in waiting))
            elsewhere = () if listed_in == (office.office,) else listed_in
            found[office.office] = SampledOffice(office.office, meeting, state, elsewhere)
    return tuple(found.values())


def waiting_since(draws: Sequence[SampleDrawn], sample: Iterable[SampledOffice]) -> Mapping[str, tuple[str, ...]]:
    """Return the offices that wait until a login is seen there, be it once it is known who it is, by their ids, each with the meetings (identities) for which it was drawn since it waits.

    Args:
        draws: the draws, oldest first.
        sample: how it stands with the offices that were drawn (`sampled`).

    """
    found = {}
    for waiting in sample:
        if waiting.state in _WAITS:
            drawn = [draw.meeting for draw in draws if waiting.office in {each.office for each in draw.offices}]
            found[waiting.office] = tuple(drawn[drawn.index(waiting.meeting) :])
    return found


def logins_seen(
    draws: Sequence[SampleDrawn],
    roster: Roster,
    observations: Mapping[str, Sequence[Observation[Any]]],
    baseline: Baseline,
) -> Mapping[str, tuple[int, int]]:
    """Return by offices' ids of the last draw that drew them: how many accounts were seen, and how many that are listed are to be seen.

    Args:
        draws: the draws, oldest first.
        roster: who is listed.
        observations: what was observed up to the day of the audit, by subject.
        baseline: the rules, which say what shows that each is kept.

    """
    listed, shows = _listed(roster), _shows(baseline)
    found = {}
    for drawn in draws:
        for office in drawn.offices:
            present = _listed_of(_logins(office, drawn.on, shows, observations), listed)
            found[office.office] = (sum(login.is_seen for login in present), len(present))
    return found


def _listed(roster: Roster) -> Mapping[str, str]:
    """Return in whose list (an office's id) each account stands, by its id."""
    accounts = ((account, office) for office in roster.offices for account in office.accounts)
    return {account.id: office.id for account, office in accounts if not (account.left or office.left)}


def _asked_about(roster: Roster) -> AbstractSet[str]:
    """Return who is not listed as himself while it is asked whether somebody listed is he."""
    before = (
        given
        for office in roster.offices
        for account in office.accounts
        if not account.left
        for given in account.doubts
    )
    return frozenset(before) - _listed(roster).keys()


def _shows(baseline: Baseline) -> Mapping[str, frozenset[Fact[Any]]]:
    """Return by policies' ids what shows that each is kept."""
    return {policy: facts - {TWO_STEP_CAUSE} for policy, facts in baseline.reads.items()}


def _logins(
    office: DrawnOffice,
    since: date,
    shows: Mapping[str, frozenset[Fact[Any]]],
    observations: Mapping[str, Sequence[Observation[Any]]],
) -> list[_Login]:
    """Return what was seen or recorded since the draw of the accounts of an office that was drawn."""
    return [
        _Login(account, shows, [told for told in observations.get(account.account, ()) if _counts(told, since)])
        for account in office.accounts
    ]


def _listed_of(logins: Sequence[_Login], listed: Collection[str]) -> list[_Login]:
    return [login for login in logins if login.account.account in listed]


class _Login(Struct, frozen=True):
    """What was seen or recorded of an account that is to be seen, and what shows that each of its policies is kept."""

    account: DrawnAccount
    shows: Mapping[str, frozenset[Fact[Any]]]
    told: Sequence[Observation[Any]]

    def until(self, day: date) -> _Login:
        return replace(self, told=[told for told in self.told if told.observed_on < day])

    @property
    def is_seen(self) -> bool:
        """Whether something shows, of each duty that was said to be done, how it stands."""
        facts = {told.fact for told in self.told}
        return all(facts & self.shows.get(policy, frozenset()) for policy in self.account.policies)

    def is_wrong(self, decision_day: date) -> bool:
        """Whether something speaks against what was said; that the portal is in the way is no word of the office's, nor what is no longer as it was first seen or recorded."""
        at_the_portal = {told.observed_on for told in self.told if told.fact == TWO_STEP_CAUSE and told.value.of_portal}
        elsewhere = [told for told in self.told if told.observed_on not in at_the_portal]
        for policy in self.account.policies:
            shown = [told for told in elsewhere if told.fact in self.shows.get(policy, frozenset())]
            first = min((told.observed_on for told in shown), default=None)
            if any(told.observed_on == first and _refutes(told, decision_day) for told in shown):
                return True
        return False


def _counts(observation: Observation[Any], since: date) -> bool:
    by_more = observation.grade >= Grade.WITNESSED
    return by_more and observation.fact in SEEN_AT_A_LOGIN and observation.observed_on >= since


_WAITS: Final = frozenset({SampleState.WAITING, SampleState.ASKED})


def _state(logins: Sequence[_Login], decision_day: date, *, is_asked: bool) -> SampleState:
    """Return the state by what was seen of each account that is to be seen; none of them is listed where there are none. `is_asked`: of another it is asked whether it is."""
    if not logins:
        return SampleState.ASKED if is_asked else SampleState.GONE
    if any(login.is_wrong(decision_day) for login in logins):
        return SampleState.WRONG
    if not all(login.is_seen for login in logins):
        return SampleState.WAITING
    return SampleState.ASKED if is_asked else SampleState.SEEN


def _refutes(observation: Observation[Any], decision_day: date) -> bool:
    """Whether what was seen speaks against a yes: two-step is off or asks for nothing, or the profile is not brought up to date."""
    if observation.fact in {TWO_STEP_ENROLLED, TWO_STEP_DEMANDED}:
        return not observation.value
    return observation.fact == PROFILE_UPDATED_ON and bool(observation.value.latest < decision_day)


def crowded_days(observations: Mapping[str, Sequence[Observation[Any]]], since: date) -> tuple[LoginDay, ...]:
    """Return the days since one on which more accounts are said to have been seen at a login than one person can visit."""
    by_day: dict[date, set[str]] = defaultdict(set)
    last: Sequence[Observation[Any]] | None = None
    days: set[date] = set()
    for subject, told in observations.items():
        if told is not last:  # accounts of one office often have in common what was told
            of_logins = (each for each in told if each.grade is Grade.WITNESSED and each.fact in SEEN_AT_A_LOGIN)
            last, days = told, {seen.observed_on for seen in of_logins if seen.observed_on >= since}
        for day in days:
            by_day[day].add(subject)
    return tuple(LoginDay(day, len(of_day)) for day, of_day in sorted(by_day.items()) if len(of_day) > MOST_A_DAY)
