"""The rows of all tables in what a format for people drew, headings too, as a reader would see them."""

from __future__ import annotations

import io
import re
import unicodedata
from html.parser import HTMLParser
from itertools import accumulate

import docx as python_docx


def squeezed(text: str) -> str:
    """Return a text without blanks and places to break: words may be broken over the lines of a cell."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def docx_rows(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a document's tables; a cell that spans columns is one."""
    document = python_docx.Document(io.BytesIO(content))
    rows = [row for table in document.tables for row in table.rows if table.columns]
    return [tuple(cell.text for cell in {id(cell._tc): cell for cell in row.cells}.values()) for row in rows]


def terminal_rows(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a text's tables, each cell without blanks."""
    rows, cells = [], []
    for line in content.decode().split("\n"):
        if line.startswith("|"):
            parts = [squeezed(part) for part in line.strip("|").split("|")]
            cells = [before + part for before, part in zip(cells or [""] * len(parts), parts, strict=True)]
        elif cells:
            rows.append(tuple(cells))
            cells = []
    return rows


def sign_by_sign(line: str) -> int:
    """Return how many columns a line takes where a terminal puts no signs together: a spacing vowel sign takes one."""
    return sum(unicodedata.category(sign) not in {"Mn", "Me", "Cf"} for sign in line)


def standing_rows(content: str) -> list[tuple[str, ...]]:
    """Return the rows of the table that an audit shows: columns side by side under a rule, blank where a row goes on."""
    lines = content.split("\n")
    at = next(number for number, line in enumerate(lines) if line and set(line) == {"-", " "})
    widths = [len(part) for part in re.findall(r"-+ *", lines[at])]
    starts = [0, *accumulate(widths)]
    rows: list[list[str]] = [[""] * len(widths)]
    for line in [*lines[:at], *lines[at + 1 :]]:
        parts = [""] * len(widths)
        for place, sign in enumerate(line):
            column = sum(start <= sign_by_sign(line[:place]) for start in starts[:-1]) - 1
            parts[column] += sign
        if line is not lines[0] and parts[0].strip():
            rows.append([""] * len(widths))
        rows[-1] = [before + squeezed(part) for before, part in zip(rows[-1], parts, strict=True)]
    return [tuple(row) for row in rows]


class _Cells(HTMLParser):
    """Reads the rows of a page's tables, whatever stands around them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def html_rows(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a page's tables."""
    reader = _Cells()
    reader.feed(content.decode())
    return [tuple(row) for row in reader.rows]
