"""Of several slips of one day the one made last speaks, and where its holder answers that he does not know, what he answered before stands."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from changing import replace
from returned_slips import DAY, FACTS, ROUND, Case
from small_upazila import tell
from taken_answers import register

from auditor.model.facts import (
    OFFICIAL_EMAIL_READS,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Strength,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.notice import messages_of
from auditor.model.selfcheck import LoginSeen, SecondFactor, TwoStepAnswer
from auditor.register import columns
from auditor.register.questions import two_step
from auditor.rounds import assessing
from auditor.rounds.asking.slip_order import last_answers
from auditor.rounds.identity import listed
from auditor.slip.codes import mail_code

NOT_KNOWN = replace(FACTS, two_step=None, method=None)
OFF = replace(FACTS, two_step=TwoStepAnswer.OFF, method=None)
NOT_OFFERED = replace(FACTS, two_step=TwoStepAnswer.NOT_OFFERED, method=None)


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path / "space", registers=False)


def come(case: Case, *slips, first: date = date(2024, 3, 10)) -> None:
    """Send slips of one day, an hour after each other."""
    for number, facts in enumerate(slips):
        case.drop(f"slip-{number}", case.seal(facts, on=first, at=time(9 + number, 5)))
    case.take()


def known(case: Case, fact):
    found = assessing.assess(listed.open_workspace(case.folder), DAY).evidence[case.account].resolved.get(fact)
    return None if found is None else found.value


def test_who_does_not_know_any_more_takes_no_no_back(case):
    come(case, OFF, NOT_KNOWN)
    assert known(case, TWO_STEP_ENROLLED) is False


def test_a_later_answer_takes_the_place_of_all_that_the_earlier_one_said(case):
    come(case, NOT_OFFERED, FACTS)
    assert known(case, TWO_STEP_ENROLLED) is True
    assert (known(case, TWO_STEP_OFFERED), known(case, TWO_STEP_CAUSE)) == (None, None)


def test_to_each_question_the_last_answer_counts(case):
    come(case, OFF, FACTS, NOT_KNOWN)
    assert known(case, TWO_STEP_ENROLLED) is True
    assert known(case, TWO_STEP_METHOD) is FACTS.method


def test_digits_of_a_mail_that_came_stay_where_a_later_slip_has_none(case):
    digits = mail_code(case.secrets, ROUND, case.office)
    come(case, replace(FACTS, mail_code=digits), FACTS)
    found = assessing.assess(listed.open_workspace(case.folder), DAY).evidence[case.office].resolved
    assert found[OFFICIAL_EMAIL_READS].grade is Grade.PROVEN


def test_of_passwords_the_one_that_was_tested_last_speaks(case):
    come(case, replace(FACTS, reused=True, strength=Strength.WEAK), replace(FACTS, reused=None))
    assert (known(case, PASSWORD_STRENGTH), known(case, PASSWORD_REUSED)) == (Strength.STRONG, None)


def test_a_login_that_failed_takes_back_nothing_of_the_password_that_came_inside_before(case):
    asked = replace(FACTS, two_step=None, method=None, changed=None, profile=None, shared=None)
    inside = replace(asked, meets_rule=False, login=LoginSeen(SecondFactor.DEMANDED, inside=True))
    come(case, inside, replace(asked, login=LoginSeen(SecondFactor.DEMANDED, inside=False)))
    assert known(case, PASSWORD_MEETS_RULE).met is False
    assert known(case, TWO_STEP_DEMANDED) is True


def test_what_nothing_speaks_in_the_place_of_stays_as_it_is():
    told = tuple(tell("lota", {TWO_STEP_ENROLLED: False}) + tell("lota", {TWO_STEP_ENROLLED: True}, on=DAY))
    assert last_answers(told, {}) == told
    assert last_answers(told, {"of a slip that told nothing": frozenset({"of another"})}) == told


def told_different(case: Case) -> list[str]:
    notices = assessing.assess(listed.open_workspace(case.folder), DAY).notices
    return [told.en for told in messages_of(notices) if "tell different things" in told.en]


@pytest.mark.parametrize("answered", ["না", "হ্যাঁ"])
def test_a_slip_and_a_register_of_one_day_that_disagree_are_told_at_each_look_with_what_can_be_done(case, answered):
    office = next(
        each for each in listed.roster_of(listed.open_workspace(case.folder)).offices if each.id == case.office
    )
    asked = (each.heading.bn for each in (two_step.QUESTION, columns.CONTACTED_ON, columns.WAY))
    row = (office.name.bn, office.called[case.account].bn, answered, "10.03.2024", "ফোনে")
    lines = (",".join(("দপ্তর", "পদবি", *asked)), ",".join(row))
    (case.folder / "evidence" / "register.csv").write_text("\n".join(lines), "utf-8-sig")
    come(case, OFF if answered == "হ্যাঁ" else FACTS)
    (told,) = told_different(case)
    assert "register.csv" in told
    assert '("two-step on")' in told
    assert "in the place of a slip a new one is sent" in told
    assert known(case, TWO_STEP_ENROLLED) is False


def test_two_slips_of_one_minute_that_disagree_are_told_and_those_of_which_one_is_later_are_not(case):
    come(case, FACTS, OFF)
    assert told_different(case) == []
    case.drop("slip-of-that-minute", case.seal(FACTS, on=date(2024, 3, 10), at=time(10, 5)))
    case.take()
    assert len(told_different(case)) == 1
    assert known(case, TWO_STEP_ENROLLED) is False


def test_a_no_for_all_does_not_reach_who_answers_himself_by_slip_that_day_and_both_are_told(case):
    come(case, FACTS)
    office = next(office for office in case.roster.offices if office.id == case.office)
    assert len(office.accounts) > 1
    (case.folder / "evidence" / "register.csv").write_bytes(register(office.name.bn, "", "না", "2024-03-10"))
    assessed = assessing.assess(listed.open_workspace(case.folder), DAY)
    of_office = next(each for each in assessed.assessments if each.office.id == case.office)
    found = {each.subject: each for each in of_office.findings if each.policy == "two-step-enabled"}
    own = found.pop(case.account)
    assert own.outcome is Outcome.PASS
    assert [json.loads(side.value) for side in own.sides] == [False, True]
    assert {each.outcome for each in found.values()} == {Outcome.FAIL}
    (told,) = [notice.message.en for notice in assessed.notices if "tell different things" in notice.message.en]
    assert "what is told of one user ID itself counts" in told


def test_a_no_for_all_of_the_day_after_his_slip_reaches_him(case):
    come(case, FACTS)
    name = next(office.name.bn for office in case.roster.offices if office.id == case.office)
    (case.folder / "evidence" / "register.csv").write_bytes(register(name, "", "না", "2024-03-11"))
    assert known(case, TWO_STEP_ENROLLED) is False
