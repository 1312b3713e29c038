"""The file of a ledger: how it is made, opened, and held while entries are appended.

People copy `ledger.db` alone, so there is no write-ahead log: a rollback journal and full synchronisation, and a new
ledger is made beside its place and moved there. Two processes that append at once take turns.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections import Counter
from contextlib import ExitStack, closing, contextmanager, suppress
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from auditor.model.errors import LedgerError
from auditor.remembering import remembered
from auditor.rounds.ledger import foreign_journal, ledger_errors, lock_holder

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from pathlib import Path

FORMAT_VERSION: Final = 1
APPLICATION_ID: Final = 0x50414C31
"""Marks the file as a ledger of ours ("PAL1")."""
WAIT_SECONDS: Final = 5
"""For how long an append waits for another one, whose round of an upazila takes well under a second; nobody waits unasked."""
_AT_ONCE: Final = 0.25
"""So long, in seconds, another run of this program may hold the ledger before it says so beside it; for a foreign program nobody waits longer."""

OPEN: Final[Counter[str]] = Counter()
"""How many connections this process has to which ledger. While it has one, the file must not be opened otherwise: closing it
would drop the locks of all of them, as POSIX has it."""
_HELD: Final[ContextVar[Mapping[str, sqlite3.Connection]]] = ContextVar("held", default=MappingProxyType({}))
"""The connections by which ledgers are read here meanwhile, by their files."""

SCHEMA: Final = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    previous TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE office_row (
    entry INTEGER NOT NULL REFERENCES entry (number),
    place INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER row_stays BEFORE UPDATE ON office_row BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;
CREATE TRIGGER row_remains BEFORE DELETE ON office_row BEGIN SELECT RAISE(ABORT, 'rows are never deleted'); END;
"""
_SCHEMA_QUERY: Final = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a ledger, and yield the connection.

    Also for reading it is opened for writing where that is possible: only so can SQLite take back what a killed append
    left half done.

    Raises:
        LedgerError: it is no ledger of ours, cannot be read or written, or another process holds it too long.

    """
    here = str(path.absolute())
    kept_open = _HELD.get().get(here)
    if kept_open is not None and not write:
        with _faults_told(path):
            yield kept_open
        return
    if not OPEN[here]:
        foreign_journal.move_aside_if_foreign(path)
    OPEN[here] += 1
    try:
        with _connected(path, write=write) as connection:
            yield connection
    finally:
        OPEN[here] -= 1


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Have all that reads a ledger here meanwhile read it by one connection; each opens its own where there is none yet, or it cannot be read."""
    here = str(path.absolute())
    with ExitStack() as stack:
        with suppress(LedgerError):
            if path.exists() and here not in _HELD.get():
                token = _HELD.set({**_HELD.get(), here: stack.enter_context(opened(path))})
                stack.callback(_HELD.reset, token)
        yield


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if _is_held(error):
            raise ledger_errors.busy(path) from error
        raise ledger_errors.unwritable(path) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise ledger_errors.unreadable(path) from error


@contextmanager
def _connected(path: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise (ledger_errors.shut(path) if path.is_file() else ledger_errors.unreadable(path)) from error
    with closing(connection), _faults_told(path):
        if _in_turn(connection, path, "PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise ledger_errors.unreadable(path)
        if connection.execute(_SCHEMA_QUERY).fetchall() != _expected_schema():
            raise ledger_errors.unreadable(path)
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute(f"PRAGMA query_only={'OFF' if write else 'ON'}")
        yield connection


def _in_turn(connection: sqlite3.Connection, path: Path, statement: str) -> sqlite3.Cursor:
    """Execute what needs the ledger free: wait for another run of this program, and for no other one; who held it may just have ended, so it is tried twice."""
    until, tried = time.monotonic() + WAIT_SECONDS, False
    connection.execute(f"PRAGMA busy_timeout={int(min(_AT_ONCE, WAIT_SECONDS) * 1000)}")
    while True:
        try:
            done = connection.execute(statement)
        except sqlite3.OperationalError as error:
            is_ours = _is_held(error) and lock_holder.is_run_of_ours(path)
            if not _is_held(error) or time.monotonic() >= until or (tried and not is_ours):
                raise
            tried = not is_ours
        else:
            connection.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
            return done


def _is_held(error: sqlite3.OperationalError) -> bool:
    return "locked" in str(error) or "busy" in str(error)


@remembered(None)
def _expected_schema() -> list[tuple[str, str, str | None]]:
    """Return what the schema of a ledger of ours looks like: tables and triggers, and nothing else."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(f"BEGIN;{SCHEMA};COMMIT;")
        return connection.execute(_SCHEMA_QUERY).fetchall()


def entries_at_once(path: Path) -> int | None:
    """Return how many entries a ledger has, without a look at what else it is; None where there is none, or that cannot be seen without waiting."""
    here = str(path.absolute())
    OPEN[here] += 1
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            return int(connection.execute("SELECT max(number) FROM entry").fetchone()[0] or 0)
    except sqlite3.Error:
        return None
    finally:
        OPEN[here] -= 1


def create(path: Path) -> None:
    """Make an empty ledger, unless there is one meanwhile.

    Raises:
        LedgerError: it cannot be written there.

    """
    foreign_journal.move_aside_if_foreign(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.touch(mode=0o600)
        with closing(sqlite3.connect(beside)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA synchronous=EXTRA")
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={FORMAT_VERSION}")
            connection.executescript(f"BEGIN;{SCHEMA};COMMIT;")
        try:
            os.link(beside, path)
        except FileExistsError:
            return
        except OSError:
            if not path.exists():
                beside.rename(path)
    except (OSError, sqlite3.Error) as error:
        raise ledger_errors.unwritable(path) from error
    finally:
        beside.unlink(missing_ok=True)


def copy(connection: sqlite3.Connection, path: Path) -> None:
    """Write what a ledger holds now into another file, whole.

    Raises:
        LedgerError: the other file cannot be written.

    """
    try:
        with closing(sqlite3.connect(path)) as other:
            connection.backup(other)
            other.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise ledger_errors.unwritable(path) from error


def signature(path: Path) -> Hashable:
    """Return what changes whenever a file is written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def tells_writings_apart(path: Path) -> bool:
    """Return whether a file's times tell every writing: those of a memory stick (FAT) know two seconds, and are of whole ones."""
    try:
        return path.stat().st_mtime_ns % 1_000_000_000 != 0
    except OSError:
        return False


@contextmanager
def turn(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Hold the ledger while entries are appended: all of them, or none."""
    _in_turn(connection, path, "BEGIN IMMEDIATE")
    with lock_holder.noted(path):
        try:
            yield
            if connection.in_transaction:
                connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise
