"""What the assistant programmer is told, and asked, of the slips that came back."""

from __future__ import annotations

import pytest
from returned_slips import DAY, Case
from running import run

from auditor.cli import slips


@pytest.fixture
def case(tmp_path, monkeypatch):
    made = Case(tmp_path / "space")
    monkeypatch.setattr(slips, "open_store", lambda *_: made.store)
    return made


def opened(case, *, language="en", typed=None, code=0, on=DAY):
    return run("slips", "--workspace", case.folder, "--on", on, "--language", language, typed=typed, code=code)


def test_receipts_are_in_the_language_of_the_offices_whatever_the_talk_is_in(case):
    case.drop("slip.txt", case.seal())
    for language, told in (("en", "Slips: 1 taken now"), ("bn", "স্লিপ: এখন নেওয়া হয়েছে ০টি, আগে নেওয়া ১টি")):
        said = opened(case, language=language)
        assert told in said.stderr
        assert "স্লিপ" in said.stdout
        assert "পাওয়া গেছে" in said.stdout


def test_a_waiting_slip_is_counted_as_waiting_and_not_as_refused(case):
    case.drop("slip.txt", case.seal())
    case.store.held.clear()
    assert "0 files refused, 1 waiting" in opened(case, code=1).stderr
