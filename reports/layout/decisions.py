"""How papers refer to decisions: by serial, and by meeting where serials of several meetings stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from auditor.i18n import Language, Text, digits, month, short_date
from auditor.model.baseline import BLANK_SERIAL, are_of_one_meeting, in_time
from auditor.model.subjects import OfficeKind
from reports.layout.joining import AND, AND_TOO, listed, listed_in_both
from reports.layout.wording import small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Decision, OtherDecision
    from auditor.model.round import Committee
    from auditor.model.views.head import Head
    from auditor.model.views.minutes import PublicPart
    from auditor.model.views.summary import DecisionPart

    PartT = TypeVar("PartT", bound=DecisionPart | PublicPart)

_NUMBERS: Final = Text(en="{serials}", bn="{serials} নং")
_NUMBERS_OF_MEETING: Final = Text(en="{serials} of {meeting}", bn="{meeting} {serials} নং")
_LABEL: Final = Text(en="No. {serial}", bn="{serial} নং")
_LABEL_OF_MEETING: Final = Text(en="No. {serial} ({meeting})", bn="{serial} নং ({meeting})")
_SERIAL_OF_MEETING: Final = Text(en="{serial} ({meeting})", bn="{serial} ({meeting})")
_NUMBER: Final = Text(en="Decision no. {serial}", bn="সিদ্ধান্ত নং {serial}")
_OF_MEETING: Final = Text(
    en="Decision no. {serials}, {committee}, meeting of {meeting}",
    bn="{meeting} {committee:র} সভার সিদ্ধান্ত নং {serials}",
)
_OF_MEETING_SEVERAL: Final = Text(
    en="Decisions no. {serials}, {committee}, meeting of {meeting}",
    bn="{meeting} {committee:র} সভার সিদ্ধান্ত নং {serials}",
)
_OF_WHICH_MEETING: Final = Text(en=" (meeting of {meeting})", bn=" ({meeting} সভা)")
_SOURCE: Final = Text(en="Source: memo no. {memo}, {day}", bn="সূত্র: স্মারক নং- {memo}, তারিখ: {day} খ্রি.")
_SIGNED: Final = Text(en="; minutes signed {day}", bn="; কার্যবিবরণী স্বাক্ষর: {day} খ্রি.")
_ALSO: Final = Text(
    en="Decision no. {serials} does not name this kind of office among those who implement it, and is counted for it all the same: {kinds}. (assumed)",
    bn="{serials} সিদ্ধান্তে বাস্তবায়নকারী হিসেবে {kinds:র} উল্লেখ নেই, তবু তাদের জন্যও প্রযোজ্য ধরা হয়েছে। (ধরে নেওয়া হয়েছে)",
)
_ASSUMED: Final = Text(en="{kind} (assumed)", bn="{kind} (ধরে নেওয়া হয়েছে)")
_CORRECTED_DAYS: Final = Text(
    en="Since the last meeting the day from which duties count was corrected: {days}.",
    bn="গত সভার পর গণনা শুরুর তারিখ সংশোধন করা হয়েছে: {days}।",
)
_CALLED_BY_DAY: Final = Text(
    en="Since the last meeting the day of the meeting that decided was corrected, and the decision is called by the new day: {days}.",
    bn="গত সভার পর সিদ্ধান্তের সভার তারিখ সংশোধন করা হয়েছে, সিদ্ধান্তটি এখন নতুন তারিখে উল্লেখ করা হয়: {days}।",
)
_CORRECTED_DAY: Final = Text(
    en="{decision}, now {now} (before {then})", bn="{decision}, এখন {now} খ্রি. (আগে {then} খ্রি.)"
)
_CALLED_BY_IT: Final = Text(en="{decision} (before {then})", bn="{decision} (আগে {then} খ্রি.)")
"""Of a decision that is called by the day that holds now."""
_COUNTS_NO_MORE: Final = Text(
    en="What was done before the new day counts no more.", bn="নতুন তারিখের আগে করা কাজ আর ধরা হয় না।"
)
_BLANK: Final = "……………………"
"""A place to write by hand what was not told."""


def in_order(parts: Iterable[PartT]) -> list[PartT]:
    """Return what is told of decisions in the order of the minutes."""
    return sorted(parts, key=lambda part: part.decision.place)


def place_named(name: str, among: Sequence[Decision]) -> int:
    """Return the place in the order of the minutes of a decision that a view names."""
    ordered = sorted(among, key=lambda decision: decision.place)
    return next((place for place, decision in enumerate(ordered) if decision.is_named(name)), len(ordered))


def number_or_blank(serial: str, language: Language) -> str:
    """Return the number of a decision in the digits of a language; a place to write it by hand where it was not told."""
    return digits(serial, language) or BLANK_SERIAL


def serial_of(decision: Decision, among: Sequence[Decision], language: Language) -> str:
    """Return a decision's serial for a cell, with its meeting where the others are of another one: the month, or the day where that month had two."""
    number = number_or_blank(decision.serial, language)
    if are_of_one_meeting(among):
        return number
    return _SERIAL_OF_MEETING.said(language, serial=number, meeting=decision.meeting_among(among))


def other_serial(other: OtherDecision, among: Sequence[Decision], language: Language) -> str:
    """Return the serial of a decision that is kept by hand, with its meeting where that is another one than that of all these."""
    number = digits(other.serial, language)
    if not other.meeting or {decision.meeting for decision in among} == {other.meeting}:
        return number
    return _SERIAL_OF_MEETING.said(language, serial=number, meeting=month(other.meeting))


def serial_named(name: str, among: Sequence[Decision], language: Language) -> str:
    """Return the serial of the decision that a view names by id or, within one meeting, by serial."""
    for decision in among:
        if decision.is_named(name):
            return serial_of(decision, among, language)
    return digits(name, language)


def short_named(name: str, among: Sequence[Decision], language: Language) -> str:
    """Return the decision that a view names as a cell tells it from others: by its serial, by its subject where no number was told."""
    unnumbered = (decision.subject for decision in among if decision.is_named(name) and not decision.serial)
    subject = next(unnumbered, None)
    return serial_named(name, among, language) if subject is None else subject.said(language)


def listed_named(names: Iterable[str], among: Sequence[Decision], numbered: Text, language: Language) -> str:
    """Return the decisions that a view names as a sentence lists them: those with a number in the words of `numbered` (its n, and serials or numbers), others by subject."""
    meant = sorted(set(names), key=lambda name: (place_named(name, among), name))
    about = [decision for decision in among if not decision.serial and any(map(decision.is_named, meant))]
    serials = [
        serial_named(name, among, language) for name in meant if not any(decision.is_named(name) for decision in about)
    ]
    before = numbers([each for each in among if each.serial and any(map(each.is_named, meant))], among, language)
    said = {"serials": listed(serials, language), "numbers": before}
    told = [numbered.said(language, n=len(serials), **said)] if serials else []
    others = [small(decision.called_among(among).said(language)) for decision in about]
    return listed([*told, *others], language, last=AND_TOO if len(serials) > 1 else AND)


def numbers(named: Iterable[Decision], among: Sequence[Decision], language: Language) -> str:
    """Return the numbers of decisions as they stand before that word: ০৯ ও ১১ নং; with the month before them where the others are of another meeting."""
    text = _NUMBERS if are_of_one_meeting(among) else _NUMBERS_OF_MEETING
    by_meeting = serials_by_meeting(named, among, language)
    told = [
        text.said(language, serials=listed(serials, language), meeting=meeting)
        for meeting, serials in by_meeting.items()
    ]
    is_joined = any(len(serials) > 1 for serials in by_meeting.values())
    return listed(told, language, last=AND_TOO if is_joined else AND)


def serials_by_meeting(
    named: Iterable[Decision], among: Sequence[Decision], language: Language
) -> Mapping[Text, list[str]]:
    """Return the numbers of decisions in the order of the minutes, by their meetings as words before them say these, in the order of their days."""
    found: dict[Text, list[Decision]] = {}
    for decision in in_time(named):
        found.setdefault(decision.of_meeting(among), []).append(decision)
    return {meeting: [number_or_blank(each.serial, language) for each in those] for meeting, those in found.items()}


def label_of(decision: Decision, among: Sequence[Decision], language: Language) -> str:
    """Return a decision as a label has it: ০৫ নং (ফেব্রুয়ারি ২০২৬); by its subject where its number was not told."""
    if not decision.serial:
        return decision.subject.said(language)
    text = _LABEL if are_of_one_meeting(among) else _LABEL_OF_MEETING
    return text.said(language, serial=digits(decision.serial, language), meeting=decision.meeting_among(among))


def phrase_of(decision: Decision, among: Sequence[Decision], language: Language) -> str:
    """Return a decision as a sentence begins with it: ১১ নং সিদ্ধান্ত; by its subject where its number was not told."""
    return decision.called_among(among).said(language)


def number_of(decision: Decision, among: Sequence[Decision], language: Language) -> str:
    """Return a decision as a heading names it: সিদ্ধান্ত নং ১১."""
    return _NUMBER.said(language, serial=serial_of(decision, among, language))


def meeting_lines(
    named: Iterable[Decision], among: Sequence[Decision], committee: Committee, language: Language
) -> tuple[str, ...]:
    """Return which decisions of which meeting a paper reports on, a line a meeting; read one after the other they are one sentence's list."""
    by_meeting = serials_by_meeting(named, among, language)
    lines = [
        (_OF_MEETING_SEVERAL if len(serials) > 1 else _OF_MEETING).said(
            language, serials=listed(serials, language), meeting=meeting, committee=committee.name
        )
        for meeting, serials in by_meeting.items()
    ]
    joining = AND_TOO if any(len(serials) > 1 for serials in by_meeting.values()) else AND
    ends = [*("," for _ in lines[2:]), f" {joining.said(language)}", ""][-len(lines) :]
    return tuple(f"{line}{end}" for line, end in zip(lines, ends, strict=True)) if lines else ()


def source_lines(decisions: Iterable[Decision], language: Language) -> tuple[str, ...]:
    """Return the memos by which the decisions were sent out, a line each, by the days of their meetings; what was not told is left to be written by hand."""
    several = tuple(in_time(decisions))

    def line(decision: Decision) -> str:
        day = decision.memo_day or _BLANK
        source = _SOURCE.said(language, memo=digits(decision.memo, language) or _BLANK, day=day)
        signed = _SIGNED.said(language, day=decision.signed) if decision.signed is not None else ""
        return source + signed + meeting_of_blank(decision, several, language)

    return tuple(dict.fromkeys(map(line, several)))


def meeting_of_blank(decision: Decision, among: Sequence[Decision], language: Language) -> str:
    """Return the meeting of which a memo is to be written by hand, where other decisions are of another one: each has a blank of its own."""
    if decision.memo or are_of_one_meeting(among):
        return ""
    return _OF_WHICH_MEETING.said(language, meeting=decision.of_meeting(among))


def leaves_out_unions(decision: Decision) -> bool:
    """Return whether union parishads are not among those who implement the decision."""
    return OfficeKind.UNION not in decision.implementers


def charged_with(decision: Decision, head: Head, language: Language) -> str:
    """Return who implements a decision: as its words have it, and beside them the kinds of office for which the workspace counts it all the same, as assumed."""
    kinds = dict(head.also).get(decision.id, ())
    assumed = (_ASSUMED.said(language, kind=OfficeKind(kind).label) for kind in kinds)
    return "; ".join(filter(None, (decision.implemented_by.said(language), *assumed)))


def counted_all_the_same(
    head: Head, named: Sequence[Decision], language: Language, kind: OfficeKind | None = None
) -> Iterator[str]:
    """Yield for which further kinds of office a decision is counted that does not name them, as the workspace may decide: a reading that is assumed.

    Args:
        head: of the paper.
        named: the decisions of which the paper tells.
        language: of the words.
        kind: of the offices of which it tells; None for all.

    """
    also = dict(head.also)
    for decision in named:
        kinds = [each for each in map(OfficeKind, also.get(decision.id, ())) if kind in {None, each}]
        if kinds:
            serials = numbers([decision], head.among, language)
            yield _ALSO.said(language, serials=serials, kinds=listed_in_both([each.label for each in kinds]))


def corrected_days(head: Head, named: Sequence[Decision], language: Language) -> Iterator[str]:
    """Yield of which of some decisions the day from which they count, or by which they are called, was corrected since the last meeting, and what comes of it."""
    yield from counted_from_another_day(head, named, language)
    yield from _corrected(_CALLED_BY_DAY, [each for each in named if each.id in head.from_no_day], head, language)


def counted_from_another_day(head: Head, named: Iterable[Decision], language: Language) -> Iterator[str]:
    """Yield of which of some decisions the day from which their duties count was corrected since the last meeting, and what comes of it."""
    counting = [each for each in named if each.id not in head.from_no_day]
    yield from _corrected(_CORRECTED_DAYS, counting, head, language)
    if count_from_later(head, counting):
        yield _COUNTS_NO_MORE.said(language)


def count_from_later(head: Head, named: Iterable[Decision]) -> bool:
    """Return whether duties of one of some decisions count from a later day than at the last meeting, so that what was done before it counts no more."""
    later = {given for given, then, now in head.corrected_days if then < now}.difference(head.from_no_day)
    return any(each.id in later for each in named)


def _corrected(text: Text, named: Sequence[Decision], head: Head, language: Language) -> Iterator[str]:
    """Yield of which of some decisions the day was corrected, each with both days; nothing where none was."""
    told: list[str] = []
    for given, then, now in head.corrected_days:
        known, before = short_date(now, language), short_date(then, language)
        for decision in (phrase_of(each, head.among, language) for each in named if each.id == given):
            day = _CALLED_BY_IT if known in decision else _CORRECTED_DAY
            told.append(day.said(language, decision=decision, now=known, then=before))
    if told:
        yield text.said(language, days=listed(told, language))
