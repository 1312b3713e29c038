"""How offices would stand once a correction, an answer or a waiver was written or taken back; nothing is written."""

from __future__ import annotations

import secrets
from collections import Counter
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor import discovery
from auditor.i18n import Text, first_of, joined, plain
from auditor.model.baseline import Level
from auditor.model.errors import AuditorError
from auditor.model.finding import Outcome, Status
from auditor.model.journal import Identified, RowsPlaced
from auditor.model.notice import said_of_roster
from auditor.model.sentences import sentences
from auditor.model.views.head import apart_from, named_apart
from auditor.register.questions import questions
from auditor.rounds import looking_back, standing_otherwise
from auditor.rounds.asking import forms
from auditor.rounds.assessing import MadeRound
from auditor.rounds.evidence import last_copies
from auditor.rounds.evidence.whose_rows import whose_rows
from auditor.rounds.identity import identities, number_less, told_who_is_who
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_now
from auditor.rounds.standing_otherwise import CORRECTED, changes, standings
from auditor.rounds.typed import doubtful_cells, leaving_answers
from auditor.rounds.typed.typed_answers import of_those_then
from auditor.views.compared.stood import counted_offices, office_name
from auditor.views.office import directory
from auditor.workspace import baseline_question, baselines, further_kinds, roster_corrections, toml_changes
from auditor.workspace.of_decisions import base_of
from auditor.workspace.questions import LAST_MEETING
from auditor.workspace.questions import changes as changes_of
from auditor.workspace.settings import CONFIG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date
    from typing import Any

    from auditor.model.baseline import Waiver
    from auditor.model.facts import Fact
    from auditor.model.forms import DifferingCopies
    from auditor.model.identity import IdentityAnswer
    from auditor.model.journal import JournalEntry
    from auditor.register.answer_file import AnswerFile
    from auditor.rounds.correcting.comparing import Prepared
    from auditor.rounds.correcting.undoing import Undoing
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.rounds.round_input import RoundInput
    from auditor.rounds.typed.typed_answers import TypedAnswer
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer, Told


def what_changes(
    space: Workspace, day: date, office: str, prepared: Prepared, before: Callable[[], tuple[Judgement, History]]
) -> Text | None:
    """Return how many offices would be counted after a correction, how many user IDs an office would have, which offices would stand how otherwise, and what is asked by that before a round is kept; None where all that stays.

    Args:
        space: the workspace.
        day: the day.
        office: the id of the office that is corrected, of whose account it is, or that is given one; for a new office what no office is called.
        prepared: the correction.
        before: returns how offices stand on that day without it; not asked where the correction changes nothing.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    if not (prepared.corrections or prepared.departure):
        return None
    judged, past = before()
    judged_then, then = with_correction(space, day, prepared)
    lines, lines_then = directory.lines(past), directory.lines(then)
    was, now = (next((line for line in of_all if line.id == office), None) for of_all in (lines, lines_then))
    told = [*_counted_otherwise(past, then), *_users_otherwise(past, then)]
    told += standing_otherwise.of_one(was, now)
    told += _others_otherwise(past, then, office)
    told += standing_otherwise.serials(lines, lines_then)
    told += _asked_then(judged, judged_then)
    return sentences(told) if told else None


def _asked_then(judged: Judgement, then: Judgement) -> Iterator[Text]:
    """Yield what is asked then about who is whom of before, and was not: how offices stand is only so until that is answered."""
    known = frozenset(chain.from_iterable(question.pairs for question in judged.questions))
    asked = [question for question in then.questions if not question.pairs <= known]
    return (said_of_roster(notice.message) for notice in told_who_is_who.tell(asked))


def _counted_otherwise(before: History, then: History) -> Iterator[Text]:
    """Yield how many offices would be counted, where that is another number than before."""
    was, now = (sum(1 for _ in counted_offices(history.now)) for history in (before, then))
    if was != now:
        yield _COUNTED.filled(was=was, now=now)


def _users_otherwise(before: History, then: History) -> Iterator[Text]:
    """Yield how many user IDs offices would have, where that is known and another number than before."""
    had = {each.office.id: each.office.users for each in before.now.assessments if directory.is_counted(each)}
    called = apart_from(each.office.name for each in then.now.assessments)
    for each in then.now.assessments:
        office, users = each.office, had.get(each.office.id)
        if users is not None and users != office.users and directory.is_counted(each):
            yield _USERS.filled(office=called(office_name(each)), was=users, now=office.users)


def _others_otherwise(before: History, then: History, office: str) -> Iterator[Text]:
    """Yield how offices other than the one that is corrected (its id) would stand otherwise: those where a user ID stood that is one's of this office by it."""
    was, now = (standings(history) for history in (before, then))
    there = was.keys() & now.keys() - {office}
    stood, will = ({each: of_all[each] for each in of_all if each in there} for of_all in (was, now))
    yield from changes(stood, will, {}, _ANOTHER_STANDS)


def with_correction(space: Workspace, day: date, prepared: Prepared) -> tuple[Judgement, History]:
    """Return how offices would stand on a day after a correction, with all that is noted when it is written (`correcting.enter`).

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    noted = [*whose_rows(space, day, prepared.offices, prepared.corrected), *prepared.noted(day)]
    reading = space.reading_with(roster_corrections.read(space.folder).with_more(*prepared.corrections))
    after = replace(space, reading=reading)
    if prepared.departure is not None:
        after = number_less.without(after, prepared.departure, day)
    return _judged_with(after, day, prepared.answers, noted)


def what_undoing_changes(
    space: Workspace, day: date, undoing: Undoing, before: tuple[Judgement, History]
) -> tuple[Text, ...]:
    """Return which offices would stand otherwise, before them how many would be counted, and what is asked by that before a round is kept, once a correction or leaving was taken back.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    judged_then, then = undone(space, day, undoing)
    judged, past = before
    return (*_otherwise(past, then), *_users_otherwise(past, then), *_asked_then(judged, judged_then))


def what_ending_changes(space: Workspace, day: date, waiver: Waiver, before: History) -> tuple[Text, ...]:
    """Return which offices would stand otherwise once a waiver was taken back.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    left = list(space.waivers)
    left.remove(waiver)
    given = input_now(replace(space, waivers=tuple(left)), day, None)
    return _otherwise(before, _judged(space, given)[1])


def what_settings_change(
    space: Callable[[], Workspace],
    day: date,
    known: Mapping[str, Told],
    answered: Mapping[str, Answer],
    before: Callable[[], History] | None = None,
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return how many offices would stand how, and how many of their duties, once it is judged by another baseline, or decisions are of another day or cover other kinds of office; nothing where that stays, or the roster cannot be read.

    Args:
        space: returns the workspace with its roster; neither this nor the next is asked where nothing of it is told.
        day: the day.
        known: the answers of settings so far, by question.
        answered: those that are told otherwise; None for one that is taken back.
        before: returns how offices stand on that day so far; worked out where it is not known.

    """
    decided = {each: answered[each] for each in answered if base_of(each) == LAST_MEETING.id}
    if not decided and not {baseline_question.QUESTION.id, further_kinds.QUESTION.id} & answered.keys():
        return (), ()
    told = {**known, **answered}
    with suppress(AuditorError):
        now = space()
        past = _judged(now, input_now(now, day, None))[1] if before is None else before()
        after = _judged_by(now, told, decided)
        then = _judged(after, input_now(after, day, None))[1]
        was, will = (
            Counter(line.status for line in directory.lines(history) if not line.own) for history in (past, then)
        )
        offices = (_STAND_BY_BASELINE.filled(was=_so_many(was), now=_so_many(will)),) if was != will else ()
        return offices, tuple(standing_otherwise.duties_otherwise(past, then))
    return (), ()


def _judged_by(space: Workspace, told: Mapping[str, Answer | Told], decided: Mapping[str, Answer]) -> Workspace:
    """Return a workspace as it is judged by answers of settings: by which baseline, and of which further kinds of office its decisions are; `decided` of which day."""
    name = str(told.get(baseline_question.QUESTION.id) or baseline_question.QUESTION.default)
    text = baselines.text_of(space.folder, name, CONFIG)
    baseline = baselines.parse(name, toml_changes.changed(text, changes_of(decided, text)[1]), discovery.policies())
    also = further_kinds.written(told.get(further_kinds.QUESTION.id))
    adding = further_kinds.adding([(each, tuple(kinds)) for each, kinds in also.items()], baseline.decisions)
    baseline = baselines.extend(baseline, dict(adding), CONFIG)
    return replace(space, baseline=baseline, config=replace(space.config, baseline=name, also=adding))


def _so_many(counts: Mapping[Status, int]) -> Text:
    return joined(_SO_MANY.filled(status=status.label, n=counts[status]) for status in Status if counts[status])


def what_a_copy_changes(  # noqa: PLR0913 what is asked about
    space: Workspace,
    day: date,
    left: Sequence[AnswerFile],
    before: History,
    *,
    is_back: bool,
    about: TypedAnswer | None = None,
) -> tuple[Text, ...]:
    """Return which offices would stand otherwise once answers were left, the last of them as that copy of its form that was filled in last.

    What an answer that is taken back told and another one tells then is said, too: nothing need stand otherwise by that.

    Args:
        space: the workspace.
        day: the day.
        left: the answers, with the numbers of their forms.
        before: how offices stand on that day without them.
        is_back: whether by that an answer is taken back, and none told in its place.
        about: the answer of which that is said; None where it is not asked about.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    files = [*map(leaving_answers.as_file, left)]
    last = files[-1]
    number, ledger = left[-1].stamp.number, Ledger(space.ledger_path)
    earlier = {copy.sha256 for copy in last_copies.left(space, number)} - {last.sha256}
    names = {each.name for each in files}
    recorded = [leaving_answers.recorded(each, day) for each in files]
    anew = ((each.stamp.number, office) for each in left[:-1] for office in each.offices)
    asked = [note for now, office in anew for note in doubtful_cells.asked_again(space, office, number, now, day)]

    def beside(noted: Sequence[JournalEntry]) -> RoundInput:
        given = input_now(space, day, None, more=noted)
        return replace(
            given,
            files=[*(each for each in given.files if each.name not in names), *files],
            vouched=replace(given.vouched, recorded=(*given.vouched.recorded, *recorded)),
            copies_after=given.copies_after.difference((each, last.sha256) for each in earlier)
            | {(last.sha256, each) for each in earlier},
            asked_about=forms.asked_about(ledger, without=number, more=asked),
        )

    given, numbers = beside(()), {each.stamp.number for each in left[:-1]}
    if numbers and any(
        note.form == number for note in ledger.notes(RowsPlaced)
    ):  # what is told anew is of those of then
        noted = MadeRound(given).notes(secrets.token_hex(identities.SALT_BYTES))
        rows = [note for note in noted if isinstance(note, RowsPlaced) and note.form in numbers]
        given = beside([*chain.from_iterable(of_those_then([each], ledger, number, each.form) for each in rows)])
    then = _judged(space, given)[1]
    stays = _told_by_another(before, then, about, space.baseline.reads) if is_back and about is not None else ()
    return *_otherwise(before, then, None if is_back else CORRECTED), *stays


def what_copies_take_away(
    space: Workspace, day: date, meeting: Meeting | None, differing: DifferingCopies
) -> Iterator[Text]:
    """Yield for each of several copies of a form by which duties that count as done would not any more, were that one said to be filled in last, in which offices.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    given = input_now(space, day, meeting)
    offices, now = _done(given)
    for copy in differing.copies:
        others = {each.sha256 for each in differing.copies} - {copy.sha256}
        after = given.copies_after - {(each, copy.sha256) for each in others}
        lost = now - _done(replace(given, copies_after=after | {(copy.sha256, each) for each in others}))[1]
        if lost:
            names = dict.fromkeys(offices[office] for office, _, _ in sorted(lost))
            yield _TAKES_AWAY.filled(file=plain(copy.file), offices=first_of(tuple(names), _NAMED))


def _done(given: RoundInput) -> tuple[Mapping[str, Text], frozenset[tuple[str, str, str]]]:
    """Return the names of offices, by id, and what is ordered and done there: office, subject, policy."""
    rows = judgement_of(MadeRound(given)).assessments
    done = (
        (row.office.id, *each.about)
        for row in rows
        for each in row.of(level=Level.SHALL)
        if each.outcome is Outcome.PASS
    )
    return named_apart((row.serial, row.office) for row in rows), frozenset(done)


_NAMED: Final = 3
_TAKES_AWAY: Final = Text(
    en="If {file} was filled in last, something that counts as done now does not count any more: {offices}.",
    bn="{file} শেষে পূরণ করা হয়ে থাকলে এখন হয়েছে বলে ধরা এক বা একাধিক করণীয় আর হয়েছে বলে ধরা হবে না: {offices}।",
)


def _told_by_another(
    before: History, then: History, about: TypedAnswer, reads: Mapping[str, AbstractSet[Fact[Any]]]
) -> Iterator[Text]:
    """Yield of which duties of its subject another answer tells the same as one that is taken back, and when that was told."""
    fact = questions()[about.question].fact
    was = {each.about: each.outcome for row in before.now.assessments for each in row.findings}
    for finding in chain.from_iterable(row.findings for row in then.now.assessments):
        is_told = (finding.is_answered or finding.told_there) and finding.outcome in {Outcome.PASS, Outcome.FAIL}
        if is_told and finding.subject == about.now and fact in reads.get(finding.policy, ()):
            duty = next(card.duty for card in then.now.header.rules if card.policy == finding.policy)
            told = max(finding.days_told, default=None)
            if was.get(finding.about) is finding.outcome and told is not None:
                outcome = finding.outcome.label
                yield _TOLD_BY_ANOTHER.filled(post=about.called, duty=duty, outcome=outcome, day=told)


def _otherwise(before: History, then: History, said: Text | None = None) -> tuple[Text, ...]:
    told = [*changes(standings(before), standings(then), {}, said)]
    counted = [*_counted_otherwise(before, then)]
    return (sentences((*counted, *told[:1])), *told[1:]) if counted else tuple(told)


def undone(space: Workspace, day: date, undoing: Undoing) -> tuple[Judgement, History]:
    """Return how offices would stand on a day once a correction or leaving was taken back (`undoing.take_back`).

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    return _judged_with(undoing.after(space), day, undoing.answers, [*undoing.withdrawn(day)])


def _judged_with(
    after: Workspace, day: date, answers: Sequence[IdentityAnswer], noted: list[JournalEntry]
) -> tuple[Judgement, History]:
    if answers:
        identified = [each for each in noted if isinstance(each, Identified)]
        noted += identities.noted(after, day, answers, identified)
    return _judged(after, input_now(after, day, None, more=noted))


def _judged(after: Workspace, given: RoundInput) -> tuple[Judgement, History]:
    judged = judgement_of(MadeRound(given))
    return judged, looking_back.before_look(after, judged.header, judged.assessments, given.everybody)


_ANOTHER_STANDS: Final = Text(
    en="By this another office stands otherwise, too. {office}: before {was}; after {now}.",
    bn="এতে অন্য দপ্তরের অবস্থাও বদলাবে। {office}: আগে {was}; পরে {now}।",
)
_TOLD_BY_ANOTHER: Final = Text(
    en='{post}, "{duty}": stays {outcome}, for another answer counts then, which was told on {day} for it or for all user IDs of the office; take that back, too, if it is wrong',
    bn="{post}, “{duty}”: অবস্থা একই থাকবে ({outcome}), কারণ তখন আইডিটির বা দপ্তরের সব আইডির জন্য {day} তারিখে জানানো অন্য উত্তর ধরা হবে; সেটিও ভুল হলে আলাদাভাবে বাতিল করুন",
)
_SO_MANY: Final = Text(en="{status} {n}", bn="{status} {n}টি")
_STAND_BY_BASELINE: Final = Text(
    en="By this offices stand otherwise: before {was}; after {now}.",
    bn="এতে দপ্তরগুলোর অবস্থা বদলাবে: আগে {was}; পরে {now}।",
)
_USERS: Final = Text(
    en="By this {office} has {now} user {now:ID|IDs}; before {was}.",
    bn="এতে {office}: ইউজার আইডি হবে {now}টি; আগে ছিল {was}টি।",
)
_COUNTED: Final = Text(
    en="By this {now} {now:office is|offices are} counted; before {was} {was:was|were}.",
    bn="এতে গণনার দপ্তর হবে {now}টি; আগে ছিল {was}টি।",
)
