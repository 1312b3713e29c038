"""A cause at the portal that grew old is told again: nothing of it is gone, and nobody says that the office could do it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import DONE, ELEVEN, LETTERHEAD, NOT_DONE, TWO_STEP, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.counting import CountsFrom
from auditor.model.evidence import MissingReason
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, TWO_STEP_METHOD, Cause, Method
from auditor.model.finding import Finding, Outcome
from auditor.model.letters import AskedOffice, Letter, LetterAnswered, LetterDrafted, LetterSent, Purpose
from auditor.model.round import FileSeen
from auditor.model.views.letters import ReminderLetter
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.register.rows import Asking
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.summary import summary
from auditor.views.compared.grown_old import locked_out, outlived
from auditor.views.compared.history import History
from auditor.views.compared.since import NOTHING
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters
from auditor.views.office.office import office_view
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
        'head: what was told on 10.02.2024 about "Two-step on" has grown old. Tell how things stand now.'
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
    asking = Asking(months[-1], CountsFrom(date(2024, 1, 18)), day, LETTERHEAD)
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
    assert "Tell whether the login works now; if it does, do or tell about: " in step
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
    words = f"a cause known before has grown old: {cause.label.en}; whether it still stands is to be told."
    assert f"No cause at the portal counts now. In 1 office (serial 01) {words}" in said
    assert "No cause at the portal is known" not in said
    assert f"the cause told on 10.02.2024 has grown old: {cause.label.en}; to be told again" in said
    assert f'The cause known before, "{cause.label.en}", has grown old; whether it still stands: Lota.' in said


def test_a_no_that_grew_old_and_is_to_be_done_is_not_remarked_as_to_be_told_again():
    past = rounds("2024-02", "2024-09", told=[*tell(HEAD, REST, AGAIN), *tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD)])
    (own,) = [duty.remarks for duty in report(past).duties if duty.policy == TWO_STEP]
    assert own == ()
    assert RemarkCode.STALE not in {remark.code for remark in chair_view(past, LETTERHEAD).rows[0].remarks}


def test_of_who_cannot_log_in_now_nothing_is_to_be_told_again_until_he_can():
    shut_out = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.LOCKED_OUT}, AGAIN)
    past = rounds("2024-02", "2024-09", told=[*tell(HEAD, REST, TOLD), *shut_out], is_gone=False)
    found = [finding for finding in past.now.assessments[0].findings if finding.shut_out and finding.policy != TWO_STEP]
    assert any(finding.outcome is Outcome.UNKNOWN for finding in found)
    assert not any(remark.code is RemarkCode.STALE for duty in report(past).duties for remark in duty.remarks)
    assert any("then to be done or told" in line.en for line in report(past).for_keeper)


def test_a_login_that_was_impossible_long_ago_is_remarked_with_the_day_on_which_that_was_told():
    no, shut_out = tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD), tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, OTHER)
    past = rounds("2024-02", "2024-11", told=[*no, *shut_out], is_gone=False)
    assert past.since("lota").locked_out == {HEAD: OTHER}
    (own,) = [duty.remarks for duty in report(past).duties if duty.policy == TWO_STEP]
    assert own == (Remark(RemarkCode.STALE, day=OTHER, cause=Cause.LOCKED_OUT),)


ANSWERED = date(2024, 2, 25)


def answered(past, words, cause, office="lota"):
    """Return the same after a letter on a cause in an office was answered in words."""
    asked = AskedOffice(office, (TWO_STEP,), causes=(cause,))
    sent = LetterSent(1, OTHER, "90", ANSWERED, OTHER)
    letter = Letter(
        LetterDrafted(1, Purpose.PORTAL, (asked,), OTHER, None, OTHER),
        sent,
        LetterAnswered(1, ANSWERED, words, ANSWERED),
    )
    return History.of(past.now, past.earlier, letters=(letter,))


@pytest.mark.parametrize(
    ("words", "said", "in_bangla"),
    [
        ("done", "answered on 25.02.2024: try again first.", "উত্তর ২৫.০২.২০২৪ তারিখে পাওয়া গেছে; আগে আবার চেষ্টা করুন।"),
        (
            "from 10.03.2024",
            "answered on 25.02.2024, and named 10.03.2024. That day has come: try again first.",
            "১০.০৩.২০২৪ তারিখের কথা ছিল। তারিখটি এসেছে, আগে আবার চেষ্টা করুন।",
        ),
        (
            "from 10.12.2024",
            "answered on 25.02.2024, and names 10.12.2024: try again from that day on.",
            "১০.১২.২০২৪ তারিখের কথা আছে; ওই দিন থেকে আবার চেষ্টা করুন।",
        ),
    ],
)
@pytest.mark.parametrize(("told", "cause"), [(LOCKED_OUT, Cause.LOCKED_OUT), (KNOWN, Cause.NOT_OFFERED)])
@GROWN_OLD
def test_what_the_owner_answered_about_a_cause_that_grew_old_is_told_where_it_is_to_be_told_again(
    months, told, cause, words, said, in_bangla
):
    (step,) = report(answered(rounds(*months, told=told, is_gone=False), words, cause)).steps
    assert "has grown old" in step.en
    assert step.en.endswith(f"The portal's authority {said}")
    assert step.bn.endswith(in_bangla)


@pytest.mark.parametrize(
    ("cause", "office", "told_after"), [(Cause.NO_CODE, "lota", 0), (Cause.NOT_OFFERED, "other", 0), (Cause.NOT_OFFERED, "lota", 3)],
    ids=["on another cause", "on another office", "before the cause was told"],
)  # fmt: skip
def test_an_answer_on_something_else_is_not_told_with_a_cause_that_grew_old(cause, office, told_after):
    told_on = ANSWERED + timedelta(days=told_after) if told_after else TOLD
    told = [
        *tell(HEAD, REST, TOLD),
        *tell(HEAD, REST, AGAIN),
        *tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, told_on),
    ]
    past = rounds("2024-03", "2024-10", told=told, is_gone=False)
    (step,) = report(answered(past, "done", cause, office)).steps
    assert "has grown old" in step.en
    assert "authority" not in step.en


def test_of_two_duties_that_grew_old_only_that_is_tried_again_about_which_the_owner_answered():
    past = rounds("2024-02", "2024-09", told=[*tell(HEAD, REST, TOLD), *NOT_OFFERED], is_gone=False)
    steps = [step.en for step in report(answered(past, "done", Cause.NOT_OFFERED)).steps]
    assert [("Two-step on" in step, "try again first" in step) for step in steps] == [(False, False), (True, True)]


def test_where_nothing_has_grown_old_no_meeting_before_is_read_for_it():
    past = rounds("2024-02", "2024-03")
    read = (pytest.fail("it was read") for _ in past.earlier)
    assert not locked_out(read, past.of_office)
    assert not outlived(read, past.of_office.values())


@pytest.mark.parametrize(
    ("cause", "asked"),
    [(Cause.NO_CODE, True), (Cause.LOCKED_OUT, True), (Cause.VACANT, False)],
    ids=["at the portal", "login impossible", "a vacant post"],
)
def test_of_causes_that_grew_old_those_are_asked_about_of_which_the_portals_owner_is(cause, asked):
    finding = Finding(
        "lota/head", TWO_STEP, ELEVEN, Level.SHALL, Outcome.UNKNOWN, reason=MissingReason.STALE,
        missing=TWO_STEP_CAUSE.id, code=cause.value,
    )  # fmt: skip
    assert NOTHING.aged_cause(finding) == (cause if asked else None)
