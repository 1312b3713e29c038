"""What begins as a formula is words in a workbook, and stays words where it is pasted on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import clean
from reports.layout.formulas import MARK, escape_formula

BEGINNINGS = "=+-@＝＋－＠"


@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("hidden_by", ["", " ", "\t", "\r\n", "\u200b", "\u202e", "\ufeff", "\x00"])
def test_a_text_that_begins_as_a_formula_is_marked_whatever_hides_its_beginning(begins, hidden_by):
    assert escape_formula(f"{hidden_by}{begins}cmd|'/c calc'!A1") == f"{MARK}{begins}cmd|'/c calc'!A1"


@pytest.mark.parametrize("words", ["", "কৃষি অফিস", "১/২", "a=b", "3-1", "info@example.gov.bd", "·=1", "-"])
def test_other_texts_stay_as_they_are(words):
    assert escape_formula(words) == words


@given(st.text(max_size=40))
def test_nothing_but_a_dash_alone_begins_as_a_formula_and_nothing_but_the_mark_is_added(words):
    made = escape_formula(words)
    assert made == "-" or made[:1] not in {*BEGINNINGS, "\t", "\r", "\n"} or not made
    assert made.removeprefix(MARK) == clean(words).removeprefix(MARK)
    assert escape_formula(made) == made


def test_a_text_longer_than_a_cell_is_cut():
    assert len(escape_formula("=" + "ক" * 40_000)) < 32_767 // 2
