"""A no that stood while it was open who somebody is goes with who it was: once that is answered, nothing of it is called gone from the evidence."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.judgement import judgement_of
from auditor.rounds.meetings.meetings import Meeting
from auditor.views.annex.annexes import chair_view

LOTA = "lota,Lota UP,union,Chairman,{users},lota.example.gov.bd,{post},{login}"
KOYRA = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,k1"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
OPEN, ANSWERED = date(2024, 3, 20), date(2024, 4, 20)
BEFORE_AND_SINCE = {
    "one of two of whom only the number was known": (
        ("2", "", ""),
        ("2", "Guard", "l1"),
        "Lota UP,,20.02.2024,ফোন,2,চালু নেই,",
    ),
    "one who had another post": (("", "Guard", ""), ("", "Clerk", ""), "Lota UP,Guard,20.02.2024,ফোন,,চালু নেই,"),
}


def answered(upazila, words):
    """Answer the one question who is who."""
    (question,) = inquiries.who_is_who(open_workspace(upazila.folder), Meeting("2024-04", ANSWERED), ANSWERED)
    (answer,) = (each for each in question.answers if each.words.en.startswith(words))
    answer.note(None)


@pytest.mark.parametrize(("before", "since", "told"), BEFORE_AND_SINCE.values(), ids=BEFORE_AND_SINCE)
def test_once_it_is_answered_that_somebody_is_new_the_no_is_that_of_the_other_and_none_is_gone(
    tmp_path, before, since, told
):
    upazila = TypedUpazila(tmp_path / "space")
    lists = [LOTA.format(users=users, post=post, login=login) for users, post, login in (before, since)]
    upazila.lists(lists[0])
    upazila.answers(told, heads=HEADS)
    upazila.keep("--yes")
    upazila.lists(lists[1])
    upazila.keep("--yes", meeting="2024-03", on=f"{OPEN}")
    answered(upazila, "no, it is new" if "2" in before else "another")
    space = open_workspace(upazila.folder)
    judgement = judgement_of(assessing.made_now(space, ANSWERED))
    noes = [each for row in judgement.assessments for each in row.findings if each.outcome is Outcome.FAIL]
    assert noes
    past = looking_back.preview(space, judgement)
    remarks = [each.code for row in chair_view(past, space.config.letterhead).rows for each in row.remarks]
    assert RemarkCode.VANISHED not in remarks


def test_so_it_is_where_the_other_stood_in_another_offices_list(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    guard, secretary = (
        LOTA.format(users="", post=post, login=login) for post, login in (("Guard", "l1"), ("Clerk", "l2"))
    )
    upazila.lists(guard, secretary, KOYRA)
    upazila.answers("Lota UP,Guard,20.02.2024,ফোন,,চালু নেই,", heads=HEADS)
    upazila.keep("--yes")
    upazila.lists(secretary, KOYRA, KOYRA.replace("Secretary,k1", "Guard,l1"))
    upazila.keep("--yes", meeting="2024-03", on=f"{OPEN}")
    answered(upazila, "another user ID")
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, judgement_of(assessing.made_now(space, ANSWERED)))
    remarks = {
        row.name.en: [each.code for each in row.remarks] for row in chair_view(past, space.config.letterhead).rows
    }
    assert RemarkCode.VANISHED not in remarks["Koyra UP"]
    assert RemarkCode.LEFT_ROSTER in remarks["Lota UP"]
