"""A row without a day of contact counts by a day on which its office was spoken to about something else: papers show no day of it."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.views.remarks import RemarkCode
from auditor.register.days_told import with_days_told
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.office.office import office_view

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ"
AUDITED = date(2024, 2, 20)


@pytest.fixture
def upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1", "lota,Lota UP,,,,,Accountant,l2")
    return made


def stands(upazila, kept):
    """Return how the offices stand, by a round that is kept or without one."""
    space = open_workspace(upazila.folder)
    if not kept:
        return looking_back.preview(space, assessing.assess(space, AUDITED))
    upazila.keep(on=AUDITED.isoformat(), code=1)
    return looking_back.history(space)


def told_on(past):
    """Return by post the day of what stands of two-step, and of its cause, as papers have it."""
    (lota,) = past.now.assessments
    found = [each for each in with_days_told(lota).findings if each.policy == "two-step-enabled"]
    assert {each.outcome for each in found} == {Outcome.FAIL}
    called = lota.office.called
    return {called[each.subject].en: (each.observed_on, each.cause_told_on) for each in found}


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("cause", ["", "সময়ের অভাব"])
def test_a_no_on_no_day_that_is_known_has_not_that_of_another_talk(upazila, kept, cause):
    upazila.answers(f"Lota UP,Secretary,,ফোন,চালু নেই,{cause}", "Lota UP,Accountant,20.02.2024,ফোন,চালু নেই,", heads=HEADS)
    past = stands(upazila, kept)
    assert told_on(past) == {"Secretary": (None, None), "Accountant": (AUDITED, AUDITED)}
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    in_doubt = [RemarkCode.DAY_IN_DOUBT in {each.code for each in user.remarks} for user in report.accounts]
    assert in_doubt == [True, False]


@pytest.mark.parametrize("kept", [False, True])
def test_a_no_that_was_told_on_the_day_of_the_talk_too_has_that(upazila, kept):
    rows = [f"Lota UP,{post},{day},ফোন,চালু নেই," for post in ("Secretary", "Accountant") for day in ("", "20.02.2024")]
    upazila.answers(*rows, heads=HEADS)
    assert told_on(stands(upazila, kept)) == dict.fromkeys(("Secretary", "Accountant"), (AUDITED, AUDITED))
