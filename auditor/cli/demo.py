"""`auditor demo`: the whole road on the example of Paikgacha."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from auditor.cli import _commands
from auditor.cli._shell import Shell, with_shell
from auditor.cli._standing import standing_table
from auditor.cli._usage import Misuse
from auditor.cli.report import write_all
from auditor.example import NAME, making
from auditor.i18n import Language, Text, month
from auditor.papers import of_round
from auditor.views.office.offices import offices_view
from auditor.workspace import where


@_commands.command(
    "demo",
    bn="""নমুনা কাজের ফোল্ডার নতুন জায়গায় কপি করে, এক মাস ব্যবধানে দুটি যাচাই রাখে এবং সব কাগজ তৈরি করে।

    নমুনায় শুধু পদবি ও বানানো ইউজার আইডি আছে; কোনো ব্যক্তি বা পাসওয়ার্ড নেই। প্রতিটি কাগজে লেখা থাকে যে এটি নমুনা।
    """,
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path(NAME))
@with_shell
def command(shell: Shell, folder: Path) -> None:
    """Copy the example workspace to FOLDER, keep two rounds a month apart, make all papers.

    The example holds posts and invented logins, no people and no password; every paper says that it is a sample.
    """
    if where.is_taken(folder):
        raise Misuse(making.NOT_EMPTY, "FOLDER")
    for each in making.kept_rounds(folder):
        shell.tell(each.kept.notices)
        shell.say(_KEPT, n=each.kept.head.number, month=month(each.meeting), day=each.day)
    space, past = making.finished(folder)
    shell.show(standing_table(offices_view(past), shell.talk))
    papers = write_all(shell, space, past, of_round.FORMS, list(Language), None)
    shell.say(_DONE, papers=str(papers), folder=str(folder))


_KEPT: Final = Text(
    en="Round {n} kept for the meeting of {month} (information of {day}).",
    bn="{month} মাসের সভার জন্য {n} নম্বর যাচাই রাখা হয়েছে (তথ্যের তারিখ {day})।",
)
_DONE: Final = Text(
    en="The papers are in {papers}\nBegin with annex-chair.bn.pdf. To go on from here: cd {folder} && auditor",
    bn="কাগজগুলো আছে: {papers}\nপ্রথমে annex-chair.bn.pdf দেখুন। এরপর: cd {folder} && auditor",
)
