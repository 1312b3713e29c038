"""A letter says all that the form asks which it encloses."""

from __future__ import annotations

from datetime import date

from changing import replace
from small_upazila import DECIDED, DONE, history, meeting, office, tell

from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON
from auditor.model.when import When
from auditor.views.letters.asked_on_form import asked_on_form

TOLD = date(2024, 2, 5)


def asked(told, doubts=()):
    head, clerk = office("lota", ("head", "clerk")).accounts
    lota = replace(office("lota"), accounts=(head, replace(clerk, doubts=doubts)))
    now = history(meeting([lota], told)).now
    return [each.en for each in asked_on_form(now.assessments, now.header.rules)]


def test_what_the_form_asks_of_a_user_who_may_be_one_of_before_is_named_where_the_letter_asks_it_of_nobody():
    not_reset = {**DONE, PASSWORD_CHANGED_ON: When.not_since(DECIDED)}
    done = tell("lota/head", not_reset, TOLD)
    untold = {fact: value for fact, value in not_reset.items() if fact != PROFILE_UPDATED_ON}
    of_before = [
        *tell("lota/clerk", untold, TOLD),
        *tell("lota/first", {PROFILE_UPDATED_ON: DONE[PROFILE_UPDATED_ON]}, TOLD),
    ]
    assert asked([*done, *of_before], ("lota/first", "lota/second")) == [
        "how it stands now with “Profile brought up to date”"
    ]
    assert asked([*done, *of_before]) == [], "the letter itself asks it"
