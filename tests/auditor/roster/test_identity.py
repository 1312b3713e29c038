"""Who a roster lists: ids are given once; who changed his name, post or login is doubted and asked about."""

from __future__ import annotations

import pytest
from changing import replace
from named_offices import ADMINISTRATIVE, DAY, OPERATOR, SECRETARY, identified, kept, office

from auditor.i18n import Text
from auditor.model.identity import Identities, Sameness
from auditor.model.subjects import Office, OfficeKind, Roster, login_mark
from auditor.roster import identity

REWORDED = "সচিব"
"""`SECRETARY` in other words: the same post."""
SPLIT = ("দক্ষিণ অঞ্চলের কর্মকর্তা", "উত্তর অঞ্চলের কর্মকর্তা")
"""Two posts that twins are given."""


def ids(assignment: identity.Assignment) -> list[str]:
    return [account.id for one in assignment.roster.offices for account in one.accounts]


def doubts(assignment: identity.Assignment) -> dict[str, list[str]]:
    return {doubt.now: [one.id for one in doubt.before] for doubt in assignment.doubts}


@pytest.mark.parametrize(
    ("before", "now", "sure", "doubtful"),
    [
        pytest.param([SECRETARY], [SECRETARY], [0], {}, id="as before"),
        pytest.param([SECRETARY, OPERATOR], [OPERATOR, SECRETARY], [1, 0], {}, id="rows swapped"),
        pytest.param([(SECRETARY, "a.one")], [("সচিব", "a.one")], [0], {}, id="another word for the same post"),
        pytest.param([(SECRETARY, "a.one")], [(SECRETARY, "A.One")], [0], {}, id="another case of the login"),
        pytest.param([SECRETARY], [(SECRETARY, "a.one")], [0], {}, id="login added"),
        pytest.param([(SECRETARY, "a.one")], [SECRETARY], [0], {}, id="login removed"),
        pytest.param([(SECRETARY, "a.one")], [(SECRETARY, "b.two")], [None], {0: [0]}, id="another login"),
        pytest.param([(SECRETARY, "a.one")], [(ADMINISTRATIVE, "a.one")], [None], {0: [0]}, id="another post"),
        pytest.param([SECRETARY], [ADMINISTRATIVE], [None], {0: [0]}, id="another post, no login"),
        pytest.param(
            [(SECRETARY, "a.one")], [(ADMINISTRATIVE, "b.two")], [None], {0: [0]}, id="another post and login"
        ),
        pytest.param(
            [(SECRETARY, "a.one"), (OPERATOR, "b.two")],
            [(ADMINISTRATIVE, "x.one"), (OPERATOR, "x.two")],
            [None, None],
            {0: [0], 1: [1]},
            id="a post and all logins changed at once",
        ),
        pytest.param(
            [(SECRETARY, "a.one"), (OPERATOR, "b.two")],
            [(SPLIT[0], "x.one"), (SPLIT[1], "x.two")],
            [None, None],
            {0: [0, 1], 1: [0, 1]},
            id="all posts and logins changed at once",
        ),
        pytest.param(
            [(SECRETARY, "a.one"), (OPERATOR, "b.two"), (OPERATOR, "c.three")],
            [(SPLIT[0], "x.one"), (SPLIT[1], "x.two"), (OPERATOR, "x.three")],
            [None, None, None],
            {0: [0, 1, 2], 1: [0, 1, 2], 2: [1, 2]},
            id="one of two of a post has another, and all logins changed",
        ),
        pytest.param(
            [(SECRETARY, "a.one")],
            [(SPLIT[0], "x.one"), (SPLIT[1], "x.two")],
            [None, None],
            {},
            id="more came than went, with other posts and logins",
        ),
        pytest.param([SECRETARY, SECRETARY], [SECRETARY, SECRETARY], [0, 1], {}, id="twins"),
        pytest.param([SECRETARY, SECRETARY], [SECRETARY], [None], {0: [0, 1]}, id="one of two twins deleted"),
        pytest.param([SECRETARY], [SECRETARY, SECRETARY], [None, None], {0: [0], 1: [0]}, id="a twin added"),
        pytest.param(
            [SECRETARY, SECRETARY], [REWORDED, SECRETARY], [None, None], {0: [0, 1], 1: [0, 1]}, id="a twin reworded"
        ),
        pytest.param([SECRETARY, SECRETARY], [REWORDED] * 2, [None, None], {0: [0, 1], 1: [0, 1]}, id="both reworded"),
        pytest.param([SECRETARY, REWORDED], [REWORDED, SECRETARY], [1, 0], {}, id="twins of two wordings swapped"),
        pytest.param(
            [SECRETARY, REWORDED], [SECRETARY] * 2, [None, None], {0: [0, 1], 1: [0, 1]}, id="wordings made one"
        ),
        pytest.param(
            [SECRETARY] * 2 + [REWORDED], [REWORDED] + [SECRETARY] * 2, [2, 0, 1], {}, id="one of three told apart"
        ),
        pytest.param(
            [SECRETARY, SECRETARY],
            [OPERATOR, SECRETARY],
            [None, None],
            {0: [0, 1], 1: [0, 1]},
            id="a twin of another post",
        ),
        pytest.param(
            [(SECRETARY, "a.one"), (SECRETARY, "b.two")],
            [(SECRETARY, "b.two")],
            [1],
            {},
            id="first of two logins deleted",
        ),
        pytest.param(
            [(SECRETARY, "a.one"), (SECRETARY, "b.two")],
            [(SECRETARY, "b.two"), (SECRETARY, "a.one")],
            [1, 0],
            {},
            id="two logins swapped",
        ),
        pytest.param([SECRETARY, OPERATOR], [SECRETARY], [0], {}, id="another post deleted"),
        pytest.param([SECRETARY], [SECRETARY, OPERATOR], [0, None], {}, id="another post added"),
        pytest.param(
            [SECRETARY, OPERATOR], [ADMINISTRATIVE, OPERATOR], [None, 1], {0: [0]}, id="one of two posts renamed"
        ),
        pytest.param(
            ["ইউজার 1", "ইউজার 2"], [SECRETARY, OPERATOR], [None, None], {0: [0, 1], 1: [1, 0]}, id="numbers named"
        ),
        pytest.param(
            ["ইউজার 1", "ইউজার 2"], [OPERATOR] * 2, [None, None], {0: [0, 1], 1: [1, 0]}, id="numbers named alike"
        ),
        pytest.param(
            [SECRETARY] * 2, [*SPLIT], [None, None], {0: [0, 1], 1: [0, 1]}, id="twins of two other posts each"
        ),
        pytest.param(
            [SECRETARY, SECRETARY, OPERATOR],
            [*SPLIT, ADMINISTRATIVE],
            [None] * 3,
            {0: [0, 1], 1: [0, 1], 2: [2]},
            id="twins of other posts beside one who has another too",
        ),
        pytest.param(
            [SECRETARY, OPERATOR], [ADMINISTRATIVE] * 2, [None, None], {0: [0, 1], 1: [0, 1]}, id="two posts made one"
        ),
    ],
)
def test_accounts_are_those_of_before_or_doubted(before, now, sure, doubtful):
    first = office("লতা", *before)
    known = kept(Identities(), first)
    found = identified(known, office("লতা", *now))
    given = [account.id for account in first.accounts]
    fresh = [account for account in ids(found) if account not in given]
    assert [given.index(account) if account in given else None for account in ids(found)] == sure
    assert len(set(fresh)) == sure.count(None)
    assert doubts(found) == {ids(found)[at]: [given[one] for one in ones] for at, ones in doubtful.items()}


@pytest.mark.parametrize(
    ("before", "now", "sure", "doubtful"),
    [
        pytest.param(["লতা", "দেলুটি"], ["দেলুটি", "লতা"], [1, 0], {}, id="rows swapped"),
        pytest.param(["হরিঢালী"], ["হরিঢালি"], [None], {0: [0]}, id="spelling corrected"),
        pytest.param(["হরিঢালী"], ["১নং হরিঢালী"], [None], {0: [0]}, id="number added"),
        pytest.param(["হরিঢালী"], ["কপিলমুনি"], [None], {0: [0]}, id="another name in its place"),
        pytest.param(["হরিঢালী", "লতা"], ["কপিলমুনি", "লতা"], [None, 1], {0: [0]}, id="one of two renamed"),
        pytest.param(["হরিঢালী", "লতা"], ["কপিলমুনি"], [None], {0: [0, 1]}, id="another in place of two"),
        pytest.param(["হরিঢালী", "লতা"], ["কপিলমুনি", "চাঁদখালী"], [None] * 2, {0: [0], 1: [1]}, id="both renamed"),
        pytest.param(["হরিঢালী"], ["হরিঢালী", "কপিলমুনি"], [0, None], {}, id="one more"),
        pytest.param(["হরিঢালী", "লতা"], ["লতা"], [1], {}, id="deleted"),
    ],
)
def test_offices_are_those_of_before_or_doubted(before, now, sure, doubtful):
    known = kept(Identities(), *(office(name, SECRETARY) for name in before))
    found = identified(known, *(office(name, SECRETARY) for name in now))
    given = [f"id-{name}" for name in before]
    assert [given.index(one.id) if one.id in given else None for one in found.roster.offices] == sure
    assert [[given.index(one) for one in each.doubts] for each in found.roster.offices] == [
        doubtful.get(at, []) for at in range(len(now))
    ]


def test_another_name_on_the_same_portal_is_asked_about():
    known = kept(Identities(), office("মৎস্য দপ্তর", SECRETARY, portal="a.gov.bd"))
    found = identified(known, office("জলজ সম্পদ", SECRETARY, portal="a.gov.bd"))
    assert [doubt.before[0].id for doubt in found.doubts] == ["id-মৎস্য দপ্তর"]


def test_of_an_office_with_a_new_name_the_one_with_its_login_or_post_is_asked_about():
    fisheries, land = office("মৎস্য দপ্তর", (SECRETARY, "a.one")), office("ভূমি অফিস", (OPERATOR, "b.two"))
    known = kept(Identities(), fisheries, land)
    for account in ((ADMINISTRATIVE, "b.two"), OPERATOR):
        found = identified(known, office("সহকারী কমিশনারের কার্যালয়", account))
        assert found.roster.offices[0].doubts == (land.id,)


def test_an_office_of_another_kind_or_another_code_is_another_office():
    forest = office("বন কার্যালয়", SECRETARY)
    everybody = kept(Identities(), forest)
    known = replace(everybody, offices={forest.id: replace(everybody.offices[forest.id], code="forest")})
    other = replace(office("কপিলমুনি", SECRETARY), kind=OfficeKind.OTHER)
    coded = office("পাট অফিস", SECRETARY)
    assert not identified(known, other).doubts
    assert not identified(known, coded, coded=frozenset({coded.id})).doubts
    assert identified(known, coded).doubts


HAND = Text(en="Horticulture Office", bn="উপজেলা হর্টিকালচার অফিস")


def called(name: Text | str, *, code: str = "") -> Office:
    """Return an office of one account, called so in one language or in both."""
    listed = office("কার্যালয়", SECRETARY, code=code)
    return replace(listed, name=name if isinstance(name, Text) else Text(en=name, bn=name))


@pytest.mark.parametrize("code", ["hand", ""])
@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        pytest.param(HAND, HAND, False, id="as before"),
        pytest.param(HAND, Text(en="Forest Office", bn="উপজেলা বন অফিস"), True, id="another name"),
        pytest.param(HAND, Text(en=HAND.en, bn="উপজেলা বন অফিস"), True, id="another in Bangla alone"),
        pytest.param(HAND, Text(en="Forest Office", bn=HAND.bn), True, id="another in English alone"),
        pytest.param(HAND, Text(en=HAND.en, bn="উপজেলা হটিকালচার অফিস"), False, id="a slip in one language"),
        pytest.param(HAND, Text(en=HAND.en, bn="১নং উপজেলা হর্টিকালচার অফিস"), False, id="a number before one"),
        pytest.param(HAND, HAND.bn, False, id="the English name left out"),
        pytest.param(HAND, HAND.en, False, id="the Bangla name left out"),
        pytest.param(HAND.bn, HAND, False, id="the English name added"),
        pytest.param(HAND.en, HAND, False, id="the Bangla name added"),
        pytest.param("Women’s Office", "Women's Office", False, id="another apostrophe"),
        pytest.param(
            "Women’s Office",
            Text(en="Women’s Office", bn="মহিলা অফিস"),
            False,
            id="Bangla added to an English apostrophe",
        ),
        pytest.param("লতা", "দেলুটি", True, id="another, one language"),
        pytest.param("Lota", "Deluti", True, id="another, English alone"),
        pytest.param("লতা", "Lota", True, id="the other language alone"),
        pytest.param("১নং লতা", "২নং লতা", True, id="another number"),
    ],
)
def test_an_office_is_that_of_before_under_a_near_name_alone_with_or_without_a_code(code, before, now, asked):
    coded = frozenset({code} - {""})
    known = kept(Identities(), called(before, code=code), coded=coded)
    found = identified(known, called(now, code=code), coded=coded)
    assert [len(doubt.before) for doubt in found.doubts] == [1] * asked
    assert ([one.id for one in found.roster.offices] == [*known.offices]) is not asked


@pytest.mark.parametrize("name", ["লতা ইউনিয়ন", "উপজেলা লতা অফিস", "লতা", "১নং লতা"])
def test_a_code_keeps_its_office_under_a_near_name(name):
    coded = frozenset({"lota"})
    known = kept(Identities(), office("লতা", SECRETARY, code="lota"), coded=coded)
    found = identified(known, office(name, SECRETARY, code="lota"), coded=coded)
    assert ([one.id for one in found.roster.offices], found.doubts) == (["lota"], ())


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.OTHER])
def test_whose_a_code_is_under_another_name_is_asked_once(said):
    coded = frozenset({"hand"})
    known, now = kept(Identities(), called(HAND, code="hand"), coded=coded), called("বন", code="hand")
    (first,) = identified(known, now, coded=coded).doubts
    known = kept(known, now, answers=first.answered("hand", said), coded=coded)
    again = identified(known, now, coded=coded)
    assert again.doubts == ()
    assert (again.roster.offices[0].id == "hand") is (said is Sameness.SAME)


def test_an_office_is_who_it_was_when_its_code_has_its_name_again():
    coded = frozenset({"hand"})
    known, now = kept(Identities(), called(HAND, code="hand"), coded=coded), called("বন", code="hand")
    later = answer(identified(known, now, coded=coded), Sameness.LATER, meeting="2024-02")
    known = kept(known, now, answers=later, coded=coded)
    assert identified(known, now, coded=coded).doubts
    again = identified(known, called(HAND, code="hand"), coded=coded)
    assert ([one.id for one in again.roster.offices], again.doubts) == (["hand"], ())


def test_offices_of_one_name_in_one_language_are_told_apart_by_the_other():
    first, second = (replace(office("কৃষি"), id=en.lower(), name=Text(en=en, bn="কৃষি")) for en in ("Farms", "Seeds"))
    known = kept(Identities(), first, second)
    found = identified(known, second, first)
    assert ([one.id for one in found.roster.offices], found.doubts) == (["seeds", "farms"], ())


def test_of_offices_of_one_name_in_one_language_each_has_the_whole_name_that_it_had():
    near = [replace(office("কৃষি"), id=en, name=Text(en=f"{en} Farm", bn="কৃষি")) for en in ("seed", "seeds")]
    found = identified(kept(Identities(), *near), *reversed(near))
    assert ([one.id for one in found.roster.offices], found.doubts) == (["seeds", "seed"], ())
    farms, seeds = (replace(near[0], id=en, name=Text(en=en, bn="কৃষি")) for en in ("farms", "seeds"))
    in_bangla = replace(near[0], id="agriculture", name=Text(en="কৃষি", bn="কৃষি"))
    found = identified(kept(Identities(), farms, seeds), in_bangla, farms)
    assert ([one.id for one in found.roster.offices], found.doubts) == (["seeds", "farms"], ())


def test_offices_that_exchanged_their_codes_are_asked_about():
    coded = frozenset({"a", "b"})
    known = kept(Identities(), office("লতা", SECRETARY, code="a"), office("দেলুটি", SECRETARY, code="b"), coded=coded)
    found = identified(known, office("লতা", SECRETARY, code="b"), office("দেলুটি", SECRETARY, code="a"), coded=coded)
    assert [sorted(one.doubts) for one in found.roster.offices] == [["a", "b"], ["a", "b"]]
    assert not {"a", "b"} & {one.id for one in found.roster.offices}


def test_an_id_stays_when_the_roster_begins_to_name_a_code():
    known = kept(Identities(), office("লতা", SECRETARY))
    found = identified(known, office("লতা", SECRETARY, code="lota"), coded=frozenset({"lota"}))
    assert [one.id for one in found.roster.offices] == ["id-লতা"]


def _colliding() -> tuple[str, str]:
    """Return two logins with one mask."""
    seen: dict[str, str] = {}
    for number in range(100_000):
        login = f"user{number}"
        other = seen.setdefault(login_mark(login), login)
        if other != login:
            return other, login
    raise AssertionError("sixteen bits collide sooner")


def test_a_login_that_became_another_of_the_same_mask_is_another_login():
    one, other = _colliding()
    known = kept(Identities(), office("লতা", (SECRETARY, one)))
    assert identified(known, office("লতা", (SECRETARY, other))).doubts
    assert not identified(known, office("লতা", (SECRETARY, one))).doubts


def test_a_login_that_was_away_for_a_month_is_still_known():
    known = kept(Identities(), office("লতা", (SECRETARY, "a.one")))
    known = kept(known, office("লতা", SECRETARY))
    assert identified(known, office("লতা", (SECRETARY, "b.two"))).doubts
    assert not identified(known, office("লতা", (SECRETARY, "a.one"))).doubts


def answer(found: identity.Assignment, said: Sameness, **more):
    (doubt,) = found.doubts
    return doubt.answered(doubt.before[0].id, said, **more)


RENAMED = office("লতা", (SECRETARY, "a.one")), office("লতা", (ADMINISTRATIVE, "a.one"))


def test_after_same_the_id_of_before_goes_on_and_nothing_is_asked_again():
    before, now = RENAMED
    known = kept(Identities(), before)
    found = identified(known, now)
    known = kept(known, now, answers=answer(found, Sameness.SAME))
    again = identified(known, now)
    assert (ids(again), again.doubts) == ([before.accounts[0].id], ())
    assert known.id_now(ids(found)[0]) == before.accounts[0].id


def test_after_new_holder_the_id_goes_on_from_the_day_on_which_he_took_the_post():
    before, now = RENAMED
    known = kept(Identities(), before)
    known = kept(known, now, answers=answer(identified(known, now), Sameness.NEW_HOLDER, since=DAY))
    (account,) = identified(known, now).roster.offices[0].accounts
    assert (account.id, account.holder_since) == (before.accounts[0].id, DAY)


def test_after_other_the_new_id_stands_alone_and_nothing_is_asked_again():
    before, now = RENAMED
    known = kept(Identities(), before)
    found = identified(known, now)
    known = kept(known, now, answers=answer(found, Sameness.OTHER))
    again = identified(known, now)
    assert (ids(again), again.doubts) == (ids(found), ())


@pytest.mark.parametrize("which", [0, 1])
def test_which_of_two_twins_is_left_is_asked_once(which):
    before, now = office("লতা", SECRETARY, SECRETARY), office("লতা", SECRETARY)
    known = kept(Identities(), before)
    (doubt,) = identified(known, now).doubts
    said = doubt.answered(before.accounts[which].id, Sameness.SAME)
    known = kept(known, now, answers=said)
    again = identified(known, now)
    assert (ids(again), again.doubts) == ([before.accounts[which].id], ())


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_twins_stay_who_they_were_answered_to_be_in_whatever_order(order):
    before, now = office("লতা", SECRETARY, SECRETARY), office("লতা", REWORDED, REWORDED)
    known = kept(Identities(), before)
    given = [before.accounts[which].id for which in order]
    first, second = identified(known, now).doubts
    said = [*first.answered(given[0], Sameness.SAME), *second.answered(given[1], Sameness.SAME)]
    again = identified(kept(known, now, answers=said), now)
    assert (ids(again), again.doubts) == (given, ())


def test_what_is_put_off_stays_doubtful_under_the_same_id():
    before, now = RENAMED
    known = kept(Identities(), before)
    found = identified(known, now)
    known = kept(known, now, answers=answer(found, Sameness.LATER, meeting="2024-02"))
    assert doubts(identified(known, now)) == doubts(found)
    assert (ids(found)[0], before.accounts[0].id, "2024-02") in known.later


def test_who_is_back_under_the_old_post_is_who_he_was():
    before, now = RENAMED
    known = kept(kept(Identities(), before), now)
    again = identified(known, before)
    assert (ids(again), again.doubts) == ([before.accounts[0].id], ())


def test_an_office_brings_its_accounts_with_it():
    before = office("হরিঢালী", (SECRETARY, "a.one"), OPERATOR)
    now = office("হরিঢালি", (SECRETARY, "a.one"), OPERATOR)
    known = kept(Identities(), before)
    found = identified(known, now)
    assert {account.doubts for account in found.roster.offices[0].accounts} == {
        (account.id,) for account in before.accounts
    }
    known = kept(known, now, answers=answer(found, Sameness.SAME))
    again = identified(known, now)
    assert (again.roster.offices[0].id, ids(again)) == (before.id, [account.id for account in before.accounts])
    assert again.doubts == ()


def test_an_account_of_a_renamed_office_that_changed_too_is_asked_about_next():
    before, now = office("হরিঢালী", SECRETARY, OPERATOR), office("হরিঢালি", ADMINISTRATIVE, OPERATOR)
    known = kept(Identities(), before)
    known = kept(known, now, answers=answer(identified(known, now), Sameness.SAME))
    (doubt,) = identified(known, now).doubts
    assert (doubt.account.post.bn, [one.id for one in doubt.before]) == (ADMINISTRATIVE, [before.accounts[0].id])


def test_an_id_is_never_given_twice():
    known = kept(Identities(), office("লতা", SECRETARY))
    known = kept(known, office("লতা", OPERATOR))
    listed = office("লতা", OPERATOR, SECRETARY, SECRETARY)
    assert not set(ids(identified(kept(known, listed), listed))[2:]) & {
        account.id for account in office("লতা", SECRETARY).accounts
    }


def test_what_is_kept_holds_no_login():
    known = kept(Identities(), office("লতা", (SECRETARY, "nobody.knows")))
    assert "nobody" not in repr(known)


def test_what_left_for_a_reason_is_nobody_s_past():
    before, now = office("লতা", (SECRETARY, "a.one")), office("লতা", (ADMINISTRATIVE, ""))
    known = kept(Identities(), before)
    found = identity.identify(known, Roster((now,)), departed=frozenset({before.accounts[0].id}))
    assert found.doubts == ()


def test_who_was_gone_before_is_not_asked_about_once_another_post_and_user_id_come():
    known = kept(Identities(), office("লতা", (SECRETARY, "a.one"), (OPERATOR, "c.three")))
    known = kept(known, office("লতা", (OPERATOR, "c.three")))
    assert known.accounts["id-লতা/ইউপিসচিব"].gone
    found = identified(known, office("লতা", (OPERATOR, "c.three"), (ADMINISTRATIVE, "b.two")))
    assert found.doubts == ()


def test_who_came_with_the_user_id_of_another_office_is_not_one_who_went_here():
    lata, deluti = office("লতা", (SECRETARY, "a.one")), office("দেলুটি", (OPERATOR, "d.four"), (SECRETARY, "e.five"))
    known = kept(Identities(), lata, deluti)
    found = identified(known, office("লতা", (ADMINISTRATIVE, "d.four")), office("দেলুটি", (SECRETARY, "e.five")))
    assert doubts(found) == {"id-লতা/ইউনিয়নপরিষদপ্রশাসনিককর্মকর্তা": [deluti.accounts[0].id]}


def test_after_same_whose_post_and_login_both_changed_goes_on_with_his_id():
    before, now = office("লতা", (SECRETARY, "a.one")), office("লতা", (ADMINISTRATIVE, "b.two"))
    known = kept(Identities(), before)
    known = kept(known, now, answers=answer(identified(known, now), Sameness.SAME))
    again = identified(known, now)
    assert (ids(again), again.doubts) == ([before.accounts[0].id], ())


def test_what_left_for_a_reason_is_asked_about_where_its_user_id_is_listed_again():
    before, now = RENAMED
    known = kept(Identities(), before)
    found = identity.identify(known, Roster((now,)), departed=frozenset({before.accounts[0].id}))
    assert [one.id for doubt in found.doubts for one in doubt.before] == [before.accounts[0].id]


def test_a_name_in_english_added_later_changes_nobody():
    known = kept(Identities(), office("লতা", SECRETARY))
    named = replace(office("লতা", SECRETARY), name=Text(en="Lota", bn="লতা"))
    assert identified(known, named).doubts == ()
