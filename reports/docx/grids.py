"""Tables as Word has them: borders and looks of their own, since a pasted table loses its styles.

Their widths are parts of the text's, so that a table of a wide page keeps every column on a narrow one.
"""

from __future__ import annotations

from itertools import accumulate
from math import fsum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reports.docx.elements import w
from reports.docx.looks import run_properties
from reports.docx.paragraphs import aligned, cleaned, kept, paragraph_of, runs, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Align
    from reports.docx.looks import Look

RULED: Final = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single")
BOXED: Final = dict.fromkeys(("top", "left", "bottom", "right"), "single")
OPEN: Final = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "nil")
"""Kinds of lines by the side on which they stand."""

CELL_X, _CELL_Y = 60, 20
"""Room between a cell's lines and its words (twips)."""
_OFF_A_PARAGRAPH: Final = 3
"""Points between a paragraph and its lines."""
_WHOLE: Final = 5000
"""The text's width in fiftieths of a per cent, as Word counts parts of it (ECMA-376 part 1, 17.18.90)."""


class Cell(Struct, frozen=True):
    """One cell: its paragraphs, how many columns it spans, and its settings."""

    inside: Sequence[Element]
    span: int = 1
    settings: tuple[Element, ...] = ()
    stands: str = "center"


def cell_words(
    text: str, look: Look, align: Align = "left", *, keep: bool = False, above: int = 0
) -> tuple[Element, ...]:
    """Return a cell's paragraph, with room `above` it (twips); what is typed into it later looks like the rest."""
    typed = run_properties(replace(look, framed=""))
    return (paragraph_of(runs(text, look), *kept(keep), spaced(above), aligned(align), typed),)


def shade(**values: str) -> Element:
    """Return the pattern of a cell."""
    return w("shd", **values)


def borders(name: str, kinds: Mapping[str, str], width: int = 4) -> Element:
    """Return lines around a table, cell or paragraph, by sides; their width is in eighths of a point.

    Those of a paragraph stand off its words, some of which reach up to the line of others.
    """
    off = _OFF_A_PARAGRAPH if name == "pBdr" else 0
    return w(name, *(w(side, val=kind, sz=width, space=off, color="auto") for side, kind in kinds.items()))


def grid(
    widths: Sequence[int], lines: Element, rows: Iterable[Element], alt: str = "", *, inset: int = _CELL_Y
) -> Element:
    """Return a table as wide as the text, its columns in proportion to `widths` (twips here), with its lines on itself.

    `alt` says what it shows. Word keeps the proportions, and not what the cells hold, as the rule for the columns.
    """
    properties = w(
        "tblPr",
        w("tblW", w=_WHOLE, type="pct"),
        lines,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=inset if side in {"top", "bottom"} else CELL_X, type="dxa") for side in BOXED)),
        w("tblLook", val="0000"),
    )
    if alt:
        properties.append(w("tblDescription", val=cleaned(alt)))
    made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    made.extend(rows)
    return made


def grid_row(cells: Iterable[Cell], widths: Sequence[int], *properties: Element) -> Element:
    """Return a row that no page breaks; a cell takes the widths of the columns it spans."""
    made = w("tr", w("trPr", w("cantSplit"), *properties))
    column = 0
    ends = [round(_WHOLE * end / sum(widths)) for end in accumulate(widths, initial=0)]
    for cell in cells:
        width = ends[column + cell.span] - ends[column]
        spanned = (w("gridSpan", val=cell.span),) if cell.span > 1 else ()
        about = w("tcPr", w("tcW", w=width, type="pct"), *spanned, *cell.settings, w("vAlign", val=cell.stands))
        made.append(w("tc", about, *cell.inside))
        column += cell.span
    return made


def parted(whole: int, shares: Sequence[float]) -> list[int]:
    """Return whole numbers in proportion to the shares; their sum is exactly the whole."""
    total = fsum(shares)
    ends = [round(whole * end / total) for end in accumulate(shares)]
    return [end - start for start, end in zip((0, *ends), ends, strict=False)]
