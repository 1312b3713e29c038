"""`auditor invite`: the sheets by which offices check themselves, and what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from tabulate import tabulate

from auditor.cli import _json
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._shell import Day, MeetingMonth, Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.keys import key_file_option, open_store
from auditor.cli.settings import before_printing
from auditor.i18n import Text, clean, digits, month, plain, short_date
from auditor.model.errors import WorkspaceError
from auditor.model.journal import Delivery
from auditor.model.labels import sheet_name
from auditor.model.notice import Severity
from auditor.model.probe import Permit
from auditor.model.views.invitation import HelpDay
from auditor.rounds import assessing, listed
from auditor.selfcheck import campaigns, delivery, inviting, permitting, probe_files, sheet_files
from auditor.selfcheck.permitting import ProbeOrder
from auditor.selfcheck.sheets import InvitationOrder
from auditor.selfcheck.texts import sheets as texts
from auditor.workspace import where
from auditor.workspace.folder import OUT
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.journal import KeysMade
    from auditor.model.record import Json
    from auditor.selfcheck.delivery import SheetState
    from auditor.selfcheck.inviting import PreparedInvitations
    from auditor.workspace.folder import Workspace

LONGEST_TABLE: Final = 500
"""Of more offices only those are listed whose sheet is not delivered, or the counts alone."""


@click.group("invite", invoke_without_command=True)
@click.option("--meeting", type=MeetingMonth(), help="For which meeting: YYYY-MM; that of this month otherwise.")
@click.option("--due", type=Day(), help="Until when answers are asked for (otherwise as in auditor.toml).")
@click.option("--help-day", type=Day(), help="When users are helped in person (otherwise as in auditor.toml).")
@click.option("--help-place", help='Where, worded so that "come" can follow it: উপজেলা পরিষদ সভাকক্ষে.')
@click.option(
    "--office", "offices", multiple=True, help="Only the sheet of this office, by id or serial; may be repeated."
)
@click.option(
    "--new-keys", is_flag=True, help="Make keys and codes anew; the meeting's earlier sheets no longer count."
)
@click.option("--yes", is_flag=True, help="Do not ask: new keys, or an odd day, are meant.")
@click.option("--probe", is_flag=True, help="Also make the files of a login check for the offices that are named.")
@click.option("--permit", help="The number of the memo by which the portal's owner permits login checks.")
@click.option("--permit-by", help="The authority that owns the portal and signed that memo; otherwise it is asked.")
@click.option("--permit-on", type=Day(), help="The day of that memo.")
@click.option("--portal", "portal_file", type=click.Path(path_type=Path), help="A description of the portal (TOML).")
@key_file_option
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    *,
    meeting: str | None,
    due: date | None,
    help_day: date | None,
    help_place: str | None,
    offices: tuple[str, ...],
    new_keys: bool,
    yes: bool,
    probe: bool,
    permit: str | None,
    permit_by: str | None,
    permit_on: date | None,
    portal_file: Path | None,
    key_file: Path | None,
) -> None:
    """Make a sheet for each office, front and back, with a code for each account, and the self-check page.

    Keys are made once a meeting and kept on this computer; run again, the command gives the same codes and the same page,
    and codes for accounts that were added. Everything goes to out/invitations-ROUND/. The sheets hold codes: print them, give
    each office its own, closed, and never mail them as a heap.
    """
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        given = (meeting, due, help_day, help_place, offices, new_keys, yes, key_file)
        if any((*given, probe, permit, permit_by, permit_on, portal_file)):
            raise Misuse(_AFTER_NAME.filled(name=ctx.invoked_subcommand))
        return

    if probe != bool(permit) or (probe and not offices) or (not probe and any((permit_by, permit_on, portal_file))):
        raise Misuse(_PROBE_NEEDS)
    _refuse_past(shell, due, "--due")
    _refuse_past(shell, help_day, "--help-day")
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    space = before_printing(shell, space, Printed.SHEETS)
    inviting.refuse_without_phone(space)
    if space.reading.roster is not None:
        shell.tell(notice for notice in space.reading.notices if notice.weight is Severity.WRONG)
    wanted = delivery.named_offices(space, offices) if offices else ()
    login = _probe_order(shell, space, wanted, permit, permit_by, permit_on, portal_file) if permit else None
    order = InvitationOrder(
        campaigns.month_of(space, meeting, shell.day),
        shell.day,
        due,
        _help(shell, space, help_day, help_place),
        new_keys,
    )
    earlier = campaigns.campaigns(space, order.meeting)
    if new_keys and earlier and not _is_meant(shell, earlier, yes=yes):
        shell.say(texts.NOTHING)
        return
    warning = where.sync_warning(space.folder)
    if warning is not None:
        shell.say(warning)
    with shell.progress(len(listed.roster_of(space).offices), _JUDGING) as tick:
        judgement = assessing.assess(space, shell.day, tick=tick)
    prepared = inviting.prepare(space, judgement, open_store(shell, key_file), order)
    _tell_of_page(shell, prepared)
    probes = () if login is None else permitting.permit_probes(space, prepared, login, shell.day)
    prepared = permitting.with_fingerprints(space, prepared)
    language = shell.language or space.config.language
    folder = space.folder / OUT / campaigns.folder_name(prepared.campaign_id)
    try:
        with shell.progress(sheet_files.count(prepared, wanted), texts.MAKING) as tick:
            sheet_files.write(prepared, folder, language, offices=wanted, tick=tick)
    except KeyboardInterrupt:
        shell.say(texts.INTERRUPTED)
        raise
    _tell_of_sheets(shell, prepared, wanted, f"{OUT}/{folder.name}")
    for name in permitting.write_probes(probes, folder):
        shell.say(texts.PROBE, file=plain(f"{OUT}/{folder.name}/{name}"))


def _probe_order(  # noqa: PLR0913, PLR0917 one parameter an option
    shell: Shell,
    space: Workspace,
    offices: tuple[str, ...],
    memo: str,
    owner: str | None,
    on: date | None,
    portal: Path | None,
) -> ProbeOrder:
    """Return what login checks are wanted; refused before anything is made where the permit is not the portal owner's."""
    if on is None or (owner is None and not shell.at_terminal):
        raise Misuse(_PROBE_NEEDS)
    if owner is None:
        shell.say(texts.PERMIT_BY)
        owner = Dialog(shell).typed(texts.OWNER)
    permit = Permit(clean(memo).strip(), clean(owner).strip(), on)
    order = ProbeOrder(offices, permit, None if portal is None else probe_files.read_description(portal))
    permitting.refuse_unfit(space, order, shell.day)
    return order


def _refuse_past(shell: Shell, day: date | None, option: str) -> None:
    if day is not None and day < shell.day:
        raise Misuse(_PAST, option)


def _help(shell: Shell, space: Workspace, day: date | None, place: str | None) -> HelpDay | None:
    """Return when and where users are helped: as the options say, else as the workspace does."""
    planned = space.config.help
    there = plain(place.strip()) if place and place.strip() else planned.place if planned is not None else None
    then = day or (planned.day if planned is not None else None)
    if then is None and there is None:
        return None
    if then is None or there is None:
        raise Misuse(_DAY_AND_PLACE)
    if then < shell.day:
        shell.say(texts.HELP_OVER, day=then)
        return None
    return HelpDay(then, there)


def _is_meant(shell: Shell, earlier: tuple[KeysMade, ...], *, yes: bool) -> bool:
    """Say that the meeting's earlier sheets will no longer count, and return whether that is meant."""
    shell.say(texts.VOIDS, month=month(earlier[-1].meeting), sheet=sheet_name(earlier[-1].round))
    return yes or Dialog(shell).confirms(texts.GO_ON)


def _tell_of_page(shell: Shell, prepared: PreparedInvitations) -> None:
    if prepared.voided:
        shell.say(texts.VOIDED, folder=plain(f"out/invitations-{prepared.voided[-1]}"))
    if prepared.kept_due is not None:
        shell.say(texts.DUE_KEPT, due=prepared.kept_due)
    if prepared.added:
        shell.say(texts.ADDED, n=prepared.added)
    if prepared.change is inviting.PageChange.RETAGGED:
        shell.say(texts.RETAGGED)
    elif prepared.change is inviting.PageChange.CHANGED:
        shell.say(texts.CHANGED)


def _tell_of_sheets(shell: Shell, prepared: PreparedInvitations, wanted: tuple[str, ...], folder: str) -> None:
    sheets = [sheet for sheet in prepared.sheets if not wanted or sheet.office_id in wanted]
    without = sum(not sheet.accounts for sheet in sheets)
    if without:
        shell.say(texts.NO_ACCOUNTS, n=without)
    without = sum(not sheet.portal for sheet in sheets)
    if without:
        shell.say(texts.NO_PORTAL, n=without)
    shell.say(
        texts.WRITTEN,
        n=len(sheets),
        m=sum(len(sheet.accounts) for sheet in sheets),
        folder=plain(f"{folder}/{sheet_files.SHEETS}"),
    )
    shell.say(texts.PAGE, page=plain(f"{folder}/{campaigns.page_name(prepared.campaign_id)}"))
    shell.say(texts.NEXT)


@command.command("delivered")
@click.argument("way", type=click.Choice([way.value for way in Delivery]), metavar="hand|post|meeting|mail")
@click.argument("offices", nargs=-1, metavar="OFFICE...")
@click.option("--all", "everybody", is_flag=True, help="All offices whose sheets were made and not yet delivered.")
@click.option("--meeting", type=MeetingMonth(), help="The sheets of which meeting: YYYY-MM; the last ones otherwise.")
@yes_option
@with_shell
def delivered(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, way: str, offices: tuple[str, ...], everybody: bool, meeting: str | None, yes: bool
) -> None:
    """Note how sheets reached their offices: which way, and which offices, by id or serial.

    The day is today, or --on DATE.
    """
    if bool(offices) == everybody:
        raise Misuse(_WHICH_OFFICES)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    last = _last_campaign(shell, space, meeting)
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
    _tell_counts(shell, delivery.states_of(space, last.round))


@command.command("status")
@click.option("--meeting", type=MeetingMonth(), help="The sheets of which meeting: YYYY-MM; the last ones otherwise.")
@_json.json_option
@with_shell
def status(shell: Shell, *, meeting: str | None, as_json: bool) -> None:
    """Show for each office whether its sheet was made, how and when it was delivered, and how many slips came back."""
    space = shell.space()
    last = _last_campaign(shell, space, meeting)
    states = delivery.states_of(space, last.round)
    if as_json:
        _json.show(
            "sheets", {"round": last.round, "meeting": last.meeting, "offices": [_as_json(state) for state in states]}
        )
        return
    if len(states) <= LONGEST_TABLE:
        shell.show(_table(states, shell.talk))
    _tell_counts(shell, states)


def _last_campaign(shell: Shell, space: Workspace, meeting: str | None) -> KeysMade:
    made = campaigns.campaigns(space, campaigns.month_of(space, meeting, shell.day) if meeting else "")
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
        "delivered_by": state.delivered.way.value if state.delivered is not None else None,
        "delivered_on": iso(state.delivered.on if state.delivered is not None else None),
        "accounts_with_slips": state.slips,
    }


def _table(states: tuple[SheetState, ...], language: Language) -> str:
    headings = [heading.said(language) for heading in texts.HEADINGS]
    return tabulate([_row(state, language) for state in states], headers=headings, disable_numparse=True)


def _row(state: SheetState, language: Language) -> tuple[str, ...]:
    way = texts.WAYS[state.delivered.way].said(language) if state.delivered is not None else "-"
    return (
        digits(f"{state.serial:02d}", language),
        state.name.said(language),
        digits(f"{state.accounts}", language),
        (texts.MADE if state.made else texts.NOT_YET).said(language),
        way,
        short_date(state.delivered.on, language) if state.delivered is not None else "-",
        digits(f"{state.slips}/{state.accounts}", language),
    )


def _tell_counts(shell: Shell, states: tuple[SheetState, ...]) -> None:
    made = sum(state.made for state in states)
    shell.say(
        texts.COUNTS,
        x=made,
        y=len(states) - made,
        d=sum(state.delivered is not None for state in states),
        s=sum(state.slips for state in states),
        m=sum(state.accounts for state in states),
    )


_JUDGING: Final = Text(en="Offices", bn="দপ্তর")
_AFTER_NAME: Final = Text(
    en="Options of {name} stand after its name.",
    bn="{name}-এর অপশনগুলো তার নামের পরে লিখুন।",
)
_PAST: Final = Text(
    en="the day lies in the past.",
    bn="তারিখটি পার হয়ে গেছে।",
)
_DAY_AND_PLACE: Final = Text(
    en="A help day has a day and a place: give both --help-day and --help-place.",
    bn="সহায়তা দিবসের তারিখ ও স্থান দুটিই লাগে: --help-day ও --help-place দুটিই দিন।",
)
_PROBE_NEEDS: Final = Text(
    en="A login check is made with --probe, --office, --permit MEMO, --permit-by AUTHORITY and --permit-on DATE together.",
    bn="লগইন যাচাইয়ের জন্য --probe, --office, --permit MEMO, --permit-by AUTHORITY ও --permit-on DATE একসঙ্গে দিন।",
)
_WHICH_OFFICES: Final = Text(
    en="Name the offices by id or serial, or give --all.",
    bn="দপ্তরগুলোর আইডি বা ক্রমিক লিখুন, অথবা --all দিন।",
)
