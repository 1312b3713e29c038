"""What was told by an earlier round: what counts now by that alone, nobody did, undid or told anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.views.compared.grown_old import is_same_no_grown_old

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.facts import Cause

UNCOUNTED: Final = frozenset({MissingReason.BEFORE_START, MissingReason.UNCLEAR, MissingReason.UNPLACED})
"""Why an answer that came does not count."""


BARRED: Final = frozenset({MissingReason.UNCLEAR, MissingReason.UNPLACED, MissingReason.JOINING_UNKNOWN})
"""Why a yes does not count that an answer bars of which something is not known: such an answer takes no no away."""


def last_told(finding: Finding) -> date | None:
    """Return the last day on which was told what a finding rests on, or what stands beside it, counted or not; None where it rests on nothing of a known day."""
    beside = (*finding.sides, *finding.refuted, *finding.against_cause)
    return None if finding.observed_on is None else max([finding.observed_on, *(side.on for side in beside)])


def was_told_by_then(before: Finding, now: Finding) -> bool:
    """Whether what a duty rests on now was told no later than what it rested on before, counted or not: nobody told anything since."""
    told, now_on = last_told(before), now.observed_on
    return told is not None and now_on is not None and max(now_on, now.cleared_on or now_on) <= told


def only_settled(
    then: OfficeAssessment, now: OfficeAssessment, among: AbstractSet[tuple[str, str]], met: date
) -> AbstractSet[tuple[str, str]]:
    """Return what among duties was told by a round of a day, at which it did not count, or another answer beside it did, and is done now though the office told nothing later: (subject, policy).

    The day of a finding is the oldest of all that it rests on, so of an office that told anything later it is not known whether that was this.
    """
    if any(contact.on > met for contact in now.contacts):
        return frozenset()
    doubted = {each.about: each for each in then.findings if each.outcome is not Outcome.PASS and each.about in among}
    return frozenset(
        of
        for finding in now.of(level=Level.SHALL)
        if (of := finding.about) in doubted
        and (told := max(filter(None, (finding.observed_on, finding.cleared_on)), default=None)) is not None
        and told <= met
        and (doubted[of].undated or doubted[of].reason in UNCOUNTED or was_told_by_then(doubted[of], finding))
    )


def undenied(before: OfficeAssessment, now: OfficeAssessment) -> Mapping[tuple[str, str], Finding]:
    """Return what was not done in an office and is done now though nobody told anything later: (subject, policy), and how it was known."""
    noes = {finding.about: finding for finding in before.of(level=Level.SHALL) if finding.is_no}
    done = {
        finding.about: finding
        for finding in now.of(level=Level.SHALL)
        if finding.outcome is Outcome.PASS and finding.about in noes
    }
    return {
        of: no
        for of, no in noes.items()
        if of in done and no.observed_on is not None and was_told_by_then(no, done[of])
    }


def returned(
    before: OfficeAssessment, now: OfficeAssessment, *, causes_told_later: bool = True
) -> AbstractSet[tuple[str, str]]:
    """Return of what an older no or cause counts in an office than what counted before, though nobody told anything later: (subject, policy); nor a cause, where `causes_told_later` are looked at."""
    known = {
        finding.about: finding
        for finding in before.of(level=Level.SHALL)
        if finding.outcome is Outcome.PASS or finding.is_no or finding.standing_cause is not None
    }
    return frozenset(
        finding.about
        for finding in now.of(level=Level.SHALL)
        if finding.outcome is Outcome.FAIL
        or (finding.outcome is Outcome.UNKNOWN and finding.standing_cause is not None)
        if (then := known.get(finding.about)) is not None and _has_returned(then, finding)
        if not (causes_told_later and _has_cause_told_later(then, finding))
    )


def _has_cause_told_later(before: Finding, now: Finding) -> bool:
    """Whether the cause that stands was told later than what a duty rested on before, be what it rests on itself older."""
    told, cause = last_told(before), now.standing_cause
    told = max(filter(None, (told, before.cause_on)), default=None)
    return cause is not None and now.cause_on is not None and told is not None and now.cause_on > told


def _has_returned(before: Finding, now: Finding) -> bool:
    if _stood(before) == _stood(now) or is_same_no_grown_old(before, now):
        return False
    if now.conflict and before.grade is not None and now.grade is not None and now.grade > before.grade:
        return False  # what counted before is still told, and overruled by what is better known
    return was_told_by_then(before, now)


def _stood(finding: Finding) -> tuple[bool, Cause | None]:
    return finding.outcome is Outcome.PASS, finding.standing_cause


def known_by_others(before: OfficeAssessment, now: OfficeAssessment) -> AbstractSet[tuple[str, str]]:
    """Return of what an older no or cause counts than what counted before, where that was another upazila's; not what the very act does not satisfy any more, as one before the day of a decision that was corrected: (subject, policy)."""
    acts = {(finding.about, finding.done_on) for finding in before.findings if finding.done_on}
    return returned(before, now) - {
        finding.about for finding in now.findings if (finding.about, finding.done_on) in acts
    }


def as_then(
    then: OfficeAssessment, now: OfficeAssessment, among: AbstractSet[tuple[str, str]]
) -> AbstractSet[tuple[str, str]]:
    """Return what among duties is done, or not done, as it was then, though nobody told anything later: (subject, policy)."""
    before = {finding.about: finding for finding in then.of(level=Level.SHALL)}
    return frozenset(
        of
        for finding in now.of(level=Level.SHALL)
        if (of := finding.about) in among
        and of in before
        and before[of].outcome is finding.outcome
        and was_told_by_then(before[of], finding)
    )
