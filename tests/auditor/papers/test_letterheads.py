"""What of the settings stands on papers may change: a paper of then is known as it was, and only what was noted is."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from changing import replace
from running import run

from auditor.i18n import Language
from auditor.model.made_papers import LetterheadUsed
from auditor.papers import checking, comparing, letterheads, of_round, packing
from auditor.rounds import listed, looking_back
from auditor.rounds.ledger import Ledger

GOLDEN = Path(__file__).parents[2] / "golden" / "workspaces" / "0.1.0-with-revisions"
THEN, LATER = date(2024, 4, 1), date(2024, 4, 20)
compare = partial(comparing.compare, tick=lambda: None, beside=packing.print_files_by_suffix)


@pytest.fixture(name="space")
def _space(tmp_path):
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "space"))
    return with_settings(listed.open_workspace(folder, roster=False), ap_phone="01711-223344", answer_days=7)


def with_settings(space, **changed):
    return letterheads.with_letterhead(space, replace(space.config.letterhead, **changed))


def papers(space):
    made = of_round.files(space, looking_back.history(space, 1), ["docx"], [Language.EN])
    return {file.name: file.content() for file in made if file.name.startswith("offices/0")}


def told(space, found) -> str:
    return " ".join(message.en for message in checking.compared(space, found))


def test_an_untouched_paper_of_then_is_known_after_phone_mailbox_and_days_were_changed(space):
    letterheads.note(space, THEN)
    made = papers(space)
    name = min(made)
    now = with_settings(space, ap_phone="01722-111222", uno_mail="uno2@example.gov.bd", answer_days=5)
    letterheads.note(now, LATER)
    found = compare(now, name, made[name])
    assert (found.exact, found.with_letterhead_of) == (True, THEN)
    assert "01.04.2024" in told(now, found)
    of_now = compare(now, name, papers(now)[name])
    assert (of_now.exact, of_now.with_letterhead_of) == (True, None)


def test_a_phone_that_was_never_in_the_settings_is_told(space):
    letterheads.note(space, THEN)
    name, forged = min(papers(with_settings(space, ap_phone="01799-999999")).items())
    found = compare(with_settings(space, ap_phone="01722-111222"), name, forged)
    assert checking.differs(found)
    assert "the paper says 01799-999999, the settings now say 01722-111222" in told(space, found)
    assert "the round says" not in told(space, found)


def test_the_letterhead_is_noted_when_papers_are_made_and_before_it_is_changed(tmp_path):
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "space"))
    ledger = Ledger(folder / "ledger.db")

    def noted():
        return [note.letterhead.ap_phone for note in ledger.notes(LetterheadUsed)]

    on = ("--workspace", folder, "--on", "2024-04-20")
    first = listed.open_workspace(folder, roster=False).config.letterhead.ap_phone
    run("settings", "--phone", "01722-111222", *on)
    assert noted() == [first]
    for _ in range(2):
        run("report", "--format", "csv", *on)
    assert noted() == [first, "01722-111222"]
