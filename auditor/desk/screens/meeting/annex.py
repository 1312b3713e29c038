"""The annex as it would be now: its pages, and its tables as a page of the desk."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import Response, abort, g, render_template

from auditor import discovery
from auditor.desk import texts
from auditor.desk.addresses import get
from auditor.desk.extended import ending_between
from auditor.desk.screen import the_desk
from auditor.desk.screens.meeting.base import BACK, as_kept, meeting_meant, of_meeting, typed_meeting
from auditor.i18n import Text, joined
from auditor.model.errors import AuditorError
from auditor.model.views.head import Audience
from auditor.views.annex.annexes import annex_view, chair_view
from auditor.views.annex.summary import decision_parts
from auditor.views.compared.history import RoundMaterial
from auditor.views.office import standings
from reports.layout import remarking
from reports.layout.annex import subtitles
from reports.layout.cells import NIL
from reports.layout.decisions import in_order

if TYPE_CHECKING:
    from auditor.model.tally import GroupTally, Tally
    from auditor.views.compared.history import History


@get("/meeting/annex")
def annex() -> str:
    """Show the tables of the annex as it would be now."""
    desk, history = the_desk(), _as_kept()
    letterhead = desk.space().config.letterhead
    view = of_meeting(desk, "annex as a table", history.now.header, lambda: chair_view(history, letterhead))
    own = sum(row.own for row in view.rows)
    return render_template(
        "meeting_annex.html",
        title=_TITLE,
        about=subtitles(view.summary.head, g.language),
        ending=ending_between(desk, history.now.header.meets_on),
        headings=[heading.said(g.language) for heading in (*standings.headings(view), _REMARKS)],
        unbroken=f"-{_JOINER}",
        rows=[
            ((*shown.cells, "" if (told := remarking.in_brief(row.remarks, g.language)) == NIL else told), row.own)
            for row, shown in zip(view.rows, standings.rows(view, g.language), strict=True)
        ],
        decisions=[
            (
                part.decision.called_among(history.now.header.ordering),
                [
                    *((_kinds(group), _counts(group.tally)) for group in part.groups),
                    (_TOTAL, _counts(part.total)),
                ],
                _left_out(part.total, own),
            )
            for part in in_order(decision_parts(history))
        ],
        audiences=AUDIENCES,
        meeting=typed_meeting() or None,
        words=WORDS,
    )


@get("/meeting/annex/<audience>.pdf")
def annex_pages(audience: str) -> Response:
    """Send the annex for one audience as pages, in the language in which its papers are made."""
    if audience not in set(Audience):
        abort(HTTPStatus.NOT_FOUND)
    desk = the_desk()
    config = desk.space().config
    material = RoundMaterial(_as_kept(), config.letterhead)

    def drawn() -> bytes:
        view = annex_view(material, Audience(audience))
        return discovery.documents()["annex"].render(discovery.formats()["pdf"], view, config.language)

    content = of_meeting(desk, f"annex {audience}", material.past.now.header, drawn)
    return Response(content, mimetype="application/pdf", headers={"Content-Disposition": "inline"})


def _as_kept() -> History:
    """Return the round as it would be kept now for the meeting that is meant, which counts then among the meetings; where none is, as things stand today."""
    desk = the_desk()
    try:
        meeting = meeting_meant()
    except AuditorError:
        return desk.history()
    return as_kept(desk, desk.judgement(meeting))


def _kinds(group: GroupTally) -> Text:
    return joined(kind.label for kind in group.kinds)


def _counts(tally: Tally) -> tuple[int, ...]:
    return (
        tally.total,
        tally.implemented,
        tally.awaiting_portal,
        tally.partial,
        tally.not_implemented,
        tally.no_information,
        tally.waived,
    )


def _left_out(total: Tally, own: int) -> list[Text]:
    """Say which offices of the roster a table leaves out."""
    counts = ((_NOT_CONCERNED, total.not_applicable), (texts.UNCOUNTED, own))
    return [told.filled(n=number) for told, number in counts if number]


AUDIENCES: Final = (
    (Audience.MINUTES.value, Text(en="For the minutes", bn="কার্যবিবরণীর জন্য")),
    (Audience.CHAIR.value, Text(en="The chair's copy", bn="সভাপতির কপি")),
    (Audience.AUDITOR.value, Text(en="Your own copy", bn="আপনার নিজের কপি")),
)
_REMARKS: Final = Text(en="Remarks", bn="মন্তব্য")
_JOINER: Final = "\u2060"
"""Behind a hyphen: a heading is not broken there."""
_TITLE: Final = Text(en="The annex as it would be now", bn="এখনকার অবস্থায় পরিশিষ্ট")
_TOTAL: Final = Text(en="Total", bn="মোট")
_NOT_CONCERNED: Final = Text(
    en="{n} more {n:office|offices}, to which this decision does not apply, {n:is|are} not in this table.",
    bn="আরও {n}টি দপ্তরের ক্ষেত্রে এ সিদ্ধান্ত প্রযোজ্য নয়; {n:সেটি|সেগুলো} এ সারণিতে নেই।",
)
WORDS: Final = {
    "back": BACK,
    "pages": Text(en="As pages (PDF, in a new tab)", bn="পাতা হিসেবে (PDF, নতুন ট্যাবে)"),
    "kind": Text(en="Kind of office", bn="দপ্তরের ধরন"),
    "offices": Text(en="Offices, one by one", bn="দপ্তরভিত্তিক অবস্থা"),
    "counts": (
        Text(en="Offices", bn="দপ্তর"),
        Text(en="Implemented", bn="বাস্তবায়িত"),
        Text(en="Awaiting the portal", bn="পোর্টাল অপেক্ষমাণ"),
        Text(en="Partly", bn="আংশিক"),
        Text(en="Not implemented", bn="বাস্তবায়িত হয়নি"),
        Text(en="No information", bn="তথ্য পাওয়া যায়নি"),
        Text(en="Time extended", bn="সময় বর্ধিত"),
    ),
    "own": Text(en="checked voluntarily, not counted", bn="স্বেচ্ছায় যাচাই, গণনার বাইরে"),
}
