"""Cells of registers that could not be read as an answer: what was meant is asked, and the answer is evidence of its own.

The register itself stays as it is. An answer is a form of one office, typed and vouched for like all that is typed at the desk.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, clean
from auditor.model.errors import AuditorError, PasswordsFoundError, WorkspaceError
from auditor.model.forms import FormStamp
from auditor.register.answer_file import AnswerFile, AnswerRow, OfficeAnswers
from auditor.register.answers import WAY_CHOICES, WHOLE_OFFICE
from auditor.register.columns import Talked
from auditor.register.questions import questions
from auditor.register.reading.form import ID, bare
from auditor.register.reading.opened import open_register
from auditor.register.reading.told import read_rows
from auditor.rounds import forms, leaving_answers
from auditor.rounds.answered_since import still_doubtful
from auditor.rounds.evidence_folder import UnreadFile, decision_day_of, evidence_files
from auditor.rounds.ledger import Ledger
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from datetime import date

    from auditor.model.notice import Notice
    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.model.subjects import Office
    from auditor.register.reading.form import Reading
    from auditor.rounds.assessing import Judgement
    from auditor.tables.sheet import Cell
    from auditor.workspace.folder import Workspace


class DoubtfulCell(Struct, frozen=True):
    """A cell that could not be read as an answer to its question.

    Attributes:
        id: the same as long as the same cell is doubtful; `written` what stands there.
        file, sheet, row: where it stands.
        office: whose answer it is; `subject` the office's id or its account's, `called` how that is called.
        question: the name of what is asked; `heading` how the file calls it.
        told: what is wrong with it.
        on, way, by: when, how (as the register writes it) and by which post the row was told, as far as it says.
        offered: the closed answers of its question; `typed` what may be typed, beside them or where there are none.

    """

    id: str
    written: Cell
    file: str
    sheet: str
    row: int
    office: Office
    subject: str
    called: Text
    question: str
    heading: str
    told: Text
    on: date | None
    way: str
    by: str
    offered: tuple[Text, ...]
    typed: Text | None

    @property
    def asked(self) -> Hashable:
        """What is asked of whom, by which it is known in an edited copy."""
        return self.subject, self.question, self.on, self.written, self.told


def doubtful_cells(space: Workspace, judgement: Judgement) -> tuple[DoubtfulCell, ...]:
    """Return the cells of registers that are to be asked about: of files that entered no kept round, and not answered since.

    Of an edited copy that is only what stands otherwise than in the file of which it is a copy, whether or not that was kept.

    Args:
        space: the workspace.
        judgement: how things stand, by which is known what was answered since.

    Raises:
        AuditorError: the ledger cannot be read.

    """
    registers = {seen.name for seen in judgement.header.files if seen.source == ID}
    kept = {seen.sha256 for head in Ledger(space.ledger_path).rounds() for seen in head.header.files}
    files = [file for file in evidence_files(space) if not isinstance(file, UnreadFile) and file.name in registers]
    found = [cell for file in files if file.sha256 not in kept for cell in _of_file(file, judgement)]
    if not found:
        return ()
    of_kept = [cell for file in files if file.sha256 in kept for cell in _of_file(file, judgement)]
    first = {cell.asked: cell for cell in reversed((*of_kept, *found))}
    return tuple(cell for cell in found if first[cell.asked] is cell)


def settle(  # noqa: PLR0913 one parameter a part of the answer
    space: Workspace, context: SourceContext, day: date, cell: DoubtfulCell, *, answer: str, on: date, way: str, by: str
) -> str:
    """Leave what was meant by a cell as evidence of its own, and return its file's name below ``evidence/``.

    Args:
        space: the workspace.
        context: what must be known to read answers.
        day: the day of the work.
        cell: which cell.
        answer: the answer, in words as a register takes them.
        on: the day on which it was told.
        way: how, in words as a register takes them.
        by: which post told it.

    Raises:
        AuditorError: it is no answer, may be a password, its day lies ahead, or file or ledger cannot be written.

    """
    if not clean(answer):
        raise WorkspaceError(_NO_ANSWER)
    if on > day:
        raise WorkspaceError(_AHEAD)
    talked = {
        Talked.CONTACTED_ON.value: f"{on:%d.%m.%Y}",
        Talked.WAY.value: clean(way),
        Talked.TOLD_BY.value: clean(by),
    }
    rows = {cell.office.id: {name: words for name, words in talked.items() if words}}
    rows.setdefault(cell.subject, {})[cell.question] = clean(answer)
    called = {account: name.bn for account, name in cell.office.called.items()}
    as_rows = tuple(
        AnswerRow(subject, called.get(subject, WHOLE_OFFICE.label.bn), cells) for subject, cells in rows.items()
    )
    asked = tuple(account.id for account in cell.office.accounts if cell.subject in {cell.office.id, account.id})
    of_office = (OfficeAnswers(cell.office.name.bn, as_rows),)
    answers = AnswerFile(FormStamp(month=f"{on:%Y-%m}"), decision_day_of(space.baseline), asked, of_office)
    _refuse_unread(answers, context)
    (stamp,) = forms.stamp_forms(space, answers.stamp.month, 1, day)
    return leaving_answers.leave(space, replace(answers, stamp=stamp), day)


def _refuse_unread(answers: AnswerFile, context: SourceContext) -> None:
    """Refuse what the reader of registers does not take as an answer.

    Raises:
        AuditorError: it is no answer, or may be a password.

    """
    told: list[Notice] = []
    try:
        opened = leaving_answers.opened(answers, answers.offices[0].name, context)
        read_rows(opened.form, opened.rows, told.append)
    except PasswordsFoundError:
        raise WorkspaceError(_SECRET) from None
    if told:
        raise WorkspaceError(*(bare(notice) for notice in told))


def _of_file(file: EvidenceFile, judgement: Judgement) -> Iterator[DoubtfulCell]:
    context = judgement.context
    told: list[Notice] = []
    try:
        opened = open_register(file, files.open_table(file.name, file.content), context)
        readings = read_rows(opened.form, opened.rows, told.append)
    except AuditorError:
        return
    of_row = {(reading.row.sheet, reading.row.number): reading for reading in readings}
    for notice in still_doubtful(dict.fromkeys(told), context.roster.offices, judgement.told):
        name = notice.about.question if notice.about is not None else ""
        if name in questions() and questions()[name].fact is not None:
            reading = of_row[notice.place.sheet, notice.place.row]
            yield _cell(file, reading, name, notice, opened.form.decision_day)


def _cell(file: EvidenceFile, reading: Reading, name: str, notice: Notice, decision_day: date) -> DoubtfulCell:
    row, talk = reading.row, reading.talk
    subject = row.office.id if row.account is None else row.account.id
    ways: Mapping[str, Text] = {choice.value: choice.label for choice in WAY_CHOICES}
    return DoubtfulCell(
        hashlib.sha256(f"{file.sha256} {row.place} {name}".encode()).hexdigest()[:16],
        row.cells[name],
        file.name,
        row.sheet,
        row.number,
        row.office,
        subject,
        WHOLE_OFFICE.label if row.account is None else row.office.called[row.account.id],
        name,
        notice.place.column,
        bare(notice),
        talk.on,
        ways[talk.way].bn if talk.way in ways else "",
        talk.by,
        questions()[name].offered(decision_day),
        questions()[name].typed,
    )


_NO_ANSWER: Final = Text(en="Choose or write the answer.", bn="উত্তর বাছুন বা লিখুন।")
_AHEAD: Final = Text(
    en="The day on which it was told is still to come. Write the day on which you asked.",
    bn="তারিখটি এখনো আসেনি। যেদিন জেনেছেন সেই তারিখ লিখুন।",
)
_SECRET: Final = Text(
    en="What was typed may be a password, so nothing of it was kept. Passwords are never asked for and never written down.",
    bn="যা লেখা হয়েছে তা পাসওয়ার্ড হতে পারে, তাই এর কিছুই রাখা হয়নি। পাসওয়ার্ড কখনো জিজ্ঞাসা করা বা লেখা হয় না।",
)
