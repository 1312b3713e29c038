"""Two-step is offered, or not."""

import pytest
from policies.two_step_offered import POLICY

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import TWO_STEP_OFFERED
from auditor.model.policy import Fail, Pass, Settings

CASES = {
    "offered: passes": ({TWO_STEP_OFFERED: True}, Settings(), Pass()),
    "not offered: fails": ({TWO_STEP_OFFERED: False}, Settings(), Fail()),
    "never told: not known": ({}, Settings(), (TWO_STEP_OFFERED, MissingReason.NEVER_TOLD)),
    "offered, told too long ago: not known": (
        {TWO_STEP_OFFERED: Unknown(MissingReason.STALE, stands=True)},
        Settings(),
        (TWO_STEP_OFFERED, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_offer_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict
