"""The roster does not write the user ID of a listed post any more, and the office told of one more that nobody lists."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

DAY, MARCH, APRIL = date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20)
LOTA = "lota,Lota UP,union,Chairman,{},lota.example.gov.bd,Secretary,"


def asked(upazila, on):
    return [*inquiries.who_is_who(open_workspace(upazila.folder), Meeting(f"{on:%Y-%m}", on), on)]


@pytest.mark.parametrize("counted_first", [True, False])
def test_nobody_is_taken_for_the_one_that_is_only_counted_who_never_had_a_row(tmp_path, counted_first):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA.format(2 if counted_first else 1) + "l1")
    upazila.answers("Lota UP,Secretary,19.02.2024,ফোন,চালু নেই,,,,,", "Lota UP,,19.02.2024,ফোন,,হ্যাঁ,,,,")
    upazila.keep("--yes", on=f"{DAY}", meeting="2024-02", code=1)
    upazila.lists(LOTA.format(2))
    assert asked(upazila, MARCH) == []
    upazila.keep("--yes", on=f"{MARCH}", meeting="2024-03", code=1)
    assert asked(upazila, APRIL) == []
