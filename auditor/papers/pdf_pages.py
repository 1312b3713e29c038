"""What the pages of a PDF say.

The operations of a page are read in one look each, where pypdf goes byte by byte: that is most of what reading a page costs.
What is not of the plain kind that papers are drawn of is left to pypdf, so that what is read is the same in every case.
"""

from __future__ import annotations

import io
import logging
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
    read_object,
)

from auditor.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITH_PROPERTIES: Final = 2
MAX_TOKENS: Final = 2_000_000
"""So many are read of a page by pypdf; a page of ours has a hundredth of it."""
MAX_KNOWN: Final = 100_000
"""So many objects are remembered from page to page, some tens of megabytes; a page of ours has a hundredth of it."""
_END: Final = rb"(?=[ \n\r\t()<>\[\]/])"
_SIGN: Final = rb"[^()\\]|\\[0-3][0-7]{2}|\\[nrtbf()\\]"
_TEXT: Final = rb"\((?:" + _SIGN + rb"|\((?:" + _SIGN + rb")*+\))*+\)"
_SPACE: Final = rb"[ \n\r\t]*+"
_NUMBER: Final = rb"[+-]?(?:[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})" + _END
_NAME: Final = rb"/[A-Za-z0-9_+.-]*" + _END
_HEX: Final = rb"<[0-9A-Fa-f]*>"
_FLAT: Final = rb"\[(?:" + _SPACE + rb"(?:" + _NUMBER + rb"|" + _NAME + rb"))*+" + _SPACE + rb"\]"
_VALUE: Final = rb"(?:" + rb"|".join((_NUMBER, _NAME, _HEX, _TEXT, _FLAT)) + rb")"
_PAIRS: Final = rb"<<" + _SPACE + rb"(?:" + _NAME + _SPACE + _VALUE + _SPACE + rb")*+>>"
"""A dictionary of keys and values, none of which is a dictionary."""
_TOKEN: Final = expression(
    _SPACE + rb"(?:(?P<number>" + _NUMBER + rb")|(?P<text>" + _TEXT + rb")|(?P<array>[\[\]])"
    rb"|(?P<operator>(?!R[0-9*])[A-Za-z'\"][A-Za-z0-9*]{0,3})(?:" + _END + rb"|\Z)"
    rb"|(?P<other>" + rb"|".join((_NAME, _HEX, _PAIRS)) + rb")|(?P<end>\Z))",
    re.DOTALL,
)  # fmt: skip
"""Of the objects and operators of ISO 32000-1, 7.2 and 7.3, those whose end can be seen without reading what is within."""
_ESCAPED: Final = expression(rb"\\([0-7]{3}|.)", re.DOTALL)
_NAMED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SHOWING: Final = frozenset({b"Tj", b"TJ"})
_UNLIKE_OTHERS: Final = frozenset({b"BI", b"R"})
"""What follows `BI` is a picture; `R` makes one object of the two numbers before it."""


class DrawnPage(NamedTuple):
    """What one page says: to the eye, to who copies or listens to it where that differs, and what lies over its words."""

    words: str
    unseen: str
    laid_on: str


def pages_of(content: bytes, most: int, *, as_meant: bool = False) -> Iterator[DrawnPage]:
    """Yield what each page of a PDF says.

    Args:
        content: the whole file.
        most: the most pages that are read.
        as_meant: signs for which a text is given for copying are read as that text: what they stand for themselves, a file says of each by the first
            of its words that has it, so that the same words read otherwise in another file.

    Raises:
        ValueError: it is no PDF that can be read, or has more pages.

    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    known: dict[bytes, Any] = {}
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        if len(pages) > most:
            raise ValueError("too many pages")
        for page in pages:
            read_ahead(page, known)
            if as_meant:
                _say_as_meant(page)
            unseen: list[str] = []
            words = page.extract_text(visitor_operand_before=partial(_see_unseen, page, unseen))
            laid_on = " ".join(_laid_on(page))
            page.pop("/Contents", None)  # the reader keeps its pages; what one says need not stay
            yield DrawnPage(words, "".join(unseen), laid_on)
    except PyPdfError as error:
        raise ValueError("no PDF that can be read") from error


def _laid_on(page: Any) -> Iterator[str]:  # noqa: ANN401 a page of pypdf
    """Yield the kind of a page and of everything that may cover its words: its annotations, then its pictures and the like."""
    yield str(page.get("/Type", ""))
    drawn = _held(_held(page, "/Resources"), "/XObject")
    for laid in (*(_held(page, "/Annots") or ()), *drawn.values()):
        yield str(laid.get_object().get("/Subtype", ""))


def _held(holder: Any, name: str) -> Any:  # noqa: ANN401 parts of pypdf
    """Return what a part of a PDF holds under a name; nothing where it holds none."""
    found = holder.get(name)
    return {} if found is None else found.get_object()


def _see_unseen(page: Any, unseen: list[str], operator: bytes, operands: Any, *_: Any) -> None:  # noqa: ANN401 parts of pypdf
    """Gather the text that an operator of a page gives for what is drawn after it."""
    if operator in {b"BDC", b"DP"}:
        unseen.append(_given_for_copying(page, operands) or "")


def _given_for_copying(page: Any, operands: Any) -> str | None:  # noqa: ANN401 parts of pypdf
    """Return the text that a page gives for what is drawn within a mark; None where it gives none."""
    if len(operands) < _WITH_PROPERTIES:
        return None
    properties = operands[1]
    if isinstance(properties, str):  # by their name among the page's resources
        properties = page["/Resources"].get("/Properties", {}).get(properties, {})
    said = properties.get_object().get("/ActualText") if properties else None
    return said.decode("utf-16", "replace") if isinstance(said, bytes) else said if said is None else str(said)


def _say_as_meant(page: Any) -> None:  # noqa: ANN401 a page of pypdf
    """Put the text that a page gives for copying in the place of the signs for which it is given; changed only in memory."""
    drawn = page["/Contents"] if "/Contents" in page else NullObject()
    if isinstance(drawn, NullObject):
        return
    stream = drawn if isinstance(drawn, ContentStream) else ContentStream(drawn, page.pdf, "bytes")
    marks: list[str | None] = []
    operations: list[tuple[Any, bytes]] = []
    for operands, operator in stream.operations:
        told = operands
        if operator in {b"BDC", b"BMC"}:
            marks.append(_given_for_copying(page, operands) if operator == b"BDC" else None)
        elif operator == b"EMC" and marks:
            marks.pop()
        elif operator in _SHOWING and marks and marks[-1] is not None:
            told, marks[-1] = [TextStringObject(marks[-1])], ""
        operations.append((told, b"Tj" if told is not operands else operator))
    stream.operations = operations
    page[NameObject("/Contents")] = stream


def read_ahead(page: Any, known: dict[bytes, Any]) -> None:  # noqa: ANN401 a page of pypdf
    """Give a page its operations, if all of them are plain.

    Args:
        page: of a file that pypdf opened; changed only in memory.
        known: objects by the bytes they stand for, of the file's other pages; added to.

    """
    if len(known) > MAX_KNOWN:
        known.clear()
    try:
        drawn = page.get_contents()
        operations = None if drawn is None else operations_in(drawn.get_data(), known)
    except (AttributeError, KeyError):  # what is damaged pypdf reads in its own way
        return
    if operations:
        stream = ContentStream(None, page.pdf, "bytes")
        stream.operations = operations
        page[NameObject("/Contents")] = stream


def operations_in(data: bytes, known: dict[bytes, Any]) -> list[tuple[list[Any], bytes]] | None:
    """Return the operations of a page as pypdf has them, each with its operands; None where one is not of the plain kind."""
    operations: list[tuple[list[Any], bytes]] = []
    operands: list[Any] = []
    before_array: list[Any] | None = None
    place = 0
    for _ in range(MAX_TOKENS):
        found = _TOKEN.match(data, place)
        if found is None:
            return None
        place, kind = found.end(), str(found.lastgroup)
        token = found[kind]
        if kind == "end":
            return operations if before_array is None else None
        if kind == "operator":
            if before_array is not None or token in _UNLIKE_OTHERS:
                return None
            operations.append((operands, token))
            operands = []
        elif kind == "array":
            if (token == b"[") is not (before_array is None):
                return None
            if before_array is None:
                before_array, operands = operands, ArrayObject()
            else:
                before_array.append(operands)
                operands, before_array = before_array, None
        else:
            if token not in known:
                known[token] = _object(kind, token)
            operands.append(known[token])
    return None


def _object(kind: str, token: bytes) -> Any:  # noqa: ANN401 an object of pypdf
    if kind == "number":
        return FloatObject(token) if b"." in token else NumberObject(token)
    if kind == "text":
        return ByteStringObject(_ESCAPED.sub(_meant, token[1:-1]))
    return read_object(io.BytesIO(token + b" "), None, "bytes")


def _meant(escaped: re.Match[bytes]) -> bytes:
    sign = escaped[1]
    return bytes((int(sign, 8),)) if sign.isdigit() else _NAMED.get(sign, sign)
