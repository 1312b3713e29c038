"""Of which round a note for a successor is: it tells so in its own words about itself."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits
from auditor.model.made_papers import PapersMade
from auditor.workspace.folder import HANDOVER_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from auditor.rounds.ledger.ledger import Ledger, RoundHead

WRITTEN_ON: Final = expression(rb"<xmp:CreateDate>([0-9]{4}-[0-9]{2}-[0-9]{2})")
"""The day of the note for a successor, in its own words about itself (XMP, ISO 16684-1)."""
_CALLED: Final = expression(rb"<dc:title>.*?<rdf:li[^>]*>([^<]*)", re.DOTALL)
"""What the note is called there, which says of which round it is; notes from before that was said name no number."""


def round_of_note(content: bytes) -> int | None:
    """Return the number of the round of which a note for a successor (a PDF) is, by what it is called in its own words about itself; None where that names none."""
    called = _CALLED.search(content)
    number = re.search("[0-9]+", ascii_digits(called[1].decode())) if called is not None else None
    return int(number[0]) if number is not None else None


def is_lacking(folder: Path, rounds: Sequence[RoundHead]) -> bool:
    """Return whether a workspace has no note for a successor of its last round: there is none, or it is of an earlier one.

    Keeping a round writes it after the ledger: whoever is interrupted between has it not. One that names no round is taken for the last one's.
    """
    with suppress(OSError):
        number = round_of_note((folder / HANDOVER_NOTE).read_bytes())
        return number is not None and number < len(rounds)
    return bool(rounds) and not (folder / HANDOVER_NOTE).is_file()


def is_of_a_later_round(note: Path, ledger: Ledger, rounds: Sequence[RoundHead]) -> bool:
    """Return whether the note for a successor is of a round that is not there, by its number; where it says none, it is noted with its day, and written after its round.

    A note of another round of a number that is there comes from another state of the ledger, and tells of no more rounds.
    """
    if not note.is_file() or not rounds:
        return note.is_file()
    with suppress(OSError, ValueError):
        content = note.read_bytes()
        number = round_of_note(content)
        if number is not None:
            return number > len(rounds)
        written = WRITTEN_ON.search(content)
        known = max([rounds[-1].header.day, *(made.on for made in ledger.notes(PapersMade)[-1:])])
        return written is not None and date.fromisoformat(written[1].decode()) > known
    return False


def is_noted(note: Path, ledger: Ledger) -> bool:
    """Return whether the ledger says that it made a note for a successor, whatever the file is called now."""
    with suppress(OSError):
        digest = hashlib.sha256(note.read_bytes()).hexdigest()
        return any(paper.sha256 == digest for made in ledger.notes(PapersMade) for paper in made.papers)
    return False
