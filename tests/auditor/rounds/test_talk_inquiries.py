"""What is asked of several rows of a form that do not say when or how they were told."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import lota_and_koyra

from auditor.i18n import Text
from auditor.model.notice import AskedAbout, DoubtfulTalk, Notice, Place, Severity
from auditor.register.columns import CONTACTED_ON
from auditor.rounds import assessing
from auditor.rounds.asking.talk_inquiries import asked_in, of_talk
from auditor.rounds.identity.listed import open_workspace

DAY = date(2024, 2, 19)


def undated(file: str, row: int, office: str) -> Notice:
    """Return what is told of a row of a copy of one form that does not say on which day it was told."""
    talk = DoubtfulTalk("1234-5678", "2024-03", Text(office, office), "alike", f"own-{row}", is_apart=False)
    about = AskedAbout(office.casefold(), CONTACTED_ON.name, talk=talk)
    return Notice(Severity.DOUBTFUL, Place(file, "রেজিস্টার", row), Text("no day", "তারিখ নেই"), about=about)


def test_the_offices_are_named_in_the_order_of_the_rows_that_stand_before_them():
    told = [undated("a.xlsx", 21, "Statistics"), undated("a.xlsx", 10, "Education"), undated("b.xlsx", 2, "Land")]
    (asked,) = asked_in(told)
    assert asked.rows == (10, 21)
    assert [each.en for each in asked.offices] == ["Education", "Statistics", "Land"]


@pytest.mark.parametrize(
    ("of_office", "on", "told"),
    [
        (",ফোন,,,,,,", "", "How row 4 was told is not written, either: it counts as declared unless"),
        ("18.02.2024,ফোন,,,,,,", "গতকাল", "Only the row of the office says how row 4 was told: told on another day"),
        (",ফোন,,,,,নিয়মিত,", "", None),
    ],
)
def test_whoever_says_when_a_users_row_was_told_hears_at_once_where_the_way_in_the_offices_row_is_not_its_own(
    tmp_path, of_office, on, told
):
    upazila = lota_and_koyra(tmp_path / "space")
    upazila.answers(f"lota,,{of_office}", f"lota,Secretary,{on},,চালু নেই,,,,,")
    space = open_workspace(upazila.folder)
    (asked,) = of_talk(space, lambda: assessing.assess(space, DAY).notices, DAY)
    words = asked.words.en.partition("On which day was it told?")[2]
    assert words.strip() == "" if told is None else told in words
