"""The questions about who is who, word for word in both languages, and what an answer notes."""

from __future__ import annotations

import pytest
from changing import replace
from named_offices import ADMINISTRATIVE, OPERATOR, SECRETARY, identified, kept, office

from auditor.i18n import Text
from auditor.model.identity import Identities, KnownAccount, Sameness
from auditor.model.notice import Place
from auditor.model.subjects import Roster
from auditor.roster import identity, identity_questions
from auditor.roster.doubt import Doubt


def asked(before, now, *, alike=False) -> tuple[identity_questions.Question, ...]:
    doubts = identified(kept(Identities(), *before), *now).doubts
    return identity_questions.questions(replace(each, alike=alike) for each in doubts)


def test_of_one_who_is_only_counted_again_it_is_not_said_that_he_is_listed():
    of_two, of_one = office("লতা", "ইউজার ১", "ইউজার ২"), office("লতা", "ইউজার ১")
    again = identified(kept(kept(Identities(), of_two), of_one), of_two)
    assert again.doubts == ()
    (listed,) = again.roster.offices
    first, one = listed.accounts
    before, now = KnownAccount(one.id, listed.id, one.post, gone=True), replace(one, id=f"{one.id}#2")
    (question,) = identity_questions.questions([Doubt(replace(listed, accounts=(first, now)), now, (before,))])
    assert question.words == Text(
        en="লতা: fewer user IDs were told of meanwhile, and ইউজার ২ is counted again now: was this one among those counted before?",
        bn="লতা: মাঝে ইউজার আইডির সংখ্যা কম জানানো হয়েছিল, এখন আবার গণনায় আছে: ইউজার ২। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?",
    )


@pytest.mark.parametrize(
    ("before", "now", "bangla", "english"),
    [
        (office("হরিঢালী", SECRETARY), office("হরিঢালি", SECRETARY), "হরিঢালী, এখন হরিঢালি: একই দপ্তর?", "the same office?"),
        (
            replace(office("হর্টিকালচার", SECRETARY), name=Text(en="Garden", bn="হর্টিকালচার")),
            replace(office("বন", SECRETARY), name=Text(en="Garden", bn="বন")),
            "হর্টিকালচার, এখন বন: একই দপ্তর?",
            "Garden (হর্টিকালচার), now Garden (বন): the same office?",
        ),
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
            office("লতা", (SECRETARY, "one.login")),
            office("লতা", (ADMINISTRATIVE, "two.login")),
            "লতা: ইউপি সচিব (ইউজার আইডি on…), এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা (ইউজার আইডি tw…): একই আইডি?",
            "UP Secretary (user ID on…), now UP Administrative Officer (user ID tw…): the same account?",
        ),
        (
            office("লতা", (SECRETARY, "one.login")),
            office("লতা", (SECRETARY, "one.log1n")),
            "লতা, ইউপি সচিব: ইউজার আইডি on… আগের চেয়ে অন্যভাবে লেখা: একই আইডি?",
            "the user ID on… is written otherwise than before: the same account?",
        ),
        (
            office("লতা", SECRETARY, SECRETARY),
            office("লতা", SECRETARY),
            (
                "লতা: ইউপি সচিব (ইউজার আইডি লেখা নেই): আগের ২টি আইডির মধ্যে কোনটি এটি "
                "(ইউপি সচিব (১ নম্বর আইডি); ইউপি সচিব (২ নম্বর আইডি))?"
            ),
            "which of 2 accounts of before is it (",
        ),
    ],
)
def test_each_change_is_asked_about_in_its_own_words(before, now, bangla, english):
    (question,) = asked([before], [now])
    assert question.words.bn == bangla
    assert english in question.words.en


def test_of_as_many_listed_as_were_counted_it_is_asked_at_once_where_the_same_was_told_of_all_of_them_and_of_each_else():
    counted, listed = office("লতা", "ইউজার ১", "ইউজার ২"), office("লতা", SECRETARY, OPERATOR)
    (question,) = asked([counted], [listed], alike=True)
    assert question.words.bn == (
        "লতা: আগে শুধু ইউজার আইডির সংখ্যা জানা ছিল, এখন তালিকায় আছে: ইউপি সচিব, হিসাব সহকারী কাম কম্পিউটার অপারেটর। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?"
    )
    assert "listed now: were these among those counted then?" in question.words.en
    each = [question.words.en for question in asked([counted], [listed])]
    assert [words.count("which of 2 accounts of before is it (ইউজার") for words in each] == [1, 1]


@pytest.mark.parametrize(
    ("place", "english", "bangla"),
    [
        (Place("roster.csv", row=7), "লতা, row 7 of the roster: UP Secretary", "লতা, তালিকার ৭ নং সারি: ইউপি সচিব"),
        (
            Place("roster.xlsx", "Users", 12),
            'লতা, roster sheet "Users", row 12: UP Secretary',
            "লতা, তালিকার “Users” শিটের ১২ নং সারি: ইউপি সচিব",
        ),
        (
            Place("corrections", "লতা, ইউপি সচিব"),
            "লতা, entered by a correction of the roster: UP Secretary",
            "লতা, তালিকার সংশোধনে যোগ করা আইডি: ইউপি সচিব",
        ),
    ],
)
def test_of_several_of_one_post_each_is_asked_about_by_its_row(place, english, bangla):
    before, now = office("লতা", SECRETARY, SECRETARY), office("লতা", SECRETARY)
    known = kept(Identities(), before)
    found = identity.identify(known, Roster((now,)), rows=lambda: {now.accounts[0].id: place})
    (question,) = identity_questions.questions(found.doubts)
    assert (question.words.en.startswith(english), question.words.bn.startswith(bangla)) == (True, True)


def test_rows_of_one_post_that_came_or_went_are_each_asked_about_in_words_of_their_own():
    before, now = office("লতা", SECRETARY, SECRETARY), office("লতা", SECRETARY, SECRETARY, SECRETARY)
    rows = {account.id: Place("roster.csv", row=at) for at, account in enumerate(now.accounts, start=2)}
    found = identity.identify(kept(Identities(), before), Roster((now,)), rows=lambda: rows)
    words = {question.words.en for question in identity_questions.questions(found.doubts)}
    assert len(words) == len(now.accounts)


@pytest.mark.parametrize("logins", [("", "", ""), ("one.a", "one.b", "two.c"), ("one.a", "two.b", "")])
def test_the_accounts_in_question_have_the_names_that_papers_gave_them(logins):
    before = office("লতা", OPERATOR, *((SECRETARY, login) for login in logins))
    known = kept(Identities(), before)
    now = office("লতা", OPERATOR, SECRETARY, SECRETARY)
    for asked_now in (known, kept(known, now)):
        for question in identity_questions.questions(identified(asked_now, now).doubts):
            (doubt,) = question.doubts
            named = [choice.words for choice in question.choices if choice.answer is Sameness.SAME]
            same = Text(
                en="{who}; the same holder; what was told goes on counting", bn="{who}; একই কর্মকর্তা; আগের তথ্য বহাল থাকবে"
            )
            assert named == [same.filled(who=before.called[candidate.id]) for candidate in doubt.before]


def test_the_account_that_stays_keeps_its_name_after_the_answer():
    before = office("লতা", SECRETARY, SECRETARY, SECRETARY)
    known = kept(Identities(), before)
    now = office("লতা", SECRETARY, SECRETARY)
    first, second = identity_questions.questions(identified(known, now).doubts)
    answers = (*first.answered(first.choices[1]), *second.answered(second.choices[2]))
    (after,) = identified(kept(known, now, answers=answers), now).roster.offices
    assert [account.id for account in after.accounts] == [account.id for account in before.accounts[1:]]
    assert [*after.called.values()] == [before.called[account.id] for account in after.accounts]


def test_what_is_told_after_a_round_is_what_was_asked_before_it():
    corrected = office("লতা", (SECRETARY, "two.login"))
    known = kept(Identities(), office("লতা", (SECRETARY, "one.login")))
    (before,) = identity_questions.questions(identified(known, corrected).doubts)
    (after,) = identity_questions.questions(identified(kept(known, corrected), corrected).doubts)
    assert before.words == after.words


def test_of_a_post_that_stood_in_the_list_before_nothing_is_said_that_may_be_untrue():
    known = kept(kept(Identities(), office("লতা", SECRETARY, OPERATOR)), office("লতা", OPERATOR))
    (question,) = identity_questions.questions(identified(known, office("লতা", SECRETARY, OPERATOR)).doubts)
    assert question.words.bn == "লতা, ইউপি সচিব: এই পদের একটি আইডি আগেও তালিকায় ছিল (ইউপি সচিব): এটি কি সেই আইডি?"
    assert question.words.en.endswith(
        "an account of this post stood in the list before (UP Secretary): is this the same one?"
    )


def test_a_post_renamed_in_one_language_is_asked_about_in_words_that_differ_in_both():
    before = office("লতা", SECRETARY)
    account = replace(before.accounts[0], post=Text(en="UP Secretary", bn="ইউনিয়ন হিসাবরক্ষক"))
    (question,) = asked([before], [replace(before, accounts=(account,))])
    assert question.words.bn == "লতা: ইউপি সচিব, এখন ইউনিয়ন হিসাবরক্ষক: একই পদ?"
    assert question.words.en == "লতা: UP Secretary (ইউপি সচিব), now UP Secretary (ইউনিয়ন হিসাবরক্ষক): the same post?"


def test_alike_ones_are_one_question():
    names = ("লতা", "দেলুটি", "লস্কর")
    (question,) = asked([office(name, SECRETARY) for name in names], [office(name, ADMINISTRATIVE) for name in names])
    assert question.words.bn == "৩টি দপ্তরে ইউপি সচিব, এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা: একই পদ?"
    assert [answer.before for answer in question.answered(question.choices[0])] == [
        office(name, SECRETARY).accounts[0].id for name in names
    ]


def test_whose_login_changed_with_his_post_is_asked_about_alone_beside_those_whose_post_alone_is_called_otherwise():
    names = ("লতা", "দেলুটি", "লস্কর")
    before = [office(name, (SECRETARY, f"{at}.login")) for at, name in enumerate(names)]
    now = [office(name, (ADMINISTRATIVE, f"{at or 'other'}.login")) for at, name in enumerate(names)]
    together, alone = asked(before, now)
    assert together.words.bn == "২টি দপ্তরে ইউপি সচিব, এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা: একই পদ?"
    assert [doubt.office.name.bn for doubt in alone.doubts] == ["লতা"]


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


def test_of_two_who_may_be_the_same_one_of_before_it_is_not_asked_at_once():
    found = asked([office("লতা", SECRETARY)], [office("লতা", ADMINISTRATIVE, ADMINISTRATIVE)])
    assert len({before.id for question in found for doubt in question.doubts for before in doubt.before}) == 1
    assert [len(question.doubts) for question in found] == [1, 1]
