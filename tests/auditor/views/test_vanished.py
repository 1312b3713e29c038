"""What is known no more though nobody told anything else is gone from the evidence, and neither another's nor kept out by what is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import DONE, NOT_DONE, TWO_STEP, history, meeting, office, tell

from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.side import Side
from auditor.views.compared.vanished import vanished
from auditor.views.remarks.told_by_then import BARRED

LOTA, HEAD = office("lota"), "lota/head"
ABOUT, YES = (HEAD, TWO_STEP), date(2024, 2, 10)


def stood(told, of=LOTA, **more):
    """Return how the office stood by what was told, its two-step as is given besides."""
    (found,) = history(meeting([of], told)).now.assessments
    findings = tuple(replace(each, **more) if each.about == ABOUT else each for each in found.findings)
    return replace(found, findings=findings)


def test_what_was_known_and_of_which_nothing_was_ever_told_now_is_gone():
    for told in (DONE, NOT_DONE):
        assert ABOUT in vanished(stood(tell(HEAD, told)), stood([]))
    assert vanished(stood([]), stood([])) == frozenset()


def test_of_who_may_be_another_than_who_stands_in_another_list_nothing_is_gone():
    maybe_elsewhere = replace(LOTA, maybe_elsewhere=(HEAD,))
    assert vanished(stood(tell(HEAD, DONE)), stood([], maybe_elsewhere)) == frozenset()


@pytest.mark.parametrize("reason", sorted(BARRED))
def test_a_no_is_gone_where_an_answer_that_takes_none_away_stands_in_its_place_and_it_is_known_whose_it_was(reason):
    before = stood(tell(HEAD, NOT_DONE))
    barred = {"outcome": Outcome.UNKNOWN, "reason": reason}
    assert ABOUT in vanished(before, stood(tell(HEAD, NOT_DONE), **barred))
    assert ABOUT not in vanished(before, stood(tell(HEAD, NOT_DONE), **barred), is_less=False)
    assert ABOUT not in vanished(stood(tell(HEAD, DONE)), stood(tell(HEAD, DONE), **barred)), "a yes does not count"
    doubtful = replace(LOTA, accounts=(replace(LOTA.accounts[0], doubts=("lota/gone",)),))
    assert ABOUT not in vanished(before, stood(tell(HEAD, NOT_DONE), doubtful, **barred))


@pytest.mark.parametrize(
    ("days", "is_gone"), [(-1, True), (0, False), (1, False)], ids=["before the yes", "on its day", "after it"]
)
def test_a_yes_that_a_cause_told_since_keeps_out_is_not_gone(days, is_gone):
    side = Side(TWO_STEP_CAUSE.id, f'"{Cause.NO_CODE.value}"', Grade.DECLARED, "register", YES + timedelta(days=days))
    before = stood(tell(HEAD, DONE, YES))
    now = stood([], conflict=True, refuted=(side, side))
    assert (ABOUT in vanished(before, now)) is is_gone


@pytest.mark.parametrize(("told", "is_gone"), [(DONE, False), (NOT_DONE, True)], ids=["a yes", "a no"])
def test_a_yes_that_waits_for_another_duty_is_not_gone_but_a_no_is(told, is_gone):
    waiting = stood([], waits_for="two-step-enabled")
    assert (ABOUT in vanished(stood(tell(HEAD, told)), waiting)) is is_gone
