"""Runs the program: within the test, or in a process of its own where the process is what is tested."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unittest import mock

from read_once import read_once

from auditor.cli import _language, main

ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of the program ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _none(*_: object) -> None:
    """Return no language."""


def run(
    *arguments: object,
    cwd: Path | None = None,
    code: int | None = None,
    typed: str | None = None,
    screen: str = "",
) -> Run:
    """Run the program within the test; assert its exit code where one is given.

    Its output goes into a pipe and there is nothing to read, unless something is `typed`: then it asks at a terminal. With a
    `screen`, the encoding of a console, output goes there too, and the talk is in the workspace's language as it is for people;
    else it is English unless another is asked for, so that a test knows one.
    """
    streams: dict[str, io.TextIOWrapper] = {
        name: io.TextIOWrapper(io.BytesIO(), "ascii", newline="") for name in ("stdout", "stderr", "stdin")
    }
    if typed is not None:
        streams["stdin"] = _Terminal(io.BytesIO(typed.encode()), "utf-8")
        streams["stderr"] = _Terminal(io.BytesIO(), "utf-8", newline="")
    if screen:
        streams |= {name: _Terminal(io.BytesIO(), screen, newline="") for name in ("stdout", "stderr")}
    hooks = {
        "argv": ["auditor", *map(str, arguments)],
        "excepthook": sys.excepthook,
        "unraisablehook": sys.unraisablehook,
    }
    with (
        mock.patch.multiple(sys, **streams, **hooks),
        mock.patch.object(threading, "excepthook", threading.excepthook),
        read_once(),
        contextlib.chdir(cwd or ROOT),
        contextlib.nullcontext() if screen else mock.patch.multiple(_language, of_workspace=_none, of_computer=_none),
    ):
        try:
            main()
        except SystemExit as leaving:
            ended = leaving.code
    for stream in streams.values():
        stream.flush()
    return _ended(
        Run(int(ended or 0), *(_words(streams[name].buffer.getvalue()) for name in ("stdout", "stderr"))), code
    )


def run_process(*arguments: object, cwd: Path | None = None, code: int | None = None) -> Run:
    """Run the program as a process of its own; otherwise as `run`."""
    done = subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return _ended(Run(done.returncode, _words(done.stdout), _words(done.stderr)), code)


def _words(content: bytes) -> str:
    return content.decode("utf-8").replace(os.linesep, "\n")


def _ended(ran: Run, code: int | None) -> Run:
    assert "Traceback" not in ran.stderr
    if code is not None:
        assert ran.returncode == code, ran.stderr
    return ran
