"""What was told on a day before that from which a duty counts has not grown old: papers say what it is, and ask how it stands since."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from small_upazila import DONE, LETTERHEAD, PROFILE, call, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.facts import PROFILE_UPDATED_ON
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import Uncounted
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from reports.layout.glance import glance
from reports.layout.office import office_report

LOTA = office("lota", ("head",))
HEAD = LOTA.accounts[0].id
BEFORE = date(2024, 1, 17)
OF_ONE = pytest.mark.parametrize("of_one", [True, False], ids=["of one duty", "of all that it told"])


def told(*, of_one):
    """Return the history of a round of an office that told the day before the decision's that its profile is right, and of the rest nothing or that it is done since."""
    rest = {fact: value for fact, value in DONE.items() if fact != PROFILE_UPDATED_ON} if of_one else {}
    early = tell(HEAD, {PROFILE_UPDATED_ON: When.on(BEFORE)}, BEFORE)
    return history(meeting([LOTA], [*tell_all(LOTA, rest), *early], contacts=(call("lota", BEFORE),)))


@OF_ONE
def test_the_report_of_the_office_says_so(of_one):
    past = told(of_one=of_one)
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    (own,) = [duty.remarks for duty in view.duties if duty.policy == PROFILE]
    assert own == (Remark(RemarkCode.BEFORE_START, day=BEFORE),)
    assert (
        'head: what was told on 17.01.2024 about "Profile brought up to date" is of before the day from which this counts. '
        "Tell how things stand now."
    ) in [step.said(Language.EN) for step in view.steps]
    words = str(office_report(view, Language.EN))
    assert "the information of 17.01.2024 is of before the day from which this counts; to be told again" in words
    assert "grown old" not in words


@OF_ONE
def test_the_chairs_copy_says_so_in_its_brief_and_at_a_glance(of_one):
    view = chair_view(told(of_one=of_one), LETTERHEAD)
    assert not view.rows[0].grown_old
    brief = brief_lines(view)
    asked = "What was told is of before the day from which the duties count; who tells how it stands since, and until when: Lota."
    assert asked in brief
    assert [line for line in brief if "Lota" in line] == [asked]
    assert [part.reasons for part in view.summary.parts if part.told_before] == [(Uncounted.EARLY,)]
    assert "told before the day from which it counts" in " ".join(glance(view.summary, Language.EN).lines)
