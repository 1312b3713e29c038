"""What is only advice is asked once in half a year, whichever forms asked it last: the ledger knows that."""

from __future__ import annotations

import openpyxl
import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

DONE = '২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'


@pytest.fixture
def upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers(f"Lota UP,,{DONE}", f"Koyra UP,,{DONE}")
    return upazila


def asks_advice(upazila, month):
    """Make the register of a month, and tell whether it says that something in it is only advice."""
    run("register", "new", "--yes", "--on", f"{month}-03", "--workspace", upazila.folder)
    path = upazila.folder / f"register-{month}.xlsx"
    sheets = openpyxl.load_workbook(path) if path.exists() else []
    return any(
        "পরামর্শ" in str(cell) for sheet in sheets for row in sheet.iter_rows(max_row=3, values_only=True) for cell in row
    )


def test_before_a_round_is_kept_it_is_not_asked_every_month(upazila):
    assert [asks_advice(upazila, f"2024-{month:02d}") for month in (3, 4, 5)] == [True, False, False]


def test_a_half_year_in_which_the_sixth_month_had_no_register_is_made_up_for(upazila):
    upazila.keep("--yes")
    assert [asks_advice(upazila, f"2024-{month:02d}") for month in (3, 10)] == [False, True]
    assert not asks_advice(upazila, "2024-11")
    assert asks_advice(upazila, "2025-04")
