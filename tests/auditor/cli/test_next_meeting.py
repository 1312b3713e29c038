"""What is left in a round is due before the meeting after that of the round, in the same words in every paper."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import keyring
import pytest
from few_offices import lay_example
from keyrings import FileKeyring
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.cli import _standing
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.answers import read_day
from auditor.workspace import settings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled
APRIL = ("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-10", "--yes")
"""The round for the planned meeting of 18 April 2024, kept before it."""


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    folder = lay_example(tmp_path_factory.mktemp("space") / "space")
    (folder / "evidence" / "register-2024-03.xlsx").unlink()  # so that much is left to do
    return folder


@pytest.fixture
def folder(laid, tmp_path) -> Path:
    shutil.copytree(laid, tmp_path / "space")
    return tmp_path / "space"


def paper(folder: Path, *document: str, language: str = "en") -> str:
    """A paper of the last round as the terminal shows it, its lines joined."""
    line = ("report", "--format", "terminal", *document, "--language", language, "--workspace", folder)
    return " ".join(run(*line, code=0).stdout.split())


def record(folder: Path) -> dict:
    line = ("report", "--audience", "chair", "--format", "json", "--workspace", folder)
    return json.loads(run(*line, code=0).stdout)["summary"]["head"]


def papers(folder: Path, language: str) -> list[str]:
    """The report of an office, the chair's annex, and the one for the minutes."""
    return [
        paper(folder, "--office", "agriculture", language=language),
        paper(folder, "--audience", "chair", language=language),
        paper(folder, "--audience", "minutes", language=language),
    ]


def test_a_next_meeting_years_ahead_is_asked_about_before_the_round_is_kept(folder):
    line = ("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-10", "--next-meeting", "2042-05-16")
    refused = run(*line, "--workspace", folder, code=3).stderr
    assert "The next meeting, 16.05.2042, lies more than 190 days ahead" in refused
    assert not Ledger(folder / "ledger.db").rounds()


@pytest.mark.parametrize(("language", "words"), [("en", "before the next meeting"), ("bn", "পরবর্তী সভার আগে")])
def test_where_only_the_meeting_itself_is_known_nothing_is_due_on_its_day(folder, language, words):
    said = run(*APRIL, "--language", language, "--workspace", folder, code=1).stderr
    assert words in said
    assert "--next-meeting" in said
    for shown in papers(folder, language):
        assert words in shown
    head = record(folder)
    assert (head["due"], head["next_meeting"], head["meeting_day"]) == (None, None, "2024-04-18")


@pytest.mark.parametrize(("language", "day"), [("en", "16.05.2024"), ("bn", "১৬.০৫.২০২৪")])
def test_the_meeting_that_follows_is_the_due_day_of_every_paper(folder, language, day):
    run(*APRIL, "--next-meeting", "2024-05-16", "--workspace", folder, code=1)
    for shown in papers(folder, language):
        assert day in shown
    head = record(folder)
    assert (head["due"], head["due_assumed"], head["next_meeting"]) == ("2024-05-16", True, "2024-05-16")


@pytest.mark.parametrize("typed", ["18.04.2024\n16.05.2024\n", "কাল\n১৬/০৫/২০২৪\n"])
def test_at_a_terminal_the_day_is_asked_once_refused_where_it_is_not_later_and_planned_from_then_on(folder, typed):
    day = read_day(typed.partition("\n")[0])
    asked = "Day of the meeting after that of 18.04.2024"
    said = run(*APRIL, "--workspace", folder, typed=typed, code=1).stderr
    assert said.count(asked) == 2
    assert "lies after 18.04.2024" in said
    assert ("That is no day" in said, "18.04.2024 is too early" in said) == (day is None, day is not None)
    assert settings.told(folder)["next-meeting"] == date(2024, 5, 16)
    assert record(folder)["due"] == "2024-05-16"
    assert asked not in run(*APRIL, "--workspace", folder, typed="", code=1).stderr


def test_why_a_day_was_not_taken_and_which_would_be_are_two_sentences_in_bangla_too(folder):
    said = run(*APRIL, "--language", "bn", "--workspace", folder, typed="৩১.০২.২০২৪\n\n", code=1).stderr
    assert "১৮.০১.২০২৪। পরের সভার তারিখ ১৮.০৪.২০২৪-এর পরে হবে।" in said


def test_of_a_meeting_that_is_named_by_its_day_only_the_one_that_follows_is_asked_for(folder):
    run("settings", "--next-meeting", "-", "--on", "2024-04-10", "--workspace", folder, code=0)
    line = ("audit", "--keep", "--meeting", "2024-04-18", "--on", "2024-04-10", "--yes", "--workspace", folder)
    said = run(*line, typed="16.05.2024\n", code=1).stderr
    assert said.count("Day of the") == 1
    assert record(folder)["due"] == "2024-05-16"


def test_a_refused_round_leaves_the_plan_as_it_was(folder):
    shutil.rmtree(folder / "evidence")
    line = [word for word in APRIL if word != "--yes"]
    run(*line, "--next-meeting", "2024-05-16", "--workspace", folder, code=3)
    assert settings.told(folder)["next-meeting"] == date(2024, 4, 18)


def test_what_follows_from_a_kept_round_is_done_though_its_table_cannot_be_shown(folder, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr(_standing, "show", broken)
    run(*APRIL, "--next-meeting", "2024-05-16", "--workspace", folder, code=4)
    assert len(Ledger(folder / "ledger.db").rounds()) == 1
    assert settings.told(folder)["next-meeting"] == date(2024, 5, 16)
    assert (folder / "handover.pdf").is_file()


@pytest.mark.parametrize(("language", "words"), [("en", "lies after 18.04.2024"), ("bn", "১৮.০৪.২০২৪-এর পরে")])
def test_the_very_meeting_is_refused_as_the_one_that_follows(folder, language, words):
    line = (*APRIL, "--next-meeting", "2024-04-18", "--language", language)
    assert words in run(*line, "--workspace", folder, code=2).stderr


@pytest.fixture
def unplanned(folder) -> Path:
    """A workspace that knows no day of a meeting."""
    run("settings", "--next-meeting", "-", "--on", "2024-04-10", "--workspace", folder, code=0)
    return folder


def test_beside_a_meeting_of_which_the_month_is_named_the_one_that_follows_is_taken_and_planned(unplanned):
    said = run(*APRIL, "--next-meeting", "2024-05-16", "--language", "en", "--workspace", unplanned, code=1).stderr
    assert "next meeting" not in said
    assert (record(unplanned)["due"], settings.told(unplanned)["next-meeting"]) == ("2024-05-16", date(2024, 5, 16))


@pytest.mark.parametrize(("language", "words"), [("en", "in the month of the meeting itself"), ("bn", "সভার মাসেই")])
def test_a_day_of_that_very_month_is_not_taken_for_the_one_that_follows(unplanned, language, words):
    line = (*APRIL, "--next-meeting", "2024-04-18", "--language", language)
    said = run(*line, "--workspace", unplanned, code=2).stderr
    assert words in said
    assert "--meeting 2024-04-18" in said
    assert "next-meeting" not in settings.told(unplanned)


@pytest.mark.parametrize("command", [("register", "new"), ("invite",)])
@pytest.mark.parametrize(("on", "is_told"), [("2024-02-20", True), ("2024-03-05", False)])
def test_what_is_named_by_the_month_of_making_says_for_which_meeting_it_is(tmp_path, monkeypatch, command, on, is_told):
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(tmp_path / "keyring"))
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    said = run(*command, "--yes", "--on", on, "--language", "en", "--workspace", upazila.folder, code=0).stderr
    told = "For the meeting of 19.03.2024; the name has February 2024, the month in which this was made."
    assert (told in " ".join(said.split())) is is_told
