"""Keeping and verifying are one computation also where offices told how many user IDs they have, and these get posts or their number, move, share, leave and come back, also at another portal."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest
from counted_upazila import Counted, standing
from sampling import some_of
from typed_upazila import TypedUpazila

from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.rounds import assessing, keeping, looking_back, recomputing
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.office.office import office_view

MONTHS = (3, 4, 5)


@pytest.mark.parametrize(
    ("seed", "months"), some_of([(seed, MONTHS[seed % 3]) for seed in range(90)], kind=lambda _, months: months)
)
def test_a_round_is_kept_as_it_was_seen_before_and_stands_and_is_made_again_as_it_was_kept_and_each_report_is_the_same_made_alone(
    tmp_path, seed, months
):
    counted = Counted(TypedUpazila(tmp_path / "space"), random.Random(seed))
    counted.found()
    for month in range(2, 2 + months):
        day = date(2024, month, 20)
        for _ in range(counted.rng.randint(0, 3) if month > 2 else 0):
            counted.change(day)
        counted.told(day)
        counted.answers(day)
        space = counted.space
        before = standing(assessing.assess(space, day).assessments)
        keeping.keep_round(space, day, f"{day:%Y-%m}", f"{month:032x}", doubted=lambda _: None)
        ledger = Ledger(space.ledger_path)
        rounds = ledger.rounds()
        kept = standing(ledger.rows(rounds[-1]))
        assert before == kept
        assert standing(assessing.assess(space, day).assessments) == kept
        assert [recomputing.recompute(space, head).same for head in rounds] == [True] * len(rounds)
    whole = looking_back.history(space)
    for office, row in whole.of_office.items():
        alone = looking_back.history(space, office=office)
        assert looking_back.office_report(alone, space) == office_view(row, whole, space.config.letterhead)


@pytest.mark.parametrize("seed", some_of([*range(90)], kind=lambda seed: seed % 3))
def test_at_a_portal_that_an_office_never_had_no_yes_counts_of_who_stood_in_a_round_and_every_no_stays(tmp_path, seed):
    counted = Counted(TypedUpazila(tmp_path / "space"), random.Random(1000 + seed))
    counted.found()
    for month in range(2, 6):
        day = date(2024, month, 20)
        for _ in range(counted.rng.randint(0, 2) if month > 2 else 0):
            counted.change(day)
        office = counted.rng.choice([*counted.rows])
        before = stand(counted, day) if month > 2 else {}
        if office in before:
            ledger = Ledger(counted.space.ledger_path)
            kept = {each.id for row in ledger.rows(ledger.rounds()[-1]) for each in row.office.accounts}
            counted.portals[office] = f"{office}{month}.khulna.gov.bd"
            counted.write()
            now = stand(counted, day)[office]
            done = {each.subject for each in now.findings if each.outcome is Outcome.PASS}
            assert [each.id for each in now.office.accounts if each.id in done and kept & {each.id, *each.doubts}] == []
            assert noes(before[office]) <= noes(now)
        if month < 5:
            counted.told(day)
            keeping.keep_round(counted.space, day, f"{day:%Y-%m}", f"{month:032x}", doubted=lambda _: None)


def stand(counted, day):
    return {row.office.id: row for row in assessing.assess(counted.space, day).assessments}


def noes(row):
    """Return how often each duty is not done in an office, or is not done of a user ID of which it is not known yet."""
    open_ = (each for each in row.findings if each.outcome is Outcome.FAIL or each.reason is MissingReason.UNPLACED)
    return Counter(each.policy for each in open_)
