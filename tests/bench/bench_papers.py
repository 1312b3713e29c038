"""How many PDFs a second many office reports come to, with the processes that `auditor report` uses. By hand.

    python tests/bench/bench_papers.py [OFFICES] [FOLDER]

A synthetic upazila is judged and kept, and all its office reports are made as by ``auditor report --format pdf``. The rate
is told with the start of the processes in it, and without the first papers, by which they are warm. The rival draws the
same papers in as many processes of its own, in the same run. With a folder, the PDFs are kept there to be looked at.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench_nation import nation
from bench_page import rival

from auditor.i18n import Language
from auditor.model.views.office import OfficeView
from auditor.papers import making
from auditor.rounds import keeping, listed, looking_back
from reports import layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model.paper import Paper
    from auditor.papers.making import Document

TARGET_A_SECOND = 40
OF_THE_RIVAL = 200
"""So many papers tell the rival's rate."""
WARM_AFTER = 200


def office_reports(folder: Path, offices: int) -> list[Document]:
    """Return the documents of a kept round of so many offices that are one office's report each."""
    nation(folder, offices)
    space = listed.open_workspace(folder)
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "00")
    made = making.documents(looking_back.history(space), space, ["pdf"], [Language.BN])
    return [document for document in made if isinstance(document.view, OfficeView)]


def processor_seconds() -> float:
    """Return the processor time of this process and of those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def ours(documents: list[Document], folder: Path) -> float:
    """Make the documents, tell what it took, and return how many a second come when all is warm."""
    ticks: list[float] = []
    used, start = processor_seconds(), time.perf_counter()
    made = making.make(documents, folder, lambda: ticks.append(time.perf_counter()))
    taken, used = time.perf_counter() - start, processor_seconds() - used
    warm = (len(ticks) - WARM_AFTER) / (ticks[-1] - ticks[WARM_AFTER - 1])
    told(f"{made.new} PDFs in {taken:.1f} s, the first after {ticks[0] - start:.2f} s")
    told(f"  with the start of the processes  {made.new / taken:6.1f} a second   (at least {TARGET_A_SECOND})")
    told(f"  warm                             {warm:6.1f} a second   (at least {TARGET_A_SECOND})")
    told(f"  processor time                   {1000 * used / made.new:6.1f} ms a PDF, user and system, all processes")
    return warm


@cache
def _rival() -> Callable[[Paper], bytes]:
    return rival()


def _draw_with_rival(paper: Paper) -> int:
    return len(_rival()(paper))


def theirs(drawn: list[Paper]) -> float:
    """Draw the papers with the rival in as many processes, warm, and return how many a second come."""
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_draw_with_rival, drawn[: 4 * workers]))
        start = time.perf_counter()
        list(pool.map(_draw_with_rival, drawn, chunksize=4))
        return len(drawn) / (time.perf_counter() - start)


def told(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(offices: int, kept: Path | None) -> None:
    """Make the papers of both and tell it, with the load of the machine before and after."""
    with tempfile.TemporaryDirectory() as place:
        documents = office_reports(Path(place) / "upazila", offices)
        told(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.2f} before")
        warm = ours(documents, kept or Path(place) / "papers")
        told(f"load {os.getloadavg()[0]:.2f} after, with that of the papers themselves")
        some = documents[:: max(1, len(documents) // OF_THE_RIVAL)]
        rival_warm = theirs([layout.papers(document.view, document.language)[0] for document in some])
        told(f"  weasyprint, warm                 {rival_warm:6.1f} a second")
        told(f"  ratio                            {warm / rival_warm:6.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
