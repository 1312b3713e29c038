"""A meeting is its day, and stays the same one when it is put off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from changing import replace
from few_offices import lay_example
from small_upazila import meeting as known_for
from small_upazila import office, round_of

from auditor.model.errors import LedgerError, WorkspaceError
from auditor.model.journal import KeysMade, MeetingCancelled, MeetingMoved
from auditor.rounds import closed_keys, keeping, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger, RoundHead
from auditor.rounds.meetings import following
from auditor.rounds.meetings.meetings import (
    Meeting,
    SeveralMeetingsError,
    beside_planned,
    find_meeting,
    known_meetings,
    meeting_of_forms,
    month_held,
    month_planned,
    next_held,
)
from auditor.rounds.recomputing import recompute
from auditor.views.compared.changes import meetings_pending

if TYPE_CHECKING:
    from pathlib import Path

MARCH, APRIL, MAY = date(2024, 3, 21), date(2024, 4, 18), date(2024, 5, 16)
TODAY = date(2024, 4, 2)


def kept(meeting: str, meets_on: date | None = None, number: int = 1) -> RoundHead:
    made = round_of(known_for([office("fisheries")], month=meeting[:7]), number)
    return RoundHead(number, number, made.digest, replace(made.header, meeting=meeting, meets_on=meets_on))


def test_old_rounds_keep_their_month_and_the_plan_names_a_day():
    assert known_meetings([kept("2024-02"), kept("2024-03")], [], [], APRIL) == (
        Meeting("2024-02", None, 1),
        Meeting("2024-03", None, 1),
        Meeting("2024-04", APRIL),
    )


def test_a_meeting_of_which_the_month_was_known_is_the_planned_one_of_that_month():
    assert known_meetings([kept("2024-04")], [], [], APRIL) == (Meeting("2024-04", APRIL, 1),)


def test_two_rounds_of_one_meeting_are_one_meeting():
    assert known_meetings([kept("2024-04", APRIL), kept("2024-04", APRIL)], [], [], APRIL) == (
        Meeting("2024-04", APRIL, 2),
    )


def test_a_second_meeting_of_a_month_is_known_by_its_day():
    again = date(2024, 4, 30)
    assert known_meetings([kept("2024-04", APRIL)], [], [], again)[-1] == Meeting("2024-04-30", again)


def test_a_meeting_that_was_put_off_stays_the_same_one():
    moved = MeetingMoved("2024-03", MARCH, date(2024, 4, 4), TODAY)
    for planned in (date(2024, 4, 4), MARCH, None):
        (only,) = known_meetings([kept("2024-03", MARCH)], [moved], [], planned)
        assert only == Meeting("2024-03", date(2024, 4, 4), 1)
        assert find_meeting([only], "2024-04", TODAY) == only
        assert find_meeting([only], "2024-03", TODAY) == only


def test_by_the_day_from_which_it_was_put_off_a_meeting_is_no_other_one():
    moved = [
        MeetingMoved("2024-03", MARCH, date(2024, 4, 4), TODAY),
        MeetingMoved("2024-03", date(2024, 4, 4), APRIL, TODAY),
    ]
    (only,) = known = known_meetings([kept("2024-03", MARCH)], moved, [], None)
    for day in (MARCH, date(2024, 4, 4), APRIL):
        assert find_meeting(known, day, TODAY) == only
    assert find_meeting(known, MAY, TODAY) == Meeting("2024-05", MAY)
    another = (*known, Meeting("2024-03-21", MARCH))
    assert find_meeting(another, MARCH, TODAY).id == "2024-03-21"


def test_after_a_cancelled_meeting_another_may_be_held_in_its_month():
    noted = MeetingCancelled("2024-04", APRIL, TODAY)
    known = known_meetings([], [], [noted], date(2024, 4, 30))
    assert known == (Meeting("2024-04", APRIL, 0, held=False), Meeting("2024-04-30", date(2024, 4, 30)))
    assert find_meeting(known, "2024-04", TODAY).id == "2024-04-30"


def test_a_month_finds_its_only_meeting_and_a_day_its_own():
    known = (Meeting("2024-03", MARCH), Meeting("2024-04", APRIL))
    assert find_meeting(known, "2024-04", TODAY) == known[1]
    assert find_meeting(known, MARCH, TODAY) == known[0]
    assert find_meeting(known, "2024-05", TODAY) == Meeting("2024-05")
    assert find_meeting(known, MAY, TODAY) == Meeting("2024-05", MAY)


def test_of_two_meetings_of_a_month_the_only_planned_one_is_meant():
    late = Meeting("2024-03", date(2024, 4, 1))
    assert find_meeting((late, Meeting("2024-04", APRIL)), "2024-04", TODAY).id == "2024-04"


def test_where_a_month_names_two_planned_meetings_it_is_asked_by_their_days():
    with pytest.raises(SeveralMeetingsError, match="2024-04-18, 2024-04-30"):
        find_meeting((Meeting("2024-04", APRIL), Meeting("2024-04-30", date(2024, 4, 30))), "2024-04", TODAY)


@pytest.mark.parametrize("named", ["2024-04", APRIL])
def test_no_round_is_kept_for_a_meeting_that_was_not_held(named):
    with pytest.raises(WorkspaceError, match="not held"):
        find_meeting((Meeting("2024-04", APRIL, held=False),), named, TODAY)


def test_of_two_meetings_planned_for_a_month_the_one_moved_out_of_it_is_meant_where_the_other_was_not_held():
    moved, dropped = Meeting("2024-04-18", date(2024, 5, 2)), Meeting("2024-04", date(2024, 4, 4), held=False)
    assert find_meeting((dropped, moved), "2024-04", TODAY) == moved
    assert find_meeting((dropped, moved), "2024-05", TODAY) == moved


LATE, NEXT = Meeting("2024-03", date(2024, 4, 4)), Meeting("2024-04", APRIL)


@pytest.mark.parametrize(
    ("meetings", "month", "today", "planned"),
    [
        ((LATE,), "2024-03", TODAY, "2024-03"),
        ((LATE,), "2024-04", TODAY, "2024-03"),
        ((LATE,), "2024-05", TODAY, "2024-05"),
        ((LATE, NEXT), "2024-04", TODAY, "2024-03"),
        ((LATE, NEXT), "2024-04", date(2024, 4, 5), "2024-04"),
        ((LATE, NEXT), "2024-04", MAY, "2024-04"),
        ((replace(NEXT, held=False),), "2024-04", TODAY, "2024-04"),
    ],
)
def test_sheets_and_papers_name_a_meeting_by_the_month_for_which_it_was_first_planned(meetings, month, today, planned):
    assert month_planned(meetings, month, today) == planned


def test_the_month_in_which_a_meeting_is_held_is_that_of_its_day():
    assert [month_held((LATE, NEXT), month) for month in ("2024-03", "2024-04", "2024-05")] == [
        "2024-04",
        "2024-04",
        "2024-05",
    ]


# In a workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_example(tmp_path / "space", "food", "accounts")
    return tmp_path / "space"


def keep(folder: Path, named: str | date, day: date) -> None:
    keeping.keep_round(open_workspace(folder), day, named, f"{day:%d%m}")


def keep_beside(folder: Path, day: date) -> None:
    """Keep a round for an unplanned day before a planned one of its month, as is meant."""
    asked = []
    keeping.keep_round(open_workspace(folder), day, day, f"{day:%d%m}", doubted=asked.extend)
    assert ["If both are held, it stays planned" in doubt.en for doubt in asked] == [True]


def past(folder: Path):
    return looking_back.history(open_workspace(folder))


def note(folder: Path, *entries) -> None:
    Ledger(folder / "ledger.db").note(*entries)


@pytest.fixture
def three(folder: Path) -> Path:
    """Rounds for February, for March before its meeting was put off into April, and again on its day."""
    keep(folder, "2024-02", date(2024, 2, 20))
    keep(folder, MARCH, date(2024, 3, 20))
    note(folder, MeetingMoved("2024-03", MARCH, date(2024, 4, 4), date(2024, 3, 21)))
    keep(folder, date(2024, 4, 4), date(2024, 4, 3))
    return folder


def test_a_meeting_put_off_into_the_next_month_is_counted_once(three):
    assert [round_.header.meeting for round_ in past(three).earlier] == ["2024-02"]
    now = past(three).now.header
    assert (now.meeting, now.meets_on) == ("2024-03", date(2024, 4, 4))


def test_pending_in_a_row_counts_meetings_and_not_rounds(three):
    keep(three, APRIL, APRIL)
    history = past(three)
    assert history.now.number == 4
    stood = [[standings[name].by_decision["2024-01/11"] for standings in history.standings] for name in history.current]
    assert max(map(meetings_pending, stood)) == 3


def test_a_meeting_that_was_not_held_is_no_meeting_in_a_row(folder):
    keep(folder, "2024-02", date(2024, 2, 20))
    keep(folder, MARCH, date(2024, 3, 20))
    note(folder, MeetingCancelled("2024-03", MARCH, date(2024, 3, 22)))
    keep(folder, APRIL, date(2024, 4, 17))
    assert [round_.header.meeting for round_ in past(folder).earlier] == ["2024-02"]


def test_papers_of_a_round_do_not_change_with_what_was_noted_after_it(folder):
    keep(folder, "2024-02", date(2024, 2, 20))
    keep(folder, MARCH, date(2024, 3, 20))
    keep(folder, APRIL, date(2024, 4, 17))
    note(folder, MeetingCancelled("2024-03", MARCH, date(2024, 4, 20)))
    assert [round_.header.meeting for round_ in past(folder).earlier] == ["2024-02", "2024-03"]


EXTRA = date(2024, 5, 9)


@pytest.mark.parametrize(
    ("to", "extra", "last"), [(MAY, EXTRA, "2024-05"), (date(2024, 4, 25), date(2024, 4, 22), "2024-04-22")]
)
def test_a_meeting_put_off_beyond_another_follows_it_and_is_compared_with_it(folder, to, extra, last):
    keep(folder, MARCH, date(2024, 3, 20))
    note(folder, MeetingMoved("2024-04", APRIL, to, TODAY))
    keep_beside(folder, extra)
    with pytest.raises(LedgerError, match="an earlier one cannot follow"):
        keep(folder, date(2024, 4, 4), extra)
    keep(folder, to, to)
    found = past(folder)
    assert (found.now.header.meeting, found.now.header.meets_on) == ("2024-04", to)
    assert [round_.header.meeting for round_ in found.earlier] == ["2024-03", last]
    assert (
        next_held(known_meetings(Ledger(folder / "ledger.db").rounds(), [], [], None), TODAY, after=f"{extra}").day
        == to
    )
    assert all(recompute(open_workspace(folder), head).same for head in Ledger(folder / "ledger.db").rounds())
    keep(folder, date(2024, 6, 20), date(2024, 6, 19))
    assert [round_.header.meeting for round_ in past(folder).earlier] == ["2024-03", last, "2024-04"]


def test_a_meeting_kept_before_and_after_another_stands_where_it_is_held(folder):
    keep(folder, MARCH, date(2024, 3, 20))
    keep(folder, APRIL, date(2024, 4, 17))
    note(folder, MeetingMoved("2024-04", APRIL, MAY, TODAY))
    keep(folder, EXTRA, EXTRA)
    keep(folder, MAY, MAY)
    keep(folder, date(2024, 6, 20), date(2024, 6, 19))
    assert [(each.header.meeting, each.number) for each in past(folder).earlier] == [
        ("2024-03", 1),
        ("2024-05", 3),
        ("2024-04", 4),
    ]


def test_keys_of_a_meeting_put_off_beyond_another_are_kept_until_the_one_after_it(folder):
    ledger = Ledger(folder / "ledger.db")
    for month in ("2024-03", "2024-04"):
        ledger.note(KeysMade(month, month, "0" * 16, "04" + "00" * 64, TODAY))
    ledger.note(MeetingMoved("2024-04", APRIL, MAY, TODAY))
    keep_beside(folder, EXTRA)
    assert closed_keys.closed_rounds(ledger) == {"2024-03"}
    keep(folder, MAY, MAY)
    assert closed_keys.closed_rounds(ledger) == {"2024-03"}
    keep(folder, date(2024, 6, 20), date(2024, 6, 19))
    assert closed_keys.closed_rounds(ledger) == {"2024-03", "2024-04"}


def test_keys_of_a_meeting_are_no_longer_kept_once_one_put_off_beyond_it_has_its_round(folder):
    ledger = Ledger(folder / "ledger.db")
    for month in ("2024-02", "2024-03"):
        ledger.note(KeysMade(month, month, "0" * 16, "04" + "00" * 64, TODAY))
    note(folder, MeetingMoved("2024-02", date(2024, 2, 22), APRIL, date(2024, 2, 20)))
    keep(folder, MARCH, date(2024, 3, 20))
    assert closed_keys.closed_rounds(ledger) == set()
    keep(folder, APRIL, date(2024, 4, 17))
    assert closed_keys.closed_rounds(ledger) == {"2024-03"}


def test_keys_of_a_meeting_put_off_and_then_not_held_are_not_kept_for_it(folder):
    ledger = Ledger(folder / "ledger.db")
    ledger.note(KeysMade("2024-02", "2024-02", "0" * 16, "04" + "00" * 64, TODAY))
    note(folder, MeetingMoved("2024-02", date(2024, 2, 22), APRIL, date(2024, 2, 20)))
    keep(folder, MARCH, date(2024, 3, 20))
    assert closed_keys.closed_rounds(ledger) == set()
    note(folder, MeetingCancelled("2024-02", APRIL, TODAY))
    assert closed_keys.closed_rounds(ledger) == {"2024-02"}


def test_keys_of_the_month_before_are_kept_with_the_round_of_the_meeting_for_which_they_were_made(folder):
    ledger = Ledger(folder / "ledger.db")
    for month, made_on in (("2024-02", date(2024, 2, 28)), ("2024-01", date(2024, 1, 30))):
        ledger.note(KeysMade(month, month, "0" * 16, "04" + "00" * 64, made_on))
    keep(folder, date(2024, 2, 20), date(2024, 2, 19))
    assert closed_keys.closed_rounds(ledger) == set()
    keep(folder, MARCH, date(2024, 3, 20))
    assert closed_keys.closed_rounds(ledger) == {"2024-01"}
    keep(folder, APRIL, date(2024, 4, 17))
    assert closed_keys.closed_rounds(ledger) == {"2024-01", "2024-02"}


def test_a_meeting_noted_as_not_held_is_not_told_as_the_next_one_when_a_round_is_kept(folder):
    note(folder, MeetingCancelled("2024-04", APRIL, TODAY))
    with pytest.raises(WorkspaceError, match="auditor meeting held"):
        following.doubts(open_workspace(folder), Meeting("2024-03", MARCH), APRIL, TODAY)


def test_a_meeting_that_is_held_after_all_counts_with_its_rounds(folder):
    keep(folder, "2024-02", date(2024, 2, 20))
    keep(folder, MARCH, date(2024, 3, 20))
    note(folder, MeetingCancelled("2024-03", MARCH, date(2024, 3, 22)))
    note(folder, MeetingCancelled("2024-03", MARCH, date(2024, 3, 23), taken_back=True))
    keep(folder, APRIL, date(2024, 4, 17))
    assert [round_.header.meeting for round_ in past(folder).earlier] == ["2024-02", "2024-03"]
    note(folder, MeetingCancelled("2024-03", MARCH, date(2024, 4, 18)))
    keep(folder, MAY, date(2024, 5, 15))
    assert [round_.header.meeting for round_ in past(folder).earlier] == ["2024-02", "2024-04"]


def test_a_correction_takes_the_place_of_what_it_corrects_and_is_told_in_the_next_annex(folder):
    later = folder / "evidence" / "register-2024-03.xlsx"
    later.rename(folder / later.name)
    keep(folder, "2024-02", date(2024, 2, 20))
    (folder / later.name).rename(later)
    keep(folder, "2024-02", date(2024, 3, 15))
    assert past(folder).correction is None
    keep(folder, "2024-03", MARCH)
    found = past(folder).correction
    assert found is not None
    assert (found.first, found.again) == (date(2024, 2, 20), date(2024, 3, 15))
    assert found.offices > 0
    assert [round_.header.day for round_ in past(folder).earlier] == [date(2024, 3, 15)]


def test_what_was_kept_twice_on_one_day_is_no_correction_to_tell(folder):
    keep(folder, "2024-02", date(2024, 2, 20))
    (folder / "evidence" / "register-2024-03.xlsx").unlink()
    keeping.keep_round(open_workspace(folder), date(2024, 2, 20), "2024-02", "02", doubted=lambda _: None)
    keep(folder, "2024-03", MARCH)
    assert past(folder).correction is None


@pytest.mark.parametrize(
    ("planned", "said"), [(None, False), (date(2024, 2, 18), False), (date(2024, 3, 25), False), (APRIL, True)]
)
def test_that_the_settings_hold_the_meeting_after_the_next_one_is_said_only_where_they_do(folder, planned, said):
    note(folder, MeetingMoved("2024-03", MARCH, date(2024, 3, 25), date(2024, 3, 1)))
    space = open_workspace(folder, roster=False)
    config = replace(space.config, meeting=replace(space.config.meeting, next=planned))
    assert (beside_planned(replace(space, config=config), date(2024, 3, 20)) is not None) is said


def test_each_keys_were_replaced_on_the_day_of_the_next_ones_of_their_meeting(tmp_path):
    ledger, days = Ledger(tmp_path / "ledger.db"), [date(2024, 3, day) for day in (2, 2, 9, 16)]
    for named, on in zip(("2024-03", "2024-03", "2024-03-b", "2024-03-c"), days, strict=True):
        ledger.note(KeysMade(named, "2024-03", "0" * 16, "04" + "00" * 64, on))
    ledger.note(KeysMade("2024-04", "2024-04", "0" * 16, "04" + "00" * 64, date(2024, 4, 2)))
    replaced = closed_keys.replaced_by(ledger.notes(KeysMade))
    assert {named: keys.on for named, keys in replaced.items()} == {"2024-03": days[2], "2024-03-b": days[3]}
    assert "on 09.03.2024" in closed_keys.why_needless(ledger)["2024-03"].en


def test_forms_of_a_month_of_whose_meeting_only_the_month_is_known_are_for_that_and_not_for_the_next_one_with_a_day():
    following = Meeting("2024-04", APRIL)
    assert meeting_of_forms([following], "2024-03", MARCH) == following
    assert meeting_of_forms([Meeting("2024-03"), following], "2024-03", MARCH) is None
