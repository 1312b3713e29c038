"""Of a heap of files with one trouble the first are named and the rest is counted, wherever that is told."""

from __future__ import annotations

import json

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

HEAP = 40
DONE = '২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'
ON = ("--on", "2024-02-20")


@pytest.fixture
def upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers(f"Lota UP,,{DONE}", f"Koyra UP,,{DONE}")
    for number in range(HEAP):
        (upazila.folder / "evidence" / f"note-{number:02d}.txt").write_text("nothing of ours", "utf-8")
    return upazila


def named(said):
    return sum(f"note-{number:02d}.txt" in said for number in range(HEAP))


def test_keeping_names_the_first_of_many_files_that_were_not_read_and_counts_the_rest(upazila):
    said = upazila.keep("--yes").stderr
    assert "40 files in evidence/ were not read" in said
    assert "note-04.txt and 35 more" in said
    assert named(said) == 5


def test_the_list_of_rounds_does_so_too_and_its_json_has_all(upazila):
    upazila.keep("--yes")
    assert named(run("rounds", "--workspace", upazila.folder).stderr) == 5
    listed = json.loads(run("rounds", "--json", "--workspace", upazila.folder).stdout)
    assert named(json.dumps(listed)) == HEAP


def test_the_assistant_programmers_copy_does_so_too(upazila):
    upazila.keep("--yes")
    options = ("--audience", "auditor", "--format", "terminal", "--language", "en", *ON)
    assert named(run("report", *options, "--workspace", upazila.folder).stdout) == 5


def test_files_that_are_missing_when_a_round_is_made_again_are_counted_too(upazila):
    for path in sorted((upazila.folder / "evidence").glob("*.txt")):
        upazila.answers(f"Lota UP,,{DONE}", name=f"{path.stem}.csv").write_text(
            (upazila.folder / "evidence" / "register-1.csv").read_text("utf-8") + "\n" * int(path.stem[-2:]), "utf-8"
        )
        path.unlink()
    assert "Audit kept" in upazila.keep("--yes").stderr
    for path in (upazila.folder / "evidence").glob("note-*.csv"):
        path.unlink()
    said = run("verify", "--workspace", upazila.folder, *ON)
    assert "and 34 more" in said.stdout + said.stderr, "the first is a copy of the register that stays"


def test_folders_in_a_folder_of_slips_are_counted_too(upazila, tmp_path):
    for number in range(HEAP):
        (tmp_path / "returned" / f"note-{number:02d}").mkdir(parents=True)
    assert "and 35 more" in run("slips", tmp_path / "returned", "--workspace", upazila.folder, *ON, "--yes").stderr


def test_a_heap_of_forms_of_another_upazila_refuses_keeping_in_one_line(upazila):
    _, *rows = (upazila.folder / "evidence" / "register-1.csv").read_text("utf-8").splitlines(keepends=True)
    other = "".join(["পাইকগাছা উপজেলা, খুলনা\n", *rows])
    for number in range(HEAP):
        (upazila.folder / "evidence" / f"note-{number:02d}.txt").unlink()
        (upazila.folder / "evidence" / f"note-{number:02d}.csv").write_text(other + "\n" * number, "utf-8")
    refused = upazila.keep("--yes")
    assert refused.returncode == 3
    last = refused.stderr[refused.stderr.rindex("not of") :]
    assert "The same holds for 40 files in all" in refused.stderr
    assert sum(f"note-{number:02d}.csv" in last for number in range(HEAP)) <= 3


def test_yes_in_rows_of_many_offices_without_a_post_or_a_number_is_one_line_for_audit_keeping_and_checklist(tmp_path):
    """The first month's most natural mistake: the roster as it was made, and a register without numbers of accounts."""
    upazila = TypedUpazila(tmp_path / "space")
    names = [f"office-{number}" for number in range(1, 22)]
    upazila.lists(*(f"{name},Office of {name},department,Head,,,," for name in names))
    upazila.answers(*(f"Office of {name},,{DONE}" for name in names))
    why, which = "no account of this office is listed", "The same holds for 21 rows in all: 3–23."
    for said in (upazila.audit().stderr, upazila.keep("--yes").stderr):
        assert (said.count(why), said.count(which)) == (1, 1)
        assert "Enter the number of accounts in this row, or the posts in the roster." in said
    second = TypedUpazila(tmp_path / "again", upazila)
    (second.folder / "ledger.db").unlink()
    assert "Matters that need a second look: 1." in run("--workspace", second.folder, "--language", "en", *ON).stdout
