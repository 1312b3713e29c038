"""What the tests of all rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from read_once import read_once

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_THEMSELVES: Final = frozenset({"apart", "exports", "register", "roster", "sources", "tables"})
"""Rooms whose tests are about how files are opened, looked through and read."""


@pytest.fixture(scope="module", autouse=True)
def _reading_once(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path.parent.name in _READ_THEMSELVES:
        yield
        return
    with read_once():
        yield
