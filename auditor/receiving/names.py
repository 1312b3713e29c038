"""Under which name a file is stored that came with a name of somebody else's."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, clean, in_a_line, match_key
from auditor.workspace.folder import is_left_over

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

LONGEST: Final = 150
"""Bytes of a name: a Bangla letter has three, and most file systems take 255."""
_FOLDERS: Final = expression(r"[/\\]")
_NOT_IN_NAMES: Final = expression(r'[<>:"|?*\x00-\x1f\x7f]')
"""Signs that Windows has no files with."""
_WINDOWS_DEVICES: Final = expression(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_SUFFIX: Final = 12


def stored_name(given: str) -> str:
    """Return the name under which a file is stored: its own as far as every system has files of that name, Bangla as it is.

    What stands before the last stroke is dropped: a name is data, never a path.
    """
    name = _NOT_IN_NAMES.sub("_", clean(_FOLDERS.split(given)[-1])).rstrip(" .")
    suffix = PurePosixPath(name).suffix
    if not match_key(name.removesuffix(suffix)):
        name = f"file{suffix}"
    if _WINDOWS_DEVICES.fullmatch(name) or is_left_over(name):
        name = f"_{name}"
    return _shortened(name)


def free_name(wanted: str, is_taken: Container[str]) -> str:
    """Return a name that no file has yet: the wanted one, or with a number before its suffix.

    Args:
        wanted: the name, as `stored_name` gives it.
        is_taken: the names that are taken, as `taken_key` writes them.

    """
    name, number = wanted, 1
    suffix = _suffix(wanted)
    while taken_key(name) in is_taken:
        number += 1
        name = f"{wanted.removesuffix(suffix)}-{number}{suffix}"
    return name


def taken_key(name: str) -> str:
    """Return what two names have in common that are one file's on systems that do not look at the case of letters."""
    return clean(name).casefold()


def as_given(told: Iterable[Text], read_as: Iterable[str], given: str) -> tuple[Text, ...]:
    """Return what is told of a file with the name that it came with: nobody who handed it in has a file of the names it was read by.

    Args:
        told: the sentences.
        read_as: the names by which it, or a file before it with the very content, was read and told of.
        given: the name it came with.

    """
    names = "|".join(re.escape(name) for name in sorted({*read_as}, key=len, reverse=True))
    whole = re.compile(rf"(?<![\w./-])(?:{names})(?!\w)")
    shown = in_a_line(given)

    def named(text: Text) -> Text:
        en, bn = (whole.sub(lambda _: shown, words) for words in (text.en, text.bn))
        return Text(en=en, bn=bn, on_screen=named(text.on_screen) if text.on_screen is not None else None)

    return tuple(map(named, told))


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return suffix if len(suffix) <= _LONGEST_SUFFIX else ""


def _shortened(name: str) -> str:
    suffix = _suffix(name)
    stem = name.removesuffix(suffix)
    room = LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix
