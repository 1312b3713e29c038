"""`auditor restore`: a workspace brought back from a copy."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import _commands
from auditor.cli._shell import Shell, with_shell
from auditor.cli.backup import now
from auditor.i18n import Text
from auditor.rounds.copies import restoring
from auditor.workspace.where import whole


@_commands.command(
    "restore",
    bn=""""auditor backup" বা "auditor handover" দিয়ে তৈরি ফাইল থেকে কাজের ফোল্ডার নতুন ফোল্ডারে ফিরিয়ে আনে।

    হয় পুরোটা, না হয় কিছুই না: প্রতিটি ফাইল কপির তালিকার সঙ্গে এবং স্থায়ী রেকর্ডের ভেতরের যাচাই-সংকেতগুলো একে অন্যের সঙ্গে মিলিয়ে দেখা হয়।
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@_commands.option(
    "--replace",
    is_flag=True,
    help=Text(
        en="Take the place of what is there; that is kept beside it under another name.",
        bn="যা আছে তার জায়গা নেয়; আগেরটি পাশে অন্য নামে রাখা হয়।",
    ),
)
@with_shell
def command(shell: Shell, file: Path, folder: Path, *, replace: bool) -> None:
    """Bring the workspace in FILE, made by "auditor backup" or "auditor handover", back into FOLDER.

    Whole or not at all: every file is compared with the list in the copy, and the ledger with its own chain.
    """
    for message in restoring.restore(file, whole(folder), now(), replace=replace).words:
        shell.say(message)
