"""Answers of files of which nobody knows which came last, and of slips of which nobody knows the day: what one tells more favourably stands beside what counts, so that papers have both until that is told."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.judging.contradicting import pair_in
from auditor.judging.objections import side_told
from auditor.judging.resolving import walk_order
from auditor.model.evidence import of_each
from auditor.model.facts import FACTS
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.side import Side

_day: Final = attrgetter("observed_on")


def of_unknown_order(
    files: Iterable[frozenset[str]],
    undated: Collection[str],
    observations: Iterable[Observation[Any]],
    judging: JudgingInput,
) -> Mapping[str, Sequence[tuple[Side, Side]]]:
    """Return what such files tell more favourably than the one that counts as the last, and what that tells, by whom it is told of (id).

    Nothing where another file tells that anew since: it is then settled, whichever of them came last. Answers of one day stand beside each other anyway, but for the day of one of which nobody knows it.

    Args:
        files: the digests of each files of which nobody knows which came last.
        undated: the digests of those of which nobody knows on which day they were made.
        observations: all that was told, also what was told anew since by the same origin.
        judging: what counts of it, and until when.

    """
    together = {digest: group for group in files for digest in group}
    if not together:
        return {}
    told: dict[tuple[str, Fact[Any], frozenset[str]], list[Observation[Any]]] = defaultdict(list)
    by_them = (each for each in observations if each.reference.sha256 in together and each.observed_on <= judging.day)
    for subject, each in of_each(by_them):
        told[subject, each.fact, together[each.reference.sha256]].append(each)
    found: dict[str, list[tuple[Side, Side]]] = defaultdict(list)
    for (subject, fact, group), answers in told.items():
        last = max(answers, key=walk_order(fact))
        better = [
            each
            for each in answers
            if each.observed_on < last.observed_on
            or not {each.reference.sha256, last.reference.sha256}.isdisjoint(undated)
            if pair_in((last, each)) == (last, each)
        ]
        counting = [each for each in judging.observations.get(subject, ()) if each.fact == fact]
        since = (each for each in counting if each.observed_on > last.observed_on)
        if better and last in counting and all(each.reference.sha256 in group for each in since):
            first, second = (
                replace(side_told(each), day_unknown=each.reference.sha256 in undated)
                for each in (max(better, key=_day), last)
            )
            found[subject].append((first, second))
    return found


def of_unknown_day(
    spans: Mapping[str, tuple[date, date, date]], observations: Iterable[Observation[Any]], judging: JudgingInput
) -> Mapping[str, Sequence[tuple[Side, Side]]]:
    """Return what was told more favourably on a day since which a slip may have been made of which nobody knows that day, and what that slip tells, by whom it is told of (id).

    Nothing where that is told anew after the last day that is possible.

    Args:
        spans: see `auditor.rounds.asking.slip_order.SlipOrder`.
        observations: all that was told.
        judging: what counts of it, and until when.

    """
    found: dict[str, list[tuple[Side, Side]]] = defaultdict(list)
    by_them = (each for each in observations if each.reference.sha256 in spans and each.observed_on <= judging.day)
    for subject, no in of_each(by_them) if spans else ():
        counting = [each for each in judging.observations.get(subject, ()) if each.fact == no.fact]
        first, last = spans[no.reference.sha256][0], no.observed_on
        better = [
            each
            for each in counting
            if each.reference.sha256 not in spans
            and first <= each.observed_on <= last
            and pair_in((no, each)) == (no, each)
        ]
        if better and no in counting and all(each.observed_on <= last for each in counting):
            found[subject].append((side_told(max(better, key=_day)), replace(side_told(no), day_unknown=True)))
    return found


def at_latest(
    spans: Mapping[str, tuple[date, date, date]], judging: JudgingInput
) -> Mapping[str, Sequence[Observation[Any]]]:
    """Return what slips tell that counts from the first day on which they may have been made, as it would count from the last, by whom it is told of (id).

    Args:
        spans: see `auditor.rounds.asking.slip_order.SlipOrder`.
        judging: what counts, and until when.

    """
    found: dict[str, list[Observation[Any]]] = defaultdict(list)
    for subject, told in judging.observations.items():
        for each in told:
            last = spans[each.reference.sha256][-1] if each.reference.sha256 in spans else each.observed_on
            if each.observed_on < last <= judging.day:
                value = When.on(each.value.latest) if isinstance(each.value, When) else each.value
                found[subject].append(replace(each, value=value, observed_on=last))
    return found


def bar_of(no: Finding) -> Grade:
    """Return how well an answer has to be known to lift a no."""
    return min(no.grade or Grade.DECLARED, Grade.WITNESSED)


def with_unknown_order(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with both answers beside each no that only counts as the last; not beside one that is better known than what is told more favourably: that lifts it in no order."""
    differing = judging.of_unknown_order
    if not differing or differing.keys().isdisjoint({finding.subject for finding in assessment.findings}):
        return assessment
    reads = judging.baseline.reads

    def beside(finding: Finding) -> Finding:
        if finding.outcome is not Outcome.FAIL or finding.refuted or finding.against_cause:
            return finding
        bar = bar_of(finding)
        of_it = (
            sides
            for sides in differing.get(finding.subject, ())
            if FACTS[sides[0].fact] in reads[finding.policy] and sides[0].grade >= bar
        )
        sides = next(of_it, None)
        if sides is None:
            return finding
        of_one_day = bool(finding.sides) and sides[0].on == sides[1].on
        return replace(finding, conflict=True, **{"sides": sides[::-1]} if of_one_day else {"refuted": sides})

    return replace(assessment, findings=tuple(map(beside, assessment.findings)))
