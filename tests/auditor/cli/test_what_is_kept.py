"""What is kept stays: lost files are named before a round is kept."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import openpyxl
from running import run

from auditor.model.evidence import Observation, Reference
from auditor.model.facts import SHARED
from auditor.model.grades import Grade
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 2, 20)
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
KEEP = ("audit", "--on", DAY.isoformat(), "--keep", "--meeting", "2024-02")


def lose_a_recorded_file(folder: Path) -> str:
    """Record what a vault shows of an account, and lose the file; return its name."""
    space = listed.open_workspace(folder)
    account = next(account.id for office in listed.roster_of(space).offices for account in office.accounts)
    shown = Observation((account,), SHARED, False, Grade.DECLARED, "vault", DAY, Reference("", ""))
    name = observing.record_observations(space, by="vault", stem="vault", observations=[shown], day=DAY)
    (folder / "evidence" / name).unlink()
    return name


def test_a_round_is_kept_without_a_lost_file_and_says_so(folder):
    name = lose_a_recorded_file(folder)
    kept = run(*KEEP, "--workspace", folder, code=1)
    assert f"{name} (February 2024)" in kept.stderr
    assert f"without 1 file that the ledger vouches for: {name}" in kept.stderr
    (head,) = Ledger(folder / "ledger.db").rounds()
    assert head.header.unread == (name,)


def test_the_checklist_counts_a_lost_file_among_the_unread(folder):
    lose_a_recorded_file(folder)
    said = run("--workspace", folder, "--on", DAY.isoformat(), "--language", "en", code=0)
    assert "could not be read or are missing: 1." in said.stdout


def kept_then(folder: Path, change) -> str:
    """Keep a round, let something happen to its register, and return what the next audit says."""
    run(*KEEP, "--workspace", folder, code=1)
    change(folder / "evidence" / "register-2024-02.xlsx")
    return run("audit", "--workspace", folder, "--on", DAY.isoformat(), "--language", "en", code=1).stderr


def test_a_file_that_spoke_in_the_last_round_and_is_gone_is_named_before_its_no_is_forgotten(folder):
    assert "register-2024-02.xlsx spoke in the last kept round and is not in the evidence any more" in kept_then(
        folder, Path.unlink
    )


def test_a_file_that_was_changed_since_is_told_where_its_correction_belongs(folder):
    def change(path: Path) -> None:
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["Z60"] = "x"
        book.save(path)

    assert "register-2024-02.xlsx was changed since it spoke in a kept round" in kept_then(folder, change)


def test_a_file_that_was_only_renamed_is_not_told(folder):
    said = kept_then(folder, lambda path: path.rename(path.with_name("anyhow.xlsx")))
    assert "last kept round" not in said
