"""What is odd about a round is asked about before anything is written."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from running import run

from auditor.cli import _shell
from auditor.model.journal import MeetingMoved
from auditor.rounds.asking import clock
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

ODD = {
    "two months ahead": ("2024-06", "2024-04-12", {"en": "no meeting of June 2024", "bn": "জুন ২০২৪ মাসে কোনো সভা নির্ধারিত নেই"}),
    "in another century": ("2099-01", "2099-01-01", {"en": "lies after today", "bn": "আজকের তারিখ"}),
    "before the decision": ("2023-12", "2023-12-20", {"en": "but the decision is of 18.01.2024 only", "bn": "অথচ সিদ্ধান্তটি ১৮.০১.২০২৪ তারিখের"}),
}  # fmt: skip


@pytest.fixture
def silent(folder: Path) -> Path:
    """A workspace without any evidence."""
    shutil.rmtree(folder / "evidence")
    return folder


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def keep(folder: Path, meeting: str, day: str, *more: str, **how):
    return run("audit", "--keep", "--meeting", meeting, "--on", day, "--workspace", folder, *more, **how)


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize(("meeting", "day", "words"), ODD.values(), ids=ODD)
def test_without_a_terminal_an_odd_round_is_refused_and_nothing_is_changed(folder, meeting, day, words, language):
    before = contents(folder)
    done = keep(folder, meeting, day, "--language", language, code=3)
    assert words[language] in done.stderr
    assert "--yes" in done.stderr
    assert contents(folder) == before


@pytest.mark.parametrize("language", ["en", "bn"])
def test_who_says_no_at_the_terminal_keeps_nothing(silent, language):
    before = contents(silent)
    done = keep(silent, "2024-02", "2024-02-20", "--language", language, typed="n\n", code=3)
    assert {"en": "Is this meant?", "bn": "এটিই কি চান?"}[language] in done.stderr
    assert contents(silent) == before


@pytest.mark.parametrize(
    ("language", "words", "no"), [("en", "Type y for yes or n for no.", "n"), ("bn", "হ্যাঁ বা না লিখুন।", "না")]
)
def test_who_says_neither_yes_nor_no_is_asked_again_in_the_language_of_the_talk(silent, language, words, no):
    done = keep(silent, "2024-02", "2024-02-20", "--language", language, typed=f"perhaps\n{no}\n", code=3)
    assert done.stderr.count(words) == 1
    assert "Error" not in done.stderr
    assert not (silent / "ledger.db").exists()


@pytest.mark.parametrize("typed", ["", "perhaps\n"])
def test_an_end_of_input_ends_the_asking_and_keeps_nothing(silent, typed):
    keep(silent, "2024-02", "2024-02-20", typed=typed, code=130)
    assert not (silent / "ledger.db").exists()


def test_who_says_yes_is_asked_once_and_keeps_the_round(silent):
    done = keep(silent, "2024-02", "2024-02-20", typed="y\n", code=1)
    assert done.stderr.count("Is this meant?") == 1
    assert "no information" in done.stderr
    assert (silent / "ledger.db").exists()


def test_a_round_without_information_is_kept_only_where_that_is_meant(silent):
    assert "no information" in keep(silent, "2024-02", "2024-02-20", code=3).stderr
    assert not (silent / "ledger.db").exists()
    keep(silent, "2024-02", "2024-02-20", "--yes", code=1)
    assert (silent / "ledger.db").exists()


def test_an_ordinary_round_is_not_asked_about(folder):
    assert "Is this meant?" not in keep(folder, "2024-02", "2024-02-20", typed="", code=1).stderr


@pytest.mark.parametrize(
    "line",
    [("audit", "--keep", "--meeting", "1980-01"), ("invite",), ("register", "new"), ("slips",)],
    ids=" ".join,
)
@pytest.mark.parametrize(("language", "words"), [("en", "the clock is wrong"), ("bn", "কম্পিউটারের তারিখ ভুল")])
def test_a_wrong_clock_is_said_to_be_one_and_nothing_is_written(folder, monkeypatch, line, language, words):
    monkeypatch.setattr(_shell.Shell, "clock", date(1980, 1, 1))
    before = contents(folder)
    assert words in run(*line, "--workspace", folder, "--language", language, code=3).stderr
    assert contents(folder) == before


def test_under_a_wrong_clock_no_workspace_is_begun(tmp_path, monkeypatch):
    monkeypatch.setattr(_shell.Shell, "clock", date(1980, 1, 1))
    line = ("--upazila", "Koyra", "--last-meeting", "18.01.2024", "--language", "en")
    assert "Nothing was done. This computer's clock" in run("init", tmp_path / "new", *line, code=3).stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no file can have such a name there")
def test_evidence_whose_name_cannot_be_read_is_told_and_the_rest_is_kept(folder):
    register = folder / "evidence" / "register-2024-02.xlsx"
    register.rename(register.with_name(os.fsdecode(b"register-\xe9.xlsx")))
    line = ("--meeting", "2024-03", "--on", "2024-03-20", "--yes", "--workspace", folder, "--language", "en")
    assert "register-?.xlsx: its name has a sign" in run("audit", "--keep", *line, code=1).stderr
    (kept,) = Ledger(folder / "ledger.db").rounds()
    assert kept.header.unread == ("register-?.xlsx",)
    assert "the same" in run("verify", "--workspace", folder, "--language", "en", code=0).stderr


def test_sheets_for_a_day_that_no_code_can_name_are_refused_in_words(folder):
    assert "cannot be the day" in run("invite", "--on", "1980-01-01", "--workspace", folder, code=3).stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("the clock is wrong", "set this computer's clock")),
        ("bn", ("কম্পিউটারের তারিখ ভুল", "তারিখ ঠিক করে আবার শুরু করুন")),
    ],
)
def test_the_checklist_begins_with_a_wrong_clock_and_ends_in_setting_it(folder, monkeypatch, language, words):
    monkeypatch.setattr(_shell.Shell, "clock", date(1980, 1, 1))
    lines = run("--workspace", folder, "--language", language, code=0).stdout.strip().split("\n")
    assert words[0] in lines[0]
    assert words[1] in lines[-1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("01.01.2009 by this computer's clock, or by --on", "set this computer's clock")),
        ("bn", ("ঘড়ি বা --on অনুযায়ী আজ ০১.০১.২০০৯", "তারিখ ঠিক করে আবার শুরু করুন")),
    ],
)
@pytest.mark.parametrize("given", [True, False])
def test_the_checklist_of_a_day_before_the_decision_names_the_clock_and_ends_in_setting_it(
    folder, monkeypatch, language, words, given
):
    day = date(2009, 1, 1)
    if not given:
        monkeypatch.setattr(clock, "BUILD_YEAR", day.year)
        monkeypatch.setattr(_shell.Shell, "clock", day)
    on = ("--on", f"{day}") if given else ()
    lines = run(*on, "--workspace", folder, "--language", language, code=0).stdout.strip().split("\n")
    assert words[0] in lines[0]
    assert words[1] in lines[-1]


@pytest.mark.parametrize("given", [True, False])
def test_of_a_day_before_the_decision_the_clock_is_named_first_and_the_meeting_last(folder, monkeypatch, given):
    day = date(2009, 1, 1)
    if not given:
        monkeypatch.setattr(clock, "BUILD_YEAR", day.year)
        monkeypatch.setattr(_shell.Shell, "clock", day)
    line = ("audit", "--keep", "--meeting", "2024-02", *(("--on", f"{day}") if given else ()))
    first, *_, last = run(*line, "--workspace", folder, "--language", "en", code=3).stderr.strip().splitlines()
    assert first.startswith("The day of this work is 01.01.2009 by this computer's clock, or by --on")
    assert "far from the day of the audit" in last


def test_a_clock_that_is_wrong_is_said_before_which_of_two_meetings_is_meant(folder, monkeypatch):
    for day in ("2024-04-04", "2024-04-18"):
        Ledger(folder / "ledger.db").note(
            MeetingMoved(f"2024-03-{day[-2:]}", None, date.fromisoformat(day), date(2024, 2, 2))
        )
    line = ("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, "--language", "en")
    assert "Several meetings" in run(*line, "--on", "2024-02-20", code=3).stderr
    monkeypatch.setattr(_shell.Shell, "clock", date(1980, 1, 1))
    assert "the clock is wrong" in run(*line, code=3).stderr


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_waiver_that_ended_is_told_by_the_names_of_the_office_and_the_duty(folder, language):
    waivers = folder / "waivers.toml"
    ended = (
        waivers.read_text("utf-8").replace("2024-05-31", "2024-02-10").replace("two-step-enabled", "profile-updated")
    )
    waivers.write_text(ended, encoding="utf-8")
    for more in ([], ["--keep", "--meeting", "2024-02"]):
        said = run("audit", "--on", "2024-02-20", "--workspace", folder, "--language", language, *more, code=1).stderr
        (line,) = [line for line in said.splitlines() if {"en": "The waiver of", "bn": ": বর্ধিত সময়"}[language] in line]
        assert {"en": "Statistics Office", "bn": "পরিসংখ্যান"}[language] in line
        assert "profile-updated" not in line


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The copy for the minutes will give no result of: Decision 09, Decision 11."),
        ("bn", "কার্যবিবরণীর কপিতে ফলাফল থাকবে না: ০৯ নং সিদ্ধান্ত, ১১ নং সিদ্ধান্ত।"),
    ],
)
def test_of_which_decisions_the_minutes_say_nothing_is_told_with_the_round_that_is_kept(folder, language, words):
    told = keep(folder, "2024-02", "2024-02-20", "--language", language, code=1).stderr
    assert words in told


def test_where_the_minutes_say_all_nothing_is_told_of_it(silent):
    assert "will give no result" not in keep(silent, "2024-02", "2024-02-20", "--yes", code=1).stderr


def test_what_stops_keeping_is_said_before_anything_is_asked(silent):
    (silent / "evidence").mkdir()
    (silent / "evidence" / "logins.csv").write_text("দপ্তর,ইউজার আইডি,পাসওয়ার্ড\nলতা ইউপি,lota,Secret#123\n", "utf-8")
    done = keep(silent, "2024-06", "2024-04-12", typed="y\ny\ny\ny\n", code=3)
    assert "Nothing was kept, because of logins.csv. Do with it as said above, and run again." in done.stderr
    assert "belongs to another" not in done.stderr
    assert "Is this meant?" not in done.stderr
