"""Who has a post since a day after the decision is asked for a day of his own: in the register, on the form and the call sheet, and at the desk; and the answer counts."""

from __future__ import annotations

import html
import io
import re
from datetime import date

import openpyxl
import pytest
from few_offices import lay_example
from served_desks import Client, served
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language
from auditor.model.facts import PASSWORD_CHANGED_ON
from auditor.model.finding import Outcome
from auditor.model.forms import FormStamp
from auditor.papers import asking
from auditor.register.columns import LISTS_SHEET, REGISTER_SHEET, Mark, columns
from auditor.register.of_the_holder import joined_on
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.to_ask import judged_to_ask
from auditor.rounds.typed import answer_draft, typed_answers
from auditor.rounds.typed.doubtful_cells import meant, settle, waiting_and_answered
from auditor.rounds.typed.typed_forms import typed_forms
from reports.layout.fieldwork import answer_forms, call_sheet

DAY = date(2024, 4, 10)
OWN, DECIDED = "10.03.2024", "18.01.2024"
HEADS = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,যোগদানের তারিখ"
RESET_HEADS = HEADS.replace("যোগদানের তারিখ", "পাসওয়ার্ড রিসেট")
NOTE = f"the present holder has the post since {OWN}; it counts if the present holder did it on that day or later"
OWN_CHOICE = "হ্যাঁ, তারিখ মনে নেই, ১০.০৩.২০২৪ বা তার পরে"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    """Return an upazila of two offices, the secretary of one of whom joined in March, as he told."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers(f"Lota UP,20.03.2024,ফোন,{OWN}", heads=HEADS)
    return upazila


@pytest.fixture(name="papers")
def _papers(upazila, monkeypatch):
    """Return the register, the call sheet and the forms of April."""
    space, sources = open_workspace(upazila.folder), []
    stamps = [FormStamp("1111-1111-1111", month="2024-04", number=f"1111-{number:04d}") for number in range(9)]
    monkeypatch.setattr(asking, "files_of", lambda source, *_: sources.append(source) or ())
    monkeypatch.setattr(asking, "stamp_forms", lambda _, __, number, ___, **____: stamps[:number])
    prepared = asking.prepare(space, judged_to_ask(space, DAY), "2024-04", DAY)
    return prepared.register, *sources


def words(table):
    return " ".join(" ".join(row) for row in table.rows)


def test_the_register_says_beside_his_row_alone_from_which_day_it_counts(papers):
    sheet = openpyxl.load_workbook(io.BytesIO(papers[0]))[REGISTER_SHEET]
    place = [column.name for column in columns()].index(Mark.CONTEXT)
    beside = {row[0].value: row[place].value or "" for row in sheet.iter_rows(min_row=5) if row[0].value}
    said = "পাসওয়ার্ড রিসেট, প্রোফাইল হালনাগাদ: বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগ দিয়েছেন ১০.০৩.২০২৪ তারিখে; তিনি নিজে ১০.০৩.২০২৪ বা তার পরে করে থাকলে তা ধরা হবে"
    assert [subject.partition("/")[0] for subject, told in beside.items() if said in told] == ["lota"]
    assert not any("যোগ দিয়েছেন" in beside[office] for office in ("lota", "koyra"))


def test_the_drop_down_lists_of_his_row_alone_name_his_day(papers):
    book = openpyxl.load_workbook(io.BytesIO(papers[0]))
    sheet = book[REGISTER_SHEET]
    for column in (place for place, each in enumerate(columns(), start=1) if each.name in {"reset", "profile"}):
        offered = {}
        for row in (row[0] for row in sheet.iter_rows(min_row=5) if row[0].value):
            cell = sheet.cell(row.row, column)
            (hint,) = (each for each in sheet.data_validations.dataValidation if cell.coordinate in each.sqref)
            where = hint.formula1.partition("!")[2].replace("$", "")
            offered[row.value] = " ".join(listed.value for (listed,) in book[LISTS_SHEET][where])
        own = {subject for subject, words in offered.items() if "১০.০৩.২০২৪" in words}
        assert [subject.partition("/")[::2] for subject in own] == [("lota", next(iter(own)).partition("/")[2])]
        assert all(("১৮.০১.২০২৪" in words) == (subject not in own) for subject, words in offered.items())


def test_the_call_sheet_says_it_at_each_question_it_is_about(papers):
    (paper,) = call_sheet(papers[1], Language.EN)
    of_lota, of_koyra = (row[4] for row in paper.blocks[-1].rows)
    assert f"password reset (on or after {OWN})" in of_lota
    assert f"profile (on or after {OWN})" in of_lota
    assert "two-step (" not in of_lota
    assert "on or after" not in of_koyra


def test_his_form_says_it_and_offers_his_own_day_to_tick(papers):
    of_lota, of_koyra = answer_forms(papers[2], Language.EN)
    said = " ".join(getattr(block, "text", "") for block in of_lota.blocks)
    tables = [
        " ".join(words(block) for block in paper.blocks if hasattr(block, "rows")) for paper in (of_lota, of_koyra)
    ]
    assert NOTE in said
    assert f"on or after {OWN}" in tables[0]
    assert DECIDED not in tables[0]
    assert DECIDED in tables[1]
    assert NOTE not in " ".join(getattr(block, "text", "") for block in of_koyra.blocks)


def shown(client, path):
    page = client.get(path).text
    return page, html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def test_the_desk_asks_since_his_day_and_the_answer_it_offers_counts(upazila):
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/", everybody="yes")
        page, read = shown(client, "/ask/office/lota")
        assert f"Was the password of each reset on or after {OWN}?" in read
        assert f"Before: password reset: {NOTE}" in read
        assert DECIDED not in read
        assert f'value="{OWN_CHOICE}"' in page
        assert DECIDED in shown(client, "/ask/office/koyra")[1]
        client.post("/ask/meeting", on="/ask/meeting", day="10.04.2024", way="সভা")
        table, _ = shown(client, "/ask/meeting")
        (own,) = re.findall(r'<datalist id="l-o-lota-0.reset">(.*?)</datalist>', table, re.DOTALL)
        assert f"on or after {OWN}" in own
        assert DECIDED not in own
        sent = {
            "seen": re.search(r'name="seen" value="([^"]+)"', page)[1],
            "page": re.search(r'name="page" value="([0-9a-f]+)"', page)[1],
        }
        english = f"yes, day forgotten, on or after {OWN}"
        saved = client.send(
            "POST", "/ask/office/lota",
            {"form_token": client.form_token(), **sent, "0.contacted-on": "10.04.2024", "0.way": "ফোন", "typed.0.reset": english},
        )  # fmt: skip
        assert saved.status == 303, saved.text
        assert answer_draft.load(upazila.folder).answers["lota"].rows["lota"]["reset"] == OWN_CHOICE
        page, read = shown(client, "/ask/office/lota")
        assert re.search(rf'value="{re.escape(OWN_CHOICE)}" checked', page)
        assert "does not count" not in read
        client.post("/ask/hand-in", on="/ask/")
        assert english in shown(client, "/offices/lota/")[1], "not in the other language"
    judged = assessing.assess(open_workspace(upazila.folder), DAY)
    (lota,) = (each for each in judged.assessments if each.office.id == "lota")
    (reset,) = (each for each in lota.findings if each.policy == "password-reset")
    assert reset.outcome is Outcome.PASS
    assert judged.evidence[reset.subject].resolved[PASSWORD_CHANGED_ON].value.earliest == date(2024, 3, 10)


@pytest.mark.parametrize(("told", "own"), [(DAY, True), (date(2024, 2, 20), False)])
def test_an_answer_of_his_is_corrected_to_his_own_day_and_one_of_before_him_to_the_day_of_the_decision(
    upazila, told, own
):
    answered = {"contacted-on": f"{told:%d.%m.%Y}", "way": "ফোন", "reset": "না"}
    upazila.answers_at_the_desk("lota", {"lota": answered}, told)
    space = open_workspace(upazila.folder)
    (lota,) = (each.office for each in assessing.assess(space, DAY).assessments if each.office.id == "lota")
    (reset,) = (each for each in typed_answers.of_office(typed_forms(space), lota) if each.question == "reset")
    offered = " ".join(choice.en for choice in reset.offered)
    assert [OWN in offered, DECIDED in offered] == [own, not own]


def test_what_a_cell_of_his_meant_is_asked_by_his_own_day_and_the_answer_counts(upazila):
    upazila.answers("Lota UP,10.04.2024,ফোন,বোঝা যায় না", name="register-2.csv", heads=RESET_HEADS)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    (cell,) = waiting_and_answered(space, judged)[0]
    assert OWN_CHOICE in [choice.bn for choice in cell.offered]
    assert DECIDED not in " ".join(choice.en for choice in cell.offered)
    settle(space, DAY, cell, meant(space, judged.context, DAY, cell, answer=OWN_CHOICE, on=DAY, way="ফোন", by=""))
    evidence = assessing.assess(open_workspace(upazila.folder), DAY).evidence
    assert evidence[cell.office.accounts[0].id].resolved[PASSWORD_CHANGED_ON].value.earliest == date(2024, 3, 10)


def test_of_several_accounts_the_row_of_all_names_the_post_whose_day_it_is(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Entrepreneur,l2",
    )
    upazila.answers(f"Lota UP,Secretary,20.03.2024,ফোন,{OWN}", heads=HEADS.replace("দপ্তর,", "দপ্তর,পদবি,"))
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/", everybody="yes")
        page, read = shown(client, "/ask/office/lota")
    assert f"Secretary: password reset: {NOTE}" in read
    of_rows = {row: re.findall(rf'name="{row}\.reset" value="([^"]*মনে[^"]*)"', page) for row in (0, 1, 2)}
    assert ["১০.০৩.২০২৪" in "".join(of_rows[row]) for row in (0, 1, 2)] == [False, True, False]


def test_where_the_post_is_vacant_or_it_is_asked_who_has_it_nobody_has_a_day_of_his_own(tmp_path):
    space = open_workspace(lay_example(tmp_path / "example"))
    judged = assessing.assess(space, DAY)
    for each in judged.assessments:
        for account in each.office.accounts:
            is_nobodys = account.doubts or account.id in each.vacant_posts
            assert joined_on(each, account.id) == (None if is_nobodys else account.holder_since)
