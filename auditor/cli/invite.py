"""`auditor invite`: the sheets by which offices check themselves, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli._shell import Day, MeetingMonth, Shell, with_shell
from auditor.cli.keys import key_file_option, open_store
from auditor.i18n import Text, digits, month, plain, short_date
from auditor.model.errors import WorkspaceError
from auditor.model.journal import Delivery
from auditor.model.notice import Weight

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.model.journal import KeysMade
    from auditor.model.views.invitation import HelpDay
    from auditor.selfcheck.delivery import SheetState
    from auditor.selfcheck.inviting import PreparedInvitations
    from auditor.workspace.folder import Workspace

LONGEST_TABLE: Final = 500
"""Of more offices only those are listed whose sheet is not delivered, or the counts alone."""


@click.group("invite", invoke_without_command=True)
@click.option("--meeting", type=MeetingMonth(), help="For which meeting: YYYY-MM; this month otherwise.")
@click.option("--due", type=Day(), help="Until when answers are asked for (otherwise as in auditor.toml).")
@click.option("--help-day", type=Day(), help="When users are helped in person (otherwise as in auditor.toml).")
@click.option("--help-place", help='Where, worded so that "come" can follow it: উপজেলা পরিষদ সভাকক্ষে.')
@click.option(
    "--office", "offices", multiple=True, help="Only the sheet of this office, by id or serial; may be repeated."
)
@click.option(
    "--new-keys", is_flag=True, help="Make keys and codes anew; the meeting's earlier sheets no longer count."
)
@click.option("--yes", is_flag=True, help="With --new-keys: do not ask again.")
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
    key_file: Path | None,
) -> None:
    """Make a sheet for each office, front and back, with a code for each account, and the self-check page.

    Keys are made once a meeting and kept on this computer; run again, the command gives the same codes and the same page,
    and codes for accounts that were added. Everything goes to out/invitations-ROUND/. The sheets hold codes: print them, give
    each office its own, closed, and never mail them as a heap.
    """
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        if any((meeting, due, help_day, help_place, offices, new_keys, yes, key_file)):
            raise click.UsageError(f"options of {ctx.invoked_subcommand} stand after its name.")
        return
    from auditor.rounds import assessing, listed  # noqa: PLC0415 start-up
    from auditor.selfcheck import campaigns, delivery, inviting, sheet_files  # noqa: PLC0415 start-up
    from auditor.selfcheck.sheets import InvitationOrder  # noqa: PLC0415 start-up
    from auditor.workspace import where  # noqa: PLC0415 start-up
    from auditor.workspace.folder import OUT  # noqa: PLC0415 start-up

    _refuse_past(shell, due, "--due")
    _refuse_past(shell, help_day, "--help-day")
    space = shell.space()
    if space.reading.roster is not None:
        shell.tell(notice for notice in space.reading.notices if notice.weight is Weight.WRONG)
    wanted = delivery.named_offices(space, offices) if offices else ()
    order = InvitationOrder(
        meeting or f"{shell.day:%Y-%m}", shell.day, due, _help(shell, space, help_day, help_place), new_keys
    )
    earlier = campaigns.campaigns(space, order.meeting)
    if new_keys and earlier and not _is_meant(shell, earlier, yes=yes):
        shell.say(_NOTHING)
        return
    warning = where.sync_warning(space.folder)
    if warning is not None:
        shell.say(warning)
    with shell.progress(len(listed.roster_of(space).offices), _JUDGING) as tick:
        judgement = assessing.assess(space, shell.day, tick=tick)
    prepared = inviting.prepare(space, judgement, open_store(shell, key_file), order)
    _tell_of_page(shell, prepared)
    language = shell.language or space.config.language
    folder = space.folder / OUT / campaigns.folder_name(prepared.round)
    try:
        with shell.progress(sheet_files.count(prepared, wanted), _MAKING) as tick:
            sheet_files.write(prepared, folder, language, offices=wanted, tick=tick)
    except KeyboardInterrupt:
        shell.say(_INTERRUPTED)
        raise
    _tell_of_sheets(shell, prepared, wanted, f"{OUT}/{folder.name}")


def _refuse_past(shell: Shell, day: date | None, option: str) -> None:
    if day is not None and day < shell.day:
        raise click.BadParameter("the day lies in the past.", param_hint=option)


def _help(shell: Shell, space: Workspace, day: date | None, place: str | None) -> HelpDay | None:
    """Return when and where users are helped: as the options say, else as the workspace does."""
    from auditor.model.views.invitation import HelpDay  # noqa: PLC0415 start-up

    planned = space.config.help
    there = plain(place.strip()) if place and place.strip() else planned.place if planned is not None else None
    then = day or (planned.day if planned is not None else None)
    if then is None and there is None:
        return None
    if then is None or there is None:
        raise click.UsageError("a help day has a day and a place: give both --help-day and --help-place.")
    if then < shell.day:
        shell.say(_HELP_OVER, day=then)
        return None
    return HelpDay(then, there)


def _is_meant(shell: Shell, earlier: tuple[KeysMade, ...], *, yes: bool) -> bool:
    """Say that the meeting's earlier sheets will no longer count, and return whether that is meant."""
    shell.say(_VOIDS, month=month(earlier[-1].meeting), round=plain(earlier[-1].round))
    return yes or shell.confirms(_GO_ON)


def _tell_of_page(shell: Shell, prepared: PreparedInvitations) -> None:
    from auditor.selfcheck.inviting import PageChange  # noqa: PLC0415 start-up

    if prepared.voided:
        shell.say(_VOIDED, folder=plain(f"out/invitations-{prepared.voided[-1]}"))
    if prepared.kept_due is not None:
        shell.say(_DUE_KEPT, due=prepared.kept_due)
    if prepared.added:
        shell.say(_ADDED, n=prepared.added)
    if prepared.change is PageChange.RETAGGED:
        shell.say(_RETAGGED)
    elif prepared.change is PageChange.CHANGED:
        shell.say(_CHANGED)


def _tell_of_sheets(shell: Shell, prepared: PreparedInvitations, wanted: tuple[str, ...], folder: str) -> None:
    from auditor.selfcheck import campaigns, sheet_files  # noqa: PLC0415 start-up

    sheets = [one for one in prepared.sheets if not wanted or one.office_id in wanted]
    without = sum(not one.accounts for one in sheets)
    if without:
        shell.say(_NO_ACCOUNTS, n=without)
    shell.say(
        _WRITTEN,
        n=len(sheets),
        m=sum(len(one.accounts) for one in sheets),
        folder=plain(f"{folder}/{sheet_files.SHEETS}"),
    )
    shell.say(_PAGE, page=plain(f"{folder}/{campaigns.page_name(prepared.round)}"))
    shell.say(_NEXT)


@command.command("delivered")
@click.argument("way", type=click.Choice([way.value for way in Delivery]), metavar="hand|post|meeting|mail")
@click.argument("offices", nargs=-1, metavar="OFFICE...")
@click.option("--all", "everybody", is_flag=True, help="All offices whose sheets were made and not yet delivered.")
@click.option("--meeting", type=MeetingMonth(), help="The sheets of which meeting: YYYY-MM; the last ones otherwise.")
@with_shell
def delivered(shell: Shell, *, way: str, offices: tuple[str, ...], everybody: bool, meeting: str | None) -> None:
    """Note how sheets reached their offices: which way, and which offices, by id or serial.

    The day is today, or --on DATE.
    """
    from auditor.selfcheck import delivery  # noqa: PLC0415 start-up

    if bool(offices) == everybody:
        raise click.UsageError("name the offices by id or serial, or give --all.")
    space = shell.space()
    last = _last_round(space, meeting)
    if shell.day < last.on:
        raise WorkspaceError(_BEFORE.filled(day=last.on))
    if everybody:
        states = delivery.states_of(space, last.round)
        meant = tuple(one.office for one in states if one.made and one.delivered is None)
    else:
        meant = delivery.named_offices(space, offices)
    new = delivery.deliver(space, last.round, meant, Delivery(way), shell.day)
    shell.say(_NOTED, n=new, way=_WAYS[Delivery(way)], day=shell.day)
    if new < len(meant):
        shell.say(_NOTED_BEFORE, n=len(meant) - new)
    _tell_counts(shell, delivery.states_of(space, last.round))


@command.command("status")
@click.option("--meeting", type=MeetingMonth(), help="The sheets of which meeting: YYYY-MM; the last ones otherwise.")
@with_shell
def status(shell: Shell, *, meeting: str | None) -> None:
    """Show for each office whether its sheet was made, how and when it was delivered, and how many slips came back."""
    from auditor.selfcheck import delivery  # noqa: PLC0415 start-up

    space = shell.space()
    last = _last_round(space, meeting)
    states = delivery.states_of(space, last.round)
    if len(states) <= LONGEST_TABLE:
        click.echo(_table(states, shell.talk))
    _tell_counts(shell, states)


def _last_round(space: Workspace, meeting: str | None) -> KeysMade:
    from auditor.selfcheck import campaigns  # noqa: PLC0415 start-up

    made = campaigns.campaigns(space, meeting or "")
    if not made:
        raise WorkspaceError(_NO_SHEETS)
    return made[-1]


def _table(states: tuple[SheetState, ...], language: Language) -> str:
    from tabulate import tabulate  # noqa: PLC0415 start-up

    headings = [heading.said(language) for heading in _HEADINGS]
    return tabulate([_row(one, language) for one in states], headers=headings, disable_numparse=True)


def _row(one: SheetState, language: Language) -> tuple[str, ...]:
    way = _WAYS[one.delivered.way].said(language) if one.delivered is not None else "-"
    return (
        digits(f"{one.serial:02d}", language),
        one.name.said(language),
        digits(f"{one.accounts}", language),
        (_MADE if one.made else _NOT_YET).said(language),
        way,
        short_date(one.delivered.on, language) if one.delivered is not None else "-",
        digits(f"{one.slips}/{one.accounts}", language),
    )


def _tell_counts(shell: Shell, states: tuple[SheetState, ...]) -> None:
    made = sum(one.made for one in states)
    shell.say(
        _COUNTS,
        x=made,
        y=len(states) - made,
        d=sum(one.delivered is not None for one in states),
        s=sum(one.slips for one in states),
        m=sum(one.accounts for one in states),
    )


_WAYS: Final = {
    Delivery.HAND: Text(en="by hand", bn="হাতে হাতে"),
    Delivery.POST: Text(en="by post", bn="ডাকে"),
    Delivery.MEETING: Text(en="at a meeting", bn="সভায়"),
    Delivery.MAIL: Text(en="by e-mail", bn="ই-মেইলে"),
}
_HEADINGS: Final = (
    Text(en="No", bn="ক্রম"),
    Text(en="Office", bn="দপ্তর"),
    Text(en="Accounts", bn="ইউজার আইডি"),
    Text(en="Sheet", bn="নির্দেশিকা"),
    Text(en="Delivered", bn="কীভাবে দেওয়া হয়েছে"),
    Text(en="On", bn="তারিখ"),
    Text(en="Slips", bn="স্লিপ"),
)
_MADE: Final = Text(en="made", bn="তৈরি")
_NOT_YET: Final = Text(en="to make", bn="বাকি")
_JUDGING: Final = Text(en="Offices", bn="দপ্তর")
_MAKING: Final = Text(en="Sheets", bn="নির্দেশিকা")
_HELP_OVER: Final = Text(
    en="The help day {day} is over, so the sheets do not name it. Enter a new one in auditor.toml ([invite]), or give "
    "--help-day and --help-place.",
    bn="সহায়তার দিন {day} পার হয়ে গেছে, তাই নির্দেশিকায় লেখা হয়নি। auditor.toml-এ ([invite]) নতুন তারিখ দিন, অথবা --help-day ও "
    "--help-place দিয়ে চালান।",
)
_VOIDS: Final = Text(
    en="Sheets were already made for the meeting of {month} ({round}). With new keys their codes and page no longer count: "
    "every office needs a new sheet and the new page. Slips made with the earlier ones can be opened only while their key "
    "is kept here.",
    bn="{month} মাসের সভার নির্দেশিকা আগেই তৈরি হয়েছে ({round})। নতুন চাবি করলে আগের যাচাই কোড ও পাতা আর চলবে না: প্রতিটি দপ্তরকে নতুন "
    "নির্দেশিকা ও নতুন পাতা দিতে হবে। আগের পাতার স্লিপ শুধু আগের চাবি এখানে থাকলে খোলা যাবে।",
)
_GO_ON: Final = Text(en="Make new keys?", bn="নতুন চাবি তৈরি করবেন?")
_NOTHING: Final = Text(en="Nothing was made; the earlier sheets still count.", bn="কিছু তৈরি হয়নি; আগের নির্দেশিকাই চলবে।")
_VOIDED: Final = Text(
    en="New keys were made. Take the earlier sheets back and destroy them; their files are in {folder}.",
    bn="নতুন চাবি তৈরি হয়েছে। আগের নির্দেশিকা ফেরত নিয়ে নষ্ট করুন; সেগুলোর ফাইল {folder} ফোল্ডারে আছে।",
)
_DUE_KEPT: Final = Text(
    en="auditor.toml now names another due date; the sheets keep the round's, {due}. To change it: --due DATE (the page "
    "then changes too)",
    bn="auditor.toml-এ এখন অন্য সময়সীমা আছে; নির্দেশিকায় এই মাসের সময়সীমা {due} রাখা হয়েছে। বদলাতে: --due DATE (তখন পাতাটিও বদলাবে)",
)
_ADDED: Final = Text(
    en="{n} accounts were added and have codes now; give their offices the sheet and the page again.",
    bn="{n}টি নতুন ইউজার আইডির যাচাই কোড তৈরি হয়েছে; সংশ্লিষ্ট দপ্তরকে নির্দেশিকা ও পাতা আবার দিন।",
)
_CHANGED: Final = Text(
    en="The page is not the same as before, nor is its SHA-256 on the sheets. A page given out earlier still works for the "
    "accounts it knows.",
    bn="পাতাটি আগের মতো নেই, তাই নির্দেশিকায় ছাপা SHA-256-ও বদলেছে। আগে দেওয়া পাতায় যেসব ইউজার আইডি আছে, সেগুলোর জন্য তা চলবে।",
)
_RETAGGED: Final = Text(
    en="Two accounts could no longer be told apart in the page, so it was made anew for all. The codes stay the same; give "
    "every office the new page, and take the earlier one back.",
    bn="পাতায় দুটি ইউজার আইডি আলাদা করা যাচ্ছিল না, তাই সবার জন্য নতুন পাতা তৈরি হয়েছে। যাচাই কোড একই আছে; প্রতিটি দপ্তরকে নতুন পাতা দিন, "
    "আগেরটি ফেরত নিন।",
)
_NO_ACCOUNTS: Final = Text(
    en="{n} offices list no account; their sheets ask for them and bear no code.",
    bn="{n}টি দপ্তরের কোনো ইউজার আইডি তালিকায় নেই; তাদের নির্দেশিকায় তা জানতে চাওয়া হয়েছে, যাচাই কোড নেই।",
)
_WRITTEN: Final = Text(
    en="Written: {n} sheets with the codes of {m} accounts, in {folder}. They hold codes: print them on both sides, give "
    "each office its own in a closed envelope, never mail them as a heap, and delete the files when they are printed.",
    bn="লেখা হয়েছে: {n}টি নির্দেশিকা, {m}টি ইউজার আইডির যাচাই কোডসহ, {folder} ফোল্ডারে। এতে যাচাই কোড আছে: কাগজের দুই পিঠে ছাপুন, প্রতিটি "
    "দপ্তরকে শুধু নিজেরটি বন্ধ খামে দিন, সব একসঙ্গে ই-মেইলে পাঠাবেন না, ছাপা হলে ফাইলগুলো মুছে দিন।",
)
_PAGE: Final = Text(
    en="The page for all offices: {page}. Copy only this file to the USB drive, never the whole folder.",
    bn="সব দপ্তরের জন্য পাতা: {page}। পেনড্রাইভে শুধু এই ফাইলটি নিন, পুরো ফোল্ডার নয়।",
)
_NEXT: Final = Text(
    en="Next: hand the sheets out, then note it: auditor invite delivered hand OFFICE …",
    bn="এরপর: নির্দেশিকা বিতরণ করুন, তারপর লিখে রাখুন: auditor invite delivered hand OFFICE …",
)
_INTERRUPTED: Final = Text(
    en="Stopped. The sheets made so far are whole; run the same command again to make the rest. The codes stay the same.",
    bn="থামানো হয়েছে। যতগুলো নির্দেশিকা তৈরি হয়েছে সেগুলো ঠিক আছে; বাকিগুলোর জন্য একই কমান্ড আবার চালান। যাচাই কোড একই থাকবে।",
)
_NO_SHEETS: Final = Text(
    en="No sheets were made yet. Make them with: auditor invite",
    bn="এখনো নির্দেশিকা তৈরি হয়নি। তৈরি করতে চালান: auditor invite",
)
_BEFORE: Final = Text(
    en="The sheets were made on {day}; they cannot have been delivered before. Nothing was noted. Check the date.",
    bn="নির্দেশিকা তৈরি হয়েছে {day} তারিখে; তার আগে দেওয়া সম্ভব নয়। কিছু লেখা হয়নি। তারিখটি দেখুন।",
)
_NOTED: Final = Text(
    en="Noted: {n} sheets delivered {way}, {day}.", bn="লেখা হয়েছে: {n}টি নির্দেশিকা {way} দেওয়া হয়েছে, {day}।"
)
_NOTED_BEFORE: Final = Text(
    en="{n} were noted the same before; nothing was added for them.",
    bn="{n}টির বেলায় আগেই একই তথ্য লেখা ছিল; নতুন কিছু যোগ হয়নি।",
)
_COUNTS: Final = Text(
    en="Sheets: {x} made, {y} to make, {d} delivered. Slips from {s} of {m} accounts.",
    bn="নির্দেশিকা: {x}টি তৈরি, {y}টি বাকি, {d}টি দেওয়া হয়েছে। স্লিপ এসেছে {m}টি ইউজার আইডির মধ্যে {s}টির।",
)
