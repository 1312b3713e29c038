"""Whose papers others may hold of the rounds that do not speak: what the days in the ledger tell of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example

from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.recomputing import recompute

if TYPE_CHECKING:
    from pathlib import Path

MARCH, APRIL = date(2024, 3, 21), date(2024, 4, 18)
DAY_BEFORE = date(2024, 3, 20)
PUT_OFF = date(2024, 4, 4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_example(tmp_path / "space", "food", "accounts")
    return tmp_path / "space"


def keep(folder: Path, named: str | date, day: date) -> None:
    keeping.keep_round(open_workspace(folder), day, named, f"{day:%d%m}", doubted=lambda _: None)


def past(folder: Path, number: int | None = None):
    return looking_back.history(open_workspace(folder), number)


@pytest.mark.parametrize(
    ("named", "moved", "again", "is_out"),
    [
        (MARCH, None, MARCH, False),
        (MARCH, None, date(2024, 3, 22), True),
        (MARCH, PUT_OFF, date(2024, 4, 3), False),
        (MARCH, PUT_OFF, date(2024, 4, 5), True),
        ("2024-03", None, date(2024, 3, 21), True),
        ("2024-05", None, date(2024, 3, 28), False),
    ],
    ids=[
        "its meeting was that day", "its meeting was over", "its meeting was put off", "its meeting, put off, was over",
        "of its meeting only the month is known, which had begun", "of its meeting only the month is known, which was to come",
    ],
)  # fmt: skip
def test_a_round_that_is_kept_again_was_given_out_where_its_meeting_was_over_by_then(
    folder, named, moved, again, is_out
):
    keep(folder, named, DAY_BEFORE)
    if moved is not None:
        Ledger(folder / "ledger.db").note(MeetingMoved("2024-03", MARCH, moved, DAY_BEFORE))
    keep(folder, moved or named, again)
    found = past(folder)
    assert [each.number for each in found.beside] == [1]
    assert found.given_out == frozenset({1} if is_out else ())
    assert past(folder, 1).beside == ()


def test_of_a_round_beside_none_but_the_office_that_is_looked_at_is_read(folder):
    keep(folder, MARCH, DAY_BEFORE)
    keep(folder, MARCH, date(2024, 3, 25))
    of_one = looking_back.history(open_workspace(folder), None, "food")
    assert [[row.office.id for row in each.assessments] for each in of_one.beside] == [["food"]]


@pytest.mark.parametrize(("on", "is_out"), [(DAY_BEFORE, False), (MARCH, True), (date(2024, 3, 25), True)])
def test_a_round_whose_meeting_was_not_held_was_given_out_where_that_was_noted_once_its_day_had_come(
    folder, on, is_out
):
    keep(folder, MARCH, DAY_BEFORE)
    Ledger(folder / "ledger.db").note(MeetingCancelled("2024-03", MARCH, on))
    keep(folder, APRIL, date(2024, 4, 17))
    assert past(folder).given_out == frozenset({1} if is_out else ())
    assert past(folder).earlier == ()


def test_a_round_that_was_replaced_after_its_meeting_stays_given_out_whatever_is_kept_and_noted_later(folder):
    keep(folder, MARCH, DAY_BEFORE)
    keep(folder, MARCH, date(2024, 3, 25))
    keep(folder, APRIL, date(2024, 4, 17))
    Ledger(folder / "ledger.db").note(MeetingCancelled("2024-03", MARCH, date(2024, 4, 20)))
    keep(folder, APRIL, date(2024, 4, 22))
    assert [past(folder, number).given_out for number in (2, 3, 4)] == [{1}, {1}, {1, 2, 3}]
    assert [each.number for each in past(folder, 3).beside] == [1]
    assert all(recompute(open_workspace(folder), head).same for head in Ledger(folder / "ledger.db").rounds())
