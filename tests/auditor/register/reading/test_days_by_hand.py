"""A register made by hand is of the month that it tells; where it tells none, a day of contact whose year is odd is asked about."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from auditor.i18n import Text, plain
from auditor.model.facts import PASSWORD_CHANGED_ON
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.sources.register import parse

DECIDED, TODAY = date(2024, 1, 18), date(2024, 2, 20)
OFFICES = tuple(
    Office(
        key,
        Text(en=key, bn=name),
        OfficeKind.DEPARTMENT,
        plain("অফিসার"),
        accounts=tuple(Account(f"{key}/{post}", plain(post)) for post in ("অফিসার", "সহকারী")),
    )
    for key, name in (("agriculture", "কৃষি অফিস"), ("fisheries", "মৎস্য অফিস"))
)
HEADINGS = ["দপ্তর", "পদবি", "যোগাযোগের তারিখ", "কীভাবে জানা গেছে", "পাসওয়ার্ড রিসেট"]


def read(*rows, title="", name="x.csv", today=TODAY):
    """Return what a register by hand says whose rows are (office, day of contact, reset)."""
    held = io.StringIO()
    lines = [[title], [], HEADINGS, *([office, "অফিসার", on, "ফোন", done] for office, on, done in rows)]
    csv.writer(held).writerows(lines)
    context = SourceContext(Roster(OFFICES), DECIDED, "password-composition", day=today)
    return parse(EvidenceFile(name, held.getvalue().encode(), "a" * 64), context)


def asked(*rows, **more):
    """Return the rows of each question about days, with the days that are meant if only the year is wrong."""
    odd_days = read(*rows, **more).odd_days
    return [(odd.rows, [day.meant for day in odd.days] if odd.only_the_year else None) for odd in odd_days]


def of_whom_resets_are_told(parsed):
    return [each.subjects for each in parsed.observations if each.fact == PASSWORD_CHANGED_ON]


WRONG = ("কৃষি অফিস", "09.02.2023", "05.02.2024")
RIGHT = ("মৎস্য অফিস", "10.02.2024", "05.02.2024")


@pytest.mark.parametrize(("title", "name"), [("রেজিস্টার, ফেব্রুয়ারি ২০২৪", "x.csv"), ("রেজিস্টার", "register-2024-02.csv")])
def test_a_day_that_does_not_fit_the_month_that_a_register_by_hand_tells_is_asked_about_and_no_reset_is_accused(
    title, name
):
    parsed = read(WRONG, RIGHT, title=title, name=name)
    assert [(odd.rows, odd.month) for odd in parsed.odd_days] == [((4,), "2024-02")]
    assert asked(WRONG, RIGHT, title=title, name=name) == [((4,), [date(2024, 2, 9)])]
    assert not [notice for notice in parsed.notices if notice.place.column == "পাসওয়ার্ড রিসেট"]
    assert of_whom_resets_are_told(parsed) == [("fisheries/অফিসার",)]


@pytest.mark.parametrize(
    ("row", "today", "meant"),
    [
        (("কৃষি অফিস", "09.02.2023", ""), TODAY, [date(2024, 2, 9)]),
        (("কৃষি অফিস", "20.02.2023", ""), TODAY, [date(2024, 2, 20)]),
        (("কৃষি অফিস", "20.12.2023", ""), date(2025, 1, 10), [date(2024, 12, 20)]),
        (("কৃষি অফিস", "09.02.2024", "05.02.2025"), date(2025, 2, 20), [date(2025, 2, 9)]),
    ],
    ids=[
        "before the decision",
        "before the decision, within a year",
        "before the decision, and meant is last year",
        "more than a year back beside a reset of this year",
    ],
)
def test_where_no_month_is_told_a_day_is_asked_about_whose_year_is_probably_wrong(row, today, meant):
    assert asked(row, today=today) == [((4,), meant)]


def test_where_no_month_is_told_days_of_one_column_are_asked_about_once_and_said_to_be_probably_of_a_wrong_year():
    later = date(2025, 2, 20)
    rows = [("কৃষি অফিস", "09.02.2024", "না"), ("কৃষি অফিস", "08.02.2024", "না"), ("মৎস্য অফিস", "10.02.2025", "05.02.2025")]
    assert asked(*rows, today=later) == [((4, 5), [date(2025, 2, 9), date(2025, 2, 8)])]
    (told,) = [notice.message for notice in read(*rows, today=later).notices if "probably" in notice.message.en]
    assert (
        "2 days (rows 4, 5) lie before the decision, or more than a year back, unlike what stands beside them; probably only the year is wrong."
        in told.en
    )
    assert "no yes of these rows counts" in told.en
    assert (
        "২টি তারিখ (সারি ৪, ৫) সিদ্ধান্তের আগের, অথবা এক বছরের বেশি পুরোনো, যদিও আশপাশের অন্য তারিখ তত পুরোনো নয়; সম্ভবত শুধু সাল ভুল।"
        in told.bn
    )


@pytest.mark.parametrize(
    "rows",
    [
        [("কৃষি অফিস", "09.02.2024", "05.02.2024")],
        [("কৃষি অফিস", "09.02.2024", "05.02.2024"), ("মৎস্য অফিস", "10.02.2024", "05.02.2024")],
        [("কৃষি অফিস", "09.02.2024", "না"), ("কৃষি অফিস", "10.02.2025", "05.02.2025")],
    ],
    ids=["alone", "in an old register", "of before, with a later one of the same post"],
)
def test_an_old_day_among_old_days_or_before_another_of_the_same_is_believed(rows):
    assert asked(*rows, today=date(2025, 2, 20)) == []


def test_a_day_before_the_decision_is_believed_where_it_lies_after_it_in_no_other_year_that_has_come():
    assert asked(("কৃষি অফিস", "09.12.2023", "না")) == []


def test_days_of_before_the_decision_are_believed_where_the_audit_is_of_before_too():
    assert asked(("কৃষি অফিস", "09.02.2023", "না"), today=date(2023, 3, 1)) == []


def test_of_a_reset_after_a_day_of_contact_that_is_believed_it_is_said_that_either_may_be_wrong():
    (notice,) = read(("কৃষি অফিস", "09.02.2024", "12.02.2024")).notices
    assert (
        notice.told.en
        == "the date lies after the day of contact, 09.02.2024. Correct whichever of the two is wrong; until then this date is set aside."
    )
    assert notice.told.bn.startswith("তারিখটি যোগাযোগের তারিখের (০৯.০২.২০২৪) পরের। দুটির মধ্যে যেটি ভুল সেটি ঠিক করুন")


def test_of_a_reset_after_the_day_of_reading_in_a_row_without_a_day_it_is_not_said_that_the_day_of_contact_may_be_wrong():
    told = [notice.told.en for notice in read(("কৃষি অফিস", "", "12.03.2024")).notices if notice.told is not None]
    assert "the date lies after 20.02.2024. Correct it; it was set aside." in told
