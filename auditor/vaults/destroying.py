"""Destroys a file of passwords as far as a program can: written over, written out, renamed, deleted.

That is not far on what people have: solid-state disks and memory sticks write elsewhere than they are told, and copies in
other places are not reached. `auditor vault` says so in plain words before it asks.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.vaults.opening import FileIdentity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_BLOCK: Final = 1024 * 1024
_NEW_NAME_BYTES: Final = 8


class Hindrance(StrEnum):
    """Why a file is not destroyed; it was left as it is."""

    GONE = "gone"
    LINK = "link"
    SEVERAL_NAMES = "several-names"
    READ_ONLY = "read-only"
    CHANGED = "changed"
    IN_USE = "in-use"
    LEFT_BEHIND = "left-behind"

    @property
    def message(self) -> Text:
        """What happened and what to do; has the placeholder ``{file}``."""
        return _HINDRANCES[self]


_HINDRANCES: Final[Mapping[Hindrance, Text]] = {
    Hindrance.GONE: Text(
        en="{file} is no longer there. If it was moved, delete it where it is now.",
        bn="{file} আর সেখানে নেই। সরানো হয়ে থাকলে নতুন জায়গা থেকে মুছুন।",
    ),
    Hindrance.LINK: Text(
        en="{file} is a link to a file in another place, so it was not destroyed. Go to the file itself and run again there, "
        "or delete it by hand.",
        bn="{file} অন্য জায়গার একটি ফাইলের লিংক, তাই ধ্বংস করা হয়নি। মূল ফাইলটির কাছে গিয়ে আবার চালান, অথবা নিজে মুছুন।",
    ),
    Hindrance.SEVERAL_NAMES: Text(
        en="{file} has another name somewhere on this disk (a hard link) and would stay readable under it, so it was not "
        "destroyed. Delete all its names by hand.",
        bn="{file}-এর এই ডিস্কে আরেকটি নাম (hard link) আছে, সেই নামে তা থেকে যেত; তাই ধ্বংস করা হয়নি। সব নাম নিজে মুছুন।",
    ),
    Hindrance.READ_ONLY: Text(
        en="{file} is write-protected, so it was not destroyed. Take the protection away (Properties, Read-only) and run "
        "again, or delete it by hand.",
        bn="{file}-এ লেখা বন্ধ করা আছে (Read-only), তাই ধ্বংস করা হয়নি। Properties থেকে Read-only তুলে আবার চালান, অথবা নিজে মুছুন।",
    ),
    Hindrance.CHANGED: Text(
        en="{file} is no longer the file that was read, so it was not destroyed. Look at it; if it holds passwords, run again.",
        bn="{file} আর সেই ফাইল নেই যেটি পড়া হয়েছিল, তাই ধ্বংস করা হয়নি। ফাইলটি দেখুন; পাসওয়ার্ড থাকলে আবার চালান।",
    ),
    Hindrance.IN_USE: Text(
        en="{file} is open in another program, or may not be written, so it was not destroyed. Close it there and delete it "
        "by hand (Shift+Delete).",
        bn="{file} অন্য প্রোগ্রামে খোলা আছে, অথবা তাতে লেখা যাচ্ছে না, তাই ধ্বংস করা হয়নি। সেখানে বন্ধ করে নিজে মুছুন (Shift+Delete)।",
    ),
    Hindrance.LEFT_BEHIND: Text(
        en="What was in {file} has been written over, but the file could not be deleted. Delete it by hand (Shift+Delete); "
        "it may have a new name of letters and digits.",
        bn="{file}-এর ভেতরের লেখা মুছে দেওয়া হয়েছে, কিন্তু ফাইলটি মোছা যায়নি। নিজে মুছুন (Shift+Delete); নামটি অক্ষর-সংখ্যার একটি নতুন নাম হয়ে থাকতে "
        "পারে।",
    ),
}


def hindrance(path: Path, identity: FileIdentity) -> Hindrance | None:
    """Return why a file could not be destroyed, as far as looking tells; None when nothing stands against it."""
    try:
        info = path.lstat()
    except OSError:
        return Hindrance.GONE
    if stat.S_ISLNK(info.st_mode):
        return Hindrance.LINK
    return _hindrance_of(info, identity)


def _hindrance_of(info: os.stat_result, identity: FileIdentity) -> Hindrance | None:
    if not stat.S_ISREG(info.st_mode) or FileIdentity.of(info) != identity:
        return Hindrance.CHANGED
    if info.st_nlink > 1:
        return Hindrance.SEVERAL_NAMES
    return None if info.st_mode & stat.S_IWUSR else Hindrance.READ_ONLY


def destroy(path: Path, identity: FileIdentity, random: Callable[[int], bytes]) -> Hindrance | None:
    """Overwrite a file with chance, write it out to the disk, give it another name, and delete it.

    Args:
        path: the file.
        identity: by what it is known to be the file that was read; another one is not touched.
        random: gives so many bytes of chance.

    Returns:
        None when it is gone, else what stood against it.

    """
    found = hindrance(path, identity)
    if found is not None:
        return found
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return Hindrance.IN_USE
    try:
        found = _overwrite(descriptor, identity, random)
    except OSError:
        found = Hindrance.IN_USE
    finally:
        os.close(descriptor)
    return found or _delete(path, random)


def _overwrite(descriptor: int, identity: FileIdentity, random: Callable[[int], bytes]) -> Hindrance | None:
    """Write over the opened file, after making sure once more that it is the right one."""
    found = _hindrance_of(os.fstat(descriptor), identity)
    if found is not None:
        return found
    left = identity.size
    while left > 0:
        left -= os.write(descriptor, random(min(left, _BLOCK)))
    os.fsync(descriptor)
    return None


def _delete(path: Path, random: Callable[[int], bytes]) -> Hindrance | None:
    renamed = path.with_name(random(_NEW_NAME_BYTES).hex())
    try:
        renamed = path.rename(renamed)
    except OSError:
        renamed = path
    try:
        renamed.unlink()
    except OSError:
        return Hindrance.LEFT_BEHIND
    _write_out_folder(path.parent)
    return None


def _write_out_folder(folder: Path) -> None:
    """Have the deletion itself written to the disk, where the system can be told so; Windows cannot."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
