"""No two papers of a round disagree: on who stands how, on what is left, on who waits and who is to be thanked."""

from __future__ import annotations

from collections import Counter
from itertools import cycle

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import ENDED, UNTIL, histories
from rendering import papers
from sampling import examples
from small_upazila import LETTERHEAD

from auditor.i18n import Language
from auditor.model.finding import Outcome, Status
from auditor.model.labels import DAY_IN_DOUBT
from auditor.model.paper import Box, KeyBlock
from auditor.model.views.minutes import PublicStatus
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.register.reading.form import ID as REGISTER
from auditor.views.annex.annexes import auditor_view, chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History, RoundMaterial
from auditor.views.office.directory import lines
from auditor.views.office.office import office_reports
from reports.layout.cells import NIL

WAITING = {Status.AWAITING_PORTAL, Status.WAIVED}
TO_DO = {Status.PARTIAL, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}
THANKS = {Language.EN: "Thank you", Language.BN: "ধন্যবাদ"}
tried = examples(40)


def standing(tally):
    return {
        Status.IMPLEMENTED: tally.implemented,
        Status.PARTIAL: tally.partial,
        Status.NOT_IMPLEMENTED: tally.not_implemented,
        Status.NO_INFORMATION: tally.no_information,
        Status.AWAITING_PORTAL: tally.awaiting_portal,
        Status.WAIVED: tally.waived,
    }


@tried
@given(histories())
def test_all_standings_add_up_and_are_those_of_the_offices_by_name(history):
    chair = chair_view(history, LETTERHEAD)
    for part in chair.summary.parts:
        of_offices = Counter(
            history.current[assessment.office.id].by_decision[part.decision.id]
            for assessment in history.now.assessments
            if not assessment.office.voluntary
        )
        assert {status: number for status, number in standing(part.total).items() if number} == {
            status: number for status, number in of_offices.items() if status is not Status.NOT_APPLICABLE
        }
        assert sum(standing(part.total).values()) == part.total.total
        assert sum(group.tally.total for group in part.groups) == part.total.total
    counted = Counter(row.status for row in chair.rows if not row.own)
    assert chair.summary.implemented == counted[Status.IMPLEMENTED]
    assert chair.summary.awaiting_portal == counted[Status.AWAITING_PORTAL]


@tried
@given(histories())
def test_the_office_reads_in_its_report_what_the_chair_and_the_assistant_programmer_read_of_it(history):
    chair, auditor = chair_view(history, LETTERHEAD), auditor_view(RoundMaterial(history, LETTERHEAD))
    assert auditor.chair == chair
    for row, report, accounts in zip(
        chair.rows, office_reports(history, LETTERHEAD).reports, auditor.accounts, strict=True
    ):
        assert (report.office.serial, report.status) == (row.serial, row.status)
        assert bool(report.steps) is (row.status in TO_DO)
        assert bool(report.steps) is any(duty.cell.is_open for duty in report.duties)
        assert report.accounts == accounts.accounts
        causes = {remark.cause for duty in report.duties for remark in duty.remarks if remark.cause}
        assert causes == {remark.cause for remark in row.remarks if remark.cause}
        if not any(remark.code is RemarkCode.CONTRADICTION for duty in report.duties for remark in duty.remarks):
            assert report.portal_matter is any(cause.of_portal for cause in causes)
        days = {remark.day for duty in report.duties for remark in duty.remarks if remark.code is RemarkCode.WAIVER}
        assert days == {remark.day for remark in row.remarks if remark.code is RemarkCode.WAIVER} <= {UNTIL}


def of_a_register(finding):
    """Return a finding as a register tells it: of what is not known, the cause alone has a source."""
    known = finding.outcome is not Outcome.UNKNOWN or finding.told_before_leaving
    return replace(
        finding, source=REGISTER if known else "", cause_source=REGISTER if finding.cause_on is not None else ""
    )


def with_days_in_doubt(history):
    """Return a history in which all that was told is of registers, by days on which nobody was spoken to."""
    untold = tuple(
        replace(each, contacts=(), findings=tuple(map(of_a_register, each.findings)))
        for each in history.now.assessments
    )
    return History.of(replace(history.now, assessments=untold), history.earlier)


@tried
@given(histories(), st.booleans())
def test_who_has_given_information_by_the_minutes_reads_in_its_report_when_or_that_the_day_is_to_be_settled(
    history, in_doubt
):
    told = with_days_in_doubt(history) if in_doubt else history
    answered = {row.serial: row.answered for row in minutes_view(told, LETTERHEAD).rows}
    for report in office_reports(told, LETTERHEAD).reports:
        (paper,) = papers(report, Language.EN)
        (keys,) = [block for block in paper.blocks if isinstance(block, KeyBlock)]
        of_information = dict(keys.rows)["Date and source of the information"]
        assert report.heard is answered.get(report.office.serial, report.heard)
        assert (DAY_IN_DOUBT.en in of_information) is (report.heard and report.told_on is None)
        assert (report.heard, of_information) != (True, NIL)
        assert not (in_doubt and report.told_on)
    if in_doubt:
        assert not any(office.told_on for office in lines(told))


@tried
@given(histories())
def test_what_is_proposed_orders_something_of_just_those_who_have_something_left(history):
    chair = chair_view(history, LETTERHEAD)
    clauses = {proposal.code: proposal.offices for proposal in chair.summary.proposals}
    named = [proposal for proposal in chair.summary.proposals if proposal.code is not ProposalCode.SAMPLE]
    assert [proposal.offices for proposal in named] == [len(proposal.serials) for proposal in named]
    told = {proposal.code: set(proposal.serials) for proposal in chair.summary.proposals}
    left = {
        row.serial
        for report, row in zip(office_reports(history, LETTERHEAD).reports, chair.rows, strict=True)
        if report.steps and not row.own
    }
    *of_one, of_vacant = (
        told.get(code, set())
        for code in (
            ProposalCode.LEFT,
            ProposalCode.SILENT,
            ProposalCode.TELL,
            ProposalCode.TELL_AGAIN,
            ProposalCode.VACANT,
        )
    )
    assert of_vacant.union(*of_one) == left
    assert sum(map(len, of_one)) == len(set().union(*of_one))
    assert clauses.get(ProposalCode.PORTAL, 0) == chair.summary.portal_offices
    if ProposalCode.CLOSED in clauses:
        assert {row.status for row in chair.rows if not row.own} <= {
            Status.IMPLEMENTED, Status.WAIVED, Status.NOT_APPLICABLE,
        }  # fmt: skip


def known_without(history, marks):
    """Return a history in which all is known without offices, each in turn by what is named: by a system's record, or by who had their user IDs before."""
    now = tuple(
        replace(each, findings=tuple(replace(finding, **{mark: True} if mark else {}) for finding in each.findings))
        for each, mark in zip(history.now.assessments, cycle(marks), strict=False)
    )
    return History.of(replace(history.now, assessments=now), history.earlier)


@tried
@given(histories(), st.lists(st.sampled_from(["", "unanswered", "told_there"]), min_size=1, max_size=4))
def test_who_reads_that_it_has_a_duty_to_do_is_ordered_to_do_it_whoever_told_of_it(history, marks):
    past = known_without(history, marks)
    chair = chair_view(past, LETTERHEAD)
    left = {each for clause in chair.summary.proposals if clause.code is ProposalCode.LEFT for each in clause.serials}
    for report, row in zip(office_reports(past, LETTERHEAD).reports, chair.rows, strict=True):
        if report.duties_left and not report.has_only_to_tell and not row.own:
            assert row.serial in left


@tried
@given(histories())
def test_nobody_who_waits_is_newly_implemented_nor_pending(history):
    changes = chair_view(history, LETTERHEAD).changes
    for listed, statuses in (
        (changes.newly_done, {Status.IMPLEMENTED}),
        (changes.slipped, TO_DO),
        (changes.pending, TO_DO),
    ):
        for change in listed:
            office = history.now.assessments[change.office.serial - 1].office.id
            assert history.current[office].by_decision[change.decision] in statuses


@tried
@given(histories())
def test_the_figures_of_changes_are_the_numbers_of_offices_that_the_list_of_changes_names(history):
    view = chair_view(history, LETTERHEAD)
    counted = {row.serial for row in view.rows if not row.own}
    for number, listed in (
        (view.summary.newly_done, view.changes.newly_done),
        (view.summary.slipped, view.changes.slipped),
        (view.summary.pending, view.changes.pending),
    ):
        named = {change.office.serial for change in listed}
        assert number == len(named)
        assert named <= counted


@tried
@given(histories())
def test_the_time_that_ended_is_told_beside_the_duty_that_is_open_again(history):
    first = history.now.assessments[0]
    (report, *_) = office_reports(history, LETTERHEAD).reports
    ended = {remark.day for duty in report.duties for remark in duty.remarks if remark.code is RemarkCode.WAIVER_ENDED}
    assert ended == (
        {ENDED} if first.findings and first.findings[0].is_open and history.now.header.waiver_notes else set()
    )


@tried
@given(histories())
def test_the_published_copy_counts_as_the_chairs_does_or_says_nothing(history):
    chair, public = chair_view(history, LETTERHEAD).summary, minutes_view(history, LETTERHEAD).summary
    assert (public.offices, public.answered) == (chair.offices, chair.answered)
    assert public.asked in {None, chair.asked}
    assert public.portal_offices in {None, chair.portal_offices}
    assert set(public.causes) <= set(chair.causes)
    assert set(public.advice) <= set(chair.advice)
    assert {proposal.code for proposal in public.proposals} <= {proposal.code for proposal in chair.proposals}
    numbers = {proposal.code: proposal.offices for proposal in chair.proposals}
    assert all(proposal.offices in {None, numbers[proposal.code]} for proposal in public.proposals)
    if public.changes is not None:
        assert public.changes == type(public.changes)(chair.newly_done, chair.slipped, chair.pending)
    for shown, part in zip(public.parts, chair.parts, strict=True):
        counts = Counter(dict.fromkeys(PublicStatus, 0))
        for status, number in standing(part.total).items():
            counts[PublicStatus.of(status)] += number
        assert shown.total.implemented in {None, counts[PublicStatus.IMPLEMENTED]}
        assert shown.total.in_progress in {None, counts[PublicStatus.IN_PROGRESS]}
        assert shown.total.no_information in {None, counts[PublicStatus.NO_INFORMATION]}
        assert shown.basis in {None, part.total.basis}
        assert set(shown.duties) <= set(part.duties)
    if public.checks is not None:
        best = chair.best_basis
        assert (public.checks.implemented, public.checks.checked) == (chair.implemented, sum(best[1:]))
        assert public.checks.best_basis in {None, best}


@pytest.mark.parametrize("language", Language)
@examples(15)
@given(history=histories(most=8))
def test_thanks_go_to_those_alone_who_have_done_it_all(language, history):
    for report in office_reports(history, LETTERHEAD).reports:
        (paper,) = papers(report, language)
        (box, *_) = [block for block in paper.blocks if isinstance(block, Box)]
        said = " ".join((box.lead, *box.lines)) if hasattr(box, "lead") else str(box)
        assert (THANKS[language] in said) is (report.status is Status.IMPLEMENTED)
        waits = report.status in WAITING
        assert not waits or not any(duty.cell.outcome is Outcome.FAIL and duty.cell.is_open for duty in report.duties)
