"""A page that was drawn for another workspace, or for a browser that is not known any more, changes nothing and loses nothing."""

from __future__ import annotations

import html
import re
import threading
from datetime import date

import pytest
from changing import replace
from few_offices import lay_example
from served_desks import Client, served

from auditor.desk import app
from auditor.i18n import Language
from auditor.rounds import answer_draft

DAY = date(2024, 4, 10)
ANSWER = {"seen": "", "page": "ab", "0.contacted-on": "10.04.2024", "0.way": "ফোন", "0.two-step": "চালু নেই"}
OFFICE = "/ask/office/agriculture"


class Two:
    """A desk and two workspaces, in each of which asking was begun; the second is open, and a page of the first is still shown."""

    def __init__(self, service, client, folders):
        self.service, self.client, self.folders = service, client, folders
        self.origin = client.origin

    def open(self, folder):
        """Open a workspace from a page of the open one."""
        answer = self.client.post("/welcome/open", on="/welcome/", folder=str(folder))
        assert answer.status == 303, words(answer.text)

    def contents(self):
        """Everything that lies in the workspaces."""
        return {path: path.read_bytes() for folder in self.folders for path in folder.rglob("*") if path.is_file()}

    def said(self, folder):
        """What was answered in a workspace."""
        return answer_draft.load(folder).answers


@pytest.fixture(scope="module", name="opened")
def _opened(tmp_path_factory):
    base = tmp_path_factory.mktemp("two")
    folders = [lay_example(base / name, "sub-registry") for name in ("portal-first", "portal-second")]
    with served(folders[0], on=DAY, language=Language.EN) as (service, address):
        desk = Two(service, Client(service, address), folders)
        for folder in reversed(folders):
            desk.open(folder)
            assert desk.client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
        yield desk


@pytest.fixture(name="two")
def _two(opened):
    for folder in opened.folders:
        answer_draft.keep(folder, replace(answer_draft.load(folder), answers={}))
    opened.open(opened.folders[0])
    opened.stale = opened.client.form_token(OFFICE)
    opened.open(opened.folders[1])
    return opened


def words(page):
    """Return what a page says."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def test_no_form_of_a_page_of_another_workspace_is_taken(two):
    rules = app.create(two.service.desk, two.service.guard).url_map.iter_rules()
    addresses = {
        re.sub(r"<int:\w+>", "0", rule.rule).replace("<office>", "agriculture"): rule.endpoint
        for rule in rules
        if "POST" in rule.methods
    }
    addresses = {re.sub(r"<\w+>", "x", address): endpoint for address, endpoint in addresses.items()}
    before = two.contents()
    taken = {
        endpoint
        for address, endpoint in addresses.items()
        if endpoint not in {"shared.end", "shared.session"}
        and two.client.send("POST", address, {"form_token": two.stale}).status != 409
    }
    assert len(addresses) > 40
    assert taken == {"shared.language"}
    two.client.post("/language")
    assert two.contents() == before


def test_the_refusal_names_both_and_what_was_typed_can_be_sent_again(two):
    told = two.client.send("POST", OFFICE, ANSWER | {"form_token": two.stale, "then": "next"})
    assert told.status == 409
    for known in ("(portal-first)", "(portal-second)", "Nothing was written in either", "চালু নেই"):
        assert known in words(told.text), known
    assert not two.said(two.folders[0])
    assert not two.said(two.folders[1])

    again = told.text.partition("<details")[2]
    sent = {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', again)}
    two.open(two.folders[0])
    assert two.client.send("POST", OFFICE, sent).status == 303
    assert two.said(two.folders[0])["agriculture"].rows["agriculture"]["two-step"] == "চালু নেই"


def test_an_answer_that_saves_as_one_goes_is_told_beside_it(two):
    sent = ANSWER | {"form_token": two.stale}
    kept = two.client.send("POST", f"{OFFICE}/keep", sent, headers={"HX-Request": "true"})
    assert (kept.status, kept.headers["Kept"]) == (409, "no")
    assert "(portal-first)" in words(kept.text)
    assert "<html" not in kept.text


def test_a_form_that_waits_while_another_workspace_is_opened_is_not_written_there(two):
    two.open(two.folders[0])
    desk, told = two.service.desk, []
    fresh = two.client.form_token(OFFICE)

    def send():
        told.append(two.client.send("POST", f"{OFFICE}/keep", ANSWER | {"form_token": fresh}))

    with desk.writing:
        sending = threading.Thread(target=send)
        sending.start()
        sending.join(0.3)
        desk.open(two.folders[1])
    sending.join(30)
    assert told[0].status == 409
    assert not two.said(two.folders[1])


def test_an_old_page_that_is_only_looked_at_shows_the_workspace_that_is_open(two):
    for path in ("/month/", OFFICE, "/settings/"):
        assert "portal-second" in two.client.get(path).text


@pytest.fixture(name="stale_tab")
def _stale_tab(two, chromium_tab):
    """A tab that still shows an office of the first workspace after the second was opened."""
    two.client.let_in(chromium_tab)
    two.open(two.folders[0])
    chromium_tab.goto(two.origin + OFFICE)
    chromium_tab.locator("[hx-post][data-htmx-powered]").first.wait_for()
    two.open(two.folders[1])
    return chromium_tab


def test_the_page_of_another_workspace_stays_with_what_was_chosen_on_it(two, stale_tab):
    rule = stale_tab.locator('[name="0.rule"][value="হ্যাঁ"]')
    rule.check()
    told = stale_tab.locator("#kept").get_by_text("this page is of")
    told.wait_for()
    stale_tab.keyboard.press("Control+Enter")
    stale_tab.wait_for_timeout(300)
    assert "(portal-second) is open at the desk now" in told.inner_text()
    assert rule.is_checked()
    assert not two.said(two.folders[1])


def test_settings_of_another_workspace_stay_with_what_was_typed(two, chromium_tab):
    two.client.let_in(chromium_tab)
    two.open(two.folders[0])
    chromium_tab.goto(f"{two.origin}/settings/")
    two.open(two.folders[1])
    before = two.contents()
    typed = chromium_tab.locator('[name="next-meeting"]')
    typed.fill("02.05.2024")
    typed.press("Enter")
    chromium_tab.get_by_role("alert").get_by_text("(portal-first)").wait_for()
    assert typed.input_value() == "02.05.2024"
    assert two.contents() == before


# A browser that is not known any more ------------------------------------------------------------------------------


def test_a_form_without_a_session_comes_back_with_what_was_typed_and_is_sent_again_once_it_is_let_in(two):
    sent = ANSWER | {"form_token": two.client.form_token(OFFICE), "then": "next"}
    refused = two.client.send("POST", OFFICE, sent, headers={"Cookie": None})
    assert refused.status == 403
    assert "Not saved" in words(refused.text)
    assert "is lost" not in words(refused.text)
    assert "হারায়নি" not in refused.text
    assert f'action="{OFFICE}"' in refused.text
    again = {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', refused.text)}
    assert again == sent
    assert not two.said(two.folders[1])


def test_a_form_of_others_without_a_session_is_not_repeated(two):
    for headers in ({"Origin": "http://example.org"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": None}):
        refused = two.client.send("POST", OFFICE, ANSWER, headers={"Cookie": None} | headers)
        assert refused.status == 403
        assert "চালু নেই" not in refused.text


def test_the_page_of_a_browser_that_is_not_known_any_more_stays_with_what_was_chosen_on_it(two, chromium_tab):
    two.client.let_in(chromium_tab)
    chromium_tab.goto(two.origin + OFFICE)
    chromium_tab.locator("[hx-post][data-htmx-powered]").first.wait_for()
    chromium_tab.context.clear_cookies()
    rule = chromium_tab.locator('[name="0.rule"][value="হ্যাঁ"]')
    rule.check()
    chromium_tab.locator("#kept").get_by_text("Not saved: the desk is closed").wait_for()
    chromium_tab.get_by_role("button", name="Save and next").click()
    chromium_tab.wait_for_timeout(300)
    assert rule.is_checked()

    two.client.let_in(chromium_tab)
    chromium_tab.get_by_role("button", name="Save and next").click()
    chromium_tab.wait_for_url("**/ask/office/fisheries")
    assert two.said(two.folders[1])["agriculture"].rows["agriculture"]["rule"] == "হ্যাঁ"
