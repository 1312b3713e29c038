"""Results for systems of others: nothing is lost of what an audience sees, and nothing of it is more than it sees."""

from __future__ import annotations

from collections import Counter

from changing import fields_of, replace
from hypothesis import example, given
from interchanged import AUDIENCES, HARD_CASES, material
from random_rounds import UNTIL, histories
from small_upazila import LETTERHEAD

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.finding import Outcome, Status
from auditor.model.results import ListedAccount, ListedOffice, NamedOffice, OfficeGroup
from auditor.model.views.minutes import PublicStatus
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.results import auditor_results, chair_results, public_results, results_view
from auditor.views.office.office import office_view
from auditor.views.remarks.act_days import known_on


def strings(value):
    """Yield every string in a view."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif isinstance(value, Text):
        yield from (value.en, value.bn)
    else:
        for part in fields_of(value).values():
            yield from strings(part)


@given(histories(), AUDIENCES)
def test_every_result_is_of_a_subject_and_a_check_that_are_there_and_no_two_are_of_the_same(history, audience):
    view = results_view(material(history), audience)
    subjects, checks = ({subject.key for subject in view.subjects}, {check.id for check in view.checks})
    assert len(subjects) == len(view.subjects)
    assert len(checks) == len(view.checks)
    named = [(result.subject, result.check) for result in view.results]
    assert len(set(named)) == len(named)
    assert {subject for subject, _ in named} <= subjects
    assert {check for _, check in named} <= checks


@given(histories())
def test_the_published_results_have_no_account_no_portal_and_no_duty_of_an_office(history):
    view = public_results(material(history))
    assert {type(subject) for subject in view.subjects} <= {OfficeGroup, NamedOffice}
    posts = {account.id for assessment in history.now.assessments for account in assessment.office.accounts}
    hidden = {assessment.office.portal for assessment in history.now.assessments} | posts
    assert hidden.isdisjoint(strings(view))
    policies = {rule.policy for rule in history.now.header.rules}
    assert policies.isdisjoint(check.id for check in view.checks)
    assert not any(result.steps or result.waivers or result.causes for result in view.results)


@given(histories())
def test_the_published_results_say_the_counts_and_names_of_the_published_annex(history):
    annex, view = minutes_view(history, LETTERHEAD), public_results(material(history))
    totals = [dict(result.counts) for result in view.results if result.subject == OfficeGroup().key]
    for part, counts in zip(annex.summary.parts, totals, strict=True):
        told = {name.replace("_", "-"): getattr(part.total, name) for name in ("total", "answered", "implemented", "in_progress", "no_information")}  # fmt: skip
        assert {name: number for name, number in told.items() if number is not None}.items() <= counts.items()
        assert ("implemented" in counts) is (part.total.implemented is not None)
        assert ("declared" in counts) is (part.basis is not None)
    answered = {
        result.subject for result in view.results if result.check == "answered" and result.outcome is Outcome.PASS
    }
    assert answered == {f"office:{row.serial}" for row in annex.rows if row.answered}


@given(histories())
def test_how_an_office_stands_is_published_only_where_the_committee_lets_it(history):
    kept_back = public_results(material(history))
    assert not [result for result in kept_back.results if result.check == "standing"]
    letterhead = replace(LETTERHEAD, publish_standings=True)
    view = public_results(material(history, letterhead))
    told = {result.subject: result.outcome for result in view.results if result.check == "standing"}
    assert told == {f"office:{row.serial}": row.status for row in minutes_view(history, letterhead).rows}


@given(histories())
def test_where_a_count_is_not_published_its_outcome_is_not_either(history):
    for part, result in zip(
        minutes_view(history, LETTERHEAD).summary.parts,
        [result for result in public_results(material(history)).results if result.subject == OfficeGroup().key],
        strict=True,
    ):
        hidden = part.total.total > 0 and part.total.implemented is None
        assert (result.outcome is None) is hidden
        if result.outcome is PublicStatus.IMPLEMENTED:
            assert part.total.implemented == part.total.total


@given(histories())
def test_the_chair_is_told_of_offices_alone_and_the_same_as_in_the_annex(history):
    annex, view = chair_view(history, LETTERHEAD), chair_results(material(history))
    assert {type(subject) for subject in view.subjects} == {ListedOffice}
    told = {(result.subject, result.check): result for result in view.results}
    keys = {subject.office.serial: subject.key for subject in view.subjects}
    for row in annex.rows:
        for column, cell in zip(annex.duties, row.cells, strict=True):
            found = [told[keys[row.serial], policy] for policy in column.policies]
            if len(found) == 1:
                (result,) = found
                assert (result.outcome, result.awaits_portal, result.grade, result.observed_on) == (
                    cell.outcome, cell.awaiting_portal, cell.grade, cell.observed_on,
                )  # fmt: skip
                counts = Counter(dict(result.counts))
                assert (counts[Outcome.PASS], counts.total() - counts[Outcome.NOT_APPLICABLE]) == (cell.done, cell.of)
    assert {check.level for check in view.checks} == {Level.SHALL}


@given(histories())
@example(HARD_CASES)
def test_the_assistant_programmer_gets_every_finding_with_its_grade_cause_and_waiver(history):
    view = auditor_results(material(history))
    assert {type(subject) for subject in view.subjects} <= {ListedOffice, ListedAccount}
    findings = [finding for assessment in history.now.assessments for finding in assessment.findings]
    for finding, result in zip(findings, view.results, strict=True):
        assert (result.subject, result.check, result.outcome) == (finding.subject, finding.policy, finding.outcome)
        assert (result.grade, result.observed_on) == (finding.grade, known_on(finding))
        assert result.awaits_portal is finding.awaits_portal
        assert (finding.cause in result.causes) is (finding.cause is not None and finding.outcome is not Outcome.PASS)
        originals = [(waived.original, waived.reference, waived.until) for waived in result.waivers]
        assert originals == ([(Outcome.FAIL, "2024-02/05", UNTIL)] if finding.outcome is Outcome.WAIVED else [])
        assert finding.level is Level.SHALL or not result.steps


@given(histories())
@example(HARD_CASES)
def test_steps_remain_for_whom_and_as_the_report_of_the_office_says(history):
    told = {}
    for result in auditor_results(material(history)).results:
        told.setdefault(result.subject, []).extend(result.steps)
    for assessment in history.now.assessments:
        of_office = {step for finding in assessment.findings for step in told[finding.subject]}
        reported = office_view(assessment, history, LETTERHEAD).steps
        assert bool(of_office) is bool(reported)


@given(histories())
def test_a_login_is_masked_as_papers_mask_it(history):
    now = history.now
    shown = tuple(
        replace(
            assessment,
            office=replace(
                assessment.office,
                accounts=tuple(replace(account, login="paikgacha.dae") for account in assessment.office.accounts),
            ),
        )
        for assessment in now.assessments
    )
    view = auditor_results(material(type(history).of(replace(now, assessments=shown), [])))
    assert "paikgacha.dae" not in set(strings(view))
    assert {subject.login for subject in view.subjects if isinstance(subject, ListedAccount)} <= {"pa…"}


@given(histories())
def test_offices_outside_all_totals_are_marked_and_stand_as_in_the_annex(history):
    rows = {row.serial: (row.own, row.status) for row in chair_view(history, LETTERHEAD).rows}
    for view in (chair_results(material(history)), auditor_results(material(history))):
        listed = [subject for subject in view.subjects if isinstance(subject, ListedOffice)]
        assert {subject.office.serial: (subject.own, subject.status) for subject in listed} == rows
        assert {subject.status for subject in listed} <= set(Status)
