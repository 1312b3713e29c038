"""What waits for the portal is asked again once its owner answered: from the day on that the answer names, if that comes by the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.views.portal_days import is_before_promised
from auditor.views.sent_letters import is_to_try_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Letter


def answers_in_force(letters: Iterable[Letter], day: date, by: date) -> tuple[Letter, ...]:
    """Return the letters that the portal's owner answered up to a day, oldest first, but those of which the day that he named is not there by another one.

    Args:
        letters: all of the workspace.
        day: up to which he answered.
        by: until when trying again is asked about: the day of the next meeting, or the day itself.

    """
    answered = (letter for letter in letters if letter.answered is not None and letter.answered.day <= day)
    return tuple(sorted((each for each in answered if not is_before_promised(each, by)), key=lambda each: each.place))


def open_to_try(assessment: OfficeAssessment, answered: Sequence[Letter]) -> OfficeAssessment:
    """Return the office with what waits for the portal open, where its owner answered a letter about it since: it may be in the way no more."""
    if not has_to_try(assessment, answered):
        return assessment
    return replace(
        assessment,
        findings=tuple(
            replace(finding, cause=None) if is_to_try_again(finding, assessment.office, answered) else finding
            for finding in assessment.findings
        ),
    )


def has_to_try(assessment: OfficeAssessment, answered: Sequence[Letter]) -> bool:
    """Whether the portal's owner answered a letter about anything that waits for him in an office."""
    return any(is_to_try_again(finding, assessment.office, answered) for finding in assessment.findings)
