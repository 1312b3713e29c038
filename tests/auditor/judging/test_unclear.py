"""An answer that nobody can read is an answer: it proves nothing, takes away no no, and bars a yes that was merely told until it is answered anew."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from sampling import examples
from small_upazila import BASELINE, DONE, RESET, TOLD, TWO_STEP, office, tell
from tellings import (
    CHECKED,
    DECLARED,
    EXPORTED,
    TODAY,
    WITNESSED,
    day,
    done,
    known,
    off,
    on,
    resolved,
    seen,
    unclear,
)

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.evidence import Known, MissingReason, Reference, UnclearAnswer, Unknown
from auditor.model.facts import (
    HOLDER_SINCE,
    PASSWORD_CHANGED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
)
from auditor.model.finding import Outcome
from auditor.model.subjects import Roster
from auditor.model.when import When

TYPED = "intake/desk-1234-1.json"


def barred(on_day, stands=None):
    return Unknown(MissingReason.UNCLEAR, None if on_day is None else day(on_day), stands)


def joined(told_on, number, file="f"):
    (at,) = tell("lota/head", {HOLDER_SINCE: day(number)}, day(told_on))
    return at if file == "f" else structs.replace(at, reference=Reference(file, ""))


CASES = {
    "nothing, and an answer that cannot be read": ([], [unclear(20)], barred(20)),
    "a yes, then one that cannot be read: barred": ([on(10)], [unclear(20)], barred(20, True)),
    "a no, then one that cannot be read: not known by itself, the no stands": ([off(10)], [unclear(20)], barred(20, False)),
    "both of one day: the weakest counts": ([on(20)], [unclear(20)], barred(20, True)),
    "a yes of that day typed at the desk once it was asked about": ([on(20, file=TYPED)], [unclear(20)], known(value=True, number=20)),
    "a yes typed at the desk the day before": ([on(19, file=TYPED)], [unclear(20)], barred(20, True)),
    "one that cannot be read, then a yes: lifted": ([on(21)], [unclear(20)], known(value=True, number=21)),
    "one that cannot be read, then a no: lifted": ([off(21)], [unclear(20)], known(value=False, number=21)),
    "of that day, better known: lifted": ([on(20, CHECKED)], [unclear(20)], known(value=True, number=20, grade=CHECKED)),
    "better known, but merely told, before: barred": ([on(10, CHECKED)], [unclear(20)], barred(20, True)),
    "seen before: not barred by a claim": ([on(10, WITNESSED)], [unclear(20)], known(value=True, number=10, grade=WITNESSED)),
    "recorded before: not barred by a claim": ([on(10, EXPORTED)], [unclear(20)], known(value=True, number=10, grade=EXPORTED)),
    "seen before, and what was seen since cannot be read: barred": ([on(10, WITNESSED)], [unclear(20, WITNESSED)], barred(20, True)),
    "recorded before, and what was seen since cannot be read: not barred": (
        [on(10, EXPORTED)], [unclear(20, WITNESSED)], known(value=True, number=10, grade=EXPORTED),
    ),
    "what was seen cannot be read, then a claim: barred": ([on(30)], [unclear(20, WITNESSED)], barred(20, True)),
    "an old yes, then one that cannot be read": ([on(-300)], [unclear(20)], barred(20, True)),
    "the last of several is told": ([on(10)], [unclear(30), unclear(20)], barred(30, True)),
    "on a day that nobody knows": ([on(10)], [unclear(20, is_day_known=False)], barred(None, True)),
    "seen before, one that was seen and one that was told since cannot be read: barred by the first": (
        [on(10, WITNESSED)], [unclear(20, WITNESSED), unclear(30)], barred(20, True),
    ),
    "of another question": ([on(10)], [unclear(20, fact=PASSWORD_CHANGED_ON)], known(value=True, number=10)),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "lost", "comes_to"), CASES.values(), ids=CASES)
def test_what_an_answer_that_nobody_can_read_makes_of_what_is_known(tellings, lost, comes_to):
    assert resolved(TWO_STEP_ENROLLED, tellings, lost=lost) == comes_to


OF_BEFORE = Unknown(MissingReason.JOINING_UNKNOWN, day(10), True)
JOINING = {
    "a yes told before": ([on(10)], OF_BEFORE),
    "a yes seen before": ([on(10, WITNESSED)], OF_BEFORE),
    "a yes told on that day": ([on(20)], known(value=True, number=20)),
    "a no told before": ([off(10)], known(value=False, number=10)),
    "a yes told before, and a day of joining since that can be read": (
        [on(10), joined(21, 5)],
        known(value=True, number=10),
    ),
    "a yes told before, and a day of joining of that day, typed": ([on(10), joined(20, 5, TYPED)], known(value=True, number=10)),
    "a yes told after a day of joining, both before": ([on(14), joined(15, 12)], Unknown(MissingReason.JOINING_UNKNOWN, day(14), True)),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "comes_to"), JOINING.values(), ids=JOINING)
def test_who_joined_on_a_day_that_nobody_can_read_may_have_joined_on_the_day_of_the_answer(tellings, comes_to):
    assert resolved(TWO_STEP_ENROLLED, tellings, lost=[unclear(20, fact=HOLDER_SINCE)]) == comes_to


LISTED = {
    "a yes told before the audit": ([on(10)], OF_BEFORE),
    "a yes seen before": ([on(10, WITNESSED)], OF_BEFORE),
    "a yes told on the day of the audit": ([on(TODAY)], known(value=True, number=TODAY)),
    "a no told before": ([off(10)], known(value=False, number=10)),
    "a yes told after a day of joining that was told": ([on(14), joined(15, 12)], Unknown(MissingReason.JOINING_UNKNOWN, day(14), True)),
    "an act of before": ([done(10, When.on(day(9)))], Unknown(MissingReason.JOINING_UNKNOWN, day(10), When.on(day(9)))),
    "a yes told before, and a day of joining since that was found": ([on(10), joined(21, 5)], known(value=True, number=10)),
    "a yes told before, and a day of joining told by then": ([on(10), joined(20, 5)], OF_BEFORE),
    "a cause": ([seen(TWO_STEP_CAUSE, 10, Cause.ON_LEAVE)], known(value=Cause.ON_LEAVE, number=10)),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "comes_to"), LISTED.values(), ids=LISTED)
def test_who_joined_by_the_roster_on_a_day_that_nobody_knows_may_have_joined_on_the_day_of_the_audit(
    tellings, comes_to
):
    (fact,) = {each.fact for each in tellings} - {HOLDER_SINCE}
    assert resolved(fact, tellings, joining_unread_on=day(20)) == comes_to


@pytest.mark.parametrize(("lost", "reason"), [(14, None), (15, MissingReason.UNCLEAR), (16, MissingReason.UNCLEAR)])
def test_one_from_before_the_present_holder_says_nothing_of_him(lost, reason):
    found = resolved(TWO_STEP_ENROLLED, [on(15)], since=15, lost=[unclear(lost)])
    assert getattr(found, "reason", None) is reason


def test_what_of_before_bars_the_present_holder_is_not_known_at_least_where_his_own_answer_cannot_be_read():
    told = [off(5, CHECKED), on(20)]
    assert resolved(TWO_STEP_ENROLLED, told, since=15).at_least is not None
    found = resolved(TWO_STEP_ENROLLED, told, since=15, lost=[unclear(21)])
    assert (found.reason, found.at_least) == (MissingReason.UNCLEAR, None)


def test_what_was_seen_undone_before_he_came_is_still_to_be_seen_again():
    told = [off(5, WITNESSED), on(20)]
    before, found = (resolved(TWO_STEP_ENROLLED, told, since=15, lost=lost) for lost in ((), [unclear(21)]))
    assert (found.reason, found.refutes, found.at_least) == (MissingReason.NEW_HOLDER, before.refutes, None)
    assert found.refutes


TELLINGS = st.lists(
    st.builds(on, st.integers(0, 12), st.sampled_from([DECLARED, CHECKED, WITNESSED, EXPORTED]), st.booleans()),
    max_size=5,
)
LOST = st.lists(st.builds(unclear, st.integers(0, 12), st.sampled_from([DECLARED, WITNESSED])), max_size=3)


@examples(400)
@given(TELLINGS, LOST)
def test_it_never_makes_a_yes_or_a_no_and_what_is_known_beside_it_is_known_without_it(tellings, lost):
    without, with_it = (resolved(TWO_STEP_ENROLLED, tellings, lost=some) for some in ((), lost))
    if isinstance(with_it, Known):
        assert with_it == without


LOTA = office("lota", ("head", "clerk"))
HEAD = "lota/head"


def findings(told, *lost, on_day=date(2024, 2, 20)):
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), (), unclear=lost), BASELINE, (), on_day)
    ((assessment, _),) = judge(Roster((LOTA,)), judging)
    return {(finding.subject, finding.policy): finding for finding in assessment.findings}


def lost(fact, subject=HEAD, on_day=TOLD):
    return UnclearAnswer((subject,), fact, DECLARED, on_day, Reference("register.xlsx", "0" * 64, "sheet!7"))


def test_the_same_duty_of_whom_it_speaks_is_not_known_and_no_other():
    told = [each for account in LOTA.accounts for each in tell(account.id, DONE)]
    found = findings(told, lost(TWO_STEP_ENROLLED))
    of_head = found[HEAD, TWO_STEP]
    assert (of_head.outcome, of_head.reason, of_head.observed_on) == (Outcome.UNKNOWN, MissingReason.UNCLEAR, TOLD)
    assert of_head.is_answered
    assert (found[HEAD, RESET].outcome, found["lota/clerk", TWO_STEP].outcome) == (Outcome.PASS, Outcome.PASS)


@pytest.mark.parametrize(
    ("told", "fact", "policy"),
    [
        ({TWO_STEP_ENROLLED: False}, TWO_STEP_ENROLLED, TWO_STEP),
        ({PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}, PASSWORD_CHANGED_ON, RESET),
        ({PASSWORD_CHANGED_ON: When.on(date(2023, 5, 1))}, PASSWORD_CHANGED_ON, RESET),
    ],
    ids=["a plain no", "not since the decision", "on a day before it"],
)
def test_a_no_that_was_told_before_stays_a_no(told, fact, policy):
    found = findings(tell(HEAD, told, TOLD), lost(fact, on_day=TOLD.replace(day=TOLD.day + 1)))[HEAD, policy]
    assert (found.outcome, found.reason, found.observed_on) == (Outcome.FAIL, MissingReason.UNCLEAR, TOLD)


def test_a_cause_of_the_portal_that_was_told_before_still_stands():
    told = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, TOLD)
    assert findings(told, lost(TWO_STEP_ENROLLED), lost(TWO_STEP_CAUSE))[HEAD, TWO_STEP].awaits_portal


def test_what_is_asked_for_advice_alone_or_why_it_is_not_done_bars_nothing():
    told = tell(HEAD, DONE)
    found, without = findings(told, lost(TWO_STEP_METHOD), lost(TWO_STEP_CAUSE)), findings(told)
    assert found == without


def test_it_bars_from_its_day_on():
    told = tell(HEAD, DONE)
    assert findings(told, lost(TWO_STEP_ENROLLED, on_day=date(2024, 2, 21)))[HEAD, TWO_STEP].outcome is Outcome.PASS
    assert findings(told, lost(TWO_STEP_ENROLLED, on_day=date(2024, 2, 20)))[HEAD, TWO_STEP].outcome is Outcome.UNKNOWN
