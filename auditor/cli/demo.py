"""`auditor demo`: the whole road on the example of Paikgacha."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._shell import Shell, with_shell
from auditor.cli._standing import standing_table
from auditor.cli._usage import Misuse
from auditor.cli.report import write_all
from auditor.i18n import Language, Text, month
from auditor.mail import example as example_answers
from auditor.papers import handing_over, of_round
from auditor.rounds import keeping, listed, looking_back
from auditor.selfcheck import example_slips
from auditor.views import annexes
from auditor.witness import example

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ROUNDS: Final = (
    ("2024-02", date(2024, 2, 20), date(2024, 3, 21), ("register-2024-02.xlsx",)),
    (
        "2024-03",
        date(2024, 3, 21),
        date(2024, 4, 18),
        ("register-2024-03.xlsx", "exports/portal-users-2024-03-18.csv"),
    ),
)
"""For which meeting, the day, the meeting after it, and the evidence that came for it."""
SALTS: Final = ("00000000000000000000000000000001", "00000000000000000000000000000002")
"""The example's rounds are salted with fixed digits, so that everybody's demo has the same digests."""


@_commands.command(
    "demo",
    bn="""নমুনা কাজের ফোল্ডার FOLDER-এ কপি করে, এক মাস ব্যবধানে দুটি যাচাই রাখে এবং সব কাগজ তৈরি করে।

    নমুনায় শুধু পদবি ও বানানো ইউজার আইডি আছে; কোনো ব্যক্তি বা পাসওয়ার্ড নেই। প্রতিটি কাগজে লেখা থাকে যে এটি নমুনা।
    """,
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("paikgacha-demo"))
@with_shell
def command(shell: Shell, folder: Path) -> None:
    """Copy the example workspace to FOLDER, keep two rounds a month apart, make all papers.

    The example holds posts and invented logins, no people and no password; every paper says that it is a sample.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Misuse(_NOT_EMPTY, "FOLDER")
    source = resources.files("auditor") / "examples" / "paikgacha"
    _copy(source, folder, leave=frozenset(name.rpartition("/")[2] for *_, names in ROUNDS for name in names))
    for (meeting, day, next_meeting, evidence), salt in zip(ROUNDS, SALTS, strict=True):
        for name in evidence:
            _copy_file(source / "evidence" / name, folder / "evidence" / name)
        space = listed.open_workspace(folder)
        example_slips.take(space, meeting)
        example.take(space, meeting)
        example_answers.take(space, meeting)
        kept = keeping.keep_round(space, day, meeting, salt, next_meeting=next_meeting)
        example.draw(space, meeting)
        shell.tell(kept.notices)
        shell.say(_KEPT, n=kept.head.number, month=month(meeting), day=day)
    space = listed.open_workspace(folder)
    past = looking_back.history(space)
    shell.show(standing_table(annexes.offices_view(past), shell.talk))
    handing_over.write_note(space, past, ROUNDS[-1][1])
    papers = write_all(shell, space, past, of_round.FORMS, list(Language), None)
    shell.say(_DONE, papers=str(papers), folder=str(folder))


def _copy(source: Traversable, target: Path, leave: frozenset[str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.name in leave or entry.name.startswith(("__", ".")):
            continue
        if entry.is_dir():
            _copy(entry, target / entry.name, leave)
        else:
            _copy_file(entry, target / entry.name)


def _copy_file(source: Traversable, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with resources.as_file(source) as path:
        shutil.copyfile(path, target)


_KEPT: Final = Text(
    en="Round {n} kept for the meeting of {month} (information of {day}).",
    bn="{month} মাসের সভার জন্য {n} নম্বর যাচাই রাখা হয়েছে (তথ্যের তারিখ {day})।",
)
_DONE: Final = Text(
    en="The papers are in {papers}\nBegin with annex-chair.bn.pdf. To go on from here: cd {folder} && auditor",
    bn="কাগজগুলো আছে: {papers}\nপ্রথমে annex-chair.bn.pdf দেখুন। এরপর: cd {folder} && auditor",
)
_NOT_EMPTY: Final = Text(
    en="the folder is not empty; name a new one: auditor demo FOLDER",
    bn="ফোল্ডারটি খালি নয়; নতুন একটি নাম দিন: auditor demo FOLDER",
)
