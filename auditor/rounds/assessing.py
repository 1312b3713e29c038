"""How things stand on a day: a workspace judged, and nothing kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor import __version__
from auditor.judging import waive
from auditor.judging.judge import JudgingInput, judge
from auditor.model.baseline import Level
from auditor.model.round import RoundHeader, RuleCard
from auditor.rounds.evidence_folder import (
    evidence_files,
    read_evidence_folder,
    source_context,
    tell_set_aside,
    vouching,
)
from auditor.rounds.forms import own_forms
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import meeting_before, roster_of, roster_snapshot, with_those_who_left, without_days_ahead
from auditor.rounds.terms import due_day
from auditor.rounds.vouched import digests_present, missing_files, tell_missing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Evidence
    from auditor.model.finding import DepartureCount, FileSeen, Finding, OfficeAssessment, Outcome, WaiverNote
    from auditor.model.forms import UnclaimedForm
    from auditor.model.notice import Notice
    from auditor.model.subjects import Roster
    from auditor.workspace.folder import Workspace


class CountedFindings:
    """Which findings an audit counts: those of what the decisions order; order and advice are never added up."""

    def __init__(self, rules: Sequence[RuleCard]) -> None:
        """Count what is ordered; where nothing is, what is advised."""
        self._level = Level.SHALL if any(rule.level is Level.SHALL for rule in rules) else Level.SHOULD

    def hold(self, finding: Finding) -> bool:
        """Whether a finding is counted."""
        return finding.level is self._level


@dataclass(frozen=True, slots=True)
class Judgement:
    """A roster judged on a day: what a round holds, before it is kept."""

    header: RoundHeader
    assessments: tuple[OfficeAssessment, ...]
    evidence: Mapping[str, Evidence]
    notices: tuple[Notice, ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many findings of what is ordered have each outcome; of what is advised, where nothing is ordered."""
        findings = CountedFindings(self.header.rules)
        return Counter(
            finding.outcome
            for assessment in self.assessments
            for finding in assessment.findings
            if findings.hold(finding)
        )

    @property
    def offices(self) -> int:
        """How many offices are counted; those that check themselves voluntarily are not."""
        return sum(not assessment.office.voluntary for assessment in self.assessments)


@dataclass(frozen=True, slots=True)
class AssessmentInput:
    """A workspace on a day, ready to be judged.

    Attributes:
        unread: names of evidence files that could not be read.
        stopping: those of them for which nothing may be kept.
        unclaimed: forms that do not say whose they are.
        missing: names of files that the ledger vouches for and that are not in the evidence as they were written.

    """

    roster: Roster
    judging: JudgingInput
    files: tuple[FileSeen, ...]
    notices: tuple[Notice, ...]
    gone: tuple[DepartureCount, ...]
    unread: tuple[str, ...]
    missing: tuple[str, ...]
    stopping: tuple[str, ...] = ()
    unclaimed: tuple[UnclaimedForm, ...] = ()


def assessment_input(space: Workspace, day: date, meeting: str) -> AssessmentInput:
    """Return a workspace on a day, ready to be judged for a meeting (YYYY-MM; empty for none)."""
    ledger = Ledger(space.ledger_path)
    previous = meeting_before(ledger.rounds(), meeting)
    listed, ahead = without_days_ahead(roster_snapshot(roster_of(space), space), day)
    own = own_forms(space.config.committee, ledger, month=meeting or f"{day:%Y-%m}", example=space.config.example)
    context = replace(vouching(source_context(space, listed), ledger), own=own)
    files = evidence_files(space)
    counted, told = read_evidence_folder(files, context, day)
    roster, gone = with_those_who_left(counted, previous, ledger, space.config.departures)
    judging = JudgingInput.of(told, space.baseline, space.waivers, day)
    missing = missing_files(ledger, digests_present(files))
    notices = (*ahead, *told.notices, *tell_set_aside(told.observations, day), *tell_missing(missing, context.roster))
    lost = tuple(entry.file for entry in missing)
    unread = tuple(name for name in told.unread if name not in lost)
    return AssessmentInput(roster, judging, told.files, notices, gone, unread, lost, told.stopping, told.unclaimed)


def header_of(
    space: Workspace, case: AssessmentInput, meeting: str, next_meeting: date | None, notes: tuple[WaiverNote, ...]
) -> RoundHeader:
    """Return the unsalted header of a round."""
    day = case.judging.day
    plan = space.config.meeting if next_meeting is None else replace(space.config.meeting, next=next_meeting)
    due, assumed, next_day = due_day(plan, day)
    return RoundHeader(
        meeting=meeting,
        day=day,
        committee=space.config.committee,
        baseline=space.baseline.id,
        baseline_title=space.baseline.title,
        baseline_text=space.baseline.text,
        also=space.config.also,
        password_rule=space.baseline.password_rule,
        official_domains=space.config.official_domains,
        decisions=space.baseline.decisions,
        rules=cards(space.baseline),
        waivers=space.waivers,
        departures=space.config.departures,
        files=case.files,
        waiver_notes=notes,
        gone=case.gone,
        set_aside=case.judging.later,
        due=due,
        due_assumed=assumed,
        next_meeting=next_day,
        example=space.config.example,
        version=__version__,
        salt="",
        unread=case.unread,
    )


def no_step() -> None:
    """Do nothing: nobody looks on."""


def assess(
    space: Workspace,
    day: date,
    *,
    meeting: str = "",
    next_meeting: date | None = None,
    tick: Callable[[], None] = no_step,
) -> Judgement:
    """Return how things stand on a day; nothing is kept.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting, YYYY-MM; empty for a look.
        next_meeting: the day of the next meeting, if it is not the workspace's.
        tick: called after each office.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    case = assessment_input(space, day, meeting)
    assessments: list[OfficeAssessment] = []
    evidence: dict[str, Evidence] = {}
    for assessment, known in judge(case.roster, case.judging):
        assessments.append(assessment)
        evidence.update(known)
        tick()
    notes = waive.waiver_notes(space.waivers, assessments, day)
    return Judgement(header_of(space, case, meeting, next_meeting, notes), tuple(assessments), evidence, case.notices)


def cards(baseline: Baseline) -> tuple[RuleCard, ...]:
    """Return the rules of a baseline as a round keeps them."""
    return tuple(
        RuleCard(
            rule.policy.id,
            rule.policy.revision,
            rule.decision,
            rule.level,
            rule.policy.scope,
            rule.policy.title,
            rule.policy.duty,
            rule.policy.column,
            rule.policy.broken,
            rule.policy.remedy,
            rule.policy.remedies,
            rule.policy.when_unknown,
            rule.policy.advice,
        )
        for rule in baseline.rules
    )
