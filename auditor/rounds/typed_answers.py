"""Answers that were typed at the desk and handed in: what stands in them, and how one that was typed wrongly is corrected or taken back.

The files stay as they are, and the ledger vouches for them. A form in which something is wrong is taken back whole, by a copy that says nothing, and what
stands of it, with what is right, is told in a form of its own: on the days on which it was told.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, clean, match_key, plain
from auditor.model.errors import WorkspaceError
from auditor.model.journal import CopiesOrdered, Recorded
from auditor.register import answer_file
from auditor.register.answers import NOT_ASKED
from auditor.register.questions import questions
from auditor.rounds import doubtful_cells, forms, leaving_answers
from auditor.rounds.ledger import Ledger
from auditor.rounds.whose_rows import note_whose_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office
    from auditor.register.answer_file import AnswerFile, AnswerRow, OfficeAnswers
    from auditor.workspace.folder import Workspace

_NO_ANSWER: Final = frozenset({"", match_key(NOT_ASKED.label.bn), match_key(NOT_ASKED.label.en)})


class TypedAnswer(Struct, frozen=True):
    """An answer of an office that was typed at the desk and handed in.

    Attributes:
        id: the same as long as the answer stands.
        form: the number of its form.
        subject: whose it is, the office's id or its account's; `called` how that is called.
        question: the name of what was asked; `words` what was answered, as the form has it, and `said` how that is called.
        talk: by columns' names when, how and by whom it was told, in words as the form has them.
        offered: the closed answers of its question; `typed` what may be typed beside them or where there are none.

    """

    id: str
    form: str
    subject: str
    called: Text
    question: str
    words: str
    said: Text
    talk: Mapping[str, str]
    offered: tuple[Text, ...]
    typed: Text | None


class _Form(Struct):
    """A form as it stands by all its copies: rows of offices in the order in which they were told, each with one talk."""

    first: AnswerFile
    offices: list[OfficeAnswers]


def of_office(space: Workspace, office: Office) -> tuple[TypedAnswer, ...]:
    """Return the answers of an office that were typed at the desk, those handed in last first.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ids = {subject.id for subject in office.subjects}
    found = (
        _answer(form, answers.rows[0], row, name, office)
        for form in reversed(list(_forms(space).values()))
        for answers in form.offices
        if answers.rows[0].subject == office.id
        for row in answers.rows
        if row.subject in ids
        for name in _answered(row)
    )
    return tuple(found)


def _answer(form: _Form, of_office: AnswerRow, row: AnswerRow, name: str, office: Office) -> TypedAnswer:
    question, number = questions()[name], form.first.stamp.number
    talk, words = _talk(of_office), row.cells[name]
    mark = f"{number} {row.subject} {name} {words} {sorted(talk.items())}"
    offered = question.offered(form.first.decision_day)
    return TypedAnswer(
        hashlib.sha256(mark.encode()).hexdigest()[:16],
        number,
        row.subject,
        office.called.get(row.subject, office.name),
        name,
        words,
        next((label for label in offered if match_key(label.bn) == match_key(words)), plain(words)),
        talk,
        offered,
        question.typed,
    )


def _forms(space: Workspace) -> dict[str, _Form]:
    """Return the forms that were typed and stand, by their numbers, in the order in which they were handed in."""
    found: dict[str, _Form] = {}
    ledger = Ledger(space.ledger_path)
    typed = {note.sha256: note for note in ledger.notes(Recorded) if note.by == answer_file.BY}
    for ordered in ledger.notes(CopiesOrdered):
        if ordered.last in typed:
            typed[ordered.last] = typed.pop(ordered.last)  # it was filled in last
    for note in typed.values():
        answers = _read(space, note)
        if answers is None:
            continue
        number = answers.stamp.number
        if not any(row.cells for office in answers.offices for row in office.rows):
            found.pop(number, None)  # it was taken back
        elif number not in found:
            found[number] = _Form(answers, list(answers.offices))
        else:
            for office in answers.offices:
                _lay_over(found[number].offices, office)
    return found


def _read(space: Workspace, note: Recorded) -> AnswerFile | None:
    try:
        content = (space.evidence_folder / note.file).read_bytes()
        return answer_file.read(content) if hashlib.sha256(content).hexdigest() == note.sha256 else None
    except (OSError, ValueError):
        return None


def _lay_over(offices: list[OfficeAnswers], later: OfficeAnswers) -> None:
    """Lay what a later copy says of an office over what was said before: only what it answers takes another's place."""
    anew = {(row.subject, name) for row in later.rows for name in _answered(row)}
    for place, earlier in enumerate(offices):
        if earlier.rows[0].subject == later.rows[0].subject:
            offices[place] = _without(earlier, anew)
    offices.append(later)


def _without(office: OfficeAnswers, answers: Iterable[tuple[str, str]]) -> OfficeAnswers:
    """Return an office's rows without answers, by whose they are and by their questions."""
    left_out = set(answers)
    rows = tuple(
        replace(row, cells={name: words for name, words in row.cells.items() if (row.subject, name) not in left_out})
        for row in office.rows
    )
    return replace(office, rows=rows)


def _answered(row: AnswerRow) -> Iterator[str]:
    """Yield the questions that are answered in a row."""
    return (name for name, words in row.cells.items() if name in questions() and match_key(words) not in _NO_ANSWER)


def _talk(row: AnswerRow) -> dict[str, str]:
    return {name: words for name, words in row.cells.items() if name not in questions()}


def correct(space: Workspace, context: SourceContext, day: date, answer: TypedAnswer, words: str) -> None:
    """Tell another answer in the place of one that was typed wrongly, as of the same talk.

    Raises:
        AuditorError: it is no answer, may be a password, or file or ledger cannot be written.

    """
    said = clean(words)
    if not said:
        raise WorkspaceError(_NOTHING)
    form = _standing(space, answer)
    place = next(place for place, office in enumerate(form.offices) if _holds(office, answer))
    rows = tuple(
        replace(row, cells={**row.cells, answer.question: said}) if row.subject == answer.subject else row
        for row in form.offices[place].rows
    )
    now, then = (
        replace(form.first, offices=(each,)) for each in (replace(form.offices[place], rows=rows), form.offices[place])
    )
    known = {notice.told for notice in doubtful_cells.told_of(then, context)}
    wrong = [notice.told for notice in doubtful_cells.told_of(now, context) if notice.told not in known]
    if wrong:
        raise WorkspaceError(*wrong)
    _tell_anew(space, day, form, (*form.offices[:place], *now.offices, *form.offices[place + 1 :]))


def take_back(space: Workspace, day: date, answer: TypedAnswer) -> None:
    """Take an answer back that was typed wrongly.

    Raises:
        AuditorError: file or ledger cannot be written.

    """
    form = _standing(space, answer)
    _tell_anew(space, day, form, [_without(office, {(answer.subject, answer.question)}) for office in form.offices])


def _tell_anew(space: Workspace, day: date, form: _Form, offices: Iterable[OfficeAnswers]) -> None:
    """Tell in forms of their own what offices answered in a form, and take that back; until both is done what stood counts, too."""
    answered = (office for office in offices if any(True for row in office.rows for _ in _answered(row)))
    for together in _in_turn(answered):
        (stamp,) = forms.stamp_forms(space, form.first.stamp.month, 1, day)
        leaving_answers.leave(space, replace(form.first, stamp=stamp, offices=together), day)
        note_whose_rows(space, day, [office.rows[0].subject for office in together])
    first = form.offices[0]
    emptied = replace(first, rows=(replace(first.rows[0], cells={}),))
    doubtful_cells.leave_copy(space, replace(form.first, offices=(emptied,)), form.first.stamp.number, day)


def _in_turn(offices: Iterable[OfficeAnswers]) -> Iterator[tuple[OfficeAnswers, ...]]:
    """Yield offices' rows so that no form has two rows of one office: what it told in another talk stands in the next."""
    turns: list[dict[str, OfficeAnswers]] = []
    for office in offices:
        subject = office.rows[0].subject
        turn = next((turn for turn in turns if subject not in turn), None)
        if turn is None:
            turns.append(turn := {})
        turn[subject] = office
    yield from (tuple(turn.values()) for turn in turns)


def _standing(space: Workspace, answer: TypedAnswer) -> _Form:
    """Return the form of an answer as it stands now."""
    form = _forms(space).get(answer.form)
    if form is None or not any(_holds(office, answer) for office in form.offices):
        raise WorkspaceError(GONE)
    return form


def _holds(office: OfficeAnswers, answer: TypedAnswer) -> bool:
    return any(row.subject == answer.subject and answer.question in _answered(row) for row in office.rows)


_NOTHING: Final = Text(en="Choose or write the right answer.", bn="সঠিক উত্তরটি বাছুন বা লিখুন।")
GONE: Final = Text(
    en="This answer was corrected or taken back meanwhile, so nothing was changed. The page shows what stands now.",
    bn="এর মধ্যে উত্তরটি সংশোধন বা বাতিল করা হয়েছে, তাই কিছু বদলানো হয়নি। এখন যা আছে পাতায় দেখানো হয়েছে।",
)
