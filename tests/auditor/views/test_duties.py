"""Duties as cells of a table: how many of how many, the worst among them, how and since when it is known; and remarks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DAY,
    DECIDED,
    DONE,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    USED,
    history,
    judged,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, plain
from auditor.model.baseline import Level, Waiver
from auditor.model.evidence import Reference
from auditor.model.facts import (
    ACTIVE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
    Scope,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.round import cards
from auditor.model.subjects import Account, OfficeKind
from auditor.model.views.annexes import DutyColumn
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.office.account_rows import account_rows
from auditor.views.office.duties import (
    duty_cell,
    duty_columns,
    named_duty_cell,
    past_standings,
    policies_by_column,
)
from auditor.views.office.office import office_reports
from auditor.views.remarks.act_days import act_day
from auditor.views.remarks.remarks import remarks_on_findings
from auditor.views.remarks.who_remarks import of_how_many_users
from auditor.views.waivers.told_waivers import waivers_told
from reports.layout import remarking
from reports.layout.records.parts import cell_json

POSTS = ("secretary", "operator", "clerk")
LOTA = office("lota", POSTS)
SECRETARY, OPERATOR, CLERK = (account.id for account in LOTA.accounts)
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
UNTIL = date(2024, 6, 30)
RULES = cards(BASELINE)
NOT_REGULARLY = Text(en="not at all, or not regularly", bn="হয় না বা নিয়মিত নয়")
ADVISED = ("two-step-method", "password-strength", "password-reuse", "password-breached", "account-not-shared")


def columns_of(*levels):
    return [list(policies) for policies in policies_by_column(RULES, *levels).values()]


def test_duties_with_one_heading_share_a_column_in_the_order_of_the_rules():
    assert columns_of(Level.SHALL) == [[PROFILE], [RESET], [COMPOSITION], [TWO_STEP], [HELD, USED]]
    assert columns_of(Level.SHOULD) == [[policy] for policy in ADVISED]
    assert columns_of(Level.SHALL, Scope.ACCOUNT) == [[PROFILE], [RESET], [COMPOSITION], [TWO_STEP]]
    assert columns_of(Level.SHALL, Scope.OFFICE) == [[HELD, USED]]
    assert columns_of(Level.SHOULD, Scope.OFFICE) == []


def test_a_column_has_its_heading_and_its_policies():
    columns = policies_by_column(RULES, Level.SHALL, Scope.OFFICE)
    heading = next(rule.policy.column for rule in BASELINE.rules if rule.policy.id == HELD)
    assert duty_columns(columns) == (DutyColumn(heading, (HELD, USED)),)
    assert duty_columns({}) == ()


# Cells


def cell(policy, told, of=LOTA, waivers=()):
    """Return the cell of one duty of an office, as it is judged."""
    (assessment,) = judged(meeting([of], told, waivers=waivers))
    return duty_cell(assessment.findings, {policy})


WAITS = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
ON, OFF = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}
FEBRUARY, MARCH = date(2024, 2, 5), date(2024, 3, 5)


def test_what_waits_for_a_duty_with_more_time_is_time_extended_in_whatever_column_it_stands():
    told = tell_all(LOTA, NOT_DONE)
    waivers = (Waiver(RESET, "lota", "migration", "2024-02/05", UNTIL),)
    for policy in (RESET, COMPOSITION):
        found = cell(policy, told, waivers=waivers)
        assert (found.outcome, found.label, found.is_open) == (Outcome.WAIVED, Status.WAIVED.label, False), policy


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ({OFFICIAL_EMAIL_SENDS: False}, NOT_REGULARLY),
        ({OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_READS: False}, Outcome.FAIL.label),
        ({OFFICIAL_EMAIL_SENDS: True}, Outcome.PASS.label),
    ],
)
def test_where_a_duty_is_named_it_is_said_how_it_stands_where_not_done_would_say_more_than_was_told(told, stands):
    (assessment,) = judged(meeting([FISHERIES], tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, **told})))
    (rule,) = (rule for rule in RULES if rule.policy == USED)
    named, in_column = named_duty_cell(assessment.findings, rule), duty_cell(assessment.findings, {USED})
    assert (named.label, in_column.label) == (stands, in_column.outcome.label)
    assert replace(named, undone=None) == in_column


def test_a_rule_that_was_kept_before_there_were_words_for_it_says_not_done_as_its_papers_do():
    (assessment,) = judged(meeting([FISHERIES], tell("fisheries", {OFFICIAL_EMAIL_SENDS: False})))
    (rule,) = (replace(rule, stands=()) for rule in RULES if rule.policy == USED)
    assert named_duty_cell(assessment.findings, rule).label == Outcome.FAIL.label


def test_of_two_duties_of_an_office_in_one_column_one_done_is_partly_and_each_is_counted():
    def shared(told):
        (assessment,) = judged(meeting([FISHERIES], tell("fisheries", told)))
        return duty_cell(assessment.findings, {HELD, USED})

    held = {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}
    for told in (held, held | {OFFICIAL_EMAIL_SENDS: False}):
        assert (shared(told).label, shared(told).duties) == (Status.PARTIAL.label, (1, 2))
    both = shared(held | {OFFICIAL_EMAIL_SENDS: True})
    assert (both.label, both.duties) == (Outcome.PASS.label, (2, 2))
    none = shared({OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: False})
    assert (none.label, none.duties) == (Outcome.FAIL.label, (0, 2))


def unknown_and(unknown, other):
    """Return of how many nothing is known, beside one that stands otherwise."""
    return ((Outcome.UNKNOWN.label, unknown), (other.label, 1))


UNDONE_AND_UNKNOWN = ((Outcome.FAIL.label, 1), (Outcome.UNKNOWN.label, 1))
CELLS = {
    "nothing told": ([], DutyCell(0, 3, Outcome.UNKNOWN)),
    "all on": (tell_all(LOTA, ON), DutyCell(3, 3, Outcome.PASS, Grade.DECLARED, TOLD)),
    "all off": (tell_all(LOTA, OFF), DutyCell(0, 3, Outcome.FAIL, None, TOLD)),
    "one on, the others not told": (tell(OPERATOR, ON), DutyCell(1, 3, Outcome.UNKNOWN, Grade.DECLARED, TOLD)),
    "one on, one off, one not told": (
        [*tell(SECRETARY, ON), *tell(OPERATOR, OFF)],
        DutyCell(1, 3, Outcome.FAIL, Grade.DECLARED, TOLD, rest=UNDONE_AND_UNKNOWN),
    ),
    "two on, of two grades: the weaker; the older day": (
        [*tell(SECRETARY, ON, FEBRUARY, Grade.WITNESSED), *tell(OPERATOR, ON, grade=Grade.SELF_CHECKED)],
        DutyCell(2, 3, Outcome.UNKNOWN, Grade.SELF_CHECKED, FEBRUARY, observed_until=TOLD),
    ),
    "a failure lends its day and no grade": (
        [*tell(SECRETARY, OFF, FEBRUARY), *tell(OPERATOR, ON, grade=Grade.EXPORTED)],
        DutyCell(1, 3, Outcome.FAIL, Grade.EXPORTED, FEBRUARY, observed_until=TOLD, rest=UNDONE_AND_UNKNOWN),
    ),
    "one waits for the portal, of the others nothing is told: nobody said no": (
        tell(SECRETARY, WAITS),
        DutyCell(
            0,
            3,
            Outcome.UNKNOWN,
            None,
            TOLD,
            beside=(Status.AWAITING_PORTAL,),
            rest=unknown_and(2, Status.AWAITING_PORTAL),
        ),
    ),
    "one on, one waits for the portal, one not told": (
        [*tell(SECRETARY, WAITS), *tell(OPERATOR, ON)],
        DutyCell(
            1,
            3,
            Outcome.UNKNOWN,
            Grade.DECLARED,
            TOLD,
            beside=(Status.AWAITING_PORTAL,),
            rest=unknown_and(1, Status.AWAITING_PORTAL),
        ),
    ),
    "one waits for the portal, one is off": (
        [*tell(SECRETARY, WAITS), *tell(OPERATOR, OFF)],
        DutyCell(0, 3, Outcome.FAIL, None, TOLD, rest=(*UNDONE_AND_UNKNOWN, (Status.AWAITING_PORTAL.label, 1))),
    ),
    "all others wait for the portal": (
        [*tell(SECRETARY, WAITS), *tell(OPERATOR, WAITS), *tell(CLERK, ON)],
        DutyCell(1, 3, Outcome.FAIL, Grade.DECLARED, TOLD, awaiting_portal=True),
    ),
    "that one waits for the portal is known since its cause was told, also after the no": (
        [*tell_all(LOTA, OFF, on=FEBRUARY), *tell_all(LOTA, {TWO_STEP_CAUSE: Cause.NO_CODE})],
        DutyCell(0, 3, Outcome.FAIL, None, TOLD, awaiting_portal=True),
    ),
    "and no later than the no that was told once more": (
        [*tell_all(LOTA, WAITS, on=FEBRUARY), *tell_all(LOTA, OFF)],
        DutyCell(0, 3, Outcome.FAIL, None, TOLD),
    ),
    "where the cause alone was told, since then, too": (
        tell_all(LOTA, {TWO_STEP_CAUSE: Cause.NO_CODE}),
        DutyCell(0, 3, Outcome.UNKNOWN, None, TOLD, awaiting_portal=True),
    ),
    "what grew old lends no day": (
        [*tell(SECRETARY, ON, date(2022, 1, 1)), *tell(OPERATOR, ON)],
        DutyCell(1, 3, Outcome.UNKNOWN, Grade.DECLARED, TOLD),
    ),
    "an account seen out of use is not counted": (
        [*tell(CLERK, {ACTIVE: False}, grade=Grade.WITNESSED), *tell(SECRETARY, ON), *tell(OPERATOR, ON)],
        DutyCell(2, 2, Outcome.PASS, Grade.DECLARED, TOLD),
    ),
    "all accounts seen out of use": (
        tell_all(LOTA, {ACTIVE: False}, grade=Grade.WITNESSED),
        DutyCell(0, 0, Outcome.NOT_APPLICABLE),
    ),
}


@pytest.mark.parametrize(("told", "expected"), CELLS.values(), ids=CELLS)
def test_a_cell_counts_the_accounts_that_have_a_duty_done_of_those_it_concerns(told, expected):
    assert cell(TWO_STEP, told) == expected


def test_a_waived_duty_is_neither_done_nor_worse_than_unknown():
    waivers = (Waiver(TWO_STEP, OPERATOR, "migration", "2024-02/05", UNTIL),)
    told = [*tell(SECRETARY, ON), *tell(OPERATOR, OFF)]
    assert cell(TWO_STEP, told, waivers=waivers) == DutyCell(
        1, 3, Outcome.UNKNOWN, Grade.DECLARED, TOLD, beside=(Status.WAIVED,), rest=unknown_and(1, Status.WAIVED)
    )
    two = replace(LOTA, accounts=LOTA.accounts[:2])
    assert cell(TWO_STEP, told, two, waivers) == DutyCell(1, 2, Outcome.WAIVED, Grade.DECLARED, TOLD)


def test_users_counted_but_not_listed_have_nothing_done():
    more = replace(LOTA, user_count=5)
    assert cell(TWO_STEP, tell_all(LOTA, ON), more) == DutyCell(3, 5, Outcome.UNKNOWN, Grade.DECLARED, TOLD)


MAILBOXES = {
    "both duties": (MAIL, 1, Outcome.PASS),
    "an address, its use not told": ({OFFICIAL_EMAIL: MailboxKind.OFFICIAL}, 0, Outcome.UNKNOWN),
    "a personal address": ({OFFICIAL_EMAIL: MailboxKind.PERSONAL}, 0, Outcome.FAIL),
}


@pytest.mark.parametrize(("facts", "done", "outcome"), MAILBOXES.values(), ids=MAILBOXES)
def test_in_a_column_of_several_duties_a_subject_is_done_when_all_of_them_are(facts, done, outcome):
    (assessment,) = judged(meeting([FISHERIES], tell("fisheries", facts)))
    found = duty_cell(assessment.of(decision=NINE), {HELD, USED})
    assert (found.done, found.of, found.outcome) == (done, 1, outcome)


def test_a_cell_without_findings_does_not_apply():
    assert duty_cell([], set()) == DutyCell(0, 0, Outcome.NOT_APPLICABLE)


# Remarks


def remarks(told, of=LOTA, **more):
    past = history(meeting([of], told, **more))
    (assessment,) = past.now.assessments
    return remarks_on_findings(assessment.findings, assessment, past)


OLD = date(2023, 1, 5)
MOVED = replace(
    LOTA, accounts=(Account(SECRETARY, plain("secretary"), holder_since=date(2024, 2, 15)), *LOTA.accounts[1:])
)
REMARKS = {
    "nothing told": ([], LOTA, []),
    "all done": (tell_all(LOTA, DONE), LOTA, []),
    "nothing done": (tell_all(LOTA, NOT_DONE), LOTA, []),
    "a new holder": ([], MOVED, [Remark(RemarkCode.TRANSFER, day=date(2024, 2, 15))]),
    "grown old, with the day": (tell(SECRETARY, ON, OLD), LOTA, [Remark(RemarkCode.STALE, day=OLD)]),
    "a no that grew old: it stands": (tell(SECRETARY, OFF, OLD), LOTA, []),
    "seen to be on, then told to be off": (
        [*tell(SECRETARY, ON, FEBRUARY, Grade.WITNESSED), *tell(SECRETARY, OFF)],
        LOTA,
        [Remark(RemarkCode.CONFLICT)],
    ),
    "seen to be off, then told to be on": (
        [*tell(SECRETARY, OFF, FEBRUARY, Grade.WITNESSED), *tell(SECRETARY, ON)],
        LOTA,
        [Remark(RemarkCode.CONFLICT, better_known=True)],
    ),
    "recorded to be off, then told to be on by a new holder": (
        [*tell(SECRETARY, OFF, FEBRUARY, Grade.EXPORTED), *tell(SECRETARY, ON, date(2024, 2, 16))],
        MOVED,
        [Remark(RemarkCode.TRANSFER, day=date(2024, 2, 15))],
    ),
    "a cause": (
        tell(SECRETARY, {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}),
        LOTA,
        [Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE, number=1)],
    ),
    "a cause of what is not known": (
        tell(SECRETARY, {TWO_STEP_CAUSE: Cause.VACANT}),
        LOTA,
        [Remark(RemarkCode.CAUSE, cause=Cause.VACANT, number=1)],
    ),
    "a cause of what is done": (tell(SECRETARY, {**ON, TWO_STEP_CAUSE: Cause.NO_CODE}), LOTA, []),
    "the same cause of two accounts, once": (
        tell_all(LOTA, {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}),
        LOTA,
        [Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE)],
    ),
    "two causes": (
        [*tell(SECRETARY, {TWO_STEP_CAUSE: Cause.VACANT}), *tell(OPERATOR, {TWO_STEP_CAUSE: Cause.NO_CODE})],
        LOTA,
        [
            Remark(RemarkCode.CAUSE, cause=Cause.VACANT, number=1),
            Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE, number=1),
        ],
    ),
    "shared": (tell(SECRETARY, {SHARED: True}), LOTA, [Remark(RemarkCode.SHARED)]),
    "shared, told before the present holder came": (
        tell(SECRETARY, {SHARED: True}),
        MOVED,
        [Remark(RemarkCode.TRANSFER, day=date(2024, 2, 15)), Remark(RemarkCode.SHARED, day=TOLD)],
    ),
    "shared, told of the present holder, too": (
        [*tell(SECRETARY, {SHARED: True}), *tell(SECRETARY, {SHARED: True}, date(2024, 2, 16))],
        MOVED,
        [Remark(RemarkCode.TRANSFER, day=date(2024, 2, 15)), Remark(RemarkCode.SHARED)],
    ),
    "not shared": (tell(SECRETARY, {SHARED: False}), LOTA, []),
    "users not listed": (
        tell_all(LOTA, DONE),
        replace(LOTA, user_count=5),
        [Remark(RemarkCode.UNLISTED, number=2)],
    ),
    "no account listed": ([], office("lota", ()), [Remark(RemarkCode.UNLISTED, number=0)]),
    "left the list": ([], replace(LOTA, left=True), [Remark(RemarkCode.LEFT_ROSTER)]),
    "a user ID left the list": (
        [],
        replace(LOTA, accounts=(replace(LOTA.accounts[0], left=True), *LOTA.accounts[1:])),
        [Remark(RemarkCode.LEFT_ROSTER, number=1)],
    ),
    "left the list, with users not listed": (
        [],
        replace(LOTA, left=True, user_count=5),
        [Remark(RemarkCode.LEFT_ROSTER, number=0)],
    ),
    "an account seen out of use": (
        tell(SECRETARY, {ACTIVE: False}, grade=Grade.WITNESSED),
        LOTA,
        [Remark(RemarkCode.NOT_IN_USE, number=1)],
    ),
    "a personal mailbox": (
        tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.PERSONAL}),
        FISHERIES,
        [Remark(RemarkCode.PERSONAL_MAIL)],
    ),
    "no mailbox": (tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE}), FISHERIES, []),
    "a login that did not ask": (
        tell(SECRETARY, {**ON, TWO_STEP_DEMANDED: False}),
        LOTA,
        [Remark(RemarkCode.NOT_DEMANDED)],
    ),
    "several, in one order": (
        [
            *tell(OPERATOR, {ACTIVE: False}, grade=Grade.WITNESSED),
            *tell(SECRETARY, {SHARED: True, **OFF, TWO_STEP_CAUSE: Cause.NO_CODE}, date(2024, 2, 16)),
            *tell(CLERK, ON, OLD),
        ],
        MOVED,
        [
            Remark(RemarkCode.TRANSFER, day=date(2024, 2, 15)),
            Remark(RemarkCode.STALE, day=OLD),
            Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE, number=1),
            Remark(RemarkCode.SHARED),
            Remark(RemarkCode.NOT_IN_USE, number=1),
        ],
    ),
}


@pytest.mark.parametrize(("told", "of", "expected"), REMARKS.values(), ids=REMARKS)
def test_remarks_tell_what_a_reader_of_the_numbers_must_know_each_once(told, of, expected):
    assert list(remarks(told, of)) == expected


def test_a_waiver_is_remarked_with_its_last_day_and_who_approved_it_beside_the_cause():
    waivers = (Waiver(TWO_STEP, "lota", "migration", "2024-02/05", UNTIL),)
    told = tell(SECRETARY, {**OFF, TWO_STEP_CAUSE: Cause.MIGRATION})
    assert remarks(told, waivers=waivers) == (
        Remark(RemarkCode.WAIVER, day=UNTIL, reference="2024-02/05"),
        Remark(RemarkCode.CAUSE, cause=Cause.MIGRATION, number=1),
    )


def test_sharing_that_was_told_before_the_holder_came_is_told_with_its_day_where_there_is_room():
    remark = Remark(RemarkCode.SHARED, day=TOLD)
    assert (
        remarking.in_full((remark,), Language.EN)
        == "shared account (told on 10.02.2024, before the present holder came)"
    )
    assert remarking.in_full((remark,), Language.BN) == "যৌথ ইউজার আইডি (১০.০২.২০২৪ তারিখের তথ্য, বর্তমান দায়িত্বপ্রাপ্তের আগের)"
    assert remarking.in_brief((remark,), Language.EN) == "shared account"


def test_a_waived_sharing_is_remarked_as_waived():
    waivers = (Waiver("account-not-shared", "lota", "one post", "2024-02/05", UNTIL),)
    (remark,) = remarks(tell(SECRETARY, {SHARED: True}), waivers=waivers)
    assert remark.code is RemarkCode.WAIVER


def test_that_it_was_told_otherwise_is_remarked_beside_whatever_else_is_said_of_the_finding():
    told = [*tell(SECRETARY, {SHARED: True}, FEBRUARY, Grade.WITNESSED), *tell(SECRETARY, {SHARED: False})]
    assert [remark.code for remark in remarks(told)] == [RemarkCode.TOLD_OTHERWISE, RemarkCode.SHARED]


def test_of_what_is_only_advised_the_report_says_too_what_was_told_otherwise_and_what_counts():
    told = [*tell(SECRETARY, {SHARED: True}, FEBRUARY, Grade.WITNESSED), *tell(SECRETARY, {SHARED: False}, MARCH)]
    (report,) = office_reports(history(meeting([LOTA], told, "2024-03")), LETTERHEAD).reports
    account, *_ = report.accounts
    (otherwise,) = (remark for remark in account.remarks if remark.code is RemarkCode.TOLD_OTHERWISE)
    counted_not, counted = remarking.in_full((otherwise,), Language.EN).split(", which does not count; what counts: ")
    assert "05.03.2024" in counted_not
    assert "05.02.2024" in counted


@pytest.mark.parametrize(
    ("cause", "is_asked"), [({}, True), ({TWO_STEP_CAUSE: Cause.VACANT}, False)], ids=["asked", "vacant"]
)
def test_answers_are_said_to_differ_only_where_the_brief_asks_which_is_right_else_that_it_was_told_otherwise_too(
    cause, is_asked
):
    seen = tell(SECRETARY, ON, FEBRUARY, Grade.WITNESSED)
    past = history(meeting([LOTA], [*seen, *tell(SECRETARY, {**OFF, **cause}, MARCH)], "2024-03"))
    chair = chair_view(past, LETTERHEAD)
    (row,) = chair.rows
    codes = {remark.code for remark in row.remarks}
    said = codes & {RemarkCode.CONFLICT, RemarkCode.TOLD_OTHERWISE}
    asks = [line for line in brief_lines(chair) if "do not agree" in line]
    assert (said, bool(asks)) == ({RemarkCode.CONFLICT if is_asked else RemarkCode.TOLD_OTHERWISE}, is_asked)


@pytest.mark.parametrize(("grade", "known"), [(Grade.DECLARED, "declared"), (Grade.SELF_CHECKED, "self-checked")])
def test_a_no_that_overrules_what_was_seen_done_by_the_last_meeting_is_remarked_with_both(grade, known):
    seen = tell(SECRETARY, ON, FEBRUARY, Grade.WITNESSED)
    past = history(meeting([LOTA], seen), meeting([LOTA], [*seen, *tell(SECRETARY, OFF, MARCH, grade)], "2024-03"))
    findings = [finding for finding in past.now.assessments[0].findings if finding.policy == "two-step-enabled"]
    (told,) = remarks_on_findings(findings, past.now.assessments[0], past, both_sides=True)
    assert (told.code, told.better_known) == (RemarkCode.CONFLICT, False)
    assert [side.en for side in told.sides] == ["done (witnessed), 05.02.2024", f"not done ({known}), 05.03.2024"]
    assert remarking.in_full((told,), Language.EN) == (
        f"conflicting information; the less favourable one counts ({told.sides[0].en}; {told.sides[1].en})"
    )


def test_only_the_findings_given_call_for_remarks():
    past = history(meeting([MOVED], tell(SECRETARY, {SHARED: True}, date(2024, 2, 16))))
    (assessment,) = past.now.assessments
    assert remarks_on_findings(assessment.of(subject=OPERATOR), assessment, past) == ()
    assert remarks_on_findings((), assessment, past) == ()
    assert len(remarks_on_findings(assessment.of(subject=SECRETARY), assessment, past)) == 2


# Rows of accounts


def rows(of, told=()):
    past = history(meeting([of], told))
    (assessment,) = past.now.assessments
    return account_rows(assessment, policies_by_column(RULES, Level.SHALL, Scope.ACCOUNT), past)


def test_an_account_is_shown_by_its_post_with_its_login_masked_and_a_cell_for_each_column():
    named = replace(LOTA, accounts=(Account(SECRETARY, plain("Secretary"), "lota.secretary"), LOTA.accounts[1]))
    told = [*tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}), *tell(OPERATOR, ON)]
    secretary, operator = rows(named, told)
    assert (secretary.post, secretary.login) == (plain("Secretary"), "lo…")
    assert [(each.done, each.of, each.outcome) for each in secretary.cells] == [
        (1, 1, Outcome.PASS),
        (1, 1, Outcome.PASS),
        (1, 1, Outcome.PASS),
        (0, 1, Outcome.FAIL),
    ]
    assert secretary.remarks == (Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE),)
    assert (operator.post, operator.login, operator.remarks) == (plain("operator"), "", ())
    assert [each.outcome for each in operator.cells] == [Outcome.UNKNOWN] * 3 + [Outcome.PASS]


def test_each_user_counted_but_not_listed_has_a_row_without_a_login():
    *listed, first, second = rows(replace(LOTA, user_count=5), tell_all(LOTA, DONE))
    assert len(listed) == 3
    assert [first.post, second.post] == [
        Text(en="User not listed 1", bn="তালিকায় নেই এমন ইউজার ১"),
        Text(en="User not listed 2", bn="তালিকায় নেই এমন ইউজার ২"),
    ]
    for row in (first, second):
        assert (row.login, row.cells) == ("", (DutyCell(0, 1, Outcome.UNKNOWN),) * 4)
        assert row.remarks == (Remark(RemarkCode.UNLISTED, number=2),)


def test_of_an_office_without_a_listed_account_nobody_is_counted_and_of_users_counted_only_each():
    nobody = cell(PROFILE, (), office("lota", ()))
    assert (nobody.counted, nobody.outcome) == ((None, None), Outcome.UNKNOWN)
    assert cell(PROFILE, (), office("lota", (), user_count=2)).counted == (0, 2)
    assert cell(PROFILE, (), office("lota", ("a",))).counted == (0, 1)
    written = cell_json(nobody)
    assert isinstance(written, dict)
    assert (written["done"], written["of"], written["outcome"]) == (None, None, "unknown")


def test_where_no_account_is_listed_none_is_shown():
    assert rows(office("lota", ())) == ()
    assert rows(office("lota", (), user_count=2)) == ()


# The day of the act


def acted(*values):
    told = [
        observation
        for account, value in zip(LOTA.accounts, values, strict=False)
        if value is not None
        for observation in tell(account.id, {PASSWORD_CHANGED_ON: value})
    ]
    (assessment,) = judged(meeting([LOTA], told))
    return act_day([finding for finding in assessment.findings if finding.policy == RESET], seen=False)


ACTS = {
    "nobody": ((), None),
    "one on a day": ((When.on(FEBRUARY),), "05.02.2024"),
    "all on one day": ((When.on(FEBRUARY),) * 3, "05.02.2024"),
    "on two days": ((When.on(date(2024, 2, 6)), When.on(FEBRUARY)), "05.02.2024 to 06.02.2024"),
    "one on a day, one since the decision": (
        (When.on(FEBRUARY), When.since(DECIDED, TOLD)),
        "on or after 18.01.2024",
    ),
    "since the decision": ((When.since(DECIDED, TOLD),), "on or after 18.01.2024"),
    "one on a day, one not at all": ((When.on(FEBRUARY), When.not_since(DECIDED)), "05.02.2024"),
    "not at all": ((When.not_since(DECIDED),), None),
}


@pytest.mark.parametrize(("values", "day"), ACTS.values(), ids=ACTS)
def test_the_day_of_the_act_is_told_or_the_first_and_last_day_of_those_that_did_it(values, day):
    found = acted(*values)
    assert (None if found is None else found.en) == day


def test_a_duty_whose_act_has_no_day_tells_none():
    (assessment,) = judged(meeting([LOTA], tell_all(LOTA, DONE)))
    passed = [finding for finding in assessment.findings if finding.policy == TWO_STEP]
    reset = [finding for finding in assessment.findings if finding.policy == RESET]
    assert act_day(passed, seen=False) is None
    assert act_day(reset, seen=False).bn == "০২.০২.২০২৪"
    assert act_day([*passed, *reset], seen=False) is None


def test_a_profile_that_was_found_right_on_the_day_it_was_told_of_was_not_brought_up_to_date_on_that_day():
    def day(value):
        (assessment,) = judged(meeting([LOTA], tell_all(LOTA, {PROFILE_UPDATED_ON: value})))
        findings = [finding for finding in assessment.findings if finding.policy == PROFILE]
        assert {finding.outcome for finding in findings} == {Outcome.PASS}
        return act_day(findings, seen=True), act_day(findings, seen=False)

    assert day(When.on(TOLD)) == (None, When.on(TOLD).label)
    assert day(When.on(FEBRUARY))[0] == When.on(FEBRUARY).label
    assert day(When.since(DECIDED, TOLD))[0] == When.since(DECIDED, TOLD).label


def test_the_days_of_an_act_are_told_in_bangla_as_a_span():
    (assessment,) = judged(
        meeting([LOTA], [seen for place, day in enumerate((5, 6)) for seen in tell(
            LOTA.accounts[place].id, {PASSWORD_CHANGED_ON: When.on(date(2024, 2, day))}
        )])
    )  # fmt: skip
    assert (
        act_day([of for of in assessment.findings if of.policy == RESET], seen=False).bn == "০৫.০২.২০২৪ থেকে ০৬.০২.২০২৪"
    )


def test_a_duty_nobody_told_of_says_until_when_the_time_given_for_it_runs():
    waivers = (Waiver(TWO_STEP, "lota", "migration", "2024-02/05", DAY),)
    past = history(meeting([LOTA], [], waivers=waivers))
    (assessment,) = past.now.assessments
    (remark,) = remarks_on_findings(assessment.findings, assessment, past)
    duty = next(rule.duty_of(assessment.office) for rule in past.now.header.rules if rule.policy == TWO_STEP)
    assert remark == Remark(RemarkCode.WAIVER_AWAITS, day=DAY, reference="2024-02/05", sides=(duty,))
    said = f"{duty.en}: time extended until {DAY:%d.%m.%Y}"
    assert remarking.in_brief((remark,), Language.EN) == f"{said} (no information)", (
        "of this duty alone, where others wait, too"
    )
    assert remarking.in_full((remark,), Language.EN) == f"{said} (2024-02/05); how it stands is not known yet"
    ended = replace(waivers[0], until=DAY - timedelta(days=1))
    past = history(meeting([LOTA], [], waivers=(ended,)))
    (assessment,) = past.now.assessments
    assert RemarkCode.WAIVER_AWAITS not in {
        each.code for each in remarks_on_findings(assessment.findings, assessment, past)
    }


def test_a_duty_that_is_open_again_says_when_the_time_given_for_it_ended():
    ended = date(2024, 2, 19)
    waivers = (Waiver(TWO_STEP, "lota", "migration", "2024-02/05", ended),)
    past = history(meeting([LOTA], tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False}), waivers=waivers))
    (assessment,) = past.now.assessments
    found = remarks_on_findings(assessment.findings, assessment, past)
    assert found == (Remark(RemarkCode.WAIVER_ENDED, day=ended),)


@pytest.mark.parametrize(
    ("whose", "told"),
    [((), [RemarkCode.WAIVER_AWAITS]), (("beside/clerk",), [])],
    ids=["his own", "of whom it is asked whether he is one of before: it waits"],
)
def test_where_time_was_given_anew_for_a_duty_of_which_nothing_is_known_the_time_that_ended_before_is_not_told(
    whose, told
):
    waivers = tuple(Waiver(TWO_STEP, "lota", "migration", "2024-02/05", until) for until in (date(2024, 2, 19), DAY))
    lota = replace(LOTA, accounts=tuple(replace(each, doubts=whose) for each in LOTA.accounts))
    past = history(meeting([lota], [], waivers=waivers))
    (assessment,) = past.now.assessments
    found = [each.code for each in remarks_on_findings(assessment.findings, assessment, past)]
    assert [each for each in found if each in {RemarkCode.WAIVER_AWAITS, RemarkCode.WAIVER_ENDED}] == told
    assert not [each for each in waivers_told(past) if each.note.expired]


def test_what_is_told_of_one_with_both_sides_is_not_told_again_of_another_without():
    two = office("lota", ("secretary", "clerk"))
    told = [
        *tell("lota/secretary", {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED, source="exports"),
        *tell("lota/secretary", {TWO_STEP_DEMANDED: False}, grade=Grade.WITNESSED, source="witness"),
        *tell("lota/clerk", {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: False}),
    ]
    past = history(meeting([two], told))
    (assessment,) = past.now.assessments
    findings = [finding for finding in assessment.findings if finding.policy == TWO_STEP]
    (remark,) = remarks_on_findings(findings, assessment, past, both_sides=True)
    assert remark.code is RemarkCode.NOT_DEMANDED
    assert [side.en for side in remark.sides] == [
        "two-step on: yes (list from the system, record), 10.02.2024",
        "asked for at login: no (login seen, witnessed), 10.02.2024",
    ]
    assert remarks_on_findings(findings, assessment, past) == (Remark(RemarkCode.NOT_DEMANDED),)


SIDES = (plain("yes"), plain("no"))
IN_BRIEF = {
    "of a contradiction that there is one": (
        Remark(RemarkCode.CONTRADICTION, day=TOLD, sides=SIDES),
        Remark(RemarkCode.CONFLICT),
    ),
    "of a cause that something speaks against which it is": (
        Remark(RemarkCode.CONTRADICTION, day=TOLD, cause=Cause.NO_CODE, sides=SIDES),
        Remark(RemarkCode.CONTRADICTION, cause=Cause.NO_CODE),
    ),
    "of a conflict what counts in it": (
        Remark(RemarkCode.CONFLICT, sides=SIDES, better_known=True),
        Remark(RemarkCode.CONFLICT, better_known=True),
    ),
    "that no code was asked for": (
        Remark(RemarkCode.NOT_DEMANDED, sides=SIDES),
        Remark(RemarkCode.NOT_DEMANDED),
    ),
    "until when time is given": (
        Remark(RemarkCode.WAIVER, day=UNTIL, reference="2024-02/05"),
        Remark(RemarkCode.WAIVER, day=UNTIL),
    ),
    "all of what is short": (
        Remark(RemarkCode.REMINDED, day=TOLD, number=2, reference="05.12"),
        Remark(RemarkCode.REMINDED, day=TOLD, number=2, reference="05.12"),
    ),
}


@pytest.mark.parametrize(("whole", "brief"), IN_BRIEF.values(), ids=IN_BRIEF)
def test_a_remark_in_brief_keeps_what_there_is_room_for(whole, brief):
    assert whole.brief == brief


def months(*listed):
    """Return a round a month, in each of which the office is listed or is not; the head has done it all."""
    others = [office("koyra")]
    told = tell_all(LOTA, DONE)
    return history(
        *(
            meeting([LOTA, *others] if there else others, told if there else [], f"2024-{month:02d}")
            for month, there in enumerate(listed, start=3)
        )
    )


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ([True], ["2024-03"]),
        ([True] * 5, ["2024-04", "2024-05", "2024-06", "2024-07"]),
        ([False, True], ["2024-04"]),
        ([False, False, False, True, True], ["2024-06", "2024-07"]),
        ([True, False, True], ["2024-03", "2024-04", "2024-05"]),
        ([True, False, False, False, False], []),
    ],
)
def test_an_office_is_shown_at_the_last_four_meetings_from_the_first_of_them_at_which_it_was_listed(listed, shown):
    columns = policies_by_column(RULES, Level.SHALL)
    past = past_standings("lota", columns, months(*listed))
    assert [standing.meeting for standing in past] == shown
    assert [standing.status for standing in past] == [
        Status.IMPLEMENTED if there else None for there in listed[len(listed) - len(shown) :]
    ]


def test_of_a_past_meeting_each_ordered_duty_has_its_cell():
    columns = policies_by_column(RULES, Level.SHALL)
    told = [*tell(SECRETARY, DONE), *tell(OPERATOR, {**NOT_DONE, TWO_STEP_ENROLLED: True})]
    (standing,) = past_standings("lota", columns, history(meeting([LOTA], told)))
    assert [(cell.done, cell.of) for cell in standing.cells] == [(1, 3), (1, 3), (1, 3), (2, 3), (0, 0)]


def remarked(of, told, *, both_sides=False, doubts=(), waivers=()):
    """Return what is remarked on two-step in an office whose accounts may be some of before."""
    listed = replace(of, accounts=tuple(replace(account, doubts=doubts) for account in of.accounts))
    past = history(meeting([listed], told, waivers=waivers))
    (assessment,) = past.now.assessments
    findings = [finding for finding in assessment.findings if finding.policy == TWO_STEP]
    return remarks_on_findings(findings, assessment, past, both_sides=both_sides)


def test_a_claim_that_a_record_refutes_is_told_with_both_sides_where_there_is_room():
    told = [
        *tell(CLERK, {TWO_STEP_ENROLLED: True}),
        *tell(CLERK, {TWO_STEP_ENROLLED: False}, on=date(2024, 2, 12), grade=Grade.EXPORTED, source="exports"),
    ]
    of = replace(LOTA, accounts=LOTA.accounts[2:])
    (whole,) = remarked(of, told, both_sides=True)
    assert (whole.code, whole.better_known) == (RemarkCode.CONFLICT, True)
    assert [side.en for side in whole.sides] == [
        "two-step on: yes (declared), 10.02.2024",
        "two-step on: no (list from the system, record), 12.02.2024",
    ]
    assert remarked(of, told) == (Remark(RemarkCode.CONFLICT, better_known=True),)


def test_that_time_was_given_for_it_does_not_change_which_of_two_answers_is_said_to_count():
    told = [*tell(CLERK, ON), *tell(CLERK, OFF, on=date(2024, 2, 12), grade=Grade.WITNESSED)]
    of, given = replace(LOTA, accounts=LOTA.accounts[2:]), Waiver(TWO_STEP, "lota", "migration", "2024-02/05", UNTIL)
    conflict = Remark(RemarkCode.CONFLICT, better_known=True)
    assert remarked(of, told) == (conflict,)
    assert conflict in remarked(of, told, waivers=(given,))


def test_what_was_seen_at_a_login_and_bars_a_yes_told_since_is_named_also_beside_a_cause_that_does_not_count():
    told = [
        *tell(CLERK, {TWO_STEP_ENROLLED: False}, grade=Grade.WITNESSED),
        *tell(CLERK, {TWO_STEP_ENROLLED: True}, on=date(2024, 2, 12)),
        *(
            replace(cause, reference=Reference("other.xlsx", "0" * 64))
            for cause in tell(CLERK, {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=date(2024, 2, 12))
        ),
    ]
    seen, cause = remarked(replace(LOTA, accounts=LOTA.accounts[2:]), told, both_sides=True)
    assert (cause.code, cause.cause) == (RemarkCode.CONTRADICTION, Cause.NOT_OFFERED)
    assert (seen.code, seen.better_known) == (RemarkCode.CONFLICT, True)
    assert [side.en for side in seen.sides] == [
        "two-step on: yes (declared), 12.02.2024",
        "two-step on: no (witnessed), 10.02.2024",
    ]


def test_of_whom_it_is_not_known_which_of_before_he_is_that_is_remarked_and_whether_the_no_is_surely_the_offices():
    two, before = replace(LOTA, accounts=LOTA.accounts[:2]), ("lota/first", "lota/second")
    assert remarked(two, [], doubts=before) == (), "whichever he is, nobody told it"
    yes = tell("lota/first", {TWO_STEP_ENROLLED: True})
    assert remarked(two, yes, doubts=before) == (Remark(RemarkCode.UNIDENTIFIED, number=2),)
    no = tell("lota/first", {TWO_STEP_ENROLLED: False})
    assert {remark.code for remark in remarked(two, no, doubts=before)} == {
        RemarkCode.NO_OF_SEVERAL,
        RemarkCode.UNIDENTIFIED,
    }


def test_of_how_many_user_ids_it_is_not_known_who_they_are_is_remarked_unless_it_is_asked_of_their_office():
    asked, whose = Remark(RemarkCode.UNIDENTIFIED), {CLERK, SECRETARY}
    of_another = replace(asked, sides=(plain("Koyra"),))
    assert of_how_many_users(asked, whose, LOTA) == replace(asked, number=2)
    assert of_how_many_users(of_another, whose, LOTA) == replace(of_another, number=2)
    assert of_how_many_users(of_another, {CLERK}, LOTA) == of_another
    assert of_how_many_users(asked, whose, replace(LOTA, doubts=("before",))) == asked
    left = tuple(replace(each, left=each.id == CLERK) for each in LOTA.accounts)
    assert of_how_many_users(asked, whose, replace(LOTA, accounts=left)) == replace(asked, number=1), "of the list"


def test_a_shared_account_and_a_no_of_the_holder_before_are_remarked():
    shared = replace(LOTA, accounts=(replace(LOTA.accounts[0], shared=True),))
    assert remarked(shared, tell(SECRETARY, DONE)) == (Remark(RemarkCode.SHARED),)
    moved = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 3, 1)),))
    told = tell(SECRETARY, NOT_DONE)
    past = history(meeting([replace(LOTA, accounts=LOTA.accounts[:1])], told), meeting([moved], told, "2024-03"))
    (assessment,) = past.now.assessments
    codes = {remark.code for remark in remarks_on_findings(assessment.findings, assessment, past)}
    assert {RemarkCode.LAPSED, RemarkCode.TRANSFER} <= codes


def test_two_sides_of_which_one_has_a_day_in_doubt_are_told_as_of_no_day():
    kept = round_of(
        meeting([LOTA], [*tell(SECRETARY, {TWO_STEP_ENROLLED: True}), *tell(SECRETARY, {TWO_STEP_ENROLLED: False})])
    )
    untold = replace(kept, assessments=tuple(replace(assessment, contacts=()) for assessment in kept.assessments))
    for round_, codes in ((kept, {RemarkCode.CONTRADICTION}), (untold, {RemarkCode.CONFLICT})):
        past = History.of(round_, ())
        (assessment,) = past.now.assessments
        findings = [each for each in assessment.of(subject=SECRETARY) if each.policy == TWO_STEP]
        assert findings[0].sides
        found = remarks_on_findings(findings, assessment, past, both_sides=True)
        assert {remark.code for remark in found} & {RemarkCode.CONTRADICTION, RemarkCode.CONFLICT} == codes


def test_of_what_waits_for_the_portal_as_a_duty_before_it_does_only_the_cause_is_said():
    past = history(meeting([LOTA], tell(SECRETARY, {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE})))
    (assessment,) = past.now.assessments
    found = tuple(replace(each, waits_for=RESET) if each.awaits_portal else each for each in assessment.findings)
    said = remarks_on_findings(found, replace(assessment, findings=found), past, both_sides=True)
    assert [remark.code for remark in said] == [RemarkCode.CAUSE]
