"""A form that names another upazila's unions and hardly any of ours is that upazila's, with namesakes, slips of the pen and tables of a district."""

from __future__ import annotations

import pytest

from auditor.i18n import Text, plain
from auditor.model.subjects import Office, OfficeKind, Roster
from auditor.places.geography import find_upazila, fresh_roster, union_names, upazilas
from auditor.register import unions_named
from auditor.register.unions_named import listed_elsewhere, named_elsewhere

(KOYRA,), (DUMURIA,), (PAIKGACHA,) = (find_upazila(name, "Khulna") for name in ("Koyra", "Dumuria", "Paikgasa"))
OURS = fresh_roster(KOYRA)


def rows_of(upazila, *, by_code=True, ending=" ইউনিয়ন পরিষদ"):
    """Return code and name of the offices of a table of an upazila, its departments among them."""
    if by_code:
        return [(account.id, office.name.bn) for office in fresh_roster(upazila).offices for account in office.accounts]
    return [("", "উপজেলা কৃষি অফিস"), *(("", name.bn + ending) for name in union_names(upazila))]


def named(rows, roster=OURS, ours=KOYRA):
    found = named_elsewhere(rows, roster, lambda place: place == ours, "খুলনা")
    return None if found is None else (found.upazila.name.en, found.unions)


@pytest.mark.parametrize("ending", [" ইউনিয়ন পরিষদ", " ইউপি", " ইউডিসি", ""])
def test_a_table_of_a_neighbours_unions_is_the_neighbours_however_they_are_written(ending):
    assert named(rows_of(DUMURIA, by_code=False, ending=ending)) == ("Dumuria", 14)


def test_it_is_so_by_codes_alone_and_by_english_names_and_numbers_before_them():
    assert named([(code, "") for code, _ in rows_of(DUMURIA)]) == ("Dumuria", 14)
    english = [("", f"{at}. {name.en} UP") for at, name in enumerate(union_names(DUMURIA), 1)]
    assert named(english) == ("Dumuria", 14)


def test_our_own_table_is_ours_though_some_rows_are_mistyped_or_named_after_a_neighbours_union():
    assert named(rows_of(KOYRA)) is None
    assert named([*rows_of(KOYRA), *rows_of(DUMURIA)[:9]]) is None
    assert named([("", "উপজেলা কৃষি অফিস"), *(("", name.bn) for name in union_names(DUMURIA)[:2])]) is None


def test_a_table_of_a_district_or_of_two_upazilas_is_ours_too_where_ours_is_among_them():
    assert named([row for place in upazilas() if place.district == KOYRA.district for row in rows_of(place)]) is None
    few = Roster(tuple(office for office in OURS.offices if office.id in {"koyra-up", "amadi-up"}))
    both = [*rows_of(DUMURIA), ("koyra-up/a", "কয়রা ইউনিয়ন পরিষদ")]
    assert named(both, few) is None
    assert named(both) == ("Dumuria", 14)


def test_a_union_of_the_roster_is_ours_wherever_the_data_has_it():
    """An upazila that was made of parts of another one since."""
    moved = Roster(tuple(
        Office(f"u{at}", Text(en=f"{name.en} UP", bn=f"{name.bn} ইউনিয়ন পরিষদ"), OfficeKind.UNION, plain("H"))
        for at, name in enumerate(union_names(DUMURIA))
    ))  # fmt: skip
    assert named(rows_of(DUMURIA), moved) is None
    assert named([(code, "") for code, _ in rows_of(DUMURIA)], fresh_roster(DUMURIA)) is None


def test_a_roster_without_unions_takes_no_neighbours_table_for_ours():
    departments = Roster(tuple(office for office in OURS.offices if office.kind is OfficeKind.DEPARTMENT))
    assert named(rows_of(DUMURIA), departments) == ("Dumuria", 14)
    assert named(rows_of(KOYRA), departments) is None


def test_of_unions_that_several_upazilas_have_the_upazila_of_most_is_named():
    assert named(rows_of(PAIKGACHA))[0] == PAIKGACHA.name.en


def test_no_table_that_this_program_makes_for_an_upazila_is_taken_for_another_ones(how_many):
    for place in upazilas()[:: max(1, 494 // how_many(20, 494))]:
        assert named(rows_of(place, by_code=False), fresh_roster(place), place) is None


def test_each_name_of_a_roster_is_made_a_key_once(monkeypatch):
    """Of a nation these are 70,000."""
    keyed, key_of = [], unions_named._key
    monkeypatch.setattr(unions_named, "_key", lambda words: (keyed.append(words), key_of(words))[1])
    found = listed_elsewhere(fresh_roster(DUMURIA), [KOYRA], lambda place: place == KOYRA, "খুলনা")
    assert found is not None
    assert (found.upazila.name.en, found.unions) == ("Dumuria", 14)
    assert len(keyed) == len(set(keyed)) == 28
