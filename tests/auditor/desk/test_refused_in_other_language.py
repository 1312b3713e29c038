"""The other language pressed on a page: what it told of what was done, or what was typed and why it was refused, stands there in that language, and nothing is written."""

from __future__ import annotations

import html
import re
from datetime import date
from urllib.parse import urlencode

import pytest
from few_offices import lay_example
from served_desks import Client, served

from auditor.desk import texts
from auditor.i18n import Language

DAY = date(2024, 3, 25)
REFUSED = {
    "new user ID": ("/offices/fisheries/roster", {"about": "new-account", "post-new": "", "login-new": "fish.guard"}),
    "request": ("/offices/fisheries/disputes", {"what": "Two-step ঠিক নেই", "received": "99.99"}),
    "settings": ("/settings/answers", {"next-meeting": "গতকাল", "phone": "01711-000000"}),
    "a new upazila": ("/welcome/new", {"place": "Koyra/Khulna", "last-meeting": "গতকাল", "phone": "01711-000000"}),
    "extension": ("/settings/waivers", {"reason": "নতুন কর্মকর্তা", "until": "শীঘ্রই"}),
}


def own_files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*.toml")}


@pytest.fixture(name="desk")
def _desk(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.BN) as (service, address):
        yield folder, Client(service, address)


def pressed(client, page, of="/month/"):
    """Press the button of the other language on a page, and return the page that comes."""
    (form,) = re.findall('<form method="post" action="/language">(.*?)</form>', page, re.DOTALL)
    fields = urlencode(re.findall('name="([^"]*)" value="([^"]*)"', html.unescape(form))).encode()
    to_it = client.send("POST", "/language", body=fields, headers={"Referer": f"{client.origin}{of}"})
    where = to_it.headers["Location"].removeprefix(client.origin)
    return client.send("POST", where, body=fields) if to_it.status == 307 else client.get(where)


@pytest.mark.parametrize(("where", "typed"), REFUSED.values(), ids=REFUSED)
def test_what_was_typed_and_why_it_was_refused_stand_there_in_the_other_language_and_nothing_is_written(
    desk, where, typed
):
    folder, client = desk
    kept = own_files(folder)
    first = client.post(where, **typed)
    there = pressed(client, first.text)
    back = pressed(client, there.text)
    for page, heading in ((first, texts.PROBLEM.bn), (there, texts.PROBLEM.en), (back, texts.PROBLEM.bn)):
        assert (page.status, heading in page.text) == (422, True)
        assert [words for words in typed.values() if words not in html.unescape(page.text)] == []
    pages = (first, there, back)
    told = [re.findall("<li>.*?</li>", each.text.partition('id="problems"')[2].partition("</ul>")[0]) for each in pages]
    assert all(told)
    assert {*told[0]}.isdisjoint(told[1])
    ways = [re.findall('<a href="([^"]+)"', "".join(each)) for each in told]
    assert ways == [ways[0]] * len(pages), "each sentence leads where it led"
    assert own_files(folder) == kept


def test_a_form_that_would_be_taken_by_now_is_only_shown_again(desk):
    folder, client = desk
    where, typed = REFUSED["settings"]
    kept, shown = own_files(folder), client.post(where, **typed).text
    mended = shown.replace('value="গতকাল"', 'value="18.04.2024"')
    assert mended != shown
    page = pressed(client, mended)
    assert page.status == 422
    assert "18.04.2024" in page.text
    assert own_files(folder) == kept


def test_what_may_be_a_password_is_not_sent_once_more_and_a_page_that_was_not_refused_sends_nothing(desk):
    _, client = desk
    page = client.post("/settings/answers", **{"next-meeting": "গতকাল", "memo": "পাসওয়ার্ড: Sundarban#7788"}).text
    (form,) = re.findall('<form method="post" action="/language">(.*?)</form>', page, re.DOTALL)
    assert "গতকাল" in html.unescape(form)
    assert "Sundarban" not in form
    assert "asked_at" not in client.get("/settings/").text


def test_what_is_chosen_from_a_list_stays_chosen_though_it_looks_like_a_password(desk):
    _, client = desk
    chosen = '<option value="egp-2021" selected>'
    assert chosen not in client.get("/settings/").text
    page = client.post("/settings/answers", **{"next-meeting": "গতকাল", "baseline": "egp-2021"})
    assert (page.status, chosen in page.text) == (422, True)
    assert chosen in pressed(client, page.text).text
    page = client.post("/settings/answers", **{"next-meeting": "গতকাল", "baseline": "Sundarban#7788"})
    assert (page.status, "Sundarban" in page.text) == (422, False)


def test_a_refusal_that_is_not_known_any_more_keeps_what_was_typed(desk):
    _, client = desk
    where, typed = REFUSED["settings"]
    page = re.sub('(name="refused" value=")[^"]*', r"\1gone", client.post(where, **typed).text)
    again = pressed(client, page)
    assert (again.status, "01711-000000" in again.text) == (200, True)


def told_on(page):
    return re.findall('<p class="message" role="status">(.*?)</p>', page.text, re.DOTALL)


def test_what_a_page_told_is_told_again_in_the_other_language_and_on_no_other_page(desk):
    _, client = desk
    led_to = client.post("/settings/answers", on="/settings/", phone="01711-000000").headers["Location"]
    first = client.get(led_to)
    assert len(told_on(first)) == 1
    there = pressed(client, first.text, led_to)
    back = pressed(client, there.text, led_to)
    assert [len(told_on(page)) for page in (there, back)] == [1, 1]
    assert told_on(there) != told_on(first)
    assert told_on(back) == told_on(first)
    assert told_on(client.get(led_to)) == []
    assert told_on(pressed(client, client.get(led_to).text, led_to)) == []


def test_what_one_page_told_is_not_told_where_the_language_is_pressed_on_another(desk):
    _, client = desk
    led_to = client.post("/settings/answers", on="/settings/", phone="01711-000000").headers["Location"]
    shown, other = client.get(led_to), client.get("/month/")
    assert told_on(pressed(client, other.text, "/month/")) == []
    assert len(told_on(pressed(client, shown.text, led_to))) == 1
