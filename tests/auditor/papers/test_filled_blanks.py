"""A blank of a round's paper may be filled in where it stands, and nothing is put anywhere else under its name."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import partial
from pathlib import Path, PurePath

import pytest
from changing import replace
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, NumberObject, StreamObject

from auditor.i18n import Language, Text
from auditor.model.made_papers import MadePaper
from auditor.papers import checking, comparing, making, noted_texts, reading_apart
from auditor.papers import typed_on as put_on
from auditor.papers.noted import NotedComparison
from auditor.papers.noting import is_filled_in
from auditor.papers.saying import Line, lines_of
from auditor.papers.typed_on import TypedOn
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.views.compared.history import RoundMaterial

pytestmark = pytest.mark.usefixtures("kept_by_this_version")

GOLDEN = Path(__file__).parents[2] / "golden" / "workspaces" / "0.1.0-with-revisions"
PAGE_MORE = Text(en="page 99", bn="পৃষ্ঠা ৯৯")
BLANK = "…………………………"
SIGNED = f"Prepared by: {BLANK}"
FIGURE_ALONE = re.compile("(?<= )[0-8](?= )")
TEXT_BOX = (
    '</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>09'
    "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>"
)
compare = partial(comparing.compare, tick=lambda: None, beside=lambda _: {})


@pytest.fixture(scope="module")
def space():
    return listed.open_workspace(GOLDEN, roster=False)


@pytest.fixture(scope="module")
def papers(space):
    material = RoundMaterial(looking_back.history(space, 2), space.config.letterhead)
    return {file.name: file for file in making.files_of(material, ["pdf", "docx", "html"], [Language.EN])}


def in_word(content: bytes, old: str, new: str) -> bytes:
    """Return a DOCX with words or marks of it replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode(), 1)
            after.writestr(name, part)
    return out.getvalue()


def drawn_on_after(content: bytes, printed: str) -> bytes:
    """Return a PDF on whose first page, right after printed words are drawn, a figure of it is drawn once more elsewhere."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    page = writer.pages[0]
    operations = ContentStream(page["/Contents"].get_object(), writer, "bytes").operations
    ends = [place + 1 for place, (_, operator) in enumerate(operations) if operator == b"ET"]

    def words(upto: int) -> str:
        alone = PdfReader(io.BytesIO(content)).pages[0]
        stream = ContentStream(None, alone.pdf, "bytes")
        stream.operations = operations[:upto]
        alone[NameObject("/Contents")] = stream
        return alone.extract_text()

    said = list(map(words, ends))
    after = next(end for end, text in zip(ends, said, strict=True) if printed in text)
    figure = next(place for place in range(1, len(ends)) if said[place].removeprefix(said[place - 1]).strip().isdigit())
    begin = max(place for place in range(ends[figure]) if operations[place][1] == b"BT")
    elsewhere = [*map(NumberObject, (1, 0, 0, 1, 100, -150))]
    drawn = [([], b"q"), (elsewhere, b"cm"), *operations[begin : ends[figure]], ([], b"Q")]
    stream = ContentStream(None, writer, "bytes")
    stream.operations = [*operations[:after], *drawn, *operations[after:]]
    written, out = StreamObject(), io.BytesIO()
    written.set_data(stream.get_data())
    page[NameObject("/Contents")] = writer._add_object(written)
    writer.write(out)
    return out.getvalue()


def typed_on(content: bytes, words: str) -> bytes:
    """Return a PDF on whose first page words are typed over what was printed, as programs do that keep its pages."""
    writer, over = PdfWriter(clone_from=PdfReader(io.BytesIO(content))), StreamObject()
    page = writer.pages[0]
    over.set_data(f"q BT /Typed 9 Tf 1 0 0 1 100 300 Tm ({words}) Tj ET Q".encode())
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    fonts = page["/Resources"]["/Font"]
    fonts[NameObject("/Typed")] = DictionaryObject({NameObject(key): NameObject(kind) for key, kind in font.items()})
    printed = page["/Contents"]
    page[NameObject("/Contents")] = ArrayObject([printed.indirect_reference, writer._add_object(over)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rows_with(line: Line, *rows: str) -> Line:
    return replace(line, words=" ".join(" ".join(rows).split()), rows=rows)


@pytest.mark.usefixtures("apart")
def test_a_figure_that_is_drawn_elsewhere_on_the_page_fills_no_blank(space, papers):
    name = "annex-minutes.en.pdf"
    assert checking.differs(compare(space, name, drawn_on_after(papers[name].content(), SIGNED)))


def test_a_row_that_was_put_into_a_page_fills_no_blank(space, papers, monkeypatch):
    name = "annex-minutes.en.pdf"
    page, *others = lines_of(name, ".pdf", papers[name].content())
    place = next(place for place, row in enumerate(page.rows) if SIGNED in row)
    forged = rows_with(page, *page.rows[: place + 1], "09", *page.rows[place + 1 :])
    monkeypatch.setattr(reading_apart, "read", lambda *_, **__: (forged, *others))
    found = compare(space, name, b"%PDF")
    assert checking.differs(found)
    assert not found.filled


def test_a_blank_of_a_page_that_was_filled_in_is_named_by_its_row(space, papers, monkeypatch):
    name = "annex-minutes.en.pdf"
    page, *others = lines_of(name, ".pdf", papers[name].content())
    place = next(place for place, row in enumerate(page.rows) if SIGNED in row)
    filled = page.rows[place].replace(SIGNED, "Prepared by: 21.05.2024")
    in_hand = rows_with(page, *page.rows[:place], filled, *(f" {row}" for row in page.rows[place + 1 :]))
    monkeypatch.setattr(reading_apart, "read", lambda *_, **__: (in_hand, *others))
    found = compare(space, name, b"%PDF")
    assert not checking.differs(found)
    assert [where.en for where in found.filled] == [f"page 1, line {place + 1}"]


def test_what_was_typed_onto_a_page_with_blanks_is_told_without_an_accusation_and_its_words_are_not_repeated(
    space, papers
):
    name = "annex-minutes.en.pdf"
    found = compare(space, name, typed_on(papers[name].content(), "hunter2 on 12.04.2024"))
    assert checking.differs(found)
    assert [(each.place.en, each.figures) for each in found.typed] == [("page 1", ("2", "12.04.2024"))]
    (told,) = checking.compared(space, found)
    assert "All that was printed is there" in told.en
    assert not any(words in told.en for words in ("hunter", "edited", "the round says"))


def test_what_was_typed_onto_a_page_on_which_a_figure_was_altered_excuses_nothing(space, papers, monkeypatch):
    name = "annex-minutes.en.pdf"
    page, *others = lines_of(name, ".pdf", typed_on(papers[name].content(), "Karim"))
    place = next(place for place, row in enumerate(page.rows) if FIGURE_ALONE.search(row))
    rows = [*page.rows[:place], FIGURE_ALONE.sub("9", page.rows[place], count=1), *page.rows[place + 1 :]]
    monkeypatch.setattr(reading_apart, "read", lambda *_, **__: (rows_with(page, *rows), *others))
    found = compare(space, name, b"%PDF")
    assert not found.typed
    assert any(difference.paper == "9" for difference in found.named)


@pytest.mark.parametrize("is_figure", [True, False])
def test_beside_what_was_altered_it_is_never_told_that_all_that_was_printed_is_there(
    space, papers, monkeypatch, is_figure
):
    name = "annex-minutes.en.pdf"
    page, *others = lines_of(name, ".pdf", typed_on(papers[name].content(), "Karim"))
    forged = Line(PAGE_MORE, "9" if is_figure else "more", ("9" if is_figure else "more",))
    monkeypatch.setattr(reading_apart, "read", lambda *_, **__: (page, *others, forged))
    found = compare(space, name, b"%PDF")
    assert found.typed
    assert found.named if is_figure else found.wording
    told = " ".join(message.en for message in checking.compared(space, found))
    assert "All that was printed" not in told
    assert "something was put onto the page afterwards: page 1" in told


def test_beside_an_altered_line_of_a_noted_paper_what_was_typed_on_is_told_without_saying_that_all_is_there():
    made = MadePaper("cover.en.pdf", "", "", "")
    on, where = date(2024, 4, 1), (TypedOn(PAGE_MORE),)
    found = NotedComparison(made, on, exact=False, altered=(PAGE_MORE,), typed=where)
    told = " ".join(message.en for message in noted_texts.compared(found))
    assert "something was put onto the page afterwards: page 99" in told
    assert "All that was printed" not in told


@pytest.mark.usefixtures("apart")
def test_a_box_that_lies_on_the_page_fills_no_blank_of_the_paragraph_that_holds_it(space, papers):
    for name, blank in (("annex-minutes.en.docx", BLANK), ("offices/02-land.en.docx", "Which duty (no.): ………")):
        forged = in_word(papers[name].content(), blank, f"{blank}{TEXT_BOX}")
        assert checking.differs(compare(space, PurePath(name).name, forged))


def test_a_cell_that_was_put_beside_a_blank_fills_it_not(space, papers):
    name = "annex-minutes.en.docx"
    more = "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>09"
    assert checking.differs(compare(space, name, in_word(papers[name].content(), BLANK, f"{BLANK}{more}")))


@pytest.mark.usefixtures("apart")
def test_what_stands_in_another_element_of_a_page_fills_no_blank_and_what_stands_in_its_own_does(space, papers):
    name, blank = "round.en.html", "Which duty (no.): ………"
    content = papers[name].content().decode()
    assert blank in content
    elsewhere = content.replace(blank, f'{blank}<span style="position:absolute;top:9em">09</span>', 1)
    assert checking.differs(compare(space, name, elsewhere.encode()))
    filled = compare(space, name, content.replace(blank, "Which duty (no.): 04", 1).encode())
    assert (len(filled.filled), checking.differs(filled)) == (1, False)


@pytest.mark.parametrize(
    ("printed", "words", "is_filled"),
    [
        ("from …… to ……; see", "from 3 to 5; see", True),
        ("from …… to ……; see", "from to to to; see", True),
        ("from …… to ……; see", "from 3; see", False),
        ("from …… to to", "from to", False),
        ("from …… to", "then from 3 to", False),
        ("from …… to", "from 3 to 9", False),
        ("☐ yes ☐ no, for ……", "☒ yes ☐ no, for it", True),
        ("☐ yes ☐ no", "☐ yes ☑ no", True),
        ("☐ yes", "☐ no", False),
    ],
)
def test_what_was_printed_stands_in_its_order_around_what_fills_its_blanks(printed, words, is_filled):
    assert is_filled_in(printed, words) is is_filled


def test_of_much_that_was_put_onto_pages_the_first_is_named_and_the_rest_counted():
    many = tuple(put_on.typed(Text(en=f"page {n}", bn=f"পৃষ্ঠা {n}"), "1 2 3") for n in range(100_000))
    (told,) = put_on.told(many, is_whole=True)
    assert "page 0 (with 1, 2, 3), page 1" in told.en
    assert "and 99990 more" in told.en
    assert max(len(told.en), len(told.bn)) < 2000
