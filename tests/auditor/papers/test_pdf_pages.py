"""What is read of a page in one look each is what pypdf reads byte by byte; what is not plain is left to it."""

from __future__ import annotations

import io

import pytest
from few_offices import lay_example
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ByteStringObject, ContentStream, DecodedStreamObject
from running import run

from auditor.papers import pdf_pages
from auditor.papers.pdf_pages import operations_in, pages_of, read_ahead

PIECES = [
    b"q", b"Q", b"BT", b"ET", b"Tj", b"TJ", b"T*", b"'", b'"', b"cm", b"BDC", b"EMC", b"R", b"BI", b"true", b"null",
    b"0", b"1", b"-1", b"+2", b".5", b"-.5", b"1.", b"12.345", b"1234567890123", b"1.5.5", b"--1", b"4 0 R", b"/f0", b"/", b"/a#20b",
    b"(a)", b"()", rb"(\000\101)", rb"(\0)", rb"(\7777)", rb"(\n\)\()", rb"(\q)", b"(a(b)c)", b"(a(b(c)))", b"(", b")", b"(a\\\nb)",
    b"<41>", b"<4>", b"<FE FF>", b"<xy>", b"[", b"]", b"[(a) -12 <42>]", b"[[1]]", b"<</MCID 0>>", b"<</A<FEFF0995>>>",
    b"<</A[/Top]/B(c)>>", b"<</A<</B 1>>>>", b"<<", b">>",
    b"<</A n>>", b"<</A tru>>", b"<</A 1/B n>>", b"<</A[n]>>", b"<</A>>", b"<</A 4 0 R>>", b"<</X truX (h) Tj /Y 1>>", b"R*", b"R1", b"RG", b"0 0 R* ", b"% word\n", b"{", b"\x00", b"\x80",
]  # fmt: skip
"""Objects and operators, plain ones and others, whole ones and torn."""


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    """The chair's annex of a few offices, as PDF."""
    home = tmp_path_factory.mktemp("annex")
    kept = ("--on", "2024-02-20", "--workspace", lay_example(home / "space"))
    run("audit", "--keep", "--meeting", "2024-02", "--yes", *kept, code=1)
    run("report", "--audience", "chair", "--output", home / "annex.pdf", *kept, code=0)
    return (home / "annex.pdf").read_bytes()


def read_by_pypdf(data):
    """Return the operations that pypdf reads; None where it reads none of them."""
    whole = DecodedStreamObject()
    whole.set_data(data)
    try:
        return ContentStream(whole, None, "bytes").operations
    except (PyPdfError, AssertionError, AttributeError, ValueError):
        return None


def with_kinds(value):
    """Return operations with the kind of each object: 1 and 1.0 are equal, text and a name may be too."""
    if isinstance(value, list | tuple):
        return [with_kinds(part) for part in value]
    return type(value), repr(value)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([b"", b" ", b"\n", b"\r\t "]))
def test_whatever_stands_on_a_page_is_read_as_pypdf_reads_it_or_left_to_it(pieces, between):
    data = between.join(pieces)
    found = operations_in(data, {})
    assert found is None or with_kinds(found) == with_kinds(read_by_pypdf(data))


@pytest.mark.parametrize(
    "piece", [b"(a)", rb"(\000(\051)\\)", b"[(a) -12 <42>]", b"<</A<FEFF0995>/B[/C 1]>>", b"/f0", b"-.5"]
)
def test_what_papers_are_drawn_of_is_plain(piece):
    data = b"q " + piece + b" Tj\nQ"
    found = operations_in(data, {})
    assert found is not None
    assert with_kinds(found) == with_kinds(read_by_pypdf(data))
    assert [operator for _, operator in found] == [b"q", b"Tj", b"Q"]


@pytest.mark.parametrize(
    "piece",
    [
        b"BI",
        b"4 0 R",
        b"(a",
        b"[1",
        b"1]",
        b"[q]",
        b"[[1]]",
        b"% word\n",
        b"<</A<</B 1>>>>",
        b"<</A n>>",
        b"<</A[n]>>",
        b"0 0 R* ",
        b"1 2 R1",
        b"1" * 10,
        rb"(\7)",
        b"\x80",
    ],
)
def test_what_is_not_plain_is_left_to_pypdf(piece):
    assert operations_in(b"q " + piece + b" Q", {}) is None


def test_nothing_of_a_page_stays_once_it_was_read(annex, monkeypatch):
    opened = []
    monkeypatch.setattr(pdf_pages, "PdfReader", lambda content: opened.append(PdfReader(content)) or opened[-1])
    monkeypatch.setattr(pdf_pages, "MAX_KNOWN", 10)
    said = [page.words for page in pages_of(annex, 100)]
    assert said == [page.extract_text() for page in PdfReader(io.BytesIO(annex)).pages]
    assert len(said) > 1
    assert not [page for page in opened[0].pages if "/Contents" in page]


def test_no_more_is_read_of_a_page_than_pypdf_would(monkeypatch):
    monkeypatch.setattr("auditor.papers.pdf_pages.MAX_TOKENS", 5)
    assert operations_in(b"q Q q Q", {}) is not None
    assert operations_in(b"q Q q Q q", {}) is None


@pytest.mark.parametrize(
    "torn", [b"(" * 200_000, b"<<" * 100_000, b"[" * 200_000, b"1" * 200_000, b"/" * 200_000, b"(a" * 100_000]
)
def test_a_page_that_is_built_to_keep_a_reader_busy_is_left_at_once(torn):
    assert operations_in(torn, {}) is None


def test_every_page_of_a_paper_says_the_same_whether_it_was_read_ahead_or_not(annex):
    known = {}
    ahead = PdfReader(io.BytesIO(annex)).pages
    for page, same in zip(ahead, PdfReader(io.BytesIO(annex)).pages, strict=True):
        read_ahead(page, known)
        assert isinstance(page["/Contents"], ContentStream)
        assert page.extract_text() == same.extract_text()
    assert any(isinstance(value, ByteStringObject) for value in known.values())


def test_a_page_without_words_or_with_damaged_ones_is_left_as_it_is():
    class Damaged:
        def get_contents(self):
            raise AttributeError

    class Empty:
        def get_contents(self):
            return None

    read_ahead(Damaged(), {})
    read_ahead(Empty(), {})
