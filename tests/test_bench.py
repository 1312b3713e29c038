"""The benches still measure what there is: each does its work once, small; nothing is said of how long it takes."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageFile

BENCH = Path(__file__).parent / "bench"
RIVALS = {"weasyprint": "weasyprint", "reportlab": "reportlab"}


@pytest.fixture
def group(monkeypatch):
    """Return a group of claims by its name, as a bench finds it."""
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.setattr(
        ImageFile, "LOAD_TRUNCATED_IMAGES", ImageFile.LOAD_TRUNCATED_IMAGES
    )  # weasyprint changes it for all
    known = set(sys.modules)
    yield importlib.import_module
    importlib.import_module("measuring").AT_THE_END.close()
    for name in set(sys.modules) - known:
        if Path(getattr(sys.modules[name], "__file__", "") or "").parent == BENCH:
            del sys.modules[name]


def done_once(group, name, *, but=()):
    """Let every contender of a group work once, and return the names of its claims."""
    found = set()
    for claim in group(name).claims():
        if claim.name not in but:
            rivals = {rival: run for rival, run in claim.rivals.items() if is_there(rival)}
            assert set(group("measuring").measure(replace(claim, rivals=rivals, runs=0)).costs) == {"auditor", *rivals}
            found.add(claim.name)
    return found


def is_there(rival):
    package = next((package for package in RIVALS if rival.startswith(package)), None)
    return package is None or importlib.util.find_spec(package) is not None


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_a_nation_is_audited_kept_verified_and_looked_at(group, monkeypatch):
    nation = group("nation")
    monkeypatch.setattr(nation, "OFFICES", 5)
    monkeypatch.setattr(nation, "MONTHS", nation.MONTHS[-2:])
    assert len(done_once(group, "nation")) == 6
    assert {folder.name for folder in nation._made().iterdir()} == {"nation-5"}


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_tables_are_read_written_and_kept(group, monkeypatch):
    monkeypatch.setattr(group("tables"), "OFFICES", 20)
    assert len(done_once(group, "tables")) == 4


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_passwords_are_judged(group, monkeypatch):
    monkeypatch.setattr(group("passwords"), "A_RUN", 2)
    assert len(done_once(group, "passwords", but={"slowest password"})) == 2


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_papers_are_drawn(group, monkeypatch):
    monkeypatch.setattr(group("papers"), "PAPERS", 4)
    monkeypatch.setattr(group("papers"), "A_RUN", 1)
    assert len(done_once(group, "papers")) == 4


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_ten_times_the_work_is_done(group, monkeypatch):
    growth = group("growth")
    monkeypatch.setattr(growth, "WORK", {name: (*work[:2], 1) for name, work in growth.WORK.items()})
    assert done_once(group, "growth") == growth.WORK.keys()


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_hostile_files_are_read(group, monkeypatch):
    hostile = group("hostile")
    for kind in ("SLIPS", "TABLES"):
        monkeypatch.setattr(hostile, kind, dict(list(getattr(hostile, kind).items())[:1]))
    monkeypatch.setattr(hostile.hostile_files, "PAGES", dict(list(hostile.hostile_files.PAGES.items())[:1]))
    monkeypatch.setattr(hostile, "HEAPS", {})
    assert len(done_once(group, "hostile")) == 3


@pytest.mark.long(instead="test_what_is_asked_is_told_as_met_or_missed")
def test_what_a_hand_feels_is_felt(group, monkeypatch):
    hand = group("hand")
    monkeypatch.setattr(hand, "GETS", 1)
    assert len(done_once(group, "hand", but={"large screens", "all PDFs", "page", "keystroke"})) == 5


def test_what_is_asked_is_told_as_met_or_missed(group):
    measuring, run = group("measuring"), group("run")
    costs = {"auditor": [measuring.Cost(1, 2, 30)] * 2, "rival": [measuring.Cost(3, 3)] * 2}
    asked = [
        measuring.Asked("faster", 3, "rival"),
        measuring.Asked("slower", 0.3, "rival"),
        measuring.Asked("wall", 1),
        measuring.Asked("megabytes", 30),
    ]
    claim = measuring.Claim("it", "done", lambda _: None, {"rival": lambda _: None}, asked)
    told = run.table([measuring.Measured(claim, costs)])
    assert [line.count("**met**") for line in told.splitlines() if "asked" in line] == [1, 0, 0, 1]
    assert "| done | auditor | 1.0 / 1.0 / 1.0 s | 2.0 / 2.0 / 2.0 s | 30 MB |  |" in told
    assert "|  | rival | 3.0 / 3.0 / 3.0 s | 3.0 / 3.0 / 3.0 s |  | 3 |" in told
    page = "a\n<!-- measured: it -->\nold\n<!-- end -->\nb"
    assert run.put(page, "it", "new") == "a\n<!-- measured: it -->\n\nnew\n<!-- end -->\nb"
