"""`auditor totp`: two-step is rehearsed before it is turned on at the portal, so that nobody is locked out."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._hidden import NoTerminalError, ask_hidden, leave_no_core_dump
from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Language, Text, clean, digits, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, AuditorError
from auditor.selfcheck import pictures
from auditor.two_step import texts, weaknesses
from auditor.two_step.rehearsal import Clock, Rehearsal
from auditor.two_step.setup import SetupRefusedError, parse_setup, setup_in

if TYPE_CHECKING:
    from auditor.two_step.setup import Setup

MOST_KEYS: Final = 3
"""How often a setup key may be mistyped before the command ends."""


@_commands.group(
    "totp",
    usual="check",
    bn="""পোর্টালে Two-step চালু করার আগে মহড়া করায়। শুধু auditor totp লিখলে auditor totp check চলে।""",
)
def command() -> None:
    """Rehearse two-step authentication before it is turned on at the portal. Alone it does what auditor totp check does."""


@command.command(
    "check",
    bn="""পোর্টালের Setup key-তে কী দুর্বলতা আছে তা জানায় এবং দুটি কোড দিয়ে দেখে মোবাইল ঠিকমতো কাজ করে কি না।

    Setup key বা QR-এর otpauth লিংক টাইপ করার সময় দেখা যায় না। মোবাইলের পরপর দুটি কোড থেকে বোঝা যায় key-টি মোবাইলে আছে এবং তার ঘড়ি ঠিক।
    কিছুই রাখা বা পাঠানো হয় না।
    """,
)
@_commands.option(
    "--qr",
    "picture",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=Text(
        en="A picture (JPG or PNG) of the portal's QR; otherwise the setup key is asked for, hidden.",
        bn="পোর্টালের QR-এর ছবি (JPG বা PNG); না দিলে Setup key জিজ্ঞাসা করা হয়, টাইপ করার সময় দেখা যায় না।",
    ),
)
@with_shell
def check(shell: Shell, *, picture: Path | None) -> int:
    """Tell what is weak in the portal's setup key, and try with two codes whether the phone works.

    The setup key, or the otpauth link of the QR, is asked for without being shown. Two consecutive codes of the phone
    prove that it has the key, and show whether its clock is right. Nothing is stored and nothing is sent.
    """
    _need_terminal()
    shell.say(texts.INTRODUCTION)
    shell.say(texts.KEEP_OPEN)
    setup = _ask_setup(shell) if picture is None else _read_picture(shell, picture)
    code = _judge(shell, setup)
    shell.say(texts.REMINDER if picture is None else texts.REMINDER_PICTURE)
    return code


def _judge(shell: Shell, setup: Setup) -> int:
    """Tell the weaknesses, rehearse, tell the next step, and return the exit code."""
    found = weaknesses.weaknesses(setup)
    for weakness in found:
        shell.say(texts.WEAKNESS, gravity=weakness.gravity.label, weakness=weakness.text)
    if not found:
        shell.say(texts.NO_WEAKNESS)
    if not setup.rehearsable:
        return EXIT_FINDINGS
    rehearsal = _rehearse(shell, setup)
    if not rehearsal.proven:
        shell.say(texts.NOT_PROVEN)
        return EXIT_FINDINGS
    if rehearsal.drift is not None:
        shell.say(rehearsal.drift.text)
        if rehearsal.drift.clock is Clock.OFF:
            return EXIT_FINDINGS
    if any(weakness.gravity is weaknesses.WeaknessSeverity.REJECT for weakness in found):
        shell.say(texts.ANOTHER_KEY)
        return EXIT_FINDINGS
    for number, step in enumerate(texts.AT_THE_PORTAL, start=1):
        shell.say(texts.STEP, n=number, step=step)
    return EXIT_OK


def _need_terminal() -> None:
    """Refuse to go on where nobody can be asked.

    Raises:
        NoTerminalError: standard input is no terminal.

    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoTerminalError(texts.NO_TERMINAL)
    leave_no_core_dump()


def _ask_setup(shell: Shell) -> Setup:
    """Ask for the setup key or the link, hidden, until it can be read.

    Raises:
        SetupRefusedError: it could not be read `MOST_KEYS` times.

    """
    for _ in range(MOST_KEYS - 1):
        try:
            return parse_setup(ask_hidden(shell, texts.ASK_KEY))
        except SetupRefusedError as refused:
            for message in refused.messages:
                shell.say(message)
    return parse_setup(ask_hidden(shell, texts.ASK_KEY))


def _read_picture(shell: Shell, picture: Path) -> Setup:
    """Return what the QR in a picture sets up.

    Raises:
        AuditorError: the picture cannot be read.
        SetupRefusedError: it holds no two-step QR, or several.

    """
    shell.say(texts.PICTURE, file=plain(clean(picture.name)))
    content = _content(picture, pictures.MOST_BYTES + 1)
    return setup_in(pictures.qr_texts(content))


def _content(picture: Path, most: int) -> bytes:
    try:
        with picture.open("rb") as file:
            return file.read(most)
    except OSError:
        raise AuditorError(texts.UNREADABLE.filled(file=clean(picture.name))) from None


def _rehearse(shell: Shell, setup: Setup) -> Rehearsal:
    """Ask for codes until two have proven the phone or too many have failed.

    Codes are shown as they are typed: each is worth nothing half a minute later, and who sees a slip of the finger can
    mend it.
    """
    now = time.localtime()
    day, clock = time.strftime("%d.%m.%Y", now), time.strftime("%H:%M:%S", now)
    shell.say(texts.CLOCK, day=_number(day), clock=_number(clock))
    rehearsal = Rehearsal(setup)
    while not rehearsal.ended:
        typed = _ask_code(shell, texts.ASK_SECOND if rehearsal.waits_for_second else texts.ASK_FIRST)
        rehearsal = rehearsal.tried(typed, time.time())
        shell.say(rehearsal.message)
    return rehearsal


def _ask_code(shell: Shell, question: Text) -> str:
    return Dialog(shell).typed(question)


def _number(words: str) -> Text:
    """Return numbers in the digits of either language."""
    return Text(en=words, bn=digits(words, Language.BN))
