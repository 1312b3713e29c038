"""Why a duty is not done, as it was told: the cause that is known, what speaks against it, and one that grew old."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.judging.objections import is_yes_before, side_known
from auditor.model.evidence import Known, MissingReason, Unknown
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.model.baseline import Rule
    from auditor.model.evidence import Evidence
    from auditor.model.side import Side


def enrolment(evidence: Evidence) -> Known[bool] | None:
    """Return how it is known that the account has two-step on; None where it is not."""
    known = evidence.resolved.get(TWO_STEP_ENROLLED)
    return known if isinstance(known, Known) and known.value is True else None


def cause_known(evidence: Evidence | None) -> Cause | None:
    """Return the cause that is known of an account or office."""
    known = evidence.resolved.get(TWO_STEP_CAUSE) if evidence is not None else None
    return Cause(known.value) if isinstance(known, Known) else None


def cause_aged(evidence: Evidence | None) -> Cause | None:
    """Return the cause that was known of an account or office until it grew old; None where there is none, or one is known."""
    known = evidence.resolved.get(TWO_STEP_CAUSE) if evidence is not None else None
    match known:
        case Unknown(reason=MissingReason.STALE, stands=Cause() as cause):
            return cause
        case _:
            return None


def named(
    rule: Rule, evidence: Evidence, against: Mapping[Cause, Side], observed_on: date | None, source: str = ""
) -> dict[str, Any]:
    """Return the cause that is named, and what is told against it, as a finding holds them.

    Args:
        rule: the rule.
        evidence: what is known of the account.
        against: what speaks against each cause.
        observed_on: the day of the finding.
        source: the source of the finding; beside both, those of the cause are noted where one of them is another.

    """
    known = evidence.resolved.get(rule.policy.cause) if rule.policy.cause is not None else None
    if rule.policy.cause is None or not isinstance(known, Known):
        return {}
    cause = Cause(known.value)
    of_finding = (known.observed_on, known.source) == (observed_on, source)
    told: dict[str, Any] = {} if of_finding else {"cause_on": known.observed_on, "cause_source": known.source}
    if cause not in against:
        return {"cause": cause, **told}
    return {
        "cause": cause,
        **told,
        "against_cause": (side_known(rule.policy.cause, known), against[cause]),
        "conflict": True,
    }


def aged(rule: Rule, evidence: Evidence, unknown: Unknown, against: Mapping[Cause, Side]) -> dict[str, Any]:
    """Return what has grown old of a cause, as a finding holds it, where of the duty itself nothing was ever told; which it was, unless something is told against it."""
    told = evidence.resolved.get(rule.policy.cause) if rule.policy.cause is not None else None
    cause = cause_aged(evidence)
    if not isinstance(told, Unknown) or cause is None or unknown.reason is not MissingReason.NEVER_TOLD:
        return {}
    grown_old = {"missing": TWO_STEP_CAUSE.id, "reason": told.reason, "observed_on": told.last_told_on}
    return grown_old if cause in against else {"code": cause.value, **grown_old}


def told_after(
    rule: Rule, evidence: Evidence, against: Mapping[Cause, Side], observed_on: date | None, source: str
) -> dict[str, Any]:
    """Return the cause that was told by itself after the yes on which a verdict rests, with that yes, where both cannot be true; or that stands of who has the post beside it."""
    found = named(rule, evidence, against, observed_on, source)
    if found and found["cause"].of_holder:
        return _beside_a_yes(found)
    if "against_cause" not in found or not found["cause"].opposes_a_yes:
        return {}
    cause, yes = found["against_cause"]
    return found if is_yes_before(yes, cause.on) else {}


def _beside_a_yes(found: dict[str, Any]) -> dict[str, Any]:
    """Return a cause of who has the post as a finding holds it that is done: an earlier yes is none against it."""
    cause, other = found.get("against_cause", (None, None))
    if cause is not None and other.on >= cause.on:
        return {}
    return {name: what for name, what in found.items() if name not in {"against_cause", "conflict"}}
