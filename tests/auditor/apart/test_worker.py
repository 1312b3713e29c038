"""Work in a process of its own: what is too much for it ends that process only, and the next piece of work is done."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress

import pytest

from auditor.apart.limits import MEGABYTE, Limits
from auditor.apart.worker import OverLimitError, Worker

LIMITS = Limits(seconds=1, bytes_a_second=10**9, memory=200 * MEGABYTE)


def work(what: str) -> bytes:
    """Do what is said, in the other process."""
    if what == "who":
        return str(os.getpid()).encode()
    if what == "memory":
        return b"got it" if bytearray(300 * MEGABYTE) else b""
    if what == "time":
        while True:
            pass
    if what == "wait":
        time.sleep(3600)
    if what == "fault":
        raise ValueError("a fault")
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(what)


def test_one_process_does_all_the_work():
    with Worker(work, LIMITS) as worker:
        first, again = worker.ask("who", size=0), worker.ask("who", size=0)
    assert first == again != str(os.getpid()).encode()


def test_no_process_is_started_for_nothing(monkeypatch):
    monkeypatch.setattr(Worker, "_start", lambda _: pytest.fail("it was started"))
    with Worker(work, LIMITS):
        pass


HELD = [
    "fault",
    *(["time", "crash"] if sys.platform != "win32" else []),
    *(["memory"] if sys.platform == "linux" else []),
]


@pytest.mark.parametrize("what", HELD)
def test_what_is_too_much_would_be_again_and_the_next_is_done_by_another(what):
    with Worker(work, LIMITS) as worker:
        before = worker.ask("who", size=0)
        with pytest.raises(OverLimitError) as over:
            worker.ask(what, size=0)
        assert over.value.always
        assert worker.ask("who", size=0) not in {before, b""}


def test_what_lasts_too_long_by_the_clock_is_ended_and_may_be_tried_again():
    with Worker(work, Limits(seconds=0, bytes_a_second=10**9, memory=200 * MEGABYTE)) as worker:
        with pytest.raises(OverLimitError) as over:
            worker.ask("wait", size=1)
        assert not over.value.always


def test_the_start_of_the_process_counts_for_no_piece_of_work(monkeypatch):
    monkeypatch.setattr(
        "auditor.apart.worker.PATIENCE", 0.1
    )  # no process starts so soon; an answer is there so soon at one time or another
    for _ in range(60):
        with Worker(work, LIMITS) as worker, suppress(OverLimitError):
            assert worker.ask("who", size=0)
            return
    pytest.fail("it was never done in time")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_who_was_ended_from_outside_may_be_tried_again():
    with Worker(work, LIMITS) as worker:
        with pytest.raises(OverLimitError) as over:
            worker.ask("killed", size=0)
        assert not over.value.always


def test_larger_content_may_take_longer():
    assert LIMITS.seconds_for(2 * 10**9) == 3
