"""On which day the act of a duty was done, and on which it was told how it stands, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.finding import Outcome
from auditor.model.labels import SEVERAL_DAYS
from auditor.model.when import When, decode_when, encode_when

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import Finding


def act_day(findings: Sequence[Finding], *, seen: bool) -> Text | None:
    """Return the day of the act, or the first and last of several; None where it is not known of every account that did it.

    Args:
        findings: of one duty.
        seen: at a login it can be seen that it is done, and then it is told as done on that day: such a day is no act's.

    """
    done = [finding for finding in findings if finding.outcome is Outcome.PASS]
    written = {act_of(finding, seen=seen) for finding in done}
    if not written or "" in written:
        return None
    days = [decode_when(day) for day in written]
    first = min(days, key=lambda day: day.earliest or day.latest)
    if len(days) == 1 or first.earliest is None:
        return first.label
    if not all(day.exact for day in days):
        return When.since(first.earliest, max(day.latest for day in days)).label
    return SEVERAL_DAYS.filled(first=first.label, last=max(days, key=lambda day: day.latest).label)


def act_of(finding: Finding, *, seen: bool) -> str:
    """Return the day of the act of a duty, as `encode_when` writes it; nothing where none was told.

    Of what can be seen at a login the day on which it was told is no act's: it was found done by then.
    """
    told_on = finding.observed_on
    found_done = seen and told_on is not None and finding.done_on == encode_when(When.on(told_on))
    return "" if found_done else finding.done_on


def known_on(finding: Finding) -> date | None:
    """Return the day of what was told last by which a duty stands as it does: of one that waits for the portal, of the cause where that came after the no."""
    return max(finding.days_told, default=None) if finding.awaits_portal else finding.observed_on
