"""`auditor meeting`: the committee's meetings, put off or not held."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from auditor import discovery
from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._shell import Day, MeetingMonth, Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse, option_of
from auditor.i18n import Text, digits, joined, meeting_called, plain, short_date
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.rounds import keeping
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import counted_though_not_held
from auditor.rounds.meetings import Meeting, SeveralMeetingsError, find_meeting, meetings_of
from auditor.rounds.sampling import is_drawn
from auditor.tables.answers import read_day
from auditor.workspace import settings, where

if TYPE_CHECKING:
    from auditor.rounds.ledger import RoundHead
    from auditor.workspace.folder import Workspace

NEXT: Final = "next-meeting"


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
        if not shell.at_terminal:
            raise
        choices = [(meeting.named, meeting.id) for meeting in several.meetings]
        chosen = Dialog(shell).choose(_WHICH, [*choices, (_LATER, "")], unless_chosen="")
        if not chosen:
            raise
        return next(meeting for meeting in several.meetings if meeting.id == chosen)


@_commands.group(
    "meeting",
    invoke_without_command=True,
    bn="""জানা সভাগুলোর তালিকা দেখায়: কোনটি নির্ধারিত, কোনটি পিছিয়েছে, কোনটি হয়নি, এবং প্রতিটির জন্য কতটি যাচাই রাখা হয়েছে।

    সভা চেনা হয় তার তারিখ দিয়ে। পেছালেও সেটি একই সভা; না হলে "পরপর কত সভা" গণনায় ধরা হয় না।
    """,
)
@with_shell
def command(shell: Shell) -> None:
    """List the meetings that are known: planned, put off, not held, and how many rounds were kept for each.

    A meeting is its day. Put off, it stays the same meeting; not held, it counts for no "meetings in a row".
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    space = shell.space(roster=False)
    known = meetings_of(space)
    if not known:
        shell.say(_NONE)
        return
    rows = [
        (
            short_date(meeting.day, shell.talk) if meeting.day is not None else meeting.named.said(shell.talk),
            digits(f"{meeting.rounds}", shell.talk),
            _state(meeting, shell.day).said(shell.talk),
        )
        for meeting in known
    ]
    shell.show(table(_HEADINGS, rows, shell.talk))


@command.command(
    "move",
    bn="""FROM সভাটি (তারিখ বা মাস দিয়ে চেনা) পিছিয়ে বা এগিয়ে TO তারিখে নেওয়া হয়েছে বলে লিখে রাখে।

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
    space = _writable(shell, yes=yes)
    meant = _known(shell, space, meeting)
    if meant.day == to:
        raise WorkspaceError(_SAME_DAY.filled(day=to))
    if any(other.day == to and other.held and not _is_only_planned(space, other) for other in meetings_of(space)):
        raise WorkspaceError(_TAKEN.filled(day=to))
    _note(shell, space, MeetingMoved(meant.id, meant.day, to, shell.day), {NEXT: to} if _is_next(space, meant) else {})
    told = (
        _MOVED_DRAWN if is_drawn(Ledger(space.ledger_path), meant.id) else _MOVED_WITH_ROUND if meant.rounds else _MOVED
    )
    shell.say(told, meeting=meant.named, to=to, again=f"{to}")


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
    space = _writable(shell, yes=yes)
    meant = _known(shell, space, meeting)
    _note(
        shell, space, MeetingCancelled(meant.id, meant.day, shell.day), {NEXT: None} if _is_next(space, meant) else {}
    )
    ahead = [
        other for other in meetings_of(space) if other.held and other.id != meant.id and not other.is_before(shell.day)
    ]
    shell.say(_CANCELLED_NEXT if ahead else _CANCELLED, meeting=meant.named, next=ahead[0].named if ahead else "")
    for kept in Ledger(space.ledger_path).rounds()[-1:]:
        tell_of_unheld(shell, space, kept)


def tell_of_unheld(shell: Shell, space: Workspace, kept: RoundHead) -> None:
    """Tell that papers of a round compare with a meeting that was noted as not held since, and what to do, where that is so."""
    ledger = Ledger(space.ledger_path)
    unheld = counted_though_not_held(ledger, kept)
    if not unheld or any(meeting.id == kept.header.meeting and not meeting.held for meeting in meetings_of(space)):
        return
    is_last = kept.number == len(ledger.rounds()) and not is_drawn(ledger, kept.header.meeting)
    shell.say(
        _COMPARES_AGAIN if is_last else _COMPARES,
        n=kept.number,
        unheld=joined([meeting_called(head.header.meeting, head.header.meets_on) for head in unheld], ", "),
        again=plain(f"{kept.header.meets_on or kept.header.meeting}"),
    )


def _writable(shell: Shell, *, yes: bool) -> Workspace:
    space = shell.space(roster=False)
    need_a_likely_day(shell, space, yes=yes)
    where.refuse_network_share(space.folder)
    keeping.refuse_broken(Ledger(space.ledger_path))
    return space


def _known(shell: Shell, space: Workspace, named: str | date) -> Meeting:
    """Return the meeting that is meant, of those that are known.

    Raises:
        WorkspaceError: none is known by that name, or it was not held.

    """
    meant = chosen_meeting(shell, space, named)
    if meant.id not in {meeting.id for meeting in meetings_of(space)}:
        raise WorkspaceError(_UNKNOWN)
    return meant


def _is_only_planned(space: Workspace, meeting: Meeting) -> bool:
    """Whether nothing but the plan knows a meeting: then it may be the one that is put off, told twice."""
    noted = {move.meeting for move in Ledger(space.ledger_path).notes(MeetingMoved)}
    return meeting.rounds == 0 and meeting.day == space.config.meeting.next and meeting.id not in noted


def _is_next(space: Workspace, meant: Meeting) -> bool:
    return space.config.meeting.next is not None and space.config.meeting.next == meant.day


def _note(
    shell: Shell, space: Workspace, entry: MeetingMoved | MeetingCancelled, planned: dict[str, date | None]
) -> None:
    """Write the plan and note it in the ledger, or neither."""
    before = space.config.meeting.next
    if planned:
        settings.tell(space.folder, planned, discovery.policies(), shell.day)
    try:
        Ledger(space.ledger_path).note(entry)
    except BaseException:
        if planned:
            with suppress(AuditorError):
                settings.tell(space.folder, {NEXT: before}, discovery.policies(), shell.day)
        raise


def _state(meeting: Meeting, today: date) -> Text:
    if not meeting.held:
        return _NOT_HELD
    return (
        _AHEAD
        if meeting.day is not None and meeting.day >= today
        else _OVER
        if meeting.day is not None
        else _MONTH_ONLY
    )


_WHICH: Final = Text(en="Which meeting?", bn="কোন সভা?")
_LATER: Final = Text(en="none of them now (Enter)", bn="এখন কোনোটি নয় (শুধু Enter)")
_NONE: Final = Text(
    en="No meeting is known yet. Tell the next one with: auditor settings --next-meeting DATE",
    bn="এখনো কোনো সভার তারিখ জানানো হয়নি। জানাতে চালান: auditor settings --next-meeting DATE",
)
_HEADINGS: Final = (
    Text(en="Meeting", bn="সভা"),
    Text(en="Rounds", bn="রাখা যাচাই"),
    Text(en="State", bn="অবস্থা"),
)
_NOT_HELD: Final = Text(en="not held", bn="অনুষ্ঠিত হয়নি")
_AHEAD: Final = Text(en="to come", bn="হবে")
_OVER: Final = Text(en="over", bn="হয়েছে")
_MONTH_ONLY: Final = Text(en="day not told", bn="তারিখ জানানো হয়নি")
_SAME_DAY: Final = Text(
    en="The meeting is planned for {day} already; nothing was noted.", bn="সভাটি {day} তারিখেই নির্ধারিত আছে; কিছু লেখা হয়নি।"
)
_TAKEN: Final = Text(
    en="Another meeting is known for {day}; nothing was noted. See: auditor meeting",
    bn="{day} তারিখে অন্য একটি সভা আছে; কিছু লেখা হয়নি। দেখুন: auditor meeting",
)
_UNKNOWN: Final = Text(
    en="No such meeting is known; nothing was noted. See which are with: auditor meeting",
    bn="এমন কোনো সভা লেখা নেই; কিছু লেখা হয়নি। কোনগুলো আছে দেখুন: auditor meeting",
)
_MOVED: Final = Text(
    en="Noted: the meeting of {meeting} is held on {to}. It stays the same meeting. Next: auditor",
    bn="লেখা হয়েছে: {meeting} সভাটি {to} তারিখে হবে। সভা একই থাকল। এরপর: auditor",
)
_MOVED_WITH_ROUND: Final = Text(
    en="Noted: the meeting of {meeting} is held on {to}. It stays the same meeting. The round kept for it and its papers bear the "
    "former day. To have papers with the new one, keep it again: auditor audit --keep --meeting {again}",
    bn="লেখা হয়েছে: {meeting} সভাটি {to} তারিখে হবে। সভা একই থাকল। তবে এই সভার জন্য রাখা যাচাই ও তার কাগজে আগের তারিখ আছে। নতুন তারিখের "
    "কাগজ পেতে আবার রাখুন: auditor audit --keep --meeting {again}",
)
_MOVED_DRAWN: Final = Text(
    en="Noted: the meeting of {meeting} is held on {to}. It stays the same meeting. Offices were already drawn from the round kept for "
    "it, so that round and its papers stay as they are and bear the former day; write the new day on them by hand. Next: auditor",
    bn="লেখা হয়েছে: {meeting} সভাটি {to} তারিখে হবে। সভা একই থাকল। তবে এই সভার রাখা যাচাই থেকে দৈবচয়ন হয়ে গেছে, তাই যাচাই ও তার কাগজ "
    "আগের তারিখসহ অপরিবর্তিত থাকবে; কাগজে নতুন তারিখ হাতে লিখে দিন। এরপর: auditor",
)
_CANCELLED_NEXT: Final = Text(
    en="Noted: the meeting of {meeting} was not held. The next one is that of {next}. Next: auditor",
    bn="লেখা হয়েছে: {meeting} সভাটি অনুষ্ঠিত হয়নি। পরবর্তী সভা {next}। এরপর: auditor",
)
_COMPARES: Final = Text(
    en="Round {n} compares with the {unheld}, which was not held, and counts it; its papers stay so. Note it on them by hand.",
    bn="{n} নম্বর যাচাইয়ের কাগজে {unheld}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি। কাগজ এমনই থাকবে; কথাটি কাগজে হাতে লিখে রাখুন।",
)
_COMPARES_AGAIN: Final = Text(
    en="Round {n} compares with the {unheld}, which was not held, and counts it. To have papers without it, keep the round again: "
    "auditor audit --keep --meeting {again}",
    bn="{n} নম্বর যাচাইয়ের কাগজে {unheld}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি। তা ছাড়া কাগজ পেতে যাচাইটি আবার রাখুন: "
    "auditor audit --keep --meeting {again}",
)
_CANCELLED: Final = Text(
    en="Noted: the meeting of {meeting} was not held. Tell the next one with: auditor settings --next-meeting DATE",
    bn="লেখা হয়েছে: {meeting} সভাটি অনুষ্ঠিত হয়নি। পরবর্তী সভার তারিখ জানাতে চালান: auditor settings --next-meeting DATE",
)
_DAY_OR_MONTH: Final = Text(
    en="a meeting is named by its day, such as 14.02.2024, or by its month, such as 2024-02.",
    bn="সভার তারিখ লিখুন, যেমন ১৪.০২.২০২৪, অথবা মাস, যেমন 2024-02।",
)
