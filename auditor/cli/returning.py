"""`auditor return`: the counts of a kept round as one small file, to be sent to the district."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text
from auditor.papers import making
from auditor.rollup import returns
from auditor.rounds import looking_back
from auditor.workspace import folder, writing


@click.command("return")
@click.option("--round", "number", type=click.IntRange(min=1), help="The round's number; the last one otherwise.")
@click.option("--output", type=click.Path(path_type=Path), help="File or folder to write to.")
@with_shell
def command(shell: Shell, *, number: int | None, output: Path | None) -> None:
    """Write the counts of a kept round, to be sent to the district.

    The file holds numbers and the round's digest, no office, account or person. It goes into out/<round>/ of the
    workspace. Send it to the district ICT officer, or to whoever joins the district's returns with "auditor rollup".
    """
    space = shell.space(roster=False)
    past = looking_back.history(space, number)
    made = returns.return_of(past)
    name = returns.file_name(made)
    target = output or space.folder / folder.OUT / making.folder_name(past)
    if output is None or output.is_dir():
        target /= name
    writing.write(target, returns.encode(made))
    shell.say(_WRITTEN, file=str(target), offices=made.offices, accounts=made.accounts)
    if made.without_duty:
        shell.say(_WITHOUT_DUTY, n=made.without_duty, of=made.accounts)
    if made.example:
        shell.say(_EXAMPLE)


_WITHOUT_DUTY: Final = Text(
    en="The duties count {n} fewer than the {of} user IDs: not in use, not listed any more, or not named by a decision.",
    bn="{of}টি ইউজার আইডির মধ্যে {n}টি করণীয়ের হিসাবে নেই: ব্যবহার হয় না, তালিকায় আর নেই বা সিদ্ধান্তের আওতায় নয়।",
)
_WRITTEN: Final = Text(
    en="Written: {file} ({offices} offices, {accounts} user IDs; counts only). Next: send it by official e-mail to the "
    "district's ICT officer, and print the annex of the same round: its check digest is what the file is checked by.",
    bn="লেখা হয়েছে: {file} ({offices}টি দপ্তর, {accounts}টি ইউজার আইডি; শুধু সংখ্যা)। এরপর: ফাইলটি সরকারি ই-মেইলে জেলার আইসিটি কর্মকর্তার কাছে "
    "পাঠান এবং একই যাচাইয়ের পরিশিষ্ট ছাপুন; পরিশিষ্টের যাচাই-সংকেতের সঙ্গেই ফাইলটি মিলিয়ে দেখা হয়।",
)
_EXAMPLE: Final = Text(
    en="This is example data; it is not counted together with real returns.",
    bn="এটি নমুনা তথ্য; প্রকৃত বিবরণীর সঙ্গে ধরা হবে না।",
)
