"""A request for correction about a cause is entered once the cause is: box and remark of the office's report say the same of it."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from rendering import box_of
from small_upazila import DONE, LETTERHEAD, TWO_STEP, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.views.disputes import unproven_of
from auditor.views.office import office_view
from reports.layout import remarking

LOTA = office("lota", ("head", "clerk"))
RECEIVED, UPHELD = date(2024, 2, 21), date(2024, 2, 23)
REST = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
OFF, ON = {TWO_STEP_ENROLLED: False}, {TWO_STEP_ENROLLED: True}
NO_CODE = {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}
TO_ENTER = "still to be entered"


def after(head, clerk, entered):
    """Return how it stands at the meeting after a request on two-step was upheld, by what was told of two users before, and of one since."""
    told = [*tell("lota/head", {**REST, **head}), *tell("lota/clerk", {**REST, **clerk})]
    now = [*told, *tell("lota/head", entered, date(2024, 3, 10))]
    answer = DisputeAnswered(1, DisputeResult.UPHELD, UPHELD, "05.13", UPHELD)
    request = Dispute(1, "lota", TWO_STEP, "no code arrives", RECEIVED, "05.12", UPHELD, answer)
    found = history(meeting([LOTA], told), meeting([LOTA], now, "2024-03"))
    return replace(found, upheld=(request,), disputes=(request,))


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
