"""Copies of forms that were handed in before: left as that which was filled in last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.evidence_names import TYPED
from auditor.model.forms import DifferingCopies, FormCopy, FormStamp
from auditor.model.journal import Recorded
from auditor.rounds.asking import forms
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import leaving_answers

if TYPE_CHECKING:
    from datetime import date

    from auditor.register.answer_file import AnswerFile
    from auditor.workspace.folder import Workspace


def leave(space: Workspace, answers: AnswerFile, form: str, day: date) -> str:
    """Leave answers as the copy of a form (its number) that was filled in last, and return its name below ``evidence/``.

    Raises:
        AuditorError: file or ledger cannot be written.

    """
    name = leaving_answers.leave(space, of_form(space, answers, form), day)
    copies = left(space, form)
    last = next(copy for copy in copies if copy.file == name)
    forms.settle_last(space, last, DifferingCopies(form, copies), day)
    return name


def of_form(space: Workspace, answers: AnswerFile, form: str) -> AnswerFile:
    """Return answers as a copy of a form (its number) that was handed out before.

    Raises:
        AuditorError: the ledger cannot be read.

    """
    place = space.config.committee
    return replace(
        answers, stamp=FormStamp(forms.workspace_name(space), place.upazila, place.district, answers.stamp.month, form)
    )


def left(space: Workspace, form: str) -> tuple[FormCopy, ...]:
    """Return the copies of a form (its number) that were typed, as they were left.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    noted = Ledger(space.ledger_path).notes(Recorded)
    return tuple(FormCopy(each.file, each.sha256) for each in noted if each.file.startswith(f"{TYPED}{form}-"))
