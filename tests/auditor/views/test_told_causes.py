"""What an office told beside its duties, a cause or that it has no user ID of its own, is answered by every paper, also once it has grown old."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from rendering import box_of
from sent_letters import letter_to
from small_upazila import DONE, ELEVEN, LETTERHEAD, MAIL, NOT_DONE, TWO_STEP, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Status
from auditor.model.subjects import OfficeKind, numbered_accounts
from auditor.model.views.in_between import InBetween
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.handover import NoteCounts
from auditor.views.annex.results import auditor_results
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_view
from reports.layout.changes import changes_by_office, changes_of_office
from reports.layout.reminder import reminder_text

OLD, DAY = date(2024, 2, 10), date(2024, 9, 20)
LOTA, HEAD = office("lota"), "lota/head"
COOP = office("coop", kind=OfficeKind.DEPARTMENT)
OF_NONE = {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}
NO_OWN = tell("coop/head", OF_NONE)
MAILS = tell("coop", MAIL)


def in_autumn(of, told):
    """Return the meetings of February and of September, by which what was told for the first has grown old."""
    return history(meeting([of], told), meeting([of], told, "2024-09", day=DAY))


def report(past):
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    return view, box_of(view)


def final_letter(past):
    (assessment,) = past.now.assessments
    return reminder_text(letter_to(assessment, past), Language.EN)


def part_of(chair, decision):
    return next(part for part in chair.summary.parts if part.decision.id == decision)


def steps_elsewhere(past):
    """Return by duty what remains of it as systems of others are told."""
    results = auditor_results(RoundMaterial(past, LETTERHEAD)).results
    return {result.check: [step.en for step in result.steps] for result in results if result.steps}


# What was undone and done again


@pytest.mark.parametrize(
    ("language", "label", "thanked"),
    [
        (
            Language.EN,
            "Newly implemented, undone in between: decision no. 11",
            "Have implemented again what was undone, and so all that applies to them: {name}.",
        ),
        (
            Language.BN,
            "নতুন বাস্তবায়িত (মাঝে ছিল না): সিদ্ধান্ত নং ১১",
            "প্রযোজ্য সব সিদ্ধান্ত আবার বাস্তবায়ন করেছে (মাঝে বাস্তবায়িত ছিল না): {name}।",
        ),
    ],
)
def test_who_did_again_what_it_had_undone_is_told_so_and_thanked_for_that(language, label, thanked):
    told = tell(HEAD, DONE)
    undone = [*told, *tell(HEAD, NOT_DONE, date(2024, 3, 10))]
    again = [*undone, *tell(HEAD, DONE, date(2024, 4, 10))]
    past = history(meeting([LOTA], told), meeting([LOTA], undone, "2024-03"), meeting([LOTA], again, "2024-04"))
    chair = chair_view(past, LETTERHEAD)
    assert [change.in_between for change in chair.changes.newly_done] == [InBetween.UNDONE]
    assert label in changes_by_office(chair, language)[1]
    view, _ = report(past)
    assert label in changes_of_office(view.changes, view.head, language)
    assert thanked.format(name=LOTA.name.said(language)) in brief_lines(chair, language)
    first = history(meeting([LOTA], undone[-1:]), meeting([LOTA], again, "2024-04"))
    assert [change.in_between for change in chair_view(first, LETTERHEAD).changes.newly_done] == [None]


# A cause that grew old


def test_systems_of_others_are_told_as_the_report_says_that_a_cause_grew_old_and_not_to_do_what_it_hinders():
    past = in_autumn(LOTA, tell(HEAD, {**NOT_DONE, TWO_STEP_CAUSE: Cause.LOCKED_OUT}))
    (reported,) = report(past)[0].steps
    begins, _, _ = reported.en.partition("if it does, do or tell about:")
    found = steps_elsewhere(past)
    assert len(found) > 1
    assert {step.partition("if it does, do or tell about:")[0] for steps in found.values() for step in steps} == {
        begins
    }


@pytest.mark.parametrize("cause", [Cause.LOCKED_OUT, Cause.NOT_OFFERED, Cause.VACANT, Cause.NO_OWN_ACCOUNT])
def test_who_told_only_a_cause_that_grew_old_is_among_those_who_told_what_counts_no_longer(cause):
    past = in_autumn(LOTA, tell(HEAD, {TWO_STEP_CAUSE: cause}))
    chair = chair_view(past, LETTERHEAD)
    assert (part_of(chair, ELEVEN).told_before, chair.summary.told_before, chair.summary.answered) == (1, 1, 0)
    named = cause if cause.asked_of_owner or cause is Cause.NO_OWN_ACCOUNT else None
    assert Remark(RemarkCode.STALE, day=OLD, cause=named) in chair.rows[0].remarks
    (clause,) = [each for each in chair.summary.proposals if each.code is ProposalCode.TELL_AGAIN]
    assert clause.serials == (1,)


def test_a_yes_that_counts_takes_the_place_of_a_cause_that_grew_old():
    told = [*tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}), *tell(HEAD, DONE, date(2024, 9, 10))]
    past = in_autumn(LOTA, told)
    assert part_of(chair_view(past, LETTERHEAD), ELEVEN).told_before == 0


def test_who_waited_for_the_portal_at_the_last_meeting_and_does_no_more_is_told_apart():
    past = in_autumn(LOTA, tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}))
    assert past.previous["lota"].by_decision[ELEVEN] is Status.AWAITING_PORTAL
    chair = chair_view(past, LETTERHEAD)
    assert changes_by_office(chair, Language.EN)[1] == (
        "Pending (awaiting the portal at the last meeting): decision no. 11",
    )
    assert changes_by_office(chair, Language.BN)[1] == ("অনিষ্পন্ন (গত সভায় পোর্টাল অপেক্ষমাণ ছিল): সিদ্ধান্ত নং ১১",)


def test_the_note_for_a_successor_says_of_nobody_who_told_before_that_nothing_is_known():
    old = in_autumn(LOTA, tell(HEAD, DONE)).now.assessments
    never = history(meeting([LOTA], [])).now.assessments
    assert [(NoteCounts(each).silent, NoteCounts(each).told_before) for each in (never, old)] == [(1, 0), (0, 0)]
    cause = in_autumn(LOTA, tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT})).now.assessments
    assert (NoteCounts(cause).silent, NoteCounts(cause).told_before) == (0, 1)


# An office that told that it has no user ID of its own, though one is listed


def test_an_office_that_told_that_it_has_no_user_id_though_one_is_listed_is_asked_with_whose_it_works():
    view, box = report(history(meeting([COOP], [*NO_OWN, *MAILS])))
    assert box.lead.startswith("It is not known with which user IDs your office works")
    (step,) = view.steps
    assert step.en.startswith("head: the office told that it has no user ID of its own, but this one is listed for it.")
    assert any("Whether the list is right, the assistant programmer checks." in line for line in box.lines)
    assert (view.duties_left, TWO_STEP in view.only_for_user_ids) == (0, True)


def test_of_several_user_ids_that_are_listed_all_the_same_it_is_asked_whether_they_are_its_own():
    several = replace(COOP, accounts=numbered_accounts(COOP.id, 3))
    none = [answer for each in several.accounts for answer in tell(each.id, {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT})]
    view, box = report(history(meeting([several], [*none, *MAILS])))
    (step,) = view.steps
    assert step.en.startswith(
        "Every user: the office told that it has no user ID of its own, but these are listed for it."
    )
    assert "If these user IDs are the office's, tell how its duties stand" in step.en
    assert "এই আইডিগুলো দপ্তরের নামে তালিকায় আছে। আইডিগুলো দপ্তরের হলে" in step.bn
    assert any(line.startswith("Every user: listed for the office, which told") for line in box.lines)


@pytest.mark.parametrize(
    ("without", "who", "asked"),
    [(("clerk",), "clerk", "this user ID is"), (("clerk", "operator"), "clerk, operator", "these user IDs are")],
)
def test_told_of_a_user_id_while_another_is_known_it_is_asked_whether_it_is_the_offices_and_not_which_answer_to_a_duty_is_right(
    without, who, asked
):
    posts = ("head", "clerk", "operator")
    coop = office("coop", posts, OfficeKind.DEPARTMENT)
    told = [told for post in posts for told in tell(f"coop/{post}", OF_NONE if post in without else DONE)]
    past = history(*(meeting([coop], [*told, *MAILS], f"2024-0{month}") for month in (2, 3, 4)))
    (step,) = (each.en for each in report(past)[0].steps)
    assert step == (
        f"{who}: it was told that the office has no user ID of its own, but something is known of another one of it. "
        f"If {asked} the office's, tell whether these are done, and if so on which day: Profile brought up to date, "
        "Password reset, Password meets the rule, Two-step on; otherwise tell that, too."
    )
    assert "do not agree" not in final_letter(past)


@pytest.mark.parametrize("another", [{}, {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}])
def test_told_of_a_user_id_of_which_two_step_is_told_not_to_be_on_it_is_asked_to_turn_it_on_only_where_it_is_the_offices(
    another,
):
    coop = office("coop", ("head", "clerk"), OfficeKind.DEPARTMENT)
    told = [*tell("coop/clerk", {TWO_STEP_ENROLLED: False, **OF_NONE}), *tell("coop/head", another), *MAILS]
    past = history(*(meeting([coop], told, f"2024-0{month}") for month in (2, 3, 4)))
    view, _ = report(past)
    (step,) = (each.en for each in view.steps if each.en.startswith("clerk: turn two-step on"))
    assert step.endswith(
        "It was told, too, that the office has no user ID of its own; if this one is not the office's, tell whose it is instead."
    )
    assert "do not agree" not in "".join(each.en for each in view.steps)
    assert "do not agree" not in final_letter(past)


def test_so_do_proposals_brief_and_final_letter():
    past = history(*(meeting([COOP], [*NO_OWN, *MAILS], f"2024-0{month}") for month in (2, 3, 4)))
    chair = chair_view(past, LETTERHEAD)
    codes = {each.code for each in chair.summary.proposals}
    assert ProposalCode.NO_ACCOUNT in codes
    assert not codes & {ProposalCode.LEFT, ProposalCode.SILENT}
    (asked,) = [line for line in brief_lines(chair) if "Coop" in line and "Have implemented" not in line]
    assert asked.startswith("Have no user ID of their own, as they told")
    letter = final_letter(history(meeting([COOP], [*NO_OWN, *MAILS])))
    assert "with whose it works, or when it applied for one: no information" in letter
    assert "Two-step on for every user; cause: the office has no account of its own" in letter
    assert "mobile phones" not in letter


def test_once_that_grew_old_it_is_asked_whether_it_is_so_still():
    past = in_autumn(COOP, [*NO_OWN, *MAILS])
    view, box = report(past)
    assert box.lead == "What your office told of the duties has grown old; it is to be told again."
    assert view.steps[0].en.startswith(
        "head: the office told on 10.02.2024 that it has no user ID of its own, and that has grown old; this one is listed for it."
    )
    (kept,) = [line for line in box.lines if "Whether the list is right, the assistant programmer checks." in line]
    assert "told on 10.02.2024 that it has no user ID of its own; that has grown old" in kept
    assert any("তথ্যটি পুরোনো হয়েছে। তালিকা ঠিক আছে কি না" in line for line in box_of(view, Language.BN).lines)
    assert "whether it is so still, and with whose user ID it works, is to be told" in final_letter(past)


def test_an_office_of_which_something_else_is_known_of_that_user_id_is_asked_only_for_the_rest():
    reset = {fact: value for fact, value in DONE.items() if fact.dated}
    view, _ = report(history(meeting([COOP], [*NO_OWN, *MAILS, *tell("coop/head", reset)])))
    assert {row.policy for row in view.duties if row.cell.outcome.value == "pass"} > {"password-reset"}
    assert TWO_STEP in view.only_for_user_ids
