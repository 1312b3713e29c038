"""What tellings come to once another holder took the post: what was told before, what was done before, whose phone it is."""

from __future__ import annotations

import pytest
from tellings import (
    CHECKED,
    DECLARED,
    EXPORTED,
    FORGOTTEN,
    PROVEN,
    WITNESSED,
    day,
    done,
    known,
    off,
    on,
    resolved,
    seen,
)

from auditor.judging.collect import present_holder_since
from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import (
    ACTIVE,
    HOLDER_SINCE,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    SHARED,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    TWO_STEP_METHOD,
    Method,
    Strength,
)
from auditor.model.when import When

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


BARRED = {
    "his mere word": [on(30)],
    "his word after his own no": [off(25), on(30)],
    "his word, long before": [off(5, EXPORTED), on(30)],
}


@pytest.mark.parametrize("his", BARRED.values(), ids=BARRED)
def test_a_no_from_before_the_holder_came_bars_his_word_but_being_nobodys_it_makes_him_not_done_by_nothing(his):
    seen_before = off(10, WITNESSED)
    found = resolved(TWO_STEP_ENROLLED, [seen_before, *his], since=20)
    assert found == Unknown(MissingReason.NEW_HOLDER, found.last_told_on, stands=False)
    assert found.refutes == (on(30), seen_before)


OUTLIVES = {
    "what he says himself": ([off(30)], known(value=False, number=30)),
    "what he says himself last": ([on(30), off(35)], known(value=False, number=35)),
    "what was seen at his own login": (
        [off(25, WITNESSED), on(30)],
        known(value=False, number=25, grade=WITNESSED, conflict=True),
    ),
    "what was seen as well": ([on(30, WITNESSED)], known(value=True, number=30, grade=WITNESSED)),
}


@pytest.mark.parametrize(("his", "comes_to"), OUTLIVES.values(), ids=OUTLIVES)
def test_beside_a_no_from_before_counts_of_the_present_holder(his, comes_to):
    assert resolved(TWO_STEP_ENROLLED, [off(10, WITNESSED), *his], since=20) == comes_to


@pytest.mark.parametrize(("fact", "worse", "better"), [
    (TWO_STEP_DEMANDED, False, True), (PASSWORD_REUSED, True, False), (TWO_STEP_METHOD, Method.SMS, Method.TOTP),
    (PASSWORD_STRENGTH, Strength.WEAK, Strength.STRONG),
])  # fmt: skip
def test_of_no_fact_a_telling_of_before_is_what_the_present_holder_comes_to(fact, worse, better):
    tellings = [seen(fact, 10, worse, EXPORTED), seen(fact, 30, better)]
    found = resolved(fact, tellings, since=20)
    assert found == Unknown(MissingReason.NEW_HOLDER, day(30), stands=worse)
    assert found.at_least.value == worse
    assert resolved(fact, tellings) == known(worse, 10, EXPORTED, conflict=True)


def test_what_grew_old_and_is_another_holders_too_is_stale():
    assert resolved(TWO_STEP_ENROLLED, [on(10)], since=20, fresh=(50, 50)).reason is MissingReason.STALE


@pytest.mark.parametrize("fact", [ACTIVE, SHARED])
@pytest.mark.parametrize("grade", [DECLARED, EXPORTED])
def test_that_nobody_or_nobody_else_uses_an_account_is_told_of_who_had_it_and_not_of_the_present_holder(fact, grade):
    assert resolved(fact, [seen(fact, 10, value=False, grade=grade)], since=20) == Unknown(
        MissingReason.NEW_HOLDER, day(10), stands=False
    )
    assert resolved(fact, [seen(fact, 20, value=False)], since=20) == known(value=False, number=20)


SHARED_BEFORE = seen(SHARED, 10, value=True)
SHARED_STILL = {
    "nothing was told since": ([SHARED_BEFORE], known(value=True, number=10)),
    "it was seen, and he says otherwise": (
        [seen(SHARED, 10, value=True, grade=WITNESSED), seen(SHARED, 30, value=False)],
        known(value=True, number=10, grade=WITNESSED, conflict=True),
    ),
    "the one before had it for himself until then": (
        [seen(SHARED, 5, value=False), SHARED_BEFORE],
        known(value=True, number=10),
    ),
    "he says so, too": ([SHARED_BEFORE, seen(SHARED, 30, value=True)], known(value=True, number=30)),
    "he has it for himself": ([SHARED_BEFORE, seen(SHARED, 30, value=False)], known(value=False, number=30)),
    "the one before had it for himself in the end": (
        [SHARED_BEFORE, seen(SHARED, 15, value=False)],
        Unknown(MissingReason.NEW_HOLDER, day(15), stands=False),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), SHARED_STILL.values(), ids=SHARED_STILL)
def test_that_several_use_an_account_stays_whoever_has_the_post_until_somebody_tells_otherwise(tellings, comes_to):
    assert resolved(SHARED, tellings, since=20) == comes_to


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


DATED = {
    "on the day the holder came: the holder's": ([done(50, When.on(day(30)))], known(When.on(day(30)), 50)),
    "on the day before: not the holder's, and that is known": (
        [done(50, When.on(day(29)))],
        known(When.not_by_the_holder(), 50),
    ),
    "told on the day the holder came, done before: known not to be the holder's": (
        [done(30, When.on(day(29)))],
        known(When.not_by_the_holder(), 30),
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
        known(When.not_by_the_holder(), 50),
    ),
    "some day that may be the one on which the holder came: not known": (
        [done(50, When(day(20), day(30)))],
        Unknown(MissingReason.NEW_HOLDER, day(50), stands=When(day(20), day(30))),
    ),
    "the holder says it was not done": (
        [done(50, When.not_since(day(10)), CHECKED, source="slip")],
        known(When.not_by_the_holder(), 50, CHECKED, "slip"),
    ),
    "not done, told before the holder came: not known": (
        [done(20, When.not_since(day(10)))],
        Unknown(MissingReason.NEW_HOLDER, day(20), stands=When.not_since(day(10))),
    ),
    "two refusals: the last one speaks": (
        [done(50, When.on(day(20)), EXPORTED, source="export"), done(60, When.on(day(20)))],
        known(When.not_by_the_holder(), 60),
    ),
}


@pytest.mark.parametrize(("tellings", "comes_to"), DATED.values(), ids=DATED)
def test_after_a_transfer_the_day_of_the_act_decides_whose_it_is(tellings, comes_to):
    assert resolved(PASSWORD_CHANGED_ON, tellings, since=30) == comes_to


def test_what_refutes_the_holder_says_whether_something_was_overruled():
    tellings = [done(45, When.on(day(25)), EXPORTED), done(50, When.not_since(day(10)))]
    assert resolved(PASSWORD_CHANGED_ON, tellings, since=30) == known(When.not_by_the_holder(), 50, conflict=True)


def test_what_was_seen_undone_by_the_holder_is_known_as_it_was_seen_whatever_is_claimed_later():
    seen_undone, claim = done(45, When.not_since(day(10)), WITNESSED), done(60, When.on(day(55)))
    found = resolved(PASSWORD_CHANGED_ON, [seen_undone, claim], since=30)
    assert found == known(When.not_by_the_holder(), 45, WITNESSED, conflict=True)
    assert found.refutes == (claim, seen_undone)


def test_of_two_days_that_the_holder_told_on_one_day_that_before_he_came_counts():
    tellings = [done(50, When.on(day(40))), done(50, When.on(day(25)))]
    assert resolved(PASSWORD_CHANGED_ON, tellings, since=30) == known(When.not_by_the_holder(), 50, conflict=True)


def test_a_claim_of_the_holder_before_is_not_what_was_seen_otherwise_of_the_present_one():
    seen_undone, of_before = done(45, When.not_since(day(10)), WITNESSED), done(46, When.on(day(25)))
    found = resolved(PASSWORD_CHANGED_ON, [seen_undone, of_before], since=30)
    assert found.value == When.not_by_the_holder()
    assert found.refutes == ()


def test_a_day_that_was_seen_undone_before_the_holder_came_bars_a_claim_and_makes_nothing_not_done():
    undone, claim = done(20, When.not_since(day(10)), WITNESSED), done(60, When.on(day(55)))
    found = resolved(PASSWORD_CHANGED_ON, [undone, claim], since=30)
    assert found == Unknown(MissingReason.NEW_HOLDER, day(60), stands=When.not_since(day(10)))
    assert found.refutes == (claim, undone)


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
    "the record, and the holder says off before it, on the day on which he came": (
        [off(30), on(50, EXPORTED)],
        30,
        known(value=False, number=30),
    ),
    "a record of off of before, and the holder says on": (
        [off(20, EXPORTED), on(40)],
        30,
        Unknown(MissingReason.NEW_HOLDER, day(40), stands=False),
    ),
    "the same, and a later record says on, too: that settles what was before": (
        [off(20, EXPORTED), on(40), on(50, EXPORTED)],
        30,
        known(value=True, number=40),
    ),
    "a record of off of before that another one settled before": (
        [off(10, EXPORTED), on(20, EXPORTED), on(40)],
        30,
        known(value=True, number=40),
    ),
    "a record of off of before, after one of on": (
        [on(10, EXPORTED), off(20, EXPORTED), on(40)],
        30,
        Unknown(MissingReason.NEW_HOLDER, day(40), stands=False),
    ),
    "records of off and then of on, and nothing from the holder": (
        [off(20, EXPORTED), on(50, EXPORTED)],
        30,
        NEW_HOLDERS,
    ),
    "the holder says on, then off, and a record says on": (
        [on(35), off(40), on(50, EXPORTED)],
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
