"""Numbers of sheets and times of calls as they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.witness.recording import read_sheet, read_time

MADE, SEEN = date(2024, 3, 1), date(2024, 3, 14)
SHEETS = {"1234-5678": ("lota", MADE), "8765-4321": ("koyra", MADE), "1111-2222": ("lota", SEEN)}


@pytest.mark.parametrize("typed", ["1234-5678", " 1234-5678 ", "12345678", "১২৩৪-৫৬৭৮", "1234 – 5678", "1234  5678"])
def test_the_number_of_a_sheet_is_read_however_it_is_typed(typed):
    assert read_sheet(typed, SHEETS, "lota", SEEN) == "1234-5678"


@pytest.mark.parametrize("typed", ["8765-4321", "9999-9999", "1234", "1234-56789", "sheet", "-", "1234-567a"])
def test_no_sheet_of_the_office_is_no_proof(typed):
    with pytest.raises(ValueError, match="no sheet of that office"):
        read_sheet(typed, SHEETS, "lota", SEEN)


def test_a_sheet_can_be_written_on_from_the_day_on_which_it_was_made():
    assert read_sheet("1111-2222", SHEETS, "lota", SEEN) == "1111-2222"
    with pytest.raises(ValueError, match="no sheet of that office"):
        read_sheet("1111-2222", SHEETS, "lota", date(2024, 3, 13))


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("11:30", "11:30"),
        ("9.05", "09:05"),
        ("১১:৩০", "11:30"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        (" 7 : 15 ", "07:15"),
    ],
)
def test_a_time_is_read_in_either_script(typed, time):
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["", "24:00", "11:60", "11", "11:3", "noon", "111:30"])
def test_what_is_no_time_of_a_day_is_refused(typed):
    with pytest.raises(ValueError, match="no time of a day"):
        read_time(typed)
