"""`auditor register`: the form of the month, on screen and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from auditor.cli import _commands
from auditor.cli._doubts import need_a_likely_clock, need_a_likely_day, yes_option
from auditor.cli._options import month_option, need_suffix
from auditor.cli._shell import Shell, with_shell
from auditor.cli.settings import before_printing
from auditor.i18n import Text
from auditor.model.notice import Severity
from auditor.papers import asking
from auditor.papers.nothing_to_ask import nothing_to_ask
from auditor.rounds import assessing, to_ask
from auditor.rounds.meetings.meetings import meetings_of, named_by_making
from auditor.rounds.typed import answering
from auditor.workspace.question import Printed


@_commands.group(
    "register",
    usual="new",
    bn="""দপ্তরগুলোর কাছ থেকে তথ্য নেওয়ার রেজিস্টার, ফোন তালিকা ও তথ্য ছক তৈরি করে। শুধু auditor register লিখলে auditor register new চলে।""",
)
def command() -> None:
    """Make the register, the call sheet and the forms by which offices are asked. Alone it does what auditor register new does."""


@command.command(
    "new",
    bn="""মাসের তথ্য রেজিস্টার (XLSX), ফোন তালিকা ও ছাপার তথ্য ছক তৈরি করে।

    শুধু যা বাকি বা পুরোনো তা-ই জিজ্ঞাসা করে, আগের উত্তর পাশে দেখায়। পূরণ করে evidence/ ফোল্ডারে রাখুন।
    """,
)
@month_option
@_commands.option(
    "--all",
    "everybody",
    is_flag=True,
    help=Text(en="Ask everything again, not only what is open or stale.", bn="শুধু বাকি বা পুরোনো নয়, সব আবার জিজ্ঞাসা করে।"),
)
@_commands.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "docx"]),
    default="pdf",
    help=Text(
        en="Call sheet and forms to be printed (pdf, the default) or to be edited in Word (docx).",
        bn="ফোন তালিকা ও তথ্য ছক ছাপার জন্য (pdf, না লিখলে এটিই) অথবা Word-এ সম্পাদনার জন্য (docx)।",
    ),
)
@_commands.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=Text(en="The register's file name.", bn="রেজিস্টারের ফাইলের নাম।"),
)
@yes_option
@with_shell
def new(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, asked_month: str | None, everybody: bool, form: str, output: Path | None, yes: bool
) -> None:
    """Write the register (XLSX), the call sheet and the paper forms of a month.

    It asks only what is open or stale and shows earlier answers beside. Fill it in and put it into evidence/.
    """
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    month = asked_month or f"{shell.day:%Y-%m}"
    place = asking.places(space, month, output)
    place.refuse_taken()
    need_suffix(output, ".xlsx")
    space = before_printing(shell, space, Printed.PAPERS)
    if space.reading.roster is not None:
        shell.tell(notice for notice in space.reading.notices if notice.weight is Severity.WRONG)
    judgement = to_ask.judged_to_ask(space, shell.day)
    made = asking.prepare(space, judgement, month, shell.day, [form], everybody=everybody)
    if made is None:
        shell.say(nothing_to_ask(judgement))
        return
    shell.say(asking.write(made, place).words)
    if (space.evidence_folder / place.register.name).exists():
        shell.say(_NAME_TAKEN, file=place.register.name)
    named = named_by_making(meetings_of(space), month, shell.day)
    if named is not None:
        shell.say(named)


@command.command(
    "hand-in",
    bn="""ডেস্কে লেখা উত্তরগুলো জমা দেয়।

    উত্তরগুলো evidence/ ফোল্ডারে একটি ফাইল হিসেবে থাকে এবং পরের যাচাইয়ে ধরা হয়; খসড়া আর থাকে না।
    """,
)
@with_shell
def hand_in(shell: Shell) -> None:
    """Hand over the answers that were typed at the desk.

    They become a file in evidence/ that counts in the next round, and the draft is taken away.
    """
    space = shell.space()
    need_a_likely_clock(shell, space)
    judged = assessing.assess(space, shell.day)
    done = answering.hand_in(space, judged.context, shell.day, judged.told_before)
    for words in (done.words, *done.staying.values(), *done.noted):
        shell.say(words)


_NAME_TAKEN: Final = Text(
    en="A file called {file} lies in evidence/ already: leave it there as it is, and put the new one beside it under another name.",
    bn="evidence/ ফোল্ডারে {file} নামে একটি ফাইল আগে থেকেই আছে: সেটি যেমন আছে তেমনই রাখুন, নতুনটি অন্য নামে তার পাশে রাখুন।",
)
