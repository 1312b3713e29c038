"""Sections 5 and 6 of the annex: causes that lie with the portal, and advice apart from what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits
from auditor.model.facts import Cause
from auditor.model.paper import Block, Heading, Paragraph
from auditor.model.views.summary import AdviceFollowed
from reports.layout import cells
from reports.layout.causes import owner_causes, request
from reports.layout.joining import runs
from reports.layout.ruled import OFFICE_COUNT, TitledColumn, ruled
from reports.layout.wording import SUBJECT, capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.paper import Table
    from auditor.model.tally import CauseCount
    from auditor.model.views.annexes import ChairRow
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.model.views.summary import AdviceCount

_CAUSES_HEADING: Final = Text(en="Causes at the portal", bn="পোর্টালজনিত কারণ")
NO_CAUSE: Final = Text(en="No cause at the portal is known.", bn="কোনো পোর্টালজনিত কারণ জানা যায়নি।")
NO_CAUSE_NOW: Final = Text(en="No cause at the portal counts now.", bn="এখন ধরা হয় এমন কোনো পোর্টালজনিত কারণ নেই।")
"""True also where one was told that does not count."""
_GROWN_OLD: Final = Text(
    en="In {n} {n:office|offices} ({n:serial|serials} {serials}) a cause known before has grown old: {cause}; whether it still stands is to be told.",
    bn="{n}টি দপ্তরের (ক্রমিক {serials}) আগে জানা কারণ পুরোনো হয়েছে: {cause}; তা এখনো আছে কি না জানাতে হবে।",
)
_REFUTED: Final = Text(
    en="In {n} {n:office|offices} ({n:serial|serials} {serials}) answers differ on the cause: {cause}; so it does not count.",
    bn="{n}টি দপ্তরে (ক্রমিক {serials}) কারণ নিয়ে উত্তরে অমিল: {cause}; তাই তা ধরা হয়নি।",
)
_MENDED: Final = Text(
    en="In {n} {n:office|offices} ({n:serial|serials} {serials}) the portal was in the way at a login seen: {cause}; told to be mended since, so it does not count now.",
    bn="{n}টি দপ্তরে (ক্রমিক {serials}) দেখা লগইনে বাধা ছিল পোর্টালে: {cause}; পরে ঠিক হয়েছে বলে জানানো হয়েছে, তাই এখন তা ধরা হয় না।",
)
_AT_FORMER: Final = Text(
    en="In {n} {n:office|offices} ({n:serial|serials} {serials}) the former portal was in the way at a login seen: {cause}; the portal is another one now, so it does not count.",
    bn="{n}টি দপ্তরে (ক্রমিক {serials}) দেখা লগইনে বাধা ছিল আগের পোর্টালে: {cause}; পোর্টাল এখন অন্য, তাই তা ধরা হয় না।",
)
_OF_ADVICE: Final = Text(
    en="In {n} {n:office|offices} ({n:serial|serials} {serials}) this cause is known: {cause}; it concerns advice, and no decision.",
    bn="{n}টি দপ্তরে (ক্রমিক {serials}) এ কারণ জানা গেছে: {cause}; তা পরামর্শের বিষয়, কোনো সিদ্ধান্তের নয়।",
)
_WRITTEN: Final = Text(
    en="The portal's authority was written to on {day} (memo no. {memo}).",
    bn="পোর্টাল কর্তৃপক্ষকে {day} তারিখে পত্র দেওয়া হয়েছে (স্মারক নং- {memo})।",
)
_WRITTEN_WITHOUT_MEMO: Final = Text(
    en="The portal's authority was written to on {day}.", bn="পোর্টাল কর্তৃপক্ষকে {day} তারিখে পত্র দেওয়া হয়েছে।"
)
_ANSWERED: Final = Text(en="Its answer of {day}: {what}", bn="{day} তারিখের উত্তর: {what}")
_UNANSWERED: Final = Text(en="It has not answered yet.", bn="উত্তর এখনো পাওয়া যায়নি।")
_LATER_ANSWERED: Final = Text(
    en="No answer to it has come; a later letter was answered.", bn="এ পত্রের উত্তর পাওয়া যায়নি; পরের পত্রের উত্তর পাওয়া গেছে।"
)
_OTHER_CAUSES: Final = Text(en="Other causes (offices): {causes}.", bn="অন্যান্য কারণ (দপ্তরের সংখ্যা): {causes}।")
_COUNTED: Final = Text(en="{cause}: {n}", bn="{cause}: {n}")
_CAUSES_ALT: Final = Text(
    en="Causes that lie with the portal, in how many offices, and what its authority is asked to do.",
    bn="পোর্টালজনিত কারণ, দপ্তরের সংখ্যা ও কর্তৃপক্ষের করণীয়।",
)
_CAUSES_COLUMNS: Final = (
    TitledColumn(Text(en="Cause", bn="কারণ"), 3.6),
    OFFICE_COUNT,
    TitledColumn(Text(en="What its authority is asked to do", bn="কর্তৃপক্ষের করণীয়"), 7.0),
)
_ADVICE_HEADING: Final = Text(en="Advice (not part of the decision)", bn="পরামর্শ (সিদ্ধান্তের অংশ নয়)")
ADVICE_FOLLOWED: Final[Mapping[AdviceFollowed, Text]] = {
    AdviceFollowed.NONE_GIVEN: Text(en="There is no advice this month.", bn="এ মাসে কোনো পরামর্শ নেই।"),
    AdviceFollowed.UNKNOWN: Text(
        en="On the matters of advice there is no information yet that can be counted.",
        bn="পরামর্শের বিষয়গুলোতে গণনায় ধরা যায় এমন তথ্য এখনো পাওয়া যায়নি।",
    ),
    AdviceFollowed.IN_ALL: Text(
        en="The offices on which there is information follow the advice.",
        bn="যেসব দপ্তরের তথ্য পাওয়া গেছে, তারা পরামর্শগুলো মেনে চলছে।",
    ),
    AdviceFollowed.AS_FAR_AS_KNOWN: Text(
        en="No office is known not to follow the advice; on some lines of it there is no information yet.",
        bn="কোনো দপ্তর পরামর্শ মানছে না এমন তথ্য পাওয়া যায়নি; কিছু বিষয়ে এখনো তথ্য নেই।",
    ),
}
"""What is said of the advice where no line of it concerns an office."""
_ADVICE_ALT: Final = Text(
    en="Each line of advice, and how many offices it concerns of those on which there is information.",
    bn="প্রতিটি পরামর্শ এবং যেসব দপ্তরের তথ্য আছে তাদের মধ্যে কতটির জন্য প্রযোজ্য।",
)
_ADVICE_COLUMNS: Final = (
    TitledColumn(SUBJECT, 8.0),
    TitledColumn(
        Text(en="Offices that need it / with information", bn="যত দপ্তরে প্রয়োজন / তথ্য পাওয়া দপ্তর"), 3.6, "center"
    ),
)


def causes_section(
    causes: Iterable[CauseCount], none: Text, language: Language, rows: Sequence[ChairRow] = ()
) -> tuple[Block, ...]:
    """Return section 5; causes of which no portal's authority is asked anything, and what was told and is not counted, follow in sentences.

    Args:
        causes: in how many offices each was given.
        none: what is said where of none of them the portal's authority is asked anything.
        language: of all words.
        rows: of the offices, where they may be named, for causes that were told and are not counted.

    """
    counts = {counted.cause: counted.offices for counted in causes if counted.offices}
    besides = " ".join(
        text.said(language, n=len(serials), serials=runs(serials, language), cause=cause.label)
        for text, cause, serials in _uncounted(rows, counts)
    )
    table = portal_cause_table(counts, language, capitals=True)
    blocks: list[Block] = [Heading(_CAUSES_HEADING.said(language), either_side=True)]
    if table is not None:
        blocks += [table, Paragraph(besides)] if besides else [table]
    else:
        blocks.append(Paragraph(f"{NO_CAUSE_NOW.said(language)} {besides}" if besides else none.said(language)))
    others = [
        _COUNTED.said(language, cause=cause.label, n=number)
        for cause, number in counts.items()
        if not cause.asked_of_owner
    ]
    if others:
        blocks.append(Paragraph(_OTHER_CAUSES.said(language, causes="; ".join(others))))
    return tuple(blocks)


def _uncounted(rows: Sequence[ChairRow], counts: Mapping[Cause, int]) -> Iterator[tuple[Text, Cause, Sequence[int]]]:
    """Yield what is said of causes at the portal that are remarked of counted offices and not counted, each with their serials."""
    counted = [row for row in rows if not row.own]
    for cause in owner_causes(Cause):
        advised = [row.serial for row in counted if cause in row.named_causes and cause not in counts]
        refuted = [row.serial for row in counted if cause in row.refuted_causes - row.named_causes]
        aged = [row.serial for row in counted if cause in row.aged_causes]
        mended = [row.serial for row in counted if cause in row.mended_causes]
        former = [row.serial for row in counted if cause in row.former_causes]
        of_portal = (_MENDED, mended), (_AT_FORMER, former)
        for text, serials in ((_GROWN_OLD, aged), (_REFUTED, refuted), *of_portal, (_OF_ADVICE, advised)):
            if serials:
                yield text, cause, serials


def requests_told(requests: Iterable[PortalRequest], language: Language) -> tuple[Block, ...]:
    """Return when the portal's owner was written to, and what was answered."""
    blocks, told_of = [], tuple(requests)
    for place, sent in enumerate(told_of, start=1):
        written = _WRITTEN if sent.memo else _WRITTEN_WITHOUT_MEMO
        told = written.said(language, day=sent.day, memo=digits(sent.memo, language))
        answered = _LATER_ANSWERED if any(later.answered_on for later in told_of[place:]) else _UNANSWERED
        if sent.answered_on is not None:
            answered = _ANSWERED.filled(day=sent.answered_on, what=cells.quoted(sent.answer, language))
        blocks.append(Paragraph(f"{told} {answered.said(language)}"))
    return tuple(blocks)


def portal_cause_table(offices: Mapping[Cause, int], language: Language, *, capitals: bool = False) -> Table | None:
    """Return the causes of which the portal's authority is asked something, in how many offices, and what is asked; none where there are none.

    Args:
        offices: how many offices name each cause, others than the portal's too.
        language: of all words.
        capitals: whether causes begin with a capital letter in English.

    """
    rows = [
        (
            (capital(cause.label) if capitals else cause.label).said(language),
            cells.count(offices[cause], language),
            request(cause).said(language),
        )
        for cause in owner_causes(offices)
    ]
    return ruled(_CAUSES_COLUMNS, rows, _CAUSES_ALT.said(language), language, small=True) if rows else None


def advice_section(lines: Sequence[AdviceCount], language: Language, none: Text | None = None) -> tuple[Block, ...]:
    """Return section 6: the lines of advice that concern any office.

    Args:
        lines: of advice, with how many offices do not follow each, of how many known.
        language: of all words.
        none: what is said where no line concerns an office; without it, what follows from the lines.

    """
    heading = Heading(_ADVICE_HEADING.said(language), either_side=True)
    followed = AdviceFollowed.of(lines)
    if followed is not None:
        return (heading, Paragraph((none or ADVICE_FOLLOWED[followed]).said(language)))
    rows = [
        (line.advice.said(language), cells.fraction(line.offices, line.known, language))
        for line in lines
        if line.offices
    ]
    return (heading, ruled(_ADVICE_COLUMNS, rows, _ADVICE_ALT.said(language), language, small=True))
