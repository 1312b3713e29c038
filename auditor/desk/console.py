"""A small window of ours for what no page may ask: the passphrase of a key file is typed there, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import MsgspecError, Struct

from auditor.i18n import Text, plain
from auditor.model.errors import AuditorError
from auditor.typed import from_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.i18n import Language

_TERMINALS: Final = (
    ("x-terminal-emulator", "-e"),
    ("gnome-terminal", "--wait", "--"),
    ("konsole", "-e"),
    ("xfce4-terminal", "--disable-server", "-x"),
    ("xterm", "-e"),
)
"""Programs of Linux desktops that show a terminal and end when what runs in it does, with what stands before the command."""
_AT_DESK: Final = "PORTAL_AUDITOR_AT_DESK"
"""By this a command knows that the desk opened its window: it says what comes next as the desk says it, in the desk's language, and writes into the file how it ended.

What a terminal itself returns tells nothing of the command in it: most return 0.
"""


class Said(Struct, frozen=True):
    """A sentence that was said in the window, in both languages."""

    en: str
    bn: str


class Ended(Struct, frozen=True):
    """How a command in a window ended: its exit code, None where the window was closed before, and what it said."""

    code: int | None = None
    said: tuple[Said, ...] = ()

    @property
    def told(self) -> tuple[Text, ...]:
        """What it said."""
        return tuple(Text(en=plain(each.en).en, bn=plain(each.bn).bn) for each in self.said)


def run(folder: Path, arguments: Sequence[str], language: Language) -> Ended:
    """Run one of our commands in a window of its own, wait until it is over, and return how it ended.

    Args:
        folder: the workspace.
        arguments: the command; no secret is among them.
        language: in which it is to talk; what it makes has the workspace's.

    Raises:
        AuditorError: no window can be opened here; it says which command to run by hand.

    """
    command = [sys.executable, "-m", "auditor", "--workspace", str(folder), *arguments]
    with tempfile.TemporaryDirectory(prefix="portal-auditor-") as beside:
        ended = Path(beside) / "ended.json"
        ended.touch()
        _show(command, {**os.environ, _AT_DESK: f"{language.value}:{ended}"}, folder, arguments)
        try:
            return from_json(ended.read_bytes(), Ended)
        except (OSError, MsgspecError):
            return Ended()


def _show(command: Sequence[str], env: dict[str, str], folder: Path, arguments: Sequence[str]) -> None:
    if sys.platform == "win32":
        subprocess.run(command, creationflags=subprocess.CREATE_NEW_CONSOLE, env=env, check=False)  # noqa: S603 our own program
        return
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    for program, *before in _TERMINALS if has_screen else ():
        found = shutil.which(program)
        if found is not None:
            subprocess.run([found, *before, *command], env=env, check=False)  # noqa: S603 as above
            return
    raise AuditorError(_NO_WINDOW.filled(command=plain(" ".join(["auditor", *arguments])), folder=str(folder)))


_NO_WINDOW: Final = Text(
    en="This needs a passphrase, which no page may ask, and no terminal window could be opened. Open one in the folder {folder}, and run: {command}",
    bn="এ কাজে চাবি-ফাইলের পাসওয়ার্ড (passphrase) লাগে, যা কোনো পাতায় চাওয়া হয় না; টার্মিনাল জানালাও খোলা যায়নি। {folder} ফোল্ডারে একটি টার্মিনাল জানালা খুলে চালান: {command}",
)
