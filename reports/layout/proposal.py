"""The proposed decision in the form of the minutes, for the chair to edit: one row with what was discussed and its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, meeting_called
from auditor.model.paper import Paragraph
from auditor.model.views.minutes import MinutesView
from reports.layout import proposals
from reports.layout.frame import CONFIDENTIAL, build_paper, replacing, round_frame
from reports.layout.lettering import letter
from reports.layout.minutes import PROPOSALS_KEPT, minutes_proposal
from reports.layout.ruled import NUMBER, TitledColumn, ruled
from reports.layout.wording import INFORMATION_AFTER, SUBJECT, TO_BE_DONE_BY

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.annexes import ChairView
    from auditor.model.views.head import Head

_TITLE: Final = Text(en="Proposed decision", bn="প্রস্তাবিত সিদ্ধান্ত")
_SUBTITLE: Final = Text(en="Draft for the minutes; to be edited", bn="কার্যবিবরণীর খসড়া; প্রয়োজনমতো সংশোধন করুন")
_DRAFT: Final = Text(en="the proposed decision", bn="প্রস্তাবিত সিদ্ধান্তের")
_FOR_CHAIR: Final = Text(
    en="Serials are those of Annex A (chair's copy). Leave them out where the minutes are published.",
    bn="ক্রমিকগুলো পরিশিষ্ট-ক (সভাপতির কপি) অনুযায়ী। কার্যবিবরণী প্রকাশিত হলে ক্রমিক বাদ দিন।",
)
_COLUMNS: Final = (
    TitledColumn(NUMBER.title, 0.7, "center"),
    TitledColumn(SUBJECT, 2.4),
    TitledColumn(Text(en="Decision", bn="সিদ্ধান্ত"), 6.6),
    TitledColumn(TO_BE_DONE_BY, 3.0),
)
_ALT: Final = Text(
    en="The proposed decision as a row of the minutes: subject, what was discussed with the clauses, who is to act.",
    bn="কার্যবিবরণীর একটি সারি হিসেবে প্রস্তাবিত সিদ্ধান্ত: বিষয়, আলোচনা ও দফা, বাস্তবায়নকারী।",
)


def proposal_paper(view: ChairView | MinutesView, language: Language) -> Paper:
    """Return the draft: A4, portrait, a table that can be pasted into the minutes."""
    head = view.summary.head
    for_chair = not isinstance(view, MinutesView)
    if isinstance(view, MinutesView):
        discussion, clauses = minutes_proposal(view, language)
    else:
        discussion, clauses = proposals.chair_proposal(view.summary, language, view.rows)
    lettered = [(letter(place, language), clause, by) for place, (clause, by) in enumerate(clauses)]
    row = (
        "",
        proposals.SUBJECT.said(language),
        "\n".join((discussion, *(f"{mark} {clause}" for mark, clause, _ in lettered))),
        "\n".join(f"{mark} {by}" for mark, _, by in lettered),
    )
    return build_paper(
        round_frame(head, language),
        language,
        name="proposed-decision-chair" if for_chair else "proposed-decision-minutes",
        title=_TITLE.said(language),
        marking=CONFIDENTIAL.said(language) if for_chair else "",
        titles=(_TITLE.said(language),),
        subtitles=(_SUBTITLE.said(language), *_later(head, language), *replacing(head, _DRAFT, language)),
        blocks=(
            ruled(_COLUMNS, (row,), _ALT.said(language), language),
            *_notes(view, language),
        ),
    )


def _notes(view: ChairView | MinutesView, language: Language) -> tuple[Paragraph, ...]:
    """Return what stands below the draft: of the chair's, whose serials it has, where it has any."""
    if isinstance(view, MinutesView):
        return (Paragraph(PROPOSALS_KEPT.said(language), small=True),)
    return (Paragraph(_FOR_CHAIR.said(language), small=True),) if proposals.names_offices(view.summary) else ()


def _later(head: Head, language: Language) -> tuple[str, ...]:
    """Return for which meeting the draft is, and of which day its figures are, where that day is after the meeting."""
    if not head.is_after_meeting:
        return ()
    meeting = meeting_called(head.meeting, head.meets_on)
    return (INFORMATION_AFTER.said(language, meeting=meeting, day=head.day),)
