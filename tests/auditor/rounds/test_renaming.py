"""Names of upazila, district and committee are corrected; that it is the same upazila is asked, and the answer kept."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from running import run

from auditor.model.errors import WorkspaceError
from auditor.model.journal import CommitteeRenamed
from auditor.rounds import copied, keeping, renaming
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import open_workspace

DAY = date(2024, 2, 20)
OTHER = {("upazila", "bn"): "ফুলবাড়িয়া", ("upazila", "en"): "Fulbaria"}


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("renaming") / "paikgacha")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "5a17")
    text = (folder / "auditor.toml").read_text("utf-8")
    return folder, text, (folder / "ledger.db").read_bytes()


@pytest.fixture(name="folder")
def _folder(kept):
    folder, text, ledger = kept
    yield folder
    (folder / "auditor.toml").write_text(text, "utf-8")
    (folder / "ledger.db").write_bytes(ledger)


def corrected(folder, typed, *, same):
    space = open_workspace(folder, roster=False)
    renaming.correct(space, DAY, renaming.prepared(space, typed), same=same)
    return open_workspace(folder, roster=False)


def test_the_same_upazila_goes_on_under_its_corrected_name_and_the_answer_is_kept(folder):
    space = corrected(folder, OTHER, same=True)
    assert (space.config.committee.upazila.bn, space.config.committee.upazila.en) == ("ফুলবাড়িয়া", "Fulbaria")
    assert copied.other_committee(space) is None
    (noted,) = Ledger(space.ledger_path).notes(CommitteeRenamed)
    assert (noted.committee, noted.on) == (space.config.committee, DAY)


def test_the_letterhead_names_the_place_as_it_is_corrected(folder):
    before = open_workspace(folder, roster=False).config
    after = corrected(folder, OTHER, same=True).config
    for language in ("bn", "en"):
        was, now = (getattr(config.letterhead, f"lines_{language}") for config in (before, after))
        old, new = (getattr(config.committee.upazila, language) for config in (before, after))
        assert any(old in line for line in was)
        assert now == tuple(line.replace(old, new) for line in was)


@pytest.mark.parametrize("same", [None, False])
def test_nothing_is_written_while_it_is_another_upazila_or_that_was_not_said(folder, kept, same):
    with pytest.raises(WorkspaceError):
        corrected(folder, OTHER, same=same)
    assert (folder / "auditor.toml").read_text("utf-8") == kept[1]
    assert not Ledger(folder / "ledger.db").notes(CommitteeRenamed)


def test_comments_and_all_else_of_the_settings_stay(folder, kept):
    corrected(folder, {("district", "en"): "Kulna"}, same=True)
    lines = (folder / "auditor.toml").read_text("utf-8").splitlines()
    changed = [line for line in lines if line not in kept[1].splitlines()]
    assert len(lines) == len(kept[1].splitlines())
    assert all("Kulna" in line for line in changed)


@pytest.mark.parametrize("words", ["", " ", "ক" * 121, "Admin@2024"])
def test_a_name_is_not_empty_nor_too_long_nor_a_password(folder, words):
    with pytest.raises(WorkspaceError):
        corrected(folder, {("upazila", "bn"): words}, same=True)


def test_names_that_are_written_so_already_change_nothing(folder):
    with pytest.raises(WorkspaceError, match="already"):
        corrected(folder, {("upazila", "en"): "Paikgacha"}, same=True)


def test_a_folder_without_a_ledger_is_asked_nothing(tmp_path):
    folder = lay_example(tmp_path / "fresh")
    assert corrected(folder, OTHER, same=None).config.committee.upazila.en == "Fulbaria"
    assert not (folder / "ledger.db").exists()


def test_the_command_shows_before_and_after_and_needs_to_be_told_that_it_is_the_same(folder):
    given = ("settings", "--upazila", "ফুলবাড়িয়া", "--upazila", "Fulbaria", "--workspace", folder, "--on", "2024-02-20")
    refused = run(*given, code=3)
    assert "--same-upazila" in refused.stderr
    told = run(*given, "--same-upazila", code=0)
    assert "Paikgacha" in told.stderr
    assert "Fulbaria" in told.stderr
    assert "Fulbaria" in run("settings", "--workspace", folder, code=0).stdout
    assert copied.other_committee(open_workspace(folder, roster=False)) is None
