"""Requests by which offices dispute results, beside what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import plain
from auditor.model.views.annexes import NamedDispute, Remark, RemarkCode
from auditor.views.stood import office_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.disputes import Dispute
    from auditor.views.history import History


def disputes_of(office: str, history: History) -> tuple[Dispute, ...]:
    """Return the requests of one office (its id), oldest first."""
    return tuple(dispute for dispute in history.disputes if dispute.office == office)


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
        )
        for dispute in disputes
        if dispute.office in offices
    )


def remarks_on_disputes(disputes: Iterable[Dispute]) -> tuple[Remark, ...]:
    """Return what is remarked on requests: that an answer is to come, or which it was; each once."""
    return tuple(
        dict.fromkeys(
            Remark(RemarkCode.DISPUTED, day=dispute.received)
            if dispute.answer is None
            else Remark(
                RemarkCode.DISPUTE_ANSWERED,
                day=dispute.answer.day,
                reference=dispute.answer.reference,
                sides=(dispute.answer.result.label,),
            )
            for dispute in disputes
        )
    )
