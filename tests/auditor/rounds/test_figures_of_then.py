"""What a kept round counted stays as its own paper says, whoever its user IDs turn out to be."""

from __future__ import annotations

from datetime import date

import pytest
from taken_answers import take_back_all
from typed_upazila import TypedUpazila

from auditor.rounds import looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

FIRST, SECOND, THIRD = date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
ON = "চালু, লগইনে কোড চায়"
COUNTED = "lota,Lota UP,union,Chairman,3,lota.example.gov.bd,,"
WITH_A_GUARD = "lota,Lota UP,union,Chairman,3,lota.example.gov.bd,Guard,l1"


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """Return an upazila in which one of three that were only counted is listed since, and of the three something different was told each."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(COUNTED)
    made.answers(f'Lota UP,,20.02.2024,ফোন,3,"{ON}",২০.০১.২০২৪', heads=HEADS)
    keep(made, FIRST)
    made.lists(WITH_A_GUARD)
    made.answers("Lota UP,ইউজার ২,19.03.2024,ফোন,,চালু নেই,", heads=HEADS, name="register-2.csv")
    return made


def keep(upazila, on):
    upazila.keep("--yes", on=f"{on}", meeting=f"{on:%Y-%m}", code=1)


def says_who(upazila, on, words):
    """Answer of everybody of whom it is asked who he is, by how the answer begins."""
    space = open_workspace(upazila.folder)
    for inquiry in inquiries.who_is_who(space, Meeting(f"{on:%Y-%m}", on), on):
        told = [each for each in inquiry.answers if words in each.words.en]
        assert told, [each.words.en for each in inquiry.answers]
        told[0].note(None)


def own_paper(upazila, number):
    """Return what the report of a round itself says of each duty."""
    report = looking_back.office_report(
        looking_back.history(open_workspace(upazila.folder), number, "lota"), open_workspace(upazila.folder)
    )
    return report.history[-1]


def later_paper(upazila, number):
    """Return what the last report says of each duty at the meeting of an earlier round."""
    space = open_workspace(upazila.folder)
    report = looking_back.office_report(looking_back.history(space, office="lota"), space)
    return report.history[number - 1]


def figures_laid_beside(upazila, number):
    (row,) = looking_back.alone(open_workspace(upazila.folder), number).now.assessments
    return sorted((each.policy, str(each.outcome)) for each in row.findings), len(
        {each.subject for each in row.findings}
    )


@pytest.mark.parametrize("who", ["User 1", "User 2", "User 3", "none of them"])
def test_whoever_a_listed_one_turns_out_to_be_the_figures_of_a_round_kept_before_that_stay(upazila, who):
    keep(upazila, SECOND)
    then, beside = own_paper(upazila, 2), figures_laid_beside(upazila, 2)
    says_who(upazila, THIRD, who)
    keep(upazila, THIRD)
    assert later_paper(upazila, 2) == then
    assert figures_laid_beside(upazila, 2) == beside


def test_so_they_do_where_he_stood_beside_the_one_that_he_was_said_not_to_be(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    listed = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
    upazila.lists(f"{listed},Secretary,", f"{listed},Clerk,l2")
    upazila.answers(f'Lota UP,,20.02.2024,ফোন,,"{ON}",২০.০১.২০২৪', heads=HEADS)
    keep(upazila, FIRST)
    upazila.lists(f"{listed},Guard,", f"{listed},Clerk,l2")
    upazila.answers("Lota UP,Guard,19.03.2024,ফোন,,চালু নেই,", heads=HEADS, name="register-2.csv")
    says_who(upazila, SECOND, "another post")
    keep(upazila, SECOND)
    then, beside = own_paper(upazila, 2), figures_laid_beside(upazila, 2)
    take_back_all(upazila.folder, THIRD)
    says_who(upazila, THIRD, "same account and holder")
    keep(upazila, THIRD)
    assert later_paper(upazila, 2) == then
    assert figures_laid_beside(upazila, 2) == beside


def test_so_they_do_where_one_of_two_left_beside_him_who_might_have_been_either(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    listed = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
    upazila.lists(f"{listed},Operator,l1", f"{listed},Operator,l2")
    upazila.answers(f'Lota UP,,20.02.2024,ফোন,,"{ON}",২০.০১.২০২৪', heads=HEADS)
    keep(upazila, FIRST)
    upazila.lists(f"{listed},Operator,l3")
    keep(upazila, SECOND)
    then, beside = own_paper(upazila, 2), figures_laid_beside(upazila, 2)
    says_who(upazila, THIRD, "account no. 2)")
    keep(upazila, THIRD)
    assert later_paper(upazila, 2) == then
    assert figures_laid_beside(upazila, 2) == beside
