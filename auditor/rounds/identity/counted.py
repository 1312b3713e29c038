"""Accounts of which an office told only how many there are: they are numbered, and one that gets a post leaves the others as they were."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import partial
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.identity import Acquaintance, Identities, Sameness
from auditor.model.notice import Notice, Place, Severity
from auditor.model.numbered import numbered_post
from auditor.model.subjects import NUMBERED, Account, Office, Roster
from auditor.model.views.head import named_among
from auditor.roster.at_portal import at_present_portals, but_for_former, perhaps_at_former
from auditor.roster.list_number import each_number_once, places_of_gone, places_of_moved, stood_until
from auditor.roster.moving import taken_along
from auditor.rounds.identity import counted_texts as words
from auditor.rounds.identity.numbered_alike import by_number, doubted, doubts_of_numbered, numbered_alike, of_nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from auditor.model.identity import IdentityAnswer, KnownAccount
    from auditor.model.source import UserCount


def with_counted(
    roster: Roster,
    counts: Iterable[UserCount],
    day: date,
    everybody: Identities,
    departed: Container[str],
) -> tuple[Roster, tuple[Notice, ...]]:
    """Return the roster with the accounts numbered of which nothing but their number is known, and what is told of numbers that are smaller or larger than the list.

    The last number by the day speaks, of two on one day the larger, and one of a day that nobody knows only where it is larger than that before it; it
    never takes away what the roster counts, but for places of its number (`places_of_gone`). Where posts are listed, those stay numbered that were and that no post stands for, and whoever else is counted is numbered after
    the listed ones: it is asked of each as of anybody.

    Args:
        roster: who is listed, by given ids.
        counts: how many accounts offices say they have.
        day: the day of the audit.
        everybody: who was given an id.
        departed: the ids of whose leaving was explained: of a number that was told one that left is taken off, unless it was told without that one, or after it was noted that
            he is gone; so is one who was listed by a post, gone for whatever reason, or moved.

    """
    told = _told(counts, day)
    everybody, known = _numbered_now(everybody, roster, departed)
    others, not_he = _parted(everybody)
    apart_of = partial(_apart, others, everybody)
    with_post = [each for each in everybody.accounts.values() if not each.only_numbered]
    named = Counter(each.office for each in with_post if not each.gone)
    used = everybody.used
    stood = stood_until(but_for_former(with_post, everybody, roster.offices), everybody, told.keys() | known.keys())

    def numbers(*offices: str) -> Sequence[int]:
        return [
            count.number for count in sorted(chain.from_iterable(told.get(each, ()) for each in offices), key=_in_turn)
        ]

    def numbered_then(before: str, office: Office) -> Sequence[Account]:
        """Return the accounts of an office of before of which only the number is known; what it may have told or its list have since under the name it has now counts."""
        then = known.get(before, ())
        stay = [account for account in then if account.id not in departed]
        if told.get(before):
            ever, left = named[before] + len(then), len(then) - len(stay)
            number = _without_departed(numbers(before, office.id), ever, left) - named[before]
        elif not (number := sum(not everybody.accounts[each.id].gone for each in stay)):
            return ()
        number = max(0, number, min(office.users - sum(not each.only_numbered for each in office.accounts), len(stay)))
        return [*stay, *islice(of_nobody(before, used, then, named[before] + 1), number)][:number]

    def counted(office: Office) -> Office:
        perhaps = (
            () if office.left else [sorted(numbered_then(before, office), key=by_number) for before in office.doubts]
        )
        apart = apart_of(office)
        if office.left or not (office.id in told or office.unlisted or any(perhaps) or apart):
            return office
        before, own = known.get(office.id, ()), stood.get(office.id, {})
        told_on = told[office.id][-1].on if office.id in told else date.max
        stay = [each for each in before if each.id not in departed]
        places = places_of_gone(office, stay, own, everybody) or places_of_moved(office, stay, everybody)
        instead = {account.id for account in office.accounts} | {
            account.doubts[0] for account in office.accounts if account.doubts
        }
        most = len(office.accounts) - apart + sum(each.id not in instead for each in before)
        told_of = _gone_with_post(told_on, own, instead, day) + _not_noted_before(told_on, before, departed, everybody)
        by_answer = _without_departed(numbers(office.id), most - len(before) + len(stay) + told_of, told_of)
        number = max(office.users - places, by_answer)
        doubts = doubts_of_numbered(office, perhaps)
        alike = numbered_alike(
            office.id,
            used,
            before,
            [of_one[0] for of_one in doubts],
            [*chain(*perhaps, *(known.get(given, ()) for given in office.doubts))],
        )
        if office.only_counted:
            number = max(number, len(doubts))
            these = (each for each in chain(before, alike) if each.id not in departed)
            accounts = tuple(sorted(islice(these, number), key=by_number))
            return replace(office, user_count=number, accounts=doubted(accounts, doubts, everybody.accounts))
        rest = _there_first(
            office, [each for each in stay if each.id not in instead], not_he, everybody, number if apart else None
        )
        if apart and office.id not in told:  # the list had their number, and has posts now
            number = max(number, len(office.accounts) - apart + len(rest))
        if doubts:
            rest += [each for each in islice(alike, len(doubts)) if each.id not in instead]
            number = max(number, len(office.accounts) - apart + len(doubts))
        rest = rest[: max(0, number + apart - len(office.accounts))]
        free = of_nobody(office.id, used | instead | {each.id for each in rest}, before, len(office.accounts) + 1)
        told_more = by_answer + _came_since(told_on, office, everybody) - len(office.accounts) - len(rest)
        further = _who_stay(free, told_more, office.unlisted - places - len(rest), departed)
        accounts = (*office.accounts, *doubted(sorted((*rest, *further), key=by_number), doubts, everybody.accounts))
        return replace(office, user_count=len(accounts), accounts=accounts)

    offices = tuple(map(counted, roster.offices))
    return roster.of(offices), (
        *_fewer(roster.offices, told, called := named_among(roster.offices)),
        *_with_moved(roster.offices, known, everybody, called),
        *_more(roster.offices, offices, told, apart_of, called),
    )


def _gone_with_post(told_on: date, stood: Mapping[str, date], instead: Container[str], today: date) -> int:
    """Return how many that were listed by a post, and are not any more, stood in an office's list when it last told its number: they left, or have moved."""
    until = [today if day == date.max else day for given, day in stood.items() if given not in instead]
    return sum(day > told_on for day in until)


def _apart(others: Container[str], everybody: Identities, office: Office) -> int:
    """Return how many listed accounts of an office are none of those of whom only the number was known.

    That is who was said to be none (`others`, ids), or who stood in another office's list, but for who is back from one.
    """
    return sum(
        (account.id in others or account.id in everybody.moved_on)
        and office.id not in everybody.moved_on.get(account.id, ())
        for account in office.accounts
    )


def _not_noted_before(
    told_on: date, numbered: Iterable[Account], departed: Container[str], everybody: Identities
) -> int:
    """Return how many numbered accounts that left were not noted as gone before an office last told its number: that one may count them."""
    return sum(everybody.gone_on.get(each.id, date.max) >= told_on for each in numbered if each.id in departed)


def _came_since(told_on: date, office: Office, everybody: Identities) -> int:
    """Return how many came from another office's list since an office last told its number: who is new by an answer may have been counted with it."""
    there = (everybody.moved_on.get(each.id, {}) for each in office.accounts)
    return sum(max(stood.values()) >= told_on for stood in there if stood and office.id not in stood)


def _there_first(
    office: Office, numbered: Sequence[Account], not_he: Container[str], everybody: Identities, number: int | None
) -> list[Account]:
    """Return an office's numbered accounts, those first that were there when it was last listed; of the others no more than its number counts with all who are listed; without a number all in their order.

    There was he, too, in whose place somebody stood who turned out to be another: by an answer (`not_he`, ids), or as he came from another office's list.
    """
    if number is None:
        return [*numbered]
    days = (day for each in office.accounts for day in everybody.moved_on.get(each.id, {}).values())
    since = min(days, default=date.max)
    there = [
        each
        for each in numbered
        if each.id in not_he
        or not everybody.accounts[each.id].gone
        or (each.id in everybody.gone_on and everybody.gone_on[each.id] >= since)
    ]
    gone = [each for each in numbered if each not in there]
    return [*there, *gone[: max(0, number - len(office.accounts) - len(there))]]


def _with_moved(
    offices: Iterable[Office],
    numbered: Mapping[str, Sequence[Account]],
    everybody: Identities,
    called: Callable[[Office], Text],
) -> Iterator[Notice]:
    """Yield what is told of offices whose list's own number still counts user IDs that moved to another office's list."""
    for office in offices if everybody.moved_on else ():
        moved = places_of_moved(office, numbered.get(office.id, ()), everybody)
        if moved:
            message = words.WITH_MOVED.filled(office=called(office), n=office.users, m=moved, k=office.users - moved)
            yield Notice(Severity.DOUBTFUL, Place("roster"), message)


def _fewer(
    offices: Iterable[Office], told: Mapping[str, Sequence[UserCount]], called: Callable[[Office], Text]
) -> Iterator[Notice]:
    """Yield, of all offices at once, that they told of fewer accounts than the roster has."""
    fewer = [
        words.OF_ONE.filled(office=called(office), m=last.number, day=_day_of(last), n=office.users)
        for office in offices
        if office.id in told and (last := told[office.id][-1]).number < office.users
    ]
    if fewer:
        message = words.FEWER.filled(offices=joined(fewer, "; "), n=len(fewer))
        yield Notice(Severity.DOUBTFUL, Place("roster"), message)


def _more(
    listed: Sequence[Office],
    offices: Sequence[Office],
    told: Mapping[str, Sequence[UserCount]],
    apart: Callable[[Office], int],
    called: Callable[[Office], Text],
) -> Iterator[Notice]:
    """Yield, of all offices at once, that they told of more accounts than are listed by post; and of which more count than were told."""
    more: list[Text] = []
    beyond: list[Office] = []
    for then, office in zip(listed, offices, strict=True):
        last = told[office.id][-1] if office.id in told else None
        by_post = len(office.accounts) - len(office.numbered_beside)
        if not office.numbered_beside:
            continue
        if apart(then) and len(office.accounts) > max(then.users, last.number if last else 0):
            beyond.append(office)
        elif last is not None and by_post < last.number:
            more.append(words.OF_ONE.filled(office=called(office), m=last.number, day=_day_of(last), n=by_post))
    if more:
        yield Notice(Severity.DOUBTFUL, Place("roster"), words.MORE.filled(offices=joined(more, "; ")))
    if beyond:
        each_of = (_of_one_beyond(office, called(office)) for office in beyond)
        yield Notice(Severity.DOUBTFUL, Place("roster"), words.BEYOND.filled(offices=joined(each_of, "; ")))


def _of_one_beyond(office: Office, name: Text) -> Text:
    users = [words.NAMED.filled(name=office.called[each], id=each) for each in sorted(office.numbered_beside)]
    by_post = len(office.accounts) - len(users)
    return words.OF_ONE_BEYOND.filled(office=name, n=len(office.accounts), m=by_post, users=joined(users))


def _told(counts: Iterable[UserCount], day: date) -> Mapping[str, Sequence[UserCount]]:
    """Return the numbers that count by a day, by office, the last one last (see `with_counted`)."""
    told: dict[str, list[UserCount]] = {}
    for count in sorted(counts, key=_in_turn):
        before = told.get(count.office, [])[-1:]
        if count.on <= day and (count.is_day_known or all(each.number < count.number for each in before)):
            told.setdefault(count.office, []).append(count)
    return told


def with_numbered(known: Mapping[str, Acquaintance], roster: Roster) -> Mapping[str, Acquaintance]:
    """Return whom a file may speak of, also the accounts of which only the number was told of an office of before, one of whom a numbered one may be.

    Args:
        known: whom a file may speak of by an id that the roster does not list, by ids.
        roster: who is listed, with the accounts numbered.

    """
    found: dict[str, dict[str, Account]] = defaultdict(dict)
    for office in roster.offices:
        for account in office.accounts if office.doubts else ():
            for before in account.doubts if account.only_numbered else ():
                of_before, _, number = before.partition(f"/{NUMBERED}")
                if of_before in office.doubts and number.isdecimal() and of_before in known:
                    found[of_before][before] = Account(before, numbered_post(int(number)))
    if not found:
        return known
    more = dict(known)
    for given, accounts in found.items():
        office = replace(known[given].office, accounts=tuple(accounts.values()))
        more[given] = Acquaintance(office)
        more |= {account.id: Acquaintance(office, account) for account in accounts.values()}
    return more


def _who_stay(free: Iterator[Account], told: int, listed: int, departed: Container[str]) -> Sequence[Account]:
    """Return those of free numbered accounts, without who left, of whom an office told so many, or its list so many: who left is among those told of, and not among these."""
    stay = [each for each in islice(free, max(0, told)) if each.id not in departed]
    return [*stay, *islice((each for each in free if each.id not in departed), max(0, listed - len(stay)))]


def _day_of(count: UserCount) -> date | Text:
    """Return the day on which a number was told; where nobody knows it, that it is not known, and not the last that is possible."""
    return count.on if count.is_day_known else words.NOT_KNOWN


def _in_turn(count: UserCount) -> tuple[date, int]:
    return count.on, count.number


def _without_departed(numbers: Sequence[int], ever: int, left: int) -> int:
    """Return how many accounts an office has by the numbers that it told, the last one last; 0 where it told none.

    Those that left are taken off once: a number that is smaller than one before, or than those that were known, was told without them.
    """
    if not numbers:
        return 0
    fewer = (most - number for most, number in zip(accumulate(numbers, max), numbers, strict=True))
    return numbers[-1] - max(0, left - max(*fewer, ever - numbers[-1]))


def _numbered_now(
    everybody: Identities, roster: Roster, departed: Container[str]
) -> tuple[Identities, Mapping[str, Sequence[Account]]]:
    """Return everybody as they are known at the portals that offices have now, and the accounts of before of which only the number is known, by their office; those first that were there last.

    With each of these comes who he may be of those who were counted at a former portal of his office; nobody is among them whose place was taken (`taken_along`).
    """
    away = taken_along(everybody, roster.offices)
    everybody = at_present_portals(everybody, roster.offices, departed, away)
    listed = {office.id: office for office in roster.offices}

    def numbered(each: KnownAccount) -> Account:
        perhaps = perhaps_at_former(each, everybody, listed[each.office]) if each.office in listed else ()
        doubts = tuple(given for given in perhaps if given not in departed)
        return Account(each.id, each.post, holder_since=everybody.since.get(each.id), doubts=doubts)

    found: dict[str, list[KnownAccount]] = defaultdict(list)
    numbers = (each for each in everybody.accounts.values() if each.only_numbered and each.id not in away)
    here = but_for_former(numbers, everybody, roster.offices, all_of=departed)
    for account in sorted(here, key=lambda each: (each.gone, everybody.came.get(each.id, date.max), by_number(each))):
        found[account.office].append(account)
    return everybody, {office: [*map(numbered, each_number_once(those))] for office, those in found.items()}


def _have_one_number(everybody: Identities, answer: IdentityAnswer) -> bool:
    """Return whether an answer is about two of whom only one and the same number is known, at two portals of their office: neither is one more than were told of."""
    now, before = everybody.accounts.get(answer.now), everybody.accounts.get(answer.before)
    return now is not None and before is not None and now.only_numbered and now.post == before.post


def _parted(everybody: Identities) -> tuple[frozenset[str], frozenset[str]]:
    """Return who was said to be none of those of whom only the number was known, as far as that holds, and whom of these he is not (ids)."""
    answers = [
        each.answer
        for each in everybody.answers
        if each.answer.answer is Sameness.OTHER and each.last is None and f"/{NUMBERED}" in each.answer.before
        if not _have_one_number(everybody, each.answer)
    ]
    return frozenset(each.now for each in answers), frozenset(each.before for each in answers)
