"""`auditor totp`: two-step is rehearsed before it is turned on at the portal, so that nobody is locked out."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli._hidden import NoTerminalError, ask_hidden, leave_no_core_dump
from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Language, Text, clean, digits, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, AuditorError
from auditor.selfcheck import pictures
from auditor.two_step import weaknesses
from auditor.two_step.rehearsal import Clock, Rehearsal
from auditor.two_step.setup import SetupRefusedError, parse_setup, setup_in

if TYPE_CHECKING:
    from auditor.two_step.setup import Setup

MOST_KEYS: Final = 3
"""How often a setup key may be mistyped before the command ends."""


@click.group("totp")
def command() -> None:
    """Rehearse two-step authentication before it is turned on at the portal."""


@command.command("check")
@click.option(
    "--qr",
    "picture",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A picture (JPG or PNG) of the portal's QR; otherwise the setup key is asked for, hidden.",
)
@with_shell
def check(shell: Shell, *, picture: Path | None) -> int:
    """Tell what is weak in the portal's setup key, and try with two codes whether the phone works.

    The setup key, or the otpauth link of the QR, is asked for without being shown. Two consecutive codes of the phone
    prove that it has the key, and show whether its clock is right. Nothing is stored and nothing is sent.
    """
    _need_terminal()
    shell.say(_INTRODUCTION)
    shell.say(_KEEP_OPEN)
    setup = _ask_setup(shell) if picture is None else _read_picture(shell, picture)
    code = _judge(shell, setup)
    shell.say(_REMINDER if picture is None else _REMINDER_PICTURE)
    return code


def _judge(shell: Shell, setup: Setup) -> int:
    """Tell the weaknesses, rehearse, tell the next step, and return the exit code."""
    found = weaknesses.weaknesses(setup)
    for weakness in found:
        shell.say(_WEAKNESS, gravity=weakness.gravity.label, weakness=weakness.text)
    if not found:
        shell.say(_NO_WEAKNESS)
    if not setup.rehearsable:
        return EXIT_FINDINGS
    rehearsal = _rehearse(shell, setup)
    if not rehearsal.proven:
        shell.say(_NOT_PROVEN)
        return EXIT_FINDINGS
    if rehearsal.drift is not None:
        shell.say(rehearsal.drift.text)
        if rehearsal.drift.clock is Clock.OFF:
            return EXIT_FINDINGS
    for number, step in enumerate(_AT_THE_PORTAL, start=1):
        shell.say(_STEP, n=number, step=step)
    rejected = any(weakness.gravity is weaknesses.WeaknessSeverity.REJECT for weakness in found)
    return EXIT_FINDINGS if rejected else EXIT_OK


def _need_terminal() -> None:
    """Refuse to go on where nobody can be asked.

    Raises:
        NoTerminalError: standard input is no terminal.

    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoTerminalError(_NO_TERMINAL)
    leave_no_core_dump()


def _ask_setup(shell: Shell) -> Setup:
    """Ask for the setup key or the link, hidden, until it can be read.

    Raises:
        SetupRefusedError: it could not be read `MOST_KEYS` times.

    """
    for _ in range(MOST_KEYS - 1):
        try:
            return parse_setup(ask_hidden(shell, _ASK_KEY))
        except SetupRefusedError as refused:
            for message in refused.messages:
                shell.say(message)
    return parse_setup(ask_hidden(shell, _ASK_KEY))


def _read_picture(shell: Shell, picture: Path) -> Setup:
    """Return what the QR in a picture sets up.

    Raises:
        AuditorError: the picture cannot be read.
        SetupRefusedError: it holds no two-step QR, or several.

    """
    shell.say(_PICTURE, file=plain(clean(picture.name)))
    content = _content(picture, pictures.MOST_BYTES + 1)
    return setup_in(pictures.qr_texts(content))


def _content(picture: Path, most: int) -> bytes:
    try:
        with picture.open("rb") as file:
            return file.read(most)
    except OSError:
        raise AuditorError(_UNREADABLE.filled(file=clean(picture.name))) from None


def _rehearse(shell: Shell, setup: Setup) -> Rehearsal:
    """Ask for codes until two have proven the phone or too many have failed.

    Codes are shown as they are typed: each is worth nothing half a minute later, and who sees a slip of the finger can
    mend it.
    """
    now = time.localtime()
    day, clock = time.strftime("%d.%m.%Y", now), time.strftime("%H:%M:%S", now)
    shell.say(_CLOCK, day=_number(day), clock=_number(clock))
    rehearsal = Rehearsal(setup)
    while not rehearsal.over:
        typed = _ask_code(shell, _ASK_SECOND if rehearsal.waits_for_second else _ASK_FIRST)
        rehearsal = rehearsal.tried(typed, time.time())
        shell.say(rehearsal.message)
    return rehearsal


def _ask_code(shell: Shell, question: Text) -> str:
    try:
        typed: str = click.prompt(question.said(shell.talk), default="", show_default=False, err=True)
    except UnicodeDecodeError:
        return ""
    return typed


def _number(words: str) -> Text:
    """Return numbers in the digits of either language."""
    return Text(en=words, bn=digits(words, Language.BN))


_INTRODUCTION: Final = Text(
    en="A rehearsal of two-step, before it is turned on at the portal. After the password the portal will ask for a code "
    "from your phone, as mobile banking does. Nothing is stored here and nothing is sent.",
    bn="Two-step authentication (দুই ধাপে যাচাই) পোর্টালে চালু করার আগে এখানে একবার মহড়া দিন। মোবাইল ব্যাংকিংয়ে যেমন পিনের সঙ্গে "
    "মোবাইলে কোড (OTP) লাগে, পোর্টালেও তেমনি পাসওয়ার্ডের পর ফোনের কোড লাগবে। এখানে কিছু রাখা হয় না, কোথাও পাঠানো হয় না।",
)
_KEEP_OPEN: Final = Text(
    en="Do not close the window in which you are logged in. Scan the QR on the screen with the authenticator app, but do "
    "not press Enable or Verify yet.",
    bn="যে জানালায় লগইন করা আছে তা বন্ধ করবেন না। ফোনে Authenticator অ্যাপ খুলে পর্দার QR স্ক্যান করুন, তবে এখনো Enable বা Verify চাপবেন না।",
)
_ASK_KEY: Final = Text(
    en="Setup key on the portal's screen, or the otpauth link (nothing shows while you type)",
    bn="পোর্টালের পর্দার Setup key অথবা otpauth লিংক (টাইপ করার সময় কিছু দেখা যাবে না)",
)
_PICTURE: Final = Text(en="Reading the QR in {file}.", bn="{file} ছবির QR পড়া হচ্ছে।")
_UNREADABLE: Final = Text(
    en="{file} cannot be opened. See that it is not open in another program and that you may read it, then run again.",
    bn="{file} খোলা যাচ্ছে না। অন্য প্রোগ্রামে খোলা আছে কি না ও আপনার পড়ার অনুমতি আছে কি না দেখুন, তারপর আবার চালান।",
)
_WEAKNESS: Final = Text(en="{gravity}: {weakness}", bn="{gravity}: {weakness}")
_NO_WEAKNESS: Final = Text(
    en="The setup key is long enough, and its settings are the usual ones.",
    bn="Setup key যথেষ্ট লম্বা, কোডের নিয়মও প্রচলিত।",
)
_CLOCK: Final = Text(
    en="This computer's date is {day}, its time {clock}. Compare it with the phone; if it is wrong, set it first.",
    bn="এই কম্পিউটারের তারিখ {day}, সময় {clock}। ফোনের সঙ্গে মিলিয়ে দেখুন; ভুল হলে আগে ঠিক করে নিন।",
)
_ASK_FIRST: Final = Text(en="Code that the phone shows now", bn="ফোনে এখন যে কোড দেখা যাচ্ছে")
_ASK_SECOND: Final = Text(en="Next code of the phone", bn="ফোনের পরের কোড")
_NO_TERMINAL: Final = Text(
    en="Setup key and codes are asked for at a terminal only, never taken from a pipe or a file. Open a terminal window (on "
    "Windows: Command Prompt) and run there: auditor totp check",
    bn="Setup key ও কোড শুধু টার্মিনালে টাইপ করে নেওয়া হয়; পাইপ বা ফাইল থেকে কখনো নয়। একটি টার্মিনাল জানালা (Windows-এ Command Prompt) "
    "খুলে সেখানে চালান: auditor totp check",
)
_NOT_PROVEN: Final = Text(
    en="The phone is not proven. Do not turn two-step on at the portal yet. Set the phone's date and time to automatic, see "
    "that date, time and time zone of this computer are right, scan the QR on the portal's screen once more, and take the "
    "codes of the newest entry in the app. Then run again: auditor totp check",
    bn='ফোনের কোড মেলানো গেল না। পোর্টালে এখনো Two-step চালু করবেন না। ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন, এই কম্পিউটারের তারিখ, সময় ও টাইম '
    "জোন ঠিক আছে কি না দেখুন, পোর্টালের পর্দার QR আবার স্ক্যান করে অ্যাপে সবচেয়ে নতুনটির কোড নিন। তারপর আবার চালান: auditor totp check",
)
_STEP: Final = Text(en="{n}. {step}", bn="{n}. {step}")
_AT_THE_PORTAL: Final = (
    Text(
        en="Now at the portal: type the code that the phone shows then, and press Enable or Verify.",
        bn="এবার পোর্টালে: ফোনে তখন যে কোড দেখাবে তা লিখে Enable বা Verify চাপুন।",
    ),
    Text(
        en="If the portal shows recovery codes, write them on paper and lock them up in the office.",
        bn="পোর্টাল জরুরি কোড (recovery code) দিলে কাগজে লিখে দপ্তরের তালাবদ্ধ আলমারিতে রাখুন।",
    ),
    Text(
        en="Log in again in a private window (Ctrl+Shift+N, in Firefox Ctrl+Shift+P). If it asks for a code after the "
        "password, you are done.",
        bn="আলাদা Incognito/Private জানালায় (Ctrl+Shift+N, Firefox-এ Ctrl+Shift+P) আবার লগইন করুন। পাসওয়ার্ডের পর কোড চাইলে কাজ শেষ।",
    ),
    Text(
        en="If it asks for none, or you cannot get in: you are still logged in in the first window. Turn it off there and "
        "call the assistant programmer.",
        bn="কোড না চাইলে বা ঢুকতে না পারলে: প্রথম জানালায় এখনো লগইন আছে। সেখানে Two-step বন্ধ করে সহকারী প্রোগ্রামারকে ফোন করুন।",
    ),
)
_REMINDER: Final = Text(
    en="Do not photograph the QR or the setup key, and do not send them to anyone: who has them has your codes.",
    bn="QR বা Setup key-র ছবি তুলে রাখবেন না, কাউকে পাঠাবেন না: এগুলো যার কাছে থাকে, আপনার কোডও তার কাছে থাকে।",
)
_REMINDER_PICTURE: Final = Text(
    en="Do not photograph the QR or the setup key, and do not send them to anyone: who has them has your codes. If the "
    "picture was only for this, delete it now (Shift+Delete), also from mail and WhatsApp.",
    bn="QR বা Setup key-র ছবি তুলে রাখবেন না, কাউকে পাঠাবেন না: এগুলো যার কাছে থাকে, আপনার কোডও তার কাছে থাকে। ছবিটি শুধু এই কাজের জন্য "
    "হলে এখনই Shift+Delete দিয়ে এবং ই-মেইল ও WhatsApp থেকেও মুছুন।",
)
