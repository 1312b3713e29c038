"""Whether ten times the work costs at most eleven times: processor time at n and at ten times n, each in a process of its own.

    python tests/bench/run.py growth

Offices judged and kept; months looked back on for an annex; slips opened; registers read; an annex written in Word's format.
"""

from __future__ import annotations

import itertools
import runpy
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from changing import replace
from measuring import Asked, Claim, alone
from nation import MONTHS, nation, register, write
from returned_slips import DAY, Case

from auditor import discovery
from auditor.i18n import Language
from auditor.model.views.head import Audience
from auditor.places import areas
from auditor.rollup import returns, rolling
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import slips
from auditor.views.annex.annexes import annex_view
from auditor.views.compared.history import RoundMaterial

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


def of_returns(_: Path, number: int) -> Callable[[], object]:
    """Read and join so many upazilas' returns."""
    returned = runpy.run_path(str(Path(__file__).parents[1] / "example" / "make_returns.py"))["returned"]
    sent = [(f"{place.id}.json", returns.encode(returned(place, "2024-03"))) for place in areas.places()[:number]]

    def roll_up() -> None:
        received = [rolling.Received(name, returns.parse(name, content)) for name, content in sent]
        rolling.roll_up(received, date(2024, 4, 1))

    return roll_up


def of_slips(folder: Path, number: int) -> Callable[[], object]:
    """Open so many slips of the accounts of an upazila, each account's again and again."""
    case = Case(folder)
    for place, account in enumerate(itertools.islice(itertools.cycle(case.accounts), number)):
        case.drop(f"slip-{place:05d}.txt", case.seal(account=account))
    return lambda: slips.open_slips(case.space, case.roster, DAY, lambda: case.store)


WORK: dict[str, tuple[str, Callable[[Path, int], Callable[[], object]], int]] = {
    "offices": ("{n} offices judged and kept", of_offices, 200),
    "registers": ("answers in {n} registers, judged and kept", of_registers, 10),
    "rounds": ("{n} months looked back on, for the annex of the chair", of_rounds, 6),
    "docx": ("the annex of {n} offices in Word's format", of_docx, 40),
    "slips": ("{n} slips opened", of_slips, 100),
    "rollup": ("{n} upazilas' returns rolled up", of_returns, 49),
}


def work(name: str, number: int) -> None:
    """Do some work and print the processor and wall time it took, without what was prepared for it."""
    with tempfile.TemporaryDirectory() as place:
        do = WORK[name][1](Path(place) / "space", number)
        wall, cpu = time.perf_counter(), time.process_time()
        do()
        sys.stdout.write(f"{time.process_time() - cpu} {time.perf_counter() - wall}")


def claims() -> list[Claim]:
    """Return each kind of work at its size and at ten times that."""
    return [
        Claim(
            name,
            what.format(n=number * 10),
            alone(__file__, name, number * 10),
            {"a tenth": alone(__file__, name, number)},
            [Asked("slower", LIMIT, "a tenth")],
            runs=3,
        )
        for name, (what, _, number) in WORK.items()
    ]


if __name__ == "__main__":
    work(sys.argv[1], int(sys.argv[2]))
