"""`auditor roster correct`: a correction beside the roster, shown before and after and confirmed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import confirmed, need_a_likely_day, yes_option
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.roster.columns import Column
from auditor.roster.corrections import FILE, OF_ACCOUNT, OF_OFFICE
from auditor.rounds import assessing, foreseeing, looking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.correcting.corrected_portals import ANOTHER, MISTYPED, WHICH
from auditor.rounds.correcting.drafts_of_before import drafts_of_before
from auditor.rounds.identity import identities, listed, naming_offices
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace.settings import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.rounds.correcting.comparing import Prepared
    from auditor.rounds.correcting.differing_rosters import Difference
    from auditor.rounds.judged_offices import Judgement
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

_COLUMNS: Final = tuple(column.value for column in (*OF_OFFICE, *OF_ACCOUNT))


@_commands.command(
    "correct",
    bn="""তালিকায় কোনো দপ্তর বা ইউজার আইডি (আইডি, ক্রম বা নাম দিয়ে) সম্পর্কে যা লেখা আছে তা সংশোধন করে; মূল তালিকা বদলায় না।

    সংশোধন তালিকার পাশে roster-corrections.toml ফাইলে তারিখসহ থাকে। আগে কী ছিল, পরে কী হবে এবং এতে দপ্তরের অবস্থা কীভাবে বদলাবে তা প্রথমে দেখানো হয়। সংশোধনের পরও দপ্তর বা ইউজার একই ধরা হয়:
    আগের তথ্য বহাল থাকে। পোর্টালের অন্য ঠিকানা লিখলে আগেরটি শুধু ভুল লেখা ছিল, নাকি এখন অন্য পোর্টাল, তা জিজ্ঞাসা করা হয়।
    """,
)
@click.argument("subject", required=False, default="")
@_commands.option(
    "--set",
    "cells",
    type=(click.Choice(_COLUMNS), str),
    multiple=True,
    metavar="COLUMN VALUE",
    help=Text(
        en=f"What it is to say; may be repeated. COLUMN: {', '.join(_COLUMNS)}.",
        bn=f"কোন কলামে কী লেখা হবে; একাধিকবার দেওয়া যায়। কলাম: {', '.join(_COLUMNS)}।",
    ),
)
@_commands.option(
    "--add",
    "adding",
    is_flag=True,
    help=Text(
        en="Add an account to office SUBJECT; without SUBJECT a new office.",
        bn="ওই দপ্তরে একটি ইউজার আইডি যোগ করে; দপ্তর না লিখলে নতুন দপ্তর।",
    ),
)
@_commands.option(
    "--left",
    "reason",
    help=Text(en="SUBJECT, an office or account, left: why.", bn="দপ্তর বা ইউজার আইডিটি আর তালিকায় নেই: কারণ।"),
)
@_commands.option(
    "--same-portal/--other-portal",
    "same_portal",
    default=None,
    help=Text(
        en="With another address of the web portal: it was only written wrongly, or the office has another portal now.",
        bn="পোর্টালের অন্য ঠিকানার সঙ্গে: আগে শুধু ভুল লেখা ছিল, নাকি দপ্তরের এখন অন্য পোর্টাল।",
    ),
)
@yes_option
@with_shell
def correct(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    *,
    subject: str,
    cells: tuple[tuple[str, str], ...],
    adding: bool,
    reason: str | None,
    same_portal: bool | None,
    yes: bool,
) -> None:
    """Correct what the roster says of SUBJECT, an office or account by its id, serial or name; the roster itself is not touched.

    The correction stands beside it, in roster-corrections.toml, with its day. Before and after, and how the office would
    stand by it, are shown first. Who is corrected stays who he was: his evidence goes on. Of another address of a web portal
    it is asked whether it was only written wrongly or is another portal.
    """
    if bool(reason) == bool(cells) or (reason and adding) or not (subject or adding):
        raise Misuse(_ONE_OF)
    if not subject and Column.OFFICE not in dict(cells):
        raise Misuse(_NO_NAME)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    subject = subject and _whose(space, subject)
    prepare = partial(_prepared, shell, space, subject, {Column(name): words for name, words in cells}, reason)
    prepared = prepare(adding=adding, same_portal=same_portal)
    if prepared.asks_portal and shell.at_terminal:
        same_portal = Dialog(shell).choose(WHICH, [(MISTYPED, True), (ANOTHER, False)])
        prepared = prepare(adding=adding, same_portal=same_portal)
    changes = foreseeing.what_changes(
        space, shell.day, correcting.office_of(space, subject), prepared, lambda: standing_now(space, shell.day)
    )
    told = prepared.doubts if changes is None else (*prepared.doubts, changes)
    if not shown_and_confirmed(shell, prepared.differences, told, yes=yes):
        return
    correcting.enter(space, shell.day, prepared)
    if prepared.corrections:
        shell.say(_WRITTEN, file=FILE)
        for older in drafts_of_before(space, prepared):
            shell.say(older)
    else:
        shell.say(_REASON_STAYS if prepared.stays else _REASON_WRITTEN, file=CONFIG)


def _whose(space: Workspace, typed: str) -> str:
    """Return the id of the office or account that is meant; what was typed where it is an id that was ever given, or nobody is meant.

    Raises:
        WorkspaceError: it is not clear which is meant, or roster or ledger cannot be used.

    """
    everybody = identities.known(Ledger(space.ledger_path))
    offices = listed.roster_of(space).offices
    ever = everybody.used.union(subject.id for office in offices for subject in office.subjects)
    return typed if typed in ever else naming_offices.subject_meant(offices, everybody, typed) or typed


def shown_and_confirmed(shell: Shell, differences: Iterable[Difference], told: Iterable[Text], *, yes: bool) -> bool:
    """Show before and after, tell what comes of it, and return whether it is right; where it is not, that nothing was written is told.

    Raises:
        Misuse: nobody can be asked.

    """
    rows = [
        [
            said.said(shell.talk) if said is not None else "–"
            for said in (each.whose, each.what, each.before, each.after)
        ]
        for each in differences
    ]
    shell.show(table(_HEADINGS, rows, shell.talk))
    for each in told:
        shell.say(each)
    return confirmed(shell, _RIGHT, yes=yes)


def standing_now(space: Workspace, day: date) -> tuple[Judgement, History]:
    """Return how the offices stand on a day, and how they stood before.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    judged = assessing.assess(space, day)
    return judged, looking_back.preview(space, judged)


def _prepared(  # noqa: PLR0913 what is asked for
    shell: Shell,
    space: Workspace,
    subject: str,
    cells: dict[Column, str],
    reason: str | None,
    *,
    adding: bool,
    same_portal: bool | None,
) -> Prepared:
    if reason:
        return correcting.removing(space, shell.day, subject, reason)
    if adding:
        return correcting.adding(space, shell.day, subject, cells)
    another_portal = None if same_portal is None else not same_portal
    return correcting.changing(space, shell.day, subject, cells, another_portal=another_portal)


_HEADINGS: Final = (
    Text(en="Whose", bn="কার"),
    Text(en="What", bn="কী"),
    Text(en="Before", bn="আগে"),
    Text(en="After", bn="পরে"),
)
_ONE_OF: Final = Text(
    en="Say one of: SUBJECT with --set, --add with --set, or SUBJECT with --left.",
    bn="এগুলোর একটি লিখুন: দপ্তর বা ইউজার আইডির সঙ্গে --set, --add-এর সঙ্গে --set, অথবা দপ্তর বা ইউজার আইডির সঙ্গে --left।",
)
_NO_NAME: Final = Text(
    en="Without SUBJECT a new office is entered: give its name with --set office NAME. For a new user ID name its office: auditor roster "
    "correct OFFICE --add",
    bn="দপ্তরের নাম না দিলে নতুন দপ্তর যোগ হয়: --set office নাম দিয়ে তার নাম লিখুন। নতুন ইউজার আইডি হলে তার দপ্তরের নাম দিন: auditor roster correct দপ্তর --add",
)
_RIGHT: Final = Text(en="Is this right?", bn="এটি কি ঠিক?")
_REASON_WRITTEN: Final = Text(
    en="Written to {file}, under [[departures]]. It is taken back by: auditor roster corrections",
    bn="{file} ফাইলের [[departures]] অংশে লেখা হয়েছে। বাতিল করতে: auditor roster corrections",
)
_REASON_STAYS: Final = Text(
    en="Written to {file}, under [[departures]], in place of the reason of before. A round was kept with that it left, so it is not taken back: if the reason is another after all, write that likewise.",
    bn="{file} ফাইলের [[departures]] অংশে আগের কারণের জায়গায় লেখা হয়েছে। বাদ পড়া ধরেই যাচাই রাখা হয়েছে, তাই এটি বাতিল করা যায় না; কারণ অন্য হলে একইভাবে সেটি লিখুন।",
)
_WRITTEN: Final = Text(
    en="Written to {file}, beside the roster; the roster itself was not touched. It is taken back by: auditor roster corrections",
    bn="তালিকার পাশে {file} ফাইলে লেখা হয়েছে; মূল তালিকা বদলানো হয়নি। বাতিল করতে: auditor roster corrections",
)
