"""Tables as a terminal of 80 columns shows them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from reports.layout.columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.i18n import Language, Text

COLUMNS: Final = 80
_BETWEEN: Final = 2
_OF_HEADS: Final = 2
"""So much more room than its letters take a heading is given, where there is that much."""


def table(headings: Iterable[Text], rows: Iterable[Sequence[str]], language: Language) -> str:
    """Return rows under their headings; where they are too wide for the terminal, the widest columns are wrapped.

    No word is broken: a day, an address or the path of a file stays as it is copied, be the table wider for it.
    """
    heads, cells = [heading.said(language) for heading in headings], [list(row) for row in rows]
    lines = [
        [
            *((word, _OF_HEADS) for word in head.splitlines()),
            *((line, 0) for cell in column for line in cell.splitlines()),
        ]
        for head, *column in zip(heads, *cells, strict=True)
    ]
    widths = [max((columns(line) + more for line, more in column), default=0) for column in lines]
    words = [
        max((columns(word) + more for line, more in column for word in line.split()), default=0) for column in lines
    ]
    room = COLUMNS - _BETWEEN * (len(widths) - 1)
    if sum(widths) <= room:
        return drawn(heads, cells, widths)
    least = [min(longest, width) for longest, width in zip(words, widths, strict=True)]
    fitting = max(
        (wide for most in range(room) if sum(wide := _at_most(most, widths, least)) <= room), key=sum, default=least
    )
    return drawn(heads, cells, fitting)


def _at_most(most: int, widths: Iterable[int], least: Iterable[int]) -> list[int]:
    return [max(lowest, min(most, width)) for width, lowest in zip(widths, least, strict=True)]


def drawn(heads: Sequence[str], rows: Iterable[Sequence[str]], most: Sequence[int], *, breaking: bool = False) -> str:
    """Return rows under their headings, each column at most so wide.

    Args:
        heads: the headings.
        rows: the cells; a line end in one begins another line there.
        most: how many columns of the terminal each may take.
        breaking: whether a word that is wider is broken; else its column is as wide as the word.

    """
    top = [_wrapped(head, max(1, width - _OF_HEADS)) for head, width in zip(heads, most, strict=True)]
    below = [[_wrapped(cell, width, breaking=breaking) for cell, width in zip(row, most, strict=True)] for row in rows]
    widths = [
        max(
            *(min(columns(line) + _OF_HEADS, max(columns(line), width)) for line in head),
            *(columns(line) for cell in column for line in cell),
            0,
        )
        for width, head, *column in zip(most, top, *below, strict=True)
    ]
    rule = (" " * _BETWEEN).join("-" * width for width in widths)
    return "\n".join([*_lines(top, widths), rule, *(line for row in below for line in _lines(row, widths))])


def _lines(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (part + " " * (width - columns(part)) for part, width in zip(parts, widths, strict=True))
        yield (" " * _BETWEEN).join(padded).rstrip()


def _wrapped(cell: str, width: int, *, breaking: bool = False) -> list[str]:
    """Return the lines of a cell, broken at blanks, and within a word where that is allowed and it is wider."""
    lines = []
    for line in cell.splitlines():
        lines.append("")
        for word in line.split():
            for part in _parts(word, width) if breaking else (word,):
                joined = f"{lines[-1]} {part}".lstrip()
                if lines[-1] and columns(joined) > width:
                    lines.append(part)
                else:
                    lines[-1] = joined
    return lines or [""]


def _parts(word: str, width: int) -> list[str]:
    """Return a word in parts that are no wider, between letters with their signs."""
    if columns(word) <= width:
        return [word]
    from wcwidth import iter_graphemes  # noqa: PLC0415 only a broken word should cost its tables

    parts = [""]
    for letter in iter_graphemes(word):
        if parts[-1] and columns(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts
