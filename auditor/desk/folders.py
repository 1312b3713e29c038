"""Choosing a folder on a page: drives and places of this computer, and what lies in them; only names are shown, and nothing is opened."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from flask import render_template, request
from msgspec import Struct

from auditor.desk.addresses import get
from auditor.desk.screen import the_desk
from auditor.i18n import Text, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.desk.desk import Desk

_MOST: Final = 300
"""So many folders of one are shown; others are typed."""
_MOUNTED: Final = ("/media", "/run/media", "/mnt", "/Volumes")
"""Where systems other than Windows show the drives that were plugged in, at most one folder (a user's) deeper."""
_JOINERS: Final = str.maketrans("", "", "\u200c\u200d")
COPY: Final = ".zip"
"""The ending of copies and packs."""


class Shown(Struct, frozen=True):
    """What is shown of a folder: where it is, the folder above it, the folders and copies in it, and whether it could be read."""

    at: str
    above: str
    folders: tuple[tuple[str, str], ...]
    copies: tuple[tuple[str, str], ...] = ()
    is_closed: bool = False


@get("/folders/")
def page() -> str:
    """Show what lies in a folder, or in the last one on its address that there is; drives and places where none is named."""
    named = Path(request.args.get("at", "") or ".")
    there = next((folder for folder in (named, *named.parents) if _is_folder(folder)), None)
    shown = inside(there, copies="copies" in request.args) if there is not None else _places(the_desk())
    return render_template("folders.html", shown=shown, words=WORDS)


def inside(folder: Path, *, copies: bool = False) -> Shown:
    """Return what lies in a folder.

    Args:
        folder: its whole address.
        copies: whether the copies in it are shown, too.

    """
    above = "" if folder.parent == folder else str(folder.parent)
    try:
        names = sorted(filter(_is_shown, folder.iterdir()), key=lambda path: match_key(path.name))
    except OSError:
        return Shown(str(folder), above, (), is_closed=True)
    folders = tuple((path.name, str(path)) for path in names if _is_folder(path))
    zipped = (path for path in names if path.suffix.casefold() == COPY and not _is_folder(path))
    files = tuple((path.name, str(path)) for path in zipped) if copies else ()
    return Shown(str(folder), above, folders[:_MOST], files[:_MOST])


def _places(desk: Desk) -> Shown:
    """Return where folders are looked for: drives, the user's own, and where this workspace and its copies lie."""
    home = Path.home()
    places = [*_drives(), home, home / "Desktop", home / "Documents"]
    if desk.is_open:
        places.append(desk.folder.parent)
        if desk.space(roster=False).config.backup:
            places.append(Path(desk.space(roster=False).config.backup))
    there = dict.fromkeys(str(place) for place in places if _is_folder(place))
    return Shown("", "", tuple((place, place) for place in there))


def _drives() -> Iterator[Path]:
    """Yield the drives of this computer that can be read now."""
    if sys.platform == "win32":
        yield from (Path(f"{letter}:\\") for letter in ascii_uppercase)
        return
    for place in map(Path, _MOUNTED):
        for drive in _inside(place):
            users = tuple(_inside(drive)) if drive.name == Path.home().name else ()
            yield from users or (drive,)


def _inside(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return ()


def _is_folder(path: Path) -> bool:
    """Whether there is such a folder; no where that cannot be found out."""
    try:
        return path.is_absolute() and path.is_dir()
    except (OSError, ValueError):
        return False


def _is_shown(path: Path) -> bool:
    """Whether a name is one that people give: not hidden, and with signs that can be shown and sent back, joiners of Bangla among them."""
    name = path.name.translate(_JOINERS)
    return not name.startswith((".", "$")) and name.isprintable()


WORDS: Final = {
    "places": Text(en="Choose a drive or a place", bn="ড্রাইভ বা জায়গা বাছুন"),
    "in": Text(en="In {folder}:", bn="{folder} ফোল্ডারে:"),
    "above": Text(en="The folder above", bn="উপরের ফোল্ডার"),
    "all": Text(en="Drives and places", bn="সব ড্রাইভ ও জায়গা"),
    "empty": Text(en="There is no folder in it. To have a new one made, type its name behind the address.", bn="এর ভেতরে কোনো ফোল্ডার নেই। নতুন ফোল্ডার চাইলে ঠিকানার শেষে তার নাম লিখুন।"),
    "closed": Text(en="This folder cannot be read. Choose another one.", bn="এই ফোল্ডারটি পড়া যাচ্ছে না। অন্য একটি বাছুন।"),
}  # fmt: skip
