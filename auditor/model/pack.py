"""The papers of a meeting in one folder: its parts, and what its cover lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.model.views.head import Head


class Part(StrEnum):
    """Where a paper of a meeting belongs: a folder of the pack, in the order of the work, or beside it.

    `MEETING` holds only what may be published. What lies `BESIDE` is for chair and assistant programmer alone: it stays in the
    round's own folder, so that no pack can be sent with it.
    """

    MEETING = "1-meeting"
    OFFICES = "2-offices"
    LETTERS = "3-letters"
    BESIDE = "beside"


FOLDERS = (Part.MEETING, Part.OFFICES, Part.LETTERS)
"""The parts that are folders of a pack."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file below the pack's folder, and its SHA-256 as 64 hex digits."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part with the files that the cover names; `single` counts those it does not, each for one office or addressee."""

    part: Part
    files: tuple[PackedFile, ...]
    single: int = 0


@dataclass(frozen=True, slots=True)
class Dispatch:
    """How the papers go out: under which memo, of which day; when the minutes were signed; to whom, in the order of the minutes.

    What is not known yet is empty or None, and is written by hand.
    """

    memo: str = ""
    memo_day: date | None = None
    signed: date | None = None
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """What the cover of a pack says.

    Attributes:
        head: of the papers of the round.
        parts: what is in it; of one for publishing, `for_all`, only what may be published.
        dispatch: how it goes out.
        beside: the papers that are not in it, without language and suffix, and `folder` where they lie.

    """

    head: Head
    parts: tuple[PackedPart, ...]
    dispatch: Dispatch
    beside: tuple[str, ...]
    folder: str
    for_all: bool = False
