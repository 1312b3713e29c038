"""An office whose only way is through the portal's authority waits for the portal, whichever paper one reads."""

from __future__ import annotations

import pytest
from annex_sections import brief_lines
from rendering import box_of
from small_upazila import DAY, DONE, LETTERHEAD, NOT_DONE, TWO_STEP, history, meeting, office, tell, tell_all

from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Status
from auditor.model.views.summary import ProposalCode
from auditor.views.annex.annexes import chair_view
from auditor.views.letters.errands import Unreminded, reminding
from auditor.views.office.office import office_reports

LOTA, KOYRA = office("lota", ("secretary", "clerk")), office("koyra")
SHUT_OUT = {TWO_STEP_CAUSE: Cause.LOCKED_OUT}
BEFORE = {
    "nothing else told": SHUT_OUT,
    "told that nothing is done": {**NOT_DONE, **SHUT_OUT},
    "done but for two-step": {**DONE, TWO_STEP_ENROLLED: False, **SHUT_OUT},
}


@pytest.mark.parametrize("told", BEFORE.values(), ids=BEFORE)
def test_all_papers_and_the_reminders_name_the_same_offices_that_wait_for_the_portal(told):
    no_code = tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    past = history(meeting([LOTA, KOYRA], [*tell("lota/secretary", told), *tell("lota/clerk", DONE), *no_code]))
    chair = chair_view(past, LETTERHEAD)
    assert [row.status for row in chair.rows] == [Status.AWAITING_PORTAL] * 2
    (eleven,) = [part for part in chair.summary.parts if part.total.total]
    assert (eleven.total.awaiting_portal, chair.summary.awaiting_portal) == (2, 2)
    assert {each.code: each.serials for each in chair.summary.proposals if each.code is not ProposalCode.SAMPLE} == {
        ProposalCode.PORTAL: (1, 2)
    }
    assert dict(reminding(past, DAY).others) == {Unreminded.PORTAL: 2}
    assert any("wait for the portal's authority: 2" in line for line in brief_lines(chair))


@pytest.mark.parametrize("told", BEFORE.values(), ids=BEFORE)
def test_its_report_gives_it_no_day_and_says_what_is_left_once_the_login_works(told):
    past = history(meeting([KOYRA], tell_all(KOYRA, told)))
    (view,) = office_reports(past, LETTERHEAD).reports
    box = box_of(view)
    assert view.steps == ()
    assert "Due:" not in " ".join((box.lead, *box.lines))
    (words,) = [line for line in box.lines if "login works" in line]
    assert "head: you told that the login does not work" in words
    assert [cell.is_open for cell in (row.cell for row in view.duties)] == [False] * len(view.duties)


def test_who_can_log_in_beside_one_who_cannot_is_still_asked():
    told = [*tell("lota/secretary", SHUT_OUT), *tell("lota/clerk", {**DONE, TWO_STEP_ENROLLED: False})]
    past = history(meeting([LOTA], told))
    (view,) = office_reports(past, LETTERHEAD).reports
    assert view.status is Status.PARTIAL
    assert [step.en.partition(":")[0] for step in view.steps] == ["clerk"]
    ((asked,),) = [letter.offices for letter in reminding(past, DAY).letters]
    assert asked.policies == (TWO_STEP,)
