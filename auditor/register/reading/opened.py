"""Opens a register that came back and reads it: whose it is, whose its rows are, and what they say.

An office's row holds for all its accounts; an account's own row overrides it cell by cell. Every answer becomes an
observation of the day on which it was told, with the grade of the way by which it came. A cell that is not understood
is asked about by sheet, row and column; the others still count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.counting import CountsFrom
from auditor.model.errors import FileRefusedError
from auditor.model.evidence import row_of
from auditor.model.evidence_names import TYPED
from auditor.model.facts import TWO_STEP_CAUSE
from auditor.model.identity import SEVERAL, PlacedRow
from auditor.model.notice import Notice, Place, Severity
from auditor.model.source import Parsed
from auditor.register.as_said import taken_as_said
from auditor.register.belonging import (
    Belonging,
    FormSigns,
    addresses_of,
    belonging,
    stamp_of,
    unclaimed_notice,
)
from auditor.register.columns import (
    HELP_SHEET,
    LISTS_SHEET,
    META_ASKED,
    META_DECISION_DAY,
    META_MONTH,
    META_OWN_DAY,
    META_SHEET,
    Mark,
    columns,
)
from auditor.register.reading.apart import (
    kept_out_answers,
    unclear_answers,
    undated_answers,
    undated_rows,
    unplaced_answers,
)
from auditor.register.reading.cells import counts, not_known, told_emails
from auditor.register.reading.contacts import contacts
from auditor.register.reading.differing import differing_rows
from auditor.register.reading.form import Form, Reading, Row, words_of
from auditor.register.reading.form_month import doubtful_years, month_notices, odd_days, told_on
from auditor.register.reading.looked import aliases, meta_of
from auditor.register.reading.misplaced import misplaced
from auditor.register.reading.names import Whose, names_of
from auditor.register.reading.observing import Beside, before_listing, observe
from auditor.register.reading.replacing import without_placed, without_replaced
from auditor.register.reading.said_of_offices import said_of_offices
from auditor.register.reading.told import read_rows, read_unplaced, tellers_for_all
from auditor.register.reading.whose import UnplacedRow, fit_roster, marks_of, rows_of
from auditor.remembering import remembered
from auditor.tables.answers import read_day
from auditor.tables.headings import column_notices, rows_below, unread_notices
from auditor.tables.hidden import hidden_notices
from auditor.tables.merged import merged_notices
from auditor.tables.months import month_told

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.evidence import UnplacedAnswer
    from auditor.model.forms import FormStamp
    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.register.reading.looked import LookedThrough
    from auditor.tables.sheet import Cell, Header, Sheet

_OUR_SHEETS: Final = frozenset({HELP_SHEET, LISTS_SHEET, META_SHEET})
MOST_ROWS: Final = 100
"""Rows of one file that may speak of one office or one account: each is compared with each, and forms have one."""
_TOO_MANY_ROWS: Final = Text(
    en="{file}: more than {limit} rows speak of {whose}, so nothing of the file was read. Leave one row there for the office and one for "
    "each account.",
    bn="{file}: {whose} সম্পর্কে {limit}টির বেশি সারি আছে, তাই ফাইলটির কিছুই পড়া হয়নি। দপ্তরের জন্য একটি এবং প্রতিটি আইডির জন্য একটি সারি রেখে বাকিগুলো মুছুন।",
)
MOST_UNPLACED: Final = 5_000
"""Rows of one file of which it may not be known whose they are: each is told."""
_TOO_MANY_UNPLACED: Final = Text(
    en="{file}: of more than {limit} rows it is not known whose they are, so nothing of the file was read. Write offices and posts as in "
    "the roster, or make a new register with: auditor register new",
    bn="{file}: {limit}টির বেশি সারি কার, তা জানা যায়নি, তাই ফাইলটির কিছুই পড়া হয়নি। দপ্তর ও পদবি তালিকার মতো লিখুন, অথবা নতুন রেজিস্টার তৈরি করুন: "
    "auditor register new",
    on_screen=Text(
        en="{file}: of more than {limit} rows it is not known whose they are, so nothing of the file was read. Write offices and posts as in the roster, or make a new register on the screen Ask and answer.",
        bn="{file}: {limit}টির বেশি সারি কার, তা জানা যায়নি, তাই ফাইলটির কিছুই পড়া হয়নি। দপ্তর ও পদবি তালিকার মতো লিখুন, অথবা “জিজ্ঞাসা ও উত্তর” পাতায় নতুন রেজিস্টার তৈরি করুন।",
    ),
)
_SHEET_NOT_READ: Final = Text(
    en='{file}, "{sheet}": this sheet has no headings of a register, so it was not read. If it holds answers, correct '
    "its headings.",
    bn="{file}, “{sheet}”: এই পাতায় রেজিস্টারের কলাম নেই, তাই পড়া হয়নি। এতে উত্তর থাকলে কলামের নাম ঠিক করুন।",
)


class Opened(Struct, frozen=True):
    """A register whose rows are known and not yet read.

    `unclaimed` is its fingerprint where it does not say whose it is, and `others` the domains in it that are not known to be ours; `told_rows` are rows, by sheet and number, of which something is told.
    """

    form: Form
    stamp: FormStamp
    rows: Sequence[Row]
    unplaced: Sequence[UnplacedRow]
    notices: list[Notice]
    unclaimed: str
    cells: str
    told_rows: Mapping[tuple[str, int], tuple[Cell, ...]]
    others: tuple[str, ...] = ()
    said_of: tuple[tuple[str, str], ...] = ()


def open_register(file: EvidenceFile, looked: LookedThrough, context: SourceContext) -> Opened:
    """Return a register with its rows, once it is known whose it is.

    Args:
        file: the file that holds it.
        looked: its sheets.
        context: what must be known to read it.

    Raises:
        FileRefusedError: it is another workspace's, or too many rows speak of one or of nobody.

    """
    own_columns, sheets = looked.own_columns, _called_as_placed(looked.sheets, context.placed.get(file.sha256, {}))
    meta = meta_of(own_columns)
    registers = [(sheet, header) for sheet, header in sheets if header is not None]
    names = names_of(context)
    stamp = stamp_of(meta)
    titles = [cell for sheet, header in registers for row in sheet.rows[: header.first_row - 1] for cell in row]
    notices: list[Notice] = []
    unclaimed, others = "", tuple[str, ...]()
    if context.own is not None:
        own, read_on = context.own, context.own.read_on
        signs = FormSigns(
            file,
            stamp,
            titles,
            lambda: marks_of(registers),
            lambda: not meta and fit_roster(registers, names, by_union=file.sha256 not in read_on),
            lambda: _offices_named(registers),
            remembered(1)(lambda: addresses_of(_cells(registers), own, context.roster, context.allowed_domains)),
        )
        if belonging(signs, own, context.roster) is Belonging.UNCLAIMED:
            unclaimed, others = signs.fingerprint, signs.addresses().others
            notices.append(unclaimed_notice(file.name, stamp, own, others))
        else:
            notices += taken_as_said(signs, own)
    counts_from = _days_named(meta) or context.counts_from
    form = Form(
        file,
        context,
        counts_from,
        _asked(own_columns),
        words_of(meta.get(META_MONTH, "")),
        is_own=not (unclaimed and context.own and context.own.ids),
        compared_month=stamp.month if meta else month_told(titles, file.name),
        number=stamp.number or file.sha256,
    )
    if not form.compared_month:
        form = replace(form, odd_years=doubtful_years(form, registers))
    rows: list[Row] = []
    unplaced: list[UnplacedRow] = []
    for sheet, header in sheets:
        if header is not None:
            doubts = column_notices(file.name, sheet.name, header, aliases(), _own_headings())
            notices += (replace(doubt, weight=Severity.WRONG) for doubt in doubts)
            notices += merged_notices(
                file.name, sheet, header, (Mark.OFFICE, Mark.ID), _own_headings().keys() - {*Mark}
            )
            notices += hidden_notices(file.name, sheet, header, (Mark.ID,))
            of_rows: list[Notice] = []
            placed, nobodys = rows_of(form, sheet, header, names, of_rows.append)
            asked = {(row.number, header.columns[name]) for row in placed for name in row.broken}
            notices += (*unread_notices(file.name, sheet, header, asked), *of_rows)
            rows += placed
            unplaced += nobodys
            _refuse_crowd(file.name, rows, len(unplaced))
        elif not (meta and sheet.name in _OUR_SHEETS) and any(cell != "" for cells in sheet.rows for cell in cells):
            message = _SHEET_NOT_READ.filled(file=file.name, sheet=sheet.name)
            notices.append(Notice(Severity.DOUBTFUL, Place(file.name, sheet.name), message))
    lines = {sheet.name: sheet.rows for sheet, _ in sheets}
    told_rows = {
        (notice.place.sheet, notice.place.row): tuple(lines[notice.place.sheet][notice.place.row - 1])
        for notice in notices
        if notice.place.row
    }

    def is_later(row: Row) -> bool:
        return (told_on(form, row.sheet, row.cells) or date.min) > max(context.kept_on)

    said = partial(said_of_offices, own_columns, rows, unplaced, context.said_by_lost, is_later)
    said_of, carries_on = said() if file.sha256 not in context.placed else ((), ())
    rows_of_nobody = (*unplaced, *misplaced(rows))
    form = replace(form, carries_on=carries_on)
    return Opened(form, stamp, rows, rows_of_nobody, notices, unclaimed, looked.cells, told_rows, others, said_of)


def _called_as_placed(
    sheets: Sequence[tuple[Sheet, Header[str] | None]], placed: Mapping[str, PlacedRow]
) -> Sequence[tuple[Sheet, Header[str] | None]]:
    """Return the sheets of a file, its only one called as when its rows were placed: a CSV's bears the file's name, which may be another since."""
    known = {row_of(place)[0] for place in placed}
    if len(sheets) != 1 or not known or sheets[0][0].name in known:
        return sheets
    sheet, header = sheets[0]
    return ((replace(sheet, name=min(known)), header),)


def _cells(registers: Iterable[tuple[Sheet, Header[str]]]) -> Iterator[tuple[Cell, ...]]:
    return (cells for sheet, header in registers for _, cells in rows_below(sheet, header))


def _offices_named(registers: Iterable[tuple[Sheet, Header[str]]]) -> Iterator[tuple[str, str]]:
    """Yield the code and the name of the office that each row has; what is not there is empty."""
    for sheet, header in registers:
        at = [header.columns.get(mark) for mark in (Mark.ID, Mark.OFFICE)]
        for _, cells in rows_below(sheet, header):
            code, words = ("" if column is None else words_of(cells[column]) for column in at)
            yield code, words


def _refuse_crowd(file: str, rows: Iterable[Row], unplaced: int) -> None:
    """Refuse a file in which very many rows speak of one office or account, or of nobody who is known.

    Raises:
        FileRefusedError: with whose they are.

    """
    if unplaced > MOST_UNPLACED:
        raise FileRefusedError(_TOO_MANY_UNPLACED.filled(file=file, limit=MOST_UNPLACED))
    count: Counter[str] = Counter()
    for row in rows:
        count[row.owner] += 1
        if count[row.owner] > MOST_ROWS:
            whose = Whose(row.office, row.account).named
            raise FileRefusedError(_TOO_MANY_ROWS.filled(file=file, limit=MOST_ROWS, whose=whose))


def read_copies(copies: Sequence[Opened], told_before: set[Hashable] | None = None) -> list[Parsed]:
    """Return what the copies of one form say, each for itself; its answers, and those of its accounts in any copy.

    Args:
        copies: the copies.
        told_before: what was told of other registers, and is not told again; what is told of these is added. None where there are no others.

    """
    forms = [opened.form for opened in copies]
    readings = without_replaced(
        forms,
        [read_rows(opened.form, opened.rows, opened.notices.append) for opened in copies],
        [opened.notices for opened in copies],
    )
    of_nobody = without_placed(
        forms,
        [opened.rows for opened in copies],
        [opened.unplaced for opened in copies],
        [opened.notices for opened in copies],
    )
    unplaced: list[tuple[UnplacedAnswer, ...]] = []
    kept_out: dict[str, frozenset[str]] = defaultdict(frozenset)
    nobodys: list[Sequence[tuple[Reading, tuple[str, ...]]]] = []
    for opened, rows, of_copy in zip(copies, of_nobody, readings, strict=True):
        nobodys.append(read_unplaced(opened.form, rows, of_copy, opened.notices.append))
        answers, left_open = unplaced_answers(nobodys[-1], opened.form)
        unplaced.append(answers)
        for account, names in left_open.items():
            kept_out[account] |= names
    beside = Beside.of(copies[0].form, chain.from_iterable(readings), kept_out)
    observed = [
        observe(opened.form, of_copy, beside, opened.notices.append)
        for opened, of_copy in zip(copies, readings, strict=True)
    ]
    causes = {each.subjects: each for each in chain.from_iterable(observed) if each.fact == TWO_STEP_CAUSE}
    odd = [odd_days(opened.form, of_copy) for opened, of_copy in zip(copies, readings, strict=True)]
    for opened, days, of_copy in zip(copies, odd, readings, strict=True):
        opened.notices.extend(month_notices(opened.form, days, of_copy))
    notices, differing = differing_rows(forms, readings, list(chain.from_iterable(observed)))
    for notice in notices:
        next(opened for opened in copies if opened.form.file.name == notice.place.file).notices.append(notice)
    before = told_before if told_before is not None else set()
    told = [_told_once(opened, of_copy, before) for opened, of_copy in zip(copies, readings, strict=True)]
    return [
        Parsed(
            tuple(observed[place]),
            contacts(readings[place], names_of(forms[place].context)),
            told[place],
            tuple(counts(readings[place])),
            unplaced[place],
            (*_placed(opened.rows), *_of_several(opened.unplaced)),
            opened.unclaimed,
            odd[place],
            tuple(told_emails(readings[place], opened.form.context.allowed_domains)),
            opened.stamp.number,
            opened.cells,
            tuple(before_listing(readings[place])),
            tellers_for_all(readings[place], names_of(forms[place].context)),
            () if place else differing,
            tuple(undated_answers(opened.form, readings[place], beside)),
            tuple(unclear_answers(opened.form, readings[place], nobodys[place], beside)),
            undated_rows(opened.form, readings[place]),
            tuple(kept_out_answers(opened.form, readings[place], beside, causes)),
            {reading.row.place: reading.talk.by for reading in readings[place]},
            tuple(not_known(readings[place])) if forms[place].file.name.startswith(TYPED) else (),
            opened.others,
            opened.said_of,
            opened.form.carries_on,
        )
        for place, opened in enumerate(copies)
    ]


def _told_once(opened: Opened, readings: Iterable[Reading], before: set[Hashable]) -> tuple[Notice, ...]:
    """Return what is told of a register but for what was told of another of which it is an edited copy, and note what is told."""
    rows = {(notice.place.sheet, notice.place.row) for notice in opened.notices}
    of_row = {at: reading for reading in readings if (at := (reading.row.sheet, reading.row.number)) in rows}
    said = [(notice, _apart_from_file(opened, notice, of_row)) for notice in opened.notices]
    told = tuple(notice for notice, words in said if not notice.place.sheet or words not in before)
    before.update(words for _, words in said)
    return told


def _apart_from_file(opened: Opened, notice: Notice, of_row: Mapping[tuple[str, int], Reading]) -> tuple[Hashable, ...]:
    """Return what a notice says of whom, on which day and of what in its cell, wherever and in whichever file that stands.

    What is said of a whole row is the same in another form only where the rows are; of a whole sheet, only in a copy of the form.
    """
    place, words = notice.place, notice.told.en.replace(opened.form.file.name, "")
    at = (place.sheet, place.row)
    if at not in of_row:
        return place.sheet, place.column, words, opened.told_rows.get(at, (opened.form.number,))
    row, on = of_row[at].row, of_row[at].talk.on
    if not place.column:
        return row.owner, on, words, opened.stamp.number or (*row.cells.items(),)
    cells = (cell for name, cell in row.cells.items() if row.headings[name] == place.column)
    return row.owner, on, words, next(cells, "")


def _placed(rows: Iterable[Row]) -> tuple[PlacedRow, ...]:
    """Return whose rows are that had to be found out by names."""
    return tuple(
        PlacedRow(
            row.place,
            row.owner,
            tuple(account.id for account in (*row.accounts, *row.elsewhere)),
            tuple(account.id for account in row.unasked if account not in row.elsewhere),
        )
        for row in rows
        if not row.placed and row.cells
    )


def _of_several(rows: Iterable[UnplacedRow]) -> Iterator[PlacedRow]:
    """Yield of whom rows may be that name several of the roster."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for each in rows:
        if each.of_several:
            found[each.row.place] |= dict.fromkeys(each.subjects)
    yield from (PlacedRow(place, SEVERAL, tuple(subjects)) for place, subjects in found.items())


def _days_named(meta: Mapping[str, Cell]) -> CountsFrom | None:
    """Return the days that a form named to those who answered; None where it says none."""
    day = read_day(meta.get(META_DECISION_DAY, ""))
    own = {name.removeprefix(META_OWN_DAY): read_day(cell) for name, cell in meta.items() if META_OWN_DAY in name}
    return None if day is None else CountsFrom.of_days(day, {fact: named for fact, named in own.items() if named})


def _asked(sheets: Iterable[Sheet]) -> frozenset[str]:
    return frozenset(
        words_of(cells[1])
        for sheet in sheets
        if sheet.name == META_SHEET
        for cells in sheet.rows
        if len(cells) > 1 and cells[0] == META_ASKED
    )


@remembered(None)
def _own_headings() -> Mapping[str, str]:
    return {column.name: column.heading.bn for column in columns()}
