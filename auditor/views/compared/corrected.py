"""What stands otherwise than at the last meeting of which an answer typed at the desk was corrected since. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.i18n import Text
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.forms import AnswerWithdrawn
    from auditor.views.compared.history import History


def corrected_after(history: History, number: int) -> Mapping[tuple[str, str], AnswerWithdrawn]:
    """Return of which duties an answer was corrected since a kept round (its number), and how it was noted last: (subject, policy), those of one of before by who is listed in his place now."""
    corrected = history.corrected_since(number)
    if not history.compares_duties_of_before:
        return corrected
    return {(history.heirs.get(whose, whose), policy): noted for (whose, policy), noted in corrected.items()}


def corrected_of(assessment: OfficeAssessment, history: History) -> Iterator[tuple[Finding, Text, AnswerWithdrawn]]:
    """Yield the ordered duties of an office that stand otherwise than at the last meeting and of which an answer was corrected since: with how they stood then, and how that was noted."""
    corrected = corrected_after(history, history.earlier[-1].number) if history.earlier else {}
    mended = [each for each in assessment.of(level=Level.SHALL) if each.about in corrected] if corrected else []
    then = _stood_at_last(assessment, history) if mended else None
    stood = {(*each.about, each.decision): each.as_printed for each in then.findings} if then is not None else {}
    for finding in mended:
        before = stood.get((*finding.about, finding.decision))
        if before is not None and before != finding.as_printed:
            yield finding, before, corrected[finding.about]


def _stood_at_last(assessment: OfficeAssessment, history: History) -> OfficeAssessment | None:
    last = history.meetings[-2]
    return (
        last.by_ids_of_now(assessment) if history.compares_duties_of_before else last.assessment(assessment.office.id)
    )
