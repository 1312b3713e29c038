"""How a command is told which meeting is meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from auditor.cli._dialog import Dialog
from auditor.cli._shell import MeetingMonth
from auditor.cli._usage import Misuse, option_of
from auditor.i18n import Text
from auditor.rounds.meetings import told_meetings
from auditor.rounds.meetings.meetings import SeveralMeetingsError, find_meeting, meetings_of, named_by
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.cli._shell import Shell
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


class MeetingName(click.ParamType["str | date"]):
    """A meeting, named by its month YYYY-MM or by its day, as `Day` reads it."""

    name = "MEETING"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | date:  # noqa: ANN401 click's own
        """Return the month or the day, or fail with how it is written."""
        if isinstance(value, date):
            return value
        words = str(value)
        day = read_day(words)
        if day is not None:
            return day
        if words.count("-") != 1:
            raise Misuse(_DAY_OR_MONTH, option_of(param))
        return MeetingMonth().convert(words, param, ctx)


def chosen_meeting(shell: Shell, space: Workspace, named: str | date) -> Meeting:
    """Return the meeting that is meant; where a month names several, it is asked at a terminal.

    Raises:
        WorkspaceError: several fit and nobody can be asked, or it was not held.

    """
    try:
        return find_meeting(meetings_of(space), named, shell.day)
    except SeveralMeetingsError as several:
        return _asked(shell, several)


def one_of_several(shell: Shell, meetings: Iterable[Meeting], named: str | date) -> Meeting | None:
    """Return the meeting that is chosen at a terminal where a month names several, held or not; None where it names one alone.

    Raises:
        WorkspaceError: several fit and nobody can be asked.

    """
    several = named_by(meetings, named) if isinstance(named, str) else ()
    return _asked(shell, SeveralMeetingsError(several)) if len(several) > 1 else None


def _asked(shell: Shell, several: SeveralMeetingsError) -> Meeting:
    if not shell.at_terminal:
        raise several
    choices = [(told_meetings.listed_as(meeting), meeting.id) for meeting in several.meetings]
    chosen = Dialog(shell).choose(_WHICH, [*choices, (_LATER, "")], unless_chosen="")
    if not chosen:
        raise several
    return next(meeting for meeting in several.meetings if meeting.id == chosen)


_WHICH: Final = Text(en="Which meeting?", bn="কোন সভা?")
_LATER: Final = Text(en="none of them now (Enter)", bn="এখন কোনোটি নয় (শুধু Enter)")
_DAY_OR_MONTH: Final = Text(
    en="a meeting is named by its day, such as 14.02.2024, or by its month, such as 2024-02.",
    bn="সভার তারিখ লিখুন, যেমন ১৪.০২.২০২৪, অথবা মাস, যেমন 2024-02।",
)
