"""Requests for correction in papers: which they are, and how they were answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from reports.layout import cells

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.annexes import NamedDispute

DISPUTES: Final = Text(en="Requests for correction", bn="তথ্য সংশোধনের অনুরোধ")
_WAITS: Final = Text(
    en="{whose}{duty}: {what} (received {received}, {reference}); to be answered by {due}",
    bn="{whose}{duty}: {what} (প্রাপ্তি {received}, {reference}); {due} তারিখের মধ্যে উত্তর দিতে হবে",
)
_OVERDUE: Final = Text(
    en="{whose}{duty}: {what} (received {received}, {reference}); the time for an answer ended on {due}, none is noted yet",
    bn="{whose}{duty}: {what} (প্রাপ্তি {received}, {reference}); উত্তর দেওয়ার সময় {due} তারিখে পার হয়েছে, উত্তর এখনো লেখা নেই",
)
_ANSWERED: Final = Text(
    en="{whose}{duty}: {what} (received {received}, {reference}); answered on {day}: {result} ({answer})",
    bn="{whose}{duty}: {what} (প্রাপ্তি {received}, {reference}); উত্তর {day}: {result} ({answer})",
)


def dispute_words(named: NamedDispute, language: Language, *, office: str = "") -> str:
    """Return a request in words, in a paper of several offices with its `office`."""
    dispute = named.dispute
    answer = dispute.answer
    waits = _OVERDUE if named.overdue else _WAITS
    return (waits if answer is None else _ANSWERED).said(
        language,
        whose=f"{office}, " if office else "",
        duty=named.duty,
        what=cells.quoted(dispute.what, language),
        received=dispute.received,
        reference=cells.quoted(dispute.reference, language),
        due=dispute.due,
        day=answer.day if answer is not None else "",
        result=answer.result.label if answer is not None else "",
        answer=cells.quoted(answer.reference, language) if answer is not None else "",
    )
