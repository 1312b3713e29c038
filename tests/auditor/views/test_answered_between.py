"""What was told before the portal's owner answered and what was told after it are no two answers that do not agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import sent_letter
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell

from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.model.letters import AskedOffice, LetterAnswered, Purpose
from auditor.model.views.remarks import RemarkCode
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.office.directory import lines
from auditor.views.office.office import office_reports

TOLD, WRITTEN, ANSWERED, AGAIN = (date(2024, 2, 10), date(2024, 2, 12), date(2024, 2, 20), date(2024, 3, 10))
HEALTH = office("health", ("head", "clerk"))
WITHOUT = {TWO_STEP_ENROLLED: False}
UNTOLD = "Two answers that do not agree"


def past(again, answered_on: date | None, about: Cause = Cause.NOT_OFFERED) -> History:
    """Return how an office stands that told a cause, and something else later; the portal's owner answered on a day, or never."""
    told = [
        *tell("health/head", {**DONE, **WITHOUT, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, TOLD),
        *tell("health/clerk", {**DONE, **WITHOUT}, TOLD),
    ]
    found = history(meeting([HEALTH], [*told, *again], "2024-03"))
    answer = None if answered_on is None else LetterAnswered(1, answered_on, "It is mended.", answered_on)
    letter = sent_letter(1, Purpose.PORTAL, "health", on=WRITTEN, answered=answer)
    asked = (AskedOffice("health", ("two-step-enabled",), causes=(about,)),)
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


SEEN = date(2024, 2, 15)


@pytest.mark.parametrize("cause", [Cause.NOT_OFFERED, Cause.NO_CODE])
def test_a_cause_that_was_seen_before_he_answered_stays_beside_a_yes_told_since_and_only_a_login_is_asked_for(cause):
    at_login = tell("health/clerk", {**WITHOUT, TWO_STEP_CAUSE: cause}, SEEN, Grade.WITNESSED)
    found = past([*at_login, *ON_SINCE], ANSWERED, cause)
    view, (report,) = chair_view(found, LETTERHEAD), office_reports(found, LETTERHEAD).reports
    assert cause in {remark.cause for remark in view.rows[0].remarks if remark.code is RemarkCode.CONFLICT}
    assert any("At a login seen the portal was in the way" in line for line in brief_lines(view))
    (step,) = [each.en for each in report.steps if each.en.startswith("clerk")]
    assert f"at the login seen on 15.02.2024 the portal was in the way ({cause.label.en})" in step
    assert "turn two-step on" not in step
