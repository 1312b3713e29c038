"""Answers that were typed at the desk and handed in: what stands in them, and how one that was typed wrongly is corrected or taken back.

The files stay as they are, and the ledger vouches for them. What an office told in a form in which something is wrong is taken back, by a copy in which
its row says nothing, and what stands of it, with what is right, is told in a form of its own: on the days on which it was told. What other offices told
in that form stays where it is.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, clean, match_key, plain
from auditor.model.errors import WorkspaceError
from auditor.model.forms import WHY_WITHDRAWN, AnswerWithdrawn
from auditor.model.journal import RowsPlaced
from auditor.model.known_names import known_called
from auditor.model.labels import NO, YES
from auditor.register.answers import WHOLE_OFFICE, on_day
from auditor.register.columns import CONTACTED_ON
from auditor.register.of_the_holder import counts_from_of_who_told
from auditor.register.questions import questions
from auditor.register.reading.moved_rows import who_has_row
from auditor.rounds.asking import forms
from auditor.rounds.evidence import last_copies
from auditor.rounds.evidence.whose_rows import whose_rows
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import doubtful_cells, leaving_answers
from auditor.rounds.typed.typed_forms import answered, said_in, typed_forms, without
from auditor.tables import notes
from auditor.tables.answers import read_choice, read_day, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.counting import CountsFrom
    from auditor.model.identity import Identities, KnownOffice, PlacedRow
    from auditor.model.journal import JournalEntry
    from auditor.model.notice import Notice
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office
    from auditor.register.answer_file import AnswerFile, OfficeAnswers
    from auditor.register.question import Question
    from auditor.rounds.typed.answer_draft import Draft
    from auditor.rounds.typed.typed_forms import Form, Said, TypedForms
    from auditor.workspace.folder import Workspace


class TypedAnswer(Struct, frozen=True):
    """An answer of an office that was typed at the desk and handed in.

    Attributes:
        id: the same as long as the answer stands, in whichever form.
        form: the number of its form.
        subject: whose it is, the office's id or its account's, as the form has it; `now` the id of it now, `called` how that is called.
        question: the name of what was asked; `words` what was answered, as the form has it, and `said` how that is called.
        talk: by columns' names when, how and by whom it was told, in words as the form has them.
        offered: the closed answers of its question; `typed` what may be typed beside them or where there are none.
        under: the name of the office in whose form it was typed, where the account stands under another one now.

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
    now: str
    under: Text | None


class WithdrawnAnswer(Struct, frozen=True):
    """An answer of an office that was typed at the desk, and corrected or taken back since.

    Attributes:
        answer: what it was.
        typed_on: the day on which it was first handed in; `on` that on which it was corrected or taken back.
        instead: how the answer is called to which it was corrected; None where it was taken back.
        reason: why; None where another copy of its form became the last without a word of it.

    """

    answer: TypedAnswer
    typed_on: date
    on: date
    instead: Text | None
    reason: str | None


def of_office(typed: TypedForms, office: Office) -> tuple[TypedAnswer, ...]:
    """Return the answers of an office and its accounts that were typed at the desk, those handed in last first; of an account also those typed while it stood under another.

    What was typed of an account that is not listed now, or of which it is asked whether it moved, stands with the office that listed it last.
    """
    ids = {subject.id for subject in office.subjects}
    ids |= {given for given, each in typed.everybody.accounts.items() if each.office == office.id}
    of_forms = []
    alike: Counter[Said] = Counter()
    for number, form in typed.forms.items():
        of_form = []
        for said in said_in(form.offices):
            if _whose(said, typed.everybody, office) in ids:
                alike[said] += 1
                of_form.append(_answer(typed, number, form.first.counts_from, said, office, nth=alike[said]))
        of_forms.append(of_form)
    return tuple(chain.from_iterable(reversed(of_forms)))


def _whose(said: Said, everybody: Identities, office: Office) -> str:
    """Return whose an answer is now (id), seen from an office (see `who_has_row`)."""
    now, there = map(everybody.id_now, (said.subject, said.office))
    since, told = everybody.moved_on.get(now, {}).get(there), read_day(dict(said.talk).get(CONTACTED_ON.name, ""))
    if since is None or told is None:
        return now
    known = (each.as_listed for each in everybody.accounts.values() if each.office == there and not each.gone)
    under = office if office.id == there else replace(office, id=there, accounts=tuple(known))
    return who_has_row(everybody.accounts[now].as_listed, everybody.called_before, under, since, told).id


def withdrawn_of(typed: TypedForms, office: Office) -> tuple[WithdrawnAnswer, ...]:
    """Return the answers of an office, and of who stands under it now, that were typed at the desk and stand no more, those withdrawn last first."""
    ids = {subject.id for subject in office.subjects}
    return tuple(
        WithdrawnAnswer(
            _answer(typed, "", each.counts_from, each.said, office),
            each.typed_on,
            each.on,
            _called(each.instead, questions()[each.said.question], each.counts_from) if each.instead else None,
            each.by.reason if each.by is not None else None,
        )
        for each in reversed(typed.withdrawn)
        if typed.everybody.id_now(each.said.office) == office.id or typed.everybody.id_now(each.said.subject) in ids
    )


def moved_from(typed: TypedForms, office: Office) -> tuple[tuple[Text, KnownOffice], ...]:
    """Return of which accounts something was typed with an office's answers that stand under another office now: each post with that office."""
    everybody = typed.everybody
    whose = (
        _whose(said, everybody, office)
        for form in typed.forms.values()
        for said in said_in(form.offices)
        if everybody.id_now(said.office) == office.id
    )
    known = (everybody.accounts.get(given) for given in dict.fromkeys(whose))
    return tuple(
        (known_called(everybody, each.id), everybody.offices[each.office])
        for each in known
        if each is not None and each.office != office.id and each.office in everybody.offices
    )


def waiting_elsewhere(
    draft: Draft | None, everybody: Identities, office: Office
) -> tuple[tuple[Text, KnownOffice], ...]:
    """Return of which accounts of an office something is typed, and not handed in, with the answers of another under which they stood: each post with that office."""
    found = {}
    for there, told in draft.answers.items() if draft is not None else ():
        known = everybody.offices.get(everybody.id_now(there))
        if known is None or known.id == office.id:
            continue
        for subject, cells in told.rows.items():
            now = everybody.id_now(subject)
            if now in office.called and cells.keys() & questions().keys():
                found[now, known.id] = office.called[now], known
    return tuple(found.values())


def _answer(  # noqa: PLR0913 what an answer is told of
    typed: TypedForms, number: str, counts_from: CountsFrom, said: Said, office: Office, *, nth: int = 1
) -> TypedAnswer:
    question, talk = questions()[said.question], dict(said.talk)
    now, told_by = _whose(said, typed.everybody, office), typed.everybody.id_now(said.office)
    accounts, then = typed.everybody.accounts, typed.everybody.offices.get(told_by)
    listed = {account.id for account in office.accounts if not account.left}
    mark = f"{nth} {said.subject} {said.question} {said.words} {sorted(talk.items())}"
    of_who_told = counts_from_of_who_told(counts_from, office, now, read_day(talk.get(CONTACTED_ON.name, "")))
    return TypedAnswer(
        hashlib.sha256(mark.encode()).hexdigest()[:16],
        number,
        said.subject,
        known_called(typed.everybody, now)
        if now in accounts and now not in listed
        else office.called.get(now) or office.name,
        said.question,
        said.words,
        _called(said.words, question, counts_from),
        talk,
        question.offered(of_who_told),
        question.typed,
        now,
        None if told_by == office.id else plain(told_by) if then is None else then.name,
    )


def _called(words: str, question: Question, counts_from: CountsFrom) -> Text:
    """Return how an answer is called in both languages: one of the closed list, or yes or no, however it is written; else as it is written."""
    own = question.closed_answer(words, counts_from)
    choices = on_day(question.choices, question.day_in(counts_from))
    chosen = read_choice(words, choices) if own is None else None
    if chosen is not None:
        return next(choice.label for choice in choices if choice.value == chosen)
    return own or {"yes": YES, "no": NO}.get(read_yes_no(words), plain(words))


class Withdrawal(Struct, frozen=True):
    """An answer that is to be withdrawn, with nothing written yet.

    Attributes:
        answer: the answer.
        instead: how the right one is called; None where it is taken back.
        reason: why, as ledger and page may keep it.
        offices: what stands of its form then.
        doubts: what is odd about the right one.

    """

    answer: TypedAnswer
    instead: Text | None
    reason: str
    offices: tuple[OfficeAnswers, ...]
    doubts: tuple[Text, ...] = ()


def correcting(space: Workspace, context: SourceContext, answer: TypedAnswer, words: str, reason: str) -> Withdrawal:
    """Prepare that another answer is told in the place of one that was typed wrongly, as of the same talk.

    Raises:
        AuditorError: it is the same or no answer, may be a password, no reason is told, or ledger or file cannot be read.

    """
    said = clean(words)
    if not said or match_key(said) == match_key(answer.words):
        raise WorkspaceError(_NOTHING)
    why, form = notes.sayable(reason, WHY_WITHDRAWN), _standing(space, answer)
    place = next(place for place, office in enumerate(form.offices) if _holds(office, answer))
    rows = tuple(
        replace(row, cells={**row.cells, answer.question: said}) if row.subject == answer.subject else row
        for row in form.offices[place].rows
    )
    now, then = (
        replace(form.first, offices=(each,)) for each in (replace(form.offices[place], rows=rows), form.offices[place])
    )
    known = {notice.told for notice in doubtful_cells.told_of(then, context)}
    wrong = [notice for notice in doubtful_cells.told_of(now, context) if notice.told not in known]
    if wrong:
        raise WorkspaceError(*(_refused(notice, now, answer, context) for notice in wrong))
    offices = (*form.offices[:place], *now.offices, *form.offices[place + 1 :])
    called = _called(said, questions()[answer.question], form.first.counts_from)
    return Withdrawal(answer, called, why, offices, _odd(answer, said, form.first.counts_from))


def _refused(notice: Notice, now: AnswerFile, answer: TypedAnswer, context: SourceContext) -> Text:
    """Return why another answer cannot stand in the place of one: where what a notice is about is not that one, which answer does not fit it."""
    name = notice.about.question if notice.about is not None else ""
    row = now.offices[0].rows[notice.place.row - 2]  # below the headings
    if name not in row.cells or (row.subject, name) == (answer.subject, answer.question):
        return notice.told
    question = questions()[name]
    told = _TOLD.filled(
        question=question.short or question.heading, answer=_called(row.cells[name], question, now.counts_from)
    )
    if row.subject != answer.subject:
        called = {subject: name for office in context.roster.offices for subject, name in office.called.items()}
        told = _TOLD.filled(question=called.get(row.subject, WHOLE_OFFICE.label), answer=told)
    return _FITS_NOT.filled(told=told)


def _odd(answer: TypedAnswer, said: str, counts_from: CountsFrom) -> tuple[Text, ...]:
    """Return what is odd about an answer in the place of another: that it is the day of an act before the decision, which the other was not."""
    fact, days = questions()[answer.question].fact, (read_day(said), read_day(answer.words))
    decided = counts_from.of(fact)
    if fact is None or not fact.dated or days[0] is None or days[0] >= decided:
        return ()
    return () if days[1] is not None and days[1] < decided else (_BEFORE_DECISION.filled(day=days[0], decided=decided),)


def taking_back(space: Workspace, answer: TypedAnswer, reason: str) -> Withdrawal:
    """Prepare that an answer is taken back that was typed wrongly.

    Raises:
        AuditorError: no reason is told, or the ledger cannot be read.

    """
    why, form = notes.sayable(reason, WHY_WITHDRAWN), _standing(space, answer)
    left = (without(office, {(answer.subject, answer.question)}) for office in form.offices)
    return Withdrawal(answer, None, why, tuple(left))


def withdraw(space: Workspace, day: date, withdrawal: Withdrawal) -> None:
    """Tell in forms of their own what the office of an answer told in its form, each talk in one, and take that back; until both is done what stood counts, too.

    Raises:
        AuditorError: file or ledger cannot be written.

    """
    answer = withdrawal.answer
    form, anew, emptied = _instead(space, withdrawal)
    office, ledger = emptied.offices[0].rows[0].subject, Ledger(space.ledger_path)
    number, instead = form.first.stamp.number, ""
    for told in anew:
        (stamp,) = forms.stamp_forms(space, form.first.stamp.month, 1, day)
        leaving_answers.leave(space, replace(form.first, stamp=stamp, offices=(told,)), day)
        ledger.note(*of_those_then(whose_rows(space, day, [office]), ledger, number, stamp.number))
        if _holds(told, answer):
            instead = stamp.number
            ledger.note(*doubtful_cells.asked_again(space, told, number, instead, day))
    ledger.note(AnswerWithdrawn(number, answer.subject, answer.question, instead, withdrawal.reason, day))
    last_copies.leave(space, emptied, number, day)


def foreseen(space: Workspace, withdrawal: Withdrawal) -> tuple[AnswerFile, ...]:
    """Return what `withdraw` leaves, the copy of the answer's form last.

    Raises:
        AuditorError: the answer is not there any more, or the ledger cannot be read.

    """
    form, told, emptied = _instead(space, withdrawal)
    anew = (replace(form.first.stamp, number=forms.number_foreseen(at)) for at in range(len(told)))
    return *(replace(form.first, stamp=stamp, offices=(each,)) for stamp, each in zip(anew, told, strict=True)), emptied


def _instead(space: Workspace, withdrawal: Withdrawal) -> tuple[Form, Sequence[OfficeAnswers], AnswerFile]:
    """Return the form of a withdrawn answer, what its office tells anew, and the copy of the form in which it says nothing."""
    answer, form = withdrawal.answer, _standing(space, withdrawal.answer)
    office = next(each.rows[0].subject for each in form.offices if _holds(each, answer))
    of_office = [each for each in withdrawal.offices if each.rows[0].subject == office]
    emptied = replace(of_office[0], rows=(replace(of_office[0].rows[0], cells={}),))
    return form, [told for told in of_office if any(said_in((told,)))], replace(form.first, offices=(emptied,))


def of_those_then(entries: Iterable[JournalEntry], ledger: Ledger, before: str, now: str) -> Iterator[JournalEntry]:
    """Yield entries in which the rows of a form that tells anew are of those of whom the form before (its number) was, where that was noted; of nobody listed since."""
    then = {row.subject: row for note in ledger.notes(RowsPlaced) if note.form == before for row in note.rows}
    for note in entries:
        if isinstance(note, RowsPlaced) and note.form == now:
            yield replace(note, rows=tuple(_of_then(row, then.get(row.subject)) for row in note.rows))
        else:
            yield note


def _of_then(row: PlacedRow, then: PlacedRow | None) -> PlacedRow:
    return row if then is None else replace(row, accounts=then.accounts, unasked=then.unasked)


def _standing(space: Workspace, answer: TypedAnswer) -> Form:
    """Return the form of an answer as it stands now."""
    form = typed_forms(space).forms.get(answer.form)
    if form is None or not any(_holds(office, answer) for office in form.offices):
        raise WorkspaceError(GONE)
    return form


def _holds(office: OfficeAnswers, answer: TypedAnswer) -> bool:
    return any(row.subject == answer.subject and answer.question in answered(row) for row in office.rows)


_TOLD: Final = Text(en="{question}: {answer}", bn="{question}: {answer}")
_FITS_NOT: Final = Text(
    en='"{told}" was told, too, and this answer contradicts it, so nothing was changed. Correct that one or take it back first, then this one.',
    bn="“{told}” উত্তরটিও দেওয়া আছে, নতুন উত্তরটি তার সঙ্গে মেলে না, তাই কিছু বদলানো হয়নি। আগে সেটি সংশোধন বা বাতিল করুন, তারপর এটি।",
)
_BEFORE_DECISION: Final = Text(
    en="{day} lies before the decision of {decided}: what was done then does not count as done.",
    bn="{day} তারিখটি {decided} তারিখের সিদ্ধান্তের আগের: তখন করা কাজ সম্পন্ন ধরা হয় না।",
)
_NOTHING: Final = Text(
    en="Choose or write the right answer; it is another one than what stands.",
    bn="সঠিক উত্তরটি বাছুন বা লিখুন; এখন যা লেখা আছে তা থেকে ভিন্ন হতে হবে।",
)
GONE: Final = Text(
    en="This answer was corrected or taken back meanwhile, so nothing was changed. The page shows what stands now.",
    bn="এর মধ্যে উত্তরটি সংশোধন বা বাতিল করা হয়েছে, তাই কিছু বদলানো হয়নি। এখন যা আছে পাতায় দেখানো হয়েছে।",
)
