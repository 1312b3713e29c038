"""A user ID in two lists: where the answer which of them it is is taken back, all is open as before that answer, and no more."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.rounds import assessing
from auditor.rounds.asking import taking_back
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace, roster_of

MARCH, LATER = date(2024, 3, 20), date(2024, 3, 22)
LISTS = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1",
    "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Accountant,k1",
)
BOTH = (*LISTS, "koyra,Koyra UP,,,,,Clerk,l1")


@pytest.fixture
def upazila(tmp_path):
    """The secretary of Lota UP has a user ID that stands in the list of Koyra UP, too."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LISTS)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ"
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু,20.01.2024,ঠিক আছে", heads=heads)
    made.keep(code=1)
    made.lists(*BOTH)
    return made


def questions(upazila):
    return assessing.made_now(open_workspace(upazila.folder), LATER).questions


def answers(upazila, which):
    (question,) = questions(upazila)
    answered = question.answered(question.choices[which], meeting="2024-03", today=MARCH)
    identities.answer(open_workspace(upazila.folder), answered, MARCH)


def listed(upazila):
    offices = roster_of(open_workspace(upazila.folder)).offices
    return [(account.id, account.doubts) for office in offices for account in office.accounts]


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("kept", [False, True])
def test_what_is_asked_again_is_what_was_asked_before_the_answer_alone(upazila, which, kept):
    before, asked = listed(upazila), [each.words for each in questions(upazila)]
    answers(upazila, which)
    if kept:
        upazila.keep(meeting="2024-03", on=f"{MARCH}", code=1)
    space = open_workspace(upazila.folder)
    assert [each.words for each in taking_back.prepared(space, [1], LATER).questions] == asked
    taking_back.take_back(space, [1], LATER)
    assert listed(upazila) == before
    assert "the same" in run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr
    answers(upazila, which)
    assert not questions(upazila)
    upazila.keep(meeting="2024-04", on="2024-04-18", code=1)
    assert "the same" in run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr
