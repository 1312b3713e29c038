"""A register while it is read: its rows, talks, claims and answers, and how a cell is told of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.i18n import Text, match_key
from auditor.model.counting import CountsFrom
from auditor.model.forms import EACH_APART, STRUCK
from auditor.model.grades import UNPROVED
from auditor.model.notice import AskedAbout, DoubtfulTalk, Notice, Place, Severity
from auditor.model.value import Value
from auditor.register.answers import NOT_ASKED
from auditor.register.question import Basis, FormColumn
from auditor.register.questions import count, questions
from auditor.register.reading.form_month import last_told
from auditor.remembering import remembered
from auditor.tables.sheet import Unread

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    from auditor.model.forms import DayMeant
    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.model.subjects import Account, Office
    from auditor.register.question import Claims
    from auditor.tables.sheet import Cell

ID: Final = "register"
_NOT_ASKED_KEYS: Final = frozenset(match_key(words) for words in NOT_ASKED.writings)
_NOT_UNDERSTOOD: Final = Text(
    en="not understood as {expected}. Correct the cell; the others were taken.",
    bn="{expected} বোঝা যায়নি। ঘরটি ঠিক করুন; অন্য ঘরগুলো নেওয়া হয়েছে।",
    on_screen=Text(
        en="not understood as {expected}. Ask the office what is meant, and write that.",
        bn="লেখাটি {expected} হিসেবে বোঝা যায়নি। কী বোঝানো হয়েছে দপ্তরকে জিজ্ঞাসা করে লিখুন।",
    ),
)


def place_of(sheet: str, row: int) -> str:
    """Return the place of a row as references and the ledger write it; of each row it is held once."""
    return intern(f"{sheet}!{row}")


class Row(Value, frozen=True):
    """A row of answers and whose it is; `place` is where, as references and the ledger write it; `cells` are those that are filled in.

    `answers` are the names of the questions that these answer (see `answered_in`).
    `accounts` are those that an office's row answers for, `unasked` those beside them, whom only its noes reach; `later` those
    of these that were listed only after it was told, when no account was, and of whom nobody said yet whether it is told of them.
    `elsewhere` are those of these of whom it asks, too, and whose user ID stands or stood under another office, or may: to them its yes is not lent.
    `placed` says that this was found out when the file first entered a round, and stays so.
    `stood_under` is the office under which an account's row is written, where the account stands under another one now.
    `struck` are the questions whose answers are struck through while nobody said whether they count, `struck_out` those of which it was said that they
    do not; `struck_talk` the columns of `Talked` that are struck through and do not count; `crossed` all that is struck through in it, whatever was said of it; `struck_beside` is by what all that is struck through in its sheet is known.
    """

    sheet: str
    number: int
    place: str
    office: Office
    account: Account | None
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    answers: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    unasked: tuple[Account, ...] = ()
    later: tuple[Account, ...] = ()
    elsewhere: tuple[Account, ...] = ()
    placed: bool = False
    stood_under: Office | None = None
    struck: frozenset[str] = frozenset()
    struck_out: frozenset[str] = frozenset()
    struck_talk: frozenset[str] = frozenset()
    crossed: frozenset[str] = frozenset()
    struck_beside: str = ""

    @property
    def is_struck_whole(self) -> bool:
        """Whether all its answers are struck through and do not count: what is asked of it is that alone."""
        return bool(self.answers) and len(self.struck | self.struck_out) == len(self.answers)

    @property
    def talk_unknown(self) -> frozenset[str]:
        """Which of when, how and by whom it was told are not known, since they are struck through; where all of it is, that is asked of it as a whole."""
        return self.struck_talk if not self.is_struck_whole else frozenset()

    @property
    def under(self) -> Office:
        """The office under which it is written, whose row and talk it belongs to."""
        return self.stood_under or self.office

    @property
    def owner(self) -> str:
        """Whose it is: the id of its account, or of its office."""
        return self.office.id if self.account is None else self.account.id

    @property
    def told_number(self) -> int | None:
        """How many accounts it says the office has; None where it says no such number, or that is struck through."""
        if count.QUESTION.name in self.struck | self.struck_out:
            return None
        return count.accounts_in(self.cells.get(count.QUESTION.name, ""))

    @property
    def is_for_several(self) -> bool:
        """Whether it speaks of several accounts at once; the row of an office with one account is that account's own."""
        return self.account is None and len(self.accounts) + len(self.unasked) > 1

    @property
    def broken(self) -> tuple[str, ...]:
        """The names of the questions in whose cells an error stands or a formula without a value: what was meant is asked."""
        return tuple(name for name in self.answers if isinstance(self.cells[name], Unread))


class Provenance(Value, frozen=True):
    """When, by which way and by whom a row's answers were told; `has_day` when the row itself says the day.

    `witnessed`: it was seen at a login, and the row names the sheet that the holder signed, or the time of the call.
    `odd` is the day as written where it does not fit the form and nobody said which is meant, `undated` that none is written that can
    be read; `on` is then the last on which it may have been told. `slip` is what is meant by a day whose year is wrong in all days of its row.
    """

    on: date | None
    way: str = ""
    by: str = ""
    has_day: bool = False
    odd: date | None = None
    witnessed: bool = False
    undated: bool = False
    slip: DayMeant | None = None

    @property
    def is_day_known(self) -> bool:
        """Whether somebody says on which day it was told."""
        return self.on is not None and self.odd is None and not self.undated

    @property
    def told_way(self) -> str:
        """The way, which is one of telling where nothing shows that somebody was present at a login."""
        return self.way if self.witnessed else UNPROVED.get(self.way, self.way)


Tell = Callable[[Notice], None]


class Reading(Value, frozen=True):
    """A row as read, and what each of its cells claims; `undated` are the claims that do not count as nobody knows on which day they were told.

    `unclear` are the questions (names) whose cells mean nothing here, hold an error or a formula without a value, or a yes that is struck through.
    """

    row: Row
    talk: Provenance
    claims: Mapping[str, Claims]
    undated: Mapping[str, Claims] = MappingProxyType({})
    unclear: frozenset[str] = frozenset()

    @property
    def whose_told(self) -> tuple[Hashable, ...]:
        """By what it is known again in another copy: whose it is and, where it was seen at a login and not told, which login that was."""
        return (self.row.owner, self.talk.on, self.talk.way) if self.talk.witnessed else (self.row.owner,)


class Form(Struct, frozen=True):
    """One file being read, by what its answers are judged, and how questions about it are worded.

    `counts_from` are the days that the form itself named to those who answered, `asked` the accounts it has rows for,
    `month` the month it asks for: two copies of one form have the same rows. It is empty for a register typed by hand. Of a
    form that nobody knows to be this workspace's, `is_own` is false: all that it tells counts as declared. `compared_month`
    is the month (YYYY-MM) that days of contact must fit; empty where none is told, then `odd_years` are those whose
    year is doubtful, each with its sheet and the day that may be meant (`doubtful_years`). `number` is the form's own, or the file's digest where it has none.
    `carries_on` are the digests of files that it carries on where it is met for the first time: it has their rows as they were, and further ones that were told since.
    """

    file: EvidenceFile
    context: SourceContext
    counts_from: CountsFrom
    asked: frozenset[str]
    month: str = ""
    is_own: bool = True
    compared_month: str = ""
    number: str = ""
    odd_years: Mapping[tuple[str, date], date] = field(default_factory=dict)
    carries_on: tuple[str, ...] = ()

    def origin(self, reading: Reading) -> str:
        """Return by what a row is known again in another copy of the form (`Reading.whose_told`); empty where there is no form."""
        return " ".join((self.month, *map(str, reading.whose_told))) if self.month else ""

    def known_by(self, row: Row, name: str) -> str:
        """Return by what a cell is known again, also in another copy of the form: where it stands, and what is written there."""
        written = _written(row.cells[name])
        return hashlib.sha256(f"{self.number} {row.place} {name} {written}".encode()).hexdigest()[:16]

    def mark(self, cells: Mapping[str, Cell], *about: str) -> str:
        """Return by what a row of a file without a number is known as long as its cells, and the name of the file, stay as they are; empty where the form has a number, by which it is known itself."""
        if self.number != self.file.sha256:
            return ""
        written = (f"{name}={_written(cell)}" for name, cell in sorted(cells.items()))
        return hashlib.sha256("\n".join((self.file.name, *about, *written)).encode()).hexdigest()[:16]

    def placed(self, row: Row) -> tuple[str, ...]:
        """Return the ids of the accounts that a row answered for when it entered a round; none where it entered none."""
        before = self.context.placed.get(self.file.sha256, {}).get(row.place)
        return before.accounts if before is not None else ()

    @property
    def counted_on(self) -> date | None:
        """The day on which it, or a copy of it, was first counted, that of the audit if none was yet; None of one that has no number by which copies are known."""
        if self.number == self.file.sha256 or self.context.day is None:
            return None
        return self.context.own.counted_on.get(self.number, self.context.day) if self.context.own else self.context.day

    def doubtful_talk(self, row: Row, column: str) -> DoubtfulTalk:
        """Return by what a cell is known that does not say when or how a row was told, alone and with those that are alike."""
        written = row.cells.get(column, "")
        words = written.name if isinstance(written, Unread) else match_key(words_of(written))
        words = f"{STRUCK} {words}" if column in row.talk_unknown else words
        return self._doubtful(row, column, words, f"{words} {row.owner}", (column,))

    def struck_talk(self, row: Row) -> DoubtfulTalk:
        """Return by what the answers of a row are known that are struck through, alone and with all in its sheet that are."""
        words = " ".join(f"{name}={_written(row.cells[name])}" for name in sorted(row.struck))
        talk = self._doubtful(row, STRUCK, row.struck_beside, f"{words} {row.owner}", (STRUCK, *sorted(row.struck)))
        return talk if talk.row else replace(talk, row=talk.own)

    def _doubtful(self, row: Row, column: str, alike: str, own: str, marked: tuple[str, ...]) -> DoubtfulTalk:
        of_all, of_one = (
            hashlib.sha256(f"{self.number} {row.sheet} {column} {about}".encode()).hexdigest()[:16]
            for about in (alike, own)
        )
        is_apart = self.context.talk_meant.get(of_all) == EACH_APART
        mark = self.mark(row.cells, row.owner, *marked)
        return DoubtfulTalk(
            self.number,
            self.compared_month,
            row.office.name,
            of_all,
            of_one,
            is_apart,
            last_told(self, undated=True),
            mark,
        )

    def struck_meant(self, row: Row) -> str:
        """Return what a person said that is meant by the answers of a row that are struck through; empty where nobody did."""
        if not self.context.talk_meant:
            return ""
        meant, talk = self.context.talk_meant, self.struck_talk(row)
        return meant.get(talk.row, "") or meant.get(talk.asked, "")

    def talk_meant(self, row: Row, column: str) -> str:
        """Return what a person said that is meant by such a cell; empty where nobody did."""
        if not self.context.talk_meant:
            return ""
        meant, talk = self.context.talk_meant, self.doubtful_talk(row, column)
        return meant.get(talk.asked, "") or meant.get(talk.row, "")

    def told_by(self, row: Row, talk: Provenance, name: str) -> date | None:
        """Return by which day a cell was told that nobody can read: where its row lacks a day, when it was asked about at the latest."""
        asked = self.context.asked_about
        if talk.on is None or talk.is_day_known or not asked or name not in row.cells:
            return talk.on
        return min(talk.on, asked.get(self.known_by(row, name), talk.on))

    def about(self, row: Row, name: str | None, message: Text, **values: Text | str | int | date) -> Notice:
        """Return a doubt about a cell or, without a column's name, about the row."""
        header = row.headings[name] if name else ""
        told = message.filled(**values) if values else message
        notice = self.at(Severity.DOUBTFUL, row.sheet, row.number, told, header)
        return replace(notice, about=AskedAbout(row.owner, name or ""))

    def at(self, weight: Severity, sheet: str, row: int, told: Text, header: str = "") -> Notice:
        """Return what must be told about a cell, or about a row when no heading is given."""
        return Notice(weight, Place(self.file.name, sheet, row, header), told, at_place=True)

    def not_understood(self, column: FormColumn) -> Text:
        """Return the question about a cell of that column that is not understood."""
        return _not_understood(column.expected(self.counts_from))

    def basis(self, told_on: date) -> Basis:
        """Return by what cells are read that were told on a day."""
        context = self.context
        counted = (self.counts_from, context.counts_from, CountsFrom(context.decision_day))
        return _basis(told_on, counted, context.rule, context.allowed_domains)


@remembered(64)
def _basis(told_on: date, counted: tuple[CountsFrom, ...], rule: str, allowed_domains: tuple[str, ...]) -> Basis:
    """Return by what cells are read: the same for the thousands of rows that were told on a day."""
    return Basis(told_on, counted, rule, allowed_domains)


@remembered(64)
def _not_understood(expected: Text) -> Text:
    return _NOT_UNDERSTOOD.filled(expected=expected)


def _written(cell: Cell) -> str:
    return cell.name if isinstance(cell, Unread) else words_of(cell)


def words_of(cell: Cell) -> str:
    """Return a cell as words; a day as YYYY-MM-DD, nothing of a cell whose answer is not known."""
    match cell:
        case str():
            return cell
        case Unread():
            return ""
        case _:
            return cell.isoformat()


def answered_in(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Return the names of the questions that the cells of a row answer."""
    asked = questions()
    return tuple(name for name, cell in cells.items() if name in asked and not is_not_asked(cell))


def is_not_asked(cell: Cell) -> bool:
    """Return whether a cell says that the question is not put this time."""
    return isinstance(cell, str) and match_key(cell) in _NOT_ASKED_KEYS
