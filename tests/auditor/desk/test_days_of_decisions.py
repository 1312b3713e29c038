"""Of which meeting each decision is: mostly all are of one, said once; of another one a decision is said to be on purpose, and that is told."""

from __future__ import annotations

import html
import re
import shutil
from datetime import date

import pytest
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.places import geography
from auditor.workspace import founding

DAY, DECIDED = date(2024, 3, 1), date(2024, 1, 18)
EACH, ALL = "/settings/?each=yes", "/settings/"
OF_TWO = {
    Language.EN: "The decisions are of 2 meetings (18.01.2024: The decision “Passwords and profiles of web-portal accounts”; "
    "15.02.2024: The decision “Use of official e-mail”).",
    Language.BN: "সিদ্ধান্তগুলো ২টি আলাদা সভায় হয়েছে (১৮.০১.২০২৪: “ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল” সিদ্ধান্ত; ১৫.০২.২০২৪: “সরকারি ই-মেইল ব্যবহার” সিদ্ধান্ত)।",
}


@pytest.fixture(name="folder")
def _folder(tmp_path):
    founding.lay(tmp_path / "koyra", *geography.find_upazila("Koyra", None), DECIDED, "", DAY)
    return tmp_path / "koyra"


@pytest.fixture(name="desk")
def _desk(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield Client(service, address)


def own_files(folder):
    """Return the settings files of a workspace by name."""
    return {path.name: path.read_bytes() for path in folder.glob("*.toml")}


def days_asked(page):
    """Return the fields of a page for days of meetings that decided, with what each shows."""
    return re.findall(r'<input id="(last-meeting[^"]*)"[^>]*value="([^"]*)"', page)


def settings(folder, *given):
    run("settings", *given, "--on", "2024-03-01", "--workspace", folder, "--yes", code=0)


def test_the_day_is_asked_once_and_that_of_each_decision_only_where_that_is_asked_for(desk):
    page = desk.get(ALL).text
    assert days_asked(page) == [("last-meeting", "18.01.2024")]
    assert f'href="{EACH}#group-2"' in page
    assert days_asked(desk.get(EACH).text) == [("last-meeting-of-0", "18.01.2024"), ("last-meeting-of-1", "18.01.2024")]


def test_what_is_told_of_one_decision_is_asked_beside_the_rest_of_it(desk):
    asked = re.findall(r'<input id="([a-z-]+-of-[0-9])"', desk.get(EACH).text)
    of_each = ("last-meeting", "memo", "memo-day", "signed")
    assert asked == [f"{name}-of-{place}" for place in (0, 1) for name in of_each]


def test_another_day_of_one_decision_is_shown_before_and_leaves_the_bytes_that_the_command_leaves(
    folder, desk, tmp_path
):
    by_command = shutil.copytree(folder, tmp_path / "command")
    given = {"each": "yes", "last-meeting-of-1": "15.02.2024", "memo-of-1": "26-99", "memo-day-of-1": "20.02.2024"}
    before = own_files(folder)
    shown = desk.post("/settings/answers", on=EACH, **given)
    assert (shown.status, OF_TWO[Language.EN] in html.unescape(shown.text), own_files(folder)) == (200, True, before)
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html.unescape(shown.text)))
    assert {name: again[name] for name in given} == given
    assert desk.post("/settings/answers", on=EACH, **given, confirmed="1").status == 303
    settings(by_command, "--of", "2024-01/09", "--last-meeting", "15.02.2024", "--memo", "26-99", "--memo-day", "20.02.2024")  # fmt: skip
    assert own_files(folder) == own_files(by_command) != before
    page = html.unescape(desk.get(ALL).text)
    assert days_asked(page) == [("last-meeting-of-0", "18.01.2024"), ("last-meeting-of-1", "15.02.2024")]
    assert (OF_TWO[Language.EN] in page, "?each=" in page) == (True, False)


def test_of_one_meeting_again_the_day_is_asked_once_again_and_the_bytes_are_those_of_before(folder, desk):
    before = own_files(folder)
    for day in ("15.02.2024", "18.01.2024"):
        answer = desk.post("/settings/answers", on=EACH, **{"each": "yes", "last-meeting-of-1": day, "confirmed": "1"})
        assert answer.status == 303
    assert own_files(folder) == before
    assert days_asked(desk.get(ALL).text) == [("last-meeting", "18.01.2024")]


def test_a_wrong_day_of_one_decision_leads_to_its_own_field_and_the_form_still_asks_of_each(desk):
    for words in ("yesterday", "15.02.2034", ""):
        page = desk.post("/settings/answers", on=EACH, **{"each": "yes", "last-meeting-of-1": words})
        assert (page.status, page.text.count('<a href="#last-meeting-of-1">')) == (422, 1), words
        assert days_asked(page.text) == [("last-meeting-of-0", "18.01.2024"), ("last-meeting-of-1", words)]


@pytest.mark.parametrize("language", list(Language))
def test_the_audit_and_the_page_on_which_a_round_is_kept_say_that_decisions_are_of_two_meetings(folder, language):
    audit = ("audit", "--on", "2024-03-01", "--workspace", folder, "--language", language.value)
    assert OF_TWO[language] not in run(*audit, code=1).stderr
    settings(folder, "--of", "2024-01/09", "--last-meeting", "15.02.2024")
    assert OF_TWO[language] in run(*audit, code=1).stderr
    with served(folder, on=DAY, language=language) as (service, address):
        assert OF_TWO[language] in html.unescape(Client(service, address).get("/meeting/keep?day=2024-03-20").text)


def begun(tmp_path, **typed):
    """Return what is answered where an upazila is begun with days of decisions apart."""
    (tmp_path / "home").mkdir(exist_ok=True)
    given = {"place": "Koyra/Khulna", "last-meeting": "18.01.2024", "folder": str(tmp_path / "new"), **typed}
    with served(tmp_path / "home", on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        answer = desk.post("/welcome/new", on="/welcome/new?place=Koyra/Khulna", **given)
        return answer, desk.get("/month/").text if answer.status == 303 else ""


def test_an_upazila_is_begun_with_a_decision_of_another_meeting_as_by_commands(folder, tmp_path):
    answer, month = begun(tmp_path, **{"last-meeting-of-1": "15.02.2024"})
    assert (answer.status, OF_TWO[Language.EN] in html.unescape(month)) == (303, True)
    settings(folder, "--of", "2024-01/09", "--last-meeting", "15.02.2024")
    assert own_files(tmp_path / "new") == own_files(folder)


@pytest.mark.parametrize("typed", [{}, {"last-meeting-of-0": "", "last-meeting-of-1": "১৮.০১.২০২৪"}])
def test_an_upazila_is_mostly_begun_with_one_day_for_all_decisions(folder, tmp_path, typed):
    answer, month = begun(tmp_path, **typed)
    assert (answer.status, "judged by the decisions of the meeting of 18.01.2024." in month) == (303, True)
    assert own_files(tmp_path / "new") == own_files(folder)


@pytest.mark.parametrize("words", ["yesterday", "15.02.2034", "15.02.2004"])
def test_a_wrong_or_odd_day_of_one_decision_leads_to_its_field_which_is_open_and_nothing_is_made(tmp_path, words):
    answer, _ = begun(tmp_path, **{"last-meeting-of-1": words})
    assert (answer.status, answer.text.count('<a href="#last-meeting-of-1">')) == (422, 1)
    assert "<details open>" in answer.text
    assert not (tmp_path / "new").exists()


def test_all_that_is_wrong_where_an_upazila_is_begun_is_told_at_once(tmp_path):
    typed = {"last-meeting": "", "last-meeting-of-0": "x", "last-meeting-of-1": "y", "phone": "0", "folder": "here"}
    answer, _ = begun(tmp_path, **typed)
    assert re.findall('<li><a href="#([^"]+)"', answer.text) == list(typed)


@pytest.mark.sampled
def test_another_day_of_one_decision_is_told_by_the_keyboard_alone(folder, desk, axe, chromium_tab):
    desk.let_in(chromium_tab)
    chromium_tab.goto(f"{desk.origin}{ALL}")
    chromium_tab.locator("#last-meeting").focus()
    chromium_tab.keyboard.press("Tab")
    with chromium_tab.expect_navigation():
        chromium_tab.keyboard.press("Enter")
    chromium_tab.wait_for_selector("#last-meeting-of-1")
    assert not axe(chromium_tab)
    chromium_tab.locator("#last-meeting-of-1").focus()
    chromium_tab.keyboard.press("Control+a")
    chromium_tab.keyboard.type("15.02.2024")
    with chromium_tab.expect_navigation():
        chromium_tab.keyboard.press("Enter")
    assert not axe(chromium_tab)
    with chromium_tab.expect_navigation():
        chromium_tab.get_by_role("button", name="Yes, write it down").press("Enter")
    assert OF_TWO[Language.EN] in chromium_tab.locator("main").inner_text()
    assert b"day = 2024-02-15" in own_files(folder)["baseline.toml"]
