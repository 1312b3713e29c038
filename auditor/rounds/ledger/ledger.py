"""The journal: one append-only, hash-chained list of entries in SQLite; this, its rows (`ledger_rows`) and its file (`ledger_file`) have the only SQL of the product."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from auditor.long_reading import long_reading
from auditor.model.errors import LedgerError
from auditor.model.form_counted import FormCounted
from auditor.model.journal import ENTRIES, JournalEntry
from auditor.model.round import Round, RoundHeader
from auditor.rounds.ledger import ledger_errors, ledger_file, ledger_rows, record
from auditor.rounds.ledger.ledger_end import LedgerEnd, note_end, noted_end

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Office

E_ = TypeVar("E_", bound=JournalEntry | FormCounted)

ROUND: Final = "round"
_WHOLE: Final[dict[Path, Hashable]] = {}
"""Which ledgers this process found as they were written, or wrote itself, and what their files looked like then."""
_KINDS: Final[dict[Path, tuple[Hashable, frozenset[str]]]] = {}
"""Which kinds of entries ledgers had, and what their files looked like then: of most kinds there is none, for which no ledger is opened."""
_LAST_PLACE: Final = "SELECT max(place) FROM office_row WHERE entry = ?"
_LAST: Final = "SELECT kind, body FROM entry ORDER BY number DESC LIMIT 1"
_LAST_ROUND: Final = "SELECT kind, body FROM entry WHERE kind = ? ORDER BY number DESC LIMIT 1"
_ALL_ROWS: Final = "SELECT count(*) FROM office_row"
_SOUND: Final = (("PRAGMA quick_check(1)", "ok"), ("PRAGMA integrity_check(entry)", "ok"))
"""What says that the file is sound. That no row stands in the wrong order, for which SQLite would read all of them once more, is seen where they are read one
by one: all that are there are rows of entries."""
_NOTES: Final = "SELECT number, body FROM entry WHERE kind = ? AND number > ? AND number < ? ORDER BY number"
_ALL: Final = range(sys.maxsize)


class RoundHead(Struct, frozen=True):
    """A round without its rows: which round it is, which entry of the chain, its digest and what it was judged by."""

    number: int
    entry: int
    digest: str
    header: RoundHeader


class Ledger:
    """The ledger of one workspace.

    Raises:
        LedgerError: on opening, when the file is no ledger of ours or lies where one cannot be kept safely.

    """

    def __init__(self, path: Path) -> None:
        """Name the file; it is made by the first append."""
        self.path = path

    def rounds(self) -> tuple[RoundHead, ...]:
        """Return the heads of all rounds in order; empty when nothing was ever kept."""
        if not self.path.exists():
            return ()
        with ledger_file.opened(self.path) as connection:
            found = connection.execute(
                "SELECT number, digest, body FROM entry WHERE kind = ? ORDER BY number", (ROUND,)
            ).fetchall()
        return tuple(
            RoundHead(number, entry, digest, record.decode_header(body))
            for number, (entry, digest, body) in enumerate(found, start=1)
        )

    def rows(self, head: RoundHead, places: range = _ALL) -> Iterator[OfficeAssessment]:
        """Return the offices of a round with what was found of them, one by one, in the roster's order; all, or those at some places, from 0 on."""
        return record.decode_rows(self._bodies(head, places))

    def offices_in(self, head: RoundHead) -> int:
        """Return how many offices a round has."""
        with ledger_file.opened(self.path) as connection:
            (number,) = connection.execute(_LAST_PLACE, (head.entry,)).fetchone()
        return int(number or 0)

    def offices(self, head: RoundHead) -> Iterator[Office]:
        """Return the offices of a round, one by one, in the roster's order."""
        return map(record.decode_office, self._bodies(head))

    def names(self, head: RoundHead) -> Iterator[record.RowName]:
        """Return whose the rows of a round are, one by one, in the roster's order."""
        return map(record.decode_name, self._bodies(head))

    def mailboxes(self, head: RoundHead) -> Iterator[record.RowMailbox]:
        """Return which e-mail addresses a round has of its offices, one by one, in the roster's order."""
        return map(record.decode_mailbox, self._bodies(head))

    def before(self, entry: int | None) -> Ledger:
        """Return the ledger as it stood before an entry of the chain (None: as it is): it tells rounds and notes before that alone."""
        return self if entry is None else _Before(self, entry)

    def wanted(self, head: RoundHead, wanted: Callable[[record.RowName], bool]) -> Iterator[OfficeAssessment]:
        """Return those offices of a round that are wanted, with what was found of them, one by one, in the roster's order."""
        return record.decode_wanted(self._bodies(head), wanted)

    def _bodies(self, head: RoundHead, places: range = _ALL) -> Iterator[bytes]:
        with ledger_file.opened(self.path) as connection:
            for _, body in ledger_rows.read(connection, head.entry, places.start + 1, places.stop):
                yield body

    def round(self, head: RoundHead, wanted: Callable[[record.RowName], bool] | None = None) -> Round:
        """Return a whole round, or one with those offices alone that are wanted."""
        rows = self.rows(head) if wanted is None else self.wanted(head, wanted)
        return Round(head.number, head.digest, head.header, tuple(rows))

    def notes(self, kind: type[E_]) -> tuple[E_, ...]:
        """Return what the journal's entries of one kind of `ENTRIES` say, in order."""
        return tuple(entry for _, entry in self.numbered(kind))

    def numbered(self, kind: type[E_], *, after: int = 0, before: int | None = None) -> Iterator[tuple[int, E_]]:
        """Yield what the journal's entries of one kind say, one by one, each with its number in the chain; only those after an entry and before one, where their numbers are given."""
        if not self.path.exists() or not self._has_any(kind.kind):
            return
        asked = (kind.kind, after, sys.maxsize if before is None else before)
        with ledger_file.opened(self.path) as connection:
            for number, body in connection.execute(_NOTES, asked):
                yield number, record.decode(body, kind)

    def _has_any(self, kind: str) -> bool:
        """Whether any entry is of a kind; which kinds there are is looked up once, as long as nobody writes the file."""
        here, signature = self.path.absolute(), ledger_file.signature(self.path)
        known = _KINDS.get(here)  # another thread may forget it meanwhile
        if known is None or known[0] != signature:
            with ledger_file.opened(self.path) as connection:
                known = (
                    signature,
                    frozenset(found for (found,) in connection.execute("SELECT DISTINCT kind FROM entry")),
                )
            if ledger_file.tells_writings_apart(self.path):
                _KINDS[here] = known
        return kind in known[1]

    def last_day(self) -> date | None:
        """Return the day of the last entry; None where nothing was ever written."""
        return next(self._days(_LAST), None)

    def latest_day(self) -> date | None:
        """Return the later one of the days of the last entry and the last round; None where nothing was ever written.

        An entry may be noted as on a day before the round: a clock that is slower than that round is not right by it.
        """
        return max((*self._days(_LAST), *self._days(_LAST_ROUND, ROUND)), default=None)

    def _days(self, query: str, *asked: str) -> Iterator[date]:
        """Yield the days of the entries that a query finds."""
        if not self.path.exists():
            return
        kinds = {entry.kind: entry for entry in ENTRIES}
        with ledger_file.opened(self.path) as connection:
            for kind, body in connection.execute(query, asked):
                yield record.decode(body, kinds[kind]).on if kind in kinds else record.decode_header(body).day

    def note(self, *what: JournalEntry) -> None:
        """Append entries to the journal, all or none, safely on the disk.

        Raises:
            LedgerError: the ledger is not as it was written, cannot be written, or another process holds it too long.

        """
        if not what:
            return
        with self._appending() as connection:
            _insert(connection, what)

    @contextmanager
    def _appending(self, *, is_round: bool = False) -> Iterator[sqlite3.Connection]:
        """Hold the ledger while entries are appended, where it is as it was written: looked at once nobody else can write any more.

        How far it came is noted beside it; where that tells of more than it has, only a round takes its place, for it was asked about before one is kept.
        """
        if not self.path.exists():
            ledger_file.create(self.path)
        with ledger_file.opened(self.path, write=True) as connection, ledger_file.turn(connection, self.path):
            _refuse(self._fault(connection))
            goes_on = is_round or _end(connection)[0] >= noted_end(self.path.parent).entries
            yield connection
            entries, _ = _end(connection)
        if goes_on:
            note_end(self.path.parent, LedgerEnd(entries))
        _KINDS.pop(self.path.absolute(), None)  # a file that is written twice at once may look the same
        _WHOLE[self.path.absolute()] = ledger_file.signature(self.path)

    def copy_to(self, path: Path) -> None:
        """Write the ledger as it is now into another file, whole, also while another run appends to it.

        Raises:
            LedgerError: it cannot be read, or the other file cannot be written.

        """
        with ledger_file.opened(self.path) as connection:
            ledger_file.copy(connection, path)

    def length(self) -> int:
        """Return how many entries there are."""
        if not self.path.exists():
            return 0
        with ledger_file.opened(self.path) as connection:
            return _end(connection)[0]

    def as_of(self) -> Hashable:
        """Return what tells the ledger as it stands from itself after it was written, and from any other; None where there is none."""
        if not self.path.exists():
            return None
        with ledger_file.opened(self.path) as connection:
            return self.path.absolute(), ledger_file.signature(self.path), _end(connection)

    def refuse_broken(self, *, anew: bool = False) -> None:
        """Refuse a ledger that is not as it was written; looked at `anew` where that itself is asked, for a file's times can be set.

        Raises:
            LedgerError: it is not.

        """
        if anew:
            _WHOLE.pop(self.path.absolute(), None)
        _refuse(self.fault())

    def fault(self) -> Text | None:
        """Say what is not as it was written; None where all is. What was found whole and was not written since is not read again."""
        if not self.path.exists() or self._is_known_whole():
            return None
        with ledger_file.opened(self.path) as connection:
            return self._fault(connection)

    def _is_known_whole(self) -> bool:
        return _WHOLE.get(self.path.absolute()) == ledger_file.signature(self.path)

    def _fault(self, connection: sqlite3.Connection) -> Text | None:
        if self._is_known_whole():
            return None
        signature = ledger_file.signature(self.path)
        broken = _first_broken(connection)
        if broken is not None:
            return ledger_errors.tampering_message(broken)
        _WHOLE[self.path.absolute()] = signature
        return None

    def first_broken(self) -> ledger_errors.BrokenEntry | None:
        """Recompute the chain and return the first entry that is not as it was written; None when all are."""
        if not self.path.exists():
            return None
        with ledger_file.opened(self.path) as connection:
            return _first_broken(connection)

    def append(  # noqa: PLR0913 each is a part of what is appended
        self,
        assessments: Iterable[OfficeAssessment],
        header: Callable[[], RoundHeader],
        salt: str,
        *,
        follows: Callable[[RoundHead], None] = lambda _: None,
        differs: Callable[[], None] = lambda: None,
        notes: Iterable[JournalEntry] = (),
        after: int | None = None,
        outdated: bool = False,
    ) -> tuple[RoundHead, bool]:
        """Append a round and return its head once it is safely on the disk, and whether it is new.

        A round that says the same as the last one, but for its salt, is not appended; the last one is returned, unless it is
        outdated.

        Args:
            assessments: the offices in the roster's order; taken one by one, so that a round of any size needs no memory.
            header: gives the unsalted header once all offices were taken.
            salt: fresh random hex digits, which enter the digest.
            follows: called with the round before, while no other append can come between; it may refuse.
            differs: called where the round says something else than the last one; it may refuse.
            notes: what is noted before the round, together with it; also where the round says the same as the last one.
            after: how many entries there were when what the round is made of was read.
            outdated: the place of the last round is to be taken also by one that says the same.

        Raises:
            LedgerError: the ledger is not as it was written, cannot be written, has grown since `after`, or another
                process holds it too long.

        """
        with self._appending(is_round=True) as connection:
            (rounds,) = connection.execute("SELECT count(*) FROM entry WHERE kind = ?", (ROUND,)).fetchone()
            before = _last_round(connection, rounds)
            if before is not None:
                follows(before)
            number, _ = _end(connection)
            if after is not None and number != after:
                raise ledger_errors.moved_on(self.path)
            _insert(connection, notes)
            connection.execute("SAVEPOINT round")
            number, previous = _end(connection)
            number += 1
            rows = record.Digest()
            for place, assessment in enumerate(assessments, start=1):
                row = record.encode(assessment)
                rows.add(row)
                connection.execute("INSERT INTO office_row VALUES (?, ?, ?)", (number, place, row))
            unsalted = header()
            if (
                before is not None
                and not outdated
                and replace(before.header, salt="") == unsalted
                and ledger_rows.have_digest(connection, before.entry, rows)
            ):
                connection.execute("ROLLBACK TO round")
                return before, False
            differs()
            salted = replace(unsalted, salt=salt)
            body = record.encode(salted)
            digest = record.entry_digest(previous, ROUND, body, rows.hexadecimal())
            connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (number, ROUND, body, previous, digest))
        return RoundHead(rounds + 1, number, digest, salted), True


class _Before(Ledger):
    """A ledger as it stood before an entry."""

    def __init__(self, whole: Ledger, entry: int) -> None:
        super().__init__(whole.path)
        self._whole, self._entry = whole, entry

    def rounds(self) -> tuple[RoundHead, ...]:
        return tuple(head for head in self._whole.rounds() if head.entry < self._entry)

    def as_of(self) -> Hashable:
        whole = self._whole.as_of()
        return None if whole is None else (whole, self._entry)

    def numbered(self, kind: type[E_], *, after: int = 0, before: int | None = None) -> Iterator[tuple[int, E_]]:
        last = self._entry if before is None else min(before, self._entry)
        return self._whole.numbered(kind, after=after, before=last)


def _refuse(fault: Text | None) -> None:
    if fault is not None:
        raise LedgerError(fault)


@long_reading()
def _first_broken(connection: sqlite3.Connection) -> ledger_errors.BrokenEntry | None:
    previous, expected, rounds, counted = record.NO_DIGEST, 1, 0, 0
    for number, kind, body, before, digest in connection.execute(
        "SELECT number, kind, body, previous, digest FROM entry ORDER BY number"
    ):
        rows = ledger_rows.digest_of(connection, number)
        rounds += kind == ROUND
        if (
            rows is None
            or number != expected
            or before != previous
            or record.entry_digest(previous, kind, body, rows.hexadecimal()) != digest
        ):
            return ledger_errors.BrokenEntry(expected, rounds if kind == ROUND else None)
        previous, expected, counted = digest, number + 1, counted + rows.parts
    if any(
        connection.execute(statement).fetchone() != (sound,) for statement, sound in (*_SOUND, (_ALL_ROWS, counted))
    ):
        return ledger_errors.BrokenEntry(max(1, expected - 1), rounds or None)
    return None


def _insert(connection: sqlite3.Connection, notes: Iterable[JournalEntry]) -> None:
    """Append entries to the journal."""
    number, previous = _end(connection)
    for entry in notes:
        if type(entry) not in ENTRIES:
            raise TypeError("only journal entries are noted")
        body, rows = record.encode(entry), record.rows_digest(())
        number += 1
        digest = record.entry_digest(previous, entry.kind, body, rows)
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (number, entry.kind, body, previous, digest))
        previous = digest


def _end(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number and digest of the last entry."""
    found = connection.execute("SELECT number, digest FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return found or (0, record.NO_DIGEST)


def _last_round(connection: sqlite3.Connection, rounds: int) -> RoundHead | None:
    found = connection.execute(
        "SELECT number, digest, body FROM entry WHERE kind = ? ORDER BY number DESC LIMIT 1", (ROUND,)
    ).fetchone()
    return RoundHead(rounds, found[0], found[1], record.decode_header(found[2])) if found else None
