"""A nation audited and kept as the sixth round of its ledger, beside a bare loop over the same rows; and what looks at the rounds.

    python tests/bench/run.py nation
    python tests/bench/nation.py OFFICES [--runs N] [--folder FOLDER]   # of another size; prints only

Four accounts an office. Each month has a register: the first has a row of every office, those after it of every fifth; one
office in ten answers for each account in a row of its own. Answers vary as hands vary: spellings, scripts, ways to write a day,
blanks. Ours is the whole command `auditor audit --keep`; the rival reads the same files, judges by four plain rules and keeps
JSON under SHA-256 in SQLite. With a folder, the nation is kept there and found again.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import sys
from functools import cache
from importlib import resources
from pathlib import Path

from measuring import Asked, Claim, command, cost_of, measure, place

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


def register(month: str, offices: int, first: int = 0) -> list[list[str]]:
    """Return the register of a month; offices are called by numbers from `first` on."""
    chance = random.Random(f"{month} {offices} {first}" if first else f"{month} {offices}")
    rows = [HEADINGS]
    at = MONTHS.index(month)
    for number in range(first, first + offices):
        if at and number % 5 != at - 1:
            continue
        named = f"দপ্তর নং {number}" if number % 3 else f"দপ্তর নং {str(number).translate(BANGLA)} "
        posts = POSTS if number % 10 == 0 else ("",)
        rows += [[f"office-{number:05d}", named, post, *answers(chance, month)] for post in posts]
    return rows


def nation(folder: Path, offices: int, first: int = 0) -> None:
    """Write roster, accounts and settings; offices are called by numbers from `first` on."""
    (folder / "evidence").mkdir(parents=True)
    (folder / "auditor.toml").write_text(SETTINGS.read_text("utf-8"), "utf-8")
    names = [(f"office-{number:05d}", f"দপ্তর নং {number}") for number in range(first, first + offices)]
    listed = [["code", "দপ্তরের নাম", "ধরন", "পদবি", "ওয়েব পোর্টাল", "ই-মেইল"]]
    for number, (code, name) in enumerate(names, start=first):
        kind = "ইউনিয়ন পরিষদ" if number % 3 else "বিভাগীয় দপ্তর"
        listed.append([code, name, kind, "অফিসার", f"o{number}.gov.bd", f"o{number}@example.gov.bd"])
    write(folder / "offices.csv", listed)
    accounts = [["দপ্তরের কোড", "দপ্তরের নাম", "পদবি", "ইউজার আইডি"]]
    accounts += [
        [code, name, post, f"u{number}-{at}"]
        for number, (code, name) in enumerate(names, start=first)
        for at, post in enumerate(POSTS)
    ]
    write(folder / "accounts.csv", accounts)


def kept_by(folder: Path, month: str) -> tuple[str, ...]:
    """Return the command that audits a nation and keeps the round of a month."""
    keep = ("-m", "auditor", "audit", "--workspace", str(folder), "--keep", "--yes")
    return (*keep, "--meeting", month, "--on", f"{month}-20", "--language", "en")


def prepared(folder: Path, offices: int) -> Path:
    """Return a nation with five rounds kept and the register of the sixth month laid in; made where it is not there yet."""
    space = folder / f"nation-{offices}"
    if not (space / "five.db").exists():
        shutil.rmtree(space, ignore_errors=True)
        nation(space, offices)
        for month in MONTHS:
            write(space / "evidence" / f"register-{month}.csv", register(month, offices))
            if month != MONTHS[-1]:
                cost_of([sys.executable, *kept_by(space, month)])
        shutil.copyfile(space / "ledger.db", space / "five.db")
    return space


OFFICES = 2000
"""What docs/benchmarks.md tells; a nation of 50,000 takes a quarter of an hour to be made ready."""


@cache
def _made() -> Path:
    return place("nation")


def claims(offices: int | None = None, folder: Path | None = None, runs: int = 5) -> list[Claim]:
    """Return what is measured of a nation of so many offices, or of `OFFICES`; what is asked of the whole country is asked of its share."""
    offices = offices or OFFICES
    space = prepared(folder or _made(), offices)
    share = offices / 50_000
    bare = command(Path(__file__).with_name("bare_loop.py"), space)

    def five_rounds(_: int) -> None:
        shutil.copyfile(space / "five.db", space / "ledger.db")
        with (space / "ledger.db").open("rb+") as copied:
            os.fsync(copied.fileno())  # else the round's own would wait for gigabytes of the copy

    keep = command(*kept_by(space, MONTHS[-1]), before=five_rounds)
    look = ("-m", "auditor", "--on", f"{MONTHS[-1]}-20", "--workspace", space, "--language", "en")
    named = f"{offices:,} offices, {4 * offices:,} accounts"
    few = min(runs, 3)
    return [
        Claim(
            "nation",
            f"{named}: audited and kept as the sixth round",
            keep,
            {"a bare loop": bare},
            [Asked("slower", 5, "a bare loop"), Asked("cpu", 35 * share), Asked("megabytes", 450)],
            runs,
        ),
        Claim("verify", "its six rounds recomputed by `auditor verify`", command(*look, "verify"), {}, ROOM, few),
        Claim("look", "a look by `auditor audit`", command(*look, "audit"), {}, ROOM, few),
        Claim("checklist", "the checklist of bare `auditor`", command(*look), {}, ROOM, few),
        Claim("rounds", "`auditor rounds`", command(*look, "rounds"), {}, ROOM, few),
        Claim(
            "one report",
            "the report of one office",
            command(*look, "report", "--office", "office-00003", "--format", "json"),
            {},
            ROOM,
            few,
        ),
    ]


ROOM = [Asked("megabytes", 500)]


def main() -> None:
    """Measure a nation of any size and print what it took."""
    from run import table  # it imports this file

    asked = argparse.ArgumentParser()
    asked.add_argument("offices", type=int)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--folder", type=Path)
    given = asked.parse_args()
    for claim in claims(given.offices, given.folder, given.runs):
        sys.stdout.write(table([measure(claim)]))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
