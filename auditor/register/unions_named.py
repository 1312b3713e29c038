"""Of which other upazila a form is by the unions that its rows name; pure.

Departments are called the same everywhere; unions are not. Some have namesakes, a row may be mistyped, and a district sends one
table for several upazilas: a form is another upazila's only where several unions of that one are named and hardly any of ours.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import near_key
from auditor.model.subjects import OfficeKind, Roster
from auditor.places.geography import upazilas_by_union
from auditor.register.reading.shorter_names import bare_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.places.geography import Upazila

_LEAST: Final = 3
"""Fewer unions of another upazila make no form one of it."""
_TIMES_OURS: Final = 4
"""So many times as many unions as of ours."""
OF_UNIONS: Final = (OfficeKind.UNION, OfficeKind.UDC)


class NamedElsewhere(Struct, frozen=True):
    """The upazila of which a form is by what its rows name, and how many of its unions they name."""

    upazila: Upazila
    unions: int


def named_elsewhere(
    offices: Iterable[tuple[str, str]], roster: Roster, is_ours: Callable[[Upazila], bool], district: str
) -> NamedElsewhere | None:
    """Return of which other upazila a form is; None where its rows do not say so.

    Args:
        offices: the code and the name of the office of each row; either may be empty.
        roster: this workspace's; its unions are ours wherever the data has them.
        is_ours: whether an upazila of the data is this workspace's.
        district: ours, in Bangla; of upazilas of which as many unions are named, one of ours is meant.

    """
    keyed = ((code.partition("/")[0], _key(words)) for code, words in dict.fromkeys(offices))
    return _most_named(keyed, roster, is_ours, district)


def _most_named(
    offices: Iterable[tuple[str, str]], roster: Roster, is_ours: Callable[[Upazila], bool], district: str
) -> NamedElsewhere | None:
    """Return what `named_elsewhere` does, of ids and of keys (`_key`) of names."""
    by_union = upazilas_by_union()
    listed = [office for office in roster.offices if office.kind in OF_UNIONS]
    here = {key for office in listed for key in (office.id, *map(_key, (office.name.bn, office.name.en)))}
    ours: set[str] = set()
    theirs: dict[Upazila, set[str]] = defaultdict(set)
    for code, name in offices:
        keys = [key for key in (name, code) if key in here or key in by_union]
        places = [place for key in keys for place in by_union.get(key, ())]
        if any(key in here for key in keys) or any(map(is_ours, places)):
            ours.add(keys[0])
            continue
        for place in by_union.get(keys[0], ()) if keys else ():
            theirs[place].add(keys[0])
    if not theirs:
        return None
    most = max(theirs, key=lambda place: (len(theirs[place]), place.district.bn == district))
    unions = len(theirs[most])
    is_other = unions >= max(_LEAST, _TIMES_OURS * len(ours))
    is_of_us_too = ours and 2 * len(ours) >= sum(office.kind is OfficeKind.UNION for office in listed)
    return NamedElsewhere(most, unions) if is_other and not is_of_us_too else None


def listed_elsewhere(
    roster: Roster, ours: Iterable[Upazila], is_ours: Callable[[Upazila], bool], district: str
) -> NamedElsewhere | None:
    """Return of which other upazila a roster is by the unions that it lists; None where these do not say so.

    Args:
        roster: the roster.
        ours: the upazilas of the data that this workspace's own name may mean: where enough of their unions are listed, those of all others are not looked through.
        is_ours: see `named_elsewhere`.
        district: likewise.

    """
    unions = (office.name for office in roster.offices if office.kind in OF_UNIONS)
    names = [[_key(words) for words in dict.fromkeys((name.bn, name.en))] for name in unions]
    here = upazilas_by_union(tuple(ours))
    of_ours = sum(any(key in here for key in both) for both in names)
    if len(names) - of_ours < max(_LEAST, _TIMES_OURS * of_ours):
        return None
    known = upazilas_by_union()
    keyed = (("", next((key for key in both if key in known), both[0])) for both in names)
    return _most_named(keyed, Roster(()), is_ours, district)


def _key(words: str) -> str:
    """Return by what a union is known, however its name ends; of any other words their own key."""
    bare = bare_name(words, *OF_UNIONS)
    return near_key(words if bare is None else bare)
