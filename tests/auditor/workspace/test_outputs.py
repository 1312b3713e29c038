"""What somebody names to be written: no file of the workspace's own is lost by it, and what nobody misses may be made again."""

from __future__ import annotations

import sys

import pytest

from auditor.model.errors import FileInUseError, WorkspaceError
from auditor.workspace.outputs import refuse_taken

OURS = (
    "decisions.toml", "Register-2024-04.XLSX", "old.xls", "roster.csv", "offices.csv", "accounts.csv", "words.txt",
    "handover.pdf", "handover-before-round-2.pdf", "ledger.db", "ledger.db-wal",
)  # fmt: skip


@pytest.fixture
def space(tmp_path):
    folder = tmp_path / "space"
    for name in ("evidence", "out"):
        (folder / name).mkdir(parents=True)
    (folder / "auditor.toml").touch()
    return folder


@pytest.mark.parametrize("name", OURS)
def test_a_file_of_the_workspaces_own_is_kept(space, name):
    (space / name).touch()
    with pytest.raises(WorkspaceError, match="one of the workspace's own files"):
        refuse_taken(space / name)


@pytest.mark.parametrize(
    "name",
    [
        "ledger.db-wal",
        "ledger.db-journal",
        "ledger.db-shm",
        "LEDGER.DB",
        "words.txt",
        "roster.xlsx",
        "waivers.toml",
        "roster-corrections.toml",
        "decisions.toml",
    ],
)
def test_what_would_be_taken_for_a_file_of_ours_is_not_written_where_none_is_yet(space, name):
    with pytest.raises(WorkspaceError, match="would be taken for one of the workspace's own files"):
        refuse_taken(space / name)
    refuse_taken(space / "new" / name)
    refuse_taken(space.parent / name)


@pytest.mark.parametrize("name", ["ledger.db.", "ledger.db . ", "auditor.toml ", "roster.xlsx.", "ledger.db::$DATA"])
def test_a_name_that_windows_takes_for_one_of_ours_is_one(space, name):
    with pytest.raises(WorkspaceError):
        refuse_taken(space / name)


@pytest.mark.skipif(
    sys.platform == "win32", reason="there the system itself makes such names, and not every user a link"
)
def test_a_file_of_ours_is_known_under_a_shorter_name_of_the_system(space):
    (space / "AUDITO~1.TOM").symlink_to(
        space / "auditor.toml"
    )  # as a disk of Windows has names of its own for long ones
    with pytest.raises(WorkspaceError):
        refuse_taken(space / "AUDITO~1.TOM")


@pytest.mark.parametrize("name", ["out/annex.xlsx", "annex.pdf", "return.json"])
def test_a_paper_is_made_again_over_itself(space, name):
    (space / name).touch()
    refuse_taken(space / name)


def test_a_name_that_is_free_takes_nothing_away(space):
    refuse_taken(space / "annex.xlsx")
    refuse_taken(space / "new" / "annex.xlsx")


def test_outside_of_a_workspace_no_name_is_ours(tmp_path):
    (tmp_path / "roster.xlsx").touch()
    refuse_taken(tmp_path / "roster.xlsx")


def test_a_folder_that_leads_out_of_the_workspace_is_elsewhere(space, tmp_path):
    (tmp_path / "memory-stick").mkdir()
    (space / "stick").symlink_to(tmp_path / "memory-stick", target_is_directory=True)
    refuse_taken(space / "stick" / "annex.pdf")


def test_evidence_is_known_under_another_name_too(space):
    (space / "answers").symlink_to(space / "evidence", target_is_directory=True)
    for place in (space / "evidence", space / "answers" / "new.json"):
        with pytest.raises(WorkspaceError, match="evidence/"):
            refuse_taken(place)


@pytest.mark.parametrize(
    "name",
    ["drafts/answers.json", "drafts", ".cache/new.json", "aside/list.csv", "earlier/ledger.json", "earlier-2/new.pdf"],
)
def test_nothing_is_written_where_only_the_programs_own_files_lie(space, name):
    with pytest.raises(WorkspaceError, match=f"{name.partition('/')[0]}/, which the program keeps for itself"):
        refuse_taken(space / name)


@pytest.mark.parametrize("lock", ["~$annex.xlsx", "~$nex.xlsx", ".~lock.annex.xlsx#"])
def test_a_file_that_an_office_program_has_open_is_left_alone(tmp_path, lock):
    for name in ("annex.xlsx", lock):
        (tmp_path / name).touch()
    with pytest.raises(FileInUseError, match="open in another program"):
        refuse_taken(tmp_path / "annex.xlsx")


def test_a_name_that_no_disk_takes_is_told_where_it_is_written(space):
    refuse_taken(space / f"{'x' * 300}.json")
