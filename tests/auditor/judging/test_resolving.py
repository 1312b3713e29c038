"""What a list of tellings comes to, case by case: the value, its grade, day and source, whether something was overruled."""

from __future__ import annotations

import pytest
from tellings import (
    CHECKED,
    DECLARED,
    EXPORTED,
    FORGOTTEN,
    PROVEN,
    RULE,
    WITNESSED,
    day,
    done,
    known,
    off,
    on,
    resolved,
    seen,
)

from auditor.judging.collect import evidence_of
from auditor.judging.resolving import Freshness
from auditor.judging.sorting import told_by_subject
from auditor.model.evidence import Evidence, MissingReason, Observation, Unknown
from auditor.model.facts import (
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    TWO_STEP_METHOD,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.when import When

YES_AND_NO = {
    "told on": ([on(10)], known(value=True, number=10)),
    "told off": ([off(10)], known(value=False, number=10)),
    "told on twice: the later day": ([on(10), on(20)], known(value=True, number=20)),
    "told on twice: the better grade before the later day": (
        [on(10, CHECKED), on(20)],
        known(value=True, number=10, grade=CHECKED),
    ),
    "told on twice with one grade: the source of the later": (
        [on(10, source="form"), on(20, source="slip")],
        known(value=True, number=20, source="slip"),
    ),
    "off, then on, equally well known: on": ([off(10), on(20)], known(value=True, number=20)),
    "on, then off, equally well known: off": ([on(10), off(20)], known(value=False, number=20)),
    "off, then on, better known: on": ([off(10), on(20, PROVEN)], known(value=True, number=20, grade=PROVEN)),
    "off, self-checked, then on, told: off, and overruled": (
        [off(10, CHECKED), on(20)],
        known(value=False, number=10, grade=CHECKED, conflict=True),
    ),
    "off, witnessed, then on, self-checked: off, and overruled": (
        [off(10, WITNESSED), on(20, CHECKED)],
        known(value=False, number=10, grade=WITNESSED, conflict=True),
    ),
    "off, witnessed, then on, witnessed: on": (
        [off(10, WITNESSED), on(20, WITNESSED)],
        known(value=True, number=20, grade=WITNESSED),
    ),
    "off by a record, then on, witnessed: on, for no bar is higher than that": (
        [off(10, PROVEN), on(20, WITNESSED)],
        known(value=True, number=20, grade=WITNESSED),
    ),
    "off by a record, then on, self-checked: off, and overruled": (
        [off(10, EXPORTED), on(20, CHECKED)],
        known(value=False, number=10, grade=EXPORTED, conflict=True),
    ),
    "on by a record, then off, told: off, and the record overruled": (
        [on(10, EXPORTED), off(20)],
        known(value=False, number=20, conflict=True),
    ),
    "on and off on one day, equally well known: off, and overruled": (
        [on(10), off(10)],
        known(value=False, number=10, conflict=True),
    ),
    "on and off on one day, on better known: on": (
        [on(10, CHECKED), off(10)],
        known(value=True, number=10, grade=CHECKED),
    ),
    "on and off on one day, off better known: off, and overruled": (
        [on(10), off(10, CHECKED)],
        known(value=False, number=10, grade=CHECKED, conflict=True),
    ),
    "on, told of itself, and off, told for all that day: on, for who answers himself is not reached": (
        [on(10), off(10, for_all=True)],
        known(value=True, number=10),
    ),
    "on, told of itself, and off, told for all the day after: off": (
        [on(10), off(11, for_all=True)],
        known(value=False, number=11),
    ),
    "on, told of itself, and off, seen for all that day: off, and overruled": (
        [on(10), off(10, WITNESSED, for_all=True)],
        known(value=False, number=10, grade=WITNESSED, conflict=True),
    ),
    "on and off, told of itself, and on for all that day: off, and overruled": (
        [on(10), off(10), on(10, for_all=True)],
        known(value=False, number=10, conflict=True),
    ),
    "two noes keep the higher bar": (
        [off(10, WITNESSED), off(20), on(30, CHECKED)],
        known(value=False, number=10, grade=WITNESSED, conflict=True),
    ),
    "two noes, the later better known, raise the bar": (
        [off(10), off(20, WITNESSED), on(30, CHECKED)],
        known(value=False, number=20, grade=WITNESSED, conflict=True),
    ),
    "a yes over the bar clears it for the claims after it": (
        [off(10, WITNESSED), on(20, WITNESSED), off(30), on(40)],
        known(value=True, number=40),
    ),
    "a claim under the bar does not count even after the bar is cleared": (
        [off(10, WITNESSED), on(15, CHECKED), on(20, WITNESSED)],
        known(value=True, number=20, grade=WITNESSED),
    ),
    "a yes that was taken back lends no grade to the one after it": (
        [on(10, PROVEN), off(20), on(30)],
        known(value=True, number=30),
    ),
    "on, witnessed, then off, told, then on, witnessed: on, and nothing less favourable counts": (
        [on(10, WITNESSED), off(20), on(30, WITNESSED)],
        known(value=True, number=30, grade=WITNESSED),
    ),
    "on and off on one day, then on: on, and nothing less favourable counts": (
        [on(10), off(10), on(20)],
        known(value=True, number=20),
    ),
    "a yes that won and was overruled again: off, and overruled": (
        [on(10, WITNESSED), off(20), on(30, WITNESSED), off(40)],
        known(value=False, number=40, conflict=True),
    ),
    "a record that was taken back stays overruled, however many noes follow": (
        [on(10, PROVEN), off(20), off(30)],
        known(value=False, number=30, conflict=True),
    ),
    "of all that stand the best known speaks": (
        [on(10), on(20, EXPORTED), on(30, CHECKED)],
        known(value=True, number=20, grade=EXPORTED),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), YES_AND_NO.values(), ids=YES_AND_NO)
def test_yes_and_no_come_to_what_stands(tellings, comes_to):
    assert resolved(TWO_STEP_ENROLLED, tellings) == comes_to
    assert resolved(TWO_STEP_ENROLLED, tellings[::-1] + tellings) == comes_to


def band(number, value, grade=DECLARED, **more):
    return seen(PASSWORD_STRENGTH, number, value, grade, **more)


WEAK, FAIR, STRONG = Strength
BANDS = {
    "a better one later: that": ([band(10, WEAK), band(20, STRONG)], known(STRONG, 20)),
    "a worse one later: that": ([band(10, STRONG), band(20, WEAK)], known(WEAK, 20)),
    "a worse one later, less well known: that, and overruled": (
        [band(10, STRONG, CHECKED), band(20, FAIR)],
        known(FAIR, 20, conflict=True),
    ),
    "a better claim after a better-known worse one: the worse, and overruled": (
        [band(10, WEAK, CHECKED), band(20, STRONG)],
        known(WEAK, 10, CHECKED, conflict=True),
    ),
    "two claims above a better-known one: it, with its own grade": (
        [band(10, FAIR, CHECKED), band(20, STRONG), band(30, STRONG)],
        known(FAIR, 10, CHECKED, conflict=True),
    ),
    "a better one on the same day, equally well known: the worse": (
        [band(10, STRONG), band(10, FAIR)],
        known(FAIR, 10, conflict=True),
    ),
    "the middle one stands against worse that is less well known, for a worsening counts": (
        [band(10, STRONG, CHECKED), band(20, WEAK), band(30, FAIR)],
        known(FAIR, 30, conflict=True),
    ),
    "the middle one told again after a worse one, less well known: it, and nothing less favourable counts": (
        [band(10, FAIR, CHECKED), band(20, WEAK), band(30, FAIR, CHECKED)],
        known(FAIR, 30, CHECKED),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), BANDS.values(), ids=BANDS)
def test_an_ordered_fact_comes_to_the_best_value_that_still_stands(tellings, comes_to):
    assert resolved(PASSWORD_STRENGTH, tellings) == comes_to
    assert resolved(PASSWORD_STRENGTH, tellings[::-1] + tellings) == comes_to


def test_what_is_better_speaks_for_the_worse_but_lends_it_neither_grade_nor_day():
    tellings = [seen(TWO_STEP_METHOD, 10, Method.TOTP, EXPORTED), seen(TWO_STEP_METHOD, 20, Method.SMS)]
    assert resolved(TWO_STEP_METHOD, tellings) == known(Method.SMS, 20, conflict=True)


def test_where_only_something_better_still_counts_it_carries_the_worse_value():
    # The one who told of the SMS has grown old; the proof of the key speaks for "at least SMS" too, not for the key.
    tellings = [
        seen(TWO_STEP_METHOD, 1, Method.KEY, PROVEN),
        seen(TWO_STEP_METHOD, 2, Method.SMS, DECLARED),
        seen(TWO_STEP_METHOD, 3, Method.KEY, DECLARED),
    ]
    assert resolved(TWO_STEP_METHOD, tellings, fresh=(180, 365)) == known(Method.KEY, 3)
    assert resolved(TWO_STEP_METHOD, tellings[:2], fresh=(50, 365)) == known(Method.SMS, 1, PROVEN, conflict=True)


def test_shared_is_the_worse_answer_and_so_the_one_that_opposes():
    tellings = [seen(SHARED, 10, value=True, grade=WITNESSED), seen(SHARED, 20, value=False)]
    assert resolved(SHARED, tellings) == known(value=True, number=10, grade=WITNESSED, conflict=True)


# Age


AGES = {
    "told, today": (DECLARED, 0, True),
    "told, on its last day": (DECLARED, 180, True),
    "told, a day too old": (DECLARED, 181, False),
    "self-checked, on its last day": (CHECKED, 180, True),
    "self-checked, a day too old": (CHECKED, 181, False),
    "witnessed, older than what is told may be": (WITNESSED, 181, True),
    "witnessed, on its last day": (WITNESSED, 365, True),
    "witnessed, a day too old": (WITNESSED, 366, False),
    "a record, on its last day": (EXPORTED, 365, True),
    "a record, a day too old": (EXPORTED, 366, False),
}


@pytest.mark.parametrize(("grade", "age", "holds"), AGES.values(), ids=AGES)
def test_a_telling_counts_for_so_many_days_by_what_it_rests_on(grade, age, holds):
    assert Freshness().holds(on(10, grade), day(10 + age)) is holds


OLD = {
    "a yes: stale, and it stood": ([on(10)], Unknown(MissingReason.STALE, day(10), stands=True)),
    "a no: stale, and it stood": ([off(10)], Unknown(MissingReason.STALE, day(10), stands=False)),
    "a yes, then a no: the no stood, told last": (
        [on(10), off(20)],
        Unknown(MissingReason.STALE, day(20), stands=False),
    ),
    "a no, then a claim under its bar: the no stood; the day is that of the last telling": (
        [off(10, WITNESSED), on(20)],
        Unknown(MissingReason.STALE, day(20), stands=False),
    ),
    "one of two still fresh: known": ([on(10), on(60)], known(value=True, number=60)),
    "an old no still bars a fresh claim under it, which then says no more than the no": (
        [off(10, WITNESSED), on(60)],
        known(value=False, number=60, conflict=True),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), OLD.values(), ids=OLD)
def test_age_takes_support_away_and_never_opposition(tellings, comes_to):
    assert resolved(TWO_STEP_ENROLLED, tellings, fresh=(50, 80)) == comes_to


@pytest.mark.parametrize(
    ("tellings", "stood"),
    [([band(10, STRONG), band(20, FAIR)], FAIR), ([band(10, FAIR), band(20, STRONG)], STRONG)],
    ids=["a worse one told later", "a better one told later"],
)
def test_what_stood_is_remembered_with_the_best_value_that_stood_and_no_better_one(tellings, stood):
    assert resolved(PASSWORD_STRENGTH, tellings, fresh=(50, 50)) == Unknown(MissingReason.STALE, day(20), stands=stood)


@pytest.mark.parametrize("fact", [PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED_ON])
def test_a_day_on_which_something_was_done_does_not_lapse(fact):
    assert resolved(fact, [seen(fact, 10, When.on(day(5)))], fresh=(1, 1)) == known(When.on(day(5)), 10)


# Days on which something was done


SPANS = {
    "the later of two days": ([done(50, When.on(day(10))), done(60, When.on(day(40)))], known(When.on(day(40)), 60)),
    "an earlier day told later, less well known: a worsening counts": (
        [done(50, When.on(day(40)), EXPORTED), done(60, When.on(day(10)))],
        known(When.on(day(10)), 60, conflict=True),
    ),
    "a day within a span told before: the day, for the span does not speak against it": (
        [done(50, FORGOTTEN), done(60, When.on(day(30)))],
        known(When.on(day(30)), 60),
    ),
    "a span around a day told before: the day stays": (
        [done(50, When.on(day(30))), done(60, FORGOTTEN)],
        known(When.on(day(30)), 50),
    ),
    "a span around a day told before it, by a weaker source: the day stays": (
        [done(50, When.on(day(40)), WITNESSED), done(60, FORGOTTEN)],
        known(When.on(day(40)), 50, WITNESSED),
    ),
    "never done, then done": (
        [done(50, When.not_since(day(10))), done(60, When.on(day(40)))],
        known(When.on(day(40)), 60),
    ),
    "done, then never done": (
        [done(50, When.on(day(40))), done(60, When.not_since(day(10)))],
        known(When.not_since(day(10)), 60),
    ),
    "two days told on one day: the earlier, for the worse answer is heard last": (
        [done(50, When.on(day(40))), done(50, When.on(day(10)))],
        known(When.on(day(10)), 50, conflict=True),
    ),
    "of two with one first day the better known gives its own span": (
        [done(50, When.on(day(20))), done(60, FORGOTTEN, CHECKED)],
        known(FORGOTTEN, 60, CHECKED),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), SPANS.values(), ids=SPANS)
def test_days_come_to_the_latest_that_nobody_speaks_against(tellings, comes_to):
    assert resolved(PASSWORD_CHANGED_ON, tellings) == comes_to


# The rule by which a password was judged


def meets(number, rule, met, **more):
    return seen(PASSWORD_MEETS_RULE, number, RuleAnswer(rule, met), **more)


RULES = {
    "under the rule in force": ([meets(10, RULE, met=True)], known(RuleAnswer(RULE, met=True), 10)),
    "under another": ([meets(10, "length", met=True)], Unknown(MissingReason.OTHER_RULE)),
    "under both: the one in force": (
        [meets(10, RULE, met=True), meets(20, "length", met=False)],
        known(RuleAnswer(RULE, met=True), 10),
    ),
    "under another one, the one in force not met": (
        [meets(10, RULE, met=False), meets(20, "length", met=True)],
        known(RuleAnswer(RULE, met=False), 10),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), RULES.values(), ids=RULES)
def test_a_password_counts_under_the_rule_it_was_judged_by(tellings, comes_to):
    assert resolved(PASSWORD_MEETS_RULE, tellings) == comes_to


def test_where_no_rule_is_in_force_no_answer_under_one_counts():
    def without_rule(telling):
        return evidence_of("a", [telling], day=day(20), freshness=Freshness()).resolved

    assert without_rule(meets(10, RULE, met=True)) == {PASSWORD_MEETS_RULE: Unknown(MissingReason.OTHER_RULE)}
    assert without_rule(meets(10, "", met=True)) == {PASSWORD_MEETS_RULE: known(RuleAnswer("", met=True), 10)}


def test_an_answer_under_another_rule_keeps_no_other_fact_from_being_known():
    tellings = [meets(10, "length", met=True), on(10), band(10, FAIR), seen(SHARED, 10, value=False)]
    evidence = evidence_of("a", tellings, day=day(20), freshness=Freshness(), rule=RULE)
    assert evidence == Evidence(
        "a",
        {
            PASSWORD_MEETS_RULE: Unknown(MissingReason.OTHER_RULE),
            TWO_STEP_ENROLLED: known(value=True, number=10),
            PASSWORD_STRENGTH: known(FAIR, 10),
            SHARED: known(value=False, number=10),
        },
    )


# The same tellings come to the same, in whatever order


def test_of_two_equal_tellings_the_source_is_always_the_same_one():
    tellings = [on(10, source="slip"), on(10, source="form"), on(10, source="register")]
    found = {
        resolved(TWO_STEP_ENROLLED, [tellings[place] for place in order]).source
        for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0))
    }
    assert found == {"form"}


def test_of_two_spans_with_one_first_day_that_differ_in_place_only_the_first_place_speaks():
    wide, narrow = done(50, FORGOTTEN, file="a", place="2"), done(50, When(day(20), day(30)), file="a", place="1")
    other = done(50, When(day(20), day(35)), file="b", place="0")
    for tellings in ([wide, narrow, other], [other, narrow, wide], [narrow, other, wide]):
        assert resolved(PASSWORD_CHANGED_ON, tellings) == known(When(day(20), day(30)), 50)


def test_the_same_telling_twice_is_one():
    assert resolved(TWO_STEP_ENROLLED, [off(10, CHECKED), on(20), on(20)]) == resolved(
        TWO_STEP_ENROLLED, [off(10, CHECKED), on(20)]
    )


# Setting aside what is dated after the day


def test_a_telling_of_the_day_itself_counts_and_one_of_the_next_does_not():
    today, tomorrow = on(10), on(11)
    elsewhere = Observation(
        ("b",), SHARED, value=True, grade=DECLARED, source="t", observed_on=day(9), reference=today.reference
    )
    kept, later = told_by_subject([tomorrow, today, elsewhere], day(10))
    assert (kept, later) == ({"a": (today,), "b": (elsewhere,)}, (tomorrow,))


def test_a_subject_of_whom_only_later_things_are_told_is_not_there():
    assert told_by_subject([on(11)], day(10)) == ({}, (on(11),))
