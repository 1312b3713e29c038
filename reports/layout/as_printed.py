"""The sections of a paper as one sheet, row by row in the words of the paper: what its tables of values leave out is found there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.paper import Chart, Heading, Paragraph, Signatures, Table
from auditor.model.sheets import AS_PRINTED, Field, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.paper import Paper

_SECTION: Final = Text(en="Section", bn="অংশ")
_COLUMN: Final = Text(en="Column {n}", bn="কলাম {n}")
_WIDTH: Final = 24


def as_printed(paper: Paper) -> Sheet:
    """Return what a paper says in paragraphs, tables and charts; what stands in boxes and lists is read first of a workbook."""
    rows = tuple(_rows(paper))
    columns = max(map(len, rows), default=1) - 1
    fields = (
        Field("section", _SECTION.said(paper.language), _WIDTH),
        *(Field(f"column_{n}", _COLUMN.said(paper.language, n=n), _WIDTH) for n in range(1, columns + 1)),
    )
    wide = tuple((*row, *(None,) * (len(fields) - len(row))) for row in rows)
    return Sheet("as_printed", AS_PRINTED.said(paper.language), fields, wide, frozen=1)


def _rows(paper: Paper) -> Iterator[tuple[str, ...]]:
    section = part = ""
    for block in paper.blocks:
        match block:
            case Heading(text=text, level=1):
                section = part = text
            case Heading(text=text):
                part = f"{section}: {text}"
            case Paragraph(text=text, lead=lead):
                yield (part, f"{lead} {text}" if lead else text)
            case Table(columns=columns, rows=rows):
                yield (part, *(column.title for column in columns))
                yield from ((part, *row) for row in rows)
            case Chart(title=title, series=series, bars=bars):
                yield (part, title, *series)
                yield from ((part, bar.label, *bar.shown) for bar in bars)
            case Signatures(places=places):
                yield (part, *("\n".join(lines) for lines in places))
            case _:
                pass
