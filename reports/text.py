"""Running words to be pasted elsewhere, such as into an e-filing system or a text message: a paragraph a line."""

from __future__ import annotations

from typing import Final

from auditor.model.format import TextFormat
from reports.layout.unruly import without_unruly


def write(words: str) -> bytes:
    """Return words as UTF-8 with a line feed at their end, without signs that are no writing: one that turns its direction would turn what stands around the pasted words, too."""
    return f"{without_unruly(words).strip()}\n".encode()


FORMAT: Final = TextFormat(name="text", suffix=".paste.txt", media_type="text/plain; charset=utf-8", write=write)
