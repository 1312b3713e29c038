"""What the pages of the meeting share: which meeting is meant, and questions with closed answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from flask import request

from auditor.checklist.state import work_for
from auditor.desk.screen import number_of, the_desk
from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.rounds import looking_back
from auditor.rounds.meetings.meetings import find_meeting, meetings_of
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.model.dialogue import Question
    from auditor.model.round import RoundHeader
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.views.compared.history import History

T = TypeVar("T")
BACK: Final = Text(en="Back to the meeting", bn="সভার পাতায় ফিরুন")
_MONTH: Final = expression(r"[0-9]{4}-(0[1-9]|1[0-2])")


def meeting_meant() -> Meeting:
    """Return the meeting that the address or the form names by its identity, its day or its month; else that of the work.

    Raises:
        AuditorError: what was typed names none, or one that was not held.

    """
    desk = the_desk()
    known, typed = meetings_of(desk.space()), typed_meeting()
    for meeting in known:
        if meeting.id == typed and meeting.held:
            return meeting
    if not typed:
        planned = work_for(known, desk.day)
        return planned or find_meeting(known, f"{desk.day:%Y-%m}", desk.day)
    day: date | None = read_day(typed)
    if day is None and not _MONTH.fullmatch(typed):
        raise AuditorError(_NO_MEETING)
    return find_meeting(known, day or typed, desk.day)


def as_kept(desk: Desk, judgement: Judgement) -> History:
    """Return a round as it would be kept now for a meeting (`Desk.judgement` of it) with those that were kept before."""
    return of_meeting(desk, "as kept", judgement.header, lambda: looking_back.preview(desk.space(), judgement))


def of_meeting(desk: Desk, what: str, header: RoundHeader, work_out: Callable[[], T]) -> T:
    """Return what was worked out of a round as it would be kept: for a meeting on its day, of which a month may have several that are not known yet."""
    return desk.remembered((what, desk.day, header.meeting, header.meets_on), work_out)


def typed_meeting() -> str:
    """Return what the address or the form names a meeting by; empty where it names none."""
    return (request.values.get("day") or request.values.get("meeting") or "").strip()


def chosen(name: str, question: Question[T]) -> T:
    """Return what the chosen answer to a question means.

    Raises:
        WorkspaceError: none was chosen.

    """
    place = number_of(request.form.get(name, ""))
    if place is None or place >= len(question.answers):
        raise WorkspaceError(_CHOOSE.filled(question=question.text))
    return question.answers[place][1]


def options(asked: Iterable[tuple[str, Question[Any]]]) -> list[tuple[str, Text, list[Text]]]:
    """Return questions as a page asks them: by the name of each one's field its words and those of its answers."""
    return [(name, question.text, [label for label, _ in question.answers]) for name, question in asked]


_CHOOSE: Final = Text(en="Not answered: {question}", bn="উত্তর দেওয়া হয়নি: {question}")
_NO_MEETING: Final = Text(
    en="That is no day of a meeting. Write it like 28.03.2024.", bn="সভার তারিখ বোঝা যায়নি। এভাবে লিখুন: ২৮.০৩.২০২৪"
)
