"""Requests for correction in papers: which they are, and how they were answered."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from reports.layout import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.i18n import Language
    from auditor.model.views.annexes import NamedDispute
    from auditor.model.views.head import OfficeName

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
_TOGETHER: Final = (
    Text(en="to be answered by {due}: {requests}", bn="উত্তরের শেষ তারিখ {due}: {requests}"),
    Text(en="answer was due on {due}: {requests}", bn="উত্তরের সময় {due} তারিখে পার হয়েছে: {requests}"),
    Text(en="{result}: {requests}", bn="{result}: {requests}"),
)
"""The same of requests that stand alike, where the paper tells beside the office on which day one came, or was answered; the office's report
has the rest."""
_LISTED: Final = Text(en="{office}, {duty}: {what}", bn="{office}, {duty}: {what}")
_LISTED_ANSWERED: Final = Text(en="{office}, {duty}", bn="{office}, {duty}")

_ALSO_THERE: Final = Text(
    en="{said} (also of a user ID that stands in the list of {offices} now)",
    bn="{said} (যে ইউজার আইডি এখন অন্য দপ্তরের তালিকায়, তা নিয়েও: {offices})",
)


def dispute_words(named: NamedDispute, language: Language) -> str:
    """Return a request in words."""
    return _said(_IN_FULL, named, language)


def listed_disputes(named: Iterable[NamedDispute], language: Language, called: Callable[[OfficeName], str]) -> str:
    """Return requests of several offices, a line for those that stand alike, in it by serial; `called` names an office."""
    alike: dict[str, list[tuple[int, str]]] = {}
    for each in named:
        listed = _LISTED_ANSWERED if each.dispute.answer is not None else _LISTED
        said = listed.said(
            language, office=called(each.office), duty=each.about, what=cells.quoted(each.dispute.what, language)
        )
        if each.there:
            said = _ALSO_THERE.said(language, said=said, offices=", ".join(map(called, each.there)))
        alike.setdefault(_said(_TOGETHER, each, language, requests="{requests}"), []).append((each.office.serial, said))
    by_serial = {standing: sorted(requests, key=itemgetter(0)) for standing, requests in alike.items()}
    return "\n".join(
        standing.format(requests="; ".join(said for _, said in requests)) for standing, requests in by_serial.items()
    )


def _said(texts: tuple[Text, Text, Text], named: NamedDispute, language: Language, requests: str = "") -> str:
    dispute, answer = named.dispute, named.dispute.answer
    waits, overdue, answered = texts
    return (answered if answer is not None else overdue if named.overdue else waits).said(
        language,
        requests=requests,
        duty=named.about,
        what=cells.quoted(dispute.what, language),
        received=dispute.received,
        reference=cells.quoted(dispute.reference, language),
        due=dispute.due,
        day=answer.day if answer is not None else "",
        result=named.result,
        answer=cells.quoted(answer.reference, language) if answer is not None else "",
    )
