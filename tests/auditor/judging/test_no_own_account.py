"""An office that has no account of its own: by the roster its duties do not concern it, by what it says its roster is wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, DONE, NINE, TOLD, TWO_STEP, judged, meeting, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import ACTIVE, PROFILE_UPDATED_ON, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome
from auditor.model.identity import HeldThere
from auditor.model.subjects import Roster
from auditor.model.when import When

NONE = {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}
OF_ACCOUNTS = [rule for rule in BASELINE.rules if rule.decision != NINE and rule.level is Level.SHALL]
BARE = office("lota", ())
WITH_ACCOUNT = office("lota")


def said_without(offices, told, day=DAY):
    """Return which offices say that they have no account of their own, with the day of the answer that is shown."""
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), day)
    return [(found.id, answer.observed_on) for found, answer in judging.without_own_account(offices)]


def test_that_an_office_said_so_long_ago_is_told_at_the_audit_until_it_says_how_it_is_now():
    long_ago = tell("lota/head", NONE, date(2020, 1, 1))
    for told, found in ((long_ago, [("lota", date(2020, 1, 1))]), (tell("lota/head", NONE), []), ([], [])):
        judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
        said = judging.without_own_account([WITH_ACCOUNT], long_ago=True)
        assert [(of.id, answer.observed_on) for of, answer in said] == found


@pytest.mark.parametrize(
    ("on", "reason", "cause", "missing"),
    [
        (TOLD, MissingReason.NEVER_TOLD, Cause.NO_OWN_ACCOUNT, None),
        (date(2020, 1, 1), MissingReason.STALE, None, "two_step_cause"),
    ],
)
def test_of_an_account_that_an_office_told_not_to_have_every_untold_duty_says_so(on, reason, cause, missing):
    (lota,) = judged(meeting([WITH_ACCOUNT], tell("lota/head", NONE, on)))
    found = [each for each in lota.findings if each.subject == "lota/head" and each.level is Level.SHALL]
    assert len(found) == len(OF_ACCOUNTS)
    for each in found:
        assert (each.reason, each.cause, each.is_of_none_of_its_own) == (reason, cause, True)
        assert missing in {None, each.missing}


def test_an_office_to_which_the_roster_gives_none_has_one_finding_a_rule_and_it_does_not_concern_it():
    (lota,) = judged(meeting([replace(BARE, counts_none=True)]))
    for rule in OF_ACCOUNTS:
        (found,) = (finding for finding in lota.findings if finding.policy == rule.policy.id)
        assert (found.outcome, found.subject, found.code, found.cause, found.decision, found.level) == (
            Outcome.NOT_APPLICABLE, "lota", "no-account", Cause.NO_OWN_ACCOUNT, rule.decision, rule.level,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ([], None),
        (tell("lota", NONE), Cause.NO_OWN_ACCOUNT),
        (tell("lota", {TWO_STEP_CAUSE: Cause.VACANT}), None),
        (tell("lota", NONE, date(2020, 1, 1)), None),
        (tell("garuikhali", NONE), None),
    ],
    ids=["nothing told", "said to have none", "another cause", "said too long ago", "said by another office"],
)
def test_an_office_of_which_no_account_is_listed_is_unknown_with_what_it_says_of_that(told, cause):
    (lota,) = judged(meeting([BARE], told))
    found = [finding for finding in lota.findings if finding.policy == TWO_STEP]
    assert [(finding.outcome, finding.subject, finding.reason, finding.cause) for finding in found] == [
        (Outcome.UNKNOWN, "lota", MissingReason.NO_ACCOUNT_LISTED, cause)
    ]


SAYS_SO = tell("lota", NONE)
TELLS = {
    "the office says so": ([BARE], SAYS_SO, [("lota", TOLD)]),
    "its one account is said to be none": ([WITH_ACCOUNT], tell("lota/head", NONE), [("lota", TOLD)]),
    "said twice, the later is shown": (
        [BARE], [*tell("lota", NONE, TOLD + timedelta(1)), *SAYS_SO], [("lota", TOLD + timedelta(1))]
    ),
    "said twice, in the other order": (
        [BARE], [*SAYS_SO, *tell("lota", NONE, TOLD + timedelta(1))], [("lota", TOLD + timedelta(1))]
    ),
    "one of two offices says so": ([office("garuikhali", ()), BARE], SAYS_SO, [("lota", TOLD)]),
}  # fmt: skip
SILENT = {
    "nobody says so": ([BARE], []),
    "another cause is named": ([BARE], tell("lota", {TWO_STEP_CAUSE: Cause.VACANT})),
    "the roster says it, too": ([replace(BARE, counts_none=True)], SAYS_SO),
    "the office has left the roster": ([replace(BARE, left=True)], SAYS_SO),
    "it was said too long ago": ([BARE], tell("lota", NONE, date(2020, 1, 1))),
    "it is said on a later day": ([BARE], tell("lota", NONE, DAY + timedelta(1))),
    "a later answer names another cause": (
        [BARE], [*SAYS_SO, *tell("lota", {TWO_STEP_CAUSE: Cause.VACANT}, TOLD + timedelta(1))]
    ),
    "its account has two-step on": (
        [WITH_ACCOUNT], [*tell("lota/head", NONE), *tell("lota/head", DONE, TOLD + timedelta(1))]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("offices", "told", "found"), TELLS.values(), ids=TELLS)
def test_that_an_office_has_none_is_told_at_the_audit_with_the_last_answer(offices, told, found):
    assert said_without(offices, told) == found


@pytest.mark.parametrize(("offices", "told"), SILENT.values(), ids=SILENT)
def test_it_is_not_told_where_the_roster_knows_it_or_it_does_not_stand(offices, told):
    assert said_without(offices, told) == []


TWO = office("lota", ("head", "clerk"))
BESIDE = {
    "that has two-step on": {TWO_STEP_ENROLLED: True},
    "that has it off": {TWO_STEP_ENROLLED: False},
    "of which something else alone is known": {PROFILE_UPDATED_ON: When.on(TOLD)},
    "whose post is vacant": {TWO_STEP_CAUSE: Cause.VACANT},
}


@pytest.mark.parametrize("told_of_it", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("on", [TOLD, date(2020, 1, 1)], ids=["lately", "long ago"])
def test_told_of_one_account_beside_another_that_answered_it_is_no_word_of_the_office(on, told_of_it):
    told = [*tell("lota/head", NONE, on), *tell("lota/clerk", told_of_it)]
    for long_ago in (False, True):
        judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
        assert not [*judging.without_own_account([TWO], long_ago=long_ago)]
    (lota,) = judged(meeting([TWO], told))
    found = [each for each in lota.findings if each.subject == "lota/head" and each.level is Level.SHALL]
    assert len(found) == len(OF_ACCOUNTS)
    for each in found:
        assert (each.outcome, each.counted_cause, each.is_of_none_of_its_own) == (Outcome.UNKNOWN, None, False)


def test_what_was_told_of_the_other_account_speaks_against_it_of_two_step_first_and_is_asked_about():
    later = tell("lota/clerk", {PROFILE_UPDATED_ON: When.on(TOLD)}, TOLD + timedelta(1))
    told = [*tell("lota/head", NONE), *tell("lota/clerk", {TWO_STEP_ENROLLED: True}), *later]
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    evidence = judging.evidence(TWO)
    against = judging.against_causes(TWO, {}, evidence)
    (found,) = judging.contradicted_causes(TWO, evidence, against)
    assert (found.account.id, found.told.value) == ("lota/head", Cause.NO_OWN_ACCOUNT)
    assert (found.other.account.id, found.other.side.fact) == ("lota/clerk", TWO_STEP_ENROLLED.id)


@pytest.mark.parametrize(
    "told_of_the_other",
    [
        [],
        tell("lota/clerk", NONE),
        tell("lota/clerk", {ACTIVE: False}),
        tell("lota/clerk", {TWO_STEP_ENROLLED: True}, date(2020, 1, 1)),
    ],
    ids=["nothing", "the same", "that nobody uses it", "what has grown old"],
)
def test_told_of_one_account_while_no_other_answered_it_is_the_word_of_the_office(told_of_the_other):
    assert said_without([TWO], [*tell("lota/head", NONE), *told_of_the_other]) == [("lota", TOLD)]


def test_another_that_answered_and_is_not_listed_any_more_speaks_against_nothing():
    head, clerk = TWO.accounts
    told = [*tell("lota/head", NONE), *tell("lota/clerk", {TWO_STEP_ENROLLED: True})]
    assert said_without([replace(TWO, accounts=(head, replace(clerk, left=True)))], told) == [("lota", TOLD)]


def test_one_that_told_it_before_it_had_two_step_on_speaks_against_another_that_tells_it():
    told = [*tell("lota/head", NONE), *tell("lota/clerk", NONE), *tell("lota/clerk", DONE, TOLD + timedelta(1))]
    assert said_without([TWO], told) == []


def test_one_that_told_it_after_it_had_two_step_on_speaks_against_another_that_tells_it_too():
    told = [*tell("lota/head", NONE), *tell("lota/clerk", DONE, TOLD - timedelta(1)), *tell("lota/clerk", NONE)]
    assert said_without([TWO], told) == []


@pytest.mark.parametrize("was_elsewhere", [False, True])
def test_what_is_known_of_another_of_its_own_speaks_against_it_while_it_is_asked_who_of_before_that_is(was_elsewhere):
    lota = office("lota", ("head", "clerk"))
    doubtful = replace(lota, accounts=(lota.accounts[0], replace(lota.accounts[1], doubts=("lota/typist",))))
    told = [*tell("lota/head", {**NONE, TWO_STEP_ENROLLED: False}), *tell("lota/typist", {TWO_STEP_ENROLLED: True})]
    known = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    known = replace(known, held_there={"lota/typist": HeldThere("garuikhali")} if was_elsewhere else {})
    ((found, _),) = judge(Roster((doubtful,)), known)
    (of_head,) = (each for each in found.findings if (each.policy, each.subject) == (TWO_STEP, "lota/head"))
    assert bool(of_head.against_cause) is not was_elsewhere
    assert [of.id for of, _ in known.without_own_account([doubtful])] == (["lota"] if was_elsewhere else [])
