"""What was answered about who is who: how it is listed, what changes where an answer is taken back, and taking it back.

The ledger keeps what was answered: that it was taken back is noted after it, and rounds that were kept meanwhile stay as they are.
"""

from __future__ import annotations

from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.errors import WorkspaceError
from auditor.model.forms import FormAnswerTakenBack
from auditor.model.identity import ONE_OF_BEFORE, IdentityAnswer, KnownAccount, Sameness
from auditor.model.journal import Identified
from auditor.model.numbered import numbered_post
from auditor.model.sealed_logins import has_login
from auditor.model.subjects import NUMBERED, Account, Office, OfficeKind
from auditor.roster.doubt import named, told_apart
from auditor.roster.shared import APART, SHARED
from auditor.rounds import looking_back
from auditor.rounds.asking import form_answers
from auditor.rounds.asking import taking_back_texts as texts
from auditor.rounds.asking.form_answers import FormAnswer
from auditor.rounds.asking.forms import as_claimed, copies_after, days_meant, talk_meant
from auditor.rounds.assessing import MadeRound
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_now
from auditor.rounds.standing_otherwise import changes, standings

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.identity import Answered, SharedLogin
    from auditor.roster.doubt import Known
    from auditor.roster.identity_questions import Question
    from auditor.roster.shared import LoginDoubt
    from auditor.workspace.folder import Workspace


class Given(Struct, frozen=True):
    """An answer about who is who, as it was given.

    Attributes:
        number: by which it is called; it stays.
        answers: what was noted, with the accounts of an office that were settled with it; `stand` as each is told now.
        on: the day; `meeting` for which it was asked, YYYY-MM.
        whose: whom it is about; `before` whose of before was meant.
        said: what was answered; `holds` whether nothing was answered in its place since.
        offices: the offices (ids) in whose lists those stood then whom it is about; none where it is about a form.
        login: the answer, where it is whether a user ID under several posts is shared; None where it is another.
        form: the answer, where it is about a form; None where it is another.

    """

    number: int
    answers: tuple[IdentityAnswer, ...]
    stand: tuple[Answered, ...]
    on: date
    meeting: str
    whose: Text
    before: Text | None
    said: Text
    holds: bool
    offices: frozenset[str] = frozenset()
    login: SharedLogin | None = None
    form: FormAnswer | None = None

    @property
    def taking_back(self) -> Sequence[IdentityAnswer]:
        """What is noted of who is whom where it is taken back: that it is open again; posts of a user ID are accounts of their own."""
        instead = Sameness.LATER if self.login is None else Sameness.OTHER
        return [
            IdentityAnswer(each.answer.now, each.answer.before, instead) for each in self.stand if each.last is None
        ]


def given(space: Workspace) -> tuple[Given, ...]:
    """Return what was answered about who is who and about forms when it was asked, in the order in which it was.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    stand = iter(everybody.answers)
    called: dict[str, Known] = {**everybody.offices, **everybody.accounts}
    found: list[Given] = []
    apart: dict[str, Known] = {}
    noted: set[str] = set()
    entries: list[tuple[int, Identified | FormAnswer]] = [
        *ledger.numbered(Identified),
        *((each.entry, each) for each in form_answers.given(space, ledger)),
    ]
    assignment = identities.assigned(space, everybody) if entries and space.reading.roster is not None else None
    alike = told_apart(assignment.roster if assignment is not None else None)
    those_with_one = [doubt.accounts for doubt in assignment.logins] if assignment else []
    for _, entry in sorted(entries, key=itemgetter(0)):
        if isinstance(entry, FormAnswer):
            of_form = len(found) + 1, (), (), entry.on, "", entry.whose, None, entry.said
            found.append(Given(*of_form, holds=entry.holds, form=entry))
            continue
        called |= {office.id: office for office in entry.offices}
        called |= {account.id: account for account in entry.accounts}
        noted |= {account.id for account in entry.accounts}
        now_told = tuple(islice(stand, len(entry.answers)))
        for answers, now in _by_whom(entry.answers, now_told, called):
            first, number = answers[0], len(found) + 1
            called |= {each.before: apart.pop(each.now) for each in answers if each.now in apart}
            if first.answer is not Sameness.LATER and first.meeting:
                words, holds = _words(answers, called, noted - apart.keys(), alike), now[0].last is None
                of = frozenset(map(everybody.id_now, _offices(answers, called)))
                found.append(Given(number, answers, now, entry.on, first.meeting, *words, holds=holds, offices=of))
        for login in entry.logins:
            if login.shared is not None:
                whose, said = _posts_with(login, entry, called, space), SHARED if login.shared else APART
                of_login = len(found) + 1, entry.answers, now_told, entry.on, "", whose, None, said
                of, holds = frozenset([everybody.id_now(login.office)]), login in everybody.logins
                holds = holds and not (login.shared and _is_asked_again(login, those_with_one))
                found.append(Given(*of_login, holds=holds, offices=of, login=login))
        together = [each for each in entry.answers if each.answer in ONE_OF_BEFORE and not each.is_of_listing]
        apart |= {each.now: called[each.before] for each in together if each.before in called}
        called |= {each.before: called[each.now] for each in together if each.now in called}
    return tuple(found)


def _offices(answers: Iterable[IdentityAnswer], called: Mapping[str, Known]) -> Iterator[str]:
    """Yield the offices (ids of then) in whose lists those stood whom answers are about."""
    known = _among(called)
    for stood in (known(given) for each in answers for given in (each.now, each.before)):
        if stood is not None:
            yield stood.office if isinstance(stood, KnownAccount) else stood.id


def _posts_with(login: SharedLogin, entry: Identified, called: Mapping[str, Known], space: Workspace) -> Text:
    """Return the office and posts of a user ID; of posts that are accounts of their own those that have it now."""
    ids = dict.fromkeys(given for each in entry.answers for given in (each.before, each.now))
    posts = [called[given].name for given in ids if given in called]
    if not login.shared:
        offices = space.reading.roster.offices if space.reading.roster is not None else ()
        accounts = (account for office in offices for account in office.accounts)
        posts = [account.post for account in accounts if account.login and has_login(account.login, login.seal)]
    return joined((named(login.office, called.get), joined(posts)))


def _is_asked_again(login: SharedLogin, those_with_one: Iterable[Sequence[Account]]) -> bool:
    """Return whether the posts of a user ID that was said to be shared are accounts of their own all the same, since who one of them is was taken back."""
    with_it = [accounts for accounts in those_with_one if has_login(accounts[0].login, login.seal)]
    return bool(with_it) and not any(account.shared for accounts in with_it for account in accounts)


def _among(called: Mapping[str, Known]) -> Callable[[str], Known | None]:
    """Return how somebody is found by his id; accounts that are only counted by what an office told are noted nowhere else."""

    def found(subject: str) -> Known | None:
        office, _, own = subject.partition("/")
        number = own.removeprefix(NUMBERED)
        if subject not in called and number != own and number.isdecimal():
            return KnownAccount(subject, office, numbered_post(int(number)))
        return called.get(subject)

    return found


def _by_whom(
    answers: Sequence[IdentityAnswer], stand: Sequence[Answered], called: Mapping[str, Known]
) -> Iterator[tuple[tuple[IdentityAnswer, ...], tuple[Answered, ...]]]:
    """Yield what was noted together by whom it is about; accounts that were settled with their office come with that."""

    def office(given: str) -> str:
        """Return the id under which an office goes: one that turned out to be one of before goes under that of both."""
        return called[given].id if given in called else given

    offices = {
        (office(each.now), office(each.before)): each.now
        for each in answers
        if "/" not in each.now and each.answer in ONE_OF_BEFORE
    }
    about: dict[str, list[tuple[IdentityAnswer, Answered]]] = {}
    for each, now_told in zip(answers, stand, strict=True):
        now, before = called.get(each.now), called.get(each.before)
        whose = each.now
        if isinstance(now, KnownAccount) and isinstance(before, KnownAccount) and each.answer is Sameness.SAME:
            whose = offices.get((office(now.office), office(before.office)), whose)
        about.setdefault(whose, []).append((each, now_told))
    for told in about.values():
        yield tuple(each for each, _ in told), tuple(now_told for _, now_told in told)


def _words(
    answers: Sequence[IdentityAnswer],
    called: Mapping[str, Known],
    noted: Container[str],
    alike: Iterable[tuple[Account, Text]],
) -> tuple[Text, Text, Text]:
    first = answers[0]
    before = dict.fromkeys(each.before for each in answers if each.now == first.now)
    said = texts.SAID_OF_LISTING if first.is_of_listing else texts.SAID
    words = said[first.answer].filled(since=first.since or "")
    known = _among(called)
    whose = named(first.now, known, alike)
    whose_before = joined((_named_before(each, first.now, called, noted) for each in before), "; ")
    if whose_before == named(first.now, known):
        then, left = known(first.now), getattr(called.get(first.before), "portal", "")
        with_login = isinstance(then, KnownAccount) and bool(then.mark)
        otherwise = texts.AT_PORTAL if left else texts.LOGIN_WRITTEN_OTHERWISE if with_login else texts.AS_BEFORE
        whose_before = otherwise.filled(whose=whose, portal=left)
    return whose, whose_before, words


def _named_before(before: str, now: str, called: Mapping[str, Known], noted: Container[str]) -> Text:
    """Return the name of one of before; where another of its office is shown alike, as papers tell the two apart.

    Others are those who were noted by then (ids) and did not turn out to be one of before.
    """
    alone, then = named(before, _among(called)), called.get(before)
    if not isinstance(then, KnownAccount):
        return alone
    alike = tuple(
        Account(given, each.post, each.mark)
        for given, each in called.items()
        if given != now and (given == before or given in noted) and isinstance(each, KnownAccount)
        if (each.office, each.post, each.as_listed.masked_login)
        == (then.office, then.post, then.as_listed.masked_login)
    )
    if len(alike) <= 1:
        return alone
    office = named(then.office, called.get)
    listed = Office(then.office, office, OfficeKind.DEPARTMENT, office, accounts=alike)
    return joined((office, listed.called[before]))


class Restored(Struct, frozen=True):
    """What changes where answers are taken back.

    Attributes:
        note: what would be noted; `forms` what of answers about forms.
        changes: which offices would stand otherwise.
        questions: what is asked again; `logins` the user IDs of which it is asked again whether they are shared.

    """

    note: Identified
    changes: tuple[Text, ...]
    questions: tuple[Question, ...]
    logins: tuple[LoginDoubt, ...]
    forms: tuple[FormAnswer, ...] = ()

    @property
    def consequence(self) -> Text:
        """What holds until it is answered again."""
        of_forms = tuple(dict.fromkeys(each.consequence for each in self.forms))
        if not (self.note.answers or self.note.logins):
            return joined(of_forms, " ")
        of_roster = texts.OF_LOGINS if self.note.logins and not self.questions else texts.CONSEQUENCE
        return joined((of_roster, *of_forms), " ")

    @property
    def asked(self) -> tuple[Text, ...]:
        """What is asked again, in words."""
        of_forms = (each.whose for each in self.forms)
        return (*(doubt.words for doubt in self.logins), *(question.words for question in self.questions), *of_forms)


def prepared(space: Workspace, numbers: Sequence[int], day: date) -> Restored:
    """Return what changes where answers are taken back; nothing is written.

    Raises:
        WorkspaceError: there is no such answer, another one was given in its place since, or the day lies before it.
        AuditorError: roster or ledger cannot be used.

    """
    note, of_forms = _note_of(space, numbers, day)
    given_now, given_then = input_now(space, day, None), input_now(space, day, None, more=(note,))
    ledger, without = Ledger(space.ledger_path), [each.entry for each in of_forms]
    given_then = replace(
        given_then,
        days_meant=days_meant(ledger, without=without),
        talk_meant=talk_meant(ledger, without=without),
        copies_after=copies_after(ledger, without=without),
        vouched=vouched_by(ledger, given_then.everybody, without),
        own=given_then.own and as_claimed(given_then.own, ledger, without=without),
    )
    before, after = MadeRound(given_now), MadeRound(given_then)
    was, now = (standings(looking_back.preview(space, judgement_of(made))) for made in (before, after))
    rows = zip(given_now.roster.offices, given_then.roster.offices, strict=True)
    pairs = {(each.now, each.before) for each in note.answers}
    asked = {pair for question in before.questions for pair in question.pairs}
    open_before = {doubt.words for doubt in given_now.logins}
    return Restored(
        note,
        tuple(changes(was, now, {then.id: since.id for then, since in rows})),
        tuple(each for each in after.questions if each.pairs & pairs or not asked.issuperset(each.pairs)),
        tuple(doubt for doubt in given_then.logins if doubt.words not in open_before),
        of_forms,
    )


def _note_of(space: Workspace, numbers: Sequence[int], day: date) -> tuple[Identified, tuple[FormAnswer, ...]]:
    """Return what is noted where answers are taken back, those that were given last first, accounts before their offices; and those about forms.

    Raises:
        WorkspaceError: there is no such answer, another one was given in its place since, or the day lies before it.

    """
    answers = {each.number: each for each in given(space)}
    for number in numbers:
        if number not in answers:
            raise WorkspaceError(texts.NO_SUCH.filled(n=number))
        if not answers[number].holds:
            raise WorkspaceError(texts.REPLACED.filled(n=number))
        if day < answers[number].on:
            raise WorkspaceError(texts.TOO_EARLY.filled(n=number, day=day, on=answers[number].on))
    taken = [answers[number] for number in sorted(set(numbers), reverse=True)]
    open_again = [answer for each in taken for answer in each.taking_back]
    open_again.sort(key=lambda answer: "/" not in answer.now)
    logins = tuple(replace(each.login, shared=None) for each in taken if each.login is not None)
    return Identified((), (), tuple(open_again), day, logins), tuple(
        each.form for each in taken if each.form is not None
    )


def take_back(space: Workspace, numbers: Sequence[int], day: date) -> None:
    """Note that answers were taken back.

    Raises:
        WorkspaceError: there is no such answer, another one was given in its place since, or the day lies before it.
        LedgerError: the ledger cannot be written.

    """
    note, of_forms = _note_of(space, numbers, day)
    of_roster = (note,) if note.answers or note.logins else ()
    Ledger(space.ledger_path).note(*of_roster, *(FormAnswerTakenBack(each.entry, day) for each in of_forms))


def told(each: Given) -> Text:
    """Return an answer in a sentence: who, what was said, when, and whether it holds."""
    words = texts.TOLD if each.holds else texts.TOLD_REPLACED
    said = each.said if each.before is None else texts.OF_BEFORE.filled(said=each.said, before=each.before)
    return words.filled(whose=each.whose, said=said, on=each.on)
