"""Sentences that name offices: few by name, of many the rest by serial."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from reports.layout import cells
from reports.layout.joining import runs, series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.views.annexes import ChairRow
    from auditor.model.views.head import OfficeName

_MOST_NAMED: Final = 8
_MOST_LETTERS: Final = 320
"""So many offices, in names of together so many letters, are named in a sentence before the rest is counted: long names are not read out."""
_MORE: Final = Text(
    en="{names} and {n} more ({n:serial|serials} {serials})", bn="{names} ও আরও {n}টি দপ্তর (ক্রমিক {serials})"
)


def named(
    text: Text, offices: Iterable[ChairRow | OfficeName], language: Language, **values: int | Text | str
) -> Iterator[str]:
    """Yield a sentence with the names of offices, in the order of their serials; nothing where there is none."""
    told = sorted(offices, key=lambda office: office.serial)
    if told:
        yield text.said(language, names=_listed(told, language), **values)


def _listed(offices: Sequence[ChairRow | OfficeName], language: Language) -> str:
    """Return offices by name; where they are many, or their names long, the rest by serial, by which the list of offices has them."""
    names = [cells.words(office.name, language) for office in offices]
    room = bisect_right(list(accumulate(map(len, names))), _MOST_LETTERS)
    if len(names) <= min(_MOST_NAMED + 1, max(1, room)):  # "and 1 more" would be longer than its name is worth
        return series(names, language)
    by_name = min(_MOST_NAMED, max(1, room))
    rest = offices[by_name:]
    serials = runs((office.serial for office in rest), language)
    return _MORE.said(language, names=", ".join(names[:by_name]), n=len(rest), serials=serials)
