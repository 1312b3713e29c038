"""`auditor vault`: the passwords of one's own password manager, judged in memory and shown on the screen only."""

from __future__ import annotations

import os
import shutil
import sys
from collections import deque
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog, NoScreenError
from auditor.cli._doubts import need_a_likely_clock
from auditor.cli._hidden import ask_hidden, leave_no_core_dump
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import drawn
from auditor.cli._usage import Misuse
from auditor.i18n import Language, Text, clean
from auditor.keys.opening import stored_password
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, AuditorError, FileRefusedError
from auditor.model.subjects import Roster
from auditor.passwords import breaches
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.vaults import destroying, opening, recording, showing, system, terms, texts
from auditor.vaults.judging import judge_vault
from auditor.vaults.vault import MasterKey
from auditor.workspace import where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.vaults.judging import JudgedVault, VaultRow
    from auditor.vaults.opening import FileIdentity
    from auditor.vaults.terms import VaultTerms
    from auditor.vaults.vault import LeftOut, VaultEntry
    from auditor.workspace.folder import Workspace

FILE: Final = click.Path(path_type=Path)


@_commands.command(
    "vault",
    bn="""নিজের পাসওয়ার্ড ম্যানেজারের প্রতিটি পাসওয়ার্ড পরীক্ষা করে: KeePass ফাইল, অথবা অন্য ম্যানেজার থেকে এক্সপোর্ট করা ফাইল।

    ফাইলটি হতে পারে KeePass ফাইল, Bitwarden (JSON, CSV) বা KeePassXC (CSV) থেকে এক্সপোর্ট করা ফাইল, অথবা Chrome, Edge, Firefox বা Safari-র পাসওয়ার্ড
    তালিকা (CSV)। সব পরীক্ষা হয় মেমোরিতে। ফল শুধু পর্দায় থাকে, ফাইল বা পাইপে কখনো নয়; কোনো পাসওয়ার্ড দেখানো হয় না। কাজের ফোল্ডারে --record দিলে
    তালিকায় থাকা আইডির শুধু অনুমোদিত তথ্যটুকু রাখা হয়। শেষে এক্সপোর্ট করা ফাইলটি ধ্বংস করা যায়।

    শেষে যে সংখ্যা জানায়: 0 হলে প্রতিটি পাসওয়ার্ড নিয়ম মানে এবং দুর্বল, ফাঁস হওয়া বা দুই জায়গায় ব্যবহৃত নয়; অন্যথায় 1।
    """,
)
@click.argument("file", type=FILE, required=False)
@_commands.option(
    "--system",
    "named",
    nargs=2,
    multiple=True,
    metavar="SERVICE USER",
    help=Text(
        en="Judge this password of the system's keyring.", bn="সিস্টেমের চাবি-ভান্ডারের (keyring) এই পাসওয়ার্ডটি পরীক্ষা করে।"
    ),
)
@_commands.option(
    "--record",
    "recording",
    is_flag=True,
    help=Text(en="Keep the allowed facts of accounts that the roster lists.", bn="তালিকায় থাকা আইডির অনুমোদিত তথ্যটুকু রাখে।"),
)
@_commands.option(
    "--leaked",
    "leaked_file",
    type=FILE,
    metavar="FILE",
    help=Text(
        en="Compare with this list of leaked passwords (SHA-1, by hash).",
        bn="ফাঁস হওয়া পাসওয়ার্ডের এই তালিকার সঙ্গে মেলায় (SHA-1, হ্যাশের ক্রমে)।",
    ),
)
@_commands.option(
    "--key-file",
    type=FILE,
    metavar="FILE",
    help=Text(en="The key file of a KeePass vault.", bn="KeePass ফাইলের চাবি-ফাইল (key file)।"),
)
@with_shell
def command(  # noqa: PLR0913 the options of the command
    shell: Shell,
    *,
    file: Path | None,
    named: tuple[tuple[str, str], ...],
    recording: bool,
    leaked_file: Path | None,
    key_file: Path | None,
) -> int:
    """Judge every password in a vault of one's own: a KeePass file, or what another manager exported.

    FILE is a KeePass vault, an export of Bitwarden (JSON, CSV) or KeePassXC (CSV), or a password list saved by Chrome,
    Edge, Firefox or Safari (CSV). Everything is judged in memory. What is found stands on the screen only, never in a
    file or pipe; no password is shown. With --record, inside a workspace, the allowed facts of accounts that the roster
    lists are kept, and nothing else. At the end the exported file can be destroyed.

    Exit code 0: every password meets the rule and is neither weak, nor leaked, nor used twice; 1 otherwise.
    """
    if (file is None) == (not named):
        raise Misuse(_ONE_SOURCE)
    if sys.stdout is None or not sys.stdout.isatty():
        raise AuditorError(texts.SCREEN_ONLY)
    leave_no_core_dump()
    space = shell.space() if recording else shell.space_if_any()
    if recording and space is not None:
        need_a_likely_clock(shell, space)
    contents = _Contents.of_file(shell, file, key_file) if file is not None else _Contents.of_keyring(named, key_file)
    if file is not None and space is not None and file.resolve().is_relative_to(space.folder.resolve()):
        shell.say(texts.IN_WORKSPACE, file=file.name)
    judged_by = _terms(shell, space, recording=recording)
    judged = _judged(shell, contents, judged_by, leaked_file)
    if not judged.rows:
        _tell_not_judged(shell, judged)
        raise FileRefusedError(texts.NO_PASSWORDS)
    _show(shell, judged)
    if recording and space is not None:
        _record(shell, space, judged, judged_by)
    if file is not None and contents.identity is not None:
        _offer_to_destroy(shell, file, contents.identity)
    return EXIT_OK if all(row.good for row in judged.rows) else EXIT_FINDINGS


# What is judged, and by what ---------------------------------------------------------------------------------------


@dataclass(slots=True, repr=False, eq=False)
class _Contents:
    """Entries waiting to be judged; and the file that they are from, where anybody could read it."""

    entries: deque[VaultEntry | LeftOut]
    identity: FileIdentity | None = None

    @classmethod
    def of_file(cls, shell: Shell, file: Path, key_file: Path | None) -> _Contents:
        """Return what is in a vault file; a locked one is asked for its master password."""
        found = opening.load(file)
        if key_file is not None and found.kind.plain:
            raise Misuse(_NO_KEEPASS)
        key = opening.load_key_file(key_file) if key_file is not None else None

        def ask() -> MasterKey:
            return MasterKey(ask_hidden(shell, texts.MASTER_EMPTY if key is not None else texts.MASTER), key)

        return cls(opening.read(found, ask), found.identity if found.kind.plain else None)

    @classmethod
    def of_keyring(cls, named: Iterable[tuple[str, str]], key_file: Path | None) -> _Contents:
        """Return the passwords that the owner named."""
        if key_file is not None:
            raise Misuse(_NO_KEEPASS)
        return cls(deque(system.read(named, stored_password)))

    def drained(self, step: Callable[[], None]) -> Iterator[VaultEntry | LeftOut]:
        """Give out each entry once, and keep none that was given out."""
        while self.entries:
            yield self.entries.popleft()
            step()


def _terms(shell: Shell, space: Workspace | None, *, recording: bool) -> VaultTerms:
    """Return the terms of a workspace; those of the whole country outside of one."""
    if space is None:
        shell.say(texts.NO_WORKSPACE)
        return terms.national_terms()
    roster = listed.roster_of(space) if recording else space.reading.roster or Roster(())
    return terms.terms_of_space(space, roster)


def _judged(shell: Shell, contents: _Contents, judged_by: VaultTerms, leaked_file: Path | None) -> JudgedVault:
    with ExitStack() as opened:
        known = opened.enter_context(breaches.open_list(leaked_file)) if leaked_file is not None else None
        step = opened.enter_context(shell.progress(len(contents.entries), texts.JUDGING))
        return judge_vault(
            contents.drained(step),
            judged_by.words,
            rule=judged_by.rule,
            year=shell.day.year,
            leaked=known.contains if known is not None else None,
        )


# The screen --------------------------------------------------------------------------------------------------------


def _show(shell: Shell, judged: JudgedVault) -> None:
    """Show one row an account, the weakest first, and what follows from all; everything on standard output, a screen."""
    rows = showing.weakest_first(judged)
    click.echo(_table(rows, shell.talk, shutil.get_terminal_size((100, 24)).columns))
    click.echo()
    for note in showing.notes(rows, list_used=judged.list_used):
        click.echo(note.said(shell.talk))
    _tell_not_judged(shell, judged)
    for line in showing.summing_up(rows):
        click.echo(line.said(shell.talk))


def _table(rows: Iterable[VaultRow], language: Language, width: int) -> str:
    """Return the rows as a table that fits a screen of so many columns."""
    free = max(0, width - _NARROW)
    widths = [6, _LEAST + free // 4, _LEAST + free // 4, 14, _LEAST + free // 2]
    return drawn(
        [heading.said(language) for heading in showing.HEADINGS],
        [showing.cells(number, row, language) for number, row in enumerate(rows, start=1)],
        widths,
        breaking=True,
    )


_LEAST: Final = 15
_NARROW: Final = 6 + 14 + 3 * _LEAST + 4 * 2
"""The columns that the table takes at the least: two narrow ones, three wide ones, and what stands between them."""


def _tell_not_judged(shell: Shell, judged: JudgedVault) -> None:
    for line in showing.not_judged(judged):
        shell.say(line)


# What is kept ------------------------------------------------------------------------------------------------------


def _record(shell: Shell, space: Workspace, judged: JudgedVault, judged_by: VaultTerms) -> None:
    """Keep the allowed facts of accounts that stand in the roster, and tell of whom nothing was kept."""
    found = recording.match_roster(judged, judged_by.roster)
    for account in found.doubtful:
        shell.say(texts.DOUBTFUL, account=account)
    for account in found.elsewhere:
        shell.say(texts.ELSEWHERE, account=account)
    if not found.rows:
        shell.say(texts.NOTHING_RECORDED)
        return
    name = observing.record_observations(
        space,
        by=recording.BY,
        stem=f"{recording.BY}-{shell.day.isoformat()}",
        observations=recording.observations(found, judged, rule=judged_by.rule, day=shell.day),
        day=shell.day,
    )
    for account, _ in found.rows:
        shell.say(texts.RECORDED_ONE, account=account)
    shell.say(texts.RECORDED, n=len(found.rows), file=name)


# The exported file -------------------------------------------------------------------------------------------------


def _offer_to_destroy(shell: Shell, file: Path, identity: FileIdentity) -> None:
    """Say what destroying can and cannot do, ask, and do it; without a terminal to ask at, say what is left to do."""
    name = clean(file.name)
    shell.say(texts.READABLE, file=name)
    if where.sync_warning(file.parent) is not None:
        shell.say(texts.SYNCED, file=name)
    hindered = destroying.hindrance(file, identity)
    if hindered is not None:
        shell.say(hindered.message, file=name)
        return
    shell.say(texts.CANNOT)
    if not _agreed(Dialog(shell), texts.DESTROY.filled(file=name)):
        shell.say(texts.BY_HAND, file=name)
        return
    hindered = destroying.destroy(file, identity, os.urandom)
    if hindered is None:
        shell.say(texts.DESTROYED, file=name)
    else:
        shell.say(hindered.message, file=name)


def _agreed(dialog: Dialog, question: Text) -> bool:
    """Return whether somebody at a terminal said yes; without one nobody did."""
    try:
        dialog.need_a_screen()
    except NoScreenError:
        return False
    return dialog.agrees(question)


_ONE_SOURCE: Final = Text(
    en="Name either one vault file, or passwords of the system's keyring with --system.",
    bn="পাসওয়ার্ড ম্যানেজারের একটি ফাইলের নাম দিন, অথবা --system দিয়ে সিস্টেমের চাবি-ভান্ডারের (keyring) পাসওয়ার্ড বেছে নিন।",
)
_NO_KEEPASS: Final = Text(
    en="--key-file belongs to KeePass vaults; this is none.",
    bn="--key-file শুধু KeePass ফাইলের জন্য; এটি KeePass নয়।",
)
