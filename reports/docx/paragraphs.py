"""Paragraphs and the runs of words in them; no text is ever read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from auditor.i18n import BETWEEN_PARTS, clean, era_beside_date, is_short_part
from auditor.remembering import remembered
from reports.docx.elements import w
from reports.docx.looks import TICK_FONT, run_properties, sized
from reports.docx.sizes import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.paper import Align
    from reports.docx.looks import Look

TICK: Final = "\u2610\u00a0"
"""A tick box that keeps its words beside it."""

cleaned = remembered(4096)(clean)
"""Words in NFC without signs that XML forbids or that turn the direction of writing; cells repeat."""


def runs(text: str, look: Look, kept: Callable[[str], str] = era_beside_date) -> Iterator[Element]:
    """Yield the runs of a text: its lines, and its tick boxes in a font that has them; `kept` says what of a line is not broken."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield w("r", run_properties(look), w("br"))
        words, *ticked = kept(cleaned(line)).split("[ ]")
        if words:
            yield run(words, look)
        for after in ticked:
            yield w("r", run_properties(look, TICK_FONT), _text(TICK))
            if after.lstrip():
                yield run(after.lstrip(), look)


def short_parts_whole(words: str) -> str:
    """Return words of several parts, of which the short ones are not broken."""
    parts = era_beside_date(words).split(BETWEEN_PARTS)
    if len(parts) == 1:
        return parts[0]
    return BETWEEN_PARTS.join(each.replace(" ", "\u00a0") if is_short_part(each) else each for each in parts)


def run(words: str, look: Look) -> Element:
    """Return words that look alike."""
    return w("r", run_properties(look), _text(words))


def _text(words: str) -> Element:
    made = Element("w:t", {"xml:space": "preserve"})
    made.text = words
    return made


def paragraph_of(inside: Iterable[Element], *properties: Element) -> Element:
    """Return a paragraph of runs; its properties come in the schema's order."""
    made = w("p", w("pPr", *properties))
    made.extend(inside)
    return made


def properties_of(paragraph: Element) -> Element:
    """Return the element that holds a paragraph's properties."""
    return paragraph[0]


def spaced(before: int = 0, after: int = 0) -> Element:
    """Return the room above and below a paragraph (twips)."""
    return w("spacing", before=before, after=after, line=240, lineRule="auto")


def aligned(align: Align) -> Element:
    """Return on which side the words of a paragraph stand."""
    return w("jc", val=align)


def kept(keep: bool) -> tuple[Element, ...]:  # noqa: FBT001  the one thing it is about
    """Return what keeps a paragraph on the page of the next."""
    return (w("keepNext"),) if keep else ()


def spacer(*, keep: bool = False) -> Element:
    """Return the small paragraph without which Word would join two tables, or end a page with one."""
    exact = w("spacing", before=0, after=0, line=GAP, lineRule="exact")
    return paragraph_of((), *kept(keep), exact, w("rPr", *sized(2)))
