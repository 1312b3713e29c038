"""FAIL becomes WAIVED where a waiver stands, and what cannot be done before it waits; expired and unused waivers are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.round import WaiverNote
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Rule, Waiver
    from auditor.model.policy import Policy


def waive(assessment: OfficeAssessment, waivers: Sequence[Waiver], day: date) -> OfficeAssessment:
    """Return the assessment with its waived failures marked; the original outcome stays visible.

    A waiver never applies to UNKNOWN: a committee can suspend a duty, not make a thing known. Of several the one that ends last counts.
    For whom it is not known whether he is one of before, or though his user ID may have gone to another office, waivers wait: whoever told how he stands, and when.

    Args:
        assessment: the office.
        waivers: those of the workspace.
        day: the day of the audit.

    """
    standing = [waiver for waiver in waivers if waiver.until >= day]
    if not standing:
        return assessment
    findings = (
        each if assessment.office.awaits_who(each.subject) else _waived(each, assessment.office.id, standing)
        for each in assessment.findings
    )
    return replace(assessment, findings=tuple(findings))


def _waived(finding: Finding, office: str, waivers: Sequence[Waiver]) -> Finding:
    if finding.outcome is not Outcome.FAIL:
        return finding
    subjects = {finding.subject, office}
    meant = (waiver for waiver in waivers if waiver.policy == finding.policy and waiver.subject in subjects)
    waiver = max(meant, key=lambda waiver: waiver.until, default=None)
    if waiver is None:
        return finding
    return replace(
        finding,
        outcome=Outcome.WAIVED,
        waived_from=finding.outcome,
        waiver=waiver.approved_by,
        waived_until=waiver.until,
    )


def put_off(assessment: OfficeAssessment, rules: tuple[Rule, ...]) -> OfficeAssessment:
    """Return the assessment with what is ordered and open marked that cannot be done, nor told, before another duty, be that of another decision: for which time was given, or that lacks or waits for the portal, for whose cause this one waits then too.

    Args:
        assessment: the office, with its waived failures marked.
        rules: those by which it was judged.

    """
    later, before_others = _one_after_another(rules)
    undone = {
        finding.about: finding
        for finding in assessment.findings
        if finding.policy in before_others and (finding.is_no or finding.awaits_portal)
    }
    if not undone:
        return assessment

    def marked(finding: Finding, policy: Policy[Any]) -> Finding:
        before = undone.get((finding.subject, policy.after))
        if before is None or not finding.is_open or finding.level is not Level.SHALL:
            return finding
        if before.awaits_portal and not finding.awaits_reason:
            return replace(
                finding,
                waits_for=policy.after,
                cause=before.cause,
                cause_on=before.cause_told_on,
                cause_source=before.cause_source or before.source,
                cause_day_unknown=before.day_unknown if before.cause_on is None else before.cause_day_unknown,
            )
        if before.outcome is Outcome.WAIVED:
            waits = finding.is_no or not policy.told_meanwhile
        else:
            waits = not finding.is_no and before.code in policy.not_told_while
        return replace(finding, waits_for=policy.after) if waits else finding

    findings = [marked(each, later[each.policy]) if each.policy in later else each for each in assessment.findings]
    return replace(assessment, findings=tuple(findings))


@remembered(64)
def _one_after_another(rules: tuple[Rule, ...]) -> tuple[Mapping[str, Policy[Any]], frozenset[str]]:
    """Return the policies whose duties are done after another's, by their ids, and the ids of those others."""
    later = {rule.policy.id: rule.policy for rule in rules if rule.policy.after}
    return later, frozenset(policy.after for policy in later.values())


class WaiverUsage:
    """Sees the offices of a round one by one and tells at the end which waivers ended and which are not needed.

    A waiver of a duty of which nothing is known stays needed: that duty may turn out not to be done.
    """

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        """Begin with the waivers of the workspace, none of them used."""
        self._waivers = tuple(waivers)
        self._used: set[tuple[str, str]] = set()
        self._unknown: set[tuple[str, str]] = set()
        self._coming: set[tuple[str, str]] = set()
        self._doubted: set[tuple[str, str]] = set()
        self._seen: set[str] = set()
        self._of_before: set[tuple[str, str]] = set()

    def see(self, assessment: OfficeAssessment) -> None:
        """Note the waivers that an office needs, and those that wait: of who may be one of before, or another than before, of that one, or of its office where that is listed no more; and over duties that may come back to it."""
        if self._waivers:
            office = assessment.office
            self._seen.add(office.id)
            for finding in assessment.perhaps_back:
                self._coming |= {(finding.policy, finding.subject), (finding.policy, office.id)}
            for finding in assessment.findings:
                meant = {(finding.policy, given) for given in office.ids_of(finding.subject)}
                if office.awaits_who(finding.subject):
                    self._doubted |= meant
                    self._of_before |= {(policy, given.partition("/")[0]) for policy, given in meant}
                elif finding.outcome is Outcome.WAIVED:
                    self._used |= meant
                elif finding.outcome is Outcome.UNKNOWN:
                    self._unknown |= meant

    def notes(self, day: date) -> tuple[WaiverNote, ...]:
        """Return the waivers that ended, and those that are not needed or wait, in their own order."""
        waiting = self._coming | self._doubted | {meant for meant in self._of_before if meant[1] not in self._seen}
        needed = self._used | self._unknown
        return tuple(
            WaiverNote(
                waiver.policy,
                waiver.subject,
                waiver.until,
                expired=waiver.until < day,
                waits=waiver.until >= day and (waiver.policy, waiver.subject) in waiting,
            )
            for waiver in self._waivers
            if waiver.until < day or (waiver.policy, waiver.subject) not in needed
        )
