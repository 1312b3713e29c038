"""What the tests of several commands share."""

from __future__ import annotations

import pytest

from auditor.papers import reading_apart
from auditor.papers.saying import lines_of


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read papers within the test, not in a process of their own."""
    monkeypatch.setattr(reading_apart, "read", lines_of)
