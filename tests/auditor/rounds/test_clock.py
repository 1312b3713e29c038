"""A clock that cannot be right is said to be wrong."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import BUILD_YEAR
from auditor.i18n import Language, digits
from auditor.model.errors import WorkspaceError
from auditor.rounds.asking.clock import clock_fault, refuse_other_centuries, refuse_wrong, today_by

TODAY = date(BUILD_YEAR, 4, 10)


def test_a_clock_that_nothing_speaks_against_is_believed():
    assert clock_fault(TODAY, None) is None
    assert clock_fault(TODAY, TODAY) is None


@pytest.mark.parametrize("year", [1980, BUILD_YEAR - 1, 2107])
def test_a_clock_of_another_time_than_the_programs_is_wrong(year):
    fault = clock_fault(TODAY.replace(year=year), None)
    assert fault is not None
    assert "--on" in fault.en


def test_the_programs_year_stands_in_the_digits_of_the_language():
    fault = clock_fault(TODAY.replace(year=1980), None)
    assert digits(str(BUILD_YEAR), Language.BN) in fault.bn
    assert str(BUILD_YEAR) not in fault.bn


def test_only_who_is_refused_is_told_that_nothing_was_done():
    fault = clock_fault(TODAY.replace(year=1980), None)
    assert "Nothing was done" not in fault.en
    with pytest.raises(WorkspaceError, match=r"Nothing was done\. This computer's clock"):
        refuse_wrong(fault, TODAY)


def test_a_clock_before_the_ledgers_last_entry_is_slow():
    fault = clock_fault(TODAY, TODAY.replace(day=11))
    assert fault is not None
    assert f"11.04.{BUILD_YEAR}" in fault.en


@pytest.mark.parametrize("day", [date(1980, 1, 1), date.min, date.max])
def test_on_a_day_of_another_century_nothing_can_be_named(day):
    with pytest.raises(WorkspaceError, match="cannot be the day"):
        refuse_other_centuries(day)


WRONG = date(2009, 1, 1)


@pytest.mark.parametrize(
    ("clock", "given", "last_entry", "today"),
    [
        (WRONG, None, None, WRONG),
        (WRONG, TODAY, None, TODAY),
        (WRONG, TODAY, TODAY, TODAY),
        (WRONG, TODAY, TODAY.replace(day=11), WRONG),
        (WRONG, TODAY.replace(year=2099), None, WRONG),
        (TODAY.replace(day=1), TODAY, TODAY.replace(day=5), TODAY),
        (TODAY.replace(day=1), TODAY, None, TODAY.replace(day=1)),
    ],
    ids=[
        "none given",
        "given",
        "of the last entry",
        "before the last entry",
        "far ahead",
        "a slow clock",
        "a right clock",
    ],
)
def test_a_day_that_is_given_is_taken_for_today_only_where_the_clock_is_wrong_and_it_can_be_right(
    clock, given, last_entry, today
):
    assert today_by(clock, given, last_entry) == today
