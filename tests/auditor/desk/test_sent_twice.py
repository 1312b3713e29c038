"""A form that is sent twice, by a double click or by going back, is answered once, and the second is told what the first was."""

from __future__ import annotations

import re
import threading
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.roster.corrections import FILE

DAY = date(2024, 3, 25)
WAIVER = {
    "subject": "livestock", "policy": "two-step-enabled", "reason": "portal is moved", "approved_by": "decision 05", "until": "30.06.2024",
}  # fmt: skip
ACCOUNT = {"about": "new-account", "confirmed": "1", "post-new": "নৈশ প্রহরী", "login-new": "fish.guard"}
REQUEST = {"duty": "password-reset", "what": "রিসেট ১২.০৩.২০২৪ তারিখে করা হয়েছে", "reference": "প্রাণি/২০২৪-১২"}
GIVEN = {"result-1": "upheld", "reference-1": "০৫.১২/২০২৪"}


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("twice") / "paikgacha")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-22", "--yes", "--workspace", folder, code=1)
    return folder


@pytest.fixture(name="client", scope="module")
def _client(folder):
    with served(folder, on=DAY) as (service, address):
        yield Client(service, address)


def sent_twice(client, path, page, fields):
    """Return both answers of a form of one page that was sent twice, each with the page it leads to."""
    sent = {"form_token": client.form_token(page), **fields}
    found = []
    for _ in range(2):
        answer = client.send("POST", path, sent)
        found.append((answer.status, client.get(answer.headers["Location"]).text))
    return found


def entries(folder, file, heading):
    return (folder / file).read_text("utf-8").count(f"\n[[{heading}]]\n")


@pytest.mark.parametrize(
    ("path", "page", "fields", "file", "heading"),
    [
        ("/settings/waivers", "/settings/", WAIVER, "waivers.toml", "waivers"),
        ("/offices/fisheries/roster", "/offices/fisheries/roster", ACCOUNT, FILE, "added"),
    ],
)
def test_what_is_sent_twice_is_written_once_and_said_alike(client, folder, path, page, fields, file, heading):
    (folder / FILE).touch()
    before = entries(folder, file, heading)
    first, second = sent_twice(client, path, page, fields)
    assert entries(folder, file, heading) == before + 1
    assert (first[0], second[0]) == (303, 303)
    told = [page.partition('class="message"')[2].partition("</p>")[0] for _, page in (first, second)]
    assert told[0]
    assert told[0] == told[1]
    from_elsewhere = client.post(path, **fields)
    assert (from_elsewhere.status, entries(folder, file, heading)) == (422, before + 1)
    assert "আগেই" in from_elsewhere.text


def test_what_is_sent_twice_at_once_is_written_once(client, folder):
    before = entries(folder, "waivers.toml", "waivers")
    sent = {"form_token": client.form_token("/settings/"), **WAIVER, "approved_by": "decision 08"}
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(client.send("POST", "/settings/waivers", sent).status))
        for _ in "ab"
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [303, 303]
    assert entries(folder, "waivers.toml", "waivers") == before + 1


def test_what_was_done_is_said_also_where_a_page_that_was_left_said_it_first(client):
    sent = {"form_token": client.form_token("/settings/"), **WAIVER, "approved_by": "decision 11"}
    assert client.send("POST", "/settings/waivers", sent).status == 303
    second = client.send("POST", "/settings/waivers", sent).headers["Location"]
    assert 'class="message"' in client.get("/settings/").text, "the page of the first sending, which nobody sees"
    assert client.get(second).text.count('class="message"') == 1
    assert client.post("/settings/waivers", **WAIVER | {"approved_by": "decision 13"}).status == 303
    assert "decision 13" in client.get("/settings/").text
    assert 'class="message"' not in client.get(second).text, "another form changed something since"


def test_a_form_is_answered_anew_once_another_changed_something(client):
    sent = {"form_token": client.form_token("/settings/"), **WAIVER, "approved_by": "decision 09"}
    assert client.send("POST", "/settings/waivers", sent).status == 303
    assert client.post("/settings/waivers", **WAIVER | {"approved_by": "decision 10"}).status == 303
    assert client.send("POST", "/settings/waivers", sent).status == 422


def test_a_request_that_was_answered_is_told_when_and_how(client):
    assert client.post("/offices/livestock/disputes", received="24.03.2024", **REQUEST).status == 303
    asked = client.post("/offices/livestock/disputes/1", **GIVEN)
    meant = re.search(r'name="day_meant" value="([^"]+)"', asked.text)[1]  # the office stands otherwise by it
    assert client.post("/offices/livestock/disputes/1", **GIVEN, day_meant=meant).status == 303
    again = client.post("/offices/livestock/disputes/1", **GIVEN)
    assert again.status == 422
    assert "১ নম্বর অনুরোধের উত্তর ২৫.০৩.২০২৪ তারিখে দেওয়া হয়েছে: " in again.text
    assert "(০৫.১২/২০২৪)" in again.text


def test_papers_that_are_asked_for_twice_are_made_once_and_nothing_is_called_wrong(client):
    (_, page), (status, again) = sent_twice(client, "/meeting/papers", "/meeting/", {})
    assert status == 303
    while 'id="work"' in again:
        again = client.get("/progress").text
    assert 'class="problems"' not in page + again


def test_a_workspace_that_is_founded_twice_is_there_once(client, tmp_path):
    decided = {"place": "Koyra/Khulna", "last-meeting": "18.02.2024", "folder": str(tmp_path / "portal-koyra")}
    (_, first), (status, second) = sent_twice(client, "/welcome/new", "/welcome/new?place=Koyra/Khulna", decided)
    assert status == 303
    assert "প্রস্তুত" in first
    assert "প্রস্তুত" in second


def test_a_double_click_in_the_browser_writes_once_and_shows_no_fault(client, folder, chromium_tab):
    before = entries(folder, "waivers.toml", "waivers")
    client.post("/welcome/open", on="/welcome/", folder=str(folder))
    client.let_in(chromium_tab)
    chromium_tab.goto(client.origin + "/settings/")
    for name, words in {"reason": "portal is moved", "approved_by": "decision 12", "until": "30.06.2024"}.items():
        chromium_tab.locator(f"#{name}").fill(words)
    for name in ("subject", "policy"):
        chromium_tab.locator(f"#{name}").select_option(WAIVER[name])
    chromium_tab.get_by_role("button", name="বর্ধিত সময় লিখুন").dblclick()
    chromium_tab.locator(".message").wait_for()
    assert chromium_tab.locator(".problems").count() == 0
    assert entries(folder, "waivers.toml", "waivers") == before + 1
