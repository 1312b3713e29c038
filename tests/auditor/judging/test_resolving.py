"""What a list of tellings comes to, case by case: the value, its grade, day and source, whether something was overruled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from auditor.judging.collect import Freshness, by_subject, evidence_of, present_holder_since
from auditor.model.evidence import Evidence, Known, MissingReason, Observation, Reference, Unknown
from auditor.model.facts import (
    ACTIVE,
    HOLDER_SINCE,
    OFFICIAL_EMAIL_SENDS,
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
    When,
)
from auditor.model.grades import Grade

DECLARED, CHECKED, WITNESSED, EXPORTED, PROVEN = Grade
TODAY = 100
RULE = "upper+lower+symbol"


def day(number: int) -> date:
    return date(2024, 1, 1) + timedelta(days=number)


def seen(fact, on, value, grade=DECLARED, source="register", file="f", place=""):
    return Observation("a", fact, value, grade, source, day(on), Reference(file, "0" * 64, place))


def on(number, grade=DECLARED, value=True, **more):
    """Return that two-step was told to be on."""
    return seen(TWO_STEP_ENROLLED, number, value, grade, **more)


def off(number, grade=DECLARED, **more):
    return on(number, grade, value=False, **more)


def resolved(fact, tellings, since=None, fresh=(180, 365), today=TODAY):
    evidence = evidence_of(
        "a",
        tellings,
        day=day(today),
        freshness=Freshness(*fresh),
        holder_since=None if since is None else day(since),
        rule=RULE,
    )
    return evidence.resolved.get(fact)


def known(value, number, grade=DECLARED, source="register", *, conflict=False):
    return Known(value, grade, day(number), source, conflict)


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
        known(value=True, number=40, conflict=True),
    ),
    "a claim under the bar does not count even after the bar is cleared": (
        [off(10, WITNESSED), on(15, CHECKED), on(20, WITNESSED)],
        known(value=True, number=20, grade=WITNESSED, conflict=True),
    ),
    "a yes that was taken back lends no grade to the one after it": (
        [on(10, PROVEN), off(20), on(30)],
        known(value=True, number=30, conflict=True),
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
    assert resolved(TWO_STEP_METHOD, tellings, fresh=(180, 365)) == known(Method.KEY, 3, conflict=True)
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


def test_what_stood_is_remembered_with_the_value_that_stood_and_not_a_better_one():
    tellings = [band(10, STRONG), band(20, FAIR)]
    assert resolved(PASSWORD_STRENGTH, tellings, fresh=(50, 50)) == Unknown(MissingReason.STALE, day(20), stands=FAIR)


@pytest.mark.parametrize("fact", [PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED_ON])
def test_a_day_on_which_something_was_done_does_not_lapse(fact):
    assert resolved(fact, [seen(fact, 10, When.on(day(5)))], fresh=(1, 1)) == known(When.on(day(5)), 10)


# Transfer


@pytest.mark.parametrize(
    ("since", "comes_to"),
    [
        (None, known(value=True, number=10)),
        (10, known(value=True, number=10)),
        (11, Unknown(MissingReason.NEW_HOLDER, day(10), stands=True)),
    ],
    ids=["no transfer", "told on the day of the transfer", "told the day before"],
)
def test_what_was_told_before_the_holder_came_is_not_the_holders(since, comes_to):
    assert resolved(TWO_STEP_ENROLLED, [on(10)], since) == comes_to


def test_a_no_from_before_the_holder_came_still_bars_a_claim():
    assert resolved(TWO_STEP_ENROLLED, [off(10, WITNESSED), on(30)], since=20) == known(
        value=False, number=30, conflict=True
    )


def test_what_grew_old_and_is_another_holders_too_is_stale():
    assert resolved(TWO_STEP_ENROLLED, [on(10)], since=20, fresh=(50, 50)).reason is MissingReason.STALE


@pytest.mark.parametrize(
    ("fact", "value"),
    [(ACTIVE, True), (SHARED, False), (ACTIVE, False), (SHARED, True)],
    ids=["in use", "not shared", "out of use", "shared"],
)
def test_what_is_no_matter_of_the_person_outlives_a_transfer(fact, value):
    assert resolved(fact, [seen(fact, 10, value)], since=20) == known(value, 10)


def test_what_is_told_of_an_office_has_no_holder():
    sends = seen(OFFICIAL_EMAIL_SENDS, 10, value=True)
    assert resolved(OFFICIAL_EMAIL_SENDS, [sends]) == known(value=True, number=10)


LATEST = {
    "neither listed nor told": ([], None, None),
    "listed": ([], day(5), day(5)),
    "told": ([seen(HOLDER_SINCE, 10, day(7))], None, day(7)),
    "told twice: the later": ([seen(HOLDER_SINCE, 10, day(7)), seen(HOLDER_SINCE, 9, day(8))], None, day(8)),
    "told later than listed": ([seen(HOLDER_SINCE, 10, day(7))], day(5), day(7)),
    "listed later than told": ([seen(HOLDER_SINCE, 10, day(7))], day(9), day(9)),
    "other facts say nothing of it": ([on(10)], None, None),
}


@pytest.mark.parametrize(("tellings", "listed", "since"), LATEST.values(), ids=LATEST)
def test_the_present_holder_came_on_the_latest_day_of_all_that_is_listed_or_told(tellings, listed, since):
    assert present_holder_since(tellings, listed) == since


def test_a_transfer_that_was_told_counts_like_one_that_is_listed():
    tellings = [on(10), seen(HOLDER_SINCE, 30, day(20))]
    assert resolved(TWO_STEP_ENROLLED, tellings).reason is MissingReason.NEW_HOLDER
    assert resolved(HOLDER_SINCE, tellings) == known(day(20), 30)
    assert resolved(TWO_STEP_ENROLLED, tellings, since=5).reason is MissingReason.NEW_HOLDER
    assert resolved(TWO_STEP_ENROLLED, tellings, since=40).reason is MissingReason.NEW_HOLDER


def test_a_later_day_of_joining_is_the_worse_answer_and_takes_nothing_away_when_it_is_old():
    tellings = [seen(HOLDER_SINCE, 10, day(5), EXPORTED), seen(HOLDER_SINCE, 20, day(15))]
    assert resolved(HOLDER_SINCE, tellings, fresh=(1, 1)) == known(day(15), 20, conflict=True)


# Days on which something was done, and a transfer after them


def done(number, value, grade=DECLARED, **more):
    return seen(PASSWORD_CHANGED_ON, number, value, grade, **more)


FORGOTTEN = When(day(20), day(40))
DATED = {
    "on the day the holder came: the holder's": ([done(50, When.on(day(30)))], known(When.on(day(30)), 50)),
    "on the day before: not the holder's, and that is known": (
        [done(50, When.on(day(29)))],
        known(When.not_since(day(30)), 50),
    ),
    "told on the day the holder came, done before: known not to be the holder's": (
        [done(30, When.on(day(29)))],
        known(When.not_since(day(30)), 30),
    ),
    "told before the holder came: not known": (
        [done(29, When.on(day(25)))],
        Unknown(MissingReason.NEW_HOLDER, day(29), stands=When.on(day(25))),
    ),
    "some day that may lie before: not known": (
        [done(50, FORGOTTEN)],
        Unknown(MissingReason.NEW_HOLDER, day(50), stands=FORGOTTEN),
    ),
    "some day that ended just before the holder came: known not to be": (
        [done(50, When(day(20), day(29)))],
        known(When.not_since(day(30)), 50),
    ),
    "some day that may be the one on which the holder came: not known": (
        [done(50, When(day(20), day(30)))],
        Unknown(MissingReason.NEW_HOLDER, day(50), stands=When(day(20), day(30))),
    ),
    "the holder says it was not done": (
        [done(50, When.not_since(day(10)), CHECKED, source="slip")],
        known(When.not_since(day(30)), 50, CHECKED, "slip"),
    ),
    "not done, told before the holder came: not known": (
        [done(20, When.not_since(day(10)))],
        Unknown(MissingReason.NEW_HOLDER, day(20), stands=When.not_since(day(10))),
    ),
    "two refusals: the last one speaks": (
        [done(50, When.on(day(20)), EXPORTED, source="export"), done(60, When.on(day(20)))],
        known(When.not_since(day(30)), 60),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), DATED.values(), ids=DATED)
def test_after_a_transfer_the_day_of_the_act_decides_whose_it_is(tellings, comes_to):
    assert resolved(PASSWORD_CHANGED_ON, tellings, since=30) == comes_to


def test_what_refutes_the_holder_says_whether_something_was_overruled():
    tellings = [done(45, When.on(day(25)), EXPORTED), done(50, When.not_since(day(10)))]
    assert resolved(PASSWORD_CHANGED_ON, tellings, since=30) == known(When.not_since(day(30)), 50, conflict=True)


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
    "of two with one first day the better known gives its own span": (
        [done(50, When.on(day(20))), done(60, FORGOTTEN, CHECKED)],
        known(FORGOTTEN, 60, CHECKED),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), SPANS.values(), ids=SPANS)
def test_days_come_to_the_latest_that_nobody_speaks_against(tellings, comes_to):
    assert resolved(PASSWORD_CHANGED_ON, tellings) == comes_to


# A system's record of two-step after a transfer


def since_when(number, value, grade=EXPORTED):
    return seen(TWO_STEP_ENROLLED_ON, number, value, grade)


NEW_HOLDERS = Unknown(MissingReason.NEW_HOLDER, day(50))
RECORDS = {
    "the record alone: the old holder's phone, as far as anybody knows": ([on(50, EXPORTED)], 30, NEW_HOLDERS),
    "the record, enrolled on the day the holder came": (
        [on(50, EXPORTED), since_when(50, When.on(day(30)))],
        30,
        known(value=True, number=50, grade=EXPORTED),
    ),
    "the record, enrolled before": ([on(50, EXPORTED), since_when(50, When.on(day(29)))], 30, NEW_HOLDERS),
    "the record, not enrolled since": (
        [on(50, EXPORTED), since_when(50, When.not_since(day(40)))],
        30,
        NEW_HOLDERS,
    ),
    "the record, and the holder says so too": (
        [on(50, EXPORTED), on(40)],
        30,
        known(value=True, number=40),
    ),
    "the record, and the holder says off before it": (
        [off(40), on(50, EXPORTED)],
        30,
        known(value=False, number=40),
    ),
    "a record of off needs no day": ([off(50, EXPORTED)], 30, known(value=False, number=50, grade=EXPORTED)),
    "a record of off beside an older one of on": (
        [on(45, EXPORTED), off(50, EXPORTED)],
        30,
        known(value=False, number=50, grade=EXPORTED),
    ),
    "the holder's own claim needs no day": ([on(50)], 30, known(value=True, number=50)),
    "a proof needs no day": ([on(50, PROVEN)], 30, known(value=True, number=50, grade=PROVEN)),
    "several records: the last day is told": ([on(40, EXPORTED), on(50, EXPORTED)], 30, NEW_HOLDERS),
    "several records, given in any order": ([on(50, EXPORTED), on(40, EXPORTED)], 30, NEW_HOLDERS),
    "without a transfer the record stands": ([on(50, EXPORTED)], None, known(value=True, number=50, grade=EXPORTED)),
}


@pytest.mark.parametrize(("tellings", "since", "comes_to"), RECORDS.values(), ids=RECORDS)
def test_a_record_of_two_step_is_the_new_holders_only_with_a_later_day_of_enrolment(tellings, since, comes_to):
    assert resolved(TWO_STEP_ENROLLED, tellings, since) == comes_to


def test_a_record_that_is_withdrawn_leaves_age_and_transfer_to_the_other_tellings():
    tellings = [on(31), on(90, EXPORTED)]
    assert resolved(TWO_STEP_ENROLLED, tellings, since=30, fresh=(50, 80)) == Unknown(
        MissingReason.STALE, day(31), stands=True
    )
    assert resolved(TWO_STEP_ENROLLED, [on(20), on(90, EXPORTED)], since=30) == Unknown(
        MissingReason.NEW_HOLDER, day(20), stands=True
    )


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
    evidence = evidence_of("a", [meets(10, RULE, met=True)], day=day(20), freshness=Freshness())
    assert evidence.resolved == {PASSWORD_MEETS_RULE: Unknown(MissingReason.OTHER_RULE)}


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
        "b", SHARED, value=True, grade=DECLARED, source="t", observed_on=day(9), reference=today.reference
    )
    kept, later = by_subject([tomorrow, today, elsewhere], day(10))
    assert (kept, later) == ({"a": (today,), "b": (elsewhere,)}, (tomorrow,))


def test_a_subject_of_whom_only_later_things_are_told_is_not_there():
    assert by_subject([on(11)], day(10)) == ({}, (on(11),))
