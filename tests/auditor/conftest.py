"""What the tests of all rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from looked_through_once import looked_through_once

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_THEMSELVES: Final = frozenset({"apart", "exports", "register", "roster", "sources", "tables"})
"""Rooms whose tests are about how tables are opened and looked through."""


@pytest.fixture(scope="module", autouse=True)
def _looked_through_once(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path.parent.name in _LOOK_THEMSELVES:
        yield
        return
    with looked_through_once():
        yield
