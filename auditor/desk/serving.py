"""Runs the desk on this computer alone, until it is told to end or nobody has used it for hours."""

from __future__ import annotations

import errno
import secrets
import socket
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from waitress import server, wasyncore

from auditor.desk import app
from auditor.desk.guard import Guard
from auditor.desk.limits import MAX_BODY
from auditor.desk.opening import Doorstep
from auditor.model.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.desk.desk import Desk

LOOPBACK: Final = "127.0.0.1"
OTHER_LOOPBACK: Final = "::1"
IDLE_SECONDS: Final = 8 * 60 * 60
"""After so long without anybody doing anything the desk ends by itself; no answer is lost, for each is written down as it is given."""
TOKEN_SECONDS: Final = 120
_LOOK_SECONDS: Final = 0.3
_NAME_BYTES: Final = 8
_TRIES: Final = 20
"""So many other ports are tried where one is not free at both addresses."""


def run(desk: Desk, opening: Callable[[], None], *, idle_seconds: float = IDLE_SECONDS) -> bool:
    """Open a workspace's desk in the browser and serve it until it ends.

    Args:
        desk: the desk.
        opening: called before it is opened, where it is this run that serves it.
        idle_seconds: after how many seconds without use it ends.

    Returns:
        Whether this run served it; False where a desk of this workspace runs already, which opens once more instead.

    Raises:
        WorkspaceError: the user has no folder of his own from which to open it.

    """
    desk.place = Doorstep(desk.folder)
    if not desk.place.take():
        desk.place.ask_again()
        return False
    try:
        opening()
        Service(desk).serve(idle_seconds)
    finally:
        desk.place.leave()
    return True


class Service:
    """A desk that is being served."""

    def __init__(self, desk: Desk) -> None:
        """Take a port of this computer's own, the one that the last desk of this workspace had where it is free; nothing is answered yet.

        So a page that is still shown of a desk that ended asks this one, and is told what became of it. The name is new all the same: what another
        program on that port may have left in the browser in between is of another origin, and is sent nothing of this desk.
        """
        ended = desk.place.ended()
        listening, self._beside = _listening(int(ended[-1].rpartition(":")[2]) if ended else 0)
        port = listening.getsockname()[1]
        self.guard = Guard(f"{secrets.token_hex(_NAME_BYTES)}.localhost:{port}", ended=frozenset(ended))
        desk.place.remember(self.guard.host, f"{desk.day}" if desk.day_given else "")
        self.desk, self._valid_until = desk, 0.0
        made = app.create(desk, self.guard)
        self._server: Any = server.create_server(
            made,
            sockets=[listening],
            threads=4,
            ident=None,
            max_request_body_size=MAX_BODY,
            inbuf_overflow=2 * MAX_BODY,  # what is uploaded lies in no temporary file
            outbuf_overflow=sys.maxsize,
            channel_timeout=60,
        )

    def open(self) -> None:
        """Open the desk in the browser, by a token that is worth something once and for a short time."""
        self._valid_until = time.monotonic() + TOKEN_SECONDS
        self.desk.place.show(f"{self.guard.origin}/open#{self.guard.new_token()}")

    def serve(self, idle_seconds: float) -> None:
        """Answer until somebody ends the desk, or nobody used it for so many seconds and no work runs."""
        watching = threading.Thread(target=self._watch, args=(idle_seconds,), daemon=True)
        watching.start()
        try:
            self.open()
            self._server.run()
        finally:
            self.desk.ended.set()
            watching.join()
            if self._beside is not None:
                self._beside.close()

    def _watch(self, idle_seconds: float) -> None:
        """Open once more when asked, take the opening page away in time, and end the desk."""
        while not self.desk.ended.wait(_LOOK_SECONDS):
            if self.desk.place.asked_again():
                with suppress(
                    WorkspaceError
                ):  # who asked sees that no page opens; without this watch nothing would end the desk
                    self.open()
            if not self.guard.opening or time.monotonic() > self._valid_until:
                self.guard.opening.clear()
                self.desk.place.forget()
            if self.desk.idle_for() > idle_seconds and not self.desk.works:
                self.desk.ended.set()
        time.sleep(_LOOK_SECONDS)  # the last page is on its way
        self._stop()

    def _stop(self) -> None:
        """End the server at once: closing it from another thread waits for every open connection (Pylons/waitress issue 372)."""
        with suppress(OSError):  # a thread that answered just now woke it first: it is closed already
            self._server.trigger.pull_trigger(lambda: wasyncore.close_all(self._server._map))  # noqa: SLF001 there is no other way
        self._server.task_dispatcher.shutdown()


def _listening(wished: int, tries: int = _TRIES) -> tuple[socket.socket, socket.socket | None]:
    """Return a socket on a port of loopback that no other program can share, and what keeps that port of its other address from them.

    It is the port that is wished for, or any where that is not free. Browsers look for our name at both addresses of loopback (RFC 6761, 6.3):
    a program at the other one could answer in our place.
    """
    made = _socket(socket.AF_INET)
    if (
        sys.platform != "win32"
    ):  # a connection that was closed a moment ago keeps no port; who listens there keeps it all the same
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, wished))
        made.listen()
        return made, _kept_from_others(made.getsockname()[1])
    except (OSError, OverflowError):
        made.close()
        if not tries:
            raise
        return _listening(0, tries - 1)


def _kept_from_others(port: int) -> socket.socket | None:
    """Return what holds a port at the other address of loopback, where nobody answers; None where this computer has no such address."""
    try:
        held = _socket(socket.AF_INET6)
    except OSError:
        return None
    try:
        held.bind((OTHER_LOOPBACK, port))
    except OSError as error:
        held.close()
        if error.errno == errno.EADDRNOTAVAIL:
            return None
        raise
    return held


def _socket(family: socket.AddressFamily) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform == "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    return made
