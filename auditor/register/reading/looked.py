"""What a register's bytes say by themselves, whoever is in the roster: its sheets, looked through for passwords, and what the form says of itself.

A file of a few hundred rows that was looked through once is not opened again while this process lasts: it is known by its bytes, never by its
name or its times. Of a file that was refused nothing stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, match_key
from auditor.model.errors import FileRefusedError
from auditor.register.columns import FORM, META_FORM, META_SHEET, NEVER_READ_HEADINGS, Mark, columns
from auditor.register.questions import email, questions
from auditor.remembering import OfBytes, remembered
from auditor.tables import transcription
from auditor.tables.files import open_table
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.source import EvidenceFile
    from auditor.tables.sheet import Cell, Header, Sheet
    from auditor.tables.table import Table

_META_COLUMNS: Final = ("name", "value")
"""What the form writes there of itself: ids of accounts have the look of passwords."""

_NO_REGISTER: Final = Text(
    en="{file} has no sheet with the headings of a register (an office and at least one question), so it was not read. What a "
    "call sheet or another list holds goes into this month's register, each answer under its question. Make one with: auditor register new",
    bn="{file}-এর কোনো পাতায় রেজিস্টারের কলাম (দপ্তর ও অন্তত একটি প্রশ্ন) পাওয়া যায়নি, তাই ফাইলটি পড়া হয়নি। ফোন তালিকা বা অন্য তালিকায় লেখা উত্তর এ মাসের রেজিস্টারে যার যার প্রশ্নের "
    "ঘরে লিখুন। নতুন রেজিস্টার তৈরি করুন: auditor register new",
    on_screen=Text(
        en="{file} has no sheet with the headings of a register (an office and at least one question), so it was not read. What a call sheet or "
        "another list holds goes into this month's register, each answer under its question. Make one on the screen Ask and answer.",
        bn="{file}-এর কোনো পাতায় রেজিস্টারের কলাম (দপ্তর ও অন্তত একটি প্রশ্ন) পাওয়া যায়নি, তাই ফাইলটি পড়া হয়নি। ফোন তালিকা বা অন্য তালিকায় লেখা উত্তর এ মাসের রেজিস্টারে যার যার প্রশ্নের "
        "ঘরে লিখুন। “জিজ্ঞাসা ও উত্তর” পাতায় নতুন রেজিস্টার তৈরি করুন।",
    ),
)
_OTHER_FORM: Final = Text(
    en="{file} was made by another version of this program. Install that version, or make a new register with: "
    "auditor register new",
    bn="{file} এই প্রোগ্রামের অন্য সংস্করণে তৈরি। সেই সংস্করণ বসান, অথবা নতুন রেজিস্টার তৈরি করুন: auditor register new",
    on_screen=Text(
        en="{file} was made by another version of this program. Install that version, or make a new register on the screen Ask and answer.",
        bn="{file} এই প্রোগ্রামের অন্য সংস্করণে তৈরি। সেই সংস্করণ বসান, অথবা “জিজ্ঞাসা ও উত্তর” পাতায় নতুন রেজিস্টার তৈরি করুন।",
    ),
)


class LookedThrough(Struct, frozen=True):
    """A register without passwords and in Unicode.

    Attributes:
        own_columns: what the form says of itself, as sheets; none where it was typed by hand.
        sheets: its sheets, each with its headings where they are a register's: those of at least one are.
        cells: the SHA-256 (hex) of what stands in its cells.

    """

    own_columns: Sequence[Sheet]
    sheets: Sequence[tuple[Sheet, Header[str] | None]]
    cells: str


_SEEN: Final = OfBytes[LookedThrough]()


def looked_through(table: Table) -> LookedThrough:
    """Return a table as the register that it is.

    Raises:
        FileRefusedError: it is no register, holds passwords, is typed in Bijoy, or is of another version of the form.

    """
    table.refuse_bijoy(_columns())
    own_columns = table.own_columns(META_SHEET, expected())
    if meta_of(own_columns).get(META_FORM, FORM) != FORM:
        raise FileRefusedError(_OTHER_FORM.filled(file=table.name))
    sheets = table.sheets(expected())
    if not any(header is not None for _, header in sheets):
        raise FileRefusedError(_NO_REGISTER.filled(file=table.name))
    return LookedThrough(own_columns, sheets, table.digest)


def looked_at(file: EvidenceFile) -> LookedThrough:
    """Return a file as the register that it is; as it was seen before, where the same bytes of that name were.

    Raises:
        FileRefusedError: it is no table, or as `looked_through`.

    """
    return _SEEN.get(file.content, file.name, lambda: looked_through(open_table(file.name, file.content)))


def meta_of(sheets: Iterable[Sheet]) -> Mapping[str, Cell]:
    """Return what the form says of itself; nothing for a register typed by hand."""
    return {
        name: value
        for sheet in sheets
        if sheet.name == META_SHEET
        for name, value, *_ in (cells for cells in sheet.rows if len(cells) > 1)
        if isinstance(name, str)
    }


@remembered(None)
def aliases() -> Mapping[str, str]:
    """Return what a heading means, by its key: a column's name, or a name of its own for what is never read."""
    never = {match_key(heading): f"never read: {match_key(heading)}" for heading in NEVER_READ_HEADINGS}
    return never | {match_key(heading): column.name for column in columns() for heading in column.headings}


@remembered(None)
def _columns() -> transcription.Columns[str]:
    """Return what is never read as Bijoy: codes, logins, addresses, days, remarks, and what is not read at all."""
    in_words = {column.name for column in columns() if column.in_words}
    return transcription.Columns(aliases(), spared=frozenset(aliases().values()) - in_words, shown=frozenset())


_CODES: Final = frozenset({Mark.ID.value, Mark.LOGIN.value})
_ADDRESSES: Final = frozenset({email.QUESTION.name})


@remembered(None)
def expected() -> Expected[str]:
    """Return what is not suspected of passwords: what is asked, and what the form says of itself."""
    own = {META_SHEET: _META_COLUMNS}
    return Expected(
        aliases(), fits=_is_register, also_as_written=True, codes=_CODES, addresses=_ADDRESSES, own_sheets=own
    )


def _is_register(header: Header[str]) -> bool:
    """Return whether headings are a register's: an office's name or code, and a question. Who was spoken to when, alone, answers none."""
    names_offices = not header.columns.keys().isdisjoint({Mark.OFFICE, Mark.ID})
    return names_offices and not header.columns.keys().isdisjoint(questions())
