"""Where commands find the secrets of rounds: the key file that is named, and what opens the place of secrets once it is needed."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from auditor.cli import _commands
from auditor.cli._hidden import ask_hidden
from auditor.i18n import Text
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.cli._shell import Shell
    from auditor.keys.store import KeyStore

F = TypeVar("F", bound="Callable[..., Any]")


def key_file_option(command: F) -> F:
    """Add the option that names a key file."""
    return _commands.option(
        "--key-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help=Text(
            en="The key file, where the secrets are not in the computer's keyring.",
            bn="চাবি-ফাইল, চাবি কম্পিউটারের চাবি-ভান্ডারে (keyring) না থাকলে।",
        ),
    )(command)


def open_store(shell: Shell, key_file: Path | None) -> KeyStore:
    """Return the place of secrets on this computer; a passphrase is asked for at a hidden prompt once it is needed.

    Raises:
        NoKeyStoreError: there is none, or it did not answer.

    """
    from auditor.keys import opening  # noqa: PLC0415 2 ms that only looking up keys should cost

    return opening.open_store(key_file=key_file, ask=asker(shell))


def opener(shell: Shell, key_file: Path | None) -> Callable[[], KeyStore]:
    """Return what opens the place of the secrets: once, when they are first needed.

    Raises:
        AuditorError: a key file was named that is not there.

    """
    need_key_file(key_file)
    opened: list[KeyStore] = []

    def store() -> KeyStore:
        if not opened:
            opened.append(open_store(shell, key_file))
        return opened[0]

    return store


def need_key_file(key_file: Path | None) -> None:
    """Refuse a key file that was named and is not there, where secrets are only looked up.

    Raises:
        AuditorError: there is no such file.

    """
    if key_file is not None and not key_file.is_file():
        raise AuditorError(_NO_SUCH_FILE.filled(file=key_file.name))


def asker(shell: Shell) -> Callable[[bool], str] | None:
    """Return what asks for the passphrase of a key file; None without a terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    asked = count()
    return lambda is_new: _ask_new(shell) if is_new else _ask(shell, again=next(asked) > 0)


def _ask(shell: Shell, *, again: bool) -> str:
    """Ask for the passphrase of a key file; again where what was typed did not fit."""
    if again:
        shell.ask_with(_DOES_NOT_FIT)
    return ask_hidden(shell, _PASSPHRASE)


def _ask_new(shell: Shell) -> str:
    """Ask for a new passphrase until it is hard to guess and typed the same twice.

    Raises:
        AuditorError: it was not, `TRIES` times.

    """
    from auditor.keys.in_file import TRIES  # noqa: PLC0415 likewise
    from auditor.passwords.judging import LONG_ENOUGH, may_guard_keys  # noqa: PLC0415 only a new file needs the judge

    shell.ask_with(_CHOOSE, n=LONG_ENOUGH)
    for _ in range(TRIES):
        passphrase = ask_hidden(shell, _NEW_PASSPHRASE)
        if not may_guard_keys(passphrase):
            shell.ask_with(_EASY, n=LONG_ENOUGH)
        elif ask_hidden(shell, _ONCE_MORE) == passphrase:
            return passphrase
        else:
            shell.ask_with(_DIFFERENT)
    raise AuditorError(_NOT_CHOSEN)


_PASSPHRASE: Final = Text(en="Passphrase of the key file", bn="চাবি-ফাইলের পাসওয়ার্ড (passphrase)")
_NEW_PASSPHRASE: Final = Text(en="New passphrase", bn="নতুন পাসওয়ার্ড (passphrase)")
_ONCE_MORE: Final = Text(en="The same once more", bn="একই পাসওয়ার্ড আরেকবার")
_CHOOSE: Final = Text(
    en="Choose a passphrase of at least {n} characters, best four or more unrelated words. What you type is not shown. "
    "Nobody can find it out again for you.",
    bn="অন্তত {n} অক্ষরের একটি পাসওয়ার্ড (passphrase) ঠিক করুন; সবচেয়ে ভালো পরস্পর সম্পর্কহীন চার বা বেশি শব্দ। টাইপ করার সময় দেখা যাবে না। "
    "ভুলে গেলে কেউ বের করে দিতে পারবে না।",
)
_EASY: Final = Text(
    en="That has fewer than {n} characters or is easy to guess. Choose a longer one of unrelated words.",
    bn="এতে {n} অক্ষরের কম আছে, অথবা এটি সহজে অনুমান করা যায়। সম্পর্কহীন শব্দ দিয়ে আরও বড় একটি দিন।",
)
_DOES_NOT_FIT: Final = Text(
    en="That does not fit. Mind Caps Lock and the keyboard's language, and type it again.",
    bn="মিলছে না। Caps Lock ও কিবোর্ডের ভাষা দেখে নিয়ে আবার লিখুন।",
)
_DIFFERENT: Final = Text(en="The two are not the same. Type again.", bn="দুইবার একই লেখা হয়নি। আবার লিখুন।")
_NOT_CHOSEN: Final = Text(
    en="No passphrase was chosen, so no key file was made. Think of one and run the command again.",
    bn="পাসওয়ার্ড (passphrase) ঠিক হয়নি, তাই চাবি-ফাইল তৈরি হয়নি। একটি ভেবে নিয়ে কমান্ডটি আবার চালান।",
)
_NO_SUCH_FILE: Final = Text(
    en="There is no key file {file}, so no keys were looked for. Look at the name and type it again; a new one is made with: auditor keys "
    "new-file --key-file FILE",
    bn="{file} নামে কোনো চাবি-ফাইল নেই, তাই চাবি খোঁজা হয়নি। নামটি দেখে আবার লিখুন; নতুন চাবি-ফাইল তৈরি করতে: auditor keys new-file --key-file ফাইল",
)
