"""What becomes of meetings, noted on the page of settings: one is put off, was not held, or is held after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from auditor.desk.addresses import post
from auditor.desk.screen import changing, day_typed, need_a_likely_day, odd_days, refuse_other_list, the_desk
from auditor.desk.screen import to as to_page
from auditor.desk.settings_words import WORDS
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError, of_part, told_together
from auditor.rounds.meetings import moving_meetings, told_meetings
from auditor.rounds.meetings.meetings import meetings_of
from auditor.rounds.meetings.passed_meetings import can_be_noted_held

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from flask import Response

    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def listed(space: Workspace, day: date) -> list[tuple[str, Text, int, Text, bool, bool]]:
    """Return the last meetings as they are listed: identity, name, how often a round was kept, state, whether it was held, and whether it can be noted as held."""
    return [
        (
            meeting.id,
            told_meetings.listed_as(meeting),
            meeting.rounds,
            told_meetings.state_of(meeting, day),
            meeting.held,
            can_be_noted_held(meeting, day),
        )
        for meeting in meetings_of(space)[-_MOST_MEETINGS:]
    ]


def shown(space: Workspace) -> list[str]:
    """Return what the page says of its meetings: what is noted of one is noted of it as it was shown."""
    return [f"{each.id} {each.day} {each.rounds} {each.held}" for each in meetings_of(space)[-_MOST_MEETINGS:]]


@post("/settings/meetings/<event>")
@changing("settings.page")
def note_meeting(event: str) -> Response:
    """Note that a meeting is put off, or was not held, or is held after all."""
    desk = the_desk()
    need_a_likely_day(desk)
    space = desk.space(roster=False)
    refuse_other_list("meetings", shown(space))
    known = {
        meeting.id: meeting
        for meeting in meetings_of(space)
        if (can_be_noted_held(meeting, desk.day) if event == "held" else meeting.held)
    }
    with told_together() as of_field:
        with of_field("meeting"):
            meant = _meant(known)
        with of_field("to"):
            to = _new_day() if event == "moved" else desk.day
        with of_field("surely"):
            if event == "cancelled" and not request.form.get("surely"):
                raise WorkspaceError(_SURELY)
    if event == "moved":
        with of_part("to"):
            desk.tell(moving_meetings.move(space, meant, to, desk.day, odd_days))
    elif event == "held":
        desk.tell(*moving_meetings.hold(space, meant, desk.day))
    else:
        desk.tell(*moving_meetings.cancel(space, meant, desk.day, odd_days))
    return to_page("settings.page")


def _meant(known: Mapping[str, Meeting]) -> Meeting:
    """Return the meeting that was chosen among these, by their identities."""
    meant = known.get(request.form.get("meeting", ""))
    if meant is None:
        raise WorkspaceError(_WHICH_MEETING)
    return meant


def _new_day() -> date:
    """Return the day to which a meeting is put off, as it was typed."""
    to = day_typed("to", None, WORDS["to"])
    if to is None:
        raise WorkspaceError(_TO_WHICH_DAY)
    return to


_MOST_MEETINGS: Final = 12
"""So many meetings are listed, the last ones."""
_WHICH_MEETING: Final = Text(en="Choose the meeting.", bn="সভাটি বেছে নিন।")
_TO_WHICH_DAY: Final = Text(
    en="Write the new day of the meeting, such as 28.03.2024.", bn="সভার নতুন তারিখ লিখুন, যেমন ২৮.০৩.২০২৪।"
)
_SURELY: Final = Text(
    en="Tick that the meeting was not held: it is noted for good. If it is only put off, note its new day instead.",
    bn="সভাটি হয়নি, এই ঘরে টিক দিন: এটি স্থায়ী রেকর্ডে লেখা থাকে। শুধু পিছিয়ে থাকলে বরং নতুন তারিখ লিখুন।",
)
