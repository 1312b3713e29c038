"""What is typed and not saved is not lost unasked: who leaves its page is asked, and nobody else is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, pages_of, served

from auditor.i18n import Language

DAY = date(2024, 3, 25)
TYPED = (
    "main form[method=post]:not([data-answers], [data-answers] *, [role=search]) :is(input:not([type=hidden], [type=radio],"
    " [type=checkbox], [type=file]), select)"
)
ASKS = "beforeunload"


@pytest.fixture(scope="module", name="desk")
def _desk(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("unsaved") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
        yield client


class Stays:
    """Answers every question of a browser with staying, and knows what was asked, and how often a page came."""

    def __init__(self, tab):
        self.asked = []
        self._came = 0
        self._tab = tab
        tab.on("dialog", self._stay)
        tab.on("framenavigated", self._come)

    def _stay(self, dialog):
        self.asked.append(dialog.type)
        dialog.dismiss()

    def _come(self, _):
        self._came += 1

    def goes(self, way):
        """Follow a way off the page, to one that may have the same address; return whether it was asked first."""
        before, came = len(self.asked), self._came
        way()
        for _ in range(100):
            if len(self.asked) > before or self._came > came:
                break
            self._tab.wait_for_timeout(50)
        self._tab.wait_for_timeout(50)
        return self.asked[before:] == [ASKS]

    def over(self):
        self._tab.remove_listener("dialog", self._stay)
        self._tab.remove_listener("framenavigated", self._come)


@pytest.fixture(name="stays")
def _stays(desk, chromium_tab):
    desk.let_in(chromium_tab)
    stays = Stays(chromium_tab)
    yield stays
    stays.over()


def to_the_month(tab):
    return lambda: tab.locator("header nav a[href='/month/']").click(no_wait_after=True)


def test_every_screen_asks_before_it_is_left_with_what_is_typed_on_it(desk, chromium_tab, stays):
    tried = set()
    for path in pages_of(desk):
        chromium_tab.goto(f"{desk.origin}{path}")
        fields = [field for field in chromium_tab.locator(TYPED).all() if field.is_visible() and field.is_enabled()]
        selects = [each for each in fields if each.evaluate("e => e.matches('select') && e.options.length > 1")]
        inputs = [each for each in fields if each.evaluate("e => !e.matches('select')")]
        if not fields or path == "/month/":
            continue
        if inputs:
            inputs[-1].press_sequentially("x")
        else:
            selects[-1].focus()
            chromium_tab.keyboard.press("ArrowDown")
        tried.add(path.split("/")[1])
        assert stays.goes(to_the_month(chromium_tab)), path
        assert chromium_tab.url.endswith(path), path
        chromium_tab.evaluate("document.querySelectorAll('main form').forEach((form) => form.reset())")
    assert {"settings", "offices", "meeting", "selfcheck", "history", "welcome"} <= tried


def test_a_page_on_which_nothing_is_typed_is_left_unasked_and_so_is_what_is_sent(desk, chromium_tab, stays):
    chromium_tab.goto(f"{desk.origin}/settings/")
    chromium_tab.locator("#phone").press_sequentially("5")
    chromium_tab.locator("#phone").press("Backspace")
    assert not stays.goes(to_the_month(chromium_tab))
    chromium_tab.goto(f"{desk.origin}/settings/")
    chromium_tab.locator("#phone").fill("01700-111111")
    assert not stays.goes(lambda: chromium_tab.locator("#phone").press("Enter"))
    chromium_tab.locator("#told").wait_for()
    assert not stays.asked


def test_what_was_refused_is_not_left_unasked_but_is_taken_into_the_other_language(desk, chromium_tab, stays):
    chromium_tab.goto(f"{desk.origin}/settings/")
    chromium_tab.locator("#until").press_sequentially("someday")
    chromium_tab.locator("#until").press("Enter")
    chromium_tab.locator("#problems").wait_for()
    for way in (
        to_the_month(chromium_tab),
        lambda: chromium_tab.locator("header form[action='/end'] button").click(no_wait_after=True),
    ):
        assert stays.goes(way)
        assert chromium_tab.locator("#until").input_value() == "someday"
    for language in ("bn", "en"):
        chromium_tab.locator("header form[action='/language'] button").click(no_wait_after=True)
        chromium_tab.locator(f"html[lang={language}]").wait_for(state="attached")
        assert chromium_tab.locator("#until").input_value() == "someday"
    assert stays.asked == [ASKS, ASKS]


def test_a_change_that_is_shown_and_not_confirmed_is_not_left_unasked(desk, chromium_tab, stays):
    chromium_tab.goto(f"{desk.origin}/offices/agriculture/roster")
    chromium_tab.locator("#left ~ form #reason").fill("merged")
    chromium_tab.locator("#left ~ form select").select_option(index=1)
    assert not stays.goes(lambda: chromium_tab.locator("#left ~ form button").click(no_wait_after=True))
    chromium_tab.get_by_role("button", name="No, back").wait_for()
    assert stays.goes(to_the_month(chromium_tab))
    assert not stays.goes(lambda: chromium_tab.get_by_role("button", name="No, back").click(no_wait_after=True))
    chromium_tab.locator("#left ~ form #reason").wait_for()
    assert stays.goes(to_the_month(chromium_tab))
    assert chromium_tab.locator("#left ~ form #reason").input_value() == "merged"


def test_answers_that_were_not_saved_are_not_left_unasked_until_it_is_chosen_what_holds(desk, chromium_tab, stays):
    where = f"{desk.origin}/ask/office/agriculture"
    chromium_tab.goto(where)
    chromium_tab.locator("[hx-post][data-htmx-powered]").first.wait_for()
    other = dict(
        re.findall(
            r'name="(form_token|seen|page|among-rows)" value="([^"]*)"', desk.get("/ask/office/agriculture").text
        )
    )
    kept = desk.send(
        "POST", "/ask/office/agriculture/keep", other | {"0.rule": "না", "0.told-by": "প্রধান সহকারী", "0.way": "ফোন"}
    )
    assert (kept.status, kept.headers["Kept"]) == (200, "yes")
    chromium_tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    chromium_tab.locator("#kept strong.fault").wait_for()
    assert stays.goes(to_the_month(chromium_tab))
    assert not stays.goes(lambda: chromium_tab.locator("[data-main]").click(no_wait_after=True))
    chromium_tab.get_by_role("link", name="Keep what is saved").wait_for()
    assert stays.goes(to_the_month(chromium_tab))
    assert not stays.goes(lambda: chromium_tab.get_by_role("link", name="Keep what is saved").click(no_wait_after=True))
    chromium_tab.wait_for_url(where)
    assert not stays.goes(to_the_month(chromium_tab))
