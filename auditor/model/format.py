"""What a format of documents is: one file, one constant, one pure function from a content to bytes.

There is one kind of format for each kind of content that a document may have; a format does not know which documents there
are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from auditor.i18n import Language
from auditor.model.lookup import LookupPage
from auditor.model.paper import Paper
from auditor.model.record import Record
from auditor.model.results import AnyResults
from auditor.model.sheets import RuledWorkbook, Sheet, Workbook


@dataclass(frozen=True, slots=True)
class _Named:
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


@dataclass(frozen=True, slots=True)
class PaperFormat(_Named):
    """A format that draws papers, block by block."""

    draw: Callable[[Sequence[Paper]], bytes]


@dataclass(frozen=True, slots=True)
class PageFormat(_Named):
    """A format that draws a page to look things up in."""

    draw: Callable[[LookupPage], bytes]


@dataclass(frozen=True, slots=True)
class SheetFormat(_Named):
    """A format that writes one table."""

    write: Callable[[Sheet], bytes]


@dataclass(frozen=True, slots=True)
class WorkbookFormat(_Named):
    """A format that writes tables as a workbook."""

    write: Callable[[Workbook | RuledWorkbook], bytes]


@dataclass(frozen=True, slots=True)
class TextFormat(_Named):
    """A format that writes running words without a look of their own, to be pasted elsewhere."""

    write: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class RecordFormat(_Named):
    """A format for machines; both languages stand in one file."""

    write: Callable[[Record], bytes]
    by_language: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class ResultsFormat(_Named):
    """A standard by which systems of others take results; made only where it is asked for by its name, and named to no reader."""

    write: Callable[[AnyResults, Language], bytes]


Format: TypeAlias = PaperFormat | PageFormat | SheetFormat | WorkbookFormat | TextFormat | RecordFormat | ResultsFormat
