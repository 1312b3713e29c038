"""Of which other upazila a paper is, as far as its own head says."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, match_key
from auditor.places.geography import upazilas
from auditor.places.spelling import spellings
from auditor.register.belonging import whole_name
from auditor.register.own_place import as_in_the_data, same_name
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.round import Committee
    from auditor.papers.saying import Line
    from auditor.places.geography import Upazila

_ROWS_OF_HEAD: Final = 12
"""So many lines of a paper may be its head; below it other upazilas may be named."""
_IN_RECORDS: Final = ("committee", "upazila"), ("committee", "district")
"""Where records name whose they are."""


def told_of_another(file: str, said: Sequence[Line], committee: Committee) -> Text | None:
    """Return that a paper (its file, and what it says) is another upazila's than the committee's by what its head says; None where it does not say so."""
    named = (_by_head().get(match_key(row)) for row in chain(islice(_rows(said), _ROWS_OF_HEAD), _of_record(said)))
    theirs = next(filter(None, named), None)
    ours = as_in_the_data(committee.upazila, committee.district)
    if theirs is None or not committee.upazila.bn or theirs in ours or same_name(theirs.name, committee.upazila):
        return None
    return _OF_ANOTHER.filled(
        file=file,
        theirs=whole_name(theirs.name, theirs.district),
        ours=whole_name(committee.upazila, committee.district),
    )


def _rows(said: Sequence[Line]) -> Iterator[str]:
    for line in said:
        yield from line.rows or (line.words,)


def _of_record(said: Sequence[Line]) -> Iterator[str]:
    """Yield the place that a record says it is of, as a paper's head would, in each language."""
    for language in Language:
        parts = ((*part, language.value) for part in _IN_RECORDS)
        values = [next((line.value.strip('"') for line in said if line.path[-3:] == part), "") for part in parts]
        yield ", ".join(values)


@remembered(None)
def _by_head() -> Mapping[str, Upazila]:
    """Return the upazilas of the country by the lines in a paper's head that name one: with its district, and its portal; without those that several have."""
    found: dict[str, Upazila | None] = {}
    for place in upazilas():
        heads = (_IN_HEAD.filled(upazila=name, district=place.district) for name in spellings(place.name))
        lines = [head.said(language) for head in heads for language in Language]
        for key in {match_key(line) for line in (*lines, place.portal) if line}:
            found[key] = None if key in found else place
    return {key: place for key, place in found.items() if place is not None}


_IN_HEAD: Final = Text(en="{upazila}, {district}", bn="{upazila}, {district}")
_OF_ANOTHER: Final = Text(
    en="{file} says that it is of {theirs}; this folder is that of {ours}, and the paper fits nothing in its ledger, so it was not compared. "
    "It can be compared in the folder of {theirs}.",
    bn="{file} কাগজে লেখা আছে, এটি {theirs}; এই ফোল্ডার {ours}, আর কাগজটি এর স্থায়ী রেকর্ডের কোনো কিছুর সঙ্গে মেলে না, তাই তুলনা করা হয়নি। "
    "{theirs} নিজের ফোল্ডারে কাগজটি মেলানো যায়।",
)
