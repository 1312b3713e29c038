"""What leaves the self-check narrows a local password by next to nothing.

An attacker who knows how people of the upazila make passwords has N equally likely candidates. He learns what leaves, so
the candidates fall into classes of those that look alike, and guesses within the class that he sees: with g tries he wins

    chance = Σ over classes min(g, size of the class) / N

The bound is 0.3 % for g = 10 and N = 30,000, so Σ min(g, size) ≤ 90 whatever N is: nine classes at most. The figures for
30,000 stand in docs/passwords.md (tests/bench/bench_passwords.py).
"""

from __future__ import annotations

import runpy
from collections import Counter
from datetime import datetime
from importlib import resources
from pathlib import Path

import pytest

from auditor.model.selfcheck import Slip
from auditor.passwords import words
from auditor.rounds.identity import listed
from auditor.selfcheck import making_slips
from auditor.selfcheck.asking import Answers
from auditor.selfcheck.examining import examine
from auditor.selfcheck.terms import PasswordTerms
from auditor.slip import codes, sealing

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
TRIES = 10
WINNERS = 90
"""0.3 % of 30,000."""
SAID = Answers()


@pytest.fixture(scope="module")
def candidates(how_many):
    made = runpy.run_path(str(Path(__file__).parents[2] / "example" / "local_passwords.py"))
    return made["local_passwords"](how_many(400, 1500))


@pytest.fixture(scope="module")
def terms():
    space = listed.open_workspace(EXAMPLE)
    place = space.config.committee
    known = words.local_words(space.reading.roster.offices, upazila=place.upazila, district=place.district)
    return PasswordTerms(known, space.baseline.password_rule, "advise", 2024)


@pytest.fixture(scope="module")
def checks(candidates, terms):
    return [examine(one, terms) for one in candidates]


@pytest.fixture(scope="module")
def slips(checks, terms):
    return [making_slips.facts_of(check, terms.rule, SAID) for check in checks]


def winners(seen) -> int:
    """Return for how many of the candidates ten tries are enough, given what is seen of each."""
    return sum(min(TRIES, size) for size in Counter(seen).values())


@pytest.mark.long(instead="test_the_password_is_in_a_slip_as_rule_band_and_comparisons_only")
def test_ten_tries_win_no_more_than_three_in_a_thousand_whatever_the_slip_says(slips):
    assert winners(slips) <= WINNERS


def test_the_password_is_in_a_slip_as_rule_band_and_comparisons_only(checks, slips, terms):
    told = {(check.verdict.meets_rule, check.verdict.strength, check.leaked, check.reused) for check in checks}
    assert len(set(slips)) == len(told)
    assert {one.rule for one in slips} == {terms.rule}


@pytest.mark.parametrize(
    "finer", [len, lambda one: one[0], lambda one: one[-1], hash], ids=["length", "first", "last", "hash"]
)
def test_the_bound_is_tight_enough_to_see_anything_finer(candidates, slips, finer):
    assert winners(zip(slips, map(finer, candidates), strict=True)) > WINNERS


def test_reasons_would_be_too_much_so_they_stay_on_the_screen(checks, slips):
    reasons = [check.verdict.reasons for check in checks]
    assert winners(zip(slips, reasons, strict=True)) > WINNERS
    assert not [one for one in slips if "reason" in repr(one).lower()]


def test_all_slips_have_one_size_whatever_they_say(slips):
    keys = codes.CampaignSecrets.new()
    code = codes.account_code(keys, "2024-02", "uno-1")
    sealed = [
        sealing.seal(
            Slip("2024-02", "0a1b", making_slips.VERSION, datetime(2024, 2, 14, 9, 5), "", one), code, keys.public_key
        )
        for one in set(slips)
    ]
    assert len(sealed) > 1
    assert len(set(map(len, sealed))) == 1
