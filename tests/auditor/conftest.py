"""What the tests of all rooms share."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from drawn_once import drawn_once
from read_once import read_once
from unprinted import note_undrawn, undrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

_READ_THEMSELVES: Final = frozenset({"apart", "exports", "register", "roster", "sources", "tables", "workspace"})
"""Rooms whose tests are about how files are opened, looked through and read."""
_READ_LEDGERS: Final = frozenset(
    {
        "test_foreign_journal.py",
        "test_ledger.py",
        "test_ledger_entries.py",
        "test_lock_holder.py",
        "test_record.py",
        "test_worked_out.py",
    }
)
"""Files whose tests are about how a ledger is read, and what of a workspace is read again."""
_DRAW_NOTES: Final = frozenset(
    {"test_comparing.py", "test_handing_over.py", "test_handover_command.py", "test_verify_letters.py"}
)
"""Files whose tests are about the handover note."""
_NOTES_OF_MANY_STATES: Final = frozenset(
    {"test_golden_workspaces.py", "test_left_roster.py", "test_lost_evidence.py", "test_meeting_command.py", "test_moved_user_ids.py"}
)  # fmt: skip
"""Files that keep rounds of workspaces of many kinds, old and odd ones: there the gate draws the notes, too."""

_DRAW_FOR_NOBODY: Final = frozenset({"checklist", "cli", "desk", "receiving", "rounds"})
"""Rooms whose tests make papers and look at what is said of them."""
_LOOK_AT_PDF: Final = frozenset(
    {
        "test_commands.py", "test_golden_workspaces.py", "test_handing_over.py", "test_handover_command.py", "test_help_day_slips.py",
        "test_pack_command.py", "test_selfcheck.py", "test_verify_letters.py", "test_witness_command.py",
    }
)  # fmt: skip
"""Files there whose tests look at what is drawn in a PDF."""
_LAY_PAPERS_BESIDE_OTHERS: Final = frozenset(
    {"test_its_round.py", "test_letterheads.py", "test_told_of_another_version.py"}
)
"""Files of the papers' room whose tests are about what a paper in hand is like: each looks through the papers of the same rounds."""


def _room(request: pytest.FixtureRequest) -> str:
    return request.path.relative_to(Path(__file__).parent).parts[0]


@pytest.fixture(scope="module", autouse=True)
def _reading_once(request: pytest.FixtureRequest) -> Iterator[None]:
    themselves = _room(request) in _READ_THEMSELVES or request.path.name in _READ_LEDGERS
    with nullcontext() if themselves else read_once():
        yield


@pytest.fixture(scope="module", autouse=True)
def _pdf_undrawn(
    request: pytest.FixtureRequest,
    how_many: Callable[
        [AbstractContextManager[object], AbstractContextManager[object]], AbstractContextManager[object]
    ],
) -> Iterator[None]:
    """Nothing is drawn twice, and in the gate alone what nobody looks at: for it every run makes a page of its own, the same of the same."""
    name = request.path.name
    for_nobody = _room(request) in _DRAW_FOR_NOBODY
    undrawing = how_many(undrawn(), nullcontext()) if for_nobody and name not in _LOOK_AT_PDF else nullcontext()
    with drawn_once() if for_nobody or name in _LAY_PAPERS_BESIDE_OTHERS else nullcontext(), undrawing:
        yield


@pytest.fixture(scope="module", autouse=True)
def _notes_undrawn(
    request: pytest.FixtureRequest,
    _pdf_undrawn: None,
    how_many: Callable[
        [AbstractContextManager[object], AbstractContextManager[object]], AbstractContextManager[object]
    ],
) -> Iterator[None]:
    """The notes of rounds that tests keep are drawn where they are looked at, and by the gate where workspaces are of many kinds; none that is not drawn is known as drawn."""
    name = request.path.name
    in_the_gate = nullcontext() if name in _NOTES_OF_MANY_STATES else note_undrawn()
    with nullcontext() if name in _DRAW_NOTES else how_many(note_undrawn(), in_the_gate):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the example's workspace: nothing was kept yet, and the next meeting is planned for 18 April 2024."""
    from few_offices import lay_example  # the tests of most rooms need none

    return lay_example(tmp_path / "space")
