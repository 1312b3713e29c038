"""What the tests of all rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from read_once import read_once
from unprinted import note_undrawn

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_THEMSELVES: Final = frozenset({"apart", "exports", "register", "roster", "sources", "tables", "workspace"})
"""Rooms whose tests are about how files are opened, looked through and read."""
_LEAVE_NOTES_UNDRAWN: Final = frozenset({"cli", "mail", "rounds"})
_DRAW_NOTES: Final = frozenset({"test_commands.py", "test_handover_command.py", "test_verify_letters.py"})
"""Files of those rooms whose tests are about the handover note, or draw the whole demo."""


@pytest.fixture(scope="module", autouse=True)
def _reading_once(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path.parent.name in _READ_THEMSELVES:
        yield
        return
    with read_once():
        yield


@pytest.fixture(scope="module", autouse=True)
def _notes_undrawn(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path.parent.name not in _LEAVE_NOTES_UNDRAWN or request.path.name in _DRAW_NOTES:
        yield
        return
    with note_undrawn():
        yield
