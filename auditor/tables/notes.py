"""Notes that hands type beside what is read cell by cell: they may say anything but a password."""

from __future__ import annotations

from typing import Final

from auditor.tables.secrets import looks_secret

_AROUND_WORDS: Final = ".,;:!?()[]\"'।"


def holds_secret(typed: str) -> bool:
    """Return whether a word of a note looks like a password, also where signs of a sentence touch it."""
    return any(looks_secret(word) or looks_secret(word.strip(_AROUND_WORDS)) for word in typed.split())
