"""What is told of the cells of a register, and whether it is still worth telling by all that was told beside it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.grades import UNPROVED
from auditor.model.subjects import listed_elsewhere, office_of
from auditor.model.when import When
from auditor.register.columns import CONTACTED_ON
from auditor.register.question import AskedOf
from auditor.register.questions import count, questions
from auditor.register.questions.email import NO_ADDRESS
from auditor.register.reading.form import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.baseline import Departure
    from auditor.model.evidence import Observation, UnclearAnswer
    from auditor.model.facts import Fact
    from auditor.model.notice import AskedAbout, Notice
    from auditor.model.source import NotKnown, UserCount
    from auditor.model.subjects import Office
    from auditor.register.question import Question


_Said = TypeVar("_Said", "UserCount", "NotKnown")


class Answer(Struct, frozen=True):
    """What answered a question: what was told, or that nobody knows, in which file, on which day."""

    told: Observation[Any] | UserCount | NotKnown
    file: str
    on: date


class Told(Struct, frozen=True, dict=True):
    """All that was told by the day of the work, by which is known what was answered since.

    Attributes:
        observations: by whom they are about.
        counts: by file how many accounts offices said that they have.
        unclear: the answers that nobody can read, by whom they bar (`JudgingInput.unclear`).
        not_known: by file of what it was typed at the desk that nobody knows it.
        gone: who left the roster for a reason that was told (ids): nothing is asked about their answers.

    """

    observations: Mapping[str, Sequence[Observation[Any]]]
    counts: Mapping[str, Sequence[UserCount]]
    unclear: Mapping[str, Sequence[UnclearAnswer]]
    not_known: Mapping[str, Sequence[NotKnown]]
    gone: AbstractSet[str] = frozenset()

    @cached_property
    def counted(self) -> Mapping[str, Sequence[Answer]]:
        """The counts as answers, by the offices (ids) that said them."""
        found: dict[str, list[Answer]] = defaultdict(list)
        for file, of_file in self.counts.items():
            for each in of_file:
                found[each.office].append(Answer(each, file, each.on))
        return found


def left_for_reason(departures: Iterable[Departure], offices: Iterable[Office]) -> frozenset[str]:
    """Return who left the roster for a reason that was told (ids), and stands under none of these offices."""
    gone = {departure.subject for departure in departures}
    return frozenset(gone - {subject.id for office in (offices if gone else ()) for subject in office.subjects})


def still_doubtful(notices: Iterable[Notice], offices: Iterable[Office], told: Told) -> Iterator[Notice]:
    """Yield notices but for those about a cell whose question was answered since (`with_answers`)."""
    return (notice for notice, answer in with_answers(notices, offices, told) if answer is None)


def with_answers(
    notices: Iterable[Notice], offices: Iterable[Office], told: Told
) -> Iterator[tuple[Notice, Answer | None]]:
    """Yield notices, those about a cell whose question was answered on its day or since, by anything but its file, with the last answer.

    A cell that bars something since nobody can read it is marked, and answered only once each whom it bars answered so that it is lifted. That nobody
    knows what was meant is an answer, too, where there is no other: it lifts nothing. Of an office that is not listed no address is asked: that its rows stand in
    the roster again, or why it left, is asked of it. Nor is told of an answer of who left for a reason that was told, unless it bars somebody who is listed; nor of accounts that an answer for all does not reach where none of them is listed, or may be one that is.

    Args:
        notices: what has to be told.
        offices: the roster's.
        told: all that was told.

    """
    barring: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, answers in told.unclear.items():
        for answer in answers:
            barring[answer.reference.at].append(subject)
    notices = tuple(notices)
    whose = _Whose(offices, {given for notice in notices for given in _asked_by(notice)})
    unreached = {given for notice in notices if notice.about is not None for given in notice.about.unreached}
    here = _listed(offices, unreached)
    without_address = {given for notice in notices if notice.told == NO_ADDRESS for given in _office_asked(notice)}
    to_tell = _listed((office for office in offices if not office.left), without_address)
    unknown: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for file, typed in told.not_known.items():
        for said in typed:
            unknown[said.subject, said.question].append(Answer(said, file, said.on))
    for notice in notices:
        if notice.told == NO_ADDRESS and to_tell.isdisjoint(_office_asked(notice)):
            continue
        if notice.about is not None and notice.about.unreached and here.isdisjoint(notice.about.unreached):
            continue
        barred = _barred_by(notice, barring, told.unclear)
        if _is_of_who_left(notice, told.gone) and not _listed(offices, {*_asked_by(notice), *barred}):
            continue
        if notice.about is None or not barred:
            yield (
                notice,
                _answer_to(notice, whose, told.observations, told.counted) or _settling(notice, whose, unknown),
            )
        else:
            marked = replace(notice, about=replace(notice.about, unclear=True))
            yield marked, _lifting(barred, told.observations) or _settling(notice, whose, unknown)


def _asked_by(notice: Notice) -> tuple[str, ...]:
    """Return whom a notice is about (ids), whoever of them it is asked of."""
    return (notice.about.subject, *notice.about.unreached) if notice.about is not None else ()


def rows_awaiting_day(
    notices: Iterable[Notice], undated: Iterable[Observation[Any]], told: Mapping[str, Sequence[Observation[Any]]]
) -> frozenset[tuple[str, str]]:
    """Return the rows of which it is open on which day they were told, and something turns on it: a yes that waits for it and was not told anew since, or a no that counts until something is told later.

    Args:
        notices: what has to be told, of such rows that their day is not known.
        undated: the answers that do not count until their day is known.
        told: what counts, by whom it is about.

    Returns:
        The digest (SHA-256, hex) of the file of each, and its place there.

    """
    in_doubt = {
        (notice.place.file, place_of(notice.place.sheet, notice.place.row))
        for notice in notices
        if notice.about is not None and notice.about.question == CONTACTED_ON.name
    }
    waiting = [each.reference for each in undated if not _told_anew(each, told)]
    for observations in told.values() if in_doubt else ():
        last: dict[Fact[Any], date] = {}
        for each in observations:
            last[each.fact] = max(each.observed_on, last.get(each.fact, each.observed_on))
        waiting += (
            each.reference
            for each in observations
            if each.reference.at in in_doubt and each.observed_on == last[each.fact]
        )
    return frozenset((reference.sha256, reference.place) for reference in waiting)


def _told_anew(undated: Observation[Any], told: Mapping[str, Sequence[Observation[Any]]]) -> bool:
    """Return whether an answer that waits for its day was told anew of all whom it is about, no weaker and after each day on which it may have been told: none of them changes anything."""
    may_be_seen = undated.way in {*UNPROVED, *UNPROVED.values()}
    return not may_be_seen and all(
        any(
            each.observed_on > undated.observed_on and each.grade >= undated.grade and _says_no_less(each, undated)
            for each in told.get(given, ())
        )
        for given in undated.subjects
    )


def _says_no_less(told: Observation[Any], before: Observation[Any]) -> bool:
    """Return whether what was told is what was told before, or of what is done at a time that it was done then or later."""
    if told.fact != before.fact:
        return False
    then, now = before.value, told.value
    if not (isinstance(then, When) and isinstance(now, When)):
        return bool(now == then)
    is_later = now.earliest is not None and (then.earliest is None or now.earliest >= then.earliest)
    return is_later and now.latest >= then.latest


def _office_asked(notice: Notice) -> tuple[str, ...]:
    """Return whom a notice is about that an office is asked (ids), be it told at a user's row: that user too."""
    return (notice.about.subject, notice.about.subject.partition("/")[0]) if notice.about is not None else ()


def _is_of_who_left(notice: Notice, gone: AbstractSet[str]) -> bool:
    """Whether a notice is about an answer to a question that was asked of who left for a reason, or of an office that did."""
    question = questions().get(notice.about.question) if notice.about is not None else None
    if question is None or not gone:
        return False
    account, office = _office_asked(notice)
    return office in gone or (account in gone and question.asked_of is not AskedOf.OFFICE)


def _listed(offices: Iterable[Office], wanted: set[str]) -> set[str]:
    """Return which of some ids offices and their accounts have, or of whoever of before they may be."""
    subjects = (each for office in (offices if wanted else ()) for each in office.subjects)
    return wanted.intersection(given for each in subjects for given in (each.id, *each.doubts))


def _barred_by(
    notice: Notice, barring: Mapping[tuple[str, str], Iterable[str]], unclear: Mapping[str, Sequence[UnclearAnswer]]
) -> Mapping[str, UnclearAnswer]:
    """Return by whom it bars what nobody can read in the cell that a notice is about; `barring` are those whom a row bars."""
    if not barring:
        return {}
    question = questions().get(notice.about.question) if notice.about is not None else None
    fact = question.fact if question is not None else None
    row = notice.place.file, place_of(notice.place.sheet, notice.place.row)
    return {
        subject: answer
        for subject in barring.get(row, ())
        for answer in unclear[subject]
        if answer.fact == fact and answer.reference.at == row
    }


def _lifting(barred: Mapping[str, UnclearAnswer], told: Mapping[str, Sequence[Observation[Any]]]) -> Answer | None:
    """Return the last answer by which what nobody can read bars none any more of those whom it barred; None while it bars one."""
    lifting = [list(filter(unclear.is_lifted_by, told.get(subject, ()))) for subject, unclear in barred.items()]
    if not all(lifting):
        return None
    last = max((each for answers in lifting for each in answers), key=lambda each: each.observed_on)
    return Answer(last, last.reference.file, last.observed_on)


def by_then(of_files: Mapping[str, Iterable[_Said]], day: date) -> Mapping[str, Sequence[_Said]]:
    """Return by file what was said on a day or before."""
    return {file: [each for each in of_file if each.on <= day] for file, of_file in of_files.items()}


class _Whose:
    """Whose answers are answers to a question that was put to an office or an account: of a nation it knows those whom it is asked about."""

    def __init__(self, offices: Iterable[Office], asked: AbstractSet[str]) -> None:
        """Gather those offices that are asked (ids), or of which an account is."""
        self._offices = {each.id: each for each in offices if not asked.isdisjoint(of.id for of in each.subjects)}
        self._elsewhere = listed_elsewhere(self._offices.values())

    def office(self, subject: str) -> str:
        """Return the office (its id) of an office or account."""
        found = self._offices.get(office_of(subject, self._elsewhere))
        return found.id if found is not None and any(of.id == subject for of in found.subjects) else subject

    def subjects(self, subject: str, question: Question) -> Sequence[str]:
        """Return who may have answered; what is asked of the office is its own, on whoever's row it stands."""
        asked = self.office(subject) if question.asked_of is AskedOf.OFFICE else subject
        office = self._offices.get(asked)
        return (asked,) if office is None else tuple(of.id for of in office.subjects)


def differing_perhaps(notices: Sequence[Notice], observations: Iterable[Observation[Any]]) -> Iterator[Notice]:
    """Yield notices but for those of an answer that reaches who was not asked, where nothing else was told of any whom it reaches.

    Where an office is asked for the first time there is nothing from which its answer for all could differ.

    """
    unasked = {account for notice in notices if notice.about is not None for account in notice.about.unasked}
    files: dict[tuple[str, Fact[Any]], set[str]] = defaultdict(set)
    for told in observations if unasked else ():
        for account in unasked.intersection(told.subjects):
            files[account, told.fact].add(told.reference.file)
    for notice in notices:
        about = notice.about
        if about is None or not about.unasked:
            yield notice
            continue
        fact = questions()[about.question].fact
        if fact is not None and any(files[account, fact] - {notice.place.file} for account in about.unasked):
            yield notice


def _answer_to(
    notice: Notice,
    whose: _Whose,
    told: Mapping[str, Sequence[Observation[Any]]],
    counted: Mapping[str, Sequence[Answer]],
) -> Answer | None:
    """Return the last answer to what a notice asks; None until each account answered that it is told of as not reached."""
    about = notice.about
    if about is None or about.on is None or about.question not in questions():
        return None
    whom = about.unreached or (about.subject,)
    found = (_last_since(notice, whose, told, counted, replace(about, subject=subject)) for subject in whom)
    answers = [answer for answer in found if answer is not None]
    return max(answers, key=lambda answer: answer.on) if len(answers) == len(whom) else None


def _last_since(
    notice: Notice,
    whose: _Whose,
    told: Mapping[str, Sequence[Observation[Any]]],
    counted: Mapping[str, Sequence[Answer]],
    about: AskedAbout,
) -> Answer | None:
    """Return the last answer in another file to what was asked about, on its day or since."""
    on, question = about.on, questions()[about.question]
    is_count = question is count.QUESTION
    found = [*counted.get(whose.office(about.subject), ())] if is_count else []
    found += [
        Answer(each, each.reference.file, each.observed_on)
        for subject in whose.subjects(about.subject, question)
        for each in told.get(subject, ())
        if (_is_nought(each) if is_count else each.fact == question.fact)
    ]
    return None if on is None else _last(found, notice, on)


def _settling(notice: Notice, whose: _Whose, unknown: Mapping[tuple[str, str], Sequence[Answer]]) -> Answer | None:
    """Return the last answer, on the day of the cell that a notice is about or since, that nobody knows what was meant by it."""
    about = notice.about
    question = questions().get(about.question) if about is not None and not about.unreached else None
    if about is None or about.on is None or question is None:
        return None
    of = whose.office(about.subject) if question.asked_of is AskedOf.OFFICE else about.subject
    return _last(unknown.get((of, question.name), ()), notice, about.on)


def _last(answers: Iterable[Answer], notice: Notice, on: date) -> Answer | None:
    """Return the last of answers that stands in another file than a notice is about, on a day or since."""
    since = (answer for answer in answers if answer.file != notice.place.file and answer.on >= on)
    return max(since, key=lambda answer: answer.on, default=None)


def _is_nought(told: Observation[Any]) -> bool:
    """Whether it is told that there is no account of one's own, as the number 0 is read."""
    return told.fact == TWO_STEP_CAUSE and told.value is Cause.NO_OWN_ACCOUNT
