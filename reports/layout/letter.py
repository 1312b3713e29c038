"""What stands around the body of every letter of the UNO: memo line, subject, sources, signature, to whom it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, digits, short_date
from auditor.model.baseline import in_time
from auditor.model.paper import Block, Items, Paragraph, Signatures
from reports.layout.decisions import meeting_of_blank
from reports.layout.frame import Frame, build_paper
from reports.layout.lettering import number
from reports.layout.wording import ASSISTANT_PROGRAMMER, DEPARTMENT, UNO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.head import Head
    from auditor.model.views.letters import EarlierLetter
    from auditor.model.views.sent_letters import PortalRequest

DOTS: Final = "………………"
"""A place to write by hand."""
_GAP: Final = "\u00a0" * 10
_MEMO_AND_DATE: Final = Text(
    en=f"Memo no.: {{memo}}{_GAP}Date: {{dots}}", bn=f"স্মারক নং- {{memo}}{_GAP}তারিখ: {{dots}} খ্রি."
)
_FOOT: Final = Text(en="Enclosed with a reminder · information of {day}", bn="তাগিদপত্রের সংযুক্তি · তথ্যের তারিখ: {day}")
_SUBJECT: Final = Text(en="Subject:", bn="বিষয়:")
_SOURCE: Final = Text(en="Source:", bn="সূত্র:")
_DECISION_MEMO: Final = Text(en="Memo no. {memo}, {day}", bn="স্মারক নং- {memo}, তারিখ: {day} খ্রি.")
_OWN_MEMO: Final = Text(en="Memo no. {memo} of this office, {day}", bn="এ কার্যালয়ের স্মারক নং- {memo}, তারিখ: {day} খ্রি.")
_ENCLOSED: Final = Text(en="Enclosed:", bn="সংযুক্তি:")
_PLACE: Final = Text(en="{upazila}, {district}", bn="{upazila}, {district}।")
_PHONE: Final = Text(en="Phone: {phone}", bn="ফোন: {phone}")
_MAIL: Final = Text(en="E-mail: {mail}", bn="ই-মেইল: {mail}")
_GOES_TO: Final = Text(en="Distribution (for action):", bn="বিতরণ (কার্যার্থে):")
_ADDRESSEE: Final = Text(en="{line}", bn="{line}।")
_COPIES: Final = Text(en="Copy (for information):", bn="অনুলিপি (জ্ঞাতার্থে):")
_ASSISTANT_PROGRAMMER: Final = Text(en="{post}, {department}", bn="{post}, {department}")
_OFFICE_COPY: Final = Text(en="Office copy", bn="অফিস কপি।")
_PARAGRAPHS: Final = "\n\n"


def sources(head: Head, earlier: Sequence[EarlierLetter | PortalRequest], language: Language) -> tuple[str, ...]:
    """Return what a letter refers to: the memos that sent the decisions out, then earlier letters of this office."""
    decisions = in_time(head.decisions)
    sent_out = (
        _memo(_DECISION_MEMO, each.memo, each.memo_day, language) + meeting_of_blank(each, decisions, language)
        for each in decisions
    )
    own = (_memo(_OWN_MEMO, letter.memo, letter.day, language) for letter in earlier)
    return (*dict.fromkeys(sent_out), *own)


def _memo(text: Text, memo: str, day: date | None, language: Language) -> str:
    return text.said(language, memo=digits(memo, language) or DOTS, day=_day(day, language))


def _day(day: date | None, language: Language) -> str:
    return short_date(day, language) if day is not None else DOTS


def references_to(head: Head, earlier: Sequence[EarlierLetter | PortalRequest], language: Language) -> tuple[str, ...]:
    """Return under which of its sources a letter has the earlier letters: (২), (৩)."""
    first = len(sources(head, (), language)) + 1
    return tuple(f"({digits(f'{place}', language)})" for place in range(first, first + len(earlier)))


def _listed(named: Sequence[str], language: Language) -> str:
    """Return sources one after the other, numbered where there are several."""
    if len(named) == 1:
        return named[0]
    return "; ".join(f"({digits(f'{at}', language)}) {source}" for at, source in enumerate(named, start=1))


def letter_paper(  # noqa: PLR0913 a letter has as many parts
    head: Head,
    language: Language,
    *,
    name: str,
    subject: str,
    named_sources: Sequence[str],
    body: Sequence[Block],
    enclosed: str,
    addressed: Sequence[str] = (),
    goes_to: Sequence[str] = (),
    copies: Sequence[str] = (),
) -> Paper:
    """Return a letter of the UNO: A4, portrait; memo number and date are written by hand.

    Args:
        head: who writes and about which decisions.
        language: of all words.
        name: an ASCII id.
        subject: what it is about.
        named_sources: what it refers to.
        body: what it says.
        enclosed: what is enclosed; empty for nothing.
        addressed: to whom it is addressed above its subject, a line each.
        goes_to: to whom it is distributed, below it.
        copies: who else gets a copy, before the assistant programmer and the office itself.

    """
    distribution = (Paragraph("", small=True, lead=_GOES_TO.said(language)), _numbered(goes_to, language))
    return build_paper(
        Frame(head.day, head.example, head.letterhead),
        language,
        name=name,
        title=subject,
        titles=(),
        blocks=(
            Paragraph(_MEMO_AND_DATE.said(language, memo=DOTS * 3, dots=DOTS)),
            *(Paragraph(line) for line in addressed),
            Paragraph(subject, strong=True, lead=_SUBJECT.said(language)),
            Paragraph(_listed(named_sources, language), lead=_SOURCE.said(language)),
            *body,
            *((Paragraph(enclosed, lead=_ENCLOSED.said(language)),) if enclosed else ()),
            of_the_uno(head, language),
            *(distribution if goes_to else ()),
            Paragraph("", small=True, lead=_COPIES.said(language)),
            _numbered((*copies, *_always_copied(head, language)), language),
        ),
    )


def body_text(subject: str, named_sources: Sequence[str], body: Sequence[str], language: Language) -> str:
    """Return a letter as text for a system that supplies letterhead, memo number, date and signature."""
    lines = (
        f"{_SUBJECT.said(language)} {subject}",
        f"{_SOURCE.said(language)} {_listed(named_sources, language)}",
    )
    return _PARAGRAPHS.join((*lines, *body))


def enclosed_text(enclosed: str, language: Language) -> str:
    """Return as text what is enclosed."""
    return f"{_ENCLOSED.said(language)} {enclosed}"


def as_enclosure(paper: Paper, day: date, language: Language) -> Paper:
    """Return a paper of how things stood on a day as one that is enclosed with a letter: its foot says so."""
    return replace(paper, foot=_FOOT.said(language, day=day))


def place(head: Head, language: Language) -> str:
    """Return where the committee is, as an address ends with it."""
    return _PLACE.said(language, upazila=head.committee.upazila, district=head.committee.district)


def _numbered(lines: Sequence[str], language: Language) -> Items:
    """Return addressees as a list; in Bangla each ends with a danda, also those that were typed into the settings."""
    ended = [_ADDRESSEE.said(language, line=line.removesuffix("।")) for line in lines]
    return Items(tuple((number(at, language), line) for at, line in enumerate(ended)), small=True)


def _always_copied(head: Head, language: Language) -> tuple[str, ...]:
    department = DEPARTMENT.said(language, upazila=head.committee.upazila, district=head.committee.district)
    return (
        _ASSISTANT_PROGRAMMER.said(language, post=ASSISTANT_PROGRAMMER, department=department),
        _OFFICE_COPY.said(language),
    )


def of_the_uno(head: Head, language: Language) -> Signatures:
    """Return where the Upazila Nirbahi Officer signs, with phone and mailbox where they are known."""
    letterhead = head.letterhead
    reached = (
        (_PHONE.said(language, phone=digits(letterhead.uno_phone, language)), letterhead.uno_phone),
        (_MAIL.said(language, mail=letterhead.uno_mail), letterhead.uno_mail),
    )
    return Signatures(((UNO.said(language), place(head, language), *(line for line, known in reached if known)),))
