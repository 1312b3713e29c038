"""A digest of what the rows of a file say of each office: by it a later round knows of which of them a changed file says something else."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import chain, islice, product, takewhile
from typing import TYPE_CHECKING, Final

from msgspec import json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.register.reading.form import Row
    from auditor.register.reading.whose import UnplacedRow
    from auditor.tables.sheet import Sheet

_SIGNS: Final = 16
_MOST_TRIED: Final = 200
"""So many beginnings of what a file says of one office are compared with what another said; nobody adds more rows of one office in a month."""


def said_of_offices(
    own_columns: Sequence[Sheet],
    rows: Iterable[Row],
    unplaced: Iterable[UnplacedRow],
    lost: Mapping[str, Sequence[tuple[str, str]]],
    is_later: Callable[[Row], bool],
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return of which offices (ids) a file's rows speak, be it that it is not known whose a row is, and a digest of what they say of each; with the digests of the files that it carries on.

    Where a row stands, and for whom else it answers, does not matter: both may be otherwise though nobody changed it. What the form says
    of itself goes into each: by it all its rows are read. Of a file that carries on one of `lost`, what that said is among it, too: its rows
    are all there as they were, with further ones after those of an office that were told since.

    Args:
        own_columns: what its sheets say of the form.
        rows: its rows.
        unplaced: those of which it is not known whose they are.
        lost: of files (their digests) that are there no more, or no more as they were, what each said, as it was returned then.
        is_later: whether a row was told after they spoke.

    """
    said: dict[str, tuple[list[bytes], list[bytes]]] = defaultdict(lambda: ([], []))
    later: dict[str, tuple[list[bool], list[bool]]] = defaultdict(lambda: ([], []))
    own_rows = ((0, row, row.owner) for row in rows if row.cells)
    for at, row, whose in chain(own_rows, ((1, each.row, each.of_several) for each in unplaced)):
        written = (whose, row.cells, sorted(row.crossed)) if row.crossed else (whose, row.cells)
        said[row.under.id][at].append(_written(written))
        if lost:
            later[row.under.id][at].append(is_later(row))
    of_form = _written([sheet.rows for sheet in own_columns])

    def says(office: str, first: int | None = None, first_unplaced: int | None = None) -> str:
        own, of_nobody = said[office]
        return _digest((of_form, office.encode(), *own[:first], *of_nobody[:first_unplaced]))

    def said_before(office: str, digest: str) -> bool:
        own, of_nobody = later[office]
        upto = product(_before_later(own), _before_later(of_nobody))
        return any(says(office, *first) == digest for first in islice(upto, _MOST_TRIED))

    def is_carried_on(before: Sequence[tuple[str, str]]) -> bool:
        its_own = dict(reversed(before))  # what it carried on itself comes after what it said
        new = (all(chain(*later[office])) for office in said.keys() - its_own)
        return all(new) and all(said_before(*each) for each in its_own.items())

    has_later = any(chain.from_iterable(chain(*of_office) for of_office in later.values()))
    carried_on = {
        sha256: before
        for sha256, before in lost.items()
        if has_later and said.keys() >= dict(before).keys() and is_carried_on(before)
    }
    own_says = ((office, says(office)) for office in sorted(said))
    return tuple(dict.fromkeys(chain(own_says, *carried_on.values()))), tuple(carried_on)


def _before_later(later: Sequence[bool]) -> range:
    """Return how many of some rows may stand before those that were told later: all but these, and each number up to all."""
    since = sum(1 for _ in takewhile(bool, reversed(later)))
    return range(len(later) - since, len(later) + 1)


def _written(said: object) -> bytes:
    return json.encode(said, order="sorted")


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:_SIGNS]
