"""Brings a workspace back from a copy, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, joined
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.rounds.copies.backup import (
    BACKUP,
    CHUNK,
    CONTENTS,
    FORMAT,
    HANDOVER,
    MOST_BYTES,
    MOST_FILES,
    digests_in,
    how_far,
    rounds_in,
    told_in,
)
from auditor.rounds.copies.left_behind import EntriesLeft, FilesLeft, entries_left, files_left
from auditor.rounds.ledger.ledger import Ledger, RoundHead
from auditor.rounds.meetings.meetings import Meeting
from auditor.tables.zips import ZIP_FAULTS, usual
from auditor.workspace import where
from auditor.workspace.folder import LEDGER
from auditor.workspace.settings import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

_COPY: Final = expression(rf"({BACKUP}|{HANDOVER})-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[0-9]{{6}}\.zip")


class Restored(Struct, frozen=True):
    """A workspace that was brought back, and where the one that stood in its place is now; None where there was none."""

    folder: Path
    files: int
    set_aside: Path | None
    lacks: tuple[RoundHead, ...] = ()
    """The kept rounds of what stood there that are not among those brought back."""
    entries: EntriesLeft = EntriesLeft()
    """The other entries of its ledger that are not, and `left` the files."""
    left: FilesLeft = FilesLeft()

    @property
    def words(self) -> tuple[Text, ...]:
        """What was brought back, what to do next, where that is which stood there, and what is only there now: files, rounds, other entries."""
        back = _BACK.filled(
            n=self.files, folder=str(self.folder), command=f'auditor verify --workspace "{self.folder}"'
        )
        if self.set_aside is None:
            return (back,)
        aside = _ASIDE.filled(folder=str(self.set_aside))
        files = self.left.after(self.folder, self.set_aside, self.entries.files)
        told = (back, aside, *files, *self.entries.after(self.set_aside))
        if not self.lacks:
            return told
        return (*told, _ONLY_ASIDE.filled(rounds=_named(self.lacks), n=len(self.lacks), folder=str(self.set_aside)))


def at(place: Path) -> Path:
    """Return the copy that is meant by its own address, or by that of the folder in which it lies: there the last one, or the last of those that go on from its rounds the furthest.

    Raises:
        WorkspaceError: there is none.

    """
    if place.is_file():
        return place
    with suppress(OSError):
        found = sorted(
            (path for path in place.iterdir() if _COPY.fullmatch(path.name)), key=lambda path: path.stem[-17:]
        )
        if found:
            return _furthest(found)
    raise WorkspaceError(_NO_COPY.filled(place=str(place)))


def _furthest(copies: Sequence[Path]) -> Path:
    """Return of copies, the last one last, which goes on from the last one's rounds the furthest: that may be of an earlier ledger, put back and copied again."""
    *_, last = copies
    known = digests_in(last)
    going_on = [copy for copy in reversed(copies) if known and digests_in(copy)[: len(known)] == known]
    return max(going_on, key=how_far, default=last)


def restore(backup: Path, folder: Path, now: datetime, *, replace: bool = False) -> Restored:
    """Bring a workspace back from a backup, whole or not at all.

    Args:
        backup: the file.
        folder: where; it must not be there, or be empty, unless it is to be replaced.
        now: the time that the name of what is set aside tells.
        replace: move what stands there aside, beside itself, and take its place.

    Raises:
        WorkspaceError: the file is no backup or is damaged, something stands in the place, it is a whole drive, or it cannot be written.
        LedgerError: the ledger in it is not as it was written.

    """
    if not folder.name:
        raise WorkspaceError(_WHOLE_DRIVE.filled(folder=str(folder)))
    taken = where.is_taken(folder)
    lacks = _lacking(backup, folder) if taken else ()
    left = files_left(folder, told_in(backup, "files")) if taken else FilesLeft()
    if taken and not replace:
        told_first = (*_told_of_lacking(lacks, backup), *left.before(backup.name))
        raise WorkspaceError(_TAKEN.filled(folder=str(folder)), *told_first)
    beside = folder.with_name(f".{folder.name}.{now:%Y%m%d%H%M%S}.new")
    try:
        beside.mkdir(parents=True)
        files = _unpack(backup, beside)
        _refuse_broken(beside)
        entries = entries_left(folder, beside) if taken else EntriesLeft()
        aside = None
        if taken:
            aside = _free(folder.with_name(f"{folder.name}-before-{now:%Y-%m-%d-%H%M%S}"))
            folder.rename(aside)
        elif folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except ZIP_FAULTS as error:
        _remove(beside)
        told = (
            _NOT_RESTORED.filled(folder=str(folder))
            if isinstance(error, OSError)
            else _DAMAGED.filled(file=backup.name)
        )
        raise WorkspaceError(told) from None
    except AuditorError:
        _remove(beside)
        raise WorkspaceError(_DAMAGED.filled(file=backup.name)) from None
    except BaseException:
        _remove(beside)
        raise
    return Restored(folder, files, aside, lacks, entries, left)


def _free(wanted: Path) -> Path:
    """Return a place at which nothing lies yet: the wanted one, or with a number behind its name where two were set aside within a second."""
    place, number = wanted, 2
    while place.exists():
        place, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return place


def _lacking(backup: Path, folder: Path) -> tuple[RoundHead, ...]:
    """Return the kept rounds of a workspace that are not in a copy, of which an older one tells only how many it has; none where its ledger cannot be read."""
    try:
        kept = Ledger(folder / LEDGER).rounds()
    except AuditorError:
        return ()
    there = digests_in(backup) or [head.digest for head in kept[: rounds_in(backup)]]
    return tuple(head for head in kept if head.digest not in there)


def _told_of_lacking(lacks: Sequence[RoundHead], backup: Path) -> tuple[Text, ...]:
    """Return which rounds would count no more if a copy took the place of the workspace that has them; nothing where there are none."""
    return (_LACKS.filled(rounds=_named(lacks), n=len(lacks), file=backup.name),) if lacks else ()


def _named(rounds: Iterable[RoundHead]) -> Text:
    return joined(
        _ROUND.filled(n=head.number, meeting=Meeting(head.header.meeting, head.header.meets_on).named)
        for head in rounds
    )


def _refuse_broken(folder: Path) -> None:
    if Ledger(folder / LEDGER).first_broken() is not None:
        raise ValueError("the ledger is not as it was written")


def _unpack(backup: Path, target: Path) -> int:
    """Write the files of a backup into a folder, each as the list of digests has it.

    Raises:
        ValueError: what is in it is not what the list says.
        zipfile.BadZipFile: it is no ZIP.

    """
    with zipfile.ZipFile(backup) as packed:
        digests = _listed(packed)
        members = {member.filename: member for member in packed.infolist() if member.filename != CONTENTS}
        if members.keys() != digests.keys() or CONFIG not in members:
            raise ValueError("the members are not those of the list")
        if sum(member.file_size for member in members.values()) > MOST_BYTES:
            raise ValueError("it is too large")
        for name, member in members.items():
            path = _inside(target, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            digest, left = hashlib.sha256(), member.file_size
            with packed.open(usual(member)) as source, path.open("xb") as file:
                while chunk := source.read(min(CHUNK, left + 1)):
                    left -= len(chunk)
                    if left < 0:
                        raise ValueError("a member is larger than it says")
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            if digest.hexdigest() != digests[name]:
                raise ValueError("a member is not what the list says")
    return len(members)


def _listed(packed: zipfile.ZipFile) -> Mapping[str, str]:
    member = packed.getinfo(CONTENTS)
    if member.file_size > MOST_FILES * 200:
        raise ValueError("its list is too long")
    listed = json.loads(packed.read(usual(member)))
    files = listed["files"] if isinstance(listed, dict) and listed.get("format") == FORMAT else None
    if not isinstance(files, dict) or len(files) > MOST_FILES or not all(isinstance(d, str) for d in files.values()):
        raise ValueError("its list is none of ours")
    return files


def _inside(target: Path, name: str) -> Path:
    """Return where a member belongs, in the folder and nowhere else."""
    parts = PurePosixPath(name).parts
    odd = (
        not parts
        or name.startswith("/")
        or any(part in {"..", "."} or set(part) & set('\\:*?"<>|\0') for part in parts)
    )
    if odd:
        raise ValueError("a member has no name of ours")
    return target.joinpath(*parts)


def _remove(folder: Path) -> None:
    """Remove what was unpacked and is not to be used; only a folder that this run made."""
    for path in sorted(folder.rglob("*"), reverse=True):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
    with suppress(OSError):
        folder.rmdir()


_BACK: Final = Text(
    en="Brought back: {n} {n:file|files} to {folder}. Letters that the copy has are among them, keys and the papers of rounds are not; these papers are made again. To recompute its rounds: "
    "{command}. Next, in that folder: auditor",
    bn="{n}টি ফাইল {folder} ফোল্ডারে ফিরিয়ে আনা হয়েছে। কপিতে থাকা পত্রও এর মধ্যে আছে, চাবি ও যাচাইয়ের কাগজ নেই; এসব কাগজ আবার তৈরি করা যায়। যাচাইগুলো আবার হিসাব করে দেখতে: {command}। এরপর ওই "
    "ফোল্ডারে চালান: auditor",
    on_screen=Text(
        en="Brought back: {n} {n:file|files} to {folder}. Letters that the copy has are among them, keys and the papers of rounds are not; these papers are made again on the screen Meeting. The "
        "screen History recomputes the rounds.",
        bn="{n}টি ফাইল {folder} ফোল্ডারে ফিরিয়ে আনা হয়েছে। কপিতে থাকা পত্রও এর মধ্যে আছে, চাবি ও যাচাইয়ের কাগজ নেই; এসব কাগজ “সভা” পাতায় আবার তৈরি করা যায়। “আগের যাচাই” পাতায় যাচাইগুলো আবার হিসাব করে দেখা যায়।",
    ),
)
_ASIDE: Final = Text(en="What stood there is now in {folder}.", bn="আগে যা ছিল তা এখন {folder} ফোল্ডারে আছে।")
_ROUND: Final = Text(en="round {n} (meeting of {meeting})", bn="{n} নম্বর যাচাই (সভা: {meeting})")
_LACKS: Final = Text(
    en="{file} does not hold {rounds}: if the copy takes the place of what is there, {n:this round does|these rounds do} not count any more and {n:lies|lie} in what is kept beside it. "
    "If {n:it is|they are} to count, leave the folder as it is, or take a later copy.",
    bn="{file} কপিতে নেই: {rounds}। কপিটি আগেরটির জায়গা নিলে এগুলো আর ধরা হবে না, পাশে রাখা আগের ফোল্ডারে থাকবে। এগুলো ধরতে হলে ফোল্ডারটি যেমন আছে তেমনই রাখুন, অথবা পরের কোনো কপি নিন।",
)
_ONLY_ASIDE: Final = Text(
    en="The copy does not hold {rounds}: {n:this round lies|these rounds lie} in {folder} now, and {n:does|do} not count here. If {n:it is|they are} to count, go on in that folder and not in this one, or bring a later copy back.",
    bn="কপিতে ছিল না: {rounds}। এগুলো এখন {folder} ফোল্ডারে আছে, এখানে ধরা হয় না। এগুলো ধরতে হলে এই ফোল্ডারে নয়, ওই ফোল্ডারে কাজ করুন, অথবা পরের কোনো কপি ফিরিয়ে আনুন।",
)
_NO_COPY: Final = Text(
    en="There is no copy at {place}. Plug in the drive on which it lies, and write the whole address of the file or of its folder.",
    bn="{place}-এ কোনো কপি নেই। কপি যে পেনড্রাইভে আছে তা লাগান, এবং ফাইলের বা তার ফোল্ডারের পুরো ঠিকানা লিখুন।",
)
_WHOLE_DRIVE: Final = Text(
    en="{folder} is a whole drive, and nothing was changed. Name a folder on it: it is made.",
    bn="{folder} একটি পুরো ড্রাইভ; কিছু বদলানো হয়নি। তার ভেতরের একটি ফোল্ডারের নাম দিন: না থাকলে তৈরি হবে।",
)
_TAKEN: Final = Text(
    en="{folder} is not empty, and nothing in it was changed. Name another folder, or add --replace: what is there is then "
    "kept beside it under another name.",
    bn="{folder} খালি নয়; সেখানে কিছু বদলানো হয়নি। অন্য ফোল্ডারের নাম দিন, অথবা --replace যোগ করুন: আগের সব পাশেই অন্য নামে থাকবে।",
    on_screen=Text(
        en="{folder} is not empty, and nothing in it was changed. Name another folder, or tick the box: what is there is then kept beside it "
        "under another name.",
        bn="{folder} খালি নয়; সেখানে কিছু বদলানো হয়নি। অন্য ফোল্ডারের নাম দিন, অথবা ঘরে টিক দিন: আগের সব পাশেই অন্য নামে থাকবে।",
    ),
)
_DAMAGED: Final = Text(
    en="{file} is no backup of this program, or it is damaged; nothing was changed. Take another backup.",
    bn="{file} এই প্রোগ্রামের তৈরি কপি নয়, অথবা নষ্ট হয়েছে; কিছু বদলানো হয়নি। অন্য কপি নিন।",
)
_NOT_RESTORED: Final = Text(
    en="The backup could not be brought back to {folder}; nothing there was changed. Check that it can be read, free space on "
    "the disk, close programs that use the folder, and run again.",
    bn="কপিটি {folder} ফোল্ডারে ফিরিয়ে আনা যায়নি; সেখানে কিছু বদলানো হয়নি। ফাইলটি পড়া যায় কি না দেখুন, ডিস্কে জায়গা করুন, "
    "ফোল্ডারটি কোথাও খোলা থাকলে বন্ধ করুন, তারপর আবার চালান।",
)
