"""Somebody listed who may be somebody of before: since when a new holder has the post, where only the list says it."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.i18n import Language, plain
from auditor.model.identity import KnownAccount, Sameness
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.roster.doubt import Doubt
from auditor.roster.identity_questions import Choice, Question

OLD, NEW, TODAY, TOLD = date(2023, 5, 1), date(2024, 3, 1), date(2024, 3, 12), date(2024, 3, 10)
ANEW = Choice(plain("a new holder"), Sameness.NEW_HOLDER)


def doubt(listed, known, number=1):
    account = Account(f"koyra/clerk#{number}", plain("Clerk"), holder_since=listed)
    koyra = Office("koyra", plain("Koyra"), OfficeKind.UNION, plain("Chairman"), accounts=(account,))
    return Doubt(koyra, account, (KnownAccount(f"lota/clerk#{number}", "lota", plain("Clerk"), since=known),))


@pytest.mark.parametrize(
    ("listed", "known", "since"),
    [(NEW, None, NEW), (NEW, OLD, NEW), (OLD, OLD, TODAY), (OLD, NEW, TODAY), (None, OLD, TODAY), (None, None, TODAY)],
)
def test_a_new_holder_has_the_post_since_the_day_in_the_list_unless_that_is_of_the_holder_before(listed, known, since):
    asked = doubt(listed, known)
    (answer,) = asked.answered(asked.before[0].id, Sameness.NEW_HOLDER, today=TODAY)
    assert answer.since == since
    (told,) = asked.answered(asked.before[0].id, Sameness.NEW_HOLDER, since=TOLD, today=TODAY)
    assert told.since == TOLD


@pytest.mark.parametrize(
    ("days", "said", "since"),
    [
        ((NEW, TOLD), "01.03.2024, 10.03.2024, as in the roster", [NEW, TOLD]),
        ((NEW, None), "01.03.2024, as in the roster; today where it has no day", [NEW, TODAY]),
        ((None, None), "today", [TODAY, TODAY]),
    ],
)
def test_of_several_who_are_asked_about_together_each_has_his_own_day(days, said, since):
    asked = Question(plain("?"), (ANEW,), tuple(doubt(day, None, at) for at, day in enumerate(days, start=1)))
    assert asked.since_unless_told(ANEW).said(Language.EN) == said
    assert [each.since for each in asked.answered(ANEW, today=TODAY)] == since


@pytest.mark.parametrize(
    ("known", "since", "is_odd"),
    [((OLD,), NEW, False), ((NEW,), OLD, True), ((NEW,), NEW, True), ((None,), OLD, False), ((OLD, NEW), OLD, True)],
    ids=["after", "before", "on the same day", "nobody knows since when", "before one of several"],
)
def test_that_a_new_holder_had_the_post_before_or_with_the_one_before_is_odd(known, since, is_odd):
    asked = Question(plain("?"), (ANEW,), tuple(doubt(None, day, at) for at, day in enumerate(known, start=1)))
    assert bool(asked.doubts_of_since(ANEW, since)) is is_odd
