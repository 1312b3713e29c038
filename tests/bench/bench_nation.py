"""Judges and keeps a synthetic nation and prints time and memory, beside a tenth of it: ``bench_nation.py [OFFICES]``.

Four accounts an office; one register in which every fifth office has two-step off. Each size runs in a process of its own,
so that the peak of memory is its own.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib import resources
from pathlib import Path

POSTS = ("ইউপি সচিব", "ইউডিসি উদ্যোক্তা", "হিসাব সহকারী", "চেয়ারম্যান")
SETTINGS = resources.files("auditor") / "examples" / "paikgacha" / "auditor.toml"


def write(path: Path, *rows: list[str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def nation(folder: Path, offices: int) -> None:
    (folder / "evidence").mkdir(parents=True)
    (folder / "auditor.toml").write_text(SETTINGS.read_text("utf-8"), "utf-8")
    names = [(f"office-{number:05d}", f"দপ্তর নং {number}") for number in range(offices)]
    write(
        folder / "offices.csv",
        ["code", "দপ্তরের নাম", "ধরন", "পদবি", "ওয়েব পোর্টাল", "ই-মেইল"],
        *(
            [
                code,
                name,
                "ইউনিয়ন পরিষদ" if number % 3 else "বিভাগীয় দপ্তর",
                "অফিসার",
                f"o{number}.gov.bd",
                f"o{number}@example.gov.bd",
            ]
            for number, (code, name) in enumerate(names)
        ),
    )
    write(
        folder / "accounts.csv",
        ["দপ্তরের কোড", "দপ্তরের নাম", "পদবি", "ইউজার আইডি"],
        *([code, name, post, f"u{number}"] for number, (code, name) in enumerate(names) for post in POSTS),
    )
    write(
        folder / "evidence" / "register-2024-02.csv",
        ["তালিকার সংকেত", "দপ্তর", "পদবি", "যোগাযোগের তারিখ", "কীভাবে", "Two-step", "পাসওয়ার্ড রিসেট", "নিয়ম", "প্রোফাইল"],
        *(
            [code, name, "", "05.02.2024", "ফোন", "চালু" if number % 5 else "চালু নেই", "01.02.2024", "হ্যাঁ", "ঠিক আছে"]
            for number, (code, name) in enumerate(names)
        ),
    )


def measure(offices: int) -> None:
    import resource

    from auditor.rounds import keeping, listed

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "nation"
        nation(folder, offices)
        start = time.perf_counter()
        space = listed.open_workspace(folder)
        kept = keeping.keep_round(space, date(2024, 2, 20), "2024-02", "00")
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = (folder / "ledger.db").stat().st_size / 1e6
    told = f"{offices:6d} offices: {seconds:6.1f} s, {peak:4.0f} MB at most, ledger {size:.0f} MB"
    sys.stdout.write(f"{told}, {kept.counts.findings.total()} findings\n")


def main() -> None:
    offices = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    if "--alone" in sys.argv:
        measure(offices)
        return
    for size in (offices // 10, offices):
        subprocess.run([sys.executable, __file__, str(size), "--alone"], check=True)


if __name__ == "__main__":
    main()
