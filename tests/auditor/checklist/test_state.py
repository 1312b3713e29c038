"""What the checklist is drawn from is gathered from the workspace, and nothing is written."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from auditor.checklist.state import LastRound, Register, register_name, state_of
from auditor.rounds import keeping
from auditor.rounds.listed import open_workspace

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
DAY = date(2024, 2, 20)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "space")
    for register in (tmp_path / "space" / "evidence").glob("register-*.xlsx"):
        register.unlink()
    return tmp_path / "space"


def state(folder, day=DAY):
    return state_of(open_workspace(folder), day)


def test_a_register_is_followed_from_the_folder_into_evidence(folder):
    register = register_name("2024-02")
    assert state(folder).register is Register.NOT_MADE
    shutil.copy(EXAMPLE / "evidence" / register, folder / register)
    assert state(folder).register is Register.BEING_FILLED
    (folder / register).rename(folder / "evidence" / register)
    assert state(folder).register is Register.IN_EVIDENCE


def test_a_register_in_evidence_may_have_any_name_until_it_entered_a_round(folder):
    (folder / "evidence" / "unions").mkdir(parents=True)
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence" / "unions" / "ফেরত (2).xlsx")
    assert state(folder).register is Register.IN_EVIDENCE
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    assert state(folder).register is Register.IN_EVIDENCE
    assert state(folder, date(2024, 3, 4)).register is Register.NOT_MADE


def test_a_register_of_another_month_does_not_count(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-03.xlsx", folder / "register-2024-03.xlsx")
    assert state(folder).register is Register.NOT_MADE


def test_before_anything_came_in_every_counted_office_is_silent(folder):
    found = state(folder)
    assert (found.answered, len(found.silent)) == (0, found.counted)
    assert found.kept is None


def test_offices_that_told_something_are_no_longer_silent(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    found = state(folder)
    assert found.answered > 0
    assert found.answered + len(found.silent) == found.counted


def test_the_last_round_is_known_and_whether_its_papers_are_there(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    assert state(folder).kept == LastRound(DAY, "2024-02", "out/001-2024-02", has_papers=False)
    (folder / "out" / "001-2024-02").mkdir(parents=True)
    assert state(folder).kept == LastRound(DAY, "2024-02", "out/001-2024-02", has_papers=True)


def test_looking_writes_nothing(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    state(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
