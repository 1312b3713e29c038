"""What was known in an office and is not any more, though nobody told anything else: it is to be told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.views.remarks.told_by_then import BARRED

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import Finding, OfficeAssessment


def vanished(before: OfficeAssessment, now: OfficeAssessment, *, is_less: bool = True) -> AbstractSet[tuple[str, str]]:
    """Return what was known in an office and of which now nothing was ever told, and the noes that went with evidence while an answer stands in their place that takes no no away (`BARRED`): (subject, policy); not what stood of one while it was open who he is, and is that of another now.

    Args:
        before: the office as it stood then.
        now: the same as it stands.
        is_less: some evidence of then is there no more: then it is that of another only where that is known of him in this office.

    """
    never = {
        finding.about: finding
        for finding in now.of(level=Level.SHALL)
        if finding.outcome is Outcome.UNKNOWN
        and finding.reason is MissingReason.NEVER_TOLD
        and finding.subject not in now.office.perhaps_others
    }
    barred = frozenset(
        finding.about
        for finding in (now.of(level=Level.SHALL) if is_less else ())
        if finding.outcome is Outcome.UNKNOWN
        and finding.reason in BARRED
        and not now.office.is_doubtful(finding.subject)
    )
    if not (never or barred):
        return frozenset()
    known = [finding for finding in before.of(level=Level.SHALL) if finding.outcome is Outcome.PASS or finding.is_no]
    others = _of_others_now(before, now, is_less=is_less)
    gone = {then.about for then in known if then.about in never and not _is_kept_out_now(then, never[then.about])} | {
        then.about for then in known if then.is_no and then.about in barred
    }
    return frozenset(gone - others)


def no_own_account_gone(before: OfficeAssessment, now: OfficeAssessment) -> AbstractSet[tuple[str, str]]:
    """Return what an office told of why no user ID of it is listed, where nothing, be it old, says that now: (subject, policy)."""
    explained = {finding.about for finding in before.of(level=Level.SHALL) if finding.has_no_own_account}
    return frozenset(
        finding.about
        for finding in (now.of(level=Level.SHALL) if explained else ())
        if finding.about in explained
        and (finding.of_no_account or finding.reason is MissingReason.NEVER_TOLD)
        and finding.cause is None
        and finding.told_of_no_account is None
        and not finding.had_no_own_account
    )


def _of_others_now(before: OfficeAssessment, now: OfficeAssessment, *, is_less: bool) -> AbstractSet[tuple[str, str]]:
    """Return what is that of others, by who was in doubt then and is not now: (his id, policy)."""
    known = {finding.about for finding in now.of(level=Level.SHALL) if finding.outcome is Outcome.PASS or finding.is_no}
    settled = {subject.id for subject in now.office.subjects if not subject.doubts}
    return frozenset(
        finding.about
        for subject in before.office.subjects
        if subject.doubts and subject.id in settled
        for finding in before.of(level=Level.SHALL, subject=subject.id)
        if not is_less or any((other, finding.policy) in known for other in subject.doubts)
    )


def _is_kept_out_now(before: Finding, now: Finding) -> bool:
    """Whether the yes that counted before only does not count any more: for a cause that was told of the account, or as the duty waits for another."""
    if before.outcome is not Outcome.PASS or now.waits_for:
        return before.outcome is Outcome.PASS
    told_on = before.observed_on
    return told_on is not None and now.kept_out_by is not None and now.refuted[0].on >= told_on
