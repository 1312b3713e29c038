"""Whoever finds the ledger locked is told by whom, as far as that can be known, and soon."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from auditor.model.errors import LedgerError
from auditor.model.journal import KeysMade
from auditor.rounds.ledger import ledger_file, lock_holder
from auditor.rounds.ledger.ledger import Ledger

MADE = KeysMade("2024-02", "2024-02", "0" * 16, "04" + "11" * 64, date(2024, 2, 1))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    found = Ledger(tmp_path / "ledger.db")
    found.note(MADE)
    return found


def note(ledger: Ledger, process: int, computer: str = platform.node()) -> None:
    ledger.path.with_name(f"ledger.db.{process}.{computer}.lock").touch()


def test_who_appends_is_named_to_another_and_the_note_goes_away(ledger, monkeypatch):
    monkeypatch.setattr(ledger_file, "WAIT_SECONDS", 0)
    with (
        ledger_file.opened(ledger.path, write=True) as connection,
        ledger_file.turn(connection, ledger.path),
        pytest.raises(LedgerError) as refused,
    ):
        Ledger(ledger.path).note(MADE)
    assert f"process {os.getpid()} on computer" in refused.value.messages[0].en
    assert [path.name for path in ledger.path.parent.iterdir()] == ["ledger.db"]


def test_a_program_that_left_no_note_is_another_one(ledger):
    assert "another program" in lock_holder.holder_of(ledger.path).en


@pytest.mark.skipif(os.name == "nt", reason="there no process can be asked whether it lives")
def test_the_note_of_a_run_that_was_killed_is_not_believed(ledger):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    note(ledger, gone.pid)
    assert "another program" in lock_holder.holder_of(ledger.path).en
    note(ledger, 1, "the-other-computer")
    assert "the-other-computer" in lock_holder.holder_of(ledger.path).bn
    ledger.note(MADE)
    assert [path.name for path in ledger.path.parent.iterdir()] == ["ledger.db"]


def test_a_run_that_ends_leaves_the_note_of_the_one_that_held_the_ledger_at_once_after_it(ledger, monkeypatch):
    with lock_holder.noted(ledger.path):
        monkeypatch.setattr(os, "getpid", os.getppid)
        after = lock_holder.noted(ledger.path)
        after.__enter__()
    assert lock_holder.is_run_of_ours(ledger.path)


def test_who_appends_is_named_also_where_the_note_of_the_run_before_cannot_be_taken_away(ledger, monkeypatch):
    def refuse(path, **_):
        raise PermissionError(13, "it is going away", str(path))

    note(ledger, 1)
    monkeypatch.setattr(Path, "unlink", refuse)
    with lock_holder.noted(ledger.path):
        assert ledger.path.with_name(f"ledger.db.{os.getpid()}.{platform.node()}.lock").exists()


@pytest.mark.parametrize(
    "name",
    ["", ".x", ".12", ".99999999999999.a", ".1." + "a" * 200, ".1.a b", *((".1.a\nb",) if os.name != "nt" else ())],
)
def test_a_note_that_is_none_names_nobody(ledger, name):
    ledger.path.with_name(f"ledger.db{name}.lock").touch()
    assert "another program" in lock_holder.holder_of(ledger.path).en


LOCKS = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN EXCLUSIVE'); print(flush=True); sys.stdin.read()"


def test_for_another_program_nobody_waits_and_it_is_named_where_the_system_knows_it(ledger, monkeypatch):
    monkeypatch.setattr(ledger_file, "WAIT_SECONDS", 3600)
    with subprocess.Popen(
        [sys.executable, "-c", LOCKS, ledger.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        for done in (ledger.rounds, lambda: Ledger(ledger.path).note(MADE)):
            with pytest.raises(LedgerError) as refused:
                done()
            told = refused.value.messages[0].en
            assert "another program" in told
            assert not Path("/proc/locks").exists() or f"process {other.pid})" in told
        other.stdin.close()
    Ledger(ledger.path).note(MADE)


def test_another_run_of_this_program_is_waited_for(ledger):
    """It is not refused at once as a foreign program is."""
    note(ledger, os.getpid())
    with subprocess.Popen(
        [sys.executable, "-c", LOCKS, ledger.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        threading.Timer(1, other.stdin.close).start()
        ledger.note(MADE)


def test_who_ends_just_before_it_is_looked_who_holds_the_ledger_keeps_nobody_from_writing(ledger, monkeypatch):
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(lock_holder, "is_run_of_ours", lambda _: bool(other.rollback()))
        ledger.note(MADE)


def test_nobody_waits_long_unasked():
    assert ledger_file.WAIT_SECONDS <= 5
