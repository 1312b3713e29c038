"""What an audit counts is what its table says, also of what waits for a duty for which time was given."""

from __future__ import annotations

from collections import Counter
from datetime import date

from small_upazila import BASELINE, NOT_DONE, judged, meeting, office, tell_all

from auditor.model.baseline import Level, Waiver
from auditor.model.finding import Outcome, Status
from auditor.model.round import cards
from auditor.rounds.round_counts import RoundCounts
from auditor.views.office.duties import duty_cell

LOTA = office("lota")


def test_a_duty_that_waits_for_one_with_more_time_is_counted_as_time_extended_as_the_table_says():
    given = Waiver("password-reset", "lota", "migration", "2024-02/05", date(2024, 6, 30))
    assessments = judged(meeting([LOTA], tell_all(LOTA, NOT_DONE), waivers=(given,)))
    counts = RoundCounts(cards(BASELINE), assessments)
    (lota,) = assessments
    cells = [
        (duty_cell(lota.of(subject=finding.subject), {finding.policy}).label, finding)
        for finding in lota.of(level=Level.SHALL)
    ]
    by_table = Counter(label for label, _ in cells)
    assert counts.findings[Status.WAIVED] == by_table[Status.WAIVED.label] == 2 * len(LOTA.accounts)
    assert counts.findings[Outcome.FAIL] == by_table[Outcome.FAIL.label]
