"""A workspace of a few offices with one round kept, and that round with its history."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example

from auditor.papers import kept_words, reading_apart
from auditor.papers.saying import lines_of
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed


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


@pytest.fixture(autouse=True)
def _read_here(monkeypatch, request):
    """Read papers within the test; `apart` marks where the process of its own is what is tested."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr(reading_apart, "read", lines_of)


@pytest.fixture
def apart() -> None:
    """Read papers in a process of their own, as the program does."""


@pytest.fixture
def kept_by_this_version(monkeypatch) -> str:
    """Take the golden workspaces for kept by the program as it is, which makes the papers that are compared with their rounds."""
    monkeypatch.setattr(kept_words, "__version__", "0.1.0")
    return kept_words.__version__
