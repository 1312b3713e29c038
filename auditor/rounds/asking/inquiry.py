"""What a person is asked before a round is kept, as data: the question, its answers, and what each of them notes. Pure.

A command asks one question after the other at a terminal, a screen shows all of them; both note what the answer says.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from auditor.i18n import Text


class Kind(StrEnum):
    """What a question is about.

    SLIP_DAY, SLIP_LAST: the day of a slip, and which slip came last. FORM, COPIES, DAYS: whose a form is, which copy of it came last, what odd days
    in it mean. TALK: when or how rows were told. STRUCK: whether what is struck through counts. LEDGER: whose the ledger is. LOGIN: whether a user ID is shared. WHO: who of the roster is whom of before.
    """

    SLIP_DAY = "slip-day"
    SLIP_LAST = "slip-last"
    FORM = "form"
    COPIES = "copies"
    DAYS = "days"
    TALK = "talk"
    STRUCK = "struck"
    LEDGER = "ledger"
    LOGIN = "login"
    WHO = "who"


class AskedDay(Struct, frozen=True):
    """A day that belongs to an answer.

    Attributes:
        words: which day is meant.
        wrong: what is said where no such day was typed.
        first, last: from which to which day it can be; any up to the last where no first is known.
        unless_told: in words, which day holds where none is typed; None where the question is then left for later.
        doubts: what is odd about a day that can be, so that it is asked whether it is meant; nothing is where there are none.

    """

    words: Text
    wrong: Text
    first: date | None
    last: date
    unless_told: Text | None = None
    doubts: Callable[[date], tuple[Text, ...]] | None = None

    def odd(self, day: date | None) -> tuple[Text, ...]:
        """Return what is odd about a day that was typed; nothing where none was."""
        return () if day is None or self.doubts is None else self.doubts(day)

    def read(self, typed: str) -> date | None:
        """Return the day as hands write it, None where none is typed; ValueError where it is none, or cannot be."""
        if not typed.strip():
            return None
        day = read_day(typed)
        if day is None or day > self.last or (self.first is not None and day < self.first):
            raise ValueError("no such day")
        return day

    def read_chosen(self, typed: str) -> date | None:
        """Return the day of an answer that was chosen; ValueError also where none is typed and none holds without."""
        day = self.read(typed)
        if day is None and self.unless_told is None:
            raise ValueError("no day")
        return day


class Answer(Struct, frozen=True):
    """One answer to a question.

    Attributes:
        words: its words.
        note: what notes it, given the day where one belongs to it and was typed; None where nothing is noted.
        day: the day that belongs to it.
        says: what it says, of whom (id), each time with whom and what: an answer that says no more is given with it. Nothing where other answers leave the question as it is.

    """

    words: Text
    note: Callable[[date | None], None] | None = None
    day: AskedDay | None = None
    says: frozenset[tuple[str, str, str]] = frozenset()


class Inquiry(Struct, frozen=True):
    """A question to a person.

    Attributes:
        id: the same as long as the same is asked.
        words: the question.
        answers: what can be answered; the last one leaves it for later. The day alone is asked where an answer needs one.
        before: what is said before it.

    """

    id: str
    words: Text
    answers: tuple[Answer, ...]
    before: Text | None = None

    @property
    def kind(self) -> Kind:
        """What it is about."""
        return Kind(self.id.rpartition("-")[0])

    @property
    def about(self) -> frozenset[str]:
        """Of whom (ids) its answers say something."""
        return frozenset(whom for answer in self.answers for whom, _, _ in answer.says)

    @property
    def later(self) -> Answer:
        """The answer that leaves it for later."""
        return self.answers[-1]

    @property
    def only_day(self) -> AskedDay | None:
        """The day that is asked, where nothing but a day is; else None."""
        day = self.answers[0].day
        return day if day is not None and day.unless_told is None else None


def inquiry_id(kind: Kind, *about: str) -> str:
    """Return the id of a question of a kind about something."""
    return f"{kind}-{hashlib.sha256('/'.join(about).encode()).hexdigest()[:16]}"
