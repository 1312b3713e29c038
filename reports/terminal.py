"""The annex and the papers for one office as plain text, for the terminal and for a quick look."""

from __future__ import annotations

import re
from collections import Counter
from itertools import dropwhile, zip_longest
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, structs

from auditor.model.format import PaperFormat
from auditor.model.paper import (
    Block,
    Box,
    Chart,
    Heading,
    Items,
    KeyBlock,
    Paper,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
    Turn,
)
from reports.layout.columns import columns
from reports.layout.unruly import without_unruly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


WIDTH: Final = 120
"""Columns of a line, at most."""

_BAR: Final = 40
_FILLS: Final = "#=-.~+"
"""What the series of a chart are drawn with: neighbours differ, and none needs a colour."""
_NARROWEST: Final = 3
_HEADING_COUNTS: Final = 9
"""A heading is read for every row below it: to break its words costs as much as to break those of so many cells."""
_CELL_FRAME: Final = 3
"""A cell's own line and a blank on either side of its words."""
_GOOD_BREAKS: Final = re.compile(r"(?<=[-/_@])|(?<=\.)(?=[A-Za-z])")
_OF_ADDRESSES: Final = re.compile(r"[/_@]")
_KEPT_WHOLE: Final = 14
"""The widest word that is not broken at its hyphen where there is room, such as Two-step."""
_SIGN: Final = "x"
_SIGNS: Final = re.compile(f"{_SIGN}+")


def draw(papers: Sequence[Paper]) -> bytes:
    """Return papers as text in UTF-8, lines of at most `WIDTH` columns."""
    return "\n\n".join(_paper(_printable(paper)) for paper in papers).encode()


def _printable(value: Any) -> Any:  # noqa: ANN401  any part of a paper
    """Return a part of a paper without signs that would move the cursor or turn the direction of writing."""
    match value:
        case str():
            return without_unruly(value)
        case tuple():
            return tuple(_printable(part) for part in value)
        case Struct():
            return structs.replace(value, **{name: _printable(part) for name, part in structs.asdict(value).items()})
        case _:
            return value


def _paper(paper: Paper) -> str:
    above = [line for line in (paper.banner, paper.marking) if line]
    parts = [
        _lines(above),
        _lines(paper.letterhead),
        _underlined(_lines(paper.titles), "="),
        _lines(paper.subtitles),
        *(_block(block) for block in paper.blocks),
        _lines([paper.foot]),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _block(block: Block) -> str:  # noqa: C901, PLR0911  one case a kind of block
    match block:
        case Heading(text=text, level=1):
            return _underlined(_lines([text]), "=")
        case Heading(text=text):
            return _underlined(_lines([text]), "-")
        case Paragraph(text=text, lead=lead):
            return _lines([f"{lead} {text}" if lead else text])
        case Items(items=items):
            return "\n".join(_hanging(f"{marker} ", body) for marker, body in items)
        case Table():
            return _table(block)
        case KeyBlock(rows=rows):
            widest = max((_width(label) for label, _ in rows), default=0)
            return "\n".join(_hanging(f"{_padded(label, widest)} : ", value) for label, value in rows)
        case Box(lead=lead, lines=lines):
            return _boxed([lead, *lines])
        case Chart():
            return _chart(block)
        case Signatures(places=places):
            return _signatures(places)
        case Strip(title=title, lines=lines):
            return "\n\n".join([("- " * (WIDTH // 2)).rstrip(), *(_lines([line]) for line in (title, *lines))])
        case Seal(caption=caption, digest=digest):
            return f"{caption}: {digest}"
        case Turn():
            return ""


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(line for text in texts for line in _wrapped(text, WIDTH))


def _width(text: str) -> int:
    return max(map(columns, text.split("\n")))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _wrapped(text: str, width: int) -> list[str]:
    """Return lines no wider than `width`, broken at blanks, and a word that is wider where it reads best."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines.append("")
        for word in part.split():
            joined = f"{lines[-1]} {word}" if lines[-1] else word
            if _width(joined) <= width:
                lines[-1] = joined
                continue
            first, *rest = _pieces(word, width)
            lines += [first, *rest] if lines[-1] else rest
            if not lines[-len(rest) - 1]:
                lines[-len(rest) - 1] = first
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Return a word in pieces no wider than `width`: after a dot or hyphen, else between letters with their signs."""
    from wcwidth import iter_graphemes  # noqa: PLC0415

    pieces = [""]
    for chunk in _GOOD_BREAKS.split(word):
        letters = [chunk] if _width(chunk) <= width else list(iter_graphemes(chunk))
        for letter in letters:
            if pieces[-1] and _width(pieces[-1] + letter) > width:
                pieces.append("")
            pieces[-1] += letter
    return pieces


def _hanging(marker: str, body: str) -> str:
    room = _width(marker)
    first, *rest = _wrapped(body, WIDTH - room) or [""]
    return "\n".join([marker + first, *(" " * room + line for line in rest)])


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * _width(text)}" if text else ""


def _boxed(texts: Iterable[str]) -> str:
    inner = WIDTH - _CELL_FRAME - 1
    lines = [line for text in texts for line in _wrapped(text, inner)]
    widest = max(map(_width, lines))
    edge = "+" + "=" * (widest + 2) + "+"
    return "\n".join([edge, *(f"| {_padded(line, widest)} |" for line in lines), edge])


def _table(block: Table) -> str:
    lines = [[column.title for column in block.columns], *(list(row) for row in block.rows)]
    widths = _column_widths(lines)
    wrapped = [[_wrapped(cell, width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    drawn = _tabulated(wrapped, tablefmt="grid", colalign=[column.align for column in block.columns]).split("\n")
    below_head = max(map(len, wrapped[0])) + 1
    drawn[below_head] = drawn[below_head].replace("-", "=")  # as a row: headers of tabulate take two columns more
    return "\n".join(drawn)


def _tabulated(rows: Sequence[Sequence[Sequence[str]]], **how: Any) -> str:  # noqa: ANN401 as tabulate has it
    """Return rows of cells, each of its lines, as tabulate sets them: it is given so many signs in place of words, since it measures Bangla otherwise.

    A cell begins with its first line that is not empty, as tabulate has it.
    """
    from tabulate import tabulate  # noqa: PLC0415 only drawing should cost it

    rows = [[[*dropwhile(lambda line: not _width(line), cell)] for cell in row] for row in rows]
    signs = [["\n".join(_SIGN * _width(line) for line in cell) for cell in row] for row in rows]
    words = (line for row in rows for lines in zip_longest(*row, fillvalue="") for line in lines if _width(line))
    return _SIGNS.sub(lambda _: next(words), tabulate(signs, disable_numparse=True, **how))


def _column_widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column may be, so that the table fits.

    Each starts as wide as its longest word. Where that is too much, columns are narrowed where the fewest words break;
    what is left over is shared out in proportion to what the columns lack.
    """
    by_column = list(zip(*lines, strict=True))
    room = WIDTH - 1 - _CELL_FRAME * len(by_column)
    wanted = [max(_NARROWEST, *map(_width, cells)) for cells in by_column]
    if sum(wanted) <= room:
        return wanted
    words = [
        Counter(_width(chunk) for cell in (*cells, *cells[:1] * _HEADING_COUNTS) for chunk in _chunks(cell))
        for cells in by_column
    ]
    widths = [max(_NARROWEST, *found) for found in words]

    def cost(column: int) -> tuple[bool, int, int]:
        broken = sum(number for width, number in words[column].items() if width >= widths[column])
        return widths[column] <= _NARROWEST, broken, -widths[column]

    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[min(range(len(widths)), key=cost)] -= 1
    spare = room - sum(widths)
    lacking = sum(wanted) - sum(widths)
    return [width + spare * (want - width) // lacking for width, want in zip(widths, wanted, strict=True)]


def _chunks(cell: str) -> Iterator[str]:
    """Yield what of a cell is broken only where there is no room for it: words, and the parts of long ones and of addresses."""
    for word in cell.split():
        if _width(word) <= _KEPT_WHOLE and not _OF_ADDRESSES.search(word):
            yield word
        else:
            yield from _GOOD_BREAKS.split(word)


def _chart(block: Chart) -> str:
    legend = ", ".join(f"{_FILLS[place]} {name}" for place, name in enumerate(block.series))
    most = max((sum(bar.counts) for bar in block.bars), default=0)
    widest = max((_width(bar.label) for bar in block.bars), default=0)
    lines = []
    for bar in block.bars:
        drawn = "".join(_FILLS[place] * (count * _BAR // most) for place, count in enumerate(bar.counts) if most)
        shown = ", ".join(f"{name} {count}" for name, count in zip(block.series, bar.shown, strict=True))
        lines.append(_hanging(f"{_padded(bar.label, widest)} |{drawn:<{_BAR}}| ", shown))
    return "\n".join([_lines([block.title, legend]), *lines])


def _signatures(places: Sequence[Sequence[str]]) -> str:
    width = WIDTH // max(1, len(places)) - _CELL_FRAME
    rule = "_" * min(width, 32)
    cells = [[rule, *(part for line in place for part in _wrapped(line, width))] for place in places]
    drawn = _tabulated([cells], tablefmt="plain")
    return "\n".join(map(str.rstrip, drawn.split("\n")))


FORMAT: Final = PaperFormat(name="terminal", suffix=".txt", media_type="text/plain; charset=utf-8", draw=draw)
