"""What letters say to an office of which no user ID is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.views.compared.stood import asked_of_keeper, owed_findings
from auditor.views.office import step_words

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.model.finding import Finding, OfficeAssessment


def matter_without_account(assessment: OfficeAssessment) -> Text | None:
    """Return what is pending of an office of which no user ID is listed, as letters list matters; None where one is, or nothing is asked."""
    office = assessment.office
    asked = (
        finding
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_open
        and (finding.of_no_account or finding.is_of_none_of_its_own)
        and not asked_of_keeper(finding, office)
    )
    return next((_in_a_letter(finding) for finding in asked), None)


def _in_a_letter(finding: Finding) -> Text:
    if finding.had_no_own_account and finding.observed_on is not None:
        return step_words.HAD_NO_OWN_IN_A_LETTER.filled(day=finding.observed_on)
    return step_words.NO_OWN_IN_A_LETTER if finding.cause is Cause.NO_OWN_ACCOUNT else step_words.NUMBER_IN_A_LETTER


def has_none_of_its_own(assessment: OfficeAssessment) -> bool:
    """Whether an office told, be it long ago, that it has no user ID of its own, and is asked with whose it works."""
    owed_now = owed_findings(assessment)
    return any(each.is_of_none_of_its_own for each in owed_now)
