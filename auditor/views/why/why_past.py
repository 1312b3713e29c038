"""How a duty of one subject stood: at each meeting before, and in the round that was kept for the one to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, meeting_called
from auditor.model.standing import put_off_by_waiver, stands_as
from auditor.views.compared.at_meeting import MONTH_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import Round
    from auditor.views.compared.history import History

_KEPT_FOR: Final = Text(en="kept on {day} ({meeting})", bn="{day} তারিখে রাখা যাচাই ({meeting})")


def at_meetings(finding: Finding, office: str, history: History) -> Iterator[tuple[Text, Text]]:
    """Yield how a duty of one subject stood at each meeting before, oldest first."""
    for at_meeting in history.meetings[:-1]:
        then, called = at_meeting.assessment(office), at_meeting.called
        for stood in _stood(finding, then) if then is not None else ():
            yield meeting_called(called[:MONTH_SIGNS], _day_in(called)), stood


def kept_ahead(finding: Finding, ahead: Round | None) -> Iterator[tuple[Text, Text]]:
    """Yield how a duty of one subject stands in the round that was kept for the meeting to come, where one was."""
    if ahead is None:
        return
    called = ahead.header.called
    for of_office in ahead.assessments:
        for stands in _stood(finding, of_office):
            yield _KEPT_FOR.filled(day=ahead.header.day, meeting=called), stands


def _stood(finding: Finding, then: OfficeAssessment) -> Iterator[Text]:
    """Yield how a duty stood in an office as it was judged then; nothing where it was not judged."""
    put_off = put_off_by_waiver(then.findings)
    return (
        stands_as(each, put_off).label for each in then.of(subject=finding.subject) if each.policy == finding.policy
    )


def _day_in(called: str) -> date | None:
    """Return the day by which papers call a meeting; None where they call it by its month."""
    return date.fromisoformat(called) if len(called) > MONTH_SIGNS else None
