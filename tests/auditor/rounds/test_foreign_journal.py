"""A journal of another state of the ledger destroys nothing, and that of a killed append is still taken back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from changing import replace

from auditor.model.errors import LedgerError
from auditor.model.journal import KeysMade
from auditor.rounds.ledger import foreign_journal
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_file import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled

NOTE = KeysMade("2024-02", "2024-02", "0" * 16, "04" + "11" * 64, date(2024, 2, 1))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with ten notes."""
    (tmp_path / "here").mkdir()
    ledger = Ledger(tmp_path / "here" / "ledger.db")
    note(ledger, 10)
    return ledger


def note(ledger: Ledger, count: int) -> None:
    for number in range(count):
        ledger.note(replace(NOTE, round=f"2024-02-{number}"))


def journal_of(ledger: Ledger) -> Path:
    return ledger.path.with_name("ledger.db-journal")


def killed_append(ledger: Ledger, *, spilled: bool) -> bytes:
    """Leave the files of a ledger as an append leaves them that is killed in its middle; return the journal."""
    aside = ledger.path.parent.with_name("killed")
    aside.mkdir()
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size={1 if spilled else 1000}")
        connection.execute("BEGIN IMMEDIATE")
        for place in range(1, 200):
            connection.execute("INSERT INTO office_row VALUES (11, ?, ?)", (place, b"x" * 900))
        for path in ledger.path.parent.iterdir():
            shutil.copy(path, aside)
        connection.execute("ROLLBACK")
    for path in aside.iterdir():
        shutil.copy(path, ledger.path.parent)
    return journal_of(ledger).read_bytes()


def committed_append(ledger: Ledger, journal: bytes) -> None:
    """Leave the files as an append leaves them that is killed after its last page and before its journal is gone."""
    journal_of(ledger).unlink()
    shutil.copy(ledger.path, ledger.path.with_name("before"))
    note(ledger, 1)
    journal_of(ledger).write_bytes(journal)


@pytest.mark.parametrize("spilled", [False, True])
def test_what_a_killed_append_left_half_done_is_taken_back(ledger, spilled):
    whole = ledger.path.read_bytes()
    killed_append(ledger, spilled=spilled)
    assert (ledger.path.read_bytes() != whole) is spilled
    assert len(ledger.notes(KeysMade)) == 10
    assert ledger.first_broken() is None
    assert not list(ledger.path.parent.glob("*.aside-*"))
    note(ledger, 1)


def test_an_append_killed_after_its_last_page_and_before_its_end_is_taken_back(ledger):
    whole = ledger.path.read_bytes()
    journal = killed_append(ledger, spilled=True)
    ledger.path.write_bytes(whole)
    committed_append(ledger, journal)
    foreign_journal.move_aside_if_foreign(ledger.path)
    assert journal_of(ledger).read_bytes() == journal


@pytest.mark.parametrize("copy", ["earlier", "later"])
def test_a_copy_put_beside_another_ones_journal_stays_whole(ledger, copy, tmp_path):
    restored = tmp_path / "copy.db"
    ledger.copy_to(restored)
    if copy == "earlier":
        note(ledger, 3)
    else:
        note(Ledger(restored), 3)
    journal = killed_append(ledger, spilled=True)
    shutil.copy(restored, ledger.path)
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerError) as told:
        ledger.notes(KeysMade)
    aside = journal_of(ledger).with_name("ledger.db-journal.aside-1")
    assert aside.name in told.value.messages[0].en
    assert aside.name in told.value.messages[0].bn
    assert (aside.read_bytes(), ledger.path.read_bytes()) == (journal, before)
    assert len(ledger.notes(KeysMade)) == (10 if copy == "earlier" else 13)
    assert ledger.first_broken() is None


def test_a_second_foreign_journal_gets_a_name_of_its_own(ledger):
    journal_of(ledger).with_name("ledger.db-journal.aside-1").write_bytes(b"first")
    restored = ledger.path.read_bytes()
    note(ledger, 3)
    killed_append(ledger, spilled=True)
    ledger.path.write_bytes(restored)
    with pytest.raises(LedgerError, match="aside-2"):
        ledger.rounds()
    assert journal_of(ledger).with_name("ledger.db-journal.aside-1").read_bytes() == b"first"


@pytest.mark.parametrize("part", ["page size", "application"])
def test_a_journal_of_another_page_size_or_program_is_moved_aside(ledger, part):
    journal = killed_append(ledger, spilled=True)
    if part == "page size":
        other = journal[:24] + (512).to_bytes(4, "big") + journal[28:]
    else:
        ours = APPLICATION_ID.to_bytes(4, "big")
        assert journal.count(ours) == 1
        other = journal.replace(ours, b"ABCD")
    journal_of(ledger).write_bytes(other)
    with pytest.raises(LedgerError, match="aside-1"):
        ledger.rounds()


def test_a_journal_without_its_ledger_rolls_nothing_back_into_a_new_one(ledger):
    killed_append(ledger, spilled=True)
    ledger.path.unlink()
    with pytest.raises(LedgerError, match="aside-1"):
        note(ledger, 1)
    note(ledger, 1)
    assert len(ledger.notes(KeysMade)) == 1


def test_a_running_append_keeps_its_journal(ledger):
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO office_row VALUES (11, 1, x'00')")
        assert journal_of(ledger).exists()
        foreign_journal.move_aside_if_foreign(ledger.path)
        assert journal_of(ledger).exists()


@pytest.mark.parametrize("content", [b"", b"\0" * 600, b"notes of mine"])
def test_a_file_that_is_no_journal_is_left_to_the_ledgers_own_engine(ledger, content):
    journal_of(ledger).write_bytes(content)
    assert len(ledger.notes(KeysMade)) == 10
