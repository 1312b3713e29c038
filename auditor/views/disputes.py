"""Requests by which offices dispute results, beside what they are about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from auditor.i18n import plain
from auditor.model.disputes import UPHELD_UNPROVEN
from auditor.model.views.annexes import NamedDispute, Remark, RemarkCode
from auditor.views.stood import office_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from auditor.model.disputes import Dispute
    from auditor.model.finding import OfficeAssessment
    from auditor.views.history import History


def disputes_of(office: str, history: History) -> tuple[Dispute, ...]:
    """Return the requests of which papers tell of one office (its id), oldest first."""
    told = {dispute.number: dispute for dispute in history.disputes if dispute.office == office}
    assessment = history.of_office.get(office)
    told |= {each.number: each for each in unproven_of(assessment, history)} if assessment is not None else {}
    return tuple(told[number] for number in sorted(told))


def disputes_told(history: History) -> tuple[Dispute, ...]:
    """Return all requests of which papers tell, oldest first."""
    told = {dispute.number: dispute for dispute in history.disputes}
    offices = {dispute.office for dispute in history.upheld} & history.of_office.keys()
    told |= {each.number: each for office in offices for each in unproven_of(history.of_office[office], history)}
    return tuple(told[number] for number in sorted(told))


def unproven_of(assessment: OfficeAssessment, history: History) -> tuple[Dispute, ...]:
    """Return the requests of an office that were upheld, but what shows that is no evidence yet: the duty is open as it was all the time since."""
    return tuple(
        dispute
        for dispute in history.upheld
        if dispute.office == assessment.office.id
        and _is_open(dispute, assessment)
        and not _was_settled(dispute, history)
    )


def _is_open(dispute: Dispute, assessment: OfficeAssessment) -> bool:
    return any(finding.is_open and finding.policy == dispute.policy for finding in assessment.findings)


def _was_settled(dispute: Dispute, history: History) -> bool:
    """Whether the duty of an upheld request was not open any more at a meeting since."""
    upheld = dispute.answer.day if dispute.answer is not None else date.max
    since = (at_meeting for at_meeting in history.meetings[:-1] if at_meeting.round.header.day > upheld)
    found = (at_meeting.assessment(dispute.office) for at_meeting in since)
    return any(assessment is not None and not _is_open(dispute, assessment) for assessment in found)


def named_disputes(disputes: Iterable[Dispute], history: History) -> tuple[NamedDispute, ...]:
    """Return requests with the names of offices and duties; those of offices that are in the round no more are left out."""
    header = history.now.header
    duties = {rule.policy: rule.duty for rule in header.rules}
    offices = history.of_office
    return tuple(
        NamedDispute(
            office_name(offices[dispute.office]),
            duties.get(dispute.policy, plain(dispute.policy)),
            dispute,
            dispute.is_overdue(header.day),
            dispute in unproven_of(offices[dispute.office], history),
        )
        for dispute in disputes
        if dispute.office in offices
    )


def remarks_on_disputes(disputes: Iterable[Dispute], unproven: Collection[Dispute]) -> tuple[Remark, ...]:
    """Return what is remarked on requests: that an answer is to come, or which it was, and what is `unproven` still; each once."""
    return tuple(
        dict.fromkeys(
            Remark(RemarkCode.DISPUTED, day=dispute.received)
            if dispute.answer is None
            else Remark(
                RemarkCode.DISPUTE_ANSWERED,
                day=dispute.answer.day,
                reference=dispute.answer.reference,
                sides=(UPHELD_UNPROVEN if dispute in unproven else dispute.answer.result.label,),
            )
            for dispute in disputes
        )
    )
