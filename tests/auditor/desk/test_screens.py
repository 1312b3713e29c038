"""What holds for every screen, also for those to come: both languages, any width, light and dark, keyboard, axe, and nothing hidden."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, pages_of, served

from auditor.desk.guard import FORM_TOKEN
from auditor.desk.screens import SCREENS
from auditor.i18n import Language, Text

DAY = date(2024, 3, 25)
ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "auditor" / "desk" / "templates"


@pytest.fixture(scope="module", name="desk")
def _desk(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("screens") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    with served(folder, on=DAY) as (service, address):
        yield service, Client(service, address)


@pytest.fixture(scope="module", name="addresses")
def _addresses(desk):
    _, client = desk
    return pages_of(client)


class Page(HTMLParser):
    """The elements of a page."""

    def __init__(self, content):
        super().__init__()
        self.elements, self.forms, self.ids, self._form = [], [], [], None
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.elements.append((tag, known))
        if known.get("id"):
            self.ids.append(known["id"])
        if tag == "form":
            self._form = (known, [])
            self.forms.append(self._form)
        if self._form is not None and known.get("name"):
            self._form[1].append(known["name"])

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None


@pytest.fixture(scope="module", name="pages")
def _pages(desk, addresses):
    """Return every page in both languages: its address, language, words and elements."""
    service, client = desk
    found = []
    for language in Language:
        service.desk.language = language
        for path in addresses:
            content = client.get(path).text
            found.append((path, language, content, Page(content)))
    return found


def test_every_form_that_changes_something_carries_its_token_and_no_address_does(pages):
    for path, _, _, page in pages:
        for form, fields in page.forms:
            posts = form.get("method", "get").lower() == "post"
            assert (FORM_TOKEN in fields) == posts, (path, form)
            assert "://" not in form.get("action", "")


COMMAND = re.compile(r"\bauditor (?!desk\b)[a-z]+")
"""What is typed in a terminal; the desk itself is opened by it."""


def test_no_page_sends_its_reader_to_a_command(pages):
    for path, language, content, _ in pages:
        assert not COMMAND.findall(content), (path, language)


def test_no_page_shows_a_text_as_the_program_holds_it(pages):
    for path, language, content, _ in pages:
        shown = unescape(content)
        assert "Text(en=" not in shown, (path, language)
        assert "on_screen=" not in shown, (path, language)


def test_a_text_that_names_a_command_says_the_screen_at_the_desk(desk):
    service, client = desk
    service.desk.tell(
        Text(en="Run: auditor x {n}", bn="চালান: auditor x {n}", on_screen=Text(en="Go {n}", bn="যান {n}")).filled(n=4)
    )
    service.desk.language = Language.BN
    page = client.get("/settings/").text
    assert "যান ৪" in page
    assert "auditor x" not in page


def test_no_page_holds_script_style_or_handlers_inline_or_anything_from_elsewhere(pages):
    for path, _, _, page in pages:
        for tag, known in page.elements:
            assert not [name for name in known if name.startswith(("on", "hx-on")) or name == "style"], (path, tag)
            assert "js:" not in " ".join(value or "" for value in known.values())
            assert tag != "script" or (known.get("src") or "").startswith("/assets/")
            assert not any((known.get(name) or "").startswith(("http", "//")) for name in ("src", "href", "action")), (
                path,
                known,
            )


def test_no_page_asks_for_a_secret(pages):
    for path, _, _, page in pages:
        for tag, known in page.elements:
            assert known.get("type") != "password", (path, tag)


def test_no_two_buttons_of_a_page_have_one_name(pages):
    """Whoever has the list of them read hears what each one saves; where they stand is not in that list."""
    twice = {}
    for path, _, content, _ in pages:
        buttons = re.findall(r"<button\b([^>]*)>(.*?)</button>", content.partition("<main")[2], re.DOTALL)
        names = [words for known, words in buttons if "aria-label" not in known]
        twice |= {path: {name for name in names if names.count(name) > 1}}
    assert not {path: names for path, names in twice.items() if names}


def test_no_cell_and_no_choice_is_a_dash_alone_and_no_figure_an_arrow_that_a_voice_passes_over(pages):
    for path, _, content, _ in pages:
        silent = re.findall(r"<(?:td|dd|option)\b[^>]*>\s*–\s*</|<(?:h[1-6]|p|strong)\b[^>]*>[^<]*→", content)
        assert path.startswith("/ask") or not silent, path


def test_every_page_speaks_its_language_and_no_id_stands_twice(pages):
    for path, language, content, page in pages:
        assert f'<html lang="{language.value}">' in content
        ids = page.ids
        assert len(ids) == len(set(ids)), (path, [name for name in ids if ids.count(name) > 1])


def test_every_page_names_the_upazila_with_its_district_and_its_folder(pages):
    called = {Language.EN: "Paikgacha, Khulna (paikgacha)", Language.BN: "পাইকগাছা, খুলনা (paikgacha)"}
    for path, language, content, _ in pages:
        head, _, body = content.partition("</title>")
        assert called[language] in head.partition("<title>")[2], path
        assert called[language] in body.partition("</header>")[0], path


def test_no_line_of_a_page_begins_with_what_stands_between_two_things():
    for path in TEMPLATES.rglob("*.html"):
        text = re.sub(r"<title>.*?</title>", "", path.read_text("utf-8"))
        assert " \u00b7" not in text, path.name
    assert '" \u00b7' not in (TEMPLATES.parent / "assets" / "desk.css").read_text("utf-8")


def test_templates_hold_no_words():
    """Words stand in both languages beside the screens; a template would have them in one."""
    for path in TEMPLATES.rglob("*.html"):
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"[A-Za-z\u0980-\u09e5]", text), (path.name, text.split())


TABLET = 800
"""On screens that are as narrow no table is scrolled sideways, but that in which rows are compared with each other, on narrower ones."""
SIDEWAYS = """[...document.querySelectorAll(innerWidth <= 640 ? ".wide > table:not(.compared)" : ".wide > table")].filter(
    (table) => table.scrollWidth > table.parentElement.clientWidth + 1).map((table) => table.innerText.slice(0, 80))"""
LOOKS = ((Language.BN, "light", 360), (Language.EN, "dark", 1280))


@pytest.mark.sampled
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(axe, desk, addresses, chromium_tab, how_many, look):
    """Every run opens each page in one look and lets axe see every third; the gate opens all in both and lets axe see them."""
    service, client = desk
    language, scheme, width = look
    service.desk.language = language
    said = []
    chromium_tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    chromium_tab.emulate_media(color_scheme=scheme)
    chromium_tab.set_viewport_size({"width": width, "height": 800})
    client.let_in(chromium_tab)
    for number, path in enumerate(addresses):
        chromium_tab.goto(f"{service.guard.origin}{path}")
        assert chromium_tab.evaluate("document.documentElement.scrollWidth") <= width, path
        if width < TABLET:
            assert not chromium_tab.evaluate(SIDEWAYS), path
            chromium_tab.set_viewport_size({"width": TABLET, "height": 800})
            assert not chromium_tab.evaluate(SIDEWAYS), path
            chromium_tab.set_viewport_size({"width": width, "height": 800})
        if number % how_many(3, 1):
            continue
        assert not axe(chromium_tab), path
    assert not said


@pytest.mark.parametrize("page", ["/offices/", "/selfcheck/", "/meeting/proofs"])
def test_every_list_numbers_offices_with_two_digits_as_papers_do(desk, page):
    service, client = desk
    service.desk.language = Language.BN
    numbers = re.findall(r'<tr><td>([০-৯0-9]+)</td><th scope="row">', client.get(page).text)
    assert "০২" in numbers
    assert not [number for number in numbers if len(number) < len("০২")]


def test_the_menu_takes_the_same_room_whichever_screen_is_chosen(desk, chromium_tab):
    service, client = desk[:2]
    client.let_in(chromium_tab)
    widths = {}
    for screen in SCREENS:
        chromium_tab.goto(f"{service.guard.origin}/{screen.id}/")
        assert chromium_tab.locator("header nav a[aria-current]").count() == 1
        tabs = chromium_tab.locator("header nav a")
        widths[screen.id] = tabs.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().width)")
    assert len({tuple(each) for each in widths.values()}) == 1, widths


def test_on_a_narrow_screen_nothing_stands_alone_between_the_words_of_a_row_and_its_button(desk, chromium_tab):
    service, client = desk
    client.let_in(chromium_tab)
    chromium_tab.goto(f"{service.guard.origin}/settings/")
    chromium_tab.set_viewport_size({"width": 360, "height": 800})
    before = chromium_tab.locator("td:has(> form)").evaluate_all(
        "(cells) => cells.map((cell) => getComputedStyle(cell.previousElementSibling, '::after').content)"
    )
    assert before
    assert set(before) == {'" "'}


def test_on_a_narrow_screen_no_line_begins_with_the_dot_after_a_cell_that_ends_with_a_line_of_its_own(
    desk, chromium_tab
):
    service, client = desk
    client.let_in(chromium_tab)
    chromium_tab.goto(f"{service.guard.origin}/offices/")
    chromium_tab.set_viewport_size({"width": 400, "height": 800})
    after = chromium_tab.locator("tbody tr > *").evaluate_all(
        """(cells) => {
            const after = (cell) => getComputedStyle(cell, "::after").content;
            const dotted = cells.find((cell) => after(cell).includes("\u00b7"));
            dotted.append(document.createElement("div"));
            return after(dotted);
        }"""
    )
    assert after == "none", "as after a letter's papers, one below the other"


def test_on_a_narrow_screen_before_and_after_stand_one_below_the_other_without_a_dot_and_going_back_is_told_first(
    desk, chromium_tab
):
    service, client = desk
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": 360, "height": 800})
    chromium_tab.goto(f"{service.guard.origin}/settings/")
    chromium_tab.fill("#letterhead-en", "One; two")
    with chromium_tab.expect_navigation():
        chromium_tab.press("#letterhead-en", "Enter")
    what, before, after = chromium_tab.locator(".changes tbody tr > *").evaluate_all(
        "cells => cells.map(cell => [cell.getBoundingClientRect().top, getComputedStyle(cell, '::after').content])"
    )
    assert what[0] < before[0] < after[0]
    assert {what[1], before[1], after[1]} == {"none"}
    with chromium_tab.expect_navigation():
        chromium_tab.click("button[name=back]")
    assert chromium_tab.evaluate("document.activeElement.matches('section:has(> #went-back)')")


def test_on_a_narrow_screen_what_is_chosen_of_a_list_stands_there_whole(desk, chromium_tab):
    service, client = desk
    client.let_in(chromium_tab)
    chromium_tab.goto(f"{service.guard.origin}/settings/")
    chromium_tab.set_viewport_size({"width": 400, "height": 800})
    chosen = chromium_tab.locator("select[name=subject]")
    one_line, whole = (
        chosen.evaluate(f"(list) => {{ list.selectedIndex = {which}; return list.getBoundingClientRect().height; }}")
        for which in (0, "[...list].findIndex((each) => each.text.length > 45)")
    )
    assert whole > one_line, "an office and a post take two lines"


def test_on_a_narrow_screen_an_office_takes_two_lines_of_a_list_and_all_that_was_in_sight_stays_so(desk, chromium_tab):
    service, client = desk
    service.desk.language = Language.BN
    client.let_in(chromium_tab)
    chromium_tab.goto(f"{service.guard.origin}/offices/")
    chromium_tab.set_viewport_size({"width": 360, "height": 800})
    rows = chromium_tab.locator("tbody tr")
    heights = [box["height"] / 19 for box in (rows.nth(n).bounding_box() for n in range(rows.count()))]
    assert sorted(heights)[len(heights) // 2] < 2.5, heights
    assert sum(heights) / len(heights) < 3.5, "a long name wraps beside its standing"
    assert chromium_tab.locator("thead").bounding_box()["height"] < 60
    seen = rows.locator(":is(td, th):not(.more, .nil, :empty)")
    begins, ends = (
        seen.evaluate_all(f"(cells) => cells.map((cell) => getComputedStyle(cell, '::{side}').content)")
        for side in ("before", "after")
    )
    assert set(begins) <= {"none", "normal"}, "no line begins with what stands between two cells"
    assert set(ends) == {'"\u00a0\u00b7 "', '" "', "none"}, "it stands at the end of the first of them"
    assert not any(cell.is_visible() for cell in chromium_tab.locator(".more").all())
    assert not chromium_tab.locator("tbody td:not(.more):not(:empty)").evaluate_all(
        "(cells) => cells.filter((cell) => !cell.getClientRects().length).map((cell) => cell.textContent)"
    )


IN_SIGHT = """[...document.querySelectorAll(".wide:has(> .compared)")].map((wide) => {
    const [room, place] = [wide.clientWidth, wide.getBoundingClientRect()];
    wide.scrollTo(1000, 100);
    const heading = [...wide.querySelectorAll("thead th")].map((cell) => Math.round(cell.getBoundingClientRect().top - place.top - wide.clientTop));
    const whose = wide.querySelector("tbody tr:nth-last-child(2) th").getBoundingClientRect();
    return { scrolls: wide.scrollWidth > room, left: wide.scrollLeft > 0, headings: [...new Set(heading)], whose: whose.left >= place.left && whose.right < place.left + room / 2 };
})"""


@pytest.mark.parametrize("width", [360, 400])
@pytest.mark.parametrize("path", ["/meeting/annex", "/selfcheck/"])
def test_on_a_narrow_screen_rows_that_are_compared_stay_rows_and_whose_and_what_they_are_stays_in_sight(
    desk, chromium_tab, path, width
):
    service, client = desk
    service.desk.language = Language.BN
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": width, "height": 800})
    chromium_tab.goto(f"{service.guard.origin}{path}")
    assert (
        chromium_tab.locator(".compared td").evaluate_all(
            "(cells) => new Set(cells.map((cell) => getComputedStyle(cell).display)).size"
        )
        == 1
    )
    for table in chromium_tab.evaluate(IN_SIGHT):
        assert table == {"scrolls": True, "left": True, "headings": [0], "whose": True}
    assert chromium_tab.evaluate("document.documentElement.scrollWidth") <= width


PLACES = """(cells) => cells.map((cell) => {
    const { left, top, right, bottom } = cell.getBoundingClientRect();
    return [left, top, right, bottom].map(Math.round);
})"""


@pytest.mark.parametrize("width", [360, 400])
@pytest.mark.parametrize("language", Language)
def test_on_a_narrow_screen_counts_go_down_below_whose_they_are(desk, chromium_tab, language, width):
    service, client = desk
    service.desk.language = language
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": width, "height": 800})
    chromium_tab.goto(f"{service.guard.origin}/meeting/annex")
    rows = [
        row.locator("th, td").evaluate_all(PLACES) for row in chromium_tab.locator(".turned").last.locator("tr").all()
    ]
    assert len({len(cells) for cells in rows}) == 1
    for cells in rows:
        assert len({(left, right) for left, _, right, _ in cells}) == 1, "one row of the table is one column"
        assert [bottom for *_, bottom in cells[:-1]] == [top for _, top, *_ in cells[1:]]
    for across in zip(*rows, strict=True):
        assert len({(top, bottom) for _, top, _, bottom in across}) == 1
    assert max(right for cells in rows for _, _, right, _ in cells) <= width


def test_on_a_narrow_screen_figures_of_two_rounds_stand_in_columns_and_what_changed_in_lines(desk, chromium_tab):
    service, client = desk
    service.desk.language = Language.BN
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": 360, "height": 800})
    chromium_tab.goto(f"{service.guard.origin}/meeting/keep")
    chromium_tab.locator("details:has(.figures) > summary").first.click()
    rows = [row.locator("th, td").evaluate_all(PLACES) for row in chromium_tab.locator(".figures tr").all()]
    for column in zip(*rows, strict=True):
        assert len({(left, right) for left, _, right, _ in column}) == 1
    chromium_tab.goto(f"{service.guard.origin}/month/")
    lines = chromium_tab.locator("#since ~ .wide tbody tr").first.locator("td").evaluate_all(PLACES)
    assert all(above[3] <= below[1] for above, below in pairwise(lines))


@pytest.mark.parametrize("language", Language)
def test_on_a_narrow_screen_how_an_office_stands_is_beside_its_name_and_the_rest_below_both(
    desk, chromium_tab, language
):
    service, client = desk
    service.desk.language = language
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": 360, "height": 800})
    chromium_tab.goto(f"{service.guard.origin}/offices/")
    rows = chromium_tab.locator(".blocks tbody tr").all()
    assert len(rows) > 1
    for row in rows:
        serial, name, standing, done = row.locator("th, td").evaluate_all(PLACES)[:4]
        assert serial[2] <= name[0] < name[2] <= standing[0]
        assert max(standing[1], name[1]) - min(standing[1], name[1]) < 10
        assert done[1] >= max(name[3], standing[3]) - 1
        last = row.locator("td:visible:not(:empty)").last
        assert last.evaluate("(cell) => getComputedStyle(cell, '::after').content") == "none", "no line ends in a dot"


def test_no_line_ends_within_e_mail_or_two_step(desk, chromium_tab):
    service, client = desk
    service.desk.language = Language.BN
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": 360, "height": 800})
    chromium_tab.goto(f"{service.guard.origin}/meeting/annex")
    said = chromium_tab.locator("main").inner_text()
    assert "ই-\u2060মেইল" in said
    assert not re.search("ই-মেইল|Two-step", said)


def test_what_is_told_first_has_a_ring_of_its_own_shape_apart_from_the_heading(desk, chromium_tab):
    service, client = desk
    client.let_in(chromium_tab)
    chromium_tab.goto(f"{service.guard.origin}/settings/")
    chromium_tab.locator("main form[action='/settings/answers'] button").first.click()
    told = chromium_tab.locator("#told")
    told.wait_for()
    ring = told.evaluate(
        "(told) => { const { borderRadius, outlineWidth, outlineOffset } = getComputedStyle(told); return [borderRadius, parseFloat(outlineWidth) + parseFloat(outlineOffset)]; }"
    )
    inner = told.locator("> *").first.evaluate("(message) => getComputedStyle(message).borderRadius")
    heading, box = chromium_tab.locator("h1").bounding_box(), told.bounding_box()
    assert ring[0] == inner
    assert heading["y"] - (box["y"] + box["height"] + ring[1]) > 12


def test_no_bangla_word_of_a_table_is_divided_on_a_narrow_screen(desk, chromium_tab):
    service, client = desk
    client.let_in(chromium_tab)
    chromium_tab.set_viewport_size({"width": 400, "height": 800})
    divided = {}
    for language in Language:
        service.desk.language = language
        chromium_tab.goto(f"{service.guard.origin}/offices/")
        divided[language] = chromium_tab.locator("td").first.evaluate("cell => getComputedStyle(cell).hyphens")
    assert divided == {Language.EN: "auto", Language.BN: "manual"}
