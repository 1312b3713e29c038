"""Leaves answers that were typed as a form in evidence, which the reader of registers reads and the ledger vouches for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.evidence_names import TYPED
from auditor.model.journal import Recorded
from auditor.model.source import EvidenceFile
from auditor.register import answer_file
from auditor.register.columns import Mark
from auditor.register.reading.looked import expected, looked_through
from auditor.register.reading.opened import open_register
from auditor.rounds.evidence.whose_rows import who_is_listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_end import write_to_note

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.source import SourceContext
    from auditor.register.answer_file import AnswerFile
    from auditor.register.reading.opened import Opened
    from auditor.workspace.folder import Workspace

_TYPED: Final = replace(expected(), codes=frozenset({Mark.ID.value}), addresses=frozenset())
"""What is not suspected of passwords: an address that is typed is, for none has the look of one."""


def opened(answers: AnswerFile, name: str, context: SourceContext) -> Opened:
    """Return answers as the register that they are.

    Args:
        answers: what was answered.
        name: how it is called in what is told of it.
        context: what must be known to read answers.

    Raises:
        AuditorError: it may be a password, or is typed in Bijoy.

    """
    content = answer_file.write(answers)
    file = EvidenceFile(name, content, hashlib.sha256(content).hexdigest())
    table = answer_file.table_of(name, answers)
    table.sheets(_TYPED)
    return open_register(file, looked_through(table), context)


def leave(space: Workspace, answers: AnswerFile, day: date) -> str:
    """Leave answers as a file in evidence that the ledger vouches for, note whom they may be of, and return its name below ``evidence/``.

    The file comes first: one that no entry vouches for does not count, and the next run completes it.

    Raises:
        AuditorError: file or ledger cannot be written.

    """
    file, ledger = as_file(answers), Ledger(space.ledger_path)
    write_to_note(space, file.name, file.content)
    if all(noted.sha256 != file.sha256 for noted in ledger.notes(Recorded)):
        ledger.note(*who_is_listed(space, day), recorded(file, day))
    return file.name


def as_file(answers: AnswerFile) -> EvidenceFile:
    """Return answers as the file in evidence in which they are left."""
    content = answer_file.write(answers)
    sha256 = hashlib.sha256(content).hexdigest()
    return EvidenceFile(f"{TYPED}{answers.stamp.number}-{sha256[:8]}.json", content, sha256)


def recorded(file: EvidenceFile, day: date) -> Recorded:
    """Return the entry by which the ledger vouches for such a file."""
    return Recorded(answer_file.BY, file.name, file.sha256, day)
