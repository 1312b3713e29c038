"""How the files below ``evidence/`` that this program writes are named, and how evidence files are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, first_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

INTAKE: Final = "intake/"
"""The folder, below ``evidence/``, of the files that this program writes itself."""
TYPED: Final = f"{INTAKE}desk-"
"""How the names of files of answers that were typed at the desk begin, below ``evidence/``."""
LOGIN_SEEN: Final = "witness-"
"""How the names of files of logins that were entered, at the desk or by the command, begin in that folder, before their day."""
_LOGIN_SEEN: Final = expression(rf"{INTAKE}{LOGIN_SEEN}([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-[0-9a-f]+\.json")


MOST_NAMED: Final = 5
"""So many files with the same trouble are named before the rest is counted."""


def files_said(files: Iterable[str]) -> Text:
    """Return how several files are called that have one trouble in common: of a heap the first, and how many there are beside."""
    return first_of(tuple(map(plain, files)), MOST_NAMED)


def file_said(file: str) -> Text:
    """Return how an evidence file (its name) is called; of one that the desk wrote nobody knows the name alone."""
    seen = login_seen(file)
    if seen is not None:
        return _SEEN.filled(day=seen)
    return _TYPED_AT_THE_DESK.filled(file=file) if file.startswith(TYPED) else plain(file)


def login_seen(file: str) -> date | None:
    """Return the day of a login by its file's name; None where that is no such name: somebody may have named a file so by hand."""
    named = _LOGIN_SEEN.fullmatch(file)
    try:
        return date.fromisoformat(named[1]) if named is not None else None
    except ValueError:
        return None


_TYPED_AT_THE_DESK: Final = Text(en="answers typed at the desk ({file})", bn="ডেস্কে লেখা উত্তর ({file})")
_SEEN: Final = Text(en="login seen on {day}", bn="{day} তারিখে দেখা লগইন")
