"""A question whose answer nobody sees: how a secret reaches this program, and the only way it does."""

from __future__ import annotations

import locale
import sys
import warnings
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from auditor.cli._shell import Shell


class NoTerminalError(AuditorError):
    """There is no terminal to ask at, or it would show what is typed."""


def ask_hidden(shell: Shell, prompt: Text) -> str:
    """Ask for a secret at the terminal without showing what is typed.

    Only ever from a terminal: not from a pipe, a file, an argument or the environment, where it would stay behind or
    be shown. From then on a crash of this process leaves no picture of its memory on the disk.

    Args:
        shell: how the command was called; tells the language.
        prompt: the question, without a colon at its end.

    Returns:
        What was typed, exactly; it may be empty. Keep it short-lived, and let it into no object with a repr.

    Raises:
        NoTerminalError: standard input is no terminal, or the terminal cannot hide or send what is typed.
        KeyboardInterrupt: Ctrl-C, which ends the program with 130.
        EOFError: the terminal was closed, which ends it likewise.

    """
    import getpass  # noqa: PLC0415 only a question should cost it

    if sys.stdin is None or not sys.stdin.isatty():
        raise NoTerminalError(_NO_TERMINAL)
    leave_no_core_dump()
    question = _showable(f"{prompt.said(shell.talk)}: ")
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would go on with an echo
        try:
            return getpass.getpass(question)
        except getpass.GetPassWarning:
            refused = NoTerminalError(_NO_TERMINAL)
        except UnicodeDecodeError:  # it holds what was typed: nothing of it may go on, not even as a context
            refused = NoTerminalError(_NOT_READABLE)
    raise refused


def _showable(words: str) -> str:
    """Return the words so that no terminal fails on one of them."""
    if sys.platform != "win32":  # where it is written sign by sign, in Unicode
        encoding = locale.getpreferredencoding(do_setlocale=False)
        words = words.encode(encoding, "replace").decode(encoding)
    return words


def leave_no_core_dump() -> None:
    """See that a crash of this process leaves no picture of its memory on the disk, where the system can be told so."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_NO_TERMINAL: Final = Text(
    en="A secret is only ever read from a terminal, where it is typed without being shown: never from a pipe, a file, "
    "an argument or the environment. Open a terminal window (on Windows: Command Prompt) and run the command there.",
    bn="গোপন লেখা শুধু টার্মিনালে টাইপ করে নেওয়া হয়, টাইপ করার সময় তা দেখা যায় না; ফাইল, পাইপ, আর্গুমেন্ট বা এনভায়রনমেন্ট থেকে "
    "কখনো নেওয়া হয় না। একটি টার্মিনাল জানালা (Windows-এ Command Prompt) খুলে সেখানে কমান্ডটি চালান।",
)
_NOT_READABLE: Final = Text(
    en="The terminal sent signs that cannot be read, so nothing was taken. Set the terminal to UTF-8, or type Latin "
    "letters, digits and symbols, and run the command again.",
    bn="টার্মিনাল থেকে আসা অক্ষর পড়া যায়নি, তাই কিছু নেওয়া হয়নি। টার্মিনালের এনকোডিং UTF-8 করুন, অথবা ইংরেজি অক্ষর, সংখ্যা ও চিহ্ন "
    "টাইপ করুন, তারপর আবার চালান।",
)
