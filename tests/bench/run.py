"""All figures of docs/benchmarks.md, measured anew in turns with their rivals, and the pictures beside them.

    pip install -r requirements-bench.txt
    python tests/bench/run.py              # all of it: about an hour; rewrites docs/benchmarks.md and its pictures
    python tests/bench/run.py hand papers  # only what these files measure; rewrites their tables

A file of this folder with `claims()` is a group of claims. The words of docs/benchmarks.md are written by hand; between two marks
(`<!-- measured: NAME -->`, `<!-- end -->`) stands what was measured.
"""

from __future__ import annotations

import argparse
import importlib
import re
import statistics
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "support")]

from measuring import OURS, ROOT, Asked, Cost, Measured, machine, measure  # noqa: E402 the folder stands in no package

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS: Final = ("hand", "papers", "passwords", "tables", "nation", "growth", "hostile")
PAGE: Final = ROOT / "docs" / "benchmarks.md"
HEAD: Final = (
    "| what | who | processor time, least / median / most | wall | memory | times ours |\n|---|---|---|---|---|---|\n"
)


def told(figures: Sequence[float | None]) -> str:
    """Return the least, the median and the most of some times in seconds, in the unit that suits them."""
    seconds = [figure for figure in figures if figure is not None]
    if not seconds:
        return ""
    middle = statistics.median(seconds)
    unit, name = (1, "s") if middle >= 1 else (1000, "ms")
    digits = 1 if middle >= 1 or middle * unit >= 10 else 2
    return " / ".join(f"{unit * figure:.{digits}f}" for figure in (min(seconds), middle, max(seconds))) + f" {name}"


def row(what: str, who: str, costs: Sequence[Cost], times: str) -> str:
    """Return a row of the table."""
    most = max((cost.megabytes or 0 for cost in costs), default=0)
    memory = f"{most:.0f} MB" if most else ""
    return f"| {what} | {who} | {told([cost.cpu for cost in costs])} | {told([cost.wall for cost in costs])} | {memory} | {times} |"


def demand(measured: Measured, asked: Asked) -> str:
    """Return what is asked of a figure, and whether it is so."""
    figure = measured.figure(asked)
    words = {
        "cpu": f"processor time at most {asked.at:g} s",
        "wall": f"at most {asked.at:g} s by the wall clock",
        "megabytes": f"at most {asked.at:g} MB",
        "faster": f"{asked.rival} takes at least {asked.at:g} times as long",
        "slower": f"at most {asked.at:g} times {asked.rival}",
    }[asked.figure]
    return f"{words}: **{'met' if measured.is_met(asked) else 'missed'}** ({figure:.3g})"


def table(every: Sequence[Measured]) -> str:
    """Return the rows of several claims: ours, its rivals, and what is asked."""
    lines = []
    for measured in every:
        claim = measured.claim
        lines.append(row(claim.what, OURS, measured.costs[OURS], ""))
        for rival in claim.rivals:
            times = f"{statistics.median(measured.ratios(rival)):.3g}"
            lines.append(row("", rival, measured.costs[rival], times))
        lines += [f"| | | asked: {demand(measured, asked)} | | | |" for asked in claim.asked]
    return HEAD + "\n".join(lines) + "\n"


def put(page: str, name: str, content: str) -> str:
    """Return the page with something measured in its place."""
    place = re.compile(rf"(<!-- measured: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not place.search(page):
        raise SystemExit(f"{PAGE} has no place for {name}")
    return place.sub(lambda found: f"{found[1]}\n{content}\n{found[2]}", page)


def main() -> None:
    """Measure the groups that were named, or all of them."""
    import pictures  # where matplotlib is missing that is said before an hour went by

    asked = argparse.ArgumentParser()
    asked.add_argument("groups", nargs="*", default=GROUPS)
    asked.add_argument("--runs", type=int, help="instead of as many as each claim wants")
    asked.add_argument("--print", action="store_true", help="print the tables and leave the page as it is")
    given = asked.parse_args()
    for name in given.groups:
        group = importlib.import_module(name)
        every: list[Measured] = []
        on = machine()
        for claim in group.claims():
            sys.stderr.write(f"{name}: {claim.what}\n")
            every.append(measure(replace(claim, runs=given.runs or claim.runs)))
            sys.stderr.write(table(every[-1:]).removeprefix(HEAD))
        if not given.print:
            drawn = pictures.picture(name, every)
            PAGE.write_text(put(PAGE.read_text("utf-8"), name, f"{on}\n\n{table(every)}{drawn}"), "utf-8")


if __name__ == "__main__":
    main()
