"""A page that was drawn for another workspace, or for a browser that is not known any more, changes nothing and loses nothing."""

from __future__ import annotations

import html
import re
import threading
from datetime import date

import pytest
from changing import replace
from few_offices import lay_example
from handed_files import hand_in
from served_desks import Client, served

from auditor.desk import app
from auditor.desk import desk as desks
from auditor.i18n import Language
from auditor.rounds.typed import answer_draft

DAY = date(2024, 4, 10)
ANSWER = {"page": "ab", "0.contacted-on": "10.04.2024", "0.way": "ফোন", "0.two-step": "চালু নেই"}
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


def answer_in(folder):
    """Return what the page of an office of this workspace sends."""
    return ANSWER | {"seen": answer_draft.load(folder).revised("")}


def sent_again(page, action):
    """Return what the button of a page sends once more to an address."""
    again = page.text.partition(f'action="{action}"')[2].partition("</form>")[0]
    return {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', again)}


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
    assert taken == {
        "shared.language",
        "welcome.find",  # it changes nothing
        "welcome.open_other", "welcome.restore", "welcome.found_one",  # each names the folder that it opens itself
    }  # fmt: skip
    two.client.post("/language")
    assert two.contents() == before


def test_the_refusal_names_both_and_what_was_typed_can_be_sent_again(two):
    told = two.client.send("POST", OFFICE, answer_in(two.folders[0]) | {"form_token": two.stale, "then": "next"})
    assert told.status == 409
    for known in ("(portal-first)", "(portal-second)", "Nothing was written in either"):
        assert known in words(told.text), known
    assert not two.said(two.folders[0])
    assert not two.said(two.folders[1])

    sent = sent_again(told, OFFICE)
    two.open(two.folders[0])
    assert two.client.send("POST", OFFICE, sent).status == 303
    assert two.said(two.folders[0])["agriculture"].rows["agriculture"]["two-step"] == "চালু নেই"


@pytest.mark.parametrize("secret", ["password: Rupsha#4471", "Rupsha#4471", "Rupsha4471"])
@pytest.mark.parametrize(("headers", "status"), [({}, 409), ({"Cookie": None}, 403)], ids=["stale", "no session"])
def test_what_may_be_a_password_is_on_no_page_that_was_not_taken(two, headers, status, secret):
    sent = answer_in(two.folders[0]) | {"form_token": two.stale, "then": "next", "typed.0.reset": secret}
    told = two.client.send("POST", OFFICE, sent, headers=headers)
    assert told.status == status
    assert "Rupsha" not in told.text
    assert "may be a password" in words(told.text)
    assert sent_again(told, OFFICE) == {name: value for name, value in sent.items() if name != "typed.0.reset"}


def test_files_of_a_page_that_was_not_taken_are_to_be_chosen_again(two):
    told = hand_in(two.client, ("a.txt", b"a"), token=two.stale)
    assert told.status == 409
    assert "choose them again" in words(told.text)
    two.open(two.folders[0])
    again = two.client.send("POST", "/inbox/files", sent_again(told, "/inbox/files"))
    assert again.status == 422
    assert 'type="file"' in again.text


def test_a_page_from_before_a_workspace_was_open_still_opens_one(two):
    desk = two.service.desk
    drawn = two.stale.rpartition(".")[0] + "."
    asked = {
        path: two.client.send("POST", "/here", {"form_token": drawn, "of": path}) for path in ("/welcome/open", OFFICE)
    }
    assert [answer.status for answer in asked.values()] == [204, 409]
    assert two.client.send("POST", "/welcome/open", {"form_token": drawn, "folder": str(two.folders[0])}).status == 303
    assert desk.folder == two.folders[0]


def test_a_form_that_is_refused_while_a_workspace_is_being_opened_says_which_is_open(two, monkeypatch):
    desk, told = two.service.desk, []
    called = desks.texts.CALLED

    class Meanwhile:
        def filled(self, **values):
            desks.DRAWN_FOR.set("0")
            with pytest.raises(desks.OtherWorkspaceError) as refused:
                desk.refuse_other_workspace()
            desks.DRAWN_FOR.set(None)
            told.append(refused.value.told.en)
            return called.filled(**values)

    desk.open(two.folders[1])
    monkeypatch.setattr(desks.texts, "CALLED", Meanwhile())
    new = lay_example(two.folders[0].parent / "portal-third", "sub-registry")
    desk.open(new)
    assert "(portal-second) is open" in told[0]


def test_an_answer_that_saves_as_one_goes_is_told_beside_it(two):
    sent = answer_in(two.folders[0]) | {"form_token": two.stale}
    kept = two.client.send("POST", f"{OFFICE}/keep", sent, headers={"HX-Request": "true"})
    assert (kept.status, kept.headers["Kept"]) == (409, "no")
    assert "(portal-first)" in words(kept.text)
    assert "<html" not in kept.text


def test_a_form_that_waits_while_another_workspace_is_opened_is_not_written_there(two):
    two.open(two.folders[0])
    desk, told = two.service.desk, []
    fresh = two.client.form_token(OFFICE)

    def send():
        told.append(two.client.send("POST", f"{OFFICE}/keep", answer_in(two.folders[0]) | {"form_token": fresh}))

    with desk.writing:
        sending = threading.Thread(target=send)
        sending.start()
        sending.join(0.3)
        desk.open(two.folders[1])
    sending.join(60)
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


def test_an_old_welcome_page_opens_a_workspace_by_its_button(two, chromium_tab):
    two.client.let_in(chromium_tab)
    two.open(two.folders[0])
    chromium_tab.goto(f"{two.origin}/welcome/")
    two.open(two.folders[1])
    chromium_tab.locator("#folder").fill(str(two.folders[0]))
    chromium_tab.locator("#folder").press("Enter")
    chromium_tab.wait_for_url("**/month/")
    assert two.service.desk.folder == two.folders[0]


@pytest.mark.long(instead="test_the_page_of_another_workspace_stays_with_what_was_chosen_on_it")
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
    sent = answer_in(two.folders[1]) | {"form_token": two.client.form_token(OFFICE), "then": "next"}
    refused = two.client.send("POST", OFFICE, sent, headers={"Cookie": None})
    assert refused.status == 403
    assert "Not saved" in words(refused.text)
    assert "is lost" not in words(refused.text)
    assert "হারায়নি" not in refused.text
    assert sent_again(refused, OFFICE) == sent
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
    not_known = chromium_tab.locator("#kept").get_by_text("the desk does not know this browser any more")
    not_known.wait_for()
    chromium_tab.get_by_role("button", name="Save and next").click()
    chromium_tab.wait_for_timeout(300)
    assert rule.is_checked()
    assert not_known.is_visible()

    two.client.let_in(chromium_tab)
    chromium_tab.get_by_role("button", name="Save and next").click()
    chromium_tab.wait_for_url("**/ask/office/fisheries")
    assert two.said(two.folders[1])["agriculture"].rows["agriculture"]["rule"] == "হ্যাঁ"
