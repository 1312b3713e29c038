"""Evidence that was gone at one meeting and is there again at the next: nobody did or told anything, so nobody is thanked, asked or counted anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import (
    DONE,
    ELEVEN,
    LETTERHEAD,
    NOT_DONE,
    PROFILE,
    RESET,
    TWO_STEP,
    history,
    meeting,
    office,
    tell,
)

from auditor.model.baseline import Level
from auditor.model.facts import PROFILE_UPDATED_ON, TWO_STEP_ENROLLED
from auditor.model.finding import Finding, Outcome, Status
from auditor.model.letters import AskedOffice, Letter, LetterDrafted, LetterSent, Purpose
from auditor.model.round import FileSeen
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.changes import unmoved_under
from auditor.views.compared.history import History
from auditor.views.letters.sent_letters import _Kept, asked_no_more, finished, reminders_of
from auditor.views.letters.settled import Settled
from auditor.views.office.office import office_view

NO, YES, LATER = date(2024, 2, 5), date(2024, 3, 10), date(2024, 5, 10)
LOTA, HEAD = office("lota"), "lota/head"
NOES = tell(HEAD, NOT_DONE, NO)
DONE_SINCE = tell(HEAD, DONE, YES)
OFF_SINCE = tell(HEAD, {TWO_STEP_ENROLLED: False}, YES)
FULL = tell(HEAD, DONE, NO)


def rounds(first, second, third, fourth, letters=()) -> History:
    """Return four meetings; the file that came for the second is gone at the third and there again at the fourth."""
    months = ("2024-02", "2024-03", "2024-04", "2024-05")
    found = history(
        *(meeting([LOTA], told, month) for told, month in zip((first, second, third, fourth), months, strict=True))
    )
    kept, came = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    files = ((kept,), (kept, came), (kept,), (kept, came))
    all_rounds = [
        replace(each, header=replace(each.header, files=seen))
        for each, seen in zip((*found.earlier, found.now), files, strict=True)
    ]
    return History.of(all_rounds[-1], all_rounds[:-1], letters=letters)


def changes(found):
    """Return under how many decisions the office is told to be newly done, to do again, and pending, if chair and own report agree."""
    of_chair = chair_view(found, LETTERHEAD).changes
    own = office_view(found.now.assessments[0], found, LETTERHEAD).changes
    assert own is not None
    counts = [tuple(map(len, (each.newly_done, each.slipped, each.pending))) for each in (of_chair, own)]
    assert counts[0] == counts[1]
    return counts[0]


DID_IT = tell(HEAD, DONE, date(2024, 4, 5))
UNDID_IT = tell(HEAD, {TWO_STEP_ENROLLED: False}, LATER)


@pytest.mark.parametrize(("done", "undone", "counted"), [([], [], 1), (DID_IT, UNDID_IT, 0)])
def test_reminders_go_on_where_they_stood_unless_the_office_itself_had_finished(done, undone, counted):
    day = date(2024, 3, 22)
    drafted = LetterDrafted(1, Purpose.FIRST, (AskedOffice("lota", (TWO_STEP,)),), day, None, day)
    letter = Letter(drafted, LetterSent(1, day, "", day, day))
    off = [*FULL, *OFF_SINCE]
    found = rounds(FULL, off, [*FULL, *done], [*off, *done, *undone], letters=(letter,))
    assert found.standings[2]["lota"].overall is Status.IMPLEMENTED
    assert len(reminders_of(found.of_office["lota"], found)) == counted


@pytest.mark.parametrize(("done", "undone", "counted"), [((), (), 1), ((True,), (False,), 0)])
def test_so_they_do_for_one_duty_while_another_is_left_all_the_time(done, undone, counted):
    day = date(2024, 3, 22)
    drafted = LetterDrafted(1, Purpose.FIRST, (AskedOffice("lota", (TWO_STEP,)),), day, None, day)
    letter = Letter(drafted, LetterSent(1, day, "", day, day))
    partly = tell(HEAD, {**DONE, PROFILE_UPDATED_ON: NOT_DONE[PROFILE_UPDATED_ON]}, NO)
    did, undid = (
        [each for is_on in told for each in tell(HEAD, {TWO_STEP_ENROLLED: is_on}, on)]
        for told, on in ((done, date(2024, 4, 5)), (undone, LATER))
    )
    off = [*partly, *OFF_SINCE]
    found = rounds(partly, off, [*partly, *did], [*off, *did, *undid], letters=(letter,))
    assert found.standings[2]["lota"].overall is Status.PARTIAL
    assert len(reminders_of(found.of_office["lota"], found)) == counted


def test_who_is_to_tell_again_is_none_of_whom_nothing_is_asked():
    day = date(2024, 3, 22)
    drafted = LetterDrafted(1, Purpose.FIRST, (AskedOffice("lota", (TWO_STEP,)),), day, None, day)
    letter = Letter(drafted, LetterSent(1, day, "", day, day))
    found = rounds(FULL, [*FULL, *OFF_SINCE], FULL, FULL, letters=(letter,)).as_of(2)
    assert found.current["lota"].overall is Status.IMPLEMENTED
    assert (finished([letter], found), asked_no_more([letter], found)) == (frozenset(), frozenset())


@pytest.mark.parametrize("before", [NOES, []], ids=["its older no counted meanwhile", "nothing was known meanwhile"])
def test_who_was_thanked_is_not_thanked_anew_when_only_its_evidence_is_back(before):
    told = [*before, *DONE_SINCE]
    found = rounds(before, told, before, told)
    assert changes(found.as_of(1)) == (1, 0, 0)
    assert changes(found) == (0, 0, 0)
    assert chair_view(found, LETTERHEAD).summary.newly_done == 0
    assert unmoved_under(found, found.now.header.ordering[0])[Status.IMPLEMENTED] == 1


def test_who_did_the_rest_meanwhile_is_thanked():
    partly = [each for each in DONE_SINCE if each.fact != TWO_STEP_ENROLLED]
    on = tell(HEAD, {TWO_STEP_ENROLLED: True}, LATER)
    assert changes(rounds(NOES, [*NOES, *partly], NOES, [*NOES, *partly, *on])) == (1, 0, 0)


def test_who_told_it_again_meanwhile_is_thanked():
    assert changes(rounds(NOES, [*NOES, *DONE_SINCE], NOES, [*NOES, *tell(HEAD, DONE, LATER)])) == (1, 0, 0)


def test_whose_no_is_back_has_nothing_to_do_again_but_what_was_pending():
    found = rounds(FULL, [*FULL, *OFF_SINCE], FULL, [*FULL, *OFF_SINCE])
    assert changes(found.as_of(1)) == (0, 1, 0)
    assert changes(found) == (0, 0, 1)


def test_who_undid_something_else_meanwhile_has_it_to_do_again():
    undone = tell(HEAD, {PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))}, LATER)
    assert changes(rounds(FULL, [*FULL, *OFF_SINCE], FULL, [*FULL, *OFF_SINCE, *undone])) == (0, 1, 0)


@pytest.mark.parametrize(("told", "settled"), [(DONE_SINCE, 0), (tell(HEAD, DONE, LATER), 1)], ids=["is back", "anew"])
def test_a_letter_counts_an_office_among_those_that_completed_meanwhile_only_if_it_told_so_since(told, settled):
    day = date(2024, 4, 24)
    asked = AskedOffice("lota", (PROFILE, RESET, TWO_STEP))
    draft = LetterDrafted(1, Purpose.FIRST, (asked,), day, None, date(2024, 5, 8))
    letter = Letter(draft, LetterSent(1, day, "91", date(2024, 5, 8), day), None)
    found = rounds(NOES, [*NOES, *DONE_SINCE], NOES, [*NOES, *told], letters=(letter,))
    assert found.current["lota"].by_decision[ELEVEN] is Status.IMPLEMENTED
    assert len(finished([letter], found)) == settled


def test_what_was_settled_on_the_day_of_a_round_whose_evidence_was_gone_counts_for_nothing_beside_it_either():
    day = date(2024, 4, 20)
    beside = tuple(Settled(on, frozenset({TWO_STEP}), free=True) for on in (NO, day - timedelta(days=1), day))
    open_now = Finding(HEAD, TWO_STEP, ELEVEN, Level.SHALL, Outcome.FAIL)
    is_back = frozenset({open_now.about})
    held = (Settled(day, frozenset({TWO_STEP}), free=True),)
    assert _Kept(held, beside, lambda: is_back).last_done(TWO_STEP, [open_now]) == day - timedelta(days=1)
    assert _Kept(held, beside).last_done(TWO_STEP, [open_now]) == day


def test_a_round_beside_the_meetings_counts_up_to_the_day_of_the_last_round():
    found = history(meeting([LOTA], NOES))
    day = found.now.header.day
    beside = tuple(Settled(day + timedelta(days=days), frozenset(), free=True) for days in (-1, 0, 1))
    assert _Kept.of("lota", replace(found, settled_beside={"lota": beside})).beside == beside[:2]
