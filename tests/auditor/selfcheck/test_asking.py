"""What the self-check asks and tells at the terminal, as data: every answer means something, and typed answers are read."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from auditor.i18n import Text
from auditor.model.facts import Method, Strength
from auditor.model.selfcheck import SinceDecision
from auditor.passwords.reasons import Reason
from auditor.selfcheck import asking, telling
from auditor.selfcheck.asking import (
    Answers,
    FollowUp,
    day_wrong,
    read_past_day,
    reset_question,
)
from auditor.selfcheck.examining import examine
from auditor.selfcheck.making_slips import facts_of
from auditor.selfcheck.terms import national_terms
from auditor.selfcheck.texts import codes, help_day, password, portal, questions, safety, slip, talk, trouble, two_step
from auditor.selfcheck.texts.of_page import TEXTS

DECISION, TODAY = date(2024, 1, 18), date(2024, 4, 10)
STEPS = (safety, codes, password, portal, two_step, questions, slip, help_day, trouble)
QUESTIONS = (
    asking.AFTER_TEST,
    asking.PASSWORD_SET,
    asking.YOURS,
    asking.TWO_STEP,
    asking.method_question(is_ordered=False),
    asking.method_question(is_ordered=True),
    asking.SHARED,
    reset_question(DECISION),
    asking.PROFILE,
)


def test_bijoy_is_told_before_the_verdict_and_once():
    check = examine("Lyjbv@2024", national_terms(2024))
    lines = list(telling.verdict_lines(check))
    assert lines[:2] == [Reason.BIJOY.text, TEXTS["result"]]
    assert not [line for line in lines[2:] if Reason.BIJOY.text.en in line.en]


def test_that_a_password_is_in_the_list_of_the_program_is_a_reason_and_leaves_with_no_slip():
    check = examine("P@ssw0rd", national_terms(2024))
    assert Reason.BREACHED in check.verdict.reasons
    assert check.verdict.strength is Strength.WEAK
    assert facts_of(check, "upper+lower+symbol", Answers()).breached is None
    looked_up = examine("P@ssw0rd", national_terms(2024), offline=lambda _: False)
    assert facts_of(looked_up, "upper+lower+symbol", Answers()).breached is True


def test_where_the_way_of_the_code_is_ordered_nobody_says_that_sms_satisfies_the_decision_and_a_key_can_be_chosen():
    advised, ordered = (asking.method_question(is_ordered=is_ordered) for is_ordered in (False, True))
    key = (TEXTS["a-key"], Method.KEY)
    assert (key in advised.answers, key in ordered.answers) == (True, True)
    assert ("SMS" in advised.note.en, "SMS" in ordered.note.en, "security key" in ordered.note.en) == (
        True,
        False,
        True,
    )


def test_no_id_of_a_text_stands_in_two_steps():
    told = [name for step in STEPS for group in ("AGREED", "FURTHER") for name in getattr(step, group, {})]
    assert len(told) == len(set(told))
    assert set(told) == set(TEXTS)


def test_what_is_said_beside_the_page_is_in_both_languages_and_nfc():
    said = [value for name, value in vars(talk).items() if name.isupper() and isinstance(value, Text)]
    assert len(said) > 20
    for text in said:
        assert text.en
        assert text.bn
        assert unicodedata.is_normalized("NFC", text.bn)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text.en)
def test_answers_of_a_question_differ_in_both_languages(question):
    for words in ([answer.en for answer, _ in question.answers], [answer.bn for answer, _ in question.answers]):
        assert len(set(words)) == len(words) >= 2


def test_two_answers_mean_the_same_only_where_a_profile_is_right_either_way():
    for question in QUESTIONS:
        meanings = [meaning for _, meaning in question.answers]
        if question.text is not TEXTS["q-profile"]:
            assert len(set(meanings)) == len(meanings)
        else:
            assert meanings[:2] == [0, 0]


def test_when_the_password_was_reset_is_asked_around_the_day_of_the_decision():
    meanings = [meaning for _, meaning in reset_question(DECISION).answers]
    assert meanings == [0, FollowUp.DAY, SinceDecision.DONE, SinceDecision.NOT_DONE, None]


@pytest.mark.parametrize("typed", ["10.04.2024", "১০.৪.২০২৪", "10/4/2024"])
def test_a_day_until_today_is_read(typed):
    assert read_past_day(typed, TODAY) == 0


def test_a_day_before_is_so_many_days_ago_and_one_long_ago_is_that_long_ago():
    assert (read_past_day("01.04.2024", TODAY), read_past_day("01.01.1971", TODAY)) == (9, 9999)


@pytest.mark.parametrize(("typed", "days"), [("0", 0), ("3", 3), (" ১২ ", 12), ("9999", 9999)])
def test_days_ago_are_read_in_either_script(typed, days):
    assert asking.read_days_ago(typed) == days


@pytest.mark.parametrize("typed", ["", "-1", "3.5", "10000", "yesterday", "²"])
def test_what_is_no_number_of_days_is_asked_for_again(typed):
    with pytest.raises(ValueError, match="number of days"):
        asking.read_days_ago(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "date-none"), ("yesterday", "date-none"), ("30.02.2024", "date-none"), ("11.04.2024", "date-late")],
)
def test_no_day_and_a_day_after_today_are_told_apart(typed, told):
    with pytest.raises(ValueError, match="no day"):
        read_past_day(typed, TODAY)
    assert day_wrong(typed) == TEXTS[told]
