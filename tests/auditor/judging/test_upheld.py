"""A request for correction that was upheld: what was told of the duty before it came is no yes any more, and never a no by that alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from small_upazila import BASELINE, DONE, HELD, MAIL, RESET, TWO_STEP, USED, office, tell

from auditor.i18n import plain
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.upheld import doubted_by_office, with_upheld
from auditor.model.disputes import Upheld
from auditor.model.evidence import KeptOut, MissingReason
from auditor.model.facts import (
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    OFFICIAL_EMAIL_SENDS_AT_ALL,
    PASSWORD_CHANGED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    Cause,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import Account, OfficeKind, Roster
from auditor.model.when import When

DECLARED, CHECKED, WITNESSED, EXPORTED, _ = Grade
LOTA = office("lota", ("head", "clerk"))
HEAD, CLERK = "lota/head", "lota/clerk"
RECEIVED, UPHELD_ON, TODAY = date(2024, 2, 10), date(2024, 2, 14), date(2024, 2, 20)
BEFORE, SINCE = RECEIVED - timedelta(days=1), RECEIVED + timedelta(days=1)
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
CORRECTED = MissingReason.UPHELD


def on(day, grade=DECLARED, value=True):
    return tell(HEAD, {TWO_STEP_ENROLLED: value}, day, grade)


def off(day, grade=DECLARED):
    return on(day, grade, value=False)


def upheld(policy=TWO_STEP, received=RECEIVED, day=UPHELD_ON, name="lota"):
    return Upheld(name, policy, received, day)


def findings(told, *requests, today=TODAY, of=LOTA):
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), today, requests)
    ((assessment, _),) = judge(Roster((of,)), judging)
    return {(finding.subject, finding.policy): finding for finding in assessment.findings}


CASES = {
    "nothing told": ([], UNKNOWN, MissingReason.NEVER_TOLD),
    "a yes told before": (on(BEFORE), UNKNOWN, CORRECTED),
    "a no told before stays": (off(BEFORE), FAIL, None),
    "a yes told on the day on which the request came": (on(RECEIVED), PASS, None),
    "a yes told since": ([*on(BEFORE), *on(SINCE)], PASS, None),
    "a no told since": ([*on(BEFORE), *off(SINCE)], FAIL, None),
    "a no told before, then a yes before: the no stands again": (
        [*off(BEFORE - timedelta(days=1)), *on(BEFORE)],
        FAIL,
        None,
    ),
    "a yes told before, then a no before": ([*on(BEFORE - timedelta(days=1)), *off(BEFORE)], FAIL, None),
    "a no told before, then a yes that was seen before": (
        [*off(BEFORE - timedelta(days=1)), *on(BEFORE, WITNESSED)],
        PASS,
        CORRECTED,
    ),
    "a no before, a yes since": ([*off(BEFORE), *on(SINCE)], PASS, None),
    "a cause alone told before, then a yes before": (
        [*tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, BEFORE - timedelta(days=1)), *on(BEFORE)],
        UNKNOWN,
        CORRECTED,
    ),
    "checked by themselves before": (on(BEFORE, CHECKED), UNKNOWN, CORRECTED),
    "checked by themselves before, the same told since": ([*on(BEFORE, CHECKED), *on(SINCE)], PASS, None),
    "seen before stands, and is still to be corrected": (on(BEFORE, WITNESSED), PASS, CORRECTED),
    "recorded before stands, and is still to be corrected": (on(BEFORE, EXPORTED), PASS, CORRECTED),
    "seen before, the same told since": ([*on(BEFORE, WITNESSED), *on(SINCE)], PASS, None),
    "seen before, a no told since": ([*on(BEFORE, WITNESSED), *off(SINCE)], FAIL, None),
    "seen since": ([*on(BEFORE), *on(SINCE, WITNESSED)], PASS, None),
    "seen undone before": (off(BEFORE, WITNESSED), FAIL, None),
    "seen undone before, a yes told since": ([*off(BEFORE, WITNESSED), *on(SINCE)], FAIL, None),
}


@pytest.mark.parametrize(("told", "outcome", "reason"), CASES.values(), ids=CASES)
def test_what_a_duty_comes_to_by_what_was_told_before_and_since(told, outcome, reason):
    found = findings(told, upheld())[HEAD, TWO_STEP]
    assert (found.outcome, found.reason) == (outcome, reason)


def of_one_origin(told):
    return [replace(each, origin="lota/row") for each in told]


@pytest.mark.parametrize("request_came", [True, False])
def test_a_no_that_the_same_origin_told_anew_as_a_yes_stands_again_where_that_yes_is_one_of_before_a_request(
    request_came,
):
    told = of_one_origin([*off(BEFORE - timedelta(days=1)), *on(BEFORE)])
    found = findings(told, *([upheld()] if request_came else []))[HEAD, TWO_STEP]
    assert found.outcome is (FAIL if request_came else PASS)
    anew = of_one_origin([*off(BEFORE - timedelta(days=1)), *on(BEFORE), *on(SINCE)])
    assert findings(anew, upheld())[HEAD, TWO_STEP].outcome is PASS


LONG_AFTER = TODAY + timedelta(days=400)
GROWN_OLD = {
    "told before the request alone: it is still to be corrected": (on(BEFORE), UNKNOWN, CORRECTED),
    "a yes told before, and a no before it: the no stands again": (
        [*off(BEFORE - timedelta(days=1)), *on(BEFORE)],
        FAIL,
        MissingReason.STALE,
    ),
    "told since, and old: to be told again": ([*on(BEFORE), *on(SINCE)], UNKNOWN, MissingReason.STALE),
}


@pytest.mark.parametrize(("told", "outcome", "reason"), GROWN_OLD.values(), ids=GROWN_OLD)
def test_a_request_is_not_forgotten_once_what_was_told_has_grown_old(told, outcome, reason):
    found = findings(told, upheld(), today=LONG_AFTER)[HEAD, TWO_STEP]
    assert (found.outcome, found.reason) == (outcome, reason)


def test_a_reset_before_the_decision_is_a_no_that_stands_again():
    early, since_then = (
        tell(HEAD, {PASSWORD_CHANGED_ON: When.on(day)}, BEFORE - timedelta(days=2 - at))
        for at, day in enumerate((date(2024, 1, 5), date(2024, 2, 5)))
    )
    assert findings([*early, *since_then])[HEAD, RESET].outcome is PASS
    assert findings([*early, *since_then], upheld(RESET))[HEAD, RESET] == findings(early)[HEAD, RESET]


def test_a_cause_that_was_told_with_the_no_stands_with_it_again():
    without = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, BEFORE - timedelta(days=1))
    found = findings([*without, *on(BEFORE)], upheld())[HEAD, TWO_STEP]
    assert found == replace(findings(without)[HEAD, TWO_STEP], cause_disputed=True)


@pytest.mark.parametrize("told", [[], on(BEFORE)], ids=["nothing told before", "a yes told before"])
def test_a_cause_alone_that_was_told_since_is_why_it_is_not_done(told):
    without = tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, SINCE)
    assert findings([*told, *without], upheld())[HEAD, TWO_STEP] == findings(without)[HEAD, TWO_STEP]
    assert findings(without)[HEAD, TWO_STEP].awaits_portal


def test_what_is_not_known_any_more_has_the_day_of_the_request_and_counts_as_answered_by_no_telling():
    found = findings(on(BEFORE), upheld())[HEAD, TWO_STEP]
    assert (found.observed_on, found.days_told, found.grade) == (RECEIVED, frozenset(), None)
    assert found.is_open
    assert found.is_answered


NOT_MEANT = {
    "none": [],
    "one that is upheld later": [upheld(day=TODAY + timedelta(days=1))],
    "one of another office": [upheld(name="koyra")],
    "one about another duty": [upheld(RESET)],
    "one about a duty that nothing orders any more": [upheld("no-such-policy")],
}


@pytest.mark.parametrize("requests", NOT_MEANT.values(), ids=NOT_MEANT)
def test_no_other_request_puts_a_duty_in_doubt(requests):
    assert findings(on(BEFORE), *requests)[HEAD, TWO_STEP].outcome is PASS


def test_it_holds_from_the_day_on_which_it_was_upheld():
    assert findings(on(BEFORE), upheld(day=TODAY))[HEAD, TWO_STEP].outcome is UNKNOWN


def test_of_two_requests_about_a_duty_the_one_that_came_last_decides():
    requests = [upheld(received=SINCE), upheld(received=BEFORE)]
    for order in (requests, requests[::-1]):
        assert findings(on(RECEIVED), *order)[HEAD, TWO_STEP].outcome is UNKNOWN


def test_it_is_of_all_accounts_of_the_office_and_one_that_told_since_counts():
    told = [*tell(HEAD, DONE, BEFORE), *tell(CLERK, DONE, SINCE)]
    found = findings(told, upheld())
    assert [found[who, TWO_STEP].outcome for who in (HEAD, CLERK)] == [UNKNOWN, PASS]
    assert found[HEAD, RESET].outcome is PASS


def test_it_goes_with_an_account_into_another_list_and_is_about_none_that_came_from_there():
    """The clerk stood in Koyra's list then; of two requests about him the one of the list in which he stood counts."""
    of_lota, of_koyra = upheld(received=SINCE), upheld(name="koyra", received=RECEIVED)
    came, gone = replace(of_lota, came=frozenset({CLERK})), replace(of_koyra, gone={CLERK: "lota"})
    told = [*tell(HEAD, DONE, BEFORE), *tell(CLERK, DONE, BEFORE)]
    anew = [*told, *tell(CLERK, DONE, RECEIVED)]
    for day, requests, outcomes in (
        (told, [came], [UNKNOWN, PASS]),
        (told, [gone], [PASS, UNKNOWN]),
        (told, [gone, came], [UNKNOWN, UNKNOWN]),
        (anew, [gone, came], [UNKNOWN, PASS]),
        (anew, [gone, of_lota], [UNKNOWN, UNKNOWN]),
    ):
        found = findings(day, *requests)
        assert [found[who, TWO_STEP].outcome for who in (HEAD, CLERK)] == outcomes


def test_another_duty_that_reads_the_same_stays_as_it_is():
    livestock = office("lota", kind=OfficeKind.DEPARTMENT)
    told = tell("lota", {**MAIL, OFFICIAL_EMAIL_READS: True}, BEFORE)
    found = findings(told, upheld(USED), of=livestock)
    assert [found["lota", policy].outcome for policy in (HELD, USED)] == [PASS, UNKNOWN]


def test_a_cause_of_the_portal_that_was_told_before_still_stands_where_it_is_not_done():
    told = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, BEFORE)
    assert findings(told, upheld())[HEAD, TWO_STEP].awaits_portal


def contradicted(told, *requests):
    found = findings(told, *requests)[HEAD, TWO_STEP]
    assert found.outcome is FAIL
    return found.conflict or found.is_told_otherwise or bool(found.refuted or found.sides)


@pytest.mark.parametrize("day", [RECEIVED, SINCE], ids=["that day", "later"])
@pytest.mark.parametrize("grade", [CHECKED, WITNESSED, EXPORTED])
def test_a_no_told_since_is_not_contradicted_by_a_yes_of_before(grade, day):
    told = [*on(BEFORE, grade), *off(day)]
    assert contradicted(told)
    assert not contradicted(told, upheld())
    assert contradicted([*told, *on(day)], upheld()), "what was told since differs among itself"
    assert contradicted([*off(BEFORE - timedelta(days=1)), *told], upheld(received=SINCE + timedelta(days=1)))


def test_a_lesser_answer_told_since_is_not_contradicted_by_a_better_one_of_before():
    seen = tell("lota", {**MAIL, OFFICIAL_EMAIL_READS: True}, BEFORE, WITNESSED)
    told = tell("lota", {OFFICIAL_EMAIL_SENDS: False, OFFICIAL_EMAIL_SENDS_AT_ALL: True}, SINCE)
    livestock = office("lota", kind=OfficeKind.DEPARTMENT)
    without, with_it = (findings([*seen, *told], *some, of=livestock)["lota", USED] for some in ((), (upheld(USED),)))
    assert (without.outcome, with_it.outcome) == (FAIL, FAIL)
    assert (without.is_told_otherwise, with_it.is_told_otherwise) == (True, False)


TELLINGS = st.lists(
    st.builds(
        lambda fact, value, days, grade: tell(HEAD, {fact: value}, RECEIVED + timedelta(days=days), grade)[0],
        st.sampled_from([TWO_STEP_ENROLLED, TWO_STEP_DEMANDED]),
        st.booleans(),
        st.integers(-4, 4),
        st.sampled_from([DECLARED, CHECKED, WITNESSED]),
    ),
    max_size=5,
)


@examples(300)
@given(TELLINGS)
def test_only_a_yes_changes_and_it_becomes_undone_only_where_a_no_was_told(told):
    without, with_it = (findings(told, *some) for some in ((), (upheld(),)))
    noes = [each for each in told if each.fact == TWO_STEP_ENROLLED and each.value is False]
    for about, finding in with_it.items():
        if finding != without[about]:
            settled = without[about].outcome is FAIL and any(each.observed_on >= RECEIVED for each in noes)
            assert without[about].outcome is PASS or settled
            assert finding.reason is CORRECTED or (finding.outcome is FAIL and noes)


@examples(300)
@given(TELLINGS)
def test_no_yes_is_left_that_rests_on_what_was_merely_told_before(told):
    found = findings(told, upheld())[HEAD, TWO_STEP]
    anew = [each for each in told if each.observed_on >= RECEIVED and each.fact == TWO_STEP_ENROLLED]
    seen = [each for each in told if each.grade >= WITNESSED and each.fact == TWO_STEP_ENROLLED]
    assert found.outcome is not PASS or anew or seen


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        ([], [(-1, Grade.SELF_CHECKED), (0, Grade.DECLARED)]),
        ([(-1, Grade.SELF_CHECKED)], [(-1, Grade.DECLARED), (0, Grade.DECLARED)]),
    ],
    ids=["a yes told on the day of the request", "beside a no of before"],
)
def test_what_was_told_anew_on_the_day_of_the_request_lets_all_count_as_without_it(no, yes):
    told = [
        part
        for is_on, tellings in ((False, no), (True, yes))
        for days, grade in tellings
        for part in tell(HEAD, {TWO_STEP_ENROLLED: is_on}, RECEIVED + timedelta(days=days), grade)
    ]
    about = HEAD, TWO_STEP
    assert findings(told, upheld())[about] == findings(told)[about]


def test_no_portal_is_said_to_offer_it_by_an_account_of_which_that_is_in_doubt():
    other = office("koyra", portal=LOTA.portal)
    told = [
        *tell(HEAD, {TWO_STEP_ENROLLED: True}, BEFORE),
        *tell("koyra/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, BEFORE),
    ]
    for requests, awaits in (((), False), ((upheld(),), True)):
        judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), TODAY, requests)
        _, (koyra, _) = judge(Roster((LOTA, other)), judging)
        found = next(each for each in koyra.findings if each.about == ("koyra/head", TWO_STEP))
        assert found.awaits_portal is awaits


def of_the_head(received=RECEIVED, **more):
    return replace(upheld(received=received, **more), named={HEAD: "lota"})


def test_one_that_names_a_user_is_judged_for_that_user_alone_beside_one_of_the_whole_office():
    """Whichever request about somebody came last decides: one that names him, or one of all."""
    told = [*tell(HEAD, DONE, BEFORE), *tell(CLERK, DONE, BEFORE)]
    anew = [*told, *tell(HEAD, DONE, RECEIVED), *tell(CLERK, DONE, RECEIVED)]
    for day, requests, outcomes in (
        (told, [of_the_head()], [UNKNOWN, PASS]),
        (anew, [of_the_head()], [PASS, PASS]),
        (anew, [of_the_head(received=SINCE), upheld()], [UNKNOWN, PASS]),
        (anew, [of_the_head(), upheld(received=SINCE)], [UNKNOWN, UNKNOWN]),
        (told, [of_the_head(), upheld(RESET)], [UNKNOWN, PASS]),
    ):
        for order in (requests, requests[::-1]):
            found = findings(day, *order)
            assert [found[who, TWO_STEP].outcome for who in (HEAD, CLERK)] == outcomes


def test_one_that_names_a_user_goes_with_it_into_another_list_and_leaves_those_of_both_lists_alone():
    told = [*tell(HEAD, DONE, BEFORE), *tell(CLERK, DONE, BEFORE)]
    found = findings(told, replace(upheld(name="koyra"), named={CLERK: "lota"}))
    assert [found[who, TWO_STEP].outcome for who in (HEAD, CLERK)] == [PASS, UNKNOWN]


TELLINGS_OF_TWO = st.lists(
    st.builds(
        lambda who, value, days, grade: tell(who, {TWO_STEP_ENROLLED: value}, RECEIVED + timedelta(days=days), grade)[
            0
        ],
        st.sampled_from([HEAD, CLERK]),
        st.booleans(),
        st.integers(-4, 4),
        st.sampled_from([DECLARED, CHECKED, WITNESSED]),
    ),
    max_size=6,
)


@examples(300)
@given(TELLINGS_OF_TWO)
def test_whatever_was_told_one_that_names_a_user_is_for_that_one_as_one_of_all_and_for_the_others_as_none(told):
    of_none, of_all, named = (findings(told, *some) for some in ((), (upheld(),), (of_the_head(),)))
    for about, finding in named.items():
        assert finding == (of_all if about == (HEAD, TWO_STEP) else of_none)[about]


def test_an_answer_for_all_that_another_users_no_keeps_out_still_stands_beside_that():
    no, for_all = tell(CLERK, {TWO_STEP_ENROLLED: False}, BEFORE), tell(CLERK, {TWO_STEP_ENROLLED: True}, SINCE)
    told = FolderEvidence((*on(BEFORE), *no), (), (), (), kept_out=(KeptOut(*for_all, *no),))
    for requests in ((), (of_the_head(),)):
        ((row, _),) = judge(Roster((LOTA,)), JudgingInput.of(told, BASELINE, (), TODAY, requests))
        (of_clerk,) = (each for each in row.findings if each.about == (CLERK, TWO_STEP))
        assert of_clerk.conflict
        assert len(of_clerk.refuted) == len((*no, *for_all))


def perhaps_of_koyra(*requests):
    """Return how a newcomer of Lota stands, who may be Koyra's head, of whom nothing was told there."""
    new = Account("lota/new", plain("new"), doubts=("koyra/head",))
    told = tell(new.id, {TWO_STEP_ENROLLED: True}, BEFORE)
    return findings(told, *requests, of=replace(LOTA, accounts=(*LOTA.accounts, new)))[new.id, TWO_STEP].outcome


def test_of_one_who_may_be_of_another_office_a_request_about_others_there_takes_none_of_his_own_away():
    of_koyra = replace(upheld(name="koyra"), named={"koyra/clerk": "koyra"})
    assert perhaps_of_koyra() is PASS
    assert perhaps_of_koyra(of_koyra) is PASS
    assert perhaps_of_koyra(of_koyra, upheld()) is UNKNOWN


def test_of_one_who_may_be_of_another_office_the_later_of_the_requests_about_either_decides():
    own = replace(upheld(), named={"lota/new": "lota"})
    earlier = upheld(name="koyra", received=BEFORE - timedelta(days=3))
    assert perhaps_of_koyra(own) is UNKNOWN
    assert perhaps_of_koyra(own, earlier) is UNKNOWN
    assert perhaps_of_koyra(earlier) is PASS


def test_a_cause_of_before_is_marked_and_stands_as_by_all_that_was_told():
    told = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, BEFORE)
    assert findings(told, upheld())[HEAD, TWO_STEP].cause_disputed
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), TODAY)
    ((by_all, _),) = judge(Roster((LOTA,)), judging)
    doubted = doubted_by_office([upheld()], BASELINE, TODAY)["lota"]
    assert with_upheld(by_all, doubted, lambda _: by_all) == by_all, "the request takes no yes from it"
