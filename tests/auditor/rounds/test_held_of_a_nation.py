"""While a nation's round is made ready, little is held beside the nation itself."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest

from auditor.i18n import plain
from auditor.judging.of_before import claimants_of
from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.rounds.listed import with_those_who_left, without_days_ahead

OFFICES, POSTS = 4_000, tuple(map(plain, ("secretary", "entrepreneur", "assistant", "chairman")))
ONE_SET_OF_IDS = 700
"""Bytes an office: a set of the ids of 4,000 offices with four accounts each takes 520 while it grows."""


def _office(number: int) -> Office:
    accounts = tuple(Account(f"o{number}/{post.en}", post) for post in POSTS)
    return Office(f"o{number}", plain(f"Office {number}"), OfficeKind.UNION, plain("head"), accounts=accounts)


@pytest.fixture(scope="module")
def nation():
    return Roster(tuple(map(_office, range(OFFICES))))


@pytest.fixture(scope="module")
def everybody(nation):
    offices = {office.id: KnownOffice(office.id, office.name, office.kind) for office in nation.offices}
    accounts = {
        account.id: KnownAccount(account.id, office.id, account.post)
        for office in nation.offices
        for account in office.accounts
    }
    return Identities(offices, accounts)


def _held_at_most(work):
    """Return the bytes an office that work holds at most."""
    tracemalloc.start(1)
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / OFFICES
    finally:
        tracemalloc.stop()


def test_to_find_that_nobody_left_no_more_is_held_than_one_set_of_ids(nation, everybody):
    told_of = everybody.offices.keys() | everybody.accounts.keys()
    work = lambda: with_those_who_left(nation, (nation.offices,), (), everybody, told_of)  # noqa: E731 said once
    assert _held_at_most(work) < ONE_SET_OF_IDS


def test_to_find_that_nobody_may_be_one_of_before_nothing_is_held(nation):
    assert _held_at_most(lambda: claimants_of(nation.offices)) < 1


def test_a_roster_that_nothing_changes_stays_the_very_same(nation, everybody):
    assert with_those_who_left(nation, (nation.offices,), (), everybody, ())[0] is nation
    assert without_days_ahead(nation, date(2024, 7, 20))[0] is nation
    assert nation.of(nation.offices[1:]) == Roster(nation.offices[1:])


def test_a_roster_of_changed_offices_has_no_id_twice(nation):
    with pytest.raises(ValueError, match="unique"):
        nation.of((*nation.offices, nation.offices[0]))
