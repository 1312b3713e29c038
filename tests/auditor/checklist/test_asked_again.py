"""Who waited for the portal is to be asked again until a register asks it, whatever else was made since its owner answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from sent_letters import sent_letter

from auditor.checklist.asked_again import still_to_try
from auditor.model.journal import FormsMade
from auditor.model.letters import AskedOffice, LetterAnswered, LetterDrafted, Purpose
from auditor.model.witnessing import WitnessSheet, WitnessSheetsMade
from auditor.rounds.ledger import Ledger

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


def register(ledger, on=ANSWERED, forms=FORMS):
    ledger.note(FormsMade("2024-04", forms, on))


def test_a_register_made_since_the_answer_was_noted_asks_them_and_one_of_before_does_not(ledger):
    register(ledger)
    letters = [answer(ledger, 1)]
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) == (ANSWERED, 1)
    register(ledger)
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) is None


def test_neither_what_is_typed_at_the_desk_nor_the_forms_that_reminders_enclose_are_a_register(ledger):
    letters = [answer(ledger, 1)]
    register(ledger, forms=("2a",))
    register(ledger, forms=("3a", "3b"))
    asked = (AskedOffice("gari", (), "3a"), AskedOffice("koyra", (), "3b"))
    ledger.note(LetterDrafted(2, Purpose.FIRST, asked, ANSWERED, None, ANSWERED))
    assert still_to_try(ledger, letters, {1: {"lota"}}, DAY) == (ANSWERED, 1)


def test_sheets_for_what_is_seen_at_logins_are_no_register(ledger):
    letters = [answer(ledger, 1)]
    register(ledger, forms=("4a", "4b"))
    sheets = (WitnessSheet("4a", "gari"), WitnessSheet("4b", "koyra"))
    ledger.note(WitnessSheetsMade("2024-04", sheets, ANSWERED))
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
