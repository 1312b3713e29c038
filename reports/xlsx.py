"""Tables as a workbook to filter and count in: the glance of the paper, then a sheet a table; or one ruled table.

Row 1 of a sheet is its headings in words and nothing else, as filters and pivot tables want it. The codes by which a
program finds a column stand on the sheet `_codes`, heading by heading: a second row of headings would be sorted away
with the offices, and a comment at each heading opens whenever the mouse passes it.

Every text is written as text and defused, so no cell runs, here or where it is pasted.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from itertools import repeat
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, clean
from auditor.model.format import WorkbookFormat
from auditor.model.paper import Box, Heading, Items
from auditor.model.sheets import Kind, RuledWorkbook, Workbook, lines_taken
from reports.layout.formulas import escape_formula
from reports.layout.wording import GLANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter import Workbook as Book
    from xlsxwriter.format import Format as Look
    from xlsxwriter.worksheet import Worksheet

    from auditor.model.paper import Paper
    from auditor.model.sheets import Field, Sheet, Value

FONT: Final = "Nirmala UI"
"""Comes with Windows and has Bangla; a workbook cannot name a second choice."""

_DIGITS: Final = {Language.BN: "[$-5000845]", Language.EN: ""}
"""Before a number format: with which digits it is shown, as office programs read it (05: Bengali; 0845: bn-BD); the number stays one."""
_A4: Final = 9
_RULED_HEAD_HEIGHT: Final = 64
_LINE_HEIGHT: Final = 15
_MOST_HIGH: Final = 409
"""Points of a row that office programs take at most."""
_ACROSS, _ACROSS_SMALL = 115, 190
"""Signs that stand side by side on a page; and when they are printed as small as can be read."""


def write(workbook: Workbook | RuledWorkbook) -> bytes:
    """Return a workbook as XLSX."""
    import xlsxwriter  # noqa: PLC0415  40 ms that only writing should cost

    content = io.BytesIO()
    # Rows go to a temporary file as they are written: 50,000 offices take 70 MB so, and 330 MB otherwise.
    way = {"in_memory": True} if isinstance(workbook, RuledWorkbook) else {"constant_memory": True}
    with xlsxwriter.Workbook(content, way) as book:
        match workbook:
            case Workbook():
                _write_workbook(book, workbook)
            case RuledWorkbook():
                _write_ruled(book, workbook)
    return content.getvalue()


def _write_workbook(book: Book, workbook: Workbook) -> None:
    paper = workbook.paper
    book.set_properties(
        {
            "title": clean(paper.title)[:200],
            "created": datetime(paper.year, paper.month, paper.day, tzinfo=UTC),
        }
    )
    looks = _looks(book, paper.language)
    _write_glance(book.add_worksheet(GLANCE.said(paper.language)), _glance(workbook), paper, looks)
    for sheet in workbook.sheets:
        page = book.add_worksheet(sheet.title)
        _write_table(page, sheet, looks)
        _set_up_print(page, paper)
        _fit(page, sheet)


def _write_ruled(book: Book, workbook: RuledWorkbook) -> None:
    """Write a table as it can be pasted onwards: plain numbers, so that a part keeps its values, and empty cells ruled."""
    sheet, day = workbook.sheet, workbook.day
    book.set_properties(
        {"title": clean(sheet.title)[:200], "created": datetime(day.year, day.month, day.day, tzinfo=UTC)}
    )
    shared = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "border": 1}
    looks = {
        strong: (
            book.add_format({**shared, "bold": strong, "text_wrap": True}),
            book.add_format({**shared, "bold": strong, "num_format": _figures(workbook.language), "align": "center"}),
        )
        for strong in (False, True)
    }
    head = book.add_format({**shared, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#D9D9D9"})
    page = book.add_worksheet(workbook.tab)
    for number, field in enumerate(sheet.fields):
        page.set_column(number, number, field.width)
        page.write_string(0, number, escape_formula(field.heading), head)
    for line, row in enumerate(sheet.rows, start=1):
        words, figures = looks[line == len(sheet.rows)]
        for number, value in enumerate(row):
            match value:
                case str():
                    page.write_string(line, number, escape_formula(value), words)
                case int():
                    page.write_number(line, number, value, figures)
                case _:
                    page.write_blank(line, number, None, words)
    note = book.add_format({"font_name": FONT, "font_size": 9})
    page.write_string(len(sheet.rows) + 2, 1, workbook.note, note)
    page.set_row(0, _RULED_HEAD_HEIGHT)
    page.freeze_panes(1, sheet.frozen)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&C" + clean(sheet.title).replace("&", "&&")[:200])


def _figures(language: Language, shown: str = "0") -> str:
    return _DIGITS[language] + shown


def _looks(book: Book, language: Language) -> Mapping[str, Look]:
    shared = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
    head = {**shared, "bold": True, "text_wrap": True, "border": 1, "bg_color": "#D9D9D9"}
    cell = {**shared, "valign": "top", "bottom": 4, "bottom_color": "#808080"}
    figures, days = _figures(language), _figures(language, "dd.mm.yyyy")
    return {
        "head": book.add_format(head),
        "headings": book.add_format({**head, "bg_color": "#F2F2F2"}),
        "cell": book.add_format({**cell, "text_wrap": True}),
        "words": book.add_format({**shared, "text_wrap": True}),
        "number": book.add_format({**cell, "num_format": figures, "align": "center"}),
        "day": book.add_format({**cell, "num_format": days, "align": "center"}),
        "title": book.add_format({**shared, "bold": True, "font_size": 13, "text_wrap": True}),
        "strong": book.add_format({**shared, "bold": True, "text_wrap": True}),
    }


def _write_glance(page: Worksheet, lines: Iterable[tuple[str, str]], paper: Paper, looks: Mapping[str, Look]) -> None:
    page.set_column(0, 0, _ACROSS, looks["words"])
    for number, (look, words) in enumerate(lines):
        page.write_string(number, 0, escape_formula(words), looks[look])
    _set_up_print(page, paper)
    page.fit_to_pages(1, 0)


def _glance(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """Yield what is read first, line by line with its look: whose paper it is, the glance, and the notes."""
    paper = workbook.paper
    yield from (("strong", words) for words in (paper.banner, paper.marking) if words)
    yield from (("words", words) for words in paper.letterhead)
    yield from (("title", words) for words in paper.titles)
    yield from (("words", words) for words in paper.subtitles)
    for before, block in zip((None, *paper.blocks), paper.blocks, strict=False):
        match block:
            case Box(lead=lead, lines=lines):
                yield ("strong", lead)
                yield from (("words", line) for line in lines)
            case Items(items=items):
                if isinstance(before, Heading):
                    yield ("strong", before.text)
                yield from (("words", f"{marker} {words}") for marker, words in items)
            case _:
                pass
    yield ("words", paper.foot)
    if workbook.closing:
        yield ("words", workbook.closing)


def _write_table(page: Worksheet, sheet: Sheet, looks: Mapping[str, Look]) -> None:
    for number, field in enumerate(sheet.fields):
        page.set_column(number, number, field.width)
    page.set_row(0, max(48, _height(sheet.fields, [field.heading for field in sheet.fields])))
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.fields) - 1)
    for number, field in enumerate(sheet.fields):
        page.write_string(0, number, escape_formula(field.heading), looks["head"])
    kinds = sheet.kinds or repeat(Kind.VALUES)
    for line, (row, kind) in enumerate(zip(sheet.rows, kinds, strict=False), start=1):
        look = looks["headings" if kind is Kind.HEADINGS else "cell"]
        for number, value in enumerate(row):
            match value:
                case str():
                    page.write_string(line, number, escape_formula(value), look)
                case int():
                    page.write_number(line, number, value, looks["number"])
                case date():
                    page.write_datetime(line, number, datetime(value.year, value.month, value.day), looks["day"])  # noqa: DTZ001
                case None:
                    page.write_blank(line, number, None, looks["cell"])
        if sheet.kinds:
            _set_height(page, line, sheet, kind, looks["cell"])


def _set_height(page: Worksheet, line: int, sheet: Sheet, kind: Kind, look: Look) -> None:
    if kind is Kind.ACROSS:
        _lay_across(page, line, sheet, look)
    else:
        page.set_row(line, _height(sheet.fields, sheet.rows[line - 1]))


def _height(fields: Sequence[Field], row: Sequence[Value]) -> int:
    """Return how high a row is, in points: as high as its words need, and where they are broken a line more, for no two fonts are alike."""
    taken = (lines_taken(str(value), field.width) for field, value in zip(fields, row, strict=True) if value)
    lines = max(taken, default=1)
    return min(_MOST_HIGH, _LINE_HEIGHT * (lines + (lines > 1)) + 4)


def _lay_across(page: Worksheet, line: int, sheet: Sheet, look: Look) -> None:
    """Lay the words behind the first of a row across all columns, as high as they need: an office program does not see to that itself."""
    words, last = str(sheet.rows[line - 1][1]), len(sheet.fields) - 1
    page.set_row(line, _LINE_HEIGHT * lines_taken(words, sum(field.width for field in sheet.fields[1:])) + 4)
    if last > 1:
        page.merge_range(line, 1, line, last, "", look)
        page.write_string(line, 1, escape_formula(words), look)


def _fit(page: Worksheet, sheet: Sheet) -> None:
    """Print headings on each page, and a table too wide to be read on one across several, with its first columns."""
    across = -(-sum(field.width for field in sheet.fields) // _ACROSS_SMALL)
    page.fit_to_pages(across, 0)
    page.repeat_rows(0)
    if across > 1 and sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)


def _set_up_print(page: Worksheet, paper: Paper) -> None:
    """Set a page as the papers have it: A4 on its side, for whom it is at the head, the digest at the foot."""
    page.set_landscape()
    page.set_paper(_A4)
    banner, marking, word, foot = map(_printed, (paper.banner, paper.marking, paper.page_words, paper.foot))
    font = f'&"{FONT},Regular"&9 '
    page.set_header(f"&L{font}{banner}&R{font}{marking}")
    page.set_footer(f"&L{font}{word} &P/&N · {foot}")


def _printed(words: str) -> str:
    """Return words as the head or foot of a printed page takes them."""
    return clean(words).replace("&", "&&")


FORMAT: Final = WorkbookFormat(
    name="xlsx",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write=write,
)
