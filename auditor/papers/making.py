"""Which papers a round has, under which names, and the making of them: only what is missing or changed.

Beside the papers stands a list of what they were made from, so that a second run leaves whole papers alone. Many papers are
made by several processes, each with one warm compiler; the parent alone writes files and hears Ctrl-C.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from auditor import __version__, discovery
from auditor.model.views.annexes import AuditorView, ChairView, MinutesView
from auditor.model.views.head import Audience
from auditor.model.views.office import OfficeReports, OfficeView, RoundBook
from auditor.rounds import looking_back, record
from auditor.views import office
from auditor.views.annexes import auditor_view
from auditor.workspace import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.model.format import Format, View
    from auditor.views.history import History
    from auditor.workspace.folder import Workspace


ORIGINS: Final = ".made.json"
WORTH_A_POOL: Final = 120
"""From so many papers on, starting further processes (half a second each) pays."""
BATCH: Final = 64


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be made: its file name below the round's folder, and what it shows in which form."""

    name: str
    view: View
    form: Format
    language: Language

    def content(self) -> bytes:
        """Return the document's bytes."""
        return self.form.render(self.view, self.language)

    def origin(self) -> str:
        """Return a digest of all that the document is made from: view, form, language and version of the program."""
        parts = (record.encode(self.view), self.form.name.encode(), self.language.encode(), __version__.encode())
        return record.rows_digest(parts)


def folder_name(past: History) -> str:
    """Return the name of a round's folder below ``out/``: its number and meeting."""
    return f"{past.now.number:03d}-{past.now.header.meeting}"


def documents(
    past: History, space: Workspace, forms: Sequence[str], languages: Sequence[Language]
) -> Iterator[Document]:
    """Return the documents of a round: the annex for each audience, all office reports, and their print file.

    Args:
        past: the round with its history.
        space: the workspace.
        forms: names of formats.
        languages: in which languages; a format that holds both languages is made once.

    """
    annexes = [(f"annex-{audience.value}", looking_back.annex(past, space, audience)) for audience in Audience]
    reports = office.office_reports(past, space.config.letterhead)
    book = RoundBook(auditor_view(past, space.config.letterhead), reports)
    views_by_name: list[tuple[str, View]] = [*annexes, ("offices", reports), ("round", book)]
    views_by_name += [(f"offices/{report.office.serial:02d}-{report.office_id}", report) for report in reports.reports]
    for form_name in forms:
        form = discovery.formats()[form_name]
        for language in languages if form.by_language else languages[:1]:
            for name, view in views_by_name:
                if isinstance(view, form.renders):
                    marked = f"{name}.{language.value}" if form.by_language else name
                    yield Document(marked + form.suffix, view, form, language)


def count(past: History, forms: Sequence[str], languages: Sequence[Language]) -> int:
    """Return how many documents `documents` makes."""
    total = 0
    for form_name in forms:
        form = discovery.formats()[form_name]
        kinds = (MinutesView, ChairView, AuditorView, OfficeReports, RoundBook)
        each = sum(kind in form.renders for kind in kinds)
        each += len(past.now.assessments) if OfficeView in form.renders else 0
        total += each * (len(languages) if form.by_language else 1)
    return total


@dataclass(frozen=True, slots=True)
class Made:
    """How many documents of a round are there now, and how many of them were made just now."""

    there: int
    new: int


def make(documents: Iterable[Document], folder: Path, tick: Callable[[], None]) -> Made:
    """Write the documents that are missing or changed into a folder.

    Args:
        documents: what is to be there.
        folder: where.
        tick: called after each document that is there.

    Raises:
        WorkspaceError: a file is open in another program or cannot be written; the papers before it are whole.
        KeyboardInterrupt: the papers made so far are whole, and the next run makes the rest.

    """
    origins = _read_origins(folder)
    there = new = 0
    try:
        for name, origin, content in _contents(documents, folder, origins):
            if content is not None:
                writing.write(folder / name, content)
                origins[name] = [origin, hashlib.sha256(content).hexdigest()]
                new += 1
            there += 1
            tick()
    finally:
        if new:
            writing.write(folder / ORIGINS, (json.dumps(origins, indent=0, sort_keys=True) + "\n").encode())
    return Made(there, new)


def _contents(
    documents: Iterable[Document], folder: Path, origins: dict[str, list[str]]
) -> Iterator[tuple[str, str, bytes | None]]:
    """Yield each document's name and origin, with its bytes where they had to be made."""
    wanted: list[tuple[Document, str]] = []
    for document in documents:
        origin = document.origin()
        if _is_whole(folder / document.name, origins.get(document.name), origin):
            yield document.name, origin, None
        else:
            wanted.append((document, origin))
    if len(wanted) < WORTH_A_POOL:
        for document, origin in wanted:
            yield document.name, origin, document.content()
        return
    context = multiprocessing.get_context("spawn")
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            for batch in _batches(wanted, BATCH * workers):
                done = pool.map(Document.content, [document for document, _ in batch], chunksize=BATCH // 4)
                for (document, origin), content in zip(batch, done, strict=True):
                    yield document.name, origin, content
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _batches(wanted: list[tuple[Document, str]], size: int) -> Iterator[list[tuple[Document, str]]]:
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _is_whole(path: Path, made: list[str] | None, origin: str) -> bool:
    """Whether the paper is there, made from the same, and not changed since."""
    if made is None or made[0] != origin or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == made[1]


def _read_origins(folder: Path) -> dict[str, list[str]]:
    """Return what the papers of a folder were made from; nothing when the list is missing or not as it should be."""
    try:
        found = json.loads((folder / ORIGINS).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: made
        for name, made in found.items()
        if isinstance(made, list)
        and len(made) == len(("origin", "content"))
        and all(isinstance(one, str) for one in made)
    }
