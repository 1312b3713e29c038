"""Letters: reminders to offices and the letter to the portal's owner, as drafted, sent, received and answered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec import Struct, field

from auditor.expressions import expression
from auditor.model.facts import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from auditor.model.subjects import Office


class Purpose(StrEnum):
    """What a letter is for: one of three reminders in a row, or what only the portal's owner can put right."""

    FIRST = "reminder-1"
    SECOND = "reminder-2"
    FINAL = "reminder-3"
    PORTAL = "portal"

    @property
    def step(self) -> int:
        """Which reminder it is, from 1 to 3; 0 for a letter that reminds no office."""
        return (Purpose.PORTAL, *REMINDERS).index(self)


REMINDERS = (Purpose.FIRST, Purpose.SECOND, Purpose.FINAL)
"""In the order in which an office gets them."""

Errand = tuple[Purpose, str]
"""For what a letter goes, and to whom: an office by id, the portal's owner without one."""


_NAMED: Final = expression(rf"([0-9]{{2,6}})-(?:{'|'.join(Purpose)})-")
"""How the files of a letter begin."""


def name_of(number: int, purpose: Purpose, to: str) -> str:
    """Return how the files of a letter are called: its number, what it is for, and to whom it goes."""
    return f"{number:02d}-{purpose.value}-{to}"


def number_in(file: str) -> int | None:
    """Return the number of the letter that a file is by its name (`name_of`); None where it is called otherwise."""
    named = _NAMED.match(file)
    return int(named[1]) if named is not None else None


class Through(StrEnum):
    """Through whom an upazila writes to the portal's owner (মাধ্যম)."""

    DISTRICT = "district"
    PROGRAMMER = "programmer"


class AskedOffice(Struct, frozen=True):
    """An office that a letter concerns: its id, the policies (ids) whose duties are open there, and the number of the form enclosed.

    `causes` are those of which the letter to the portal's owner tells of it; none in drafts from before this was noted. `whom` has for each of the
    policies the user IDs (ids) of which a reminder asks it, or the office where it asks it of whoever there is; none in drafts from before 0.7.0.
    """

    office: str
    policies: tuple[str, ...]
    form: str = ""
    causes: tuple[Cause, ...] = ()
    whom: tuple[tuple[str, ...], ...] = ()

    def asks(self, policy: str, subjects: AbstractSet[str]) -> bool:
        """Whether it is asked for a policy (id) of somebody by one of his ids (`Office.ids_of`); of anybody where nobody is named, for any where none is."""
        if not self.policies or policy not in self.policies or not self.whom:
            return not self.policies or policy in self.policies
        return not subjects.isdisjoint(self.whom[self.policies.index(policy)])


class LetterDrafted(Struct, frozen=True):
    """A letter was made, to be signed and sent. It reminds nobody yet.

    Attributes:
        number: by which it is named; letters of a workspace are numbered as they are made.
        offices: whom it goes to; of the letter to the portal's owner, those for which the portal is in the way.
        day: on which it is to go out; `due` until when it asks for an answer, None for "before the next meeting".
        visit: the day of the visit that it proposes, where it names one.
        on: the day on which it was made.

    """

    kind: ClassVar[str] = "letter-drafted"
    number: int
    purpose: Purpose
    offices: tuple[AskedOffice, ...]
    day: date
    due: date | None
    on: date
    visit: date | None = None


class LetterSent(Struct, frozen=True):
    """A letter went out. Told again, it takes the earlier note's place.

    Attributes:
        number: the letter's.
        day: on which it went out; `memo` its memo number, empty where that was left to be written by hand.
        until: before the end of this day nobody counts as late.
        on: the day of the note.
        papers: SHA-256 (64 hex digits) of its files as they were last made until then; none in entries of before.

    """

    kind: ClassVar[str] = "letter-sent"
    number: int
    day: date
    memo: str
    until: date
    on: date
    papers: tuple[str, ...] = ()


class LetterReceived(Struct, frozen=True):
    """An office had a letter on another day than the others, on `day`: until `until` it is not late."""

    kind: ClassVar[str] = "letter-received"
    number: int
    office: str
    day: date
    until: date
    on: date


class LetterAnswered(Struct, frozen=True):
    """The portal's owner answered a letter on `day`: `what`, in a sentence. Told again, it takes the earlier note's place."""

    kind: ClassVar[str] = "letter-answered"
    number: int
    day: date
    what: str
    on: date


class LetterWithdrawn(Struct, frozen=True):
    """A draft was withdrawn before it went out: nobody to whom it goes is asked any more for what it asks."""

    kind: ClassVar[str] = "letter-withdrawn"
    number: int
    on: date


class Letter(Struct, frozen=True):
    """A letter with what became of it; `received` are the offices (ids) that had it on a day of their own. `tried_though_extended`: once it is answered also those are to try again for whom the time was extended, as papers of earlier versions say.

    `later` are those answered after it, whose answers stand in the place of its own about what they tell of, too. `stood` tells of the user IDs (ids) that moved, or may have, in whose lists (ids of offices) each stood on the day on which it was made.
    """

    draft: LetterDrafted
    sent: LetterSent | None = None
    answered: LetterAnswered | None = None
    received: Mapping[str, LetterReceived] = field(default_factory=dict)
    withdrawn: LetterWithdrawn | None = None
    stood: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    later: tuple[Letter, ...] = ()
    tried_though_extended: bool = False

    def until(self, office: str = "") -> date | None:
        """Return the last day on which an office (its id) is not late; None while it was not sent."""
        if office in self.received:
            return self.received[office].until
        return self.sent.until if self.sent is not None else None

    def tells_of(self, office: Office, subject: str, cause: Cause) -> bool:
        """Whether it tells the portal's owner that a cause stands in an office, and no later one does; of one that is not counted, in any at all.

        Of a user ID (`subject`, its id) that moved it tells by the office in whose list it stood then; while it is open who of before somebody is, or which office, of
        either.
        """
        perhaps = (before for each in office.accounts if each.id == subject for before in each.doubts)
        of_before = [self.stood.get(before, {before.partition("/")[0]}) for before in perhaps]
        there = {*self.stood.get(subject, {office.id, *office.doubts})}.union(*of_before)
        meant = [asked for asked in self.draft.offices if office.voluntary or asked.office in there]
        is_told = any(not asked.causes or cause in asked.causes for asked in meant)
        return is_told and not any(each.tells_of(office, subject, cause) for each in self.later)

    def asks_for(self, office: str, policy: str) -> bool:
        """Whether it asks an office (its id) for a policy (its id) at anybody; one that names none asks for all."""
        asked = (each.policies for each in self.draft.offices if each.office == office)
        return any(not policies or policy in policies for policies in asked)

    @property
    def place(self) -> tuple[date, int]:
        """At which place it stands among those that were sent: by its day and number; one that was not, last."""
        return self.sent.day if self.sent is not None else date.max, self.draft.number

    @property
    def offices(self) -> frozenset[str]:
        """The offices (ids) that the letter concerns."""
        return frozenset(asked.office for asked in self.draft.offices)

    @property
    def causes(self) -> frozenset[Cause]:
        """The causes of which it tells the portal's owner in any office; none where that was not noted."""
        return frozenset(cause for asked in self.draft.offices for cause in asked.causes)

    @property
    def goes_to(self) -> tuple[Errand, ...]:
        """To whom it goes, and for what."""
        if self.draft.purpose not in REMINDERS:
            return ((self.draft.purpose, ""),)
        return tuple((self.draft.purpose, asked.office) for asked in self.draft.offices)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn, and did not go out nevertheless."""
        return self.withdrawn is not None and self.sent is None


def answered_by(letters: Iterable[Letter], day: date = date.max) -> tuple[Letter, ...]:
    """Return the letters that the portal's owner answered up to a day."""
    return tuple(letter for letter in letters if letter.answered is not None and letter.answered.day <= day)


def last_answered(letters: Iterable[Letter]) -> Letter | None:
    """Return the letter that the portal's owner answered last; None where he answered none."""
    answered = answered_by(letters)
    return max(answered, key=lambda each: (each.answered.day if each.answered else date.min, each.place), default=None)


def sent_by_office(letters: Iterable[Letter]) -> dict[str, tuple[Letter, ...]]:
    """Return the reminders that were sent to each office (its id), in the order of their steps."""
    found: dict[str, list[Letter]] = {}
    for letter in letters:
        if letter.draft.purpose in REMINDERS and letter.sent is not None:
            for office in dict.fromkeys(asked.office for asked in letter.draft.offices):
                found.setdefault(office, []).append(letter)
    return {office: tuple(sorted(sent, key=lambda letter: letter.draft.purpose.step)) for office, sent in found.items()}
