"""Who holds the ledger: a run that appends notes itself beside it for as long, so that another one can say whom to wait for.

The note locks nothing, SQLite does; a note that a killed run left behind is believed only while its process lives.
"""

from __future__ import annotations

import os
import platform
import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOTE: Final = re.compile(r"([0-9]{1,10}) ([\w.-]{1,64})")
_LONGEST: Final = 100
_PROCESSES_CAN_BE_ASKED: Final = os.name != "nt"
"""On Windows the question would end the process."""


@contextmanager
def noted(ledger: Path) -> Iterator[None]:
    """Note beside a ledger that this process holds it."""
    note = _beside(ledger)
    with suppress(OSError):
        note.write_text(f"{os.getpid()} {platform.node() or '?'}", "utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def holder_of(ledger: Path) -> Text:
    """Return who holds a ledger, as far as that can be known."""
    try:
        with _beside(ledger).open("rb") as note:
            found = _NOTE.fullmatch(note.read(_LONGEST).decode("utf-8", "replace"))
    except OSError:
        found = None
    if found is None or not _may_live(int(found[1]), found[2]):
        return _A_FOREIGN_PROGRAM
    return _OUR_RUN.filled(process=found[1], computer=found[2])


def _beside(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.lock")


def _may_live(process: int, computer: str) -> bool:
    """Whether a process may still run; of another computer, or on Windows, nobody can tell."""
    if computer != platform.node() or not _PROCESSES_CAN_BE_ASKED:
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


_OUR_RUN: Final = Text(
    en="another run of this program (process {process} on computer {computer})",
    bn="এই প্রোগ্রামেরই আরেকটি চলমান কাজ (কম্পিউটার {computer}, প্রসেস {process})",
)
_A_FOREIGN_PROGRAM: Final = Text(
    en="another program, such as a database viewer or one that copies files",
    bn="অন্য একটি প্রোগ্রাম, যেমন ডাটাবেজ দেখার বা ফাইল কপি করার প্রোগ্রাম",
)
