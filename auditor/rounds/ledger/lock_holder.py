"""Who holds the ledger: a run that appends notes itself beside it for as long, so that another one can say whom to wait for.

The note is an empty file whose name says all, so that no run reads half of it or takes away another one's. It locks nothing, SQLite does; one that a killed
run left behind is believed only while its process lives, and goes when the next run holds the ledger.
"""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTE: Final = expression(r"\.([0-9]{1,10})\.([\w.-]{1,64})\.lock")
_PROCESSES_CAN_BE_ASKED: Final = os.name != "nt"
"""On Windows the question would end the process."""


@contextmanager
def noted(ledger: Path) -> Iterator[None]:
    """Note beside a ledger that this process holds it, and nobody else any more."""
    note = ledger.with_name(f"{ledger.name}.{os.getpid()}.{platform.node() or '-'}.lock")
    with suppress(OSError):
        note.touch()
        for before, _, _ in _notes(ledger):
            if before != note:
                before.unlink(missing_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def holder_of(ledger: Path) -> Text:
    """Return who holds a ledger, as far as that can be known."""
    noted = _noted_run(ledger)
    if noted is not None:
        return _OUR_RUN.filled(process=noted[0], computer=noted[1])
    process, name = _by_system(ledger)
    return _A_KNOWN_PROGRAM.filled(name=name, process=process) if name else _A_FOREIGN_PROGRAM


def is_run_of_ours(ledger: Path) -> bool:
    """Whether it is another run of this program that holds a ledger: that ends soon."""
    return _noted_run(ledger) is not None


def _noted_run(ledger: Path) -> tuple[str, str] | None:
    """Return the process and computer of the run that notes that it holds a ledger; None where none does that may still live."""
    with suppress(OSError):
        return next(
            ((process, computer) for _, process, computer in _notes(ledger) if _may_live(int(process), computer)), None
        )
    return None


def _notes(ledger: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield the notes beside a ledger, each with the process and the computer that it names."""
    for path in [*ledger.parent.iterdir()]:
        found = _NOTE.fullmatch(path.name.removeprefix(ledger.name)) if path.name.startswith(ledger.name) else None
        if found is not None:
            yield path, found[1], found[2]


def _by_system(ledger: Path) -> tuple[str, str]:
    """Return process and name of the other program that locks a ledger, where the system tells (Linux); else neither."""
    with suppress(OSError, ValueError, IndexError):
        inode, own = f":{ledger.stat().st_ino}", f"{os.getpid()}"
        for locked in Path("/proc/locks").read_text("ascii").splitlines():
            process, file = locked.replace("->", "").split()[4:6]
            if file.endswith(inode) and process != own:
                name = Path(f"/proc/{process}/comm").read_text("utf-8").strip()
                return (process, name) if name.isprintable() else ("", "")
    return "", ""


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
_A_KNOWN_PROGRAM: Final = Text(
    en="another program ({name}, process {process})", bn="অন্য একটি প্রোগ্রাম ({name}, প্রসেস {process})"
)
_A_FOREIGN_PROGRAM: Final = Text(
    en="another program, such as a database viewer or one that copies files",
    bn="অন্য একটি প্রোগ্রাম, যেমন ডাটাবেজ দেখার বা ফাইল কপি করার প্রোগ্রাম",
)
