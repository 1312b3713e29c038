"""A nation audited and kept as the sixth round of its ledger, beside a bare loop over the same rows.

    python tests/bench/bench_nation.py [OFFICES] [--runs N] [--folder FOLDER] [--only] [--looks]

Four accounts an office. Each month has a register: the first has a row of every office, those after it of every fifth; one
office in ten answers for each account in a row of its own. Answers vary as hands vary: spellings, scripts, ways to write a day,
blanks. Ours is the whole command `auditor audit --keep`; the rival reads the same files, judges by four plain rules and keeps
JSON under SHA-256 in SQLite. They take turns; processor time is that of the process and its children, memory the most that they
held together. With a folder, the nation is kept there and found again. `--looks` also measures what only looks at the six
rounds: `auditor verify`, the report of one office, and the checklist of bare `auditor`.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = resources.files("auditor") / "examples" / "paikgacha" / "auditor.toml"
POSTS = ("ইউপি সচিব", "ইউডিসি উদ্যোক্তা", "হিসাব সহকারী", "চেয়ারম্যান")
MONTHS = tuple(f"2024-{month:02d}" for month in range(2, 8))
HEADINGS = [
    "তালিকার সংকেত",
    "দপ্তর",
    "পদবি",
    "যোগাযোগের তারিখ",
    "কীভাবে",
    "Two-step",
    "পাসওয়ার্ড রিসেট",
    "নিয়ম",
    "প্রোফাইল",
]
YES = ("হ্যাঁ", "হ্যা", "জি", "yes", "Yes", "হ্যাঁ ", "করা হয়েছে", "✓")
NO = ("না", "নাই", "no", "হয়নি", "করা হয়নি", "✗")
TWO_STEP = ("চালু", "চালু আছে", "চালু, লগইনে কোড চায়", "লগইনে কোড চায়", "চালু আছে, পরীক্ষা করিনি", "on", "হ্যাঁ")
NOT_ON = ("চালু নেই", "চালু নাই", "বন্ধ", "পোর্টালে সুযোগ নেই", "কোড আসে না", "না")
WAYS = ("ফোন", "ফোন", "লিখিত ফরম", "ইমেইল", "ফোনে")
BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def write(path: Path, rows: list[list[str]]) -> None:
    """Write a table as a spreadsheet saves it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def day(chance: random.Random, month: str, last: int = 15) -> str:
    """Return a day of a month as one of many hands writes it."""
    year, number = month.split("-")
    of_month = chance.randint(1, last)
    return chance.choice(
        (
            f"{of_month:02d}.{number}.{year}",
            f"{of_month}/{int(number)}/{year}",
            f"{of_month:02d}-{number}-{year[2:]}",
            f"{of_month:02d}.{number}.{year}".translate(BANGLA),
            f"{of_month}-{int(number)}-{year} খ্রি.".translate(BANGLA),
            f"{year}-{number}-{of_month:02d}",
        )
    )


def answers(chance: random.Random, month: str) -> list[str]:
    """Return a row's answers, some of them blank."""
    return [
        day(chance, month),
        chance.choice(WAYS),
        "" if chance.random() < 0.08 else chance.choice(TWO_STEP if chance.random() < 0.7 else NOT_ON),
        "" if chance.random() < 0.1 else day(chance, "2024-01", 31) if chance.random() < 0.8 else chance.choice(YES),
        "" if chance.random() < 0.1 else chance.choice(YES if chance.random() < 0.8 else NO),
        "" if chance.random() < 0.1 else chance.choice(("ঠিক আছে", "হালনাগাদ", *YES) if chance.random() < 0.7 else NO),
    ]


def register(month: str, offices: int) -> list[list[str]]:
    """Return the register of a month."""
    chance = random.Random(f"{month} {offices}")
    rows = [HEADINGS]
    at = MONTHS.index(month)
    for number in range(offices):
        if at and number % 5 != at - 1:
            continue
        named = f"দপ্তর নং {number}" if number % 3 else f"দপ্তর নং {str(number).translate(BANGLA)} "
        posts = POSTS if number % 10 == 0 else ("",)
        rows += [[f"office-{number:05d}", named, post, *answers(chance, month)] for post in posts]
    return rows


def nation(folder: Path, offices: int) -> None:
    """Write roster, accounts and settings."""
    (folder / "evidence").mkdir(parents=True)
    (folder / "auditor.toml").write_text(SETTINGS.read_text("utf-8"), "utf-8")
    names = [(f"office-{number:05d}", f"দপ্তর নং {number}") for number in range(offices)]
    listed = [["code", "দপ্তরের নাম", "ধরন", "পদবি", "ওয়েব পোর্টাল", "ই-মেইল"]]
    for number, (code, name) in enumerate(names):
        kind = "ইউনিয়ন পরিষদ" if number % 3 else "বিভাগীয় দপ্তর"
        listed.append([code, name, kind, "অফিসার", f"o{number}.gov.bd", f"o{number}@example.gov.bd"])
    write(folder / "offices.csv", listed)
    accounts = [["দপ্তরের কোড", "দপ্তরের নাম", "পদবি", "ইউজার আইডি"]]
    accounts += [
        [code, name, post, f"u{number}-{at}"]
        for number, (code, name) in enumerate(names)
        for at, post in enumerate(POSTS)
    ]
    write(folder / "accounts.csv", accounts)


def command(folder: Path, month: str) -> list[str]:
    """Return the command that audits a nation and keeps the round of a month."""
    return [
        *(sys.executable, "-m", "auditor", "audit", "--workspace", str(folder), "--keep", "--yes"),
        *("--meeting", month, "--on", f"{month}-20", "--language", "en"),
    ]


@dataclass(frozen=True)
class Cost:
    """What a process and its children took."""

    cpu: float
    wall: float
    megabytes: float


def cost_of(argv: list[str]) -> Cost:
    """Run a command that must end well or tell that something failed, and return what it took."""
    start = time.perf_counter()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=told, env=env) as process,
    ):
        most = 0.0
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            most = max(most, sum(map(resident, (process.pid, *children(process.pid)))))
            time.sleep(0.02)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            told.seek(0)
            raise SystemExit(told.read().decode())
    wall = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, wall, max(most, used.ru_maxrss) / 1024)


def children(pid: int) -> list[int]:
    """Return the processes that a process started and that still run."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def resident(pid: int) -> float:
    """Return how many kilobytes a process holds."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((float(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)


def prepared(folder: Path, offices: int) -> Path:
    """Return a nation with five rounds kept and the register of the sixth month laid in; made where it is not there yet."""
    space = folder / f"nation-{offices}"
    if not (space / "five.db").exists():
        shutil.rmtree(space, ignore_errors=True)
        nation(space, offices)
        for month in MONTHS:
            write(space / "evidence" / f"register-{month}.csv", register(month, offices))
            if month != MONTHS[-1]:
                cost_of(command(space, month))
        shutil.copyfile(space / "ledger.db", space / "five.db")
    return space


def measure(space: Path, runs: int) -> None:
    """Keep the sixth round several times, in turns with the bare loop, and print what both took."""
    ours: list[Cost] = []
    rival: list[Cost] = []
    for _ in range(runs):
        shutil.copyfile(space / "five.db", space / "ledger.db")
        ours.append(cost_of(command(space, MONTHS[-1])))
        rival.append(cost_of([sys.executable, str(Path(__file__).with_name("bare_loop.py")), str(space)]))
    size = (space / "ledger.db").stat().st_size / 1e6
    sys.stdout.write(f"{space.name}: {runs} runs in turns, least / median / most; ledger of six rounds {size:.0f} MB\n")
    for name, costs in (("auditor", ours), ("bare loop", rival)):
        cpu, wall = spread([cost.cpu for cost in costs]), spread([cost.wall for cost in costs])
        most = max(cost.megabytes for cost in costs)
        sys.stdout.write(f"  {name:<10} cpu {cpu} s   wall {wall} s   {most:.0f} MB at most\n")
    ratios = spread([mine.cpu / other.cpu for mine, other in zip(ours, rival, strict=True)])
    sys.stdout.write(f"  ratio of processor time {ratios}\n")


def look(space: Path) -> None:
    """Print what commands take that look at the kept rounds and keep nothing."""
    looks = {
        "verify": ["verify"],
        "report --office": ["report", "--office", "office-00003", "--format", "json"],
        "checklist": [],
    }
    for name, arguments in looks.items():
        on = ["--on", f"{MONTHS[-1]}-20", "--workspace", str(space), "--language", "en"]
        cost = cost_of([sys.executable, "-m", "auditor", *on, *arguments])
        sys.stdout.write(
            f"  {name:<16} cpu {cost.cpu:.2f} s   wall {cost.wall:.2f} s   {cost.megabytes:.0f} MB at most\n"
        )


def spread(figures: list[float]) -> str:
    """Return the least, the median and the most of some figures."""
    return f"{min(figures):.2f} / {statistics.median(figures):.2f} / {max(figures):.2f}"


def main() -> None:
    """Measure a nation and a tenth of it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("offices", nargs="?", type=int, default=50_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--only", action="store_true", help="not a tenth beside it")
    asked.add_argument("--looks", action="store_true", help="also what looks at the kept rounds")
    given = asked.parse_args()
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    machine = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    sys.stdout.write(
        f"{machine or platform.processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n"
    )
    sizes = (given.offices,) if given.only else (given.offices // 10, given.offices)
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            space = prepared(given.folder or Path(place), size)
            measure(space, given.runs)
            if given.looks:
                look(space)


if __name__ == "__main__":
    main()
