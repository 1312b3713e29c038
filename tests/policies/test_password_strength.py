"""How hard a password is to guess: each band against each lowest band that passes."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import PASSWORD_BREACHED, PASSWORD_STRENGTH, Scope, Strength
from auditor.model.policy import Fail, Pass
from policies.password_strength import POLICY, Guessability

AS_SHIPPED, FAIR, STRONG = Guessability(), Guessability(least="fair"), Guessability(least="strong")

CASES = {
    "weak, nothing else said: fails": ({PASSWORD_STRENGTH: Strength.WEAK}, AS_SHIPPED, Fail()),
    "fair, nothing else said: passes": ({PASSWORD_STRENGTH: Strength.FAIR}, AS_SHIPPED, Pass()),
    "strong, nothing else said: passes": ({PASSWORD_STRENGTH: Strength.STRONG}, AS_SHIPPED, Pass()),
    "weak where fair is enough: fails": ({PASSWORD_STRENGTH: Strength.WEAK}, FAIR, Fail()),
    "fair where fair is enough: passes": ({PASSWORD_STRENGTH: Strength.FAIR}, FAIR, Pass()),
    "strong where fair is enough: passes": ({PASSWORD_STRENGTH: Strength.STRONG}, FAIR, Pass()),
    "weak where it must be strong: fails": ({PASSWORD_STRENGTH: Strength.WEAK}, STRONG, Fail()),
    "fair where it must be strong: fails": ({PASSWORD_STRENGTH: Strength.FAIR}, STRONG, Fail()),
    "strong where it must be strong: passes": ({PASSWORD_STRENGTH: Strength.STRONG}, STRONG, Pass()),
    "strong and leaked: passes, for leaks have a rule of their own": (
        {PASSWORD_STRENGTH: Strength.STRONG, PASSWORD_BREACHED: True},
        STRONG,
        Pass(),
    ),
    "not tested: not known": ({}, AS_SHIPPED, (PASSWORD_STRENGTH, MissingReason.NEVER_TOLD)),
    "found in no leak tells nothing of guessing: not known": (
        {PASSWORD_BREACHED: False},
        AS_SHIPPED,
        (PASSWORD_STRENGTH, MissingReason.NEVER_TOLD),
    ),
    "strong, tested too long ago: not known": (
        {PASSWORD_STRENGTH: Unknown(MissingReason.STALE, stands=Strength.STRONG)},
        AS_SHIPPED,
        (PASSWORD_STRENGTH, MissingReason.STALE),
    ),
    "weak, tested too long ago: not known": (
        {PASSWORD_STRENGTH: Unknown(MissingReason.STALE, stands=Strength.WEAK)},
        AS_SHIPPED,
        (PASSWORD_STRENGTH, MissingReason.STALE),
    ),
    "strong under an earlier holder: not known": (
        {PASSWORD_STRENGTH: Unknown(MissingReason.NEW_HOLDER, stands=Strength.STRONG)},
        STRONG,
        (PASSWORD_STRENGTH, MissingReason.NEW_HOLDER),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_band_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


@pytest.mark.parametrize(("word", "band"), [("fair", Strength.FAIR), ("strong", Strength.STRONG)])
def test_the_lowest_band_is_the_one_named(word, band):
    assert Guessability(least=word).band is band


@pytest.mark.parametrize("word", ["weak", "", "Fair", "STRONG", "strong ", "very strong"])
def test_no_other_word_sets_the_lowest_band(word):
    with pytest.raises(ValueError, match="fair or strong"):
        Guessability(least=word)


def test_it_judges_accounts_by_one_fact_and_has_one_step_and_a_line_of_advice():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("password-strength", 2, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((PASSWORD_STRENGTH,), None, Guessability)
    assert POLICY.remedies == ()
    assert POLICY.advice is not None
