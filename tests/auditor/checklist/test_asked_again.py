"""Who waited for the portal is to be asked again until a register asks it, whatever else was made since its owner answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from sent_letters import sent_letter

from auditor.checklist.asked_again import still_to_try
from auditor.model.journal import FormsMade
from auditor.model.letters import LetterAnswered, Purpose
from auditor.rounds.ledger.ledger import Ledger

ANSWERED, DAY = date(2024, 4, 1), date(2024, 4, 20)
FORMS = ("1a", "1b", "1c")


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "ledger.db")


def answer(ledger, number, what="it works", on=ANSWERED):
    """Note the answer of the portal's owner to a letter, and return that letter."""
    told = LetterAnswered(number, on, what, on)
    ledger.note(told)
    return replace(sent_letter(number, Purpose.PORTAL, "lota"), answered=told)


def register(ledger, on=ANSWERED):
    ledger.note(FormsMade("2024-04", FORMS, on, register=True))


def test_a_register_made_since_the_answer_was_noted_asks_them_and_one_of_before_does_not(ledger):
    register(ledger)
    letters = [answer(ledger, 1)]
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) == (ANSWERED, 1)
    register(ledger)
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) is None


def test_no_other_forms_are_a_register_such_as_reminders_enclose_or_what_is_typed_at_the_desk(ledger):
    letters = [answer(ledger, 1)]
    ledger.note(FormsMade("2024-04", FORMS, ANSWERED))
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) == (ANSWERED, 1)


def test_a_register_made_before_the_day_that_the_answer_names_asks_them_only_until_that_day_has_come(ledger):
    letters = [answer(ledger, 1, f"from {DAY:%d.%m.%Y}")]
    register(ledger, on=DAY - timedelta(days=1))
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY - timedelta(days=1)) is None
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) == (ANSWERED, 1)
    register(ledger, on=DAY)
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) is None


def test_each_answer_is_asked_about_for_itself_also_one_of_an_earlier_day_that_is_noted_later(ledger):
    last = answer(ledger, 2, on=ANSWERED + timedelta(days=2))
    register(ledger, on=DAY)
    letters = [last, answer(ledger, 1)]
    assert still_to_try(ledger, letters, {1: {"lota", "gari"}, 2: {"koyra"}}, DAY) == (ANSWERED, 2)
