"""Starts the program as a process of its own, forked from one that has it read in: reading it in costs more than most runs.

Such a process has its own arguments, environment, folder, streams, signals and end. Only what the system tells of how it was
started (its command line, its first environment) is that of the process it was forked from; what looks at these starts anew.
"""

from __future__ import annotations

import atexit
import gc
import io
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import reduction
from pathlib import Path
from typing import Any, Final
from unittest import mock

from auditor.cli import COMMANDS, MODULES

for _name in COMMANDS:
    import_module(f"auditor.cli.{MODULES.get(_name, _name)}")

ROOT: Final = Path(__file__).parents[2]
IMPORTED: Final = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
"""Where a process finds the program and what supports tests."""


@dataclass(frozen=True)
class Start:
    """How the program is started.

    Attributes:
        arguments: after its name.
        folder: in which it runs.
        environment: all of it.
        before: Python that is run before the program.

    """

    arguments: tuple[str, ...]
    folder: Path
    environment: dict[str, str]
    before: str = ""

    @property
    def script(self) -> str:
        """Python that takes a terminal for its own, if one of its streams is one, and is the program.

        It talks English unless another language is asked for, whatever the workspace's is: a test knows one.
        """
        return (
            f"import sys, own_terminal\nown_terminal.take()\nsys.argv[0] = 'auditor'\n{self.before}\n"
            "from auditor.cli import _language, main\n_language.of_workspace = lambda _: None\nmain()\n"
        )


class _Stream:
    """An open file that goes with a process."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __reduce__(self) -> tuple[Any, ...]:
        return _detached, (reduction.DupFd(self.number),)


def _detached(stream: Any) -> int:
    number: int = stream.detach()
    return number


def forked(start: Start, streams: tuple[int, int, int]) -> Any:
    """Return the program's process; its `join`, `exitcode`, `pid` and `kill` are those of multiprocessing."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["forking", "read_in"])
    process = context.Process(target=_be, args=(start, *map(_Stream, streams)), daemon=True)
    with mock.patch.dict(os.environ, PYTHONPATH=IMPORTED):
        process.start()
    return process


def started(start: Start, streams: tuple[int, int, int]) -> subprocess.Popen[bytes]:
    """Return the program's process, started anew."""
    return subprocess.Popen(
        [sys.executable, "-c", start.script, *start.arguments],
        cwd=start.folder,
        env={**start.environment, "PYTHONPATH": IMPORTED},
        stdin=streams[0],
        stdout=streams[1],
        stderr=streams[2],
        start_new_session=True,
    )


def _be(start: Start, *streams: int) -> None:
    """Be the program in this process, from its start to its end."""
    os.setsid()
    gc.freeze()  # what was read in before the fork stays to the end: looking through it would copy all of it
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the child of a background job would not hear Ctrl-C
    multiprocessing.current_process()._config["daemon"] = False  # it may start processes of its own
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(start.environment)
    os.chdir(start.folder)
    encoding, _, errors = start.environment.get("PYTHONIOENCODING", "utf-8").partition(":")
    for name, number, mode, how in (
        ("stdin", 0, "rb", "strict"),
        ("stdout", 1, "wb", "strict"),
        ("stderr", 2, "wb", "backslashreplace"),
    ):
        raw = open(number, mode, buffering=-1, closefd=False)  # noqa: SIM115 until the process ends
        made = io.TextIOWrapper(raw, encoding, errors or how, line_buffering=name == "stderr" or os.isatty(number))
        setattr(sys, name, made)
        setattr(sys, f"__{name}__", made)
    sys.argv = ["auditor", *start.arguments]
    code: object = 0
    try:
        exec(compile(start.script, "<start>", "exec"), {"__name__": "__main__"})  # noqa: S102 written by tests
    except SystemExit as leaving:
        code = leaving.code
    except BaseException:  # noqa: BLE001 as the interpreter does
        sys.excepthook(*sys.exc_info())
        code = 1
    threading._shutdown()
    atexit._run_exitfuncs()
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 120
    os._exit(code if isinstance(code, int) else int(code is not None))
