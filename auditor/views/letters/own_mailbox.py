"""Whether the committee's own mailbox, to which answers go, is the official address of the UNO's office: only that office tells it.

What a workspace prints is no evidence of what an office holds, and no address is derived from another; so it is asked, and named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.facts import OFFICIAL_EMAIL
from auditor.model.subjects import OfficeKind
from auditor.places.addresses import is_official

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment

IS_IT_OWN: Final = Text(
    en="Answers go to {mail}: is that the office's own official e-mail address?",
    bn="উত্তর পাঠানোর ঠিকানা {mail}: এটিই কি দপ্তরের নিজস্ব সরকারি ই-মেইল ঠিকানা?",
)


def policies_asking(assessment: OfficeAssessment, mailbox: str) -> frozenset[str]:
    """Return the policies (ids) under which the UNO's office is asked for its official address, while an official one is named as the committee's.

    Args:
        assessment: of any office.
        mailbox: to which answers go, as the workspace names it; empty where it does not.

    """
    if assessment.office.kind is not OfficeKind.UNO or not is_official(mailbox, ()):
        return frozenset()
    return frozenset(
        finding.policy
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_open and finding.missing == OFFICIAL_EMAIL.id and not finding.waits_for
    )
