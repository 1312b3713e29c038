"""Requests for correction in papers: which they are, and how they were answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from reports.layout import cells

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.annexes import NamedDispute

DISPUTES: Final = Text(en="Requests for correction", bn="তথ্য সংশোধনের অনুরোধ")
_IN_FULL: Final = (
    Text(
        en="{duty}: {what} (received {received}, {reference}); to be answered by {due}",
        bn="{duty}: {what} (প্রাপ্তি {received}, {reference}); {due} তারিখের মধ্যে উত্তর দিতে হবে",
    ),
    Text(
        en="{duty}: {what} (received {received}, {reference}); the time for an answer ended on {due}, none is noted yet",
        bn="{duty}: {what} (প্রাপ্তি {received}, {reference}); উত্তর দেওয়ার সময় {due} তারিখে পার হয়েছে, উত্তর এখনো লেখা নেই",
    ),
    Text(
        en="{duty}: {what} (received {received}, {reference}); answered on {day}: {result} ({answer})",
        bn="{duty}: {what} (প্রাপ্তি {received}, {reference}); উত্তর {day}: {result} ({answer})",
    ),
)
"""Of a request that waits, one that waits too long, and one that was answered."""
_LISTED: Final = (
    Text(en="{office}, {duty}: {what}; to be answered by {due}", bn="{office}, {duty}: {what}; উত্তরের শেষ তারিখ {due}"),
    Text(
        en="{office}, {duty}: {what}; its answer was due on {due}",
        bn="{office}, {duty}: {what}; উত্তরের সময় {due} তারিখে পার হয়েছে",
    ),
    Text(en="{office}, {duty}: {result}", bn="{office}, {duty}: {result}"),
)
"""The same where the paper tells beside the office on which day a request came, or was answered; the office's report has the rest."""


def dispute_words(named: NamedDispute, language: Language) -> str:
    """Return a request in words."""
    return _said(_IN_FULL, named, language)


def listed_dispute(named: NamedDispute, language: Language, office: str) -> str:
    """Return a request of an office, in the words of a paper of several offices."""
    return _said(_LISTED, named, language, office)


def _said(texts: tuple[Text, Text, Text], named: NamedDispute, language: Language, office: str = "") -> str:
    dispute = named.dispute
    answer = dispute.answer
    waits, overdue, answered = texts
    return (answered if answer is not None else overdue if named.overdue else waits).said(
        language,
        office=office,
        duty=named.duty,
        what=cells.quoted(dispute.what, language),
        received=dispute.received,
        reference=cells.quoted(dispute.reference, language),
        due=dispute.due,
        day=answer.day if answer is not None else "",
        result=answer.result.label if answer is not None else "",
        answer=cells.quoted(answer.reference, language) if answer is not None else "",
    )
