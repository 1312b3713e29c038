"""Tables of the terminal fit 80 columns in both languages, and lose no word by it."""

from __future__ import annotations

from unicodedata import category

import pytest
from drawn_tables import sign_by_sign
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from auditor.cli._tables import COLUMNS, drawn, table
from auditor.i18n import Language, Text
from reports.layout.columns import columns

NAMES = (
    "উপজেলা স্বাস্থ্য কমপ্লেক্স",
    "দুর্যোগ ব্যবস্থাপনা কর্মকর্তার কার্যালয়",
    "উপজেলা প্রাণিসম্পদ দপ্তর ও ভেটেরিনারি হাসপাতাল",
    "Upazila Livestock Office and Veterinary Hospital",
    "12",
    "-",
    "",
)
HEADINGS = tuple(Text(en=f"Heading {n}", bn=f"শিরোনাম {n}") for n in range(6))


@pytest.mark.parametrize("name", ["স্বাস্থ্য", "দুর্যোগ ব্যবস্থাপনা", "কর্মকর্তা", "Upazila"])
def test_columns_stand_below_one_another_sign_by_sign(name):
    shown = table(HEADINGS[:2], [(name, "x"), ("12", "x")], Language.BN).splitlines()
    assert len({sign_by_sign(line.partition("x")[0]) for line in shown[2:]}) == 1


def test_every_sign_is_as_wide_as_the_tables_of_terminals_have_it():
    for sign in map(chr, range(0x20, 0x3000)):
        alone = 1 if category(sign) == "Mc" else max(0, wcwidth(sign))
        assert columns(f"ক{sign}") == 1 + alone, hex(ord(sign))


@pytest.mark.parametrize("width", [2, 4, 9])
def test_a_word_is_broken_between_letters_where_that_is_allowed_and_a_heading_never(width):
    shown = drawn(["ক্রম"], [["দুর্যোগব্যবস্থাপনা"]], [width], breaking=True).splitlines()
    assert shown[0] == "ক্রম"
    assert "".join(shown[2:]) == "দুর্যোগব্যবস্থাপনা"
    assert max(map(sign_by_sign, shown)) <= max(width, 3)


def test_the_parts_of_a_broken_word_are_as_wide_as_the_column():
    assert drawn(["h"], [["abcdefg"]], [3], breaking=True).splitlines()[2:] == ["abc", "def", "g"]


@pytest.mark.parametrize("language", Language)
@given(
    rows=st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(st.sampled_from(NAMES), min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_a_table_fits_the_terminal_and_says_every_word(language, rows):
    shown = table(HEADINGS[: len(rows[0])], rows, language)
    assert max(wcswidth(line) for line in shown.splitlines()) <= COLUMNS
    assert max(sign_by_sign(line) for line in shown.splitlines()) <= COLUMNS
    letters = sorted("".join("".join(row) for row in rows).replace(" ", ""))
    below = shown.split("\n", 2)[2] if rows else shown
    assert not (set(letters) - set(below))


def test_columns_that_are_narrow_enough_stay_on_one_line():
    shown = table(
        HEADINGS[:2], [("12345", "Upazila Livestock Office and Veterinary Hospital, and " + "more " * 10)], Language.EN
    )
    assert next(line.split()[0] for line in shown.splitlines()[2:]) == "12345"
    assert max(map(wcswidth, shown.splitlines())) <= COLUMNS
