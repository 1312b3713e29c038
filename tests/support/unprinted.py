"""Papers that are not drawn, or not even made: what the ledger and the screen say of them costs little, and drawing them much."""

from __future__ import annotations

import hashlib
import io
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest import mock

from pypdf import PdfWriter

from auditor.papers import handing_over, making
from reports import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path


def unprinted() -> AbstractContextManager[object]:
    """Return a time in which no paper is drawn or written; all else is done as ever."""
    return mock.patch.object(making, "make", return_value=making.Made(0, 0))


def undrawn() -> AbstractContextManager[object]:
    """Return a time in which a PDF of its own is made of every paper as ever, and its typesetter draws nothing on its page."""
    return mock.patch.object(pdf, "typeset", _blank)


@contextmanager
def drawn_only(*names: str) -> Iterator[None]:
    """Return a time in which of all PDFs that are written those alone are drawn in whose file's name one of these words stands."""
    content, typeset = making.PaperFile.content, pdf.typeset
    at_work = threading.local()  # papers are drawn by several threads

    def chosen(file: making.PaperFile) -> bytes:
        at_work.is_drawn = any(name in file.name for name in names)
        return content(file)

    def drawn(given: Mapping[str, object], **more: Any) -> bytes:
        return typeset(given, **more) if getattr(at_work, "is_drawn", True) else _blank(given)

    with mock.patch.object(making.PaperFile, "content", chosen), mock.patch.object(pdf, "typeset", drawn):
        yield


def _blank(given: object, **_: object) -> bytes:
    blank = PdfWriter()
    blank.add_blank_page(595, 842)
    blank.add_metadata({"/Subject": hashlib.sha256(repr(given).encode()).hexdigest()})
    written = io.BytesIO()
    blank.write(written)
    return written.getvalue()


@contextmanager
def note_undrawn() -> Iterator[None]:
    """Return a time in which a kept round writes its handover note as ever, with nothing drawn in it."""
    write_note, typeset = handing_over.write_note, pdf.typeset
    at_work = threading.local()  # a desk keeps a round in a thread of its own

    def written(*told: Any, **more: Any) -> Path:
        at_work.is_noting = True
        try:
            return write_note(*told, **more)
        finally:
            at_work.is_noting = False

    def drawn(given: Mapping[str, object], **more: Any) -> bytes:
        return _blank(given) if getattr(at_work, "is_noting", False) else typeset(given, **more)

    with mock.patch.object(handing_over, "write_note", written), mock.patch.object(pdf, "typeset", drawn):
        yield
