"""Evidence is resolved as the rules of standing say, and as an independent model of them does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.judging.collect import Freshness, by_subject, evidence_of
from auditor.model.evidence import Evidence, Known, MissingReason, Observation, Reference, Unknown
from auditor.model.facts import (
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    Fact,
    RuleAnswer,
    Strength,
    When,
)
from auditor.model.grades import Grade

DAY_ZERO = date(2024, 1, 1)
DECISION = date(2024, 1, 18)
STRENGTHS = list(Strength)
MANY = examples(600)


def day(number: int) -> date:
    return DAY_ZERO + timedelta(days=number)


def strength(on: int, grade: int, value: int, place: str = "") -> Observation[Strength]:
    known = Grade(grade) if Grade(grade) is not Grade.WITNESSED else Grade.EXPORTED
    return Observation("a", PASSWORD_STRENGTH, STRENGTHS[value], known, "t", day(on), Reference("f", "0" * 64, place))


def enrolled(on: int, grade: Grade, value: bool = True) -> Observation[bool]:
    return Observation("a", TWO_STEP_ENROLLED, value, grade, "t", day(on), Reference("f", "0" * 64))


def changed(on: int, value: When, grade: Grade = Grade.DECLARED) -> Observation[When]:
    return Observation("a", PASSWORD_CHANGED_ON, value, grade, "t", day(on), Reference("f", "0" * 64))


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


@dataclass(frozen=True)
class Plain:
    """An observation of the model: nothing but numbers."""

    day: int
    grade: int
    value: int


def model(seen: list[Plain], today: int, fresh: int, since: int) -> tuple[int, int] | None:
    """Resolve by the written rules, in their plainest form: (value, grade) or None for not known."""
    seen = [one for one in set(seen) if one.day <= today]
    for threshold in sorted({one.value for one in seen}, reverse=True):
        bar, carried = -1, []
        for one in sorted(seen, key=lambda one: (one.day, one.grade, -one.value)):
            if one.value < threshold:
                bar, carried = max(bar, min(one.grade, 2)), []
            elif one.grade >= bar:
                bar, carried = -1, [*carried, one]
        standing = [one for one in carried if today - one.day <= fresh and one.day >= since] if bar == -1 else []
        if standing:
            # The grade is that of the answers given, not of better ones that were overruled.
            return threshold, max(
                one.grade for one in [same for same in standing if same.value == threshold] or standing
            )
    return None


PLAIN = st.lists(st.builds(Plain, st.integers(0, 12), st.sampled_from([0, 1, 3, 4]), st.integers(0, 2)), max_size=7)
SEEN = PLAIN.map(lambda plain: [strength(one.day, one.grade, one.value) for one in plain])


@MANY
@given(PLAIN, st.sampled_from([5, 99]), st.sampled_from([0, 4]))
def test_evidence_is_resolved_as_the_written_rules_say(plain, fresh, since):
    known = resolve([strength(one.day, one.grade, one.value) for one in plain], PASSWORD_STRENGTH, 12, fresh, since)
    expected = model(plain, 12, fresh, since)
    found = (known.value.rank, known.grade.rank) if isinstance(known, Known) else None
    assert found == expected


def reaches(known: Known | Unknown | None, threshold: int) -> bool:
    return isinstance(known, Known) and known.value.rank >= threshold


@MANY
@given(SEEN, st.integers(1, 2), st.sampled_from([5, 99]), st.sampled_from([None, 4]), st.data())
def test_taking_away_evidence_that_speaks_for_an_office_never_improves_its_result(seen, threshold, fresh, since, data):
    support = [one for one in seen if one.value.rank >= threshold]
    if support:
        gone = data.draw(st.sampled_from(support))
        less = [one for one in seen if one != gone]
        assert reaches(resolve(less, PASSWORD_STRENGTH, 12, fresh, since), threshold) <= reaches(
            resolve(seen, PASSWORD_STRENGTH, 12, fresh, since), threshold
        )


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


def done_since(known: Known | Unknown | None, on: int) -> bool:
    return isinstance(known, Known) and known.value.earliest is not None and known.value.earliest >= day(on)


@MANY
@given(TELLINGS, st.sampled_from([None, 3, 8]), st.data())
def test_taking_away_a_reset_that_was_told_never_makes_a_reset_known(drawn, since, data):
    seen = tellings(drawn)
    support = [one for one in seen if one.value.earliest is not None and one.value.earliest >= day(5)]
    if support:
        gone = data.draw(st.sampled_from(support))
        less = [one for one in seen if one != gone]
        assert done_since(resolve(less, PASSWORD_CHANGED_ON, since=since), 5) <= done_since(
            resolve(seen, PASSWORD_CHANGED_ON, since=since), 5
        )


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
    old = evidence_of("a", seen, day=day(900), freshness=Freshness(5, 5), holder_since=day(400))
    assert old.contradicted_by(TWO_STEP_ENROLLED, value=False) is contradicted


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
    assert known.value == When.not_since(day(4))


def test_a_forgotten_day_that_may_lie_before_the_transfer_is_unknown():
    known = resolve([changed(6, When.since(day(2), day(6)))], PASSWORD_CHANGED_ON, since=4)
    assert (known.reason, known.last_told_on) == (MissingReason.NEW_HOLDER, day(6))


def test_the_new_holders_own_no_is_a_no():
    known = resolve([changed(6, When.not_since(day(5)))], PASSWORD_CHANGED_ON, since=4)
    assert known.value.earliest is None


def test_a_forgotten_day_does_not_speak_against_a_known_one():
    seen = [changed(6, When.on(day(6)), Grade.EXPORTED), changed(8, When.since(day(2), day(8)))]
    assert resolve(seen, PASSWORD_CHANGED_ON).value == When.on(day(6))


def test_a_system_record_of_two_step_is_the_new_holders_only_with_a_later_enrolment():
    record = enrolled(8, Grade.EXPORTED)
    since = Observation(
        "a", TWO_STEP_ENROLLED_ON, When.on(day(6)), Grade.EXPORTED, "t", day(8), Reference("f", "0" * 64)
    )
    assert resolve([record], TWO_STEP_ENROLLED, since=4) == Unknown(MissingReason.NEW_HOLDER, day(8))
    assert resolve([record, since], TWO_STEP_ENROLLED, since=4).value is True
    assert resolve([record, since], TWO_STEP_ENROLLED, since=7) == Unknown(MissingReason.NEW_HOLDER, day(8))


def test_an_answer_under_another_rule_does_not_count():
    other = Observation(
        "a", PASSWORD_MEETS_RULE, RuleAnswer("length", met=True), Grade.DECLARED, "t", day(1), Reference("f", "0" * 64)
    )
    assert resolve([other], PASSWORD_MEETS_RULE) == Unknown(MissingReason.OTHER_RULE)


def test_what_is_dated_after_the_audit_is_set_aside_and_told():
    kept, later = by_subject([enrolled(1, Grade.DECLARED), enrolled(20, Grade.DECLARED)], day(12))
    assert [one.observed_on for one in kept["a"]] == [day(1)]
    assert [one.observed_on for one in later] == [day(20)]


def test_without_observations_nothing_is_known():
    assert evidence_of("a", [], day=day(1), freshness=Freshness()) == Evidence("a", {})
