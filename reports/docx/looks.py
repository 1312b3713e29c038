"""How words look: each setting is written for both kinds of script, in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.remembering import remembered
from reports.docx.elements import w

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FONT: Final = "Nikosh"
"""The government's own font; where it is missing Word takes `ALTERNATIVE`, which comes with Windows."""
ALTERNATIVE: Final = "Nirmala UI"
TICK_FONT: Final = "Segoe UI Symbol"


class Look(Struct, frozen=True):
    """How words look; `alone` writes everything into the run, so that it needs no style."""

    size: float = 0
    strong: bool = False
    alone: bool = False
    framed: str = ""


PLAIN: Final = Look()


def fonts(font: str = FONT) -> Element:
    """Return the setting of a font, for every script."""
    return w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def strong() -> tuple[Element, ...]:
    """Return the settings of bold letters."""
    return (w("b"), w("bCs"))


def sized(points: float) -> tuple[Element, ...]:
    """Return the settings of letters' size."""
    half_points = round(points * 2)
    return (w("sz", val=half_points), w("szCs", val=half_points))


def language() -> Element:
    """Return the setting by which Word checks the spelling: Bangla for what is written in its script."""
    return w("lang", val="en-US", eastAsia="en-US", bidi="bn-BD")


@remembered(256)
def run_properties(look: Look, font: str = "") -> Element:
    """Return a run's settings; one element is shared by all runs that look alike, and never changed."""
    made = w("rPr")
    if font or look.alone:
        made.append(fonts(font or FONT))
    if look.strong:
        made.extend(strong())
    if look.size:
        made.extend(sized(look.size))
    if look.framed:
        made.append(w("bdr", val=look.framed, sz=6, space=2, color="auto"))
    if look.alone:
        made.append(language())
    return made
