"""Entry by entry: how the ledger's file is made, what each append writes and returns, and where a broken chain breaks."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest
from changing import replace
from held_elsewhere import held

from auditor.i18n import Text, plain
from auditor.model.baseline import Level
from auditor.model.errors import LedgerError
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.journal import Delivered, Delivery, KeysMade, SlipRefused
from auditor.model.round import Committee, RoundHeader
from auditor.model.subjects import Office, OfficeKind
from auditor.rounds.ledger import ledger_file
from auditor.rounds.ledger.ledger import Ledger, RoundHead
from auditor.rounds.ledger.ledger_errors import BrokenEntry

NAME = Text(en="Committee", bn="কমিটি")
UNSALTED = RoundHeader(
    meeting="2024-02", day=date(2024, 2, 20), committee=Committee(NAME, NAME, NAME), baseline="own",
    baseline_title=NAME, baseline_text="", also=(), password_rule="", official_domains=(), decisions=(), rules=(),
    waivers=(), departures=(), files=(), waiver_notes=(), gone=(), set_aside=0, due=None, due_assumed=True,
    next_meeting=None, example=True, version="1", salt="",
)  # fmt: skip
MARCH = replace(UNSALTED, meeting="2024-03", day=date(2024, 3, 20))
MADE = KeysMade("2024-02", "2024-02", "0" * 16, "04" + "11" * 64, date(2024, 2, 1))
REFUSED = SlipRefused("a" * 64, "garbled", date(2024, 2, 3))
HANDED = Delivered("2024-02", ("lota",), Delivery.HAND, date(2024, 2, 5))


def assessment(serial: int, outcome=Outcome.PASS) -> OfficeAssessment:
    office = Office(f"office-{serial}", Text(en="Office", bn="দপ্তর"), OfficeKind.UNION, plain("head"))
    finding = Finding(office.id, "official-email-held", "2024-01/09", Level.SHALL, outcome, grade=Grade.DECLARED)
    return OfficeAssessment(serial, office, (), (finding,))


ROWS = tuple(assessment(serial) for serial in (1, 2, 3))


@pytest.fixture
def ledger(tmp_path) -> Ledger:
    return Ledger(tmp_path / "ledger.db")


def keep(ledger: Ledger, header: RoundHeader = UNSALTED, rows=ROWS, salt: str = "a1"):
    return ledger.append(rows, lambda: header, salt)


def read(ledger: Ledger, query: str, *values):
    with closing(sqlite3.connect(ledger.path)) as connection:
        return connection.execute(query, values).fetchall()


# The file


def test_the_file_is_marked_as_a_ledger_and_keeps_no_log_beside_itself(ledger):
    ledger.note(MADE)
    marks = {name: read(ledger, f"PRAGMA {name}") for name in ("application_id", "user_version", "journal_mode")}
    assert marks == {"application_id": [(0x50414C31,)], "user_version": [(1,)], "journal_mode": [("delete",)]}
    assert [path.name for path in ledger.path.parent.iterdir()] == ["ledger.db"]


def test_tables_take_only_what_their_columns_are_for(ledger):
    ledger.note(MADE)
    tables = read(ledger, "SELECT name, strict FROM pragma_table_list WHERE name IN ('entry', 'office_row')")
    assert sorted(tables) == [("entry", 1), ("office_row", 1)]


SETTINGS = {"synchronous": 3, "trusted_schema": 0}


@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
def test_every_connection_waits_for_the_disk_trusts_no_schema_and_writes_only_to_append(ledger, write):
    ledger.note(MADE)
    with ledger_file.opened(ledger.path, write=write) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in (*SETTINGS, "query_only")}
    assert found == {**SETTINGS, "query_only": int(not write)}


def test_no_file_is_opened_for_entries_of_kinds_of_which_the_ledger_has_none(ledger, monkeypatch):
    ledger.note(MADE)
    os.utime(ledger.path, ns=(1, 1_700_000_000_123_456_789))
    assert ledger.notes(SlipRefused) == ()
    with monkeypatch.context() as closed:
        closed.setattr(ledger_file, "opened", lambda *_, **__: pytest.fail("opened"))
        assert (ledger.notes(SlipRefused), Ledger(ledger.path).notes(Delivered)) == ((), ())
    assert ledger.notes(KeysMade) == (MADE,)


def test_the_first_entry_of_a_kind_is_read_whoever_wrote_it(ledger, tmp_path):
    ledger.note(MADE)
    assert ledger.notes(SlipRefused) == ledger.notes(Delivered) == ()
    Ledger(ledger.path).note(REFUSED)
    assert (ledger.notes(SlipRefused), ledger.notes(Delivered)) == ((REFUSED,), ())
    theirs = Ledger(tmp_path / "theirs.db")
    theirs.note(MADE, HANDED)
    theirs.path.replace(ledger.path)
    assert (ledger.notes(SlipRefused), ledger.notes(Delivered)) == ((), (HANDED,))


def test_what_another_program_notes_is_read_also_where_a_disk_knows_two_seconds_and_a_file_keeps_its_size(
    ledger, monkeypatch
):
    ledger.note(MADE)
    os.utime(ledger.path, ns=(0, 1_700_000_000_000_000_000))
    monkeypatch.setattr(ledger_file, "signature", lambda path: path.stat().st_size)
    assert ledger.notes(SlipRefused) == ()
    by_another = f"""
from datetime import date
from pathlib import Path
from auditor.model.journal import SlipRefused
from auditor.rounds.ledger.ledger import Ledger
Ledger(Path({str(ledger.path)!r})).note(SlipRefused("a" * 64, "garbled", date(2024, 2, 3)))
"""
    subprocess.run([sys.executable, "-c", by_another], check=True, timeout=60)
    assert ledger.notes(SlipRefused) == (REFUSED,)


def test_nothing_noted_makes_no_file(ledger):
    ledger.note()
    assert (ledger.rounds(), ledger.notes(KeysMade), ledger.first_broken()) == ((), (), None)
    assert not ledger.path.exists()


def test_where_files_cannot_be_linked_the_new_ledger_is_moved_into_place(ledger, monkeypatch):
    def unable(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", unable)
    ledger.note(MADE)
    assert ledger.notes(KeysMade) == (MADE,)
    assert [path.name for path in ledger.path.parent.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("error", [FileExistsError, OSError])
def test_a_ledger_made_by_another_process_meanwhile_is_kept(ledger, monkeypatch, error):
    theirs = Ledger(ledger.path.with_name("theirs.db"))
    theirs.note(MADE)
    content = theirs.path.read_bytes()

    def too_late(*_):
        ledger.path.write_bytes(content)
        raise error("it is there")

    monkeypatch.setattr(os, "link", too_late)
    ledger.note(HANDED)
    assert (ledger.notes(KeysMade), ledger.notes(Delivered)) == ((MADE,), (HANDED,))
    assert sorted(path.name for path in ledger.path.parent.iterdir()) == ["ledger.db", "theirs.db"]


def test_a_ledger_that_cannot_be_made_is_told_by_its_name(tmp_path):
    with pytest.raises(LedgerError) as refused:
        Ledger(tmp_path / "no such folder" / "ledger.db").note(MADE)
    assert refused.value.messages[0].en.startswith("ledger.db could not be written.")


def test_an_append_while_another_holds_the_ledger_is_refused_as_such_and_writes_nothing(ledger, monkeypatch):
    ledger.note(MADE)
    monkeypatch.setattr(ledger_file, "WAIT_SECONDS", 0)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        for append in (lambda: ledger.note(HANDED), lambda: keep(ledger)):
            with pytest.raises(LedgerError) as refused:
                append()
            assert refused.value.messages[0].en.startswith("ledger.db is in use by another program")
    assert (ledger.notes(Delivered), ledger.rounds()) == ((), ())


def test_what_is_opened_for_reading_cannot_be_written(ledger):
    ledger.note(MADE)
    with pytest.raises(LedgerError, match="could not be written"), ledger_file.opened(ledger.path) as connection:
        connection.execute("INSERT INTO entry VALUES (9, 'x', x'', 'y', 'z')")
    assert read(ledger, "SELECT number FROM entry") == [(1,)]


@pytest.mark.parametrize(
    "statement", ["PRAGMA application_id=7", "DROP TRIGGER entry_remains", "CREATE INDEX more ON entry (kind)"]
)
def test_a_file_that_is_not_exactly_a_ledger_of_ours_is_neither_read_nor_written(ledger, statement):
    keep(ledger)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        connection.execute(statement)
    before = ledger.path.read_bytes()
    for use in (ledger.rounds, ledger.first_broken, lambda: ledger.notes(KeysMade), lambda: keep(ledger, MARCH)):
        with pytest.raises(LedgerError, match="is not a ledger, or it is damaged"):
            use()
    assert ledger.path.read_bytes() == before


def test_a_ledger_that_another_program_lets_nobody_open_is_not_called_damaged(ledger):
    keep(ledger)
    with held(ledger.path), pytest.raises(LedgerError, match="cannot be opened now") as refused:
        ledger.rounds()
    assert "damaged: leave it where it is" in refused.value.messages[0].en
    assert len(ledger.rounds()) == 1


def test_a_copy_is_whole_a_ledger_of_its_own_and_needs_no_file_beside_it(ledger, tmp_path):
    ledger.note(MADE)
    head, _ = keep(ledger)
    copy = Ledger(tmp_path / "copies.db")
    ledger.copy_to(copy.path)
    assert (copy.notes(KeysMade), copy.rounds(), copy.first_broken()) == ((MADE,), (head,), None)
    assert read(copy, "PRAGMA journal_mode") == [("delete",)]
    copy.note(HANDED)
    assert ledger.notes(Delivered) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies.db", "ledger.db"]


def test_a_copy_that_cannot_be_written_is_told_by_its_own_name(ledger, tmp_path):
    ledger.note(MADE)
    with pytest.raises(LedgerError) as refused:
        ledger.copy_to(tmp_path / "no such folder" / "copy.db")
    assert refused.value.messages[0].en.startswith("copy.db could not be written.")
    assert ledger.first_broken() is None


# What an append writes and returns


def by_hand(*parts: bytes) -> str:
    """Return the digest of parts as DESIGN and SECURITY describe it, without the product's own code."""
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hexdigest()


def test_anybody_can_work_the_chain_out_by_hand(ledger):
    ledger.note(MADE)
    keep(ledger)
    keep(ledger, MARCH, ROWS[::-1])
    ledger.note(HANDED, REFUSED)
    previous = "0" * 64
    entries = read(ledger, "SELECT number, kind, body, previous, digest FROM entry ORDER BY number")
    for number, kind, body, before, digest in entries:
        rows = by_hand(
            *(row for (row,) in read(ledger, "SELECT body FROM office_row WHERE entry = ? ORDER BY place", number))
        )
        assert before == previous
        assert digest == by_hand(bytes.fromhex(previous), kind.encode(), body, bytes.fromhex(rows))
        previous = digest
    assert [(number, kind) for number, kind, *_ in entries] == [
        (1, "keys-made"), (2, "round"), (3, "round"), (4, "delivered"), (5, "slip-refused"),
    ]  # fmt: skip


def test_a_new_round_is_returned_with_its_number_its_place_its_digest_and_its_salted_header(ledger):
    ledger.note(MADE)
    (digest,) = read(ledger, "SELECT digest FROM entry")[0]
    first, new = keep(ledger)
    assert new is True
    (kept,) = read(ledger, "SELECT digest FROM entry WHERE number = 2")[0]
    assert first == RoundHead(1, 2, kept, replace(UNSALTED, salt="a1"))
    second, new = keep(ledger, MARCH)
    assert (second.number, second.entry, new) == (2, 3, True)
    assert ledger.rounds() == (first, second)
    assert len({digest, first.digest, second.digest}) == 3


def test_offices_are_kept_in_the_order_in_which_they_were_given(ledger):
    head, _ = keep(ledger, rows=ROWS[::-1])
    assert tuple(ledger.rows(head)) == ledger.round(head).assessments == ROWS[::-1]
    assert read(ledger, "SELECT entry, place FROM office_row ORDER BY place") == [(1, 1), (1, 2), (1, 3)]


def test_each_round_has_its_own_offices(ledger):
    first, _ = keep(ledger)
    second, _ = keep(ledger, MARCH, ROWS[:1])
    assert [len(ledger.round(head).assessments) for head in (first, second)] == [3, 1]


def test_the_header_is_asked_for_once_all_offices_were_taken(ledger):
    taken = []
    head, _ = ledger.append(
        (taken.append(row) or row for row in ROWS), lambda: replace(UNSALTED, set_aside=len(taken)), "a1"
    )
    assert head.header.set_aside == 3


def test_the_salt_enters_the_digest_and_keeps_no_equal_round_from_being_known_again(ledger, tmp_path):
    first, _ = keep(ledger, salt="a1")
    elsewhere, _ = keep(Ledger(tmp_path / "other.db"), salt="b2")
    assert first.digest != elsewhere.digest
    assert keep(ledger, salt="b2") == (first, False)
    assert ledger.rounds() == (first,)


OTHER = {
    "another header": (replace(UNSALTED, version="2"), ROWS),
    "another meeting": (MARCH, ROWS),
    "another finding": (UNSALTED, (assessment(1, Outcome.FAIL), *ROWS[1:])),
    "an office fewer": (UNSALTED, ROWS[:-1]),
    "an office more": (UNSALTED, (*ROWS, assessment(4))),
    "the offices in another order": (UNSALTED, ROWS[::-1]),
    "no office": (UNSALTED, ()),
}


@pytest.mark.parametrize(("header", "rows"), OTHER.values(), ids=OTHER)
def test_whatever_differs_from_the_last_round_is_a_new_one_and_the_last_is_known_again(ledger, header, rows):
    keep(ledger)
    later, new = keep(ledger, header, rows)
    assert (later.number, new) == (2, True)
    assert keep(ledger, header, rows, "c3") == (later, False)
    # What equals the round before the last is new: the last one speaks.
    assert keep(ledger, salt="d4")[1] is True
    assert ledger.first_broken() is None


def test_a_round_known_again_leaves_the_file_as_it_was(ledger):
    keep(ledger)
    before = read(ledger, "SELECT * FROM entry"), read(ledger, "SELECT * FROM office_row")
    keep(ledger, salt="b2")
    assert (read(ledger, "SELECT * FROM entry"), read(ledger, "SELECT * FROM office_row")) == before


def test_what_is_noted_before_a_round_is_kept_also_where_the_round_is_known_again(ledger):
    first, _ = keep(ledger)
    before = read(ledger, "SELECT * FROM office_row")
    assert ledger.append(ROWS, lambda: UNSALTED, "b2", notes=(HANDED, MADE)) == (first, False)
    assert (ledger.notes(Delivered), ledger.notes(KeysMade), ledger.rounds()) == ((HANDED,), (MADE,), (first,))
    assert (ledger.length(), read(ledger, "SELECT * FROM office_row")) == (3, before)
    second, new = ledger.append(ROWS, lambda: MARCH, "c3", notes=(REFUSED,))
    assert (second.number, second.entry, new) == (2, 5, True)
    assert ledger.first_broken() is None


def test_who_may_refuse_is_shown_the_last_round_and_none_where_there_is_none(ledger):
    seen = []
    ledger.append(ROWS, lambda: UNSALTED, "a1", follows=seen.append)
    assert seen == []
    ledger.note(HANDED)
    ledger.append(ROWS, lambda: MARCH, "a1", follows=seen.append)
    ledger.append(ROWS, lambda: UNSALTED, "a1", follows=seen.append)
    assert [(head.number, head.entry, head.header.meeting) for head in seen] == [(1, 1, "2024-02"), (2, 3, "2024-03")]


def test_who_refuses_keeps_the_ledger_as_it_was(ledger):
    keep(ledger)
    asked = []

    def refuse(_):
        raise LedgerError(NAME)

    with pytest.raises(LedgerError):
        ledger.append((asked.append(row) or row for row in ROWS), lambda: MARCH, "a1", follows=refuse)
    assert asked == []
    assert [head.number for head in ledger.rounds()] == [1]


def test_a_round_is_kept_only_where_nothing_was_appended_since_what_it_is_made_of_was_read(ledger):
    assert ledger.length() == 0
    assert ledger.append(ROWS, lambda: UNSALTED, "a1", after=0)[1] is True
    ledger.note(HANDED)
    assert ledger.length() == 2
    for after in (0, 1, 3):
        with pytest.raises(LedgerError, match=r"Another run wrote into ledger\.db"):
            ledger.append(ROWS, lambda: MARCH, "a1", after=after)
    assert (len(ledger.rounds()), ledger.length()) == (1, 2)
    assert ledger.append(ROWS, lambda: MARCH, "a1", after=2)[0].number == 2


# Notes


def test_notes_are_told_by_kind_and_only_those_before_an_entry(ledger):
    ledger.note(MADE, HANDED, replace(MADE, round="2024-02-2"))
    ledger.note(replace(MADE, round="2024-02-3"))
    told = [[note.round for note in ledger.before(number).notes(KeysMade)] for number in (None, 5, 4, 3, 2, 1)]
    everything = ["2024-02", "2024-02-2", "2024-02-3"]
    assert told == [everything, everything, everything[:2], everything[:1], everything[:1], []]
    assert ledger.notes(Delivered) == (HANDED,)


def test_of_notes_given_together_all_stand_or_none(ledger):
    with pytest.raises(TypeError):
        ledger.note(MADE, UNSALTED)
    assert ledger.notes(KeysMade) == ()
    ledger.note(MADE, HANDED)
    assert (ledger.notes(KeysMade), ledger.notes(Delivered)) == ((MADE,), (HANDED,))


# Where a broken chain breaks


def tampered(ledger: Ledger, *statements: str) -> BrokenEntry | None:
    """Change the file as somebody could who knows SQL, put its guards back, and return what is found."""
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for line in ledger_file.SCHEMA.splitlines():
            if line.startswith("CREATE TRIGGER"):
                connection.execute(line)
    return ledger.first_broken()


BREAKS = {
    "nothing was changed": ("SELECT 1", None),
    "the first round": ("UPDATE entry SET body = x'7b7d' WHERE number = 2", BrokenEntry(2, 1)),
    "the second round": ("UPDATE entry SET body = x'7b7d' WHERE number = 4", BrokenEntry(4, 2)),
    "a note before all rounds": ("UPDATE entry SET body = x'7b7d' WHERE number = 1", BrokenEntry(1, None)),
    "a note between them": ("UPDATE entry SET body = x'7b7d' WHERE number = 3", BrokenEntry(3, None)),
    "a note after them": ("UPDATE entry SET body = x'7b7d' WHERE number = 5", BrokenEntry(5, None)),
    "an office of the second round": ("UPDATE office_row SET body = x'7b7d' WHERE entry = 4", BrokenEntry(4, 2)),
    "the place of an office": ("UPDATE office_row SET place = 9 WHERE entry = 2 AND place = 3", BrokenEntry(2, 1)),
    "a missing first entry": ("DELETE FROM entry WHERE number = 1", BrokenEntry(1, 1)),
    "a missing round": ("DELETE FROM entry WHERE number = 2", BrokenEntry(2, None)),
    "a missing note": ("DELETE FROM entry WHERE number = 3", BrokenEntry(3, 2)),
    "two that changed: the first": ("UPDATE entry SET kind = 'x' WHERE number IN (3, 5)", BrokenEntry(3, None)),
    "the number of the last entry": ("UPDATE entry SET number = 6 WHERE number = 5", BrokenEntry(5, None)),
    "rows of no entry, after the last": (
        "INSERT INTO office_row VALUES (6, 1, x'7b7d')",
        BrokenEntry(5, 2),
    ),
    "rows of no entry, before the first": ("INSERT INTO office_row VALUES (0, 1, x'7b7d')", BrokenEntry(5, 2)),
    "rows of a note": ("INSERT INTO office_row VALUES (3, 1, x'7b7d')", BrokenEntry(3, None)),
}


@pytest.mark.parametrize(("statement", "broken"), BREAKS.values(), ids=BREAKS)
def test_the_first_entry_that_is_not_as_written_is_named_and_which_round_it_is(ledger, statement, broken):
    ledger.note(MADE)
    keep(ledger)
    ledger.note(HANDED)
    keep(ledger, MARCH)
    ledger.note(REFUSED)
    assert tampered(ledger, statement) == broken


def test_a_row_that_stands_where_nobody_looks_for_it_is_found(ledger):
    keep(ledger)
    keep(ledger, MARCH)
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute("INSERT INTO office_row VALUES (9, 1, x'7b7d')")
    file = ledger.path.read_bytes()
    key = (
        b"\x04\x01\x09\x10"  # of a record (SQLite's file format, 2.1): an entry of one byte, the place 1, a body of two
    )
    assert file.count(key + b"\x09{}") == 1
    ledger.path.write_bytes(file.replace(key + b"\x09{}", key + b"\x01{}"))
    assert [tuple(ledger.rows(head)) for head in ledger.rounds()] == [ROWS, ROWS]
    assert ledger.first_broken() == BrokenEntry(2, 2)


def test_a_digest_that_is_changed_is_found_wherever_in_the_file_it_stands(ledger):
    first, _ = keep(ledger)
    keep(ledger, MARCH)
    file, digest = ledger.path.read_bytes(), first.digest.encode()
    places = [at for at in range(len(file)) if file.startswith(digest, at)]
    assert len(places) == 4  # of its entry and the next one, each in the table and in an index
    for at in places:
        ledger.path.write_bytes(file[:at] + b"x" + file[at + 1 :])
        assert ledger.first_broken() is not None
    ledger.path.write_bytes(file)
    assert ledger.first_broken() is None


@pytest.mark.parametrize(
    ("notes", "broken"),
    [((), BrokenEntry(1, None)), ((MADE,), BrokenEntry(1, None)), ((MADE, HANDED), BrokenEntry(2, None))],
)
def test_offices_without_any_round_are_laid_at_the_last_entry_or_the_first_there_would_be(ledger, notes, broken):
    ledger.note(MADE)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER entry_remains")
        connection.execute("DELETE FROM entry")
        connection.execute(next(line for line in ledger_file.SCHEMA.splitlines() if "entry_remains" in line))
    ledger.note(*notes)
    assert tampered(ledger, "INSERT INTO office_row VALUES (9, 1, x'7b7d')") == broken
