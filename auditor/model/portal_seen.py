"""A login at which the portal was in the way: what was seen there is the cause, and no "not done"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.facts import TWO_STEP_CAUSE
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from auditor.model.facts import Cause
    from auditor.model.finding import Finding
    from auditor.model.side import Side


def _portal_shown(finding: Finding) -> Side | None:
    """Return the cause at the portal that showed itself at the login by which a yes is refuted, as it was seen there; None where something else was seen."""
    if not (finding.is_seen_otherwise and finding.cause is not None and finding.cause.of_portal):
        return None
    seen = finding.refuted[-1]
    if seen.grade is not Grade.WITNESSED:
        return None
    if finding.against_cause:
        shown = finding.against_cause[0]
        return shown if (shown.grade, shown.on) == (seen.grade, seen.on) else None
    of_one_login = (finding.cause_told_on, finding.cause_source or finding.source) == (seen.on, seen.source)
    return replace(seen, fact=TWO_STEP_CAUSE.id, value=json.dumps(finding.cause.value)) if of_one_login else None


def portal_seen(finding: Finding) -> Cause | None:
    """Return that cause where it is told to be mended since, or the portal is another one now."""
    if _portal_shown(finding) is None or not finding.against_cause:
        return None
    told, seen = finding.refuted[0], finding.refuted[-1]
    return finding.cause if finding.seen_at_former or seen.on < told.on else None


def stands_undone(finding: Finding) -> bool:
    """Return whether it was told to be done and was seen or recorded undone: not where the portal was in the way at that login, and still is as far as is known."""
    return finding.is_told_but_undone and (bool(finding.against_cause) or _portal_shown(finding) is None)


def refuting(finding: Finding) -> Side:
    """Return what refutes what is said, as it was seen: the cause at the portal where that showed itself at the login."""
    return _portal_shown(finding) or finding.refuted[-1]
