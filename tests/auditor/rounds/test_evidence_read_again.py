"""Evidence is read again once accounts that were only counted have their numbers: what does not depend on that is done once."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from changing import replace
from running import ROOT

from auditor.exports import opened_once, records
from auditor.exports.mapping import Beside
from auditor.rounds import assessing
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity.listed import open_workspace

DAY = date(2024, 3, 21)


@pytest.fixture(name="space")
def _space(tmp_path):
    return open_workspace(shutil.copytree(ROOT / "auditor" / "examples" / "paikgacha", tmp_path / "paikgacha"))


def noting(monkeypatch, module, name):
    """Return what is noted of each call of a function, by its first argument."""
    noted, made = [], getattr(module, name)
    monkeypatch.setattr(module, name, lambda *given, **named: (noted.append(given[0]), made(*given, **named))[1])
    return noted


def test_each_record_is_opened_once_though_the_files_are_read_twice(space, monkeypatch):
    opened, read = (
        noting(monkeypatch, records, "opened"),
        noting(monkeypatch, evidence_folder, "read_evidence_files"),
    )
    assessing.assess(space, DAY)
    assert len(read) == 2
    assert [file.name for file in opened] == ["exports/portal-users-2024-03-18.csv"]


def test_a_record_of_which_something_else_is_said_is_opened_anew_and_none_is_held_afterwards(space, monkeypatch):
    (file,) = (each for each in evidence_folder.evidence_files(space) if each.name.startswith("exports/"))
    opened = noting(monkeypatch, records, "opened")
    with opened_once.opened_once():
        first = opened_once.opened(file, None)
        assert opened_once.opened(file, None) is first
        alike = replace(file, name="exports/portal-users-2024-03-19.csv")
        assert opened_once.opened(alike, None).file.name == alike.name
        said = Beside(None, first.mapping.id, date(2024, 3, 18))
        assert opened_once.opened(file, said).beside == said
    assert opened_once.opened(file, None) is not first
    assert len(opened) == 4
