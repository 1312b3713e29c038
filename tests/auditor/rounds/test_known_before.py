"""By what was known of those of before the office tells which of them somebody is: in the question, and in its answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from changing import replace
from named_offices import SECRETARY, identified, kept, office
from small_upazila import BASELINE, DAY, NOT_DONE, tell

from auditor.judging.judge import FolderEvidence, JudgingInput
from auditor.model.disputes import Upheld
from auditor.model.evidence import Reference
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.identity import Identities
from auditor.model.when import When
from auditor.roster import identity_questions
from auditor.rounds.identity.known_before import with_known_before

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from auditor.model.evidence import Observation

EARLIER = date(2024, 2, 6)


def asked(
    *more: Observation[Any],
    answered: Mapping[int, date] | None = None,
    undated: Collection[tuple[str, str]] = (),
    upheld: Collection[Upheld] = (),
) -> identity_questions.Question:
    """Ask which of four of one post is left: one with two duties done, one with none, two of whom nobody told; and what more was told.

    `answered` says of some of them (their places) since when they have new holders; `undated` are rows of which nobody knows their day.
    """
    before = office("লতা", *[SECRETARY] * 4)
    first, second, _, _ = (account.id for account in before.accounts)
    told = [
        *tell(first, {PROFILE_UPDATED_ON: When.on(date(2024, 2, 1))}, EARLIER),
        *tell(first, {TWO_STEP_ENROLLED: True}),
        *tell(second, NOT_DONE, EARLIER),
        *more,
    ]
    judging = JudgingInput.of(
        FolderEvidence(tuple(told), (), (), (), undated_rows=frozenset(undated)), BASELINE, (), DAY, upheld
    )
    known = kept(Identities(), before)
    known = replace(known, since={before.accounts[place].id: day for place, day in (answered or {}).items()})
    doubts = identified(known, office("লতা", SECRETARY)).doubts
    (question,) = identity_questions.questions(with_known_before(doubts, judging, known))
    return question


def test_the_question_tells_once_what_was_known_of_each_of_before_and_its_answers_name_them():
    question = asked()
    english = {
        "UP Secretary (account no. 1)": ", with this done: Profile updated, Two-step on (told 10.02.2024)",
        "UP Secretary (account no. 2)": ", with this not done: Profile updated, Password reset, Password rule, Two-step on (told 06.02.2024)",
        "UP Secretary (account no. 3)": ", of which nothing is known",
        "UP Secretary (account no. 4)": ", of which nothing is known",
    }
    same = "; the same holder; what was told goes on counting"
    assert [choice.words.en for choice in question.choices[:4]] == [name + same for name in english]
    assert all(name + known in question.words.en for name, known in english.items())
    bangla = {
        "ইউপি সচিব (১ নম্বর আইডি)": ", হয়েছে: প্রোফাইল হালনাগাদ, Two-step চালু (১০.০২.২০২৪ তারিখের তথ্য)",
        "ইউপি সচিব (২ নম্বর আইডি)": ", হয়নি: প্রোফাইল হালনাগাদ, পাসওয়ার্ড রিসেট, পাসওয়ার্ডের নিয়ম, Two-step চালু (০৬.০২.২০২৪ তারিখের তথ্য)",
        "ইউপি সচিব (৩ নম্বর আইডি)": ", কোনো তথ্য নেই",
    }
    same = "; একই কর্মকর্তা; আগের তথ্য বহাল থাকবে"
    assert [choice.words.bn for choice in question.choices[:3]] == [name + same for name in bangla]
    assert all(name + known in question.words.bn for name, known in bangla.items())


def test_what_an_upheld_request_refutes_is_not_told_as_done():
    came = date(2024, 2, 11)
    upheld = Upheld(office("লতা", SECRETARY).id, "two-step-enabled", came, came)
    words = asked(upheld=[upheld]).words.en
    assert "(account no. 1), with this done: Profile updated (told 06.02.2024); UP Secretary (account no. 2)" in words


@pytest.mark.parametrize(
    ("place", "beside"), [(0, "with this done: Profile updated, Two-step on (told 10.02.2024), "), (2, "")]
)
def test_of_one_of_which_a_cause_was_told_that_is_told_too(place, beside):
    account = office("লতা", *[SECRETARY] * 4).accounts[place].id
    question = asked(*tell(account, {TWO_STEP_CAUSE: Cause.VACANT}))
    assert f"(account no. {place + 1}), {beside}the post is vacant (told 10.02.2024)" in question.words.en
    assert "পদ শূন্য (১০.০২.২০২৪ তারিখের তথ্য)" in question.words.bn


def test_of_an_account_with_a_new_holder_nothing_is_said_to_be_done_that_was_told_of_the_one_before():
    question = asked(answered={0: date(2024, 2, 12)})
    assert "UP Secretary (account no. 1), of whose present holder nothing is known" in question.words.en
    assert "ইউপি সচিব (১ নম্বর আইডি), বর্তমান দায়িত্বপ্রাপ্তের কোনো তথ্য নেই" in question.words.bn


def test_beside_what_was_done_stands_the_day_on_which_that_was_told_not_that_of_a_later_no():
    account = office("লতা", *[SECRETARY] * 4).accounts[1].id
    yes = tell(account, {TWO_STEP_ENROLLED: True}, date(2024, 2, 8))
    no = tell(account, {PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))})
    assert "(account no. 2), with this done: Two-step on (told 08.02.2024)" in asked(*yes, *no).words.en


def test_where_one_duty_was_told_as_not_done_and_nothing_of_the_others_only_that_one_is_said_to_be_not_done():
    account = office("লতা", *[SECRETARY] * 4).accounts[2].id
    question = asked(*tell(account, {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}))
    assert "(account no. 3), with this not done: Password reset (told 10.02.2024)" in question.words.en
    assert "(৩ নম্বর আইডি), হয়নি: পাসওয়ার্ড রিসেট (১০.০২.২০২৪ তারিখের তথ্য)" in question.words.bn


def test_of_one_with_some_duties_done_and_others_told_as_not_done_both_are_said_each_with_its_day():
    account = office("লতা", *[SECRETARY] * 4).accounts[0].id
    no = tell(account, {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}, date(2024, 2, 12))
    assert (
        "(account no. 1), with this done: Profile updated, Two-step on (told 10.02.2024), "
        "with this not done: Password reset (told 12.02.2024)" in asked(*no).words.en
    )


def test_a_no_of_which_nobody_knows_the_day_is_said_without_one():
    account = office("লতা", *[SECRETARY] * 4).accounts[2].id
    (no,) = tell(account, {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))})
    row = replace(no, reference=Reference("undated.csv", "1" * 64, "sheet!3"))
    question = asked(row, undated=[row.reference.at])
    assert "(account no. 3), with this not done: Password reset (told on a day that is not known)" in question.words.en
    assert "(৩ নম্বর আইডি), হয়নি: পাসওয়ার্ড রিসেট (অজানা তারিখের তথ্য)" in question.words.bn
