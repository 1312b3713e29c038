"""One desk a workspace, and how a browser is let in: a page of the user's own that holds a token for seconds, in no argument and no message."""

from __future__ import annotations

import hashlib
import os
import stat
import webbrowser
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final, Self

from filelock import FileLock, Timeout
from markupsafe import escape
from platformdirs import user_cache_path

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

_OWN: Final = 0o700
_NAME_SIGNS: Final = 16
_MOST_ENDED: Final = 8
"""Of so many desks that ended it is remembered how they were addressed, the last ones."""
_PAGE: Final = (
    '<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    '<meta http-equiv="refresh" content="0; url={address}"><title>auditor desk</title>'
    '<p><a href="{address}">auditor desk</a></p>'
)


class Doorstep:
    """Where one user's desk of one workspace is opened from: a folder that only this user may enter.

    The page in it holds the token until it is used or worth nothing; then it goes. Who wants a desk that runs already to open once more
    leaves a file there: who may write there may ask.
    """

    def __init__(self, workspace: Path) -> None:
        """Take the place of a workspace's desk.

        Raises:
            WorkspaceError: no folder can be had that is this user's alone.

        """
        name = hashlib.sha256(str(workspace.resolve()).encode()).hexdigest()[:_NAME_SIGNS]
        try:
            self._folder = user_cache_path("portal-auditor", appauthor=False) / "desk" / name
            self._folder.mkdir(parents=True, exist_ok=True, mode=_OWN)
            self._need_own()
        except OSError:
            raise WorkspaceError(_NO_FOLDER) from None
        self._host, self._on = "", ""
        self._lock = FileLock(self._folder / "lock", timeout=0, thread_local=False)  # any request may give it back

    @property
    def page(self) -> Path:
        """The page that opens the desk."""
        return self._folder / "open-desk.html"

    @property
    def _asked(self) -> Path:
        return self._folder / "open-again"

    def take(self) -> bool:
        """Take the place for a desk that is to run; False where another desk of this workspace does already."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        self.forget()
        self._asked.unlink(missing_ok=True)
        self._day.unlink(missing_ok=True)
        return True

    def leave(self) -> None:
        """Give the place back."""
        self.forget()
        self._lock.release()

    def moved_to(self, workspace: Path) -> Self:
        """Return the place of another workspace, taken; this one is given back then.

        Raises:
            WorkspaceError: a desk of that workspace is open elsewhere; it is asked to open once more.

        """
        other = type(self)(workspace)
        if not other.take():
            other.ask_again()
            raise WorkspaceError(_OPEN_ELSEWHERE.filled(folder=workspace.name))
        if self._host:
            other.remember(self._host, self._on)
        self.leave()
        return other

    def ended(self) -> tuple[str, ...]:
        """Return the hosts and ports of desks of this workspace, the last one last: they ended, or went over to another, and let nobody in here any more."""
        try:
            lines = self._hosts.read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return ()
        return tuple(line for line in lines if line.rpartition(":")[2].isdecimal())[-_MOST_ENDED:]

    def remember(self, host: str, on: str = "") -> None:
        """Remember the host and port of the desk that runs, by which pages of it are known once it ended, and the day that was given for its work; not where nothing can be written."""
        self._host, self._on = host, on
        known = [each for each in self.ended() if each != host]
        with suppress(OSError):
            self._hosts.write_text("\n".join([*known, host][-_MOST_ENDED:]), encoding="ascii")
            self._day.write_text(on, encoding="ascii")

    def day_given(self) -> date | None:
        """Return the day that was given for the work of the desk that runs; None where none was, or nobody knows."""
        try:
            return date.fromisoformat(self._day.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    @property
    def _day(self) -> Path:
        return self._folder / "day"

    @property
    def _hosts(self) -> Path:
        return self._folder / "hosts"

    def ask_again(self) -> None:
        """Ask the desk that runs to open once more."""
        self._asked.touch()

    def asked_again(self) -> bool:
        """Whether somebody asked since this was last called."""
        try:
            self._asked.unlink()
        except OSError:
            return False
        return True

    def show(self, address: str) -> None:
        """Write the page that goes to an address, and have the browser open it.

        Raises:
            WorkspaceError: it cannot be written.

        """
        self.forget()
        try:
            descriptor = os.open(self.page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(_PAGE.format(address=escape(address)))
        except OSError:
            raise WorkspaceError(_NO_FOLDER) from None
        webbrowser.open(self.page.as_uri())

    def forget(self) -> None:
        """Remove the page that opens the desk: its token was used, or is worth nothing."""
        with suppress(OSError):
            self.page.unlink(missing_ok=True)

    def _need_own(self) -> None:
        if os.name == "nt":
            return  # below the user's own profile, whose rights it inherits
        told = self._folder.stat()
        if told.st_uid != os.getuid():
            raise PermissionError
        if stat.S_IMODE(told.st_mode) != _OWN:
            self._folder.chmod(_OWN)


_NO_FOLDER: Final = Text(
    en="The desk was not opened: your own folder for temporary files cannot be written. Free space on the disk and try again; everything "
    "can also be done by the commands.",
    bn="ডেস্ক খোলা যায়নি: আপনার নিজের অস্থায়ী ফোল্ডারে লেখা যাচ্ছে না। ডিস্কে জায়গা করে আবার চেষ্টা করুন; সব কাজ কমান্ড দিয়েও করা যায়।",
)
_OPEN_ELSEWHERE: Final = Text(
    en="The desk of {folder} is open already; it comes up now in a tab of its own. Go on there.",
    bn="{folder} ফোল্ডারের ডেস্ক আগেই খোলা আছে; সেটি এখন নতুন ট্যাবে আসছে। সেখানেই কাজ করুন।",
)
