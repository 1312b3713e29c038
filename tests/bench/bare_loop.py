"""The rival of `bench_nation.py`: a plain loop over a nation's files, csv to judge to JSON to SHA-256 to SQLite.

    python tests/bench/bare_loop.py WORKSPACE

It knows the spellings, the ways to write a day, blanks, and rows of an office beside rows of an account; the last answer counts. It
knows no grades, no conflicts, no ages, no questions to ask, nothing of who left, and tells nothing.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sqlite3
import sys
from datetime import date
from pathlib import Path

YES = {"হ্যাঁ", "হ্যা", "জি", "yes", "করা হয়েছে", "✓", "ঠিক আছে", "হালনাগাদ", "চালু", "চালু আছে", "on"}
YES |= {"চালু, লগইনে কোড চায়", "লগইনে কোড চায়", "চালু আছে, পরীক্ষা করিনি"}
NO = {"না", "নাই", "no", "হয়নি", "করা হয়নি", "✗", "চালু নেই", "চালু নাই", "বন্ধ", "পোর্টালে সুযোগ নেই", "কোড আসে না"}
ASCII = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
NUMBERS = re.compile(r"\d+")
DECIDED = date(2024, 1, 18)
TODAY = date(2024, 7, 20)
RULES = ("two-step", "reset", "rule", "profile")


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table below its headings."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def day_of(words: str) -> date | None:
    """Return the day that words say."""
    numbers = NUMBERS.findall(words.translate(ASCII))
    if len(numbers) != 3:
        return None
    first, month, last = map(int, numbers)
    return date(first, month, last) if first > 31 else date(last % 100 + 2000, month, first)


def yes_or_no(words: str) -> bool | None:
    """Return what an answer says."""
    words = words.strip().casefold()
    return True if words in YES else False if words in NO else None


def reset_of(words: str) -> bool | None:
    """Return whether a password was changed since the decision."""
    on = day_of(words)
    return yes_or_no(words) if on is None else on >= DECIDED


def answers_of(row: list[str]) -> dict[str, bool]:
    """Return the answers of a row by rule."""
    found = zip(RULES, (yes_or_no(row[5]), reset_of(row[6]), yes_or_no(row[7]), yes_or_no(row[8])), strict=True)
    return {rule: said for rule, said in found if said is not None}


def main(space: Path) -> None:
    """Judge and keep."""
    posts: dict[str, list[str]] = {}
    for code, _, post, _ in rows(space / "accounts.csv"):
        posts.setdefault(code, []).append(post)
    told: dict[tuple[str, str], dict[str, tuple[date, bool]]] = {}
    for path in sorted((space / "evidence").glob("*.csv")):
        for row in rows(path):
            on = day_of(row[3])
            if on is None or on > TODAY:
                continue
            said = answers_of(row)
            for post in [row[2]] if row[2] else posts[row[0]]:
                known = told.setdefault((row[0], post), {})
                for rule, answer in said.items():
                    if rule not in known or known[rule][0] <= on:
                        known[rule] = (on, answer)
    kept = space / "bare.db"
    kept.unlink(missing_ok=True)
    ledger = sqlite3.connect(kept)
    ledger.execute("CREATE TABLE office_row (place INTEGER PRIMARY KEY, body BLOB NOT NULL, digest TEXT NOT NULL)")
    before = "0" * 64
    for place, (code, name, kind, post, portal, mail) in enumerate(rows(space / "offices.csv"), start=1):
        findings = []
        for account in posts[code]:
            known = told.get((code, account), {})
            for rule in RULES:
                on, answer = known.get(rule, (None, None))
                outcome = "UNKNOWN" if answer is None else "PASS" if answer else "FAIL"
                findings.append({"account": account, "rule": rule, "outcome": outcome, "on": on and on.isoformat()})
        office = {"code": code, "name": name, "kind": kind, "post": post, "portal": portal, "mail": mail}
        body = json.dumps({"office": office, "findings": findings}, ensure_ascii=False, sort_keys=True).encode()
        before = hashlib.sha256(bytes.fromhex(before) + body).hexdigest()
        ledger.execute("INSERT INTO office_row VALUES (?, ?, ?)", (place, body, before))
    ledger.commit()
    ledger.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
