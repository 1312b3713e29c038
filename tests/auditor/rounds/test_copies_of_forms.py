"""Which copy of a form was filled in last is kept in the ledger; who says it otherwise later is believed."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example

from auditor.model.forms import DifferingCopies, FormCopy
from auditor.rounds.asking import forms
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

FIRST, SECOND, THIRD = (FormCopy(f"{name}.xlsx", name * 64) for name in "abc")
DAY = date(2024, 2, 10)


@pytest.fixture
def space(tmp_path):
    return open_workspace(lay_example(tmp_path / "space"))


def said(space, last, *copies):
    forms.settle_last(space, last, DifferingCopies("1111-1111", copies), DAY)
    ledger = Ledger(space.ledger_path)
    return forms.copies_after(ledger), forms.copies_after(ledger.before(1))


def test_the_last_word_on_which_copy_came_last_counts(space):
    now, before = said(space, SECOND, FIRST, SECOND, THIRD)
    assert now == {("b" * 64, "a" * 64), ("b" * 64, "c" * 64)}
    assert before == frozenset()
    now, _ = said(space, FIRST, FIRST, SECOND)
    assert now == {("a" * 64, "b" * 64), ("b" * 64, "c" * 64)}
