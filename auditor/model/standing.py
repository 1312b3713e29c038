"""How an office stands by its findings under one decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.finding import NOT_NAMED, Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from auditor.model.finding import Finding, OfficeAssessment


def put_off_by_waiver(findings: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    """Return what waits for a duty of the same subject for which time was given: (subject, policy). Until then nothing of it is to be done or told."""
    of_whom = tuple(findings)
    waiting = [each for each in of_whom if each.waits_for]
    if not waiting:
        return frozenset()
    waived = {each.about for each in of_whom if each.outcome is Outcome.WAIVED}
    return frozenset(each.about for each in waiting if (each.subject, each.waits_for) in waived)


def stands_as(finding: Finding, put_off: Collection[tuple[str, str]]) -> Outcome | Status:
    """Return the outcome of a finding, or what it is that a duty which is not done waits for; `put_off` are those that wait for one for which time was given."""
    if finding.awaits_portal:
        return Status.AWAITING_PORTAL
    waits = bool(put_off) and finding.about in put_off
    return Status.WAIVED if waits or finding.outcome is Outcome.WAIVED else finding.outcome


def is_named(assessment: OfficeAssessment) -> bool:
    """Whether something that is ordered, or where nothing is that is advised, is for offices of that kind: of others nothing is asked, and none of them is silent."""
    asked = assessment.of(level=Level.SHALL) or assessment.findings
    return not asked or any(finding.code != NOT_NAMED for finding in asked)


def standing_on(assessment: OfficeAssessment, decision: str | None = None) -> tuple[Finding, ...]:
    """Return by what an office stands under one decision (its id), or over all: its ordered findings, and what may come back to it (`OfficeAssessment.perhaps_back`)."""
    ordered = assessment.of(decision=decision, level=Level.SHALL)
    back = assessment.perhaps_back
    return (*ordered, *(each for each in back if decision in {None, each.decision})) if back else ordered


def status_of(assessment: OfficeAssessment, decision: str | None = None) -> Status:
    """Return how an office stands under one decision (its id), or over all; what one orders may wait for what another does."""
    return office_status(standing_on(assessment, decision), put_off_by_waiver(assessment.findings))


def office_status(ordered: Iterable[Finding], put_off: Collection[tuple[str, str]] = ()) -> Status:
    """Return the status of an office from its ordered (SHALL) findings under one decision, and what of them waits for a duty for which time was given (`put_off_by_waiver`), also by another one.

    Not-applicable findings are dropped first. UNKNOWN never counts as done. A waiver or a portal in the way never makes
    an office implemented: once nothing is open but what waits for a duty for which time was given, the standing says which of the two it waits for, the
    waiver before the portal, since when it ends the office has something to do again. Nor does a portal in the way make an office one that has
    not implemented: where nothing else is known, the standing is that of the rest, of which there is no information. A no is
    the office's also where it is not known which of its accounts it is of.
    """
    left = [finding for finding in ordered if finding.outcome is not Outcome.NOT_APPLICABLE]
    if not left:
        return Status.NOT_APPLICABLE
    kinds = {finding.outcome for finding in left}
    waiting = {*put_off, *put_off_by_waiver(left)} if Outcome.WAIVED in kinds else put_off
    opened = [finding for finding in left if finding.is_open and finding.about not in waiting]
    if not opened:
        if Outcome.WAIVED in kinds or any(finding.about in waiting for finding in left):
            return Status.WAIVED
        return Status.AWAITING_PORTAL if kinds & {Outcome.FAIL, Outcome.UNKNOWN} else Status.IMPLEMENTED
    if Outcome.PASS in kinds:
        return Status.PARTIAL
    failed = any(finding.no_of_several or finding.outcome is Outcome.FAIL for finding in opened)
    return Status.NOT_IMPLEMENTED if failed else Status.NO_INFORMATION
