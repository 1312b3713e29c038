"""The sections of a paper as one sheet, row by row in the words of the paper: what its tables of values leave out is found there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.paper import Chart, Heading, Paragraph, Signatures, Table
from auditor.model.sheets import AS_PRINTED, Field, Kind, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.paper import Paper

_SECTION: Final = Text(en="Section", bn="অংশ")
_COLUMN: Final = Text(en="Column {n}", bn="কলাম {n}")
_SECTION_WIDTH: Final = 18
_FEWEST, _FEW, _MOST, _IN_ALL = 7, 12, 80, 168
"""Signs of a column that are seen in a line: at least, before any has more, and at most; and of all, so that a row is printed on one page."""


class _Row(Struct, frozen=True):
    """A row: the section it stands in, its cells, and what it is."""

    part: str
    cells: tuple[str, ...]
    kind: Kind = Kind.VALUES


def as_printed(paper: Paper) -> Sheet:
    """Return what a paper says in paragraphs, tables and charts; what stands in boxes and lists is read first of a workbook."""
    rows = tuple(_rows(paper))
    columns = max((len(row.cells) for row in rows), default=0)
    widths = _widths([row.cells for row in rows if row.kind is Kind.VALUES], columns)
    fields = (
        Field("section", _SECTION.said(paper.language), _SECTION_WIDTH),
        *(Field(f"column_{n}", _COLUMN.said(paper.language, n=n), width) for n, width in enumerate(widths, start=1)),
    )
    wide = tuple((row.part, *row.cells, *(None,) * (columns - len(row.cells))) for row in rows)
    kinds = tuple(row.kind for row in rows)
    return Sheet("as_printed", AS_PRINTED.said(paper.language), fields, wide, frozen=1, kinds=kinds)


def _widths(rows: Iterable[tuple[str, ...]], columns: int) -> tuple[int, ...]:
    """Return how wide each column is: a few signs as far as its cells need them, and of the room that is left a share by what they lack."""
    longest = [_FEWEST] * columns
    for cells in rows:
        for place, cell in enumerate(cells):
            longest[place] = max(longest[place], min(_MOST, len(cell)))
    first = [min(_FEW, signs) for signs in longest]
    lacking = max(1, sum(longest) - sum(first))
    room = max(0, min(_IN_ALL - sum(first), lacking))
    return tuple(few + room * (signs - few) // lacking for few, signs in zip(first, longest, strict=True))


def _rows(paper: Paper) -> Iterator[_Row]:
    section = part = ""
    for block in paper.blocks:
        match block:
            case Heading(text=text, level=1):
                section = part = text
            case Heading(text=text):
                part = f"{section}: {text}"
            case Paragraph(text=text, lead=lead):
                yield _Row(part, (f"{lead} {text}" if lead else text,), Kind.ACROSS)
            case Table(columns=columns, rows=rows):
                yield _Row(part, tuple(column.title for column in columns), Kind.HEADINGS)
                yield from (_Row(part, tuple(row)) for row in rows)
            case Chart(title=title, series=series, bars=bars):
                yield _Row(part, (title, *series), Kind.HEADINGS)
                yield from (_Row(part, (bar.label, *bar.shown)) for bar in bars)
            case Signatures(places=places):
                yield _Row(part, tuple("\n".join(lines) for lines in places))
            case _:
                pass
