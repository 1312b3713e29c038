"""Writes a file beside its place and moves it there: it is whole or not there, and safely on the disk."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_WINDOWS: Final = os.name == "nt"
"""Windows opens no folders, and moves nothing that another program has open."""
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES})
"""What systems of files say that cannot sync a folder, and folders that may be written and not read."""
_LOOKS: Final = 2.0
"""Seconds that another program gets to look into a new file or the one that it replaces, as those do that look for viruses."""


class InUseError(PermissionError):
    """What is to be replaced is open in another program, or may not be replaced."""


def put(place: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Write a file beside its place and move it there; once this returns, content and name are on the disk.

    Args:
        place: where it stands then, in the place of what stood there; its folder is there.
        content: what it holds.
        mode: who may read and write it, where the system knows that.

    Raises:
        InUseError: what stands there is open in another program.
        OSError: it cannot be written; PermissionError where no file can be made in the folder.

    """
    beside = None
    try:
        descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".new")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        move(Path(beside), place)
        sync_folder(place.parent)
    except BaseException:
        if beside is not None:
            with suppress(OSError):
                Path(beside).unlink()
        raise


def move(beside: Path, place: Path) -> None:
    """Move a file that was written beside its place there.

    Raises:
        InUseError: what stands there is open in another program, still so after a while on Windows, or may not be replaced.
        OSError: it cannot be moved.

    """
    until = time.monotonic() + (_LOOKS if _WINDOWS else 0)
    while True:
        try:
            beside.replace(place)
        except PermissionError as error:
            if time.monotonic() >= until:
                raise InUseError(error.errno, error.strerror, str(place)) from error
            time.sleep(0.05)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can be asked for that.

    Raises:
        OSError: the disk does not take them.

    """
    if _WINDOWS:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
