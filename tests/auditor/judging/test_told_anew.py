"""Who answers anew, on the same row of a form or with the same code, means that instead; others keep their order."""

from __future__ import annotations

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from tellings import CHECKED, DECLARED, TODAY, WITNESSED, day, off, on, seen

from auditor.judging.collect import evidence_of, present_holder_since
from auditor.judging.resolving import Freshness
from auditor.judging.sorting import told_by_subject
from auditor.model.evidence import Known
from auditor.model.facts import (
    HOLDER_SINCE,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Method,
)
from auditor.model.when import When


def row(observation, origin="2024-02 a"):
    return replace(observation, origin=origin)


def kept(*observations):
    by_id, _ = told_by_subject(observations, day(TODAY))
    return list(by_id["a"])


CASES = {
    "off, then on: on alone": ([row(off(10)), row(on(20))], [1]),
    "on, then off: off alone": ([row(on(10)), row(off(20))], [1]),
    "in any order of files": ([row(on(20)), row(off(10))], [0]),
    "both of one day: both": ([row(off(10)), row(on(10))], [0, 1]),
    "seen, then told: both, for a claim takes back no stronger answer": (
        [row(off(10, WITNESSED)), row(on(20))],
        [0, 1],
    ),
    "told, then seen: what was seen": ([row(off(10)), row(on(20, WITNESSED))], [1]),
    "on two forms: both": ([row(off(10), "2024-02 a"), row(on(20), "2024-03 a")], [0, 1]),
    "by a slip and on a form: both": ([row(off(10, source="slip")), row(on(20))], [0, 1]),
    "on each of two forms anew: the later of each": (
        [row(off(10), "2024-02 a"), row(on(20), "2024-02 a"), row(off(30), "2024-03 a"), row(on(40), "2024-03 a")],
        [1, 3],
    ),
    "of no known origin: both": ([off(10), on(20)], [0, 1]),
    "two questions: both": ([row(off(10)), row(seen(TWO_STEP_METHOD, 20, Method.SMS))], [0, 1]),
    "a cause that a later answer to the same question does not give any more": (
        [row(off(10)), row(seen(TWO_STEP_CAUSE, 10, Cause.NO_CODE)), row(off(20))],
        [2],
    ),
    "on, then a cause alone: both, for it does not say that two-step is off": (
        [row(on(10)), row(seen(TWO_STEP_CAUSE, 20, Cause.LOCKED_OUT))],
        [0, 1],
    ),
    "off, then a cause alone: both": ([row(off(10)), row(seen(TWO_STEP_CAUSE, 20, Cause.VACANT))], [0, 1]),
    "off for a cause, then another cause alone: off for that one": (
        [row(off(10)), row(seen(TWO_STEP_CAUSE, 10, Cause.NO_CODE)), row(seen(TWO_STEP_CAUSE, 20, Cause.VACANT))],
        [0, 2],
    ),
    "a cause alone, then on: on": ([row(seen(TWO_STEP_CAUSE, 10, Cause.LOCKED_OUT)), row(on(20))], [1]),
    "on, then off for a cause in one row: that row": (
        [row(on(10)), row(off(20)), row(seen(TWO_STEP_CAUSE, 20, Cause.NO_CODE))],
        [1, 2],
    ),
    "no login, then a password reset after that: somebody was logged in": (
        [seen(TWO_STEP_CAUSE, 10, Cause.LOCKED_OUT), seen(PASSWORD_CHANGED_ON, 25, When.on(day(20)))],
        [1],
    ),
    "no login, then told of a reset of that day or before, or of some day: both": (
        [
            seen(TWO_STEP_CAUSE, 10, Cause.LOCKED_OUT),
            seen(PASSWORD_CHANGED_ON, 25, When.on(day(10))),
            seen(PROFILE_UPDATED_ON, 25, When(day(5), day(25))),
        ],
        [0, 1, 2],
    ),
    "another cause than no login, then a reset: both": (
        [seen(TWO_STEP_CAUSE, 10, Cause.NO_CODE), seen(PASSWORD_CHANGED_ON, 25, When.on(day(20)))],
        [0, 1],
    ),
    "a login that asked for no code, and later on, not tested": (
        [row(seen(TWO_STEP_DEMANDED, 10, value=False)), row(on(20))],
        [1],
    ),
}


@pytest.mark.parametrize(("told", "stand"), CASES.values(), ids=CASES)
def test_a_later_answer_of_the_same_origin_stands_in_the_place_of_the_earlier(told, stand):
    assert kept(*told) == [told[place] for place in stand]


def test_a_day_of_joining_that_was_corrected_is_the_one_that_counts():
    wrong, right = row(seen(HOLDER_SINCE, 50, day(40))), row(seen(HOLDER_SINCE, 60, day(4)))
    assert present_holder_since(kept(wrong, right), None) == day(4)


TELLINGS = st.lists(
    st.builds(
        lambda number, grade, value, origin: row(on(number, grade, value), origin),
        st.integers(0, 12),
        st.sampled_from([DECLARED, CHECKED, WITNESSED]),
        st.booleans(),
        st.sampled_from(["", "x", "y"]),
    ),
    max_size=7,
)


def grade_of(told):
    evidence = evidence_of("a", kept(*told) if told else [], day=day(TODAY), freshness=Freshness())
    known = evidence.resolved.get(TWO_STEP_ENROLLED)
    return known.grade.rank if isinstance(known, Known) and known.value else -1


@examples(600)
@given(TELLINGS, st.data())
def test_taking_away_a_yes_improves_neither_result_nor_grade_whoever_told_it(told, data):
    support = [observation for observation in told if observation.value]
    if support:
        gone = data.draw(st.sampled_from(support))
        assert grade_of([observation for observation in told if observation is not gone]) <= grade_of(told)


@examples(600)
@given(TELLINGS)
def test_a_claim_never_lifts_what_was_seen_whoever_told_it(told):
    strong = [observation for observation in told if observation.grade is WITNESSED]
    if strong and grade_of(strong) < 0:
        assert grade_of(told) < 0
