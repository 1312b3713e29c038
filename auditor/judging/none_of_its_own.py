"""Marks what is not known of listed accounts of an office that told, be it long ago, that it has no account of its own: it is asked with whose it works.

Told of one account beside others of the office that answered it is no word of the office: what is known of these speaks against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.judging import causes
from auditor.judging.objections import Objection, side_known
from auditor.judging.of_before import of_elsewhere, taken_for_those_before
from auditor.model.baseline import Level
from auditor.model.evidence import Known, MissingReason
from auditor.model.facts import ACTIVE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import Evidence
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.grades import Grade
    from auditor.model.subjects import Office


def another_of_its_own(
    office: Office, evidence: Mapping[str, Evidence], refuted: Mapping[str, Collection[Cause]], judging: JudgingInput
) -> Mapping[str, Objection]:
    """Return what is known of another account of an office, by each (id) of which it was told, be it long ago, that the office has none of its own.

    That it is in use or not is no answer of it; of several answers the best known one about two-step goes before all others. `refuted` are the causes that something else speaks against.
    Whoever of before of its own list another one is, it is one of its: what would be known of it in any answer (`judging` has it) speaks as well.
    """
    none = Cause.NO_OWN_ACCOUNT
    told = [
        each for each in office.accounts if _told_none(evidence.get(each.id)) and none not in refuted.get(each.id, ())
    ]
    if not told:
        return {}
    elsewhere = of_elsewhere(office, judging.held_there)
    own = (
        {now: then for now, then in taken.items() if then not in elsewhere} for taken in taken_for_those_before(office)
    )
    known = [
        Objection(office, each, side_known(fact, value))
        for way in (evidence, *(judging.evidence(office, taken) for taken in own))
        for each in office.accounts
        if each not in told and each.id in way and not each.left
        for fact, value in way[each.id].resolved.items()
        if isinstance(value, Known) and fact != ACTIVE
    ]
    best = max(known, key=_two_step_first, default=None)
    return {} if best is None else {each.id: best for each in told}


def _told_none(known: Evidence | None) -> bool:
    return Cause.NO_OWN_ACCOUNT in {causes.cause_known(known), causes.cause_aged(known)}


def _two_step_first(known: Objection) -> tuple[bool, tuple[Grade, date], str]:
    return known.side.fact == TWO_STEP_ENROLLED.id, known.known_by, known.side.fact


def with_none_of_its_own(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office with each duty marked of which nothing was ever told, of an account that it told not to have."""
    said = {
        finding.subject: _what_was_said(finding)
        for finding in assessment.findings
        if finding.outcome is Outcome.UNKNOWN
        and finding.level is Level.SHALL
        and finding.is_of_none_of_its_own
        and not finding.of_no_account
    }
    if not said:
        return assessment
    findings = tuple(
        replace(finding, **said[finding.subject]) if finding.subject in said and _is_untold(finding) else finding
        for finding in assessment.findings
    )
    return replace(assessment, findings=findings)


def _is_untold(finding: Finding) -> bool:
    untold = finding.outcome is Outcome.UNKNOWN and finding.reason is MissingReason.NEVER_TOLD
    return untold and finding.level is Level.SHALL and finding.cause is None


def _what_was_said(finding: Finding) -> dict[str, Any]:
    if finding.has_no_own_account:
        return {"cause": finding.cause, "cause_on": finding.cause_on, "cause_source": finding.cause_source}
    aged = ("code", "missing", "reason", "observed_on")
    return {name: getattr(finding, name) for name in aged}
