"""Small files are read once where the same is known beside them, and a ledger until something was written to it.

Nearly all workspaces of tests hold the same few files, and every command and page asks the ledger a dozen times.

What a file says depends on its bytes and on what its reader is told, and on nothing else; what follows of it is worked out anew each
time. Processes of their own, and the tests of those readers, read each file each time.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast
from unittest import mock

from auditor.model.source import Source, SourceContext
from auditor.roster import reading as roster_reading
from auditor.rounds.ledger import ledger_file, record
from auditor.rounds.ledger.ledger import ROUND, Ledger, RoundHead
from auditor.rounds.ledger.ledger_file import OPEN
from auditor.tables import files
from auditor.tables.table import Table
from auditor.workspace import baselines, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from auditor.model.source import EvidenceFile
    from auditor.tables.sheet import Sheet

_SMALL: Final = 100_000
_MOST: Final = 256
_COUNTER: Final = 24
"""Where a ledger's file counts its changes, in four bytes: https://www.sqlite.org/fileformat2.html, section 1.3.7."""
_CONTEXTS: Final = SourceContext.__struct_fields__
_sheets = files._sheets
_sheets_of_small = lru_cache(maxsize=_MOST)(_sheets)
_parsed = Source.parsed
_read_roster = roster_reading.read
_read_baseline, _refuse_personal = baselines.parse, baselines.refuse_personal
_numbered, _rounds, _days, _bodies = Ledger.numbered, Ledger.rounds, Ledger._days, Ledger._bodies
_parse_config = settings.parse_config


class _Remembered:
    """What was worked out of the same bytes, each time with what else was known; the last few of each. Several threads may ask."""

    def __init__(self) -> None:
        self._found: dict[Hashable, list[tuple[object, Any]]] = defaultdict(list)
        self._at_the_lists = threading.Lock()

    def get(self, key: Hashable, known: object, work: Callable[[], Any]) -> Any:
        """Return what was found for it; a refusal is found anew."""
        for known_then, found in tuple(self._found.get(key, ())):
            if known_then == known:
                return found
        found = work()
        with self._at_the_lists:
            before = self._found[key]
            before.append((known, found))
            del before[:-8]
            if len(self._found) > _MOST:
                del self._found[next(iter(self._found))]
        return found


_sources, _rosters, _tables, _baselines, _configs, _ledgers = (_Remembered() for _ in range(6))


def _sheets_once(name: str, content: bytes) -> tuple[Sheet, ...]:
    return (_sheets_of_small if len(content) < _SMALL else _sheets)(name, content)


def _parsed_once(source: Source, found: Sequence[EvidenceFile], context: SourceContext) -> Any:
    if (
        not all(isinstance(file.held, bytes) for file in found)
        or not 0 < sum(len(file.content) for file in found) <= _SMALL
    ):
        return _parsed(source, found, context)
    known = [getattr(context, name) for name in _CONTEXTS]
    key = (source, tuple((file.name, file.content) for file in found))
    return _sources.get(key, known, lambda: _parsed(source, found, context))


def _read_roster_once(files: Iterable[tuple[str, bytes]], *more: Any) -> Any:
    found = tuple(files)
    if sum(len(content) for _, content in found) > _SMALL:
        return _read_roster(found, *more)
    return _rosters.get(found, more, lambda: _read_roster(found, *more))


def _read_baseline_once(file: str, text: str, policies: Any) -> Any:
    return _baselines.get((file, text), _Same(policies), lambda: _read_baseline(file, text, policies))


def _refuse_personal_once(file: str, text: str) -> None:
    _baselines.get((file, text), None, lambda: _refuse_personal(file, text))


def _looked_once(name: str) -> Callable[[Table, Any], Any]:
    """Return a method of a table that looks through all of it, for who says what it should hold."""
    look = getattr(Table, name)

    def looked(table: Table, expected: Any) -> Any:
        if not 0 < len(table._content) < _SMALL:
            return look(table, expected)
        known = _Same(table._sheets), _Same(expected)
        return _tables.get((name, table.name, table._content), known, lambda: look(table, expected))

    return looked


def _parse_config_once(text: str, asked: Any = None) -> Any:
    return _configs.get(text, asked, lambda: _parse_config(text, asked))


def _numbered_once(ledger: Ledger, kind: Any, *, after: int = 0, before: int | None = None) -> Iterator[Any]:
    state = _state(ledger.path)
    if state is None:
        yield from _numbered(ledger, kind, after=after, before=before)
        return
    for number, entry in _ledgers.get((ledger.path, kind), state, lambda: _told(ledger.path, kind, state)):
        if after < number and (before is None or number < before):
            yield number, entry


def _told(ledger: Path, kind: Any, state: object) -> list[tuple[int, Any]]:
    return [(number, record.decode(body, kind)) for number, _, body in _entries(ledger, state)[kind.kind]]


def _rounds_once(ledger: Ledger) -> Any:
    state = _state(ledger.path)
    return _rounds(ledger) if state is None else _ledgers.get(ledger.path, state, lambda: _heads(ledger.path, state))


def _heads(ledger: Path, state: object) -> tuple[RoundHead, ...]:
    return tuple(
        RoundHead(nth, number, digest, record.decode_header(body))
        for nth, (number, digest, body) in enumerate(_entries(ledger, state)[ROUND], start=1)
    )


def _entries(ledger: Path, state: object) -> Mapping[str, list[tuple[int, str, bytes]]]:
    """Return all entries by their kinds, fetched together; each kind is decoded once it is asked for."""
    return cast(
        "Mapping[str, list[tuple[int, str, bytes]]]", _ledgers.get((ledger, "all"), state, lambda: _fetched(ledger))
    )


def _fetched(ledger: Path) -> Mapping[str, list[tuple[int, str, bytes]]]:
    found: dict[str, list[tuple[int, str, bytes]]] = defaultdict(list)
    with ledger_file.opened(ledger) as connection:
        for kind, *entry in connection.execute("SELECT kind, number, digest, body FROM entry ORDER BY number"):
            found[kind].append(tuple(entry))
    return found


def _days_once(ledger: Ledger, *asked: str) -> Iterator[Any]:
    state = _state(ledger.path)
    if state is None:
        return _days(ledger, *asked)
    return iter(_ledgers.get((ledger.path, *asked), state, lambda: tuple(_days(ledger, *asked))))


def _bodies_once(ledger: Ledger, head: RoundHead, *places: range) -> Iterator[bytes]:
    state = _state(ledger.path)
    if state is None:
        yield from _bodies(ledger, head, *places)
        return
    key = (ledger.path, head.entry, *places)
    yield from _ledgers.get(key, state, lambda: tuple(_bodies(ledger, head, *places)))


def _state(ledger: Path) -> object:
    """Return what differs once something was written to a ledger; None where that cannot be known, or it must not be opened."""
    path = str(ledger.absolute())
    if OPEN[path] or os.path.exists(f"{path}-journal"):  # noqa: PTH110 asked dozens of times by every command
        return None
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        found = os.fstat(file)
        os.lseek(file, _COUNTER, os.SEEK_SET)
        return found.st_ino, found.st_size, found.st_mtime_ns, os.read(file, 4)
    except OSError:
        return None
    finally:
        os.close(file)


class _Same:
    """Something that is only like itself: looking through it to compare it would cost as much as what is remembered."""

    def __init__(self, it: object) -> None:
        self._it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._it is other._it

    __hash__ = None  # type: ignore[assignment]


_LOOKED_ONCE: Final = {name: _looked_once(name) for name in ("sheets", "refuse_bijoy", "in_unicode")}


@contextlib.contextmanager
def read_once() -> Iterator[None]:
    """Return a time in which it is so."""
    with (
        mock.patch.object(files, "_sheets", _sheets_once),
        mock.patch.multiple(Table, **_LOOKED_ONCE),
        mock.patch.object(Source, "parsed", _parsed_once),
        mock.patch.object(roster_reading, "read", _read_roster_once),
        mock.patch.multiple(baselines, parse=_read_baseline_once, refuse_personal=_refuse_personal_once),
        mock.patch.object(settings, "parse_config", _parse_config_once),
        mock.patch.multiple(
            Ledger, numbered=_numbered_once, rounds=_rounds_once, _days=_days_once, _bodies=_bodies_once
        ),
    ):
        yield
