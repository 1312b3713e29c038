"""Answers of a register that do not count: on a day that nobody knows, of nobody who is known, or in words that nobody can read."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import structs

from auditor.model.evidence import KeptOut, Observation, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import OFFICIAL_EMAIL, MailboxKind
from auditor.register.question import AskedOf
from auditor.register.questions import email, questions
from auditor.register.reading.fitting import (
    answers_itself,
    asked_of_nobody,
    beside_office,
    kept_out_by_cause,
    not_asked,
)
from auditor.register.reading.form_month import first_fitting
from auditor.register.reading.observing import Beside, Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.register.reading.form import Form, Reading


def undated_answers(form: Form, readings: Iterable[Reading], beside: Beside) -> Iterator[Observation[Any]]:
    """Yield what rows answer that does not count, for nobody knows on which day it was told: as told on the last that is possible."""
    for reading in filter(attrgetter("undated"), readings):
        row, telling = reading.row, Telling.of(form, reading)
        for name, of_cell in reading.undated.items():
            accounts = () if questions()[name].asked_of is AskedOf.OFFICE else row.accounts
            own = ((each.id, beside.of_account.get(each.id, ())) for each in accounts)
            silent = tuple(account for account, rows in own if not any(name in each.row.cells for each in rows))
            yield from telling.observed(silent if accounts else (row.owner,), {name: of_cell})


def undated_rows(form: Form, readings: Iterable[Reading]) -> Mapping[str, date | None]:
    """Return the places of the rows that tell something on a day that nobody knows, each with the first that is possible; None of a form without a month."""
    first = first_fitting(form.compared_month) if form.compared_month else None
    return {each.row.place: first for each in readings if each.claims and not each.talk.is_day_known}


def kept_out_answers(
    form: Form, readings: Iterable[Reading], beside: Beside, causes: Mapping[tuple[str, ...], Observation[Any]]
) -> Iterator[KeptOut]:
    """Yield what offices answered for all that does not count for an account of which, beside it, was told why it is not done, with that cause.

    Args:
        form: the file.
        readings: its rows.
        beside: what stands beside them.
        causes: what counts of all copies of the form as the cause, by whom it is told of.

    """
    for reading in readings if causes else ():
        apart = {each.id: rows for each in reading.row.accounts if (rows := beside.of_account.get(each.id))}
        of_nobody = asked_of_nobody(reading, beside.of_account) if apart else frozenset()
        for account, rows in apart.items():
            own, closed = beside_office(form, rows, reading), not_asked(reading, rows) - of_nobody
            said = kept_out_by_cause(form, reading, own, closed)
            answers = Telling.of(form, reading).observed((account,), said) if said else ()
            yield from (KeptOut(answer, causes.get(answer.subjects)) for answer in answers)


def unplaced_answers(
    readings: Iterable[tuple[Reading, tuple[str, ...]]], form: Form
) -> tuple[tuple[UnplacedAnswer, ...], Mapping[str, frozenset[str]]]:
    """Return the answers of rows whose owner is not known, and which questions they leave open, by account.

    One that nobody can read leaves none open: it bars as what it may be (`unclear_answers`).

    Args:
        readings: the rows, each as it would be of an office, with the ids of whom it may speak.
        form: the file.

    """
    answers: list[UnplacedAnswer] = []
    open_questions: dict[str, set[str]] = defaultdict(set)
    for reading, subjects in readings:
        office, telling = reading.row.office.id, Telling.of(form, reading)
        for name in reading.row.answers:
            fact = questions()[name].fact
            if fact is None or _says_nothing(reading, name):
                continue
            concerned = _concerned(reading, subjects, name)
            told = tuple(telling.observed((office,), {name: reading.claims.get(name, ())}))
            if told:
                answers += [UnplacedAnswer(concerned, observation.fact, observation) for observation in told]
                continue
            answers.append(UnplacedAnswer(concerned, fact))
            for subject in concerned if name not in reading.unclear else ():
                open_questions[subject].add(name)
    return tuple(answers), {subject: frozenset(names) for subject, names in open_questions.items()}


def _says_nothing(reading: Reading, name: str) -> bool:
    """Return whether a cell says of the office that there is no answer, such as “not known”: nothing was told. Of one of its accounts that bars a yes for all."""
    is_read = name not in reading.unclear and name not in reading.undated and name in reading.claims
    return is_read and not reading.claims[name] and questions()[name].asked_of is AskedOf.OFFICE


def _concerned(reading: Reading, subjects: Iterable[str], name: str) -> tuple[str, ...]:
    """Return of whom an answer may be, of a row that may speak of some (ids): the office where it alone is asked, else its accounts."""
    of_office = questions()[name].asked_of is AskedOf.OFFICE
    return tuple(subject for subject in subjects if (subject == reading.row.office.id) is of_office)


def unclear_answers(
    form: Form, readings: Iterable[Reading], nobodys: Sequence[tuple[Reading, tuple[str, ...]]], beside: Beside
) -> Iterator[UnclearAnswer]:
    """Yield the answers of rows that nobody can read, also of rows whose owner is not known: they may be noes.

    One for all is of every account that does not answer itself.

    Args:
        form: the file.
        readings: its rows.
        nobodys: those whose owner is not known, each as it would be of an office, with the ids of whom it may speak.
        beside: what stands beside them.

    """
    for reading in readings:
        for name, fact in _unread(reading):
            yield from _unclear(form, reading, name, fact, _of_whom(reading, name, beside))
    for reading, subjects in nobodys:
        for name, fact in _unread(reading):
            for answer in _unclear(form, reading, name, fact, _concerned(reading, subjects, name)):
                yield structs.replace(answer, is_owner_known=False)


def _unread(reading: Reading) -> Iterator[tuple[str, Fact[Any]]]:
    """Yield the questions (names) that a row answers in words that nobody can read, each with what is asked; the number of accounts is no fact."""
    for name in sorted(reading.unclear):
        fact = questions()[name].fact
        if fact is not None:
            yield name, fact


def _of_whom(reading: Reading, name: str, beside: Beside) -> tuple[str, ...]:
    """Return of whom an answer is that nobody can read (ids): whose row it is, or each account that an office's row answers for and that does not itself."""
    row = reading.row
    if row.account is not None or questions()[name].asked_of is AskedOf.OFFICE or not row.accounts:
        return (row.owner,)
    accounts = (each.id for each in (*row.accounts, *row.unasked))
    return tuple(each for each in accounts if not answers_itself(beside.of_account.get(each, ()), reading, name))


def _unclear(
    form: Form, reading: Reading, name: str, fact: Fact[Any], subjects: tuple[str, ...]
) -> Iterator[UnclearAnswer]:
    telling, on = Telling.of(form, reading), form.told_by(reading.row, reading.talk, name)
    if subjects and on is not None:
        told = UnclearAnswer(subjects, fact, telling.grade(fact), on, telling.reference, reading.talk.is_day_known)
        has_one = (
            fact == OFFICIAL_EMAIL
            and name not in reading.row.struck | reading.row.struck_out
            and email.is_held(reading.row.cells[name])
        )
        yield structs.replace(told, denies=MailboxKind.NONE) if has_one else told
