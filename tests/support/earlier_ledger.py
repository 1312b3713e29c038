"""A workspace in which the ledger of its first round was put back after a second one was kept."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import openpyxl
from few_offices import leave
from running import run

if TYPE_CHECKING:
    from pathlib import Path

EARLIER: Final = "is an earlier one: it has 1 kept round, and there was more: "


def lay_earlier(place: Path) -> Path:
    """Lay a workspace of two offices and two rounds (February and March 2024), copied with each, put the ledger of the first one back, and return its folder."""
    folder = place / "space"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-01-18", code=0)
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, {"agriculture", "fisheries"})
    roster.save(folder / "roster.xlsx")
    run("backup", place / "stick", "--workspace", folder, code=0)
    on = ("--workspace", folder, "--language", "en", "--on")
    run("audit", "--keep", "--meeting", "2024-02", "--yes", *on, "2024-02-20", code=1)
    earlier = (folder / "ledger.db").read_bytes()
    run("audit", "--keep", "--meeting", "2024-03", "--yes", *on, "2024-03-12", code=1)
    run("report", "--format", "csv", *on, "2024-03-12", code=0)
    copies = sorted((place / "stick").iterdir())
    for at, copy in enumerate(copies):  # by the day of the story, in the order in which they were made
        copy.rename(copy.with_name(f"backup-2024-03-12-10000{at}.zip"))
    (folder / "ledger.db").write_bytes(earlier)
    forget_end(folder)
    return folder


def forget_end(folder: Path) -> None:
    """Take out of a folder what is noted of how far its ledger had come, so that only what lies in it tells of another one."""
    shutil.rmtree(folder / ".cache")
