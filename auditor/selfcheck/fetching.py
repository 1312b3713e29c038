"""Fetches slips from where a help day left them: files that hold slips are copied into the workspace, and nothing is moved."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.slip import finding
from auditor.tables.files import readable
from auditor.workspace import writing
from auditor.workspace.folder import is_left_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST: Final = 1_000_000
"""Bytes of a text file that is looked at; a slip has about 480."""
_ENDING: Final = ".txt"
_OF_SLIPS_ALONE: Final = 5_000
"""Bytes of a file of another ending that is looked at: mails, pages and pictures are larger."""
_OF_SYSTEM: Final = expression(r"\.|\$|system volume information$|lost\+found$", re.IGNORECASE)
"""Folders that systems keep on a drive."""


class Fetched(Struct, frozen=True):
    """How many files with slips were copied, how many were there already, and how many others were left where they are.

    Attributes:
        unfit: files with slips that were not copied: by their names no program would read them in the workspace.
        folders: folders in the folder, which were not looked into.
        other_endings: files with slips alone that were not copied: by their endings they are no text.

    """

    copied: int
    there: int
    others: int
    unfit: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    other_endings: tuple[str, ...] = ()


def fetch(folder: Path, into: Path, tick: Callable[[], None] = lambda: None) -> Fetched:
    """Copy the text files of a folder that hold slips; nothing that lies in either place is changed.

    What lies below the folder is not looked at, nor are mails and pictures: a drive holds other things too. Of what is no larger than
    slips saved alone it is told where it holds one.

    Args:
        folder: where the slips were saved.
        into: the workspace's folder for slips.
        tick: called before each file.

    Raises:
        WorkspaceError: the folder cannot be read, a file in it cannot, or a copy cannot be written.

    """
    copied = there = others = 0
    unfit: list[str] = []
    other_endings: list[str] = []
    inside = _inside(folder)
    for path in inside:
        tick()
        content = _slip_text(path) if path.is_file() else None
        if content is not None and is_left_over(path.name):
            unfit.append(path.name)
        elif path.is_dir() or is_left_over(path.name):
            continue
        elif content is None:
            others += 1
            other_endings += [path.name] if _holds_slips_alone(path) else []
        elif _copy(content, into, path):
            copied += 1
        else:
            there += 1
    folders = tuple(path.name for path in inside if path.is_dir() and not _OF_SYSTEM.match(path.name))
    return Fetched(copied, there, others, tuple(unfit), folders, tuple(other_endings))


def hidden_slips(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's text files that hold slips, and that no program reads there by their names.

    One that cannot be read is not told of: whether it holds a slip is not known.
    """
    found = []
    for path in sorted(folder.glob("*")):
        with suppress(WorkspaceError):
            if is_left_over(path.name) and path.is_file() and _slip_text(path) is not None:
                found.append(path.name)
    return tuple(found)


def is_read(name: str) -> bool:
    """Whether a slip in a file of this name is read where slips are copied from."""
    return name.lower().endswith(_ENDING) and not is_left_over(name)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        raise WorkspaceError(_NO_FOLDER.filled(folder=str(folder))) from None


def _slip_text(path: Path) -> bytes | None:
    """Return what is in a text file that holds a slip; None where it is something else."""
    try:
        if path.suffix.lower() != _ENDING or path.stat().st_size > LARGEST:
            return None
        content = path.read_bytes()
    except OSError:
        raise WorkspaceError(_UNREADABLE.filled(file=path.name)) from None
    return content if finding.find_slips(readable(content)) else None


def _holds_slips_alone(path: Path) -> bool:
    try:
        return path.stat().st_size <= _OF_SLIPS_ALONE and bool(finding.find_slips(readable(path.read_bytes())))
    except OSError:
        return False


def _copy(content: bytes, into: Path, path: Path) -> bool:
    """Copy a file under its name, or under a name with a number where another has it; False where it is there already."""
    target, number = into / path.name, 1
    while target.exists():
        if target.is_file() and target.read_bytes() == content:
            return False
        number += 1
        target = into / f"{path.stem}-{number}{path.suffix}"
    writing.write(target, content)
    return True


_NO_FOLDER: Final = Text(
    en="The folder {folder} cannot be read. Put the USB drive in, look at the folder's name, and run again; nothing was copied.",
    bn="{folder} ফোল্ডারটি পড়া যায়নি। পেনড্রাইভ লাগানো আছে কি না ও ফোল্ডারের নাম দেখে আবার চালান; কিছু কপি হয়নি।",
)
_UNREADABLE: Final = Text(
    en="{file} cannot be read. The files before it are copied; put the drive in again and run once more.",
    bn="{file} ফাইলটি পড়া যায়নি। এর আগেরগুলো কপি হয়েছে; পেনড্রাইভ আবার লাগিয়ে আরেকবার চালান।",
)
