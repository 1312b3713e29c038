"""Elements of a document's XML, made as such and never pasted from strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, tostring

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

NAMESPACES: Final = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""What the prefixes of names stand for; they are told at the root."""


def element(name: str, /, *inside: Element, **values: str) -> Element:
    """Return an element; names carry the prefixes of `NAMESPACES`, which stand at the root."""
    made = Element(name, values)
    made.extend(inside)
    return made


def w(name: str, /, *inside: Element, **values: str | float) -> Element:
    """Return an element of WordprocessingML, whose prefix is ``w``, with its attributes."""
    made = Element(f"w:{name}", {f"w:{key}": str(value) for key, value in values.items()})
    made.extend(inside)
    return made


def replace_children(target: BaseOxmlElement, root: Element) -> None:
    """Put what stands below a root in place of what stands below an element of the library's document."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    for old in list(target):
        target.remove(old)
    for child in list(parse_xml(tostring(root))):
        target.append(child)
