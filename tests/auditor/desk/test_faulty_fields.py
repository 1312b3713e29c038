"""Each sentence that tells why a form was refused leads to the field that it is about, else to the form."""

from __future__ import annotations

import re
from datetime import date

import pytest
from accessible import told_of
from few_offices import lay_example
from kept_example import lay_kept
from served_desks import Client, served

from auditor.i18n import Language
from auditor.places import geography
from auditor.workspace import founding

DAY = date(2024, 3, 25)
KOYRA = {"place": "Koyra/Khulna", "folder": "/nowhere/portal"}
TO_A_FIELD = {
    "a day of the settings": ("/settings/answers", {"next-meeting": "গতকাল"}, {"next-meeting"}),
    "several of the settings": ("/settings/answers", {"next-meeting": "গতকাল", "phone": "০"}, {"next-meeting", "phone"}),
    "a due day before the decision": ("/settings/answers", {"due": "01.01.2024"}, {"due"}),
    "a meeting before the due day that was told": (
        "/settings/answers",
        {"due": "20.05.2024", "next-meeting": "10.05.2024"},
        {"next-meeting"},
    ),
    "another day and a word of it": ("/settings/answers", {"due": "01.01.2024", "phone": "০"}, {"due", "phone"}),
    "where the pack is to lie": ("/settings/handover", {"pack": "somewhere"}, {"pack"}),
    "the folder of another workspace": ("/welcome/open", {"folder": "somewhere"}, {"folder"}),
    "a copy that is none": ("/welcome/restore", {"copy": "/nowhere/backup.zip", "into": "/nowhere/portal"}, {"copy"}),
    "the meeting that a new upazila begins with": (
        "/welcome/new",
        KOYRA | {"last-meeting": "১৮/১৩/২০২৪"},
        {"last-meeting"},
    ),
    "a meeting still to come that a new upazila begins with": (
        "/welcome/new",
        KOYRA | {"last-meeting": "18.01.2034"},
        {"last-meeting"},
    ),
    "a meeting that was not told": ("/welcome/new", KOYRA, {"last-meeting"}),
    "the telephone of a new upazila": ("/welcome/new", KOYRA | {"last-meeting": "18.01.2024", "phone": "০"}, {"phone"}),
    "a further user ID": (
        "/offices/fisheries/roster",
        {"about": "new-account", "post-new": "", "login-new": "a.b", "since-new": "গতকাল"},
        {"post-new", "since-new"},
    ),
    "an office without its name": (
        "/offices/-/roster",
        {"about": "new-office", "office": "", "office-en": "Batia@2024x"},
        {"office", "office-en"},
    ),
    "an office that is there": (
        "/offices/-/roster",
        {"about": "new-office", "office": "উপজেলা কৃষি অফিস"},
        {"office"},
    ),
    "cells of an office": (
        "/offices/agriculture/roster",
        {"about": "office", "users": "x", "email": "y", "phone": "z"},
        {"users", "email", "phone"},
    ),
    "who left without a reason": (
        "/offices/agriculture/roster",
        {"about": "left", "whose": "agriculture", "reason": ""},
        {"reason"},
    ),
    "a copy": ("/meeting/copy", {"place": ""}, {"place"}),
    "a copy inside": ("/meeting/copy", {"place": "copies"}, {"place"}),
    "a help day without its place": ("/selfcheck/sheets", {"help_day": "01.04.2024", "help_place": ""}, {"help_place"}),
    "a help place without its day": ("/selfcheck/sheets", {"help_day": "", "help_place": "হলরুমে"}, {"help_day"}),
    "a folder and a copy": ("/welcome/restore", {"copy": "backup.zip", "into": "portal"}, {"copy", "into"}),
    "the new day of a meeting": ("/settings/meetings/moved", {"to": "গতকাল"}, {"meeting-moved", "to"}),
    "a meeting not held": ("/settings/meetings/cancelled", {}, {"meeting-cancelled", "surely"}),
    "a name": ("/settings/names", {"upazila-en": "", "district-bn": "01711000000"}, {"upazila-en", "district-bn"}),
    "the meeting after the one that is kept for": (
        "/meeting/keep",
        {"meeting": "2024-04-18", "next-meeting": "গতকাল"},
        {"next-meeting"},
    ),
}
AFTER_A_ROUND = {
    "days of letters": ("/meeting/letters/reminders", {"day": "x", "visit": "y"}, {"reminders-day", "visit", "only"}),
    "letters of the past": ("/meeting/letters/reminders", {"day": "20.02.2024"}, {"reminders-day"}),
    "a visit to nobody": ("/meeting/letters/reminders", {"visit": "28.03.2024"}, {"only"}),
    "days of a pack": (
        "/meeting/pack",
        {"memo-day": "x", "signed": "y", "memo": "Batia@2024x"},
        {"memo-day", "signed", "memo"},
    ),
    "a pack signed too early": ("/meeting/pack", {"signed": "01.01.2020"}, {"signed"}),
    "a digest that is none": ("/history/digest", {"digest": "x"}, {"digest"}),
    "no draw": ("/meeting/proofs/draw", {}, {"serials"}),
    "a draw of words": ("/meeting/proofs/draw", {"serials": "দুই"}, {"serials"}),
    "a draw of so many": ("/meeting/proofs/draw", {"number": "71", "offices": "x"}, {"offices"}),
    "a request": (
        "/offices/agriculture/disputes",
        {"duty": "two-step-enabled", "what": "", "reference": "", "received": "26.03.2024"},
        {"what", "reference", "received"},
    ),
    "a request whose day of receipt cannot be read": (
        "/offices/agriculture/disputes",
        {"duty": "two-step-enabled", "what": "", "reference": "", "received": "গতকাল"},
        {"what", "reference", "received"},
    ),
}
TO_ITS_FORM = {
    "an office as it is": ("/offices/fisheries/roster", {"about": "office"}),
}
WITHOUT_EITHER = {
    "sheets that were never made": ("/selfcheck/delivered", {"way": "hand"}),
    "the day of a letter that was never made": ("/meeting/letters/1/sent", {"day": "গতকাল"}),
}


@pytest.fixture(name="client", scope="module")
def _client(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("faulty") / "paikgacha")
    with served(folder, on=DAY, language=Language.BN) as (service, address):
        yield Client(service, address)


@pytest.fixture(name="kept", scope="module")
def _kept(tmp_path_factory):
    """A desk after a meeting for which a round was kept."""
    folder = lay_kept(tmp_path_factory.mktemp("kept") / "paikgacha")
    with served(folder, on=date(2024, 2, 26), language=Language.BN) as (service, address):
        yield Client(service, address)


def led_to(page):
    """Return to which ids the sentences of a refused page lead, each of which is there once; a sentence without a link is None."""
    told = page.partition('id="problems"')[2].partition("</ul>")[0]
    found = [re.search('<a href="#([^"]+)"', each) for each in re.findall("<li>(.*?)</li>", told, re.DOTALL)]
    ids = [each and each[1] for each in found]
    assert ids
    assert [page.count(f'id="{each}"') for each in ids if each] == [1 for each in ids if each], "each leads somewhere"
    return ids


@pytest.mark.parametrize(("where", "typed", "fields"), TO_A_FIELD.values(), ids=TO_A_FIELD)
def test_what_is_wrong_with_a_field_leads_there_and_the_field_says_that_it_is_wrong(client, where, typed, fields):
    page = client.post(where, **typed)
    assert (page.status, set(led_to(page.text))) == (422, fields)
    for field in fields:
        assert 'aria-invalid="true"' in re.search(f'<[a-z]+ [^>]*id="{field}"[^>]*>', page.text)[0]
    assert 'aria-invalid="true"' not in client.get("/settings/").text


@pytest.mark.parametrize(("where", "typed", "fields"), AFTER_A_ROUND.values(), ids=AFTER_A_ROUND)
def test_so_does_what_is_wrong_with_a_field_of_what_is_done_once_a_round_was_kept(kept, where, typed, fields):
    test_what_is_wrong_with_a_field_leads_there_and_the_field_says_that_it_is_wrong(kept, where, typed, fields)


OF_THE_MINUTES = {
    "signed before the meeting": ({"signed": "02.01.2024"}, ["signed"]),
    "a memo of before the signing": ({"signed": "22.01.2024", "memo-day": "20.01.2024"}, ["memo-day"]),
    "no day of the meeting": ({"last-meeting": ""}, ["last-meeting"]),
    "no numbers": ({"serial-0": "eleven", "serial-1": "০x"}, ["serial-0", "serial-1"]),
    "one number twice": ({"serial-0": "7", "serial-1": "৭"}, ["serial-1"]),
    "two faults": ({"signed": "02.01.2024", "due": "03.01.2024"}, ["signed", "due"]),
}


@pytest.mark.parametrize(("typed", "fields"), OF_THE_MINUTES.values(), ids=OF_THE_MINUTES)
def test_what_does_not_fit_together_in_the_minutes_leads_to_the_field_that_was_typed_last(tmp_path, typed, fields):
    founding.lay(tmp_path / "koyra", *geography.find_upazila("Koyra", None), date(2024, 1, 18), "", DAY)
    with served(tmp_path / "koyra", on=DAY) as (service, address):
        page = Client(service, address).post("/settings/answers", **typed)
    assert (page.status, led_to(page.text)) == (422, fields)


@pytest.mark.parametrize(
    ("field", "words"), [("due", "05.04.2024"), ("next-meeting", "01.03.2024"), ("phone", "01711-00000")]
)
def test_what_is_odd_about_a_field_leads_there_too_and_what_to_do_about_it_leads_to_its_tick(client, field, words):
    page = client.post("/settings/answers", **{field: words})
    assert (page.status, led_to(page.text)) == (422, [field, "day_meant"])


def test_what_is_wrong_with_what_was_seen_at_a_login_leads_to_its_field(client):
    on = "/meeting/seen?office=agriculture"
    account = client.get(on).text.partition('<option value="')[2].partition('"')[0]
    answered = {"logged-in": "0", "code": "2", "two-step": "0", "profile": "0"}
    seen = {"office": "agriculture", "account": account, "how": "1", "proof": "11:30", **answered}
    for field, words in (("proof", "সকালে"), ("day", "26.03.2024"), ("day", "গতকাল")):
        page = client.post("/meeting/seen", on=on, **seen | {field: words})
        assert (page.status, led_to(page.text)) == (422, [field]), words


SEEN_WRONG = {
    "nothing answered": ({"day": "গতকাল"}, ["account", "day", "how", "logged-in", "code"]),
    "a call without its time": (
        {"account": "", "how": "1", "proof": "সকালে", "logged-in": "0", "code": "0"},
        ["proof", "method", "device", "two-step", "profile"],
    ),
    "no login": ({"account": "", "day": "26.03.2024", "how": "0", "logged-in": "1"}, ["day", "logged-in"]),
    "a sheet that was never made": (
        {"account": "", "how": "0", "proof": "9999", "logged-in": "0", "code": "1"},
        ["proof"],
    ),
    "a code that cannot have come": (
        {"account": "", "day": "x", "how": "0", "logged-in": "0", "code": "1", "method": "0", "profile": "0"},
        ["day", "code", "code"],
    ),
}


@pytest.mark.parametrize(("typed", "fields"), SEEN_WRONG.values(), ids=SEEN_WRONG)
def test_all_that_is_wrong_with_what_was_seen_at_a_login_is_told_at_once_each_leading_to_its_field(
    client, typed, fields
):
    on = "/meeting/seen?office=agriculture"
    account = client.get(on).text.partition('<option value="')[2].partition('"')[0]
    given = {"office": "agriculture"} | typed | ({"account": account} if "account" in typed else {})
    page = client.post("/meeting/seen", on=on, **given)
    assert (page.status, led_to(page.text)) == (422, fields)
    asked = [field for field in fields if field not in {"account", "day", "proof"}]
    assert page.text.count('<fieldset class="faulty">') == len(set(asked))


@pytest.mark.parametrize(("where", "typed"), TO_ITS_FORM.values(), ids=TO_ITS_FORM)
def test_what_is_told_of_no_single_field_leads_to_the_form_that_was_refused(client, where, typed):
    page = client.post(where, **typed)
    assert page.status == 422
    for told in led_to(page.text):
        assert re.search(f'<form [^>]*action="{where}"[^>]* id="{told}" tabindex="-1"', page.text)


def test_of_several_forms_of_one_address_that_which_was_refused_is_led_to(client):
    where = "/offices/agriculture/roster"
    (account,) = re.findall('<input type="hidden" name="whose" value="([^"]+)">', client.get(where).text)[:1]
    page = client.post(where, about="account", whose=account).text
    assert led_to(page) == ["refused-form"]
    refused = page.partition('id="refused-form"')[2].partition("</form>")[0]
    assert f'name="whose" value="{account}"' in refused


def test_what_is_odd_about_a_round_and_was_not_said_to_be_meant_leads_to_its_tick(tmp_path):
    founding.lay(tmp_path / "koyra", *geography.find_upazila("Koyra", None), date(2024, 1, 18), "", DAY)
    with served(tmp_path / "koyra", on=DAY) as (service, address):
        page = Client(service, address).post("/meeting/keep", meeting="2024-04-18").text
    odd = re.findall('<input type="checkbox" id="(doubt-[^"]+)"', page)
    assert led_to(page) == odd[:1]


@pytest.mark.parametrize(("where", "typed"), WITHOUT_EITHER.values(), ids=WITHOUT_EITHER)
def test_a_sentence_leads_nowhere_where_the_page_has_neither_the_field_nor_the_form(client, where, typed):
    page = client.post(where, **typed)
    assert (page.status, led_to(page.text)) == (422, [None])


def sent_by_enter(client, tab, field, words):
    """Type words into a field of the settings and send them by Enter; the page that answers is there then."""
    client.let_in(tab)
    tab.goto(f"{client.origin}/settings/")
    tab.locator(field).fill(words)
    with tab.expect_navigation():
        tab.locator(field).press("Enter")


@pytest.mark.sampled
def test_what_is_wrong_is_told_once_with_its_reason_and_again_at_the_field(client, axe, chromium_tab):
    sent_by_enter(client, chromium_tab, "#next-meeting", "গতকাল")
    why = chromium_tab.locator("#problems-told li").inner_text()
    assert told_of(chromium_tab, ":focus") == ("যা ঠিক করতে হবে", why)
    assert chromium_tab.get_by_role("alert").count() == 0, "what gets the focus is not read out a second time"
    hint = chromium_tab.locator("#next-meeting-hint")
    described = [*hint.all_inner_texts(), why]
    assert told_of(chromium_tab, "#next-meeting")[1] == " ".join(described)
    assert not axe(chromium_tab)


@pytest.mark.sampled
def test_what_was_done_has_the_focus_on_the_page_that_tells_it_and_is_told_whole(client, axe, chromium_tab):
    sent_by_enter(client, chromium_tab, "#phone", "01711-000001")
    told = " ".join(chromium_tab.locator(".message").all_inner_texts())
    assert told
    assert told_of(chromium_tab, ":focus")[0] == told
    assert chromium_tab.get_by_role("region", name=told, exact=True).count() == 1, "of a group Orca skips the name"
    assert not axe(chromium_tab)
    chromium_tab.reload()
    assert chromium_tab.evaluate("document.activeElement.tagName") == "BODY", "it is told once"


@pytest.mark.sampled
def test_a_question_that_was_left_out_is_gone_to_by_its_sentence_and_described_by_it(client, axe, chromium_tab):
    client.let_in(chromium_tab)
    chromium_tab.goto(f"{client.origin}/meeting/seen?office=agriculture")
    with chromium_tab.expect_navigation():
        chromium_tab.locator("#day").press("Enter")
    why = chromium_tab.locator("#problems-told a[href='#code']")
    told = why.inner_text()
    why.press("Enter")
    assert chromium_tab.evaluate("document.activeElement.id") == "code"
    assert told_of(chromium_tab, ":focus")[1] == told
    assert not axe(chromium_tab)
