"""Long work beside the screens: it shows how far it is, can be stopped between two steps, and outlives a closed browser."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from flask import has_request_context, request

from auditor.desk import texts
from auditor.i18n import Text, joined
from auditor.incidents import incident_of
from auditor.long_reading import shown
from auditor.model.errors import AuditorError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _StoppedError(Exception):
    """Somebody stopped the work."""


class Job:
    """One piece of long work.

    Attributes:
        title: what is done.
        back: the address of the screen to which it leads.
        total: how many steps there are, 0 where nobody knows; `done` how many were taken, `thousands` how many rows of large files were read in the one that goes on.
        told: what is to be told once it is over.
        failed: whether it ended otherwise than meant.
        waits_for: what somebody has to do meanwhile, which alone ends it; None where the work ends by itself, or can be stopped.
        sent: the fields of the form by which it was begun, and `path`, the address of that form; where the work failed they stand on the page after it.
        amiss: which of the sentences told say that something is not as it should be; the work may add to them.

    """

    def __init__(self, title: Text, back: str, work: Callable[[Job], tuple[Text, ...]]) -> None:
        """Start work; it is given the job, whose `tick` it calls after each step, and returns what is to be told."""
        self.title, self.back = title, back
        self.total = self.done = self.thousands = 0
        self.told: tuple[Text, ...] = ()
        self.failed = False
        self.waits_for: Text | None = None
        self.amiss: set[Text] = set()
        self.sent, self.path = (request.form.to_dict(), request.path) if has_request_context() else ({}, "")
        self._stop = threading.Event()
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=False)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return not self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    @property
    def how_far(self) -> Text | None:
        """How many steps were taken, and of how many where that is known, and how far reading is; None where there is nothing to tell."""
        told = (
            texts.STEPS_DONE.filled(done=self.done, total=self.total)
            if self.total
            else texts.STEPS_SO_FAR.filled(done=self.done)
            if self.done
            else None,
            texts.ROWS_READ.filled(n=1000 * self.thousands) if self.thousands else None,
        )
        return joined(filter(None, told), "; ") if any(told) else None

    @property
    def seconds_left(self) -> int | None:
        """How many seconds it may still take; None where that cannot be told yet: its first steps read what the others go by."""
        if self.done * _TELLING_FROM < self.total or not self.done or self.done > self.total:
            return None
        return round((time.monotonic() - self._began) / self.done * (self.total - self.done))

    @property
    def time_left(self) -> Text | None:
        """The same in words, in minutes where it is long; None where nothing is to be told of it."""
        seconds = self.seconds_left
        if not seconds:
            return None
        if seconds < _IN_MINUTES_FROM:
            return texts.SECONDS_LEFT.filled(n=seconds)
        return texts.MINUTES_LEFT.filled(n=round(seconds / 60))

    @property
    def said(self) -> Text:
        """What is said to whoever does not see how far it is: what is waited for, that it stops, that its steps are done, else each quarter, so that nothing is said all the time."""
        if self.waits_for is not None:
            return self.waits_for
        if self.stopping:
            return texts.STOPPING
        if self.done >= self.total > 0:
            return texts.NEARLY_OVER
        quarters = 4 * self.done // self.total if self.total else 0
        return texts.PERCENT_DONE.filled(n=25 * quarters) if quarters else texts.AT_WORK

    def tick(self) -> None:
        """Note that a step was taken, and end here if that was asked for."""
        self.done += 1
        if self._stop.is_set():
            raise _StoppedError

    def expect(self, steps: int) -> None:
        """Note how many steps are still to come, as far as that is known."""
        self.total = self.done + steps

    def stop(self) -> None:
        """Ask the work to end after the step it is at."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def refuse_other(self) -> None:
        """Refuse what cannot be done beside this work.

        Raises:
            WorkspaceError: it goes on; where it waits for somebody, that is said, too.

        """
        if self.is_over:
            return
        if (waits_for := self.waits_for) is not None:
            raise WorkspaceError(texts.WAITS_ALREADY.filled(title=self.title), waits_for)
        raise WorkspaceError(texts.AT_WORK_ALREADY.filled(title=self.title))

    @contextmanager
    def _reading(self) -> Iterator[Callable[[], None]]:
        def read() -> None:
            self.thousands += 1
            if self._stop.is_set():
                raise _StoppedError

        try:
            yield read
        finally:
            self.thousands = 0

    def _run(self, work: Callable[[Job], tuple[Text, ...]]) -> None:
        try:
            with shown(self._reading):
                self.told = work(self)
        except _StoppedError:
            self.told, self.failed = (_STOPPED,), True
        except AuditorError as error:
            self.told, self.failed = error.messages, True
        except Exception as error:  # noqa: BLE001 a defect of ours: what it says may hold a value, so it is not repeated
            self.told, self.failed = (texts.DEFECT.filled(incident=incident_of(error)),), True


_TELLING_FROM: Final = 20
"""Of so many steps one must be taken before the time of the others is told by it."""
_IN_MINUTES_FROM: Final = 120
_STOPPED: Final = Text(
    en="Stopped. What was finished before is there; start it again to complete it.",
    bn="থামানো হয়েছে। আগে যা শেষ হয়েছে তা আছে; সম্পূর্ণ করতে আবার শুরু করুন।",
)
