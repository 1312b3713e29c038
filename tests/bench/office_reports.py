"""The reports of a country's offices as PDF, each a file, upazila by upazila: how many a second, and whether memory stays flat.

    python tests/bench/office_reports.py                 # 50,000 offices: about half an hour on two cores
    python tests/bench/office_reports.py --offices 2000

What a run alone on its machine prints is written down with its number of offices (docs/benchmarks.md). Each upazila is a workspace of its own with two
kept rounds. Only making its reports is timed, the start of the processes that draw them and the writing of the files included.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "support")]

from measuring import held_by, machine, place  # noqa: E402 the folder stands in no package
from nation import MONTHS, nation, register, write  # noqa: E402

from auditor.i18n import Language  # noqa: E402
from auditor.papers import making  # noqa: E402
from auditor.rounds import keeping, looking_back  # noqa: E402
from auditor.rounds.identity import listed  # noqa: E402
from auditor.views.compared.history import RoundMaterial  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

AN_UPAZILA = 500


def made_ready(space: Path, first: int, offices: int) -> Iterator[making.PaperFile]:
    """Return the reports to be made of an upazila whose offices are called by numbers from `first` on."""
    nation(space, offices, first)
    for month in MONTHS[:2]:
        write(space / "evidence" / f"register-{month}.csv", register(month, offices, first))
        opened = listed.open_workspace(space)
        keeping.keep_round(opened, date.fromisoformat(f"{month}-20"), month, "00", doubted=lambda _: None)
    material = RoundMaterial(looking_back.history(opened), opened.config.letterhead)
    return (file for file in making.files_of(material, ["pdf"], [Language.BN]) if file.document.id == "office")


def processor_time() -> float:
    """Return the processor time of this process and of those that it started and that ended, in seconds."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


class Watch:
    """Looks every 50 ms at how much is held, as long as papers are drawn."""

    def __init__(self) -> None:
        """Begin to look."""
        self.most = 0.0
        self.ended = threading.Event()
        self.looking = threading.Thread(target=self._look, daemon=True)
        self.looking.start()

    def _look(self) -> None:
        while not self.ended.wait(0.05):
            self.most = max(self.most, held_by(os.getpid()) / 1024)

    def end(self) -> float:
        """Return the most megabytes that were held."""
        self.ended.set()
        self.looking.join()
        return self.most


def main() -> None:
    """Draw the reports and print the rate, and how much was held at the start, in the middle and at the end."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--offices", type=int, default=50_000)
    asked.add_argument(
        "--bare", action="store_true", help="print seconds of processor time, of wall time, and the most megabytes"
    )
    given = asked.parse_args()
    offices = given.offices
    wall = cpu = size = 0.0
    held: list[float] = []
    for first in range(0, offices, AN_UPAZILA):
        folder = place("reports")
        files = made_ready(folder / "space", first, min(AN_UPAZILA, offices - first))
        watch, began, used = Watch(), time.perf_counter(), processor_time()
        made = making.make(files, folder / "out", lambda: None)
        wall, cpu = wall + time.perf_counter() - began, cpu + processor_time() - used
        held.append(watch.end())
        size += sum(path.stat().st_size for path in folder.rglob("*.pdf"))
        shutil.rmtree(folder)
        done = first + made.new
        sys.stderr.write(f"{done} reports, {done / wall:.1f} a second, {held[-1]:.0f} MB\n")
    if given.bare:
        sys.stdout.write(f"{cpu} {wall} {max(held)}\n")
        return
    start, middle, end = held[0], held[len(held) // 2], held[-1]
    sys.stdout.write(
        f"{machine()}: {offices} reports of two pages ({size / offices / 1024:.0f} kB each) in {wall:.0f} s by the wall clock, "
        f"{offices / wall:.1f} a second, {1000 * cpu / offices:.1f} ms of processor time each; all processes held {start:.0f} MB at the "
        f"start, {middle:.0f} MB in the middle, {end:.0f} MB at the end\n"
    )


if __name__ == "__main__":
    main()
