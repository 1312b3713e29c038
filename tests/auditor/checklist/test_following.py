"""Who follows the next step, whatever the state of the workspace, gets on with it and keeps a round for the meeting."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from changing import replace
from running import run
from typed_upazila import TypedUpazila

from auditor.checklist.kept import LastRound
from auditor.checklist.state import Register, State, state_of
from auditor.checklist.steps import Deed, next_step
from auditor.i18n import Text
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

MEETING, FOLLOWING, LAST = date(2026, 2, 10), date(2026, 3, 10), date(2026, 1, 10)
WAITING = {Deed.HOLD_MEETING, Deed.GO_ON_ASKING, Deed.FOLLOW_UP}
"""Steps that are done as the days pass: they are advised until then."""
UPAZILA = Text(en="Office", bn="দপ্তর")


def round_of(day, meeting, *, papers=True, news=False):
    return LastRound(day, f"{meeting:%Y-%m}", "out/001", papers, meeting, news)


KEPT = {
    "none": None,
    "for the meeting before": round_of(LAST - timedelta(3), LAST),
    "for the meeting before, then corrected": round_of(LAST + timedelta(4), LAST, papers=False),
    "for the meeting before, then answers came": round_of(LAST - timedelta(3), LAST, news=True),
    "for a meeting whose day is not known": LastRound(LAST, "2026-01", "out/001", has_papers=True),
    "for this meeting": round_of(date(2026, 1, 25), MEETING),
    "for this meeting, without papers": round_of(date(2026, 1, 25), MEETING, papers=False),
    "for this meeting, then answers came": round_of(date(2026, 1, 25), MEETING, news=True),
    "for one that was not held": replace(round_of(LAST - timedelta(3), LAST), held=False),
}
DAYS = {
    "long before": date(2026, 1, 27),
    "the week before": date(2026, 2, 4),
    "the day": MEETING,
    "after": date(2026, 2, 13),
}
TOLD = {
    "nobody told anything": {"has_evidence": False, "silent": (UPAZILA,), "to_ask": 1, "owing": 1},
    "one is silent": {"silent": (UPAZILA,), "to_ask": 1, "owing": 1},
    "one told no, before": {"to_ask": 1, "owing": 1},
    "one told no": {"owing": 1},
    "all told all": {},
}


def state_on(day, meeting, register, told, kept) -> State:
    state = State(
        day=day,
        meeting=Meeting(f"{meeting:%Y-%m}", meeting) if meeting else None,
        offices=1,
        accounts=1,
        counted=1,
        answered=1,
        counts_on=day,
        silent=(),
        sheets_made=1,
        sheets_delivered=1,
        sheets_left=0,
        unread=0,
        incorrect=0,
        doubtful=0,
        roster_mistakes=0,
        register=register,
        kept=kept,
    )
    return replace(state, **told)


def followed(state: State, deed: Deed) -> State:
    """Return the state after a step was done as it says; a round kept is kept for the meeting of the work."""
    kept, meeting = state.kept, state.meeting
    match deed:
        case Deed.ASK_OFFICES:
            return replace(state, register=Register.BEING_FILLED)
        case Deed.FILL_REGISTER | Deed.ENTER_ANSWERS:
            news = kept and replace(kept, has_news=True)
            return replace(state, register=Register.IN_EVIDENCE, has_evidence=True, silent=(), to_ask=0, kept=news)
        case Deed.MAKE_PAPERS:
            return replace(state, kept=replace(kept, has_papers=True))
        case Deed.PLAN_MEETING:
            return replace(state, meeting=Meeting("2026-03", FOLLOWING))
        case _:
            assert deed in WAITING
            tomorrow = state.day + timedelta(1)
            over = meeting is not None and meeting.day < tomorrow and kept is not None and kept.meeting == meeting.id
            return replace(state, day=tomorrow, meeting=None if over else meeting)


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("is_planned", [True, False])
def test_from_every_state_the_next_step_leads_on_to_a_round_that_is_kept(kept, day, is_planned):
    for register, told in product(Register, TOLD.values()):
        state = state_on(day, MEETING if is_planned else None, register, told, kept)
        done: list[Deed] = []
        while (deed := next_step(state).deed) is not Deed.KEEP_ROUND:
            assert deed in WAITING or deed not in done[-1:], (register, told, done, deed)
            assert len(done) < 60, (register, told, done)
            done.append(deed)
            state = followed(state, deed)
        assert state.has_evidence


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_no_register_is_advised_when_nothing_ordered_is_to_be_asked(kept, day):
    for register, told in product(Register, ({}, {"owing": 1})):
        step = next_step(state_on(day, MEETING, register, told, kept))
        assert step.deed is not Deed.ASK_OFFICES
        assert told or step.deed is not Deed.FILL_REGISTER


@pytest.mark.parametrize("register", Register)
def test_on_the_day_of_the_meeting_its_round_is_kept(register):
    for told in (told for told in TOLD.values() if told.get("has_evidence", True)):
        for kept in (KEPT["none"], KEPT["for the meeting before"], KEPT["for the meeting before, then answers came"]):
            assert next_step(state_on(MEETING, MEETING, register, told, kept)).deed is Deed.KEEP_ROUND


# The same in a folder


@pytest.fixture
def upazila(tmp_path):
    """A union whose secretary told all in January, for the meeting of 10 February; its entrepreneur may tell no."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "gari,Gari UP,union,Chairman,,gari.example.gov.bd,Secretary,gari.up",
    )
    settings = upazila.folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8").replace("2024-01-18", "2026-01-10"), "utf-8")
    plan(upazila, MEETING, "2026-01-12")
    return upazila


def plan(upazila, meeting, on):
    run("settings", "--next-meeting", f"{meeting:%d.%m.%Y}", "--yes", "--on", on, "--workspace", upazila.folder, code=0)


def told_in_january(upazila, two_step, name="register-2026-01.csv"):
    done = "20.01.2026,ফোন,{},15.01.2026,ঠিক আছে,,,"
    rows = [f"{office},Secretary,{done.format(two_step)}" for office in ("Lota UP", "Gari UP")]
    upazila.answers(*rows, name=name)


def step_on(upazila, day):
    return next_step(state_of(open_workspace(upazila.folder), day)).deed


@pytest.mark.parametrize("two_step", ['"চালু, লগইনে কোড চায়"', "চালু নেই"])
def test_what_januarys_register_asked_is_not_asked_again_before_the_meeting_of_february(upazila, two_step):
    told_in_january(upazila, two_step)
    for day in (date(2026, 2, 1), date(2026, 2, 5), MEETING):
        assert step_on(upazila, day) in {
            Deed.KEEP_ROUND,
            *(() if day == MEETING else (Deed.FOLLOW_UP, Deed.GO_ON_ASKING)),
        }
    assert step_on(upazila, MEETING) is Deed.KEEP_ROUND


def test_a_register_of_january_is_filled_in_in_february_too(upazila):
    (upazila.folder / "register-2026-01.xlsx").write_bytes(b"")
    state = state_of(open_workspace(upazila.folder), date(2026, 2, 2))
    assert "register-2026-01.xlsx" in next_step(state).command.en


def test_a_round_corrected_after_its_meeting_gets_its_papers(upazila):
    told_in_january(upazila, "চালু নেই")
    keep(upazila, "2026-02-05")
    assert step_on(upazila, date(2026, 2, 5)) is Deed.MAKE_PAPERS
    run("report", "--on", "2026-02-05", "--workspace", upazila.folder, code=0)
    plan(upazila, FOLLOWING, "2026-02-13")
    told_in_january(upazila, '"চালু, লগইনে কোড চায়"', name="corrected.csv")
    keep(upazila, "2026-02-14")
    assert step_on(upazila, date(2026, 2, 14)) is Deed.MAKE_PAPERS
    run("report", "--on", "2026-02-14", "--workspace", upazila.folder, code=0)
    assert step_on(upazila, date(2026, 2, 14)) is not Deed.MAKE_PAPERS


def keep(upazila, on):
    kept = upazila.keep("--yes", meeting="2026-02-10", on=on)
    assert "Audit kept" in kept.stderr
