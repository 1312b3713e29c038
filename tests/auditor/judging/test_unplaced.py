"""An answer whose owner is not known bars what it might refute; it refutes nothing and proves nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from small_upazila import BASELINE, DONE, RESET, RULE, TOLD, TWO_STEP, office, tell
from tellings import CHECKED, DECLARED, WITNESSED, day, done, known, off, on, resolved, seen

from auditor.judging.collect import evidence_of
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.of_before import worst
from auditor.judging.resolving import Freshness
from auditor.model.baseline import Level
from auditor.model.evidence import Evidence, Known, MissingFact, MissingReason, Unknown, UnplacedAnswer
from auditor.model.facts import (
    ACTIVE,
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
    RuleAnswer,
)
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.subjects import Roster
from auditor.model.when import When


def barred(on_day=None, stands=None, perhaps=()):
    return Unknown(MissingReason.UNPLACED, None if on_day is None else day(on_day), stands, perhaps)


CASES = {
    "a yes, then a no of nobody: barred": ([on(10)], [off(20)], barred(20, True, (False,))),
    "a yes and a no of nobody on one day: barred": ([on(10)], [off(10)], barred(10, True, (False,))),
    "a no of nobody, then a yes as well known: the yes stands": ([on(20)], [off(10)], known(value=True, number=20)),
    "a no of nobody that was seen, then a claim: barred": ([on(20)], [off(10, WITNESSED)], barred(20, True, (False,))),
    "a stronger yes, then a no of nobody: barred, for a worsening counts at any grade": (
        [on(10, WITNESSED)],
        [off(20)],
        barred(20, True, (False,)),
    ),
    "a yes, then a yes of nobody: the yes stands": ([on(10)], [on(20)], known(value=True, number=10)),
    "a no, then a yes of nobody: the no stands": ([off(10)], [on(20)], known(value=False, number=10)),
    "a no, then a no of nobody: the no stands": ([off(10)], [off(20)], known(value=False, number=10)),
    "nothing, and a yes of nobody: still to be placed": ([], [on(20)], barred(20, perhaps=(True,))),
    "nothing, and a no of nobody: still to be placed": ([], [off(20)], barred(20, perhaps=(False,))),
    "nothing, and an answer that cannot be read: still to be placed": ([], [None], barred()),
    "a yes, and an answer that cannot be read: the yes stands": ([on(10)], [None], known(value=True, number=10)),
    "an old yes, and an answer of nobody: still to be placed": (
        [on(-300)],
        [on(20)],
        barred(20, True, (True,)),
    ),
    "of several one that refutes is enough": ([on(10)], [on(20), None, off(20)], barred(20, True, (True, False))),
}


@pytest.mark.parametrize(("tellings", "unplaced", "comes_to"), CASES.values(), ids=CASES)
def test_what_an_answer_of_nobody_makes_of_what_is_known(tellings, unplaced, comes_to):
    assert resolved(TWO_STEP_ENROLLED, tellings, unplaced=unplaced) == comes_to


def test_a_reset_of_nobody_bars_a_later_one_only_where_it_lies_before_it():
    assert resolved(PASSWORD_CHANGED_ON, [done(30, When.on(day(25)))], unplaced=[done(40, When.on(day(5)))]) == Unknown(
        MissingReason.UNPLACED, day(40), When.on(day(25)), (When.on(day(5)),)
    )
    assert resolved(PASSWORD_CHANGED_ON, [done(30, When.on(day(25)))], unplaced=[done(40, When.on(day(35)))]) == known(
        When.on(day(25)), 30
    )


TELLINGS = st.lists(
    st.builds(
        on,
        st.integers(0, 12),
        st.sampled_from([DECLARED, CHECKED, WITNESSED]),
        st.booleans(),
    ),
    max_size=5,
)


@examples(400)
@given(TELLINGS, TELLINGS)
def test_an_answer_of_nobody_never_makes_a_yes_and_never_takes_away_a_no(tellings, unplaced):
    without, with_it = (resolved(TWO_STEP_ENROLLED, tellings, unplaced=some) for some in ((), unplaced))
    if isinstance(with_it, Known):
        assert with_it == without
    if isinstance(without, Known) and not without.value:
        assert with_it == without


@examples(400)
@given(TELLINGS, TELLINGS)
def test_whoever_the_answers_are_placed_with_a_yes_that_stands_beside_them_stands_still(tellings, unplaced):
    with_them = resolved(TWO_STEP_ENROLLED, tellings, unplaced=unplaced)
    if isinstance(with_them, Known) and with_them.value:
        for answer in unplaced:
            placed = resolved(TWO_STEP_ENROLLED, [*tellings, answer])
            assert isinstance(placed, Known)
            assert placed.value


def joined(on_day, *, tellings, is_his):
    """Return what is known of two-step where somebody joined on a day: the subject, or one of whom nobody knows whether it is he."""
    told = seen(HOLDER_SINCE, 13, day(on_day))
    evidence = evidence_of(
        "a",
        [*tellings, told] if is_his else tellings,
        day=day(20),
        freshness=Freshness(),
        unplaced=() if is_his else [UnplacedAnswer(("a",), HOLDER_SINCE, told)],
    )
    return evidence.resolved.get(TWO_STEP_ENROLLED)


def at_most(found):
    """Return whether a yes may come of what is known, and how well known it is; None where none may."""
    known_of = found.at_least if isinstance(found, Unknown) else found
    return known_of.grade if known_of is not None and known_of.value else None


@examples(400)
@given(TELLINGS, st.integers(1, 13))
def test_while_nobody_knows_who_joined_a_yes_counts_only_where_it_does_whether_or_not_it_was_he(tellings, on_day):
    without, if_his = resolved(TWO_STEP_ENROLLED, tellings, today=20), joined(on_day, tellings=tellings, is_his=True)
    found = joined(on_day, tellings=tellings, is_his=False)
    either = [at_most(without), at_most(if_his)]
    assert at_most(found) == (None if None in either else min(either))
    if isinstance(without, Known) and not without.value:
        assert found == without, "a no stays a no"
    if isinstance(without, Known) and without.value and not isinstance(found, Known):
        assert (found.reason, found.stands, found.unbarred) == (MissingReason.UNPLACED, without.value, without)


def test_the_last_day_of_several_counts_and_none_before_that_of_his_own_and_what_is_no_matter_of_the_person_stays():
    days = [
        UnplacedAnswer(("lota/head",), HOLDER_SINCE, *tell("lota", {HOLDER_SINCE: at}, TOLD)) for at in (BEFORE, TOLD)
    ]
    told = [*tell("lota/head", {**DONE, ACTIVE: True}, BEFORE)]
    assert outcomes(told, days)["lota/head", TWO_STEP] == (Outcome.UNKNOWN, MissingReason.UNPLACED)
    assert outcomes(told, days[:1])["lota/head", TWO_STEP] == (Outcome.PASS, None)
    his = [*tell("lota/head", {**DONE, HOLDER_SINCE: TOLD}, TOLD)]
    assert outcomes(his, days)["lota/head", TWO_STEP] == (Outcome.PASS, None)


def test_a_cause_stays_beside_a_no_that_stays():
    told = tell("lota/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, BEFORE)
    day_told = UnplacedAnswer(("lota/head",), HOLDER_SINCE, *tell("lota", {HOLDER_SINCE: TOLD}, TOLD))
    without, with_it = (
        next(each for each in findings(told, some) if (each.subject, each.policy) == ("lota/head", TWO_STEP))
        for some in ((), (day_told,))
    )
    assert (with_it.outcome, with_it.cause) == (Outcome.FAIL, Cause.NO_CODE)
    assert with_it == without


def test_what_an_answer_of_nobody_says_may_contradict_and_so_nothing_passes():
    evidence = Evidence("a", {OFFICIAL_EMAIL: barred(10, MailboxKind.OFFICIAL, (MailboxKind.NONE,))})
    assert not evidence.contradicted_by(OFFICIAL_EMAIL, MailboxKind.PERSONAL)
    with pytest.raises(MissingFact) as missing:
        evidence.contradicted_by(OFFICIAL_EMAIL, MailboxKind.NONE)
    assert missing.value.unknown.reason is MissingReason.UNPLACED


def test_that_an_answer_is_to_be_placed_is_told_also_where_what_stands_is_of_the_holder_before():
    unplaced = Unknown(MissingReason.UNPLACED, stands=False, perhaps=(False,), of_before=True)
    with pytest.raises(MissingFact) as missing:
        Evidence("a", {TWO_STEP_ENROLLED: unplaced}).contradicted_by(TWO_STEP_ENROLLED, value=False)
    assert missing.value.unknown == unplaced


def test_a_no_with_a_day_that_was_told_stays_a_no_beside_one_of_nobody_that_says_less():
    told = tell("lota/head", {PASSWORD_CHANGED_ON: When.on(date(2023, 5, 1))})
    (perhaps,) = tell("lota", {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}, TOLD)
    found = outcomes(told, [UnplacedAnswer(("lota/head",), PASSWORD_CHANGED_ON, perhaps)])
    assert found["lota/head", RESET] == (Outcome.FAIL, None)


def test_an_answer_under_another_rule_bars_nothing():
    met = {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=True)}
    other = tell("lota", {PASSWORD_MEETS_RULE: RuleAnswer("length", met=False)})[0]
    assert outcomes(tell("lota/head", met), [UnplacedAnswer(("lota/head",), PASSWORD_MEETS_RULE, other)])[
        "lota/head", "password-composition"
    ] == (Outcome.PASS, None)


LOTA = office("lota", ("head", "clerk"))
BEFORE = TOLD - timedelta(7)


def findings(told, unplaced, on_day=date(2024, 2, 20)):
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), (), unplaced=tuple(unplaced)), BASELINE, (), on_day)
    ((assessment, _),) = judge(Roster((LOTA,)), judging)
    return assessment.findings


def outcomes(told, unplaced, on_day=date(2024, 2, 20)):
    return {(each.subject, each.policy): (each.outcome, each.reason) for each in findings(told, unplaced, on_day)}


def test_the_same_duty_of_all_whose_it_may_be_reads_unplaced_and_no_other_duty_does():
    told = [observation for account in LOTA.accounts for observation in tell(account.id, DONE)]
    (no,) = tell("lota", {TWO_STEP_ENROLLED: False}, TOLD)
    both = UnplacedAnswer(("lota", "lota/head", "lota/clerk"), TWO_STEP_ENROLLED, no)
    found = outcomes(told, [both])
    assert {found[account.id, TWO_STEP] for account in LOTA.accounts} == {(Outcome.UNKNOWN, MissingReason.UNPLACED)}
    assert {found[account.id, RESET] for account in LOTA.accounts} == {(Outcome.PASS, None)}
    found = outcomes(told, [replace(both, subjects=("lota/clerk",))])
    assert found["lota/head", TWO_STEP] == (Outcome.PASS, None)
    assert found["lota/clerk", TWO_STEP] == (Outcome.UNKNOWN, MissingReason.UNPLACED)


@pytest.mark.parametrize(
    ("on_day", "comes_to"),
    [
        (date(2024, 2, 20), (Outcome.UNKNOWN, MissingReason.UNPLACED)),
        (date(2024, 2, 21), (Outcome.PASS, None)),
    ],
    ids=["of the day of the audit", "of the day after it"],
)
def test_an_answer_of_nobody_bars_from_its_day_on(on_day, comes_to):
    told = tell("lota/head", DONE)
    (no,) = tell("lota", {TWO_STEP_ENROLLED: False}, on_day)
    found = outcomes(told, [UnplacedAnswer(("lota/head",), TWO_STEP_ENROLLED, no)])
    assert found["lota/head", TWO_STEP] == comes_to


def test_an_answer_of_nobody_under_the_rule_in_force_bars_a_yes():
    yes, no = ({PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=met)} for met in (True, False))
    (perhaps,) = tell("lota", no)
    assert outcomes(tell("lota/head", yes), [UnplacedAnswer(("lota/head",), PASSWORD_MEETS_RULE, perhaps)])[
        "lota/head", "password-composition"
    ] == (Outcome.UNKNOWN, MissingReason.UNPLACED)


def test_what_refutes_a_yes_that_an_answer_of_nobody_known_bars_leaves_the_duty_undone_all_the_same():
    yes, refuted = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: False}
    answers = [UnplacedAnswer(("lota/head",), TWO_STEP_ENROLLED, *tell("lota", {TWO_STEP_ENROLLED: False}, TOLD))]
    assert outcomes(tell("lota/head", yes, TOLD), answers)["lota/head", TWO_STEP][0] is Outcome.UNKNOWN
    assert outcomes(tell("lota/head", refuted, TOLD), answers)["lota/head", TWO_STEP][0] is Outcome.FAIL


@pytest.mark.parametrize("told", [[], [on(5)]], ids=["nothing of his post", "a yes of before"])
@pytest.mark.parametrize(("no_on", "reason"), [(14, MissingReason.NEW_HOLDER), (15, MissingReason.UNPLACED)])
def test_an_answer_of_nobody_from_before_the_present_holder_is_not_still_to_be_placed_for_him(told, no_on, reason):
    unplaced = [UnplacedAnswer(("a",), TWO_STEP_ENROLLED, off(no_on))]
    at = {"day": day(20), "freshness": Freshness(), "holder_since": day(15), "unplaced": unplaced}
    unknown = evidence_of("a", told, **at).resolved[TWO_STEP_ENROLLED]
    assert (unknown.reason, unknown.perhaps, unknown.at_least) == (reason, (False,), None)
    his = evidence_of("a", [*told, on(16)], **at).resolved[TWO_STEP_ENROLLED]
    assert his == known(value=True, number=16)


@pytest.mark.parametrize("since", [None, 15])
def test_an_answer_of_nobody_without_a_day_or_that_cannot_be_read_is_still_to_be_placed_whoever_came(since):
    unplaced = [UnplacedAnswer(("a",), TWO_STEP_ENROLLED, off(10)), UnplacedAnswer(("a",), TWO_STEP_ENROLLED)]
    since = None if since is None else day(since)
    found = evidence_of("a", [], day=day(20), freshness=Freshness(), holder_since=since, unplaced=unplaced)
    assert found.resolved[TWO_STEP_ENROLLED].reason is MissingReason.UNPLACED


@pytest.mark.parametrize(
    ("of_himself", "told"),
    [(MissingReason.NEVER_TOLD, MissingReason.UNPLACED), (MissingReason.STALE, MissingReason.STALE)],
)
def test_that_an_answer_of_who_he_may_be_is_still_to_be_placed_is_told_where_nothing_was_told_of_himself(
    of_himself, told
):
    own, as_before = (
        OfficeAssessment(
            1,
            office("lota"),
            (),
            (Finding("lota/head", TWO_STEP, "decision", Level.SHALL, Outcome.UNKNOWN, reason=reason),),
        )
        for reason in (of_himself, MissingReason.UNPLACED)
    )
    taken = {"lota/head": "koyra/head"}
    found = worst(own, [(taken, as_before)], {"koyra/head": {"lota/head"}}, frozenset(), frozenset())
    assert found.findings[0].reason is told
