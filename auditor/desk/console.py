"""A small window of ours for what no page may ask: the passphrase of a key file is typed there, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TERMINALS: Final = (
    ("x-terminal-emulator", "-e"),
    ("gnome-terminal", "--wait", "--"),
    ("konsole", "-e"),
    ("xfce4-terminal", "--disable-server", "-x"),
    ("xterm", "-e"),
)
"""Programs of Linux desktops that show a terminal and end when what runs in it does, with what stands before the command."""
_AT_DESK: Final = "PORTAL_AUDITOR_AT_DESK"
"""By this a command knows that the desk opened its window, and says what comes next as the desk says it."""


def run(folder: Path, arguments: Sequence[str]) -> int:
    """Run one of our commands in a window of its own, wait until it is over, and return its exit code.

    Args:
        folder: the workspace.
        arguments: the command; no secret is among them.

    Raises:
        AuditorError: no window can be opened here; it says which command to run by hand.

    """
    command = [sys.executable, "-m", "auditor", "--workspace", str(folder), *arguments]
    here = {**os.environ, _AT_DESK: "1"}
    if sys.platform == "win32":
        return subprocess.run(command, creationflags=subprocess.CREATE_NEW_CONSOLE, env=here, check=False).returncode  # noqa: S603 our own program
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    for program, *before in _TERMINALS if has_screen else ():
        found = shutil.which(program)
        if found is not None:
            return subprocess.run([found, *before, *command], env=here, check=False).returncode  # noqa: S603 as above
    raise AuditorError(_NO_WINDOW.filled(command=plain(" ".join(["auditor", *arguments]))))


_NO_WINDOW: Final = Text(
    en="This needs a passphrase, which no page may ask, and no terminal window could be opened. Open one in this folder, and run: {command}",
    bn="এ কাজে চাবি-ফাইলের পাসওয়ার্ড (passphrase) লাগে, যা কোনো পাতায় চাওয়া হয় না; টার্মিনাল জানালাও খোলা যায়নি। এই ফোল্ডারে একটি টার্মিনাল জানালা খুলে চালান: {command}",
)
