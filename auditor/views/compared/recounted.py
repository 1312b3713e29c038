"""Who is counted and was not at the last meeting, or the other way round: so no duty that is open leaves a count unseen."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.finding import Status
from auditor.model.views.annexes import Change, JudgedOtherwise, Recounted
from auditor.model.views.summary import CountedOtherwise
from auditor.views.compared.stood import counted_offices, office_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.baseline import Decision
    from auditor.model.finding import OfficeAssessment
    from auditor.model.views.head import OfficeName
    from auditor.views.compared.history import History


def recounted_of(assessment: OfficeAssessment, history: History) -> tuple[Recounted, ...]:
    """Return under which decisions an office is counted and was not at the last meeting, or the other way round; of who left it is told that he did."""
    otherwise = {} if assessment.office.left else history.since(assessment.office.id).recounted
    return tuple(Recounted(Change(office_name(assessment), given), how) for given, how in otherwise.items())


def dropped(history: History) -> tuple[Decision, ...]:
    """Return the decisions that were judged at the last meeting and are not now, as by another baseline, whomever they concerned."""
    now = {decision.id for decision in history.now.header.ordering}
    return tuple(decision for given, decision in _judged_then(history).items() if given not in now)


def _judged_then(history: History) -> dict[str, Decision]:
    """Return the decisions that were judged at the last meeting, by id; none where this is the first."""
    return {decision.id: decision for decision in history.earlier[-1].header.ordering} if history.earlier else {}


def is_only_judged_anew(assessment: OfficeAssessment, decision: Decision, history: History) -> bool:
    """Return whether a decision was not judged at the last meeting, as by another baseline, and an office had done by then all that it has done of what it orders: that is no news."""
    if decision.id in _judged_then(history) or assessment.office.id not in (history.previous or {}):
        return False
    ordered = {finding.about for finding in assessment.of(decision=decision.id, level=Level.SHALL)}
    return ordered.isdisjoint(history.since(assessment.office.id).done_anew)


def judged_no_more(offices: Iterable[OfficeAssessment], history: History) -> tuple[JudgedOtherwise, ...]:
    """Return the decisions that were judged at the last meeting and are not now, with those of some offices that were counted under them."""
    gone = dropped(history)
    if not gone:
        return ()
    then = history.stood[-2]
    counted = [
        (each, then.standings[each.office.id].by_decision)
        for each in offices
        if each.office.id in then.counted_ids and not each.office.left
    ]
    no_part = (None, Status.NOT_APPLICABLE)
    under = (
        (decision, tuple(office_name(each) for each, stood in counted if stood.get(decision.id) not in no_part))
        for decision in gone
    )
    return tuple(JudgedOtherwise(decision, concerned) for decision, concerned in under if concerned)


def judged_anew(offices: Iterable[OfficeAssessment], history: History) -> tuple[JudgedOtherwise, ...]:
    """Return the decisions that were not judged at the last meeting, where others were in their place, with those of some offices that are counted under them."""
    if not dropped(history):
        return ()
    then, counted = _judged_then(history), {each.office.id for each in counted_offices(history.now)}
    stands = [
        (office_name(each), history.current[each.office.id].by_decision)
        for each in offices
        if each.office.id in counted
    ]
    no_part = (None, Status.NOT_APPLICABLE)
    under = (
        (decision, tuple(name for name, stand in stands if stand.get(decision.id) not in no_part))
        for decision in history.now.header.ordering
        if decision.id not in then
    )
    return tuple(JudgedOtherwise(decision, concerned) for decision, concerned in under if concerned)


def recounted_under(history: History) -> tuple[CountedOtherwise, ...]:
    """Return which offices are counted and were not at the last meeting, and the other way round: in all totals, then under each decision, of those that are counted as before in the total."""
    found: dict[tuple[str, bool], set[OfficeName]] = defaultdict(set)
    for each in chain.from_iterable(recounted_of(assessment, history) for assessment in history.now.assessments):
        in_total = each.how.then.voluntary is not each.how.now.voluntary
        found["" if in_total else each.change.decision, each.how.counted].add(each.change.office)
    for is_counted, judged_otherwise in ((True, judged_anew), (False, judged_no_more)):
        for under in judged_otherwise(counted_offices(history.now), history):
            found[under.decision.id, is_counted].update(under.offices)
    decisions = sorted((*history.now.header.ordering, *dropped(history)), key=lambda decision: decision.place)
    by_id = ((None, ""), *((each, each.id) for each in decisions))
    told = (
        CountedOtherwise(each, _in_order(found[given, True]), _in_order(found[given, False])) for each, given in by_id
    )
    return tuple(each for each in told if each.now or each.no_more)


def _in_order(offices: Iterable[OfficeName]) -> tuple[OfficeName, ...]:
    return tuple(sorted(offices, key=attrgetter("serial")))
