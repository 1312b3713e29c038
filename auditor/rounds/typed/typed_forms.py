"""The forms that were typed at the desk, as all that was handed in of them has made them: what stands, since when, and what stands no more.

An answer is typed on the day on which it is first handed in. As long as it stands it keeps that day, in whichever form it is told on.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import match_key
from auditor.model.forms import AnswerWithdrawn
from auditor.model.journal import CopiesOrdered, Recorded
from auditor.register import answer_file
from auditor.register.questions import questions
from auditor.register.reading.form import answered_in
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from auditor.model.counting import CountsFrom
    from auditor.model.identity import Identities
    from auditor.register.answer_file import AnswerFile, AnswerRow, OfficeAnswers
    from auditor.workspace.folder import Workspace


class Said(Struct, frozen=True):
    """An answer by what it says: of whom (`office` and `subject`, by ids), to which question (its name), in which words, in which talk."""

    office: str
    subject: str
    question: str
    words: str
    talk: tuple[tuple[str, str], ...]


class Withdrawn(Struct, frozen=True):
    """An answer that stands no more.

    Attributes:
        said: the answer.
        counts_from: the days that were named to those who answered.
        typed_on: the day on which it was first handed in; `on` that on which it was corrected or taken back.
        by: what was noted of that; None where another copy of its form became the last without a word of it.
        instead: the words that it was corrected to; empty where it was not corrected.

    """

    said: Said
    counts_from: CountsFrom
    typed_on: date
    on: date
    by: AnswerWithdrawn | None
    instead: str


class TypedRow(Struct, frozen=True):
    """A row of a file: its sheet and number as the reader of registers counts them, whose it is, and when each answer was typed, by questions' names."""

    sheet: str
    number: int
    subject: str
    typed_on: Mapping[str, date]


class TypedFile(Struct, frozen=True):
    """A file: the day on which it was handed in, its rows, and the number of its form; without these where it cannot be read."""

    on: date
    rows: tuple[TypedRow, ...] = ()
    form: str = ""


class Form(Struct):
    """A form as it stands by all its copies: rows of offices in the order in which they were told, each with one talk."""

    first: AnswerFile
    offices: list[OfficeAnswers]


class TypedForms(Struct):
    """All that was typed and handed in.

    Attributes:
        forms: those that stand, by their numbers, in the order in which they were handed in.
        files: by their names below ``evidence/``.
        withdrawn: the answers that stand no more, in the order in which they were withdrawn.
        everybody: who was given an id: who has now the one under which it was typed.

    """

    forms: dict[str, Form]
    files: dict[str, TypedFile]
    withdrawn: list[Withdrawn]
    everybody: Identities


def typed_forms(space: Workspace) -> TypedForms:
    """Return the forms that were typed, as they have become.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    found = TypedForms({}, {}, [], identities.known(ledger))
    standing: dict[Said, date] = {}
    of_forms: dict[str, dict[Said, CountsFrom]] = {}
    noted = tuple(ledger.numbered(AnswerWithdrawn))
    for turn, note, day in _turns(ledger):
        answers = typed_in(space.evidence_folder, note)
        if answers is None:
            found.files[note.file] = TypedFile(note.on)
            continue
        number = answers.stamp.number
        found.files[note.file] = TypedFile(note.on, tuple(_rows(answers, standing, day)), number)
        _take(found.forms, answers)
        before, form = of_forms.get(number, {}), found.forms.get(number)
        of_forms[number] = dict.fromkeys(said_in(form.offices), form.first.counts_from) if form is not None else {}
        for said in of_forms[number]:
            standing.setdefault(said, day)
        gone = {said: of for said, of in before.items() if not any(said in stands for stands in of_forms.values())}
        typed_on = {said: standing.pop(said) for said in gone}
        for said, of in gone.items():
            by = _noted_of(said, number, (each for entry, each in noted if entry < turn))
            found.withdrawn.append(Withdrawn(said, of, typed_on[said], day, by, _instead(by, found.forms)))
    return found


def _turns(ledger: Ledger) -> Iterator[tuple[int, Recorded, date]]:
    """Yield the files that were typed, each as often as it became the one that was filled in last, with the entry and the day by which it did."""
    typed = {note.sha256: (number, note) for number, note in ledger.numbered(Recorded) if note.by == answer_file.BY}
    turns = [(number, note, note.on) for number, note in typed.values()]
    turns += (
        (number, typed[ordered.last][1], ordered.on)
        for number, ordered in ledger.numbered(CopiesOrdered)
        if ordered.last in typed
    )
    yield from sorted(turns, key=lambda turn: turn[0])


def typed_in(evidence: Path, note: Recorded) -> AnswerFile | None:
    """Return what a file in the folder `evidence` holds that was typed; None where it is gone, or not as it was noted: then nothing of it counts."""
    try:
        content = (evidence / note.file).read_bytes()
        return answer_file.read(content) if hashlib.sha256(content).hexdigest() == note.sha256 else None
    except (OSError, ValueError):
        return None


def _take(forms: dict[str, Form], answers: AnswerFile) -> None:
    """Lay a file over what stands of its form."""
    number = answers.stamp.number
    if number in forms and not any(row.cells for office in answers.offices for row in office.rows):
        emptied = {office.rows[0].subject for office in answers.offices}
        forms[number].offices[:] = [each for each in forms[number].offices if each.rows[0].subject not in emptied]
    elif number not in forms:
        forms[number] = Form(answers, list(answers.offices))
    else:
        for office in answers.offices:
            _lay_over(forms[number].offices, office)


def _rows(answers: AnswerFile, standing: Mapping[Said, date], day: date) -> Iterator[TypedRow]:
    for sheet, office in answer_file.sheets(answers.offices):
        for number, row in enumerate(office.rows, answer_file.FIRST_ROW):
            days = {said.question: standing.get(said, day) for said in _said_by(office, row)}
            yield TypedRow(sheet, number, row.subject, days)


def said_in(offices: Iterable[OfficeAnswers]) -> Iterator[Said]:
    """Yield the answers of offices."""
    return (said for office in offices for row in office.rows for said in _said_by(office, row))


def _said_by(office: OfficeAnswers, row: AnswerRow) -> Iterator[Said]:
    whose, told_in = office.rows[0].subject, tuple(sorted(_talk(office.rows[0]).items()))
    return (Said(whose, row.subject, name, row.cells[name], told_in) for name in answered(row))


def _noted_of(said: Said, form: str, noted: Iterable[AnswerWithdrawn]) -> AnswerWithdrawn | None:
    """Return what was noted last of withdrawing an answer of a form (its number)."""
    of_it = [each for each in noted if (each.form, each.subject, each.question) == (form, said.subject, said.question)]
    return of_it[-1] if of_it else None


def _instead(by: AnswerWithdrawn | None, forms: Mapping[str, Form]) -> str:
    """Return the words that tell an answer rightly; empty where none do."""
    form = forms.get(by.instead) if by is not None else None
    if by is None or form is None:
        return ""
    told = (each.words for each in said_in(form.offices) if (each.subject, each.question) == (by.subject, by.question))
    return next(told, "")


def _lay_over(offices: list[OfficeAnswers], later: OfficeAnswers) -> None:
    """Lay what a later copy says of an office over what was said before: only what it answers takes another's place."""
    anew = {(row.subject, name) for row in later.rows for name in answered(row)}
    for place, earlier in enumerate(offices):
        if earlier.rows[0].subject == later.rows[0].subject:
            offices[place] = without(earlier, anew)
    offices.append(later)


def without(office: OfficeAnswers, answers: Iterable[tuple[str, str]]) -> OfficeAnswers:
    """Return an office's rows without answers, by whose they are and by their questions."""
    left_out = set(answers)
    rows = tuple(
        replace(row, cells={name: words for name, words in row.cells.items() if (row.subject, name) not in left_out})
        for row in office.rows
    )
    return replace(office, rows=rows)


def answered(row: AnswerRow) -> tuple[str, ...]:
    """Return the questions that are answered in a row."""
    return answered_in({name: words for name, words in row.cells.items() if match_key(words)})


def _talk(row: AnswerRow) -> dict[str, str]:
    """Return when, how and by whom a row was told, by columns' names."""
    return {name: words for name, words in row.cells.items() if name not in questions()}
