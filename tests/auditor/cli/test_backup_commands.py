"""Copies are made where the user said once, after each kept round too, and come back by one command."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.cli._shell import Shell
from auditor.rounds.copies import backup

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


def keep(folder, meeting="2024-02", day="2024-02-20"):
    return run("audit", "--keep", "--meeting", meeting, "--on", day, "--workspace", folder, "--language", "en", code=1)


def test_the_place_is_named_once_and_remembered_with_the_comments_of_the_settings(folder, tmp_path):
    comment = (folder / "auditor.toml").read_text("utf-8").split("\n", 1)[0]
    told = run("backup", tmp_path / "stick", "--workspace", folder, "--language", "en", code=0)
    assert "Copied:" in told.stderr
    text = (folder / "auditor.toml").read_text("utf-8")
    assert text.startswith(comment)
    assert tomllib.loads(text)["backup"] == str(tmp_path / "stick")
    assert "Copied:" in run("backup", "--workspace", folder, "--language", "en", code=0).stderr


def test_without_a_place_it_says_how_to_name_one(folder):
    told = run("backup", "--workspace", folder, "--language", "en", code=2)
    assert "auditor backup PLACE" in told.stderr


def test_a_kept_round_is_copied_where_a_place_was_named_and_asked_for_where_not(folder, tmp_path):
    assert "no copy of this folder" in keep(folder).stderr
    assert "Copy: the last kept round" in run("--workspace", folder, "--language", "en", "--on", "2024-02-21").stdout
    run("backup", tmp_path / "stick", "--workspace", folder, code=0)
    assert "Copy:" not in run("--workspace", folder, "--language", "en", "--on", "2024-02-21").stdout
    assert "Copied:" in keep(folder, "2024-03", "2024-03-20").stderr
    assert backup.rounds_in(backup.latest(tmp_path / "stick")) == 2


def test_where_the_place_is_gone_the_round_is_kept_all_the_same(folder, tmp_path):
    run("backup", tmp_path / "stick", "--workspace", folder, code=0)
    shutil.rmtree(tmp_path / "stick")
    (tmp_path / "stick").write_text("something else", "utf-8")
    told = keep(folder)
    assert "backup could not be written" in told.stderr
    assert (folder / "ledger.db").exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "is not there, so nothing was copied"), ("bn", "পাওয়া যায়নি, তাই কিছু কপি হয়নি")]
)
def test_a_place_that_was_named_before_and_is_gone_is_not_made_again(folder, tmp_path, language, words):
    run("backup", tmp_path / "stick", "--workspace", folder, code=0)
    shutil.rmtree(tmp_path / "stick")
    told = [
        run("backup", *more, "--workspace", folder, "--language", language, code=3).stderr
        for more in ((), (tmp_path / "stick",))
    ]
    kept = run(
        "audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder, "--language", language
    )
    assert all(words in said for said in (*told, kept.stderr))
    assert (folder / "ledger.db").exists()
    assert not (tmp_path / "stick").exists()


def test_a_place_in_a_folder_that_is_not_there_is_refused_and_not_remembered(folder, tmp_path):
    told = run("backup", tmp_path / "stick" / "copies", "--workspace", folder, "--language", "en", code=3)
    assert "is not there" in told.stderr
    assert not (tmp_path / "stick").exists()
    assert "backup" not in tomllib.loads((folder / "auditor.toml").read_text("utf-8"))


def test_who_is_brought_back_from_the_first_copy_knows_where_it_lies(folder, tmp_path):
    keep(folder)
    run("backup", tmp_path / "stick", "--workspace", folder, code=0)
    run("restore", backup.latest(tmp_path / "stick"), tmp_path / "back", code=0)
    told = run("--workspace", tmp_path / "back", "--language", "en", "--on", "2024-02-21").stdout
    assert "Copy: the last kept round is not in any" not in told


def test_what_was_lost_is_back_and_verified(folder, tmp_path):
    run("backup", tmp_path / "stick", "--workspace", folder, code=0)
    keep(folder)
    shutil.rmtree(folder)
    copy = max((tmp_path / "stick").glob("backup-*.zip"))
    told = run("restore", copy, folder, "--language", "en", code=0)
    assert "Brought back:" in told.stderr
    run("verify", "--workspace", folder, code=0)
    again = run("restore", copy, folder, "--language", "en", code=3)
    assert "not empty" in again.stderr
    aside = run("restore", copy, folder, "--replace", "--language", "en", code=0)
    assert "What stood there is now in" in aside.stderr
    assert "that the copy's does not have" not in aside.stderr


def test_what_was_entered_after_the_copy_that_takes_the_place_is_counted_and_said_to_lie_aside(folder, tmp_path):
    keep(folder)
    run("backup", tmp_path / "stick", "--workspace", folder, code=0)
    copy = backup.latest(tmp_path / "stick")
    words = ("--duty", "password-reset", "--what", "it was reset", "--received", "2024-02-20", "--reference", "1")
    run("dispute", "--office", "fisheries", *words, "--on", "2024-02-21", "--workspace", folder, code=0)
    told = run("restore", copy, folder, "--replace", "--language", "en", code=0).stderr
    assert "has 1 entry that the copy's does not have: 1 request for correction." in told


def test_a_copy_that_a_clock_far_ahead_names_is_told_as_that_and_a_clock_of_long_ago_makes_none(tmp_path, monkeypatch):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    line = ("backup", tmp_path / "stick", "--workspace", upazila.folder, "--language", "en")
    monkeypatch.setattr(Shell, "clock", property(lambda _: date(2099, 1, 1)))
    told = run(*line, code=0).stderr
    assert "this computer's clock may be wrong" in told
    assert "stays the newest by its name" in told
    copies = list((tmp_path / "stick").iterdir())
    monkeypatch.setattr(Shell, "clock", property(lambda _: date(2001, 1, 1)))
    assert "clock is wrong" in run(*line, code=3).stderr
    assert list((tmp_path / "stick").iterdir()) == copies
