"""How far an office has come since the last meeting is counted from the findings of both rounds, alike in all its papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from random_rounds import histories
from sampling import examples
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.finding import Outcome, Status
from auditor.model.views.annexes import PastStanding
from auditor.model.views.duty_cells import DutyCell
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_reports
from reports.layout import cells


def duties(round_, assessment):
    """Return how many ordered duties of an office are done by all whom they concern, and how many concern anybody."""
    told = [
        {finding.outcome for finding in assessment.findings if finding.policy == rule.policy} - {Outcome.NOT_APPLICABLE}
        for rule in round_.header.rules
        if rule.level is Level.SHALL
    ]
    return sum(outcomes == {Outcome.PASS} for outcomes in told), sum(bool(outcomes) for outcomes in told)


@examples(40)
@given(histories())
def test_the_trend_of_an_office_is_what_the_findings_of_both_rounds_count(past):
    rounds = (*past.earlier, past.now)[-2:]
    rows = chair_view(past, LETTERHEAD).rows
    for place, (row, report) in enumerate(zip(rows, office_reports(past, LETTERHEAD).reports, strict=True)):
        wanted = [duties(round_, round_.assessments[place]) for round_ in rounds]
        assert [(at.done, at.of) for at in row.trend[-2:]] == wanted
        assert [(at.done, at.of) for at in report.history] == [(at.done, at.of) for at in row.trend]


def test_an_office_that_was_not_in_the_last_round_has_nothing_to_be_compared_with():
    lota, deluti = office("lota"), office("deluti")
    past = history(
        meeting([lota], tell("lota/head", dict(list(DONE.items())[:1]))),
        meeting([deluti, lota], [*tell_all(lota, DONE), *tell_all(deluti, DONE)], "2024-03"),
    )
    assert [cells.come(row.trend, Language.EN) for row in chair_view(past, LETTERHEAD).rows] == ["4/4", "4/4 (+3)"]


def at(done, of):
    duties = (*(DutyCell(1, 1, Outcome.PASS),) * done, *(DutyCell(0, 1, Outcome.FAIL),) * (of - done))
    return PastStanding("2024-02", "2024-02", duties, Status.PARTIAL)


GONE = PastStanding("2024-02", "2024-02", (), None)


@pytest.mark.parametrize(
    ("past", "bangla", "english"),
    [
        ((at(0, 8), at(3, 8), at(7, 8)), "৭/৮ (+৪)", "7/8 (+4)"),
        ((at(5, 8), at(3, 8)), "৩/৮ (−২)", "3/8 (−2)"),
        ((at(3, 8), at(3, 8)), "৩/৮ (০)", "3/8 (0)"),
        ((at(3, 8),), "৩/৮", "3/8"),
        ((at(1, 8), GONE, at(3, 8)), "৩/৮", "3/8"),
        ((at(0, 0),), "-", "-"),
        ((), "-", "-"),
    ],
)
def test_a_trend_fits_a_cell_and_tells_what_became_better_or_worse(past, bangla, english):
    assert cells.come(past, Language.BN) == bangla
    assert cells.come(past, Language.EN) == english
