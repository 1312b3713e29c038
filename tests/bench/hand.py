"""What a hand feels: commands, the desk's screens over HTTP, the self-check page in a browser.

python tests/bench/run.py hand
"""

from __future__ import annotations

import os
import runpy
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click
from measuring import AT_THE_END, ENVIRONMENT, ROOT, Asked, Claim, Cost, command, cost_of, place
from nation import MONTHS, kept_by, nation, register, write
from served_desks import Client, pages_of

from auditor.cli import cli
from auditor.i18n import Language
from auditor.selfcheck.page import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ON = "2024-03-25"
TICK = os.sysconf("SC_CLK_TCK")
GETS = 5
LARGE = 1300
CLICK_ALONE = """
import click
@click.group()
def main(): "A program of many commands."
for name in {names!r}:
    main.command(name, short_help="What this command does, in a line.")(lambda: None)
main(["--help"], prog_name="auditor")
"""


@cache
def _place() -> Path:
    return place("hand")


@cache
def _demo() -> Path:
    """Return the example with two rounds and all papers."""
    space = _place() / "demo"
    cost_of([sys.executable, "-m", "auditor", "demo", str(space)])
    return space


@cache
def _large() -> Path:
    """Return a workspace of many offices with two rounds."""
    space = _place() / "large"
    nation(space, LARGE)
    for month in MONTHS[:2]:
        write(space / "evidence" / f"register-{month}.csv", register(month, LARGE))
        cost_of([sys.executable, *kept_by(space, month)])
    return space


def _click_alone() -> Callable[[int], Cost]:
    names = cli.list_commands(click.Context(cli))
    return command("-c", CLICK_ALONE.format(names=names))


# The desk


@contextmanager
def _desk(space: Path, home: Path) -> Iterator[tuple[subprocess.Popen[bytes], Client]]:
    """Start the desk as a hand does, and let a browser in that is a script; end it afterwards."""
    home.mkdir(parents=True)
    browser = home / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {home}/opened.new && mv {home}/opened.new {home}/opened\n', "ascii")
    browser.chmod(0o755)
    env = {**ENVIRONMENT, "BROWSER": str(browser), "XDG_CACHE_HOME": str(home / "cache")}
    argv = [sys.executable, "-m", "auditor", "--workspace", str(space), "--on", ON, "desk"]
    with subprocess.Popen(argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not (home / "opened").exists():
                if process.poll() is not None:
                    raise SystemExit("the desk did not start")
                time.sleep(0.001)
            page = Path(url2pathname(urlsplit((home / "opened").read_text("utf-8").strip()).path)).read_text("utf-8")
            address = page.partition("http://")[2]
            address = "http://" + address[: min(address.index(end) for end in "\"'<> " if end in address)]
            host = urlsplit(address).netloc
            guard = SimpleNamespace(host=host, origin=f"http://{host}")
            yield process, Client(SimpleNamespace(guard=guard), address)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
            shutil.rmtree(home, ignore_errors=True)


def _used(pid: int) -> float:
    """Return the processor time of a running process, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _first_screen(number: int) -> Cost:
    start = time.perf_counter()
    with _desk(_demo(), _place() / f"first-{number}") as (process, client):
        answer = client.get("/month/")
        wall = time.perf_counter() - start
        assert answer.status == 200, answer.status
        return Cost(_used(process.pid), wall)


def _screens(space: Callable[[], Path], name: str) -> Callable[[int], Cost]:
    """Return what asks for every screen several times and tells the slowest one's wall time, and the mean of processor time."""

    def run(number: int) -> Cost:
        with _desk(space(), _place() / f"{name}-{number}") as (process, client):
            paths = pages_of(client)
            before = _used(process.pid)
            slowest: dict[str, float] = {}
            for path in paths:
                took = []
                for _ in range(GETS):
                    start = time.perf_counter()
                    client.get(path)
                    took.append(time.perf_counter() - start)
                slowest[path] = sorted(took)[GETS // 2]
            cpu = (_used(process.pid) - before) / (GETS * len(paths))
        named = sorted(slowest, key=lambda path: -slowest[path])[:3]
        sys.stderr.write("  " + ", ".join(f"{path} {1000 * slowest[path]:.0f} ms" for path in named) + "\n")
        return Cost(cpu, slowest[named[0]])

    return run


# The self-check page


@cache
def _page() -> Path:
    """Return a self-check page that is open today."""
    check_round = runpy.run_path(str(ROOT / "tests" / "example" / "make_check_round.py"))["check_round"]
    today = datetime.now(UTC).date()
    made = check_round(opened=today - timedelta(days=3), due=today + timedelta(days=9))
    path = _place() / "self-check.html"
    path.write_bytes(page(made.round, Language.BN))
    return path


@cache
def _browser() -> object:
    from playwright.sync_api import sync_playwright

    played = sync_playwright().start()
    browser = played.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    AT_THE_END.callback(played.stop)
    AT_THE_END.callback(browser.close)
    return browser


READY = "(() => { const [it] = performance.getEntriesByType('navigation'); return it.domContentLoadedEventEnd; })()"
KEYS = """async () => {
  const field = document.getElementById('password'), took = [];
  field.focus();
  for (let round = 0; round < 6; round += 1) {
    for (const sign of 'Quokka-marble7_Trombone') {
      const start = performance.now();
      field.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: sign, cancelable: true, bubbles: true }));
      document.body.getBoundingClientRect();
      took.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 5));
    }
  }
  return took;
}"""


def _page_ready(_: int) -> Cost:
    tab = _browser().new_page()
    tab.goto(_page().as_uri())
    tab.wait_for_function("typeof PasswordJudge !== 'undefined'")
    ready = tab.evaluate(READY) / 1000
    tab.close()
    return Cost(None, ready)


def _keystroke(_: int) -> Cost:
    tab = _browser().new_page()
    tab.goto(_page().as_uri())
    tab.wait_for_function("typeof PasswordJudge !== 'undefined'")
    took = sorted(tab.evaluate(KEYS))
    tab.close()
    return Cost(None, took[len(took) * 99 // 100] / 1000)


def claims() -> list[Claim]:
    """Return what is measured of what a hand feels."""
    demo = _demo()
    at_demo = ("--workspace", demo, "--on", ON)

    def without_papers(_: int) -> None:
        shutil.rmtree(demo / "out", ignore_errors=True)

    return [
        Claim(
            "help",
            "`auditor --help`",
            command("-m", "auditor", "--help"),
            {"click alone, as many commands": _click_alone()},
            [Asked("wall", 0.05)],
            runs=9,
        ),
        Claim(
            "audit",
            "`auditor audit` of the example: 35 offices, 2 registers",
            command("-m", "auditor", "audit", *at_demo),
            asked=[Asked("wall", 0.3)],
        ),
        Claim("checklist", "bare `auditor` there", command("-m", "auditor", *at_demo), asked=[Asked("wall", 0.3)]),
        Claim(
            "all PDFs",
            "all its PDFs by `auditor report --format pdf`",
            command("-m", "auditor", "report", "--format", "pdf", *at_demo, before=without_papers),
            asked=[Asked("wall", 1.5)],
            runs=3,
        ),
        Claim(
            "first screen", "the desk, from its start to its first screen", _first_screen, asked=[Asked("wall", 0.5)]
        ),
        Claim(
            "screens",
            "the slowest screen of the desk, 35 offices (processor time: the mean of all screens)",
            _screens(_demo, "few"),
            asked=[Asked("wall", 0.1)],
            runs=2,
        ),
        Claim(
            "large screens",
            "the slowest screen of the desk, 1,300 offices (processor time: the mean of all screens)",
            _screens(_large, "many"),
            asked=[Asked("wall", 0.5)],
            runs=2,
        ),
        Claim("page", "the self-check page, until Chromium has it ready", _page_ready, asked=[Asked("wall", 0.2)]),
        Claim(
            "keystroke",
            "a key in its password field, the first ones too: the 99th percentile",
            _keystroke,
            asked=[Asked("wall", 0.01)],
        ),
    ]
