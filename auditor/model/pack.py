"""The papers of a meeting in one folder: its parts, and what its cover lists."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

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


class PackedFile(Struct, frozen=True):
    """A file below the pack's folder, and its SHA-256 as 64 hex digits."""

    name: str
    digest: str


class PackedPart(Struct, frozen=True):
    """A part with the files that the cover names, those that are published with it: whoever has the cover can compare them.

    `single` counts by suffix the offices' own. Of letters there is no count: the cover is published, and few are told of nowhere.
    """

    part: Part
    files: tuple[PackedFile, ...]
    single: tuple[tuple[str, int], ...] = ()


class Dispatch(Struct, frozen=True):
    """How the papers go out: under which memo, of which day; when the minutes were signed; to whom, in the order of the minutes.

    What is not known yet is empty or None, and is written by hand.
    """

    memo: str = ""
    memo_day: date | None = None
    signed: date | None = None
    to: tuple[str, ...] = ()


class PackDispatched(Struct, frozen=True):
    """How the papers of a round go out, as it was told for its pack; what a later entry of the same round says counts.

    Attributes:
        round: the round's digest, 64 hex digits.
        memo: the memo's number; empty, and `memo_day` and `signed` (of the minutes) None, where that was not told.
        on: the day of the note.

    """

    kind: ClassVar[str] = "pack-dispatched"
    round: str
    memo: str
    memo_day: date | None
    signed: date | None
    on: date


class Pack(Struct, frozen=True):
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
