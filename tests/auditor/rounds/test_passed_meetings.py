"""A planned meeting without a round is asked about before one is kept for another, and told of until it is settled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.model.journal import MeetingMoved
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting, meetings_of
from auditor.rounds.meetings.passed_meetings import asked_of_planned, next_to_keep, stays_listed, told_to_settle
from auditor.rounds.to_ask import day_asked_for
from auditor.workspace.questions import NEXT_MEETING

TODAY = date(2024, 4, 10)
MARCH, APRIL = Meeting("2024-03", date(2024, 3, 21), 1), Meeting("2024-04", date(2024, 4, 18))
NEXT_DAY, MAY = Meeting("2024-04-19", date(2024, 4, 19)), Meeting("2024-05", date(2024, 5, 16))
LATE = Meeting("2024-04", date(2024, 4, 4))
PASSED_OVER, BESIDE, WAS_IT_HELD = "would pass it over", "If both are held, it stays planned", "was it held?"

ASKED = {
    "the planned one": ((MARCH, APRIL), APRIL, ()),
    "a day after the planned one": ((MARCH, APRIL), NEXT_DAY, (PASSED_OVER,)),
    "another month": ((MARCH, APRIL), MAY, (PASSED_OVER,)),
    "a month of which no day is known": ((MARCH, APRIL), Meeting("2024-05"), (PASSED_OVER,)),
    "two are planned before it": ((MARCH, LATE, APRIL), MAY, (WAS_IT_HELD, PASSED_OVER)),
    "a day before the planned one": ((MARCH, APRIL), Meeting("2024-04-17", date(2024, 4, 17)), (BESIDE,)),
    "a day before one that is over": ((MARCH, LATE), Meeting("2024-04-03", date(2024, 4, 3)), (BESIDE,)),
    "the day after one that is over": ((MARCH, LATE), Meeting("2024-04-05", date(2024, 4, 5)), (WAS_IT_HELD,)),
    "an earlier one of the month, planned too": ((MARCH, APRIL, NEXT_DAY), APRIL, ()),
    "an earlier month": ((MARCH, MAY), Meeting("2024-04-17", date(2024, 4, 17)), ()),
    "the last one again": ((MARCH, APRIL), MARCH, ()),
    "after one that was not held": ((MARCH, Meeting("2024-04", date(2024, 4, 4), held=False)), NEXT_DAY, ()),
    "after one held without a round": (
        (MARCH, Meeting("2024-04", date(2024, 4, 4), held_without=True)),
        NEXT_DAY,
        (),
    ),
}


@pytest.mark.parametrize(("meetings", "meant", "words"), ASKED.values(), ids=ASKED)
def test_a_round_is_asked_about_where_a_planned_meeting_stands_before_or_beside_its_own(meetings, meant, words):
    found = asked_of_planned(meetings, meant, TODAY)
    assert len(found) == len(words)
    assert all(each in told.en for each, told in zip(words, found, strict=True))


def test_the_question_says_how_the_planned_meeting_is_put_off_to_the_day_given():
    (told,) = asked_of_planned((MARCH, APRIL), NEXT_DAY, TODAY)
    for language in Language:
        assert "auditor meeting move 2024-04-18 2024-04-19" in told.said(language)
        assert "auditor" not in told.shown.said(language)


def test_the_work_is_for_no_meeting_that_can_have_no_round_any_more():
    kept = Meeting("2024-04-19", date(2024, 4, 19), 1)
    assert next_to_keep((MARCH, APRIL, kept), TODAY) == kept
    assert next_to_keep((MARCH, APRIL), TODAY) == APRIL
    assert next_to_keep((MARCH, Meeting("2024-04", APRIL.day, 1), kept), TODAY).day == APRIL.day
    assert next_to_keep((MARCH, APRIL, replace(kept, held=False)), TODAY) == APRIL
    assert [next_to_keep((APRIL, MAY), APRIL.day + timedelta(days=days)) for days in (0, 1)] == [APRIL, MAY]


def test_of_several_that_are_over_those_that_can_still_have_a_round_are_told_apart():
    early, between = Meeting("2024-02", date(2024, 2, 15)), Meeting("2024-04-05", date(2024, 4, 5))
    over, beyond = told_to_settle((early, MARCH, LATE, between, APRIL), APRIL, TODAY)
    assert "meeting of 04.04.2024, meeting of 05.04.2024. If it was held, keep its round" in over.en
    assert "none can be kept, for a later meeting has one: meeting of 15.02.2024." in beyond.en
    assert told_to_settle((MARCH, LATE), LATE, TODAY) == ()  # the next step tells of it


def keep(folder, meeting, day, *more, **how):
    words = ("audit", "--keep", "--meeting", meeting, "--on", day, *more)
    return run(*words, "--language", "en", "--workspace", folder, **how)


IN_PLACE = {
    "en": ("a round for the meeting of 19.04.2024 would pass it over", "none can be kept, for a later meeting has one"),
    "bn": ("১৯.০৪.২০২৪ তারিখের সভার জন্য রাখলে সেটি বাদ পড়বে", "পরের একটি সভার যাচাই থাকায় এখন আর রাখাও যাবে না"),
}


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("following", [(), ("--next-meeting", "2024-05-16")])
def test_a_round_for_an_unplanned_day_beside_the_planned_meeting_is_asked_about_and_that_one_stays_on_the_checklist(
    folder, language, following
):
    asked, listed = IN_PLACE[language]
    words = ("audit", "--keep", "--meeting", "2024-04-19", *following, "--on", "2024-04-16", "--workspace", folder)
    assert asked in run(*words, "--language", language, code=3).stderr
    run(*words, "--yes", code=1)
    assert day_asked_for(open_workspace(folder), date(2024, 4, 17)) == date(2024, 4, 19)
    for day in ("2024-04-17", "2024-04-22", "2024-05-20"):
        on = ("--on", day, "--language", language, "--workspace", folder)
        told = run(*on, code=0).stdout
        assert listed in told
        assert "auditor meeting cancel 2024-04-18" in told
    run("meeting", "held", "2024-04-18", *on, code=0)
    assert listed not in run(*on, code=0).stdout


def test_one_planned_once_a_later_one_had_its_round_stays_on_the_checklist_too_when_the_next_round_is_kept(folder):
    on = ("--on", "2024-04-16", "--workspace", folder)
    run("settings", "--next-meeting", "2024-04-19", *on, code=0)
    keep(folder, "2024-04-19", "2024-04-16", code=1)
    run("settings", "--next-meeting", "2024-04-18", *on, code=0)
    assert "18.04.2024" not in keep(folder, "2024-05-16", "2024-05-10", "--next-meeting", "2024-06-20", code=1).stderr
    told = run("--on", "2024-05-20", "--language", "en", "--workspace", folder, code=0).stdout
    assert "none can be kept, for a later meeting has one: meeting of 18.04.2024." in told


@pytest.mark.parametrize(("today", "stays"), [("2024-04-18", False), ("2024-04-19", True)], ids=["its day", "over"])
def test_a_meeting_that_a_new_plan_takes_the_place_of_stays_listed_once_its_day_is_over(folder, today, stays):
    space = open_workspace(folder)
    for _ in range(2):
        told = stays_listed(space, {NEXT_MEETING: MAY.day}, date.fromisoformat(today))
        assert ["it stays listed" in each.en for each in told] == [True] * stays
    assert len(Ledger(folder / "ledger.db").notes(MeetingMoved)) == stays


def test_the_planned_meeting_moved_to_the_day_given_gets_its_round_without_a_question(folder):
    run("meeting", "move", "2024-04-18", "2024-04-19", "--on", "2024-04-16", "--workspace", folder, code=0)
    assert "2024-04-18" not in keep(folder, "2024-04-19", "2024-04-16").stderr
    assert [kept.header.meeting for kept in Ledger(folder / "ledger.db").rounds()][-1] == "2024-04"


def test_a_meeting_that_is_over_and_that_a_later_plan_took_the_place_of_stays_on_the_checklist_until_it_is_settled(
    folder,
):
    on = ("--on", "2024-05-02", "--language", "en", "--workspace", folder)
    run("settings", "--next-meeting", "2024-05-23", *on, code=0)
    told = run(*on, code=0).stdout
    assert "no round was kept: meeting of 18.04.2024. If it was held, keep its round" in told
    keep(folder, "2024-04-18", "2024-05-02", "--yes")
    assert "meeting of 18.04.2024. If it was held" not in run(*on, code=0).stdout


@pytest.mark.parametrize(("language", "state"), [("en", "held, no round meant"), ("bn", "হয়েছে, যাচাই রাখা হবে না")])
def test_of_a_meeting_that_is_over_it_can_be_told_that_no_round_is_meant(folder, language, state):
    on = ("--on", "2024-04-22", "--language", language, "--workspace", folder)
    held = ("meeting", "held", "2024-04-18")
    assert "auditor meeting held 2024-04-18" in run(*on, code=0).stdout
    run(*held, "--on", "2024-04-18", "--workspace", folder, code=3)  # its day is not over
    run(*held, *on, code=0)
    assert state in run("meeting", *on, code=0).stdout
    assert "2024-04-18" not in run(*on, code=0).stdout
    assert "18.04.2024" not in keep(folder, "2024-05-16", "2024-05-10").stderr
    later = ("--on", "2024-05-11", "--workspace", folder)
    run(*held, *later, code=3)  # that is known
    run("meeting", "cancel", "2024-04-18", *later, code=0)
    assert not next(each for each in meetings_of(open_workspace(folder)) if each.id == "2024-04").held


def test_a_meeting_cancelled_and_planned_again_before_its_day_is_not_taken_as_held(folder):
    on = ("--on", "2024-04-02", "--workspace", folder)
    run("meeting", "cancel", "2024-04-18", *on, code=0)
    run("meeting", "held", "2024-04-18", *on, code=0)
    later = ("--on", "2024-04-22", "--language", "en", "--workspace", folder)
    assert "the meeting of 18.04.2024 has passed and no round was kept for it" in run(*later, code=0).stdout


def test_the_desk_asks_on_the_page_of_keeping_lists_the_passed_one_and_takes_that_it_was_held(folder):
    with served(folder, on=date(2024, 4, 16), language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/keep?day=19.04.2024").text
    asked = page.partition('name="meant"')[2]
    assert (
        "would pass it over, and then none can be kept for it. If it is the one that is meant, choose it above."
        in asked
    )
    keep(folder, "2024-04-19", "2024-04-16", "--yes")
    with served(folder, on=date(2024, 4, 22), language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert "none can be kept, for a later meeting has one: meeting of 18.04.2024." in desk.get("/month/").text
        desk.post("/settings/meetings/held", on="/settings/", meeting="2024-04")
        assert "The meeting of 18.04.2024 was held" in desk.get("/settings/").text.replace("Noted: the", "The")
        assert "none can be kept" not in desk.get("/month/").text
