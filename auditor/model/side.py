"""One of two answers that cannot both be true, as findings hold it."""

from __future__ import annotations

from datetime import date

from auditor.model.grades import Grade
from auditor.model.value import Value


class Side(Value, frozen=True):
    """One of two answers that cannot both be true; `fact` is its id, `value` JSON as the fact encodes it.

    `way` is by which it was witnessed, where it was; rounds from before this was noted have none. `day_unknown`: see `Finding`.
    """

    fact: str
    value: str
    grade: Grade
    source: str
    on: date
    way: str = ""
    day_unknown: bool = False
