"""The ledger keeps what it acknowledged, changes nothing, and shows every changed byte."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections import deque
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor.i18n import Text, plain
from auditor.model.baseline import Level
from auditor.model.errors import LedgerError
from auditor.model.evidence import ContactRecord
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.journal import KeysMade, SlipOpened, SlipRefused
from auditor.model.round import Committee, RoundHeader
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.rounds.ledger import ledger as ledgers
from auditor.rounds.ledger import ledger_file, record
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_errors import BrokenEntry
from auditor.rounds.ledger.ledger_file import SCHEMA

NAME = Text(en="Committee", bn="কমিটি")
HEADER = RoundHeader(
    meeting="2024-02", day=date(2024, 2, 20), committee=Committee(NAME, NAME, NAME), baseline="own",
    baseline_title=NAME, baseline_text="", also=(), password_rule="", official_domains=(), decisions=(), rules=(),
    waivers=(), departures=(), files=(), waiver_notes=(), gone=(), set_aside=0, due=None, due_assumed=True,
    next_meeting=None, example=True, version="1", salt="00",
)  # fmt: skip


def assessment(serial: int) -> OfficeAssessment:
    account = Account(f"office-{serial}/head", plain("head"), "lo…", date(2024, 1, 1))
    office = Office(
        f"office-{serial}", Text(en="Office", bn="দপ্তর"), OfficeKind.UNION, plain("head"), accounts=(account,)
    )
    finding = Finding(
        account.id, "two-step-enabled", "2024-01/11", Level.SHALL, Outcome.PASS, grade=Grade.DECLARED,
        observed_on=date(2024, 2, 1),
    )  # fmt: skip
    return OfficeAssessment(serial, office, (ContactRecord(office.id, date(2024, 2, 1), "phone", "head"),), (finding,))


ROWS = tuple(assessment(serial) for serial in range(1, 6))


def append(ledger: Ledger, header: RoundHeader = HEADER, rows=ROWS, salt: str = "00"):
    return ledger.append(rows, lambda: replace(header, salt=""), salt)[0]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.db")


def test_an_empty_ledger_has_no_entries_and_is_whole(ledger):
    assert ledger.rounds() == ()
    assert ledger.first_broken() is None


IO = Path("/proc/self/io")


def bytes_read(work) -> int:
    """Return how many bytes are read from files while something is done."""
    before = int(IO.read_text().split()[1])
    work()
    return int(IO.read_text().split()[1]) - before


@pytest.mark.skipif(not IO.exists(), reason="only Linux counts what a process reads")
def test_a_round_is_read_from_its_file_once_and_not_at_all_to_be_counted(ledger):
    wide = tuple(replace(row, findings=row.findings * 40) for row in map(assessment, range(1, 401)))
    head = append(ledger, rows=wide)
    size = ledger.path.stat().st_size
    assert size > 3_000_000  # more than SQLite holds
    for read in (ledger.rows, ledger.offices, ledger.names, ledger.mailboxes):
        assert size / 2 < bytes_read(lambda read=read: deque(read(head), maxlen=0)) < size * 1.2
    assert bytes_read(lambda: ledger.offices_in(head)) < size / 10
    assert ledger.offices_in(head) == 400


@pytest.mark.skipif(not IO.exists(), reason="only Linux counts what a process reads")
def test_a_ledger_is_found_whole_by_reading_it_twice(ledger):
    append(ledger, rows=tuple(replace(row, findings=row.findings * 40) for row in map(assessment, range(1, 401))))
    size = ledger.path.stat().st_size
    assert bytes_read(ledger.first_broken) < size * 2.4  # once by SQLite, once by us


def test_the_rows_of_a_round_end_where_they_are_asked_to_end_and_where_the_next_round_begins(ledger):
    first, second = append(ledger), append(ledger, replace(HEADER, meeting="2024-03"), ROWS[:2])
    assert tuple(ledger.rows(first)) == ROWS
    assert tuple(ledger.rows(first, range(1, 3))) == ROWS[1:3]
    assert tuple(ledger.rows(first, range(3, 50))) == ROWS[3:]
    assert tuple(ledger.rows(first, range(5, 50))) == ()
    assert tuple(ledger.rows(second)) == ROWS[:2]
    assert [ledger.offices_in(head) for head in (first, second)] == [5, 2]


def test_a_round_without_offices_has_no_rows(ledger):
    empty, after = append(ledger, rows=()), append(ledger, replace(HEADER, meeting="2024-03"))
    assert (tuple(ledger.rows(empty)), ledger.offices_in(empty)) == ((), 0)
    assert (len(tuple(ledger.rows(after))), ledger.fault()) == (5, None)


def test_what_was_appended_comes_back_the_same(ledger):
    head = append(ledger)
    kept = ledger.round(ledger.rounds()[0])
    assert (kept.number, kept.digest, kept.header, kept.assessments) == (1, head.digest, HEADER, ROWS)


def test_every_entry_carries_the_digest_of_the_one_before(ledger):
    first = append(ledger)
    second = append(ledger, replace(HEADER, meeting="2024-03"), ROWS)
    body = record.encode(replace(HEADER, meeting="2024-03", salt="00"))
    assert second.digest == record.entry_digest(
        first.digest, "round", body, record.rows_digest(record.encode(row) for row in ROWS)
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_may_read_the_ledger(ledger):
    append(ledger)
    assert ledger.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "statement",
    ["UPDATE entry SET kind = 'x'", "DELETE FROM entry", "UPDATE office_row SET body = ''", "DELETE FROM office_row"],
)
def test_the_ledger_refuses_to_be_rewritten(ledger, statement):
    append(ledger)
    with closing(sqlite3.connect(ledger.path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


TAMPERINGS = {
    "a header": "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '2024-02-20', '2024-02-21') AS BLOB) WHERE number = 1",
    "an office": "UPDATE office_row SET body = CAST(replace(CAST(body AS TEXT), 'pass', 'fail') AS BLOB) WHERE entry = 1 AND place = 3",
    "a digest": "UPDATE entry SET digest = substr(digest, 1, 63) || 'x' WHERE number = 2",
    "a missing office": "DELETE FROM office_row WHERE entry = 1 AND place = 5",
    "an office too many": "INSERT INTO office_row SELECT 1, 6, body FROM office_row WHERE entry = 1 AND place = 5",
    "offices in another order": "UPDATE office_row SET place = 6 WHERE entry = 1 AND place = 1",
    "a missing entry": "DELETE FROM entry WHERE number = 1",
    "rows of no entry": "INSERT INTO office_row SELECT 9, 1, body FROM office_row WHERE entry = 1 AND place = 5",
    "another entry before it": "UPDATE entry SET previous = replace(previous, '0', '1') WHERE number = 2",
    "an office moved to a far place": "UPDATE office_row SET place = 50 WHERE entry = 1 AND place = 5",
    "rows before the first entry": "INSERT INTO office_row SELECT 0, 1, body FROM office_row WHERE entry = 1 AND place = 5",
    "another kind": "UPDATE entry SET kind = 'look' WHERE number = 1",
}


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS)
def test_a_changed_ledger_is_found(ledger, statement):
    append(ledger)
    append(ledger, replace(HEADER, meeting="2024-03"), ROWS)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        for trigger in ("entry_stays", "entry_remains", "row_stays", "row_remains"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
        for line in SCHEMA.splitlines():
            if line.startswith("CREATE TRIGGER"):
                connection.execute(line)
    assert ledger.first_broken() is not None


@pytest.mark.parametrize("statement", ["DROP TRIGGER row_stays", "CREATE TABLE more (x)", "CREATE VIEW v AS SELECT 1"])
def test_a_ledger_of_another_shape_is_refused(ledger, statement):
    append(ledger)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        connection.execute(statement)
    with pytest.raises(LedgerError):
        ledger.first_broken()


def test_any_changed_byte_of_the_file_is_found_or_changes_nothing_that_was_kept(ledger):
    append(ledger)
    whole = ledger.path.read_bytes()
    kept = ledger.round(ledger.rounds()[0])
    for place in range(100, len(whole), 211):
        ledger.path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            same = ledger.first_broken() is None and ledger.round(ledger.rounds()[0]) == kept
        except LedgerError:
            continue
        assert same or ledger.first_broken() is not None


def test_a_file_that_is_no_ledger_is_refused_in_words_and_left_as_it_is(ledger):
    ledger.path.write_bytes(b"not a ledger at all" * 100)
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerError) as refused:
        append(ledger)
    assert "copy" in refused.value.messages[0].en
    assert ledger.path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_as_it_is(ledger):
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("CREATE TABLE entry (x)")
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerError):
        append(ledger)
    assert ledger.path.read_bytes() == before


def test_an_append_that_fails_half_way_leaves_the_ledger_as_it_was(ledger):
    append(ledger)

    def breaking():
        yield ROWS[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        append(ledger, replace(HEADER, meeting="2024-03"), breaking())
    assert [entry.number for entry in ledger.rounds()] == [1]
    assert ledger.first_broken() is None


WRITER = textwrap.dedent(
    """
    import importlib.util, sys, time
    from msgspec.structs import replace
    from pathlib import Path
    from auditor.rounds.ledger import ledger_file
    spec = importlib.util.spec_from_file_location("cases", sys.argv[1])
    cases = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(cases)
    ledger_file.WAIT_SECONDS = 60  # three that do nothing but append, on a busy machine
    ledger = cases.Ledger(Path(sys.argv[2]))
    for number in range(int(sys.argv[3])):
        rows = (time.sleep(0.002) or row for row in cases.ROWS)
        head = cases.append(ledger, replace(cases.HEADER, version=f"{sys.argv[4]}{number}"), rows)
        print(head.digest, flush=True)
    """
)


def start(ledger: Ledger, count: int, name: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, __file__, str(ledger.path), str(count), name],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )


def test_two_audits_at_once_do_not_break_the_chain(ledger):
    writers = [start(ledger, 10, name) for name in ("a", "b", "c")]
    acknowledged = {line for writer in writers for line in writer.communicate(timeout=120)[0].split()}
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert {entry.digest for entry in ledger.rounds()} == acknowledged
    assert len(acknowledged) == 30
    assert ledger.first_broken() is None


@pytest.mark.parametrize(
    "delay", [0.4, *(pytest.param(later, marks=pytest.mark.long(instead="another moment")) for later in (0.25, 0.55))]
)
def test_killed_at_any_moment_it_loses_no_acknowledged_round(ledger, delay):
    writer = start(ledger, 100_000, "k")
    acknowledged = [writer.stdout.readline().strip()]
    assert len(acknowledged[0]) == 64
    time.sleep(delay)
    writer.kill()
    acknowledged += writer.communicate(timeout=60)[0].split("\n")
    kept = {entry.digest for entry in ledger.rounds()}
    assert {digest for digest in acknowledged if len(digest) == 64} <= kept
    assert ledger.first_broken() is None
    assert append(ledger).number == len(kept) + 1


MADE = KeysMade("2024-02", "2024-02", "0" * 16, "04" + "11" * 64, date(2024, 2, 1))
OPENED = SlipOpened(
    "2024-02", "office-1/head", "a" * 64, "7QX2M9", date(2024, 2, 2), "intake/x.json", "b" * 64, date(2024, 2, 3), 1
)


def test_notes_come_back_in_order_and_by_kind(ledger):
    ledger.note(MADE, OPENED)
    ledger.note(replace(MADE, round="2024-02-2"))
    assert ledger.notes(KeysMade) == (MADE, replace(MADE, round="2024-02-2"))
    assert ledger.notes(SlipOpened) == (OPENED,)
    assert ledger.notes(SlipRefused) == ()
    assert ledger.first_broken() is None


def test_rounds_are_counted_without_the_notes_between_them(ledger):
    append(ledger)
    ledger.note(MADE, OPENED)
    append(ledger, replace(HEADER, meeting="2024-03"))
    assert [(head.number, head.entry, head.header.meeting) for head in ledger.rounds()] == [
        (1, 1, "2024-02"),
        (2, 4, "2024-03"),
    ]
    assert ledger.round(ledger.rounds()[1]).assessments == ROWS


def test_the_last_day_is_that_of_the_last_entry_be_it_a_note_or_a_round(ledger):
    days = [ledger.last_day()]
    with pytest.raises(TypeError):
        ledger.note(HEADER)
    days.append(ledger.last_day())
    for write in (lambda: append(ledger), lambda: ledger.note(MADE), lambda: ledger.note(MADE, OPENED)):
        write()
        days.append(ledger.last_day())
    assert days == [None, None, HEADER.day, MADE.on, OPENED.on]
    assert len(set(days)) == 4


def test_the_latest_day_is_that_of_the_last_round_where_something_was_noted_since_as_on_a_day_before_it(ledger):
    assert ledger.latest_day() is None
    append(ledger)
    ledger.note(MADE)
    assert (ledger.last_day(), ledger.latest_day()) == (MADE.on, HEADER.day)
    assert MADE.on < HEADER.day
    ledger.note(replace(OPENED, on=HEADER.day + timedelta(days=1)))
    assert ledger.latest_day() == HEADER.day + timedelta(days=1)


def test_a_note_between_two_equal_rounds_does_not_make_the_second_new(ledger):
    first = append(ledger)
    ledger.note(MADE)
    again, new = ledger.append(ROWS, lambda: replace(HEADER, salt=""), "11")
    assert (again, new) == (first, False)
    assert ledger.first_broken() is None


def test_notes_are_asked_for_as_they_were_before_an_entry(ledger):
    ledger.note(MADE)
    head = append(ledger)
    ledger.note(replace(MADE, round="2024-02-2"))
    assert ledger.before(head.entry).notes(KeysMade) == (MADE,)


def test_a_changed_note_is_found_and_is_no_round(ledger):
    append(ledger)
    ledger.note(MADE)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute(
            "UPDATE entry SET body = CAST(replace(body, '2024-02-01', '2024-02-09') AS BLOB) WHERE number = 2"
        )
        connection.execute(next(line for line in SCHEMA.splitlines() if "entry_stays" in line))
    assert ledger.first_broken() == BrokenEntry(2, None)


def alter(path):
    """Alter a row of a round by hand, so that the file is a ledger of ours still."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TRIGGER row_stays; UPDATE office_row SET body = CAST(body || ' ' AS BLOB) WHERE place = 1;"
            "CREATE TRIGGER row_stays BEFORE UPDATE ON office_row BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;"
        )


@pytest.mark.parametrize("again", [False, True], ids=["opened anew", "found whole before"])
def test_nothing_is_noted_in_a_ledger_that_is_not_as_it_was_written(ledger, again):
    append(ledger)
    if again:
        ledger.refuse_broken()
    alter(ledger.path)
    before = ledger.length()
    with pytest.raises(LedgerError, match="Round 1 in the ledger is not as it was written"):
        ledger.note(MADE)
    assert ledger.length() == before


APPENDS = {
    "a note": lambda ledger: ledger.note(MADE),
    "a round": lambda ledger: append(ledger, replace(HEADER, meeting="2024-03")),
}


@pytest.mark.parametrize("what", APPENDS.values(), ids=APPENDS)
def test_nothing_is_appended_to_a_ledger_that_was_altered_while_its_turn_was_waited_for(ledger, monkeypatch, what):
    append(ledger)
    ledger.refuse_broken()
    before, turn = ledger.length(), ledger_file.turn

    def waited(connection, path):
        alter(path)
        return turn(connection, path)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(ledger_file, "turn", waited)
        with pytest.raises(LedgerError, match="Round 1 in the ledger is not as it was written"):
            what(ledger)
    assert ledger.length() == before
    assert ledger.fault() is not None


def test_a_ledger_that_was_found_whole_and_is_not_written_since_is_not_read_again(ledger, monkeypatch):
    append(ledger)
    ledger.refuse_broken()
    monkeypatch.setattr(ledgers, "_first_broken", lambda _: pytest.fail("it was read again"))
    ledger.refuse_broken()
    ledger.note(MADE)
    ledger.refuse_broken()


def test_only_journal_entries_can_be_noted(ledger):
    with pytest.raises(TypeError):
        ledger.note(HEADER)
    assert ledger.rounds() == ()


def test_a_note_that_fails_halfway_leaves_none_of_its_fellows(ledger):
    ledger.note(MADE)
    with pytest.raises(TypeError):
        ledger.note(OPENED, HEADER)
    assert ledger.notes(SlipOpened) == ()
    assert ledger.first_broken() is None
