"""Which upazila of the data a workspace's own is, however it is spelt; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import match_key, near_key
from auditor.places.geography import find_upazila
from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.model.forms import OwnForms
    from auditor.places.geography import Upazila


def same_name(first: Text, second: Text) -> bool:
    """Return whether two names are the same in one of the languages, long and short vowels apart."""
    return near_key(first.bn) == near_key(second.bn) or match_key(first.en) == match_key(second.en)


def is_ours(place: Upazila, own: OwnForms) -> bool:
    """Return whether an upazila of the data is this workspace's."""
    return any(same_name(place.name, ours[0]) or place in as_in_the_data(*ours) for ours in own.places)


@remembered(None)
def as_in_the_data(upazila: Text, district: Text) -> tuple[Upazila, ...]:
    """Return the upazilas that a workspace's own name may mean, for it may be spelt otherwise than in the data."""
    return tuple(
        place for name in (upazila.bn, upazila.en) if name for place in find_upazila(name, district.bn or None)
    )
