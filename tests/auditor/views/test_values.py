"""What one side of a contradiction said, in the words of the question that asks for it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from auditor.i18n import Text
from auditor.model.facts import (
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.side import Side
from auditor.model.when import When
from auditor.register.reading.form import ID as REGISTER
from auditor.views.office.values import side_said

ON = date(2024, 2, 10)
SAID = {
    "a choice, as the register words it": (TWO_STEP_METHOD, Method.SMS, "by SMS", "এসএমএসে"),
    "whether a rule is met, without the rule": (PASSWORD_MEETS_RULE, RuleAnswer("length", met=True), "yes", "হ্যাঁ"),
    "a strength, which no question asks for": (PASSWORD_STRENGTH, Strength.WEAK, "weak", "দুর্বল"),
    "yes or no": (TWO_STEP_ENROLLED, False, "no", "না"),
    "not done by the day on which it was told: of the days after nothing is said": (
        PASSWORD_CHANGED_ON,
        When.undone_by(ON, ON + timedelta(days=8)),
        "not yet on 10.02.2024",
        "১০.০২.২০২৪ তারিখ পর্যন্ত হয়নি",
    ),
    "not done since a day before": (
        PASSWORD_CHANGED_ON,
        When.not_since(ON),
        "not since 10.02.2024",
        "১০.০২.২০২৪ বা তার পরে নয়",
    ),
    "a day": (PASSWORD_CHANGED_ON, When.on(ON), "10.02.2024", "১০.০২.২০২৪"),
}


@pytest.mark.parametrize(("fact", "value", "english", "bangla"), SAID.values(), ids=SAID)
def test_a_side_is_said_in_the_words_in_which_it_was_asked_for(fact, value, english, bangla):
    side = Side(fact.id, json.dumps(fact.encode(value)), Grade.DECLARED, "slip", ON)
    assert side_said(side) == Text(
        en=f"{english} (self-check slip, declared)", bn=f"{bangla} (স্ব-যাচাই স্লিপ, দপ্তরের তথ্য)"
    )


def test_what_was_seen_on_a_video_call_is_not_said_to_be_seen_on_the_spot():
    side = Side(TWO_STEP_ENROLLED.id, "true", Grade.WITNESSED, REGISTER, ON, "seen-on-video")
    assert side_said(side) == Text(en="yes (by video)", bn="হ্যাঁ (ভিডিও)")


def test_a_source_of_an_earlier_version_is_called_by_its_id():
    side = Side(TWO_STEP_ENROLLED.id, "true", Grade.EXPORTED, "portal-export", ON)
    assert side_said(side).en == "yes (portal-export, record)"
