"""What a document is: a kind of paper, in one file with one constant.

It says from what it is made, under which names, and what it is in each form; formats draw that without knowing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from auditor.i18n import Language
from auditor.model.format import (
    Format,
    PageFormat,
    PaperFormat,
    RecordFormat,
    ResultsFormat,
    SheetFormat,
    TextFormat,
    WorkbookFormat,
)
from auditor.model.lookup import LookupPage
from auditor.model.pack import Part
from auditor.model.paper import Paper
from auditor.model.record import Record
from auditor.model.results import AnyResults
from auditor.model.sheets import RuledWorkbook, Sheet, Workbook

S = TypeVar("S")
V = TypeVar("V")


def in_no_part(view: object) -> None:
    """Say that a document is in no meeting's pack."""
    del view


def always_in(part: Part) -> Callable[[object], Part]:
    """Return what says that all views of a document belong to one part; documents are handed to other processes, so it can be too."""
    return partial(_same_part, part)


def _same_part(part: Part, view: object) -> Part:
    del view
    return part


class Document(Struct, Generic[S, V], frozen=True):
    """A kind of paper.

    Attributes:
        id: kebab-case; the name of its file.
        source: the type of what it is made from.
        views: from its source to file names, without language and suffix, and what each of these files shows; an annex has
            one for each audience, the report of an office one for each office.
        papers: a view as papers of finished words, in one language; None where it is not printed.
        sheet: the view as one table; None where it is none.
        workbook: the view as a workbook; None where it is none.
        record: the view for machines, in both languages; None where it is not handed on as data.
        page: the view as a page to look things up in; None where it is none.
        text: the view as running words to be pasted elsewhere; None where it is none.
        results: the view as results for systems of others; None where it is none.
        part: to which part of a meeting's pack a view belongs; None where to none.

    """

    id: str
    source: type[S]
    views: Callable[[S], Iterable[tuple[str, V]]]
    papers: Callable[[V, Language], Sequence[Paper]] | None = None
    sheet: Callable[[V, Language], Sheet] | None = None
    workbook: Callable[[V, Language], Workbook | RuledWorkbook] | None = None
    record: Callable[[V], Record] | None = None
    page: Callable[[V, Language], LookupPage] | None = None
    text: Callable[[V, Language], str] | None = None
    results: Callable[[V], AnyResults] | None = None
    part: Callable[[V], Part | None] = in_no_part

    def exists_as(self, form: Format) -> bool:  # noqa: PLR0911 a return a kind of format
        """Whether the document can be had in a format."""
        match form:
            case PaperFormat():
                return self.papers is not None
            case PageFormat():
                return self.page is not None
            case SheetFormat():
                return self.sheet is not None
            case WorkbookFormat():
                return self.workbook is not None
            case TextFormat():
                return self.text is not None
            case RecordFormat():
                return self.record is not None
            case ResultsFormat():
                return self.results is not None

    def render(self, form: Format, view: V, language: Language) -> bytes:  # noqa: PLR0911 likewise
        """Return a view of the document in a format.

        Raises:
            TypeError: it does not exist in that format.

        """
        match form:
            case PaperFormat() if self.papers is not None:
                return form.draw(self.papers(view, language))
            case PageFormat() if self.page is not None:
                return form.draw(self.page(view, language))
            case SheetFormat() if self.sheet is not None:
                return form.write(self.sheet(view, language))
            case WorkbookFormat() if self.workbook is not None:
                return form.write(self.workbook(view, language))
            case TextFormat() if self.text is not None:
                return form.write(self.text(view, language))
            case RecordFormat() if self.record is not None:
                return form.write(self.record(view))
            case ResultsFormat() if self.results is not None:
                return form.write(self.results(view), language)
            case _:
                raise TypeError(f"the document {self.id} does not exist as {form.name}")
