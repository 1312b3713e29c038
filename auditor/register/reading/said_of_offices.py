"""A digest of what the rows of a file say of each office: by it a later round knows of which of them a changed file says something else."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.register.reading.form import Row
    from auditor.register.reading.whose import UnplacedRow
    from auditor.tables.sheet import Sheet

_SIGNS: Final = 16


def said_of_offices(
    own_columns: Sequence[Sheet], rows: Iterable[Row], unplaced: Iterable[UnplacedRow]
) -> tuple[tuple[str, str], ...]:
    """Return of which offices (ids) a file's rows speak, be it that it is not known whose a row is, and a digest of what they say of each.

    Where a row stands, and for whom else it answers, does not matter: both may be otherwise though nobody changed it. What the form says
    of itself goes into each: by it all its rows are read.
    """
    said: dict[str, list[bytes]] = defaultdict(list)
    for row in rows:
        if row.cells:
            said[row.under.id].append(_written((row.owner, row.cells)))
    for each in unplaced:
        said[each.row.under.id].append(_written((each.of_several, each.row.cells)))
    of_form = _written([sheet.rows for sheet in own_columns])
    return tuple((office, _digest((of_form, office.encode(), *said[office]))) for office in sorted(said))


def _written(said: object) -> bytes:
    return json.encode(said, order="sorted")


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:_SIGNS]
