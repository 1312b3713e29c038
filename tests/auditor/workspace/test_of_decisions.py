"""Which decisions are asked about together, how they are named at a command line, and how they are called."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.i18n import plain
from auditor.model.baseline import Decision
from auditor.workspace import of_decisions

EARLY, LATE, NEXT = date(2024, 1, 18), date(2024, 1, 30), date(2024, 2, 15)


def decision(name: str, day: date, meeting: str = "") -> Decision:
    month, _, serial = name.rpartition("/")
    nothing = plain("-")
    return Decision(name, serial, meeting or month, day, "", None, nothing, nothing, nothing, frozenset())


DECISIONS = (
    decision("2024-01/11", EARLY),
    decision("2024-01/12", EARLY),
    decision("2024-02/05", NEXT),
    decision("own list/5", NEXT, "2024-02"),
)


@pytest.mark.parametrize(
    ("tables", "places"),
    [
        ([{"day": EARLY}, {"day": EARLY, "memo": "26-1"}], [[0], [1]]),
        ([{"day": EARLY, "memo": "26-1"}, {"day": NEXT, "memo": "26-1"}], [[0], [1]]),
        ([{"day": EARLY, "meeting": "2024-01"}, {"day": LATE, "meeting": "2024-01"}], [[0], [1]]),
        ([{"day": EARLY, "meeting": "2023-12"}, {"day": EARLY, "meeting": "2024-01"}], [[0], [1]]),
        ([{"day": EARLY}, {"day": NEXT}, {"day": EARLY, "meeting": "2024-01"}], [[0, 2], [1]]),
        ([{}, {}], [[0, 1]]),
    ],
)
def test_decisions_are_asked_about_together_that_are_of_one_meeting_and_day_and_say_the_same(tables, places):
    assert of_decisions.parts("memo", tables, range(len(tables))) == places


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["2024-01"], {0, 1}),
        (["2024-02/05"], {2}),
        (["২০২৪-০২/০৫", "২০২৪-০১"], {0, 1, 2}),
        (["own list/5", "2024-01/11"], {0, 3}),
    ],
)
def test_decisions_are_named_by_id_or_month_in_digits_of_either_script(names, places):
    assert of_decisions.named(names, DECISIONS) == places


@pytest.mark.parametrize(
    ("places", "option", "called"),
    [
        ((0, 1), "--of 2024-01", "Decision 11, Decision 12, meeting of 18.01.2024"),
        ((1,), "--of 2024-01/12", "Decision 12, meeting of 18.01.2024"),
        ((3,), '--of "own list/5"', "Decision 5, meeting of 15.02.2024"),
        ((0, 2), "--of 2024-01/11 --of 2024-02/05", "Decision 11 of January 2024, Decision 05 of February 2024"),
    ],
)
def test_they_are_called_with_the_day_of_their_meeting_and_named_as_they_can_be_typed(places, option, called):
    those = of_decisions.those_at(places, DECISIONS)
    assert (those.option, those.called.en) == (option, called)


def test_a_month_of_two_meetings_names_the_decisions_of_neither():
    both = (decision("2024-01/11", EARLY), decision("2024-01/12", LATE))
    with pytest.raises(of_decisions.SeveralMeetingsError) as refused:
        of_decisions.named(["2024-01"], both)
    assert [those.option for those in refused.value.those] == ["--of 2024-01/11", "--of 2024-01/12"]
    assert of_decisions.those_at((0, 1), both).option == "--of 2024-01/11 --of 2024-01/12"
