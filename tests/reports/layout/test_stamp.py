"""Every form that is made says whose it is: in its title, on each page, and in its file's title."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest
from changing import replace

from auditor.i18n import Language, Text
from auditor.model.counting import CountsFrom
from auditor.model.forms import UNSTAMPED, FormStamp
from auditor.model.round import Committee
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.model.views.head import Letterhead, OfficeName
from auditor.model.views.invitation import Invitation, InvitationAccount, InvitationHead
from auditor.model.views.witness_sheet import OfficeSheet, WitnessSheets
from auditor.register.cards import WITNESSING
from auditor.register.questions import questions
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet
from auditor.rounds.asking import forms
from reports.layout.fieldwork import answer_forms, call_sheet
from reports.layout.invitation import invitation
from reports.layout.stamp import form_foot, form_number, with_number
from reports.layout.witness_sheet import witness_sheets
from reports.pdf import draw

DAY = date(2026, 1, 5)
KOYRA, KHULNA = Text(en="Koyra", bn="কয়রা"), Text(en="Khulna", bn="খুলনা")
STAMP = FormStamp("0000-0000-0001", KOYRA, KHULNA, "2026-01", "4812-0397")
NUMBER = {Language.EN: "form no. 4812-0397", Language.BN: "ফরম নং ৪৮১২-০৩৯৭"}
FOOT = {
    Language.EN: "Koyra, Khulna · check for January 2026 · form no. 4812-0397",
    Language.BN: "কয়রা, খুলনা · জানুয়ারি ২০২৬ মাসের যাচাই · ফরম নং ৪৮১২-০৩৯৭",
}
LETTERHEAD = Letterhead(("উপজেলা নির্বাহী অফিসারের কার্যালয়", "কয়রা, খুলনা"), ("Office of the UNO", "Koyra, Khulna"))
ASKING = Asking("2026-01", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
POST = Text(en="Accounts assistant cum computer operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর")
UNION = Office(
    "amadi-up", Text(en="Amadi Union Parishad", bn="আমাদী ইউনিয়ন পরিষদ"), OfficeKind.UNION, POST,
    accounts=tuple(Account(f"amadi-up/{number}", POST) for number in range(3)),
)  # fmt: skip
OF_MEETING = replace(STAMP, meets_on=date(2026, 2, 10))
HEAD = InvitationHead(
    Committee(Text(en="Upazila ICT Committee", bn="উপজেলা আইসিটি বিষয়ক কমিটি"), KOYRA, KHULNA), LETTERHEAD, "2026-01", "2026-01",
    CountsFrom(date(2024, 1, 18)), DAY, None, None, "selfcheck-2026-01.html", "0" * 64, workspace="0000-0000-0001",
)  # fmt: skip
SHEET = Invitation(
    HEAD, OfficeName(7, UNION.name), UNION.id, POST,
    tuple(InvitationAccount(POST, f"K7QM2X0{number}") for number in range(3)), frozenset(questions()), stamp=STAMP,
)  # fmt: skip
MADE = {
    "call sheet": lambda language: call_sheet(CallSheet(ASKING, (), {}, stamp=STAMP), language)[0],
    "paper form": lambda language: answer_forms(AnswerForms(ASKING, (AnswerForm(UNION, 7, STAMP),)), language)[0],
    "self-check sheet": lambda language: invitation(SHEET, language),
}
PAGES = {"call sheet": 1, "paper form": 1, "self-check sheet": 2}
LANGUAGES = pytest.mark.parametrize("language", Language)
FORMS = pytest.mark.parametrize("name", MADE)


@LANGUAGES
@FORMS
def test_a_form_says_whose_it_is_at_its_head_on_each_page_and_in_its_files_title(name, language):
    paper = MADE[name](language)
    assert any(NUMBER[language] in words for words in (paper.marking, *paper.titles, *paper.subtitles))
    assert paper.foot.endswith(FOOT[language])
    assert NUMBER[language] in paper.title


@LANGUAGES
def test_a_form_of_no_month_says_at_its_foot_whose_it_is_and_no_more(language):
    assert form_foot(replace(STAMP, month=""), language, office=UNION.name) == UNION.name.said(language)
    assert form_foot(replace(STAMP, month=""), language) == ""


@LANGUAGES
def test_each_page_of_a_paper_that_an_offices_head_signs_names_the_office(language):
    sheet = OfficeSheet(UNION, 7, STAMP)
    (witness,) = witness_sheets(WitnessSheets("2026-01", DAY, LETTERHEAD, (), (), (sheet,)), language)
    for paper in (MADE["paper form"](language), witness):
        assert UNION.name.said(language) in paper.foot
    assert UNION.name.said(language) not in MADE["call sheet"](language).foot


@LANGUAGES
@FORMS
def test_saying_so_takes_no_further_page(name, language, tmp_path, tool):
    path = tmp_path / "form.pdf"
    path.write_bytes(draw([MADE[name](language)]))
    told = subprocess.run([tool("pdfinfo"), path], capture_output=True, text=True, check=True).stdout
    assert f"Pages: {PAGES[name]}" in " ".join(told.split())


def test_a_sheet_signed_at_a_login_calls_its_number_as_the_screen_asks_for_it():
    sheet = OfficeSheet(UNION, 7, STAMP)
    (paper,) = witness_sheets(WitnessSheets("2026-01", DAY, LETTERHEAD, (), (), (sheet,)), Language.BN)
    for words in (paper.marking, paper.title, paper.foot):
        assert "পত্র নং ৪৮১২-০৩৯৭" in words
        assert "ফরম" not in words


@pytest.mark.parametrize(
    ("language", "desk"),
    [(Language.EN, "Meeting > Draw and logins"), (Language.BN, "“সভা” > “দৈবচয়ন ও লগইন দেখা”")],
)
def test_a_sheet_signed_at_a_login_says_where_at_the_desk_it_is_entered_and_by_which_command(language, desk):
    last = WITNESSING[-1].said(language)
    assert desk in last
    assert "auditor witness" in last


@LANGUAGES
def test_a_form_without_a_number_says_nothing(language):
    assert form_number(UNSTAMPED, language) == form_foot(UNSTAMPED, language) == ""
    assert with_number("ক্রম ০৭", UNSTAMPED, language) == "ক্রম ০৭"


def test_a_self_check_sheet_has_one_number_of_its_own_as_often_as_it_is_printed():
    first = forms.stamp_sheet(HEAD, "amadi-up")
    assert first == forms.stamp_sheet(HEAD, "amadi-up")
    others = [forms.stamp_sheet(HEAD, "bagali-up"), forms.stamp_sheet(replace(HEAD, round="2026-01-2"), "amadi-up")]
    assert first.number not in {other.number for other in others}
    assert (first.workspace, first.upazila, first.month) == ("0000-0000-0001", KOYRA, "2026-01")


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        (Language.EN, "Koyra, Khulna · check for the meeting of 10.02.2026 · form no. 4812-0397"),
        (Language.BN, "কয়রা, খুলনা · ১০.০২.২০২৬ তারিখের সভার যাচাই · ফরম নং ৪৮১২-০৩৯৭"),
    ],
)
def test_a_form_made_for_a_meeting_says_its_day_in_the_place_of_the_month(language, foot):
    assert form_foot(OF_MEETING, language) == foot
