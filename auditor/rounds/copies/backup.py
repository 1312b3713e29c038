"""Copies a workspace into one file and brings it back: whatever cannot be made again, and never a key or a code.

The file is a ZIP that any system opens. Beside the files it holds a list of their digests, so that what comes back is what
was put in or is not taken at all. The ledger is copied by its own engine, also while another run writes to it. Of what lies in
``out/`` only letters are in it, which the ledger has noted: a round's papers can be made again, and the sheets there hold codes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from operator import eq
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.beside import move
from auditor.expressions import expression
from auditor.i18n import Text, joined
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.made_papers import PapersMade
from auditor.remembering import remembered
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.zips import ZIP_FAULTS, usual
from auditor.workspace import settings, where, writing
from auditor.workspace.folder import CACHE, IS_SET_ASIDE, LEDGER, LETTERS, ORIGINS, OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace

FORMAT: Final = "portal-auditor-backup/1"
CONTENTS: Final = "backup.json"
"""The list of what is in a backup, its last member."""
MOST_BYTES: Final = 8 * 1024**3
MOST_FILES: Final = 200_000
"""Far beyond the largest workspace; a file that claims more is made to fill the disk."""
CHUNK: Final = 1024 * 1024
"""So many bytes are read at a time."""
_HEAD: Final = 64
BACKUP: Final = "backup"
HANDOVER: Final = "handover"
"""How the names of copies begin: of those that are made to be kept, and of those that are made to be given away."""
_NAME: Final = expression(rf"{BACKUP}-([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-[0-9]{{6}}\.zip")
_MOST_COPIES: Final = 50
"""So many copies are looked into, the last first: among fewer, copies of an earlier ledger that was put back could hide a better one."""
_LEFT_OUT: Final = expression(
    rf"{LEDGER}-journal|~\$.*|\..*\.new|.*\.lock|{re.escape(CACHE)}|Thumbs\.db|desktop\.ini", re.IGNORECASE
)


class Backup(Struct, frozen=True):
    """A backup that is there: where, how many files it holds, and how many rounds its ledger has.

    `forked` is a round, and the file beside it in which another of that number lies, of a ledger that was one with this.
    """

    path: Path
    files: int
    rounds: int
    forked: tuple[int, str] | None = None

    @property
    def words(self) -> Text:
        """Where it is and what is in it; and that another folder, too, is copied there which was one with this."""
        made = _MADE.filled(n=self.files, m=self.rounds, file=str(self.path))
        if self.forked is None:
            return made
        number, other = self.forked
        return joined((made, _FORKED.filled(n=number, file=other)), " ")


def make(folder: Path, place: Path, now: datetime, *, named_before: bool = False, called: str = BACKUP) -> Backup:
    """Write a backup of a workspace into a folder, beside the earlier ones.

    Args:
        folder: the workspace.
        place: where backups are kept; made if it is not there, in a folder that is.
        now: the time that its name tells, or the first second after it of which there is none yet.
        named_before: backups were kept there before, so it is there, unless its disk is not plugged in.
        called: how its name begins.

    Raises:
        WorkspaceError: the place lies in the workspace itself, is not there, is no folder, or cannot be written.
        LedgerError: the ledger cannot be read.

    """
    refuse_inside(folder, place)
    if not place.exists() and (named_before or not place.parent.is_dir()):
        raise WorkspaceError(_NOT_THERE.filled(folder=str(place)))
    if place.exists() and not place.is_dir():
        raise WorkspaceError(_NO_FOLDER.filled(folder=str(place)))
    before = latest(place)
    beside: Path | None = None
    try:
        place.mkdir(exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=place, prefix=f".{called}-{now:%Y-%m-%d-%H%M%S}.zip.", suffix=".new")
        beside = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            backup = _fill(file, folder, beside)
            file.flush()
            os.fsync(file.fileno())
        path = _free_in(place, called, now)
        move(beside, path)
    except OSError as error:
        _forget(beside)
        told = _NOT_WRITTEN if writing.is_full(error) else _NO_FILES_THERE
        raise WorkspaceError(told.filled(folder=str(place))) from error
    except BaseException:
        _forget(beside)
        raise
    return replace(backup, path=path, forked=_forked(folder, before) if before is not None else None)


def _free_in(place: Path, called: str, now: datetime) -> Path:
    """Return the file for a copy by the time at which it is made, or by the first second after it of which there is none: no copy takes another's place."""
    seconds = (now + timedelta(seconds=later) for later in count())
    names = (place / f"{called}-{second:%Y-%m-%d-%H%M%S}.zip" for second in seconds)
    return next(path for path in names if not path.exists())


def _forked(folder: Path, before: Path) -> tuple[int, str] | None:
    """Return the first round of which another lies in the backup made before, and that file; None where it is of this ledger, or of none that was one with it."""
    number = parted_at(before, Ledger(folder / LEDGER).rounds())
    return (number, before.name) if number is not None else None


def parted_at(backup: Path, rounds: Iterable[RoundHead]) -> int | None:
    """Return the number of the first of a ledger's rounds of which another lies in a backup; None where it is of this ledger, or of none that was one with it."""
    both = enumerate(zip((head.digest for head in rounds), digests_in(backup), strict=False), start=1)
    number = next((number for number, (ours, theirs) in both if ours != theirs), 1)
    return number if number > 1 else None


def refuse_inside(folder: Path, place: Path) -> None:
    """Refuse a place for copies that lies in the workspace itself.

    Raises:
        WorkspaceError: it does.

    """
    if place.resolve().is_relative_to(folder.resolve()):
        raise WorkspaceError(_INSIDE.filled(folder=str(place)))


def doubts(space: Workspace, place: Path) -> tuple[Text, ...]:
    """Return why a folder may not be the one that is meant for copies: it is not there yet, or lies on the disk of the workspace.

    Nothing of one that is refused (`make`), as there is no folder in which it could be made.
    """
    there = next((folder for folder in (place, place.parent) if folder.is_dir()), None)
    if there is None or (place.exists() and there != place):
        return ()
    is_new = (_NEW_FOLDER.filled(folder=str(place)),) if there != place else ()
    same_disk = there.stat().st_dev == space.folder.stat().st_dev
    return (*is_new, _SAME_DISK.filled(folder=str(place))) if same_disk else is_new


def make_and_remember(space: Workspace, place: Path, now: datetime) -> Backup:
    """Write a backup into a folder, and remember the folder: from then on a copy is also made whenever a round is kept.

    It is remembered first, so that who is brought back from the backup knows where it lies.

    Raises:
        AuditorError: as `make`, or the settings cannot be written, or the folder's name cannot; it is not remembered then.

    """
    where.refuse_odd_name(place)
    if str(place) == space.config.backup:
        return make(space.folder, place, now, named_before=True)
    before = (space.folder / settings.CONFIG).read_bytes()
    settings.remember_backup(space.folder, str(place))
    try:
        return make(space.folder, place, now, named_before=False)
    except AuditorError:
        writing.write(space.folder / settings.CONFIG, before)
        raise


def _fill(file: IO[bytes], folder: Path, beside: Path) -> Backup:
    """Write the members of a backup, the ledger first: what it vouches for is then there already."""
    digests: dict[str, str] = {}
    copied = beside.with_suffix(".ledger")
    rounds: list[str] = []
    entries = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        if (folder / LEDGER).exists():
            try:
                ledger = Ledger(folder / LEDGER)
                ledger.copy_to(copied)
                rounds, entries = [head.digest for head in Ledger(copied).rounds()], Ledger(copied).length()
                digests[LEDGER] = _pack(packed, LEDGER, copied)
            finally:
                _forget(copied)
        for name, source in members(folder, _letters_of(folder)):
            digests[name] = _pack(packed, name, source)
        listed = {"format": FORMAT, "rounds": len(rounds), "digests": rounds, "entries": entries, "files": digests}
        packed.writestr(CONTENTS, json.dumps(listed, ensure_ascii=False, indent=1))
    return Backup(beside, len(digests), len(rounds))


def _letters_of(folder: Path) -> frozenset[str]:
    """Return the letters as they were drafted, by name, and what tells what each was made from: they say how things stood on their day."""
    notes = Ledger(folder / LEDGER).notes(PapersMade)
    named = {paper.name for note in notes for paper in note.papers if paper.name.startswith(f"{OUT}/{LETTERS}")}
    return frozenset(named | {"/".join((*name.split("/")[:2], ORIGINS)) for name in named})


def members(folder: Path, letters: AbstractSet[str] = frozenset(), *, below: str = "") -> Iterator[tuple[str, Path]]:
    """Yield what cannot be made again, by name, `below` a folder in the workspace: no papers of a round, no sheets, no keys, nothing that belongs to the system."""
    for source in sorted((folder / below).rglob("*")):
        inside = source.relative_to(folder)
        if source.is_symlink() or not source.is_file() or inside.as_posix() == LEDGER:
            continue
        in_out = OUT in inside.parts[:1] or (OUT in inside.parts[1:2] and IS_SET_ASIDE.fullmatch(inside.parts[0]))
        if in_out and inside.as_posix() not in letters:
            continue
        if any(_LEFT_OUT.fullmatch(part) for part in inside.parts) or _holds_keys(source):
            continue
        yield inside.as_posix(), source


def _holds_keys(path: Path) -> bool:
    from auditor.keys.in_file import is_key_file  # noqa: PLC0415 2 ms that only a copy should cost: every look reads which there are

    with suppress(OSError), path.open("rb") as file:  # what cannot be read is told where it is to be packed
        return is_key_file(file.read(_HEAD))
    return False


def _pack(packed: zipfile.ZipFile, name: str, source: Path) -> str:
    digest = hashlib.sha256()
    member = zipfile.ZipInfo.from_file(source, name, strict_timestamps=False)
    member.compress_type = zipfile.ZIP_DEFLATED
    with source.open("rb") as file, packed.open(member, "w") as target:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def latest(place: Path) -> Path | None:
    """Return the last backup in a folder by its name; None where there is none."""
    return next(iter(_copies_in(place)[-1:]), None)


def _copies_in(place: Path) -> list[Path]:
    """Return the backups in a folder by their names, the last one last; none where it is not there."""
    with suppress(OSError):
        return sorted(path for path in place.iterdir() if _NAME.fullmatch(path.name))
    return []


def last_first(place: Path) -> list[Path]:
    """Return the backups in a folder that are looked into, the last one first."""
    return _copies_in(place)[: -_MOST_COPIES - 1 : -1]


def day_of(backup: Path) -> date | None:
    """Return the day that the name of a backup tells; None where it is not called as one."""
    found = _NAME.fullmatch(backup.name)
    try:
        return date.fromisoformat(found[1]) if found is not None else None
    except ValueError:
        return None


def rounds_in(backup: Path) -> int:
    """Return how many rounds the ledger in a backup has; 0 where it cannot be told."""
    rounds = told_in(backup, "rounds")
    return rounds if isinstance(rounds, int) else 0


def how_far(backup: Path) -> tuple[int, int]:
    """Return how many rounds and how many entries the ledger in a backup has; 0 where it cannot be told, as entries of those made before they were counted."""
    entries = told_in(backup, "entries")
    return rounds_in(backup), entries if isinstance(entries, int) else 0


def furthest(space: Workspace) -> Path | None:
    """Return the backup in the workspace's place for them that holds most of the rounds kept here, the last one of such; None where there is none.

    One that was made while an earlier ledger lay here holds fewer, though it was made later. One with other rounds is not counted.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    if not space.config.backup:
        return None
    kept = [head.digest for head in Ledger(space.ledger_path).rounds()]
    of_here = [copy for copy in last_first(Path(space.config.backup)) if all(map(eq, digests_in(copy), kept))]
    return max(of_here, key=rounds_in, default=None)


def copied_on(space: Workspace) -> date | None:
    """Return the day of the backup that holds most (`furthest`); None where there is none.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    last = furthest(space)
    return day_of(last) if last is not None else None


def digests_in(backup: Path) -> list[str]:
    """Return the digests of the rounds in a backup, in order; none where it cannot be told, as of those made before it was noted."""
    digests = told_in(backup, "digests")
    return [str(digest) for digest in digests] if isinstance(digests, list) else []


def told_in(backup: Path, key: str) -> object:
    """Return an entry of the list of what is in a backup; None where it cannot be read."""
    with suppress(OSError):
        there = backup.stat()
        listed = _listed_in(backup, there.st_size, there.st_mtime_ns)
        return listed.get(key) if isinstance(listed, dict) else None
    return None


@remembered(128)
def _listed_in(backup: Path, size: int, changed: int) -> object:
    """Return the list of what is in a backup of a size, changed at a time; None where it cannot be read. Whoever asks again about the same reads it once."""
    del size, changed
    try:
        with zipfile.ZipFile(backup) as packed:
            return json.loads(packed.read(usual(packed.getinfo(CONTENTS))))
    except ZIP_FAULTS:
        return None


def _forget(path: Path | None) -> None:
    if path is not None:
        with suppress(OSError):
            path.unlink()


_MADE: Final = Text(
    en="Copied: {n} {n:file|files} with {m} kept {m:round|rounds}, in {file}",
    bn="কপি হয়েছে: {m}টি রাখা যাচাইসহ {n}টি ফাইল, {file} ফাইলে।",
)
_FORKED: Final = Text(
    en="But {file} there holds another round {n} of the same ledger: two folders are in use, one a copy of the other. Find out which one counts, and go on in that one only.",
    bn="তবে সেখানকার {file} ফাইলে একই স্থায়ী রেকর্ডের অন্য একটি {n} নম্বর যাচাই আছে: দুটি ফোল্ডারে আলাদাভাবে কাজ হচ্ছে, একটি অন্যটির কপি। কোনটি কার্যকর তা জেনে এখন থেকে শুধু সেটিতেই কাজ করুন।",
)
_NEW_FOLDER: Final = Text(
    en="{folder} is not there yet; it is made for the copies. Look whether the name is typed as meant.",
    bn="{folder} এখনো নেই; কপির জন্য নতুন করে তৈরি হবে। নামটি ঠিক লেখা হয়েছে কি না দেখুন।",
)
_SAME_DISK: Final = Text(
    en="{folder} lies on the same disk as the workspace: if that disk fails or is lost, both are gone. A USB drive or another disk is safer.",
    bn="{folder} কাজের ফোল্ডারের একই ডিস্কে: ডিস্কটি নষ্ট হলে বা হারালে দুটোই যাবে। পেনড্রাইভ বা অন্য ডিস্ক বেশি নিরাপদ।",
)
_INSIDE: Final = Text(
    en="{folder} lies in the workspace itself; a copy there would be lost with it. Name another disk or a memory stick.",
    bn="{folder} কাজের ফোল্ডারের ভেতরেই; মূল ফোল্ডার হারালে কপিটিও হারাবে। অন্য ডিস্ক বা পেনড্রাইভের ফোল্ডারের নাম দিন।",
)
_NOT_THERE: Final = Text(
    en="{folder} is not there, so nothing was copied. If it lies on a memory stick or another disk, plug that in and run: auditor "
    "backup. Else make the folder, or name another one: auditor backup FOLDER",
    bn="{folder} পাওয়া যায়নি, তাই কিছু কপি হয়নি। ফোল্ডারটি পেনড্রাইভে বা অন্য ডিস্কে থাকলে সেটি লাগিয়ে চালান: auditor backup। না হলে ফোল্ডারটি তৈরি করুন, "
    "অথবা অন্য ফোল্ডারের নাম দিন: auditor backup ফোল্ডার",
    on_screen=Text(
        en="{folder} is not there, so nothing was copied. If it lies on a memory stick or another disk, plug that in and copy again. Else make the folder, or name another one.",
        bn="{folder} পাওয়া যায়নি, তাই কিছু কপি হয়নি। ফোল্ডারটি পেনড্রাইভে বা অন্য ডিস্কে থাকলে সেটি লাগিয়ে আবার কপি করুন। না হলে ফোল্ডারটি তৈরি করুন, অথবা অন্য ফোল্ডারের নাম দিন।",
    ),
)
_NOT_WRITTEN: Final = Text(
    en="The backup could not be written to {folder}; there is none of today. Free space there or name another place, and "
    "run again.",
    bn="{folder} ফোল্ডারে কপি লেখা যায়নি; আজকের কোনো কপি নেই। সেখানে জায়গা করুন বা অন্য জায়গার নাম দিন, তারপর আবার চালান।",
)
_NO_FILES_THERE: Final = Text(
    en="The backup could not be written to {folder}: no file can be kept there, for it is the system's own, may only be read, or is damaged. There is none of today. Name another place, and "
    "run again.",
    bn="{folder} ফোল্ডারে কোনো ফাইল রাখা যায় না (সিস্টেমের নিজস্ব, শুধু পড়ার জন্য, অথবা ডিস্কটি নষ্ট), তাই আজকের কোনো কপি নেই। অন্য জায়গার নাম দিন, তারপর আবার চালান।",
    on_screen=Text(
        en="The backup could not be written to {folder}: no file can be kept there, for it is the system's own, may only be read, or is damaged. There is none of today. Name another place.",
        bn="{folder} ফোল্ডারে কোনো ফাইল রাখা যায় না (সিস্টেমের নিজস্ব, শুধু পড়ার জন্য, অথবা ডিস্কটি নষ্ট), তাই আজকের কোনো কপি নেই। অন্য জায়গার নাম দিন।",
    ),
)
_NO_FOLDER: Final = Text(
    en="The backup could not be written: {folder} is no folder but a file or a device. Name a folder on another disk or a memory stick.",
    bn="{folder} ফোল্ডার নয়, একটি ফাইল বা যন্ত্র; তাই কপি লেখা যায়নি। অন্য ডিস্ক বা পেনড্রাইভের একটি ফোল্ডারের নাম দিন।",
)
