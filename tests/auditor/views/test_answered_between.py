"""What was told before the portal's owner answered and what was told after it are no two answers that do not agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import sent_letter
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell

from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.letters import AskedOffice, LetterAnswered, Purpose
from auditor.model.views.remarks import RemarkCode
from auditor.views.annexes import chair_view
from auditor.views.directory import lines
from auditor.views.history import History
from auditor.views.office import office_reports

TOLD, WRITTEN, ANSWERED, AGAIN = (date(2024, 2, 10), date(2024, 2, 12), date(2024, 2, 20), date(2024, 3, 10))
HEALTH = office("health", ("head", "clerk"))
WITHOUT = {TWO_STEP_ENROLLED: False}
UNTOLD = "Two answers that do not agree"


def past(again, answered_on: date | None) -> History:
    """Return how an office stands that told a cause, and something else later; the portal's owner answered on a day, or never."""
    told = [
        *tell("health/head", {**DONE, **WITHOUT, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, TOLD),
        *tell("health/clerk", {**DONE, **WITHOUT}, TOLD),
    ]
    found = history(meeting([HEALTH], [*told, *again], "2024-03"))
    answer = None if answered_on is None else LetterAnswered(1, answered_on, "It is mended.", answered_on)
    letter = sent_letter(1, Purpose.PORTAL, "health", on=WRITTEN, answered=answer)
    asked = (AskedOffice("health", ("two-step-enabled",), causes=(Cause.NOT_OFFERED,)),)
    letter = replace(letter, draft=replace(letter.draft, offices=asked))
    return History.of(found.now, found.earlier, letters=(letter,))


def said(found: History) -> tuple[bool, bool, bool]:
    """Return whether the chair's brief, his row and the office's report say that two answers do not agree."""
    view, (report,) = chair_view(found, LETTERHEAD), office_reports(found, LETTERHEAD).reports
    steps = [step.en for step in report.steps]
    codes = {remark.code for row in view.rows for remark in row.remarks}
    brief = any(UNTOLD in line for line in brief_lines(view))
    return brief, RemarkCode.CONTRADICTION in codes, any("do not agree" in step for step in steps)


ON_SINCE = tell("health/clerk", {TWO_STEP_ENROLLED: True}, AGAIN)


def test_that_another_user_id_has_it_on_since_the_owner_answered_contradicts_nobody_who_told_before_that_it_is_not_offered():
    found = past(ON_SINCE, ANSWERED)
    assert said(found) == (False, False, False)
    (line,) = lines(found)
    assert not line.conflict
    (head,) = (each for each in found.of_office["health"].findings if each.about == ("health/head", "two-step-enabled"))
    assert head.is_no


@pytest.mark.parametrize(
    "answered_on",
    [None, TOLD - timedelta(days=1), AGAIN, AGAIN + timedelta(days=3)],
    ids=["never", "before both", "on that day", "later"],
)
def test_unless_he_answered_in_between_two_answers_do_not_agree(answered_on):
    assert said(past(ON_SINCE, answered_on)) == (True, True, True)


def test_that_two_answers_of_its_own_do_not_agree_is_said_all_the_same():
    both = tell("health/head", {TWO_STEP_ENROLLED: True}, TOLD)
    found = past([*both, *ON_SINCE], ANSWERED)
    (head,) = (each for each in found.of_office["health"].findings if each.about == ("health/head", "two-step-enabled"))
    assert (head.cause, head.conflict) == (None, True)
