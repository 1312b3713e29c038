"""What stands otherwise since an answer that was typed at the desk was corrected: nobody did or undid anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.views.corrected import CorrectedAnswer
from auditor.views.stood import office_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.finding import OfficeAssessment
    from auditor.views.history import History


def corrected_answers(history: History, assessments: Iterable[OfficeAssessment]) -> Iterator[CorrectedAnswer]:
    """Yield which duties of some offices stand otherwise than at the last meeting of which an answer typed at the desk was corrected since."""
    corrected = history.corrected_since(history.earlier[-1].number) if history.earlier else {}
    if not corrected:
        return
    duties = {(rule.policy, rule.decision): rule.duty for rule in history.now.header.rules}
    for assessment in assessments:
        mended = [each for each in assessment.of(level=Level.SHALL) if each.about in corrected]
        then = history.meetings[-2].assessment(assessment.office.id) if mended else None
        stood = {(*each.about, each.decision): each.as_printed for each in then.findings} if then is not None else {}
        for finding in mended:
            before, noted = stood.get((*finding.about, finding.decision)), corrected[finding.about]
            if before is not None and before != finding.as_printed:
                whose, duty = assessment.office.called.get(finding.subject), duties[finding.policy, finding.decision]
                yield CorrectedAnswer(
                    office_name(assessment),
                    whose or assessment.office.name,
                    duty,
                    before,
                    finding.as_printed,
                    noted.on,
                    noted.reason,
                )
