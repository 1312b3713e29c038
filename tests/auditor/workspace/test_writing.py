"""A file that is written is whole or not there, and on the disk before an entry of the ledger vouches for it."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import stat
from contextlib import nullcontext
from datetime import date
from importlib import resources
from itertools import repeat
from pathlib import Path

import pytest

from auditor import beside
from auditor.model.errors import FileInUseError, WorkspaceError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_REUSED
from auditor.model.grades import Grade
from auditor.model.journal import ENTRIES, Recorded
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import writing

ROOT = Path(__file__).parents[3]
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
DAY = date(2024, 3, 20)


@pytest.fixture
def recorded(monkeypatch):
    """Return what happens on the way to the disk, in its order."""
    happened = []

    def watch(owner, name, told):
        real = getattr(owner, name)

        def watched(*arguments, **named):
            event = told(*arguments)
            answer = real(*arguments, **named)
            happened.append(event)
            return answer

        monkeypatch.setattr(owner, name, watched)

    def synced(descriptor):
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            return f"sync of folder {found.st_ino}"
        return f"sync of a file of {found.st_size} bytes"

    watch(os, "fsync", synced)
    watch(Path, "replace", lambda _, place: f"moved to {place.name}")
    watch(Ledger, "note", lambda *_: "noted in the ledger")
    return happened


def sync_of(folder: Path) -> str:
    return f"sync of folder {folder.stat().st_ino}"


needs_folder_sync = pytest.mark.skipif(os.name == "nt", reason="Windows keeps the names of a folder by itself")


@needs_folder_sync
def test_content_is_on_the_disk_before_its_name_and_its_name_before_anybody_goes_on(tmp_path, recorded):
    writing.write(tmp_path / "list.json", b"12345")
    assert recorded == ["sync of a file of 5 bytes", "moved to list.json", sync_of(tmp_path)]


@needs_folder_sync
def test_folders_that_had_to_be_made_are_on_the_disk_too(tmp_path, recorded):
    writing.write(tmp_path / "a" / "b" / "list.json", b"12345")
    assert recorded[:2] == ["sync of a file of 5 bytes", "moved to list.json"]
    assert set(recorded[2:]) == {sync_of(folder) for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")}


@needs_folder_sync
def test_an_observation_file_is_on_the_disk_before_the_ledger_vouches_for_it(tmp_path, recorded):
    shutil.copytree(EXAMPLE, tmp_path / "space")
    space = listed.open_workspace(tmp_path / "space")
    account = listed.roster_of(space).offices[0].accounts[0].id
    seen = Observation((account,), PASSWORD_REUSED, False, Grade.SELF_CHECKED, "vault", DAY, Reference("", ""))
    name = observing.record_observations(space, by="vault", stem="vault", observations=[seen], day=DAY)
    intake = space.evidence_folder / "intake"
    moved, vouched = recorded.index(f"moved to {name.removeprefix('intake/')}"), recorded.index("noted in the ledger")
    assert recorded[moved - 1].startswith("sync of a file")
    assert sync_of(intake) in recorded[moved + 1 : vouched]
    assert "moved to ledger-end.json" in recorded[:moved], "that it is about to be noted"
    (noted,) = Ledger(space.ledger_path).notes(Recorded)
    assert noted.file == name


VOUCHING = {entry.__name__ for entry in ENTRIES if {"file", "sha256"} <= set(entry.__struct_fields__)}


def calls_in(function: ast.AST, *names: str):
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if called in names:
                yield node


def laid_by(function: ast.AST):
    """Yield what lays an entry by, to be noted with the others of a run at its end."""
    for call in calls_in(function, "append"):
        if isinstance(call.func.value, ast.Attribute) and call.func.value.attr == "noted_now":
            yield call


def test_wherever_an_entry_vouches_for_a_file_the_file_is_written_first():
    found = set()
    for path in sorted((ROOT / "auditor").rglob("*.py")):
        words = path.read_text("utf-8")
        if not any(f"{entry}(" in words for entry in VOUCHING):
            continue
        for function in ast.walk(ast.parse(words)):
            if not isinstance(function, ast.FunctionDef):
                continue
            noted = [*calls_in(function, "note"), *laid_by(function)]
            entries = {
                node.func.id
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            if noted and entries & VOUCHING:
                found |= entries & VOUCHING
                written = min((call.lineno for call in calls_in(function, "write", "write_to_note")), default=None)
                assert written is not None, (path, function.name)
                assert written < min(call.lineno for call in noted), (path, function.name)
    assert found == VOUCHING == {"Recorded", "SlipOpened", "Witnessed"}


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_writing_that_fails_leaves_what_was_there_and_nothing_beside_it(tmp_path, monkeypatch, where):
    path = tmp_path / "list.json"
    writing.write(path, b"before")

    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os if where == "fsync" else Path, where, full)
    with pytest.raises(WorkspaceError, match=r"list\.json could not be written"):
        writing.write(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@needs_folder_sync
@pytest.mark.parametrize(
    ("code", "told"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EACCES, False), (errno.EIO, True)]
)
def test_a_folder_that_cannot_be_synced_is_no_fault_but_a_broken_disk_is(tmp_path, monkeypatch, code, told):
    real = os.fsync

    def sync(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, "not here")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    if told:
        with pytest.raises(WorkspaceError, match="could not be written"):
            writing.write(tmp_path / "list.json", b"x")
    else:
        writing.write(tmp_path / "list.json", b"x")
        assert (tmp_path / "list.json").read_bytes() == b"x"


def test_where_folders_cannot_be_opened_as_on_windows_the_file_is_synced_alone(tmp_path, monkeypatch, recorded):
    monkeypatch.setattr(beside, "_WINDOWS", True)
    writing.write(tmp_path / "list.json", b"12345")
    assert recorded == ["sync of a file of 5 bytes", "moved to list.json"]


@pytest.mark.parametrize(("looks", "is_written"), [(3, True), (None, False)])
def test_on_windows_a_file_that_another_program_looks_into_is_waited_for_a_moment(
    tmp_path, monkeypatch, looks, is_written
):
    (tmp_path / "list.json").write_bytes(b"earlier")
    moved, left = Path.replace, iter(range(looks)) if looks else repeat(0)

    def looked_into(path, place):
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "sharing violation")
        return moved(path, place)

    monkeypatch.setattr(Path, "replace", looked_into)
    monkeypatch.setattr(beside, "_LOOKS", 10.0 if looks else 0.1)
    monkeypatch.setattr(beside, "_WINDOWS", True)
    with nullcontext() if is_written else pytest.raises(FileInUseError):
        writing.write(tmp_path / "list.json", b"new")
    assert (tmp_path / "list.json").read_bytes() == (b"new" if is_written else b"earlier")
    assert [path.name for path in tmp_path.iterdir()] == ["list.json"]


def test_a_file_that_is_open_elsewhere_is_told_by_its_name(tmp_path, monkeypatch):
    def open_elsewhere(*_):
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(Path, "replace", open_elsewhere)
    with pytest.raises(WorkspaceError, match=r"list\.json is open in another program"):
        writing.write(tmp_path / "list.json", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_never_replaced(tmp_path):
    (tmp_path / "list.json").mkdir()
    with pytest.raises(WorkspaceError):
        writing.write(tmp_path / "list.json", b"x")
    assert (tmp_path / "list.json").is_dir()
