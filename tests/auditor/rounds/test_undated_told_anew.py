"""Of a row whose day is not known it is asked as long as something turns on it: no more once its yes was told anew after each day that it may be of."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import lota_and_koyra

from auditor.rounds.asking.talk_inquiries import asked_in
from auditor.rounds.assessing import made_now
from auditor.rounds.identity.listed import open_workspace

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"
ON, OFF = '"চালু, লগইনে কোড চায়"', "চালু নেই"
UNDATED = f"lota,,one day,ফোন,{ON},১৯.০২.২০২৪"
ANEW = f"lota,,11.03.2024,ফোন,{ON},১৯.০২.২০২৪"


def asked(folder, *since, row=UNDATED):
    made = lota_and_koyra(folder)
    made.answers(row, heads=HEADS)
    made.keep("--yes", code=1)
    made.answers(*since, heads=HEADS, name="hand-03.csv")
    return [each.rows for each in asked_in(made_now(open_workspace(made.folder), date(2024, 3, 15)).notices)]


def test_a_row_whose_yes_was_told_anew_since_is_not_asked_about(tmp_path):
    assert asked(tmp_path / "space", ANEW) == []


@pytest.mark.parametrize(
    ("since", "row"),
    [
        ((), UNDATED),
        ((f"lota,,11.03.2024,ফোন,{ON},",), UNDATED),
        ((f"lota,,11.03.2024,ফোন,{ON},১৮.০২.২০২৪",), UNDATED),
        ((f"lota,,19.02.2024,ফোন,{ON},১৯.০২.২০২৪",), UNDATED),
        ((f"lota,,11.03.2024,ফোন,{OFF},১৯.০২.২০২৪",), UNDATED),
        ((ANEW,), UNDATED.replace("ফোন", "সরেজমিন")),
    ],
    ids=[
        "nothing was told", "only a part was", "of an earlier act", "on a day on which it may have been told itself", "a no was told",
        "a login may have been seen",
    ],
)  # fmt: skip
def test_it_is_while_anything_turns_on_its_day(tmp_path, since, row):
    assert asked(tmp_path / "space", *since, row=row) == [(3,)]
