"""Elements of a document's XML, made as such and never pasted from strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

NAMESPACES: Final = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""What the prefixes of names stand for; they are told at the root."""
_URIS: Final = {prefix.removeprefix("xmlns:"): uri for prefix, uri in NAMESPACES.items()}
_XML: Final = "http://www.w3.org/XML/1998/namespace"
"""What the prefix ``xml`` stands for everywhere."""
_LOOK: Final = "w:rPr"
_quoted: Final = remembered(4096)(quoteattr)
"""The value of an attribute as it stands in the file; a document has few, each very often."""


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


def written(root: Element) -> bytes:
    """Return a part of the document as it stands in the file, in UTF-8; the namespaces stand at its root.

    The settings of runs, most of all elements, are shared by all that look alike: each is written once and then repeated.
    """
    parts = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
    _write(root, parts.append, {})
    return "".join(parts).encode()


def _write(branch: Element, put: Callable[[str], None], looks: dict[int, str]) -> None:
    """Write an element and what is in it; `looks` are the settings of runs written before, by the identity of their element."""
    if branch.tag != _LOOK:
        _write_whole(branch, put, looks)
        return
    look = looks.get(id(branch))
    if look is None:
        parts: list[str] = []
        _write_whole(branch, parts.append, looks)
        look = looks[id(branch)] = "".join(parts)
    put(look)


def _write_whole(branch: Element, put: Callable[[str], None], looks: dict[int, str]) -> None:
    tag = branch.tag
    put(f"<{tag}")
    for name, value in branch.items():
        put(f" {name}={_quoted(value)}")
    if not branch.text and not len(branch):
        put("/>")
        return
    put(">")
    if branch.text:
        put(escape(branch.text))
    for child in branch:
        _write(child, put, looks)
    put(f"</{tag}>")


def replace_children(target: BaseOxmlElement, root: Element) -> None:
    """Put what stands below a root in place of what stands below an element of the library's document."""
    for child in list(target):
        target.remove(child)
    known = set(target.nsmap)
    for child in root:
        used = {name.partition(":")[0] for part in child.iter() for name in (part.tag, *part.keys())}
        _grow(target, child, {prefix: uri for prefix, uri in _URIS.items() if prefix in used - known})


def _grow(parent: BaseOxmlElement, branch: Element, namespaces: Mapping[str, str] | None = None) -> None:
    """Make a branch below an element; it declares the namespaces that the document does not know yet."""
    names = {_in_full(name): value for name, value in branch.items()}
    grown = parent.makeelement(_in_full(branch.tag), names, nsmap=namespaces)
    if branch.text:
        grown.text = branch.text
    parent.append(grown)
    for child in branch:
        _grow(grown, child)


@remembered(None)
def _in_full(name: str) -> str:
    """Return a name with what its prefix stands for: ``{http://…}val``."""
    prefix, _, local = name.rpartition(":")
    return f"{{{_URIS.get(prefix, _XML)}}}{local}" if prefix else local
