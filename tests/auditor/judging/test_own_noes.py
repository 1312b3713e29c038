"""After a transfer: the present holder's own no stays a no, whatever is known of who had the post before him."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from small_upazila import DECIDED, PROFILE, RESET, TWO_STEP, judged, meeting, office, tell

from auditor.judging.collect import evidence_of
from auditor.judging.resolving import Freshness, Terms, resolve
from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_DEMANDED,
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    TWO_STEP_METHOD,
    CodeDevice,
    MailboxKind,
    Method,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.model.when import When

HEAD = "lota/head"
JOINED, DAY = date(2023, 11, 1), date(2024, 2, 20)
BEFORE, SINCE = date(2023, 10, 1), date(2024, 2, 15)
UNDONE, OFFERED = date(2023, 8, 1), date(2023, 12, 20)
METHOD = "two-step-method"
LOTA = office("lota")
MOVED = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=JOINED),))


def findings(told, of=MOVED, day=DAY):
    """Return what is found of each duty by what was told."""
    (assessment,) = judged(meeting([of], told, day=day))
    return {(finding.policy, finding.subject): finding for finding in assessment.findings}


def of_before(facts, grade=Grade.WITNESSED):
    return tell(HEAD, facts, BEFORE, grade, "witness")


def his(facts, grade=Grade.DECLARED):
    return tell(HEAD, facts, SINCE, grade)


def told_then(facts, grade=Grade.DECLARED):
    """Return what the present holder told when he had just come."""
    return tell(HEAD, facts, JOINED, grade)


OWN_NOES = {
    "a password changed before the decision, beside a record of before": (
        RESET,
        of_before({PASSWORD_CHANGED_ON: When.on(UNDONE)}, Grade.EXPORTED),
        his({PASSWORD_CHANGED_ON: When.on(OFFERED)}),
    ),
    "a profile updated before the decision, beside one seen not updated before": (
        PROFILE,
        of_before({PROFILE_UPDATED_ON: When(None, UNDONE)}),
        his({PROFILE_UPDATED_ON: When.on(OFFERED)}),
    ),
    "codes by SMS, beside two-step seen off before": (
        METHOD,
        of_before({TWO_STEP_ENROLLED: False}),
        his({TWO_STEP_ENROLLED: True, TWO_STEP_METHOD: Method.SMS}),
    ),
    "codes seen to come by SMS, beside somebody else's phone before": (
        METHOD,
        of_before({TWO_STEP_DEVICE: CodeDevice.ANOTHERS}, Grade.DECLARED),
        his({TWO_STEP_METHOD: Method.SMS}, Grade.WITNESSED),
    ),
}


@pytest.mark.parametrize(("policy", "before", "own"), OWN_NOES.values(), ids=OWN_NOES)
def test_what_the_holder_himself_told_or_was_seen_not_to_have_done_is_not_done_beside_what_is_worse_of_before(
    policy, before, own
):
    finding = findings([*before, *own])[policy, HEAD]
    assert (finding.outcome, finding.observed_on, finding.is_seen_otherwise) == (Outcome.FAIL, SINCE, False)
    assert finding == findings(own)[policy, HEAD]


def test_his_own_no_that_grew_old_stays_one_beside_what_is_worse_of_before():
    before, own = of_before({TWO_STEP_ENROLLED: False}), his({TWO_STEP_ENROLLED: True, TWO_STEP_METHOD: Method.SMS})
    finding = findings([*before, *own], day=date(2025, 6, 1))[METHOD, HEAD]
    assert (finding.outcome, finding.reason) == (Outcome.FAIL, MissingReason.STALE)


def test_of_a_yes_whose_day_leaves_it_open_whether_it_is_one_nothing_is_said_to_have_been_told_done():
    before = of_before({PASSWORD_CHANGED_ON: When.on(UNDONE)}, Grade.EXPORTED)
    around = When(OFFERED, DECIDED + timedelta(9))
    for day, is_yes in ((around, False), (When.on(SINCE), True)):
        finding = findings([*before, *his({PASSWORD_CHANGED_ON: day})])[RESET, HEAD]
        assert (finding.outcome, finding.reason, finding.is_seen_otherwise) == (
            Outcome.UNKNOWN, MissingReason.NEW_HOLDER, is_yes,
        )  # fmt: skip


def test_what_an_office_told_is_its_own_whoever_has_a_post_of_it():
    fisheries = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
    moved = replace(fisheries, accounts=(replace(fisheries.accounts[0], holder_since=JOINED),))
    told = [
        *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE}, BEFORE, Grade.WITNESSED),
        *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}, SINCE),
        *tell("fisheries/officer", {HOLDER_SINCE: JOINED}, SINCE),
    ]
    key = "official-email-held", "fisheries"
    assert findings(told, moved)[key] == findings(told[:2], fisheries)[key]
    assert findings(told, moved)[key].outcome is Outcome.FAIL


def test_a_no_that_is_no_matter_of_the_person_is_his_too():
    told = [*of_before({SHARED: True, TWO_STEP_ENROLLED: False}), *his({TWO_STEP_ENROLLED: True})]
    known = evidence_of(HEAD, told, day=DAY, freshness=Freshness(), holder_since=JOINED)
    assert isinstance(known.resolved[TWO_STEP_ENROLLED], Unknown)
    assert {fact: what.value for fact, what in known.own.items()} == {SHARED: True, TWO_STEP_ENROLLED: True}


LONG_SINCE = date(2024, 9, 1)
"""By then what was merely told counts no more."""
ON_AND_SEEN = his({TWO_STEP_ENROLLED: True}, Grade.WITNESSED)
BARRED_BY_ONE_OF_BEFORE = {
    "a login without a code, which he told was so no more": (
        TWO_STEP,
        of_before({TWO_STEP_DEMANDED: False}),
        [*ON_AND_SEEN, *told_then({TWO_STEP_DEMANDED: False}), *his({TWO_STEP_DEMANDED: True})],
        Outcome.PASS,
    ),
    "somebody else's phone, which he told was so no more": (
        METHOD,
        of_before({TWO_STEP_DEVICE: CodeDevice.ANOTHERS}, Grade.EXPORTED),
        [
            *his({TWO_STEP_METHOD: Method.KEY}, Grade.WITNESSED),
            *told_then({TWO_STEP_DEVICE: CodeDevice.ANOTHERS}, Grade.SELF_CHECKED),
            *his({TWO_STEP_DEVICE: CodeDevice.OFFICES}, Grade.SELF_CHECKED),
        ],
        Outcome.PASS,
    ),
    "two-step off, which he told was so no more, and no way that still counts": (
        METHOD,
        of_before({TWO_STEP_ENROLLED: False}),
        [*told_then({TWO_STEP_ENROLLED: False}), *his({TWO_STEP_ENROLLED: True, TWO_STEP_METHOD: Method.KEY})],
        Outcome.UNKNOWN,
    ),
    "a record of two-step, by the day on which he says that he turned it on": (
        TWO_STEP,
        of_before({TWO_STEP_ENROLLED_ON: When(None, UNDONE)}, Grade.EXPORTED),
        [
            *told_then({TWO_STEP_ENROLLED: False}, Grade.WITNESSED),
            *his({TWO_STEP_ENROLLED: True}, Grade.EXPORTED),
            *his({TWO_STEP_ENROLLED_ON: When.on(date(2024, 2, 1))}),
        ],
        Outcome.PASS,
    ),
}


@pytest.mark.parametrize(
    ("policy", "before", "own", "by_himself"), BARRED_BY_ONE_OF_BEFORE.values(), ids=BARRED_BY_ONE_OF_BEFORE
)
def test_what_was_told_to_be_so_no_more_is_not_known_where_something_of_before_bars_that_and_never_not_done(
    policy, before, own, by_himself
):
    found = {at: findings(told, day=LONG_SINCE)[policy, HEAD].outcome for at, told in enumerate((own, [*before, *own]))}
    assert found == {0: by_himself, 1: Outcome.UNKNOWN}


def test_his_own_no_is_told_as_his_own_where_something_of_before_would_make_it_another_one():
    before = of_before({TWO_STEP_ENROLLED: False})
    own = [
        *told_then({TWO_STEP_ENROLLED: False}),
        *his({TWO_STEP_ENROLLED: True}),
        *his({TWO_STEP_METHOD: Method.SMS}, Grade.WITNESSED),
    ]
    assert findings([*before, *own], day=LONG_SINCE)[METHOD, HEAD] == findings(own, day=LONG_SINCE)[METHOD, HEAD]


@pytest.mark.parametrize("order", [*permutations((0, 7, 14))], ids=str)
def test_of_a_day_and_spans_that_begin_with_it_told_alike_on_one_day_the_day_counts_whichever_was_heard_first(order):
    told = [each for days in order for each in his({PASSWORD_CHANGED_ON: When(OFFERED, OFFERED + timedelta(days))})]
    found = resolve(PASSWORD_CHANGED_ON, told, Terms(DAY, Freshness(), JOINED))
    assert found.value == When.on(OFFERED)


FLAG = st.booleans()
OF_BEFORE = st.sampled_from([date(2023, 9, 1), BEFORE])
HIS = st.sampled_from([JOINED, date(2024, 1, 10), date(2024, 2, 1), SINCE])
GRADES = st.sampled_from([Grade.DECLARED, Grade.SELF_CHECKED, Grade.WITNESSED, Grade.EXPORTED])
VALUES = {
    TWO_STEP_ENROLLED: FLAG,
    TWO_STEP_DEMANDED: FLAG,
    TWO_STEP_METHOD: st.sampled_from(Method),
    TWO_STEP_DEVICE: st.sampled_from(CodeDevice),
}
ASKED = [tuple(VALUES), (TWO_STEP_ENROLLED, TWO_STEP_ENROLLED_ON), (PASSWORD_CHANGED_ON,), (PROFILE_UPDATED_ON,)]
"""What is told of beside each other."""


@st.composite
def tellings(draw):
    """Draw what was told of one account, before the present holder took its post and since."""
    asked = st.sampled_from(draw(st.sampled_from(ASKED)))
    told = []
    before = st.lists(st.tuples(asked, OF_BEFORE), min_size=1, max_size=2)
    own = st.lists(st.tuples(asked, HIS), min_size=1, max_size=4)
    for fact, on in draw(before) + draw(own):
        if fact.dated:
            done = on - timedelta(draw(st.sampled_from([0, 20, 60])))
            until = min(on, done + timedelta(20))
            spans = [When.on(done), When.not_since(done), When(done, on), When(done, until), When(None, on)]
            value = draw(st.sampled_from(spans))
        else:
            value = draw(VALUES[fact])
        told += tell(HEAD, {fact: value}, on, draw(GRADES), draw(st.sampled_from(["register", "witness"])))
    return told


@examples(800, always=100)
@given(tellings(), st.sampled_from([DAY, LONG_SINCE]))
def test_a_duty_that_is_not_done_by_what_is_of_the_holder_alone_is_so_beside_all_of_before_and_only_what_is_done_by_it_is_done(
    told, day
):
    beside = findings(told, day=day)
    for duty, own in findings([each for each in told if each.observed_on >= JOINED], day=day).items():
        found = beside[duty]
        if own.outcome is Outcome.FAIL:
            assert (found.outcome, found.code, found.grade, found.observed_on, found.source) == (
                own.outcome, own.code, own.grade, own.observed_on, own.source,
            )  # fmt: skip
        if found.outcome is Outcome.PASS:
            assert own.outcome is Outcome.PASS
        if found.outcome is Outcome.FAIL:
            assert own.outcome is Outcome.FAIL
