"""What stands on every paper: letterhead, round, decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Language, Text, joined, serial
from auditor.model.baseline import Decision, OtherDecision
from auditor.model.round import Committee, place_of
from auditor.model.subjects import Office
from auditor.remembering import remembered


class Audience(StrEnum):
    """Who reads an annex: what may be published, what the chair sees, what the assistant programmer works with."""

    MINUTES = "minutes"
    CHAIR = "chair"
    AUDITOR = "auditor"


class Signatories(Struct, frozen=True):
    """The lines below the two places to sign on, by language: post, place; empty for the committee's own posts."""

    prepared_bn: tuple[str, ...] = ()
    prepared_en: tuple[str, ...] = ()
    countersigned_bn: tuple[str, ...] = ()
    countersigned_en: tuple[str, ...] = ()

    def prepared(self, language: Language) -> tuple[str, ...]:
        """Return who prepares a paper, in one language."""
        return self.prepared_bn if language is Language.BN else self.prepared_en

    def countersigned(self, language: Language) -> tuple[str, ...]:
        """Return who countersigns it, in one language."""
        return self.countersigned_bn if language is Language.BN else self.countersigned_en


class Letterhead(Struct, frozen=True):
    """What the workspace prints on its papers: centred lines by language, and whom to ask.

    `publish_standings`: the copy that may be published says by name how each office stands, not only that it answered; `place`: upazila and
    district as the lines write them, None where that is not known.
    """

    lines_bn: tuple[str, ...]
    lines_en: tuple[str, ...]
    ap_phone: str = ""
    uno_mail: str = ""
    answer_days: int = 7
    uno_phone: str = ""
    publish_standings: bool = False
    signatories: Signatories = Signatories()
    place: Committee | None = None

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the lines in one language."""
        return self.lines_bn if language is Language.BN else self.lines_en

    def naming(self, place: Committee) -> Letterhead:
        """Return the letterhead, and who signs, with upazila and district written as those of a committee are; all else stays."""
        if self.place is None or place == self.place:
            return self
        pairs = ((self.place.upazila, place.upazila), (self.place.district, place.district))
        bangla = [(before.bn, after.bn) for before, after in pairs]
        english = [(before.en, after.en) for before, after in pairs]
        signed = self.signatories
        return replace(
            self,
            lines_bn=_renamed(self.lines_bn, bangla),
            lines_en=_renamed(self.lines_en, english),
            signatories=Signatories(
                _renamed(signed.prepared_bn, bangla),
                _renamed(signed.prepared_en, english),
                _renamed(signed.countersigned_bn, bangla),
                _renamed(signed.countersigned_en, english),
            ),
            place=place,
        )


def renamed(words: str, before: Committee, after: Committee) -> str:
    """Return words of either language with upazila and district written as those of another committee are, as in a letterhead."""
    pairs = ((before.upazila, after.upazila), (before.district, after.district))
    for both in ([(was.bn, now.bn) for was, now in pairs], [(was.en, now.en) for was, now in pairs]):
        (words,) = _renamed((words,), both)
    return words


def _renamed(lines: tuple[str, ...], pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return lines with names written otherwise, longer names first and as whole words; a new name that stands there already stays.

    What is put in place of one name is not looked at for the others. Where one name becomes two, nobody can tell which stands where: all stays.
    """
    after = {new: new for _, new in pairs} | dict(pairs)
    if any(after[before] != new for before, new in pairs):
        return lines
    names = "|".join(re.escape(name) for name in sorted(filter(None, after), key=len, reverse=True))
    if not names:
        return lines
    whole = re.compile(f"(?<!{_OF_WORD})(?:{names})(?!{_OF_WORD})")
    return tuple(whole.sub(lambda found: after[found.group()], line) for line in lines)


_OF_WORD: Final = "[\\w\u0980-\u09ff]"
"""A sign of a word; the vowel signs of Bangla are none of `\\w`."""


class LeftOut(Struct, frozen=True):
    """A kept round with which none is compared: a later one of its meeting took its place, or the meeting was not `held`.

    `digest` is its own, `meeting` the id of its meeting, `meets_on` the day of that which its papers bear, where it was known.
    """

    number: int
    digest: str
    meeting: str
    held: bool
    meets_on: date | None = None


class Head(Struct, frozen=True):
    """What stands on every paper of a round; `meets_on` is the day of its meeting, where that was known.

    `others` are the other decisions of the meeting, kept by hand, which papers print beside those that rules judge. `before` are the last
    rounds of earlier meetings, oldest first, by number and digest: by them a ledger is known that went on by itself in a copied folder. `left_out` are the rounds beside them
    with which it is not compared, `replaces` the one for the same meeting whose place it takes. `counting_from_other_days` are the duties, as columns head them,
    that count from another day than their decision's, each with that day; `from_no_day` the decisions (ids) of which no duty counts from a day; `corrected_days` those of which one counted from another day at the last meeting, or, of those from no day, that were called by another, with
    that day and the one that counts now. `also` are the decisions (ids) with the kinds of office that the workspace added to each (values of `OfficeKind`).
    `all_decisions` are those of the round where `decisions` are some of them.
    """

    committee: Committee
    letterhead: Letterhead
    meeting: str
    number: int
    digest: str
    day: date
    due: date | None
    due_assumed: bool
    next_meeting: date | None
    decisions: tuple[Decision, ...]
    example: bool
    meets_on: date | None = None
    others: tuple[OtherDecision, ...] = ()
    before: tuple[tuple[int, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    replaces: LeftOut | None = None
    counting_from_other_days: tuple[tuple[Text, date], ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    from_no_day: tuple[str, ...] = ()
    corrected_days: tuple[tuple[str, date, date], ...] = ()
    all_decisions: tuple[Decision, ...] = ()

    @property
    def among(self) -> tuple[Decision, ...]:
        """The decisions from which those that the paper names are to be told: all that the round judges."""
        return self.all_decisions or self.decisions

    @property
    def is_kept(self) -> bool:
        """Whether the round stands in the ledger, so that its digest proves something."""
        return bool(self.meeting and self.number and self.digest)

    @property
    def is_preview(self) -> bool:
        """Whether it shows how a round would be that was not kept for its meeting."""
        return bool(self.meeting) and not self.is_kept

    @property
    def is_after_meeting(self) -> bool:
        """Whether the information is of a day after the meeting, or after its month where its day is not known: it can be presented there no more."""
        meeting = place_of(self.meeting, self.meets_on)
        return bool(meeting) and self.day.isoformat()[: len(meeting)] > meeting


class OfficeName(Struct, frozen=True):
    """An office as the annex lists it."""

    serial: int
    name: Text


def apart_from(names: Iterable[Text]) -> Callable[[OfficeName], Text]:
    """Return what calls an office where no serial stands before the name: with it in a language in which another one of the names is the same."""
    listed = tuple(names)
    alike = {language: Counter(name.said(language) for name in listed) for language in Language}

    def is_alone(name: Text, language: Language) -> bool:
        return alike[language][name.said(language)] == 1

    def said(office: OfficeName, language: Language) -> str:
        name = office.name.said(language)
        with_serial = not is_alone(office.name, language)
        return WITH_SERIAL.said(language, name=name, serial=serial(office.serial, language)) if with_serial else name

    def called(office: OfficeName) -> Text:
        if all(is_alone(office.name, language) for language in Language):
            return office.name
        return Text(en=said(office, Language.EN), bn=said(office, Language.BN))

    return called


def told_apart(offices: Iterable[OfficeName]) -> dict[int, Text]:
    """Return how offices (serials) are called among all (`apart_from`)."""
    listed = tuple(offices)
    called = apart_from(office.name for office in listed)
    return {office.serial: called(office) for office in listed}


def named_apart(offices: Iterable[tuple[int, Office]]) -> dict[str, Text]:
    """Return how offices (each with its serial) and their accounts are named among all, by id: the accounts of each after it, and an office of several of one name with its serial (`told_apart`)."""
    listed = tuple(offices)
    called = told_apart(OfficeName(place, office.name) for place, office in listed)
    named: dict[str, Text] = {}
    for place, office in listed:
        named[office.id] = called[place]
        named |= {account: joined((called[place], post), ", ") for account, post in office.called.items()}
    return named


def of_one_name(offices: Iterable[Office]) -> dict[str, Text]:
    """Return how those offices of a roster, in its order, are named of which another has the name, by id: with their serials (`apart_from`)."""
    listed = tuple(offices)
    called = apart_from(office.name for office in listed)
    named = ((office, called(OfficeName(place, office.name))) for place, office in enumerate(listed, start=1))
    return {office.id: name for office, name in named if name is not office.name}


def named_among(offices: Sequence[Office]) -> Callable[[Office], Text]:
    """Return what names an office where no serial stands before it, among those of a roster in its order (`of_one_name`); looked up once one is to be named."""

    @remembered(1)
    def alike() -> dict[str, Text]:
        return of_one_name(offices)

    return lambda office: alike().get(office.id, office.name)


WITH_SERIAL: Final = Text(en="{name} (serial {serial})", bn="{name} (ক্রমিক {serial})")


class MoreTime(Struct, frozen=True):
    """Duties for which time was given that ends after the day that a letter or sheet names."""

    until: date
    duties: tuple[Text, ...]
