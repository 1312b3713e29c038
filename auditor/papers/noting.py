"""Notes in the ledger how papers were made that no kept round tells alone, so that each can be checked years later.

A letter says how things stood on its day, a cover and a handover note what lay in the folders then: they cannot be made again.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from auditor.expressions import expression
from auditor.model import seal
from auditor.model.made_papers import MadePaper, PapersMade
from auditor.papers import making
from auditor.papers.saying import READING, lines_of
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Text
    from auditor.papers.saying import Line
    from auditor.workspace.folder import Workspace

MARK_SIGNS: Final = 4
PART_SIGNS: Final = 12
"""Of what is printed beside a blank: for that no digest of many signs vouches once the blank was filled in."""
GAP: Final = "……"
_OPEN: Final = "~"
"""Before the mark of a line with a blank that is filled in by hand."""
_BOX: Final = "☐"
_TICKED: Final = expression("[☑☒✓✔✗✘√]")
_BLANK: Final = expression(r"…\s*(?:…\s*)+|\.{4,}|_{4,}")


class MadeNow(NamedTuple):
    """A file as it was made: where it lies, its bytes, and the numbers of the letters it belongs to."""

    path: Path
    content: bytes
    letters: tuple[int, ...] = ()


class Said(NamedTuple):
    """What a paper says, as it is noted: the digest of all, and of all lines without a blank; the seals it bears; of each line mark, signs, place."""

    words: str
    printed: str
    seals: tuple[str, ...]
    marks: tuple[str, ...]
    signs: tuple[bytes, ...]
    places: tuple[Text, ...]


def said(lines: Iterable[Line], reading: int = READING) -> Said:
    """Return what lines of a paper say as it is noted by a reading of papers; spaces make no difference."""
    parts = [(place, words) for line in lines if line.since <= reading for place, words in line.parts()]
    signs = tuple(_signs(words) for _, words in parts)
    marks = tuple(_mark(words) for _, words in parts)
    seals = tuple(printed for _, words in parts for printed in seal.WORDS.findall(words))
    words, printed = (hashlib.sha256(b"\n".join(some)).hexdigest() for some in (signs, _without_blanks(marks, signs)))
    return Said(words, printed, seals, marks, signs, tuple(place for place, _ in parts))


def is_printed(signs: Sequence[bytes], paper: MadePaper) -> bool:
    """Return whether a paper of as many lines says in each without a blank what the noted one says; True where that was not noted yet."""
    kept = _without_blanks(paper.lines.split(), signs)
    return not paper.printed or hashlib.sha256(b"\n".join(kept)).hexdigest() == paper.printed


def _without_blanks(marks: Sequence[str], signs: Sequence[bytes]) -> list[bytes]:
    return [line for mark, line in zip(marks, signs, strict=True) if not has_blank(mark)]


def of_line(mark: str) -> str:
    """Return what a mark says of a line as a whole."""
    return mark.removeprefix(_OPEN).partition(":")[0]


def has_blank(mark: str) -> bool:
    """Return whether a mark is that of a line with a blank."""
    return mark.startswith(_OPEN)


def is_filled(mark: str, signs: bytes) -> bool:
    """Return whether a line says what was printed of a line with a blank, in its order, whatever was put into the blank.

    Args:
        mark: of the line as it was made; one that was noted before parts were says nothing of what stands beside the blank.
        signs: what the line says, without spaces.

    """
    if not has_blank(mark):
        return False
    parts = [(int(length), digest) for length, _, digest in (part.partition(".") for part in mark.split(":")[1:])]
    at = 0
    for number, (length, digest) in enumerate(parts):
        ending = len(signs) - length
        places = range(max(at, ending) if number == len(parts) - 1 else at, ending + 1) if number else range(1)
        found = next((place for place in places if _digest(signs[place : place + length]) == digest), None)
        if found is None:
            return False
        at = found + length
    return True


def is_filled_in(printed: str, words: str) -> bool:
    """Return whether a line says what was printed of a line with blanks or tick boxes, whatever was put into the blanks and ticked.

    Args:
        printed: the line as it was made.
        words: what it says now.

    """
    boxed = _TICKED.sub(_BOX, words) if _BOX in printed else words
    first, *others = map(_signs, _BLANK.split(printed))
    if not others:
        return boxed == printed != words
    *between, last = others
    signs = _signs(boxed)
    at = len(first)
    for part in between:
        found = signs.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return printed != words and signs.startswith(first) and signs.endswith(last) and at <= len(signs) - len(last)


def has_gap(words: str) -> bool:
    """Return whether a line has a blank to be filled in by hand."""
    return bool(_BLANK.search(words))


def with_gaps(words: str) -> str:
    """Return what a line says with each of its blanks as one word, however long it is (`GAP`)."""
    return _BLANK.sub(f" {GAP} ", words)


def _mark(words: str) -> str:
    mark = hashlib.sha256(_signs(words)).hexdigest()[:MARK_SIGNS]
    if not _BLANK.search(words):
        return mark
    parts = (_signs(part) for part in _BLANK.split(words))
    return _OPEN + ":".join((mark, *(f"{len(signs)}.{_digest(signs)}" for signs in parts)))


def _digest(signs: bytes) -> str:
    return hashlib.sha256(signs).hexdigest()[:PART_SIGNS]


def _signs(words: str) -> bytes:
    return "".join(words.split()).encode()


def note(space: Workspace, made: Iterable[MadeNow], day: date) -> None:
    """Note papers as they were made on a day; what was noted so last is not noted again.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    ledger = Ledger(space.ledger_path)
    noted = [paper for entry in ledger.notes(PapersMade) for paper in entry.papers]
    fresh = tuple(_papers(space, made, noted))
    if fresh:
        ledger.note(PapersMade(fresh, day))


def _papers(space: Workspace, made: Iterable[MadeNow], noted: Sequence[MadePaper]) -> Iterator[MadePaper]:
    """Yield the papers that were not noted so last; what the same bytes say was read when they were noted under another name.

    What was read by an earlier reading is read anew.
    """
    last = {paper.name: paper.sha256 for paper in noted}
    read = {paper.sha256: paper for paper in noted if paper.reading == READING}
    for file in made:
        path = file.path
        name = path.relative_to(space.folder).as_posix() if path.is_relative_to(space.folder) else path.name
        digest = hashlib.sha256(file.content).hexdigest()
        if last.get(name) == digest:
            continue
        if digest in read:
            yield replace(read[digest], name=name, letters=file.letters)
        else:
            found = said(lines_of(name, PurePath(name).suffix, file.content))
            marks, first_seal = " ".join(found.marks), "".join(found.seals[:1])
            yield MadePaper(name, digest, found.words, marks, file.letters, first_seal, READING, found.printed)


def note_there(space: Workspace, folder: Path, letters: Mapping[str, tuple[int, ...]], day: date) -> None:
    """Note files as they were made in a folder; of those that are missing, or were changed by somebody since, nothing is noted.

    Args:
        space: the workspace.
        folder: where they lie.
        letters: the files by their names below it, with the numbers of the letters that each belongs to.
        day: the day of the note.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    whole = making.digests(folder)
    note(space, _there(folder, letters, whole), day)


def _there(folder: Path, letters: Mapping[str, tuple[int, ...]], whole: Mapping[str, str]) -> Iterator[MadeNow]:
    for name, numbers in letters.items():
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(content).hexdigest() == whole.get(name):
            yield MadeNow(path, content, numbers)
