"""The returns of upazilas in a folder of the district: those that came, read one by one, and those that are dropped into it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor import discovery
from auditor.expressions import expression
from auditor.model.return_files import Flaw, RefusedFile
from auditor.papers import making
from auditor.receiving.names import free_name, stored_name, taken_key
from auditor.rollup import returns, sender
from auditor.rollup.rolling import Received
from auditor.workspace import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.model.rollup import RollupView

_MADE: Final = "rollup-"
"""Begins the names of the folders of papers, unless another is named."""
_NOT_PAPER: Final = "terminal"
_NO_RETURN: Final = expression(rf"^(~\$|\.|Thumbs\.db$|desktop\.ini$|{re.escape(sender.FILE)}$)", re.IGNORECASE)


def folder_of(view: RollupView, folder: Path) -> Path:
    """Return the folder for the papers of a roll-up of the returns in a folder, unless another is named."""
    return folder / f"{_MADE}{view.area.slug}-{view.meeting}"


def papers_of(view: RollupView, language: Language) -> tuple[making.PaperFile, ...]:
    """Return the papers of a roll-up, in every format that is no terminal's."""
    return tuple(making.files_of(view, [name for name in discovery.formats() if name != _NOT_PAPER], [language]))


def received(folder: Path) -> Iterator[Received | RefusedFile]:
    """Yield what the files of a folder and the folders in it hold, but for papers that this program made."""
    for name, content in _contents(folder):
        found = returns.parse(name, content) if content is not None else RefusedFile(name, (Flaw.UNREADABLE,))
        yield found if isinstance(found, RefusedFile) else Received(name, found)


def _contents(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield the files among which returns are looked for: the name below the folder, and the content, so much as a return may have; None of one that cannot be read."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        made_here = any(part.startswith(_MADE) for part in inside.parts[:-1]) or making.is_paper(path)
        if made_here or any(_NO_RETURN.match(part) for part in inside.parts) or path.is_dir():
            continue
        yield inside.as_posix().encode(errors="replace").decode(), _read(path, returns.LARGEST + 1)


class Taken(NamedTuple):
    """What became of returns that were handed in, by the names that they were given: under which each is stored now, as which it was there already, and what was refused."""

    stored: list[tuple[str, str]]
    there: list[tuple[str, str]]
    refused: list[RefusedFile]


def take(folder: Path, files: Iterable[tuple[str, bytes]]) -> Taken:
    """Store returns that were handed in: each under a name of its own, never over another; what is none, or lies there already, is not stored.

    Args:
        folder: the folder of the returns.
        files: the name that each was given, and its bytes.

    Raises:
        WorkspaceError: a file cannot be written; those before it are whole.

    """
    became = Taken([], [], [])
    taken = {taken_key(path.name) for path in (folder.iterdir() if folder.is_dir() else ())}
    names = {hashlib.sha256(content).digest(): name for name, content in _contents(folder) if content is not None}
    for given, content in files:
        found = returns.parse(given, content[: returns.LARGEST + 1])
        if isinstance(found, RefusedFile):
            became.refused.append(found)
            continue
        digest = hashlib.sha256(content).digest()
        if digest in names:
            became.there.append((given, names[digest]))
            continue
        name = free_name(stored_name(given), taken)
        writing.write(folder / name, content)
        taken.add(taken_key(name))
        names[digest] = name
        became.stored.append((given, name))
    return became


def _read(path: Path, most: int) -> bytes | None:
    """Return the beginning of a file; None when it cannot be read, or is a device that would never end."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as opened:
            return opened.read(most)
    except OSError:
        return None
