"""A password meets the rule or not, by which rule it was judged, and what a baseline says of digits."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import PASSWORD_MEETS_RULE, PASSWORD_STRENGTH, RuleAnswer, Scope, Strength
from auditor.model.policy import Fail, Pass
from policies.password_composition import POLICY, Composition

AS_SHIPPED, OFF, ADVISE, REQUIRE = Composition(), Composition("off"), Composition("advise"), Composition("require")
THREE, FOUR = "upper+lower+symbol", "upper+lower+symbol+digit"


def judged_by(rule: str, *, met: bool) -> dict:
    return {PASSWORD_MEETS_RULE: RuleAnswer(rule, met)}


CASES = {
    "meets the rule of three kinds, nothing said of digits: passes": (judged_by(THREE, met=True), AS_SHIPPED, Pass()),
    "lacks one of three kinds, nothing said of digits: fails": (judged_by(THREE, met=False), AS_SHIPPED, Fail()),
    "meets the rule of three kinds, digits off: passes": (judged_by(THREE, met=True), OFF, Pass()),
    "lacks one of three kinds, digits off: fails": (judged_by(THREE, met=False), OFF, Fail()),
    "meets the rule of three kinds, a digit advised: passes": (judged_by(THREE, met=True), ADVISE, Pass()),
    "lacks one of three kinds, a digit advised: fails": (judged_by(THREE, met=False), ADVISE, Fail()),
    "meets the rule with a digit, a digit required: passes": (judged_by(FOUR, met=True), REQUIRE, Pass()),
    "lacks one of four kinds, a digit required: fails": (judged_by(FOUR, met=False), REQUIRE, Fail()),
    "met the rule of three kinds where a digit is required: does not pass": (
        judged_by(THREE, met=True),
        REQUIRE,
        Fail(),
    ),
    "lacked one of three kinds where a digit is required: fails": (judged_by(THREE, met=False), REQUIRE, Fail()),
    "met the rule with a digit, nothing said of digits: does not pass": (judged_by(FOUR, met=True), AS_SHIPPED, Fail()),
    "met the rule with a digit, digits off: does not pass": (judged_by(FOUR, met=True), OFF, Fail()),
    "met the rule with a digit, a digit advised: does not pass": (judged_by(FOUR, met=True), ADVISE, Fail()),
    "lacked one of four kinds, a digit advised: fails": (judged_by(FOUR, met=False), ADVISE, Fail()),
    "met a rule without a name: does not pass": (judged_by("", met=True), ADVISE, Fail()),
    "met a rule that only begins alike: does not pass": (judged_by("upper+lower", met=True), ADVISE, Fail()),
    "met the rule with its kinds in another order: does not pass": (
        judged_by("lower+upper+symbol", met=True),
        ADVISE,
        Fail(),
    ),
    "never told: not known": ({}, AS_SHIPPED, (PASSWORD_MEETS_RULE, MissingReason.NEVER_TOLD)),
    "hard to guess tells nothing of kinds: not known": (
        {PASSWORD_STRENGTH: Strength.STRONG},
        AS_SHIPPED,
        (PASSWORD_MEETS_RULE, MissingReason.NEVER_TOLD),
    ),
    "told under another rule only: not known": (
        {PASSWORD_MEETS_RULE: Unknown(MissingReason.OTHER_RULE)},
        REQUIRE,
        (PASSWORD_MEETS_RULE, MissingReason.OTHER_RULE),
    ),
    "met the rule, told too long ago: not known": (
        {PASSWORD_MEETS_RULE: Unknown(MissingReason.STALE, stands=RuleAnswer(THREE, met=True))},
        ADVISE,
        (PASSWORD_MEETS_RULE, MissingReason.STALE),
    ),
    "did not meet the rule, told too long ago: not known": (
        {PASSWORD_MEETS_RULE: Unknown(MissingReason.STALE, stands=RuleAnswer(THREE, met=False))},
        ADVISE,
        (PASSWORD_MEETS_RULE, MissingReason.STALE),
    ),
    "met the rule under an earlier holder: not known": (
        {PASSWORD_MEETS_RULE: Unknown(MissingReason.NEW_HOLDER, stands=RuleAnswer(FOUR, met=True))},
        REQUIRE,
        (PASSWORD_MEETS_RULE, MissingReason.NEW_HOLDER),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_answer_decides_when_it_was_given_under_the_rule_in_force(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


@pytest.mark.parametrize(
    ("settings", "rule"), [(AS_SHIPPED, THREE), (OFF, THREE), (ADVISE, THREE), (REQUIRE, FOUR)], ids=repr
)
def test_only_a_required_digit_is_part_of_the_rules_name(settings, rule):
    assert settings.rule == rule


def test_a_digit_is_advised_where_a_baseline_says_nothing():
    assert AS_SHIPPED == ADVISE != OFF


@pytest.mark.parametrize("word", ["", "on", "Require", "ADVISE", "off ", "required"])
def test_no_other_word_is_understood_of_digits(word):
    with pytest.raises(ValueError, match="off, advise or require"):
        Composition(word)


def test_it_judges_accounts_by_one_fact_and_has_one_step():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("password-composition", 1, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((PASSWORD_MEETS_RULE,), None, Composition)
    assert (POLICY.remedies, POLICY.advice) == ((), None)
