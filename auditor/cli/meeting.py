"""`auditor meeting`: the committee's meetings, put off or not held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._doubts import need_a_likely_day, odd_answers, odd_days, yes_option
from auditor.cli._json import iso
from auditor.cli._meetings import MeetingName, one_of_several
from auditor.cli._shell import Day, Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import Text, digits
from auditor.model.errors import WorkspaceError
from auditor.rounds.meetings import meeting_texts, moving_meetings, told_meetings
from auditor.rounds.meetings.meetings import MONTH_SIGNS, Meeting, find_meeting, meetings_of, unheld_meeting

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.record import Json
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace


@_commands.group(
    "meeting",
    invoke_without_command=True,
    bn="""সভাগুলোর তালিকা দেখায়: কোনটি নির্ধারিত, কোনটি পিছিয়েছে, কোনটি হয়নি, এবং প্রতিটির জন্য কতটি যাচাই রাখা হয়েছে।

    সভা চেনা হয় তার তারিখ দিয়ে। পেছালেও সেটি একই সভা; না হলে "পরপর কত সভা" গণনায় ধরা হয় না।
    """,
)
@_json.json_option
@with_shell
def command(shell: Shell, *, as_json: bool) -> None:
    """List the meetings that are known: planned, put off, not held, and how many rounds were kept for each.

    A meeting is its day. Put off, it stays the same meeting; not held, it counts for no "meetings in a row".
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    space = shell.space(roster=False, copied=True)
    known = meetings_of(space)
    if as_json:
        _json.show("meetings", {"meetings": [_as_json(meeting) for meeting in known]})
        return
    if not known:
        shell.say(_NONE)
        return
    rows = [
        (
            told_meetings.listed_as(meeting).said(shell.talk),
            digits(f"{meeting.rounds}", shell.talk),
            told_meetings.state_of(meeting, shell.day).said(shell.talk),
        )
        for meeting in known
    ]
    shell.show(table(_HEADINGS, rows, shell.talk))


def _as_json(meeting: Meeting) -> Json:
    return {
        "meeting": meeting.id[:MONTH_SIGNS],
        "day": iso(meeting.day),
        "former_days": [iso(day) for day in sorted(meeting.former - {meeting.day})],
        "held": meeting.held,
        "rounds": meeting.rounds,
    }


@command.command(
    "move",
    bn="""সভাটি (আগের তারিখ বা মাস দিয়ে চেনা) পিছিয়ে বা এগিয়ে নতুন তারিখে নেওয়া হয়েছে বলে লিখে রাখে।

    সভাটি একই থাকে: আগে রাখা যাচাইয়ের জায়গায় পরে রাখা যাচাই ধরা হয়।
    """,
)
@click.argument("meeting", type=MeetingName(), metavar="FROM")
@click.argument("to", type=Day(), metavar="TO")
@yes_option
@with_shell
def move(shell: Shell, meeting: str | date, to: date, *, yes: bool) -> None:
    """Note that the meeting of FROM, its day or its month, is put off (or brought forward) to the day TO.

    It stays the same meeting: a round kept for it before is corrected by one that is kept for it later.
    """
    space = _space(shell, yes=yes)
    shell.say(moving_meetings.move(space, _known(shell, space, meeting), to, shell.day, odd_days(shell, yes=yes)))


@command.command(
    "cancel",
    bn="""সভাটি (তারিখ বা মাস দিয়ে চেনা) অনুষ্ঠিত হয়নি বলে লিখে রাখে।

    এর জন্য রাখা যাচাই স্থায়ী রেকর্ডে থাকে, তবে "পরপর কত সভা" গণনায় ধরা হয় না; কাগজে তুলনা হয় আগের সভার সঙ্গে।
    """,
)
@click.argument("meeting", type=MeetingName(), metavar="MEETING")
@yes_option
@with_shell
def cancel(shell: Shell, meeting: str | date, *, yes: bool) -> None:
    """Note that a meeting, named by its day or its month, was not held.

    Rounds kept for it stay in the ledger, but count for no "meetings in a row", and papers compare with the meeting before.
    """
    space = _space(shell, yes=yes)
    doubted = odd_answers(shell, yes=yes)
    for message in moving_meetings.cancel(space, _known(shell, space, meeting), shell.day, doubted):
        shell.say(message)


@command.command(
    "held",
    bn="""অনুষ্ঠিত হয়নি বলে লেখা সভাটি (তারিখ বা মাস দিয়ে চেনা) অনুষ্ঠিত হয়েছে বা হবে বলে লিখে রাখে।

    এর জন্য রাখা যাচাই আবার গণনায় ধরা হয়। নির্ধারিত সভার তারিখ পার হয়েছে কিন্তু যাচাই রাখা হয়নি, এমন সভা হয়েছে ও এর যাচাই রাখা হবে না বলেও লেখা যায়।
    """,
)
@click.argument("meeting", type=MeetingName(), metavar="MEETING")
@yes_option
@with_shell
def held(shell: Shell, meeting: str | date, *, yes: bool) -> None:
    """Note that a meeting, named by its day or its month, is held after all though it was noted as not held.

    Rounds kept for it count again. Of a planned one that is over and has no round it notes that it was held, and that none is meant.
    """
    space = _space(shell, yes=yes)
    known = meetings_of(space)
    meant = one_of_several(shell, known, meeting) or unheld_meeting(known, meeting)
    for message in moving_meetings.hold(space, meant, shell.day):
        shell.say(message)


def tell_of_replaced(shell: Shell, space: Workspace, number: int) -> None:
    """Tell where a round (its number) counts no more, since a later one of its meeting took its place."""
    told = told_meetings.told_replaced(space, number)
    if told is not None:
        shell.say(told)


def tell_of_unheld(shell: Shell, space: Workspace, kept: RoundHead) -> None:
    """Tell that papers of a round compare with a meeting that was noted as not held since, or pass over one that is held after all, and what to do."""
    for told in moving_meetings.noted_otherwise_since(space, kept, shell.day):
        shell.say(told)


def _space(shell: Shell, *, yes: bool) -> Workspace:
    space = shell.space(roster=False)
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    return space


def _known(shell: Shell, space: Workspace, named: str | date) -> Meeting:
    """Return the meeting that is meant, of those that are known.

    Raises:
        WorkspaceError: none or several are known by that name, or it was not held.

    """
    known = meetings_of(space)
    meant = one_of_several(shell, known, named) or find_meeting(known, named, shell.day)
    if meant.id not in {meeting.id for meeting in known}:
        raise WorkspaceError(meeting_texts.UNKNOWN)
    if not meant.held:
        raise WorkspaceError(meeting_texts.NOT_HELD.filled(meeting=meant.called))
    return meant


_NONE: Final = Text(
    en="No meeting is known yet. Tell the next one with: auditor settings --next-meeting DATE",
    bn="এখনো কোনো সভার তারিখ জানানো হয়নি। জানাতে চালান: auditor settings --next-meeting তারিখ",
)
_HEADINGS: Final = (
    Text(en="Meeting", bn="সভা"),
    Text(en="Rounds", bn="রাখা যাচাই"),
    Text(en="State", bn="অবস্থা"),
)
