"""A new upazila at the desk, and another folder: the same workspace as the command makes."""

from __future__ import annotations

import os
import re
import sys
import threading
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, Doorstep, served
from unprinted import undrawn

from auditor.desk import welcome
from auditor.desk.desk import Desk
from auditor.i18n import Language, clean
from auditor.papers import making
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 1, 25)
KOYRA = "Koyra/Khulna"


@pytest.fixture(name="outside")
def _outside(tmp_path):
    (tmp_path / "home").mkdir()
    with served(tmp_path / "home", on=DAY) as (service, address):
        yield service, Client(service, address)


def test_where_no_workspace_is_open_every_screen_leads_to_making_one(outside):
    _, desk = outside
    for path in ("/month/", "/settings/", "/offices/", "/meeting/"):
        answer = desk.get(path)
        assert (answer.status, answer.headers["Location"]) == (303, "/welcome/")
    assert "<nav" not in desk.get("/welcome/").text


def test_the_empty_folder_in_which_the_desk_was_started_is_offered_for_a_new_upazila_and_for_a_copy(outside, tmp_path):
    _, desk = outside
    pages = {"/welcome/": "into", f"/welcome/new?place={quote(KOYRA)}": "folder"}
    shown = {
        field: re.findall(rf'name="{field}" value="([^"]+)"', desk.get(path).text) for path, field in pages.items()
    }
    assert shown == {field: [str(tmp_path / "home")] for field in pages.values()}


def test_folders_are_offered_in_the_home_and_no_test_works_in_that_of_who_runs_it(outside, tmp_path):
    _, desk = outside
    (tmp_path / "home" / "something.txt").touch()  # the desk was not started in an empty folder
    offered = {
        "/welcome/": ("into", Path.home() / "portals"),
        f"/welcome/new?place={quote(KOYRA)}": ("folder", Path.home() / "portal-koyra"),
    }
    for path, (field, folder) in offered.items():
        assert re.findall(rf'name="{field}" value="([^"]+)"', desk.get(path).text) == [str(folder)]
    if sys.platform != "win32":
        import pwd

        assert Path.home() != Path(pwd.getpwuid(os.getuid()).pw_dir)


def test_an_upazila_is_found_by_either_name_and_never_guessed(outside):
    _, desk = outside
    assert "place=Koyra/Khulna" in named(desk, "koyra")
    assert "place=Koyra/Khulna" in named(desk, "কয়রা")
    assert "place=" not in named(desk, "nowhere-at-all")
    assert desk.get("/welcome/new?place=Other/Khulna").status == 200


def named(desk, upazila):
    """Return the page that shows the upazilas of a name; its address does not hold the name."""
    answer = desk.post("/welcome/new/find", on="/welcome/new", upazila=upazila)
    assert re.fullmatch(r"/welcome/new\?search=[0-9]+", answer.headers["Location"])
    page = desk.get(answer.headers["Location"]).text
    assert f'value="{upazila}"' in page
    return page


def test_what_is_ticked_stays_ticked_where_a_copy_cannot_be_brought_back(outside):
    _, desk = outside
    answer = desk.post("/welcome/restore", on="/welcome/", copy="somewhere", replace="yes")
    assert (answer.status, 'name="replace" value="yes" checked' in answer.text) == (422, True)
    assert 'name="replace" value="yes" checked' not in desk.get("/welcome/").text


def test_under_a_clock_from_before_the_program_no_upazila_is_begun(tmp_path, monkeypatch):
    monkeypatch.setattr(Desk, "clock", date(1980, 1, 1))
    (tmp_path / "home").mkdir()
    form = {"place": KOYRA, "last-meeting": "18.01.2024", "folder": str(tmp_path / "new")}
    with served(tmp_path / "home") as (service, address):
        client = Client(service, address)
        told = [clean("কম্পিউটারের তারিখ ভুল") in client.get(f"/welcome/{path}").text for path in ("", "new")]
        answer = client.post("/welcome/new", on=f"/welcome/new?place={quote(KOYRA)}", **form)
    assert told == [True, True], "before anything is typed"
    assert (answer.status, clean("কম্পিউটারের তারিখ ভুল") in answer.text) == (422, True)
    assert not (tmp_path / "new").exists()


def test_a_new_upazila_is_the_one_the_command_makes_and_is_opened(outside, tmp_path):
    service, desk = outside
    run(
        "--on",
        "2024-01-25",
        "init",
        tmp_path / "command",
        "--upazila",
        "Koyra",
        "--district",
        "Khulna",
        "--last-meeting",
        "18.01.2024",
        "--phone",
        "01700-000000",
        code=0,
    )
    made = tmp_path / "desk"
    answer = desk.post(
        "/welcome/new",
        on="/welcome/new",
        place=KOYRA,
        **{"last-meeting": "১৮.০১.২০২৪", "phone": "01700-000000", "folder": str(made)},
    )
    assert (answer.status, answer.headers["Location"]) == (303, "/month/")
    names = sorted(path.name for path in (tmp_path / "command").iterdir())
    assert sorted(path.name for path in made.iterdir()) == names
    for name in names:
        if name.endswith(".toml"):
            assert (made / name).read_bytes() == (tmp_path / "command" / name).read_bytes()
    assert service.desk.folder == made
    assert service.desk.is_open
    shown = desk.get("/month/").text
    assert "“দপ্তর” পাতায় তালিকাটি মিলিয়ে নিন; তারপর দপ্তরগুলোকে জিজ্ঞাসা করুন" in shown
    assert shown.count("মিলিয়ে নিন") == 1, "two places would say two things"


def test_the_language_that_was_chosen_before_an_upazila_is_begun_stays_when_it_opens(outside, tmp_path):
    _, desk = outside
    desk.post("/language", on="/welcome/")
    typed = {"last-meeting": "18.01.2024", "phone": "01700-000000", "folder": str(tmp_path / "koyra")}
    answer = desk.post("/welcome/new", on="/welcome/new", place=KOYRA, **typed)
    assert answer.headers["Location"] == "/month/"
    assert '<html lang="en"' in desk.get("/month/").text


WRONG = {
    "without a day": {"last-meeting": ""},
    "with a day ahead": {"last-meeting": "18.01.2025"},
    "without a folder": {"folder": ""},
    "with a relative folder": {"folder": "portal"},
    "with a folder of nobody": {"folder": "~nobody-of-that-name/portal"},
    "with a folder that no disk can hold": {"folder": "/x\0y"},
    "without an upazila": {"place": ""},
    "with an upazila that is none": {"place": "Nowhere/Khulna"},
    "with a phone that is none": {"phone": "none"},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_and_nothing_is_made(outside, tmp_path, change):
    service, desk = outside
    given = {"place": KOYRA, "last-meeting": "18.01.2024", "phone": "", "folder": str(tmp_path / "new")}
    refused = desk.post("/welcome/new", on="/welcome/new", **{**given, **change})
    assert refused.status == 422
    assert "<title>সমস্যা:" in refused.text
    assert not (tmp_path / "new").exists()
    assert not service.desk.is_open


def test_a_mobile_number_that_lacks_a_digit_is_asked_about_and_taken_where_it_is_meant(outside, tmp_path):
    _, desk = outside
    made = tmp_path / "new"
    given = {"place": KOYRA, "last-meeting": "18.01.2024", "phone": "০১৭১১-২২৩৩৪", "folder": str(made)}
    asked = desk.post("/welcome/new", on="/welcome/new", **given)
    assert (asked.status, "এখানে আছে ১০টি" in asked.text, made.exists()) == (422, True, False)
    meant = re.search(r'name="day_meant" value="([^"]+)"', asked.text)[1]
    assert desk.post("/welcome/new", on="/welcome/new", **given, day_meant=meant).status == 303
    assert '"01711-22334"' in (made / "auditor.toml").read_text("utf-8")


def test_a_decision_of_another_century_is_asked_about_and_none_is_said_to_be_missing(outside, tmp_path):
    _, desk = outside
    given = {"place": "Koyra/Khulna", "last-meeting": "12.10.1996", "phone": "", "folder": str(tmp_path / "old")}
    asked = desk.post("/welcome/new", on="/welcome/new", **given)
    assert (asked.status, "সাল ঠিক আছে কি না দেখুন" in asked.text) == (422, True)
    assert not (tmp_path / "old").exists()
    missing = desk.post("/welcome/new", on="/welcome/new", **given | {"last-meeting": ""})
    assert "যে সভায় সিদ্ধান্ত হয়েছে তার তারিখ: লেখা হয়নি। লিখুন।" in missing.text


def test_a_file_is_not_said_to_be_a_folder_that_is_missing(outside, tmp_path):
    _, desk = outside
    (tmp_path / "copy.zip").write_bytes(b"PK")
    refused = desk.post("/welcome/open", on="/welcome/", folder=str(tmp_path / "copy.zip"))
    assert (refused.status, "copy.zip” একটি ফাইল" in refused.text) == (422, True)


def test_a_folder_that_holds_something_is_left_alone(outside, tmp_path):
    _, desk = outside
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    given = {"place": KOYRA, "last-meeting": "18.01.2024", "phone": "", "folder": str(tmp_path / "full")}
    assert desk.post("/welcome/new", on="/welcome/new", **given).status == 422
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_another_workspace_is_opened_and_only_once_at_a_time(outside, tmp_path):
    service, desk = outside
    folder = lay_example(tmp_path / "paikgacha")
    elsewhere = Doorstep(folder)
    assert elsewhere.take()
    assert desk.post("/welcome/open", on="/welcome/", folder=str(folder)).status == 422
    assert not service.desk.is_open
    assert elsewhere.asked_again()
    elsewhere.leave()
    assert desk.post("/welcome/open", on="/welcome/", folder=f'"{folder}"').status == 303
    assert service.desk.folder == folder
    assert not Doorstep(folder).take()
    for no_workspace in ("", str(tmp_path / "home"), str(tmp_path / "nowhere"), "\0", "~nobody-of-that-name/x"):
        assert desk.post("/welcome/open", on="/welcome/", folder=no_workspace).status == 422
    assert service.desk.folder == folder


def test_a_workspace_is_given_back_by_whichever_request_leaves_it(tmp_path):
    place = Doorstep(tmp_path)
    assert place.take()
    leaving = threading.Thread(target=place.leave)
    leaving.start()
    leaving.join()
    assert Doorstep(tmp_path).take()


def test_the_day_of_a_desk_goes_along_to_another_workspace_and_is_nobodys_once_another_one_opens_here(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    place = Doorstep(first)
    assert place.take()
    place.remember("desk.localhost:1", "2024-03-12")
    other = place.moved_to(second)
    assert Doorstep(second).day_given() == date(2024, 3, 12)
    other.leave()
    for folder in (first, second):
        opened = Doorstep(folder)
        assert opened.take()
        assert opened.day_given() is None
        opened.leave()


def test_no_template_takes_a_method_of_its_words_for_a_word():
    """A dict's own names, such as copy, are reached before its keys where they stand after a dot."""
    names = "|".join(name for name in dir(dict) if not name.startswith("_"))
    found = [
        (path.name, said.group())
        for path in Path(welcome.__file__).parent.rglob("*.html")
        for said in re.finditer(rf"\b(words|paper|texts)\.({names})\b", path.read_text("utf-8"))
    ]
    assert found == []


def test_a_file_is_no_folder_for_the_example(outside, tmp_path):
    service, desk = outside
    (tmp_path / "file").touch()
    page = desk.post("/welcome/example", on="/welcome/", **{"example-folder": str(tmp_path / "file")})
    assert (page.status, "ফোল্ডারটি খালি নয়" in page.text) == (422, True)
    below = tmp_path / "file" / "demo"
    assert desk.post("/welcome/example", on="/welcome/", **{"example-folder": str(below)}).status == 303
    service.desk.job.wait()
    assert "file একটি ফাইল, কিন্তু এখানে ফোল্ডার দরকার" in desk.get("/welcome/").text


@pytest.fixture
def _undrawn_here(monkeypatch):
    """Draw nothing, and start no processes that would: what two runs give the typesetter is compared by a page of its own for each paper."""
    monkeypatch.setattr(making, "WORTH_A_POOL", 10_000)
    with undrawn():
        yield


@pytest.mark.usefixtures("_undrawn_here")
def test_the_example_is_made_at_the_first_page_as_by_the_command_and_opened(outside, tmp_path):
    service, desk = outside
    page = desk.get("/welcome/").text
    assert "নমুনা দেখুন" in page
    (folder,) = re.findall(r'name="example-folder" value="([^"]+)"', page)
    assert Path(folder) == Path.home() / "paikgacha-demo"
    laid = tmp_path / "demo"
    assert desk.post("/welcome/example", on="/welcome/", **{"example-folder": str(laid)}).status == 303
    service.desk.job.wait()
    assert f"<strong>পাইকগাছা, খুলনা</strong><br>{laid}</span>" in desk.get("/welcome/").text
    run("demo", tmp_path / "by-command", code=0)
    own = {"handover.pdf", "ledger.db"}  # these bear random ids, so two runs of the command differ in them too
    by_desk, by_command = (
        {
            path.relative_to(place): path.read_bytes()
            for path in place.rglob("*")
            if path.is_file() and path.name not in own
        }
        for place in (laid, tmp_path / "by-command")
    )
    rounds = [
        [head.digest for head in Ledger(place / "ledger.db").rounds()] for place in (laid, tmp_path / "by-command")
    ]
    assert rounds[0] == rounds[1] != []
    assert by_desk == by_command
    assert len(by_desk) > 100
    again = desk.post("/welcome/example", on="/welcome/", **{"example-folder": str(laid)})
    assert (again.status, "ফোল্ডারটি খালি নয়" in again.text) == (422, True)
    assert desk.post("/welcome/open", on="/welcome/", folder=str(laid)).status == 303
    assert "পাইকগাছা" in desk.get("/month/").text


@pytest.mark.sampled
def test_an_upazila_is_begun_by_the_keyboard_alone(outside, tmp_path, axe, chromium_tab):
    service, desk = outside
    desk.let_in(chromium_tab)
    chromium_tab.goto(f"{desk.origin}/welcome/new")
    chromium_tab.keyboard.type("koyra")
    for _ in ("the name is looked up", "the one that was found is gone on with"):
        with chromium_tab.expect_navigation():
            chromium_tab.keyboard.press("Enter")
    chromium_tab.wait_for_selector("#last-meeting:focus")
    assert not axe(chromium_tab)
    chromium_tab.keyboard.type("18.01.2024")
    chromium_tab.locator("#folder").fill(str(tmp_path / "new"))
    with chromium_tab.expect_navigation():
        chromium_tab.locator("#folder").press("Enter")
    chromium_tab.wait_for_selector("#told")
    assert service.desk.folder.name == "new"


def test_what_few_need_is_folded_up_until_something_in_it_is_refused(tmp_path):
    with served(tmp_path, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert '<details class="card" open>' not in client.get("/welcome/").text
        refused = client.post("/welcome/restore", on="/welcome/", copy="nowhere", into="").text
    opened = refused.partition('<details class="card" open>')[2].partition("</details>")[0]
    assert 'name="copy"' in opened
