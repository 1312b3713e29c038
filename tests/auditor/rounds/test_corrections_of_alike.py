"""A correction of one of several user IDs of one post, when one of them is taken out of the roster by hand: it never becomes another one's."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.roster.columns import Column
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.listed import open_workspace, roster_of

DAY = date(2024, 2, 20)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
KNOWN = {"with user IDs": ("l1", "l2"), "without": ("", "")}


@pytest.fixture(params=KNOWN)
def logins(request):
    return KNOWN[request.param]


@pytest.fixture
def upazila(logins, tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(*(f"{LOTA},Operator,{login}" for login in logins))
    return made


def rows(upazila, *logins):
    """Write the roster anew, and leave the corrections beside it."""
    roster = upazila.folder / "roster.csv"
    head = roster.read_text("utf-8").splitlines()[0]
    roster.write_text("\n".join([head, *(f"{LOTA},Operator,{login}" for login in logins)]) + "\n", "utf-8")


def listed(upazila):
    (lota,) = roster_of(open_workspace(upazila.folder)).offices
    return [(each.login, each.holder_since) for each in lota.accounts]


def told(upazila):
    return [notice.message for notice in open_workspace(upazila.folder).reading.notices]


def joined(upazila, subject="lota/operator"):
    space = open_workspace(upazila.folder)
    correcting.enter(space, DAY, correcting.changing(space, DAY, subject, {Column.SINCE: "05.02.2024"}))


def left(upazila, subject="lota/operator"):
    space = open_workspace(upazila.folder)
    correcting.enter(space, DAY, correcting.removing(space, DAY, subject, "closed"))


@pytest.mark.parametrize("correct", [joined, left])
def test_it_holds_for_nobody_once_one_of_them_is_not_listed_and_the_way_on_is_told(upazila, logins, correct):
    correct(upazila)
    rows(upazila, logins[1])
    assert listed(upazila) == [(logins[1], None)]
    (said,) = [each for each in told(upazila) if "nobody knows whose" in each.en] or [
        each for each in told(upazila) if "another user ID" in each.en
    ]
    assert "take" in said.en.lower()
    assert "বাতিল করুন" in said.bn


def test_it_holds_while_all_of_them_are_listed(upazila, logins):
    joined(upazila, "lota/operator#2")
    assert listed(upazila) == [(logins[0], None), (logins[1], date(2024, 2, 5))]
    rows(upazila, *logins, "l3")
    assert listed(upazila) == [(logins[0], None), (logins[1], date(2024, 2, 5)), ("l3", None)]


def test_where_their_rows_change_places_it_goes_with_its_user_id_and_does_not_become_the_other_ones(upazila, logins):
    joined(upazila)
    rows(upazila, *reversed(logins))
    if all(logins):
        assert listed(upazila) == [("l2", None), ("l1", date(2024, 2, 5))]


def test_where_their_rows_change_places_each_correction_is_shown_as_of_the_one_whose_user_id_was_corrected(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Operator,l1", f"{LOTA},Operator,l2")
    joined(upazila, "lota/operator#2")
    for subject, login in (("lota/operator#2", "k2"), ("lota/operator", "k1"), ("lota/operator#2", "m2")):
        space = open_workspace(upazila.folder)
        correcting.enter(space, DAY, correcting.changing(space, DAY, subject, {Column.LOGIN: login}))
    rows(upazila, "l2", "l1")
    assert listed(upazila) == [("m2", date(2024, 2, 5)), ("k1", None)]
    shown = [entered.whose.en for entered in correcting.entered(open_workspace(upazila.folder))]
    assert shown == [f"Lota UP, Operator ({login})" for login in ("m…", "m…", "k…", "m…")]
    assert [each.en for each in told(upazila)][-1] == (
        "roster-corrections.toml: Lota UP, Operator, k…: user id was corrected on 20.02.2024."
    )


def test_where_the_first_row_is_gone_that_of_the_second_goes_with_its_user_id(upazila, logins):
    joined(upazila, "lota/operator#2")
    rows(upazila, logins[1])
    assert listed(upazila) == [(logins[1], date(2024, 2, 5) if logins[1] else None)]
    if all(logins):
        (entered,) = correcting.entered(open_workspace(upazila.folder))
        assert entered.whose.en == "Lota UP, Operator"


def test_who_left_stays_gone_where_his_row_stands_at_anothers_place_and_comes_back_once_that_is_taken_back(
    upazila, logins
):
    left(upazila, "lota/operator#2")
    rows(upazila, logins[1])
    if all(logins):
        assert listed(upazila) == []
        space = open_workspace(upazila.folder)
        (entered,) = correcting.entered(space)
        assert entered.left is not None
        undoing.take_back(space, DAY, undoing.prepared(space, entered.mark))
        assert listed(upazila) == [("l2", None)]
        assert not open_workspace(upazila.folder).config.departures


def test_one_whose_user_id_tells_who_he_is_keeps_it_though_the_other_row_is_gone(upazila, logins):
    joined(upazila)
    rows(upazila, logins[0])
    assert listed(upazila) == [(logins[0], date(2024, 2, 5) if logins[0] else None)]


@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize("has_left", [True, False])
def test_once_the_adding_of_one_of_them_is_taken_back_the_other_keeps_its_corrections_and_who_it_is(
    tmp_path, is_kept, has_left
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Secretary,l1")
    for login in ("br_1", "br_2"):
        space = open_workspace(upazila.folder)
        cells = {Column.POST: "Operator", Column.LOGIN: login}
        correcting.enter(space, DAY, correcting.adding(space, DAY, "lota", cells))
    if is_kept:
        upazila.keep("--yes", code=1)
    joined(upazila, "lota/operator#2")
    if has_left:
        left(upazila)
    space = open_workspace(upazila.folder)
    first = next(entered for entered in correcting.entered(space) if "br_1" in str(entered.what))
    undone = undoing.prepared(space, first.mark)
    assert len(undone.differences) == 1
    assert all(each.after is None or each.after.en == "no" for each in undone.differences)
    undoing.take_back(space, DAY, undone)
    (lota,) = roster_of(open_workspace(upazila.folder)).offices
    second = lota.accounts[-1]
    assert (second.login, second.holder_since) == ("br_2", date(2024, 2, 5))
    assert len(lota.accounts) == 2
    if is_kept:
        assert second.id == "lota/operator#2"
