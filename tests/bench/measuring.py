"""How figures are taken: ours and its rivals in turns, processor time beside wall time, least, median and most.

A claim names what is done, who does it and what is asked of it. Each run gives every contender the same number, from which it
makes input that no run had before, so that nobody is timed at remembering; who begins changes from run to run.
"""

from __future__ import annotations

import atexit
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
OURS: Final = "auditor"
FOLDERS: Final = (ROOT, ROOT / "tests" / "support", ROOT / "tests" / "bench")
AT_THE_END: Final = ExitStack()
"""What is closed and removed once all was measured."""
atexit.register(AT_THE_END.close)
ENVIRONMENT: Final = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(map(str, FOLDERS)),
    "PYTHONIOENCODING": "utf-8",
}
"""Of those whose commands are measured: with modules that were compiled once, as an installed program has them."""
if ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None):
    ENVIRONMENT["PYTHONPYCACHEPREFIX"] = AT_THE_END.enter_context(tempfile.TemporaryDirectory(prefix="bench-compiled-"))


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of processor time and of wall time, and the most megabytes held; None where not looked at.

    Of a command with further processes it is what all of them held together at one moment, looked at every 20 ms, and no less than the
    most that one of them ever held; what they share is counted for each.
    """

    cpu: float | None
    wall: float
    megabytes: float | None = None


@dataclass(frozen=True)
class Asked:
    """What is asked of a figure: of the least `cpu` or `wall` in seconds, of the most `megabytes`, or of the median ratio to a rival.

    `faster` asks that the rival takes at least so many times our processor time, `slower` that we take at most so many times its.
    """

    figure: str
    at: float
    rival: str = ""


@dataclass(frozen=True)
class Claim:
    """Something that is measured.

    Attributes:
        name: a short name, for pictures.
        what: what is done.
        ours: does it with this product; called with the number of the run.
        rivals: others that do it, by name.
        asked: what is asked of it.
        runs: how often each does it, after one run that is not counted.

    """

    name: str
    what: str
    ours: Callable[[int], Cost]
    rivals: Mapping[str, Callable[[int], Cost]] = field(default_factory=dict)
    asked: Sequence[Asked] = ()
    runs: int = 5


@dataclass(frozen=True)
class Measured:
    """A claim with the costs of each contender, ours first, run by run."""

    claim: Claim
    costs: Mapping[str, Sequence[Cost]]

    def ratios(self, rival: str) -> list[float]:
        """Return how many times our processor time a rival took, run by run."""
        pairs = zip(self.costs[OURS], self.costs[rival], strict=True)
        return [theirs.cpu / ours.cpu for ours, theirs in pairs if theirs.cpu and ours.cpu]

    def figure(self, asked: Asked) -> float:
        """Return the figure of which something is asked."""
        if asked.figure == "faster":
            return statistics.median(self.ratios(asked.rival))
        if asked.figure == "slower":
            return statistics.median(1 / ratio for ratio in self.ratios(asked.rival))
        found = [getattr(cost, asked.figure) or 0.0 for cost in self.costs[OURS]]
        return float(max(found) if asked.figure == "megabytes" else min(found))

    def is_met(self, asked: Asked) -> bool:
        """Whether what is asked is so."""
        figure = self.figure(asked)
        return figure >= asked.at if asked.figure == "faster" else figure <= asked.at


def measure(claim: Claim) -> Measured:
    """Let all contenders work in turns and return what each took."""
    contenders = {OURS: claim.ours, **claim.rivals}
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for run in range(claim.runs + 1):
        names = list(contenders)
        begin = run % len(names)
        for name in names[begin:] + names[:begin]:
            cost = contenders[name](run)
            if run:
                costs[name].append(cost)
    return Measured(claim, costs)


def place(name: str) -> Path:
    """Return a new folder that is removed once all was measured."""
    return Path(
        AT_THE_END.enter_context(tempfile.TemporaryDirectory(prefix=f"bench-{name}-", ignore_cleanup_errors=True))
    )


def here(work: Callable[[int], object]) -> Callable[[int], Cost]:
    """Return a contender that works in this process."""

    def run(number: int) -> Cost:
        wall, cpu = time.perf_counter(), time.process_time()
        work(number)
        return Cost(time.process_time() - cpu, time.perf_counter() - wall)

    return run


def command(*words: object, before: Callable[[int], object] = lambda _: None) -> Callable[[int], Cost]:
    """Return a contender that is a command of this Python; what comes before it is not counted."""
    argv = [sys.executable, *map(str, words)]

    def run(number: int) -> Cost:
        before(number)
        return cost_of(argv)

    return run


def alone(*words: object) -> Callable[[int], Cost]:
    """Return a contender that is a process of this Python which measures itself, and prints its costs and nothing else."""
    argv = [sys.executable, *map(str, words)]

    def run(_: int) -> Cost:
        done = subprocess.run(argv, check=True, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        return Cost(*map(float, done.stdout.split()))

    return run


def cost_of(argv: Sequence[str]) -> Cost:
    """Run a command that must end well, or say that something failed (1), and return what it and its children took."""
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=told, env=ENVIRONMENT)
        most = [0.0]
        watching = threading.Thread(target=_watch, args=(process.pid, most), daemon=True)
        watching.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watching.join()
        if process.returncode not in {0, 1}:
            told.seek(0)
            raise SystemExit(f"{' '.join(argv)}\n{told.read().decode()}")
    return Cost(used.ru_utime + used.ru_stime, wall, most[0] / 1024)


def _watch(pid: int, most: list[float]) -> None:
    while held := held_by(pid):
        most[0] = max(most[0], held)
        time.sleep(0.02)


def held_by(pid: int) -> float:
    """Return how many kilobytes a process and those that it started hold, no less than the most one of them held; none once it ended."""
    held = [_resident(each) for each in (pid, *_children(pid))]
    return max(sum(now for now, _ in held), *(most for _, most in held))


def _children(pid: int) -> list[int]:
    """Return the processes that a process started and that still run."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _resident(pid: int) -> tuple[float, float]:
    """Return how many kilobytes a process holds and held at most until now; none once it ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0, 0
    figures = {name: rest.split() for name, _, rest in (line.partition(":") for line in status.splitlines())}
    return (float(figures["VmRSS"][0]), float(figures["VmHWM"][0])) if "VmHWM" in figures else (0, 0)


def machine() -> str:
    """Return on what is measured, and how much else it does."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.processor())
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}, load {os.getloadavg()[0]:.1f}"
