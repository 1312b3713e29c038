"""Why somebody left the roster is told at the desk, and is written as the settings have it."""

from __future__ import annotations

import re
import shutil
from datetime import date

import hand_roster
import openpyxl
import pytest
from changing import replace
from few_offices import lay_example
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.identity import IdentityAnswer, Sameness
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity import departing, identities, listed
from auditor.rounds.identity.listed import open_workspace
from auditor.workspace import settings

DAY = date(2024, 3, 25)
LEFT = "/offices/-/roster/left"


def without(folder, name):
    """Take an office's rows off the roster, as a hand does."""
    path = next(folder.glob("roster.xlsx"))
    book = openpyxl.load_workbook(path)
    for sheet in book:
        rows = [row for row in range(sheet.max_row, 1, -1) if any(name in str(cell.value or "") for cell in sheet[row])]
        for row in rows:
            sheet.delete_rows(row)
    book.save(path)


@pytest.fixture(scope="module", name="left")
def _left(tmp_path_factory):
    """A workspace with a kept round, and an office whose rows were taken off the roster since."""
    folder = lay_example(tmp_path_factory.mktemp("left") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    without(folder, "মৎস্য")
    return folder


@pytest.fixture(name="folder")
def _folder(left, tmp_path):
    return shutil.copytree(left, tmp_path / "paikgacha")


def test_who_left_is_named_and_explained_once(folder):
    with served(folder, on=DAY) as (service, address):
        desk = Client(service, address)
        way = '<a class="button" href="/offices/-/roster#left">'
        assert way in desk.get("/offices/fisheries/").text
        assert way not in desk.get("/offices/agriculture/").text
        shown = desk.get("/offices/-/roster").text
        assert 'value="fisheries"' in shown
        for wrong in ({"subject": "fisheries", "reason": " "}, {"subject": "agriculture", "reason": "merged"}):
            assert desk.post(LEFT, on="/offices/-/roster", **wrong).status == 422
        says = {"subject": "fisheries", "reason": "merged"}
        shown = desk.post(LEFT, on="/offices/-/roster", **says)
        assert (shown.status, "<strong>merged</strong>" in shown.text) == (200, True)
        assert settings.read_config(folder).departures == ()
        assert desk.post(LEFT, on="/offices/-/roster", **says, confirmed="1").status == 303
        told = [(departure.subject, departure.reason) for departure in settings.read_config(folder).departures]
        assert told == [("fisheries", "merged")]
        assert 'value="fisheries"' not in desk.get("/offices/-/roster").text


def test_who_left_takes_none_from_those_that_take_part_voluntarily(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        for path in ("/month/", "/meeting/annex"):
            assert "2 more take part voluntarily and are not counted." in desk.get(path).text, path


BACK = re.compile(r'action="(/offices/-/roster/[^"]+/back)"')
SAYS = {"subject": "fisheries", "reason": "merged with another office"}


def test_who_left_stands_with_the_corrections_and_is_taken_back_while_no_round_was_kept_with_it(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        desk.post(LEFT, on="/offices/-/roster", **SAYS, confirmed="1")
        page = desk.get("/offices/-/roster").text
        assert "<td>25.03.2024</td>" in page
        assert "Fisheries Office</a></th>" in page
        assert "left the list, told on 25.03.2024: merged with another office" in page
        again = desk.post(LEFT, on="/offices/-/roster", **SAYS, confirmed="1")
        assert (again.status, "left was told already, on 25.03.2024" in again.text) == (422, True)
        (where,) = BACK.findall(page)
        shown = desk.post(where, on="/offices/-/roster")
        assert (shown.status, "merged with another office" in shown.text) == (200, True)
        assert len(settings.read_config(folder).departures) == 1
        assert desk.post(where, on="/offices/-/roster", confirmed="1").status == 303
        assert settings.read_config(folder).departures == ()
        desk.post(LEFT, on="/offices/-/roster", **SAYS, confirmed="1")
        run("--workspace", folder, "--on", DAY, "audit", "--keep", "--meeting", "2024-03", "--yes", code=1)
        page = desk.get("/offices/-/roster").text
        assert BACK.findall(page) == []
        assert "Round 2 was kept with it" in page
        assert desk.post(where, on="/offices/-/roster").status == 422
        assert len(settings.read_config(folder).departures) == 1
        other = {"subject": "fisheries", "reason": "abolished by the ministry"}
        assert 'value="fisheries"' in page
        shown = desk.post(LEFT, on="/offices/-/roster", **other)
        assert (shown.status, "keep the reason that was told by then" in shown.text) == (200, True)
        assert ("and can be taken back" in shown.text, "It cannot be taken back" in shown.text) == (False, True)
        assert desk.post(LEFT, on="/offices/-/roster", **other, confirmed="1").status == 303
        assert [each.reason for each in settings.read_config(folder).departures] == ["abolished by the ministry"]
        page = desk.get("/offices/-/roster").text
        assert "Round 2 was kept with it" not in page
        assert "Round 2 was kept with another reason (&#34;merged with another office&#34;)" in page
        run("--workspace", folder, "--on", DAY, "audit", "--keep", "--meeting", "2024-04", "--yes", code=1)
        assert "Round 3 was kept with it" in desk.get("/offices/-/roster").text


@pytest.mark.parametrize("is_kept", [False, True])
def test_who_left_by_a_correction_and_whose_rows_were_then_taken_off_the_roster_stands_once_with_the_reason(
    tmp_path, is_kept
):
    folder = lay_example(tmp_path / "paikgacha")
    line = ("--workspace", folder, "--on", "2024-02-21")
    run(*line, "audit", "--keep", "--meeting", "2024-02", "--yes")
    told = ("roster", "correct", "fisheries", "--left", SAYS["reason"], "--yes")
    run("--workspace", folder, "--on", "2024-02-22", *told, code=0)
    without(folder, "মৎস্য")
    if is_kept:
        run("--workspace", folder, "--on", DAY, "audit", "--keep", "--meeting", "2024-03", "--yes")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        page = desk.get("/offices/-/roster").text.partition('id="entered">')[2].partition("</section>")[0]
        assert page.count("Fisheries Office</a></th>") == 1
        assert f"left the list, told on 22.02.2024: {SAYS['reason']}" in page
        assert ("Round 2 was kept with it" in page, BACK.findall(page) == []) == (is_kept, is_kept)
        assert f"told on 22.02.2024: {SAYS['reason']}" in desk.get("/offices/fisheries/").text
        for where in BACK.findall(page):
            assert desk.post(where, on="/offices/-/roster", confirmed="1").status == 303
    assert len(settings.read_config(folder).departures) == is_kept


def test_a_correction_that_took_a_row_off_which_is_gone_stands_by_itself_once_who_left_is_listed_by_another_row(
    tmp_path,
):
    made, on = TypedUpazila(tmp_path / "space"), date(2024, 2, 20)
    row, other = (f"{code},{code},union,Head,,{code}.example.gov.bd," for code in ("lota", "koyra"))
    made.lists(f"{row}Guard,l1", f"{other}Head,k1")
    made.knows_what_keeping_asks()
    made.keep("--yes", code=1)
    space = open_workspace(made.folder)
    correcting.enter(space, on, correcting.removing(space, on, "lota/guard", SAYS["reason"]))
    made.folder.joinpath("roster.csv").write_text(
        made.folder.joinpath("roster.csv").read_text("utf-8").replace("Guard,l1", "Clerk,l1"), "utf-8"
    )
    space = open_workspace(made.folder)
    identities.answer(space, [IdentityAnswer("lota/clerk", "lota/guard", Sameness.SAME, meeting="2024-03")], on)
    of_departure, of_row = departing.leavings(space)
    assert (of_departure.subject, of_departure.reason) == ("lota/guard", SAYS["reason"])
    assert (of_row.subject, of_row.reason) == ("lota/guard", "")
    for left in (of_row, of_departure):
        undoing.take_back(space, on, undoing.prepared(space, left.mark))
        space = open_workspace(made.folder)
    assert departing.leavings(space) == ()


def test_the_page_of_an_office_that_left_says_so_and_how_it_stood_last(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        desk.post(LEFT, on="/offices/-/roster", **SAYS, confirmed="1")
        page = desk.get("/offices/fisheries/")
        assert page.status == 200
        assert "left the list, told on 25.03.2024: merged with another office" in page.text
        assert "How it stood in round 1, meeting of" in page.text
        assert "Fisheries Office" in page.text
        report = desk.get("/offices/fisheries/report.pdf")
        assert report.headers["Content-Type"] == "application/pdf"
        assert desk.get("/offices/nobody/").status == 404


def test_an_error_in_a_form_names_what_it_asked_and_no_file(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        reason = {"subject": "fisheries", "reason": "Batia@2024x closed"}
        refused = [
            desk.post(LEFT, on="/offices/-/roster", **reason),
            desk.post("/settings/answers", on="/settings/", **{"official-domains": "gmail.com"}),
        ]
    for page, field in zip(refused, ("Why it left", "Official mail domains"), strict=True):
        told = page.text.partition('id="problems-told"')[2].partition("</ul>")[0]
        assert page.status == 422
        assert field in told
        assert "othing was written" in told
        assert ".toml" not in told
        assert "the file" not in told
    assert settings.read_config(folder).departures == ()


def test_that_somebody_left_is_told_by_the_command_once_and_not_while_it_is_open_who_is_left(folder):
    left = ("roster", "correct", "fisheries", "--left", "merged with another office", "--yes", "--workspace", folder)
    run(*left, "--on", DAY, code=0)
    again = run(*left, "--on", "2024-03-26", "--language", "en", code=3)
    assert "Fisheries Office left was told already, on 25.03.2024" in again.stderr
    assert settings.read_config(folder).departed_on == {"fisheries": DAY}


def test_which_of_two_of_one_post_is_left_is_answered_before_it_is_told_that_the_other_left(tmp_path):
    folder = hand_roster.workspace(tmp_path / "space")
    hand_roster.rewrite(folder, lambda office: with_twins(office, 2))
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    office = next(each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.id == "deluti-up")
    hand_roster.rewrite(folder, lambda office: with_twins(office, 1))
    one, other = (account.id for account in office.accounts)
    told = run(
        "roster",
        "correct",
        other,
        "--left",
        "post abolished",
        "--yes",
        "--on",
        DAY,
        "--language",
        "en",
        "--workspace",
        folder,
        code=3,
    )
    assert "Which of two is left is still open" in told.stderr
    assert "auditor audit --keep" in told.stderr
    assert one != other


def with_twins(office, number):
    """Let an office have so many accounts of one post, of none of which the user ID is known."""
    accounts = tuple(replace(office.accounts[0], login="") for _ in range(number))
    return replace(office, accounts=accounts) if office.id == "deluti-up" else office


def test_the_page_of_an_office_all_of_whose_user_ids_left_for_a_reason_says_that_and_asks_for_no_duty(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(
        "lota,Lota,union,Head,,lota.example.gov.bd,Head,lota.head",
        "koyra,Koyra,union,Head,,koyra.example.gov.bd,Head,k",
    )
    made.answers("Koyra,,10.02.2024,ফোন,না,,,,,")
    made.keep(code=1)
    here = ("--yes", "--on", "2024-03-10", "--workspace", made.folder)
    run("roster", "correct", "lota/head", "--left", "closed", *here, code=0)
    with served(made.folder, on=date(2024, 3, 20)) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    assert "দপ্তরের সব ইউজার আইডি তালিকা থেকে বাদ গেছে; কারণ জানা আছে।" in page
    assert "করার বা জানানোর কিছু বাকি নেই" not in page
    assert "কয়টি এবং কোন কোন পদবির কাছে আছে জানান" not in page
