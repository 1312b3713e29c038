"""Whether what was done is known now not to be, and why what is done was not in between."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.finding import OfficeAssessment, Outcome, Status
from auditor.model.views.in_between import InBetween
from auditor.remembering import remembered
from auditor.views.compared.one_of_before import in_place_of
from auditor.views.compared.stood import all_stood, awaits_identity, is_pending
from auditor.views.remarks.mistaken import was_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.baseline import Decision
    from auditor.views.compared.history import History
    from auditor.views.compared.since import Since
    from auditor.views.compared.stood import Standing


def has_slipped(assessment: OfficeAssessment, decision: Decision, history: History) -> bool:
    """Return whether something was done under a decision and is known now not to be."""
    office, since = assessment.office.id, history.since(assessment.office.id)
    before = before_this(history, office, decision.id)
    if before is None or not is_pending(history.current[office].by_decision.get(decision.id)):
        return False
    was_all_done = before is Status.IMPLEMENTED and _is_known_undone(assessment, decision, since)
    return was_all_done or decision.id in since.undone


def in_between(office: str, decision: Decision, history: History) -> InBetween | None:
    """Return why an office (its id) that is done was not at the last meeting, where it was before; None where it never was known to be, or did what it never had done.

    It never was known to be where what was told by then turned out wrong since. What papers said of it at the meetings in between decides else: that
    it had duties to do again; or that something was not done, and nobody had undone it, as of a user ID that is listed since; or only that they were pending.
    """
    statuses = statuses_of(history, office, decision.id)[:-1]
    if Status.IMPLEMENTED not in statuses:
        return None
    last = max(at for at, status in enumerate(statuses) if status is Status.IMPLEMENTED)
    found: set[InBetween | None] = set()
    for then in _in_hindsight(history, office, range(last + 1, len(statuses))):
        for assessment in then.now.assessments:
            office_then, day = assessment.office.id, then.now.header.day
            since, ordered = then.since(office_then), assessment.of(decision=decision.id, level=Level.SHALL)
            if any(was_wrong(each, since, then.upheld_by_now, office_then, day) for each in ordered):
                return None
            if has_slipped(assessment, decision, then):
                found.add(InBetween.UNDONE)
            elif _is_known_undone(assessment, decision, since, had_been_done=False):
                found.add(None)
    return next((each for each in (InBetween.UNDONE, None) if each in found), InBetween.UNCOUNTED)


def _in_hindsight(history: History, office: str, places: range) -> Iterator[History]:
    """Yield what was known at meetings (their places) of one office (its id), or of whom it stands in place, without all others; but what was told by mistake as it is known now."""
    went_on = [in_place_of(stood.standings, history.perhaps) for stood in history.stand()]
    called = [next((then for then, now in heirs.items() if now == office), office) for heirs in went_on]
    rounds = [
        replace(at.round, assessments=(assessment,) if (assessment := at.assessment(then)) else ())
        for at, then in zip(history.meetings, called, strict=True)
    ]
    stand = remembered(None)(partial(all_stood, rounds))  # it tells at which place of these rounds the office is
    alone = replace(history, now=rounds[-1], earlier=tuple(rounds[:-1]), stand=stand, seen_on=history.now.header.day)
    return map(alone.as_of, places)


def statuses_of(history: History, office: str, decision: str) -> list[Status | None]:
    """Return how an office stood under a decision at each meeting, this one last."""
    standings = (at_meeting.get(office) for at_meeting in history.standings)
    return [standing.by_decision.get(decision) if standing else None for standing in standings]


def before_this(history: History, office: str, decision: str) -> Status | None:
    """Return how an office stood under a decision at the last meeting; where that was only doubted, at the one before it at which it was listed.

    The doubt was right where what counted then was told before a holder joined, as is known now: it counts no more than if that had been known at once.
    """
    found: Standing | None = None
    for place in reversed(range(len(history.standings) - 1)):
        standing = history.standings[place].get(office)
        if standing is None or (found is not None and _was_of_another_holder(history, place, office, decision)):
            break
        found = standing
        if decision not in standing.doubted:
            break
    return found.by_decision.get(decision) if found else None


def _was_of_another_holder(history: History, place: int, office: str, decision: str) -> bool:
    """Return whether anything that was done under a decision at a meeting (its place) was told before the one joined who holds the post now."""
    then, now = (history.meetings[at].assessment(office) for at in (place, -1))
    if then is None or now is None:
        return False
    since = {account.id: account.holder_since for account in now.office.accounts if account.holder_since is not None}
    done = (each for each in then.of(decision=decision, level=Level.SHALL) if each.outcome is Outcome.PASS)
    return any(
        each.subject in since and each.observed_on is not None and each.observed_on < since[each.subject]
        for each in done
    )


def _is_known_undone(
    assessment: OfficeAssessment, decision: Decision, since: Since, *, had_been_done: bool = True
) -> bool:
    """Return whether of anything that is open it is known that it is not done, be it not known of which user ID; what had been done, or also what never was.

    Not of what is asked of who keeps the roster (who is who, why somebody left it, a user ID that is not listed), of what is open since
    evidence is gone, or is there again, nor of what never was known to be done. A user ID that is listed since had done nothing: there nobody undid anything.
    """
    return any(
        (finding.outcome is Outcome.FAIL or finding.no_of_several)
        and not (
            finding.awaits_reason
            or finding.of_no_account
            or (had_been_done and finding.subject in since.judged_since)
            or awaits_identity(finding, assessment.office)
            or finding.about in since.returned | since.brought_back | since.mistaken.keys()
        )
        for finding in assessment.of(decision=decision.id, level=Level.SHALL)
        if finding.is_open
    )
