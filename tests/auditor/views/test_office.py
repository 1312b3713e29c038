"""The report of one office: what it did, duty by duty, and the steps that remain, in order and each once."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from rendering import render
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DECIDED,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TOLD,
    TWO_STEP,
    USED,
    call,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, plain, short_date
from auditor.model.baseline import Level, Waiver
from auditor.model.evidence import MissingReason, Reference
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_BREACHED,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
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
from auditor.model.paper import KeyBlock, Table
from auditor.model.subjects import Account, OfficeKind
from auditor.model.views.annexes import DutyColumn
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import OfficeName
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History, head
from auditor.views.letters.errands import reminding
from auditor.views.office.office import office_reports, office_view
from auditor.views.office.steps import _WITH_HELP, ON_THE_PAGE
from auditor.views.remarks.denied_address import applying_where_it_can, asking_first
from reports import json_v1
from reports.layout.office import office_report
from reports.layout.remarking import in_brief, in_full

SECRETARY, OPERATOR = "lota/secretary", "lota/operator"
STRENGTH = "password-strength"
LOTA = office("lota", ("secretary", "operator"))
ALONE = office("lota", ("secretary",))
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
UNTIL = date(2024, 6, 30)
POLICIES = {rule.policy.id: rule.policy for rule in BASELINE.rules}


def report(of, told=(), **more):
    past = history(meeting([of], told, **more))
    return office_view(past.now.assessments[0], past, LETTERHEAD)


def step(policy, post="secretary", code="", tested=_WITH_HELP):
    """Return the step that a policy gives for a failure, with the post in front."""
    return POLICIES[policy].step(code).filled(post=plain(post), self_check=tested)


def test_steps_send_to_the_self_check_page_only_where_one_was_made_for_the_meeting():
    past = history(meeting([ALONE], tell_all(ALONE, {PASSWORD_CHANGED_ON: When.on(date(2023, 1, 1))})))
    for invited, tested in ((False, _WITH_HELP), (True, ON_THE_PAGE)):
        found = office_view(past.now.assessments[0], replace(past, invited=invited), LETTERHEAD)
        assert any(each.en.startswith(step(RESET, tested=tested).en) for each in found.steps)
        for language in Language:
            page = any(
                "self-check page" in said or "স্ব-যাচাই পাতা" in said
                for said in (each.said(language) for each in found.steps)
            )
            assert page is invited
            assert not any("{" in each.said(language) for each in (*found.steps, *found.advice))


# Whose report it is


def test_a_report_says_whose_it_is_of_which_round_and_where_to_reach_the_office():
    of = replace(FISHERIES, email="fisheries@example.gov.bd", head_post=plain("Fisheries Officer"))
    past = history(meeting([LOTA, of]))
    found = office_view(past.now.assessments[1], past, LETTERHEAD)
    assert (found.head, found.office) == (head(past, LETTERHEAD), OfficeName(2, FISHERIES.name))
    assert (found.office_id, found.kind, found.head_post) == (
        "fisheries",
        OfficeKind.DEPARTMENT,
        plain("Fisheries Officer"),
    )
    assert (found.portal, found.email) == ("fisheries.example", "fisheries@example.gov.bd")


@pytest.mark.parametrize("left", [False, True])
def test_a_report_says_whether_the_office_left_the_list(left):
    assert report(replace(LOTA, left=left)).left is left


@pytest.mark.parametrize(
    ("listed", "told", "shown"),
    [
        ("a@example.gov.bd", "", ("a@example.gov.bd", False)),
        ("a@example.gov.bd", "b@example.gov.bd", ("b@example.gov.bd", True)),
    ],
)
def test_a_report_bears_the_address_that_the_office_told_and_says_so(listed, told, shown):
    found = report(replace(LOTA, email=listed, email_told=told))
    assert (found.email, found.email_told) == shown


@pytest.mark.parametrize(
    ("listed", "kind", "said"),
    [
        ("a@example.gov.bd", MailboxKind.NONE, TOLD),
        ("a@example.gov.bd", MailboxKind.TO_VERIFY, None),
        ("", MailboxKind.NONE, None),
    ],
)
def test_of_an_address_on_the_list_it_is_said_that_the_office_told_to_have_none(listed, kind, said):
    found = report(replace(FISHERIES, email=listed), tell("fisheries", {OFFICIAL_EMAIL: kind}))
    assert found.email_denied == said
    (keys,) = (block for block in office_report(found, Language.EN).blocks if isinstance(block, KeyBlock))
    words = " ".join(cell for _, cell in keys.rows)
    assert ("the office told on" in words) is (said is not None)
    assert any(step.en.startswith("Tell whether the listed address works; if it") for step in found.steps) is bool(said)
    assert any(step.en.startswith("Apply to the ICT") for step in found.steps) is (not listed)


def test_of_a_listed_address_nobody_is_said_to_have_told_that_it_is_not_the_offices():
    told = {OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_READS: True}
    found = report(replace(FISHERIES, email="a@example.gov.bd"), tell("fisheries", told))
    (said,) = (step for step in found.steps if "from the listed one" in step.en)
    assert "and the office to have no official address" in said.en
    assert "দপ্তরের সরকারি ঠিকানা নেই বলেও জানানো হয়েছে" in said.bn


def test_a_listed_personal_address_beside_which_the_office_told_to_have_no_official_one_is_to_be_replaced_and_not_asked_about():
    told = {OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_READS: True}
    steps = [step.en for step in report(replace(FISHERIES, email="…@gmail.com"), tell("fisheries", told)).steps]
    assert any(
        step.startswith("Use an official e-mail address, not a personal one; if there is none, apply") for step in steps
    )
    assert not any("the listed address works" in step or "from the listed one" in step for step in steps)
    assert any(step.endswith("Tell the address from which they go.") for step in steps)


@pytest.mark.parametrize("code", ["none", "personal"])
@pytest.mark.parametrize("is_denied", [False, True])
@pytest.mark.parametrize(("kind", "has_one"), [(OfficeKind.DEPARTMENT, True), (OfficeKind.UNION, False)])
def test_who_has_no_directorate_is_not_sent_to_its_ict_branch(kind, has_one, is_denied, code):
    rules = history(meeting([FISHERIES], [])).now.header.rules
    for rule in (each for each in rules if each.policy == HELD):
        asked = applying_where_it_can(
            asking_first(rule, FISHERIES) if is_denied else rule, replace(FISHERIES, kind=kind)
        )
        said = asked.step(code)
        assert ("your own directorate" in said.en, "নিজ অধিদপ্তরের আইসিটি শাখায় আবেদন" in said.bn) == (has_one, has_one)
        assert ("the authority over your office" in said.en) is not has_one
        assert ("নিজ নিয়ন্ত্রণকারী কর্তৃপক্ষের কাছে আবেদন" in said.bn) is not has_one


@pytest.mark.parametrize("listed", ["a@example.gov.bd", ""])
def test_no_step_says_that_an_office_has_no_address_while_another_asks_whether_the_listed_one_works(listed):
    told = {OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_READS: True}
    steps = [step.en for step in report(replace(FISHERIES, email=listed), tell("fisheries", told)).steps]
    assert any("Tell whether the listed address works" in step for step in steps) is bool(listed)
    assert any("Tell from which address they go: from the listed one" in step for step in steps) is bool(listed)
    assert any("the office has no official address" in step for step in steps) is (not listed)


@pytest.mark.parametrize(
    ("kind", "is_told"), [(MailboxKind.NONE, True), (MailboxKind.PERSONAL, False), (MailboxKind.OFFICIAL, False)]
)
def test_why_letters_do_not_count_as_official_is_told_in_report_and_annex_where_the_office_has_no_address(
    kind, is_told
):
    told = {OFFICIAL_EMAIL: kind, OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_READS: True}
    past = history(meeting([FISHERIES], tell("fisheries", told)))
    found, (row,) = report(FISHERIES, tell("fisheries", told)), chair_view(past, LETTERHEAD).rows
    rows = {duty.policy: duty.remarks for duty in found.duties}
    assert [RemarkCode.ADDRESS_DENIED in {each.code for each in rows[duty]} for duty in (HELD, USED)] == [
        False,
        is_told,
    ]
    for language, words in (
        (Language.EN, "told to have no official address"),
        (Language.BN, "সরকারি ঠিকানা নেই বলে জানানো হয়েছে"),
    ):
        assert (words in in_brief(row.remarks, language), words in in_full(rows[USED], language)) == (is_told, is_told)


def test_the_print_file_has_the_reports_of_all_offices_in_the_annexs_order():
    past = history(meeting([LOTA, FISHERIES]))
    assert office_reports(past, LETTERHEAD).reports == tuple(
        office_view(assessment, past, LETTERHEAD) for assessment in past.now.assessments
    )


STANDS = {
    "silent": ([], (), (Status.NO_INFORMATION, False, None, ())),
    "spoken to, nothing told": ([], (call("lota", date(2024, 2, 3)),), (Status.NO_INFORMATION, False, date(2024, 2, 3), ("phone",))),
    "told, by two ways and twice by one": (
        [
            each
            for (fact, value), on in zip(DONE.items(), (date(2024, 2, 3), date(2024, 2, 4), date(2024, 2, 6), TOLD), strict=True)
            for each in tell(SECRETARY, {fact: value}, on)
        ],
        (call("lota", date(2024, 2, 3), "form"), call("lota", date(2024, 2, 4)), call("lota", date(2024, 2, 6), "form")),
        (Status.PARTIAL, True, TOLD, ("form", "phone")),
    ),
    "told before the last talk, at which nothing was told of it": (
        tell_all(LOTA, NOT_DONE, on=date(2024, 2, 1)),
        (call("lota", date(2024, 2, 1), "form"), call("lota", date(2024, 2, 12))),
        (Status.NOT_IMPLEMENTED, True, date(2024, 2, 1), ("form",)),
    ),
    "told long ago": (tell_all(LOTA, {TWO_STEP_ENROLLED: True}, on=date(2022, 1, 1)), (), (Status.NO_INFORMATION, False, date(2022, 1, 1), ())),
    "by a way without a name": (tell_all(LOTA, DONE), (call("lota", way=""),), (Status.IMPLEMENTED, True, TOLD, ())),
}  # fmt: skip


@pytest.mark.parametrize(("told", "contacts", "says"), STANDS.values(), ids=STANDS)
def test_a_report_says_how_the_office_stands_whether_it_was_heard_when_last_and_how(told, contacts, says):
    found = report(LOTA, told, contacts=contacts)
    assert (found.status, found.heard, found.told_on, found.ways) == says


def test_where_no_day_is_known_of_what_counts_a_report_has_that_of_the_talk():
    past = history(meeting([LOTA], tell_all(LOTA, NOT_DONE), contacts=(call("lota", date(2024, 2, 12)),)))
    (row,) = past.now.assessments
    undated = replace(row, findings=tuple(replace(each, observed_on=None) for each in row.findings))
    found = office_view(undated, past, LETTERHEAD)
    assert (found.told_on, found.ways, found.is_day_in_doubt) == (date(2024, 2, 12), ("phone",), False)


FORMER, CAME, SINCE = date(2024, 2, 1), date(2024, 2, 5), date(2024, 2, 8)


@pytest.mark.parametrize(
    ("came", "says"),
    [(None, (SINCE, ("slip", "phone"))), (CAME, (SINCE, ("phone",)))],
    ids=["his own", "the former holder's"],
)
def test_a_slip_is_a_source_of_a_report_while_anything_of_it_counts(came, says):
    said = {
        PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=True),
        SHARED: False,
    }  # that nobody shares it is no matter of the person
    of_slip = tell(SECRETARY, said, FORMER, Grade.SELF_CHECKED, "slip")
    of = replace(ALONE, accounts=(replace(ALONE.accounts[0], holder_since=came),))
    spoken = (call("lota", FORMER, "slip"), call("lota", SINCE))
    found = report(of, [*of_slip, *tell(SECRETARY, {TWO_STEP_ENROLLED: True}, SINCE)], contacts=spoken)
    assert (found.told_on, found.ways) == says


@pytest.mark.parametrize(
    ("seen_again", "ways"), [(False, ("seen-on-video", "phone")), (True, ("phone", "seen-in-person"))]
)
def test_a_login_is_a_source_of_a_report_while_anything_seen_at_it_counts(seen_again, ways):
    video = [
        replace(each, way="seen-on-video")
        for each in tell(SECRETARY, {TWO_STEP_ENROLLED: True}, FORMER, Grade.WITNESSED)
    ]
    video += tell(SECRETARY, {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=True)}, CAME)
    spoken = [call("lota", FORMER, "seen-on-video"), call("lota", CAME)]
    if seen_again:
        again = tell(SECRETARY, {TWO_STEP_ENROLLED: True}, SINCE, Grade.WITNESSED)
        video += [replace(each, way="seen-in-person") for each in again]
        spoken.append(call("lota", SINCE, "seen-in-person"))
    assert report(ALONE, video, contacts=tuple(spoken)).ways == ways


@pytest.mark.parametrize(("seen", "told_as"), [("seen-in-person", "visit"), ("seen-on-video", "video-call")])
def test_what_was_only_told_at_a_login_that_was_seen_has_the_day_and_way_of_that_talk(seen, told_as):
    told = [
        replace(each, way=seen)
        for each in tell_all(ALONE, {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False)}, on=SINCE)
    ]
    told += tell(SECRETARY, {TWO_STEP_ENROLLED: True}, FORMER)
    spoken = (call("lota", FORMER), call("lota", SINCE, seen))
    found = report(ALONE, told, contacts=spoken)
    assert (found.told_on, found.ways) == (SINCE, ("phone", told_as))


@pytest.mark.parametrize(
    ("source", "grade", "ways"),
    [
        ("slip", Grade.SELF_CHECKED, ()),
        ("exports", Grade.EXPORTED, ("exports",)),
        ("mail", Grade.DECLARED, ("mail",)),
        ("register", Grade.DECLARED, ("video-call",)),
    ],
)
def test_a_login_at_which_nothing_was_told_is_no_talk_though_what_needs_no_talk_came_on_its_day(source, grade, ways):
    told = tell(SECRETARY, {TWO_STEP_ENROLLED: True}, SINCE, grade, source)
    assert report(ALONE, told, contacts=(call("lota", SINCE, "seen-on-video"),)).ways == ways


@pytest.mark.parametrize(("source", "ways"), [("register", ()), ("exports", ("exports",)), ("mail", ("mail",))])
def test_what_another_office_told_is_no_source_of_a_report_but_what_nobody_needs_to_tell_is(source, ways):
    told = tell(SECRETARY, {TWO_STEP_ENROLLED: True}, TOLD, Grade.EXPORTED, source)
    past = history(meeting([ALONE], told))
    (row,) = past.now.assessments
    there = replace(row, findings=tuple(replace(each, told_there=True) for each in row.findings))
    found = office_view(there, past, LETTERHEAD)
    assert found.ways == ways


@pytest.mark.parametrize(("source", "day"), [("register", None), ("observed", TOLD)])
def test_no_day_is_printed_by_which_a_row_counts_whose_own_day_does_not_fit_its_form(source, day):
    kept = round_of(meeting([LOTA], tell_all(LOTA, NOT_DONE, source=source)))
    untold = replace(kept, assessments=tuple(replace(assessment, contacts=()) for assessment in kept.assessments))
    past = History.of(untold, ())
    found = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert (found.heard, found.told_on) == (True, day)
    assert {row.cell.observed_on for row in found.duties if row.cell.of} == {day}
    in_doubt = {
        RemarkCode.DAY_IN_DOUBT in {remark.code for remark in row.remarks} for row in found.duties if row.cell.of
    }
    assert in_doubt == {day is None}


def test_of_a_no_that_has_grown_old_and_whose_day_is_in_doubt_no_day_is_told():
    kept = round_of(meeting([ALONE], tell(SECRETARY, {TWO_STEP_ENROLLED: False}), month="2024-09"))
    untold = replace(kept, assessments=tuple(replace(assessment, contacts=()) for assessment in kept.assessments))
    past = History.of(untold, ())
    steps = office_view(past.now.assessments[0], past, LETTERHEAD).steps
    assert step(TWO_STEP, code="off") in steps
    assert not any(f"{TOLD:%d.%m.%Y}" in each.en for each in steps)


def test_where_the_day_may_lie_before_the_decision_the_step_asks_for_the_day():
    around = When(date(2024, 1, 10), date(2024, 1, 30))
    found = report(ALONE, tell(SECRETARY, {**DONE, PASSWORD_CHANGED_ON: around}))
    assert found.steps == (POLICIES[RESET].when_unknown.filled(post=plain("secretary")),)


def test_what_is_waived_was_heard_of_too():
    waivers = tuple(
        Waiver(policy, "lota", "m", "2024-02/05", UNTIL) for policy in (PROFILE, RESET, COMPOSITION, TWO_STEP)
    )
    found = report(LOTA, tell_all(LOTA, NOT_DONE), waivers=waivers)
    assert (found.status, found.heard, found.told_on, found.steps) == (Status.WAIVED, True, TOLD, ())


# Duty by duty


def test_a_report_shows_every_ordered_duty_with_how_far_it_is_and_on_which_day_it_was_done():
    told = [*tell_all(LOTA, DONE), *tell("lota", MAIL)]
    found = report(LOTA, [*told, *tell(SECRETARY, {TWO_STEP_CAUSE: Cause.NO_CODE})])
    done = DutyCell(2, 2, Outcome.PASS, Grade.DECLARED, TOLD)
    nothing = DutyCell(0, 0, Outcome.NOT_APPLICABLE)
    assert [(row.policy, row.decision, row.duty, row.cell, row.remarks) for row in found.duties] == [
        (policy, decision, POLICIES[policy].duty, cell, ())
        for policy, decision, cell in (
            (PROFILE, ELEVEN, done), (RESET, ELEVEN, done), (COMPOSITION, ELEVEN, done), (TWO_STEP, ELEVEN, done),
            (HELD, NINE, nothing), (USED, NINE, nothing),
        )
    ]  # fmt: skip
    assert [row.done_on and row.done_on.en for row in found.duties] == [
        "01.02.2024", "02.02.2024", None, None, None, None,
    ]  # fmt: skip


def test_remarks_stand_beside_the_duty_they_belong_to():
    told = tell_all(LOTA, {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE})
    remarks = {row.policy: row.remarks for row in report(LOTA, told).duties}
    assert remarks == {
        **dict.fromkeys((PROFILE, RESET, COMPOSITION, HELD, USED), ()),
        TWO_STEP: (Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE),),
    }


def test_a_report_shows_its_accounts_with_a_column_for_each_duty_of_an_account():
    found = report(LOTA, tell(SECRETARY, DONE))
    assert found.account_duties == tuple(
        DutyColumn(POLICIES[policy].column, (policy,)) for policy in (PROFILE, RESET, COMPOSITION, TWO_STEP)
    )
    assert [(row.post.en, [cell.outcome for cell in row.cells]) for row in found.accounts] == [
        ("secretary", [Outcome.PASS] * 4),
        ("operator", [Outcome.UNKNOWN] * 4),
    ]


# Steps


def test_nothing_remains_where_all_is_done():
    assert report(LOTA, tell_all(LOTA, DONE)).steps == ()
    assert report(FISHERIES, [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]).steps == ()


FAILURES = ((PROFILE, ""), (RESET, ""), (COMPOSITION, ""), (TWO_STEP, "off"))


def test_each_failure_is_a_step_once_for_all_posts_that_have_it():
    both = report(LOTA, [*tell(OPERATOR, NOT_DONE), *tell(SECRETARY, NOT_DONE)])
    assert both.steps == tuple(step(policy, "secretary, operator", code) for policy, code in FAILURES)
    apart = report(LOTA, [*tell(OPERATOR, {**DONE, TWO_STEP_ENROLLED: False}), *tell(SECRETARY, DONE)])
    assert apart.steps == (step(TWO_STEP, "operator", "off"),)


def test_signs_of_a_template_in_a_post_are_words_like_others():
    odd = replace(ALONE, name=plain("{post} {0} {"), accounts=(Account(SECRETARY, plain("{post.__class__} }")),))
    for of in (odd, replace(odd, left=True)):
        (first, *_) = report(of, tell(SECRETARY, NOT_DONE)).steps
        assert first.en.startswith(("{post.__class__} }: ", "{post} {0} {: "))


def test_a_step_of_many_says_every_user_or_their_numbers_in_the_table_of_users():
    many = office("lota", tuple(f"clerk-{number}" for number in range(1, 6)))
    told = [answer for account in many.accounts[1:4] for answer in tell(account.id, {**DONE, TWO_STEP_ENROLLED: False})]
    done = [answer for account in (many.accounts[0], many.accounts[4]) for answer in tell(account.id, DONE)]
    (only,) = report(many, [*told, *done]).steps
    assert only.en.startswith("Users 2, 3, 4: ")
    assert only.bn.startswith("ইউজার ২, ৩, ৪: ")
    (all_of_them,) = report(many, tell_all(many, {**DONE, TWO_STEP_ENROLLED: False})).steps
    assert all_of_them.en.startswith("Every user: ")
    assert report(many, tell_all(many, {**DONE, TWO_STEP_ENROLLED: False})).accounts[1].post.en == "clerk-2"


def test_the_step_is_that_of_the_way_in_which_it_failed():
    told = tell(SECRETARY, {**DONE, TWO_STEP_DEMANDED: False})
    assert report(ALONE, told).steps == (step(TWO_STEP, code="not-demanded"),)
    assert step(TWO_STEP, code="not-demanded") != step(TWO_STEP, code="off")


def test_steps_of_the_office_itself_come_after_those_of_its_accounts_and_bear_its_heads_post():
    told = [
        *tell_all(FISHERIES, {**DONE, TWO_STEP_ENROLLED: False}),
        *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.TO_VERIFY}),
    ]
    assert report(FISHERIES, told).steps == (
        step(TWO_STEP, "officer", "off"),
        step(HELD, "the head", "to-verify"),
        POLICIES[USED].when_unknown.filled(post=plain("the head")),
    )


TO_TELL = Text(
    en="{post}: tell whether these are done, and if so on which day: {duties}.",
    bn="{post}: নিজের আইডিতে {duties} হয়েছে কি না জানান; হয়ে থাকলে তারিখ লিখুন।",
)


def to_tell(post, *policies):
    duties = [POLICIES[policy].duty_of_one or POLICIES[policy].duty for policy in policies]
    listed = Text(en=", ".join(duty.en for duty in duties), bn=", ".join(duty.bn for duty in duties))
    return TO_TELL.filled(post=plain(post), duties=listed)


NEVER_TOLD = {
    "nothing: all in one step": ({}, [to_tell("secretary", PROFILE, RESET, COMPOSITION, TWO_STEP)]),
    "all but two: both in one step": (
        {PROFILE_UPDATED_ON: DONE[PROFILE_UPDATED_ON], PASSWORD_CHANGED_ON: DONE[PASSWORD_CHANGED_ON]},
        [to_tell("secretary", COMPOSITION, TWO_STEP)],
    ),
    "all but one: its own question": (
        {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED},
        [POLICIES[TWO_STEP].when_unknown.filled(post=plain("secretary"))],
    ),
    "judged by another rule: asked again like what was never told": (
        {**DONE, PASSWORD_MEETS_RULE: RuleAnswer("length", met=True)},
        [POLICIES[COMPOSITION].when_unknown.filled(post=plain("secretary"))],
    ),
    "one failure, the rest not told: the failure first": (
        {TWO_STEP_ENROLLED: False},
        [step(TWO_STEP, code="off"), to_tell("secretary", PROFILE, RESET, COMPOSITION)],
    ),
}


@pytest.mark.parametrize(("facts", "steps"), NEVER_TOLD.values(), ids=NEVER_TOLD)
def test_what_was_never_told_is_asked_for_in_one_step_a_post(facts, steps):
    assert list(report(ALONE, tell(SECRETARY, facts)).steps) == steps


def test_one_user_is_asked_for_his_own_two_step_and_not_for_that_of_every_user():
    all_but_two_step = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
    for facts, own in (({}, "নিজের আইডিতে"), (all_but_two_step, "নিজের Two-step চালু আছে কি না")):
        (told,) = report(ALONE, tell(SECRETARY, facts)).steps
        assert "every user" not in told.en
        assert own in told.bn
        assert "প্রত্যেক ইউজারের" not in told.bn


def test_a_step_speaks_of_one_duty_as_of_one_and_of_several_as_of_several():
    (of_all,) = report(MOVED, tell(SECRETARY, DONE)).steps
    of_one, _ = report(MOVED, tell(SECRETARY, {TWO_STEP_ENROLLED: True})).steps
    assert "did these since" in of_all.en
    assert "এগুলো করেছেন" in of_all.bn
    assert "did this since" in of_one.en
    assert "এটি করেছেন" in of_one.bn


def test_who_is_to_do_what_another_answer_says_is_done_is_asked_which_is_right():
    seen, told = (
        tell(SECRETARY, {TWO_STEP_ENROLLED: True}, date(2024, 2, 5), grade)
        for grade in (Grade.WITNESSED, Grade.DECLARED)
    )
    no = tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False})
    (one,) = report(ALONE, [*seen, *no]).steps
    assert one.en == step(TWO_STEP, code="off").en + " Two answers on this do not agree; tell which is right."
    (alone,) = report(ALONE, [*told, *no]).steps
    assert "do not agree" not in alone.en


def english(of, told=(), **more):
    return [each.en for each in report(of, told, **more).steps]


MOVED = replace(ALONE, accounts=(Account(SECRETARY, plain("secretary"), holder_since=date(2024, 2, 15)),))
LOST = {
    "grown old, with the day": (
        ALONE,
        tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: True}, on=date(2024, 2, 10)),
        {"day": date(2025, 1, 20)},
        [
            'secretary: what was told on 10.02.2024 about "Password meets the rule, Two-step on" has grown old. Tell how things stand now.',
        ],
    ),
    "of the holder before": (
        MOVED,
        tell(SECRETARY, {TWO_STEP_ENROLLED: True}),
        {},
        [
            "secretary: it is not known whether the present holder did this since joining. The present holder does it and tells the day: Two-step on.",
            to_tell("secretary", PROFILE, RESET, COMPOSITION).en,
        ],
    ),
    "of the holder before, with more time": (
        MOVED,
        tell(SECRETARY, {TWO_STEP_ENROLLED: True, PASSWORD_CHANGED_ON: When.on(date(2024, 2, 1))}),
        {"waivers": (Waiver(TWO_STEP, "lota", "no phone", "decision 05", date(2024, 6, 30)),)},
        [
            "secretary: it is not known whether the present holder did this since joining. The present holder does it and tells the day: Password reset.",
            to_tell("secretary", PROFILE, COMPOSITION, TWO_STEP).en,
        ],
    ),
    "left the list": (
        replace(ALONE, accounts=(replace(ALONE.accounts[0], left=True),)),
        [],
        {},
        [
            "secretary: no longer in the roster. Tell why, so that it is counted no more; if its row is missing by mistake, tell that, so that it is put back."
        ],
    ),
    "no account of its own": (
        office("lota", ()),
        tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}),
        {},
        [
            (
                "The office has no user ID of its own, as it told. If it works with another office's, tell which and who has "
                "it; otherwise apply for one through the assistant programmer, and tell which post uses it."
            ),
        ],
    ),
    "the office left the list": (
        replace(ALONE, left=True),
        [],
        {},
        [
            "Lota: no longer in the roster. Tell why, so that it is counted no more; if its row is missing by mistake, tell that, so that it is put back."
        ],
    ),
    "no account listed": (
        office("lota", ()),
        [],
        {},
        ["Tell how many user IDs the office has on the portal, and which posts use them."],
    ),
    "only counted": (
        office("lota", (), user_count=3),
        [],
        {},
        ["Tell how many user IDs the office has on the portal, and which posts use them."],
    ),
    "two users not listed": (
        replace(ALONE, user_count=3),
        tell(SECRETARY, DONE),
        {},
        ["Tell which posts use the other 2 user IDs, and which duties are done at each."],
    ),
}


@pytest.mark.parametrize(("of", "told", "more", "steps"), LOST.values(), ids=LOST)
def test_each_way_of_not_knowing_has_its_step_said_once(of, told, more, steps):
    assert english(of, told, **more) == steps


SETTLED_BY_KEEPER = {
    "an answer whose owner is not known": (
        replace(LOTA, accounts=tuple(replace(each, doubts=("lota/a", "lota/b")) for each in LOTA.accounts)),
        [
            *tell_all(LOTA, DONE),
            *tell("lota/a", {TWO_STEP_ENROLLED: False, PASSWORD_CHANGED_ON: When.not_since(DECIDED)}),
        ],
        "secretary, operator: which one of the earlier list this is, is not known yet; the assistant programmer settles that.",
    ),
    "one of whom it is not known which one of before it is": (
        replace(LOTA, accounts=(LOTA.accounts[0], replace(LOTA.accounts[1], id="lota/new", doubts=(OPERATOR,)))),
        [*tell(SECRETARY, DONE), *tell(OPERATOR, DONE)],
        "operator: which one of the earlier list this is, is not known yet; the assistant programmer settles that.",
    ),
    "one of several left, it is not known which": (
        replace(
            LOTA,
            accounts=(
                replace(LOTA.accounts[0], doubts=(OPERATOR, "lota/clerk")),
                replace(LOTA.accounts[1], left=True),
            ),
        ),
        tell(SECRETARY, DONE),
        (
            "operator: not in the roster any more, unless it is a user ID that is listed now under another post or login; the "
            "assistant programmer settles that."
        ),
    ),
    "one who left and was not done, while another office's may be he": (
        replace(LOTA, accounts=(LOTA.accounts[0], replace(LOTA.accounts[1], left=True)), maybe_elsewhere=(OPERATOR,)),
        [*tell(SECRETARY, DONE), *tell(OPERATOR, NOT_DONE)],
        (
            "operator: not in the roster any more, unless it is a user ID that is listed now under another post or login; the "
            "assistant programmer settles that."
        ),
    ),
    "all user IDs left with a reason": (
        office("lota", (), emptied=True),
        [],
        "All user IDs of the office have left the list, and the reason is known. If it has another one, tell which post uses it.",
    ),
}


@pytest.mark.parametrize(("of", "told", "settled"), SETTLED_BY_KEEPER.values(), ids=SETTLED_BY_KEEPER)
def test_what_who_keeps_the_roster_settles_is_asked_of_the_office_by_no_paper(of, told, settled):
    past = history(meeting((LOTA,), tell_all(LOTA, DONE)), meeting((of,), told, "2024-03"))
    (report,) = office_reports(past, LETTERHEAD).reports
    chair = chair_view(past, LETTERHEAD)
    assert ([each.en for each in report.for_keeper], report.steps) == ([settled], ())
    assert (report.duties_left, report.asks_nothing) == (0, True)
    assert reminding(past, date(2024, 3, 25)).letters == ()
    assert ProposalCode.LEFT not in {proposal.code for proposal in chair.summary.proposals}
    assert ProposalCode.SILENT not in {proposal.code for proposal in chair.summary.proposals}
    assert (chair.rows[0].owes, [(each.office.serial, each.owes) for each in chair.changes.pending]) == (
        False,
        [(1, False)],
    )
    (asked,) = [words for words in brief_lines(chair) if "by when" in words]
    assert "the assistant programmer settles it, by when: Lota." in asked
    assert not [words for words in brief_lines(chair) if "no reason was told" in words]
    record = json.loads(render(json_v1.FORMAT, chair, Language.EN))
    assert record["offices"][0].get("emptied", False) is of.emptied


def test_an_office_all_of_whose_user_ids_left_is_asked_for_its_mail_as_every_other():
    of = office("fisheries", (), OfficeKind.DEPARTMENT, emptied=True)
    past = history(meeting((of,), tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE})))
    (report,) = office_reports(past, LETTERHEAD).reports
    assert (report.duties_left, USED in report.put_off, report.asks_nothing) == (1, True, False)
    ((asked,),) = [each.offices for each in reminding(past, date(2024, 3, 25)).letters]
    assert set(asked.policies) == {HELD}


def test_a_new_holder_who_told_what_was_seen_undone_of_the_one_before_is_asked_to_show_it_and_not_to_tell_it_again():
    before = tell(SECRETARY, {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.WITNESSED)
    his = tell(SECRETARY, {**DONE, HOLDER_SINCE: date(2024, 2, 5)})
    (to_show,) = (each for each in english(ALONE, [*before, *his]) if "wo-step" in each)
    assert "by what was seen or recorded on 01.02.2024, before he joined, it was not" in to_show
    assert "show the assistant programmer at a login" in to_show


def test_a_new_holder_is_sent_to_no_login_for_what_none_shows_but_to_a_newer_record():
    before = tell(SECRETARY, {PASSWORD_CHANGED_ON: When.not_since(DECIDED)}, date(2024, 2, 1), Grade.EXPORTED)
    his = tell(SECRETARY, {**DONE, PASSWORD_CHANGED_ON: When.on(TOLD), HOLDER_SINCE: date(2024, 2, 5)})
    (to_show,) = (each for each in english(ALONE, [*before, *his]) if "before he joined" in each)
    assert "ask the assistant programmer for a newer record of the system" in to_show
    assert "login" not in to_show


def test_of_what_was_told_long_ago_on_a_day_that_nobody_knows_it_is_said_that_it_has_grown_old():
    past = history(meeting([ALONE], tell(SECRETARY, DONE)))
    (assessment,) = past.now.assessments
    unknown = {"outcome": Outcome.UNKNOWN, "reason": MissingReason.STALE, "observed_on": None}
    findings = tuple(
        replace(finding, **unknown) if finding.policy == TWO_STEP else finding for finding in assessment.findings
    )
    (only,) = office_view(replace(assessment, findings=findings), past, LETTERHEAD).steps
    assert only.en == ('secretary: what was told about "Two-step on" has grown old. Tell how things stand now.')


def test_a_no_that_grew_old_is_still_to_be_done_and_asked_for_in_one_step():
    past = history(meeting([ALONE], tell(SECRETARY, {TWO_STEP_ENROLLED: False}), month="2024-09"))
    (assessment,) = past.now.assessments
    found = [each.en for each in office_view(assessment, past, LETTERHEAD).steps]
    assert [each for each in found if "wo-step" in each] == [step(TWO_STEP, code="off").en]
    assert not any("grown old" in each for each in found)


CAUSES = {
    "the portal's": (Cause.NOT_OFFERED, [], True),
    "the code does not arrive": (Cause.NO_CODE, [], True),
    "the portal is migrated": (Cause.MIGRATION, [], True),
    "the post is vacant": (
        Cause.VACANT,
        [
            "secretary: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it closed."
        ],
        False,
    ),
    "the officer is on leave": (Cause.ON_LEAVE, [step(TWO_STEP, code="off").en], False),
}


@pytest.mark.parametrize(("cause", "steps", "portal"), CAUSES.values(), ids=CAUSES)
def test_what_only_the_portal_can_change_is_no_step_of_the_office(cause, steps, portal):
    told = tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: cause})
    found = report(ALONE, told)
    assert ([each.en for each in found.steps], found.portal_matter) == (steps, portal)


def test_a_cause_hides_no_step_of_another_duty_nor_what_is_not_known():
    told = tell(SECRETARY, {PROFILE_UPDATED_ON: When.not_since(DECIDED), TWO_STEP_CAUSE: Cause.NO_CODE})
    assert english(ALONE, told) == [step(PROFILE).en, to_tell("secretary", RESET, COMPOSITION).en]
    vacant = tell(SECRETARY, {**{key: DONE[key] for key in list(DONE)[:3]}, TWO_STEP_CAUSE: Cause.VACANT})
    assert english(ALONE, vacant) == [
        "secretary: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it closed."
    ]


def test_a_vacant_post_is_told_nothing_to_do_only_asked_who_has_the_account():
    told = tell(SECRETARY, {PROFILE_UPDATED_ON: When.not_since(DECIDED), TWO_STEP_CAUSE: Cause.VACANT})
    found = report(ALONE, told)
    assert [each.en for each in found.steps] == [
        "secretary: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it closed."
    ]
    assert Remark(RemarkCode.CAUSE, cause=Cause.VACANT) in [each for row in found.accounts for each in row.remarks]


def test_who_tells_a_yes_after_a_login_that_was_seen_without_it_reads_that_a_login_must_be_seen_again():
    no = tell(SECRETARY, {TWO_STEP_ENROLLED: False}, grade=Grade.WITNESSED)
    found = report(ALONE, [*no, *tell(SECRETARY, DONE, on=TOLD + timedelta(days=2))])
    (only,) = found.steps
    assert only.en.startswith(f"{step(TWO_STEP, code='off').en} At the login seen on 10.02.2024 this was not done")
    assert only.en.endswith("ask the assistant programmer to see a login again.")
    told_no_too = report(ALONE, [*no, *tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False})])
    assert told_no_too.steps == found.steps, "telling a yes will lift it as little as it did above"


@pytest.mark.parametrize(
    ("duty", "no", "grade", "why"),
    [
        (PROFILE, {PROFILE_UPDATED_ON: When.not_since(DECIDED)}, Grade.WITNESSED, "At the login seen on 10.02.2024"),
        (RESET, {PASSWORD_CHANGED_ON: When.not_since(DECIDED)}, Grade.EXPORTED, "ask the assistant programmer for a newer record"),
    ],
    ids=["seen at a login", "recorded"],
)  # fmt: skip
def test_of_a_duty_that_has_a_day_too_a_yes_that_does_not_count_is_told_with_why_and_with_what_lifts_it(
    duty, no, grade, why
):
    told = [*tell(SECRETARY, no, grade=grade), *tell(SECRETARY, DONE, on=TOLD + timedelta(days=2))]
    found = report(ALONE, told)
    (only,) = found.steps
    assert only.en.startswith(step(duty).en)
    assert why in only.en
    (remark,) = (remark for row in found.accounts for remark in row.remarks)
    assert (remark.code, len(remark.sides)) == (RemarkCode.CONFLICT, 2)


def test_a_portal_that_others_have_two_step_on_is_told_with_both_sides_and_excuses_nothing():
    both = replace(ALONE, accounts=(*ALONE.accounts, Account("lota/clerk", plain("clerk"))))
    told = [
        *tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}),
        *tell("lota/clerk", DONE),
    ]
    found = report(both, told)
    asked = step(TWO_STEP, code="off").en + " Two answers on this do not agree; tell which is right."
    assert ([each.en for each in found.steps], found.portal_matter) == ([asked], False)
    (remark,) = (remark for row in found.accounts for remark in row.remarks)
    assert (remark.code, remark.cause) == (RemarkCode.CONTRADICTION, Cause.NOT_OFFERED)
    assert [side.en for side in remark.sides] == [
        "the portal does not offer two-step (declared)",
        "yes (declared)",
    ]


def told_without_the_portal(on):
    not_offered = tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED})
    (off,) = tell(SECRETARY, {TWO_STEP_ENROLLED: False}, on)
    return report(ALONE, [*not_offered, replace(off, reference=Reference("other.xlsx", "0" * 64))])


def test_an_answer_of_the_same_day_that_does_not_name_the_portal_is_told_beside_the_one_that_does():
    found = told_without_the_portal(TOLD)
    asked = step(TWO_STEP, code="off").en + " Two answers on this do not agree; tell which is right."
    assert ([each.en for each in found.steps], found.portal_matter) == ([asked], False)
    (remark,) = (each for row in found.accounts for each in row.remarks if each.code is RemarkCode.CONTRADICTION)
    assert (remark.day, remark.cause, [side.en for side in remark.sides]) == (
        TOLD,
        Cause.NOT_OFFERED,
        ["the portal does not offer two-step (declared)", "two-step on: no (declared)"],
    )


def test_that_the_portal_is_no_longer_named_on_a_later_day_is_news_and_only_the_step_is_asked():
    found = told_without_the_portal(TOLD + timedelta(5))
    assert ([each.en for each in found.steps], found.portal_matter) == ([step(TWO_STEP, code="off").en], False)
    assert not [each for row in found.accounts for each in row.remarks if each.code is RemarkCode.CONTRADICTION]


def test_what_only_the_portal_can_change_hides_no_step_of_a_later_duty():
    past = history(meeting([ALONE], tell(SECRETARY, NOT_DONE)))
    (assessment,) = past.now.assessments
    first, *rest = assessment.findings
    migrated = replace(assessment, findings=(replace(first, cause=Cause.MIGRATION), *rest))
    assert office_view(migrated, past, LETTERHEAD).steps == (
        step(RESET), step(COMPOSITION), step(TWO_STEP, code="off"),
    )  # fmt: skip


def test_steps_are_those_of_what_is_ordered_and_advice_stands_apart():
    told = tell_all(
        LOTA,
        {**DONE, PASSWORD_STRENGTH: Strength.WEAK, TWO_STEP_METHOD: Method.SMS, PASSWORD_BREACHED: False},
    )
    found = report(LOTA, told)
    assert found.steps == ()
    assert found.advice == tuple(
        step(policy, "secretary, operator") for policy in ("two-step-method", "password-strength")
    )
    assert [report(LOTA, tell_all(LOTA, told)).advice for told in (DONE, NOT_DONE)] == [(), ()]


def strength_ordered(past):
    """Return the same where a password that is hard to guess is ordered."""
    now = past.now

    def ordered(rule_or_finding):
        is_it = rule_or_finding.policy == STRENGTH
        return replace(rule_or_finding, level=Level.SHALL, decision=ELEVEN) if is_it else rule_or_finding

    rows = tuple(replace(row, findings=tuple(map(ordered, row.findings))) for row in now.assessments)
    header = replace(now.header, rules=tuple(map(ordered, now.header.rules)))
    return History.of(replace(now, header=header, assessments=rows), [])


OLD_SLIP = tell(SECRETARY, {PASSWORD_STRENGTH: Strength.STRONG}, on=date(2022, 2, 10))


@pytest.mark.parametrize(
    ("of", "told"),
    [(ALONE, ()), (MOVED, tell(SECRETARY, {**DONE, PASSWORD_STRENGTH: Strength.STRONG})), (ALONE, OLD_SLIP)],
    ids=["nothing told", "by the holder before", "long ago"],
)
def test_what_no_form_asks_is_asked_for_by_the_way_in_which_it_can_be_told(of, told):
    past = strength_ordered(history(meeting([of], told)))
    rule = next(each for each in past.now.header.rules if each.policy == STRENGTH)
    found = [each.en for each in office_view(past.now.assessments[0], past, LETTERHEAD).steps]
    tell_by_slip = rule.when_unknown.filled(post="", self_check=_WITH_HELP).en.removeprefix(": ")
    (asking,) = [each for each in found if tell_by_slip in each]
    assert len(found) > 1
    asked_otherwise = [each for each in found if each != asking]
    assert not [each for each in asked_otherwise if rule.own_duty.en in each]


def test_advice_that_was_waived_or_concerns_the_office_itself_is_told_as_such():
    past = history(meeting([FISHERIES], tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.PERSONAL})))
    (assessment,) = past.now.assessments
    advised = tuple(replace(each, level=Level.SHOULD) for each in assessment.findings if each.policy == HELD)
    twice = replace(assessment, findings=advised * 2)
    assert office_view(twice, past, LETTERHEAD).advice == (step(HELD, "the head", "personal"),)
    waivers = (Waiver("password-strength", "lota", "m", "2024-02/05", UNTIL),)
    assert report(LOTA, tell_all(LOTA, {PASSWORD_STRENGTH: Strength.WEAK}), waivers=waivers).advice == ()


def test_advice_to_the_office_itself_bears_its_heads_post():
    past = history(meeting([ALONE], tell(SECRETARY, NOT_DONE)))
    (assessment,) = past.now.assessments
    advised = tuple(
        replace(each, level=Level.SHOULD, subject="lota") for each in assessment.findings if each.policy == RESET
    )
    assert office_view(replace(assessment, findings=advised), past, LETTERHEAD).advice == (step(RESET, "the head"),)


def test_what_was_told_of_several_accounts_on_several_days_is_dated_from_the_first_to_the_last():
    told = [
        *tell(SECRETARY, {TWO_STEP_ENROLLED: True}),
        *tell(OPERATOR, {TWO_STEP_ENROLLED: True}, on=date(2024, 2, 12)),
    ]
    for of, evidence, shown in ((LOTA, told, "{} to 12.02.2024*"), (ALONE, told[:1], "{}*")):
        view = report(of, evidence)
        table = next(block for block in office_report(view, Language.EN).blocks if isinstance(block, Table))
        (row,) = [row for row in table.rows if any("two-step" in str(cell).lower() for cell in row)]
        assert shown.format(short_date(TOLD, Language.EN)) in row


def test_of_the_duties_of_the_office_itself_each_is_asked_in_its_own_words():
    steps = [each.bn for each in report(FISHERIES).steps]
    assert "দপ্তরের সরকারি ই-মেইল ঠিকানাটি পুরো লিখে জানান; না থাকলে তা-ও জানান।" in steps
    assert not any("থাকা" in each and "হয়েছে কি না" in each for each in steps)
