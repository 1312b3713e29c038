"""Answers of a register that do not count: on a day that nobody knows, of nobody who is known, or in words that nobody can read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from auditor.model.evidence import Observation, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import NEVER_WITNESSED
from auditor.model.grades import Grade
from auditor.register.question import AskedOf
from auditor.register.questions import questions
from auditor.register.reading.fitting import answers_itself
from auditor.register.reading.form import Form, Reading, owner_of
from auditor.register.reading.observing import Beside, Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def undated_answers(form: Form, readings: Iterable[Reading], beside: Beside) -> Iterator[Observation[Any]]:
    """Yield what rows answer that does not count, for nobody knows on which day it was told: as told on the last that is possible."""
    for reading in readings:
        row, telling = reading.row, Telling.of(form, reading)
        for name, of_cell in reading.undated.items():
            accounts = () if questions()[name].asked_of is AskedOf.OFFICE else row.accounts
            own = ((each.id, beside.of_account.get(each.id, ())) for each in accounts)
            silent = tuple(account for account, rows in own if not any(name in each.row.cells for each in rows))
            yield from telling.observed(silent if accounts else (owner_of(row),), {name: of_cell})


def unplaced_answers(
    readings: Iterable[tuple[Reading, tuple[str, ...]]], form: Form
) -> tuple[tuple[UnplacedAnswer, ...], Mapping[str, frozenset[str]]]:
    """Return the answers of rows whose owner is not known, and which questions they leave open, by account.

    Args:
        readings: the rows, each as it would be of an office, with the ids of whom it may speak.
        form: the file.

    """
    answers: list[UnplacedAnswer] = []
    open_questions: dict[str, set[str]] = defaultdict(set)
    for reading, subjects in readings:
        office, telling = reading.row.office.id, Telling.of(form, reading)
        for name in reading.row.answers:
            question = questions()[name]
            if question.fact is None:
                continue
            concerned = tuple(
                subject for subject in subjects if (subject == office) is (question.asked_of is AskedOf.OFFICE)
            )
            told = tuple(telling.observed((office,), {name: reading.claims.get(name, ())}))
            if told:
                answers += [UnplacedAnswer(concerned, observation.fact, observation) for observation in told]
            else:
                answers.append(UnplacedAnswer(concerned, question.fact))
                for subject in concerned:
                    open_questions[subject].add(name)
    return tuple(answers), {subject: frozenset(names) for subject, names in open_questions.items()}


def unclear_answers(form: Form, readings: Iterable[Reading], beside: Beside) -> Iterator[UnclearAnswer]:
    """Yield the answers of rows that nobody can read; one for all is of every account that does not answer itself: it may be a no."""
    for reading in readings:
        row, telling = reading.row, Telling.of(form, reading)
        for name in sorted(reading.unclear):
            fact = questions()[name].fact
            if fact is None or telling.on is None:
                continue
            grade = Grade.WITNESSED if telling.may_be_seen and fact not in NEVER_WITNESSED else Grade.DECLARED
            subjects: tuple[str, ...] = (owner_of(row),)
            if row.account is None and questions()[name].asked_of is not AskedOf.OFFICE and row.accounts:
                accounts = (each.id for each in (*row.accounts, *row.unasked))
                subjects = tuple(
                    each for each in accounts if not answers_itself(beside.of_account.get(each, ()), reading, name)
                )
            if subjects:
                yield UnclearAnswer(subjects, fact, grade, telling.on, telling.reference, reading.talk.is_day_known)
