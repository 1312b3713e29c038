"""`auditor backup`: a copy of all that cannot be made again, to another disk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.papers import after_keeping
from auditor.rounds.asking.far_days import noting_far_ahead
from auditor.rounds.ledger.missing_ledger import doubts_of_copy
from auditor.workspace.where import whole

if TYPE_CHECKING:
    from auditor.papers.after_keeping import Followed
    from auditor.workspace.folder import Workspace


@_commands.command(
    "backup",
    bn="""কাজের ফোল্ডারের কপি এক ফাইলে অন্য ফোল্ডারে রাখে; সেটি অন্য ডিস্কে বা পেনড্রাইভে হবে।

    জায়গাটি auditor.toml-এ লেখা থাকে; এরপর যাচাই রাখলেই কপিও রাখা হয়। কাগজপত্র বাদ যায়, সেগুলো আবার তৈরি করা যায়; চাবি কখনো থাকে না। ফিরিয়ে
    আনতে: auditor restore ফাইল ফোল্ডার।
    """,
)
@click.argument("place", required=False, type=click.Path(file_okay=False, path_type=Path))
@with_shell
def command(shell: Shell, place: Path | None) -> None:
    """Copy the workspace into one file in PLACE, a folder on another disk or a memory stick.

    The place is remembered in auditor.toml; from then on a copy is also made whenever a round is kept. Papers are left out,
    they can be made again; keys are never in it. To bring it back:
    auditor restore FILE FOLDER.
    """
    space = shell.space(roster=False, copied=True)
    shell.refuse_wrong_clock(space)
    if place is None and not space.config.backup:
        typed = Dialog(shell).typed(_WHERE) if shell.at_terminal else ""
        if not typed:
            raise Misuse(_NAME_PLACE)
        place = Path(typed)
    chosen = whole(place) if place is not None else Path(space.config.backup)
    made, faults = after_keeping.copy(space, chosen, now(), shell.day)
    far = noting_far_ahead(space, shell.day, tuple) if shell.on is None else ()
    named_so = (*far, _NAMED_SO.filled(file=made.path.name)) if far else ()
    for told in (*faults, made.words, *named_so, *doubts_of_copy(space)):
        shell.say(told)


def now() -> datetime:
    """Return the time by this computer's clock, as the names of backups tell it."""
    return datetime.now().astimezone()


def tell(shell: Shell, space: Workspace, done: Followed) -> None:
    """Tell of the copy that a kept round called for, or that none is made."""
    for message in done.copy_faults:
        shell.say(message)
    if done.copy is not None:
        shell.say(done.copy.words)
    elif not space.config.backup:
        shell.say(_NONE, command="auditor backup")


_NAMED_SO: Final = Text(
    en="The copy is called by that day ({file}): if it is wrong, set this computer's date, delete the copy and make it again, else it stays the newest by its name.",
    bn="কপির নামে ওই তারিখ আছে ({file})। তারিখ ভুল হলে কম্পিউটারের তারিখ ঠিক করুন, কপিটি মুছে আবার কপি করুন; নইলে নাম দেখে সেটিই সব সময় সবচেয়ে নতুন মনে হবে।",
)
_WHERE: Final = Text(
    en="Folder for copies, on another disk or a memory stick", bn="কপি রাখার ফোল্ডার (অন্য ডিস্ক বা পেনড্রাইভে)"
)
_NONE: Final = Text(
    en="There is no copy of this folder elsewhere. Name a folder on another disk or memory stick once, with: {command} FOLDER",
    bn="এই ফোল্ডারের কোনো কপি অন্য কোথাও নেই। অন্য ডিস্ক বা পেনড্রাইভের একটি ফোল্ডার একবার জানিয়ে দিন: {command} ফোল্ডার",
)
_NAME_PLACE: Final = Text(
    en="Name the folder for copies: auditor backup PLACE. It is remembered.",
    bn="কপি রাখার ফোল্ডারের নাম দিন: auditor backup ফোল্ডার। একবার দিলেই মনে রাখা হবে।",
)
