"""What waits for the portal is asked again once its owner answered: from the day on that the answer names, if that comes by the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.letters import answered_by, last_answered
from auditor.views.compared.since import as_never_told
from auditor.views.letters.portal_days import day_promised, is_before_promised
from auditor.views.letters.sent_letters import answer_to_try, is_to_try_again

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.views.compared.since import Since


def answers_in_force(letters: Iterable[Letter], day: date, by: date) -> tuple[Letter, ...]:
    """Return the letters that the portal's owner answered up to a day, oldest first, but those of which the day that he named is not there by another one, and what such an answer stands in the place of.

    Args:
        letters: all of the workspace.
        day: up to which he answered.
        by: until when trying again is asked about: the day of the next meeting, or the day itself.

    """
    answered = answered_by(letters, day)
    ahead = [letter for letter in answered if is_before_promised(letter, by)]
    there = (
        replace(each, later=tuple(later for later in ahead if _is_later(later, each)))
        for each in answered
        if each not in ahead
    )
    return tuple(sorted(there, key=lambda each: each.place))


def _is_later(one: Letter, other: Letter) -> bool:
    return last_answered((one, other)) is one


def as_asked(
    assessment: OfficeAssessment,
    since: Since,
    answered: Sequence[Letter],
    disputed: Container[tuple[str, str]],
) -> OfficeAssessment:
    """Return the office with all open that it is asked by a register (see `open_again`, `open_to_try`).

    Args:
        assessment: how it stands.
        since: what is otherwise than at the last meeting.
        answered: the letters that the portal's owner answered (see `answers_in_force`).
        disputed: what waits for the portal by what an upheld request says is wrong (`auditor.views.disputes.against_causes`).

    """
    opened = (_opened(each) if each.about in disputed else each for each in assessment.findings)
    return open_to_try(open_again(replace(assessment, findings=tuple(opened)), since), answered)


def open_again(assessment: OfficeAssessment, since: Since) -> OfficeAssessment:
    """Return the office with nothing known of what counts only since evidence that told otherwise is gone, or is in question (`Since.is_in_question`): it is to be told again."""
    opened = (_opened(finding) if since.is_in_question(finding) else finding for finding in assessment.findings)
    return replace(assessment, findings=tuple(opened))


def _opened(finding: Finding) -> Finding:
    """Return a finding as if nobody had told it; that the post is vacant stays known: it is asked who has the user ID."""
    told = {"cause": finding.cause, "cause_on": finding.cause_on, "cause_source": finding.cause_source}
    return replace(as_never_told(finding), **(told if finding.holders_cause is not None else {}))


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
    return bool(answers_to_try(assessment, answered))


def answers_to_try(assessment: OfficeAssessment, answered: Sequence[Letter]) -> frozenset[int]:
    """Return the numbers of the letters that the portal's owner answered about anything that waits for him in an office."""
    found = (answer_to_try(finding, assessment.office, answered) for finding in assessment.findings)
    return frozenset(letter.draft.number for letter in found if letter is not None)


def waits_until(assessment: OfficeAssessment, answered: Iterable[Letter]) -> date | None:
    """Return the first day that the portal's owner named of what waits for him in an office; None where he named none.

    Args:
        assessment: how it stands.
        answered: the letters that he answered.

    """
    known = tuple(answered)
    answers = (answer_to_try(finding, assessment.office, known) for finding in assessment.findings)
    return min(filter(None, map(day_promised, answers)), default=None)
