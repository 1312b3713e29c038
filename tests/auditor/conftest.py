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
_LEAVE_NOTES_UNDRAWN: Final = frozenset({"cli", "mail", "rounds"})
_DRAW_NOTES: Final = frozenset({"test_commands.py", "test_handover_command.py", "test_verify_letters.py"})
"""Files of those rooms whose tests are about the handover note, or draw the whole demo."""


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
    is_left = _room(request) in _LEAVE_NOTES_UNDRAWN and request.path.name not in _DRAW_NOTES
    with how_many(note_undrawn(), nullcontext()) if is_left else nullcontext():
        yield
