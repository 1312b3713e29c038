"""The pages of rounds and roll-ups: complete, closed to the network, harmless whatever names hold, and usable by everybody in a browser."""

from __future__ import annotations

import hashlib
import re
import subprocess
import unicodedata
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from html.parser import HTMLParser
from itertools import pairwise, product

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from rendering import papers, render, shown_in
from sampling import every_pair, some_of

from auditor.i18n import Language, Text, serial
from auditor.model.finding import Status
from auditor.model.grades import Grade
from auditor.model.paper import Chart, Seal, Table
from auditor.model.return_files import Flaw, RefusedFile
from auditor.model.rollup import Area, AreaLevel, RollupView
from auditor.model.round import DepartureCount
from auditor.model.subjects import OfficeKind
from auditor.model.views.office import OfficeReports, RoundBook
from auditor.papers.saying import lines_of
from auditor.places import areas
from auditor.rollup.rolling import Received, roll_up
from reports import html
from reports.html import FORMAT

pytestmark = pytest.mark.sampled

MOST_BYTES = 600_000
VOID = {"meta", "link", "br", "wbr", "input", "path", "img", "hr"}


@pytest.fixture(name="book", scope="module")
def _book(build):
    """Return a builder of whole rounds."""

    def make(found=None, offices=None, **changes):
        found = build.places() if found is None else found
        reports = tuple(build.office(place) for place in found)
        return RoundBook(build.auditor(found, **changes), OfficeReports(reports if offices is None else offices))

    return make


@pytest.fixture(name="rounds", scope="module")
def _rounds(build, book):
    """Return rounds of every kind by name."""
    bare = build.head(decisions=(), meeting="", digest="", due=None, example=False)
    return {
        "a month later": book(),
        "first report": book(build.places(waived=False), first=True),
        "no decision": book(
            first=True, given_head=bare, parts=(), implemented=0, basis=(0,) * 5, best_basis=(0,) * 5, proposals=()
        ),
        "one office": book(build.places()[:1]),
    }


@pytest.fixture(name="page", scope="module")
def _page(book):
    """Return the page of a round in one language."""
    round_book = book()
    return cache(lambda language: render(FORMAT, round_book, language).decode())


BROWSED = ("Khulna", "Habiganj", "Chattogram", "Bogura")


def of_districts(view, *names):
    """Return a roll-up of the nation with the upazilas of some districts only."""
    return replace(
        view,
        rows=tuple(row for row in view.rows if row.district.en in names),
        missing=tuple(upazila for upazila in view.missing if upazila.district.en in names),
    )


@pytest.fixture(name="every_page", scope="module")
def _every_page(rounds, rollups, rolled):
    """Return the pages of all rounds and roll-ups, in one language."""
    names = rollups.keys() - {"in a browser"}
    return cache(
        lambda language: [
            *(render(FORMAT, view, language).decode() for view in rounds.values()),
            *(rolled(name, language) for name in sorted(names)),
        ]
    )


KHULNA = Area(AreaLevel.DISTRICT, Text(en="Khulna", bn="খুলনা"))


@pytest.fixture(name="rollups", scope="module")
def _rollups(returned, how_many):
    """Return roll-ups by name: of a district, of the nation with every fifth upazila silent, and of nothing at all.

    A browser gets a few districts of the nation in every run, and all of it in the gate.
    """
    khulna = [
        Received(f"{name}-{month}.json", returned(name, month))
        for name in ("Koyra", "Dacope", "Rupsha", "Dumuria")
        for month in ("2024-02", "2024-03")
    ]
    khulna += [Received("copy.json", khulna[1].content), RefusedFile("letter.txt", (Flaw.NOT_JSON,))]
    nation = [
        Received(f"{place.id}.json", returned(place)) for number, place in enumerate(areas.places()) if number % 5
    ]
    on = date(2024, 4, 1)
    whole = roll_up(nation, on)
    return {
        "a district": roll_up(khulna, on, area=KHULNA),
        "the nation": whole,
        "in a browser": how_many(of_districts(whole, *BROWSED), whole),
        "an example": roll_up([Received("a.json", returned("Koyra", example=True))], on),
        "nothing came": roll_up([], on, area=KHULNA, meeting="2024-03"),
    }


@pytest.fixture(name="rolled", scope="module")
def _rolled(rollups):
    """Return the page of a roll-up by its name, in one language."""
    return cache(lambda name, language: render(FORMAT, rollups[name], language).decode())


# What the file says


@dataclass
class Element:
    """An element of a page with what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def every(self, tag=""):
        for child in self.children:
            if isinstance(child, Element):
                if not tag or child.tag == tag:
                    yield child
                yield from child.every(tag)

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def by_id(self, name):
        return next(element for element in self.every() if element.attributes.get("id") == name)


class Reader(HTMLParser):
    """Reads a page into elements; an element that is not closed where it should be is an error."""

    def __init__(self):
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data):
        self.open[-1].children.append(data)


@lru_cache(maxsize=32)
def read(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def rows_of(table, part):
    return [[cell for cell in row.children if isinstance(cell, Element)] for row in next(table.every(part)).every("tr")]


def squeezed(words):
    return re.sub(r"\s+", "", words.replace("[ ]", ""))


def words_of(paper, build):
    """Yield what a paper's blocks say; a chart's description and a QR's code are drawn, not said."""
    for block in paper.blocks:
        shown = replace(block, alt="") if isinstance(block, Chart) else block
        yield from build.strings(shown)


@pytest.mark.parametrize("language", Language)
def test_every_word_of_the_papers_stands_in_its_section(rounds, build, language):
    for name, view in rounds.items():
        root = read(render(FORMAT, view, language).decode())
        annex, *reports = papers(view, language)
        main = squeezed(root.text())
        for words in (*annex.letterhead, *annex.titles, *annex.subtitles, annex.marking, annex.banner, annex.foot):
            assert squeezed(words) in main, name
        said = squeezed(next(root.every("main")).text())
        for words in words_of(annex, build):
            assert squeezed(words) in said, (name, words)
        for report, paper in zip(view.offices.reports, reports, strict=True):
            section = squeezed(root.by_id(f"office-{report.office_id}").text())
            for words in (paper.marking, *paper.titles, *paper.subtitles, *words_of(paper, build)):
                assert squeezed(words) in section, (report.office_id, words)


@pytest.mark.parametrize("language", Language)
def test_numbers_of_a_chart_stand_in_cells_under_their_series(page, book, language):
    charts = [block for block in papers(book().annex, language)[0].blocks if isinstance(block, Chart)]
    tables = [table for table in read(page(language)).every("table") if "chart" in table.attributes["class"].split()]
    assert len(tables) == len(charts) == 1
    for table, chart in zip(tables, charts, strict=True):
        head, *rows = ([cell.text() for cell in row.children if isinstance(cell, Element)] for row in table.every("tr"))
        assert head == ["", *chart.series, ""]
        assert rows == [[bar.label, *bar.shown, ""] for bar in chart.bars]


@pytest.mark.parametrize("language", Language)
def test_every_office_is_linked_from_the_table_and_leads_on_and_back(page, book, language):
    root, reports = read(page(language)), book().offices.reports
    linked = [link.attributes["href"] for link in root.by_id("offices").every("a")]
    assert linked == [f"#office-{report.office_id}" for report in reports]
    for before, after in pairwise(reports):
        onward = {link.attributes.get("rel"): link for link in root.by_id(f"office-{before.office_id}").every("a")}
        back = {link.attributes.get("rel"): link for link in root.by_id(f"office-{after.office_id}").every("a")}
        assert onward["next"].attributes["href"] == f"#office-{after.office_id}"
        assert back["prev"].attributes["href"] == f"#office-{before.office_id}"
        assert after.office.name.said(language) in onward["next"].text()
        assert back[None].attributes["href"] == "#offices"


@pytest.mark.parametrize("language", Language)
def test_a_report_tells_how_the_office_stands_how_that_is_known_and_what_changed(page, book, language):
    root, view = read(page(language)), book()
    for row, report in zip(view.annex.chair.rows, view.offices.reports, strict=True):
        stand = root.by_id(f"office-{report.office_id}")
        told = next(element for element in stand.every("dl") if element.attributes.get("class") == "stand").text()
        assert row.status.label.said(language) in told
        assert row.basis is None or row.basis.label.said(language) in told
    newly = view.annex.chair.changes.newly_done[0].office.serial
    section = root.by_id(f"office-{view.offices.reports[newly - 1].office_id}").text()
    assert Text(en="Newly implemented: decision no. 11", bn="নতুন বাস্তবায়িত: সিদ্ধান্ত নং ১১").said(language) in section


@pytest.mark.parametrize("language", Language)
def test_every_account_of_an_office_says_how_its_duties_are_known(page, book, language):
    root = read(page(language))
    shown = 0
    for report in book().offices.reports:
        section = root.by_id(f"office-{report.office_id}")
        rows = rows_of(list(section.every("table"))[1], "tbody") if report.accounts else []
        for account, row in zip(report.accounts, rows, strict=True):
            for duty, cell in zip(account.cells, row[3:], strict=False):
                if duty.of and duty.grade is not None:
                    assert f"({duty.grade.short.said(language)})" in cell.text()
                    shown += 1
    assert shown > 100


def test_a_first_report_tells_of_no_change_in_any_office(rounds):
    assert "Since the last meeting" not in render(FORMAT, rounds["first report"], Language.EN).decode()


@pytest.mark.parametrize("language", Language)
def test_every_word_of_a_roll_up_stands_on_its_page(rollups, rolled, build, language):
    for name, view in rollups.items():
        root = read(rolled(name, language))
        (paper,) = papers(view, language)
        page, said = squeezed(root.text()), squeezed(next(root.every("main")).text())
        for words in (*paper.titles, *paper.subtitles, paper.marking, paper.banner, paper.foot):
            assert squeezed(words) in page, name
        for words in words_of(paper, build):
            assert squeezed(words) in said, (name, words)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["a district", "the nation", "an example"])
def test_every_upazila_of_the_area_has_a_row_that_says_its_counts_or_that_it_did_not_report(
    rollups, rolled, language, name
):
    view = rollups[name]
    table = next(read(rolled(name, language)).by_id("upazilas").every("table"))
    printed = next(
        block for block in papers(view, language)[0].blocks if isinstance(block, Table) and len(block.columns) == 15
    )
    rows = rows_of(table, "tbody")
    every = {upazila.serial: upazila for upazila in (*view.rows, *view.missing)}
    assert [squeezed(row[0].text()) for row in rows] == [serial(place, language) for place in range(1, len(every) + 1)]
    told = {row[0]: list(row) for row in printed.rows[:-1]}
    for row in rows:
        words = [cell.text() for cell in row]
        if words[0] in told:
            assert words == told.pop(words[0])
        else:
            upazila = every[int(unicodedata.normalize("NFKC", words[0]))]
            assert upazila in view.missing
            assert upazila.upazila.said(language) in words[1]
            assert words[2:] == [Text(en="statement not received", bn="বিবরণী পাওয়া যায়নি").said(language)]
            assert row[2].attributes["colspan"] == "13"
    assert not told
    (total,) = rows_of(table, "tfoot")
    assert [cell.text() for cell in total] == list(printed.rows[-1])


@pytest.mark.parametrize("language", Language)
def test_anchors_are_unique_ascii_and_every_link_stays_on_the_page(every_page, language):
    for root in map(read, every_page(language)):
        ids = Counter(element.attributes["id"] for element in root.every() if "id" in element.attributes)
        assert set(ids.values()) == {1}
        assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in ids)
        assert {link.attributes["href"][0] for link in root.every("a")} == {"#"}
        assert {link.attributes["href"][1:] for link in root.every("a")} <= set(ids)


@pytest.mark.parametrize("language", Language)
def test_headings_go_down_one_level_at_a_time_and_tables_are_told_and_headed(every_page, language):
    for root in map(read, every_page(language)):
        levels = [int(element.tag[1]) for element in root.every() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(lower <= upper + 1 for upper, lower in pairwise(levels))
        for table in root.every("table"):
            assert next(table.every("caption")).text().strip()
            assert all(head.attributes["scope"] in {"col", "row"} for head in table.every("th"))
            for row in next(table.every("tbody")).every("tr"):
                assert [head.attributes["scope"] for head in row.every("th")] == ["row"]


def test_the_page_names_its_language_and_bangla_on_an_english_page_is_marked(book):
    view = book(gone=(DepartureCount("দপ্তর একীভূত হয়েছে", 1, 2),))
    for language in Language:
        root = read(render(FORMAT, view, language).decode())
        assert next(root.every("html")).attributes["lang"] == language
    parts = [span.text() for span in root.every("span") if span.attributes.get("lang") == "bn"]
    assert "দপ্তর একীভূত হয়েছে" in parts
    seen = re.sub(r"\sdata-also=\"[^\"]*\"", "", render(FORMAT, view, Language.EN).decode())
    for part in set(parts):
        seen = seen.replace(f'<span lang="bn">{part}</span>', "")
    assert not re.search("[\u0985-\u09b9]", seen)


# What the file may do


def hashed(content):
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("of", ["a round", "a district"])
def test_the_policy_allows_this_style_and_this_script_and_nothing_else(page, rolled, language, of):
    root = read(page(language) if of == "a round" else rolled(of, language))
    (style,), (script,) = root.every("style"), root.every("script")
    head = next(root.every("head"))
    metas = [child.attributes for child in head.children if isinstance(child, Element) and child.tag == "meta"]
    assert metas[0] == {"charset": "utf-8"}
    assert metas[1]["http-equiv"] == "Content-Security-Policy"
    assert metas[1]["content"] == (
        f"default-src 'none'; style-src '{hashed(style.text())}'; script-src '{hashed(script.text())}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert head.children.index(style) > max(head.children.index(meta) for meta in head.every("meta"))


def test_a_page_without_anything_to_look_up_has_no_script_and_its_policy_allows_none(rolled):
    for language in Language:
        root = read(rolled("nothing came", language))
        assert not [element for element in root.every() if element.tag in {"script", "input", "select", "button"}]
        policy = next(meta for meta in root.every("meta") if "http-equiv" in meta.attributes).attributes["content"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("of", ["a round", "a district"])
def test_nothing_is_fetched_and_no_style_or_handler_stands_in_an_attribute(page, rolled, language, of):
    root = read(page(language) if of == "a round" else rolled(of, language))
    assert not {element.tag for element in root.every()} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "video",
        "audio",
    }
    for element in root.every():
        assert not [
            name for name in element.attributes if name.startswith("on") or name in {"src", "style", "srcset", "action"}
        ]
    (style,), (script,) = root.every("style"), root.every("script")
    assert not re.search(r"url\(|@import|@font-face|image-set", style.text())
    assert not re.search(
        r"fetch|XMLHttp|WebSocket|sendBeacon|import\(|[a-z]Storage|cookie|indexedDB|eval|innerHTML|document\.write",
        script.text(),
    )


HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></style></script><h1>", "'; DROP TABLE --",
    "{{ 7*7 }}{% raw %}", "&lt;b&gt;&amp;", "--> <!-- ", "]]>", "<table><tr>", "\\3c style", "]{}@page", "a\u202eb\u2066c",
)  # fmt: skip


def renamed(view, words):
    """Return a round in which whatever people type holds the same words."""
    text = Text(en=words, bn=words)
    chair, head = view.annex.chair, view.annex.chair.summary.head
    letterhead = replace(head.letterhead, lines_bn=(words,), lines_en=(words,), ap_phone=words, uno_mail=words)
    committee = replace(head.committee, name=text, upazila=text, district=text)
    decided = tuple(
        replace(decision, subject=text, ordered=text, implemented_by=text, memo=words) for decision in head.decisions
    )
    new_head = replace(head, letterhead=letterhead, committee=committee, decisions=decided)
    rows = tuple(
        replace(row, name=text, portal=words, remarks=tuple(replace(remark, reference=words) for remark in row.remarks))
        for row in chair.rows
    )
    duties = tuple(replace(duty, heading=text) for duty in chair.duties)
    summary = replace(chair.summary, head=new_head, gone=(DepartureCount(words, 1, 0),))
    reports = tuple(
        replace(
            report, head=new_head, office=replace(report.office, name=text), head_post=text, portal=words, email=words,
            accounts=tuple(replace(account, post=text, login=words) for account in report.accounts), steps=(text,),
            advice=(text,), ways=(words,), duties=tuple(replace(duty, duty=text) for duty in report.duties),
        )
        for report in view.offices.reports
    )  # fmt: skip
    annex = replace(view.annex, chair=replace(chair, summary=summary, rows=rows, duties=duties))
    return RoundBook(annex, OfficeReports(reports))


def skeleton(page):
    """Return the page's elements and attributes without words, and without what only makes words breakable, keeps them whole or marks them."""
    return [
        (element.tag, sorted(element.attributes.items() - {("data-also", element.attributes.get("data-also"))}))
        for element in read(page).every()
        if element.tag not in {"wbr", "bdi", "style", "script", "meta"}
        and not (
            element.tag == "span"
            and element.attributes.keys() <= {"lang", "class"}
            and element.attributes.get("class") in {None, "long"}
        )
    ]


@pytest.mark.parametrize("language", Language)
def test_no_line_ends_at_the_hyphen_of_a_short_word_which_is_still_found_copied_and_verified_as_it_is(page, language):
    shown = page(language)
    assert "<bdi>Two-step</bdi>" in shown
    assert "bdi { white-space: nowrap; }" in shown
    assert not {"\u2011", "\u2060"} & set(shown)
    bare = shown.replace("<bdi>", "").replace("</bdi>", "")
    said, as_before = (lines_of("round.html", ".html", each.encode()) for each in (shown, bare))
    assert [line.words for line in said] == [line.words for line in as_before]


@pytest.mark.parametrize(("word", "whole"), [("Sub-district", False), ("Sub-offices", True), ("Two-step", True)])
def test_a_word_of_more_than_11_signs_is_broken_at_its_hyphen_for_which_narrow_columns_have_no_room(word, whole):
    assert (f"<bdi>{word}</bdi>" in html._words(f"The {word} here", Language.EN)) == whole


@pytest.mark.parametrize("words", HOSTILE)
def test_names_that_are_markup_stay_words(build, book, words):
    view = book(build.places()[:3])
    page = render(FORMAT, renamed(view, words), Language.EN).decode()
    assert skeleton(page) == skeleton(render(FORMAT, renamed(view, "name"), Language.EN).decode())
    root = read(page)
    shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", words)
    assert shown in root.by_id("offices").text()
    assert hashed(next(root.every("style")).text()) in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", page)


def relabelled(view, words):
    """Return a roll-up in which whatever came with the files holds the same words."""
    text = Text(en=words, bn=words)
    return replace(
        view,
        rows=tuple(replace(row, upazila=text, district=text) for row in view.rows),
        missing=tuple(replace(upazila, upazila=text, district=text) for upazila in view.missing),
        decisions=tuple(replace(decision, subject=text) for decision in view.decisions),
        duties=tuple(replace(duty, duty=text) for duty in view.duties),
        refused=tuple(replace(refused, file=words) for refused in view.refused),
        noted=tuple(replace(noted, file=words, upazila=text) for noted in view.noted),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_names_of_upazilas_and_files_that_are_markup_stay_words(rollups, words):
    view = rollups["a district"]
    page = render(FORMAT, relabelled(view, words), Language.EN).decode()
    assert skeleton(page) == skeleton(render(FORMAT, relabelled(view, "name"), Language.EN).decode())
    shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", words)
    assert shown in read(page).by_id("upazilas").text()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", page)


@given(words=st.text(st.characters(), min_size=1, max_size=30))
def test_any_words_make_a_page_of_the_same_parts(build, words):
    found = build.places()[:1]
    view = RoundBook(build.auditor(found), OfficeReports(tuple(map(build.office, found))))
    page = render(FORMAT, renamed(view, words), Language.BN).decode()
    assert skeleton(page) == skeleton(render(FORMAT, renamed(view, "name"), Language.BN).decode())
    assert all(sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"} for sign in page)


@pytest.mark.parametrize("language", Language)
def test_the_same_round_gives_the_same_bytes(book, language):
    assert render(FORMAT, book(), language) == render(FORMAT, book(), language)


@pytest.mark.parametrize("language", Language)
def test_the_same_roll_up_gives_the_same_bytes(rollups, language):
    for view in (rollups["a district"], rollups["in a browser"], rollups["nothing came"]):
        assert render(FORMAT, view, language) == render(FORMAT, view, language)


@pytest.mark.parametrize("language", Language)
def test_the_nation_is_small(rollups, rolled, language):
    assert len(rollups["the nation"].rows) + len(rollups["the nation"].missing) == 495
    assert len(rolled("the nation", language).encode()) < MOST_BYTES


@pytest.mark.parametrize("language", Language)
def test_a_round_of_an_upazila_is_small(page, book, language):
    assert len(book().offices.reports) >= 35
    assert len(page(language).encode()) < MOST_BYTES


@pytest.mark.long(instead="test_the_nation_is_small")
def test_the_page_grows_with_its_offices_and_no_faster(build, book):
    def size(number):
        found = tuple(replace(build.places()[place % 30], serial=place + 1, id=f"o{place}") for place in range(number))
        return len(render(FORMAT, book(found, parts=(), causes=()), Language.BN))

    small, middle, large = size(50), size(100), size(200)
    assert abs((large - middle) - 2 * (middle - small)) < 0.05 * large


def test_the_format_renders_whole_rounds_and_roll_ups_only(views):
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == ("html", ".html", "text/html; charset=utf-8")
    assert shown_in(FORMAT) == {RoundBook, RollupView}
    assert FORMAT.by_language
    with pytest.raises(TypeError, match="does not exist as html"):
        render(FORMAT, views["auditor"], Language.EN)


# What people meet in a browser


@pytest.fixture(name="shown")
def _shown(chromium, chromium_tab, page, tmp_path):
    """Return a builder of open pages, one at a time; at the end none may have asked for anything but itself, or erred."""
    contexts, asked, errors, place = [], [], [], tmp_path / "round.html"
    heard = {
        "request": lambda request: asked.append(request.url.split("#")[0]),
        "pageerror": lambda error: errors.append(str(error)),
        "console": lambda message: errors.append(message.text),
    }

    def without_script(**settings):
        contexts.append(chromium.new_context(java_script_enabled=False, **settings))
        return contexts[-1].new_page()

    def show(language, *, content=None, size=(1280, 900), fragment="", color_scheme="light", java_script_enabled=True):
        place.write_text(content or page(language), "utf-8", newline="")
        opened = chromium_tab if java_script_enabled else without_script()
        if opened.url != "about:blank":
            opened.goto("about:blank")
        opened.set_viewport_size({"width": size[0], "height": size[1]})
        opened.emulate_media(color_scheme=color_scheme)
        for event, hear in heard.items():
            opened.on(event, hear)
        opened.goto(place.as_uri() + fragment)
        return opened

    yield show
    for event, hear in heard.items():
        chromium_tab.remove_listener(event, hear)
    for context in contexts:
        context.close()
    assert set(asked) == {place.as_uri()}
    assert not errors


def rows_in_sight(opened, where="#offices"):
    return opened.locator(f"{where} tbody tr:not([hidden])").count()


def serials(opened, table=0, where="#offices"):
    column = opened.locator(f"{where} table").nth(table).locator("tbody tr:not([hidden]) td:first-child")
    return [int(unicodedata.normalize("NFKC", words)) for words in column.all_inner_texts()]


SIZES = {"desk": (1280, 900), "phone": (360, 740)}


@pytest.mark.parametrize(("language", "size", "scheme"), every_pair(Language, SIZES, ("light", "dark")))
def test_axe_finds_nothing(axe, shown, build, book, how_many, language, size, scheme):
    found, each = build.places(), how_many(1, 4)
    few = render(FORMAT, book(found[:each] + found[24 : 24 + each] + found[-1:]), language).decode()
    opened = shown(language, content=few, size=SIZES[size], color_scheme=scheme)
    assert not axe(opened, passes=30)


@pytest.mark.parametrize(
    ("language", "scripted"), some_of(product(Language, (True, False)), kind=lambda _, scripted: scripted)
)
def test_all_words_are_visible_with_and_without_script(shown, build, book, language, scripted):
    opened = shown(language, java_script_enabled=scripted)
    seen = squeezed(opened.locator("body").inner_text())
    for paper in papers(book(), language):
        for words in words_of(paper, build):
            assert squeezed(words) in seen, words
    assert opened.locator("#finder").is_visible() == scripted
    assert rows_in_sight(opened) == len(book().annex.chair.rows)


def test_the_search_takes_bangla_in_any_spelling_digits_of_both_scripts_and_both_languages(shown, book):
    opened = shown(Language.BN)
    rows = book().annex.chair.rows
    agriculture = next(row.serial for row in rows if "কৃষি" in row.name.bn)
    youth = next(row.serial for row in rows if "উন্নয়ন" in row.name.bn and "যুব" in row.name.bn)
    for typed, found in (
        ("কৃষি", agriculture),
        ("agriculture", agriculture),
        ("AGRI", agriculture),
        ("dae.paikgasa", agriculture),
        ("যুব উন্নয়ন", youth),
        ("যুব উন্ন\u09dfন", youth),
        ("যুব উন্নয\u09bcন", youth),
        ("  উন্নয়ন   যুব ", youth),
        ("উন্\u200dনয়ন যুব", youth),
    ):
        opened.fill("#q", typed)
        assert serials(opened) == [found], typed
    in_bangla = serials_after(opened, "২০২৪-০২/০৭")
    assert in_bangla == serials_after(opened, "2024-02/07") != []


def serials_after(opened, typed):
    opened.fill("#q", typed)
    return serials(opened)


@pytest.mark.parametrize("language", Language)
def test_filters_narrow_the_table_and_tell_how_many_are_shown(shown, book, language):
    opened, rows = shown(language), book().annex.chair.rows
    counted = [row for row in rows if not row.own]
    opened.select_option("#f-status", "partial")
    partial = [row.serial for row in counted if row.status is Status.PARTIAL]
    assert serials(opened) == partial
    told = opened.locator("#shown")
    assert told.get_attribute("role") == "status"
    numbers = [int(unicodedata.normalize("NFKC", number)) for number in re.findall(r"\d+", told.inner_text())]
    assert set(numbers[:2]) == {len(partial), len(counted)}
    opened.select_option("#f-kind", "union")
    assert serials(opened) == [
        row.serial for row in counted if row.status is Status.PARTIAL and row.kind is OfficeKind.UNION
    ]
    opened.get_by_role("button", name=Text(en="Show all", bn="সব দেখান").said(language)).click()
    assert rows_in_sight(opened) == len(rows)
    for grade in (Grade.WITNESSED, Grade.SELF_CHECKED):
        opened.select_option("#f-basis", grade.code)
        assert serials(opened) == [row.serial for row in counted if any(cell.grade is grade for cell in row.cells)]


def test_the_choice_of_a_decision_shows_offices_with_duties_left_under_it(shown, book):
    opened, view = shown(Language.EN), book()
    assert opened.locator("#f-left option").all_inner_texts() == ["All", "Decision no. 11", "Decision no. 09"]
    opened.select_option("#f-left", label="Decision no. 09")
    left = [
        report.office.serial
        for report in view.offices.reports
        if any(duty.decision == "09" and duty.cell.outcome in {"fail", "unknown"} for duty in report.duties)
    ]
    assert sorted(serials(opened) + serials(opened, table=1)) == left


@pytest.mark.parametrize("language", Language)
def test_when_nothing_fits_words_say_so(shown, language):
    opened = shown(language)
    opened.fill("#q", "no such office")
    assert rows_in_sight(opened) == 0
    assert (
        Text(en="No office fits", bn="এমন কোনো দপ্তর পাওয়া যায়নি").said(language) in opened.locator("#shown").inner_text()
    )


@pytest.mark.parametrize(
    "language", [Language.BN, pytest.param(Language.EN, marks=pytest.mark.long(instead="the same in Bangla"))]
)
@pytest.mark.long(instead="test_columns_sort_by_what_they_mean")
def test_every_column_sorts_both_ways_and_says_so(shown, book, language):
    opened = shown(language)
    headings = opened.locator("#offices table").first.locator("thead th")
    everyone = [row.serial for row in book().annex.chair.rows if not row.own]
    assert headings.first.get_attribute("aria-sort") == "ascending"
    for place in range(headings.count()):
        button = headings.nth(place).get_by_role("button")
        button.focus()
        opened.keyboard.press("Enter")
        up = (headings.nth(place).get_attribute("aria-sort"), serials(opened))
        opened.keyboard.press("Enter")
        down = (headings.nth(place).get_attribute("aria-sort"), serials(opened))
        assert {up[0], down[0]} == {"ascending", "descending"}
        assert sorted(up[1]) == sorted(down[1]) == everyone
        assert opened.locator("#offices th[aria-sort]").count() == 1


def test_columns_sort_by_what_they_mean(shown, book):
    opened = shown(Language.BN)
    rows = {row.serial: row for row in book().annex.chair.rows}
    count = len(book().annex.chair.duties)

    def sort_by(place):
        opened.locator("#offices table").first.locator("thead th").nth(place).get_by_role("button").click()
        return [rows[serial] for serial in serials(opened)]

    accounts = [row.accounts for row in sort_by(2)]
    assert accounts == sorted(accounts)
    worst_first = [Status.NOT_IMPLEMENTED, Status.NO_INFORMATION, Status.PARTIAL, Status.WAIVED, Status.IMPLEMENTED]
    statuses = [worst_first.index(row.status) for row in sort_by(3 + count)]
    assert statuses == sorted(statuses)
    come = [row.trend[-1].done / row.trend[-1].of for row in sort_by(4 + count)]
    assert come == sorted(come)
    shares = [(row.cells[0].outcome, row.cells[0].done / row.cells[0].of) for row in sort_by(3)]
    failed = [share for outcome, share in shares if outcome == "fail"]
    assert failed == sorted(failed)
    assert [outcome for outcome, _ in shares[: len(failed)]] == ["fail"] * len(failed)


@pytest.mark.long(instead="test_an_address_that_somebody_bent_shows_everything")
def test_what_was_asked_is_kept_in_the_address_and_nowhere_else(shown):
    opened = shown(Language.BN)
    opened.fill("#q", "অফিস")
    opened.select_option("#f-status", "implemented")
    opened.locator("#offices table").first.locator("thead th").nth(1).get_by_role("button").click()
    asked, found = opened.url, serials(opened)
    assert asked.split("#")[1].startswith("q=%E0%A6%85")
    opened.locator("#offices tbody tr:not([hidden]) th a").first.click()
    assert "#office-" in opened.url
    opened.locator(".report:target .moves a").first.click()
    opened.wait_for_function("asked => location.href === asked", arg=asked)  # the page says it once it has moved
    assert serials(opened) == found
    opened.reload()
    assert serials(opened) == found
    assert opened.input_value("#q") == "অফিস"
    again = shown(Language.BN, fragment="#" + asked.split("#")[1])
    assert serials(again) == found
    assert again.evaluate("scrollY") > 0
    assert opened.context.cookies() == []
    assert opened.evaluate("localStorage.length + sessionStorage.length") == 0


def test_an_address_that_somebody_bent_shows_everything(shown, book):
    opened = shown(Language.EN, fragment="#status=<script>&sort=99&q=")
    assert rows_in_sight(opened) == len(book().annex.chair.rows)
    opened = shown(Language.EN, fragment="#office-lota")
    assert opened.locator(".report:target h3").inner_text().endswith("Lota Union Parishad")


def test_the_keyboard_reaches_the_table_first_and_focus_is_seen(shown):
    opened = shown(Language.EN)
    opened.keyboard.press("Tab")
    focused = opened.locator(":focus")
    assert focused.inner_text() == "Skip to the office table"
    assert focused.bounding_box()["y"] >= 0
    assert focused.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    assert opened.locator(":focus").get_attribute("id") == "q"


WIDTHS = {"desk": 1280, "small": 1100, "old": 1024, "zoomed": 640, "phone": 360, "zoomed far": 320}
"""Widths of windows, from which a page goes on to the next narrower one without being opened again."""


def too_wide_at(opened):
    """Return at which widths something lies beyond the window."""
    found = []
    for name, width in WIDTHS.items():
        opened.set_viewport_size({"width": width, "height": 740})
        wide = opened.evaluate("document.documentElement.scrollWidth")
        beyond = opened.evaluate(
            "[...document.querySelectorAll('main *')].filter(one => one.getClientRects().length && "
            "!one.closest('thead, caption') && one.getBoundingClientRect().right > innerWidth + 1).length"
        )
        if (wide, beyond) != (width, 0):
            found.append(name)
    return found


@pytest.mark.parametrize("language", Language)
def test_no_page_is_wider_than_its_window(shown, build, book, language):
    long = renamed(book(build.places()[:3]), "supercalifragilistic" * 4 + ".khulna.gov.bd")
    for content in (None, render(FORMAT, long, language).decode()):
        assert too_wide_at(shown(language, content=content)) == []


def test_a_table_on_a_phone_is_still_a_table_and_names_each_cell(shown, build, book):
    few = render(FORMAT, book(build.places()[:2]), Language.EN).decode()
    opened = shown(Language.EN, content=few, size=(360, 740))
    session = opened.context.new_cdp_session(opened)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    assert roles["table"] == opened.locator("table").count()
    assert roles["rowheader"] == opened.locator("tbody th").count()
    assert roles["cell"] + roles["gridcell"] >= opened.locator("tbody td").count() - opened.locator(".drawn").count()
    labels = (
        opened.locator("#offices tbody tr")
        .first.locator("td")
        .evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    )
    assert labels[0] == '"No."'
    assert "none" not in labels
    assert opened.locator("#sort").is_visible()
    opened.select_option("#sort", "1")
    opened.check("[name=reversed]")
    assert serials(opened) == [2, 1]


READABLE_FIRST = [
    Language.EN,
    pytest.param(Language.BN, marks=pytest.mark.long(instead="the English paper, whose words can be read back")),
]


@pytest.mark.long(instead="test_every_office_is_linked_from_the_table_and_leads_on_and_back")
@pytest.mark.parametrize("language", READABLE_FIRST)
def test_paper_has_every_office_once_on_its_own_page_with_the_marking(shown, tool, book, language, tmp_path):
    opened, reports = shown(language, color_scheme="dark"), book().offices.reports
    opened.fill("#q", "no such office")
    opened.emulate_media(media="print", color_scheme="dark")
    colours = "one => { const style = getComputedStyle(one); return [style.color, style.backgroundColor]; }"
    assert opened.locator("body").evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert all(row.is_visible() for row in opened.locator("#offices tbody tr").all())
    assert not opened.locator("#finder").is_visible()
    assert not opened.locator("nav").is_visible()
    opened.emulate_media(media="null")
    paper = tmp_path / "round.pdf"
    opened.pdf(path=paper, prefer_css_page_size=True)
    words = subprocess.run([tool("pdftotext"), "-layout", paper, "-"], capture_output=True, check=True).stdout
    pages = unicodedata.normalize("NFC", words.decode()).split("\f")[:-1]
    assert len(pages) >= len(reports) + 3
    if language is Language.EN:  # the words that Chromium writes for Bangla cannot be read back exactly
        begins = [
            [
                report.office.serial
                for report in reports
                if f"{report.office.serial:02d} {report.office.name.en}\n" in page
            ]
            for page in pages
            if "How the office stands" in page
        ]
        assert begins == [[report.office.serial] for report in reports]
        for page in pages:
            assert "For official use only, not for publication" in page
            assert "Sample: not real data" in page
        assert "Show all" not in "".join(pages)
        assert "#office-" not in "".join(pages)


MARKED = """shift => {
  document.querySelectorAll("h2, h3, h4, h5, caption:not(.unseen)").forEach(head => head.insertAdjacentText("afterbegin", "HEAD "));
  document.querySelectorAll("table").forEach((table, number) => table.querySelectorAll("tbody > tr, tfoot > tr").forEach(
    row => row.firstElementChild.insertAdjacentText("afterbegin", `ROW${number} `)));
  document.querySelectorAll(".part:not(:last-child)").forEach(part => {
    const room = document.createElement("div");
    room.style.height = `${shift}px`;
    part.prepend(room);
  });
  document.querySelectorAll(".reports, footer").forEach(left => left.remove());
}"""
"""Words that can be found on paper whatever the language, and sections that begin further down."""
EDGE = 40
"""Points at the top and at the foot of a page that hold what every page repeats."""


@pytest.mark.parametrize("shift", [20, 40, 120, 140, 280, 300, 360])
def test_on_paper_no_heading_ends_a_page_and_no_row_of_a_table_stands_alone_there(shown, tool, shift, tmp_path):
    opened = shown(Language.EN)
    opened.evaluate(MARKED, shift)
    paper = tmp_path / "round.pdf"
    opened.pdf(path=paper, prefer_css_page_size=True)
    read = subprocess.run([tool("pdftotext"), "-bbox", paper, "-"], capture_output=True, check=True).stdout.decode()
    rows: dict[str, list[int]] = {}
    for page in read.split("<page ")[1:]:
        height = float(re.search(r'height="([\d.]+)"', page)[1])
        words = [(float(top), word) for top, word in re.findall(r'yMin="([\d.]+)".*>([^<]*)</word>', page)]
        within = [(top, word) for top, word in words if EDGE < top < height - EDGE]
        last = max(top for top, _ in within)
        assert not [top for top, word in within if word == "HEAD" and last - top < 9]
        for table, count in Counter(word for _, word in within if word.startswith("ROW")).items():
            rows.setdefault(table, []).append(count)
    assert len(rows) > 5
    assert all(min(counts) > 1 for counts in rows.values() if len(counts) > 1)


ENDS = """shift => {
  document.querySelectorAll(".signatures, .strip, .seal, .foot").forEach(end => end.insertAdjacentText("afterbegin", "END "));
  document.querySelectorAll("tr > :first-child, li > span, :is(.part, .report, .held, .box) > p:not(.foot)").forEach(
    said => said.insertAdjacentText("beforeend", " SAID"));
  document.querySelectorAll(".annex > *, .report > :first-child").forEach(first => {
    const room = document.createElement("div");
    room.style.height = `${shift}px`;
    first.before(room);
  });
}"""
"""Words that stand in what a page may not consist of, and in what it should say, and sections that begin further down."""
SHIFTS = (0, 60, 130, 230, 310)
"""So many CSS pixels further down."""


def printed_pages(paper, tool):
    read = subprocess.run([tool("pdftotext"), "-layout", paper, "-"], capture_output=True, check=True).stdout.decode()
    return read.split("\f")[:-1]


@pytest.mark.parametrize("of", ["a round", "a district"])
@pytest.mark.parametrize("shift", SHIFTS)
def test_on_paper_signatures_digest_and_foot_never_stand_alone(shown, rolled, tool, shift, of, tmp_path):
    opened = shown(Language.EN, content=rolled(of, Language.EN) if of == "a district" else None)
    opened.evaluate(ENDS, shift)
    paper = tmp_path / "round.pdf"
    opened.pdf(path=paper, prefer_css_page_size=True)
    ended = [page for page in printed_pages(paper, tool) if "END" in page]
    assert ended
    assert not [page for page in ended if "SAID" not in page]


@pytest.mark.long(instead="test_on_paper_signatures_digest_and_foot_never_stand_alone")
def test_firefox_prints_no_signatures_digest_or_foot_alone(firefox_page, page, rolled, tool, tmp_path):
    files, paper = {"round": page(Language.EN), "district": rolled("a district", Language.EN)}, tmp_path / "paper.pdf"
    for name, content in files.items():
        (tmp_path / f"{name}.html").write_text(content, "utf-8")
    shifted = list(product(files, SHIFTS))
    asked = [(tmp_path / f"{name}.html", f"({ENDS})({shift})") for name, shift in shifted]
    for each, printed in zip(shifted, firefox_page.pdfs(asked), strict=True):
        paper.write_bytes(printed)
        ended = [page for page in printed_pages(paper, tool) if "END" in page]
        assert ended, each
        assert not [page for page in ended if "SAID" not in page], each


def test_a_round_that_is_no_sample_and_not_kept_says_so(build, book):
    bare = build.head(example=False, digest="", meeting="")
    found = build.places()[:1]
    reports = tuple(build.office(place, head=bare) for place in found)
    page = render(FORMAT, book(found, reports, given_head=bare), Language.EN).decode()
    assert "Sample" not in page
    assert "Draft: not kept in the ledger" in page
    assert not [
        block for block in papers(book(found, given_head=bare).annex, Language.EN)[0].blocks if isinstance(block, Seal)
    ]
    assert "<svg" not in page


# A roll-up in a browser

UPAZILAS = "#upazilas"


@pytest.mark.long(instead="test_axe_finds_nothing")
@pytest.mark.parametrize(
    ("language", "size", "scheme", "name"),
    every_pair(Language, SIZES, ("light", "dark"), ("a district", "nothing came")),
)
def test_axe_finds_nothing_in_a_roll_up(axe, shown, rolled, name, language, size, scheme):
    opened = shown(language, content=rolled(name, language), size=SIZES[size], color_scheme=scheme)
    assert not axe(opened)


@pytest.mark.parametrize(
    ("language", "scripted"), some_of(product(Language, (True, False)), kind=lambda _, scripted: scripted)
)
def test_all_words_of_the_nation_are_visible_with_and_without_script(shown, rollups, rolled, build, language, scripted):
    view = rollups["in a browser"]
    opened = shown(language, content=rolled("in a browser", language), java_script_enabled=scripted)
    seen = squeezed(opened.locator("body").inner_text())
    for words in words_of(papers(view, language)[0], build):
        assert squeezed(words) in seen, words
    assert opened.locator("#finder").is_visible() == scripted
    assert rows_in_sight(opened, UPAZILAS) == len(view.rows) + len(view.missing) >= 40
    assert opened.locator(f"{UPAZILAS} tfoot tr").is_visible()


@pytest.mark.long(instead="test_the_search_takes_bangla_in_any_spelling_digits_of_both_scripts_and_both_languages")
@pytest.mark.parametrize("language", Language)
def test_an_upazila_of_the_nation_is_found_by_its_name_or_its_district_in_both_languages(
    shown, rollups, rolled, language
):
    opened = shown(language, content=rolled("in a browser", language))
    every = (*rollups["in a browser"].rows, *rollups["in a browser"].missing)
    habiganj = sorted(upazila.serial for upazila in every if upazila.district.en == "Habiganj")
    assert len(habiganj) == 9
    for typed, found in (
        ("হবিগঞ্জ", habiganj),
        ("HABIGANJ", habiganj),
        ("শায়েস্তাগঞ্জ", [upazila.serial for upazila in every if upazila.upazila.en == "Shayestaganj"]),
        ("shayestaganj", [upazila.serial for upazila in every if upazila.upazila.en == "Shayestaganj"]),
    ):
        opened.fill("#q", typed)
        assert serials(opened, where=UPAZILAS) == found, typed
    opened.fill("#q", "no such place")
    assert (
        Text(en="No upazila fits", bn="এমন কোনো উপজেলা পাওয়া যায়নি").said(language) in opened.locator("#shown").inner_text()
    )


@pytest.mark.parametrize("language", Language)
def test_who_did_not_report_can_be_chosen_and_a_part_has_no_total(shown, rollups, rolled, language):
    view = rollups["in a browser"]
    opened = shown(language, content=rolled("in a browser", language))
    total = opened.locator(f"{UPAZILAS} tfoot tr")
    opened.select_option("#f-sent", "no")
    assert serials(opened, where=UPAZILAS) == [upazila.serial for upazila in view.missing]
    assert not total.is_visible()
    opened.select_option("#f-district", label=Text(en="Khulna", bn="খুলনা").said(language))
    silent = [upazila.serial for upazila in view.missing if upazila.district.en == "Khulna"]
    assert serials(opened, where=UPAZILAS) == silent
    numbers = [
        int(unicodedata.normalize("NFKC", number))
        for number in re.findall(r"\d+", opened.locator("#shown").inner_text())
    ]
    assert set(numbers) == {len(silent), len(view.rows) + len(view.missing)}
    opened.get_by_role("button", name=Text(en="Show all", bn="সব দেখান").said(language)).click()
    assert rows_in_sight(opened, UPAZILAS) == len(view.rows) + len(view.missing)
    assert total.is_visible()


def test_a_district_has_no_choice_of_districts(rolled):
    page = rolled("a district", Language.EN)
    assert "f-sent" in page
    assert "f-district" not in page


@pytest.mark.long(instead="test_columns_sort_by_what_they_mean")
def test_columns_of_upazilas_sort_by_what_they_mean_and_the_silent_stand_last_both_ways(shown, rollups, rolled):
    view = rollups["in a browser"]
    opened = shown(Language.BN, content=rolled("in a browser", Language.BN))
    rows = {row.serial: row for row in view.rows}
    silent = [upazila.serial for upazila in view.missing]
    headings = opened.locator(f"{UPAZILAS} thead th")
    assert headings.count() == 15

    def sort_by(place):
        headings.nth(place).get_by_role("button").click()
        return serials(opened, where=UPAZILAS)

    keys = {
        2: lambda row: row.day,
        3: lambda row: row.counts.offices,
        5: lambda row: row.counts.accounts,
        6: lambda row: row.counts.duties[0].done * 1000 // row.counts.duties[0].total,
        10: lambda row: row.counts.tally.implemented,
        11: lambda row: row.counts.tally.implemented * 1000 // row.counts.tally.total,
        13: lambda row: row.counts.portal_offices,
    }
    for place, key in keys.items():
        for reverse in (False, True):
            found = sort_by(place)
            assert found[len(rows) :] == silent
            told = [key(rows[serial]) for serial in found[: len(rows)]]
            assert told == sorted(told, reverse=reverse), place
    by_basis = [rows[serial].counts.tally.basis for serial in sort_by(12) if serial in rows]
    better = [sum(basis[1:]) * 1000 // sum(basis) for basis in by_basis if sum(basis)]
    assert better == sorted(better)
    assert not any(sum(basis) for basis in by_basis[len(better) :])


@pytest.mark.long(instead="test_an_address_that_somebody_bent_shows_everything")
def test_what_was_asked_of_a_roll_up_is_kept_in_the_address(shown, rolled):
    opened = shown(
        Language.EN, content=rolled("in a browser", Language.EN), fragment="#q=khulna&sent=yes&sort=10&reversed=1"
    )
    found = serials(opened, where=UPAZILAS)
    assert 0 < len(found) <= 9
    assert opened.evaluate("scrollY") > 0
    opened.locator(".skip").evaluate("link => link.click()")
    opened.wait_for_url(lambda address: "q=khulna" in address)
    assert serials(opened, where=UPAZILAS) == found


@pytest.mark.long(instead="test_no_page_is_wider_than_its_window")
@pytest.mark.parametrize("language", Language)
def test_no_roll_up_is_wider_than_its_window(shown, rollups, rolled, language):
    long = relabelled(rollups["a district"], "supercalifragilistic" * 4 + ".khulna.gov.bd")
    for content in (rolled("in a browser", language), render(FORMAT, long, language).decode()):
        assert too_wide_at(shown(language, content=content)) == []


def test_on_a_phone_each_cell_names_its_column_and_a_silent_upazila_is_short(shown, rolled):
    opened = shown(Language.EN, content=rolled("a district", Language.EN), size=(360, 740))
    row = opened.locator(f"{UPAZILAS} tbody tr", has=opened.locator("td:nth-child(15)")).first
    labels = row.locator("td").evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert labels[:3] == ['"No."', '"As of"', '"Offices"']
    assert "none" not in labels
    silent = opened.locator(f"{UPAZILAS} tbody tr", has=opened.locator("td[colspan]")).first
    why = silent.locator("td[colspan]")
    assert why.inner_text() == "statement not received"
    assert why.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"
    assert silent.bounding_box()["height"] < row.bounding_box()["height"] / 3


@pytest.mark.long(instead="test_every_upazila_of_the_area_has_a_row_that_says_its_counts_or_that_it_did_not_report")
@pytest.mark.parametrize("language", READABLE_FIRST)
def test_paper_has_every_upazila_whatever_was_asked_on_pages_that_lie_on_their_side(
    shown, tool, rollups, rolled, language, tmp_path
):
    view = rollups["in a browser"]
    opened = shown(language, content=rolled("in a browser", language), color_scheme="dark")
    opened.fill("#q", "no such place")
    opened.emulate_media(media="print", color_scheme="dark")
    assert opened.locator(f"{UPAZILAS} tr").evaluate_all("rows => rows.every(row => row.getClientRects().length)")
    assert not opened.locator("#finder").is_visible()
    opened.emulate_media(media="null")
    paper = tmp_path / "rollup.pdf"
    opened.pdf(path=paper, prefer_css_page_size=True)
    words = subprocess.run([tool("pdftotext"), "-layout", paper, "-"], capture_output=True, check=True).stdout
    pages = words.decode().split("\f")[:-1]
    told = subprocess.run([tool("pdfinfo"), "-l", str(len(pages)), paper], capture_output=True, check=True).stdout
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", told.decode())
    assert len(sizes) == len(pages)
    assert all(float(width) > float(height) for width, height in sizes)
    if language is Language.EN:  # the words that Chromium writes for Bangla cannot be read back exactly
        said = " ".join("".join(pages).split())
        assert said.count("statement not received") == len(view.missing)
        assert all(row.upazila.en in said for row in view.rows)
        totals = [line for page in pages for line in page.splitlines() if line.strip().startswith("Total")]
        assert len(totals) == sum(len(decision.groups) > 1 for decision in view.decisions) + 1
        assert all("For official use only, not for publication" in page for page in pages)
