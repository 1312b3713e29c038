"""A digest of what the rows of a file say of each office: by it a later round knows of which of them a changed file says something else."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING, Final

from msgspec import json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.register.reading.form import Row
    from auditor.register.reading.whose import UnplacedRow
    from auditor.tables.sheet import Sheet

_SIGNS: Final = 16


def said_of_offices(
    own_columns: Sequence[Sheet],
    rows: Iterable[Row],
    unplaced: Iterable[UnplacedRow],
    lost: Iterable[Sequence[tuple[str, str]]] = (),
) -> tuple[tuple[str, str], ...]:
    """Return of which offices (ids) a file's rows speak, be it that it is not known whose a row is, and a digest of what they say of each.

    Where a row stands, and for whom else it answers, does not matter: both may be otherwise though nobody changed it. What the form says
    of itself goes into each: by it all its rows are read. Of a file that carries on one of `lost`, what that said is among it, too: its rows
    are all there as they were, with further ones after those of an office.

    Args:
        own_columns: what its sheets say of the form.
        rows: its rows.
        unplaced: those of which it is not known whose they are.
        lost: of files that are there no more, or no more as they were, what each said, as it was returned then.

    """
    said: dict[str, tuple[list[bytes], list[bytes]]] = defaultdict(lambda: ([], []))
    for row in rows:
        if row.cells:
            said[row.under.id][0].append(_written((row.owner, row.cells)))
    for each in unplaced:
        said[each.row.under.id][1].append(_written((each.of_several, each.row.cells)))
    of_form = _written([sheet.rows for sheet in own_columns])

    def says(office: str, first: int | None = None, first_unplaced: int | None = None) -> str:
        own, of_nobody = said[office]
        return _digest((of_form, office.encode(), *own[:first], *of_nobody[:first_unplaced]))

    def said_before(office: str, digest: str) -> bool:
        if office not in said:
            return False
        own, of_nobody = said[office]
        upto = product(range(len(own) + 1), range(len(of_nobody) + 1))
        return any(says(office, *first) == digest for first in upto)

    carried_on = (before for before in lost if all(said_before(*each) for each in before))
    return (*((office, says(office)) for office in sorted(said)), *dict.fromkeys(chain.from_iterable(carried_on)))


def _written(said: object) -> bytes:
    return json.encode(said, order="sorted")


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:_SIGNS]
