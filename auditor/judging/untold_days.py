"""Notes what counts by a day though nobody knows on which day it was told: that day is another answer's, or nobody's. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.untold import looked_up
from auditor.model.facts import FACTS, TWO_STEP_CAUSE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.side import Side

    Untold = Container[tuple[str, str, date | None]]


def with_untold_days(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with a note on each day of its findings, and of their sides, by which a row or a slip counts of which nobody knows its day."""
    if not judging.undated_rows:
        return assessment
    doubts = {each.id: each.doubts for each in assessment.office.subjects}
    untold = {given: _untold(judging, (given, *before)) for given, before in doubts.items()}
    if not any(untold.values()):
        return assessment
    facts = {rule.policy.id: looked_up(rule) or FACTS.values() for rule in judging.baseline.rules}

    def noted(finding: Finding) -> Finding:
        own = untold.get(finding.subject, ())
        if not own:
            return finding
        of_finding = ((fact.id, finding.source, finding.observed_on) for fact in facts[finding.policy])
        cause = TWO_STEP_CAUSE.id, finding.cause_source or finding.source, finding.cause_on
        return replace(
            finding,
            day_unknown=any(each in own for each in of_finding),
            cause_day_unknown=cause in own,
            sides=_noted(finding.sides, own),
            refuted=_noted(finding.refuted, own),
            against_cause=_noted(finding.against_cause, own),
        )

    return replace(assessment, findings=tuple(map(noted, assessment.findings)))


def _untold(judging: JudgingInput, subjects: Iterable[str]) -> frozenset[tuple[str, str, date | None]]:
    """Return of which facts, by which source and by which days rows and slips count of which nobody knows their day, and none of that day."""
    told: dict[bool, set[tuple[str, str, date | None]]] = {True: set(), False: set()}
    for subject in subjects:
        for each in judging.observations.get(subject, ()):
            is_known = each.reference.at not in judging.undated_rows
            told[is_known].add((each.fact.id, each.source, each.observed_on))
    return frozenset(told[False] - told[True])


def _noted(sides: tuple[Side, ...], untold: Untold) -> tuple[Side, ...]:
    return tuple(
        replace(each, day_unknown=True) if (each.fact, each.source, each.on) in untold else each for each in sides
    )
