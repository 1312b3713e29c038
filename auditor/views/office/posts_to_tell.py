"""Of whom an office is asked which post they have: user IDs that it told of beside those that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment


def posts_to_tell(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the accounts (ids) of which only the number is known, beside others that are listed by post, while anything that is ordered is open of one of them: whose one is can only be told beside whose the others are."""
    numbered = assessment.office.numbered_beside
    opened = {finding.subject for finding in assessment.of(level=Level.SHALL) if finding.is_open}
    return frozenset() if numbered.isdisjoint(opened) else numbered
