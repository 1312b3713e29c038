"""Keys that a kept round makes needless are removed after it is told that the round was kept, or it is said that they stay."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from running import ROOT, run
from terminal import Terminal
from typed_upazila import TypedUpazila

from auditor.keys import in_file
from auditor.model.journal import KeysMade
from auditor.rounds.ledger.ledger import Ledger
from auditor.slip.codes import CampaignSecrets

PASSPHRASE = "invented words for a test"
KEEP = ("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A workspace whose keys of January lie in a key file beside it."""
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,")
    answers = ("--next-meeting", "2024-03-14", "--memo", "05.44.4700.001", "--serials", "11, 9")
    run("settings", *answers, "--on", "2024-02-20", "--workspace", made.folder, code=0)
    secrets = CampaignSecrets.new()
    january = KeysMade("2024-01", "2024-01", secrets.key_id, secrets.public_key.hex(), date(2024, 2, 1))
    Ledger(made.folder / "ledger.db").note(january)
    monkeypatch.setattr(in_file, "_NEW", in_file._Cost(64, 1, 1))
    in_file.FileStore(tmp_path / "keys.bin", lambda _: PASSPHRASE).put(secrets)
    return made.folder


def line(folder, language):
    return (*KEEP, "--key-file", folder.parent / "keys.bin", "--workspace", folder, "--language", language)


def at_terminal(folder, typed, language):
    terminal = Terminal(*map(str, line(folder, language)), folder=ROOT)
    terminal.sees("assphrase").types(typed)
    assert terminal.leaves() == 1
    return terminal.told


BOTH = [
    ("en", "Audit kept:", "The round is kept. Only the keys of January 2024", "The keys of January 2024 were removed"),
    ("bn", "যাচাই সম্পন্ন:", "শুধু জানুয়ারি ২০২৪ মাসের চাবি", "জানুয়ারি ২০২৪ মাসের চাবি মোছা হয়েছে"),
]


def test_keys_that_were_never_made_are_not_listed_as_a_dash(tmp_path):
    lay_example(tmp_path / "space")
    for typed in (("keys",), ("keys", "forget", "2024-03")):
        said = run(*typed, "--workspace", tmp_path / "space").stderr
        assert "No keys were made in this workspace yet" in said


@pytest.mark.parametrize(("language", "kept", "left", "removed"), BOTH)
def test_a_passphrase_that_is_not_typed_leaves_the_keys_and_the_round_is_said_to_be_kept(
    folder, language, kept, left, removed
):
    said = at_terminal(folder, "", language)
    assert said.index(kept) < said.index(left)
    assert "auditor keys forget 2024-01" in said
    assert removed not in said
    assert len(Ledger(folder / "ledger.db").rounds()) == 1


@pytest.mark.parametrize(("language", "kept", "left", "removed"), BOTH)
def test_the_passphrase_removes_the_keys(folder, language, kept, left, removed):
    said = at_terminal(folder, PASSPHRASE, language)
    assert said.index(kept) < said.index(removed)
    assert left not in said


@pytest.mark.parametrize(
    ("language", "awaited", "elsewhere"),
    [("en", "no slips of it are awaited", "only where it is"), ("bn", "আর কোনো স্লিপ আসার কথা নয়", "এই কম্পিউটারে নেই")],
)
def test_keys_that_were_removed_with_their_round_are_not_told_as_being_elsewhere(folder, language, awaited, elsewhere):
    at_terminal(folder, PASSPHRASE, language)
    told = run("keys", "--workspace", folder, "--language", language, code=0)
    assert awaited in told.stderr
    assert elsewhere not in told.stdout + told.stderr


@pytest.mark.parametrize(("language", "kept", "left", "removed"), BOTH)
def test_without_a_terminal_the_keys_are_left_and_that_is_said(folder, language, kept, left, removed):
    said = run(*line(folder, language), code=1).stderr
    assert kept in said
    assert left in said
    assert removed not in said


def test_that_two_keys_of_one_meeting_were_removed_is_said_once(folder):
    again = CampaignSecrets.new()
    more = KeysMade("2024-01-2", "2024-01", again.key_id, again.public_key.hex(), date(2024, 2, 3))
    Ledger(folder / "ledger.db").note(more)
    store = in_file.FileStore(folder.parent / "keys.bin", lambda _: PASSPHRASE)
    store.put(again)
    said = at_terminal(folder, PASSPHRASE, "en")
    assert said.count("The keys of January 2024 were removed") == 1
    assert store.place_of(again.key_id) is None


def keep_elsewhere(folder, meeting, on):
    """Keep a round on a computer that has no place for keys."""
    return run("audit", "--keep", "--meeting", meeting, "--on", on, "--workspace", folder, code=1).stderr


def test_keys_that_an_earlier_round_closed_are_not_said_to_be_left_on_a_computer_without_a_place_for_keys(folder):
    told = keep_elsewhere(folder, "2024-02", "2024-02-20")
    assert "Only the keys of January 2024" in told
    run("settings", "--next-meeting", "2024-04-14", "--on", "2024-03-14", "--workspace", folder, code=0)
    told = keep_elsewhere(folder, "2024-03", "2024-03-14")
    assert "keys of" not in told


def test_the_command_that_is_advised_has_nothing_to_do_where_there_is_no_place_for_keys(folder):
    told = run("keys", "forget", "2024-01", "--yes", "--workspace", folder, code=0).stderr
    assert "The keys of January 2024 are not on this computer; there is nothing to remove." in told
    assert "new-file" not in told


def test_where_no_keys_are_needed_none_are_asked_to_be_given_a_place(folder):
    assert "new-file" in run("keys", "--workspace", folder, code=0).stderr
    keep_elsewhere(folder, "2024-02", "2024-02-20")
    told = run("keys", "--workspace", folder, code=0)
    assert "not needed: the round is closed" in told.stdout
    assert "New keys are made with the next sheets: auditor invite" in told.stderr
    assert "new-file" not in told.stderr
