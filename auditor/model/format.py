"""What a format of documents is: one file, one constant, one pure function from a content to bytes.

There is one kind of format for each kind of content that a document may have; a format does not know which documents there
are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias

from msgspec import Struct

from auditor.i18n import Language
from auditor.model.lookup import LookupPage
from auditor.model.paper import Paper
from auditor.model.record import Record
from auditor.model.results import AnyResults
from auditor.model.sheets import RuledWorkbook, Sheet, Workbook


class _Named(Struct, frozen=True):
    """What all formats have.

    Attributes:
        name: as the command line names it.
        suffix: of its files, with the dot.
        media_type: IANA media type.
        by_language: whether the two languages give two files.

    """

    name: str
    suffix: str
    media_type: str
    by_language: ClassVar[bool] = True


class PaperFormat(_Named, frozen=True):
    """A format that draws papers, block by block."""

    draw: Callable[[Sequence[Paper]], bytes]


class PageFormat(_Named, frozen=True):
    """A format that draws a page to look things up in."""

    draw: Callable[[LookupPage], bytes]


class SheetFormat(_Named, frozen=True):
    """A format that writes one table."""

    write: Callable[[Sheet], bytes]


class WorkbookFormat(_Named, frozen=True):
    """A format that writes tables as a workbook."""

    write: Callable[[Workbook | RuledWorkbook], bytes]


class TextFormat(_Named, frozen=True):
    """A format that writes running words without a look of their own, to be pasted elsewhere."""

    write: Callable[[str], bytes]


class RecordFormat(_Named, frozen=True):
    """A format for machines; both languages stand in one file."""

    write: Callable[[Record], bytes]
    by_language: ClassVar[bool] = False


class ResultsFormat(_Named, frozen=True):
    """A standard by which systems of others take results; made only where it is asked for by its name, and named to no reader."""

    write: Callable[[AnyResults, Language], bytes]


Format: TypeAlias = PaperFormat | PageFormat | SheetFormat | WorkbookFormat | TextFormat | RecordFormat | ResultsFormat
