"""Which signs of papers the font does not have: they are drawn by their code, and whoever prints them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from auditor.model.paper import Paper
from reports.pdf.face import face_of
from reports.pdf.typesetter import BUNDLED_FONT, font_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NOT_PRINTED: Final = frozenset({"name", "language", "title", "alt", "align", "qr"})


def missing_glyphs(
    papers: Iterable[Paper], *, font: str = BUNDLED_FONT, font_folder: Path | None = None
) -> frozenset[str]:
    """Return the signs that stand in these papers as ``[U+1F600]`` because the font does not have them."""
    face = face_of(font_used(font, font_folder), font_folder)
    return frozenset(sign for text in _printed(tuple(papers)) for sign in text if face.lacks(sign))


def _printed(value: object) -> Iterator[str]:
    """Yield every string of papers that is drawn with the font."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _printed(part)
    elif isinstance(value, Struct):
        hidden = _NOT_PRINTED if isinstance(value, Paper) else _NOT_PRINTED - {"title"}
        for name, part in structs.asdict(value).items():
            if name not in hidden:
                yield from _printed(part)
