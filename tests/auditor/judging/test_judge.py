"""From everything that was told to the offices as they stand: sorted, dated, fresh by the baseline, and doubted by portal."""

from __future__ import annotations

from datetime import date, timedelta
from operator import attrgetter

import pytest
from changing import replace
from small_upazila import (
    BASELINE,
    DAY,
    DONE,
    ELEVEN,
    MAIL,
    NOT_DONE,
    RULE,
    TOLD,
    TWO_STEP,
    call,
    contradicted_causes,
    judged,
    meeting,
    office,
    tell,
)

from auditor.judging.judge import FolderEvidence, JudgingInput, as_those_before, judge
from auditor.model.baseline import Level, Waiver
from auditor.model.evidence import ContactRecord, Evidence, Known, MissingReason, Unknown, UnplacedAnswer
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL_READS,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    PUBLISHED_EMAILS,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
    RuleAnswer,
    Strength,
)
from auditor.model.finding import Finding, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.identity import HeldThere
from auditor.model.standing import office_status
from auditor.model.subjects import Account, OfficeKind, Roster

HEAD = "lota/head"
LOTA = office("lota")
GARUIKHALI = office("garuikhali")


def judging(observations=(), contacts=(), day=DAY, baseline=BASELINE, waivers=()):
    told = FolderEvidence(tuple(observations), tuple(contacts), (), ())
    return JudgingInput.of(told, baseline, waivers, day)


def enrolled(on, grade=Grade.DECLARED, value=True, subject=HEAD):
    return tell(subject, {TWO_STEP_ENROLLED: value}, on, grade)


# Sorting what was told


def test_what_was_told_is_sorted_by_subject():
    observations = [*enrolled(TOLD), *enrolled(TOLD, subject="lota/clerk"), *enrolled(DAY)]
    assert judging(observations).observations == {
        HEAD: (observations[0], observations[2]),
        "lota/clerk": (observations[1],),
    }


def test_what_is_dated_after_the_day_is_counted_and_left_out():
    observations = [*enrolled(DAY), *enrolled(DAY + timedelta(1)), *enrolled(DAY + timedelta(9))]
    told = judging(observations)
    assert told.later == 2
    assert told.observations == {HEAD: (observations[0],)}
    assert judging(observations, day=DAY + timedelta(1)).later == 1


def test_the_rules_the_waivers_and_the_day_go_along():
    waivers = [Waiver(TWO_STEP, "lota", "migration", "2024-02/05", DAY)]
    told = judging(waivers=waivers)
    assert (told.baseline, told.waivers, told.day) == (BASELINE, tuple(waivers), DAY)


def test_talks_are_sorted_by_office_and_day_and_way_each_once():
    first, second, third = call("lota", date(2024, 2, 1)), call("lota", TOLD, "form"), call("lota", TOLD, "phone")
    by_another = replace(third, told_by="typist")
    elsewhere = call("garuikhali", DAY)
    told = judging(contacts=[by_another, third, elsewhere, second, first, third])
    assert told.contacts == {"lota": (first, second, third, by_another), "garuikhali": (elsewhere,)}


def test_a_talk_after_the_day_is_no_talk_yet():
    assert judging(contacts=[call("lota", DAY), call("lota", DAY + timedelta(1))]).contacts == {
        "lota": (call("lota", DAY),)
    }


# Evidence of an office


def test_the_evidence_of_an_office_is_its_own_and_its_accounts_and_only_where_something_was_told():
    told = judging([*enrolled(TOLD), *tell("lota", {}), *enrolled(TOLD, subject="garuikhali/head")])
    assert list(told.evidence(LOTA)) == [HEAD]
    assert told.evidence(office("lota", ("clerk",))) == {}
    two = judging([*enrolled(TOLD), *enrolled(TOLD, subject="lota/clerk")])
    found = two.evidence(office("lota", ("head", "clerk", "peon")))
    assert {name: evidence.subject for name, evidence in found.items()} == {HEAD: HEAD, "lota/clerk": "lota/clerk"}


AGES = {
    "told, on the last day it counts": (Grade.DECLARED, 180, True),
    "told, a day later": (Grade.DECLARED, 181, False),
    "self-checked, on the last day it counts": (Grade.SELF_CHECKED, 180, True),
    "self-checked, a day later": (Grade.SELF_CHECKED, 181, False),
    "witnessed, on the last day it counts": (Grade.WITNESSED, 365, True),
    "witnessed, a day later": (Grade.WITNESSED, 366, False),
    "a record, on the last day it counts": (Grade.EXPORTED, 365, True),
    "a proof, a day too old": (Grade.PROVEN, 366, False),
}


@pytest.mark.parametrize(("grade", "age", "fresh"), AGES.values(), ids=AGES)
def test_how_long_a_telling_counts_is_the_baselines_by_what_it_rests_on(grade, age, fresh):
    (evidence,) = judging(enrolled(TOLD, grade), day=TOLD + timedelta(age)).evidence(LOTA).values()
    assert evidence.resolved[TWO_STEP_ENROLLED] == (
        Known(True, grade, TOLD, "register") if fresh else Unknown(MissingReason.STALE, TOLD, stands=True)
    )


def test_another_baseline_may_let_tellings_count_for_less_time():
    strict = replace(BASELINE, fresh_days=10, fresh_days_strong=20)
    for grade, days in ((Grade.DECLARED, 10), (Grade.WITNESSED, 20)):
        for age, reason in ((days, None), (days + 1, MissingReason.STALE)):
            told = judging(enrolled(TOLD, grade), day=TOLD + timedelta(age), baseline=strict)
            found = told.evidence(LOTA)[HEAD].resolved[TWO_STEP_ENROLLED]
            assert getattr(found, "reason", None) is reason


def test_the_roster_says_since_when_the_holder_is_there():
    moved = replace(LOTA, accounts=(Account(HEAD, LOTA.accounts[0].post, holder_since=TOLD + timedelta(1)),))
    found = judging(enrolled(TOLD)).evidence(moved)[HEAD].resolved[TWO_STEP_ENROLLED]
    assert found.reason is MissingReason.NEW_HOLDER
    assert judging(enrolled(TOLD)).evidence(LOTA)[HEAD][TWO_STEP_ENROLLED] is True


@pytest.mark.parametrize(("rule", "counts"), [(RULE, True), ("upper+lower+symbol+digit", False)])
def test_an_answer_counts_under_the_rule_of_the_baseline_alone(rule, counts):
    told = judging(tell(HEAD, {PASSWORD_MEETS_RULE: RuleAnswer(rule, met=True)}))
    found = told.evidence(LOTA)[HEAD].resolved[PASSWORD_MEETS_RULE]
    assert getattr(found, "reason", None) is (None if counts else MissingReason.OTHER_RULE)


# Portals of which it is said that they offer no two-step


def not_offered(subject):
    return tell(subject, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED})


ON, OFF = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}
SAID_OF_PORTALS = {
    "not offered here, on there": ([*not_offered(HEAD), *tell("garuikhali/head", ON)], {"one.example"}),
    "not offered here, off there": ([*not_offered(HEAD), *tell("garuikhali/head", OFF)], set()),
    "not offered here, nothing told there": (not_offered(HEAD), set()),
    "on here and there": ([*tell(HEAD, ON), *tell("garuikhali/head", ON)], set()),
    "another cause here, on there": (
        [*tell(HEAD, {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}), *tell("garuikhali/head", ON)],
        set(),
    ),
    "not offered on another portal, on there": (
        [*not_offered("lebubunia/head"), *tell("garuikhali/head", ON)],
        set(),
    ),
    "not offered and on in one office": ([*not_offered(HEAD), *tell("lota/clerk", ON)], {"one.example"}),
    "not offered once, long ago, and on there": (
        [*tell(HEAD, {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, date(2020, 1, 1)), *tell("garuikhali/head", ON)],
        {"one.example"},
    ),
    "not offered here, on there long ago": (
        [*not_offered(HEAD), *tell("garuikhali/head", ON, date(2020, 1, 1))],
        set(),
    ),
}
ON_ONE_PORTAL = (
    office("lota", ("head", "clerk"), portal="one.example"),
    office("garuikhali", portal="one.example"),
    office("lebubunia", portal="other.example"),
)


@pytest.mark.parametrize(("told", "portals"), SAID_OF_PORTALS.values(), ids=SAID_OF_PORTALS)
def test_a_portal_is_doubted_where_one_account_says_not_offered_and_another_has_it(told, portals):
    assert judging(told).portals_with_two_step(ON_ONE_PORTAL).keys() == portals


def test_offices_without_a_portal_do_not_speak_for_each_other():
    offices = [office("lota", portal=""), office("garuikhali", portal="")]
    told = judging([*not_offered(HEAD), *tell("garuikhali/head", ON)])
    assert told.portals_with_two_step(offices) == {}


def test_the_judgement_believes_not_offered_only_where_nobody_on_that_portal_has_it():
    def waits_for_portal(told):
        (lota, *_) = judged(meeting(ON_ONE_PORTAL, told))
        (found,) = (finding for finding in lota.findings if (finding.policy, finding.subject) == (TWO_STEP, HEAD))
        assert found.cause is Cause.NOT_OFFERED, "what was said stays said"
        return found.awaits_portal

    assert waits_for_portal(not_offered(HEAD))
    assert not waits_for_portal([*not_offered(HEAD), *tell("garuikhali/head", ON)])
    assert waits_for_portal([*not_offered(HEAD), *tell("lebubunia/head", ON)])


def test_who_contradicts_what_is_said_of_a_portal_is_named_the_best_known_one():
    told = [*not_offered(HEAD), *tell("lota/clerk", ON), *tell("garuikhali/head", ON, grade=Grade.WITNESSED)]
    (found,) = contradicted_causes(judging(told), ON_ONE_PORTAL)
    assert (found.account.id, found.other.account.id) == (HEAD, "garuikhali/head")
    on_since = tell(HEAD, ON, TOLD + timedelta(1))
    assert not contradicted_causes(judging([*told, *on_since]), ON_ONE_PORTAL)


CLERK = "lota/clerk"
MOVED_ON = TOLD + timedelta(2)
SHOWN_BY_ONE_WHO_MOVED = {
    "on at the portal where it stood before": (enrolled(TOLD, subject="garuikhali/head"), False),
    "seen on at the portal where it stood before": (enrolled(TOLD, Grade.WITNESSED, subject="garuikhali/head"), False),
    "on at this portal since it moved": (enrolled(MOVED_ON, subject="garuikhali/head"), True),
    "seen on there before, told on here since": (
        [
            *enrolled(TOLD, Grade.WITNESSED, subject="garuikhali/head"),
            *enrolled(MOVED_ON, subject="garuikhali/head"),
        ],
        True,
    ),
    "seen off there before, told on here since, which does not count": (
        [
            *enrolled(TOLD, Grade.WITNESSED, value=False, subject="garuikhali/head"),
            *enrolled(MOVED_ON, subject="garuikhali/head"),
        ],
        False,
    ),
}


@pytest.mark.parametrize(("told", "shows"), SHOWN_BY_ONE_WHO_MOVED.values(), ids=SHOWN_BY_ONE_WHO_MOVED)
def test_what_was_told_while_an_account_stood_at_another_portal_shows_nothing_of_the_one_where_it_stands_now(
    told, shows
):
    came = Account("garuikhali/head", LOTA.accounts[0].post)
    lota = replace(office("lota", portal="one.example"), accounts=(*LOTA.accounts, came))
    known = replace(judging([*not_offered(HEAD), *told]), at_portal_since={came.id: MOVED_ON})
    assert bool(known.portals_with_two_step((lota,))) is shows
    assert bool(contradicted_causes(known, (lota,))) is shows


@pytest.mark.parametrize(("on", "conflict"), [(TOLD, False), (MOVED_ON, True)])
def test_that_another_portal_offers_none_is_over_at_one_that_does_and_contradicts_nothing(on, conflict):
    came = Account("garuikhali/head", LOTA.accounts[0].post)
    lota = replace(office("lota", portal="one.example"), accounts=(*LOTA.accounts, came))
    without = tell(came.id, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on)

    def found(told):
        known = replace(judging(told), at_portal_since={came.id: MOVED_ON})
        (lota_judged,) = (each for each, _ in judge(Roster((lota,)), known))
        (of,) = (each for each in lota_judged.findings if (each.policy, each.subject) == (TWO_STEP, came.id))
        return known, of

    known, of = found([*without, *enrolled(TOLD, subject=HEAD)])
    outcome = Outcome.FAIL if on == MOVED_ON else Outcome.UNKNOWN
    assert (of.outcome, of.awaits_portal, of.conflict) == (outcome, False, conflict)
    assert bool(contradicted_causes(known, (lota,))) is conflict
    assert found(without)[1].awaits_portal is conflict, "of this one nobody told that it does not"


def of_head_at_another_portal(told, since):
    known = replace(judging(told), at_portal_since={} if since is None else {HEAD: since})
    ((lota, _),) = judge(Roster((office("lota", portal="one.example"),)), known)
    return next(each for each in lota.findings if (each.policy, each.subject) == (TWO_STEP, HEAD))


@pytest.mark.parametrize("cause", Cause)
def test_at_another_portal_a_cause_is_over_of_which_the_owner_of_the_former_one_was_asked_and_no_other(cause):
    told = tell(HEAD, {TWO_STEP_CAUSE: cause})
    for since in (MOVED_ON, TOLD):
        is_over = cause.asked_of_owner and since == MOVED_ON
        assert of_head_at_another_portal(told, since).cause is (None if is_over else cause)


def test_one_that_has_grown_old_is_over_there_too():
    old = tell(HEAD, {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, DAY - timedelta(400))
    assert of_head_at_another_portal(old, None).missing == TWO_STEP_CAUSE.id
    assert of_head_at_another_portal(old, MOVED_ON) == of_head_at_another_portal([], MOVED_ON)


@pytest.mark.parametrize("cause", [Cause.NOT_OFFERED, Cause.NO_CODE, Cause.LOCKED_OUT])
def test_what_was_told_against_a_yes_at_the_former_portal_stays(cause):
    told = [*enrolled(TOLD - timedelta(1), subject=HEAD), *tell(HEAD, {TWO_STEP_CAUSE: cause})]
    there = of_head_at_another_portal(told, None)
    assert there.cause is cause or there.sides or there.refuted
    assert of_head_at_another_portal(told, MOVED_ON) == there


def test_what_is_told_of_an_account_that_never_stood_elsewhere_shows_its_portal_whenever_it_was_told():
    lota = office("lota", ("head", "clerk"), portal="one.example")
    for grade in (Grade.DECLARED, Grade.WITNESSED):
        known = judging([*not_offered(HEAD), *enrolled(TOLD, grade, subject=CLERK)])
        elsewhere = replace(known, at_portal_since={"garuikhali/head": MOVED_ON})
        assert contradicted_causes(elsewhere, (lota,)) == contradicted_causes(known, (lota,)) != []


SHOWS_NOTHING = {
    "the user is in no list any more": ({"left": True}, enrolled(TOLD, subject=CLERK)),
    "nor if it was seen": ({"left": True}, enrolled(TOLD, Grade.WITNESSED, subject=CLERK)),
    "a login did not ask for the code": ({}, tell(CLERK, {**ON, TWO_STEP_DEMANDED: False})),
}


@pytest.mark.parametrize(("marked", "told"), SHOWS_NOTHING.values(), ids=SHOWS_NOTHING)
def test_a_yes_that_counts_for_nobody_shows_nothing_of_the_portal(marked, told):
    lota = office("lota", ("head", "clerk"), portal="one.example")
    known = judging([*not_offered(HEAD), *told])
    marked_so = replace(lota, accounts=(lota.accounts[0], replace(lota.accounts[1], **marked)))
    assert known.portals_with_two_step((marked_so,)) == {}
    assert judging([*not_offered(HEAD), *enrolled(TOLD, subject=CLERK)]).portals_with_two_step((lota,))


TYPIST = "lota/typist"
OF_BEFORE = {
    "his own yes": (enrolled(TOLD, subject=CLERK), True),
    "the yes of whom he may be": (enrolled(TOLD, subject=TYPIST), True),
    "what was seen of whom he may be": (enrolled(TOLD, Grade.WITNESSED, subject=TYPIST), True),
    "his own yes, while whom he may be was seen to have it off": (
        [*enrolled(TOLD, subject=CLERK), *enrolled(TOLD, Grade.WITNESSED, value=False, subject=TYPIST)],
        True,
    ),
    "a yes of whom he may be, of which a login since asked for no code": (
        [*enrolled(TOLD, subject=TYPIST), *tell(TYPIST, {TWO_STEP_DEMANDED: False}, MOVED_ON)],
        False,
    ),
    "that whom he may be does not have it": (enrolled(TOLD, value=False, subject=TYPIST), False),
}


@pytest.mark.parametrize(("told", "shows"), OF_BEFORE.values(), ids=OF_BEFORE)
def test_of_whom_it_is_asked_who_of_before_he_is_all_shows_the_portal_that_would_in_any_answer(told, shows):
    lota = office("lota", ("head", "clerk"), portal="one.example")
    doubtful = replace(lota, accounts=(lota.accounts[0], replace(lota.accounts[1], doubts=(TYPIST,))))
    known = judging([*not_offered(HEAD), *told])
    assert bool(known.portals_with_two_step((doubtful,))) is shows
    of_elsewhere = replace(known, at_other_portal=frozenset({(CLERK, TYPIST)}))
    by_himself = any(CLERK in each.subjects for each in told)
    assert bool(of_elsewhere.portals_with_two_step((doubtful,))) is (shows and by_himself)
    (found,) = (each for each in judged_two_step((doubtful,), known) if each.subject == HEAD)
    assert found.awaits_portal is not shows


def judged_two_step(offices, known):
    return [each for found, _ in judge(Roster(offices), known) for each in found.findings if each.policy == TWO_STEP]


# Office by office


def test_offices_are_judged_in_the_rosters_order_numbered_from_one_each_with_its_evidence():
    told = judging([*tell(HEAD, DONE), *tell("garuikhali/head", NOT_DONE)])
    found = list(judge(Roster((GARUIKHALI, LOTA)), told))
    assert [(each.serial, each.office.id, list(evidence)) for each, evidence in found] == [
        (1, "garuikhali", ["garuikhali/head"]),
        (2, "lota", [HEAD]),
    ]
    assert all(isinstance(known, Evidence) for _, evidence in found for known in evidence.values())
    outcomes = [{finding.outcome for finding in each.of(decision=ELEVEN)} for each, _ in found]
    assert outcomes == [{Outcome.FAIL}, {Outcome.PASS}]


def test_nothing_is_judged_before_it_is_asked_for():
    assert next(judge(Roster((LOTA,)), judging()))[0].office == LOTA
    assert list(judge(Roster(()), judging())) == []


def test_an_office_that_left_the_list_keeps_its_talks():
    contacts = [call("lota"), call("garuikhali")]
    stayed, gone = judged(meeting([LOTA, replace(GARUIKHALI, left=True)], contacts=tuple(contacts)))
    assert (stayed.contacts, gone.contacts) == ((contacts[0],), (contacts[1],))


def test_a_talk_with_an_office_is_shown_even_where_it_told_nothing():
    (found,) = judged(meeting([LOTA], contacts=(ContactRecord("lota", TOLD, "phone", "head"),)))
    assert found.contacts == (ContactRecord("lota", TOLD, "phone", "head"),)
    assert not found.answered


# Of whom it is not known whose of before he is


FIRST, SECOND, THIRD = "lota/first", "lota/second", "lota/third"
"""Accounts of before."""


def doubtful(*doubts):
    """Return the outcomes of two-step by account, of an office each of whose accounts may be one of some of before."""

    def outcomes(told, unplaced=(), shown=attrgetter("outcome")):
        listed = office("lota", ("head", "clerk", "peon")[: len(doubts)])
        pairs = zip(listed.accounts, doubts, strict=True)
        now = replace(listed, accounts=tuple(replace(account, doubts=of_before) for account, of_before in pairs))
        evidence = FolderEvidence(tuple(told), (), (), (), unplaced=tuple(unplaced))
        ((found, _),) = judge(Roster((now,)), JudgingInput.of(evidence, BASELINE, (), DAY))
        return [shown(finding) for finding in found.findings if finding.policy == TWO_STEP]

    return outcomes


WITNESSED_OFF = {"grade": Grade.WITNESSED, "value": False}


@pytest.mark.parametrize("refuting", [FIRST, SECOND, THIRD])
def test_a_no_of_any_of_before_counts_against_who_may_be_that_one(refuting):
    found = doubtful((FIRST, SECOND, THIRD))
    assert found(enrolled(TOLD)) == [Outcome.PASS]
    assert found([*enrolled(TOLD), *enrolled(TOLD, subject=refuting, **WITNESSED_OFF)]) == [Outcome.FAIL]


def test_a_no_that_one_of_before_may_have_told_bars_who_may_be_that_one():
    (no,) = enrolled(TOLD + timedelta(days=1), subject=FIRST, value=False)
    unplaced = [UnplacedAnswer((FIRST, THIRD), no.fact, no)]
    reasons = attrgetter("reason")
    assert doubtful((FIRST, SECOND), ())([], unplaced, reasons) == [MissingReason.UNPLACED, MissingReason.NEVER_TOLD]
    assert doubtful((SECOND,), (THIRD,))([], unplaced, reasons) == [MissingReason.NEVER_TOLD, MissingReason.UNPLACED]
    assert doubtful((FIRST, SECOND))(enrolled(TOLD), unplaced) == [Outcome.UNKNOWN]


@pytest.mark.parametrize(
    ("refuting", "outcomes"),
    [
        (FIRST, [Outcome.FAIL, Outcome.PASS]),
        (SECOND, [Outcome.FAIL, Outcome.PASS]),
        (THIRD, [Outcome.PASS, Outcome.FAIL]),
    ],
)
def test_of_several_who_are_doubtful_each_is_tried_as_each_of_his_own(refuting, outcomes):
    told = [*enrolled(TOLD), *enrolled(TOLD, subject="lota/clerk")]
    no = enrolled(TOLD, subject=refuting, **WITNESSED_OFF)
    assert doubtful((FIRST, SECOND), (THIRD,))([*told, *no]) == outcomes
    assert doubtful((THIRD,), (FIRST, SECOND))([*told, *no]) == outcomes[::-1]


@pytest.mark.parametrize(
    ("noes", "listed", "outcome"),
    [
        (1, 1, Outcome.FAIL),
        (2, 1, Outcome.FAIL),
        (1, 2, Outcome.UNKNOWN),
        (2, 2, Outcome.FAIL),
        (2, 3, Outcome.UNKNOWN),
        (3, 3, Outcome.FAIL),
    ],
)
def test_noes_of_before_never_become_more_than_they_were(noes, listed, outcome):
    before = (FIRST, SECOND, THIRD)
    told = [answer for subject in before[:noes] for answer in enrolled(TOLD, subject=subject, value=False)]
    told += [answer for subject in before[noes:] for answer in enrolled(TOLD, subject=subject)]
    assert doubtful(*[before] * listed)(told) == [outcome] * listed


@pytest.mark.parametrize(("noes", "still"), [(0, 0), (1, 0), (2, 1), (3, 2)])
def test_of_those_who_left_only_so_many_are_not_done_as_nobody_listed_may_be(noes, still):
    before = (FIRST, SECOND, THIRD)
    told = [answer for subject in before[:noes] for answer in enrolled(TOLD, subject=subject, value=False)]
    (doubted,) = office("lota").accounts
    left = tuple(Account(subject, doubted.post, left=True) for subject in (SECOND, THIRD))
    now = replace(office("lota"), accounts=(replace(doubted, doubts=before), *left))
    (found,) = judged(meeting([now], told))
    outcomes = [finding.outcome for finding in found.findings if finding.policy == TWO_STEP]
    assert outcomes.count(Outcome.FAIL) == min(noes, 1) + still


def test_where_two_are_listed_of_three_who_were_not_done_one_of_those_who_left_keeps_his_no():
    before = (FIRST, SECOND, THIRD)
    told = [answer for subject in before for answer in enrolled(TOLD, subject=subject, value=False)]
    listed = office("lota", ("head", "clerk"))
    doubted = tuple(replace(account, doubts=before) for account in listed.accounts)
    left = tuple(Account(subject, listed.accounts[0].post, left=True) for subject in (SECOND, THIRD))
    (found,) = judged(meeting([replace(listed, accounts=(*doubted, *left))], told))
    outcomes = {finding.subject: finding.outcome for finding in found.findings if finding.policy == TWO_STEP}
    assert [outcomes[account.id] for account in doubted] == [Outcome.FAIL, Outcome.FAIL]
    assert sorted(outcomes[account.id] for account in left) == sorted([Outcome.FAIL, Outcome.UNKNOWN])


def test_a_no_of_before_is_whose_it_alone_can_be():
    no = enrolled(TOLD, subject=SECOND, value=False)
    assert doubtful((FIRST, SECOND), (FIRST,))(no) == [Outcome.FAIL, Outcome.UNKNOWN]


def test_a_no_of_before_bars_a_yes_of_who_may_have_said_it_and_takes_away_no_no():
    no = enrolled(DAY, subject=FIRST, value=False)
    own = [*enrolled(TOLD), *enrolled(TOLD, subject="lota/clerk", value=False)]
    assert doubtful(*[(FIRST, SECOND)] * 3)([*own, *no]) == [Outcome.UNKNOWN, Outcome.FAIL, Outcome.UNKNOWN]


def test_who_may_be_either_of_two_with_one_no_each_is_not_told_both_noes_but_the_office_has_each():
    (doubted,) = LOTA.accounts
    left = tuple(Account(subject, doubted.post, left=True) for subject in (FIRST, SECOND))
    listed = replace(LOTA, accounts=(replace(doubted, doubts=(FIRST, SECOND)), *left))

    def found_of(policies):
        told = [answer for subject, facts in policies.items() for answer in tell(subject, facts)]
        (found,) = judged(meeting([listed], told))
        return {each.policy: each for each in found.findings if each.subject == doubted.id}

    unmet, met = ({PASSWORD_MEETS_RULE: RuleAnswer(RULE, each)} for each in (False, True))
    apart = found_of({FIRST: unmet | ON, SECOND: met | OFF})
    assert {apart[each].outcome for each in ("password-composition", TWO_STEP)} == {Outcome.UNKNOWN}
    assert apart["password-composition"].no_of_several
    assert apart[TWO_STEP].no_of_several
    together = found_of({FIRST: unmet | OFF, SECOND: met | ON})
    assert {together[each].outcome for each in ("password-composition", TWO_STEP)} == {Outcome.FAIL}
    one_alone = found_of({FIRST: unmet | OFF, SECOND: met | OFF})
    assert {one_alone[each].outcome for each in ("password-composition", TWO_STEP)} == {Outcome.FAIL}


def test_where_a_no_may_be_of_two_each_has_an_answer_still_to_be_placed_of_its_day():
    listed = office("lota", ("head", "clerk"))
    now = replace(listed, accounts=tuple(replace(account, doubts=(FIRST, SECOND)) for account in listed.accounts))
    told = [*enrolled(TOLD, subject=FIRST, value=False), *enrolled(DAY, subject=SECOND)]
    (found,) = judged(meeting([now], told))
    expected = Finding(
        "", TWO_STEP, ELEVEN, Level.SHALL, Outcome.UNKNOWN,
        missing=TWO_STEP_ENROLLED.id, reason=MissingReason.UNPLACED, observed_on=TOLD, no_of_several=True,
    )  # fmt: skip
    assert [finding for finding in found.findings if finding.policy == TWO_STEP] == [
        replace(expected, subject=account.id) for account in listed.accounts
    ]


@pytest.mark.parametrize(
    ("told", "status", "answered"),
    [
        (enrolled(TOLD, subject=FIRST, value=False), Status.NOT_IMPLEMENTED, True),
        (enrolled(TOLD, subject=FIRST, value=False, grade=Grade.EXPORTED), Status.NOT_IMPLEMENTED, False),
        (enrolled(TOLD, subject=FIRST), Status.NO_INFORMATION, False),
        ((), Status.NO_INFORMATION, False),
    ],
)
def test_a_no_that_is_of_one_of_two_listed_is_the_offices_though_neither_has_it(told, status, answered):
    listed = office("lota", ("head", "clerk"))
    now = replace(listed, accounts=tuple(replace(account, doubts=(FIRST, SECOND)) for account in listed.accounts))
    (found,) = judged(meeting([now], told))
    two_step = [finding for finding in found.findings if finding.policy == TWO_STEP]
    assert [finding.outcome for finding in two_step] == [Outcome.UNKNOWN] * 2
    assert office_status(two_step) is status
    assert any(finding.is_answered for finding in two_step) is answered


def test_a_no_that_one_of_two_listed_has_refuted_since_is_not_held_against_the_office_by_the_other():
    listed = office("lota", ("head", "clerk"))
    now = replace(listed, accounts=tuple(replace(account, doubts=(FIRST, SECOND)) for account in listed.accounts))
    told = [*enrolled(TOLD, subject=FIRST, value=False), *enrolled(DAY, subject="lota/head")]
    (found,) = judged(meeting([now], told))
    assert not any(finding.no_of_several for finding in found.findings)


def test_of_two_offices_that_may_be_one_of_before_neither_takes_its_no():
    told = enrolled(TOLD, subject=FIRST, value=False)
    offices = [
        replace(listed, accounts=tuple(replace(account, doubts=(FIRST,)) for account in listed.accounts))
        for listed in (LOTA, GARUIKHALI)
    ]
    outcomes = [
        {finding.outcome for finding in row.findings if finding.policy == TWO_STEP}
        for row in judged(meeting(offices, told))
    ]
    assert outcomes == [{Outcome.UNKNOWN}] * 2
    assert not any(finding.no_of_several for row in judged(meeting(offices, told)) for finding in row.findings)


def test_no_yes_comes_from_before():
    assert doubtful((FIRST, SECOND))(enrolled(TOLD, subject=FIRST)) == [Outcome.UNKNOWN]


@pytest.mark.parametrize("before", [(FIRST, SECOND), (SECOND, FIRST)])
def test_of_what_those_of_before_would_come_to_not_done_is_worse_than_not_known_and_that_than_done(before):
    (no,) = enrolled(DAY, subject=FIRST, value=False)
    barred = [UnplacedAnswer((FIRST,), TWO_STEP_ENROLLED, no)]
    yes = enrolled(TOLD)
    assert doubtful(before)(yes, barred) == [Outcome.UNKNOWN]
    assert doubtful(before)([*yes, *enrolled(DAY, subject=SECOND, value=False)], barred) == [Outcome.FAIL]


HOLDERS = {
    "nobody says": (None, None, None),
    "the roster says": (date(2024, 2, 1), None, date(2024, 2, 1)),
    "it was told": (None, date(2024, 2, 5), date(2024, 2, 5)),
    "told later than listed": (date(2024, 2, 1), date(2024, 2, 5), date(2024, 2, 5)),
    "listed later than told": (date(2024, 2, 8), date(2024, 2, 5), date(2024, 2, 8)),
}


@pytest.mark.parametrize(("listed", "told", "since"), HOLDERS.values(), ids=HOLDERS)
def test_the_judged_account_shows_since_when_its_present_holder_is_there(listed, told, since):
    account = Account(HEAD, LOTA.accounts[0].post, "login", listed)
    clerk = Account("lota/clerk", LOTA.accounts[0].post)
    observations = [] if told is None else tell(HEAD, {HOLDER_SINCE: told})
    (found,) = judged(meeting([replace(LOTA, accounts=(account, clerk))], observations))
    assert found.office.accounts == (replace(account, holder_since=since), clerk)
    assert replace(found.office, accounts=()) == replace(LOTA, accounts=())


def test_waivers_are_applied_to_what_was_judged_on_its_day():
    waiver = Waiver(TWO_STEP, "lota", "migration", "2024-02/05", DAY)

    def outcome(day):
        told = judging(tell(HEAD, NOT_DONE), waivers=[waiver], day=day)
        ((found, _),) = judge(Roster((LOTA,)), told)
        return {finding.outcome for finding in found.findings if finding.policy == TWO_STEP}

    assert (outcome(DAY), outcome(DAY + timedelta(1))) == ({Outcome.WAIVED}, {Outcome.FAIL})


# Who has answered


OFF = {TWO_STEP_ENROLLED: False}
NOT_ASKED = {TWO_STEP_DEMANDED: False}
RECORD = tell(HEAD, OFF, grade=Grade.EXPORTED, source="exports")
CAUSE_ALONE = tell(HEAD, {TWO_STEP_CAUSE: Cause.VACANT}, source="slip")
LONG_AGO = date(2020, 1, 1)
ANSWERED = {
    "a system's record is no answer of the office": (RECORD, False),
    "nor that it is on": (tell(HEAD, ON, grade=Grade.EXPORTED, source="exports"), False),
    "nor a record beside what it told too long ago": ([*RECORD, *tell(HEAD, ON, LONG_AGO)], False),
    "a record beside what it told of the same": ([*tell(HEAD, OFF), *RECORD], True),
    "a record beside the cause that it told": ([*CAUSE_ALONE, *RECORD], True),
    "its own word": (tell(HEAD, OFF), True),
    "what its slip says": (tell(HEAD, DONE, grade=Grade.SELF_CHECKED, source="slip"), True),
    "its signed mail": (tell("lota", {OFFICIAL_EMAIL_READS: True, **MAIL}, grade=Grade.PROVEN, source="mail"), True),
    "what was seen at its login": (tell(HEAD, OFF, grade=Grade.WITNESSED, source="witness"), True),
    "its login, seen to ask for no code, against a record that it is on": (
        [*tell(HEAD, ON, grade=Grade.EXPORTED, source="exports"), *tell(HEAD, NOT_ASKED, grade=Grade.WITNESSED, source="witness")], True,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("told", "answered"), ANSWERED.values(), ids=ANSWERED)
def test_an_office_has_answered_by_what_it_told_or_was_seen_to_do_alone(told, answered):
    department = replace(LOTA, kind=OfficeKind.DEPARTMENT)
    (found,) = judged(meeting([department], told))
    assert {Outcome.PASS, Outcome.FAIL} & {finding.outcome for finding in found.findings}
    assert (found.answered, found.asked) == (answered, answered or bool(found.contacts))


def test_an_office_that_told_of_advice_alone_was_spoken_to_and_has_given_no_information_on_its_duties():
    (found,) = judged(meeting([LOTA], tell(HEAD, {PASSWORD_STRENGTH: Strength.WEAK})))
    assert any(finding.is_answered for finding in found.of(level=Level.SHOULD))
    assert (found.answered, found.asked) == (False, True)


def test_who_left_and_of_whom_a_record_alone_speaks_has_not_answered():
    for facts in (ON, OFF):
        (gone,) = judged(meeting([replace(LOTA, left=True)], tell(HEAD, facts, grade=Grade.EXPORTED, source="exports")))
        assert not gone.answered


def test_an_address_that_an_office_publishes_is_no_answer_of_it_but_what_it_tells_of_that_is():
    (found,) = tell("lota", {PUBLISHED_EMAILS: MailboxKind.PERSONAL}, source="published")
    (told,) = tell("lota", {PUBLISHED_EMAILS: MailboxKind.PERSONAL})
    assert (found.is_answer, told.is_answer) == (False, True)


# Offices as they would stand with those of before


def test_a_doubtful_office_is_tried_once_for_each_of_before_with_what_was_told_of_that_one():
    head, clerk = office("lota", ("head", "clerk")).accounts
    doubted = replace(LOTA, accounts=(replace(head, doubts=(FIRST, SECOND)), replace(clerk, doubts=(THIRD,))))
    neighbour = replace(GARUIKHALI, portal=LOTA.portal)
    told = [
        *enrolled(TOLD, subject=FIRST),
        *enrolled(TOLD, subject=SECOND, value=False),
        *tell(THIRD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}),
        *enrolled(TOLD, subject="garuikhali/head"),
        *tell(head.id, {HOLDER_SINCE: date(2024, 2, 1)}),
    ]
    known, roster = judging(told, [call("lota")]), Roster((neighbour, doubted))
    tried = list(as_those_before(roster, known, known.portals_with_two_step(roster.offices)))
    assert [taken for taken, _ in tried] == [{head.id: FIRST, clerk.id: THIRD}, {head.id: SECOND, clerk.id: THIRD}]
    for _, then in tried:
        assert (then.serial, then.contacts) == (2, (call("lota"),))
        assert then.office.accounts[0].holder_since == date(2024, 2, 1)
    found = [[each for each in then.findings if each.policy == TWO_STEP] for _, then in tried]
    assert [[each.outcome for each in of_both] for of_both in found] == [
        [Outcome.PASS, Outcome.FAIL],
        [Outcome.FAIL, Outcome.FAIL],
    ]
    assert [[bool(each.against_cause) for each in of_both] for of_both in found] == [[False, True]] * 2


def test_nobody_is_tried_as_another_where_nobody_is_doubted():
    assert list(as_those_before(Roster((LOTA, GARUIKHALI)), judging(enrolled(TOLD)), {})) == []


@pytest.mark.parametrize("noes", [1, 2, 3, 4])
def test_of_four_who_left_one_no_fewer_stays_where_one_is_listed_who_may_be_any_of_them(noes):
    before = (FIRST, SECOND, THIRD, "lota/fourth")
    told = [answer for subject in before[:noes] for answer in enrolled(TOLD, subject=subject, value=False)]
    (doubted,) = LOTA.accounts
    left = tuple(Account(subject, doubted.post, left=True) for subject in before)
    (found,) = judged(meeting([replace(LOTA, accounts=(replace(doubted, doubts=before), *left))], told))
    outcomes = [finding.outcome for finding in found.findings if finding.policy == TWO_STEP]
    assert outcomes.count(Outcome.FAIL) == 1 + noes - 1


def test_noes_of_another_office_that_left_are_not_counted_with_those_of_this_one():
    told, offices = [], []
    for name in ("lota", "koyra"):
        (doubted,) = office(name).accounts
        gone = Account(f"{name}/before", doubted.post, left=True)
        told += enrolled(TOLD, subject=gone.id, value=False)
        offices.append(replace(office(name), accounts=(replace(doubted, doubts=(gone.id,)), gone)))
    for found in judged(meeting(offices, told)):
        two_step = {each.subject: each.outcome for each in found.findings if each.policy == TWO_STEP}
        assert two_step == {f"{found.office.id}/head": Outcome.FAIL, f"{found.office.id}/before": Outcome.UNKNOWN}


def test_who_left_and_had_done_it_keeps_the_day_of_his_answer_though_he_may_be_listed_still():
    (doubted,) = LOTA.accounts
    left = Account(FIRST, doubted.post, left=True)
    now = replace(LOTA, accounts=(replace(doubted, doubts=(FIRST,)), left))
    (found,) = judged(meeting([now], enrolled(TOLD, subject=FIRST)))
    (finding,) = (each for each in found.findings if (each.policy, each.subject) == (TWO_STEP, FIRST))
    assert (finding.outcome, finding.observed_on) == (Outcome.UNKNOWN, TOLD)


def test_a_no_of_before_that_is_not_known_of_one_of_two_listed_is_not_surely_the_offices():
    listed = office("lota", ("head", "clerk"))
    head, clerk = (replace(account, doubts=(FIRST, SECOND)) for account in listed.accounts)
    now = replace(listed, accounts=(head, replace(clerk, holder_since=DAY)))
    (found,) = judged(meeting([now], enrolled(TOLD, subject=FIRST, value=False)))
    assert not any(finding.no_of_several for finding in found.findings)


@pytest.mark.parametrize("since", [None, TOLD, TOLD + timedelta(1)])
def test_of_who_may_come_back_counts_as_told_what_was_since_the_holder_of_there_had_it(since):
    gone = replace(LOTA, gone_elsewhere=("lota/gone",))
    told = FolderEvidence(tuple(enrolled(TOLD, subject="lota/gone")), (), (), ())
    ((assessment, _),) = judge(
        Roster((gone,)), JudgingInput.of(told, BASELINE, (), DAY, (), {"lota/gone": HeldThere("lota", since)})
    )
    (back,) = (each for each in assessment.perhaps_back if each.policy == TWO_STEP)
    assert back.told_before_leaving == (since != TOLD + timedelta(1))


def test_what_another_office_told_of_who_may_be_one_of_before_is_no_answer_of_the_office_where_he_stands():
    maybe = replace(LOTA, accounts=(replace(LOTA.accounts[0], doubts=("koyra/head",)),))
    ((assessment, _),) = judge(Roster((maybe,)), judging(enrolled(TOLD, subject="koyra/head")))
    by_marked = {
        is_there: replace(
            assessment, findings=tuple(replace(each, told_there=is_there) for each in assessment.findings)
        )
        for is_there in (False, True)
    }
    assert [by_marked[is_there].answered for is_there in (False, True)] == [True, False]
