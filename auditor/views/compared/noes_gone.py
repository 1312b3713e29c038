"""A no of a kept round with which none is compared: where it is evidence no more, what counts without it is told with it all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.views.compared.vanished import vanished
from auditor.views.remarks.told_by_then import undenied

if TYPE_CHECKING:
    from collections.abc import Collection

    from auditor.model.finding import OfficeAssessment
    from auditor.views.compared.since import Since


def but_corrected(
    then: OfficeAssessment, now: OfficeAssessment, corrected: Collection[tuple[str, str]]
) -> OfficeAssessment:
    """Return an office of a round without the duties of which an answer was typed wrongly and corrected since, as far as something is known of them now: that answer is no evidence that is gone."""
    known = {each.about for each in (now.findings if corrected else ()) if each.outcome is not Outcome.UNKNOWN}
    mended = known.intersection(corrected)
    return replace(then, findings=tuple(each for each in then.findings if each.about not in mended)) if mended else then


def with_noes_gone(found: Since, then: OfficeAssessment, now: OfficeAssessment) -> Since:
    """Return what is otherwise in an office, with the noes of a round beside that are evidence no more.

    Taking evidence away never makes a result better unseen: neither that of the same meeting, whose round is kept again, nor that of the next one.

    Args:
        found: what is otherwise since the last meeting.
        then: the office in a round whose place another took, or whose meeting was not held.
        now: the same as it stands.

    """
    noes = undenied(then, now)
    gone = {finding.about for finding in then.of(level=Level.SHALL) if finding.is_no} & vanished(then, now)
    if not (noes or gone):
        return found
    return replace(
        found,
        undenied={**noes, **found.undenied},
        vanished=found.vanished | gone,
        returned=found.returned | gone,
    )
