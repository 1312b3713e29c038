"""A post that other offices' lists have under another title now: who is listed under either beside the other is asked about, and is nobody's heir by his title alone."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from named_offices import ADMINISTRATIVE, DAY, OPERATOR, SECRETARY, identified, kept, office
from sampling import examples

from auditor.model.identity import Identities, Sameness
from auditor.model.subjects import OfficeKind, Roster
from auditor.roster import identity, identity_questions

LATA, DELUTI, HARIDHALI = "লতা", "দেলুটি", "হরিঢালী"
BEFORE = (office(LATA, SECRETARY), office(DELUTI, SECRETARY, OPERATOR))
RENAMED = office(LATA, ADMINISTRATIVE)
BOTH = office(DELUTI, SECRETARY, OPERATOR, ADMINISTRATIVE)


def of_deluti(found):
    """Return the second office's accounts, by the titles that they have in the list."""
    return {account.post.bn: account for account in found.roster.offices[1].accounts}


def secretary_of(known):
    """Return the id that the second office's secretary of before has."""
    (found,) = (
        each.id for each in known.accounts.values() if each.office == f"id-{DELUTI}" and each.post.bn == SECRETARY
    )
    return found


def test_who_stays_under_a_title_beside_a_new_one_that_it_is_elsewhere_is_not_surely_who_had_it():
    known = kept(Identities(), *BEFORE)
    was = secretary_of(known)
    found = identified(known, RENAMED, BOTH)
    now = of_deluti(found)
    assert now[SECRETARY].id not in known.accounts
    assert now[SECRETARY].doubts == now[ADMINISTRATIVE].doubts == (was,)
    assert now[OPERATOR].id in known.accounts
    assert not now[OPERATOR].doubts
    assert set(found.given.values()) == {each.id for of in found.roster.offices for each in of.subjects}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(BEFORE, (BEFORE[0], BOTH), id="no other office has another title"),
        pytest.param(BEFORE, (office(LATA, SECRETARY, ADMINISTRATIVE), BOTH), id="the title is in all lists still"),
        pytest.param(BEFORE, (RENAMED, BEFORE[1]), id="nobody is new"),
        pytest.param(
            BEFORE, (RENAMED, office(DELUTI, SECRETARY, OPERATOR, "প্রশাসক")), id="who is new has a third title"
        ),
        pytest.param(
            (BEFORE[0], office(DELUTI, (SECRETARY, "a.one"), OPERATOR)),
            (RENAMED, office(DELUTI, (SECRETARY, "a.one"), OPERATOR, ADMINISTRATIVE)),
            id="his user ID says who he is",
        ),
        pytest.param(
            (BEFORE[0], office(DELUTI, (SECRETARY, "a.one"), OPERATOR)),
            (RENAMED, office(DELUTI, SECRETARY, OPERATOR, (ADMINISTRATIVE, "b.two"))),
            id="who is new has another user ID than he had",
        ),
        pytest.param(
            (*BEFORE, office(HARIDHALI, (OPERATOR, "a.one"))),
            (RENAMED, office(DELUTI, SECRETARY, OPERATOR, (ADMINISTRATIVE, "a.one")), office(HARIDHALI)),
            id="who is new came from another office",
        ),
        pytest.param(
            (BEFORE[0], replace(BEFORE[1], kind=OfficeKind.UDC)),
            (RENAMED, replace(BOTH, kind=OfficeKind.UDC)),
            id="an office of another kind",
        ),
    ],
)
def test_else_a_title_says_as_before_who_has_it(before, now):
    known = kept(Identities(), *before)
    there = of_deluti(identified(known, *now))
    assert (there[SECRETARY].id, there[SECRETARY].doubts) == (secretary_of(known), ())


def test_whose_leaving_was_explained_elsewhere_has_no_other_title_now():
    known = kept(Identities(), *BEFORE)
    left = frozenset(each.id for each in known.accounts.values() if each.office == f"id-{LATA}")
    found = identity.identify(known, Roster((RENAMED, BOTH)), departed=left)
    assert found.doubts == ()


def test_which_of_the_two_it_is_is_asked_apart_from_the_offices_in_whose_lists_the_title_is_no_more():
    before, now = (*BEFORE, office(HARIDHALI, SECRETARY)), (RENAMED, BOTH, office(HARIDHALI, ADMINISTRATIVE))
    asked = identity_questions.questions(identified(kept(Identities(), *before), *now).doubts)
    assert [question.words.en for question in asked] == [
        "In 2 offices: UP Secretary, now UP Administrative Officer: the same post?",
        "দেলুটি, UP Secretary: an account of this post stood in the list before (UP Secretary): is this the same one?",
        "দেলুটি: UP Secretary and UP Administrative Officer are both listed: is UP Administrative Officer the UP Secretary of before?",
    ]
    assert asked[2].words.bn == (
        "দেলুটি: তালিকায় ইউপি সচিব ও ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা দুটিই আছে: আগের ইউপি সচিব আইডিই কি এখন ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা?"
    )


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
@pytest.mark.parametrize("who", [SECRETARY, ADMINISTRATIVE])
def test_once_it_is_known_which_of_the_two_it_is_the_other_one_is_new(who, said):
    known = kept(Identities(), *BEFORE)
    was, first = secretary_of(known), identified(known, RENAMED, BOTH)
    (doubt,) = (each for each in first.doubts if each.now == of_deluti(first)[who].id)
    known = kept(known, RENAMED, BOTH, answers=doubt.answered(was, said, today=DAY))
    found = identified(known, RENAMED, BOTH)
    now = of_deluti(found)
    assert now.pop(who).id == was
    assert [each.doubts for each in now.values()] == [(), ()]
    assert {each.office.id for each in found.doubts} == {f"id-{LATA}"}


def test_the_two_are_asked_about_also_once_the_other_office_said_that_its_post_is_another_one():
    known = kept(Identities(), *BEFORE)
    first = identified(known, RENAMED, BOTH)
    (doubt,) = (each for each in first.doubts if each.office.id == f"id-{LATA}")
    known = kept(known, RENAMED, BOTH, answers=doubt.answered(doubt.before[0].id, Sameness.OTHER))
    found = identified(known, RENAMED, BOTH)
    assert found.roster == first.roster.of((found.roster.offices[0], first.roster.offices[1]))
    assert {each.office.id for each in found.doubts} == {f"id-{DELUTI}"}


def test_who_may_be_one_who_went_may_be_as_well_who_stays_under_a_title():
    before, now = (BEFORE[0], office(DELUTI, SECRETARY, OPERATOR)), (RENAMED, office(DELUTI, SECRETARY, ADMINISTRATIVE))
    known = kept(Identities(), *before)
    operator = next(each.id for each in known.accounts.values() if each.post.bn == OPERATOR)
    there = of_deluti(identified(known, *now))
    assert there[SECRETARY].doubts == (secretary_of(known),)
    assert there[ADMINISTRATIVE].doubts == (secretary_of(known), operator)


def test_of_several_of_one_title_beside_a_new_one_each_may_be_each_of_them():
    twins, three = office(DELUTI, SECRETARY, SECRETARY), office(DELUTI, SECRETARY, SECRETARY, ADMINISTRATIVE)
    known = kept(Identities(), BEFORE[0], twins)
    was = {each.id for each in known.accounts.values() if each.office == f"id-{DELUTI}"}
    found = identified(known, RENAMED, three).roster.offices[1]
    assert [{*each.doubts} for each in found.accounts] == [was, was, was]


ROWS = st.lists(
    st.tuples(st.sampled_from((SECRETARY, ADMINISTRATIVE, OPERATOR)), st.sampled_from(("", "", "", "a.one", "b.two"))),
    max_size=4,
)
MONTHS = st.lists(st.tuples(ROWS, ROWS, ROWS), min_size=2, max_size=4)


def listed(rows):
    return [office(name, *of_office) for name, of_office in zip((LATA, DELUTI, HARIDHALI), rows, strict=True)]


@examples(100)
@given(MONTHS)
def test_who_was_given_an_id_has_it_in_the_same_lists(months):
    known = Identities()
    for rows in months:
        first = identified(known, *listed(rows))
        known = kept(known, *listed(rows))
        again = identified(known, *listed(rows))
        assert again.roster == first.roster
        assert sorted(each.now for each in again.doubts) == sorted(each.now for each in first.doubts)


@examples(100)
@given(MONTHS, st.randoms(use_true_random=False))
def test_what_was_answered_is_not_asked_again(months, chance):
    known = Identities()
    for rows in months:
        offices = listed(rows)
        for _ in range(40):
            asked = identity_questions.questions(identified(known, *offices).doubts)
            if not asked:
                break
            question = chance.choice(asked)
            choice = chance.choice([each for each in question.choices if each.answer is not Sameness.LATER])
            known = kept(known, *offices, answers=question.answered(choice, today=date(2024, 2, 20)))
        else:
            raise AssertionError("what was answered is asked again")
        known = kept(known, *offices)
