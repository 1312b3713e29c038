"""Tables as a terminal of 80 columns shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.i18n import Language, Text

COLUMNS: Final = 80
_BETWEEN: Final = 2
_OF_HEADS: Final = 2
"""So much more room than its letters take a heading is given by tabulate."""


def table(headings: Iterable[Text], rows: Iterable[Sequence[str]], language: Language) -> str:
    """Return rows under their headings; where they are too wide for the terminal, the widest columns are wrapped.

    No word is broken: a day, an address or the path of a file stays as it is copied, be the table wider for it.
    """
    from tabulate import tabulate  # noqa: PLC0415 11 ms that only a table should cost
    from wcwidth import wcswidth  # noqa: PLC0415 as above

    heads, cells = [heading.said(language) for heading in headings], [list(row) for row in rows]
    columns = [
        [
            *((word, _OF_HEADS) for word in head.splitlines()),
            *((line, 0) for cell in column for line in cell.splitlines()),
        ]
        for head, *column in zip(heads, *cells, strict=True)
    ]
    widths = [max(wcswidth(line) + more for line, more in column) for column in columns]
    words = [
        max((wcswidth(word) + more for line, more in column for word in line.split()), default=0) for column in columns
    ]
    room = COLUMNS - _BETWEEN * (len(widths) - 1)
    if sum(widths) <= room:
        return tabulate(cells, headers=heads, disable_numparse=True)
    least = [min(longest, width) for longest, width in zip(words, widths, strict=True)]
    fitting = max(
        (wide for most in range(room) if sum(wide := _at_most(most, widths, least)) <= room), key=sum, default=least
    )
    of_heads = [max(1, width - _OF_HEADS) for width in fitting]
    return tabulate(
        cells,
        headers=heads,
        disable_numparse=True,
        maxcolwidths=fitting,
        maxheadercolwidths=of_heads,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _at_most(most: int, widths: Iterable[int], least: Iterable[int]) -> list[int]:
    return [max(lowest, min(most, width)) for width, lowest in zip(widths, least, strict=True)]
