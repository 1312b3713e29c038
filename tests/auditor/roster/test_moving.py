"""A user ID under another office than before: whole logins are compared, it is asked about, whatever became of the old row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from changing import replace
from named_offices import ADMINISTRATIVE, DAY, OPERATOR, SECRETARY, identified, kept, office

from auditor.model.identity import Identities, Sameness
from auditor.model.subjects import Roster
from auditor.roster import identity, identity_questions
from auditor.roster.moving import at_portal_since

if TYPE_CHECKING:
    from auditor.model.identity import IdentityAnswer

LOTA = office("লতা", (SECRETARY, "lota.one"))
GARUI = office("গড়ুইখালী", (SECRETARY, "garui.one"), (OPERATOR, "garui.two"))
WITHOUT = office("গড়ুইখালী", (SECRETARY, "garui.one"))
JOINED = office("লতা", (SECRETARY, "lota.one"), (OPERATOR, "garui.two"))
MOVED = GARUI.accounts[1].id


def doubts(assignment: identity.Assignment) -> dict[str, tuple[str, ...]]:
    return {account.id: account.doubts for one in assignment.roster.offices for account in one.accounts}


def answer(found: identity.Assignment, said: Sameness) -> tuple[IdentityAnswer, ...]:
    (doubt,) = found.doubts
    return doubt.answered(doubt.before[0].id, said, since=DAY if said is Sameness.NEW_HOLDER else None)


@pytest.mark.parametrize("offices", [(JOINED, WITHOUT), (JOINED,)])
def test_who_is_listed_elsewhere_with_his_login_is_asked_about(offices):
    found = identified(kept(Identities(), LOTA, GARUI), *offices)
    assert doubts(found)[JOINED.accounts[1].id] == (MOVED,)
    (question,) = identity_questions.questions(found.doubts)
    assert question.words.bn == (
        "গড়ুইখালীর হিসাব সহকারী কাম কম্পিউটার অপারেটরের আইডি (ga…) এখন লতার তালিকায় (হিসাব সহকারী কাম কম্পিউটার অপারেটর): "
        "একই আইডি, শুধু দপ্তর বদলেছে?"
    )


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param((office("লতা", (SECRETARY, "lota.one"), (OPERATOR, "garui.tw0")), WITHOUT), id="another login"),
        pytest.param((office("লতা", (SECRETARY, "lota.one"), OPERATOR), WITHOUT), id="no login"),
    ],
)
def test_of_nobody_else_it_is_asked(listed):
    assert doubts(identified(kept(Identities(), LOTA, GARUI), *listed))[JOINED.accounts[1].id] == ()


@pytest.mark.parametrize(("portals", "since"), [(("", ""), DAY), (("one", "two"), DAY), (("one", "one"), None)])
def test_an_account_that_moved_is_at_its_offices_portal_since_it_is_listed_there_unless_that_is_the_one_of_before(
    portals, since
):
    known = kept(Identities(), LOTA, GARUI)
    known = kept(known, JOINED, WITHOUT, answers=answer(identified(known, JOINED, WITHOUT), Sameness.SAME))
    listed = identified(known, JOINED, WITHOUT).roster.offices
    now = [replace(one, portal=portal) for one, portal in zip(listed, portals, strict=True)]
    assert at_portal_since(known, now, DAY).get(MOVED) == since
    assert at_portal_since(known, now, DAY).keys() <= {MOVED}
    assert at_portal_since(known, now[:1], DAY).get(MOVED) == DAY, (
        "one that is listed no more has that which it had last: none here"
    )


RENAMED = office("গড়ুইখালী", (SECRETARY, "garui.one"), (ADMINISTRATIVE, "garui.two"))


@pytest.mark.parametrize("there", [GARUI, RENAMED], ids=["whole", "under another post"])
@pytest.mark.parametrize("before", [(), (OPERATOR,)], ids=["a new post", "a post of which no user ID was known"])
def test_where_its_old_row_has_the_user_id_still_it_is_asked_about_until_it_is_answered_and_then_no_more(before, there):
    lota = office("লতা", (SECRETARY, "lota.one"), *before)
    known = kept(Identities(), lota, GARUI)
    found = identified(known, JOINED, there)
    (asked,) = (each for each in found.doubts if each.office.id == JOINED.id)
    assert MOVED in [one.id for one in asked.before]
    (words,) = (each.words.en for each in identity_questions.questions([asked]))
    assert words.endswith(f"stands in the list of {GARUI.name.en} as well: only one of them can be it.")
    other = asked.answered(MOVED, Sameness.OTHER)
    assert MOVED not in doubts(identified(kept(known, JOINED, there, answers=other), JOINED, there))[asked.now]
    later = kept(known, JOINED, there, answers=asked.answered(MOVED, Sameness.LATER))
    assert [each.now for each in identified(later, JOINED, there).doubts if each.office.id == JOINED.id] == [asked.now]


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
def test_once_it_is_answered_that_it_moved_what_is_left_of_its_old_row_is_another_and_is_not_asked_about(said):
    known = kept(Identities(), LOTA, GARUI)
    known = kept(known, JOINED, GARUI, answers=answer(identified(known, JOINED, GARUI), said))
    for _ in range(2):
        found = identified(known, JOINED, GARUI)
        assert (found.doubts, found.roster.offices[0].accounts[1].id) == ((), MOVED)
        assert found.roster.offices[1].accounts[1].id != MOVED
        known = kept(known, JOINED, GARUI)
    third = office("কপিলমুনি", (OPERATOR, "garui.two"))
    assert [each.office.id for each in identified(known, JOINED, GARUI, third).doubts] == [third.id]


def test_after_same_it_goes_on_there_by_the_id_of_before_and_can_go_back():
    known = kept(Identities(), LOTA, GARUI)
    known = kept(known, JOINED, WITHOUT, answers=answer(identified(known, JOINED, WITHOUT), Sameness.SAME))
    found = identified(known, JOINED, WITHOUT)
    assert (found.roster.offices[0].accounts[1].id, found.doubts) == (MOVED, ())
    back = identified(known, LOTA, GARUI)
    assert [one.before[0].id for one in back.doubts] == [MOVED]


def test_after_another_and_while_it_is_not_known_the_new_id_stays():
    known = kept(Identities(), LOTA, GARUI)
    first = identified(known, JOINED, WITHOUT)
    for said, doubted in ((Sameness.OTHER, ()), (Sameness.LATER, (MOVED,))):
        again = identified(kept(known, JOINED, WITHOUT, answers=answer(first, said)), JOINED, WITHOUT)
        assert (doubts(again)[JOINED.accounts[1].id], len(again.doubts)) == (doubted, len(doubted))


def test_once_it_is_listed_in_its_own_office_again_it_is_asked_still_as_long_as_the_other_list_has_it():
    known = kept(kept(Identities(), LOTA, GARUI), JOINED, WITHOUT)
    assert identified(known, JOINED, WITHOUT).doubts
    assert identified(known, JOINED, GARUI).doubts
    assert not identified(known, LOTA, GARUI).doubts


def test_where_it_may_be_one_of_its_own_office_as_well_it_is_asked_which():
    listed = office("লতা", (SECRETARY, "garui.one"))
    (doubt,) = identified(kept(Identities(), LOTA, GARUI), listed).doubts
    assert [one.id for one in doubt.before] == [GARUI.accounts[0].id, LOTA.accounts[0].id]
    (question,) = identity_questions.questions([doubt])
    assert [(choice.words.bn, choice.answer, choice.which) for choice in question.choices[:4]] == [
        (
            (
                "গড়ুইখালী, ইউপি সচিব; একই কর্মকর্তা; আগের তথ্য বহাল থাকবে; তবে আগের পোর্টালের কারণে (সুযোগ নেই, কোড আসে না) Two-step "
                "চালু না থাকলে বর্তমান পোর্টালের অবস্থা আবার জানাতে হবে"
            ),
            Sameness.SAME,
            0,
        ),
        ("ইউপি সচিব; একই কর্মকর্তা; আগের তথ্য বহাল থাকবে", Sameness.SAME, 1),
        ("গড়ুইখালী, ইউপি সচিব; একই আইডি, নতুন দায়িত্বপ্রাপ্ত (করণীয়গুলো আবার করতে হবে)", Sameness.NEW_HOLDER, 0),
        ("ইউপি সচিব; একই আইডি, নতুন দায়িত্বপ্রাপ্ত (করণীয়গুলো আবার করতে হবে)", Sameness.NEW_HOLDER, 1),
    ]


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
def test_of_several_whom_he_may_be_one_is_answered_as_if_he_were_the_only_one(said):
    listed = office("লতা", (SECRETARY, "garui.one"))
    listed = replace(listed, accounts=(replace(listed.accounts[0], holder_since=DAY),))
    (doubt,) = identified(kept(Identities(), LOTA, GARUI), listed).doubts

    def noted(*before):
        (question,) = identity_questions.questions([replace(doubt, before=before)])
        choice = next(each for each in question.choices if (each.answer, each.which) == (said, 0))
        assert ") (" not in choice.words.en
        assert ") (" not in choice.words.bn
        return question.answered(choice, since=DAY if said is Sameness.NEW_HOLDER else None)

    assert noted(*doubt.before) == noted(doubt.before[0])


def test_in_an_office_of_which_it_is_asked_which_it_is_nobody_is_taken_for_one_whose_leaving_was_explained():
    def listed(*operator):
        return office("লতাপুর", (SECRETARY, "lota.one"), *operator, code="lotapur")

    known = kept(kept(kept(Identities(), LOTA, GARUI), JOINED, WITHOUT), listed((OPERATOR, "garui.two")), WITHOUT)
    roster = Roster((listed(OPERATOR), WITHOUT))
    explained = identity.identify(known, roster, departed=frozenset({MOVED})).roster.offices[0]
    assert explained.doubts == (LOTA.id,)
    assert [account.doubts for account in explained.accounts] == [(JOINED.accounts[0].id,), (JOINED.accounts[1].id,)]
    unexplained = identity.identify(known, roster).roster.offices[0]
    assert unexplained.accounts[1].doubts == (JOINED.accounts[1].id, MOVED)


def test_a_login_is_known_again_whenever_it_was_noted():
    known = kept(kept(Identities(), GARUI), LOTA, GARUI)
    assert identified(known, JOINED).doubts


EMPTIED = office("গড়ুইখালী", (SECRETARY, "garui.one"), OPERATOR)


@pytest.mark.parametrize(
    "before", [pytest.param((), id="a new post"), pytest.param((OPERATOR,), id="a post of which no user ID was known"),
    pytest.param(((OPERATOR, "lota.two"),), id="a post that had another user ID")],
)  # fmt: skip
@pytest.mark.parametrize(
    "there", [pytest.param(EMPTIED, id="its post stays"), pytest.param(WITHOUT, id="its post went")]
)
def test_who_has_the_login_of_another_office_is_asked_about_whatever_became_of_its_old_row(before, there):
    lota = office("লতা", (SECRETARY, "lota.one"), *before)
    found = identified(kept(Identities(), lota, GARUI), JOINED, there)
    (doubt,) = found.doubts
    assert [one.id for one in doubt.before] == [MOVED, *(account.id for account in lota.accounts[1:])]
    assert [account.id for account in found.roster.offices[1].accounts] == [each.id for each in GARUI.accounts][
        : len(there.accounts)
    ]


def test_once_it_is_known_that_it_moved_its_old_post_has_a_user_id_of_which_nothing_was_told():
    known = kept(Identities(), LOTA, GARUI)
    known = kept(known, JOINED, EMPTIED, answers=answer(identified(known, JOINED, EMPTIED), Sameness.SAME))
    found = identified(known, JOINED, EMPTIED)
    assert (found.roster.offices[0].accounts[1].id, found.doubts) == (MOVED, ())
    assert found.roster.offices[1].accounts[1].id not in known.used


@pytest.mark.parametrize("said", [Sameness.OTHER, Sameness.LATER])
def test_until_then_and_where_it_did_not_its_old_post_stays_itself(said):
    known = kept(Identities(), LOTA, GARUI)
    known = kept(known, JOINED, EMPTIED, answers=answer(identified(known, JOINED, EMPTIED), said))
    found = identified(known, JOINED, EMPTIED)
    assert (found.roster.offices[1].accounts[1].id, len(found.doubts)) == (MOVED, said is Sameness.LATER)
