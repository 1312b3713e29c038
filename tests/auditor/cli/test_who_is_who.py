"""Before a round is kept it is asked at the terminal who is who; without one it is told, and nothing is taken for answered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hand_roster import renamed, rewrite, spelt, workspace
from running import run
from typed_upazila import TypedUpazila

from auditor.rounds.ledger.ledger import Ledger

pytestmark = pytest.mark.sampled

MARCH = ("audit", "--on", "2024-03-21", "--keep", "--meeting", "2024-03", "--yes")
APRIL = ("audit", "--on", "2024-04-18", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--yes")
MAY = ("audit", "--on", "2024-05-16", "--keep", "--meeting", "2024-05", "--yes")
UNIONS = 3
NAMES = ("Alder", "Birch", "Cedar", "Hazel", "Maple", "Rowan", "Willow")


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A workspace with the round of March; only to be copied."""
    made = workspace(tmp_path_factory.mktemp("kept") / "space")
    run(*MARCH, "--workspace", made, code=1)
    return made


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "space"))


def counts(said: str) -> str:
    """The line that counts all findings."""
    return next(line for line in said.splitlines() if "Pass " in line).partition(": ")[2]


def at_terminal(folder: Path, *arguments: str, typed: str) -> str:
    """Run the program at a terminal at which something was typed, and return what stands on it."""
    ran = run(*arguments, "--workspace", folder, typed=typed)
    return ran.stderr + ran.stdout


def test_without_a_terminal_it_is_told_and_yes_answers_nothing(folder):
    rewrite(folder, renamed)
    said = run(*APRIL, "--workspace", folder, "--language", "en", code=1)
    assert said.stderr.count("the same post?") == 1
    assert f"In {UNIONS} offices: UP Secretary, now UP Administrative Officer: the same post?" in said.stderr
    again = run(*APRIL, "--workspace", folder, "--language", "en", code=1)
    assert f"In {UNIONS} offices" in again.stderr


@pytest.mark.parametrize(
    ("language", "question", "never"),
    [
        ("bn", "৩টি দপ্তরে ইউপি সচিব, এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা: একই পদ?", "the same post?"),
        ("en", "In 3 offices: UP Secretary, now UP Administrative Officer: the same post?", "একই পদ?"),
    ],
)
def test_alike_ones_are_asked_once_and_never_again(folder, language, question, never):
    before = counts(run("audit", "--on", "2024-04-18", "--workspace", folder).stderr)
    rewrite(folder, renamed)
    assert counts(run("audit", "--on", "2024-04-18", "--workspace", folder).stderr) != before
    shown = at_terminal(folder, *APRIL, "--language", language, typed="১\n")
    assert shown.count(question) == 1
    assert never not in shown
    after = run("audit", "--on", "2024-04-18", "--workspace", folder)
    assert counts(after.stderr) == before
    assert "the same post?" not in after.stderr
    assert question not in at_terminal(folder, *APRIL, "--language", language, typed="")


def test_who_only_presses_enter_is_asked_again_each_time_and_the_answer_makes_a_new_round(folder):
    rewrite(folder, spelt)
    question = "Lota Union Parishad, now Lotha Union Parishad: the same office?"
    first = at_terminal(folder, *APRIL, typed="\n")
    assert first.count(f"{question}\n  1.") == 1
    assert f"{question} Until it is answered" in first
    answered = at_terminal(folder, *APRIL, typed="1\n")
    assert answered.count(f"{question}\n  1.") == 1
    assert f"{question} Until it is answered" not in answered
    assert "Round 3 takes the place of round 2" in answered
    assert question not in at_terminal(folder, *APRIL, typed="")


@pytest.mark.long(instead="test_who_only_presses_enter_is_asked_again_each_time_and_the_answer_makes_a_new_round")
def test_a_question_that_was_left_open_is_asked_at_the_next_meeting_too(folder):
    rewrite(folder, spelt)
    at_terminal(folder, *APRIL, typed="\n")
    next_meeting = at_terminal(folder, *MAY, typed="\n1\n")  # first the day of the meeting after it is asked for
    assert "only presses Enter" in next_meeting
    question = "Lota Union Parishad, now Lotha Union Parishad: the same office?"
    assert question not in run("audit", "--on", "2024-05-16", "--workspace", folder).stderr


@pytest.fixture(name="asked_much")
def _asked_much(tmp_path) -> TypedUpazila:
    """A workspace in which seven posts of seven names are not called as they were in the round before."""
    made = TypedUpazila(tmp_path / "space")
    before, now = (
        [f"{name.lower()},{name} Office,department,Head,,,{name} {post}," for name in NAMES]
        for post in ("Clerk", "Aide")
    )
    made.lists(*before)
    made.answers(*(f"{name} Office,{name} Clerk,05.02.2024,ফোন,হ্যাঁ,,,,," for name in NAMES))
    made.knows_what_keeping_asks()
    made.keep("--yes", code=1)
    made.lists(*now)
    return made


def test_before_the_last_question_of_a_run_it_is_said_how_many_are_not_asked_in_it(asked_much):
    (*_, told) = [line for line in asked_much.audit(on="2024-03-19").stderr.splitlines() if "Roster: " in line]
    assert "Roster: 2 more such questions are open" in told
    assert "asks at most 5 of them" in told
    march = ("--on", "2024-03-19", "--keep", "--meeting", "2024-03", "--next-meeting", "2024-04-18", "--yes")
    first, second = (at_terminal(asked_much.folder, "audit", *march, typed="1\n" * 5) for _ in range(2))
    assert first.count("the same post?\n  1.") == 5
    assert "This is the last question of this run; 2 more such questions are not asked in it" in first
    assert first.index("This is the last question") > first.index("the same post?\n  1.")
    assert second.count("the same post?\n  1.") == 2
    assert "the last question of this run" not in second


def test_a_new_holder_is_one_since_the_day_that_is_typed(folder):
    rewrite(folder, renamed)
    at_terminal(folder, *APRIL, typed="2\n31.12.2030\n১৫.০৪.২০২৪\n")
    ledger = Ledger(folder / "ledger.db")
    since = [account.holder_since for row in ledger.rows(ledger.rounds()[-1]) for account in row.office.accounts]
    assert sum(day is not None and day.isoformat() == "2024-04-15" for day in since) == UNIONS
