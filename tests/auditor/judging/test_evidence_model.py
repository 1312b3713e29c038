"""A small executable reading of the evidence rules, tested by itself: how observations of one fact come to an answer.

Values are ranks (a higher one speaks more for the office), grades are 0 declared … 4 proven, a verdict asks for "at least
so much". `test_collect.py` compares the program with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

WITNESSED = 2
MANY = examples(600)


@dataclass(frozen=True, order=True)
class Plain:
    """An observation of the model: nothing but numbers."""

    day: int
    grade: int
    value: int
    reference: str = ""


def walk_order(seen: Plain) -> tuple[int, int, int, str]:
    return (seen.day, seen.grade, -seen.value, seen.reference)


def supporters(seen, threshold: int) -> list[Plain]:
    """Return what carries a standing "at least threshold"; nothing when the answer is no."""
    bar, carried = -1, []
    for telling in sorted(seen, key=walk_order):
        if telling.value < threshold:
            bar, carried = max(bar, min(telling.grade, WITNESSED)), []
        elif telling.grade >= bar:
            bar, carried = -1, [*carried, telling]
    return carried if bar == -1 else []


def current(seen, threshold: int, today: int, fresh: int, since: int) -> list[Plain]:
    return [telling for telling in supporters(seen, threshold) if today - telling.day <= fresh and telling.day >= since]


def resolved(seen, today: int, fresh: int = 99, since: int = 0) -> tuple[int, int] | None:
    """Return the value that stands and its own grade: a better answer that was overruled lends it none."""
    seen = {telling for telling in seen if telling.day <= today}
    for value in sorted({telling.value for telling in seen}, reverse=True):
        standing = current(seen, value, today, fresh, since)
        if standing:
            exact = [telling for telling in standing if telling.value == value]
            return value, max(telling.grade for telling in exact or standing)
    return None


def passes(seen, threshold: int, today: int, fresh: int = 99, since: int = 0) -> int | None:
    """Return the grade with which "at least threshold" is known; None where it is not known to be so.

    The strongest observation that still carries this much gives the grade, whatever newer, weaker claims say the same.
    """
    standing = current({telling for telling in seen if telling.day <= today}, threshold, today, fresh, since)
    return max((telling.grade for telling in standing), default=None)


def stronger_or_equal(grade: int | None, other: int | None) -> bool:
    return other is None or (grade is not None and grade >= other)


TELLINGS = st.lists(
    st.builds(Plain, st.integers(0, 12), st.integers(0, 4), st.integers(0, 2), st.sampled_from("ab")), max_size=7
)
THRESHOLDS, FRESH, SINCE = st.integers(1, 2), st.sampled_from([5, 99]), st.sampled_from([0, 4])


@MANY
@given(TELLINGS, THRESHOLDS, FRESH, SINCE, st.data())
def test_taking_away_support_improves_neither_result_nor_grade(seen, threshold, fresh, since, data):
    support = [telling for telling in seen if telling.value >= threshold]
    if support:
        gone = data.draw(st.sampled_from(support))
        less = [telling for telling in seen if telling != gone]
        assert stronger_or_equal(passes(seen, threshold, 12, fresh, since), passes(less, threshold, 12, fresh, since))


@MANY
@given(TELLINGS, THRESHOLDS, FRESH, SINCE, st.integers(0, 4), st.integers(0, 2))
def test_a_newer_claim_that_says_the_same_never_lowers_the_grade(seen, threshold, fresh, since, grade, value):
    before = passes(seen, threshold, 12, fresh, since)
    if before is not None and value >= threshold:
        assert stronger_or_equal(passes([*seen, Plain(12, grade, value)], threshold, 12, fresh, since), before)


@MANY
@given(TELLINGS, THRESHOLDS, st.integers(13, 30))
def test_time_alone_improves_neither_result_nor_grade(seen, threshold, later):
    assert stronger_or_equal(passes(seen, threshold, 12, 5), passes(seen, threshold, later, 5))


@MANY
@given(TELLINGS, THRESHOLDS, st.integers(1, 12))
def test_a_new_holder_improves_neither_result_nor_grade(seen, threshold, since):
    assert stronger_or_equal(passes(seen, threshold, 12), passes(seen, threshold, 12, 99, since))


@MANY
@given(TELLINGS, THRESHOLDS)
def test_claims_alone_never_lift_a_strong_no(seen, threshold):
    strong = [telling for telling in seen if telling.grade >= WITNESSED]
    if strong and passes(strong, threshold, 12) is None:
        assert passes(seen, threshold, 12) is None


@MANY
@given(TELLINGS, THRESHOLDS, FRESH, SINCE)
def test_a_value_stands_exactly_where_a_verdict_on_it_is_known(seen, threshold, fresh, since):
    found = resolved(seen, 12, fresh, since)
    assert (found is not None and found[0] >= threshold) is (passes(seen, threshold, 12, fresh, since) is not None)


@MANY
@given(TELLINGS, st.data())
def test_order_and_repetition_do_not_matter(seen, data):
    shuffled = data.draw(st.permutations(seen))
    assert resolved(seen, 12, 5, 2) == resolved(shuffled + seen, 12, 5, 2)


@pytest.mark.parametrize(
    ("tellings", "threshold", "grade"),
    [
        ([Plain(1, WITNESSED, 1), Plain(5, 0, 2)], 1, WITNESSED),
        ([Plain(1, WITNESSED, 2), Plain(5, 0, 1)], 1, WITNESSED),
        ([Plain(1, WITNESSED, 2), Plain(5, 0, 1)], 2, None),
        ([Plain(1, WITNESSED, 0), Plain(5, 0, 2)], 1, None),
    ],
    ids=["a newer claim of more", "a newer claim of less that is enough", "a worsening", "a claim against a strong no"],
)
def test_the_strongest_that_carries_enough_gives_the_grade(tellings, threshold, grade):
    assert passes(tellings, threshold, 12) == grade
