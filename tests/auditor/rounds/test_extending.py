"""More time for a duty: whether it is needed at all is asked of all whom it concerns."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import PROFILE, office

from auditor.model.baseline import Level, Waiver
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.rounds.extending import is_of_done

LOTA = office("lota", ("secretary", "clerk", "operator"))
PASS, FAIL, UNKNOWN, WAIVED, NONE = (
    Outcome.PASS,
    Outcome.FAIL,
    Outcome.UNKNOWN,
    Outcome.WAIVED,
    Outcome.NOT_APPLICABLE,
)


def standing(*outcomes):
    accounts = zip(LOTA.accounts, outcomes, strict=False)
    found = (Finding(account.id, PROFILE, "", Level.SHALL, outcome) for account, outcome in accounts)
    return [OfficeAssessment(1, LOTA, (), tuple(found))]


@pytest.mark.parametrize(
    ("outcomes", "done"),
    [
        ((PASS, PASS), True),
        ((PASS, NONE), True),
        ((NONE, NONE), False),
        ((), False),
        *(((PASS, other), False) for other in (FAIL, UNKNOWN, WAIVED)),
    ],
)
def test_a_duty_is_done_for_an_extension_where_all_whom_it_concerns_have_done_it(outcomes, done):
    waiver = Waiver(PROFILE, "lota", "", "", date(2024, 6, 30))
    assert is_of_done(waiver, standing(*outcomes)) is done
    assert not is_of_done(Waiver("another", "lota", "", "", date(2024, 6, 30)), standing(*outcomes))
