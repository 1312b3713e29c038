"""Rosters as hands type them: everything is kept or told, nothing is merged, and a written roster reads back the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from auditor.i18n import Language, Text, ascii_digits, clean, match_key
from auditor.model.errors import FileRefusedError
from auditor.model.notice import Notice, Place, Severity, messages_of
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.places import addresses
from auditor.roster import columns, form
from auditor.roster import names as roster_names
from auditor.roster import reading as roster_reading
from auditor.roster import texts as roster_texts
from auditor.roster.cells import _NOT_IN_LOGIN
from auditor.roster.columns import Column
from auditor.roster.corrections import Added, RosterCorrections
from auditor.roster.ids import _is_id
from auditor.roster.reading import RosterReading
from auditor.roster.totals import is_total
from auditor.tables.files import open_table
from auditor.tables.headings import find_header, rows_below
from auditor.tables.secrets import has_secret_word, looks_secret, tells_secret
from auditor.tables.sheet import Cell, Sheet, Unread, column_letter
from auditor.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Rows = list[list[str]]


def sheet(rows: Sequence[Sequence[Cell]], name: str = "Sheet1") -> Sheet:
    width = max(map(len, rows), default=0)
    return Sheet(name, tuple((*row, *[""] * (width - len(row))) for row in rows))


def read(*sheets: Sheet, domains: tuple[str, ...] = ()) -> RosterReading:
    return roster_reading.parse([Table("roster.xlsx", sheets)], domains)


def offices(*sheets: Sheet) -> tuple[Office, ...]:
    found = read(*sheets).roster
    assert found is not None
    return found.offices


def one_office(**cells: str | date) -> Office:
    headings = {
        "name": "দপ্তরের নাম", "en": "দপ্তরের নাম (ইংরেজি)", "code": "দপ্তর কোড", "kind": "ধরন", "head": "দপ্তর প্রধান",
        "portal": "ওয়েব পোর্টাল", "email": "ই-মেইল", "phone": "মোবাইল", "users": "ইউজার সংখ্যা", "own": "স্বেচ্ছায়",
    }  # fmt: skip
    (office,) = offices(sheet([["ক্রম", *(headings[key] for key in cells)], ["১", *cells.values()]]))
    return office


def told(reading: RosterReading) -> list[tuple[Severity, int, str]]:
    return [(notice.weight, notice.place.row, notice.place.column) for notice in reading.notices]


def only_notice(reading: RosterReading) -> Notice:
    (notice,) = reading.notices
    return notice


# Shapes ----------------------------------------------------------------------------------------------------------


OFFICES: Rows = [
    ["ক্রমিক নং", "দপ্তরের নাম", "দপ্তর প্রধান", "ই-মেইল"],
    ["০১", "উপজেলা কৃষি অফিস", "উপজেলা কৃষি অফিসার", "uao@dae.gov.bd"],
    ["০২", "কপিলমুনি ইউনিয়ন পরিষদ", "চেয়ারম্যান", ""],
]
ACCOUNTS: Rows = [
    ["দপ্তর", "পদবী", "লগিন আইডি", "যোগদানের তারিখ"],
    ["উপজেলা কৃষি অফিস", "উপজেলা কৃষি অফিসার", "uao.paik", "১৮.০১.২০২৪"],
    ["২নং কপিলমুনি ইউপি", "ইউপি সচিব", "kopil.sec", "01/02/2023"],
    ["", "হিসাব সহকারী কাম কম্পিউটার অপারেটর", "", ""],
]


def check_both(reading: RosterReading) -> None:
    assert reading.roster is not None
    agriculture, union = reading.roster.offices
    assert agriculture.name.bn == "উপজেলা কৃষি অফিস"
    assert agriculture.head_post == Text(en="Upazila Agriculture Officer", bn="উপজেলা কৃষি অফিসার")
    assert agriculture.email == "uao@dae.gov.bd"
    (head,) = agriculture.accounts
    assert (head.login, head.holder_since) == ("uao.paik", date(2024, 1, 18))
    assert union.kind is OfficeKind.UNION
    assert [account.id.split("/")[1] for account in union.accounts] == [
        match_key("ইউপি সচিব"),
        match_key("হিসাব সহকারী কাম কম্পিউটার অপারেটর"),
    ]
    assert union.accounts[0].post == Text(en="UP Secretary", bn="ইউপি সচিব")
    assert not reading.notices


def test_a_list_of_offices_and_one_of_accounts_make_a_roster_whatever_the_sheets_are_called() -> None:
    check_both(read(sheet(OFFICES), sheet(ACCOUNTS)))
    check_both(read(sheet(ACCOUNTS, "এক"), sheet(OFFICES, "দুই")))


# What cannot be read


@pytest.mark.parametrize("unread", Unread)
def test_accounts_under_an_office_that_cannot_be_read_go_to_no_other(unread: Unread) -> None:
    accounts = [*ACCOUNTS[:3], [unread, "ইউপি সচিব", "lata.sec", ""], ["", "ইউডিসি উদ্যোক্তা", "lata.udc", ""]]
    reading = read(sheet(OFFICES), sheet(accounts, "আইডি"))
    assert reading.roster is not None
    assert [len(office.accounts) for office in reading.roster.offices] == [1, 1]
    assert (Severity.WRONG, 4, "দপ্তর") in told(reading)
    assert (Severity.WRONG, 5, "") in told(reading)


def test_in_a_list_of_both_the_accounts_of_an_office_that_cannot_be_read_go_to_no_other() -> None:
    rows = [
        ["দপ্তর", "পদবী", "লগিন আইডি"],
        ["উপজেলা কৃষি অফিস", "উপজেলা কৃষি অফিসার", "uao.paik"],
        [Unread.ERROR, "ইউপি সচিব", "lata.sec"],
        ["", "ইউডিসি উদ্যোক্তা", "lata.udc"],
        ["কপিলমুনি ইউনিয়ন পরিষদ", "ইউপি সচিব", "kopil.sec"],
        ["", "হিসাব সহকারী", "kopil.acc"],
    ]
    reading = read(sheet(rows))
    assert reading.roster is not None
    assert [(office.name.bn, len(office.accounts)) for office in reading.roster.offices] == [
        ("উপজেলা কৃষি অফিস", 1),
        ("কপিলমুনি ইউনিয়ন পরিষদ", 2),
    ]
    assert {(Severity.WRONG, 3, "দপ্তর"), (Severity.WRONG, 3, ""), (Severity.WRONG, 4, "")} <= set(told(reading))


@pytest.mark.parametrize("unread", Unread)
def test_any_other_cell_that_cannot_be_read_is_told_and_is_no_word(unread: Unread) -> None:
    reading = read(sheet([*OFFICES[:2], ["০২", "কপিলমুনি ইউনিয়ন পরিষদ", unread, unread]]))
    assert reading.roster is not None
    assert reading.roster.offices[1].email == ""
    assert {(Severity.WRONG, 3, "দপ্তর প্রধান"), (Severity.WRONG, 3, "ই-মেইল")} <= set(told(reading))


def test_two_csv_files_make_a_roster() -> None:
    files = []
    for name, rows in (("accounts.csv", ACCOUNTS), ("offices.csv", OFFICES)):
        text = "\n".join(";".join(row) for row in rows)
        files.append(open_table(name, text.encode("utf-8-sig")))
    check_both(roster_reading.parse(files))


def test_one_list_of_both_makes_a_roster_with_merged_cells_and_repeated_names() -> None:
    rows: Rows = [
        ["পাইকগাছা উপজেলার দপ্তর ও ইউজার তালিকা"],
        ["অফিসের নাম", "অফিস প্রধানের পদবি", "ইমেইল", "ইউজারের পদবি", "ইউজার আইডি", "যোগদান"],
        ["উপজেলা কৃষি অফিস", "উপজেলা কৃষি অফিসার", "uao@dae.gov.bd", "উপজেলা কৃষি অফিসার", "uao.paik", "18 Jan 2024"],
        ["কপিলমুনি ইউনিয়ন পরিষদ", "চেয়ারম্যান", "", "ইউপি সচিব", "kopil.sec", "১/২/২৩"],
        ["", "", "", "হিসাব সহকারী কাম কম্পিউটার অপারেটর", "", ""],
    ]
    reading = read(sheet(rows))
    assert told(reading) == [(Severity.CHANGED, 1, "")]
    check_both(RosterReading(reading.roster, ()))
    rows[4][0] = "কপিলমুনি ইউপি"
    assert read(sheet(rows)).roster == reading.roster


def test_posts_under_repeated_names_are_accounts() -> None:
    rows: Rows = [["দপ্তর", "পদবি"], ["লতা ইউপি", "সচিব"], ["লতা ইউপি", "উদ্যোক্তা"], ["লতা ইউপি", "হিসাব সহকারী"]]
    (office,) = offices(sheet(rows))
    assert [account.post.bn for account in office.accounts] == ["সচিব", "উদ্যোক্তা", "হিসাব সহকারী"]


def test_departments_and_unions_on_sheets_of_their_own_are_one_roster() -> None:
    departments: Rows = [["দপ্তর", "দপ্তর প্রধান"], ["উপজেলা কৃষি অফিস", "উপজেলা কৃষি অফিসার"]]
    unions: Rows = [
        ["ইউনিয়নের নাম", "পোর্টাল", "ইউজারের পদবি"],
        ["লতা", "lotaup.khulna.gov.bd", "ইউপি সচিব"],
        ["", "", "উদ্যোক্তা"],
    ]
    agriculture, union = offices(sheet(departments, "ক"), sheet(unions, "খ"))
    assert agriculture.kind is OfficeKind.DEPARTMENT
    assert (union.id, union.kind, len(union.accounts)) == ("lota-up", OfficeKind.UNION, 2)


def test_english_headings_are_known_too() -> None:
    rows: Rows = [
        ["SL", "Office Name", "Type", "Head Post", "URL", "Email", "Mobile No", "Number of users"],
        ["1", "Upazila Agriculture Office", "Department", "Upazila Agriculture Officer", "", "", "01712345678", "2"],
    ]
    (office,) = offices(sheet(rows))
    assert office.id == "upazila-agriculture-office"
    assert office.head_post == Text(en="Upazila Agriculture Officer", bn="উপজেলা কৃষি অফিসার")
    assert office.phone == "01712345678"
    assert [account.id for account in office.accounts] == [f"{office.id}/user-1", f"{office.id}/user-2"]


def test_name_alone_means_the_office_and_beside_an_office_a_person() -> None:
    (office,) = offices(sheet([["ক্রম", "নাম"], ["১", "উপজেলা কৃষি অফিস"]]))
    assert office.name.bn == "উপজেলা কৃষি অফিস"
    reading = read(sheet([["দপ্তর", "নাম", "পদবি"], ["উপজেলা কৃষি অফিস", "মোঃ রহিম", "উপজেলা কৃষি অফিসার"]]))
    assert "রহিম" not in repr(reading)
    assert only_notice(reading).message.bn == (
        "roster.xlsx, “Sheet1”, “নাম”: কারও নাম প্রয়োজন নেই, তাই কলামটি রাখা হয়নি। কলামটি মুছে দিতে পারেন।"
    )


def test_a_list_of_names_alone_is_a_roster() -> None:
    assert [office.name.bn for office in offices(sheet([["দপ্তর"], ["ক অফিস"], ["খ অফিস"]]))] == ["ক অফিস", "খ অফিস"]


# Ids -------------------------------------------------------------------------------------------------------------


def test_an_id_comes_from_the_code_the_portal_the_english_name_or_the_name() -> None:
    assert one_office(name="ক", code="agri_01", portal="x.paikgasa.khulna.gov.bd").id == "agri-01"
    assert one_office(name="ক", portal="https://Fisheries.paikgasa.khulna.gov.bd", en="F Office").id == "fisheries"
    assert one_office(name="ক", portal="paikgasa.khulna.gov.bd", en="Land Office").id == "land-office"
    derived = one_office(name="উপজেলা ভূমি অফিস").id
    assert derived.startswith("office-")
    assert derived == one_office(name=" উপজেলা  ভূমি-অফিস ").id


def test_a_code_that_cannot_name_a_file_is_told_and_not_used() -> None:
    for code in ("কৃষি", "../x", "con", "a" * 60, "-", "a b!"):
        reading = read(sheet([["কোড", "দপ্তর"], [code, "উপজেলা ভূমি অফিস"]]))
        assert reading.roster is not None
        assert reading.roster.offices[0].id.startswith("office-")
        assert told(reading) == [(Severity.DOUBTFUL, 2, "কোড")]


def test_a_code_given_twice_names_both_rows() -> None:
    reading = read(sheet([["কোড", "দপ্তর"], ["a", "ক অফিস"], ["A", "খ অফিস"]]))
    assert reading.roster is not None
    assert [office.id for office in reading.roster.offices] == ["a", "a-2"]
    assert "row 2 has the same code; a-2 was used here" in only_notice(reading).message.en


def test_a_derived_id_never_takes_the_code_of_a_later_row() -> None:
    rows: Rows = [["কোড", "দপ্তর", "পোর্টাল"], ["", "ক", "lotaup.khulna.gov.bd"], ["lota-up", "খ", ""]]
    first, second = offices(sheet(rows))
    assert second.id == "lota-up"
    assert first.id.startswith("office-")


def test_twins_are_told_by_both_rows_and_not_merged() -> None:
    reading = read(sheet([["দপ্তর", "মোবাইল"], ["লতা ইউপি", ""], ["খ", ""], ["৪নং লতা ইউনিয়ন পরিষদ", "01712345678"]]))
    assert reading.roster is not None
    assert len(reading.roster.offices) == 3
    assert only_notice(reading).message.bn.endswith(
        "সারি ২ ও সারি ৪ একই দপ্তর হতে পারে। একটি মুছুন অথবা নাম আলাদা করুন; নিজে থেকে মেলানো হয়নি।"
    )


def test_numbers_before_names_tell_offices_apart() -> None:
    rows: Rows = [
        ["দপ্তর", "ইউজারের পদবি"],
        ["১নং ইউনিয়ন পরিষদ", "সচিব"],
        ["২নং ইউনিয়ন পরিষদ", "সচিব"],
        ["৩ নং লতা ইউপি", "সচিব"],
    ]
    reading = read(sheet([*rows, ["৪ নং লতা ইউপি", "সচিব"]]))
    assert reading.roster is not None
    assert len(reading.roster.offices) == 4
    assert not reading.notices


def test_an_account_finds_its_office_with_or_without_the_number_before_its_name() -> None:
    both: Rows = [["দপ্তর", "ইমেইল"], ["১নং লতা ইউপি", ""], ["দেলুটি ইউপি", ""], ["৩নং কৃষি ব্লক", ""], ["৪নং কৃষি ব্লক", ""]]
    accounts: Rows = [
        ["দপ্তর", "ইউজারের পদবি"], ["লতা ইউনিয়ন পরিষদ", "সচিব"], ["২নং দেলুটি ইউনিয়ন পরিষদ", "সচিব"], ["৪ নং কৃষি ব্লক", "সচিব"],
        ["কৃষি ব্লক", "সচিব"], ["৫নং লতা ইউপি", "সচিব"],
    ]  # fmt: skip
    reading = read(sheet(both), sheet(accounts))
    assert reading.roster is not None
    assert [len(office.accounts) for office in reading.roster.offices] == [1, 1, 0, 1]
    assert [(notice.weight, notice.place.row) for notice in reading.notices] == [
        (Severity.DOUBTFUL, 5),
        (Severity.DOUBTFUL, 6),
    ]


def test_twins_of_the_very_same_name_have_two_ids() -> None:
    first, second = offices(sheet([["দপ্তর"], ["ভূমি অফিস"], ["ভূমি অফিস"]]))
    assert second.id == first.id + "-2"


def test_two_accounts_of_one_post_are_told_apart_by_their_order() -> None:
    rows: Rows = [["দপ্তর", "ইউজারের পদবি"], ["ক", "উদ্যোক্তা"], ["ক", "উদ্যোক্তা"], ["ক", "উদ্যোক্তা "]]
    (office,) = offices(sheet(rows))
    assert [account.id.partition("/")[2] for account in office.accounts] == ["উদ্যোক্তা", "উদ্যোক্তা#2", "উদ্যোক্তা#3"]


# Cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("উপজেলা কৃষি অফিস", OfficeKind.DEPARTMENT),
        ("কপিলমুনি ইউনিয়ন পরিষদ", OfficeKind.UNION),
        ("কপিলমুনি ইউপি", OfficeKind.UNION),
        ("১নং হরিঢালী ইউনিয়ন", OfficeKind.UNION),
        ("Kopilmuni Union Parishad", OfficeKind.UNION),
        ("Kopilmuni UP", OfficeKind.UNION),
        ("কপিলমুনি ইউনিয়ন ভূমি অফিস", OfficeKind.DEPARTMENT),
        ("কপিলমুনি ইউডিসি", OfficeKind.UDC),
        ("কপিলমুনি ইউনিয়ন ডিজিটাল সেন্টার", OfficeKind.UDC),
        ("উপজেলা নির্বাহী অফিসারের কার্যালয়", OfficeKind.UNO),
        ("UNO Office", OfficeKind.UNO),
    ],
)  # fmt: skip
def test_a_kind_that_is_not_given_comes_from_the_name(name: str, kind: OfficeKind) -> None:
    office = one_office(name=name)
    assert office.kind is kind
    assert office.voluntary is (kind is OfficeKind.UNO)


@pytest.mark.parametrize("kind", list(OfficeKind))
def test_a_kind_is_read_in_both_languages(kind: OfficeKind) -> None:
    assert one_office(name="ক", kind=kind.label.bn).kind is kind
    assert one_office(name="ক", kind=kind.label.en.upper()).kind is kind


def test_a_kind_that_is_not_known_is_told() -> None:
    reading = read(sheet([["দপ্তর", "ধরন"], ["লতা ইউপি", "স্থানীয়"]]))
    assert reading.roster is not None
    assert reading.roster.offices[0].kind is OfficeKind.UNION
    assert "দপ্তরের ধরন হিসেবে চেনা যায়নি; নাম দেখে “ইউনিয়ন পরিষদ” ধরা হয়েছে" in only_notice(reading).message.bn


def test_an_own_office_is_voluntary_when_the_roster_says_so() -> None:
    assert one_office(name="সহকারী প্রোগ্রামারের কার্যালয়", own="হ্যাঁ").voluntary
    assert not one_office(name="উপজেলা নির্বাহী অফিসারের কার্যালয়", own="না").voluntary
    reading = read(sheet([["দপ্তর", "স্বেচ্ছায়"], ["ক", "১"]]))
    assert told(reading) == [(Severity.DOUBTFUL, 2, "স্বেচ্ছায়")]


def test_the_lost_zero_of_a_telephone_number_is_restored_and_told_without_the_number() -> None:
    reading = read(sheet([["দপ্তর", "মোবাইল"], ["ক", "1712345678"]]))
    assert reading.roster is not None
    assert reading.roster.offices[0].phone == "01712345678"
    notice = only_notice(reading)
    assert (notice.weight, notice.before, notice.after) == (Severity.CHANGED, "", "")
    assert "712345678" not in ascii_digits(notice.message.bn + notice.message.en)


def test_a_tidied_address_is_told_with_before_and_after() -> None:
    reading = read(sheet([["দপ্তর", "পোর্টাল", "ইমেইল"], ["ক", "HTTP://Lotaup.khulna.gov.bd/", "UNO@mopa.gov.bd।"]]))
    assert [(notice.before, notice.after) for notice in reading.notices] == [
        ("HTTP://Lotaup.khulna.gov.bd/", "lotaup.khulna.gov.bd"),
        ("UNO@mopa.gov.bd।", "uno@mopa.gov.bd"),
    ]


@pytest.mark.parametrize(
    ("cell", "kept", "words"),
    [
        ("uno@gmail.com", "uno@gmail.com", "ব্যক্তিগত, সরকারি নয়"),
        ("uno@evilgov.bd", "uno@evilgov.bd", "যাচাই করতে হবে"),
        ("uno", "", "ই-মেইল ঠিকানা বোঝা যায়নি"),
        ("a@gmail.com, b@mopa.gov.bd", "b@mopa.gov.bd", "একাধিক ঠিকানা"),
    ],
)
def test_a_doubtful_mailbox_is_told(cell: str, kept: str, words: str) -> None:
    reading = read(sheet([["দপ্তর", "ইমেইল"], ["ক", cell]]))
    assert reading.roster is not None
    assert reading.roster.offices[0].email == kept
    assert words in only_notice(reading).message.bn
    assert only_notice(reading).weight is Severity.DOUBTFUL


def test_a_domain_of_the_workspace_is_not_doubted() -> None:
    rows: Rows = [["দপ্তর", "ইমেইল"], ["ক", "a@brdb.org"]]
    assert not read(sheet(rows), domains=("brdb.org",)).notices


def test_a_mailbox_in_the_portal_column_is_told_and_not_moved() -> None:
    reading = read(sheet([["দপ্তর", "পোর্টাল", "ইমেইল"], ["ক", "uno@mopa.gov.bd", ""]]))
    assert reading.roster is not None
    assert (reading.roster.offices[0].portal, reading.roster.offices[0].email) == ("", "")
    assert "ই-মেইলের কলামে সরান" in only_notice(reading).message.bn


@pytest.mark.parametrize(
    ("cell", "count", "notices"),
    [
        ("৩", 3, 0),
        ("3 জন", 3, 0),
        ("০৩ টি", 3, 0),
        ("", 0, 0),
        ("-", 0, 0),
        ("০", 0, 1),
        ("২০২৪", 0, 1),
        ("তিন", 3, 0),
        ("two users", 2, 0),
        ("কয়েকটি", 0, 1),
        ("2.5", 0, 1),
    ],
)
def test_a_number_of_users_becomes_numbered_accounts_or_is_asked_about(cell: str, count: int, notices: int) -> None:
    reading = read(sheet([["দপ্তর", "ইউজার (জন)"], ["ক অফিস", cell]]))
    assert reading.roster is not None
    (office,) = reading.roster.offices
    assert [account.post.said(Language.BN) for account in office.accounts] == ["ইউজার ১", "ইউজার ২", "ইউজার ৩"][:count]
    assert office.unlisted == 0
    assert len(reading.notices) == notices


def test_of_a_number_of_none_beside_a_listed_account_one_thing_alone_is_told_and_the_list_is_followed():
    listed: Rows = [["দপ্তর", "ইউজার সংখ্যা", "ইউজারের পদবি"], ["ক", "০", "সচিব"]]
    assert "তালিকায় ১টি আইডি আছে, সংখ্যাটি তার চেয়ে কম; তালিকা ধরা হয়েছে" in only_notice(read(sheet(listed))).message.bn
    nobody: Rows = [["দপ্তর", "ইউজার সংখ্যা"], ["ক", "০"]]
    assert "এই সংখ্যা অনুযায়ী দপ্তরের নিজস্ব ইউজার আইডি নেই" in only_notice(read(sheet(nobody))).message.bn


def test_users_beyond_the_listed_accounts_are_counted_and_fewer_are_asked_about() -> None:
    listed: Rows = [["দপ্তর", "ইউজার সংখ্যা", "ইউজারের পদবি"], ["ক", "৩", "সচিব"], ["", "", "উদ্যোক্তা"]]
    (office,) = offices(sheet(listed))
    assert (office.user_count, office.unlisted) == (3, 1)
    told = only_notice(read(sheet(listed))).message
    assert "সংখ্যাটি তার চেয়ে ১টি বেশি" in told.bn
    assert "counts by its number: with what was told of it so" in told.en
    assert "not known" not in told.en
    listed[1][1] = "১"
    reading = read(sheet(listed))
    assert reading.roster is not None
    assert reading.roster.offices[0].user_count == 0
    assert "তালিকায় ২টি আইডি আছে" in only_notice(reading).message.bn


def test_a_day_that_is_not_understood_is_told_and_it_is_not_known_since_when_the_post_is_held() -> None:
    rows: list[list[str | date]] = [
        ["দপ্তর", "ইউজারের পদবি", "যোগদান"],
        ["ক", "সচিব", "গত মাসে"],
        ["ক", "উদ্যোক্তা", date(2024, 1, 18)],
        ["ক", "হিসাব সহকারী", ""],
        ["ক", "গ্রাম পুলিশ", "-"],
    ]
    reading = read(sheet(rows))
    assert reading.roster is not None
    accounts = reading.roster.offices[0].accounts
    assert [account.holder_since for account in accounts] == [None, date(2024, 1, 18), None, None]
    assert [account.joining_unread for account in accounts] == [True, False, False, False]
    assert told(reading) == [(Severity.DOUBTFUL, 2, "যোগদান")]
    (notice,) = reading.notices
    assert "what was told or done before the day of an audit does not count as done" in notice.message.en


@pytest.mark.parametrize(
    ("login", "is_doubtful"),
    [
        ("Abc@12345", True), ("Abc#12345", True), ("uno@1234", True), ("Uno!Paik1", True),
        ("saao.shibchar", False), ("Uno_Paikgacha1", False), ("uno1@paikgacha", False), ("Uno.Paik1@mopa.gov.bd", False),
    ],
)  # fmt: skip
def test_a_login_that_looks_like_a_password_is_told_not_repeated_and_stays_the_login(login, is_doubtful) -> None:
    reading = read(sheet([["দপ্তর", "ইউজার আইডি", "ইউজারের পদবি"], ["ক", login, "সচিব"]]))
    assert reading.roster is not None
    assert reading.roster.offices[0].accounts[0].login == login
    assert ([notice.message.en for notice in reading.notices if "password" in notice.message.en] != []) == is_doubtful
    assert not any(login in repr(notice) for notice in reading.notices)


def test_what_is_no_single_word_is_no_login_and_is_not_repeated() -> None:
    reading = read(sheet([["দপ্তর", "ইউজার আইডি", "ইউজারের পদবি"], ["ক", "uno / Secret@12", "সচিব"]]))
    assert reading.roster is not None
    assert reading.roster.offices[0].accounts[0].login == ""
    assert "Secret@12" not in repr(reading)


def test_an_account_without_a_post_is_numbered_and_told() -> None:
    reading = read(sheet([["দপ্তর", "ইউজার আইডি"], ["ক", "abc"], ["", "def"]]))
    assert reading.roster is not None
    assert [account.id.partition("/")[2] for account in reading.roster.offices[0].accounts] == ["user-1", "user-2"]
    assert [weight for weight, _, _ in told(reading)] == [Severity.DOUBTFUL] * 2


@pytest.mark.parametrize(
    "called", [("upazila-coop-office", "উপজেলা সমবায় অফিস"), ("", "উপজেলা সমবায় অফিস"), ("upazila-coop-office", "")]
)
def test_an_account_of_an_office_that_was_entered_beside_the_roster_is_taken_by_the_id_and_name_that_are_shown(called):
    cells = ((Column.OFFICE, "উপজেলা সমবায় অফিস"), (Column.OFFICE_EN, "Upazila Coop Office"))
    added = Added(date(2024, 2, 1), "", cells)
    offices = Sheet("দপ্তর", (("দপ্তর কোড", "দপ্তরের নাম"), ("social", "উপজেলা সমাজসেবা অফিস")))
    accounts = Sheet("ইউজার আইডি", (("দপ্তর কোড", "দপ্তরের নাম", "পদবি", "ইউজার আইডি"), (*called, "অফিস সহকারী", "co_1")))
    reading = roster_reading.parse(
        [Table("roster.xlsx", (offices, accounts))], corrections=RosterCorrections(added=(added,))
    )
    assert reading.roster is not None
    found = {each.id: [account.login for account in each.accounts] for each in reading.roster.offices}
    assert found == {"social": [], "upazila-coop-office": ["co_1"]}
    assert reading.to_mend == ()


def test_an_account_of_an_unlisted_office_is_told_with_the_nearest_office() -> None:
    accounts: Rows = [["দপ্তর", "ইউজারের পদবি"], ["উপজেলা কৃষী অফিষ", "সচিব"], ["বন বিভাগ", "সচিব"], ["", "উদ্যোক্তা"]]
    reading = read(sheet(OFFICES), sheet(accounts))
    assert reading.roster is not None
    assert not any(office.accounts for office in reading.roster.offices)
    near, far, below = reading.notices
    assert "কাছাকাছি নাম ২ নম্বর সারির office-" in near.message.bn
    assert "দপ্তরের তালিকায় নেই" in far.message.bn
    assert below.place.row == 4


def test_an_account_of_twins_is_told_until_it_has_a_code() -> None:
    both: Rows = [["কোড", "দপ্তর", "পোর্টাল"], ["a", "ভূমি অফিস", ""], ["b", "ভূমি অফিস", ""]]
    accounts: Rows = [["কোড", "দপ্তর", "ইউজারের পদবি"], ["", "ভূমি অফিস", "সচিব"], ["b", "ভূমি অফিস", "সচিব"]]
    reading = read(sheet(both), sheet(accounts))
    assert reading.roster is not None
    assert [len(office.accounts) for office in reading.roster.offices] == [0, 1]
    assert [(notice.weight, notice.place.row) for notice in reading.notices] == [
        (Severity.DOUBTFUL, 2),
        (Severity.DOUBTFUL, 3),
    ]


def test_rows_of_one_office_that_differ_are_told_and_the_first_counts() -> None:
    rows: Rows = [["দপ্তর", "ইমেইল", "ইউজারের পদবি"], ["ক", "a@x.gov.bd", "সচিব"], ["ক", "b@x.gov.bd", "উদ্যোক্তা"]]
    reading = read(sheet(rows))
    assert reading.roster is not None
    assert reading.roster.offices[0].email == "a@x.gov.bd"
    assert told(reading) == [(Severity.DOUBTFUL, 3, "ইমেইল")]


# Rows ------------------------------------------------------------------------------------------------------------


def test_a_row_without_a_name_is_wrong_and_one_with_a_serial_only_is_nothing() -> None:
    reading = read(sheet([["ক্রম", "দপ্তর", "ইমেইল"], ["১", "ক", ""], ["২", "", "a@x.gov.bd"], ["৩", "", ""]]))
    assert told(reading) == [(Severity.WRONG, 3, "")]


def test_totals_column_numbers_section_headings_and_repeated_headings_are_no_offices() -> None:
    rows: Rows = [
        ["ক্রম", "দপ্তর", "ইউজার সংখ্যা"],
        ["১", "২", "৩"],
        ["বিভাগীয় দপ্তরসমূহ", "", ""],
        ["১", "উপজেলা কৃষি অফিস", "২"],
        ["ক্রম", "দপ্তর", "ইউজার সংখ্যা"],
        ["", "ইউনিয়ন পরিষদ", ""],
        ["২", "লতা ইউপি", "৩"],
        ["", "মোট", "৫"],
        ["সর্বমোট", "", "৫"],
    ]
    reading = read(sheet(rows))
    assert reading.roster is not None
    assert [office.name.bn for office in reading.roster.offices] == ["উপজেলা কৃষি অফিস", "লতা ইউপি"]
    assert [row for _, row, _ in told(reading)] == [2, 3, 5, 6, 8, 9]


@pytest.mark.parametrize("code", ["১", "মোট", ""])
def test_a_row_named_as_a_total_is_no_office_whatever_stands_in_it_and_what_stands_below_is_nobodys(code: str) -> None:
    rows: Rows = [
        ["পোর্টাল", "ইমেইল", "কোড", "দপ্তর", "ইউজারের পদবি"],
        ["", "", "agri", "উপজেলা কৃষি অফিস", "কৃষি অফিসার"],
        ["a.gov.bd", "x@y.gov.bd", code, "মোট", "ক অফিস"],
        ["", "", "", "", "উদ্যোক্তা"],
        ["", "", "lata", "লতা ইউপি", "সচিব"],
        ["", "", "", "", "উদ্যোক্তা"],
    ]
    for reading in (read(sheet(rows)), read(sheet([row[3:4] for row in rows if row[3] != "মোট"]), sheet(rows))):
        assert reading.roster is not None
        found = [(office.name.bn, len(office.accounts)) for office in reading.roster.offices]
        assert found == [("উপজেলা কৃষি অফিস", 1), ("লতা ইউপি", 2)]
        assert {3, 4} <= {row for weight, row, _ in told(reading) if weight is not Severity.CHANGED}


OFFICE_ROWS: list[list[Cell]] = [
    ["ক্রম", "কোড", "দপ্তর", "দপ্তর (ইংরেজি)", "ইউজার সংখ্যা"],
    ["১", "", "উপজেলা কৃষি অফিস", "", "২"],
]
ACCOUNT_ROWS: list[list[Cell]] = [
    ["কোড", "দপ্তর", "ইউজারের পদবি", "পদবি (ইংরেজি)", "ইউজার আইডি"],
    ["", "লতা ইউপি", "সচিব", "", "lata.sec"],
]


@pytest.mark.parametrize(
    ("above", "row"),
    [
        (OFFICE_ROWS, ["", "", "মোট দপ্তর: ৩২", "", "৪৬"]),
        (OFFICE_ROWS, ["৩৩", "", "সর্বমোট দপ্তরের সংখ্যা", "Total offices", "৪৬ জন"]),
        (OFFICE_ROWS, ["", "", "দপ্তর মোট = ৩২টি", "", ""]),
        (OFFICE_ROWS, ["", "", "মোট (ডুমুরিয়া)", "", Unread.FORMULA]),
        (OFFICE_ROWS, ["", "", "", "Grand total of offices: 32", ""]),
        (OFFICE_ROWS, ["", "মোটঃ", "", "", "৪৬টি"]),
        (ACCOUNT_ROWS, ["", "", "সর্বমোট ইউজার আইডি", "", "২১"]),
        (ACCOUNT_ROWS, ["", "", "Total users", "", "21"]),
        (ACCOUNT_ROWS, ["", "", "", "User IDs, total", "21"]),
        (ACCOUNT_ROWS, ["", "", "মোট = ২১ জন", "", ""]),
        (ACCOUNT_ROWS, ["", "একুনে ব্যবহারকারী ২১", "", "", "২১"]),
        (ACCOUNT_ROWS, ["", "লতা ইউপি", "মোট", "", "১"]),
    ],
)  # fmt: skip
def test_a_row_that_only_sums_up_is_told_and_is_no_office_and_no_account(
    above: list[list[Cell]], row: list[Cell]
) -> None:
    alone, summed = read(sheet(above)), read(sheet([*above, row]))
    assert summed.roster == alone.roster
    assert (Severity.DOUBTFUL, 3, "") in told(summed)


@pytest.mark.parametrize(
    ("above", "row"),
    [
        (OFFICE_ROWS, ["২", "", "মোটর যান অফিস", "", "২"]),
        (OFFICE_ROWS, ["২", "", "মোট ক", "", ""]),
        (OFFICE_ROWS, ["২", "", "মোট ক", "Ka office", "২"]),
        (OFFICE_ROWS, ["২", "mot", "মোট দপ্তর: ৩২", "", "২"]),
        (OFFICE_ROWS, ["২", "", "টোটাল ফিটনেস সেন্টার", "Total fitness centre", "২"]),
        (OFFICE_ROWS, ["২", "", "সুমন্ত স্মৃতি পাঠাগার", "Sumanta library", "২"]),
    ],
)  # fmt: skip
def test_an_office_whose_name_only_sounds_like_a_total_is_one(above: list[list[Cell]], row: list[Cell]) -> None:
    roster = read(sheet([*above, row])).roster
    assert roster is not None
    assert [office.name.bn for office in roster.offices] == ["উপজেলা কৃষি অফিস", row[2]]


def test_an_account_that_alone_tells_of_its_office_keeps_its_office_listed() -> None:
    roster = read(sheet([*ACCOUNT_ROWS, ["", "কয়রা ইউপি", "মোট", "", "৩"]])).roster
    assert roster is not None
    assert [office.name.bn for office in roster.offices] == ["লতা ইউপি", "কয়রা ইউপি"]


def test_an_office_with_a_code_may_be_called_by_a_word_for_a_heading() -> None:
    (office,) = offices(sheet([["কোড", "দপ্তর", "ইউজারের পদবি"], ["up", "ইউনিয়ন পরিষদ", "সচিব"]]))
    assert (office.id, len(office.accounts)) == ("up", 1)
    assert roster_reading.parse([open_table("r.xlsx", form.write_workbook(Roster((office,))))]).roster == Roster(
        (office,)
    )


def test_long_names_are_told_and_endless_ones_refused() -> None:
    reading = read(sheet([["দপ্তর"], ["ক" * 300], ["খ" * 501], ["গ"]]))
    assert reading.roster is not None
    assert [len(office.name.bn) for office in reading.roster.offices] == [300, 1]
    assert told(reading) == [(Severity.DOUBTFUL, 2, "দপ্তর"), (Severity.WRONG, 3, "দপ্তর")]


def test_markup_formulas_and_hidden_signs_in_a_name_are_words() -> None:
    table = open_table("x.csv", "দপ্তর\n\"=cmd|'/c calc'!A1 <b>ক</b>\u202e\"\n".encode())
    reading = roster_reading.parse([table])
    assert reading.roster is not None
    assert reading.roster.offices[0].name.bn == "=cmd|'/c calc'!A1 <b>ক</b>"
    notice = only_notice(reading)
    assert (notice.weight, notice.after) == (Severity.CHANGED, "=cmd|'/c calc'!A1 <b>ক</b>")


def test_vowel_signs_in_the_wrong_order_are_corrected_and_told() -> None:
    table = open_table("x.csv", "দপ্তর,মোবাইল\nল\u09be\u09c7ক অফিস,\n".encode())
    reading = roster_reading.parse([table])
    assert [(notice.before, notice.after) for notice in reading.notices] == [("ল\u09be\u09c7ক অফিস", "লোক অফিস")]


# Columns ---------------------------------------------------------------------------------------------------------


def test_unknown_and_needless_columns_are_named_and_not_kept() -> None:
    rows: Rows = [["দপ্তর", "এনআইডি", "মন্তব্য"], ["ক", "1990123456789", "গোপনীয় কথা"]]
    reading = read(sheet(rows))
    assert "1990" not in repr(reading)
    assert "গোপনীয়" not in repr(reading)
    assert [notice.message.bn for notice in reading.notices] == [
        "roster.xlsx, “Sheet1”: “এনআইডি” কলামটি চেনা যায়নি। কলামের নাম ঠিক করুন অথবা কলামটি বাদ দিন।",
        "roster.xlsx, “Sheet1”, “মন্তব্য”: এই তালিকায় কলামটির জায়গা নেই, তাই রাখা হয়নি। কলামটি মুছুন অথবা আলাদা ফাইলে রাখুন।",
    ]


def test_the_same_trouble_of_many_rows_of_a_roster_is_one_line() -> None:
    reading = read(sheet([["দপ্তর", "ধরন"], *([f"{letter} ইউপি", "স্থানীয়"] for letter in "কখগঘচছ")]))
    assert len(reading.notices) == 6
    (one,) = messages_of(reading.notices)
    assert one.en.startswith('roster.xlsx, "Sheet1", row 2, ')
    assert one.en.endswith("The same holds for 6 rows in all: 2–7.")


def test_a_misspelt_heading_is_told_with_our_own_spelling() -> None:
    reading = read(sheet([["দপ্তর", "মোবাঈল নম্বার"], ["ক", "017"]]))
    assert "হয়তো “মোবাইল নম্বর”" in only_notice(reading).message.bn


def test_portals_in_a_list_of_accounts_are_not_needed_and_told() -> None:
    accounts: Rows = [[*ACCOUNTS[0], "পোর্টাল"], *[[*row, "x.gov.bd"] for row in ACCOUNTS[1:]]]
    reading = read(sheet(OFFICES), sheet(accounts))
    assert told(reading) == [(Severity.DOUBTFUL, 0, "পোর্টাল")]


@pytest.mark.parametrize(
    "sheets",
    [
        [OFFICES, [["দপ্তর", "পদবি", "পাসওয়ার্ড"], ["ক", "সচিব", "x"]]],
        [OFFICES, [["user", "password"], ["ক", "x"]]],
        [[["দপ্তর", "লগইন তথ্য", ""], ["", "আইডি", "পাসওয়ার্ড"], ["ক", "a", "x"]]],
        [[["দপ্তর", "মোবাইল", "তথ্য"], *[["ক", "", f"Abc@12{n}"] for n in range(4)]]],
        [OFFICES, [["x", f"Abc@12{n}"] for n in range(4)]],
    ],
)
def test_a_roster_with_passwords_anywhere_is_refused_whole(sheets: list[Rows]) -> None:
    with pytest.raises(FileRefusedError, match="seems to hold passwords"):
        read(*(sheet(rows, f"s{at}") for at, rows in enumerate(sheets)))


@pytest.mark.parametrize("heading", ["মোবাইল", "ই-মেইল", "পোর্টাল"])
def test_one_password_among_telephone_numbers_and_addresses_refuses_the_roster_with_its_cell(heading: str) -> None:
    rows: Rows = [["দপ্তর", heading], ["ক", ""], ["খ", "Bismillah@786"]]
    with pytest.raises(FileRefusedError, match="B3") as refused:
        read(sheet(rows))
    assert "786" not in ascii_digits(repr(refused.value.messages))


@pytest.mark.parametrize("heading", ["মোবাইল", "ই-মেইল", "পোর্টাল"])
@pytest.mark.parametrize("typed", ["Koyra12345", "koyra12345", "কয়রা১২৩৪৫", "Koyra_2024x", "01712345678 Koyra12345"])
def test_a_word_with_a_number_in_it_is_told_as_a_password_and_nothing_of_it_is_kept(heading: str, typed: str) -> None:
    reading = read(sheet([["দপ্তর", heading], ["ক", typed]]))
    notice = only_notice(reading)
    assert notice.place.row == 2
    assert "a word that looks like a password stands there, so nothing of it was kept" in notice.message.en
    assert "12345" not in ascii_digits(repr(reading.roster)) + ascii_digits(repr(notice))


@pytest.mark.parametrize(
    ("typed", "number"),
    [("Tel12345", "12345"), ("ফোন১২৩৪৫", "12345"), ("Ext.12345", "12345"), ("Rahim01712345678", "01712345678"), ("0413-62345 (office)", "041362345")],
)  # fmt: skip
def test_a_number_with_what_it_is_called_in_front_stays_a_number(typed: str, number: str) -> None:
    assert one_office(name="ক", phone=typed).phone == number


def test_a_mailbox_with_spaces_in_it_is_no_password() -> None:
    assert one_office(name="ক", email="uno_koyra2024 @ gmail.com").email == "uno_koyra2024@gmail.com"


# Nothing in it ---------------------------------------------------------------------------------------------------


def test_an_empty_roster_is_no_roster() -> None:
    reading = read(sheet([["দপ্তর", "ইমেইল"]]))
    assert reading.roster is None
    assert only_notice(reading).message.bn == "তালিকায় কোনো দপ্তর নেই, তাই যাচাই করা হয়নি। roster.xlsx পূরণ করে আবার চালান।"
    assert only_notice(reading).weight is Severity.WRONG


def test_a_file_without_headings_is_no_roster_and_says_what_is_missing() -> None:
    reading = read(sheet([["উপজেলা কৃষি অফিস", "abc"], ["ভূমি", "def"]]), sheet([], "খালি"))
    assert reading.roster is None
    assert [notice.weight for notice in reading.notices] == [Severity.DOUBTFUL, Severity.WRONG]
    assert "অন্তত দপ্তরের নাম" in reading.notices[1].message.bn


def test_sheets_of_our_own_are_not_read() -> None:
    assert not read(sheet(OFFICES), sheet([["দপ্তর"], ["ক"]], "_তালিকা")).notices


# Properties ------------------------------------------------------------------------------------------------------

HOSTILE = st.sampled_from([
    "=cmd|'/c calc'!A1", "+1", "-1", "@x", "<script>", "_x0041_", "১", "TRUE", "2024-01-18", "ক" * 500, "র‍্যাব", "উদ্‌যাপন", "ৎ",
    "লো\u0301ক", "a\u0301", "ﷺ", "Ⅷ", "①", "A1", "#REF", "{name}", "%s", "ইউপি", "মোট ক", "'x", '"', "ই, ও; ক", "নাম ও পদবি", "২নং",
])  # fmt: skip
WORDS = (
    (HOSTILE | st.text(min_size=1, max_size=30))
    .map(clean)
    .filter(match_key)
    .filter(lambda words: not addresses.is_nil(words))
    .filter(lambda words: not any(lost in words for lost in ("??", "āĻ", "ā§", "à¦", "à§")))
)
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA")
NAMES = (
    WORDS.filter(lambda words: not is_total(words))
    .filter(lambda words: not (has_secret_word(words) or looks_secret(words) or tells_secret(words)))
    .filter(lambda words: words.upper() not in ERRORS)
)
TEXTS = st.builds(Text, en=NAMES, bn=NAMES)
PORTALS = st.sampled_from(["", "lotaup.khulna.gov.bd", "https://x.gov.bd/A?b=1"]).map(
    lambda raw: addresses.clean_portal(raw).address
)
MAILBOXES = st.sampled_from(["", "uno@mopa.gov.bd", "a@gmail.com", "a@b.co"])
PHONES = st.sampled_from(["", "01712345678", "01712345678, 029514444"])
LOGINS = WORDS.filter(
    lambda words: not _NOT_IN_LOGIN.search(words) and not addresses.is_nil(words) and len(words) < 100
)
DAYS = st.none() | st.dates(date(1971, 1, 1), date(2099, 12, 31))


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """Return any roster as `parse` would give it."""
    ids = draw(
        st.lists(
            st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8})?", fullmatch=True), unique=True, min_size=1, max_size=4
        )
    )
    found = []
    for office_id in filter(_is_id, ids):
        rows = draw(st.lists(st.tuples(TEXTS, st.just("") | LOGINS, DAYS), max_size=4))
        seen: dict[str, int] = {}
        accounts = []
        for post, login, since in rows:
            slug = roster_names.post_slug(post)
            seen[slug] = seen.get(slug, 0) + 1
            number = f"#{seen[slug]}" if seen[slug] > 1 else ""
            accounts.append(Account(f"{office_id}/{slug}{number}", post, login, since))
        extra = draw(st.sampled_from([0, 0, 1, 7])) if accounts else 0
        if not accounts:
            accounts = [
                Account(f"{office_id}/user-{n}", Text(en=f"User {n}", bn="ইউজার " + "০১২৩৪৫"[n]))
                for n in range(1, 1 + draw(st.integers(0, 3)))
            ]
        found.append(Office(
            office_id, draw(TEXTS), draw(st.sampled_from(OfficeKind)), draw(TEXTS), draw(PORTALS), draw(MAILBOXES),
            draw(PHONES), len(accounts) + extra if extra else 0, tuple(accounts), draw(st.booleans()),
        ))  # fmt: skip
    return Roster(tuple(found))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(rosters().filter(lambda roster: bool(roster.offices)))
def test_a_written_roster_reads_back_the_same_whatever_its_names(written: Roster) -> None:
    content = form.write_workbook(written)
    reading = roster_reading.parse([open_table("roster.xlsx", content)], ["b.co"])
    assert reading.roster == written
    assert form.write_workbook(reading.roster) == content
    assert not [notice for notice in reading.notices if notice.weight is Severity.WRONG]


CELLS = st.sampled_from([
    "", "", "", "ক অফিস", "লতা ইউপি", "লতা ইউনিয়ন পরিষদ", "মোট", "-", "নেই", "১", "২০২৪", "হ্যাঁ", "x@y.gov.bd", "x@gmail.com", "a.gov.bd",
    "1712345678", "সচিব", "ইউপি সচিব", "18.01.2024", "কৃষি", "agri", "বিভাগীয় দপ্তর", "uno.x", "a b", "?", "লোক", "দপ্তর", "পদবি",
])  # fmt: skip
HEADINGS = st.sampled_from([
    "ক্রম", "কোড", "দপ্তর", "দপ্তর", "নাম", "ইউনিয়ন", "পদবি", "দপ্তর প্রধান", "ইউজারের পদবি", "ইউজার আইডি", "যোগদান", "পোর্টাল", "ইমেইল", "মোবাইল",
    "ইউজার সংখ্যা", "ধরন", "স্বেচ্ছায়", "মন্তব্য", "অজানা", "", "কর্মকর্তার নাম", "office (english)",
])  # fmt: skip


@st.composite
def typed_sheets(draw: st.DrawFn) -> tuple[Sheet, ...]:
    found = []
    for at in range(draw(st.integers(1, 2))):
        width = draw(st.integers(1, 6))
        title = draw(st.booleans())
        rows = [["শিরোনাম", *[""] * (width - 1)]] if title else []
        rows.append(draw(st.lists(HEADINGS, min_size=width, max_size=width)))
        rows += draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))
        found.append(sheet(rows, f"s{at}"))
    return tuple(found)


@settings(deadline=None)
@given(typed_sheets())
def test_every_cell_is_in_the_roster_or_under_a_notice(sheets: tuple[Sheet, ...]) -> None:
    reading = read(*sheets)
    kept = repr(reading.roster)
    for page in sheets:
        header = find_header(page, columns.ALL_ALIASES)
        places = [notice.place for notice in reading.notices if notice.place.sheet in {page.name, ""}]
        if not header or any(not place.row and not place.column for place in places):
            assert places
            continue
        serials = {header.columns.get(columns.Column.SERIAL)}
        for number, cells in rows_below(page, header):
            row_told = any(place.row == number and not place.column for place in places)
            for column, cell in enumerate(cells):
                heading = header.headings[column]
                names = {heading, column_letter(column)} - {""}
                told_of = any(
                    place.column in names
                    and (place.row in {0, header.row, number} or page.rows[place.row - 1][column] == cell)
                    for place in places
                )
                used = _is_used(cell, kept) or addresses.is_nil(str(cell)) or column in serials
                assert row_told or told_of or used, (number, column, cell)
        if any(cell != "" for row in page.rows[: header.first_row - 1] for cell in row):
            assert any(place.row == 1 for place in places)


def _is_used(cell: object, kept: str) -> bool:
    """Return whether a cell's meaning stands in a roster: as written, or as what it was read to be."""
    meanings = {
        "১": "Account(", "হ্যাঁ": "voluntary=True", "18.01.2024": "datetime.date(2024, 1, 18)", "বিভাগীয় দপ্তর": "DEPARTMENT", "দপ্তর": "DEPARTMENT",
        "1712345678": "01712345678", "লতা ইউনিয়ন পরিষদ": "লতা ইউপি", "লতা ইউপি": "লতা ইউনিয়ন পরিষদ",
    }  # fmt: skip
    return str(cell) in kept or meanings.get(str(cell), str(cell)) in kept


@settings(deadline=None)
@given(typed_sheets())
@example((sheet((("কোড", "দপ্তর", "ইউজারের পদবি"), ("১", "মোট", "ক অফিস"))),))
@example((sheet((("ইমেইল", "পোর্টাল", "কোড", "office (english)"), ("x@y.gov.bd", "a.gov.bd", "১", "মোট"))),))
@example((sheet((("দপ্তর", "ইউজারের পদবি", "যোগদান"), ("ক অফিস", "সচিব", "গত মাসে"))),))
def test_any_typed_roster_reads_back_the_same_once_written(sheets: tuple[Sheet, ...]) -> None:
    first = read(*sheets).roster
    if first is not None:
        content = form.write_workbook(first)
        assert roster_reading.parse([open_table("r.xlsx", content)]).roster == first


def test_every_notice_ends_in_a_next_step_in_both_languages() -> None:
    texts = [value for value in vars(roster_texts).values() if isinstance(value, Text)]
    sentences = [text for text in texts if len(text.en) > 45]
    assert len(sentences) >= 40
    for text in sentences:
        assert text.en.endswith(".")
        assert text.bn.endswith("।")


# The written workbook --------------------------------------------------------------------------------------------


def test_a_written_roster_is_text_with_drop_downs_and_headings_that_stay() -> None:
    import io

    import openpyxl

    office = Office("x", Text(en="=1+1", bn="=1+1"), OfficeKind.UNO, Text(en="Head", bn="প্রধান"), phone="01712345678")
    book = openpyxl.load_workbook(io.BytesIO(form.write_workbook(Roster((office,)))))
    assert book.sheetnames == ["দপ্তর", "ইউজার আইডি", "_নিয়ম"]
    first = book["দপ্তর"]
    assert [cell.value for cell in first[1]][:3] == ["দপ্তর কোড", "দপ্তরের নাম", "দপ্তরের নাম (ইংরেজি)"]
    assert {cell.data_type for cell in first[2] if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in first[2] if cell.value is not None} == {"@"}
    assert first["B1"].font.name == "Nirmala UI"
    assert first.freeze_panes == "C2"
    assert first.auto_filter.ref == "A1:K2"
    assert len(first.data_validations.dataValidation) == 2


def test_thousands_of_offices_are_read_in_one_go(how_many: Callable[[int, int], int]) -> None:
    count = how_many(2_000, 10_000)
    rows: Rows = [["দপ্তর", "কোড", "ইমেইল", "ইউজারের পদবি"]]
    rows += [[f"দপ্তর {n // 2}", f"d-{n // 2}", "", ("সচিব", "উদ্যোক্তা")[n % 2]] for n in range(2 * count)]
    found = offices(sheet(rows))
    assert len(found) == count
    assert all(len(office.accounts) == 2 for office in found)


def test_each_account_is_told_with_the_row_in_which_it_stands():
    listed = [
        ["দপ্তরের নাম", "ইউজারের পদবি"],
        ["লতা ইউনিয়ন পরিষদ", "ইউপি সচিব"],
        ["", ""],
        ["লতা ইউনিয়ন পরিষদ", "ইউপি সচিব"],
    ]
    reading = read(sheet(listed, "তালিকা"))
    assert reading.roster is not None
    ids = [account.id for account in reading.roster.offices[0].accounts]
    assert reading.rows() == {given: Place("roster.xlsx", "তালিকা", row) for given, row in zip(ids, (2, 4), strict=True)}
