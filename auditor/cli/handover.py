"""`auditor handover`: the workspace packed for a successor, without keys, and the note that lies in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from auditor.checklist.staying import staying
from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_clock
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.backup import now
from auditor.i18n import Text
from auditor.keys.opening import holds
from auditor.papers import handing_over


@_commands.command(
    "handover",
    bn="""নতুন দায়িত্বপ্রাপ্তের জন্য কাজের ফোল্ডার এক ফাইলে অন্য ফোল্ডারে (যেমন পেনড্রাইভে) রাখে।

    ব্যাকআপ কপিতে যা থাকে তার সবই থাকে, সঙ্গে দায়িত্ব হস্তান্তর নোট; চাবি কখনো নয়। অন্য কম্পিউটারে: auditor restore ফাইল ফোল্ডার। নোটটি (handover.pdf) প্রতিবার
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
    need_a_likely_clock(shell, space)
    if place is None:
        typed = Dialog(shell).typed(_WHERE) if shell.at_terminal else ""
        if not typed:
            raise Misuse(_NAME_PLACE)
        place = Path(typed)
    for message in staying(space, holds):
        shell.say(message)
    for message in handing_over.hand_over(space, place.resolve(), now(), shell.day).told:
        shell.say(message)


_WHERE: Final = Text(en="Folder for the pack, on a memory stick", bn="হস্তান্তরের ফাইল রাখার ফোল্ডার (পেনড্রাইভে)")
_NAME_PLACE: Final = Text(
    en="Name the folder for the pack, on a memory stick: auditor handover PLACE",
    bn="হস্তান্তরের ফাইল রাখার ফোল্ডারের নাম দিন (পেনড্রাইভে): auditor handover ফোল্ডার",
)
