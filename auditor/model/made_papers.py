"""Papers that no kept round tells alone: how they were when they were made, so that each can be checked years later."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from auditor.model.views.head import Letterhead


class MadePaper(Struct, frozen=True):
    """A paper as it was made: its bytes and its words as digests, none of its words.

    Attributes:
        name: its file's, below the workspace's folder, with forward slashes; elsewhere the file's name alone.
        sha256: of the file, 64 hex digits.
        words: SHA-256 of what it says, without spaces, 64 hex digits.
        lines: a mark of each line that it says, parted by spaces: four hex digits, after ``~`` where the line has a blank to
            be filled in by hand, and behind them of each part between blanks ``:``, its bytes, ``.`` and twelve hex digits (which
            lines of before have not). So short a mark of a line shows which line was altered and says nothing of it; but who has all other words
            of a paper can try by `words` what a blank in them was, so papers with offices' telephones or user IDs are not noted.
        letters: the numbers of the letters that it is, or that it belongs to.
        seal: the digest of its round, as it is printed on it; empty where it bears none.
        reading: by which reading of papers its words were read (`auditor.papers.saying.READING`), so that by the same they are compared.
        printed: SHA-256 of its lines without a blank, so that marks need not vouch for them once a blank was filled in; empty in notes of before.

    """

    name: str
    sha256: str
    words: str
    lines: str
    letters: tuple[int, ...] = ()
    seal: str = ""
    reading: int = 1
    printed: str = ""


class PapersMade(Struct, frozen=True):
    """Papers were made: letters and what is enclosed, covers of packs, handover notes. `on` is the day of the note."""

    kind: ClassVar[str] = "papers-made"
    papers: tuple[MadePaper, ...]
    on: date


class LetterheadUsed(Struct, frozen=True):
    """Papers of rounds are made, from here on, with other settings: the office's phone, the mailbox, days for answers, standings.

    Attributes:
        letterhead: what the settings had of these, a mailbox only where it is official, and nothing else; `on` the day of the note.

    """

    kind: ClassVar[str] = "letterhead-used"
    letterhead: Letterhead
    on: date
