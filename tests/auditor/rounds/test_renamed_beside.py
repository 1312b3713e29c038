"""A title is another one by order in several unions, and in one of them somebody new is listed under the old one: he has nothing that his forerunner told, until it is known who that is."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome, Status
from auditor.model.identity import Sameness
from auditor.model.standing import status_of
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

DAY = date(2024, 3, 19)
ON, OFF = "চালু, লগইনে কোড চায়", "চালু নেই"
BEFORE, NOW = "UP Secretary", "UP Administrative Officer"
UNIONS = ("Lota", "Koyra", "Dumuria")


def row(union, post):
    return f"{union.lower()},{union} UP,union,Chairman,,{union.lower()}.example.gov.bd,{post},"


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(*(row(union, BEFORE) for union in UNIONS))
    made.answers(*(f'{union} UP,{BEFORE},05.02.2024,ফোন,"{ON}",০৪.০২.২০২৪,ঠিক করা হয়নি,,,' for union in UNIONS))
    made.knows_what_keeping_asks()
    made.keep("--yes", code=1)
    made.lists(*(row(union, NOW) for union in UNIONS), row("Koyra", BEFORE))
    return made


def koyra(upazila):
    judged = assessing.assess(open_workspace(upazila.folder), DAY).assessments
    return next(each for each in judged if each.office.id == "koyra")


def stands(upazila):
    """Return how two-step and the profile of the union's two accounts stand, by their posts."""
    found = {(each.subject, each.policy): each.outcome for each in koyra(upazila).findings}
    return {
        account.post.en: (found[account.id, "two-step-enabled"], found[account.id, "profile-updated"])
        for account in koyra(upazila).office.accounts
    }


def says(upazila, post, said):
    """Answer of the union's account of a post whether it is that of before."""
    space = open_workspace(upazila.folder)
    asked = assessing.assess(space, DAY).questions
    question = next(
        each for each in asked if each.doubts[0].now.startswith("koyra/") and each.doubts[0].account.post.en == post
    )
    choice = next(each for each in question.choices if each.answer is said)
    identities.answer(space, question.answered(choice, today=DAY), DAY)


def keeps_what_is_recomputed(upazila):
    upazila.keep("--yes", on=f"{DAY}", meeting="2024-03", code=1)
    verified = run("verify", "--workspace", upazila.folder, "--language", "en", code=0)
    assert verified.stderr.count("the same.") == 2


def test_until_it_is_known_which_of_them_it_is_neither_has_his_yes_and_his_no_is_the_unions(upazila):
    for kept in (False, True):
        if kept:
            keeps_what_is_recomputed(upazila)
        nothing = (Outcome.UNKNOWN, Outcome.UNKNOWN)
        assert stands(upazila) == {NOW: nothing, BEFORE: nothing}
        assert status_of(koyra(upazila)) is Status.NOT_IMPLEMENTED


@pytest.mark.parametrize(("who", "other"), [(NOW, BEFORE), (BEFORE, NOW)])
def test_once_it_is_known_he_has_all_that_he_told_and_the_other_one_nothing(upazila, who, other):
    says(upazila, who, Sameness.SAME)
    assert stands(upazila) == {who: (Outcome.PASS, Outcome.FAIL), other: (Outcome.UNKNOWN, Outcome.UNKNOWN)}
    keeps_what_is_recomputed(upazila)
    assert stands(upazila)[who] == (Outcome.PASS, Outcome.FAIL)


def test_it_is_asked_apart_and_no_more_once_one_of_the_two_is_he(upazila):
    asked = []
    for inquiry in inquiries.who_is_who(open_workspace(upazila.folder), Meeting("2024-03", DAY), DAY):
        asked.append(inquiry.words.en)
        inquiry.answers[0].note(None)
    assert asked == [
        "In 2 offices: UP Secretary, now UP Administrative Officer: the same post?",
        "Koyra UP: UP Secretary and UP Administrative Officer are both listed: is UP Administrative Officer the UP Secretary of before?",
    ]


@pytest.fixture
def later(tmp_path) -> TypedUpazila:
    """Return an upazila in which two unions answered in an earlier round that the title is another one now, and the third lists both titles since."""
    made = TypedUpazila(tmp_path / "later")
    made.lists(*(row(union, BEFORE) for union in UNIONS))
    made.answers(*(f'{union} UP,{BEFORE},05.02.2024,ফোন,"{ON}",০৪.০২.২০২৪,ঠিক করা হয়নি,,,' for union in UNIONS))
    made.knows_what_keeping_asks()
    made.keep("--yes", code=1)
    made.lists(*(row(union, BEFORE if union == "Koyra" else NOW) for union in UNIONS))
    (asked,) = inquiries.who_is_who(open_workspace(made.folder), Meeting("2024-03", DAY), DAY)
    asked.answers[0].note(None)
    made.keep("--yes", on=f"{DAY}", meeting="2024-03", code=1)
    made.lists(*(row(union, NOW) for union in UNIONS), row("Koyra", BEFORE))
    return made


def test_it_is_asked_as_well_where_the_other_unions_answered_in_an_earlier_round(later):
    nothing = (Outcome.UNKNOWN, Outcome.UNKNOWN)
    assert stands(later) == {NOW: nothing, BEFORE: nothing}
    asked = assessing.assess(open_workspace(later.folder), DAY).questions
    assert {question.doubts[0].account.post.en for question in asked} == {NOW, BEFORE}


@pytest.mark.parametrize(("who", "other"), [(NOW, BEFORE), (BEFORE, NOW)])
def test_once_it_is_answered_there_too_it_is_asked_no_more(later, who, other):
    says(later, who, Sameness.SAME)
    assert stands(later) == {who: (Outcome.PASS, Outcome.FAIL), other: (Outcome.UNKNOWN, Outcome.UNKNOWN)}
    assert assessing.assess(open_workspace(later.folder), DAY).questions == ()
    later.keep("--yes", on="2024-04-18", meeting="2024-04", code=1)
    assert assessing.assess(open_workspace(later.folder), date(2024, 4, 20)).questions == ()
    assert stands(later)[other] == (Outcome.UNKNOWN, Outcome.UNKNOWN)
    assert run("verify", "--workspace", later.folder, "--language", "en", code=0).stderr.count("the same.") == 3


def test_a_union_that_lists_somebody_new_under_any_other_title_is_not_asked(later):
    later.lists(*(row(union, BEFORE if union == "Koyra" else NOW) for union in UNIONS), row("Koyra", "Entrepreneur"))
    assert assessing.assess(open_workspace(later.folder), DAY).questions == ()
