"""`auditor handover`: the workspace packed for a successor, without keys, and the note that lies in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.backup import now
from auditor.i18n import Text
from auditor.keys.opening import holds
from auditor.model.errors import AuditorError
from auditor.model.journal import KeysMade
from auditor.papers import handing_over
from auditor.rounds import backup, looking_back
from auditor.rounds.ledger import Ledger
from auditor.selfcheck.waiting import waiting_slips

if TYPE_CHECKING:
    from auditor.workspace.folder import Workspace


@_commands.command(
    "handover",
    bn="""উত্তরসূরির জন্য কাজের ফোল্ডার একটি ফাইলে বাঁধে PLACE-এ, যেমন পেনড্রাইভের ফোল্ডারে।

    কপিতে যা থাকে তার সবই এবং দায়িত্ব হস্তান্তর নোট থাকে; চাবি কখনো নয়। অন্য কম্পিউটারে: auditor restore FILE FOLDER। নোটটি (handover.pdf) প্রতিবার
    যাচাই রাখলেও নতুন করে লেখা হয়, যাতে এই কমান্ড না চালালেও তা থাকে।
    """,
)
@click.argument("place", required=False, type=click.Path(file_okay=False, path_type=Path))
@with_shell
def command(shell: Shell, place: Path | None) -> None:
    """Pack the workspace for a successor into one file in PLACE, a folder on a memory stick.

    In it is all that a backup holds and the handover note; never a key. On the other computer: auditor restore FILE FOLDER.
    The note, handover.pdf, is also written anew with every kept round, so that it is there when nobody runs this.
    """
    space = shell.space(roster=False)
    if place is None:
        typed = Dialog(shell).typed(_WHERE) if shell.at_terminal else ""
        if not typed:
            raise Misuse(_NAME_PLACE)
        place = Path(typed)
    note = write_note(shell, space)
    _tell_of_slips(shell, space)
    made = backup.make(space.folder, place.resolve(), now(), called=backup.HANDOVER)
    shell.say(_PACKED, file=str(made.path), n=made.files, m=made.rounds)
    if note is not None:
        shell.say(_PRINT, note=str(note))


def write_note(shell: Shell, space: Workspace) -> Path | None:
    """Write the note of the last kept round; None where nothing was kept, or where it could not be, and then say why."""
    if not Ledger(space.ledger_path).rounds():
        shell.say(_NOTHING_KEPT)
        return None
    try:
        return handing_over.write_note(space, looking_back.history(space))
    except AuditorError as error:
        for message in error.messages:
            shell.say(message)
        return None


def _tell_of_slips(shell: Shell, space: Workspace) -> None:
    """Tell what only this computer can open, while it is at hand."""
    waiting, without_key = waiting_slips(space, holds)
    if waiting > without_key:
        shell.say(_OPEN_FIRST, n=waiting - without_key)
    if any(holds(made.key) for made in Ledger(space.ledger_path).notes(KeysMade)):
        shell.say(_KEYS_STAY)


_WHERE: Final = Text(en="Folder for the pack, on a memory stick", bn="প্যাক রাখার ফোল্ডার (পেনড্রাইভে)")
_NAME_PLACE: Final = Text(
    en="Name the folder for the pack, on a memory stick: auditor handover PLACE",
    bn="প্যাক রাখার ফোল্ডারের নাম দিন (পেনড্রাইভে): auditor handover PLACE",
)
_PACKED: Final = Text(
    en="Packed: {n} {n:file|files} with {m} kept {m:round|rounds}, no key, in {file}. On the successor's computer: auditor restore FILE FOLDER",
    bn="প্যাক হয়েছে: {m}টি রাখা যাচাইসহ {n}টি ফাইল, কোনো চাবি নেই; {file} ফাইলে। নতুন দায়িত্বপ্রাপ্তের কম্পিউটারে চালান: auditor restore FILE FOLDER",
)
_PRINT: Final = Text(
    en="The handover note is in it, and here: {note}. Print it for the office file and sign it together.",
    bn="হস্তান্তর নোট এর ভেতরে আছে, এখানেও আছে: {note}। দপ্তরের নথির জন্য ছেপে দুজনে স্বাক্ষর করুন।",
)
_NOTHING_KEPT: Final = Text(
    en="No round was kept yet, so there is no handover note.", bn="এখনো কোনো যাচাই রাখা হয়নি, তাই হস্তান্তর নোট নেই।"
)
_OPEN_FIRST: Final = Text(
    en="{n} {n:slip has|slips have} come in and {n:is|are} not opened, and only this computer can. Before you hand over: auditor slips, then auditor "
    "handover again",
    bn="{n}টি স্লিপ এসেছে কিন্তু খোলা হয়নি; শুধু এই কম্পিউটারেই খোলা যাবে। হস্তান্তরের আগে চালান: auditor slips, তারপর আবার auditor handover",
)
_KEYS_STAY: Final = Text(
    en="The keys stay on this computer: slips that come later can be opened only here. The successor makes new keys and sheets with: auditor invite "
    "--new-keys",
    bn="চাবি এই কম্পিউটারেই থাকে: পরে আসা স্লিপ শুধু এখানেই খোলা যাবে। নতুন দায়িত্বপ্রাপ্ত নতুন চাবি ও নির্দেশিকা তৈরি করবেন: auditor invite --new-keys",
)
