"""Duties as cells of a table."""

from __future__ import annotations

from collections import Counter
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.finding import Finding, OfficeAssessment, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.standing import put_off_by_waiver, stands_as
from auditor.model.views.annexes import DutyColumn, PastStanding
from auditor.model.views.duty_cells import DutyCell
from auditor.views.compared.stood import weakest_grade, witnessed_by
from auditor.views.remarks.act_days import known_on

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Sequence

    from auditor.model.facts import Scope
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office
    from auditor.views.compared.at_meeting import AtMeeting
    from auditor.views.compared.history import History

_WORST_FIRST: Final = (Outcome.FAIL, Outcome.UNKNOWN, Status.AWAITING_PORTAL, Status.WAIVED, Outcome.PASS)
_UNLISTED_POST: Final = Text(en="User not listed {n}", bn="তালিকায় নেই এমন ইউজার {n}")


def policies_by_column(rules: Iterable[RuleCard], level: Level, scope: Scope | None = None) -> dict[Text, list[str]]:
    """Return the policies (ids) by the heading of their column: of one level, and one scope where it is given."""
    columns: dict[Text, list[str]] = {}
    for rule in rules:
        if rule.level is level and (scope is None or rule.scope is scope):
            columns.setdefault(rule.column, []).append(rule.policy)
    return columns


def duty_columns(columns: dict[Text, list[str]]) -> tuple[DutyColumn, ...]:
    """Return headings and policies (ids) as columns of a table."""
    return tuple(DutyColumn(heading, tuple(policies)) for heading, policies in columns.items())


def duty_cell(findings: Sequence[Finding], policies: Container[str]) -> DutyCell:
    """Return one duty over its subjects: a subject has it done when all its findings passed.

    Args:
        findings: those of an office or of one subject; among them what a duty waits for, whose column may be another.
        policies: those (ids) under which the duty is judged.

    """
    by_subject: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.policy in policies and finding.outcome is not Outcome.NOT_APPLICABLE:
            by_subject.setdefault(finding.subject, []).append(finding)
    if not by_subject:
        return DutyCell(0, 0, Outcome.NOT_APPLICABLE)
    concerned = [finding for members in by_subject.values() for finding in members]
    done = sum(all(finding.outcome is Outcome.PASS for finding in members) for members in by_subject.values())
    put_off = put_off_by_waiver(findings)
    stand = {(stands_as(finding, put_off), finding.outcome) for finding in concerned}
    worst, *others = sorted({kind for kind, _ in stand}, key=_WORST_FIRST.index)
    known = (each for each in concerned if each.outcome is not Outcome.UNKNOWN or each.awaits_portal)
    undone = weakest_grade(concerned, Outcome.FAIL)
    days = [day for day in map(known_on, known) if day is not None]
    return DutyCell(
        done,
        len(by_subject),
        Outcome.WAIVED
        if worst is Status.WAIVED
        else min((outcome for kind, outcome in stand if kind is worst), key=_WORST_FIRST.index),
        weakest_grade(concerned),
        min(days, default=None),
        worst is Status.AWAITING_PORTAL,
        all(finding.of_no_account for finding in concerned),
        witnessed_by(concerned),
        tuple(other for other in others if isinstance(other, Status)) if worst is not Outcome.FAIL else (),
        max(days) if len(set(days)) > 1 else None,
        _several(concerned),
        rest=_rest(by_subject.values(), put_off),
        undone_grade=undone if undone is not Grade.DECLARED else None,
        undone_ways=witnessed_by(concerned, Outcome.FAIL),
    )


def _rest(
    by_subject: Iterable[Sequence[Finding]], put_off: Collection[tuple[str, str]]
) -> tuple[tuple[Text, int], ...]:
    """Return how many subjects that have not done a duty stand how, each at its worst; nothing where all stand alike."""
    worst = (min((stands_as(each, put_off) for each in members), key=_WORST_FIRST.index) for members in by_subject)
    counted = Counter[Outcome | Status](kind for kind in worst if kind is not Outcome.PASS)
    return tuple((kind.label, counted[kind]) for kind in _WORST_FIRST if counted[kind]) if len(counted) > 1 else ()


def named_duty_cell(findings: Sequence[Finding], rule: RuleCard) -> DutyCell:
    """Return the duty of one rule (`duty_cell`) for where it is named: what was told of it, where "not done" would say more."""
    codes = {each.code for each in findings if each.policy == rule.policy and each.outcome is Outcome.FAIL}
    undone = dict(rule.stands).get(codes.pop()) if len(codes) == 1 else None
    return replace(duty_cell(findings, {rule.policy}), undone=undone)


def _several(concerned: Sequence[Finding]) -> tuple[int, int] | None:
    """Return of several duties of one column how many are done by all whom they concern, and how many they are; None of one duty."""
    policies = {finding.policy for finding in concerned}
    left = {finding.policy for finding in concerned if finding.outcome is not Outcome.PASS}
    return (len(policies - left), len(policies)) if len(policies) > 1 else None


def with_gone(assessment: OfficeAssessment, history: History) -> tuple[OfficeAssessment, ...]:
    """Return an office, and beside it its user IDs alone that are not listed while it is asked whether they stand in another's list (`auditor.views.compared.moves.Moves.gone_apart`), where there are such."""
    if not assessment.perhaps_back or history.moves is None:
        return (assessment,)
    return assessment, history.moves.gone_apart(assessment)


MEETINGS_SHOWN: Final = 4
"""So many meetings, this one among them, have room in a cell and on the back of a report."""


def past_standings(office: str, columns: dict[Text, list[str]], history: History) -> tuple[PastStanding, ...]:
    """Return how an office (its id) stood at the last meetings, oldest first; from the first of them at which it was listed."""
    past = [_past_standing(office, at_meeting, columns) for at_meeting in history.meetings[-MEETINGS_SHOWN:]]
    return tuple(dropwhile(lambda standing: standing.status is None, past))


def _past_standing(office: str, at_meeting: AtMeeting, columns: dict[Text, list[str]]) -> PastStanding:
    header, assessment = at_meeting.round.header, at_meeting.assessment(office)
    standing = at_meeting.stood.standings.get(office)
    if assessment is None or standing is None:
        return PastStanding(header.meeting, at_meeting.called, (), None, header.meets_on)
    ordered = assessment.of(level=Level.SHALL)
    cells = tuple(duty_cell(ordered, policies) for policies in columns.values())
    return PastStanding(header.meeting, at_meeting.called, cells, standing.overall, header.meets_on)


def account_subjects(office: Office) -> list[tuple[str, Text, str]]:
    """Return id, post and masked login of each account of an office, and of each user who is counted but not listed."""
    called = office.called
    subjects = [(account.id, called[account.id], account.masked_login) for account in office.accounts]
    subjects += [
        (user, _UNLISTED_POST.filled(n=number), "")
        for number, user in enumerate(office.unlisted_ids, start=1)
        if office.accounts
    ]
    return subjects
