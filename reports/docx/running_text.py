"""Blocks that are read line by line: headings, paragraphs, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reports.docx.elements import w
from reports.docx.looks import PLAIN, Look, run_properties
from reports.docx.paragraphs import aligned, kept, paragraph_of, run, runs, spaced
from reports.docx.sizes import SMALL, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Heading, Items, Paper, Paragraph

_MARKER: Final = 150
"""Room for one sign of a list's marker (twips)."""


def heading(block: Heading) -> Element:
    """Return a heading in the style of its level."""
    begins = (w("pageBreakBefore"),) if block.new_page or block.overleaf else ()
    return paragraph_of(runs(block.text, PLAIN), w("pStyle", val=f"Heading{block.level}"), *begins)


def paragraph(block: Paragraph, *, keep: bool) -> Element:
    """Return a paragraph; with `keep` on the page of what follows."""
    look = Look(size=SMALL if block.small else 0, strong=block.strong)
    lead = (*runs(block.lead, replace(look, strong=True)), run(" ", look)) if block.lead else ()
    return paragraph_of((*lead, *runs(block.text, look)), *kept(keep), spaced(after=60), aligned(block.align))


def items(block: Items, paper: Paper, *, keep: bool) -> Iterator[Element]:
    """Yield a list with hanging markers; with `keep` its last item stands on the page of what follows.

    A marker too long to hang goes before its words.
    """
    look = Look(size=SMALL if block.small else 0)
    most = text_width(paper) // 6
    hanging = min(most, max((_MARKER * len(marker) + _MARKER for marker, _ in block.items), default=0))
    for number, (marker, body) in enumerate(block.items, start=1):
        goes_on = kept(keep and number == len(block.items))
        indent = w("ind", left=hanging, hanging=hanging)
        tabbed = w("tabs", w("tab", val="left", pos=hanging))
        between = w("r", run_properties(look), w("tab"))
        words = (*runs(marker, look), between, *runs(body, look))
        yield paragraph_of(words, *goes_on, tabbed, spaced(after=30), indent)
