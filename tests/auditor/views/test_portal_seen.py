"""A login at which the portal was in the way is no "not done": who tells later that it is mended is asked for a login, and accused of nothing."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE, DONE, LETTERHEAD, history, meeting, office, tell

from auditor.i18n import Language
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.objections import barred_claims
from auditor.model.evidence import Reference
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.model.subjects import Roster
from auditor.rounds.opposing.barred import tell_barred
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.office.office import office_view
from reports.layout.annex import annex
from reports.layout.brief import brief

SEEN, SINCE = date(2024, 2, 5), date(2024, 2, 10)
LOTA = office("lota")


def answers(cause: Cause | None, *, grade: Grade = Grade.WITNESSED, seen: date = SEEN, since: date = SINCE):
    """Return what was seen at a login, with the cause that showed itself there, and that all is told to be done."""
    shown = {TWO_STEP_ENROLLED: False} | ({TWO_STEP_CAUSE: cause} if cause is not None else {})
    at_login = [
        replace(each, reference=Reference("seen.xlsx", "1" * 64)) for each in tell("lota/head", shown, seen, grade)
    ]
    return (*at_login, *tell("lota/head", DONE, since))


def shown_of(told):
    """Return what the brief, the office's remarks and steps, and the audit's notices say, in English."""
    kept = history(meeting([LOTA], told))
    chair, own = chair_view(kept, LETTERHEAD), office_view(kept.now.assessments[0], kept, LETTERHEAD)
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), kept.now.header.day)
    rows = judge(Roster((LOTA,)), judging)
    barred = tell_barred([claim for row, _ in rows for claim in barred_claims(row, judging.observations)])
    remarks = [remark for duty in own.duties for remark in duty.remarks]
    return (
        str(brief(chair, Language.EN)),
        remarks,
        " ".join(step.en for step in own.steps),
        " ".join(notice.message.en for notice in barred),
    )


@pytest.mark.parametrize("cause", [Cause.NO_CODE, Cause.NOT_OFFERED])
def test_what_is_told_to_be_mended_since_a_login_is_to_be_seen_again_and_nobody_is_said_to_have_left_it_undone(cause):
    page, remarks, steps, notices = shown_of(answers(cause))
    assert "At a login seen the portal was in the way; told to be mended since, and to be seen again: Lota." in page
    assert "seen undone" not in page
    assert "do not agree" not in page
    (remark,) = remarks
    assert (remark.day, remark.cause) == (SEEN, cause)
    assert f"at the login seen on 05.02.2024 the portal was in the way ({cause.label.en})" in steps
    assert "turn two-step on" not in steps
    assert "this was not done" not in steps
    assert f"“{cause.label.en}" in notices or f'"{cause.label.en}' in notices
    assert "two-step on: no" not in notices


@pytest.mark.parametrize(
    "told",
    [answers(None), answers(Cause.NO_CODE, since=SEEN), answers(Cause.NO_CODE, since=date(2024, 2, 4))],
    ids=["two-step was off at the login", "told on the day of the login", "told before it"],
)
def test_a_login_that_shows_something_else_or_later_is_told_as_before(told):
    page, remarks, steps, _ = shown_of(told)
    assert "the portal was in the way; told to be mended" not in page
    assert all(remark.cause is None or not remark.day for remark in remarks if remark.code == "conflict")
    assert "it is told to be on since" not in steps


def test_a_users_own_yes_is_not_told_as_that_of_somebody_else_on_the_portal():
    said = answers(Cause.NO_CODE, grade=Grade.DECLARED)
    record = tell("lota/head", {TWO_STEP_ENROLLED: False}, SEEN, Grade.EXPORTED, source="exports")
    remarks = shown_of((*said, *record))[1]
    assert remarks
    assert not [remark for remark in remarks if remark.code == "contradiction" and remark.sides]


@pytest.mark.parametrize("cause", [Cause.NO_CODE, Cause.NOT_OFFERED])
def test_what_was_told_before_a_login_at_which_the_portal_was_in_the_way_waits_for_the_portal_and_is_nowhere_said_to_be_seen_undone(
    cause,
):
    page, remarks, steps, notices = shown_of(answers(cause, since=date(2024, 2, 4)))
    assert "seen undone" not in page
    assert "to be seen again" not in page
    assert not steps
    for said in (notices, " ".join(side.en for each in remarks for side in each.sides)):
        assert f"{cause.label.en} (register, witnessed)" in said or f"{cause.label.en} (witnessed)" in said
        assert "two-step on: no" not in said


def test_what_was_seen_off_at_a_login_stands_undone_also_where_a_cause_is_merely_told_since():
    since = [
        replace(each, reference=Reference("since.xlsx", "2" * 64))
        for each in tell("lota/head", {TWO_STEP_CAUSE: Cause.NO_CODE}, SINCE)
    ]
    page, *_ = shown_of([*answers(None, since=date(2024, 2, 4)), *since])
    assert "seen undone" in page


NO_CAUSE = {Language.EN: "No cause at the portal is known", Language.BN: "কোনো পোর্টালজনিত কারণ জানা যায়নি"}
MENDED = {
    Language.EN: "No cause at the portal counts now. In 1 office (serial 01) the portal was in the way at a login seen: the code does not arrive; told to be mended since, so it does not count now.",
    Language.BN: "এখন ধরা হয় এমন কোনো পোর্টালজনিত কারণ নেই। ১টি দপ্তরে (ক্রমিক ০১) দেখা লগইনে বাধা ছিল পোর্টালে: কোড আসে না; পরে ঠিক হয়েছে বলে জানানো হয়েছে, তাই এখন তা ধরা হয় না।",
}


@pytest.mark.parametrize("language", Language)
def test_the_section_on_causes_at_the_portal_names_one_that_was_seen_at_a_login_and_is_told_to_be_mended(language):
    kept = history(meeting([LOTA], answers(Cause.NO_CODE)))
    said = str(annex(chair_view(kept, LETTERHEAD), language))
    assert MENDED[language] in said
    for paper in (said, str(annex(minutes_view(kept, LETTERHEAD), language))):
        assert NO_CAUSE[language] not in paper
    standing = history(meeting([LOTA], answers(Cause.NO_CODE, since=date(2024, 2, 4))))
    assert MENDED[language].split(". ")[-1] not in str(annex(chair_view(standing, LETTERHEAD), language))
