"""The example's workspace with a few of its offices, and the round of a meeting: kept on the day before that, with the day of the next one told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from few_offices import lay_example
from running import run

if TYPE_CHECKING:
    from pathlib import Path

KEPT_ON: Final = date(2024, 2, 20)


def lay_kept(folder: Path) -> Path:
    """Lay it into a folder that is not there yet, and return it."""
    lay_example(folder)
    meetings = ("--meeting", "2024-02-21", "--next-meeting", "2024-04-18")
    run("audit", "--keep", *meetings, "--on", KEPT_ON, "--workspace", folder, code=1)
    return folder
