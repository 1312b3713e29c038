"""What was told at an earlier meeting and has grown old: a no with its cause, and that login is impossible."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Outcome
from auditor.views.compared.stood import cause_at_portal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment


def outlived(
    earlier: Iterable[Iterable[OfficeAssessment]], now: Iterable[OfficeAssessment]
) -> Mapping[str, Mapping[tuple[str, str], Cause]]:
    """Return by office (id) what is not done by what grew old and awaited the portal at a meeting before by the same telling: (subject, policy), with the cause."""
    aged = {
        assessment.office.id: {finding.about: finding for finding in old}
        for assessment in now
        if (old := _old_noes(assessment))
    }
    found: dict[str, dict[tuple[str, str], Cause]] = {}
    for assessment in chain.from_iterable(earlier) if aged else ():
        noes = aged.get(assessment.office.id, {})
        for finding in assessment.of(level=Level.SHALL) if noes else ():
            of, cause = finding.about, cause_at_portal(finding)
            if cause is not None and of in noes and is_same_no_grown_old(finding, noes[of]):
                found.setdefault(assessment.office.id, {})[of] = cause
    return found


def locked_out(
    earlier: Iterable[Iterable[OfficeAssessment]], now: Mapping[str, OfficeAssessment]
) -> Mapping[str, Mapping[str, date]]:
    """Return by office (id) of which accounts (ids) it was told, and when, that login is impossible, which has grown old and was not settled since.

    Args:
        earlier: the offices at each meeting before, oldest first.
        now: the offices as they stand, by id.

    """
    aged = {each.about for assessment in now.values() for each in assessment.of(level=Level.SHALL) if _is_aged(each)}
    told: dict[tuple[str, str], Finding] = {}
    for assessment in chain.from_iterable(earlier) if aged else ():
        for finding in assessment.of(level=Level.SHALL) if assessment.office.id in now else ():
            if finding.about not in aged:
                continue
            if finding.standing_cause is Cause.LOCKED_OUT:
                told[finding.about] = finding
            elif finding.about in told and not _is_aged_cause(told[finding.about], finding):
                del told[finding.about]
    found: dict[str, dict[str, date]] = {}
    for assessment in now.values() if told else ():
        duties = assessment.of(level=Level.SHALL)
        for finding in duties:
            then = told.get(finding.about)
            day = (then.cause_on or then.observed_on) if then is not None else None
            if then is None or day is None or not _is_aged_cause(then, finding):
                continue
            done = (each.observed_on for each in duties if each.subject == finding.subject and not each.is_no)
            if not any(on is not None and on > day for on in done):
                found.setdefault(assessment.office.id, {})[finding.subject] = day
    return found


def is_same_no_grown_old(before: Finding, now: Finding) -> bool:
    """Whether a duty is not done by the very telling by which it was not done before, that grew old, and with it the cause that was told."""
    same = before.is_no and before.observed_on == now.observed_on
    return same and now.reason is MissingReason.STALE and now.cause is None


def _is_aged_cause(before: Finding, now: Finding) -> bool:
    """Whether the cause that stood for a duty is known no more since it grew old, and nothing was told of that duty since."""
    return _is_aged(now) and (now.outcome is Outcome.UNKNOWN or is_same_no_grown_old(before, now))


def _is_aged(finding: Finding) -> bool:
    """Whether a duty may stand as it does since a cause that was told for it grew old; without one the meetings before need not be read."""
    if finding.cause is not None or finding.reason is not MissingReason.STALE:
        return False
    return finding.code == Cause.LOCKED_OUT.value if finding.outcome is Outcome.UNKNOWN else finding.is_no


def _old_noes(assessment: OfficeAssessment) -> list[Finding]:
    ordered = assessment.of(level=Level.SHALL)
    return [each for each in ordered if each.outcome is Outcome.FAIL and each.reason is MissingReason.STALE]
