"""What the tests of all rooms share."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from read_once import read_once
from unprinted import note_undrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

_READ_THEMSELVES: Final = frozenset({"apart", "exports", "register", "roster", "sources", "tables", "workspace"})
"""Rooms whose tests are about how files are opened, looked through and read."""
_DRAW_NOTES: Final = frozenset(
    {"test_comparing.py", "test_handing_over.py", "test_handover_command.py", "test_verify_letters.py"}
)
"""Files whose tests are about the handover note."""


def _room(request: pytest.FixtureRequest) -> str:
    return request.path.relative_to(Path(__file__).parent).parts[0]


@pytest.fixture(scope="module", autouse=True)
def _reading_once(request: pytest.FixtureRequest) -> Iterator[None]:
    with nullcontext() if _room(request) in _READ_THEMSELVES else read_once():
        yield


@pytest.fixture(scope="module", autouse=True)
def _notes_undrawn(
    request: pytest.FixtureRequest,
    how_many: Callable[
        [AbstractContextManager[object], AbstractContextManager[object]], AbstractContextManager[object]
    ],
) -> Iterator[None]:
    """Only the gate draws the handover notes of every round that tests keep."""
    with nullcontext() if request.path.name in _DRAW_NOTES else how_many(note_undrawn(), nullcontext()):
        yield
