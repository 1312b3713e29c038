"""Names that may be one name in two spellings are pointed out, others are not, and never all pairs are compared."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import match_key
from auditor.model.subjects import OfficeKind
from auditor.places import geography, twins
from auditor.roster.reading import parse
from auditor.tables.sheet import Sheet
from auditor.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

DEPARTMENT, UNION = OfficeKind.DEPARTMENT, OfficeKind.UNION


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("উপজেলা শিক্ষা অফিস", "উপজেলা শীক্ষা অফিস"),
        ("উপজেলা পল্লী উন্নয়ন কার্যালয়", "উপজেলা পল্লি উন্নয়ন কার্যালয়"),
        ("উপজেলা হিসাবরক্ষণ অফিস", "উপজেলা হিসাবরক্ষন অফিস"),
        ("উপজেলা সমাজসেবা কার্যালয়", "উপজেলা সমাজ সেবা দপ্তর"),
        ("কপিলমুনি ইউনিয়ন পরিষদ", "কপিলমনি ইউনিয়ন পরিষদ"),
        ("Kopilmuni Union Parishad", "Kopilmoni Union Parishad"),
        ("Upazila Fisheries Office", "Upazila Fisherise Office"),
        ("গড়ইখালী ইউনিয়ন পরিষদ", "গরইখালি ইউনিয়ন পরিষদ"),
        ("উপজেলা মৎস্য অফিস", "উপজেলা মৎস অফিস"),
        ("উপজেলা মাধ্যমিক শিক্ষা অফিস", "উপজেলা মাধ্যমিক শিক্ষা অফিষ"),
        ("কালমেঘা ইউনিয়ন পরিষদ", "কালমেঘা ইউনিয়ান পরিষদ"),
        ("Lakhpur Union Parishad", "Lakhpur Unoin Parisad"),
        ("Upazila Fisheries Office", "Upojela Fishery Office"),
        ("দুপ্তারা ইউনিয়ন পরিষদ", "দুপতারা ইউনিয়ন পরিষদ"),
    ],
)
def test_spellings_of_one_name_are_a_pair(first: str, second: str) -> None:
    assert twins.near_names([(UNION, first), (UNION, "লতা ইউনিয়ন পরিষদ"), (UNION, second)]) == [(0, 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("উপজেলা শিক্ষা অফিস", "উপজেলা মাধ্যমিক শিক্ষা অফিস"),
        ("উত্তর বেদকাশী ইউনিয়ন পরিষদ", "দক্ষিণ বেদকাশী ইউনিয়ন পরিষদ"),
        ("লতা ইউনিয়ন পরিষদ", "লস্কর ইউনিয়ন পরিষদ"),
        ("১নং সোলাদানা ইউনিয়ন পরিষদ", "২নং সোলাদানা ইউনিয়ন পরিষদ"),
        ("চাঁদখালী ইউনিয়ন পরিষদ", "চাঁদপুর ইউনিয়ন পরিষদ"),
        ("উপজেলা কৃষি অফিস", "উপজেলা ভূমি অফিস"),
        ("Sarisha Union Parishad", "Marisha Union Parishad"),
        ("Kalika Prashad Union Parishad", "Kalikapur Union Parishad"),
        ("Upazila Accounts Officer", "Upazila Accounts Office Assistant"),
    ],
)
def test_two_names_are_no_pair(first: str, second: str) -> None:
    assert twins.near_names([(UNION, first), (UNION, second)]) == []


def test_offices_of_two_kinds_are_no_pair() -> None:
    assert twins.near_names([(UNION, "কপিলমুনি"), (UNION, "কপিলমনি")])
    assert not twins.near_names([(UNION, "কপিলমুনি"), (OfficeKind.UDC, "কপিলমনি")])


def test_hardly_any_two_offices_of_one_upazila_are_taken_for_twins() -> None:
    """In all of nearly five hundred upazilas with their unions three pairs look alike; here every fifth is tried."""
    pairs = 0
    for upazila in geography.upazilas()[::5]:
        offices = geography.fresh_roster(upazila).offices
        pairs += len(twins.near_names([(office.kind, office.name.bn) for office in offices]))
    assert pairs <= 1


def test_no_word_of_a_union_s_own_name_is_taken_for_a_common_one_that_is_wrongly_typed() -> None:
    unions = [union.name.en for upazila in geography.upazilas() for union in geography.unions_of(upazila)]
    taken = [name for name in unions if any(twins._is_common(twins._sounds(word)) for word in name.split())]
    assert (len(unions) > 4_000, taken) == (True, ["Kalika Prashad"])


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Each two names that are compared."""
    pairs: list[tuple[str, str]] = []
    alike = twins._alike
    monkeypatch.setattr(
        twins, "_alike", lambda first, second: pairs.append((first.whole, second.whole)) or alike(first, second)
    )
    return pairs


COUNTS = (2_000, 50_000)
"""So many names are compared in every run, and in the gate."""


def test_names_are_compared_with_a_few_neighbours_only(
    compared: list[tuple[str, str]], how_many: Callable[[int, int], int]
) -> None:
    unions = [union.name.bn for upazila in geography.upazilas()[::20] for union in geography.unions_of(upazila)]
    chance = random.Random(7)
    names = [f"{chance.choice(unions)} {chance.choice(unions)} ইউনিয়ন পরিষদ" for _ in range(how_many(*COUNTS))]
    twins.near_names([(UNION, name) for name in names])
    assert len(names) < len(compared) <= 2 * twins._NEIGHBOURS * len(names)


def test_hostile_names_that_all_begin_and_end_alike_are_compared_with_neighbours_only(
    compared: list[tuple[str, str]], how_many: Callable[[int, int], int]
) -> None:
    places = range(how_many(*COUNTS))
    names = [(UNION, "ক" + "".join(chr(0x0995 + int(figure)) for figure in f"{at:05d}") + "খগ") for at in places]
    twins.near_names(names)
    assert len(names) < len(compared) <= 2 * twins._NEIGHBOURS * len(names)


@given(st.lists(st.text(st.sampled_from("কখিীশষ ল1"), max_size=8), max_size=12), st.randoms(use_true_random=False))
def test_pairs_are_of_different_names_and_do_not_depend_on_the_order(names: list[str], chance: random.Random) -> None:
    pairs = twins.near_names([(DEPARTMENT, name) for name in names])
    assert all(first < second and match_key(names[first]) != match_key(names[second]) for first, second in pairs)
    shuffled = chance.sample(names, len(names))
    again = twins.near_names([(DEPARTMENT, name) for name in shuffled])
    keys = {frozenset(match_key(names[at]) for at in pair) for pair in pairs}
    assert keys == {frozenset(match_key(shuffled[at]) for at in pair) for pair in again}


def test_many_spellings_of_one_name_give_the_same_pairs_in_any_order() -> None:
    names = [f"ক{long}প{short}লম{vowel}নি" for long in ("ি", "ী") for short in ("ি", "ী") for vowel in ("ু", "ূ", "")]
    told = [
        {frozenset(order[at] for at in pair) for pair in twins.near_names([(UNION, name) for name in order])}
        for order in (names, names[::-1], sorted(names), random.Random(3).sample(names, len(names)))
    ]
    assert told[0]
    assert told.count(told[0]) == len(told)


def test_twins_by_spelling_are_told_by_both_rows_and_both_kept() -> None:
    rows = (("দপ্তরের নাম",), ("উপজেলা শিক্ষা অফিস",), ("লতা ইউপি",), ("উপজেলা শীক্ষা অফিস",))
    reading = parse([Table("roster.xlsx", (Sheet("Sheet1", rows),))])
    assert reading.roster is not None
    assert len(reading.roster.offices) == 3
    (notice,) = reading.notices
    assert "Rows 2 and 4 may be the same office" in notice.message.en.replace("rows", "Rows")
