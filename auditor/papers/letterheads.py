"""Notes with which letterhead papers of rounds were made: a paper of then is known by it after the settings were changed.

Who signs is not noted: the ledger holds no person's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.made_papers import LetterheadUsed
from auditor.model.views.head import Signatories
from auditor.rounds.ledger import Ledger

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.views.head import Letterhead
    from auditor.workspace.folder import Workspace

_NO_PHONE: Final = "00000-000000"
_NO_MAIL: Final = "nobody@example.invalid"


def note(space: Workspace, day: date) -> None:
    """Note the letterhead of the settings, if a round was kept and another was noted last, or none.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    ledger = Ledger(space.ledger_path)
    noted = ledger.notes(LetterheadUsed)
    used = _unsigned(space.config.letterhead)
    if ledger.rounds() and (not noted or noted[-1].letterhead != used):
        ledger.note(LetterheadUsed(used, day))


def of_before(space: Workspace) -> tuple[LetterheadUsed, ...]:
    """Return the letterheads that were noted and are not that of the settings, each as it was noted last, the last first.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    last = {note.letterhead: note for note in Ledger(space.ledger_path).notes(LetterheadUsed)}
    others = (note for used, note in last.items() if used != _unsigned(space.config.letterhead))
    return tuple(sorted(others, key=lambda note: note.on, reverse=True))


def otherwise(letterhead: Letterhead) -> Letterhead:
    """Return a letterhead that has of all that may stand within the words of a paper something else."""
    return replace(
        letterhead,
        ap_phone=_NO_PHONE,
        uno_phone=_NO_PHONE,
        uno_mail=_NO_MAIL,
        answer_days=letterhead.answer_days + 1,
        lines_bn=(),
        lines_en=(),
        signatories=Signatories(),
    )


def with_letterhead(space: Workspace, letterhead: Letterhead) -> Workspace:
    """Return a workspace whose settings have another letterhead; nothing is written."""
    return replace(space, config=replace(space.config, letterhead=letterhead))


def _unsigned(letterhead: Letterhead) -> Letterhead:
    return replace(letterhead, signatories=Signatories())
