"""Makes papers: the files of all documents that come from a source, only those that are missing or changed.

Beside the papers stands a list of what they were made from, so that a second run leaves whole papers alone. Papers are drawn by
several threads, many papers by several processes, each with one warm compiler; the one that asked for them alone writes files, while
the next ones are drawn, and hears Ctrl-C.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections import deque
from concurrent import futures
from contextlib import suppress
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any, Final, Protocol

from msgspec import Struct

from auditor import __version__, discovery
from auditor.i18n import Text, first_of, plain
from auditor.model import seal
from auditor.model.errors import FileInUseError
from auditor.model.format import PaperFormat
from auditor.rounds.ledger import record
from auditor.workspace import writing
from auditor.workspace.folder import ORIGINS, round_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.model.document import Document
    from auditor.model.format import Format
    from auditor.model.paper import Paper
    from auditor.views.compared.history import History


WORTH_A_POOL: Final = 120
"""From so many papers on, starting further processes (half a second each) pays; threads take turns where the compiler is not at work."""
BATCH: Final = 64
BATCHES_AHEAD: Final = 1
"""So many are made while another is written."""
NAMED: Final = 3
"""So many papers that could not be replaced are named; the others are counted."""
_IN_USE: Final = Text(
    en="In {folder} {n} {n:paper is|papers are} open in another program, or may not be replaced: {names}. Close {n:it|them} "
    "and run the same command again. All others are there: {there}.",
    bn="{folder} ফোল্ডারের {n}টি কাগজ অন্য প্রোগ্রামে খোলা আছে, অথবা বদলানো যাচ্ছে না: {names}। বন্ধ করে একই কমান্ড আবার চালান। বাকি {there}টি "
    "কাগজ তৈরি আছে।",
    on_screen=Text(
        en="In {folder} {n} {n:paper is|papers are} open in another program, or may not be replaced: {names}. Close {n:it|them} and press the button again. All others are there: {there}.",
        bn="{folder} ফোল্ডারের {n}টি কাগজ অন্য প্রোগ্রামে খোলা আছে, অথবা বদলানো যাচ্ছে না: {names}। বন্ধ করে একই বোতাম আবার চাপুন। বাকি {there}টি কাগজ তৈরি আছে।",
    ),
)


class ToBeMade(Protocol):
    """A file that can be made: its name below the folder, what it is made from, and its bytes."""

    @property
    def name(self) -> str:
        """Its name below the folder, with forward slashes."""

    def origin(self) -> str:
        """Return a digest of all that it is made from."""

    def content(self) -> bytes:
        """Return its bytes."""


class PaperFile(Struct, frozen=True):
    """A file to be made: its name below the folder, and which view of which document it is in which form."""

    name: str
    document: Document[Any, Any]
    view: Any
    form: Format
    language: Language

    def content(self) -> bytes:
        """Return the file's bytes."""
        return self.document.render(self.form, self.view, self.language)

    def papers(self) -> Sequence[Paper]:
        """Return what is printed of it; nothing where its document is not printed."""
        return self.document.papers(self.view, self.language) if self.document.papers is not None else ()

    def bears_seal(self) -> bool:
        """Return whether each of its pages bears the seal of its round, which is known before it is drawn."""
        return isinstance(self.form, PaperFormat) and any(seal.WORDS.search(paper.foot) for paper in self.papers())

    def origin(self) -> str:
        """Return a digest of all that the file is made from: view, form, language and version of the program."""
        parts = (record.encode(self.view), self.form.name.encode(), self.language.encode(), __version__.encode())
        return record.rows_digest(parts)


def folder_name(past: History) -> str:
    """Return the name of a round's folder below ``out/``: its number and meeting."""
    return round_folder(past.now.number, past.now.header.meeting)


def files_of(source: object, forms: Sequence[str], languages: Sequence[Language]) -> Iterator[PaperFile]:
    """Yield the files of all documents that are made from a source: of a round, a roll-up, a month's asking.

    Args:
        source: what they are made from.
        forms: names of formats.
        languages: in which languages; a format that holds both languages is made once.

    """
    for document in discovery.documents_of(type(source)):
        chosen = [form for form in (discovery.formats()[name] for name in forms) if document.exists_as(form)]
        for name, view in document.views(source) if chosen else ():
            for form in chosen:
                for language in languages if form.by_language else languages[:1]:
                    marked = f"{name}.{language.value}" if form.by_language else name
                    yield PaperFile(marked + form.suffix, document, view, form, language)


def write(source: object, folder: Path, forms: Sequence[str], languages: Sequence[Language]) -> tuple[str, ...]:
    """Write all documents that are made from a source into a folder, each anew, and return the names of the files; arguments as of `files_of`.

    Raises:
        WorkspaceError: a file cannot be written; those before it are whole.

    """
    made = tuple(files_of(source, forms, languages))
    for file in made:
        writing.write(folder / file.name, file.content())
    return tuple(file.name for file in made)


class Made(Struct, frozen=True):
    """How many files are there now, and how many of them were made just now."""

    there: int
    new: int


def make(files: Iterable[ToBeMade], folder: Path, tick: Callable[[], None]) -> Made:
    """Write the files that are missing or changed into a folder.

    Args:
        files: what is to be there.
        folder: where.
        tick: called after each file that is there.

    Raises:
        FileInUseError: some are open in another program; all others are there.
        WorkspaceError: a file cannot be written; the papers before it are whole.
        KeyboardInterrupt: the papers made so far are whole, and the next run makes the rest.

    """
    origins = _read_origins(folder)
    there = new = 0
    in_use: list[str] = []

    def missing() -> Iterator[tuple[ToBeMade, str]]:
        nonlocal there
        for file in files:
            origin = file.origin()
            if not _is_whole(folder / file.name, origins.get(file.name), origin):
                yield file, origin
            else:
                there += 1
                tick()

    try:
        for name, origin, content in _contents(missing()):
            try:
                writing.write(folder / name, content)
            except FileInUseError:
                in_use.append(name)
                continue
            origins[name] = [origin, hashlib.sha256(content).hexdigest()]
            new += 1
            there += 1
            tick()
    finally:
        if new:
            _write_origins(folder, origins)
    if in_use:
        names = first_of([plain(name) for name in in_use], NAMED)
        raise FileInUseError(_IN_USE.filled(n=len(in_use), names=names, there=there, folder=folder.name))
    return Made(there, new)


def _contents(wanted: Iterator[tuple[ToBeMade, str]]) -> Iterator[tuple[str, str, bytes]]:
    """Yield each file's name, origin and bytes; files are asked for as they are made, so that few are held at a time."""
    workers = os.cpu_count() or 1
    first = list(islice(wanted, WORTH_A_POOL))
    begun: deque[Iterator[tuple[str, str, bytes]]] = deque()
    with _processes(workers) if len(first) == WORTH_A_POOL else futures.ThreadPoolExecutor(workers) as pool:
        try:
            for batch in _batches(chain(first, wanted), BATCH * workers):
                made = pool.map(_content, [file for file, _ in batch], chunksize=BATCH // 4)
                begun.append((file.name, origin, content) for (file, origin), content in zip(batch, made, strict=True))
                if len(begun) > BATCHES_AHEAD:
                    yield from begun.popleft()
            for rest in begun:
                yield from rest
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _processes(number: int) -> futures.Executor:
    import multiprocessing  # noqa: PLC0415 only many papers should cost it

    spawning = multiprocessing.get_context("spawn")
    return futures.ProcessPoolExecutor(number, mp_context=spawning, initializer=_leave_interrupts_to_the_parent)


def _content(file: ToBeMade) -> bytes:
    return file.content()


def _batches(wanted: Iterable[tuple[ToBeMade, str]], size: int) -> Iterator[list[tuple[ToBeMade, str]]]:
    left = iter(wanted)
    while batch := list(islice(left, size)):
        yield batch


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _is_whole(path: Path, made: list[str] | None, origin: str) -> bool:
    """Whether the paper is there, made from the same, and not changed since."""
    if made is None or made[0] != origin or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == made[1]


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 (64 hex digits) of the files that were made in a folder, by name, as they were made."""
    return {name: digest for name, (_, digest) in _read_origins(folder).items()}


def remove(folder: Path, names: Collection[str]) -> None:
    """Remove files that were made here earlier, and folders that hold nothing then; what was changed since is somebody's own, and stays.

    Raises:
        WorkspaceError: the list of what was made cannot be written.

    """
    origins = _read_origins(folder)
    made = {name: origins.pop(name) for name in names if name in origins}
    for name, made_from in made.items():
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()) and _is_whole(path, made_from, made_from[0]):
            with suppress(OSError):
                path.unlink()
                for above in takewhile(lambda above: above != folder, path.parents):
                    above.rmdir()
    if made:
        _write_origins(folder, origins)


def is_paper(path: Path) -> bool:
    """Return whether a file is a paper that was made here: the list beside it names it as it is."""
    made = _read_origins(path.parent).get(path.name)
    return made is not None and _is_whole(path, made, made[0])


def _write_origins(folder: Path, origins: dict[str, list[str]]) -> None:
    writing.write(folder / ORIGINS, (json.dumps(origins, indent=0, sort_keys=True) + "\n").encode())


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
        and all(isinstance(digest, str) for digest in made)
    }
