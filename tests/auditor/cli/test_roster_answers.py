"""`auditor roster answers`: what was answered about who is who, and a wrong answer taken back and asked again at once."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},"
ANSWER = "Lota UP,{post},10.02.2024,ফোন,হ্যাঁ,১৯.০১.২০২৪,,,"
AGAIN = "--on", "2024-03-22"


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """An upazila in which it was answered that a renamed post is the same."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA.format(post="Secretary"))
    made.answers(ANSWER.format(post="Secretary"))
    made.keep()
    made.lists(LOTA.format(post="Administrative Officer"))
    asked = made.keep("--yes", meeting="2024-03", on="2024-03-20", typed="\n" * 3 + "1\n").stderr
    assert "Secretary, now Administrative Officer: the same post?" in asked
    return made


def answers(upazila: TypedUpazila, *more: str, **how: object):
    return run("roster", "answers", *more, "--workspace", upazila.folder, **how)


def test_it_is_taken_back_once_it_was_seen_what_changes_and_asked_again_at_once(upazila):
    assert "the same" in answers(upazila, code=0).stdout
    taken = answers(upazila, "1", *AGAIN, typed="y\n3\n", code=0).stderr
    assert "Lota UP: now " in taken
    assert taken.count("Secretary, now Administrative Officer: the same post?") == 1
    listed = answers(upazila, code=0).stdout
    assert "no longer" in listed
    assert "another one" in listed
    assert "holds no longer" in answers(upazila, "1", *AGAIN, code=3).stderr


def test_without_a_terminal_it_is_taken_back_by_yes_alone_and_asked_before_the_next_round(upazila):
    assert "add --yes" in answers(upazila, "1", *AGAIN, code=2).stderr
    assert "no longer" not in answers(upazila, code=0).stdout
    answers(upazila, "1", "--yes", *AGAIN, code=0)
    assert "Secretary, now Administrative Officer: the same post?" in upazila.audit(on="2024-03-22").stderr


def test_where_nothing_was_answered_it_is_said(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA.format(post="Secretary"))
    assert "Nothing was answered yet" in answers(made, code=0).stderr


@pytest.mark.parametrize("yes", [("--yes",), ()])
def test_no_answer_is_taken_back_on_a_day_before_it_was_given(upazila, yes):
    ledger = (upazila.folder / "ledger.db").read_bytes()
    said = answers(upazila, "1", *yes, "--on", "2024-03-19", code=3).stderr
    assert "Answer 1 was given on 20.03.2024, and cannot be taken back on 19.03.2024, before that" in said
    assert (upazila.folder / "ledger.db").read_bytes() == ledger
    answers(upazila, "1", "--yes", "--on", "2024-03-20", code=0)


def test_an_answer_is_taken_back_as_on_a_day_before_the_last_round_only_where_that_is_meant(upazila):
    upazila.keep("--yes", meeting="2024-04", on="2024-04-20")
    asked = "lies before the last kept round, of 20.04.2024"
    assert asked in answers(upazila, "1", "--on", "2024-03-25", typed="n\n", code=3).stderr
    assert "no longer" not in answers(upazila, code=0).stdout
    answers(upazila, "1", "--yes", "--on", "2024-03-25", code=0)
