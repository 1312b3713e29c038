"""One process beside this one, which reads what strangers sent, file after file; it is replaced once one is too much for it."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Self

from auditor.apart.limits import Limits, hold_memory, hold_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

PATIENCE: Final = 10
"""How many times its processor time a piece of work may last by the clock: other programs take theirs too."""
BEGINS_WITHIN: Final = 60
"""Seconds by the clock until the process begins with it, or is gone: its start is no work of what is read, and takes long on a busy computer."""
_BEGUN: Final = b"begun"
LONGEST_ANSWER: Final = 200_000_000
"""Bytes; the words of the longest paper have 160 million."""
OUT_OF_MEMORY: Final = 77
"""How the process ends when its memory was used up."""


class OverLimitError(Exception):
    """A piece of work took more time or memory than it may, or ended the process that did it.

    Attributes:
        always: it would again; False where it was ended by the clock or from outside, as on a busy computer.

    """

    def __init__(self, *, always: bool) -> None:
        """Say whether it would happen again."""
        super().__init__("over the limit")
        self.always = always


class Worker:
    """Does one kind of work in a process of its own, started when the first is asked for.

    The other process is told what to do by pickle and answers in bytes, of which nothing is believed here.
    """

    def __init__(self, work: Callable[..., bytes], limits: Limits) -> None:
        """Name the work.

        Args:
            work: a function of a module; takes what `ask` is given and returns an answer, which is never empty.
            limits: what one piece of work may take.

        """
        self._work = work
        self._limits = limits
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def ask(self, *question: Any, size: int) -> bytes:  # noqa: ANN401 whatever the work takes
        """Return the answer to a question.

        Args:
            question: what the work is given.
            size: bytes of what is to be read.

        Raises:
            OverLimitError: it took too much time or memory.

        """
        line = self._line or self._start()
        seconds = self._limits.seconds_for(size)
        in_time = True
        try:
            line.send((seconds, question))
            for lasts in (BEGINS_WITHIN, seconds * PATIENCE):
                in_time = line.poll(lasts)
                if not in_time:
                    break
                answer = line.recv_bytes(LONGEST_ANSWER)
            else:
                return answer
        except (EOFError, OSError):
            pass
        ended = self._end(wait=in_time)
        raise OverLimitError(always=in_time and ended not in {-signal.SIGTERM, -9, None})

    def close(self) -> None:
        """End the process; the next question starts another."""
        self._end(wait=False)

    def _start(self) -> Connection:
        import multiprocessing  # noqa: PLC0415 only what strangers sent should cost it

        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(self._work, self._limits, there), daemon=True)
        process.start()
        there.close()
        self._process, self._line = process, here
        return here

    def _end(self, *, wait: bool) -> int | None:
        """End the process and return how it ended: by itself, where that is waited for."""
        process, line = self._process, self._line
        self._process = self._line = None
        if process is None or line is None:
            return None
        line.close()
        if wait:
            process.join(BEGINS_WITHIN)
        process.kill()
        process.join()
        ended = process.exitcode
        process.close()
        return ended


def _serve(work: Callable[..., bytes], limits: Limits, line: Connection) -> None:
    """Answer question after question; what goes wrong ends the process without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold_memory(limits.memory)
    with suppress(EOFError, OSError):
        while True:
            seconds, question = line.recv()
            hold_time(seconds)
            line.send_bytes(_BEGUN)
            try:
                answer = work(*question)
            except BaseException:  # noqa: BLE001 whatever a stranger's file does to a parser
                os._exit(OUT_OF_MEMORY)
            line.send_bytes(answer)
