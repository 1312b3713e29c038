"""What is kept stays: lost files are named before a round is kept."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from few_offices import lay_example
from running import run

from auditor.model.evidence import Observation, Reference
from auditor.model.facts import SHARED
from auditor.model.grades import Grade
from auditor.rounds import listed, observing
from auditor.rounds.ledger import Ledger

DAY = date(2024, 2, 20)
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
KEEP = ("audit", "--on", DAY.isoformat(), "--keep", "--meeting", "2024-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_example(tmp_path / "space")
    return tmp_path / "space"


def lose_a_recorded_file(folder: Path) -> str:
    """Record what a vault shows of an account, and lose the file; return its name."""
    space = listed.open_workspace(folder)
    account = next(account.id for office in listed.roster_of(space).offices for account in office.accounts)
    shown = Observation(account, SHARED, False, Grade.DECLARED, "vault", DAY, Reference("", ""))
    name = observing.record_observations(space, by="vault", stem="vault", observations=[shown], day=DAY)
    (folder / "evidence" / name).unlink()
    return name


def test_a_round_is_kept_without_a_lost_file_and_says_so(folder):
    name = lose_a_recorded_file(folder)
    kept = run(*KEEP, "--workspace", folder, code=1)
    assert f"{name} (February 2024)" in kept.stderr
    assert f"without 1 files that the ledger vouches for: {name}" in kept.stderr
    (head,) = Ledger(folder / "ledger.db").rounds()
    assert head.header.unread == (name,)


def test_the_checklist_counts_a_lost_file_among_the_unread(folder):
    lose_a_recorded_file(folder)
    said = run("--workspace", folder, "--on", DAY.isoformat(), "--language", "en", code=0)
    assert "1 files could not be read" in said.stdout
