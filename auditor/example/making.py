"""Lays the example into a folder as if its two months had been lived through there, and makes its papers."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.mail import example as example_answers
from auditor.model.errors import WorkspaceError
from auditor.papers import handing_over
from auditor.roster import form
from auditor.rounds import keeping, looking_back
from auditor.rounds.evidence import joining_days
from auditor.rounds.identity import listed
from auditor.selfcheck import example_slips
from auditor.witness import example
from auditor.workspace import where, writing
from auditor.workspace.folder import ROSTER_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from auditor.rounds.keeping import KeptRound
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

ROUNDS: Final = (
    ("2024-02", date(2024, 2, 20), date(2024, 3, 21), ("register-2024-02.xlsx",)),
    (
        "2024-03",
        date(2024, 3, 21),
        date(2024, 4, 18),
        ("register-2024-03.xlsx", "exports/portal-users-2024-03-18.csv"),
    ),
)
"""For which meeting, the day, the meeting after it, and the evidence that came for it."""
SALTS: Final = ("00000000000000000000000000000001", "00000000000000000000000000000002")
"""The example's rounds are salted with fixed digits, so that everybody's demo has the same digests."""


class ExampleRound(Struct, frozen=True):
    """A round of the example that was kept: for which meeting (YYYY-MM), on which day, and what keeping tells."""

    meeting: str
    day: date
    kept: KeptRound


def kept_rounds(folder: Path) -> Iterator[ExampleRound]:
    """Lay the example into a folder and keep its rounds, one after the other, each by the roster as it was then: nobody had a day of joining that was still to come.

    Raises:
        WorkspaceError: something lies there, or it cannot be written.

    """
    if where.is_taken(folder):
        raise WorkspaceError(NOT_EMPTY)
    source = resources.files("auditor") / "examples" / "paikgacha"
    _copy(source, folder, leave=frozenset(name.rpartition("/")[2] for *_, names in ROUNDS for name in names))
    shipped, roster = (source / ROSTER_NAMES[0]).read_bytes(), listed.open_workspace(folder).roster_as_read
    for (meeting, day, next_meeting, evidence), salt in zip(ROUNDS, SALTS, strict=True):
        then = joining_days.without_days_ahead(roster, day, unread=False)
        writing.write(folder / ROSTER_NAMES[0], shipped if then is roster else form.write_workbook(then))
        for name in evidence:
            writing.write(folder / "evidence" / name, (source / "evidence" / name).read_bytes())
        space = listed.open_workspace(folder)
        example_slips.take(space, meeting)
        example.take(space, meeting)
        example_answers.take(space, meeting)
        kept = keeping.keep_round(space, day, meeting, salt, next_meeting=next_meeting)
        example.draw(space, meeting)
        yield ExampleRound(meeting, day, kept)


def finished(folder: Path) -> tuple[Workspace, History]:
    """Return the example with what its rounds say, once all are kept and the note of who hands over is written.

    Raises:
        AuditorError: it cannot be read, or the note not written.

    """
    space = listed.open_workspace(folder)
    past = looking_back.history(space)
    handing_over.write_note(space, past, ROUNDS[-1][1])
    return space, past


def _copy(source: Traversable, target: Path, leave: frozenset[str]) -> None:
    for entry in source.iterdir():
        if entry.name in leave or entry.name.startswith(("__", ".")):
            continue
        if entry.is_dir():
            _copy(entry, target / entry.name, leave)
        else:
            writing.write(target / entry.name, entry.read_bytes())


NOT_EMPTY: Final = Text(
    en="the folder is not empty; name a new one: auditor demo FOLDER",
    bn="ফোল্ডারটি খালি নয়; নতুন একটি নাম দিন: auditor demo ফোল্ডার",
    on_screen=Text(en="The folder is not empty; name a new one.", bn="ফোল্ডারটি খালি নয়; নতুন একটি নাম দিন।"),
)
