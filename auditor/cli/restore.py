"""`auditor restore`: a workspace brought back from a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from auditor.cli import _commands
from auditor.cli._shell import Shell, with_shell
from auditor.cli.backup import now
from auditor.i18n import Text
from auditor.rounds import backup


@_commands.command(
    "restore",
    bn=""""auditor backup" দিয়ে তৈরি FILE থেকে কাজের ফোল্ডার FOLDER-এ ফিরিয়ে আনে।

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
    """Bring the workspace in FILE, made by "auditor backup", back into FOLDER.

    Whole or not at all: every file is compared with the list in the copy, and the ledger with its own chain.
    """
    brought = backup.restore(file, folder.absolute(), now(), replace=replace)
    shell.say(
        _BACK, n=brought.files, folder=str(brought.folder), command=f'auditor verify --workspace "{brought.folder}"'
    )
    if brought.set_aside is not None:
        shell.say(_ASIDE, folder=str(brought.set_aside))


_BACK: Final = Text(
    en="Brought back: {n} {n:file|files} to {folder}. Keys and papers are not among them; papers are made again. To recompute its rounds: "
    "{command}. Next, in that folder: auditor",
    bn="{n}টি ফাইল {folder} ফোল্ডারে ফিরিয়ে আনা হয়েছে। চাবি ও কাগজ এর মধ্যে নেই; কাগজ আবার তৈরি করা যায়। যাচাইগুলো আবার হিসাব করে দেখতে: {command}। এরপর ওই "
    "ফোল্ডারে চালান: auditor",
)
_ASIDE: Final = Text(en="What stood there is now in {folder}.", bn="আগে যা ছিল তা এখন {folder} ফোল্ডারে আছে।")
