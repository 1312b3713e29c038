"""A desk that was opened anew is asked by pages of the one that ended, too: they are told so, and nothing is taken from them."""

from __future__ import annotations

import socket
from contextlib import nullcontext
from datetime import date

import pytest
from few_offices import lay_example
from served_desks import Client, Doorstep, served

from auditor.desk import texts
from auditor.i18n import Language

DAY = date(2024, 3, 25)


@pytest.fixture(scope="module", name="anew")
def _anew(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("anew") / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        old = Client(service, address)
        old.drawn = old.form_token("/settings/")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield service, old, Client(service, address)


def test_a_desk_of_the_same_folder_has_the_port_of_the_last_one_and_another_name(anew):
    _, old, new = anew
    assert old.port == new.port
    assert old.host != new.host


def test_a_page_of_the_desk_that_ended_is_told_where_the_work_goes_on_and_nothing_is_taken(anew):
    service, old, _ = anew
    before = (service.desk.folder / "auditor.toml").read_bytes()
    asked = old.send("POST", "/here", {"form_token": old.drawn, "of": "/settings/answers"}, headers={"HX-Request": "1"})
    assert (asked.status, asked.headers["Kept"]) == (403, "no")
    assert texts.OPENED_ANEW.en in asked.text
    sent = old.send("POST", "/settings/answers", {"form_token": old.drawn, "phone": "01700-111111"})
    assert sent.status == 403
    assert texts.PAGE_OF_ENDED.en in sent.text
    assert (service.desk.folder / "auditor.toml").read_bytes() == before


def test_not_even_what_is_known_to_the_new_desk_opens_it_under_the_name_of_the_one_that_ended(anew):
    service, old, new = anew
    for client in (old, new):
        for page in ("/month/", "/open", "/assets/desk.js"):
            answer = client.send("GET", page, host=old.host)
            assert answer.status == 403
            assert "form_token" not in answer.text
            assert service.desk.folder.name not in answer.text
    token = service.guard.new_token()
    assert new.send("POST", "/session", {"token": token}, host=old.host).status == 403
    assert service.guard.take(token)


@pytest.mark.sampled
@pytest.mark.parametrize("again", [False, True], ids=["ended", "opened anew"])
def test_an_open_page_says_that_its_desk_is_gone_and_keeps_what_was_typed(tmp_path, chromium_tab, again):
    folder = lay_example(tmp_path / "paikgacha")
    gone = chromium_tab.locator("#gone")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/settings/")
        typed = chromium_tab.locator("#phone")
        typed.fill("01700-111111")
        chromium_tab.get_by_role("link", name="Inbox", exact=True).hover()
        chromium_tab.wait_for_timeout(1200)
        assert not gone.count(), "the desk is there"
    with served(folder, on=DAY) if again else nullcontext():
        for name in ("Ask and answer", "Offices"):
            chromium_tab.get_by_role("link", name=name, exact=True).hover()
            chromium_tab.wait_for_timeout(100)
        gone.wait_for()
        address = chromium_tab.url
        for leave in (
            chromium_tab.get_by_role("link", name="Inbox", exact=True),
            chromium_tab.get_by_role("button", name="বাংলা"),
        ):
            leave.click()
            chromium_tab.wait_for_timeout(100)
            assert chromium_tab.url == address
        assert texts.GONE.en == gone.inner_text()
        assert typed.input_value() == "01700-111111"


@pytest.mark.sampled
def test_a_page_of_which_something_could_not_be_saved_is_not_left_at_once(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/settings/")
        chromium_tab.locator("#phone").fill("01700-111111")
    chromium_tab.locator("#phone").press("Enter")
    chromium_tab.locator(".untaken").wait_for()
    _leave_in_vain(chromium_tab)
    assert chromium_tab.locator("#phone").input_value() == "01700-111111"


@pytest.mark.sampled
def test_a_page_of_a_browser_that_is_not_known_any_more_is_left_only_once_its_answer_was_saved(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.let_in(chromium_tab)
        assert client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
        chromium_tab.goto(f"{service.guard.origin}/ask/office/agriculture")
        chromium_tab.locator("[hx-post][data-htmx-powered]").first.wait_for()
        chromium_tab.context.clear_cookies()
        rule = chromium_tab.locator('[name="0.rule"][value="হ্যাঁ"]')
        rule.check()
        chromium_tab.locator("#kept .fault").wait_for()
        _leave_in_vain(chromium_tab)
        assert rule.is_checked()
        client.let_in(chromium_tab)
        chromium_tab.locator('[name="0.rule"][value="না"]').check()
        chromium_tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
        assert not chromium_tab.locator("#kept .fault, #gone").count(), "the page says nothing else"
        chromium_tab.get_by_role("link", name="Inbox", exact=True).click()
        chromium_tab.wait_for_url("**/inbox/")


def _leave_in_vain(tab):
    """Click a link of the menu without a moment in which the page could look for its desk first: what is told of what was not saved is led to, and stands once."""
    address = tab.url
    tab.get_by_role("link", name="Inbox", exact=True).evaluate("(link) => link.click()")
    told = tab.locator(".untaken, .kept strong.fault, #gone").all_inner_texts()
    assert len(told) == len(set(told))
    assert tab.evaluate("document.activeElement.innerText") in told
    tab.wait_for_timeout(100)
    assert tab.url == address


@pytest.mark.sampled
def test_a_search_that_nobody_answers_says_so_too(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/offices/")
        chromium_tab.get_by_role("searchbox").focus()
    chromium_tab.get_by_role("searchbox").press_sequentially("kri")
    chromium_tab.locator("#gone").wait_for()
    assert chromium_tab.get_by_role("searchbox").input_value() == "kri"


@pytest.mark.sampled
def test_a_search_of_a_browser_that_is_not_known_any_more_leaves_what_was_found_and_holds_nobody_back(
    tmp_path, chromium_tab
):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/offices/")
        chromium_tab.context.clear_cookies()
        search, found = chromium_tab.get_by_role("searchbox"), chromium_tab.locator("#found")
        before = found.inner_text()
        search.press_sequentially("kri")
        not_known = chromium_tab.locator("#gone").get_by_text("the desk does not know this browser any more")
        not_known.wait_for()
        assert found.inner_text() == before
        search.press("Enter")
        chromium_tab.locator(".untaken").wait_for()
        client.let_in(chromium_tab)
        search.press_sequentially("sh")
        chromium_tab.get_by_role("heading", name="Offices: 1 of 8").wait_for()
        assert search.input_value() == "krish"
        chromium_tab.get_by_text("the desk does not know this browser any more").first.wait_for(state="detached")
        chromium_tab.get_by_role("link", name="Inbox", exact=True).click()
        chromium_tab.wait_for_url("**/inbox/")


def test_a_host_of_nobody_is_told_nothing(anew):
    _, old, new = anew
    answer = new.send("GET", "/month/", host=f"other.localhost:{old.port}")
    assert answer.status == 403
    assert "anew" not in answer.text


def test_where_another_program_has_the_port_the_desk_takes_another_one(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        Doorstep(folder).remember(f"name.localhost:{port}")
        with served(folder, on=DAY) as (service, _):
            assert not service.guard.host.endswith(f":{port}")


@pytest.fixture(name="elsewhere")
def _elsewhere():
    """A socket of another program for the other address of loopback, at which browsers look for the desk, too."""
    try:
        with socket.socket(socket.AF_INET6) as made:
            made.bind(("::1", 0))
    except OSError:
        pytest.skip("this computer has no such address")
    with socket.socket(socket.AF_INET6) as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        yield made


def test_where_another_program_waits_for_the_desk_at_the_other_address_it_takes_another_port(tmp_path, elsewhere):
    folder = lay_example(tmp_path / "paikgacha")
    elsewhere.bind(("::1", 0))
    elsewhere.listen()
    port = elsewhere.getsockname()[1]
    Doorstep(folder).remember(f"name.localhost:{port}")
    with served(folder, on=DAY) as (service, _):
        assert not service.guard.host.endswith(f":{port}")


@pytest.mark.parametrize("address", ["::1", "::"])
def test_nobody_takes_the_port_of_the_desk_at_the_other_address(anew, elsewhere, address):
    _, _, client = anew
    with pytest.raises(OSError, match="in use"):
        elsewhere.bind((address, client.port))


@pytest.mark.parametrize("remembered", ["", "nonsense", "name.localhost:99999999", "\u09e6"])
def test_a_desk_opens_whatever_lies_where_its_port_is_remembered(tmp_path, remembered):
    folder = lay_example(tmp_path / "paikgacha")
    Doorstep(folder)._hosts.write_text(remembered, encoding="utf-8")
    with served(folder, on=DAY) as (service, address):
        assert Client(service, address).get("/month/").status == 200


def test_a_workspace_that_a_running_desk_went_over_to_remembers_how_that_one_is_addressed(tmp_path):
    first, second = (lay_example(tmp_path / name) for name in ("portal-first", "portal-second"))
    with served(first, on=DAY) as (service, address):
        client = Client(service, address)
        assert client.post("/welcome/open", on="/welcome/", folder=str(second)).status == 303
    assert Doorstep(second).ended()[-1] == client.host
