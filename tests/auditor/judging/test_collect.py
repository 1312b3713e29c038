"""Evidence is resolved as the rules of standing say, and as an independent model of them does."""

from __future__ import annotations

import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.judging.collect import evidence_of
from auditor.judging.resolving import Freshness
from auditor.judging.sorting import told_by_subject
from auditor.model.evidence import Evidence, Known, MissingFact, MissingReason, Observation, Reference, Unknown
from auditor.model.facts import (
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    Fact,
    RuleAnswer,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.when import When

DAY_ZERO = date(2024, 1, 1)
DECISION = date(2024, 1, 18)
STRENGTHS = list(Strength)
MANY = examples(600)


def day(number: int) -> date:
    return DAY_ZERO + timedelta(days=number)


def strength(on: int, grade: int, value: int, place: str = "") -> Observation[Strength]:
    known = Grade(grade) if Grade(grade) is not Grade.WITNESSED else Grade.EXPORTED
    return Observation(
        ("a",), PASSWORD_STRENGTH, STRENGTHS[value], known, "t", day(on), Reference("f", "0" * 64, place)
    )


def enrolled(on: int, grade: Grade, value: bool = True) -> Observation[bool]:
    return Observation(("a",), TWO_STEP_ENROLLED, value, grade, "t", day(on), Reference("f", "0" * 64))


def changed(on: int, value: When, grade: Grade = Grade.DECLARED) -> Observation[When]:
    return Observation(("a",), PASSWORD_CHANGED_ON, value, grade, "t", day(on), Reference("f", "0" * 64))


def resolve(
    seen: list[Observation], fact: Fact, today: int = 12, fresh: int = 99, since: int | None = None
) -> Known | Unknown | None:
    evidence = evidence_of(
        "a",
        [one for one in seen if one.observed_on <= day(today)],
        day=day(today),
        freshness=Freshness(fresh, fresh),
        holder_since=None if since is None else day(since),
        rule="upper+lower+symbol",
    )
    return evidence.resolved.get(fact)


model = runpy.run_path(str(Path(__file__).with_name("test_evidence_model.py")))
PLAIN = st.lists(
    st.builds(model["Plain"], st.integers(0, 12), st.sampled_from([0, 1, 3, 4]), st.integers(0, 2)), max_size=7
)
SEEN = PLAIN.map(lambda plain: [strength(one.day, one.grade, one.value) for one in plain])


@MANY
@given(PLAIN, st.sampled_from([5, 99]), st.sampled_from([0, 4]))
def test_evidence_is_resolved_as_the_written_rules_say(plain, fresh, since):
    known = resolve([strength(one.day, one.grade, one.value) for one in plain], PASSWORD_STRENGTH, 12, fresh, since)
    expected = model["resolved"](plain, 12, fresh, since)
    at_least = known_at_least(known)
    assert ((at_least.value.rank, at_least.grade.rank) if at_least else None) == expected
    own = model["resolved"]([told for told in plain if told.day >= since], 12, fresh, since)
    barred_by_one_of_before = expected is not None and own is not None and own[0] > expected[0]
    assert isinstance(known, Known) is (expected is not None and not barred_by_one_of_before)


@MANY
@given(PLAIN, st.integers(1, 2), st.sampled_from([5, 99]), st.sampled_from([0, 4]))
def test_a_verdict_is_known_with_the_grade_that_the_written_rules_give(plain, threshold, fresh, since):
    known = resolve([strength(one.day, one.grade, one.value) for one in plain], PASSWORD_STRENGTH, 12, fresh, since)
    assert grade_of(known, threshold) == model["passes"](plain, threshold, 12, fresh, since)


def known_at_least(known: Known | Unknown | None) -> Known | None:
    """Return what is known to be so at least; None where nothing is."""
    return known.at_least if isinstance(known, Unknown) else known


def grade_of(known: Known | Unknown | None, threshold: int) -> int | None:
    """Return the grade with which "at least threshold" is known; None where it is not."""
    if not reaches(known, threshold):
        return None
    return known_at_least(known).basis_of(lambda value: value.rank >= threshold).grade.rank


def reaches(known: Known | Unknown | None, threshold: int) -> bool:
    at_least = known_at_least(known)
    return at_least is not None and at_least.value.rank >= threshold


@MANY
@given(SEEN, st.integers(1, 2), st.sampled_from([5, 99]), st.sampled_from([None, 4]), st.data())
def test_taking_away_evidence_that_speaks_for_an_office_improves_neither_result_nor_grade(
    seen, threshold, fresh, since, data
):
    support = [one for one in seen if one.value.rank >= threshold]
    if support:
        gone = data.draw(st.sampled_from(support))
        less = [one for one in seen if one != gone]
        without = grade_of(resolve(less, PASSWORD_STRENGTH, 12, fresh, since), threshold)
        with_it = grade_of(resolve(seen, PASSWORD_STRENGTH, 12, fresh, since), threshold)
        assert without is None or (with_it is not None and with_it >= without)


@MANY
@given(SEEN, st.integers(1, 2), st.integers(13, 30))
def test_time_alone_never_improves_a_result(seen, threshold, later):
    assert reaches(resolve(seen, PASSWORD_STRENGTH, later, 5), threshold) <= reaches(
        resolve(seen, PASSWORD_STRENGTH, 12, 5), threshold
    )


@MANY
@given(SEEN, st.integers(1, 2), st.integers(1, 12))
def test_a_new_holder_never_improves_a_result(seen, threshold, since):
    assert reaches(resolve(seen, PASSWORD_STRENGTH, 12, 99, since), threshold) <= reaches(
        resolve(seen, PASSWORD_STRENGTH), threshold
    )


@MANY
@given(SEEN, st.integers(1, 2))
def test_claims_alone_never_lift_a_strong_no(seen, threshold):
    strong = [one for one in seen if one.grade >= Grade.WITNESSED]
    before = resolve(strong, PASSWORD_STRENGTH)
    if isinstance(before, Known) and before.value.rank < threshold:
        assert not reaches(resolve(seen, PASSWORD_STRENGTH), threshold)


@MANY
@given(SEEN, st.data())
def test_order_and_repetition_of_evidence_make_no_difference(seen, data):
    shuffled = data.draw(st.permutations(seen))
    assert resolve(seen, PASSWORD_STRENGTH, 12, 5, 2) == resolve(shuffled + seen, PASSWORD_STRENGTH, 12, 5, 2)


@MANY
@given(SEEN, st.integers(1, 2), st.sampled_from([5, 99]), st.sampled_from([None, 4]))
def test_a_conflict_is_told_only_where_something_more_favourable_was_told_and_does_not_count(
    seen, threshold, fresh, since
):
    known = resolve(seen, PASSWORD_STRENGTH, 12, fresh, since)
    if isinstance(known, Known) and known.conflict:
        assert max(told.value.rank for told in seen) > known.value.rank
    if reaches(known, threshold):
        assert not known_at_least(known).basis_of(lambda value: value.rank >= threshold).conflict


WHENS = st.one_of(
    st.integers(0, 12).map(lambda on: ("on", on)),
    st.just(("since", 5)),
    st.just(("not-since", 5)),
)
TELLINGS = st.lists(st.tuples(WHENS, st.integers(0, 12), st.sampled_from([Grade.DECLARED, Grade.EXPORTED])), max_size=6)


def tellings(drawn) -> list[Observation[When]]:
    found = []
    for (kind, number), told, grade in drawn:
        on = max(told, number)
        value = {
            "on": When.on(day(number)),
            "since": When.since(day(number), day(on)),
            "not-since": When.not_since(day(number)),
        }[kind]
        found.append(changed(on, value, grade))
    return found


def done_since(known: Known | Unknown | Observation[When] | None, on: int) -> bool:
    at_least = known_at_least(known)
    return at_least is not None and at_least.value.earliest is not None and at_least.value.earliest >= day(on)


def reset_grade(known: Known | Unknown | None) -> Grade | None:
    """Return the grade with which a reset since day 5 is known; None where it is not."""
    if not done_since(known, 5):
        return None
    return known_at_least(known).basis_of(lambda value: value.earliest is not None and value.earliest >= day(5)).grade


@MANY
@given(TELLINGS, st.sampled_from([None, 3, 8]), st.data())
def test_taking_away_a_reset_that_was_told_makes_none_known_and_none_better_known(drawn, since, data):
    seen = tellings(drawn)
    of_before = {told for told in seen if since is not None and told.value.latest < day(since)}  # none of the holder's
    support = [told for told in seen if done_since(told, 5) and told not in of_before]
    if support:
        gone = data.draw(st.sampled_from(support))
        less = [told for told in seen if told != gone]
        without = reset_grade(resolve(less, PASSWORD_CHANGED_ON, since=since))
        with_it = reset_grade(resolve(seen, PASSWORD_CHANGED_ON, since=since))
        assert without is None or (with_it is not None and with_it >= without)


@pytest.mark.parametrize("told_after_the_no", [True, False])
def test_what_the_holder_tells_after_his_own_no_counts_also_where_a_record_of_another_day_stands_beside_it(
    told_after_the_no,
):
    record, no = (("on", 5), 6, Grade.EXPORTED), (("not-since", 5), 7, Grade.DECLARED)
    yes = (("on", 6), 8 if told_after_the_no else 6, Grade.DECLARED)
    for drawn in ([record, no, yes], [no, yes]):
        found = resolve(tellings(drawn), PASSWORD_CHANGED_ON, since=3)
        assert reset_grade(found) is (Grade.DECLARED if told_after_the_no else None)


@MANY
@given(TELLINGS, st.integers(0, 12))
def test_a_transfer_never_makes_a_reset_known(drawn, since):
    seen = tellings(drawn)
    assert done_since(resolve(seen, PASSWORD_CHANGED_ON, since=since), 5) <= done_since(
        resolve(seen, PASSWORD_CHANGED_ON), 5
    )


def test_a_later_claim_never_improves_on_what_a_machine_saw():
    seen = [enrolled(1, Grade.EXPORTED, value=False), enrolled(5, Grade.DECLARED)]
    known = resolve(seen, TWO_STEP_ENROLLED)
    assert known == Known(value=False, grade=Grade.EXPORTED, observed_on=day(1), source="t", conflict=True)


def test_what_was_witnessed_may_lift_a_recorded_no():
    seen = [enrolled(1, Grade.PROVEN, value=False), enrolled(5, Grade.WITNESSED)]
    assert resolve(seen, TWO_STEP_ENROLLED).value is True


def test_a_worsening_counts_at_any_grade():
    seen = [enrolled(1, Grade.PROVEN), enrolled(5, Grade.DECLARED, value=False)]
    known = resolve(seen, TWO_STEP_ENROLLED)
    assert known.value is False
    assert known.conflict


def test_a_no_is_known_as_it_was_told_and_not_as_the_yes_before_it():
    seen = [enrolled(1, Grade.WITNESSED), enrolled(5, Grade.DECLARED, value=False)]
    known = resolve(seen, TWO_STEP_ENROLLED)
    assert (known.grade, known.observed_on) == (Grade.DECLARED, day(5))


@pytest.mark.parametrize(("value", "contradicted"), [(False, True), (True, False)])
def test_what_speaks_against_does_not_grow_old(value, contradicted):
    seen = [enrolled(1, Grade.PROVEN, value=value)]
    old = evidence_of("a", seen, day=day(900), freshness=Freshness(5, 5))
    assert old.contradicted_by(TWO_STEP_ENROLLED, value=False) is contradicted


@pytest.mark.parametrize("today", [401, 900])
def test_what_spoke_against_the_holder_before_leaves_it_unknown_of_the_present_one_however_old(today):
    seen = [enrolled(1, Grade.PROVEN, value=False)]
    of_before = evidence_of("a", seen, day=day(today), freshness=Freshness(500, 500), holder_since=day(400))
    with pytest.raises(MissingFact) as missing:
        of_before.contradicted_by(TWO_STEP_ENROLLED, value=False)
    assert missing.value.unknown.reason is MissingReason.NEW_HOLDER
    assert not of_before.contradicted_by(TWO_STEP_ENROLLED, value=True)


def test_what_nobody_told_contradicts_nothing():
    assert not Evidence("a").contradicted_by(TWO_STEP_ENROLLED, value=False)


def test_a_later_change_is_no_conflict():
    seen = [enrolled(1, Grade.DECLARED, value=False), enrolled(5, Grade.DECLARED)]
    assert resolve(seen, TWO_STEP_ENROLLED) == Known(
        value=True, grade=Grade.DECLARED, observed_on=day(5), source="t", conflict=False
    )


def test_an_old_answer_is_stale_and_its_day_is_kept():
    assert resolve([enrolled(1, Grade.DECLARED)], TWO_STEP_ENROLLED, today=12, fresh=5) == Unknown(
        MissingReason.STALE, day(1), stands=True
    )


def test_an_old_holders_answer_is_not_the_new_holders():
    assert resolve([enrolled(1, Grade.DECLARED)], TWO_STEP_ENROLLED, since=3) == Unknown(
        MissingReason.NEW_HOLDER, day(1), stands=True
    )


def test_a_reset_day_does_not_grow_old():
    known = resolve([changed(1, When.on(day(1)))], PASSWORD_CHANGED_ON, today=4000, fresh=5)
    assert known.value == When.on(day(1))


def test_a_reset_before_the_transfer_is_known_not_to_be_the_new_holders():
    known = resolve([changed(6, When.on(day(2)))], PASSWORD_CHANGED_ON, since=4)
    assert known.value == When.not_by_the_holder()


def test_a_forgotten_day_that_may_lie_before_the_transfer_is_unknown():
    known = resolve([changed(6, When.since(day(2), day(6)))], PASSWORD_CHANGED_ON, since=4)
    assert (known.reason, known.last_told_on) == (MissingReason.NEW_HOLDER, day(6))


def test_the_new_holders_own_no_is_a_no():
    known = resolve([changed(6, When.not_since(day(5)))], PASSWORD_CHANGED_ON, since=4)
    assert known.value.earliest is None


def test_a_newer_weaker_claim_of_a_reset_leaves_the_grade_and_day_of_the_stronger():
    record, claim = changed(6, When.on(day(6)), Grade.EXPORTED), changed(10, When.on(day(9)), Grade.WITNESSED)
    known = resolve([record, claim], PASSWORD_CHANGED_ON)
    basis = known.basis_of(lambda value: value.earliest >= day(5))
    assert (known.value, known.grade) == (When.on(day(9)), Grade.WITNESSED)
    assert (basis.value, basis.grade, basis.observed_on) == (When.on(day(6)), Grade.EXPORTED, day(6))
    assert known.basis_of(lambda value: value.earliest >= day(7)) == known


def test_an_equally_strong_observation_of_less_leaves_value_and_day_of_the_one_that_stands():
    exact, span = changed(6, When.on(day(6))), changed(10, When(day(2), day(10)))
    known = resolve([exact, span], PASSWORD_CHANGED_ON)
    basis = known.basis_of(lambda value: value.earliest >= day(1))
    assert (known.value, known.observed_on) == (When.on(day(6)), day(6))
    assert (basis.value, basis.grade, basis.observed_on) == (When.on(day(6)), Grade.DECLARED, day(6))


def test_a_claim_that_says_the_same_of_a_later_day_is_no_conflict():
    record, claim = changed(6, When.on(day(6)), Grade.EXPORTED), changed(10, When.on(day(9)))
    assert not resolve([record, claim], PASSWORD_CHANGED_ON).basis_of(lambda value: value.earliest >= day(5)).conflict


def test_a_weaker_claim_of_an_earlier_day_leaves_the_grade_but_its_day_is_the_one_that_stands():
    record, claim = changed(9, When.on(day(9)), Grade.EXPORTED), changed(10, When.on(day(6)))
    basis = resolve([record, claim], PASSWORD_CHANGED_ON).basis_of(lambda value: value.earliest >= day(5))
    assert (basis.value, basis.grade, basis.observed_on) == (When.on(day(6)), Grade.EXPORTED, day(9))


def test_a_later_no_narrows_the_days_on_which_it_may_have_been_done():
    seen = [changed(6, When(day(2), day(6))), changed(8, When.not_since(day(5)))]
    assert resolve(seen, PASSWORD_CHANGED_ON).value == When(day(2), day(4))
    assert resolve(seen[::-1], PASSWORD_CHANGED_ON).value == When(day(2), day(4))


def test_an_earlier_no_does_not_narrow_what_was_told_after_it():
    seen = [changed(6, When.not_since(day(5))), changed(8, When(day(2), day(8)))]
    assert resolve(seen, PASSWORD_CHANGED_ON).value == When(day(2), day(8))


def test_a_forgotten_day_does_not_speak_against_a_known_one():
    seen = [changed(6, When.on(day(6)), Grade.EXPORTED), changed(8, When.since(day(2), day(8)))]
    assert resolve(seen, PASSWORD_CHANGED_ON).value == When.on(day(6))


def test_a_system_record_of_two_step_is_the_new_holders_only_with_a_later_enrolment():
    record = enrolled(8, Grade.EXPORTED)
    since = Observation(
        ("a",), TWO_STEP_ENROLLED_ON, When.on(day(6)), Grade.EXPORTED, "t", day(8), Reference("f", "0" * 64)
    )
    assert resolve([record], TWO_STEP_ENROLLED, since=4) == Unknown(MissingReason.NEW_HOLDER, day(8))
    assert resolve([record, since], TWO_STEP_ENROLLED, since=4).value is True
    assert resolve([record, since], TWO_STEP_ENROLLED, since=7) == Unknown(MissingReason.NEW_HOLDER, day(8))


def test_an_answer_under_another_rule_does_not_count():
    other = Observation(
        ("a",),
        PASSWORD_MEETS_RULE,
        RuleAnswer("length", met=True),
        Grade.DECLARED,
        "t",
        day(1),
        Reference("f", "0" * 64),
    )
    assert resolve([other], PASSWORD_MEETS_RULE) == Unknown(MissingReason.OTHER_RULE)


def test_what_is_dated_after_the_audit_is_set_aside_and_told():
    kept, later = told_by_subject([enrolled(1, Grade.DECLARED), enrolled(20, Grade.DECLARED)], day(12))
    assert [one.observed_on for one in kept["a"]] == [day(1)]
    assert [one.observed_on for one in later] == [day(20)]


def test_without_observations_nothing_is_known():
    assert evidence_of("a", [], day=day(1), freshness=Freshness()) == Evidence("a", {})


def test_what_a_verdict_rests_on_keeps_its_own_way():
    record = replace(changed(6, When.on(day(6)), Grade.EXPORTED), way="file")
    seen = replace(changed(10, When.on(day(9)), Grade.WITNESSED), way="video")
    known = resolve([record, seen], PASSWORD_CHANGED_ON)
    assert (known.way, known.basis_of(lambda value: value.earliest >= day(5)).way) == ("video", "file")
