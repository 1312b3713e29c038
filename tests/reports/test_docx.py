"""A DOCX is tested as what Word and LibreOffice get: its words, its settings for Bangla, and its tables when pasted."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import zipfile
import zlib
from collections import Counter
from copy import deepcopy
from datetime import datetime
from itertools import accumulate

import docx
import pytest
import segno
from changing import fields_of, replace
from counting import calls
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from hypothesis import given
from hypothesis import strategies as st
from rendering import papers, render, shown_in
from sampling import examples

from auditor.i18n import Language, Text, clean
from auditor.model.paper import (
    Bar,
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
from reports import pdf
from reports.docx import ALTERNATIVE, FONT, FORMAT, TICK, draw
from reports.docx.bars import bar
from reports.docx.columns import fitted_columns
from reports.docx.grids import CELL_X

pytestmark = pytest.mark.sampled

IN_ORDER = ("rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "bdr", "shd", "rtl", "cs", "lang")
HOSTILE = {
    "markup": "<w:t>x</w:t> &amp; <!-- --> ]]> <?xml?> \"quoted\" 'single'",
    "a formula": "=cmd|'/c calc'!A1",
    "a field": "{ INCLUDETEXT c:\\\\x } PAGE \\* MERGEFORMAT",
    "500 letters": "ক্ষ্ম" * 100,
    "right to left marks": "\u202eabc\u202c \u2067def\u2069 \u200fghi\u200e \u061cjkl",
    "control signs": "a\x00b\x01c\x0bd\x1fe\x7ff\r\ng\ufffeh\uffffi\ud800j",
    "only signs that are dropped": "\u200b\x00\u202e",
    "lines and tabs": "a\nb\tc\n\nd",
    "tick boxes": "[ ][ ] yes [ ] no[ ]",
    "blank": "  ",
}


MADE = {}


def made_of(case):
    """Return the document of a case, drawn once for all tests of this module."""
    if not isinstance(case.view, tuple(shown_in(FORMAT))):
        pytest.skip("no paper of this format")
    if (case.name, case.language) not in MADE:
        MADE[case.name, case.language] = render(FORMAT, case.view, case.language)
    return MADE[case.name, case.language]


def opened(made):
    return docx.Document(io.BytesIO(made))


def stories(document):
    """Return the roots of the body and of each head and foot."""
    roots = [document.element.body]
    for section in document.sections:
        roots += [story.part.element for story in (section.header, section.footer) if not story.is_linked_to_previous]
    return roots


def said(paragraph):
    """Return the words of a paragraph, its tick boxes as papers write them."""
    written = [
        element
        for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        if element.getparent().tag == qn("w:r")
    ]
    between = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    return "".join(between.get(element.tag, element.text or "") for element in written).replace(TICK, "[ ] ")


def paragraphs(document):
    return [said(paragraph) for root in stories(document) for paragraph in root.iter(qn("w:p"))]


def width_of(word, size):
    """Return how wide the column of a word is beside one that has all the room there is."""
    _, (width, _) = fitted_columns(Table((Column(word, 0.001), Column("", 1)), (), alt="x"), 100_000, size)
    return width


def words(texts):
    return Counter(word for text in texts for word in clean(text).replace("[ ]", " [ ] ").split())


def printed(value):
    """Yield the strings of a paper that a reader sees on it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from printed(part)
    else:
        unseen = {
            "name",
            "language",
            "qr",
            "alt",
            "align",
            *({"title", "blank_page"} if isinstance(value, Paper) else ()),
        }
        for name, part in fields_of(value).items():
            if name not in unseen:
                yield from printed(part)


def paper(*blocks, **changes):
    made = Paper(
        "paper", Language.BN, "শিরোনাম", "পরিশিষ্ট-ক", "নমুনা", ("সরকার", "কার্যালয়"), ("প্রতিবেদন", "অগ্রগতি"), ("সূত্র",), blocks,
        "পৃষ্ঠা", "যাচাই-সংকেত: 7KQ2", 2024, 2, 11,
    )  # fmt: skip
    return replace(made, **changes)


def every_block(text):
    column = Column(text, 1)
    return (
        Heading(text),
        Heading(text, 2),
        Box(text, (text, text)),
        KeyBlock(((text, text), (text, text))),
        Paragraph(text),
        Paragraph(text, strong=True, align="center"),
        Paragraph(text, small=True, align="right"),
        Paragraph(text, lead=text),
        Heading(text, new_page=True),
        Items(((text, text), ("(ক)", text)), small=True),
        Table((column, Column(text, 1, large=True)), ((text, text),) * 2, alt=text, whole=True),
        Table((column, column), ((text, text),) * 2, alt=text, strong_rows=(1,)),
        Chart(text, text, (text, text), (Bar(text, (3, 1), (text, text)), Bar(text, (0, 0), (text, text)))),
        Seal(text, text, "00ff"),
        Signatures(((text, text), (text,))),
        Strip(text, (text, text)),
    )


# Words


def test_every_word_of_the_paper_stands_in_the_document_and_no_other(case):
    document = opened(made_of(case))
    papers = case.papers
    found, wanted = (
        words(paragraphs(document)),
        words(text for paper in papers for part in parts_of(paper) for text in printed(part)),
    )
    once = {
        word
        for paper in papers
        for text in (paper.banner, paper.marking, paper.page_words, paper.foot)
        for word in text.split()
    }
    missing = {word: number for word, number in (wanted - found).items() if word not in once or word not in found}
    assert not missing
    assert set(found - wanted) <= {":", "·", "1/1"}


@pytest.mark.parametrize("block", every_block("প্রতিস্বাক্ষর"), ids=lambda block: type(block).__name__)
def test_every_text_of_every_block_is_drawn(block):
    texts = words(paragraphs(opened(draw([paper(block)]))))
    assert texts["প্রতিস্বাক্ষর"] == list(printed(block)).count("প্রতিস্বাক্ষর")


def test_a_tick_box_is_a_square_that_stays_beside_its_words():
    document = opened(draw([paper(Paragraph("উত্তর: [ ] হ্যাঁ [ ] না"))]))
    runs = [run for root in stories(document) for run in root.iter(qn("w:r"))]
    boxes = [run for run in runs if "\u2610" in "".join(text.text or "" for text in run.iter(qn("w:t")))]
    assert [box.find(qn("w:t")).text for box in boxes] == ["\u2610\u00a0"] * 2
    assert {box.find(qn("w:rPr")).find(qn("w:rFonts")).get(qn("w:ascii")) for box in boxes} == {"Segoe UI Symbol"}
    assert "উত্তর: [ ] হ্যাঁ [ ] না" in paragraphs(document)


# Bangla is a complex script


def every_root(made):
    """Return the XML of every part that may hold settings of runs."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        names = [name for name in packed.namelist() if re.fullmatch(r"word/[A-Za-z]+\d*\.xml", name)]
        return {name: etree.fromstring(packed.read(name)) for name in names}


def local(element):
    return element.tag.rpartition("}")[2]


def test_every_setting_of_letters_is_written_for_both_scripts_in_the_order_of_the_schema(case):
    for name, root in every_root(made_of(case)).items():
        assert not list(root.iter(qn("w:rtl"))), name
        for about in root.iter(qn("w:rPr")):
            told = [local(setting) for setting in about]
            assert told == sorted(told, key=IN_ORDER.index), name
            assert ("b" in told) == ("bCs" in told)
            for latin, complex_script in zip(about.findall(qn("w:sz")), about.findall(qn("w:szCs")), strict=True):
                assert latin.get(qn("w:val")) == complex_script.get(qn("w:val"))
        for element in root.iter(qn("w:rFonts")):
            assert {name.rpartition("}")[2] for name in element.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
            assert len(set(element.values())) == 1
        for element in root.iter(qn("w:lang")):
            assert element.get(qn("w:bidi")) == "bn-BD"


def assert_bangla(about):
    assert about.find(qn("w:rFonts")).get(qn("w:cs")) == FONT
    assert about.find(qn("w:szCs")) is not None
    assert about.find(qn("w:lang")).get(qn("w:bidi")) == "bn-BD"


def test_defaults_and_styles_are_set_for_bangla(views):
    made = render(FORMAT, views["chair"], Language.BN)
    styles = every_root(made)["word/styles.xml"]
    assert_bangla(styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"))
    named = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    for name in ("Normal", "Title", "Heading1", "Heading2", "Header", "Footer"):
        assert_bangla(named[name].find(qn("w:rPr")))
    language = opened(made).settings.element.find(qn("w:themeFontLang"))
    assert language.get(qn("w:bidi")) == "bn-BD"


def test_the_government_font_has_a_second_choice_that_comes_with_windows(views):
    table = every_root(render(FORMAT, views["chair"], Language.BN))["word/fontTable.xml"]
    (nikosh,) = [font for font in table if font.get(qn("w:name")) == FONT]
    assert nikosh.find(qn("w:altName")).get(qn("w:val")) == ALTERNATIVE


def test_every_style_that_is_used_is_there(case):
    document = opened(made_of(case))
    known = {style.style_id for style in document.styles}
    used = {style.get(qn("w:val")) for root in stories(document) for style in root.iter(qn("w:pStyle"))}
    assert used <= known


# Tables


def tables(document):
    return list(document.element.body.iter(qn("w:tbl")))


def spanned(row):
    """Return how many columns of the table a row's cells take."""
    spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
    return sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans)


def headed(document):
    """Return the tables that have a heading, without boxes, charts and signatures."""
    return [table for table in tables(document) if next(table.iter(qn("w:tblHeader")), None) is not None]


def test_every_table_carries_its_look_itself(case):
    document = opened(made_of(case))
    widths = {14967 if part.landscape else 10035 for paper in case.papers for part in parts_of(paper)}
    for table in tables(document):
        about = table.find(qn("w:tblPr"))
        grid = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
        assert about.find(qn("w:tblStyle")) is None
        assert about.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert about.find(qn("w:tblBorders")) is not None
        assert sum(grid) in widths
        assert about.find(qn("w:tblW")).attrib == {qn("w:w"): "5000", qn("w:type"): "pct"}
        assert len(grid) <= 63
        for row in table.iter(qn("w:tr")):
            assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
            assert spanned(row) == len(grid)
            parts = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.findall(qn("w:tc"))]
            assert {part.get(qn("w:type")) for part in parts} == {"pct"}
            assert sum(int(part.get(qn("w:w"))) for part in parts) == 5000
        for run in table.iter(qn("w:r")):
            if run.find(qn("w:t")) is not None and "\u2610" not in run.find(qn("w:t")).text:
                assert_bangla(run.find(qn("w:rPr")))
        for about in table.iter(qn("w:pPr")):  # what is typed into an empty cell looks like the others
            assert about.find(qn("w:rPr")) is None or about.find(qn("w:rPr")).find(qn("w:szCs")) is not None
            assert about.find(qn("w:spacing")).get(qn("w:line")) == "240"
            assert about.find(qn("w:pStyle")) is None


def test_headings_of_tables_repeat_and_their_widths_follow_the_shares(views):
    asked = [block for block in papers(views["chair"], Language.EN)[0].blocks if isinstance(block, Table)]
    drawn = headed(opened(render(FORMAT, views["chair"], Language.EN)))
    assert len(drawn) == len(asked)
    grid = [int(column.get(qn("w:w"))) for column in drawn[0].find(qn("w:tblGrid"))]
    shares = [column.share for column in asked[0].columns]
    assert all(abs(width / sum(grid) - share / sum(shares)) < 0.02 for width, share in zip(grid, shares, strict=True))
    titles = [said(paragraph) for paragraph in next(drawn[0].iter(qn("w:tr"))).iter(qn("w:p"))]
    assert titles == [column.title for column in asked[0].columns]


def test_what_a_table_shows_is_told_to_who_cannot_see_it(views):
    told = {
        description.get(qn("w:val"))
        for description in opened(render(FORMAT, views["chair"], Language.EN)).element.iter(qn("w:tblDescription"))
    }
    assert {
        block.alt for block in papers(views["chair"], Language.EN)[0].blocks if isinstance(block, Table | Chart)
    } <= told


def test_no_column_is_too_narrow_for_its_serials():
    columns = (Column("ক্রম", 0.1), *(Column("নাম", 5),) * 6)
    (table,) = tables(opened(draw([paper(Table(columns, (), alt="নাম"))])))
    assert min(int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))) >= Mm(9.9).twips


def test_room_for_handwriting_is_kept():
    (table,) = tables(opened(draw([paper(Table((Column("নাম", 1),), (("",),), alt="নাম", row_height=12))])))
    assert [height.get(qn("w:val")) for height in table.iter(qn("w:trHeight"))] == [str(round(12 * 1440 / 25.4))]


def test_a_column_that_is_written_in_by_hand_lends_no_room():
    columns = (Column("ক" * 12, 0.5), Column("নাম", 5), Column("উত্তর", 5))
    typed = Table(columns, (("ক" * 12, "ক", ""),), alt="নাম")
    _, (_, _, narrow) = fitted_columns(typed, 9000, 9)
    _, (_, _, kept) = fitted_columns(replace(typed, row_height=9), 9000, 9)
    assert narrow < kept
    _, told = fitted_columns(Table(tuple(replace(column, title="ক") for column in columns), (), alt="x"), 9000, 9)
    assert kept == told[2]


def test_a_row_without_a_cell_a_column_is_refused():
    with pytest.raises(ValueError, match="row 2 of a table has 1 cells for 2 columns"):
        draw([paper(Table((Column("a", 1),) * 2, (("x", "y"), ("x",)), alt="x"))])


def test_tables_never_touch(case):
    body = opened(made_of(case)).element.body
    kinds = [local(element) for element in body]
    assert "tbl tbl" not in " ".join(kinds)
    assert kinds[-2:] == ["p", "sectPr"]


# Charts


def pictures(document):
    """Return the pictures of the only table row by row, as PNG; swatches first, then a bar a row."""
    (chart,) = tables(document)
    parts = document.part.related_parts
    return [[parts[blip.get(qn("r:embed"))].blob for blip in row.iter(qn("a:blip"))] for row in chart.iter(qn("w:tr"))]


def dots(png):
    """Return the width of a picture of ours and its rows of dots, grey from 0 to 255."""
    width, _height = struct.unpack(">II", png[16:24])
    (length,) = struct.unpack(">I", png[33:37])
    held = zlib.decompress(png[41 : 41 + length])
    return width, [held[at + 1 : at + 1 + width] for at in range(0, len(held), width + 1)]


def lengths(png):
    """Return how long the parts of a bar are: each has a line around it, and all have one above them."""
    _, rows = dots(png)
    ends = [at for at, dot in enumerate(rows[0]) if dot == 0]
    return len(ends)


def patterns(png):
    """Return the dots between the lines of the only part of a picture, from its corner on."""
    _, rows = dots(png)
    return tuple(row[2:38] for row in rows[2:18])


def test_a_bar_is_drawn_to_scale_in_patterns_that_need_no_colour():
    chart = Chart(
        "c",
        "c",
        ("a", "b", "c"),
        (Bar("1", (24, 12, 12), ("24", "12", "12")), Bar("2", (12, 0, 12), ("12", "-", "12"))),
    )
    named, swatches, (first,), (second,) = pictures(opened(draw([paper(chart)])))
    assert len({patterns(swatch) for swatch in swatches}) == 3
    assert named == swatches
    assert [round(length / dots(first)[0], 1) for length in map(lengths, (first, second))] == [1.0, 0.5]
    assert patterns(first) == patterns(second) == patterns(swatches[0])


def test_the_names_of_a_charts_series_stand_in_a_line_as_wide_as_the_chart():
    chart = Chart("c", "c", ("Partly implemented", "No information"), (Bar("1", (1, 2), ("1", "2")),))
    (drawn,) = tables(opened(draw([paper(chart)])))
    (named,) = drawn.xpath("./w:tr[1]/w:tc")
    assert named.xpath("string(./w:tcPr/w:gridSpan/@w:val)") == "4"
    assert " ".join(text.text for text in named.iter(qn("w:t"))).split() == [
        "Partly",
        "implemented",
        "No",
        "information",
    ]


@examples(30)
@given(st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_nothing_counted_vanishes_from_a_bar(counts):
    parts = tuple((number, 1000 * counted // (sum(counts) or 1)) for number, counted in enumerate(counts) if counted)
    _, rows = dots(bar(parts, 60, 4))
    lines = [at for at, dot in enumerate(rows[2]) if dot == 0 and all(row[at] == 0 for row in rows[:-2])]
    assert len(lines) >= 4 * len(parts)


def test_the_bars_of_a_wide_page_have_room_on_a_narrow_one():
    chart = Chart("c", "c", tuple("abcdef"), (Bar("1", (1,) * 6, ("1",) * 6),))
    (drawn,) = tables(opened(draw([paper(chart, landscape=True)])))
    (cell,) = [int(cell.get(qn("w:w"))) for cell in list(drawn.iter(qn("w:tcW")))[-7:-6]]
    widest = max(int(extent.get("cx")) for extent in drawn.iter(qn("wp:extent")))
    assert Emu(widest).twips < 10035 * cell / 5000


def test_a_paper_ten_times_as_long_takes_ten_times_as_many_steps():
    def steps(rows):
        table = Table((Column("দপ্তর", 2), Column("অবস্থা", 1)), (("উপজেলা কৃষি অফিস", "বাস্তবায়িত"),) * rows, "সারণি")
        return calls(lambda: draw([paper(table)]))

    first, more, most = (steps(rows) for rows in (10, 110, 1110))
    assert most - more <= 1.1 * 10 * (more - first)


def test_a_bar_without_a_number_a_series_is_refused():
    with pytest.raises(ValueError, match="not one number a series"):
        draw([paper(Chart("c", "c", ("a", "b"), (Bar("1", (1,), ("1",)),)))])


# The page


UPRIGHT, ON_ITS_SIDE = (210, 297, "PORTRAIT"), (297, 210, "LANDSCAPE")


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("chair", [UPRIGHT, ON_ITS_SIDE, UPRIGHT]),
        ("auditor", [UPRIGHT, ON_ITS_SIDE, UPRIGHT]),
        ("minutes", [UPRIGHT]),
        ("office dae", [UPRIGHT]),
    ],
)
def test_papers_are_a4_and_lie_on_their_side_from_one_turn_to_the_next(views, name, pages):
    sections = opened(render(FORMAT, views[name], Language.BN)).sections
    assert [
        (round(section.page_width.mm), round(section.page_height.mm), section.orientation.name) for section in sections
    ] == pages


def test_what_stands_between_two_turns_stands_in_the_section_on_its_side():
    drawn = draw([paper(Paragraph("আগে"), Turn(), Paragraph("মাঝে"), Turn(), Paragraph("পরে"))])
    told, found = [], []
    for element in opened(drawn).element.body:
        told += [words for words in ("আগে", "মাঝে", "পরে") if words in said(element)]
        if element.find(".//" + qn("w:sectPr")) is not None or element.tag == qn("w:sectPr"):
            found.append(told)
            told = []
    assert found == [["আগে"], ["মাঝে"], ["পরে"]]


def test_each_page_says_whose_it_is_and_which_round_it_is_made_from(views):
    document = opened(render(FORMAT, views["chair"], Language.BN))
    (paper_,) = papers(views["chair"], Language.BN)
    section, *others = document.sections
    head = section.header.part.element
    for other in others:  # its pages are of another width, so it has a head of its own that says the same
        assert said(other.header.part.element) == said(head)
        assert said(other.footer.part.element) == said(section.footer.part.element)
    assert [said(paragraph) for paragraph in head.iter(qn("w:p"))] == [paper_.banner, paper_.marking, ""]
    foot = section.footer.part.element
    assert [field.get(qn("w:instr")).strip() for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert said(foot).startswith("পৃষ্ঠা ")
    assert said(foot).endswith(f" · {paper_.foot}")


def test_each_office_begins_a_page(views):
    reports = views["office reports"]
    document = opened(render(FORMAT, reports, Language.BN))
    assert len(document.sections) == len(reports.reports)
    assert {section.start_type.name for section in document.sections} == {"NEW_PAGE"}
    assert [section.header.is_linked_to_previous for section in document.sections] == [False, True, True]


def test_papers_of_two_kinds_keep_their_own_page_and_head():
    document = opened(draw([paper(landscape=True), paper(marking="", banner=""), paper(marking="অন্য")]))
    assert [round(section.page_width.mm) for section in document.sections] == [297, 210, 210]
    heads = [
        " ".join(said(paragraph) for paragraph in section.header.part.element.iter(qn("w:p"))).split()
        for section in document.sections
    ]
    assert heads == [["নমুনা", "পরিশিষ্ট-ক"], [], ["নমুনা", "অন্য"]]


def test_the_seal_is_a_picture_that_is_told_in_words(views):
    document = opened(render(FORMAT, views["chair"], Language.EN))
    (seal,) = [block for block in papers(views["chair"], Language.EN)[0].blocks if isinstance(block, Seal)]
    *_of_charts, inline = document.inline_shapes
    assert inline._inline.docPr.get("descr") == f"QR: {seal.caption}"
    assert (round(inline.width.mm), round(inline.height.mm)) == (28, 28)
    wanted = io.BytesIO()
    segno.make_qr(seal.qr, error="m").save(wanted, kind="png", scale=6, border=4)
    embedded = document.part.related_parts[inline._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert (embedded.content_type, embedded.blob) == ("image/png", wanted.getvalue())


# The file


def test_bytes_are_the_same_for_the_same_view_on_any_day(views, monkeypatch):
    first = render(FORMAT, views["chair"], Language.BN)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render(FORMAT, views["chair"], Language.BN) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_tells_the_paper_and_nothing_of_who_made_it(views):
    about = opened(render(FORMAT, views["chair"], Language.BN)).core_properties
    assert about.title == papers(views["chair"], Language.BN)[0].title
    assert about.created.replace(tzinfo=None) == about.modified.replace(tzinfo=None) == datetime(2024, 2, 11)
    assert {about.author, about.last_modified_by, about.comments, about.subject, about.keywords} == {""}
    with zipfile.ZipFile(io.BytesIO(render(FORMAT, views["chair"], Language.BN))) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name or "custom" in name or "app.xml" in name]


def test_a_heading_may_begin_a_page_and_a_table_may_stay_together():
    table = Table(
        (Column("head", 1), Column("code", 1, large=True)), (("one", "K7"), ("two", "Q3")), alt="x", whole=True
    )
    body = opened(draw([paper(Heading("front"), table, Heading("back", new_page=True))])).element.body
    assert [
        bool(paragraph.xpath("./w:pPr/w:pageBreakBefore"))
        for paragraph in body.xpath("./w:p[contains(., 'ack') or contains(., 'ont')]")
    ] == [
        False,
        True,
    ]
    rows = body.xpath(".//w:tr")
    assert [len(row.xpath(".//w:keepNext")) for row in rows] == [2, 2, 2]
    sizes = {run.xpath("string(.)"): run.xpath("string(./w:rPr/w:sz/@w:val)") for run in body.xpath(".//w:tr//w:r")}
    assert int(sizes["K7"]) > int(sizes["one"])


def test_the_last_two_rows_of_a_table_go_with_the_signatures_below_it_to_their_page():
    table = Table((Column("head", 1), Column("code", 1)), tuple((f"{row}", "x") for row in range(8)), alt="x")
    signed = Signatures((("who",),))
    for blocks, wanted in (
        ((table, signed), [2, 2, *[0] * 5, 2, 2]), ((table, Paragraph("note"), signed), [2, 2, *[0] * 5, 2, 2]),
        ((table,), [2, 2, *[0] * 4, 2, 2, 2]), ((table, Paragraph("note"), Paragraph("more"), signed), [2, 2, *[0] * 4, 2, 2, 0]),
    ):  # fmt: skip
        body = opened(draw([paper(*blocks)])).element.body
        rows = body.xpath("./w:tbl[contains(., 'head')]/w:tr")
        assert [len(row.xpath(".//w:keepNext")) for row in rows] == wanted
        between = body.xpath("./w:tbl[contains(., 'head')]/following-sibling::w:p[1]/w:pPr/w:keepNext")
        assert len(between) == (bool(wanted[-1]) and len(blocks) > 1)


def test_a_table_begins_with_two_rows_and_ends_with_three_on_a_page_and_a_short_one_is_not_split():
    def kept_rows(count, words="x"):
        table = Table((Column("head", 1), Column("code", 1)), ((words, "x"),) * count, alt="x")
        rows = opened(draw([paper(table, Paragraph("below"))])).element.body.xpath("./w:tbl[contains(., 'head')]/w:tr")
        return [bool(row.xpath(".//w:keepNext")) for row in rows]

    assert kept_rows(8) == [True] * 2 + [False] * 4 + [True, True, False]
    assert kept_rows(4) == [True] * 4 + [False]
    assert kept_rows(5, "many words " * 20) == [True, True, False, True, True, False]
    assert kept_rows(4, "many words " * 20) == [True, True, False, True, False]
    assert kept_rows(3, "many words " * 20) == [True, True, True, False]


def test_a_box_below_signatures_stands_on_their_page_with_what_is_said_between():
    signed, boxed = Signatures((("who",),)), Box("for us", ("received",))
    for blocks, wanted in (
        ((signed, Paragraph("help"), boxed), True), ((signed, boxed), True), ((signed, Paragraph("help"), Paragraph("more"), boxed), False)
    ):  # fmt: skip
        body = opened(draw([paper(*blocks)])).element.body
        kept = [
            bool(part.xpath(".//w:keepNext"))
            for part in body.xpath("./w:tbl[contains(., 'who')]//w:p[contains(., 'who')]")
        ]
        (between,) = body.xpath("./w:tbl[contains(., 'who')]/following-sibling::w:p[1]")
        assert (kept, bool(between.xpath("./w:pPr/w:keepNext"))) == ([wanted], wanted)


def test_the_last_row_on_a_page_stands_with_the_paragraph_that_word_needs_below_it_which_alone_would_be_a_blank_page():
    table = Table((Column("head", 1),), (("x",),) * 8, alt="x")
    for last in (table, Box("head", ("x",)), Signatures((("head", "x"),)), KeyBlock((("head", "x"),))):
        for after in (Heading("next", new_page=True), Heading("back", overleaf=True)):
            *_, row = opened(draw([paper(last, after)])).element.body.xpath("./w:tbl[contains(., 'head')]/w:tr")
            assert row.xpath(".//w:keepNext")
            assert row.xpath("./../following-sibling::w:p[1]/w:pPr/w:spacing/@w:line") == ["20"]
        *_, row = opened(draw([paper(last), paper()])).element.body.xpath("./w:tbl[contains(., 'head')]/w:tr")
        kept = [
            [local(setting) for setting in paragraph.xpath("./w:pPr/*")][:1] for paragraph in row.xpath(".//w:p[w:r]")
        ]
        assert kept == [["keepNext"]] * len(kept)
        assert row.xpath("./../following-sibling::w:p[1]/w:pPr[w:sectPr]/w:spacing/@w:line") == ["20"]


def test_a_seal_stands_below_the_last_item_of_the_list_before_it():
    listed = Items((("1.", "first"), ("2.", "last")))
    for after, kept_items in ((Seal("c", "D", "q"), [False, True]), (Paragraph("x"), [False, False])):
        body = opened(draw([paper(listed, after)])).element.body
        lines = body.xpath("./w:p[contains(., 'first') or contains(., 'last')]")
        assert [bool(line.xpath("./w:pPr/w:keepNext")) for line in lines] == kept_items


def test_a_column_is_as_wide_as_its_longest_word_before_the_word_is_cut():
    def widths(*titles):
        table = Table(tuple(Column(title, 1) for title in titles), (("1",) * len(titles),), alt="x", small=True)
        (drawn,) = tables(opened(draw([paper(table)])))
        return [int(column.get(qn("w:w"))) for column in drawn.iter(qn("w:gridCol"))]

    even = widths(*"abcdefghijkl")
    fitted = widths("Implemented", *"bcdefghijkl")
    assert max(even) - min(even) <= 1
    assert fitted[0] > 1.2 * even[0]
    assert sum(fitted) == sum(even)
    assert len(set(widths(*("Implemented",) * 12))) <= 2  # nobody can spare what all lack


def test_a_table_of_more_words_than_its_columns_hold_has_smaller_letters_before_a_word_is_cut():
    def drawn(columns, small=True):
        titles = ["Implemented"] * columns
        block = Table(tuple(Column(title, 1) for title in titles), (("1",) * columns,), alt="x", small=small)
        (table,) = tables(opened(draw([paper(block, landscape=True)])))
        (size,) = {int(size.get(qn("w:val"))) / 2 for size in table.iter(qn("w:sz"))}
        widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        return size, min(widths) >= width_of("Implemented", size)

    assert drawn(4) == (9, True)
    assert drawn(4, small=False) == (10, True)
    assert drawn(11) == (8.5, True)
    assert drawn(11, small=False) == (8.5, True)
    assert drawn(16) == (7.5, False)  # no letters smaller than can be read


def test_the_era_stands_on_the_line_of_its_date_also_in_a_narrow_column():
    table = Table((Column("head", 1), Column("other", 9)), (("২৯.০১.২০২৪ খ্রি.", "x"),), alt="x")
    drawn = opened(draw([paper(Paragraph("তারিখ: ২৯.০১.২০২৪ খ্রি. থেকে"), table)]))
    assert {"তারিখ: ২৯.০১.২০২৪\u00a0খ্রি. থেকে", "২৯.০১.২০২৪\u00a0খ্রি."} <= set(paragraphs(drawn))
    ((first, _),) = [widths(drawn_table) for drawn_table in headed(drawn)]
    assert first >= width_of("২৯.০১.২০২৪খ্রি.", 10)


def test_below_the_title_a_label_stands_on_the_line_of_its_date():
    drawn = opened(draw([paper(Paragraph("x"), subtitles=(f"{'সূত্র ' * 20}· তারিখ: ২৯.০১.২০২৪ খ্রি.",))]))
    assert any(line.endswith("সূত্র · তারিখ:\u00a0২৯.০১.২০২৪\u00a0খ্রি.") for line in paragraphs(drawn))


def test_words_stand_off_the_lines_above_them():
    body = opened(draw([replace(paper(Strip("cut", ("words",)), Signatures((("who", "post"),))), letterhead=("us",))]))
    (dashed,) = body.element.body.xpath(".//w:pBdr/w:top")
    assert int(dashed.get(qn("w:space"))) > 0
    first, second = body.element.body.xpath(".//w:tc[contains(., 'who')]/w:p/w:pPr/w:spacing")
    assert int(first.get(qn("w:before"))) > int(second.get(qn("w:before"))) == 0


def test_a_letter_begins_below_its_letterhead():
    for titles, room in (((), True), (("title",), False)):
        body = opened(draw([replace(paper(Paragraph("memo")), letterhead=("us", "here"), titles=titles)])).element.body
        after = [int(part.get(qn("w:after"))) > 0 for part in body.xpath("./w:p[position() < 3]/w:pPr/w:spacing")]
        assert after == [False, room]


def test_the_format_draws_whatever_is_printed():
    assert (FORMAT.name, FORMAT.suffix) == ("docx", ".docx")
    assert shown_in(FORMAT) == shown_in(pdf.FORMAT)


def test_no_paper_is_refused():
    with pytest.raises(ValueError, match="no paper"):
        draw([])


def test_a_paper_of_nothing_can_be_opened():
    empty = replace(paper(), letterhead=(), titles=(), subtitles=(), banner="", marking="", foot="")
    assert opened(draw([empty, empty])).sections[1] is not None
    blocks = (Table((), (), alt=""), Items(()), KeyBlock(()), Chart("", "", (), ()), Signatures(()))
    assert len(opened(draw([replace(empty, blocks=blocks)] * 2)).sections) == 2


# Hostile words


def shape(document):
    return [
        local(element)
        for root in stories(document)
        for element in root.iter()
        if local(element) not in {"r", "t", "rPr", "br", "rFonts", "b", "bCs", "sz", "szCs", "lang", "bdr"}
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_words_and_nothing_else(name):
    text = HOSTILE[name]
    hostile = opened(draw([paper(*every_block(text), title=text, marking=text, banner=text, foot=text)]))
    plain = opened(draw([paper(*every_block("ক"), title="ক", marking="ক", banner="ক", foot="ক")]))
    assert shape(hostile) == shape(plain)
    lines = [clean(line) for line in text.split("\n")]
    found = "\n".join(clean(line) for line in paragraphs(hostile))
    assert all(re.sub(r"\s", "", line) in re.sub(r"\s", "", found) for line in lines)
    assert not set("".join(paragraphs(hostile))) & set("\u202e\u202c\u2067\u2069\u200f\u200e\u061c\x00\x0b")


@examples(40)
@given(name=st.text(max_size=80), remark=st.text(st.characters(), max_size=200))
def test_any_name_of_an_office_can_be_drawn(views, name, remark):
    view = views["minutes"]
    row = replace(view.rows[0], name=Text(en=name or "x", bn=name or "x"))
    head = replace(
        view.summary.head, committee=replace(view.summary.head.committee, name=Text(en=remark or "x", bn=remark or "x"))
    )
    hostile = replace(view, rows=(row,), summary=replace(view.summary, head=head))
    digits = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")  # those of the paper's language
    lines = {clean(line) for line in paragraphs(opened(render(FORMAT, hostile, Language.EN)))}
    assert clean(name).translate(digits) in lines


# LibreOffice


@pytest.fixture(scope="module")
def office(libreoffice, tmp_path_factory):
    """Return a converter: LibreOffice takes documents by name and gives them back as it understood them."""

    def convert(documents, form):
        folder = tmp_path_factory.mktemp("office")
        given = folder / "given"
        given.mkdir()
        for name, made in documents.items():
            (given / f"{name}.docx").write_bytes(made)
        libreoffice(form, folder, given.iterdir())
        return {name: (folder / f"{name}.{form}").read_bytes() for name in documents}

    return convert


def test_libreoffice_keeps_every_word(office, views, how_many):
    chosen = {
        "minutes": "minutes",
        "chair": "chair",
        "auditor": "auditor",
        "office": "office dae",
        "offices": "office reports",
    }
    chosen = how_many({name: chosen[name] for name in ("chair", "offices")}, chosen)
    made = {
        f"{name}-{language}": render(FORMAT, views[view], language)
        for number, (name, view) in enumerate(chosen.items())
        for language in how_many([list(Language)[number % 2]], Language)
    }
    for name, back in office(made, "docx").items():
        wanted, found = (words(paragraphs(opened(content))) for content in (made[name], back))
        assert set(wanted - found) <= {"1/1"}, name  # the numbers of pages, which it has counted


@pytest.mark.long(instead="test_libreoffice_keeps_every_word")
def test_libreoffice_shows_hostile_words_on_a_page(office, tool):
    made = {f"hostile-{number}": draw([paper(*every_block(text))]) for number, text in enumerate(HOSTILE.values())}
    for name, drawn in office(made, "pdf").items():
        told = subprocess.run([tool("pdfinfo"), "-"], input=drawn, capture_output=True, check=True).stdout.decode()
        assert int(re.search(r"Pages:\s+(\d+)", told)[1]) < 12, name


@pytest.mark.long(instead="test_libreoffice_keeps_every_word")
def test_an_office_report_takes_no_page_more_than_it_needs(office, tool, views):
    made = {
        "office": render(FORMAT, views["office dae"], Language.BN),
        "offices": render(FORMAT, views["office reports"], Language.BN),
    }
    pages = {}
    for name, drawn in office(made, "pdf").items():
        told = subprocess.run([tool("pdfinfo"), "-"], input=drawn, capture_output=True, check=True).stdout.decode()
        pages[name] = int(re.search(r"Pages:\s+(\d+)", told)[1])
    assert pages["office"] <= 2
    assert pages["offices"] <= 2 * len(views["office reports"].reports)


def pasted(table):
    """Return someone else's minutes, in another font and size, with a table of ours pasted into them."""
    minutes = docx.Document()
    minutes.styles["Normal"].font.name = "Courier New"
    minutes.styles["Normal"].font.size = Mm(9)
    minutes.styles["Normal"].paragraph_format.space_after = Mm(10)
    minutes.add_paragraph("কার্যবিবরণী")
    minutes.element.body.insert(1, deepcopy(table))
    out = io.BytesIO()
    minutes.save(out)
    return out.getvalue()


def looks(table):
    """Return fonts, sizes and weights of each paragraph's letters; LibreOffice splits runs where the script changes."""
    found = {}
    for paragraph in filter(said, table.iter(qn("w:p"))):
        for run in paragraph.iter(qn("w:r")):
            about = run.find(qn("w:rPr"))
            bold = about.find(qn("w:bCs"))
            strong = bold is not None and bold.get(qn("w:val")) not in {"0", "false"}
            fonts, sizes = about.find(qn("w:rFonts")), about.find(qn("w:szCs"))
            found.setdefault(said(paragraph), set()).add((fonts.get(qn("w:cs")), sizes.get(qn("w:val")), strong))
    return found


def widths(table):
    return [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]


def ends(table):
    """Return where each column of a table ends."""
    return list(accumulate(widths(table)))


UPRIGHT = 8640
"""How wide the text of the minutes is (twips): the library's empty document has a page of 8.5 by 11 inches."""


@pytest.mark.long(instead="test_every_table_carries_its_look_itself")
def test_a_table_pasted_into_other_minutes_keeps_its_look(office, views):
    drawn = headed(opened(render(FORMAT, views["chair"], Language.BN)))
    came_back = office({f"minutes-{place}": pasted(drawn[place]) for place in (0, 1, 4)}, "docx")
    for place in (0, 1, 4):
        ours = drawn[place]
        (theirs,) = tables(opened(came_back[f"minutes-{place}"]))
        assert looks(theirs) == looks(ours), place
        assert len(widths(theirs)) == len(widths(ours))
        assert max(ends(theirs)) <= UPRIGHT + 30, "a column stands beside the page"
        assert all(
            abs(end / max(ends(theirs)) - wanted / max(ends(ours))) < 0.01
            for end, wanted in zip(ends(theirs), ends(ours), strict=True)
        )
        assert {spacing.get(qn("w:after")) for spacing in theirs.iter(qn("w:spacing"))} == {"0"}
        corner = next(theirs.iter(qn("w:tc"))).find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")
        assert {local(side): side.get(qn("w:val")) for side in corner}["top"] == "single"


def test_logins_stand_in_the_assistant_programmers_copy_only(views):
    logins = {account.login for office_ in views["auditor"].accounts for account in office_.accounts}
    for name, stand in (("minutes", False), ("chair", False), ("auditor", True)):
        found = {word for text in paragraphs(opened(render(FORMAT, views[name], Language.BN))) for word in text.split()}
        assert bool(logins & found) is stand


@pytest.mark.parametrize(
    ("word", "ems"),
    [("আইডির", 3.51), ("পোর্টালজনিত", 5.81), ("অপেক্ষমাণ", 4.68), ("মিলেছে", 3.26), ("যোগাযোগ", 4.44), ("প্রোফাইল", 4.06)],
)
def test_a_word_of_a_heading_is_taken_for_as_wide_as_it_is_in_a_wide_font_that_stands_in_for_nikosh(word, ems):
    """Widths as HarfBuzz shapes them in Noto Sans Bengali, bold."""
    assert width_of(word, 9) - 2 * CELL_X >= ems * 9 * 20
