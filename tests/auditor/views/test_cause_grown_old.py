"""A cause at the portal that grew old is told again: nothing of it is gone, and nobody says that the office could do it."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import DONE, LETTERHEAD, NOT_DONE, TWO_STEP, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, TWO_STEP_METHOD, Cause, Method
from auditor.model.finding import Outcome
from auditor.model.letters import AskedOffice, LetterDrafted, Purpose
from auditor.model.round import FileSeen
from auditor.model.views.annexes import Remark, RemarkCode
from auditor.model.views.letters import ReminderLetter
from auditor.model.views.summary import ProposalCode
from auditor.register.rows import Asking
from auditor.views.annexes import chair_view
from auditor.views.history import History
from auditor.views.letters import LetterMaterial, LetterWords, named_letters
from auditor.views.office import office_view
from auditor.views.summary import summary
from reports.layout.annex import annex

TOLD, AGAIN, OTHER = date(2024, 2, 10), date(2024, 9, 10), date(2024, 2, 12)
LOTA, HEAD = office("lota"), "lota/head"
REST = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
NOT_OFFERED = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, TOLD)
KNOWN = [*tell(HEAD, REST, TOLD), *tell(HEAD, REST, AGAIN), *NOT_OFFERED]
FILES = tuple(FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")


def rounds(*months, told=KNOWN, is_gone=True) -> History:
    """Return meetings; another office's file is, or is not, away since the first of them."""
    found = history(*(meeting([LOTA], told, month) for month in months))
    all_rounds = [
        replace(each, header=replace(each.header, files=FILES[: 1 if place and is_gone else 2]))
        for place, each in enumerate((*found.earlier, found.now))
    ]
    return History.of(all_rounds[-1], all_rounds[:-1])


GROWN_OLD = pytest.mark.parametrize(
    "months", [("2024-02", "2024-09"), ("2024-02", "2024-03", "2024-09"), ("2024-02", "2024-09", "2024-10")]
)


def report(past):
    return office_view(past.now.assessments[0], past, LETTERHEAD)


@GROWN_OLD
def test_a_cause_at_the_portal_that_grew_old_is_remarked_as_old_and_not_as_gone(months):
    past = rounds(*months)
    (own,) = [duty.remarks for duty in report(past).duties if duty.policy == TWO_STEP]
    assert own == (Remark(RemarkCode.STALE, day=TOLD, cause=Cause.NOT_OFFERED),)
    chair = chair_view(past, LETTERHEAD)
    assert RemarkCode.VANISHED not in {remark.code for remark in chair.rows[0].remarks}
    assert not any("no longer among the evidence" in words for words in brief_lines(chair))


@pytest.mark.parametrize("is_gone", [False, True], ids=["all evidence is there", "some is gone"])
@GROWN_OLD
def test_who_told_a_cause_at_the_portal_that_grew_old_is_asked_how_it_stands_and_not_to_do_it(months, is_gone):
    past = rounds(*months, is_gone=is_gone)
    assert [step.en for step in report(past).steps] == [
        'head: what was told on 10.02.2024 about "Two-step on for this user ID" has grown old. Tell how things stand now.'
    ]
    proposed = {proposal.code for proposal in summary(past, LETTERHEAD).proposals}
    assert ProposalCode.TELL_AGAIN in proposed
    assert ProposalCode.LEFT not in proposed


@GROWN_OLD
def test_the_final_reminder_does_not_call_undone_what_is_only_to_be_told_again(months):
    past = rounds(*months)
    asked = AskedOffice("lota", (TWO_STEP,))
    day = past.now.header.day
    draft = LetterDrafted(1, Purpose.FINAL, (asked,), day, None, day)
    asking = Asking(months[-1], date(2024, 1, 18), day, LETTERHEAD)
    ((_, view),) = named_letters(LetterMaterial(past, LETTERHEAD, (draft,), LetterWords(), asking, ()))
    assert isinstance(view, ReminderLetter)
    assert [row.cell.outcome for row in view.duties] == [Outcome.UNKNOWN]


def test_a_cause_that_is_gone_after_a_later_answer_is_still_said_to_be_gone():
    past = rounds("2024-02", "2024-03")
    gone = history(
        meeting([LOTA], [*KNOWN, *tell(HEAD, {TWO_STEP_ENROLLED: True}, OTHER)]), meeting([LOTA], KNOWN, "2024-09")
    )
    kept = History.of(
        replace(gone.now, header=past.now.header), [replace(gone.earlier[0], header=past.earlier[0].header)]
    )
    (own,) = [duty.remarks for duty in report(kept).duties if duty.policy == TWO_STEP]
    assert RemarkCode.VANISHED in {remark.code for remark in own}


def test_advice_that_grew_old_is_no_remark_where_nothing_is_left():
    told = [*tell(HEAD, {TWO_STEP_METHOD: Method.SMS}, TOLD), *tell(HEAD, DONE, AGAIN)]
    past = history(meeting([LOTA], told, "2024-09"))
    own = report(past)
    assert own.steps == ()
    assert [row.remarks for row in own.accounts] == [()]
    assert chair_view(past, LETTERHEAD).rows[0].remarks == ()


def test_a_no_that_grew_old_and_is_contradicted_is_asked_in_one_step():
    both = [*tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD), *tell(HEAD, {TWO_STEP_ENROLLED: True}, TOLD)]
    past = rounds("2024-09", told=[*tell(HEAD, REST, AGAIN), *both])
    (step,) = (each.en for each in report(past).steps)
    assert step.endswith("Two answers on this do not agree; tell which is right.")


LOCKED_OUT = tell(HEAD, {**NOT_DONE, TWO_STEP_CAUSE: Cause.LOCKED_OUT}, TOLD)
LONG_AGO = "that the login does not work, has grown old. Tell whether the login works now"


@GROWN_OLD
def test_who_could_not_log_in_long_ago_is_asked_first_whether_he_can_now_and_all_his_duties_in_that_step(months):
    past = rounds(*months, told=LOCKED_OUT)
    (step,) = (each.en for each in report(past).steps)
    assert step.startswith("head: what was told on 10.02.2024, that the login does not work, has grown old.")
    assert "Tell whether the login works now; if it does: " in step
    for rule in past.now.header.rules:
        if rule.policy in ("profile-updated", "password-reset", "password-composition", TWO_STEP):
            assert rule.own_duty.en in step
    proposed = {proposal.code for proposal in summary(past, LETTERHEAD).proposals}
    assert ProposalCode.TELL_AGAIN in proposed
    assert ProposalCode.LEFT not in proposed


@pytest.mark.parametrize(
    "more",
    [
        tell(HEAD, {TWO_STEP_ENROLLED: False}, OTHER),
        tell(HEAD, REST, OTHER),
    ],
    ids=["it was told since without that cause", "something was done since"],
)
def test_who_was_let_in_since_is_not_asked_whether_the_login_works(more):
    past = rounds("2024-02", "2024-03", "2024-09", told=[*LOCKED_OUT, *more])
    assert not any(LONG_AGO in step.en for step in report(past).steps)


@pytest.mark.parametrize("told", [LOCKED_OUT, KNOWN, tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, TOLD)])
def test_the_section_on_causes_says_that_one_told_before_has_grown_old(told):
    said = str(annex(chair_view(rounds("2024-02", "2024-09", told=told), LETTERHEAD), Language.EN))
    (cause,) = [each.value for each in told if each.fact is TWO_STEP_CAUSE]
    words = f"a cause told before has grown old: {cause.label.en}; whether it still stands is to be told."
    assert f"No cause at the portal counts now. In 1 office (serial 01) {words}" in said
    assert "No cause at the portal is known" not in said
    assert f"the cause told on 10.02.2024 has grown old: {cause.label.en}; to be told again" in said
    assert f'The cause told before, "{cause.label.en}", has grown old; whether it still stands: Lota.' in said


def test_a_no_that_grew_old_and_is_to_be_done_is_not_remarked_as_to_be_told_again():
    past = rounds("2024-02", "2024-09", told=[*tell(HEAD, REST, AGAIN), *tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD)])
    (own,) = [duty.remarks for duty in report(past).duties if duty.policy == TWO_STEP]
    assert own == ()
    assert RemarkCode.STALE not in {remark.code for remark in chair_view(past, LETTERHEAD).rows[0].remarks}


def test_of_who_cannot_log_in_now_nothing_is_to_be_told_again_until_he_can():
    locked_out = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.LOCKED_OUT}, AGAIN)
    past = rounds("2024-02", "2024-09", told=[*tell(HEAD, REST, TOLD), *locked_out], is_gone=False)
    found = [finding for finding in past.now.assessments[0].findings if finding.shut_out and finding.policy != TWO_STEP]
    assert any(finding.outcome is Outcome.UNKNOWN for finding in found)
    assert not any(remark.code is RemarkCode.STALE for duty in report(past).duties for remark in duty.remarks)
    assert any("then to be done or told" in line.en for line in report(past).for_keeper)


def test_a_login_that_was_impossible_long_ago_is_remarked_with_the_day_on_which_that_was_told():
    no, locked_out = tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD), tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, OTHER)
    past = rounds("2024-02", "2024-11", told=[*no, *locked_out], is_gone=False)
    assert past.since("lota").locked_out == {HEAD: OTHER}
    (own,) = [duty.remarks for duty in report(past).duties if duty.policy == TWO_STEP]
    assert own == (Remark(RemarkCode.STALE, day=OTHER, cause=Cause.LOCKED_OUT),)
