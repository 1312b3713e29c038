"""A folder copied to begin another upazila is recognised; what was the other one's is moved aside, never mixed, never deleted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example
from running import run

from auditor.model.errors import WorkspaceError
from auditor.rounds import copied, keeping
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 2, 20)
KEEP = ("audit", "--on", DAY.isoformat(), "--keep", "--meeting", "2024-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of a workspace that keeps a round, its settings changed to another upazila's."""
    lay_example(tmp_path / "koyra")
    keeping.keep_round(open_workspace(tmp_path / "koyra"), DAY, "2024-02", "5a17")
    rename(tmp_path / "koyra", "Paikgacha", "Koyra", "পাইকগাছা", "কয়রা")
    return tmp_path / "koyra"


def rename(folder: Path, *changes: str) -> None:
    text = (folder / "auditor.toml").read_text("utf-8")
    for before, after in zip(changes[::2], changes[1::2], strict=True):
        assert before in text
        text = text.replace(before, after)
    (folder / "auditor.toml").write_text(text, "utf-8")


def test_a_copied_folder_is_told_and_keeps_no_round(folder):
    told = run("audit", "--on", DAY.isoformat(), "--workspace", folder)
    assert "Koyra" in told.stderr
    assert "auditor init koyra --new-ledger" in told.stderr
    refused = run(*KEEP, "--yes", "--workspace", folder, code=3)
    assert "--new-ledger" in refused.stderr
    assert len(Ledger(folder / "ledger.db").rounds()) == 1


def test_a_new_ledger_makes_a_workspace_of_its_own_and_deletes_nothing(folder):
    before = (folder / "ledger.db").read_bytes()
    evidence = sorted(path.name for path in (folder / "evidence").rglob("*"))
    run("init", folder, "--new-ledger", code=0)
    assert (folder / "earlier" / "ledger.db").read_bytes() == before
    assert sorted(path.name for path in (folder / "earlier" / "evidence").rglob("*")) == evidence
    assert list((folder / "evidence").iterdir()) == []
    run(*KEEP, "--yes", "--workspace", folder, code=1)
    assert [head.header.committee.upazila.en for head in Ledger(folder / "ledger.db").rounds()] == ["Koyra"]


def test_a_name_that_was_corrected_is_noted_and_the_ledger_goes_on(folder):
    space = open_workspace(folder)
    copied.note_renamed(space, DAY)
    assert copied.other_committee(space) is None
    keeping.keep_round(space, DAY, "2024-02", "5a17")
    rename(folder, "Koyra", "Dumuria", "কয়রা", "ডুমুরিয়া")
    with pytest.raises(WorkspaceError):
        keeping.keep_round(open_workspace(folder), DAY, "2024-02", "5a17")


def test_another_spelling_in_one_language_is_no_other_committee(folder):
    rename(folder, "Koyra", "Paikgacha", "কয়রা", "পাইকগাছা")
    rename(folder, "Paikgacha", "Paikgachha")
    assert copied.other_committee(open_workspace(folder)) is None


def test_where_there_is_nothing_to_move_nothing_is_done(folder):
    run("init", folder, "--new-ledger", code=0)
    (folder / "evidence").rmdir()
    assert "new workspace already" in run("init", folder, "--new-ledger", code=3).stderr
