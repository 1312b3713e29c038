"""`auditor completion`: TAB completes commands and options, in the shells that people have."""

from __future__ import annotations

import codecs
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import get_completion_class

from auditor.cli import _commands
from auditor.cli._endings import COMPLETION
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.workspace.writing import write

if TYPE_CHECKING:
    from collections.abc import Sequence

SHELLS: Final = ("bash", "zsh", "fish", "powershell")
_POWERSHELLS: Final = ("pwsh", "powershell")
_BLOCKED: Final = frozenset({"restricted", "allsigned"})
"""Policies under which PowerShell runs no profile that is not signed, and shows an error at each start instead."""
_LONGEST_ANSWER: Final = 30
"""Seconds within which PowerShell tells where its profile is."""
_BEFORE: Final = {"zsh": "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"}
"""What stands before the script that click has for a shell: in zsh, completion itself may still be off."""
_NAME: Final = "auditor-completion"


@_commands.group(
    "completion",
    bn="""টার্মিনালে TAB চাপলে কমান্ড ও অপশন পূরণ হওয়ার ব্যবস্থা করে।

    একবার চালান: auditor completion install। এরপর নতুন টার্মিনাল জানালায় "auditor ro" লিখে TAB চাপুন।
    """,
)
@with_shell
def command(shell: Shell) -> None:
    """Let TAB complete commands and options in the terminal.

    Run once: auditor completion install. Then type "auditor ro" in a new terminal window and press TAB.
    """
    del shell


@command.command(
    "install",
    bn="""এই কম্পিউটারের শেলে TAB দিয়ে পূরণ চালু করে। শেলের নাম না দিলে যেটি চলছে সেটিই ধরা হয়।

    যা লেখা হয়: শেলের ফোল্ডারে একটি ছোট ফাইল, এবং শেল যে ফাইল দিয়ে শুরু হয় তাতে একটি লাইন। আবার চালালে নতুন করে কিছু যোগ হয় না।
    """,
)
@click.argument("shell_name", metavar="[bash|zsh|fish|powershell]", required=False, type=click.Choice(SHELLS))
@with_shell
def install(shell: Shell, *, shell_name: str | None) -> None:
    """Turn completion on in a shell of this computer; in the one that is running, unless another is named.

    A small file is written into the shell's own folder, and one line into the file with which the shell starts. Run again, it
    adds nothing.
    """
    name = shell_name or _running_shell()
    if name == "fish":
        script = _config() / "fish" / "completions" / "auditor.fish"
        write(script, _script(name))
        shell.say(_INSTALLED, shell=name, file=str(script))
        return
    if name == "powershell":
        starts = _powershell_profile()
        script, line = starts.parent / f"{_NAME}.ps1", f'. "$PSScriptRoot/{_NAME}.ps1"'
    else:
        starts, script = _posix_start(name), _config() / "portal-auditor" / f"{_NAME}.{name}"
        line = f". {shlex.quote(str(script))}"
    write(script, _script(name))
    _start_with(starts, line)
    shell.say(_INSTALLED, shell=name, file=str(starts))


@command.command(
    "show",
    bn="""পূরণের স্ক্রিপ্টটি দেখায়, যিনি নিজে যোগ করতে চান তাঁর জন্য। শেলের নাম না দিলে যেটি চলছে সেটি।""",
)
@click.argument("shell_name", metavar="[bash|zsh|fish|powershell]", required=False, type=click.Choice(SHELLS))
@with_shell
def show(shell: Shell, *, shell_name: str | None) -> None:
    """Print the script, for whoever wants to add it by hand; of the shell that is running, unless another is named."""
    del shell
    click.echo(_script(shell_name or _running_shell()).decode(), nl=False)


def _script(name: str) -> bytes:
    """Return what a shell reads to complete our command."""
    writer = get_completion_class(name)
    if writer is None:
        raise Misuse(_WHICH_SHELL)
    names = {"complete_func": "_auditor_completion", "complete_var": COMPLETION, "prog_name": "auditor"}
    return (_BEFORE.get(name, "") + writer.source_template % names).encode()


def _running_shell() -> str:
    """Return which shell is running, as the system tells.

    Raises:
        Misuse: it is none of ours, or the system does not tell.

    """
    name = Path(os.environ.get("SHELL", "")).stem
    if name in SHELLS:
        return name
    if sys.platform == "win32":
        return "powershell"
    raise Misuse(_WHICH_SHELL)


def _config() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _posix_start(name: str) -> Path:
    """Return the file with which an interactive shell starts."""
    return Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zshrc" if name == "zsh" else Path.home() / ".bashrc"


def _powershell_profile() -> Path:
    """Return the file with which PowerShell starts.

    Raises:
        AuditorError: there is no PowerShell that tells, or it would not run the file.

    """
    asks = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE.CurrentUserAllHosts; Get-ExecutionPolicy"
    for program in _POWERSHELLS:
        told = _answers((program, "-NoProfile", "-NonInteractive", "-Command", asks))
        if len(told) > 1:
            if told[1].strip().casefold() in _BLOCKED:
                raise AuditorError(_BLOCKED_PROFILE)
            return Path(told[0].strip())
    raise AuditorError(_NO_POWERSHELL)


def _answers(line: Sequence[str]) -> list[str]:
    try:
        done = subprocess.run(line, capture_output=True, check=False, timeout=_LONGEST_ANSWER)  # noqa: S603 a fixed line
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []


def _start_with(starts: Path, line: str) -> None:
    """Let a shell start with a further line, once; what stands there stays.

    Raises:
        AuditorError: the file cannot be read or written.

    """
    try:
        before = starts.read_bytes() if starts.exists() else b""
    except OSError:
        raise AuditorError(_NOT_WRITTEN.filled(file=str(starts), line=line)) from None
    # PowerShell's own editor writes UTF-16.
    encoding = "utf-16-le" if before.startswith(codecs.BOM_UTF16_LE) else "utf-8"
    text = before.decode(encoding, "replace")
    if line in text.splitlines():
        return
    try:
        starts.parent.mkdir(parents=True, exist_ok=True)
        with starts.open("ab") as file:
            file.write(
                ("" if not text or text.endswith("\n") else "\n").encode(encoding) + f"{line}\n".encode(encoding)
            )
    except OSError:
        raise AuditorError(_NOT_WRITTEN.filled(file=str(starts), line=line)) from None


_INSTALLED: Final = Text(
    en='Completion is on for {shell}: {file}. Open a new terminal window, type "auditor ro" and press TAB.',
    bn='{shell}-এ TAB দিয়ে পূরণ চালু হয়েছে: {file}। নতুন টার্মিনাল জানালা খুলে "auditor ro" লিখে TAB চাপুন।',
)
_WHICH_SHELL: Final = Text(
    en="It cannot be told which shell is running. Name it: auditor completion install bash (or zsh, fish, powershell).",
    bn="কোন শেল চলছে তা বোঝা যায়নি। নাম দিন: auditor completion install bash (অথবা zsh, fish, powershell)।",
)
_NO_POWERSHELL: Final = Text(
    en="PowerShell did not tell with which file it starts, so nothing was changed. Print the script and add it to the profile by hand: "
    "auditor completion show powershell",
    bn="PowerShell কোন ফাইল দিয়ে শুরু হয় তা জানা যায়নি, তাই কিছু বদলানো হয়নি। স্ক্রিপ্টটি দেখে নিজে profile ফাইলে যোগ করুন: auditor completion show powershell",
)
_BLOCKED_PROFILE: Final = Text(
    en="PowerShell runs no profile on this computer, so nothing was changed: it would show an error at each start. To allow your own, run "
    "in PowerShell: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned. Then run again: auditor completion install",
    bn="এই কম্পিউটারে PowerShell কোনো profile ফাইল চালায় না, তাই কিছু বদলানো হয়নি; বদলালে প্রতিবার শুরুতে সতর্কবার্তা আসত। নিজের ফাইল চালু করতে PowerShell-এ "
    "লিখুন: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned। তারপর আবার চালান: auditor completion install",
)
_NOT_WRITTEN: Final = Text(
    en="{file} cannot be read or written, so it was left as it is. Add this line to it by hand: {line}",
    bn="{file} পড়া বা লেখা যায়নি, তাই বদলানো হয়নি। এই লাইনটি নিজে যোগ করুন: {line}",
)
