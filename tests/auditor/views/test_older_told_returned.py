"""An older no or cause that counts again only since evidence of a later answer is gone: nobody told it, so no paper says that anybody went back."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import COMPOSITION, DONE, ELEVEN, LETTERHEAD, RULE, TWO_STEP, history, meeting, office, tell

from auditor import __version__
from auditor.model.baseline import Level
from auditor.model.facts import PASSWORD_MEETS_RULE, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, RuleAnswer
from auditor.model.finding import Status
from auditor.model.grades import Grade
from auditor.model.round import FileSeen
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.changes import changes_of
from auditor.views.compared.history import History
from auditor.views.compared.stood import causes_named
from auditor.views.letters.trying_again import open_again
from auditor.views.office.office import office_view

FIRST, OLD, YES, LATER = date(2024, 2, 3), date(2024, 2, 5), date(2024, 2, 12), date(2024, 3, 10)
LOTA, HEAD = office("lota"), "lota/head"
FULL = tell(HEAD, DONE, FIRST)
OFF = tell(HEAD, {TWO_STEP_ENROLLED: False}, OLD)
NO_CODE = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, OLD)
AGAINST_RULE = tell(HEAD, {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False)}, OLD)
ON = tell(HEAD, {TWO_STEP_ENROLLED: True}, YES)
BY_RULE = tell(HEAD, {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=True)}, YES)
GONE = "What was told before is no longer among the evidence; to be told again: Lota"
AGAIN = "Has duties to do again that had been done"


def rounds(*told, is_gone=True, version=__version__) -> History:
    """Return meetings, of the first of which one evidence file is, or is not, there at none of the later ones."""
    months = [f"2024-{number:02d}" for number in range(2, 2 + len(told))]
    found = history(*(meeting([LOTA], each, month) for each, month in zip(told, months, strict=True)))
    kept, copy = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    later = (kept,) if is_gone else (kept, copy)
    all_rounds = [
        replace(each, header=replace(each.header, version=version, files=later if place else (kept, copy)))
        for place, each in enumerate((*found.earlier, found.now))
    ]
    return History.of(all_rounds[-1], all_rounds[:-1])


def asked_of_chair(found) -> list[str]:
    return brief_lines(chair_view(found, LETTERHEAD))


RETURNED = pytest.mark.parametrize(
    ("before", "policy", "duty"),
    [(OFF, TWO_STEP, "two-step"), (NO_CODE, TWO_STEP, "two-step"), (AGAINST_RULE, COMPOSITION, "rule")],
    ids=["two-step off", "the code does not arrive", "a password against the rule"],
)


@RETURNED
def test_where_an_older_answer_returns_papers_say_what_is_gone_and_not_that_the_office_went_back(before, policy, duty):
    del duty
    found = rounds([*FULL, *before, *ON, *BY_RULE], [*FULL, *before])
    chair = chair_view(found, LETTERHEAD)
    said = asked_of_chair(found)
    assert any(line.startswith(GONE) for line in said)
    assert not any(line.startswith(AGAIN) for line in said)
    assert chair.changes.slipped == ()
    assert [change.decision for change in chair.changes.pending] == [ELEVEN]
    assert Remark(RemarkCode.VANISHED) in chair.rows[0].remarks
    own = office_view(found.now.assessments[0], found, LETTERHEAD)
    assert [duty.remarks for duty in own.duties if duty.policy == policy] == [(Remark(RemarkCode.VANISHED),)]
    assert own.status is Status.PARTIAL
    assert own.changes is not None
    assert own.changes.slipped == ()


@RETURNED
def test_of_an_older_answer_that_returned_it_is_asked_how_it_stands_as_of_what_nobody_ever_told(before, policy, duty):
    del policy
    found = rounds([*FULL, *before, *ON, *BY_RULE], [*FULL, *before])
    lacking = [each for each in FULL if each.fact not in {answer.fact for answer in before}]
    never = rounds([*lacking, *ON, *BY_RULE], lacking)
    if duty == "rule":
        never = rounds([*lacking, *ON, *BY_RULE], [*lacking, *ON])
    steps = [office_view(each.now.assessments[0], each, LETTERHEAD).steps for each in (found, never)]
    assert steps[0]
    assert steps[0] == steps[1]


@pytest.mark.parametrize("is_later", [False, True], ids=["at that meeting", "at the one after"])
def test_the_portals_authority_is_told_nothing_of_a_cause_that_returned(is_later):
    told = [[*FULL, *NO_CODE, *ON], [*FULL, *NO_CODE], [*FULL, *NO_CODE]]
    found = rounds(*(told if is_later else told[:2]))
    chair = chair_view(found, LETTERHEAD)
    assert causes_named(found.now.assessments[0]) == set()
    assert not found.stood[-1].asks_owner
    assert chair.summary.portal_offices == 0
    assert chair.summary.causes == ()
    assert chair.rows[0].status is Status.PARTIAL
    assert any(line.startswith(GONE) for line in asked_of_chair(found))
    assert [standings["lota"].overall for standings in found.standings][1:] == [Status.PARTIAL] * (1 + is_later)


def test_where_a_later_no_without_the_cause_is_gone_it_is_still_that_no_and_the_portal_is_told_nothing():
    found = rounds([*FULL, *NO_CODE, *tell(HEAD, {TWO_STEP_ENROLLED: False}, YES)], [*FULL, *NO_CODE])
    assert causes_named(found.now.assessments[0]) == set()
    assert chair_view(found, LETTERHEAD).changes.slipped == ()


def test_where_the_cause_told_after_a_no_is_gone_it_is_to_be_told_again():
    found = rounds([*FULL, *OFF, *tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, YES)], [*FULL, *OFF])
    assert Remark(RemarkCode.VANISHED) in chair_view(found, LETTERHEAD).rows[0].remarks
    assert chair_view(found, LETTERHEAD).changes.slipped == ()


@pytest.mark.parametrize(
    ("then", "now", "is_gone"),
    [
        ([*FULL, *ON], [*FULL, *ON, *tell(HEAD, {TWO_STEP_ENROLLED: False}, LATER)], True),
        ([*FULL, *ON], [*FULL, *ON, *tell(HEAD, {TWO_STEP_ENROLLED: False}, OLD, Grade.WITNESSED)], True),
        ([*FULL, *OFF, *ON], [*FULL, *OFF], False),
    ],
    ids=["told since", "seen before, and brought since: the yes is still there", "no evidence is gone"],
)
def test_who_is_told_or_seen_to_be_undone_went_back_whatever_evidence_is_gone(then, now, is_gone):
    found = rounds(then, now, is_gone=is_gone)
    assert Remark(RemarkCode.VANISHED) not in chair_view(found, LETTERHEAD).rows[0].remarks
    assert [change.decision for change in changes_of(found.now.assessments[0], found).slipped] == [ELEVEN]


def test_what_became_unknown_since_its_evidence_is_gone_did_not_slip_back_either():
    lacking = [each for each in FULL if each.fact != TWO_STEP_ENROLLED]
    found = rounds([*lacking, *ON], lacking)
    assert Remark(RemarkCode.VANISHED) in chair_view(found, LETTERHEAD).rows[0].remarks
    assert chair_view(found, LETTERHEAD).changes.slipped == ()
    assert [change.decision for change in chair_view(found, LETTERHEAD).changes.pending] == [ELEVEN]


def test_told_anew_it_counts_like_any_answer():
    again = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, LATER)
    found = rounds([*FULL, *NO_CODE, *ON], [*FULL, *NO_CODE], [*FULL, *NO_CODE, *again])
    assert Remark(RemarkCode.VANISHED) not in chair_view(found, LETTERHEAD).rows[0].remarks
    assert causes_named(found.now.assessments[0]) == {Cause.NO_CODE}


def test_the_register_asks_it_as_what_is_not_known():
    found = rounds([*FULL, *NO_CODE, *ON], [*FULL, *NO_CODE])
    again = open_again(found.now.assessments[0], found.since(found.now.assessments[0].office.id))
    assert [each.policy for each in again.findings if each.is_open and each.level is Level.SHALL] == [TWO_STEP]


@pytest.mark.parametrize(("version", "named"), [("0.16.0", {Cause.NO_CODE}), ("0.15.0", set())])
def test_a_cause_that_was_told_since_stands_beside_an_older_record_though_evidence_of_the_office_is_gone(
    version, named
):
    recorded = tell(HEAD, {TWO_STEP_ENROLLED: False}, OLD, grade=Grade.EXPORTED)
    no_code = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, LATER)
    (lota,) = rounds([*FULL, *recorded], [*FULL, *recorded, *no_code], version=version).now.assessments
    assert causes_named(lota) == named
    assert any(each.awaits_portal for each in lota.findings) is bool(named)
    (lota,) = rounds([*FULL, *recorded], [*FULL, *recorded, *no_code], is_gone=False, version=version).now.assessments
    assert causes_named(lota) == {Cause.NO_CODE}
