"""What was told by an earlier round: what counts now by that alone, nobody did, undid or told anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Finding, OfficeAssessment, Outcome

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

UNCOUNTED: Final = frozenset({MissingReason.BEFORE_START, MissingReason.UNCLEAR, MissingReason.UNPLACED})
"""Why an answer that came does not count."""


def was_told_by_then(before: Finding, now: Finding) -> bool:
    """Whether what a duty rests on now was told no later than what it rested on before, counted or not: nobody told anything since."""
    beside = (*before.sides, *before.refuted, *before.against_cause)
    days = [before.observed_on, *(side.on for side in beside)] if before.observed_on is not None else []
    told = [day for day in days if day is not None]
    return (
        bool(told) and now.observed_on is not None and max(filter(None, (now.observed_on, now.cleared_on))) <= max(told)
    )


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
