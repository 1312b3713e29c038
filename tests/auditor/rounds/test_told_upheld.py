"""What is told once a request was upheld goes by how its duty stands now, of all whom it concerns."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import DONE, TWO_STEP, judged, meeting, office, tell

from auditor.i18n import plain
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.evidence import MissingReason
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome
from auditor.rounds.disputing.upheld import told_upheld

RECEIVED = date(2024, 2, 12)
REQUEST = Dispute(
    7, "lota", TWO_STEP, "it is on", RECEIVED, "1", RECEIVED,
    DisputeAnswered(7, DisputeResult.UPHELD, RECEIVED, "2", RECEIVED),
)  # fmt: skip


def found(post, facts, **changed):
    (assessment,) = judged(meeting([office("lota", (post,))], tell(f"lota/{post}", facts)))
    (finding,) = (each for each in assessment.findings if each.policy == TWO_STEP)
    return replace(finding, **changed)


ON = found("head", DONE)
SEEN = found("head", DONE, reason=MissingReason.UPHELD)
OFF = found("clerk", {TWO_STEP_ENROLLED: False})
WAITS = found("clerk", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
EXTENDED = replace(OFF, outcome=Outcome.WAIVED)
STANDS = {
    "done": ([ON], 'By what was told "Two-step" is done'),
    "time was given": ([EXTENDED], 'Time is extended for "Two-step"'),
    "one done, for the other time was given": ([ON, EXTENDED], 'Time is extended for "Two-step"'),
    "done by what was seen before": ([SEEN, EXTENDED], "was seen or recorded to be done before 12.02.2024"),
    "it awaits the portal": ([WAITS], '"Two-step" awaits the portal until something is told of it since'),
    "one done, the other awaits the portal": (
        [ON, WAITS],
        '"Two-step" awaits the portal until something is told of it since',
    ),
    "for one time was given, the other awaits the portal": (
        [EXTENDED, WAITS],
        '"Two-step" awaits the portal until something is told of it since',
    ),
    "one not done, the other awaits the portal": ([OFF, WAITS], '"Two-step" stands as not done'),
    "it concerns nobody any more": ([], '"Two-step" stands as not done'),
}


@pytest.mark.parametrize(("now", "said"), STANDS.values(), ids=STANDS)
def test_what_is_told_of_an_upheld_request_goes_by_how_its_duty_stands(now, said):
    told = told_upheld(REQUEST, {Outcome.FAIL}, now, plain("Two-step")).en
    assert told.startswith("Noted: request no. 7, upheld. ")
    assert said in told
    assert ("with 12.02.2024, the day on which the request came" in told) is (
        said not in {STANDS["done"][1], STANDS["time was given"][1]}
    )
