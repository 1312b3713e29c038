"""`auditor slips`: opening what came back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import _commands
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._inquiries import ask_of_slips
from auditor.cli._key_store import key_file_option, opener
from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text
from auditor.keys.opening import holds
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK
from auditor.model.evidence_names import files_said
from auditor.model.notice import Notice, Place, Severity
from auditor.papers import making
from auditor.rounds.identity import listed
from auditor.selfcheck import fetching, receipts, slips
from auditor.selfcheck.texts import returned_slips as texts
from auditor.selfcheck.waiting import waiting_slips
from auditor.witness import countersigning
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.keys.store import KeyStore
    from auditor.model.views.receipts import ReceiptSheet
    from auditor.selfcheck.slips import OpenedSlips
    from auditor.workspace.folder import Workspace


@_commands.command(
    "slips",
    bn="""evidence/slips/ ফোল্ডারের স্লিপ খোলে: সংরক্ষণ করা ফাইল, কপি করা লেখা, ই-মেইল (.eml), QR-এর ছবি (JPG, PNG)।

    ফোল্ডার দিলে, যেমন সহায়তা দিবসের পেনড্রাইভ, তার যেসব ফাইলে স্লিপ আছে সেগুলো আগে evidence/slips/ ফোল্ডারে কপি করা হয়।

    খাঁটি স্লিপের তথ্য নেওয়া হয় এবং আজকের প্রতিটির প্রাপ্তিস্বীকার দপ্তরে পাঠানোর জন্য তার ভাষায় দেখানো হয়। জাল, বদলানো, অন্য জায়গার বা পড়া যায় না
    এমন স্লিপের নাম ও কারণ জানানো হয়, তাতে কিছু বদলায় না। auditor audit নিজেও এ কাজ করে।
    """,
)
@click.argument("source", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
@_commands.option(
    "--receipts",
    "on_paper",
    is_flag=True,
    help=Text(
        en="Also make the day's receipts as a paper, a frame an office.",
        bn="আজকের প্রাপ্তিস্বীকার কাগজ হিসেবেও তৈরি করে, প্রতি দপ্তরে একটি ঘর।",
    ),
)
@key_file_option
@yes_option
@with_shell
def command(shell: Shell, *, source: Path | None, on_paper: bool, key_file: Path | None, yes: bool) -> int:
    """Open the slips in evidence/slips/: saved files, pasted text, mails (.eml), photos of the QR (JPG, PNG).

    With FOLDER, such as a help day's USB drive, the files in it that hold slips are first copied to evidence/slips/.

    Authentic slips become observations, and for each of today's a receipt to send is shown in the offices' language. A slip that is forged, altered, foreign
    or unreadable is named with the reason and changes nothing. auditor audit does the same by itself.
    """
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    if source is not None:
        with shell.progress(None, texts.FETCHING, late=True) as tick:
            fetched = fetching.fetch(source, space.evidence_folder / folder.SLIPS, tick)
        shell.say(texts.FETCHED, n=fetched.copied, b=fetched.there, r=fetched.others, folder=str(source))
        for told, names in ((texts.UNFIT_NAME, fetched.unfit), (texts.OTHER_ENDING, fetched.other_endings)):
            shell.tell(Notice(Severity.DOUBTFUL, Place(name), told.filled(file=name)) for name in names)
        if fetched.folders:
            shell.say(texts.FOLDERS_LEFT, n=len(fetched.folders), names=files_said(fetched.folders))
    opened = open_slips(shell, space, opener(shell, key_file))
    if opened is None:
        shell.say(texts.NONE, folder=f"{space.folder.name}/evidence/slips")
        ask_of_slips(shell, space)
        return EXIT_OK
    tell(shell, opened)
    tell_made_again(shell, opened)
    ask_of_slips(shell, space)
    roster = listed.counted_roster_of(space)
    if login_checks := countersigning.waiting(space, roster, shell.day):
        shell.say(texts.TO_COUNTERSIGN, n=len(login_checks))
    given = receipts.receipts(space, roster, shell.day)
    for receipt in given:
        shell.show(receipt.text.said(space.config.language))
    if on_paper:
        _print(shell, space, receipts.sheet_of(space, roster, given, shell.day))
    shell.say(texts.DONE, n=opened.taken, b=opened.taken_before, r=opened.refused_files, w=opened.waiting)
    return EXIT_FINDINGS if opened.refused_files or opened.waiting or opened.not_made_again else EXIT_OK


def _print(shell: Shell, space: Workspace, sheet: ReceiptSheet) -> None:
    """Write the receipts of the day as a paper, where there are any."""
    if not sheet.offices:
        shell.say(texts.NO_RECEIPTS)
        return
    for name in making.write(sheet, space.folder / folder.OUT, ("pdf",), (space.config.language,)):
        shell.say(texts.RECEIPTS_WRITTEN, file=f"{folder.OUT}/{name}")


def open_slips(shell: Shell, space: Workspace, store: Callable[[], KeyStore]) -> OpenedSlips | None:
    """Open the slips of a workspace, with a progress bar where there are many; None when there are none.

    A slip that lies there in a file that is not read by its name is told of.
    """
    for name in fetching.hidden_slips(space.evidence_folder / folder.SLIPS):
        shell.say(texts.UNFIT_NAME, file=name)
    paths = folder.slip_paths(space.folder)
    if not paths:
        return None
    roster = listed.counted_roster_of(space)
    with shell.progress(len(paths), texts.OPENING) as tick:
        return slips.open_slips(space, roster, shell.day, store, tick)


def tell_unopened(shell: Shell, space: Workspace) -> None:
    """Tell how many slips wait to be opened by a clock that is right, where any does."""
    unopened, _ = waiting_slips(space, holds)
    if unopened:
        shell.say(texts.UNOPENED, n=unopened)


def tell(shell: Shell, opened: OpenedSlips) -> None:
    """Tell what opening the slips did."""
    shell.tell(opened.notices)
    if opened.wrong_codes >= slips.WRONG_CODES_TOLD:
        shell.say(texts.MANY_WRONG, n=opened.wrong_codes)


def tell_made_again(shell: Shell, opened: OpenedSlips) -> None:
    """Tell that observation files of slips taken before were missing and are there again."""
    if opened.made_again:
        shell.say(texts.MADE_AGAIN, n=opened.made_again)
