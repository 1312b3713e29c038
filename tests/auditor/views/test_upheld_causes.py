"""A request for correction about a cause is entered once the cause is: box and remark of the office's report say the same of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from rendering import box_of
from small_upazila import DONE, LETTERHEAD, TWO_STEP, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.rounds.disputing.upheld import _not_entered
from auditor.rounds.revisions import JUDGING
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.disputes import against_causes, spoken_of, unproven_of
from auditor.views.office.office import office_view
from reports.layout import remarking

LOTA = office("lota", ("head", "clerk"))
RECEIVED, UPHELD = date(2024, 2, 21), date(2024, 2, 23)
REST = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
OFF, ON = {TWO_STEP_ENROLLED: False}, {TWO_STEP_ENROLLED: True}
NO_CODE = {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}
TO_ENTER = "still to be entered"


REQUEST = Dispute(
    1, "lota", TWO_STEP, "no code arrives", RECEIVED, "05.12", UPHELD,
    DisputeAnswered(1, DisputeResult.UPHELD, UPHELD, "05.13", UPHELD),
)  # fmt: skip


def after(head, clerk, entered):
    """Return how it stands at the meeting after a request on two-step was upheld, by what was told of two users before, and of one since."""
    told = [*tell("lota/head", {**REST, **head}), *tell("lota/clerk", {**REST, **clerk})]
    now = [*told, *tell("lota/head", entered, date(2024, 3, 10))]
    found = history(meeting([LOTA], told), meeting([LOTA], now, "2024-03"))
    return replace(found, upheld=(REQUEST,), disputes=(REQUEST,))


def says_to_be_entered(found) -> tuple[bool, bool, bool]:
    """Return whether the box of the office's report, the remark beside its duty, and the request itself say that something is still to be entered."""
    view = office_view(found.now.assessments[0], found, LETTERHEAD)
    (row,) = (each for each in view.duties if each.policy == TWO_STEP)
    remarks = remarking.in_full(row.remarks, Language.EN)
    (named,) = view.disputes
    box = str(box_of(view))
    return "enters what shows it" in box or TO_ENTER in box, TO_ENTER in remarks, named.unproven


@pytest.mark.parametrize("entered", [NO_CODE, ON], ids=["the cause", "that it is on"])
@pytest.mark.parametrize("head", [{}, OFF, NO_CODE], ids=["nothing told before", "off", "off for that cause"])
def test_once_it_is_entered_of_one_user_nothing_is_still_to_be_entered_since_another_has_told_nothing_yet(
    head, entered
):
    found = after(head, {}, entered)
    assert says_to_be_entered(found) == (False, False, False)
    assert unproven_of(found.now.assessments[0], found) == ()


@pytest.mark.parametrize("entered", [NO_CODE, ON], ids=["the cause", "that it is on"])
def test_while_a_no_of_before_stands_at_another_user_it_is_still_to_be_entered_in_box_and_remark(entered):
    assert says_to_be_entered(after(OFF, OFF, entered)) == (True, True, True)


def judged_as_now(*meetings) -> History:
    """Return the last of meetings, judged as rounds are today, after the request was upheld."""
    found = history(*meetings)
    now = replace(found.now, header=replace(found.now.header, judging=JUDGING))
    return replace(History.of(now, found.earlier), upheld=(REQUEST,))


@pytest.mark.parametrize(
    ("told_on", "is_asked"), [(RECEIVED - timedelta(days=1), True), (RECEIVED, False)], ids=["before it", "on its day"]
)
def test_against_a_cause_a_request_speaks_where_that_was_told_before_it_came(told_on, is_asked):
    told = [*tell("lota/head", {**REST, **OFF}), *tell("lota/head", NO_CODE, told_on), *tell("lota/clerk", DONE)]
    found = judged_as_now(meeting([LOTA], told, "2024-03"))
    assert against_causes(found.now.assessments[0], found) == ({("lota/head", TWO_STEP)} if is_asked else set())


@pytest.mark.parametrize(("grade", "is_unproven"), [(Grade.SELF_CHECKED, True), (Grade.WITNESSED, False)])
def test_what_was_seen_done_before_a_request_came_settled_it_at_a_meeting_since_and_what_was_told_did_not(
    grade, is_unproven
):
    told = [*tell("lota/head", {**REST, **OFF}), *tell("lota/clerk", DONE, UPHELD)]
    done = [*told, *tell("lota/head", ON, RECEIVED - timedelta(days=1), grade)]
    anew = [*tell("lota/head", {**REST, **OFF}, date(2024, 4, 5)), *tell("lota/clerk", DONE, UPHELD)]
    found = judged_as_now(meeting([LOTA], told), meeting([LOTA], done, "2024-03"), meeting([LOTA], anew, "2024-04"))
    assert bool(unproven_of(found.now.assessments[0], found)) is is_unproven


@pytest.mark.parametrize("is_disputed", [False, True])
def test_the_chair_says_of_nobody_that_he_waits_for_the_portal_whose_upheld_request_says_otherwise(is_disputed):
    waits = office("palla")
    told = [
        *tell("lota/head", {**REST, **NO_CODE}),
        *tell("lota/clerk", DONE),
        *tell("palla/head", {**REST, **NO_CODE}),
    ]
    found = judged_as_now(meeting([LOTA, waits], told, "2024-03"))
    lota, palla = found.now.assessments
    findings = tuple(replace(each, cause_disputed=is_disputed and each.cause is not None) for each in lota.findings)
    now = replace(found.now, assessments=(replace(lota, findings=findings), palla))
    found = replace(History.of(now, found.earlier), upheld=(REQUEST,) if is_disputed else ())
    lines = brief_lines(chair_view(found, LETTERHEAD))
    (waiting,) = [line for line in lines if "wait for the portal's authority" in line]
    assert waiting.endswith("authority: 1." if is_disputed else "authority: 2.")


@pytest.mark.parametrize(
    ("since", "is_told"), [(JUDGING, False), (JUDGING - 1, True)], ids=["now", "as rounds were judged before"]
)
def test_who_says_since_his_request_that_it_is_off_for_no_cause_is_told_no_more_of_it_and_the_other_that_the_cause_is_not_right(
    since, is_told
):
    told = [*tell("lota/head", {**REST, **NO_CODE}), *tell("lota/clerk", {**REST, **NO_CODE})]
    anew = tell("lota/head", {TWO_STEP_ENROLLED: False}, date(2024, 3, 10))
    found = judged_as_now(meeting([LOTA], told), meeting([LOTA], [*told, *anew], "2024-03"))
    (lota,) = found.now.assessments
    findings = tuple(
        replace(each, cause=None)
        if each.about == ("lota/head", TWO_STEP)
        else replace(each, cause_disputed=each.cause is not None)
        for each in lota.findings
    )
    now = replace(
        found.now, assessments=(replace(lota, findings=findings),), header=replace(found.now.header, judging=since)
    )
    found = replace(History.of(now, found.earlier), upheld=(REQUEST,))
    assert (("lota/head", TWO_STEP) in spoken_of(now.assessments[0], found)) is is_told
    box = str(box_of(office_view(now.assessments[0], found, LETTERHEAD)))
    assert ("says that it is done" in box, "until then it stands as not done" in box) == (is_told, is_told)
    assert (
        "by the request for correction of 21.02.2024, which was upheld, the cause at the portal that was told before is not right"
        in box
    )


@pytest.mark.parametrize(
    ("head", "clerk", "said"),
    [
        (NO_CODE, NO_CODE, "told before"),
        (NO_CODE, ON, "told before (head)"),
        (NO_CODE, OFF, "what shows it is still to be entered"),
    ],
    ids=["of both", "of one", "of one, and of the other it is a no"],
)
def test_before_keeping_it_is_said_whose_cause_nothing_took_the_place_of(head, clerk, said):
    told = [*tell("lota/head", {**REST, **head}), *tell("lota/clerk", {**REST, **clerk})]
    (lota,) = judged_as_now(meeting([LOTA], told)).now.assessments
    of_duty = [replace(each, cause_disputed=True) for each in lota.findings if each.policy == TWO_STEP]
    found = _not_entered(
        of_duty, {each: each.cause for each in of_duty if each.is_open or each.awaits_portal}, lota.office
    )
    assert found.en.endswith(said)
