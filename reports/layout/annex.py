"""The annex to the minutes (পরিশিষ্ট-ক): one order of sections, and in each only what its audience is shown."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, digits, meeting_called
from auditor.model.paper import Block, Heading, Paper, Signatures, Turn
from auditor.model.views.annexes import AuditorView, ChairView
from auditor.model.views.minutes import MinutesView
from reports.layout import decisions
from reports.layout.brief import HEADING as BRIEF
from reports.layout.brief import brief
from reports.layout.changes import changes_section
from reports.layout.frame import CONFIDENTIAL, build_paper, replacing, round_frame
from reports.layout.glance import glance
from reports.layout.minutes import minutes_front, minutes_sections
from reports.layout.notes import notes_of, notes_section
from reports.layout.offices import ACCOUNTS_HEADING, OFFICES_HEADING, accounts_section, offices_section
from reports.layout.proposals import chair_proposal, proposals_section
from reports.layout.reasons import NO_CAUSE, advice_section, causes_section, requests_told
from reports.layout.seal import seal_block
from reports.layout.standing import progress_section, summaries_section
from reports.layout.wording import ASSISTANT_PROGRAMMER, DEPARTMENT, NOTES, TITLE, UNO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.model.views.annexes import Annex
    from auditor.model.views.head import Head

_NAMES: Final[Mapping[type[Annex], str]] = {
    MinutesView: "annex-minutes",
    ChairView: "annex-chair",
    AuditorView: "annex-auditor",
}
_MARKINGS: Final[Mapping[type[Annex], Text]] = {
    MinutesView: Text(en="Annex A", bn="পরিশিষ্ট-ক"),
    ChairView: Text(en="Annex A (chair's copy) · {confidential}", bn="পরিশিষ্ট-ক (সভাপতির কপি) · {confidential}"),
    AuditorView: Text(en="Assistant Programmer's copy · {confidential}", bn="সহকারী প্রোগ্রামারের কপি · {confidential}"),
}
_TITLES: Final = (
    TITLE,
    Text(en="Progress report on the implementation of decisions", bn="সিদ্ধান্ত বাস্তবায়নের অগ্রগতি প্রতিবেদন"),
)
_FOR_MEETING: Final = Text(en="For the {meeting}", bn="{meeting}য় উপস্থাপনের জন্য")
_AFTER_MEETING: Final = Text(en="For the {meeting} (information after the meeting)", bn="{meeting}র জন্য (সভার পরের তথ্য)")
_AS_NOW: Final = Text(en="As it would be for the {meeting}", bn="{meeting}র জন্য রাখলে যেমন হবে")
_AS_OF: Final = Text(en="Date of the information: {day}", bn="তথ্যের তারিখ: {day} খ্রি.")
_ANNEX: Final = Text(en="the annex", bn="পরিশিষ্টের")

_PREPARED: Final = Text(en="Prepared by: …………………………", bn="প্রস্তুতকারী: …………………………")
_COUNTERSIGNED: Final = Text(en="Countersigned by: …………………………", bn="প্রতিস্বাক্ষর: …………………………")
_AND_CHAIR: Final = Text(en="and Chair, {committee}", bn="ও সভাপতি, {committee}।")


def annex(view: Annex, language: Language, *, listing: bool = True) -> Paper:
    """Return the annex for the view's audience: A4, the state and the decisions to take first, and signed below these, but a preview.

    Pages lie on their side where the duty columns stand.

    Args:
        view: what its audience is shown.
        language: of all words.
        listing: whether every office and account is listed with its duties; a workbook has these as sheets.

    """
    head = (view.chair if isinstance(view, AuditorView) else view).summary.head
    if isinstance(view, MinutesView):
        front, sections = minutes_front(view, language), minutes_sections(view, language)
    else:
        front, sections = _front(view, language), _sections(view, language, listing=listing)
    signed = () if isinstance(view, AuditorView) or head.is_preview else (_signatures(head, language),)
    return build_paper(
        round_frame(head, language),
        language,
        name=_NAMES[type(view)],
        title=": ".join(title.said(language) for title in _TITLES),
        marking=_MARKINGS[type(view)].said(language, confidential=CONFIDENTIAL),
        titles=tuple(title.said(language) for title in _TITLES),
        subtitles=subtitles(head, language),
        blocks=tuple(_numbered((*front, *signed, *sections, *seal_block(head, language)), language)),
    )


def _front(view: ChairView | AuditorView, language: Language) -> tuple[Block, ...]:
    """Return what stands on the first page: how things stand, and what is to be decided."""
    chair = view.chair if isinstance(view, AuditorView) else view
    _, clauses = chair_proposal(chair.summary, language, chair.rows)
    return (
        glance(chair.summary, language),
        *progress_section(chair.summary, language),
        *proposals_section(clauses, language, is_over=chair.summary.head.is_after_meeting),
    )


def _sections(view: ChairView | AuditorView, language: Language, *, listing: bool) -> tuple[Block, ...]:
    chair = view.chair if isinstance(view, AuditorView) else view
    summary = chair.summary
    return (
        *brief(chair, language),
        *causes_section(summary.causes, NO_CAUSE, language, chair.rows),
        *requests_told(chair.requests, language),
        *advice_section(summary.advice, language),
        Turn(),
        *summaries_section(summary, language),
        *(_listed(view, chair, language) if listing else _headings_of_lists(view, language)),
        Turn(),
        *changes_section(view, summary, language),
        *notes_section(notes_of(view), language),
    )


def _listed(view: ChairView | AuditorView, chair: ChairView, language: Language) -> tuple[Block, ...]:
    accounts = accounts_section(view, language) if isinstance(view, AuditorView) else ()
    return (*offices_section(chair, language), *accounts)


def _headings_of_lists(view: ChairView | AuditorView, language: Language) -> tuple[Block, ...]:
    """Return the headings alone, so that the sections keep their numbers."""
    headings = (OFFICES_HEADING, ACCOUNTS_HEADING) if isinstance(view, AuditorView) else (OFFICES_HEADING,)
    return tuple(Heading(heading.said(language)) for heading in headings)


def _numbered(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """Yield blocks with the numbers of their sections; the brief and the notes have none."""
    unnumbered = {BRIEF.said(language), NOTES.said(language)}
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and block.text not in unnumbered:
            yield replace(block, text=digits(f"{next(numbers)}. ", language) + block.text)
        else:
            yield block


def subtitles(head: Head, language: Language) -> tuple[str, ...]:
    """Return which decisions and which meeting, and below it from where and of which day the information is."""
    decided = decisions.meeting_lines(head.decisions, head.among, head.committee, language)
    about = [*decided[-1:]]
    if head.meeting or head.meets_on is not None:
        text = _AS_NOW if head.is_preview else _AFTER_MEETING if head.is_after_meeting else _FOR_MEETING
        about.append(text.said(language, meeting=meeting_called(head.meeting, head.meets_on)))
    known = [*decisions.source_lines(head.decisions, language), _AS_OF.said(language, day=head.day)]
    return (*decided[:-1], *(" · ".join(line) for line in (about, known, replacing(head, _ANNEX, language)) if line))


def _signatures(head: Head, language: Language) -> Signatures:
    committee, signatories = head.committee, head.letterhead.signatories
    department = DEPARTMENT.said(language, upazila=committee.upazila, district=committee.district)
    return Signatures(
        (
            (
                _PREPARED.said(language),
                *(signatories.prepared(language) or (ASSISTANT_PROGRAMMER.said(language), department)),
            ),
            (
                _COUNTERSIGNED.said(language),
                *(
                    signatories.countersigned(language)
                    or (UNO.said(language), _AND_CHAIR.said(language, committee=committee.name))
                ),
            ),
        )
    )
