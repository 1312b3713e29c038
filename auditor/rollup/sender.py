"""Who sends the papers of an area, as the file ``rollup.toml`` beside the returns, or above them, says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import clean
from auditor.model.rollup import Sender
from auditor.workspace import toml, toml_changes, writing
from auditor.workspace.toml_changes import Change
from auditor.workspace.where import whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "rollup.toml"
LETTERHEAD: Final = "letterhead"
SIGNATORIES: Final = "signatories"
_NEW: Final = """\
# Who sends the papers of the area. Lines of the letterhead, and signatories, with ; between; the lines of a signatory with / between.
# এলাকার কাগজপত্র কে পাঠান। প্যাডের লাইন ও স্বাক্ষরকারীদের মাঝে ; দিন; একজনের নাম, পদবি ও স্থানের মাঝে / দিন।
"""


def place_of(folder: Path) -> Path:
    """Return where the file is, or will be: in the folder of the returns, or in the one above it where that has one."""
    above = whole(folder).parent / FILE
    return above if above.is_file() and not (folder / FILE).is_file() else folder / FILE


def read(folder: Path) -> Sender:
    """Return who sends the papers; nobody where it was not told.

    Raises:
        AuditorError: the file cannot be read, or has mistakes; all are told.

    """
    return _parsed(toml.text_if_there(place_of(folder)))


def remember(folder: Path, told: Mapping[str, str]) -> Sender:
    """Write what was told, by key, into the file, whose comments and all else stay; return who sends the papers now.

    Raises:
        AuditorError: the file cannot be read or written, or has mistakes; nothing was changed then.

    """
    path = place_of(folder)
    text = toml.text_of(path) if path.is_file() else _NEW
    text = toml_changes.changed(text, [Change("", key, clean(words)) for key, words in told.items()])
    sender = _parsed(text)
    writing.write(path, text.encode())
    return sender


def _parsed(text: str) -> Sender:
    with toml.reading(FILE, text, {LETTERHEAD, SIGNATORIES}) as top:
        letterhead, signatories = top.words(LETTERHEAD), top.words(SIGNATORIES)
    return Sender(_parts(letterhead, ";"), tuple(_parts(signatory, "/") for signatory in _parts(signatories, ";")))


def _parts(words: str, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(between) if part.strip())
