"""Of which other upazila a form is by the addresses that stand in its rows, whatever they stand under; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.places.addresses import addresses_in, is_below
from auditor.places.domains import place_of
from auditor.places.geography import upazilas
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.subjects import Roster
    from auditor.places.geography import Upazila
    from auditor.tables.sheet import Cell


class AddressesNamed(Struct, frozen=True):
    """What the rows of a form name: the domains of upazilas and unions that are not known to be ours, and the upazila whose own most rows name, where that is another."""

    others: tuple[str, ...] = ()
    upazila: Upazila | None = None


def addresses_named(
    rows: Iterable[Sequence[Cell]], roster: Roster, is_ours: Callable[[Upazila], bool], official: Iterable[str]
) -> AddressesNamed:
    """Return which addresses of others the rows of a form name; a row that names one of ours too is ours.

    Args:
        rows: the cells of each row.
        roster: this workspace's; the domains of its portals are ours.
        is_ours: whether an upazila of the data is this workspace's.
        official: the mail domains that the workspace calls official beside gov.bd.

    """
    by_domain = _by_domain()
    of_us = (domain for domain, upazila in by_domain.items() if is_ours(upazila))
    own = frozenset(filter(None, (*official, *of_us, *(place_of(office.portal) for office in roster.offices))))
    found = [_named_in(frozenset(cell for cell in cells if isinstance(cell, str)), own) for cells in rows]
    others = dict.fromkeys(domain for of_row in found for domain in of_row)
    theirs = Counter(
        upazila.id for of_row in found for upazila in {by_domain[each] for each in of_row if each in by_domain}
    )
    most = next(iter(theirs.most_common(1)), None)
    if most is None or 2 * most[1] <= len(found):
        return AddressesNamed(tuple(others))
    return AddressesNamed(tuple(others), next(each for each in by_domain.values() if each.id == most[0]))


def _named_in(cells: AbstractSet[str], own: AbstractSet[str]) -> tuple[str, ...]:
    """Return the domains of upazilas and unions that a row names and that are not ours; none where it names one of ours."""
    named = {address.rpartition("@")[2] for cell in cells for address in addresses_in(cell)}
    if any(is_below(domain, own) for domain in named):
        return ()
    return tuple(sorted(filter(None, map(place_of, named))))


@remembered(None)
def _by_domain() -> Mapping[str, Upazila]:
    """Return the upazilas of the country by the domains of their portals."""
    found = {place_of(upazila.portal): upazila for upazila in upazilas() if upazila.portal}
    return {domain: upazila for domain, upazila in found.items() if domain}
