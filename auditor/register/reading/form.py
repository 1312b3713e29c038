"""A register while it is read: its rows, talks, claims and answers, and how a cell is told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, match_key
from auditor.model.facts import (
    Cause,
    Fact,
)
from auditor.model.notice import Notice, Place, Weight
from auditor.register.answers import (
    NOT_ASKED,
    Done,
    TwoStep,
    listed,
)
from auditor.register.columns import (
    ACCOUNT_ITEMS,
    OFFICE_ITEMS,
    Item,
)
from auditor.tables.answers import Choice, read_choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.model.subjects import Account, Office
    from auditor.tables.sheet import Cell

ID: Final = "register"
IMPLIED: Final = {TwoStep.NOT_OFFERED: Cause.NOT_OFFERED, TwoStep.NO_CODE: Cause.NO_CODE}
SEEN_CAUSES: Final = frozenset(IMPLIED.values())
"""Causes that are seen when two-step is tried; the others are told."""
_NOT_ASKED_KEYS: Final = frozenset(match_key(words) for words in NOT_ASKED.writings)
_AT_CELL: Final = Text(
    en='{file}, "{sheet}", row {row}, "{header}": {told}', bn='{file}, "{sheet}", সারি {row}, "{header}": {told}'
)
_AT_ROW: Final = Text(en='{file}, "{sheet}", row {row}: {told}', bn='{file}, "{sheet}", সারি {row}: {told}')
_BAD_CELL: Final = Text(
    en="not understood as {expected}. Correct the cell; the others were taken.",
    bn="{expected} বোঝা যায়নি। ঘরটি ঠিক করুন; অন্য ঘরগুলো নেওয়া হয়েছে।",
)
_A_NUMBER: Final = Text(en="a number of accounts", bn="ইউজার আইডির সংখ্যা")
_A_DAY: Final = Text(en="a day (dd.mm.yyyy)", bn="তারিখ (দিন.মাস.বছর)")
_AN_ANSWER: Final = Text(en="one of the list ({listed})", bn="তালিকার উত্তর ({listed})")
_DAY_OR_ANSWER: Final = Text(en="a day or one of the list ({listed})", bn="তারিখ বা তালিকার উত্তর ({listed})")
_ADDRESS_OR_ANSWER: Final = Text(
    en="an address or one of the list ({listed})", bn="ই-মেইল ঠিকানা বা তালিকার উত্তর ({listed})"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of answers and whose it is; `cells` are those that are filled in."""

    sheet: str
    number: int
    office: Office
    account: Account | None
    cells: Mapping[Item, Cell]
    headings: Mapping[Item, str]

    @property
    def answers(self) -> tuple[Item, ...]:
        """The questions that the row answers."""
        asked = (*ACCOUNT_ITEMS, *OFFICE_ITEMS)
        return tuple(item for item, cell in self.cells.items() if item in asked and not is_not_asked(cell))


@dataclass(frozen=True, slots=True)
class Talk:
    """When, by which way and by whom a row's answers were told; `own` when the row itself says the day."""

    on: date | None
    way: str = ""
    by: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a cell says; `seen` when it is something that can be seen at a login."""

    fact: Fact[Any]
    value: Any
    seen: bool = False


Claims = tuple[Claim, ...]
Answer = Claims | Notice
"""What a cell says, or what must be asked about it."""
Tell = Callable[[Notice], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as read: what each cell claims, and what it says of two-step."""

    row: Row
    talk: Talk
    claims: Mapping[Item, Claims]
    two_step: TwoStep | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One file being read, by what its answers are judged, and how questions about it are worded.

    `decision_day` is the day that the form itself named to those who answered, `asked` the accounts it has rows for.
    """

    file: EvidenceFile
    context: SourceContext
    decision_day: date
    asked: frozenset[str]

    def accounts(self, office: Office) -> tuple[Account, ...]:
        """Return the accounts that the office's row answers for.

        They are those that the form asked about, for the others may be known to differ; all that are listed when it
        asked about none, as in a register typed by hand.
        """
        listed = tuple(account for account in office.accounts if not account.left)
        return tuple(account for account in listed if account.id in self.asked) or listed

    def about(self, row: Row, item: Item | None, message: Text, **values: Text | str | int | date) -> Notice:
        """Return a doubt about a cell or, without an item, about the row."""
        header = row.headings[item] if item else ""
        return self.at(Weight.DOUBTFUL, row.sheet, row.number, message.filled(**values), header)

    def at(self, weight: Weight, sheet: str, row: int, told: Text, header: str = "") -> Notice:
        """Return what must be told about a cell, or about a row when no heading is given."""
        where = _AT_CELL if header else _AT_ROW
        message = where.filled(file=self.file.name, sheet=sheet, row=row, header=header, told=told)
        return Notice(weight, Place(self.file.name, sheet, row, header), message)

    def bad_cell(self, row: Row, item: Item) -> Notice:
        """Return the question about a cell that is not understood."""
        return self.about(row, item, _BAD_CELL, expected=self.expected(item))

    def expected(self, item: Item) -> Text:
        """Return what a cell of that column may hold."""
        labels = listed(self.decision_day).get(item)
        if labels is None:
            return _A_NUMBER if item is Item.COUNT else _A_DAY
        offered = Text(en=" / ".join(label.en for label in labels), bn=" / ".join(label.bn for label in labels))
        shape = {Item.RESET: _DAY_OR_ANSWER, Item.PROFILE: _DAY_OR_ANSWER, Item.EMAIL: _ADDRESS_OR_ANSWER}
        return shape.get(item, _AN_ANSWER).filled(listed=offered)

    def done(self, cell: Cell, choices: Callable[[date], tuple[Choice[Done], ...]]) -> tuple[Done, date] | None:
        """Return what a cell says instead of a day, and of which decision's day it speaks."""
        for day in dict.fromkeys((self.decision_day, self.context.decision_day)):
            said = read_choice(cell, choices(day))
            if said is not None:
                return said, day
        return None


def words_of(cell: Cell) -> str:
    """Return a cell as words; a day as YYYY-MM-DD."""
    return cell if isinstance(cell, str) else cell.isoformat()


def is_not_asked(cell: Cell) -> bool:
    """Return whether a cell says that the question is not put this time."""
    return isinstance(cell, str) and match_key(cell) in _NOT_ASKED_KEYS
