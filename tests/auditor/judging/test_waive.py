"""A waiver suspends the failures it names, for whom it names, to its last day; it hides nothing and makes nothing known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain

import pytest
from changing import replace
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DAY,
    DONE,
    HELD,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TWO_STEP,
    USED,
    judged,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
    waiver_notes,
)

from auditor.i18n import joined
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.waive import WaiverUsage, put_off, waive
from auditor.model.baseline import Level, Waiver
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.round import WaiverNote
from auditor.model.standing import status_of
from auditor.model.subjects import OfficeKind, Roster
from auditor.views.compared.stood import owed_duties
from auditor.views.waivers.told_waivers import named_waivers
from auditor.views.waivers.waived_duties import waiting_waiver, waiver_of_unknown

POSTS = ("secretary", "operator")
LOTA, GARUIKHALI = (office(name, POSTS) for name in ("lota", "garuikhali"))
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
UNTIL = date(2024, 3, 31)


def waiver(policy: str, subject: str, until: date = UNTIL, approved_by: str = "2024-02/05") -> Waiver:
    return Waiver(policy, subject, "migration", approved_by, until)


def before(*, facts=NOT_DONE):
    """Two unions and a department in which nothing is done, before any waiver."""
    told = chain.from_iterable(tell_all(each, facts) for each in (LOTA, GARUIKHALI, FISHERIES))
    mailbox = tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.PERSONAL})
    return judged(meeting([LOTA, GARUIKHALI, FISHERIES], [*told, *mailbox]))


def waived(waivers, day=DAY, **more):
    """Return what is waived, as ``subject: policy``."""
    after = [waive(assessment, waivers, day) for assessment in before(**more)]
    return {
        f"{finding.subject}: {finding.policy}"
        for assessment in after
        for finding in assessment.findings
        if finding.outcome is Outcome.WAIVED
    }


SCOPES = {
    "of an office, one duty: that duty of all its accounts and no other": (
        waiver(TWO_STEP, "lota"),
        {"lota/secretary: two-step-enabled", "lota/operator: two-step-enabled"},
    ),
    "of an account, one duty: of that account alone": (
        waiver(TWO_STEP, "lota/operator"),
        {"lota/operator: two-step-enabled"},
    ),
    "of another office: that office's alone": (
        waiver(RESET, "garuikhali"),
        {"garuikhali/secretary: password-reset", "garuikhali/operator: password-reset"},
    ),
    "of a duty of the office itself: that duty": (waiver(HELD, "fisheries"), {f"fisheries: {HELD}"}),
    "of a duty of the office, by an account of it: nothing": (waiver(HELD, "fisheries/officer"), set()),
    "of a duty that does not concern the office: nothing": (waiver(HELD, "lota"), set()),
    "of what is not known: nothing": (waiver("password-strength", "lota"), set()),
    "of an office whose name begins like another: nothing": (waiver(TWO_STEP, "lot"), set()),
    "of nobody: nothing": (waiver(TWO_STEP, ""), set()),
}


@pytest.mark.parametrize(("named", "suspended"), SCOPES.values(), ids=SCOPES)
def test_a_waiver_reaches_whom_and_what_it_names_and_nothing_else(named, suspended):
    assert waived([named]) == suspended


@pytest.mark.parametrize(
    ("day", "stands"),
    [(UNTIL - timedelta(1), True), (UNTIL, True), (UNTIL + timedelta(1), False)],
    ids=["the day before", "on its last day", "the day after"],
)
def test_a_waiver_stands_to_the_end_of_its_last_day(day, stands):
    named = waiver(TWO_STEP, "lota/operator")
    assert waived([named], day) == ({"lota/operator: two-step-enabled"} if stands else set())


def test_several_waivers_stand_side_by_side_each_for_its_own():
    waivers = [waiver(TWO_STEP, "lota/operator"), waiver(PROFILE, "garuikhali"), waiver(HELD, "fisheries")]
    assert waived(waivers) == set().union(*(waived([each]) for each in waivers))
    assert len(waived(waivers)) == 4


def test_a_waiver_changes_nothing_of_what_passed():
    assert waived([waiver(duty, "lota") for duty in DUTIES], facts=DONE) == set()


def test_a_waiver_never_makes_a_thing_known():
    assert waived([waiver(duty, "lota") for duty in DUTIES], facts={}) == set()


def test_advice_can_be_waived_like_an_order():
    assert waived([waiver("password-strength", "lota/operator")], facts={PASSWORD_STRENGTH: Strength.WEAK}) == {
        "lota/operator: password-strength"
    }


def test_a_waived_finding_says_all_it_said_and_by_whom_and_until_when():
    facts = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    (plain,) = judged(meeting([LOTA], tell("lota/operator", facts)))
    found = waive(plain, [waiver(TWO_STEP, "lota/operator")], DAY)
    failed, suspended = (
        [finding for finding in each.findings if finding.policy == TWO_STEP and finding.subject == "lota/operator"]
        for each in (plain, found)
    )
    assert [(finding.outcome, finding.code, finding.cause) for finding in failed] == [
        (Outcome.FAIL, "off", Cause.NO_CODE)
    ]
    assert suspended == [
        replace(
            failed[0],
            outcome=Outcome.WAIVED,
            waived_from=Outcome.FAIL,
            waiver="2024-02/05",
            waived_until=UNTIL,
        )
    ]
    assert replace(found, findings=plain.findings) == plain
    assert [finding for finding in found.findings if finding not in suspended] == [
        finding for finding in plain.findings if finding not in failed
    ]


def approved_by(waivers, day=DAY):
    lota, *_ = before()
    found = waive(lota, waivers, day)
    return {finding.waiver for finding in found.findings if finding.outcome is Outcome.WAIVED}


def test_of_two_waivers_for_one_failure_the_one_written_first_is_named():
    waivers = [waiver(TWO_STEP, "lota", approved_by="first"), waiver(TWO_STEP, "lota", approved_by="second")]
    assert approved_by(waivers) == {"first"}
    assert approved_by(waivers[::-1]) == {"second"}


def test_of_two_waivers_for_one_failure_the_one_that_ends_last_is_named():
    waivers = [waiver(TWO_STEP, "lota", DAY, "first"), waiver(TWO_STEP, "lota", DAY + timedelta(1), "second")]
    assert approved_by(waivers) == approved_by(waivers[::-1]) == {"second"}


def test_an_ended_waiver_does_not_stand_before_one_that_still_counts():
    waivers = [waiver(TWO_STEP, "lota", DAY - timedelta(1), "ended"), waiver(TWO_STEP, "lota", DAY, "stands")]
    assert approved_by(waivers) == {"stands"}


def notes(waivers, day=DAY, **more):
    after = [waive(assessment, waivers, day) for assessment in before(**more)]
    return waiver_notes(waivers, after, day)


NOTES = {
    "used by an account: nothing is told": (waiver(TWO_STEP, "lota/operator"), None),
    "used by all accounts of an office: nothing is told": (waiver(TWO_STEP, "lota"), None),
    "used on its last day: nothing is told": (waiver(TWO_STEP, "lota", DAY), None),
    "met no failure: unused": (waiver(HELD, "lota"), False),
    "met no failure to its last day: unused": (waiver(HELD, "lota", DAY), False),
    "of an unknown subject: unused": (waiver(TWO_STEP, "nowhere"), False),
    "ended yesterday: ended": (waiver(TWO_STEP, "lota", DAY - timedelta(1)), True),
    "ended, and would have met nothing: ended": (waiver(HELD, "lota", DAY - timedelta(1)), True),
}


@pytest.mark.parametrize(("named", "expired"), NOTES.values(), ids=NOTES)
def test_a_waiver_that_ended_or_met_nothing_speaks_up_and_says_which_it_is(named, expired):
    told = () if expired is None else (WaiverNote(named.policy, named.subject, named.until, expired),)
    assert notes([named]) == told


def test_a_waiver_is_not_used_by_the_same_duty_of_another_office_nor_by_another_duty_of_its_own():
    used = waiver(TWO_STEP, "lota")
    assert notes([used, waiver(TWO_STEP, "nowhere"), waiver(HELD, "lota")]) == (
        WaiverNote(TWO_STEP, "nowhere", UNTIL, expired=False),
        WaiverNote(HELD, "lota", UNTIL, expired=False),
    )


def test_waivers_of_an_office_and_of_an_account_in_it_are_both_used_by_that_accounts_failure():
    waivers = [waiver(TWO_STEP, "lota"), waiver(TWO_STEP, "lota/operator")]
    assert notes(waivers) == notes(waivers[::-1]) == ()


def test_an_ended_waiver_is_told_of_even_where_a_later_one_took_its_place():
    ended = waiver(TWO_STEP, "lota", DAY - timedelta(1))
    assert notes([ended, waiver(TWO_STEP, "lota")]) == (WaiverNote(TWO_STEP, "lota", ended.until, expired=True),)


def test_notes_come_in_the_order_in_which_the_waivers_are_written():
    waivers = [waiver(HELD, "lota"), waiver(TWO_STEP, "a", DAY - timedelta(1)), waiver(TWO_STEP, "nowhere")]
    assert [note.subject for note in notes(waivers)] == ["lota", "a", "nowhere"]
    assert [note.subject for note in notes(waivers[::-1])] == ["nowhere", "a", "lota"]


@pytest.mark.parametrize("named", ["lota", "lota/operator"])
def test_a_waiver_of_a_duty_of_which_nothing_is_known_is_not_called_needless(named):
    given = waiver(TWO_STEP, named)
    assert notes([given], facts={}) == ()
    assert notes([given], facts=DONE) == (WaiverNote(TWO_STEP, named, UNTIL, expired=False),)


def test_uses_are_gathered_office_by_office():
    waivers = [waiver(TWO_STEP, "lota"), waiver(TWO_STEP, "garuikhali")]
    seen = WaiverUsage(waivers)
    unused = [WaiverNote(TWO_STEP, name, UNTIL, expired=False) for name in ("lota", "garuikhali")]
    assert seen.notes(DAY) == tuple(unused)
    for assessment, left in zip(before(), (unused[1:], [], []), strict=True):
        seen.see(waive(assessment, waivers, DAY))
        assert seen.notes(DAY) == tuple(left)


def test_without_waivers_nothing_is_told():
    assert notes([]) == ()


# Of whom it is not known whose of before he is


SECRETARY, OPERATOR = "lota/before", "lota/another"


def of_the_doubtful(waivers, told, doubts=(SECRETARY,)):
    """Return how two-step stands of an account that may be one of some of before, and what is told of the waivers."""
    listed = office("lota")
    now = replace(listed, accounts=tuple(replace(account, doubts=doubts) for account in listed.accounts))
    (found,) = judged(meeting([now], told, waivers=tuple(waivers)))
    (finding,) = (finding for finding in found.findings if finding.policy == TWO_STEP)
    return finding.outcome, waiver_notes(waivers, [found], DAY)


OFF = {TWO_STEP_ENROLLED: False}


@pytest.mark.parametrize("named", [SECRETARY, "lota/head", "lota"])
def test_while_it_is_asked_whose_a_no_of_before_is_a_waiver_neither_excuses_it_nor_vanishes(named):
    given = waiver(TWO_STEP, named)
    waits = (WaiverNote(TWO_STEP, named, UNTIL, expired=False, waits=True),)
    assert of_the_doubtful([given], tell(SECRETARY, OFF)) == (Outcome.FAIL, waits)


def test_a_waiver_of_before_excuses_no_no_that_may_be_another_ones():
    given = waiver(TWO_STEP, SECRETARY)
    waits = (WaiverNote(TWO_STEP, SECRETARY, UNTIL, expired=False, waits=True),)
    assert of_the_doubtful([given], tell("lota/head", OFF)) == (Outcome.FAIL, waits)
    both = [*tell(SECRETARY, OFF), *tell(OPERATOR, OFF)]
    assert of_the_doubtful([given], both, (SECRETARY, OPERATOR)) == (Outcome.FAIL, waits)
    assert of_the_doubtful([given], []) == (Outcome.UNKNOWN, waits)


@pytest.mark.parametrize("told", [SECRETARY, "lota/head"], ids=["an old no", "a new no"])
@pytest.mark.parametrize("named", [SECRETARY, "lota/head", "lota"])
def test_a_waiver_waits_alike_for_a_no_of_before_and_for_one_that_was_told_since(named, told):
    given = waiver(TWO_STEP, named)
    waits = (WaiverNote(TWO_STEP, named, UNTIL, expired=False, waits=True),)
    assert of_the_doubtful([given], tell(told, OFF)) == (Outcome.FAIL, waits)


def beside_the_doubtful(waivers, told):
    """Return the round of an office one of whose two accounts may be one of before."""
    listed = office("lota", POSTS)
    secretary, operator = listed.accounts
    now = replace(listed, accounts=(replace(secretary, doubts=(SECRETARY,)), operator))
    return round_of(meeting([now], told, waivers=tuple(waivers)))


@pytest.mark.parametrize("told", [OFF, {}], ids=["a no", "nothing told"])
def test_time_of_an_office_holds_for_whom_it_lists_as_before_and_waits_for_who_may_be_one_of_before(told):
    given = waiver(TWO_STEP, "lota")
    round_ = beside_the_doubtful([given], [*tell("lota/secretary", told), *tell("lota/operator", told)])
    (lota,) = round_.assessments
    doubtful, certain = (
        next(each for each in lota.findings if each.policy == TWO_STEP and each.subject == f"lota/{post}")
        for post in POSTS
    )
    assert round_.header.waiver_notes == ()
    assert (certain.outcome is Outcome.WAIVED) == bool(told)
    assert (doubtful.outcome is Outcome.FAIL) == bool(told)
    assert waiting_waiver(doubtful, lota.office, round_.header) == given
    assert waiting_waiver(certain, lota.office, round_.header) is None
    assert waiver_of_unknown(doubtful, lota.office, round_.header) is None
    assert waiver_of_unknown(certain, lota.office, round_.header) == (None if told else given)


def test_time_for_a_duty_of_the_office_itself_waits_not_where_it_is_only_asked_who_one_of_its_users_is():
    listed = replace(
        FISHERIES, accounts=tuple(replace(each, doubts=("fisheries/before",)) for each in FISHERIES.accounts)
    )
    given = waiver(HELD, "fisheries")
    for told in ([], tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.PERSONAL})):
        round_ = round_of(meeting([listed], told, waivers=(given,)))
        assert round_.header.waiver_notes == ()


def test_a_waiver_of_before_that_ended_is_told_of_who_may_be_that_one():
    listed = office("lota")
    now = replace(listed, accounts=tuple(replace(account, doubts=(SECRETARY,)) for account in listed.accounts))
    ended = waiver(TWO_STEP, SECRETARY, DAY - timedelta(1))
    round_ = round_of(meeting([now], tell(SECRETARY, OFF), waivers=(ended,)))
    (named,) = named_waivers(round_.header, round_.assessments)
    assert named.subject == joined((now.name, now.accounts[0].post))


@pytest.mark.parametrize(("until", "waits"), [(DAY, True), (DAY - timedelta(1), False)])
def test_a_waiver_waits_to_the_end_of_its_last_day(until, waits):
    given = waiver(TWO_STEP, SECRETARY, until)
    (note,) = of_the_doubtful([given], tell("lota/head", OFF))[1]
    assert (note.waits, note.expired) == (waits, not waits)


def test_waivers_of_several_who_are_doubted_all_wait():
    listed = office("lota", ("head", "clerk"))
    doubts = zip(listed.accounts, ((SECRETARY,), (OPERATOR,)), strict=True)
    now = replace(listed, accounts=tuple(replace(account, doubts=of_before) for account, of_before in doubts))
    waivers = [waiver(TWO_STEP, SECRETARY), waiver(TWO_STEP, OPERATOR)]
    assert [note.waits for note in waiver_notes(waivers, judged(meeting([now])), DAY)] == [True, True]


@pytest.mark.parametrize(
    ("rule", "waiting"),
    [({PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False)}, {USED: HELD, COMPOSITION: RESET}), ({}, {USED: HELD})],
    ids=["told", "not told"],
)
def test_what_comes_after_a_duty_with_more_time_waits_for_it_and_is_not_even_told_unless_it_can_be(rule, waiting):
    told = tell_all(FISHERIES, {PASSWORD_CHANGED_ON: NOT_DONE[PASSWORD_CHANGED_ON], **rule})
    told += tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE})
    waivers = (waiver(HELD, "fisheries"), waiver(RESET, "fisheries"))
    (fisheries,) = judged(meeting([FISHERIES], told, waivers=waivers))
    assert {finding.policy: finding.waits_for for finding in fisheries.findings if finding.waits_for} == waiting


WAY = "two-step-method"
OF_FEBRUARY = replace(BASELINE.decisions[-1], id="2024-02/05", serial="05", meeting="2024-02")
OF_ANOTHER_MEETING = replace(
    BASELINE,
    decisions=(*BASELINE.decisions, OF_FEBRUARY),
    rules=tuple(
        replace(rule, level=Level.SHALL, decision=OF_FEBRUARY.id) if rule.policy.id == WAY else rule
        for rule in BASELINE.rules
    ),
)


@pytest.mark.parametrize(
    ("way", "given", "stands"),
    [
        (None, (), (Outcome.UNKNOWN, TWO_STEP)),
        (Method.TOTP, (), (Outcome.UNKNOWN, TWO_STEP)),
        (Method.TOTP, (waiver(TWO_STEP, "fisheries"),), (Outcome.UNKNOWN, TWO_STEP)),
        (Method.TOTP, (waiver(WAY, "fisheries"),), (Outcome.UNKNOWN, TWO_STEP)),
        (Method.SMS, (), (Outcome.FAIL, "")),
    ],
    ids=["not told", "an app", "an app, more time for two-step", "an app, more time for the way", "SMS"],
)
def test_telling_the_way_of_the_code_makes_no_no_of_what_nobody_saw_at_the_login_at_which_no_code_came(
    way, given, stands
):
    seen = tell("fisheries/officer", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, grade=Grade.WITNESSED)
    told = tell("fisheries/officer", {TWO_STEP_ENROLLED: True, **({TWO_STEP_METHOD: way} if way else {})}, DAY)
    judging = JudgingInput.of(FolderEvidence((*seen, *told), (), (), ()), OF_ANOTHER_MEETING, given, DAY)
    ((fisheries, _),) = judge(Roster((FISHERIES,)), judging)
    (found,) = [each for each in fisheries.findings if each.policy == WAY]
    assert (found.outcome, found.waits_for) == stands
    assert found.grade is not Grade.WITNESSED or found.outcome is Outcome.WAIVED


NO_CODE_COMES, OFF = {TWO_STEP_CAUSE: Cause.NO_CODE}, {TWO_STEP_ENROLLED: False}
MORE_TIME = (waiver(TWO_STEP, "fisheries"),)
BY_APP, BY_SMS = {TWO_STEP_METHOD: Method.TOTP}, {TWO_STEP_METHOD: Method.SMS}


@pytest.mark.parametrize(
    ("told", "given", "stands"),
    [
        (NO_CODE_COMES, (), Status.AWAITING_PORTAL),
        (NO_CODE_COMES | BY_SMS, (), Status.AWAITING_PORTAL),
        (OFF | NO_CODE_COMES | BY_APP, (), Status.AWAITING_PORTAL),
        (OFF | {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, (), Status.AWAITING_PORTAL),
        (OFF, MORE_TIME, Status.WAIVED),
        (OFF | BY_APP, MORE_TIME, Status.WAIVED),
        (OFF | BY_SMS, MORE_TIME, Status.WAIVED),
        (OFF, (), Status.NO_INFORMATION),
        (OFF | BY_APP, (), Status.NO_INFORMATION),
    ],
)
def test_where_the_code_comes_waits_for_two_step_under_a_decision_of_its_own(told, given, stands):
    evidence = FolderEvidence((*tell("fisheries/officer", told),), (), (), ())
    ((fisheries, _),) = judge(Roster((FISHERIES,)), JudgingInput.of(evidence, OF_ANOTHER_MEETING, given, DAY))
    (found,) = [each for each in fisheries.findings if each.policy == WAY]
    assert (found.waits_for, found.is_no) == (TWO_STEP, told.get(TWO_STEP_METHOD) is Method.SMS)
    assert status_of(fisheries, found.decision) is stands
    assert WAY not in owed_duties(fisheries)


@pytest.mark.parametrize("is_day_unknown", [True, False])
def test_the_cause_for_which_it_waits_for_the_portal_is_told_of_it_with_day_and_source(is_day_unknown):
    evidence = FolderEvidence((*tell("fisheries/officer", OFF | NO_CODE_COMES),), (), (), ())
    ((fisheries, _),) = judge(Roster((FISHERIES,)), JudgingInput.of(evidence, OF_ANOTHER_MEETING, (), DAY))
    noted = [
        replace(each, day_unknown=is_day_unknown, **({"waits_for": "", "cause": None} if each.policy == WAY else {}))
        for each in fisheries.findings
    ]
    again = put_off(replace(fisheries, findings=tuple(noted)), OF_ANOTHER_MEETING.rules)
    two_step, way = (next(each for each in again.findings if each.policy == policy) for policy in (TWO_STEP, WAY))
    assert (way.cause, way.cause_told_on) == (two_step.cause, two_step.cause_told_on)
    assert (way.cause_source, way.cause_day_unknown) == (two_step.source, is_day_unknown)
