"""An office's yes for all is not lent to an account that itself said no before, or may have, or at which nobody can log in, in whatever file."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from auditor.i18n import Text, joined
from auditor.judging.collect import present_holder_since
from auditor.model.evidence import KeptOut, Observation, alike, by_subject, row_of
from auditor.model.facts import (
    HOLDER_SINCE,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Fact,
    answered_with,
)
from auditor.model.grades import Grade
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.register.question import Claim
from auditor.register.questions import questions, telling
from auditor.register.reading.observing import HINDERED
from auditor.rounds.evidence.settled_since import is_answered_since, is_passed, is_record, is_recorded_since, noes_of
from auditor.rounds.opposing.barred import step_that_lifts
from auditor.rounds.opposing.lending_texts import DOES_NOT_REACH, PERHAPS_NO, SEEN_UNDONE, TOLD_ITSELF, UNREAD_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.judging.upheld import Doubted
    from auditor.model.baseline import Baseline
    from auditor.model.counting import CountsFrom
    from auditor.model.evidence import UnclearAnswer, UnplacedAnswer
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Account, Office

_Told = Observation[Any]
_Said = tuple[Text, Text]
"""What was asked, and what was answered."""


class ToldBefore(NamedTuple):
    """What was told before, by whom it is about, by file the offices' rows that tell it of accounts, as `lent` has them, and the baseline by which it counts.

    `unclear` are the answers that nobody can read, by whom they bar; `doubted` is what requests that were upheld put in doubt, by office and policy (ids); `undated` are the rows (files and places) of which nobody knows on which day they were told.
    """

    told: Mapping[str, Sequence[_Told]]
    for_all: Mapping[str, Mapping[str, str | None]]
    baseline: Baseline | None
    unclear: Mapping[str, Sequence[UnclearAnswer]] = {}
    doubted: Mapping[str, Mapping[str, Doubted]] = {}
    undated: frozenset[tuple[str, str]] = frozenset()


NOTHING_BEFORE: Final = ToldBefore({}, {}, None)
_TWO_STEP: Final = answered_with(TWO_STEP_ENROLLED)
_BY_CAUSE: Final = frozenset(HINDERED.values())
_OWN: Final = frozenset({DOES_NOT_REACH, UNREAD_BEFORE, SEEN_UNDONE}) | _BY_CAUSE


class NotRead(NamedTuple):
    """The answers beside those that count: of which it is not known whose they are, and those that nobody can read."""

    unplaced: Sequence[UnplacedAnswer] = ()
    unclear: Sequence[UnclearAnswer] = ()


def lent(
    observations: Sequence[_Told],
    for_all: Mapping[str, Mapping[str, str | None]],
    context: SourceContext,
    beside: NotRead,
) -> tuple[list[_Told], list[Notice], list[KeptOut]]:
    """Return what counts of all that was told, what is told of answers for all that do not, and those that an account's own answer keeps out.

    Who himself told the yes for all takes back his own no by it. Whoever may be one of before has that one's no too. An account's own answer
    that nobody can read may be a no; so may be its own a no of which it is not known whose it is.

    Args:
        observations: all that was told.
        for_all: by file the places of offices' rows that answer for their accounts, each with the account (id) whose holder told it; None of the
            row of an office with one account, which is that account's own.
        context: whom they speak of, and the day from which resets and profiles count.
        beside: the answers that do not count as they are.

    """
    own, general = _own_and_for_all(observations, for_all, context, beside)
    known, records = _everybody(context), by_subject(filter(is_record, observations))
    dropped: dict[str, set[int]] = defaultdict(set)
    kept_out: list[KeptOut] = []
    of_rows: dict[tuple[str, str, str, Text], dict[tuple[str, date], _Said | None]] = defaultdict(dict)
    for subject in filter(own.__contains__, general):
        of_account = own[subject]
        last = _last_days((*general[subject], *of_account.told))
        listed = _held_since(known[subject][1], context) if subject in known else None
        before = partial(of_account.of_holder, present_holder_since(of_account.told, listed))
        for told, why in _not_lent(subject, general[subject], before, for_all):
            dropped[subject].add(id(told))
            asked = next(iter(telling(told.fact)), None)
            if asked is not None and told.observed_on == last[answered_with(told.fact)]:
                own_no = before(told.observed_on).no_to(told, why)
                no_on = own_no.told[0].observed_on if own_no.told else told.observed_on
                if not (
                    is_answered_since(told, of_account.told, context.counts_from)
                    or (
                        why not in _BY_CAUSE
                        and is_recorded_since(told, no_on, records.get(subject, ()), context.counts_from)
                    )
                ):
                    row = *told.reference.at, asked.name, why
                    of_rows[row][subject, told.observed_on] = _said(own_no) if why is DOES_NOT_REACH else None
                if why in _OWN:
                    no = min(own_no.noes, key=lambda each: each.fact != told.fact, default=None)
                    kept_out.append(KeptOut(told.of(subject), no))
    return list(_without(observations, dropped)), list(_notices(of_rows, known)), kept_out


def _everybody(context: SourceContext) -> Mapping[str, tuple[Office, Account]]:
    """Return who is listed, and of whom files may speak who is not any more, by the accounts' ids."""
    before = {known.account.id: (known.office, known.account) for known in context.known.values() if known.account}
    listed = {account.id: (office, account) for office in context.roster.offices for account in office.accounts}
    return {**before, **listed}


def _held_since(account: Account, context: SourceContext) -> date | None:
    """Return since when an account may have been held by who holds it: where he may have moved there with it, since the day known of it there."""
    days = [context.held_there[given].since for given in account.doubts if given in context.held_there]
    return account.holder_since if not days else None if None in days else min(filter(None, days))


class _OwnNo(NamedTuple):
    """The answer of an account itself by which a yes for all does not count, as it was told on its day, and what of it is no, or the cause that hinders all."""

    told: Sequence[_Told]
    noes: Sequence[_Told]


class _Own(NamedTuple):
    """What one account said itself: what counts, noes of which it is not known whose they are, and what nobody can read; `counts_from` see `SourceContext`."""

    told: list[_Told]
    perhaps: list[_Told]
    unread: list[UnclearAnswer]
    counts_from: CountsFrom

    def add(self, before: _Own) -> None:
        """Add what was said by who of before it may be."""
        self.told.extend(before.told)
        self.perhaps.extend(before.perhaps)
        self.unread.extend(before.unread)

    def of_holder(self, since: date | None, on: date) -> _Own:
        """Return what was told by who holds the account on a day, as far as is known, and what was seen or speaks of the account whoever holds it.

        What nobody can read does not say that anything was seen.
        """
        if since is None or on < since:
            return self
        told, perhaps = (
            [
                each
                for each in answers
                if each.observed_on >= since or each.grade >= Grade.WITNESSED or not each.fact.ends_with_holder
            ]
            for answers in (self.told, self.perhaps)
        )
        unread = [each for each in self.unread if each.observed_on >= since or not each.fact.ends_with_holder]
        return _Own(told, perhaps, unread, self.counts_from)

    def denied(self, yes: _Told) -> Text | None:
        """Return why a yes for all does not stand in the place of what it said before; None where it does."""
        asked, on = answered_with(yes.fact), yes.observed_on
        if self._last_no(self.told, asked, yes):
            return DOES_NOT_REACH
        answered = [told for told in self.told if told.observed_on <= on]
        unread = [
            each
            for each in self.unread
            if each.fact in asked and each.observed_on <= on and not each.is_lifted(answered)
        ]
        if any(each.is_owner_known for each in unread):
            return UNREAD_BEFORE
        return PERHAPS_NO if unread or self._last_no([*answered, *self.perhaps], asked, yes) else None

    def hindrance(self, on: date) -> _Told | None:
        """Return what says why nothing of its duties could be done on a day, by what was last told of it."""
        until = [told for told in self.told if told.observed_on <= on]
        last = max((told.observed_on for told in until), default=None)
        causes = (told for told in until if told.observed_on == last and told.fact == TWO_STEP_CAUSE)
        return next((told for told in causes if told.value in HINDERED), None)

    def was_seen_undone(self, yes: _Told) -> bool:
        """Return whether what was last seen of it is a no, which no telling lifts."""
        asked = answered_with(yes.fact)
        asked |= _TWO_STEP if TWO_STEP_METHOD in asked else frozenset()
        return bool(self._last_no((told for told in self.told if told.grade >= Grade.WITNESSED), asked, yes))

    def no_to(self, told: _Told, why: Text) -> _OwnNo:
        """Return its answer by which a yes for all does not count; nothing where that is no no of its own, or cannot be read."""
        on = told.observed_on
        if why in _BY_CAUSE and (cause := self.hindrance(on)) is not None:
            return _OwnNo([cause], [cause])
        said = [each for each in self.told if why is not SEEN_UNDONE or each.grade >= Grade.WITNESSED]
        for asked in (answered_with(told.fact), _TWO_STEP) if why in _OWN else ():
            if of_last := self._last_no(said, asked, told):
                against = noes_of(of_last, self.counts_from)
                noes = [each for each in of_last if Claim(each.fact, each.value) in against]
                return _OwnNo(of_last, [each for each in noes if each.fact != TWO_STEP_CAUSE])
        return _OwnNo((), ())

    def _last_no(self, said: Iterable[_Told], asked: frozenset[Fact[Any]], yes: _Told) -> Sequence[_Told]:
        """Return the last of these answers, with the cause told on its day, where it is of a day before that of a yes and is a no; nothing where it is none.

        That something was done on a day, be it before the decision's, is no no to what was surely done after that was told.
        """
        answers = [
            told
            for told in said
            if told.fact in asked and told.observed_on <= yes.observed_on and not is_passed(told, yes, self.counts_from)
        ]
        last = max((told.observed_on for told in answers if told.fact != TWO_STEP_CAUSE), default=yes.observed_on)
        of_last = [told for told in answers if told.observed_on == last < yes.observed_on]
        return of_last if noes_of(of_last, self.counts_from) else ()


def _own_and_for_all(
    observations: Sequence[_Told],
    for_all: Mapping[str, Mapping[str, str | None]],
    context: SourceContext,
    beside: NotRead,
) -> tuple[Mapping[str, _Own], Mapping[str, list[_Told]]]:
    """Return by account (id) what it said itself, or who of before it may be, and what its office told of it: what an office tells of itself is lent to nobody."""

    def is_of_office(told: _Told | UnclearAnswer) -> bool:
        return told.reference.place in for_all.get(told.reference.file, ())

    own: dict[str, _Own] = defaultdict(lambda: _Own([], [], [], context.counts_from))
    for told in observations:
        if told.is_answer and (not is_of_office(told) or _is_also_own(told, for_all, context.counts_from)):
            for subject in told.subjects:
                own[subject].told.append(told)
    for subject, no in _noes_of_nobody(beside.unplaced, context.counts_from):
        own[subject].perhaps.append(no)
    for unclear in beside.unclear:
        for subject in () if unclear.is_owner_known and is_of_office(unclear) else unclear.subjects:
            own[subject].unread.append(unclear)
    for account in _doubted(context):
        for before in [own[given] for given in account.doubts if given in own]:
            own[account.id].add(before)
    of_accounts = (told for told in filter(is_of_office, observations) if told.subjects != (told.reference.office,))
    return own, by_subject(told for told in of_accounts if not own.keys().isdisjoint(told.subjects))


def _is_also_own(told: _Told, for_all: Mapping[str, Mapping[str, str | None]], counts_from: CountsFrom) -> bool:
    """Whether what an office's row says is its only account's own, too: but for what speaks against it, which another row of the office may lift."""
    if for_all[told.reference.file][told.reference.place] is not None:
        return False
    return told.fact == HOLDER_SINCE or not (told.fact == TWO_STEP_CAUSE or noes_of([told], counts_from))


def _noes_of_nobody(answers: Iterable[UnplacedAnswer], counts_from: CountsFrom) -> Iterator[tuple[str, _Told]]:
    """Yield the noes of offices of which it is not known whose they are, each with of whom it may be (id)."""
    for answer in answers:
        no = answer.told
        if no is not None and no.is_answer and no.fact != HOLDER_SINCE and noes_of([no], counts_from):
            yield from ((subject, no) for subject in answer.subjects)


def _doubted(context: SourceContext) -> Iterator[Account]:
    """Yield the accounts of which it is not known whether they are one of before."""
    return (account for office in context.roster.offices for account in office.accounts if account.doubts)


def _without(observations: Sequence[_Told], dropped: Mapping[str, Container[int]]) -> Iterator[_Told]:
    """Yield what was told but for some of it, by whose it is and by identity: where a row loses some of one, of each by himself."""
    for subjects, told in alike(observations):
        if dropped.keys().isdisjoint(subjects):
            yield from told
            continue
        left = [(subject, [each for each in told if id(each) not in dropped.get(subject, ())]) for subject in subjects]
        if all(len(of_one) == len(told) for _, of_one in left):
            yield from told
        else:
            yield from (each.of(subject) for subject, of_one in left for each in of_one)


def not_lent_now(
    answers: Sequence[_Told],
    for_all: Mapping[str, Mapping[str, str | None]],
    before: ToldBefore,
    context: SourceContext,
) -> list[Notice]:
    """Return what is told of answers for all, while they are given, that do not count for some accounts by what was told before.

    Args:
        answers: what they say.
        for_all: the offices' rows among them, as `lent` has them.
        before: what was told before.
        context: whom they speak of.

    """
    accounts = [account.id for office in context.roster.offices for account in office.accounts]
    earlier = [told.of(account) for account in accounts for told in before.told.get(account, ())]
    unread = NotRead(unclear=[*dict.fromkeys(each for account in accounts for each in before.unclear.get(account, ()))])
    _, notices, _ = lent([*earlier, *answers], {**before.for_all, **for_all}, context, unread)
    return [notice for notice in notices if notice.place.file in for_all]


def _last_days(told: Iterable[_Told]) -> Mapping[frozenset[Fact[Any]], date]:
    """Return the day on which each thing was last answered: what does not count is told until it is answered anew."""
    last: dict[frozenset[Fact[Any]], date] = {}
    for each in told:
        asked = answered_with(each.fact)
        last[asked] = max(each.observed_on, last.get(asked, each.observed_on))
    return last


def _not_lent(
    account: str,
    general: Iterable[_Told],
    own_of_holder: Callable[[date], _Own],
    for_all: Mapping[str, Mapping[str, str | None]],
) -> Iterator[tuple[_Told, Text]]:
    """Yield what rows for all say of one account that does not count, each with why: all but their noes.

    A no of the holder before keeps nothing from the one who holds the post since.
    """
    rows: dict[tuple[str, str], dict[frozenset[Fact[Any]], list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for told in general:
        rows[told.reference.at][answered_with(told.fact)].append(told)
    for (file, place), row in rows.items():
        on, by = next(iter(row.values()))[0].observed_on, for_all[file][place]
        if by is None:
            continue
        own = own_of_holder(on)
        hindrance = own.hindrance(on)
        denied = {} if by == account else {asked: own.denied(answers[0]) for asked, answers in row.items()}
        for asked, answers in row.items():
            why = denied.get(asked) if any(told.fact != TWO_STEP_CAUSE for told in answers) else None
            if TWO_STEP_METHOD in asked:
                why = why or denied.get(_TWO_STEP)
            why = HINDERED[hindrance.value] if hindrance is not None else why
            if why is None:
                continue
            if why is DOES_NOT_REACH and own.was_seen_undone(answers[0]):
                why = SEEN_UNDONE
            noes = noes_of(answers, own.counts_from)
            if TWO_STEP_METHOD in asked and (hindrance is not None or denied.get(_TWO_STEP)):
                noes = ()
            yield from ((told, why) for told in answers if Claim(told.fact, told.value) not in noes)


def _said(own_no: _OwnNo) -> _Said | None:
    """Return what was asked and answered with the cause that was told with it; None where nothing was."""
    known = {each.fact: each.value for each in (*own_no.told, *own_no.noes)}
    cause, but_cause = known.get(TWO_STEP_CAUSE), {fact: known[fact] for fact in known if fact != TWO_STEP_CAUSE}
    for question in (each for fact in but_cause for each in telling(fact)):
        on = own_no.told[0].observed_on
        if (said := question.under_heading(known, on)) is not None:
            untold = [cause.label] if cause and said == question.under_heading(but_cause, on) else []
            return question.heading, joined((said, *untold))
    return None


def _notices(
    of_rows: Mapping[tuple[str, str, str, Text], Mapping[tuple[str, date], _Said | None]],
    known: Mapping[str, tuple[Office, Account]],
) -> Iterator[Notice]:
    """Yield what is told of each answer for all that does not count for some accounts; of the same in an edited copy once."""
    told: set[tuple[str, Text, tuple[tuple[str, date], ...]]] = set()
    for (file, place, asked, why), found in of_rows.items():
        accounts = [known[subject] for subject, _ in found if subject in known]
        of_copy = (asked, why, tuple(found))
        if not accounts or of_copy in told:
            continue
        told.add(of_copy)
        office, (sheet, row) = accounts[0][0], row_of(place)
        heading = questions()[asked].heading.bn
        called: dict[_Said | None, list[Text]] = defaultdict(list)
        for (subject, _), own_no in found.items():
            if subject in known:
                account = known[subject][1]
                called[own_no].append(office.called.get(account.id, account.post))
        posts = joined(_with_own_no(joined(names), own_no) for own_no, names in called.items())
        at = Place(file, sheet, row, heading)
        unreached = tuple(account.id for _, account in accounts)
        about = AskedAbout(office.id, asked, unreached=unreached, seen_undone=why is SEEN_UNDONE)
        fact = questions()[asked].fact or TWO_STEP_ENROLLED
        step = {"step": step_that_lifts(fact)} if about.seen_undone else {}
        told_why = why.filled(posts=posts, n=len(accounts), **step)
        yield Notice(Severity.DOUBTFUL, at, told_why, about=about, at_place=True)


def _with_own_no(posts: Text, own_no: _Said | None) -> Text:
    return posts if own_no is None else TOLD_ITSELF.filled(posts=posts, asked=own_no[0], said=own_no[1])
