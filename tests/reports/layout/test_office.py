"""The report for one office begins with how it stands, in words that are true of it."""

from __future__ import annotations

from changing import replace
from small_upazila import LETTERHEAD, history, meeting, office

from auditor.i18n import Language
from auditor.views.office import office_view
from reports.layout.office import office_report

LOTA = office("lota")


def said(of) -> str:
    past = history(meeting([of]))
    (assessment,) = past.now.assessments
    return str(office_report(office_view(assessment, past, LETTERHEAD), Language.EN).blocks[0])


def test_an_office_that_is_listed_no_more_is_not_told_that_it_gave_no_information():
    left = said(replace(LOTA, left=True))
    assert "is not in the list of offices any more" in left
    assert "no longer in the roster. Tell why" in left
    assert "no information from your office" not in left
    assert "no information from your office" in said(LOTA)
