"""Why an office stands so, field by field: of each subject and of each of its duties."""

from __future__ import annotations

import pytest
from changing import replace
from small_upazila import BASELINE, DONE, NOT_DONE, TOLD, TWO_STEP, history, meeting, office, tell_all

from auditor.i18n import Language
from auditor.model.evidence import MissingReason
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, Scope
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.labels import ANSWER_UNDATED
from auditor.model.side import Side
from auditor.model.subjects import OfficeKind
from auditor.model.views.remarks import RemarkCode
from auditor.views.office.values import source_said
from auditor.views.why.why import Told, why

LATA = office("lata")
HEAD = "lata/head"
NOTHING = Told({}, {}, {}, lambda _: True)


def said(text):
    return None if text is None else text.said(Language.EN)


# The office and its accounts


OFFICER, CLERK = office("fisheries", ("officer", "clerk")).accounts
FISHERIES = replace(
    office("fisheries", kind=OfficeKind.DEPARTMENT),
    accounts=(replace(OFFICER, login="fisheries.officer", holder_since=TOLD, left=True), CLERK),
    user_count=3,
)


def subjects_of(listed):
    past = history(meeting([listed]))
    (assessment,) = past.now.assessments
    return why(assessment, past, NOTHING)


def test_the_office_comes_first_and_then_each_account_with_login_day_of_its_holder_and_whether_it_left():
    of_accounts = sum(rule.policy.scope is Scope.ACCOUNT for rule in BASELINE.rules)
    found = [
        (each.id, said(each.called), each.login, each.since, each.left, len(each.duties))
        for each in subjects_of(FISHERIES)
    ]
    assert found == [
        ("fisheries", "Fisheries", "", None, False, len(BASELINE.rules) - of_accounts),
        ("fisheries/officer", "officer", "fi…", TOLD, True, of_accounts),
        ("fisheries/clerk", "clerk", "", None, False, of_accounts),
        ("fisheries/unlisted-1", "User not listed 1", "", None, False, of_accounts),
    ]


def test_that_an_office_left_the_list_is_told_of_it_and_of_each_account_that_it_left():
    assert [each.left for each in subjects_of(replace(FISHERIES, left=True))] == [True, True, False, True]


def test_of_whom_nothing_is_judged_nothing_is_told():
    past = history(meeting([FISHERIES]))
    (assessment,) = past.now.assessments
    alone = replace(assessment, findings=assessment.of(subject="fisheries/clerk"))
    assert [each.id for each in why(alone, past, NOTHING)] == ["fisheries/clerk"]


# Each duty


JOINED = replace(LATA, accounts=tuple(replace(each, holder_since=TOLD) for each in LATA.accounts))


def two_step(told=(), listed=LATA, **changes):
    """Return the duty of two-step of an account of which something was told; `changes` are made in its finding."""
    past = history(meeting([listed], told))
    (assessment,) = past.now.assessments
    findings = tuple(replace(finding, **changes) for finding in assessment.findings if finding.policy == TWO_STEP)
    ((duty,),) = (subject.duties for subject in why(replace(assessment, findings=findings), past, NOTHING))
    return duty


def test_a_duty_is_called_and_labelled_as_papers_do_and_tells_source_day_and_grade():
    duty = two_step(tell_all(LATA, DONE))
    (policy,) = (rule.policy for rule in BASELINE.rules if rule.policy.id == TWO_STEP)
    assert (duty.duty, duty.policy) == (policy.duty, TWO_STEP)
    assert (duty.label, duty.is_done, duty.is_no, duty.is_open) == (Outcome.PASS.label, True, False, False)
    assert (duty.known, duty.source, duty.on) == (Grade.DECLARED.label, source_said("register"), TOLD)
    assert (duty.reasons, duty.remarks, duty.tellings, duty.past) == ((), (), (), ())


WAIVED = {"outcome": Outcome.WAIVED, "waived_from": Outcome.FAIL}
HINDERED = {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE}
STANDS = {
    "done": (DONE, {}, (Outcome.PASS.label, True, False, False)),
    "not done": (NOT_DONE, {}, (Outcome.FAIL.label, False, True, True)),
    "nothing told": ({}, {}, (Outcome.UNKNOWN.label, False, False, True)),
    "the portal is in the way": (HINDERED, {}, (Status.AWAITING_PORTAL.label, False, True, False)),
    "time was given": ({}, WAIVED, (Outcome.WAIVED.label, False, True, False)),
    "time was given for what is not known": (
        {}, {**WAIVED, "waived_from": Outcome.UNKNOWN}, (Outcome.WAIVED.label, False, False, False),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "changes", "stands"), STANDS.values(), ids=STANDS)
def test_how_a_duty_stands_is_told_with_whether_it_is_done_is_a_no_and_is_open(facts, changes, stands):
    duty = two_step(tell_all(LATA, facts), **changes)
    assert (duty.label, duty.is_done, duty.is_no, duty.is_open) == stands


def test_of_what_nobody_told_there_is_no_grade_no_source_and_no_day():
    duty = two_step()
    assert (duty.known, duty.source, duty.on, duty.done_on) == (None, None, None, None)


def test_what_was_seen_is_told_with_the_way_by_which_it_was_seen():
    assert said(two_step(grade=Grade.WITNESSED, way="seen-on-video").known) == "witnessed on a video call"
    assert said(two_step(grade=Grade.WITNESSED).known) == "witnessed"


ACT = {
    "done on a day": (Outcome.PASS, "2024-02-02", "done: 02.02.2024"),
    "done in a span": (Outcome.PASS, "2024-02-02/2024-02-10", "done: on or after 02.02.2024"),
    "done, no day told": (Outcome.PASS, "", None),
    "done on the day on which a login showed it": (Outcome.PASS, TOLD.isoformat(), None),
    "done before the decision": (Outcome.FAIL, "2023-12-02", "done: 02.12.2023"),
    "not done since a day": (Outcome.FAIL, "../2024-01-17", "not done since 18.01.2024"),
    "not done, no day told": (Outcome.FAIL, "", None),
    "not done, though a login showed it on that day": (Outcome.FAIL, TOLD.isoformat(), None),
}


@pytest.mark.parametrize(("outcome", "written", "day"), ACT.values(), ids=ACT)
def test_the_day_of_the_act_is_told_also_where_it_was_too_early(outcome, written, day):
    assert said(two_step(outcome=outcome, done_on=written, observed_on=TOLD).done_on) == day


BROKEN = next(rule.policy.broken for rule in BASELINE.rules if rule.policy.id == TWO_STEP).en
WITHOUT_THE_OFFICE = "Known without the office: from a system's record or a published address."
TOLD_THERE = "Told by the office in whose list this user ID stood then: no answer of this office."
REASONS = {
    "done": ({"outcome": Outcome.PASS}, []),
    "done, told long ago": ({"outcome": Outcome.PASS, "reason": MissingReason.STALE}, []),
    "done by a record": ({"outcome": Outcome.PASS, "unanswered": True}, [WITHOUT_THE_OFFICE]),
    "done by what another office told": ({"outcome": Outcome.PASS, "told_there": True}, [TOLD_THERE]),
    "not done by what another office told": ({"outcome": Outcome.FAIL, "told_there": True}, [BROKEN, TOLD_THERE]),
    "not known by what another office told": ({"told_there": True}, []),
    "not done": ({"outcome": Outcome.FAIL}, [BROKEN]),
    "not done by a record": ({"outcome": Outcome.FAIL, "unanswered": True}, [BROKEN, WITHOUT_THE_OFFICE]),
    "not done, told long ago": ({"outcome": Outcome.FAIL, "reason": MissingReason.STALE}, [BROKEN]),
    "time was given": (WAIVED, [BROKEN]),
    "time was given, known by a record": ({**WAIVED, "unanswered": True}, [BROKEN]),
    "not known, no reason told": ({}, []),
    "not known, and nobody asked": ({"unanswered": True}, []),
}
NOT_KNOWN = {
    MissingReason.NEVER_TOLD: "Nobody has told it yet.",
    MissingReason.STALE: "What was told has grown old and must be told again.",
    MissingReason.BEFORE_START: "What was told is of before the day from which this counts; how it stands since must be told.",
    MissingReason.JOINING_UNKNOWN: "It is not known on which day the present holder joined, so what was told or done before does not count. Needed: that day.",
    MissingReason.OTHER_MAILBOX: "What was told is of the e-mail address that the roster had before. How it stands with the present one must be asked.",
    MissingReason.OTHER_PORTAL: "What was told, and why, is of the portal of before. How it stands at the present one must be asked.",
    MissingReason.NEW_HOLDER: "What was told is of the time before the present holder joined, or may be. Needed: that he did it himself since, and on which day.",
    MissingReason.NO_ACCOUNT_LISTED: "No user ID of the office is listed.",
    MissingReason.LEFT_ROSTER: "No longer in the roster, and nobody told why.",
    MissingReason.OTHER_RULE: "It was told under another password rule.",
    MissingReason.DAY_UNSURE: "The day is not known well enough to say whether it was before or after the decision.",
    MissingReason.UNCLEAR: "The last answer could not be read. What was meant must be asked.",
    MissingReason.UPHELD: (
        "A request for correction was upheld: what was told before it does not count. What is right must be asked or entered."
    ),
    MissingReason.TOO_EARLY: "What was told counts only once what comes before it is done.",
    MissingReason.UNPLACED: "An answer came of which it is not known whose it is.",
}


def test_of_an_answer_whose_day_is_in_doubt_it_is_said_once_that_it_came():
    undated = two_step(outcome=Outcome.UNKNOWN, reason=MissingReason.NEVER_TOLD, undated=True)
    assert undated.is_told_besides
    assert ([said(reason) for reason in undated.reasons], undated.remarks) == ([ANSWER_UNDATED.en], ())


@pytest.mark.parametrize("reason", MissingReason)
def test_of_an_answer_that_nobody_can_read_it_is_known_that_it_came(reason):
    assert two_step(listed=JOINED, reason=reason).is_told_besides is (reason is MissingReason.UNCLEAR)


@pytest.mark.parametrize(("changes", "reasons"), REASONS.values(), ids=REASONS)
def test_why_it_stands_so_is_said_in_sentences(changes, reasons):
    assert [said(reason) for reason in two_step(**{"reason": None, **changes}).reasons] == reasons


@pytest.mark.parametrize("reason", MissingReason)
def test_why_it_is_not_known_is_said(reason):
    assert [said(why_not) for why_not in two_step(listed=JOINED, reason=reason).reasons] == [NOT_KNOWN[reason]]


@pytest.mark.parametrize("listed", [LATA, JOINED])
def test_where_the_day_of_joining_is_in_doubt_that_day_is_said_to_be_needed_also_where_the_roster_has_one(listed):
    (needed,) = two_step(listed=listed, reason=MissingReason.JOINING_UNKNOWN).reasons
    assert said(needed) == NOT_KNOWN[MissingReason.JOINING_UNKNOWN]


def test_the_remarks_are_those_of_papers_with_both_sides_of_a_contradiction():
    sides = tuple(Side(TWO_STEP_ENROLLED.id, value, Grade.DECLARED, "register", TOLD) for value in ("false", "true"))
    duty = two_step(tell_all(LATA, NOT_DONE), sides=sides)
    assert [(remark.code, remark.day, len(remark.sides)) for remark in duty.remarks] == [
        (RemarkCode.CONTRADICTION, TOLD, 2)
    ]
