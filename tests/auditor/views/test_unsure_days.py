"""What was told says neither that a duty was done since the day from which it counts nor that it was not, as once that day was corrected: papers say that it was told."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, PROFILE, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.facts import PROFILE_UPDATED_ON
from auditor.model.finding import Outcome
from auditor.model.views.remarks import RemarkCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from reports.layout.office import office_report

LOTA = office("lota", ("head",))
ON, DECIDED = date(2024, 2, 10), date(2024, 1, 18)


def told(profile, version):
    """Return the history of a round of an office that told all, and of its profile what is given."""
    rest = tell_all(LOTA, {fact: value for fact, value in DONE.items() if fact != PROFILE_UPDATED_ON}, on=ON)
    past = history(meeting([LOTA], [*rest, *tell(LOTA.accounts[0].id, {PROFILE_UPDATED_ON: profile}, ON)]))
    header = replace(past.now.header, version=version or past.now.header.version)
    return replace(past, now=replace(past.now, header=header))


@pytest.mark.parametrize("version", ["", "0.14.0"], ids=["now", "of a round that an earlier version kept"])
@pytest.mark.parametrize(
    ("profile", "is_unsure"),
    [
        (When.not_since(date(2024, 1, 19)), True),
        (When(date(2024, 1, 10), date(2024, 1, 20)), True),
        (When.not_since(DECIDED), False),
        (When.on(DECIDED), False),
    ],
    ids=["not since a later day", "on either side", "not since that day", "done on that day"],
)
def test_row_and_report_say_that_something_was_told_that_does_not_tell_it(profile, is_unsure, version):
    past = told(profile, version)
    (finding,) = [each for each in past.now.assessments[0].findings if each.policy == PROFILE]
    assert (finding.outcome is Outcome.UNKNOWN) is is_unsure
    days = [ON] * (is_unsure and not version)
    row = chair_view(past, LETTERHEAD).rows[0]
    assert [each.day for each in row.remarks if each.code is RemarkCode.DAY_UNSURE] == days
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    (own,) = [duty.remarks for duty in view.duties if duty.policy == PROFILE]
    assert [each.day for each in own if each.code is RemarkCode.DAY_UNSURE] == days
    says = "the information of 10.02.2024 does not say whether it was done since the day from which this counts"
    assert (says in str(office_report(view, Language.EN))) is bool(days)
