"""How a run of the command line ends: the one place where errors become words and exit codes."""

from __future__ import annotations

import errno
import os
import sys
import threading
from typing import Final

import click

from auditor.cli import _window
from auditor.cli._language import make_streams_safe, talk, tell_of_console
from auditor.cli._strays import forget, without_strays
from auditor.cli._usage import told_of
from auditor.i18n import Language, Text
from auditor.model.errors import (
    EXIT_DEFECT,
    EXIT_INTERRUPTED,
    EXIT_NOT_DONE,
    EXIT_OK,
    EXIT_USAGE,
    AuditorError,
)

COMPLETION: Final = "_AUDITOR_COMPLETE"
"""The variable by which a shell asks for what can stand where TAB was pressed."""
_NOBODY_READS: Final = frozenset({errno.EPIPE, *((errno.EINVAL,) if sys.platform == "win32" else ())})
"""What a system says of a pipe whose reader has gone."""
_STREAMS: Final = {"stdin": "r", "stdout": "w", "stderr": "w"}
"""In the order of their numbers: a system gives the lowest one that is free."""


def keep_exceptions_quiet() -> None:
    """Let Python itself never write what an exception says: it may hold a value, and nobody chose its words."""
    sys.excepthook = lambda *_: None
    sys.unraisablehook = lambda _: None
    threading.excepthook = lambda _: None


def run(cli: click.Command) -> int:
    """Run the command line and return its exit code; say where its words could not all be shown."""
    _open_closed_streams()
    make_streams_safe()
    if COMPLETION in os.environ:
        return _complete(cli)
    code = _run(cli)
    _window.hand_back(code)
    tell_of_console()
    return code


def _open_closed_streams() -> None:
    """Put what nobody writes to or reads where a shell closed a stream (`>&-`): else the next file that is opened takes its number, and its output."""
    for name, mode in _STREAMS.items():
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 as long as the run


def _run(cli: click.Command) -> int:  # noqa: PLR0911 one branch and return a kind of ending
    """Run the command line: the one place where errors become words."""
    language = talk()
    debug = "--debug" in sys.argv
    forget()
    try:
        code = cli.main(prog_name="auditor", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except SystemExit:  # click's own where nobody reads any more, such as head or a pager that was left
        _let_go_of_output()
        return EXIT_OK
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        _show_usage(error, language, sys.argv[1:])
        return EXIT_USAGE
    except AuditorError as error:
        for message in error.messages:
            _window.hear(message.shown)
            click.echo(without_strays(message, language, sys.argv[1:]), err=True)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 the one place: a defect of ours, or output that cannot go on
        return _of_system(error, language, debug=debug)
    return code if isinstance(code, int) else EXIT_OK


def _of_system(error: Exception, language: Language, *, debug: bool) -> int:
    """Tell of an address that is too long for the system, and of output that cannot be written, unless nobody reads it any more; anything else is a defect of ours."""
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        click.echo(_LONG_ADDRESS.said(language), err=True)
        return EXIT_NOT_DONE
    if not isinstance(error, OSError) or error.filename is not None:
        _report_defect(error, language, debug=debug)
        return EXIT_DEFECT
    _let_go_of_output()
    if error.errno in _NOBODY_READS:
        return EXIT_OK
    click.echo(_NO_OUTPUT.said(language), err=True)
    return EXIT_NOT_DONE


def _complete(cli: click.Command) -> int:
    """Tell a shell what can stand where TAB was pressed; quietly, whatever stands there now."""
    try:
        cli.main(prog_name="auditor", standalone_mode=False)
    except SystemExit as leaving:
        return EXIT_OK if leaving.code in {None, 0} else EXIT_NOT_DONE
    except Exception:  # noqa: BLE001 nobody is told anything in the middle of a line
        return EXIT_NOT_DONE
    return EXIT_OK


def _let_go_of_output() -> None:
    """Leave what cannot be written any more: else Python tries it again at its end and puts 120 in place of the exit code."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 nobody reads it


def _show_usage(error: click.ClickException, language: Language, typed: list[str]) -> None:
    """Show what is wrong and how it is written, but never repeat a word that may be a secret typed in the wrong place."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
    for told in told_of(error):
        click.echo(without_strays(told, language, typed), err=True)


def _report_defect(error: Exception, language: Language, *, debug: bool) -> None:
    """Say that it is our defect, with a number that tells where, never with a value that was read."""
    from auditor import incidents  # noqa: PLC0415 only a defect needs it, and it loads OpenSSL

    click.echo(_DEFECT.said(language, incident=incidents.incident_of(error)), err=True)
    if debug:
        click.echo(f"{type(error).__name__}", err=True)
        for place in incidents.places_of(error):
            click.echo(f"  {place}", err=True)


_LONG_ADDRESS: Final = Text(
    en="The address of a file or folder is longer than this system takes. Name a shorter one, or work in a folder with a shorter address, and run again.",
    bn="একটি ফাইল বা ফোল্ডারের ঠিকানা এত লম্বা যে এই কম্পিউটারে চলে না। ছোট নাম দিন, অথবা ছোট ঠিকানার ফোল্ডারে কাজ করুন, তারপর আবার চালান।",
)
_NO_OUTPUT: Final = Text(
    en="The output could not be written: the disk is full or the output is closed. What was kept before stays kept; "
    "free space and see: auditor rounds",
    bn="ফলাফল লেখা যায়নি: ডিস্ক ভরা অথবা আউটপুট বন্ধ। আগে যা রাখা হয়েছে তা ঠিক আছে; জায়গা খালি করে দেখুন: auditor rounds",
)
_DEFECT: Final = Text(
    en="A defect of the program; files and rounds written before it are whole. Report it with this number: {incident}",
    bn="প্রোগ্রামে একটি ত্রুটি ধরা পড়েছে; এর আগে লেখা ফাইল ও রেকর্ড ঠিক আছে। এই নম্বরসহ জানান: {incident}",
)
PAPERS_INTERRUPTED: Final = Text(
    en="Stopped. The papers made so far are whole; run the same command again to make the rest.",
    bn="থামানো হয়েছে। যতগুলো কাগজ তৈরি হয়েছে সেগুলো ঠিক আছে; বাকিগুলোর জন্য একই কমান্ড আবার চালান।",
)
