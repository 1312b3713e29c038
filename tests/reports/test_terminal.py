"""The plain text of a paper: it fits the window, loses no word, and moves no cursor."""

from __future__ import annotations

import re
import unicodedata

import pytest
from changing import replace
from drawn_tables import sign_by_sign
from hypothesis import given
from hypothesis import strategies as st
from rendering import papers, render, shown_in
from wcwidth import wcswidth

from auditor.i18n import Language, Text, digits
from auditor.model.paper import Chart, Column, Table, Turn
from auditor.model.views.head import Letterhead
from reports import pdf
from reports.terminal import FORMAT, WIDTH


def squeezed(words):
    return re.sub(r"[\s|]+", "", words)


def test_no_line_is_wider_than_the_window(case):
    for line in render(FORMAT, case.view, case.language).decode().split("\n"):
        assert wcswidth(line) <= WIDTH, line


def test_lines_fit_the_window_and_frames_stand_below_one_another_where_a_terminal_puts_no_signs_together(case):
    frame = None
    for line in render(FORMAT, case.view, case.language).decode().split("\n"):
        assert sign_by_sign(line) <= WIDTH, line
        frame = sign_by_sign(line) if line.startswith("+") else frame if line.startswith("|") else None
        assert frame in {None, sign_by_sign(line)}, line


def test_no_line_begins_or_ends_between_a_letter_and_its_sign(case):
    for line in render(FORMAT, case.view, case.language).decode().split("\n"):
        for part in line.split("|"):
            assert not part.strip() or unicodedata.category(part.strip()[0])[0] != "M", line


def test_every_word_of_the_paper_stands_in_the_text(case):
    text = render(FORMAT, case.view, case.language).decode()
    for paper in case.papers:
        for block in paper.blocks:
            for words in block_words(block):
                assert squeezed(words) in squeezed(text) or set(words.split()) <= set(text.replace("|", " ").split()), (
                    words
                )


def block_words(block):
    """Return the words of what is not broken over lines of a table, where a cell's lines stand beside others."""
    if isinstance(block, Table):
        return [column.title for column in block.columns if len(column.title) < 4]
    if isinstance(block, Chart):
        return [block.title]
    return [
        words
        for words in (getattr(block, "text", ""), getattr(block, "lead", ""), getattr(block, "title", ""))
        if words
    ]


@pytest.mark.parametrize("name", ["chair", "auditor"])
def test_a_turn_of_the_pages_leaves_no_mark_in_the_text(views, name):
    (paper,) = papers(views[name], Language.BN)
    upright = replace(paper, blocks=tuple(block for block in paper.blocks if not isinstance(block, Turn)))
    assert FORMAT.draw([paper]) == FORMAT.draw([upright])


@pytest.mark.parametrize("language", Language)
def test_every_office_of_the_annex_stands_in_the_text(views, language):
    text = render(FORMAT, views["minutes"], language).decode()
    cells_drawn = set()
    for drawn in re.split(r"\n\+[-=+]+\+", text):
        lines = [line.strip("|").split("|") for line in drawn.split("\n") if line.startswith("|")]
        cells_drawn |= {" ".join(" ".join(cell).split()) for cell in zip(*lines, strict=False)}
    for row in views["minutes"].rows:
        assert f"{digits(f'{row.serial:02d}', language)}" in cells_drawn
        assert row.name.said(language) in cells_drawn


def test_the_heading_of_a_table_is_ruled_off(views):
    text = render(FORMAT, views["minutes"], Language.EN).decode()
    assert re.search(r"\| No\. \| Office or union .*\n(?:\|.*\n)*\+=====\+=+\+", text)


def test_words_below_an_empty_line_stay_in_their_own_cell(views):
    table = Table((Column("Left", 1), Column("Right", 1)), (("\nbelow", "first\nsecond"),), alt="Two cells")
    paper, *_ = papers(views["minutes"], Language.EN)
    text = FORMAT.draw([replace(paper, blocks=(table,))]).decode()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.split("\n") if line.startswith("|")]
    left, right = ([word for word in words if word] for words in zip(*cells, strict=True))
    assert (left, right) == (["Left", "below"], ["Right", "first", "second"])


def test_a_word_of_a_crowded_table_is_broken_at_its_hyphen_nowhere(views):
    titles = ("Two-step on", *("Password reset",) * 9)
    cells = ("2/3", *("1/3; rest: no information",) * 9)
    table = Table(tuple(Column(title, 1) for title in titles), (cells,), alt="Ten cells")
    paper, *_ = papers(views["minutes"], Language.EN)
    text = FORMAT.draw([replace(paper, blocks=(table,))]).decode()
    assert "| Two-step |" in text


def test_an_address_in_a_table_is_broken_where_it_reads_best_all_the_same(views):
    address = "https://agriculture-office.paikgacha.example.gov.bd/site"
    table = Table((Column("Left", 1), Column("Right", 1)), ((address, "words " * 40),), alt="Two cells")
    paper, *_ = papers(views["minutes"], Language.EN)
    text = FORMAT.draw([replace(paper, blocks=(table,))]).decode()
    left = [line.split("|")[1].strip() for line in text.split("\n") if line.startswith("|")]
    assert "".join(left[1:]) == address


def test_a_chart_is_drawn_without_colour_and_with_its_numbers(views):
    text = render(FORMAT, views["chair"], Language.EN).decode()
    bars = re.findall(r"February 2024 \|(.+)\| Implemented \d+", text)
    assert all(set(bar) <= set("#=-.~ ") for bar in bars)
    assert any(bar.count("#") > bar.count("=") > 0 for bar in bars)


def test_bytes_are_the_same_for_the_same_view(views):
    assert render(FORMAT, views["auditor"], Language.BN) == render(FORMAT, views["auditor"], Language.BN)


def test_the_format_draws_whatever_is_printed():
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == ("terminal", ".txt", "text/plain; charset=utf-8")
    assert shown_in(FORMAT) == shown_in(pdf.FORMAT)


@given(name=st.text(min_size=1, max_size=60), line=st.text(max_size=200))
def test_hostile_words_move_no_cursor_and_widen_no_line(views, name, line):
    view = views["minutes"]
    rows = (replace(view.rows[0], name=Text(en=name, bn=name)), view.rows[1])
    head = replace(view.summary.head, letterhead=Letterhead((line,), (line,)))
    hostile = replace(view, rows=rows, summary=replace(view.summary, head=head))
    text = render(FORMAT, hostile, Language.EN).decode()
    assert not [sign for sign in text if unicodedata.category(sign) == "Cc" and sign != "\n"]
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert max(map(wcswidth, text.split("\n"))) <= WIDTH
