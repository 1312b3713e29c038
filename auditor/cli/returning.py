"""`auditor return`: the counts of a kept round as one small file, to be sent to the district."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from auditor.cli import _commands
from auditor.cli._options import FileOrFolder, need_suffix
from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text
from auditor.papers import of_round
from auditor.rollup import sending
from auditor.rollup.returns import SUFFIX
from auditor.rounds import looking_back
from auditor.workspace import outputs

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.workspace.folder import Workspace


@_commands.command(
    "return",
    bn="""জেলায় পাঠানোর বিবরণী তৈরি করে: একটি যাচাইয়ের শুধু সংখ্যা।

    ফাইলে থাকে সংখ্যা ও যাচাই-সংকেত; কোনো দপ্তর, আইডি বা ব্যক্তি থাকে না। ফাইলটি কাজের ফোল্ডারের out/…/ ফোল্ডারে রাখা হয়। জেলার আইসিটি কর্মকর্তার কাছে, অথবা
    যিনি "auditor rollup" দিয়ে জেলার বিবরণী যোগ করেন তাঁর কাছে পাঠান।
    """,
)
@_commands.option(
    "--round",
    "number",
    type=click.IntRange(min=1),
    help=Text(
        en="The round's number; otherwise the last one of a meeting that was not called off.",
        bn="যাচাইয়ের নম্বর; না লিখলে অনুষ্ঠিত সভার সর্বশেষটি।",
    ),
)
@_commands.option(
    "--output",
    type=FileOrFolder(),
    help=Text(en="File or folder to write to.", bn="যে ফাইল বা ফোল্ডারে লেখা হবে।"),
)
@with_shell
def command(shell: Shell, *, number: int | None, output: Path | None) -> None:
    """Write the counts of a kept round, to be sent to the district.

    The file holds numbers and the round's digest, no office, account or person. It goes into out/<round>/ of the
    workspace. Send it to the district ICT officer, or to whoever joins the district's returns with "auditor rollup".
    """
    space = shell.space(roster=False)
    outputs.refuse_taken(output)
    if output is not None and (output.is_file() or not output.exists()):
        need_suffix(output, SUFFIX)
    if number is None:
        number = _round_to_send(shell, space)
    past = looking_back.history(space, number)
    made, target = sending.write(space, past, output, of_round.folder(space, past))
    for told in sending.told(space, past, made, str(target), shell.day):
        shell.say(told)


def _round_to_send(shell: Shell, space: Workspace) -> int | None:
    """Return the number of the last round whose meeting was held, and tell what it passes over; None where nothing was kept."""
    number, passed_over = sending.round_meant(space, shell.day)
    for message in passed_over:
        shell.say(message)
    return number
