"""Why a paper compares with no meeting before, in all papers alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, meeting_called
from reports.layout.joining import listed

if TYPE_CHECKING:
    from auditor.model.views.head import Head

_FIRST_REPORT: Final = Text(
    en="This is the first report; there is no earlier month to compare with.",
    bn="এটি প্রথম প্রতিবেদন; আগের মাসের সঙ্গে তুলনা নেই।",
)
_NONE_PRESENTED: Final = Text(
    en="No earlier report was presented at a meeting, so there is none to compare with.",
    bn="আগের কোনো প্রতিবেদন সভায় উপস্থাপিত হয়নি, তাই তুলনা নেই।",
)
_TAKES_ITS_PLACE: Final = Text(
    en="Not held: {meetings}. If a report for {n:it|them} is out, this one takes its place.",
    bn="{meetings} হয়নি; {n:এর|এগুলোর} জন্য কোনো প্রতিবেদন দেওয়া হয়ে থাকলে তার স্থলে এটি কার্যকর।",
)


def nothing_to_compare(head: Head, language: Language) -> str:
    """Return why a paper compares with no meeting before: nothing was kept for one, or only for meetings that were not held, of which papers may be out that it takes the place of."""
    unheld = tuple(
        dict.fromkeys(meeting_called(each.meeting, each.meets_on) for each in head.left_out if not each.held)
    )
    if not unheld:
        return _FIRST_REPORT.said(language)
    named = listed([meeting.said(language) for meeting in unheld], language)
    instead = (_TAKES_ITS_PLACE.said(language, meetings=named, n=len(unheld)),) if head.is_kept else ()
    return " ".join((_NONE_PRESENTED.said(language), *instead))
