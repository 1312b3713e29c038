"""`auditor invite`: the sheets by which offices check themselves, and what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _delivery
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_day, odd_days
from auditor.cli._key_store import key_file_option, open_store
from auditor.cli._options import ONLY_ITS_SHEET, offices_option
from auditor.cli._shell import Day, MeetingMonth, Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.settings import before_printing
from auditor.i18n import Text, clean, month, plain
from auditor.model.labels import sheet_name
from auditor.model.notice import Severity
from auditor.model.probe import Permit
from auditor.model.views.invitation import HelpDay
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.rounds.meetings.meetings import meetings_of, named_by_making
from auditor.selfcheck import campaigns, delivery, inviting, permitting, probe_files, sheet_files
from auditor.selfcheck.permitting import ProbeOrder
from auditor.selfcheck.sheets import InvitationOrder
from auditor.selfcheck.texts import sheets as texts
from auditor.tables import notes
from auditor.workspace import where
from auditor.workspace.folder import OUT
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.journal import KeysMade
    from auditor.selfcheck.inviting import PreparedInvitations
    from auditor.workspace.folder import Workspace


@_commands.group(
    "invite",
    invoke_without_command=True,
    bn="""প্রতিটি দপ্তরের জন্য দুই পৃষ্ঠার স্ব-যাচাই নির্দেশিকা, প্রতিটি ইউজার আইডির যাচাই কোড এবং স্ব-যাচাই পাতা তৈরি করে।

    চাবি প্রতি সভায় একবার তৈরি হয় এবং এই কম্পিউটারে থাকে; আবার চালালে একই কোড ও একই পাতা পাওয়া যায়, নতুন যোগ হওয়া আইডির কোডও তৈরি হয়। সব
    থাকে out/invitations-…/ ফোল্ডারে। নির্দেশিকায় কোড থাকে: ছাপিয়ে প্রতিটি দপ্তরকে নিজেরটি খামে বন্ধ করে দিন, একসঙ্গে ই-মেইলে পাঠাবেন না।
    """,
)
@_commands.option(
    "--meeting",
    type=MeetingMonth(),
    help=Text(
        en="For which meeting: YYYY-MM; that of this month otherwise.", bn="কোন সভার জন্য: YYYY-MM; না লিখলে চলতি মাসের সভা।"
    ),
)
@_commands.option(
    "--due",
    type=Day(),
    help=Text(
        en="Until when answers are asked for (otherwise as in auditor.toml).",
        bn="উত্তর দেওয়ার সময়সীমা (না দিলে auditor.toml-এ যা আছে)।",
    ),
)
@_commands.option(
    "--help-day",
    type=Day(),
    help=Text(
        en="When users are helped in person (otherwise as in auditor.toml).",
        bn="সহায়তা দিবসের তারিখ (না দিলে auditor.toml-এ যা আছে)।",
    ),
)
@_commands.option(
    "--help-place",
    help=Text(
        en='Where, worded so that "come" can follow it: উপজেলা পরিষদ সভাকক্ষে.',
        bn="কোথায়; এমনভাবে লিখুন যেন পরে “আসুন” বসে: উপজেলা পরিষদ সভাকক্ষে।",
    ),
)
@offices_option(ONLY_ITS_SHEET)
@_commands.option(
    "--new-keys",
    is_flag=True,
    help=Text(
        en="Make keys and codes anew; the meeting's earlier sheets no longer count.",
        bn="চাবি ও কোড নতুন করে তৈরি করে; সভার আগের নির্দেশিকা আর চলবে না।",
    ),
)
@_commands.option(
    "--yes",
    is_flag=True,
    help=Text(
        en="Do not ask: new keys, or an odd day, are meant.",
        bn="জিজ্ঞাসা করবে না: নতুন চাবি, বা অস্বাভাবিক মনে হলেও তারিখটিই ঠিক।",
    ),
)
@_commands.option(
    "--probe",
    is_flag=True,
    help=Text(
        en="Also make the files of a login check for the offices that are named.",
        bn="উল্লেখ করা দপ্তরগুলোর লগইন যাচাইয়ের ফাইলও তৈরি করে।",
    ),
)
@_commands.option(
    "--permit",
    help=Text(
        en="The number of the memo by which the portal's owner permits login checks.",
        bn="পোর্টাল কর্তৃপক্ষ যে স্মারকে লগইন যাচাইয়ের অনুমতি দিয়েছেন তার নম্বর।",
    ),
)
@_commands.option(
    "--permit-by",
    help=Text(
        en="The authority that owns the portal and signed that memo; otherwise it is asked.",
        bn="পোর্টালের যে কর্তৃপক্ষ স্মারকে স্বাক্ষর করেছেন; না দিলে জিজ্ঞাসা করা হয়।",
    ),
)
@_commands.option("--permit-on", type=Day(), help=Text(en="The day of that memo.", bn="ওই স্মারকের তারিখ।"))
@_commands.option(
    "--portal",
    "portal_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=Text(en="A description of the portal (TOML).", bn="পোর্টালের বর্ণনা (TOML)।"),
)
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
    if click.get_current_context().invoked_subcommand is not None:
        return

    if probe != bool(permit) or (probe and not offices) or (not probe and any((permit_by, permit_on, portal_file))):
        raise Misuse(_PROBE_NEEDS)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    _refuse_past(shell, due, "--due")
    _refuse_past(shell, help_day, "--help-day")
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
        wanted,
    )
    odd_days(shell, yes=yes)(inviting.doubts_of(order.due, order.help, shell.day))
    earlier = campaigns.campaigns(space, order.meeting)
    made_on = earlier[-1].on if earlier and not new_keys else shell.day
    named = named_by_making(meetings_of(space), order.meeting, made_on)
    if new_keys and earlier and not _is_meant(shell, earlier, named, yes=yes):
        shell.say(texts.NOTHING)
        return
    warning = where.sync_warning(space.folder)
    if warning is not None:
        shell.say(warning)
    with shell.progress(len(listed.roster_of(space).offices), _JUDGING) as tick:
        judgement = assessing.assess(space, shell.day, tick=tick)
    prepared = inviting.prepare(space, judgement, open_store(shell, key_file), order)
    for told in inviting.told_of_page(prepared):
        shell.say(told)
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
    if named is not None:
        shell.say(named)
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
    typed = clean(place or "")
    there = plain(notes.reference(typed)) if typed else planned.place if planned is not None else None
    then = day or (planned.day if planned is not None else None)
    if then is None and there is None:
        return None
    if then is None or there is None:
        raise Misuse(_DAY_AND_PLACE)
    if then < shell.day:
        shell.say(texts.HELP_OVER, day=then)
        return None
    return HelpDay(then, there)


def _is_meant(shell: Shell, earlier: tuple[KeysMade, ...], named: Text | None, *, yes: bool) -> bool:
    """Say that the earlier sheets of that name will no longer count, and for which meeting the new ones are where their name is another's; return whether that is meant."""
    shell.say(texts.VOIDS, month=month(earlier[-1].meeting), sheet=sheet_name(earlier[-1].round))
    if named is not None:
        shell.say(texts.NEW_ONES, named=named)
    return yes or Dialog(shell).confirms(texts.GO_ON)


def _tell_of_sheets(shell: Shell, prepared: PreparedInvitations, wanted: tuple[str, ...], folder: str) -> None:
    sheets = [sheet for sheet in prepared.sheets if not wanted or sheet.office_id in wanted]
    without = [name for office, name in prepared.without if not wanted or office in wanted]
    for told in sheet_files.told(
        ((len(sheet.accounts), sheet.portal) for sheet in sheets), prepared.campaign_id, folder, without
    ):
        shell.say(told)
    shell.say(texts.NEXT)


command.add_command(_delivery.delivered)
command.add_command(_delivery.status)


_JUDGING: Final = Text(en="Offices", bn="দপ্তর")
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
    bn="লগইন যাচাইয়ের জন্য --probe, --office, --permit স্মারক, --permit-by কর্তৃপক্ষ ও --permit-on তারিখ একসঙ্গে দিন।",
)
