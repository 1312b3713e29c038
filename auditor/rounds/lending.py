"""An office's yes for all is not lent to an account that itself said no before, or at which nobody can log in, in whatever file."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from auditor.i18n import Text, joined
from auditor.judging.collect import present_holder_since
from auditor.judging.counting import Counting
from auditor.model.evidence import Observation, alike, of_each, row_of
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, TWO_STEP_METHOD, Cause, Fact, answered_with
from auditor.model.grades import Grade
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.register.question import Claim
from auditor.register.questions import questions, telling
from auditor.register.reading.observing import DOES_NOT_REACH, HINDERED
from auditor.register.reading.opposing import noes_in
from auditor.rounds.barred import step_that_lifts

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.source import SourceContext
    from auditor.model.subjects import Account

_Told = Observation[Any]


class ToldBefore(NamedTuple):
    """What was told before, by whom it is about, by file the rows that tell it of several accounts, as `lent` has them, and what counts of it."""

    told: Mapping[str, Sequence[_Told]]
    for_all: Mapping[str, Mapping[str, str]]
    counting: Counting


NOTHING_BEFORE: Final = ToldBefore({}, {}, Counting())
_TWO_STEP: Final = answered_with(TWO_STEP_ENROLLED)
_SEEN_UNDONE: Final = Text(
    en="this yes does not count for the following accounts, for of them it was seen not to be done: {posts}. What is told does not lift what was "
    "seen. {step}",
    bn="এই উত্তর এসব আইডির ক্ষেত্রে ধরা হয়নি, কারণ এগুলোর ক্ষেত্রে দেখা গেছে কাজটি হয়নি: {posts}। যা দেখা গেছে, শুধু জানালে তা বদলায় না। {step}",
)


def lent(
    observations: Sequence[_Told], for_all: Mapping[str, Mapping[str, str]], context: SourceContext
) -> tuple[list[_Told], list[Notice], list[_Told]]:
    """Return what counts of all that was told, what is told of answers for all that do not, and those that an account's own no keeps out.

    Within one form its reader sees to it; here all files are seen. Who himself told the yes for all takes back his own no by it. Whoever
    may be one of before has that one's no too.

    Args:
        observations: all that was told.
        for_all: by file the places of rows that answer for several accounts, each with the account (id) whose holder told it.
        context: whom they speak of, and the day from which resets and profiles count.

    """
    own, general = _own_and_for_all(observations, for_all, context)
    listed = {account.id: account.holder_since for office in context.roster.offices for account in office.accounts}
    dropped: dict[str, set[int]] = defaultdict(set)
    kept_out: list[_Told] = []
    of_rows: dict[tuple[str, str, str, Text], dict[tuple[str, date], None]] = defaultdict(dict)
    for subject in filter(own.__contains__, general):
        last = _last_days((*general[subject], *own[subject]))
        since = present_holder_since(own[subject], listed.get(subject))
        of_holder = partial(_of_holder, own[subject], since)
        for told, why in _not_lent(subject, general[subject], of_holder, for_all, context.decision_day):
            dropped[subject].add(id(told))
            asked = next(iter(telling(told.fact)), None)
            if asked is not None and told.observed_on == last[answered_with(told.fact)]:
                if not _is_past(told, own[subject], context.decision_day):
                    row = told.reference.file, told.reference.place, asked.name, why
                    of_rows[row][subject, told.observed_on] = None
                kept_out += [told.of(subject)] if why in {DOES_NOT_REACH, _SEEN_UNDONE} else []
    return list(_without(observations, dropped)), list(_notices(of_rows, context)), kept_out


def _own_and_for_all(
    observations: Sequence[_Told], for_all: Mapping[str, Mapping[str, str]], context: SourceContext
) -> tuple[Mapping[str, list[_Told]], Mapping[str, list[_Told]]]:
    """Return by account (id) what was told of it alone, or of whom of before it may be, and what was told of it with others."""
    of_rows_for_all: list[_Told] = []
    own: dict[str, list[_Told]] = defaultdict(list)
    for told in observations:
        if told.reference.place in for_all.get(told.reference.file, ()):
            of_rows_for_all.append(told)
        elif told.is_answer:
            for subject in told.subjects:
                own[subject].append(told)
    for account in _doubted(context):
        own[account.id] += [told for before in account.doubts for told in own.get(before, ())]
    general: dict[str, list[_Told]] = defaultdict(list)
    for subject, told in of_each(told for told in of_rows_for_all if not own.keys().isdisjoint(told.subjects)):
        general[subject].append(told)
    return own, general


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
    answers: Sequence[_Told], for_all: Mapping[str, Mapping[str, str]], before: ToldBefore, context: SourceContext
) -> list[Notice]:
    """Return what is told of answers for all, while they are given, that do not count for some accounts by what was told before.

    Args:
        answers: what they say.
        for_all: the rows of theirs that answer for several accounts, as `lent` has them.
        before: what was told before.
        context: whom they speak of.

    """
    accounts = [account.id for office in context.roster.offices for account in office.accounts]
    earlier = [told.of(account) for account in accounts for told in before.told.get(account, ())]
    _, notices, _ = lent([*earlier, *answers], {**before.for_all, **for_all}, context)
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
    own_of_holder: Callable[[date], Sequence[_Told]],
    for_all: Mapping[str, Mapping[str, str]],
    decision_day: date,
) -> Iterator[tuple[_Told, Text]]:
    """Yield what rows for all say of one account that does not count, each with why: all but their noes.

    A no of the holder before keeps nothing from the one who holds the post since.
    """
    rows: dict[tuple[str, str], dict[frozenset[Fact[Any]], list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for told in general:
        rows[told.reference.file, told.reference.place][answered_with(told.fact)].append(told)
    for (file, place), row in rows.items():
        first = next(iter(row.values()))[0]
        on, by_holder = first.observed_on, for_all[file][place] == account
        own = own_of_holder(on)
        cause = _hindrance(own, on)
        denied = {asked for asked in row if not by_holder and _says_no_before(own, asked, on, decision_day)}
        for asked, answers in row.items():
            if cause is not None:
                why = HINDERED[cause]
            elif (asked in denied and any(told.fact != TWO_STEP_CAUSE for told in answers)) or (
                TWO_STEP_METHOD in asked and _TWO_STEP in denied
            ):
                why = _SEEN_UNDONE if _was_seen_undone(own, asked, on, decision_day) else DOES_NOT_REACH
            else:
                continue
            noes = _noes(answers, decision_day)
            if TWO_STEP_METHOD in asked and (cause is not None or _TWO_STEP in denied):
                noes = ()
            yield from ((told, why) for told in answers if Claim(told.fact, told.value) not in noes)


def _of_holder(own: Sequence[_Told], since: date | None, on: date) -> Sequence[_Told]:
    """Return what was told of an account by who holds it on a day, as far as is known, and what was seen or speaks of the account whoever holds it."""
    if since is None or on < since:
        return own
    return [
        told
        for told in own
        if told.observed_on >= since or told.grade >= Grade.WITNESSED or not told.fact.bound_to_holder
    ]


def _is_past(told: _Told, own: Iterable[_Told], decision_day: date) -> bool:
    """Return whether the no to two-step by which an answer on its method was kept out was since followed by another answer of the account itself."""
    if TWO_STEP_METHOD not in answered_with(told.fact):
        return False
    since = [each for each in own if each.fact == TWO_STEP_ENROLLED and each.observed_on > told.observed_on]
    last = max((each.observed_on for each in since), default=told.observed_on)
    return bool(since) and not _noes([each for each in since if each.observed_on == last], decision_day)


def _hindrance(own: Iterable[_Told], on: date) -> Cause | None:
    """Return why nothing of an account's duties could be done on a day, by what was last told of it itself."""
    until = [told for told in own if told.observed_on <= on]
    last = max((told.observed_on for told in until), default=None)
    causes = (told.value for told in until if told.observed_on == last and told.fact == TWO_STEP_CAUSE)
    return next((cause for cause in causes if cause in HINDERED), None)


def _says_no_before(own: Iterable[_Told], asked: frozenset[Fact[Any]], on: date, decision_day: date) -> bool:
    """Return whether the last answer of the account itself, up to a day and not of it, is a no."""
    answers = [told for told in own if told.fact in asked and told.fact != TWO_STEP_CAUSE and told.observed_on <= on]
    last = max((told.observed_on for told in answers), default=on)
    return last < on and bool(_noes([told for told in answers if told.observed_on == last], decision_day))


def _was_seen_undone(own: Iterable[_Told], asked: frozenset[Fact[Any]], on: date, decision_day: date) -> bool:
    """Return whether what was last seen of the account itself is a no, which no telling lifts."""
    of_two_step = _TWO_STEP if TWO_STEP_METHOD in asked else frozenset()
    seen = (told for told in own if told.grade >= Grade.WITNESSED)
    return _says_no_before(seen, asked | of_two_step, on, decision_day)


def _noes(answers: Iterable[_Told], decision_day: date) -> tuple[Claim, ...]:
    return noes_in(tuple(Claim(told.fact, told.value) for told in answers), decision_day)


def _notices(
    of_rows: Mapping[tuple[str, str, str, Text], Iterable[tuple[str, date]]], context: SourceContext
) -> Iterator[Notice]:
    """Yield what is told of each answer for all that does not count for some accounts; of the same in an edited copy once."""
    known = {account.id: (office, account) for office in context.roster.offices for account in office.accounts}
    told: set[tuple[str, Text, tuple[tuple[str, date], ...]]] = set()
    for (file, place, asked, why), found in of_rows.items():
        accounts = [known[subject] for subject, _ in found if subject in known]
        of_copy = (asked, why, tuple(found))
        if not accounts or of_copy in told:
            continue
        told.add(of_copy)
        office, (sheet, row) = accounts[0][0], row_of(place)
        heading = questions()[asked].heading.bn
        posts = joined(office.called.get(account.id, account.post) for _, account in accounts)
        at = Place(file, sheet, row, heading)
        unreached = tuple(account.id for _, account in accounts)
        about = AskedAbout(office.id, asked, unreached=unreached, seen_undone=why is _SEEN_UNDONE)
        fact = questions()[asked].fact or TWO_STEP_ENROLLED
        told_why = why.filled(posts=posts, step=step_that_lifts(fact)) if about.seen_undone else why.filled(posts=posts)
        yield Notice(Severity.DOUBTFUL, at, told_why, about=about, at_place=True)
