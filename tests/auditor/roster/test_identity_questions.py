"""The questions about who is who, word for word in both languages, and what an answer notes."""

from __future__ import annotations

import pytest
from named_offices import ADMINISTRATIVE, OPERATOR, SECRETARY, identified, kept, office

from auditor.model.identity import Identities, Sameness
from auditor.roster import identity_questions


def asked(before, now) -> tuple[identity_questions.Question, ...]:
    return identity_questions.questions(identified(kept(Identities(), *before), *now).doubts)


@pytest.mark.parametrize(
    ("before", "now", "bangla", "english"),
    [
        (office("হরিঢালী", SECRETARY), office("হরিঢালি", SECRETARY), "হরিঢালী, এখন হরিঢালি: একই দপ্তর?", "the same office?"),
        (
            office("লতা", SECRETARY),
            office("লতা", ADMINISTRATIVE),
            "লতা: ইউপি সচিব, এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা: একই পদ?",
            "UP Secretary, now UP Administrative Officer: the same post?",
        ),
        (
            office("লতা", (SECRETARY, "one.login")),
            office("লতা", (SECRETARY, "two.login")),
            "লতা, ইউপি সচিব: ইউজার আইডি on…, এখন tw…: একই আইডি?",
            "user ID on…, now tw…: the same account?",
        ),
        (
            office("লতা", "ইউজার ১", "ইউজার ২"),
            office("লতা", SECRETARY, OPERATOR),
            "লতা: ২টি আইডি আগে শুধু গণনায় ছিল, এখন পদবি লেখা হয়েছে: একই আইডি?",
            "2 accounts were only counted",
        ),
        (
            office("লতা", SECRETARY, SECRETARY),
            office("লতা", SECRETARY),
            "লতা: ইউপি সচিব (ইউজার আইডি লেখা নেই): গত যাচাইয়ের ২টি আইডির মধ্যে কোনটি এটি?",
            "which of 2 accounts of the last round is it?",
        ),
    ],
)
def test_each_change_is_asked_about_in_its_own_words(before, now, bangla, english):
    (question,) = asked([before], [now])
    assert question.words.bn == bangla
    assert english in question.words.en


def test_alike_ones_are_one_question():
    names = ("লতা", "দেলুটি", "লস্কর")
    (question,) = asked([office(name, SECRETARY) for name in names], [office(name, ADMINISTRATIVE) for name in names])
    assert question.words.bn == "৩টি দপ্তরে ইউপি সচিব, এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা: একই পদ?"
    assert [answer.before for answer in question.answered(question.choices[0])] == [
        office(name, SECRETARY).accounts[0].id for name in names
    ]


def test_each_office_is_asked_for_itself_on_the_telephone():
    names = ("লতা", "দেলুটি")
    found = asked([office(name, SECRETARY) for name in names], [office(name, ADMINISTRATIVE) for name in names])
    spoken = identity_questions.by_office(found)
    assert {office_id: [words.bn.partition(":")[0] for words in all_] for office_id, all_ in spoken.items()} == {
        f"id-{name}": [name] for name in names
    }


def test_the_last_choice_leaves_every_question_open():
    (question,) = asked([office("হরিঢালী", SECRETARY)], [office("হরিঢালি", SECRETARY)])
    assert question.choices[-1].answer is Sameness.LATER
    assert {answer.answer for answer in question.answered(question.choices[-1], meeting="2024-02")} == {Sameness.LATER}
