"""The days by which answers count, as papers tell them: none where nobody told anything on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from auditor.register.days_told import day_told, days_of_talks

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment


def with_days_told(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office without the days by which answers of a register count, where nobody told anything on them.

    Such are those of rows without a day of contact that can be read, or with one that does not fit their form, while it is not said
    which day is meant.
    """
    talks = {*days_of_talks(assessment), None}
    if all(finding.observed_on in talks and finding.cause_on in talks for finding in assessment.findings):
        return assessment
    findings = tuple(_with_day_told(finding, talks) for finding in assessment.findings)
    return structs.replace(assessment, findings=findings)


def _with_day_told(finding: Finding, talks: AbstractSet[date | None]) -> Finding:
    on = day_told(finding.source, finding.observed_on, talks)
    cause_on = day_told(finding.cause_source or finding.source, finding.cause_on, talks)
    unchanged = (on, cause_on) == (finding.observed_on, finding.cause_on)
    return finding if unchanged else structs.replace(finding, observed_on=on, cause_on=cause_on)
