"""The report of an office as a whole, beside the round before it, and how its steps call those who have them."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from sent_letters import sent_letter
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DONE,
    LETTERHEAD,
    MAIL,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    call,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Text, plain
from auditor.model.baseline import Level
from auditor.model.disputes import Dispute
from auditor.model.evidence import ContactRecord
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.letters import Purpose
from auditor.model.numbered import numbered_post
from auditor.model.subjects import OfficeKind, numbered_accounts
from auditor.model.views.annexes import AccountRow, Change, Changes, DutyColumn, NamedDispute, PastStanding
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import OfficeName
from auditor.model.views.office import DutyRow, OfficeView
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.sent_letters import SentReminder
from auditor.model.when import When
from auditor.views.compared.history import History, head
from auditor.views.office.office import office_view
from auditor.views.office.whose_steps import who

POLICIES = {rule.policy.id: rule for rule in BASELINE.rules}
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
ELEVEN = POLICIES[PROFILE].decision
LOTA, DAE = office("lota"), office("dae", kind=OfficeKind.DEPARTMENT)
MARCH = date(2024, 3, 10)


def column(*policies):
    return DutyColumn(POLICIES[policies[0]].policy.column, policies)


def step(policy, post, code=""):
    told = POLICIES[policy].policy
    return dict(told.remedies).get(code, told.remedy).filled(post=plain(post), self_check="")


def dispute(number, name, policy):
    return Dispute(number, name, policy, "it is on", MARCH, "05.12", date(2024, 3, 30), None)


def test_a_report_is_that_of_its_office_and_tells_what_changed_what_is_disputed_and_of_what_it_was_reminded():
    no, yes = ({TWO_STEP_ENROLLED: on} for on in (False, True))
    told = [
        *tell("lota/head", {**DONE, **yes}, on=MARCH),
        *tell("lota/head", no, on=MARCH, grade=Grade.EXPORTED, source="exports"),
        *tell_all(DAE, DONE), *tell("dae", MAIL),
    ]  # fmt: skip
    letter = sent_letter(1, Purpose.FIRST, "lota", on=date(2024, 3, 1), memo="91")
    ours, others = dispute(1, "lota", TWO_STEP), dispute(2, "dae", TWO_STEP)
    past = history(
        meeting([LOTA, DAE], tell("lota/head", DONE)),
        meeting([DAE, LOTA], told, "2024-03", contacts=(call("lota", MARCH), ContactRecord("lota", MARCH, "", ""))),
    )
    past = History.of(past.now, past.earlier, letters=(letter,), disputes=(others, ours))
    lota = past.now.assessments[1]
    done, off = (
        DutyCell(1, 1, Outcome.PASS, Grade.DECLARED, MARCH),
        DutyCell(0, 1, Outcome.FAIL, None, MARCH, undone_grade=Grade.EXPORTED),
    )
    first, none = DutyCell(1, 1, Outcome.PASS, Grade.DECLARED, TOLD), DutyCell(0, 0, Outcome.NOT_APPLICABLE)
    view = office_view(lota, past, LETTERHEAD)
    (remark, disputed) = view.duties[3].remarks
    assert [side.en for side in remark.sides] == ["two-step on: no (list from the system, record)", "yes (declared)"]
    assert (remark.code, disputed.code) == (RemarkCode.CONTRADICTION, RemarkCode.DISPUTED)
    days = (When.on(date(2024, 2, 1)).label, When.on(date(2024, 2, 2)).label, None, None, None, None)
    cells = (done, done, done, off, none, none)
    rules = [rule for rule in BASELINE.rules if rule.level is Level.SHALL]
    duties = tuple(
        DutyRow(
            rule.policy.duty, rule.policy.id, rule.decision, cell, day, view.duties[3].remarks if cell is off else ()
        )
        for rule, cell, day in zip(rules, cells, days, strict=True)
    )
    (seen_again,) = view.steps
    turn_on = step(TWO_STEP, "head", "off").en
    assert seen_again.en.startswith(
        f"{turn_on} By the system's record of 10.03.2024 this was not done, and telling alone"
    )
    assert view == OfficeView(
        head=head(past, LETTERHEAD), office=OfficeName(2, LOTA.name), office_id="lota", kind=OfficeKind.UNION,
        head_post=LOTA.head_post, portal="lota.example", email="", status=Status.PARTIAL, heard=True, told_on=MARCH,
        ways=("phone", "exports"), duties=duties, account_duties=tuple(map(column, DUTIES)),
        accounts=(AccountRow(plain("head"), "", (done, done, done, off), (remark,), ((column(TWO_STEP).heading,),)),),
        steps=(seen_again,), portal_matter=False, advice=(), left=False, email_told=False,
        duty_columns=(*map(column, DUTIES), column("official-email-held", "official-email-used")),
        history=(
            PastStanding("2024-02", "2024-02", (first, first, first, first, none), Status.IMPLEMENTED),
            PastStanding("2024-03", "2024-03", (done, done, done, off, none), Status.PARTIAL),
        ),
        changes=Changes((), (), (Change(OfficeName(2, LOTA.name), ELEVEN, 1),), (), lost=(Change(OfficeName(2, LOTA.name), ELEVEN),)),
        disputes=(NamedDispute(OfficeName(2, LOTA.name), POLICIES[TWO_STEP].policy.duty, ours),),
        reminders=(SentReminder(Purpose.FIRST, date(2024, 3, 1), "91"),),
    )  # fmt: skip


def test_what_a_login_shows_is_done_on_no_day_that_is_only_that_of_the_login():
    told = tell("lota/head", {**DONE, PROFILE_UPDATED_ON: When.on(TOLD), PASSWORD_CHANGED_ON: When.on(TOLD)})
    past = history(meeting([LOTA], told))
    profile, reset, *_ = office_view(past.now.assessments[0], past, LETTERHEAD).duties
    assert (profile.done_on, reset.done_on) == (None, When.on(TOLD).label)


def test_at_the_first_meeting_nothing_changed():
    past = history(meeting([LOTA]))
    assert office_view(past.now.assessments[0], past, LETTERHEAD).changes is None


# How a step calls those who have it


CALLED = {
    "one of one": (1, (1,), "clerk-1"),
    "two of two": (2, (1, 2), "clerk-1, clerk-2"),
    "three of three": (3, (1, 2, 3), "Every user"),
    "two of four": (4, (2, 3), "clerk-2, clerk-3"),
    "three of four": (4, (1, 2, 4), "Users 1, 2, 4"),
    "one of five": (5, (5,), "User 5 (clerk-5)"),
    "two of five": (5, (1, 5), "Users 1, 5"),
    "five of five": (5, (1, 2, 3, 4, 5), "Every user"),
    "ten of eleven": (11, range(2, 12), "Users 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"),
}


@pytest.mark.parametrize(("users", "having", "called"), CALLED.values(), ids=CALLED)
def test_a_step_calls_up_to_two_by_their_posts_where_there_are_up_to_four_and_else_by_numbers_and_one_by_the_post_too(
    users, having, called
):
    many = office("lota", tuple(f"clerk-{number}" for number in range(1, users + 1)))
    off = {f"lota/clerk-{number}" for number in having}
    told = [
        seen
        for account in many.accounts
        for seen in tell(account.id, {**DONE, TWO_STEP_ENROLLED: account.id not in off})
    ]
    past = history(meeting([many], told))
    (only,) = office_view(past.now.assessments[0], past, LETTERHEAD).steps
    assert only.en.partition(":")[0] == called


def test_who_is_known_only_by_a_number_is_called_by_that_alone_however_many_others_are_listed_by_their_posts():
    listed = tuple(f"clerk-{number}" for number in range(1, 4))
    many = office("lota", listed)
    many = replace(many, accounts=(*many.accounts, numbered_accounts("lota", 5)[4], numbered_accounts("lota", 5)[3]))
    assert who(["lota/user-4"], many) == numbered_post(4)
    assert who(["lota/clerk-3"], many) == Text(en="User 3 (clerk-3)", bn="ইউজার ৩ (clerk-3)")
    assert who(["lota/user-5", "lota/user-4"], many) == Text(en="Users 4, 5", bn="ইউজার ৪, ৫")


@pytest.mark.parametrize(
    ("invited", "place"),
    [(True, "on the self-check page"), (False, "in a self-check (ask the assistant programmer for one)")],
)
def test_where_a_password_is_tested_is_said_also_where_it_is_asked_how_things_stand(invited, place):
    asked = plain("{post}: test it {self_check}.")
    past = history(meeting([LOTA], tell("lota/head", {fact: DONE[fact] for fact in list(DONE)[:3]})))
    rules = tuple(replace(rule, when_unknown=asked) for rule in past.now.header.rules)
    now = replace(past.now, header=replace(past.now.header, rules=rules))
    past = replace(past, now=now, invited=invited)
    (only,) = office_view(now.assessments[0], past, LETTERHEAD).steps
    assert only.en == f"head: test it {place}."
