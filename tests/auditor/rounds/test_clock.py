"""A clock that cannot be right is said to be wrong."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import BUILD_YEAR
from auditor.model.errors import WorkspaceError
from auditor.rounds.clock import clock_fault, refuse_other_centuries

TODAY = date(BUILD_YEAR, 4, 10)


def test_a_clock_that_nothing_speaks_against_is_believed():
    assert clock_fault(TODAY, None) is None
    assert clock_fault(TODAY, TODAY) is None


@pytest.mark.parametrize("year", [1980, BUILD_YEAR - 1, 2107])
def test_a_clock_of_another_time_than_the_programs_is_wrong(year):
    fault = clock_fault(TODAY.replace(year=year), None)
    assert fault is not None
    assert "--on" in fault.en


def test_a_clock_before_the_ledgers_last_entry_is_slow():
    fault = clock_fault(TODAY, TODAY.replace(day=11))
    assert fault is not None
    assert f"11.04.{BUILD_YEAR}" in fault.en


@pytest.mark.parametrize("day", [date(1980, 1, 1), date.min, date.max])
def test_on_a_day_of_another_century_nothing_can_be_named(day):
    with pytest.raises(WorkspaceError, match="cannot be the day"):
        refuse_other_centuries(day)
