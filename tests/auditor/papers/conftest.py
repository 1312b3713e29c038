"""A workspace of a few offices with one round kept, and that round with its history."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example

from auditor.rounds import keeping, listed, looking_back


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """Return the workspace, anew for each file of tests: they write into it."""
    space = listed.open_workspace(lay_example(tmp_path_factory.mktemp("kept") / "space"))
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")
    return space


@pytest.fixture(scope="module")
def past(space):
    """Return the round with its history."""
    return looking_back.history(space)
