"""What is asked of several rows of a form that do not say when or how they were told."""

from __future__ import annotations

from auditor.i18n import Text
from auditor.model.notice import AskedAbout, DoubtfulTalk, Notice, Place, Severity
from auditor.register.columns import CONTACTED_ON
from auditor.rounds.asking.talk_inquiries import asked_in


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
