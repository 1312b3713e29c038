"""What only the replaced folder has is named once a copy took its place, with how it is brought over."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from running import run
from typed_upazila import ALL_DONE, lota_and_koyra

from auditor.i18n import Language
from auditor.model.errors import WorkspaceError
from auditor.rounds.copies import backup, restoring

NOW = datetime(2024, 2, 21, 15, 30, tzinfo=UTC)
DAY = date(2024, 2, 21)


@pytest.fixture
def upazila(tmp_path):
    upazila = lota_and_koyra(tmp_path / "space")
    upazila.answers("Lota UP,,২০.০২.২০২৪,ফোন,,১৯.০২.২০২৪,ঠিক আছে,,,")
    upazila.keep("--yes")
    return upazila


@pytest.fixture
def other(upazila, tmp_path) -> Path:
    """The same workspace, as it goes on by itself elsewhere."""
    return Path(shutil.copytree(upazila.folder, tmp_path / "other"))


def disputed(folder, reference):
    given = ("--duty", "password-reset", "--what", "it was reset", "--received", "2024-02-20", "--reference", reference)
    run("dispute", "--office", "lota-up", *given, "--yes", "--on", "2024-02-21", "--workspace", folder, code=0)


def replaced(upazila, other):
    """Bring a copy of the other folder back in the place of the first one, and return where that is now and what is said of it."""
    copy = backup.make(other, other.parent / "stick", NOW)
    brought = restoring.restore(copy.path, upazila.folder, NOW, replace=True)
    _, aside, *told = brought.words
    assert str(brought.set_aside) in aside.en
    return brought.set_aside, told


def test_a_file_of_evidence_that_only_the_replaced_folder_has_is_named_with_where_to_put_it(upazila, other):
    upazila.answers("Koyra UP,,২১.০২.২০২৪,ফোন,,২০.০২.২০২৪,ঠিক আছে,,,", name="register-2.csv")
    disputed(other, "1")
    aside, (told,) = replaced(upazila, other)
    assert told.en == (
        f"Not in the copy, and only in {aside} now: evidence/register-2.csv. If it is to count, put it into the same "
        f"place in {upazila.folder}; whether it counts is told by: auditor audit"
    )
    assert told.bn.startswith(f"কপিতে ছিল না, এখন শুধু {aside} ফোল্ডারে আছে: evidence/register-2.csv। ধরতে হলে")
    stood = [run("audit", "--language", "en", "--on", "2024-02-21", "--workspace", aside).stdout]
    stood.append(upazila.audit(on="2024-02-21").stdout)
    shutil.copy(aside / "evidence" / "register-2.csv", upazila.folder / "evidence")
    stood.append(upazila.audit(on="2024-02-21").stdout)
    assert stood[0] != stood[1]
    assert stood[0] == stood[2]


def test_a_file_that_both_have_otherwise_is_named_and_one_that_both_have_alike_is_not(upazila, other):
    upazila.answers("Lota UP,,২১.০২.২০২৪,ফোন,,২০.০২.২০২৪,ঠিক আছে,,,")
    (upazila.folder / "auditor.toml").write_bytes((upazila.folder / "auditor.toml").read_bytes() + b"\n")
    aside, (told,) = replaced(upazila, other)
    assert told.en == (
        f"As the copy has it, and otherwise in {aside}: evidence/register-1.csv. Compare the two; what is missing in "
        f"{upazila.folder} and is to count, add there."
    )
    assert f"{aside} ফোল্ডারে অন্য রকম: evidence/register-1.csv।" in told.bn


def test_what_only_the_ledger_of_the_replaced_folder_has_is_named_by_what_it_is_though_the_copy_goes_on_further(
    upazila, other
):
    upazila.answers_at_the_desk("koyra", {"koyra": {"contacted-on": "20.02.2024", "way": "ফোন", **ALL_DONE}}, DAY)
    disputed(upazila.folder, "1")
    for reference in ("2", "3", "4", "5", "6"):
        disputed(other, reference)
    aside, (told,) = replaced(upazila, other)
    assert (
        f"3 entries that the copy's does not have: 1 file of answers typed at the desk, 1 request for correction, 1 batch of forms made. They are in {aside} alone"
        in told.en
    )
    assert "ডেস্কে লেখা উত্তরের ১টি ফাইল, তথ্য সংশোধনের ১টি অনুরোধ, ১ বারে তৈরি ফরম। এগুলো" in told.said(Language.BN)
    assert "evidence/intake" not in told.en


def test_what_was_entered_in_both_is_not_told_wherever_it_stands(upazila, other):
    run("meeting", "move", "2024-02", "2024-03-04", "--yes", "--on", "2024-02-21", "--workspace", other, code=0)
    for folder in (upazila.folder, other):
        disputed(folder, "1")
    assert replaced(upazila, other)[1] == []


def test_of_many_files_the_first_are_named_and_the_others_counted_before_and_after(upazila, other):
    for number in range(10, 60):
        upazila.answers(name=f"register-{number}.csv")
    copy = backup.make(other, other.parent / "stick", NOW)
    with pytest.raises(WorkspaceError) as refused:
        restoring.restore(copy.path, upazila.folder, NOW)
    names = ", ".join(f"evidence/register-{number}.csv" for number in range(10, 15))
    assert f"{copy.path.name} does not hold {names} and 45 more as they are there" in refused.value.messages[-1].en
    (told,) = restoring.restore(copy.path, upazila.folder, NOW, replace=True).words[2:]
    assert f"{names} and 45 more. If they are to count, put them into the same place" in told.en


@pytest.mark.parametrize("lies_there", ["a file", "another folder", "a folder with no ledger of ours"])
def test_whatever_else_stood_there_is_set_aside_and_nothing_of_it_is_named(upazila, other, lies_there):
    copy = backup.make(other, other.parent / "stick", NOW)
    shutil.rmtree(upazila.folder)
    if lies_there == "a file":
        upazila.folder.write_bytes(b"notes")
    else:
        upazila.folder.mkdir()
        name = "ledger.db" if lies_there == "a folder with no ledger of ours" else "notes.txt"
        (upazila.folder / name).write_bytes(b"notes")
    assert len(restoring.restore(copy.path, upazila.folder, NOW, replace=True).words) == 2


def test_a_file_that_cannot_be_read_is_told_as_another_one(upazila, other, monkeypatch):
    real = Path.open

    def unreadable(path, *given, **more):
        if path == upazila.folder / "evidence" / "register-1.csv":
            raise OSError("it cannot be read")
        return real(path, *given, **more)

    copy = backup.make(other, other.parent / "stick", NOW)
    monkeypatch.setattr(Path, "open", unreadable)
    brought = restoring.restore(copy.path, upazila.folder, NOW, replace=True)
    assert brought.left.otherwise == ("evidence/register-1.csv",)
