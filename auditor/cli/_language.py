"""In which language a run talks, and what becomes of signs that its console cannot show."""

from __future__ import annotations

import codecs
import locale
import os
import re
import sys
from pathlib import Path
from typing import Final, TextIO

import click

from auditor.expressions import expression
from auditor.i18n import TURNS, Language, Text
from auditor.workspace.where import whole

AT_DESK: Final = "PORTAL_AUDITOR_AT_DESK"
"""Set where a command runs in a window that the desk opened: the desk's language, and the empty file in which it waits for the end.

What comes next is done at the desk, and said as the desk says it.
"""
_CONFIG: Final = "auditor.toml"
_MOST_READ: Final = 65_536
"""Bytes of the settings that are looked at for the language; the setting stands at their head."""
_NAMED: Final = expression(r"""^[ \t]*language[ \t]*=[ \t]*["'](bn|en)["']""", re.MULTILINE)
_TABLE: Final = expression(r"^[ \t]*\[", re.MULTILINE)
_COMMANDING: Final = expression(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{''.join(sorted(TURNS))}]")
"""Signs by which a name of a file could give orders to a terminal, or turn the order in which words are read."""
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_BANGLA: Final = ("bn", "bengali", "bangla")
"""How names of locales begin: by ISO 639, and as Windows writes them."""
_ON_WINDOWS: Final = sys.platform == "win32"
_SHOWN_PLAINLY: Final = "auditor-plain"


def talk() -> Language:
    """Return the language of help, errors and tables: as asked, else before somebody who can read it the workspace's, else English.

    Where there is no workspace it is the language in which the user's computer talks, if that is one of ours. A program that reads through pipes gets English unless it asks: what it looks for does not depend on a folder's settings.
    """
    wished = _wished()
    return wished if wished is not None and shows(wished) else Language.EN


def _wished() -> Language | None:
    named = given("--language", sys.argv[1:])
    if named in set(Language):
        return Language(named)
    if (at_desk := of_desk()) is not None:
        return at_desk
    if not _consoles():
        return None
    return of_workspace(Path(given("--workspace", sys.argv[1:]) or ".")) or of_computer()


def of_desk() -> Language | None:
    """Return the language of the desk that opened this window; None outside its windows."""
    named = os.environ.get(AT_DESK, "").partition(":")[0]
    return Language(named) if named in set(Language) else None


def of_computer() -> Language | None:
    """Return the language of the user's locale; None where it is none of ours.

    It stands in the variables of POSIX, section 8.2, the first that is set counting; where none is, as on Windows, the system is asked.
    """
    named = next(filter(None, map(os.environ.get, _LOCALE)), None) or locale.setlocale(locale.LC_CTYPE)
    return Language.BN if named.casefold().startswith(_BANGLA) else None


def given(option: str, typed: list[str]) -> str:
    """Return what was typed for an option, wherever it stands; empty where nothing was."""
    for place, word in enumerate(typed):
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option and place + 1 < len(typed):
            return typed[place + 1]
    return ""


def of_workspace(start: Path) -> Language | None:
    """Return the language of the workspace that a folder is, or lies in; None where there is none, or its settings name none.

    The settings are not judged here: help and errors come also where they cannot be used.
    """
    try:
        start = whole(start)
        found = next((path for folder in (start, *start.parents) if (path := folder / _CONFIG).is_file()), None)
        if found is None:
            return None
        with found.open("rb") as file:
            head = file.read(_MOST_READ).decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
    table = _TABLE.search(head)
    named = _NAMED.search(head[: table.start()] if table else head)
    return Language(named[1]) if named else None


def _consoles() -> list[TextIO]:
    """Return the streams of this run that somebody reads on a screen."""
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None and stream.isatty()]


def shows(language: Language) -> bool:
    """Return whether every console of this run can show the language; a pipe can, it is UTF-8."""
    return language is Language.EN or all(_is_utf8(stream) and _has_letters() for stream in _consoles())


def _has_letters() -> bool:
    """Return whether a console that takes UTF-8 has letters for it, as far as its system tells."""
    if not _ON_WINDOWS:
        return True
    from auditor.cli._windows_console import is_old  # noqa: PLC0415 other systems are not to load what only Windows needs

    return not is_old()


def _is_utf8(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding or "ascii").name == "utf-8"


def harmless(words: str) -> str:
    """Return words with a question mark for each sign that a terminal would obey instead of showing it."""
    return _COMMANDING.sub("?", words)


def make_streams_safe() -> None:
    """Piped output is UTF-8; a console that cannot show a sign shows a question mark in its place, and that is told once."""
    _Plainly.needed = False
    codecs.register_error(_SHOWN_PLAINLY, _Plainly.shown)
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        elif _is_utf8(stream):
            stream.reconfigure(errors="backslashreplace")
        else:  # of ASCII click would believe that it is meant to be UTF-8
            encoding = None if codecs.lookup(stream.encoding).name != "ascii" else "latin-1"
            stream.reconfigure(encoding=encoding, errors=_SHOWN_PLAINLY)


def tell_of_console() -> None:
    """Say, once a run and in signs that every console has, that this one cannot show Bangla; nothing where it can, or need not."""
    wished = _wished()
    if _Plainly.needed or (wished is not None and not shows(wished)):
        click.echo(_NO_BANGLA.said(Language.EN), err=True)


class _Plainly:
    """What stands for signs that a console does not have, and whether that was needed in this run."""

    needed = False

    @classmethod
    def shown(cls, error: UnicodeError) -> tuple[str, int]:
        """Put one question mark in the place of signs that cannot be shown."""
        if not isinstance(error, UnicodeEncodeError):
            raise error
        cls.needed = True
        return "?", error.end


_NO_BANGLA: Final = Text(
    en="This console cannot show Bangla letters: the program talks English here, and ? stands for what cannot be shown. For Bangla set "
    "the console to UTF-8 (on Windows: open Windows Terminal), or send the output into a file with > FILE.",
    bn="এই কনসোলে বাংলা অক্ষর দেখানো যায় না: এখানে প্রোগ্রাম ইংরেজিতে কথা বলে, আর যা দেখানো যায় না তার জায়গায় ? থাকে। বাংলার জন্য কনসোলের এনকোডিং UTF-8 করুন "
    "(Windows-এ: Windows Terminal খুলুন), অথবা > ফাইল দিয়ে ফলাফল ফাইলে পাঠান।",
)
