"""The work is handed over: by a note that is always there, and by a pack that a successor's computer makes the right steps of."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date

import keyring
import keyring.backends.fail
import pytest
from changing import replace
from few_offices import lay_example
from keyrings import FileKeyring
from returned_slips import Case
from running import run
from unprinted import undrawn

from auditor.checklist.staying import staying
from auditor.model.journal import KeysMade
from auditor.papers import handing_over
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

EARLY, LATER = "2024-02-20", "2024-03-21"


@pytest.fixture
def keys(monkeypatch, tmp_path):
    """Return what changes the computer: to one with the keys, or to a successor's without a keyring and without a key file."""

    def at(whose: str) -> None:
        held = FileKeyring(tmp_path / whose / "keyring") if whose == "former" else keyring.backends.fail.Keyring()
        computer(monkeypatch, tmp_path / whose, held)

    return at


def computer(patched, home, held):
    """Change to another computer: the home of its user, and what keeps his secrets."""
    home.mkdir(exist_ok=True)
    patched.setattr(keyring.core, "_keyring_backend", held)
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "APPDATA"):
        patched.setenv(name, str(home))


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory):
    """Return the home of a workspace as a successor has it: slips wait in it, and their key stayed on the former computer."""
    home = tmp_path_factory.mktemp("handed-over")
    case = Case(home / "former-space")
    (case.folder / "evidence" / "slips" / "slip.txt").write_text(case.seal(), "utf-8")
    keeping.keep_round(listed.open_workspace(case.folder), date(2024, 2, 20), "2024-02", "01")
    (home / "stick").mkdir()
    with pytest.MonkeyPatch.context() as successors:
        computer(successors, home / "successor", keyring.backends.fail.Keyring())
        run("handover", home / "stick", "--workspace", case.folder, code=0)
        (packed,) = (home / "stick").iterdir()
        run("restore", packed, home / "office" / "portals", code=0)
    shutil.rmtree(case.folder)
    return home


@pytest.fixture
def taken_over(handed_over, tmp_path, keys):
    """Return a copy of that workspace, on the successor's computer."""
    shutil.copytree(handed_over, tmp_path, dirs_exist_ok=True)
    keys("successor")
    return tmp_path / "office" / "portals"


def test_every_kept_round_writes_the_note_anew(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", EARLY, "--workspace", folder, code=1)
    note = folder / "handover.pdf"
    first = note.read_bytes()
    assert first.startswith(b"%PDF-")
    run("audit", "--keep", "--meeting", "2024-03", "--on", LATER, "--workspace", folder, code=1)
    assert note.read_bytes() != first


def test_a_note_that_is_open_in_another_program_does_not_keep_a_round_from_being_kept(tmp_path):
    folder = lay_example(tmp_path / "space")
    (folder / "handover.pdf").mkdir()
    done = run(
        "audit", "--keep", "--meeting", "2024-02", "--on", EARLY, "--workspace", folder, "--language", "en", code=1
    )
    assert "handover.pdf" in done.stderr
    assert "Audit kept" in done.stderr


def test_a_pack_holds_the_workspace_and_the_note_and_no_key_or_code(tmp_path, taken_over):
    (packed,) = (tmp_path / "stick").iterdir()
    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())
    assert re.fullmatch(r"handover-\d{4}-\d\d-\d\d-\d{6}\.zip", packed.name)
    assert {"auditor.toml", "ledger.db", "handover.pdf", "roster.xlsx"} <= names
    assert not [name for name in names if name.startswith("out/") or "key" in name]
    assert (taken_over / "handover.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pack_is_no_backup_that_counts(tmp_path):
    folder = lay_example(tmp_path / "space")
    keeping.keep_round(listed.open_workspace(folder), date(2024, 2, 20), "2024-02", "01")
    stick = tmp_path / "stick"
    run("backup", stick, "--workspace", folder, code=0)
    for path in stick.iterdir():
        path.unlink()
    run("handover", stick, "--workspace", folder, code=0)
    assert "auditor backup" in run("--workspace", folder, "--on", EARLY, "--language", "en", code=0).stdout


def test_before_the_first_round_there_is_a_pack_and_no_note(tmp_path):
    folder = lay_example(tmp_path / "space")
    stick = tmp_path / "stick"
    done = run("handover", stick, "--workspace", folder, "--language", "en", code=0)
    assert "no handover note" in done.stderr
    assert len(list(stick.iterdir())) == 1


def test_without_a_place_it_is_asked_for_one(tmp_path):
    folder = lay_example(tmp_path / "space")
    assert "auditor handover PLACE" in run("handover", "--workspace", folder, "--language", "en", code=2).stderr


def test_who_hands_over_is_told_to_open_first_what_only_this_computer_can(tmp_path, keys):
    keys("former")
    folder = lay_example(tmp_path / "space")
    run("settings", "--phone", "01700-000000", "--workspace", folder)
    with undrawn():
        run("invite", "--on", LATER, "--workspace", folder, "--language", "en", code=0)
    done = run("handover", tmp_path / "stick", "--workspace", folder, "--language", "en", code=0)
    assert "keys stay on this computer" in done.stderr
    keys("successor")
    assert (
        "keys stay" not in run("handover", tmp_path / "stick", "--workspace", folder, "--language", "en", code=0).stderr
    )


def test_once_no_slip_is_to_come_the_command_says_as_little_of_one_as_the_note(tmp_path, keys):
    keys("former")
    folder = lay_example(tmp_path / "space")
    ledger = Ledger(folder / "ledger.db")
    made = KeysMade("2024-01", "2024-01", "0" * 16, "04" + "11" * 64, date(2024, 1, 10))
    ledger.note(made)
    keeping.keep_round(listed.open_workspace(folder), date(2024, 2, 20), "2024-02", "01")
    space = listed.open_workspace(folder, roster=False)
    assert handing_over.handover(space, looking_back.last_by_itself(space)).closed
    assert staying(space, lambda _: True) == ()
    ledger.note(replace(made, meeting="2024-03", round="2024-03", key="1" * 16))
    assert not handing_over.handover(space, looking_back.last_by_itself(space)).closed
    assert "keys stay on this computer" in staying(space, lambda _: True)[0].en


@pytest.mark.parametrize(
    ("command", "code", "steps"),
    [
        (
            ("slips", "--on", LATER),
            1,
            ["auditor keys new-file", "auditor invite --new-keys", "Earlier records are unharmed"],
        ),
        (("keys",), 0, ["not on this computer", "auditor invite --new-keys", "earlier records are unharmed"]),
        (("audit", "--keep", "--meeting", "2024-03", "--on", LATER), 1, ["auditor invite --new-keys", "Audit kept"]),
        (("invite", "--on", LATER), 3, ["auditor keys new-file"]),
        (("invite", "--new-keys", "--yes", "--on", LATER), 3, ["auditor keys new-file"]),
        (("verify",), 0, ["the chain is whole", "the same"]),
        (("report", "--format", "json"), 0, ["Written"]),
        (("return",), 0, ["Written"]),
        (("rounds",), 0, ["February 2024"]),
        (("mail", "forget-password"), 0, []),
        (("handover", "onwards"), 0, ["auditor restore FILE FOLDER"]),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_a_successor_reads_names_the_right_next_step(taken_over, command, code, steps):
    done = run(*command, "--workspace", taken_over, "--language", "en", cwd=taken_over.parent, code=code)
    for step in steps:
        assert step in done.stdout + done.stderr


def test_the_checklist_of_a_successor_first_makes_the_papers_and_then_sees_to_the_key(taken_over):
    first = run("--workspace", taken_over, "--on", LATER, "--language", "en", code=0).stdout
    assert first.splitlines()[-1] == "Next: auditor report"
    run("report", "--format", "json", "--workspace", taken_over, code=0)
    then = run("--workspace", taken_over, "--on", LATER, "--language", "en", code=0).stdout.splitlines()[-1]
    assert "auditor slips" in then
    assert "auditor invite --new-keys" in then


@pytest.mark.parametrize("language", ["en", "bn"])
def test_the_help_of_restore_names_both_kinds_of_file_that_it_brings_back(language):
    said = run("restore", "--help", "--language", language, code=0).stdout
    assert '"auditor backup"' in " ".join(said.split())
    assert '"auditor handover"' in " ".join(said.split())
