"""Cells of registers that could not be read as an answer: what was meant is asked, and the answer is evidence of its own.

The register itself stays as it is. An answer is a form of one office, typed and vouched for like all that is typed at the desk.
"""

from __future__ import annotations

import hashlib
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, clean
from auditor.judging.one_office import with_present_holders
from auditor.model.errors import AuditorError, PasswordsFoundError, WorkspaceError
from auditor.model.forms import WHY_WITHDRAWN, AnswerWithdrawn, CellAskedAbout, FormStamp
from auditor.model.views.head import named_apart
from auditor.register.answer_file import AnswerFile, AnswerRow, OfficeAnswers
from auditor.register.answers import WHOLE_OFFICE
from auditor.register.columns import CONTACTED_ON, Talked
from auditor.register.of_the_holder import counts_from_of_who_told
from auditor.register.question import AskedOf
from auditor.register.questions import count, questions
from auditor.register.reading.form import ID
from auditor.register.reading.looked import looked_at
from auditor.register.reading.opened import open_register
from auditor.register.reading.told import read_rows
from auditor.rounds.asking import forms
from auditor.rounds.evidence import last_copies
from auditor.rounds.evidence.answered_since import with_answers
from auditor.rounds.evidence.evidence_folder import UnreadFile, counts_from_of, evidence_files
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import leaving_answers
from auditor.rounds.typed.answered_cells import WAYS_IN_WORDS, in_typed_form, said, told_by
from auditor.tables import notes
from auditor.tables.answers import read_day, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.notice import Notice
    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.model.subjects import Office
    from auditor.register.reading.form import Form, Reading, Row
    from auditor.rounds.evidence.answered_since import Answer
    from auditor.rounds.judged_offices import Judgement
    from auditor.tables.sheet import Cell
    from auditor.workspace.folder import Workspace

    _Judged = Mapping[str, tuple[Office, Text]]
    """By their ids the offices as they are judged, with who left and is asked about still, and how each is named among all."""


class DoubtfulCell(Struct, frozen=True):
    """A cell that could not be read as an answer to its question.

    Attributes:
        id: the same as long as the same cell is doubtful; `known_by` also in another copy of its form; `written` what stands there.
        file, sheet, row: where it stands.
        office: whose answer it is, `named` among all; `subject` the office's id or its account's, `called` how that is called: what is asked of the office
            alone is the office's, on whoever's row it stands.
        question: the name of what is asked, `is_number` where that is a number; `heading` how the file calls it.
        told: what is wrong with it.
        on, way, by: when, how (as the register writes it) and by which post the row was told, as far as it says.
        offered: the closed answers of its question; `typed` what may be typed, beside them or where there are none.

    """

    id: str
    known_by: str
    written: Cell
    file: str
    sheet: str
    row: int
    office: Office
    named: Text
    subject: str
    called: Text
    question: str
    is_number: bool
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


class AnsweredCell(Struct, frozen=True):
    """A cell that could not be read, and what was answered since.

    Attributes:
        cell: the cell.
        message: what was told of it as long as it was doubtful.
        answer: what was answered; `on` which day, by which `way` (as the register writes it) and `by` which posts, as far as is known;
            `file` in which file that stands.
        form: the number of the form that answers this cell alone, which can be corrected; empty where it was answered otherwise.

    """

    cell: DoubtfulCell
    message: Text
    answer: Text
    on: date
    way: str
    by: str
    file: str
    form: str

    @property
    def to_correct(self) -> DoubtfulCell:
        """The cell with when, how and by whom it was answered: with these its correction begins."""
        return replace(self.cell, on=self.on, way=self.way, by=self.by)


def waiting_and_answered(
    space: Workspace, judgement: Judgement
) -> tuple[tuple[DoubtfulCell, ...], tuple[AnsweredCell, ...]]:
    """Return the cells of registers that could not be read: those to be asked about, and those answered since.

    Of registers that entered a kept round those are asked about still that bar something.
    Of an edited copy those are asked about that stand otherwise than in the file of which it is a copy, whether or not that was kept.

    Args:
        space: the workspace.
        judgement: how things stand, by which is known what was answered since.

    Raises:
        AuditorError: the ledger cannot be read.

    """
    new, kept = _registers(space, judgement)
    contacts = {each.office.id: each.contacts for each in judgement.assessments}
    offices = [each.office for each in judgement.assessments]
    named = named_apart(enumerate(offices, start=1))
    judged = {office.id: (office, named.get(office.id, office.name)) for office in offices}
    cells_of = partial(_cells_of, judgement=judgement, judged=judged)
    waiting: list[DoubtfulCell] = []
    answered: list[AnsweredCell] = []
    for cell, message, answer, _ in chain.from_iterable(map(cells_of, new)):
        if answer is None:
            waiting.append(cell)
        else:
            form, way, by = in_typed_form(space, answer.file, cell) or (
                "",
                *told_by(answer, judgement.tellers, contacts.get(cell.office.id, ())),
            )
            words = said(answer, judgement.told.get(cell.subject, ()))
            answered.append(AnsweredCell(cell, message, words, answer.on, way, by, answer.file, form))
    bars = {
        subject: {each.reference.file for each in answers if not each.is_lifted(judgement.told.get(subject, ()))}
        for subject, answers in judgement.judging.unclear.items()
    }
    barring = {subject: files for subject, files in bars.items() if files}
    files = frozenset(chain.from_iterable(barring.values()))
    then = [file for file in kept if waiting or file.name in files]
    of_whom = frozenset(chain(barring, *((cell.subject, cell.office.id) for cell in waiting)))
    of_kept = chain.from_iterable(cells_of(file, of_whom=of_whom) for file in then)
    asked_then = [(cell, bars) for cell, _, answer, bars in of_kept if answer is None]
    waiting += (cell for cell, bars in asked_then if bars)
    first = {cell.asked: cell for cell in reversed((*(cell for cell, _ in asked_then), *waiting))}
    return tuple(cell for cell in waiting if first[cell.asked] is cell), tuple(answered)


def _registers(space: Workspace, judgement: Judgement) -> tuple[list[EvidenceFile], list[EvidenceFile]]:
    """Return the registers that entered no kept round, and those that did."""
    registers = {seen.name for seen in judgement.header.files if seen.source == ID}
    known = {seen.sha256 for head in Ledger(space.ledger_path).rounds() for seen in head.header.files}
    found = [file for file in evidence_files(space) if not isinstance(file, UnreadFile) and file.name in registers]
    return [file for file in found if file.sha256 not in known], [file for file in found if file.sha256 in known]


def meant(  # noqa: PLR0913 one parameter a part of the answer
    space: Workspace, context: SourceContext, day: date, cell: DoubtfulCell, *, answer: str, on: date, way: str, by: str
) -> AnswerFile:
    """Return what was meant by a cell as a form, without a number yet, that the reader of registers takes.

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
        AuditorError: it is no answer, may be a password, or its day lies ahead.

    """
    if not clean(answer):
        raise WorkspaceError(_NO_ANSWER)
    if on > day:
        raise WorkspaceError(_AHEAD)
    told = {CONTACTED_ON.name: f"{on:%d.%m.%Y}", Talked.WAY.value: clean(way), Talked.TOLD_BY.value: clean(by)}
    rows = {cell.office.id: {name: words for name, words in told.items() if words}}
    rows.setdefault(cell.subject, {})[cell.question] = clean(answer)
    answers = _form(space, cell, on, rows)
    if notices := told_of(answers, context):
        raise WorkspaceError(*(notice.told for notice in notices))
    return answers


def settle(  # noqa: PLR0913 one parameter a part of the answer
    space: Workspace,
    day: date,
    cell: DoubtfulCell,
    answers: AnswerFile,
    *,
    instead_of: AnsweredCell | None = None,
    reason: str = "",
) -> str:
    """Leave what was meant by a cell (`meant`) as evidence of its own, and return its file's name below ``evidence/``.

    Where it takes the place of another answer, which is taken back then, both stay, with the reason.

    Raises:
        AuditorError: the reason may not be kept, or file or ledger cannot be written.

    """
    if instead_of is not None:
        notes.sayable(reason, WHY_WITHDRAWN)
    (stamp,) = forms.stamp_forms(space, answers.stamp.month, 1, day)
    name = leaving_answers.leave(space, replace(answers, stamp=stamp), day)
    on = _asked_by(space, answers.offices[0], day)
    Ledger(space.ledger_path).note(CellAskedAbout(cell.known_by, on, stamp.number))
    if instead_of is not None:
        take_back(space, day, instead_of, reason, instead=stamp.number)
    return name


def asked_again(space: Workspace, told: OfficeAnswers, before: str, now: str, day: date) -> Iterator[CellAskedAbout]:
    """Yield the notes that a form (its number) in which an office told this is about the doubtful cells that the form before it was about.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    for note in Ledger(space.ledger_path).notes(CellAskedAbout):
        if note.form == before:
            yield CellAskedAbout(note.cell, _asked_by(space, told, day), now)


def _asked_by(space: Workspace, told: OfficeAnswers, day: date) -> date:
    """Return the day by which a cell was told that was answered so: of the answer, or of its typing where it settles nothing, for it is too old or nobody knows."""
    on = read_day(told.rows[0].cells.get(CONTACTED_ON.name, "")) or day
    asked = [words for row in told.rows for name, words in row.cells.items() if name in questions()]
    is_known = "unknown" not in map(read_yes_no, asked)
    return on if is_known and (day - on).days <= space.baseline.fresh_days else day


def take_back(space: Workspace, day: date, answered: AnsweredCell, reason: str, *, instead: str = "") -> None:
    """Take an answer back that was given to a cell alone: the copy of its form that was filled in last says nothing. All stay on record, with the reason.

    Args:
        space: the workspace.
        day: the day of the work.
        answered: the cell with its answer.
        reason: why.
        instead: the number of the form that tells it rightly; empty where none does.

    Raises:
        AuditorError: no reason is told, or file or ledger cannot be written.

    """
    cell, why = answered.cell, notes.sayable(reason, WHY_WITHDRAWN)
    Ledger(space.ledger_path).note(AnswerWithdrawn(answered.form, cell.subject, cell.question, instead, why, day))
    last_copies.leave(space, _emptied(space, answered), answered.form, day)


def left_by(space: Workspace, answered: AnsweredCell, instead: AnswerFile | None) -> tuple[AnswerFile, ...]:
    """Return what is left where an answer is taken back, or another (`instead`) told in its place: the copy of its form last.

    Raises:
        AuditorError: the ledger cannot be read.

    """
    anew = () if instead is None else (last_copies.of_form(space, instead, forms.number_foreseen()),)
    return *anew, last_copies.of_form(space, _emptied(space, answered), answered.form)


def _emptied(space: Workspace, answered: AnsweredCell) -> AnswerFile:
    """Return the form in which a cell was answered as it says nothing."""
    return _form(space, answered.cell, answered.on, {answered.cell.office.id: {}})


def _form(space: Workspace, cell: DoubtfulCell, on: date, rows: Mapping[str, Mapping[str, str]]) -> AnswerFile:
    """Return a form, without a number yet, that asks what a cell asks and was answered on a day; `rows` are cells by whose they are."""
    called = {account: name.bn for account, name in cell.office.called.items()}
    as_rows = tuple(
        AnswerRow(subject, called.get(subject, WHOLE_OFFICE.label.bn), cells) for subject, cells in rows.items()
    )
    asked = tuple(account.id for account in cell.office.accounts if cell.subject in {cell.office.id, account.id})
    of_office = (OfficeAnswers(cell.office.name.bn, as_rows),)
    return AnswerFile(FormStamp(month=f"{on:%Y-%m}"), counts_from_of(space.baseline), asked, of_office)


def told_of(answers: AnswerFile, context: SourceContext) -> list[Notice]:
    """Return what the reader of registers tells of answers that were typed.

    Raises:
        AuditorError: it may be a password, or cannot be read at all.

    """
    told: list[Notice] = []
    try:
        opened = leaving_answers.opened(answers, answers.offices[0].name, context)
        read_rows(opened.form, opened.rows, told.append)
    except PasswordsFoundError:
        raise WorkspaceError(_SECRET) from None
    return told


def _cells_of(
    file: EvidenceFile, judgement: Judgement, judged: _Judged, of_whom: Container[str] | None = None
) -> Iterator[tuple[DoubtfulCell, Text, Answer | None, bool]]:
    """Yield the cells of a register that could not be read and can be answered, with what is told of each, the answer since, and whether it bars something.

    Only the sheets' rows of those (ids) of whom it is asked are read, with what their offices tell; all where it is asked of everybody.
    """
    told: list[Notice] = []
    try:
        opened = open_register(file, looked_at(file), judgement.context)
        readings = read_rows(opened.form, _rows(opened.rows, of_whom), told.append)
    except AuditorError:
        return
    form, doubtful = opened.form, {(notice.place.sheet, notice.place.row) for notice in told}
    of_row = {at: reading for reading in readings if (at := (reading.row.sheet, reading.row.number)) in doubtful}
    del opened, readings  # of a nation's register far more than is doubtful
    asked = filter(_is_of_a_question, dict.fromkeys(told))
    for notice, answer in with_answers(asked, judgement.context.roster.offices, judgement.by_then):
        reading = of_row[notice.place.sheet, notice.place.row]
        bars = notice.about is not None and notice.about.unclear
        yield _cell(form, reading, notice, judged, judgement), notice.message, answer, bars


def _rows(rows: Sequence[Row], of_whom: Container[str] | None) -> Sequence[Row]:
    if of_whom is None:
        return rows
    told_of = ((row.office.id, row.owner, *(each.id for each in (*row.accounts, *row.unasked))) for row in rows)
    offices = {row.under.id for row, ids in zip(rows, told_of, strict=True) if any(each in of_whom for each in ids)}
    return [row for row in rows if row.under.id in offices]


def _is_of_a_question(notice: Notice) -> bool:
    about = notice.about  # what has a talk, such as being struck through, is asked about by rows
    question = questions().get(about.question) if about is not None and about.talk is None else None
    return question is not None and (question.fact is not None or question is count.QUESTION)


def _cell(form: Form, reading: Reading, notice: Notice, judged: _Judged, judgement: Judgement) -> DoubtfulCell:
    row, talk, name = reading.row, reading.talk, notice.about.question if notice.about is not None else ""
    account = None if questions()[name].asked_of is AskedOf.OFFICE else row.account
    subject, office = (account or row.office).id, with_present_holders(row.office, judgement.judging)
    with_who_left, named = judged.get(row.office.id, (row.office, row.office.name))
    return DoubtfulCell(
        hashlib.sha256(f"{form.file.sha256} {row.place} {name}".encode()).hexdigest()[:16],
        form.known_by(row, name),
        row.cells[name],
        form.file.name,
        row.sheet,
        row.number,
        row.office,
        named,
        subject,
        WHOLE_OFFICE.label if account is None else with_who_left.called.get(account.id, account.post),
        name,
        questions()[name] is count.QUESTION,
        notice.place.column,
        notice.told,
        talk.on,
        WAYS_IN_WORDS.get(talk.way, ""),
        talk.by,
        questions()[name].offered(counts_from_of_who_told(form.counts_from, office, subject, talk.on)),
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
