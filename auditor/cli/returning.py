"""`auditor return`: the counts of a kept round as one small file, to be sent to the district."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text, meeting_called
from auditor.model.errors import WorkspaceError
from auditor.papers import making
from auditor.rollup import returns
from auditor.rounds import looking_back
from auditor.rounds.meetings import meetings_of, round_to_send
from auditor.workspace import folder, outputs, writing

if TYPE_CHECKING:
    from auditor.workspace.folder import Workspace


@_commands.command(
    "return",
    bn="""জেলায় পাঠানোর জন্য একটি যাচাইয়ের শুধু সংখ্যাগুলো লেখে।

    ফাইলে থাকে সংখ্যা ও যাচাই-সংকেত; কোনো দপ্তর, আইডি বা ব্যক্তি থাকে না। থাকে কাজের ফোল্ডারের out/<round>/-এ। জেলার আইসিটি কর্মকর্তার কাছে, অথবা
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
    type=click.Path(path_type=Path),
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
    if number is None:
        number = _round_to_send(shell, space)
    past = looking_back.history(space, number)
    header = past.now.header
    not_held = {meeting.id for meeting in meetings_of(space) if not meeting.held}
    made = returns.return_of(past, called_off=header.meeting in not_held)
    name = returns.file_name(made, past.now.header.meeting)
    target = output or space.folder / folder.OUT / making.folder_name(past)
    if output is None or output.is_dir():
        target /= name
    writing.write(target, returns.encode(made))
    if made.called_off:
        shell.say(_NOT_HELD, n=made.number, meeting=meeting_called(header.meeting, header.meets_on))
    shell.say(_WRITTEN, file=str(target), offices=made.offices, accounts=made.accounts)
    if made.without_duty:
        shell.say(_WITHOUT_DUTY, n=made.without_duty, of=made.accounts)
    if made.example:
        shell.say(_EXAMPLE)


def _round_to_send(shell: Shell, space: Workspace) -> int | None:
    """Return the number of the last round whose meeting was held, and tell what it passes over; None where nothing was kept.

    Raises:
        WorkspaceError: no meeting was held for which a round was kept.

    """
    found, passed_over = round_to_send(space)
    if passed_over is None:
        return None
    header = passed_over.header
    values: dict[str, Text | int] = {
        "n": passed_over.number,
        "meeting": meeting_called(header.meeting, header.meets_on),
    }
    if found is None:
        raise WorkspaceError(_NONE_HELD.filled(**values))
    shell.say(
        _PASSED_OVER,
        **values,
        sent=found.number,
        of=meeting_called(found.header.meeting, found.header.meets_on),
    )
    return found.number


_PASSED_OVER: Final = Text(
    en="The last round, {n}, was kept for the {meeting}, which was noted as not held. So this is round {sent} of the {of}, the "
    "last for which one was kept and that was not called off. If the other is meant: auditor return --round {n}",
    bn="সর্বশেষ {n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা অনুষ্ঠিত হয়নি বলে লেখা আছে। তাই এটি {of}র {sent} নম্বর যাচাইয়ের বিবরণী। "
    "অন্যটি চাইলে চালান: auditor return --round {n}",
)
_NONE_HELD: Final = Text(
    en="Round {n} was kept for the {meeting}, which was noted as not held, and there is no round of another meeting. Nothing was "
    "written. Keep one for the next meeting (auditor audit --keep --meeting YYYY-MM); if it was held after all: auditor "
    "return --round {n}",
    bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা অনুষ্ঠিত হয়নি বলে লেখা আছে; অন্য কোনো সভার যাচাই নেই। কিছু লেখা হয়নি। পরের সভার জন্য রাখুন "
    "(auditor audit --keep --meeting YYYY-MM); সভাটি আসলে হয়ে থাকলে চালান: auditor return --round {n}",
)
_NOT_HELD: Final = Text(
    en="Round {n} was kept for the {meeting}, which was noted as not held. The file says so too, and so will "
    "the district's statement.",
    bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা অনুষ্ঠিত হয়নি বলে লেখা আছে। ফাইলেও তা লেখা আছে; জেলার মাসিক বিবরণীতেও তা "
    "দেখানো হবে।",
)
_WITHOUT_DUTY: Final = Text(
    en="The duties count {n} fewer than the {of} {of:user ID|user IDs}: not in use, not listed any more, or not named by a decision.",
    bn="{of}টি ইউজার আইডির মধ্যে {n}টি করণীয়ের হিসাবে নেই: ব্যবহার হয় না, তালিকায় আর নেই বা সিদ্ধান্তের আওতায় নয়।",
)
_WRITTEN: Final = Text(
    en="Written: {file} ({offices} {offices:office|offices}, {accounts} {accounts:user ID|user IDs}; counts only). Next: send it by official e-mail to the "
    "district's ICT officer, and print the annex of the same round: its check digest is what the file is checked by.",
    bn="লেখা হয়েছে: {file} ({offices}টি দপ্তর, {accounts}টি ইউজার আইডি; শুধু সংখ্যা)। এরপর: ফাইলটি সরকারি ই-মেইলে জেলার আইসিটি কর্মকর্তার কাছে "
    "পাঠান এবং একই যাচাইয়ের পরিশিষ্ট ছাপুন; পরিশিষ্টের যাচাই-সংকেতের সঙ্গেই ফাইলটি মিলিয়ে দেখা হয়।",
)
_EXAMPLE: Final = Text(
    en="This is example data; it is not counted together with real returns.",
    bn="এটি নমুনা তথ্য; প্রকৃত বিবরণীর সঙ্গে ধরা হবে না।",
)
