"""For every cause all papers have one number: annex of the chair, minutes copy, records, clauses and the letter to the portal's owner."""

from __future__ import annotations

import json
from datetime import date

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import histories
from small_upazila import DONE, LETTERHEAD, TWO_STEP, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.side import Side
from auditor.model.views.summary import ProposalCode
from auditor.papers.besides import of_before
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import offices_by_clause
from auditor.views.compared.history import History
from auditor.views.compared.stood import counted_offices
from auditor.views.letters.errands import portal_request
from auditor.views.letters.sent_letters import OF_PORTAL
from auditor.views.office.office import office_view
from reports.layout.causes import told_of_portal
from reports.layout.records.annex import annex_record

YES, THEN, LATER = date(2024, 2, 5), date(2024, 2, 12), date(2024, 2, 15)
NAMES = ("lota", "koyra", "deluti", "garuikhali", "soladana")
OFFICES = tuple(map(office, NAMES))


def locked_out(*more):
    """Return how things stand in five offices of which each told that all is done, and later that the login is impossible."""
    told = [
        each
        for name in NAMES
        for each in (*tell(f"{name}/head", DONE, YES), *tell(f"{name}/head", {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, THEN))
    ]
    return history(meeting(OFFICES, [*told, *more]))


def test_a_login_told_impossible_after_a_yes_is_one_number_in_both_copies_and_in_the_letter_to_the_portals_owner():
    past = locked_out()
    chair, minutes = (view(past, LETTERHEAD).summary for view in (chair_view, minutes_view))
    for summary in (chair, minutes):
        assert {each.cause: each.offices for each in summary.causes} == {Cause.LOCKED_OUT: 5}
        assert summary.portal_offices == 5
        assert ProposalCode.PORTAL in {each.code for each in summary.proposals}
    told = told_of_portal(5, [Cause.LOCKED_OUT], Language.EN)
    assert told == "Offices of which it was told or seen that login is impossible (reset applied for): 5."
    wanted = portal_request(past, LATER)
    assert {asked.office: (asked.causes, asked.policies) for asked in wanted.offices} == dict.fromkeys(
        NAMES, ((Cause.LOCKED_OUT,), (TWO_STEP,))
    )
    assert {standing.overall for standing in past.current.values()} == {Status.IMPLEMENTED}


def asked_first(past):
    rules = {rule.policy: rule for rule in past.now.header.rules}
    found = of_before(past.now.assessments[0], {}, rules, LATER, mailbox="", answered=(), upheld=())
    return [each.en for of_matter in found.values() for each in of_matter]


def test_who_told_after_a_yes_that_the_login_is_impossible_is_asked_whether_it_works():
    (asked,) = asked_first(locked_out())
    assert "it was told on 12.02.2024 that the login does not work." in asked
    assert "Is login possible now?" in asked


def test_that_the_login_is_impossible_is_in_no_paper_once_a_later_yes_contradicts_it():
    past = locked_out(*(each for name in NAMES for each in tell(f"{name}/head", {TWO_STEP_ENROLLED: True}, LATER)))
    assert chair_view(past, LETTERHEAD).summary.causes == minutes_view(past, LETTERHEAD).summary.causes == ()
    assert portal_request(past, LATER) is None
    assert asked_first(past) == []
    assert office_view(past.now.assessments[0], past, LETTERHEAD).steps == ()


@st.composite
def rounds_with_causes_after_a_yes(draw):
    """Draw rounds in some of which a cause was told after the yes that two-step is on."""
    past = draw(histories(meetings=1))
    causes = st.sampled_from([None, Cause.VACANT, Cause.ON_LEAVE, Cause.LOCKED_OUT, Cause.NO_CODE])
    assessments = []
    for assessment in past.now.assessments:
        findings = []
        for finding in assessment.findings:
            cause = draw(causes) if (finding.policy, finding.outcome) == (TWO_STEP, Outcome.PASS) else None
            findings.append(finding if cause is None else _told_after_a_yes(finding, cause))
        assessments.append(replace(assessment, findings=tuple(findings)))
    return History.of(replace(past.now, assessments=tuple(assessments)), ())


def _told_after_a_yes(finding, cause):
    yes = Side(TWO_STEP_ENROLLED.id, "true", Grade.DECLARED, "register", finding.observed_on)
    told = Side(TWO_STEP_CAUSE.id, json.dumps(cause.value), Grade.DECLARED, "register", THEN)
    against = () if cause.of_holder else (told, yes)
    return replace(
        finding, cause=cause, cause_on=THEN, cause_source="register", against_cause=against, conflict=bool(against)
    )


@given(rounds_with_causes_after_a_yes())
def test_every_cause_has_one_number_in_annexes_records_clauses_and_letters(past):
    chair, minutes = chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)
    counts = {each.cause: each.offices for each in chair.summary.causes}
    assert all(counts[each.cause] == each.offices for each in minutes.summary.causes)
    assert minutes.summary.portal_offices in {None, chair.summary.portal_offices}
    record = annex_record(chair)
    assert {Cause(each["cause"]): each["offices"] for each in record["summary"]["causes"]} == counts
    counted = tuple(counted_offices(past.now))
    named = {cause: set() for cause in Cause}
    for by_cause in offices_by_clause(past, counted).values():
        for cause, offices in by_cause.items():
            named[cause] |= offices
    wanted = portal_request(past, past.now.header.day)
    lettered = {
        cause: {asked.office for asked in (wanted.offices if wanted else ()) if cause in asked.causes}
        for cause in Cause
    }
    clauses = {each.code: each for each in chair.summary.proposals}
    for cause in filter(lambda each: each.asked_of_owner, Cause):
        assert len(named[cause]) == len(lettered[cause]) == counts.get(cause, 0)
    of_portal = set().union(*(clauses[code].serials for code in OF_PORTAL if code in clauses))
    assert len(of_portal) == chair.summary.portal_offices
    vacant = clauses[ProposalCode.VACANT].serials if ProposalCode.VACANT in clauses else ()
    assert len(vacant) == counts.get(Cause.VACANT, 0)
    for row, assessment in zip(chair.rows, past.now.assessments, strict=True):
        told = {each.counted_cause for each in assessment.of(level=Level.SHALL)} - {None}
        assert told <= {remark.cause for remark in row.remarks}


@pytest.mark.parametrize("cause", [Cause.VACANT, Cause.LOCKED_OUT])
def test_an_office_that_told_only_why_nothing_is_done_is_heard_as_before(cause):
    told = [*tell("lota/head", DONE, YES), *tell("lota/head", {TWO_STEP_CAUSE: cause}, THEN)]
    past = history(meeting([OFFICES[0]], told))
    summary = chair_view(past, LETTERHEAD).summary
    assert (summary.answered, summary.implemented) == (1, 1)
    assert ProposalCode.SILENT not in {each.code for each in summary.proposals}
