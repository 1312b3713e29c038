"""What a slip reveals and what the judge makes of passwords that leaked. By hand; see docs/passwords.md.

    python tests/bench/bench_passwords.py reveals [N]
    python tests/bench/bench_passwords.py leaked FILE

FILE has a leaked password a line, the most frequent first; it is no part of this project. What is printed are counts.
"""

from __future__ import annotations

import hashlib
import random
import re
import runpy
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRIES = 10
FLOORS = (1_000, 10_000, 100_000, 1_000_000, 10**9)
RULE, YEAR = "upper+lower+symbol", 2024
BARE_LIMIT = 72
"""Beyond it zxcvbn refuses."""


def known_words():
    """Return by what the example's offices are judged."""
    from auditor.passwords import words
    from auditor.rounds.identity import listed

    space = listed.open_workspace(ROOT / "auditor" / "examples" / "paikgacha")
    committee = space.config.committee
    return words.local_words(space.reading.roster.offices, upazila=committee.upazila, district=committee.district)


def chance(observed) -> float:
    """Return the chance to guess within `TRIES`, over equally likely passwords: Σ min(TRIES, size of a class) / N."""
    classes = Counter(observed)
    return sum(min(TRIES, size) for size in classes.values()) / classes.total()


def reveals(count: int) -> None:
    """Print how far each thing that could leave narrows a local password."""
    from zxcvbn import zxcvbn

    from auditor.model.facts import Strength
    from auditor.passwords import judging

    candidates = runpy.run_path(str(ROOT / "tests" / "example" / "local_passwords.py"))["local_passwords"](count)
    bare = [(found["score"], float(found["guesses"])) for found in (zxcvbn(one) for one in candidates)]
    known = known_words()
    verdicts = [judging.judge(one, known, rule=RULE, year=YEAR) for one in candidates]
    seen = [(one.strength, one.meets_rule) for one in verdicts]
    lengths = [len(one) for one in candidates]
    lacks = [one.lacks for one in verdicts]
    prefixes = [hashlib.sha1(one.encode(), usedforsecurity=False).hexdigest()[:5] for one in candidates]
    leaked = [random.Random(one).random() < 1 / 2 for one in candidates]
    worth_asking = [verdict.strength is not Strength.WEAK for verdict in verdicts]
    for name, observed in (
        ("nothing", [0] * count),
        ("band", [one.strength for one in verdicts]),
        ("band, rule (what a slip says)", seen),
        ("band, rule, and whether it leaked, if half had", list(zip(seen, leaked, strict=True))),
        ("length", lengths),
        ("band, rule, length", list(zip(seen, lengths, strict=True))),
        ("band, rule, kinds it lacks", list(zip(seen, lacks, strict=True))),
        ("band, rule, reasons", [(*one, verdict.reasons) for one, verdict in zip(seen, verdicts, strict=True)]),
        ("score, length, kinds", [(b[0], n, k) for b, n, k in zip(bare, lengths, lacks, strict=True)]),
        ("exact guesses", [one[1] for one in bare]),
        ("five hex digits of SHA-1", prefixes),
        (
            "five hex digits, weak ones never sent",
            [p if w else "" for p, w in zip(prefixes, worth_asking, strict=True)],
        ),
    ):
        said(f"{name:<48} {100 * chance(observed):7.3f} %  {len(set(observed)):6} classes")
    said(f"{Counter(verdict.strength.name for verdict in verdicts)}, rule met by {sum(v.meets_rule for v in verdicts)}")
    shares("local", [(b[0], v.strength.name) for b, v in zip(bare, verdicts, strict=True) if v.meets_rule])
    sizes = Counter(prefixes)
    said(f"passwords left by five hex digits: {statistics.mean(sizes[one] for one in prefixes):.2f} of {count}")


def leaked(path: Path) -> None:
    """Print which share of the leaked passwords that meet the rule each way of judging calls strong."""
    from zxcvbn import zxcvbn

    found, lines = [], 0
    with path.open("rb") as file:
        for line in file:
            lines += 1
            text = line.rstrip(b"\r\n").decode("utf-8", "replace")
            if re.search("[A-Z]", text) and re.search("[a-z]", text) and re.search("[^A-Za-z0-9]", text):
                found.append((lines, text))
    said(f"{lines} lines, {len(found)} with upper case, lower case and another sign")
    begun = time.perf_counter()
    bare = [zxcvbn(text[:BARE_LIMIT])["score"] for _, text in found]
    said(f"bare zxcvbn: {time.perf_counter() - begun:.0f} s")
    from auditor.passwords import judging

    known = known_words()
    verdicts = [judging.judge(text, known, rule=RULE, year=YEAR) for _, text in found]
    judged = [
        (line, score, one.strength.name)
        for (line, _), score, one in zip(found, bare, verdicts, strict=True)
        if one.meets_rule
    ]
    for floor in FLOORS:
        shares(f"first {floor} lines", [(score, band) for line, score, band in judged if line <= floor])


def shares(name: str, judged) -> None:
    """Print which share of passwords that meet the rule each way of judging calls what: zxcvbn's score, our band."""
    if not judged:
        return
    said(f"{name}: {len(judged)} meet the rule")
    for way, number in (
        ("rule only", len(judged)),
        ("zxcvbn 3 or 4", sum(score >= 3 for score, _ in judged)),
        ("zxcvbn 4", sum(score == 4 for score, _ in judged)),
        *((f"ours {band}", sum(one == band for _, one in judged)) for band in ("STRONG", "FAIR", "WEAK")),
    ):
        said(f"  {way:<16} {number:7} {100 * number / len(judged):6.1f} %")


def said(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["reveals", *count]:
            reveals(int(count[0]) if count else 30_000)
        case ["leaked", path]:
            leaked(Path(path))
        case _:
            sys.exit(__doc__)
