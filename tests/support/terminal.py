"""A terminal with the program in it, and a person who waits for words and types."""

from __future__ import annotations

import os
import re
import select
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pty", reason="this system has no terminals that a program can drive")

from forking import IMPORTED, Start, forked, started
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path


class EndedError(AssertionError):
    """The program ended and had not shown what was waited for."""


class Terminal:
    """A terminal in a folder; what it showed is `shown`, as words `told`, and `piped` what went elsewhere, once it is left.

    Args:
        arguments: of the program.
        folder: in which it runs.
        before: Python that is run before the program.
        environment: beside that of the tests; or all of it, where `alone`.
        only: the streams that are at the terminal; what goes to another is `piped`.
        fed: what comes from a pipe, where `stdin` is at no terminal.
        anew: start a process anew, for tests that look at how it was started.
        watch: called whenever it is waited for something.

    """

    def __init__(
        self,
        *arguments: object,
        folder: Path,
        before: str = "",
        environment: dict[str, str] | None = None,
        alone: bool = False,
        only: Collection[str] = ("stdin", "stdout", "stderr"),
        fed: bytes = b"",
        anew: bool = False,
        watch: Callable[[int], None] | None = None,
    ) -> None:
        self.shown = b""
        self._seen = 0
        self._watch = watch
        self._ours, theirs = os.openpty()
        self._out, piped = os.pipe()
        self._piping = [self._out]
        self.piped = b""
        feed, feeder = os.pipe()
        os.write(feeder, fed)
        others = {"stdin": feed, "stdout": piped, "stderr": piped}
        inherited = {} if alone else os.environ
        start = Start(
            tuple(map(str, arguments)), folder,
            {**inherited, "PYTHONPATH": IMPORTED, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:strict", **(environment or {})}, before,
        )  # fmt: skip
        streams = tuple(theirs if name in only else other for name, other in others.items())
        self._process = (started if anew else forked)(start, streams)
        for end in (theirs, piped, feed, feeder):
            os.close(end)

    @property
    def pid(self) -> int:
        """The process."""
        pid: int = self._process.pid
        return pid

    @property
    def told(self) -> str:
        """All that was shown, with lines as the program ended them."""
        return self.shown.decode("utf-8", "ignore").replace("\r\n", "\n")

    def sees(self, words: str, *, pattern: bool = False) -> Terminal:
        """Wait until the screen shows words, or what fits a pattern, after what was seen last."""
        wanted = re.compile(words if pattern else re.escape(words))
        while not (found := wanted.search(self.told, self._seen)):
            if not self._more():
                raise EndedError(f"{words!r} did not come:\n{self.told[self._seen :]}")
        self._seen = found.end()
        return self

    def types(self, line: str) -> Terminal:
        """Type a line."""
        return self.presses(line.encode("utf-8", "surrogateescape") + b"\n")

    def presses(self, keys: bytes) -> Terminal:
        """Press keys."""
        os.write(self._ours, keys)
        return self

    def leaves(self) -> int:
        """Return the exit code, once the program has ended and the screen is read to its end."""
        while self._more():
            pass
        while self._took_piped():
            pass
        os.close(self._out)
        os.close(self._ours)
        self._ours = -1
        return self._ended()

    def close(self) -> None:
        """End what still runs."""
        if self._ours < 0:
            return
        with suppress(ProcessLookupError):
            self._process.kill()
        self.leaves()

    def _ended(self) -> int:
        if isinstance(self._process, subprocess.Popen):
            return self._process.wait(PATIENCE)
        self._process.join(PATIENCE)
        code: int = self._process.exitcode
        self._process.close()
        return code

    def _more(self) -> bool:
        until = time.monotonic() + PATIENCE
        ready: list[int] = []
        while self._ours not in ready:
            if self._watch is not None:
                self._watch(self.pid)
            assert time.monotonic() < until, f"It waits for ever:\n{self.told[-600:]}"
            ready, _, _ = select.select([self._ours, *self._piping], [], [], PATIENCE if self._watch is None else 0.2)
            if self._out in ready and not self._took_piped():
                self._piping = []
        try:
            more = os.read(self._ours, 65536)
        except OSError:  # the program has left
            more = b""
        self.shown += more
        return bool(more)

    def _took_piped(self) -> bool:
        more = os.read(self._out, 65536)
        self.piped += more
        return bool(more)
