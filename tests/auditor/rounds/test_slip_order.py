"""Which of an account's slips was made last: by the minute, by its place in one life of the page, by what a person said."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.model.journal import SlipDay, SlipOpened, SlipsOrdered
from auditor.rounds.asking.slip_order import order_of

INVITED, OPENED = date(2024, 3, 1), date(2024, 3, 20)
KEYS = {"2024-03": INVITED}


def slip(name, says="2024-03-10", clock="2024-03-10T09:05", *, on=OPENED, life="", nth=1, run=1, account="lota/head"):
    """Return an opened slip; `name` stands for the digest of its text, and in capitals for that of its file."""
    says = date.fromisoformat(says)
    return SlipOpened(
        "2024-03", account, name, name, says, f"{name}.json", name.upper(), on, run, clock, life or name, nth
    )


def dead(name, *, on=OPENED, **more):
    """Return a slip whose clock stood in 2009: it was written down for the day it was opened."""
    return slip(name, on.isoformat(), "2009-01-01T00:03", on=on, **more)


def ordered(*slips, days=(), orders=()):
    return order_of(slips, KEYS, days, orders, ())


def names(slips):
    return {one.slip for one in slips}


def test_of_one_day_the_later_minute_replaces_the_earlier_in_whatever_order_they_stand():
    made = [slip("a"), slip("b", clock="2024-03-10T09:06"), slip("c", clock="2024-03-10T18:00")]
    for some in permutations(made):
        found = ordered(*some)
        assert (found.superseded, found.unordered, found.undated) == ({"A", "B"}, (), ())


def test_of_another_day_or_account_nothing_is_replaced():
    found = ordered(
        slip("a"), slip("b", "2024-03-11", "2024-03-11T08:00"), slip("c", clock="2024-03-10T10:00", account="x")
    )
    assert (found.superseded, found.unordered) == (set(), ())


def test_within_one_life_of_a_page_the_count_decides_whatever_the_clock_says():
    set_right = slip("b", life="page", nth=2)
    for earlier in (slip("a", life="page"), slip("a", clock="2024-03-10T11:00", life="page"), dead("a", life="page")):
        found = ordered(set_right, earlier)
        assert (found.superseded, found.unordered) == ({"A"}, ())


def test_two_pages_of_one_minute_are_in_no_order_and_both_count():
    found = ordered(slip("a"), slip("b"))
    assert found.superseded == set()
    assert [names(some) for some in found.unordered] == [{"a", "b"}]


def test_a_slip_of_a_wrong_clock_counts_on_the_day_of_the_one_it_cannot_be_told_from():
    found = ordered(slip("a"), dead("b"))
    assert found.superseded == set()
    assert found.days == {"B": date(2024, 3, 10)}
    assert [names(some) for some in found.unordered] == [{"a", "b"}]
    assert names(found.undated) == {"b"}


def test_what_a_slip_of_a_wrong_clock_says_counts_from_the_first_day_on_which_it_can_be_and_a_no_for_the_last():
    assert ordered(slip("a")).spans == {}
    assert ordered(dead("b")).spans == {"B": (INVITED, INVITED, OPENED)}
    beside = date(2024, 3, 10)
    assert ordered(slip("a", life="l"), dead("b", life="l", nth=2)).spans == {"B": (beside, beside, OPENED)}
    assert ordered(dead("b"), days=[SlipDay("b", beside, OPENED)]).spans == {}
    after_its_opening = slip("c", "2024-03-25", "2024-03-25T10:00", on=date(2024, 3, 26))
    said = [SlipsOrdered("b", ("c",), OPENED)]
    assert ordered(after_its_opening, dead("b"), orders=said).spans == {"B": (OPENED, OPENED, OPENED)}


def test_beside_slips_from_which_it_cannot_be_told_it_counts_from_that_day_too_and_what_may_be_a_no_as_late_as_any_of_theirs():
    assert ordered(slip("a"), dead("b")).spans == {"B": (INVITED, date(2024, 3, 10), OPENED)}
    early = dead("a", on=date(2024, 3, 12))
    assert ordered(early, dead("b")).spans == {"A": (INVITED, INVITED, early.on), "B": (INVITED, INVITED, OPENED)}


def test_what_is_replaced_by_a_slip_of_a_right_clock_is_not_asked_about():
    found = ordered(slip("a"), slip("c", "2024-03-15", "2024-03-15T10:00"), dead("b"))
    assert [names(some) for some in found.unordered] == [{"b", "c"}]
    assert found.days == {"B": date(2024, 3, 15)}


def test_two_slips_of_wrong_clocks_count_on_the_day_the_first_was_opened():
    found = ordered(dead("a", on=date(2024, 3, 12)), dead("b"))
    assert found.days == {"B": date(2024, 3, 12)}


def test_a_slip_of_a_wrong_clock_that_was_opened_before_the_other_was_made_came_first():
    found = ordered(dead("a", on=date(2024, 3, 9)), slip("b"))
    assert (found.superseded, found.unordered, found.days) == (set(), (), {})


def test_a_day_that_a_person_said_counts_and_orders():
    found = ordered(
        slip("a"), dead("b"), days=[SlipDay("b", date(2024, 3, 12), OPENED), SlipDay("b", date(2024, 3, 9), OPENED)]
    )
    assert (found.days, found.unordered, found.undated) == ({"B": date(2024, 3, 9)}, (), ())
    assert ordered(slip("a"), dead("b"), days=[SlipDay("b", date(2024, 3, 10), OPENED)]).unordered


def test_the_slip_that_a_person_said_came_last_replaces_the_others():
    for last, other in (("a", "b"), ("b", "a")):
        found = ordered(slip("a"), dead("b"), orders=[SlipsOrdered(last, (other,), OPENED)])
        assert found.unordered == ()
        assert found.superseded == {other.upper()}


def test_entries_of_before_are_ordered_by_the_runs_that_opened_them():
    made = [slip(name, clock="", run=run, nth=0) for name, run in (("a", 1), ("b", 2), ("c", 2))]
    found = ordered(*(replace(one, life="") for one in made))
    assert (found.superseded, found.days, found.undated) == ({"A"}, {}, ())


def test_answers_that_go_in_a_circle_leave_all_slips_counting():
    circle = [SlipsOrdered("a", ("b",), OPENED), SlipsOrdered("b", ("c",), OPENED), SlipsOrdered("c", ("a",), OPENED)]
    assert ordered(slip("a"), slip("b"), slip("c"), orders=circle).superseded == set()


SOME = st.builds(
    lambda name, kind, day, minute, life, nth: (
        dead(name, on=date(2024, 3, day), life=life, nth=nth)
        if kind
        else slip(name, f"2024-03-{day:02d}", f"2024-03-{day:02d}T09:{minute:02d}", life=life, nth=nth)
    ),
    st.uuids().map(str), st.booleans(), st.integers(2, 20), st.integers(0, 3), st.sampled_from(["p", "q", ""]), st.integers(1, 3),
)  # fmt: skip


@given(st.lists(SOME, min_size=1, max_size=6))
@examples(300)
def test_some_slip_of_every_account_always_counts_and_the_order_of_opening_does_not_matter(slips):
    found = ordered(*slips)
    assert found.superseded < {one.sha256 for one in slips}
    again = ordered(*reversed(slips))
    assert (found.superseded, found.days) == (again.superseded, again.days)
