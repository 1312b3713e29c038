"""Several files of answers as they are read together: the copies of one form as one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.errors import AuditorError
from auditor.register.reading.opened import read_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from auditor.model.source import EvidenceFile, Parsed
    from auditor.register.reading.opened import Opened


def read_together(
    found: Sequence[EvidenceFile], opened: Callable[[EvidenceFile], Opened], told: set[Hashable] | None = None
) -> tuple[Parsed | AuditorError, ...]:
    """Return what files say, in their order; in place of one that is refused, why.

    Args:
        found: the files.
        opened: opens one of them; raises AuditorError for one that is refused.
        told: what was told of other files, as `read_copies` takes it. None where each form is told of by itself.

    """
    results: dict[int, Parsed | AuditorError] = {}
    copies: dict[str, list[tuple[int, Opened]]] = defaultdict(list)
    for place, file in enumerate(found):
        try:
            register = opened(file)
        except AuditorError as error:
            results[place] = error
            continue
        if register.stamp.number or copies:
            copies[register.stamp.number or f"file {place}"].append((place, register))
        else:  # no copy of a form stands before it, and it is none: its rows need not wait for the others
            (results[place],) = read_copies([register], told)
        del register
    for number in tuple(copies):
        of_one_form = copies.pop(number)  # what was read of its rows stays, the rows need not
        parsed = read_copies([register for _, register in of_one_form], told)
        results |= {place: of_file for (place, _), of_file in zip(of_one_form, parsed, strict=True)}
    return tuple(results[place] for place in range(len(found)))
