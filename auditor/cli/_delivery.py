"""What became of the sheets: how they reached their offices, and how many slips came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._shell import MeetingMonth, OfficeId, Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Text, digits, short_date
from auditor.model.errors import WorkspaceError
from auditor.model.journal import Delivery
from auditor.selfcheck import campaigns, delivery
from auditor.selfcheck.texts import sheets as texts

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.journal import KeysMade
    from auditor.model.record import Json
    from auditor.selfcheck.delivery import SheetState
    from auditor.workspace.folder import Workspace

LONGEST_TABLE: Final = 500
"""Of more offices only those are listed whose sheet is not delivered, or the counts alone."""


_meeting_option = _commands.option(
    "--meeting",
    type=MeetingMonth(),
    help=Text(
        en="The sheets of which meeting: YYYY-MM; the last ones otherwise.",
        bn="কোন সভার নির্দেশিকা: YYYY-MM; না লিখলে সর্বশেষ।",
    ),
)


@_commands.command(
    "delivered",
    bn="""নির্দেশিকা কীভাবে দপ্তরে পৌঁছেছে তা লিখে রাখে: কোন উপায়ে এবং কোন কোন দপ্তরে, নাম, আইডি বা ক্রম দিয়ে।

    তারিখ আজকের, অথবা --on দিয়ে দেওয়া তারিখ।
    """,
)
@click.argument("way", type=click.Choice([way.value for way in Delivery]), metavar="hand|post|meeting|mail")
@click.argument("offices", nargs=-1, metavar="OFFICE...", type=OfficeId())
@_commands.option(
    "--all",
    "everybody",
    is_flag=True,
    help=Text(
        en="All offices whose sheets were made and not yet delivered.",
        bn="যেসব দপ্তরের নির্দেশিকা তৈরি হয়েছে কিন্তু পৌঁছেনি তার সবগুলো।",
    ),
)
@_meeting_option
@yes_option
@with_shell
def delivered(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, way: str, offices: tuple[str, ...], everybody: bool, meeting: str | None, yes: bool
) -> None:
    """Note how sheets reached their offices: which way, and which offices, by name, id or serial.

    The day is today, or --on DATE.
    """
    if bool(offices) == everybody:
        raise Misuse(_WHICH_OFFICES)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    last = _last_of(_campaigns(shell, space, meeting))
    if shell.day < last.on:
        raise WorkspaceError(texts.BEFORE.filled(day=last.on))
    if everybody:
        states = delivery.states_of(space, last.round)
        meant = tuple(state.office for state in states if state.made and state.delivered is None)
    else:
        meant = delivery.named_offices(space, offices)
    noted = delivery.deliver(space, last.round, meant, Delivery(way), shell.day)
    shell.say(texts.NOTED, n=noted, way=texts.WAYS[Delivery(way)], day=shell.day)
    if noted < len(meant):
        shell.say(texts.NOTED_BEFORE, n=len(meant) - noted)
    shell.say(delivery.counts_of(delivery.states_of(space, last.round)))


@_commands.command(
    "status", bn="প্রতিটি দপ্তরের নির্দেশিকা তৈরি হয়েছে কি না, কবে কীভাবে পৌঁছেছে এবং কতটি স্লিপ ফেরত এসেছে দেখায়।"
)
@_meeting_option
@_json.json_option
@with_shell
def status(shell: Shell, *, meeting: str | None, as_json: bool) -> None:
    """Show for each office whether its sheet was made, how and when it was delivered, and how many slips came back."""
    space = shell.space()
    made = _campaigns(shell, space, meeting)
    if not made and as_json:
        _json.show("sheets", {"round": None, "meeting": None, "offices": []})
        return
    last = _last_of(made)
    states = delivery.states_of(space, last.round)
    if as_json:
        _json.show(
            "sheets", {"round": last.round, "meeting": last.meeting, "offices": [_as_json(state) for state in states]}
        )
        return
    if len(states) <= LONGEST_TABLE:
        shell.show(_table(states, shell.talk))
    shell.say(delivery.counts_of(states))


def _campaigns(shell: Shell, space: Workspace, meeting: str | None) -> tuple[KeysMade, ...]:
    """Return the campaigns of a meeting in order, or all."""
    return campaigns.campaigns(space, campaigns.month_of(space, meeting, shell.day) if meeting else "")


def _last_of(made: tuple[KeysMade, ...]) -> KeysMade:
    if not made:
        raise WorkspaceError(texts.NO_SHEETS)
    return made[-1]


def _as_json(state: SheetState) -> Json:
    return {
        "serial": state.serial,
        "id": state.office,
        "name": in_both(state.name),
        "accounts": state.accounts,
        "made": state.made,
        "needed": state.needed,
        "delivered_by": state.delivered.way.value if state.delivered is not None else None,
        "delivered_on": iso(state.delivered.on if state.delivered is not None else None),
        "accounts_with_slips": state.slips,
    }


def _table(states: tuple[SheetState, ...], language: Language) -> str:
    return table(texts.HEADINGS, [_row(state, language) for state in states], language)


def _row(state: SheetState, language: Language) -> tuple[str, ...]:
    way = texts.WAYS[state.delivered.way].said(language) if state.delivered is not None else "-"
    return (
        digits(f"{state.serial:02d}", language),
        state.name.said(language),
        digits(f"{state.accounts}", language),
        texts.state_of(made=state.made, needed=state.needed).said(language),
        way,
        short_date(state.delivered.on, language) if state.delivered is not None else "-",
        digits(f"{state.slips}/{state.accounts}", language),
    )


_WHICH_OFFICES: Final = Text(
    en="Name the offices by name, id or serial, or give --all.",
    bn="দপ্তরগুলোর নাম, আইডি বা ক্রম লিখুন, অথবা --all দিন।",
)
