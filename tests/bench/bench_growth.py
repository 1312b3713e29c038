"""Whether ten times the work costs at most eleven times: processor time at n and at ten times n, each in a process of its own.

    python tests/bench/bench_growth.py [NAME ...]

Offices judged and kept; months looked back on for an annex; slips opened; registers read; an annex written in Word's format.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support"), str(ROOT / "tests" / "bench")]

from bench_nation import MONTHS, nation, register, write  # noqa: E402 the folder stands in no package
from changing import replace  # noqa: E402
from returned_slips import DAY, Case  # noqa: E402

from auditor import discovery  # noqa: E402
from auditor.i18n import Language  # noqa: E402
from auditor.model.views.head import Audience  # noqa: E402
from auditor.rounds import keeping, listed, looking_back  # noqa: E402
from auditor.rounds.ledger import Ledger  # noqa: E402
from auditor.selfcheck import slips  # noqa: E402
from auditor.views.annexes import annex_view  # noqa: E402
from auditor.views.history import RoundMaterial  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 11
SALT = "00" * 16


def kept(folder: Path, offices: int, registers: int = 1) -> Callable[[], object]:
    """Return what keeps a round of offices, whose answers stand in so many registers."""
    nation(folder, offices)
    heading, *rows = register(MONTHS[0], offices)
    for number in range(registers):
        write(folder / "evidence" / f"register-2024-02-{number:03d}.csv", [heading, *rows[number::registers]])
    space = listed.open_workspace(folder)
    return lambda: keeping.keep_round(space, date(2024, 2, 20), "2024-02", SALT, doubted=lambda _: None)


def of_offices(folder: Path, number: int) -> Callable[[], object]:
    """Judge and keep so many offices."""
    return kept(folder, number)


def of_registers(folder: Path, number: int) -> Callable[[], object]:
    """Judge and keep offices whose answers came in so many files, twenty rows in each."""
    return kept(folder, number * 15, number)


def of_rounds(folder: Path, number: int) -> Callable[[], object]:
    """Look back on so many months of forty offices, for the annex of the chair."""
    kept(folder, 40)()
    ledger = Ledger(folder / "ledger.db")
    (first,) = ledger.rounds()
    rows = list(ledger.rows(first))
    for month in range(number - 1):
        day = date(2024 + (month + 2) // 12, (month + 2) % 12 + 1, 20)
        header = replace(first.header, meeting=f"{day:%Y-%m}", day=day, salt="")
        ledger.append(rows, lambda header=header: header, SALT)
    space = listed.open_workspace(folder)

    def look_back() -> None:
        material = RoundMaterial(looking_back.history(space), space.config.letterhead)
        annex_view(material, Audience.CHAIR)

    return look_back


def of_docx(folder: Path, number: int) -> Callable[[], object]:
    """Write the annex of so many offices for Word."""
    kept(folder, number)()
    space = listed.open_workspace(folder)
    view = annex_view(RoundMaterial(looking_back.history(space), space.config.letterhead), Audience.CHAIR)
    return lambda: discovery.documents()["annex"].render(discovery.formats()["docx"], view, Language.BN)


def of_slips(folder: Path, number: int) -> Callable[[], object]:
    """Open so many slips of the accounts of an upazila, each account's again and again."""
    case = Case(folder)
    for place, account in enumerate(itertools.islice(itertools.cycle(case.accounts), number)):
        case.drop(f"slip-{place:05d}.txt", case.seal(account=account))
    return lambda: slips.open_slips(case.space, case.roster, DAY, lambda: case.store)


WORK: dict[str, tuple[Callable[[Path, int], Callable[[], object]], int]] = {
    "offices": (of_offices, 200),
    "registers": (of_registers, 10),
    "rounds": (of_rounds, 6),
    "docx": (of_docx, 40),
    "slips": (of_slips, 100),
}


def alone(name: str, number: int) -> None:
    """Do some work and print the processor time it took, without what was prepared for it."""
    with tempfile.TemporaryDirectory() as place:
        do = WORK[name][0](Path(place) / "space", number)
        start = time.process_time()
        do()
        sys.stdout.write(f"{time.process_time() - start}")


def main() -> None:
    """Measure each kind of work at its size and at ten times that."""
    if sys.argv[1:2] == ["--alone"]:
        alone(sys.argv[2], int(sys.argv[3]))
        return
    for name in sys.argv[1:] or WORK:
        took: list[float] = []
        for number in (WORK[name][1], WORK[name][1] * 10):
            argv = [sys.executable, __file__, "--alone", name, str(number)]
            took.append(
                min(float(subprocess.run(argv, check=True, capture_output=True, text=True).stdout) for _ in "12")
            )
        few, many = took
        told = "" if many <= LIMIT * few else f"  over {LIMIT}"
        sys.stdout.write(
            f"{name:<10} {WORK[name][1]:>6} {few:7.2f} s   tenfold {many:7.2f} s   {many / few:5.1f} times{told}\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
