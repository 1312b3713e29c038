"""From the very day that the portal's owner names it is worth trying again, and what is told on that day tells how it went."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sent_letters import sent_letter

from auditor.i18n import plain
from auditor.model.letters import Letter, LetterAnswered, Purpose
from auditor.views.letters.portal_days import day_promised, is_told_since, step_to_try_again, with_answer

ANSWERED, PROMISED = date(2024, 3, 1), date(2024, 3, 25)
DAY = timedelta(days=1)


def letter(answer: str) -> Letter:
    """Return a letter to the portal's owner that was answered so."""
    answered = LetterAnswered(1, ANSWERED, answer, ANSWERED)
    return sent_letter(1, Purpose.PORTAL, "lota", on=date(2024, 2, 11), answered=answered)


NAMING, NAMING_NONE = letter("codes come from 25.03.2024"), letter("Codes come.")


@pytest.mark.parametrize(
    ("answer", "promised"),
    [
        ("codes come from 25.03.2024", PROMISED),
        ("from 01.03.2024", None),
        ("from 02.03.2024", ANSWERED + DAY),
        ("as told on 20.02.2024", None),
        ("as told on 20.02.2024: from 26.03.2024, for some from 25.03.2024", PROMISED),
    ],
    ids=["a day to come", "its own day", "the day after", "a day before", "the first to come"],
)
def test_only_a_day_after_that_of_the_answer_is_promised_and_of_several_the_first(answer, promised):
    assert day_promised(letter(answer)) == promised


@pytest.mark.parametrize(
    ("answered", "first"), [(NAMING, PROMISED), (NAMING_NONE, ANSWERED + DAY)], ids=["a day is named", "none is"]
)
def test_how_it_went_is_told_from_the_day_that_is_named_on_or_after_that_of_the_answer(answered, first):
    told = [is_told_since(answered, day) for day in (None, first - DAY, first)]
    assert told == [False, False, True]


@pytest.mark.parametrize(("day", "has_come"), [(PROMISED - DAY, False), (PROMISED, True)], ids=["before it", "on it"])
def test_a_step_says_that_the_day_has_come_from_that_day_on(day, has_come):
    step = step_to_try_again(NAMING, day, plain("head"), plain("two-step"))
    again = with_answer(plain("Tell it."), NAMING, day)
    assert [("That day has come" in each.en, "from that day on" in each.en) for each in (step, again)] == [
        (has_come, not has_come)
    ] * 2
