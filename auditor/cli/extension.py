"""`auditor extension`: time that the committee extended, shown, entered and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor import discovery
from auditor.cli import _commands, _json
from auditor.cli._correct import shown_and_confirmed, standing_now
from auditor.cli._doubts import need_a_likely_clock, odd_days, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._options import complete_policy
from auditor.cli._shell import Day, Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import A_DAY, Text, digits, plain, say
from auditor.model.errors import WorkspaceError
from auditor.model.views.waivers import WaiverState
from auditor.rounds import extending, foreseeing
from auditor.rounds.identity import identities, listed, naming_offices
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.waivers.listed_waivers import listed_waivers
from auditor.workspace import toml_changes, waivers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Waiver
    from auditor.model.record import Json
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History
    from auditor.views.waivers.listed_waivers import ListedWaiver
    from auditor.workspace.folder import Workspace


@_commands.group(
    "extension",
    invoke_without_command=True,
    bn="""কমিটি যেসব কাজের সময় বাড়িয়েছে সেগুলোর তালিকা দেখায়: কার, কোন করণীয়, কত তারিখ পর্যন্ত, কোন সিদ্ধান্তে।

    এগুলো waivers.toml ফাইলে লেখা থাকে।
    """,
)
@_json.json_option
@with_shell
def command(shell: Shell, *, as_json: bool) -> None:
    """List the duties whose time the committee extended: whose, until when, and by which decision.

    They stand in waivers.toml.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    space = shell.space()
    if not space.waivers and not as_json:
        shell.say(_NONE)
        return
    if not space.waivers:
        _json.show("extensions", {"extensions": []})
        return
    shown_so, known = _listed(space, standing_now(space, shell.day)[1], shell.day)
    if as_json:
        numbered = enumerate(zip(space.waivers, shown_so, strict=True), start=1)
        _json.show("extensions", {"extensions": [_as_json(*each, number, known["named"]) for number, each in numbered]})
        return
    named = extending.with_who_left(known, space.waivers, shown_so)["named"]
    rows = [
        (
            digits(f"{number}", shell.talk),
            say(named.get(waiver.subject, waiver.subject), shell.talk),
            say(extending.duty_called(waiver.policy, waiver.subject), shell.talk),
            A_DAY.said(shell.talk, day=waiver.until),
            waiver.approved_by,
            say(shown.note or "", shell.talk),
        )
        for number, (waiver, shown) in enumerate(zip(space.waivers, shown_so, strict=True), start=1)
    ]
    width = len(_HEADINGS) - (not any(shown.note for shown in shown_so))
    shell.show(table(_HEADINGS[:width], [row[:width] for row in rows], shell.talk))


def _as_json(waiver: Waiver, shown: ListedWaiver, number: int, named: Mapping[str, Text]) -> Json:
    is_over = shown.state is WaiverState.EXPIRED
    note: dict[str, Json] = {"note": shown.state.value} if shown.state is not None and not is_over else {}
    return {
        "number": number,
        "subject": waiver.subject,
        "name": in_both(named[waiver.subject]) if waiver.subject in named else None,
        "duty": waiver.policy,
        "until": iso(waiver.until),
        "over": is_over,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        **note,
    }


@command.command(
    "enter",
    bn="""কমিটি একটি দপ্তর বা ইউজার আইডির একটি করণীয়ের (দেখুন: auditor policies) সময় বাড়িয়েছে বলে লিখে রাখে।

    ওই সময় পর্যন্ত কাজটি “হয়নি” হিসেবে ধরা হয় না; এরপর নিজে থেকেই আবার ধরা হয়।
    """,
)
@click.argument("subject", metavar="SUBJECT")
@click.argument("duty", metavar="DUTY", shell_complete=complete_policy)
@_commands.option(
    "--until",
    type=Day(),
    required=True,
    help=Text(en="The last day of the extended time.", bn="বর্ধিত সময়ের শেষ তারিখ।"),
)
@_commands.option("--reason", required=True, help=Text(en="Why.", bn="কারণ।"))
@_commands.option(
    "--approved-by", "approved", required=True, help=Text(en="By which decision.", bn="কোন সিদ্ধান্তে সময় বাড়ানো হয়েছে।")
)
@yes_option
@with_shell
def enter(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, subject: str, duty: str, until: date, reason: str, approved: str, yes: bool
) -> None:
    """Enter that the committee extended the time of SUBJECT, an office or account, for DUTY (see: auditor policies).

    Until that day the duty does not count as not done; after it, it counts again by itself.
    """
    space = shell.space()
    need_a_likely_clock(shell, space)
    now = standing_now(space, shell.day)[1].now.assessments
    roster = listed.roster_of(space)
    known = extending.listed_in(roster, now)
    whose = _whose(space, extending.with_numbered(roster.offices, now), subject)
    waiver = extending.typed(
        {"subject": whose, "policy": duty, "reason": reason, "approved_by": approved}, until, _ASKED
    )
    extending.refuse_moot(space, waiver, now)
    doubted = odd_days(shell, yes=yes)
    shell.say(waivers.add(space.folder, waiver, discovery.policies(), shell.day, doubted, **known))
    for told in (
        extending.done_already(waiver, now),
        extending.waiting(waiver, now),
        extending.over_by_meeting(space, waiver, shell.day, known["elsewhere"]),
    ):
        if told is not None:
            shell.say(told)


@command.command(
    "back",
    bn="""ভুল করে লেখা বর্ধিত সময় বাতিল করে; নম্বরটি তালিকার ক্রম (auditor extension)।

    কী বদলাবে এবং দপ্তরের অবস্থা কেমন হবে তা প্রথমে দেখানো হয়।
    """,
)
@click.argument("number", type=click.IntRange(min=1))
@yes_option
@with_shell
def back(shell: Shell, *, number: int, yes: bool) -> None:
    """Take back extension NUMBER of the list (auditor extension), which was entered by mistake.

    What changes by it, and how offices would stand, is shown first.
    """
    space = shell.space()
    need_a_likely_clock(shell, space)
    if number > len(space.waivers):
        raise WorkspaceError(_NO_SUCH)
    meant = space.waivers[number - 1]
    history = standing_now(space, shell.day)[1]
    shown, known = _listed(space, history, shell.day)
    known = extending.with_who_left(known, space.waivers, shown)
    prepared = waivers.taking_back(space.folder, toml_changes.mark(meant), discovery.policies(), shell.day, **known)
    changes = foreseeing.what_ending_changes(space, shell.day, meant, history)
    if shown_and_confirmed(shell, [extending.taken_back(prepared, known["named"])], changes, yes=yes):
        waivers.take_back(space.folder, prepared)
        shell.say(prepared.told)


def _listed(space: Workspace, past: History, day: date) -> tuple[tuple[ListedWaiver, ...], extending.Listed]:
    """Return the extensions as lists show them, and what the roster says of whose time is extended."""
    as_now = identities.waivers_now(space.waivers, identities.known(Ledger(space.ledger_path)))
    shown = tuple(listed_waivers(as_now, past, day))
    return shown, extending.listed_in(listed.roster_of(space), past.now.assessments)


def _whose(space: Workspace, offices: Sequence[Office], typed: str) -> str:
    """Return the id of the office or account that is meant.

    Raises:
        WorkspaceError: there is no such, or it is not clear which is meant.

    """
    meant = naming_offices.subject_meant(offices, identities.known(Ledger(space.ledger_path)), typed)
    if meant is None:
        raise WorkspaceError(_NOBODY)
    return meant


_HEADINGS: Final = (
    Text(en="No", bn="ক্রম"),
    Text(en="Whose", bn="কার"),
    Text(en="Duty", bn="করণীয়"),
    Text(en="Until", bn="কত তারিখ পর্যন্ত"),
    Text(en="By which decision", bn="কোন সিদ্ধান্তে"),
    Text(en="Note", bn="মন্তব্য"),
)
_NONE: Final = Text(
    en="No time is extended. Enter one with: auditor extension enter SUBJECT DUTY --until DATE --reason WHY --approved-by DECISION",
    bn="কোনো বর্ধিত সময় লেখা নেই। লিখতে চালান: auditor extension enter দপ্তর-বা-ইউজার করণীয় --until তারিখ --reason কারণ --approved-by সিদ্ধান্ত",
)
_NO_SUCH: Final = Text(
    en="There is no extension with that number. See them with: auditor extension",
    bn="এই ক্রমের কোনো বর্ধিত সময় নেই। তালিকা দেখুন: auditor extension",
)
_NOBODY: Final = Text(
    en="The roster has no office or user ID by that name; nothing was written. See the offices with: auditor roster list",
    bn="তালিকায় এই নামে কোনো দপ্তর বা ইউজার আইডি নেই; কিছু লেখা হয়নি। দপ্তরগুলো দেখুন: auditor roster list",
)
_ASKED: Final = {
    "subject": plain("SUBJECT"), "policy": plain("DUTY"), "reason": plain("--reason"), "approved_by": plain("--approved-by"),
    "until": plain("--until"),
}  # fmt: skip
