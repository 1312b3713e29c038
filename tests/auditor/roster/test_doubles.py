"""What stands twice in a roster is told once, with both rows; what is not double is not doubted."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model.notice import Severity
from auditor.roster import reading as roster_reading
from auditor.roster import texts
from auditor.roster.columns import Column
from auditor.roster.corrections import Changed, RosterCorrections
from auditor.tables.sheet import Sheet
from auditor.tables.table import Table

OFFICES = Sheet(
    "দপ্তর",
    (("দপ্তর কোড", "দপ্তরের নাম"), ("agri", "উপজেলা কৃষি অফিস"), ("fish", "উপজেলা মৎস্য অফিস"), ("coop", "উপজেলা সমবায় অফিস")),
)


def read(*sheets: Sheet):
    return roster_reading.parse([Table("roster.xlsx", sheets)])


def doubts(reading) -> list[tuple[int, str]]:
    return [(notice.place.row, notice.place.column) for notice in reading.notices if notice.weight is Severity.DOUBTFUL]


def accounts(*rows: tuple[str, str, str]) -> Sheet:
    return Sheet("ইউজার", (("দপ্তর কোড", "ইউজার (পদবি)", "ইউজার আইডি"), *rows))


def test_one_login_in_two_offices_is_told_at_the_later_row_and_never_repeated() -> None:
    reading = read(
        OFFICES, accounts(("agri", "কৃষি কর্মকর্তা", "agri.paikgacha"), ("fish", "মৎস্য কর্মকর্তা", "Agri.Paikgacha"))
    )
    assert doubts(reading) == [(3, "ইউজার আইডি")]
    (notice,) = (notice for notice in reading.notices if notice.weight is Severity.DOUBTFUL)
    assert "row 2 gives another office the same user id" in notice.message.en
    assert "paikgacha" not in repr(notice).casefold()


def test_a_login_that_a_correction_gave_is_not_blamed_on_the_rosters_rows_and_both_offices_are_named() -> None:
    table = Table("roster.xlsx", (OFFICES, accounts(("agri", "কৃষি কর্মকর্তা", "agri.one"), ("fish", "মৎস্য কর্মকর্তা", ""))))
    entered = Changed(date(2024, 2, 1), "fish/মৎস্যকর্মকর্তা", Column.LOGIN, "", "Agri.One")
    reading = roster_reading.parse([table], corrections=RosterCorrections((entered,)))
    (notice,) = (notice for notice in reading.notices if notice.weight is Severity.DOUBTFUL)
    assert "উপজেলা কৃষি অফিস, কৃষি কর্মকর্তা" in notice.message.bn
    assert "উপজেলা মৎস্য অফিস, মৎস্য কর্মকর্তা" in notice.message.bn
    assert "take the correction that is wrong back" in notice.message.en
    assert "row 2 gives" not in notice.message.en
    assert "agri.one" not in repr(notice).casefold()


def test_the_same_row_twice_is_told_and_both_are_kept() -> None:
    reading = read(OFFICES, accounts(("agri", "কৃষি কর্মকর্তা", "a.one"), ("agri", "কৃষি কর্মকর্তা", "a.one")))
    assert doubts(reading) == [(3, "ইউজার আইডি")]
    assert reading.roster is not None
    assert len(reading.roster.offices[0].accounts) == 2


def test_two_users_of_one_post_and_rows_without_a_login_are_no_doubles() -> None:
    rows = (
        ("agri", "অফিস সহকারী", "a.one"),
        ("agri", "অফিস সহকারী", "a.two"),
        ("fish", "মাঠ সহকারী", ""),
        ("fish", "মাঠ সহকারী", "নেই"),
    )
    assert doubts(read(OFFICES, accounts(*rows))) == []


@pytest.mark.parametrize(
    "row",
    [("মোট", "", "40"), ("", "মোট", "৪০"), ("সর্বমোট", "৪০", ""), ("মোট", "4", "৪০ টি")],
)
def test_a_row_of_totals_with_a_number_under_the_user_id_is_no_account(row) -> None:
    reading = read(OFFICES, accounts(("agri", "কৃষি কর্মকর্তা", "a.one"), row))
    assert [notice.message.en for notice in reading.notices if texts.TOTAL.en in notice.message.en]
    assert reading.roster is not None
    assert sum(len(office.accounts) for office in reading.roster.offices) == 1


def with_phones(phone_of) -> Sheet:
    rows = [
        (name, f"পদ {at}", f"user.{len(name)}.{at}", phone_of(name, at))
        for name in ("উপজেলা কৃষি অফিস", "উপজেলা মৎস্য অফিস", "উপজেলা সমবায় অফিস")
        for at in range(1, 5)
    ]
    return Sheet("Sheet1", (("দপ্তরের নাম", "ইউজার (পদবি)", "ইউজার আইডি", "মোবাইল নম্বর"), *rows))


def test_a_mobile_number_of_every_user_is_one_remark_and_no_doubt() -> None:
    reading = read(with_phones(lambda name, at: f"017{len(name):04}{at:04}"))
    assert doubts(reading) == []
    assert [notice.message.en for notice in reading.notices if texts.USERS_OWN.en in notice.message.en]
    assert reading.roster is not None
    assert {office.phone for office in reading.roster.offices} == {""}


def test_a_number_of_the_office_that_one_row_gives_otherwise_is_told_at_that_row() -> None:
    reading = read(with_phones(lambda name, at: "01700000009" if at == 3 and "কৃষি" in name else "01700000001"))
    assert doubts(reading) == [(4, "মোবাইল নম্বর")]


def test_a_list_of_accounts_with_users_numbers_beside_a_list_of_offices_is_not_doubted() -> None:
    listed = Sheet("ইউজার", (("দপ্তর কোড", "ইউজার (পদবি)", "মোবাইল নম্বর"), ("agri", "কৃষি কর্মকর্তা", "01700000001")))
    assert doubts(read(OFFICES, listed)) == []
