"""Rows of accounts that stand under another office now than the one under which the rows are written."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.register.reading.names import is_called, names_of, with_post
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.i18n import Text
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Account, Office
    from auditor.register.reading.form import Form, Row
    from auditor.register.reading.names import Names, Whose

DITTO: Final = frozenset({"ঐ", "একই", '"', "”", "''", "〃", "-do-", "do"})
"""What stands for the office of the row above; beside an answer it is never read."""
_NONE: Final[frozenset[str]] = frozenset()


def stood_under(whose: Whose, words: str, above: Office | None, names: Names) -> Office | None:
    """Return the office under which an account's row is written, where that is one under which it stood before; None where it is its own.

    A row that names no office is of the one above it. One that is listed no more has its own name, as long as no listed one is called so.
    """
    before = names.stood_under(whose.account) if whose.account is not None else ()
    if not before:
        return None
    if not words or words in DITTO:
        named = [above] if above is not None else []
    elif (others := names.others_called(whose.office, words)) is None:
        named = []
    else:
        named = [*others] or [office for office in before if is_called(office.name, words)]
    return next((office for office in before if _any_of((office,), named)), None)


def _any_of(some: Iterable[Office], others: Iterable[Office]) -> bool:
    """Return whether one of some offices is among others."""
    return not {office.id for office in some}.isdisjoint(office.id for office in others)


def who_has_row(
    account: Account, called_before: Mapping[str, Iterable[Text]], under: Office, since: date | None, on: date
) -> Account:
    """Return of whom it is that was told at the row of an account on a day: from the day on, `since` which its user ID was listed elsewhere, of who has the row now.

    That is the one account under the office of the row that has its post, or one of those that it had before, or where none has, that had it
    before; it itself where that is none or several, or where it is listed there again.
    """
    if since is None or on < since or any(each.id == account.id for each in under.accounts):
        return account
    posts = (account.post, *called_before.get(account.id, ()))
    found = {each.id: each for post in posts for each in with_post(under, post.bn)}
    found = found or {
        each.id: each
        for each in under.accounts
        if any(is_called(had, post.bn) for had in called_before.get(each.id, ()) for post in posts)
    }
    return next(iter(found.values())) if len(found) == 1 else account


def as_told(row: Row, on: date | None, form: Form) -> Row:
    """Return a row as of the day on which it was told: see `who_has_row`, and of an office's row `_of_that_day`."""
    context = form.context
    has_moved = bool(context.moved_on or context.held_there)
    if on is None or not (has_moved or (row.account is None and context.kept_on)):
        return row
    names = names_of(context)
    if not has_moved:
        return _of_that_day(row, on, form, names)
    under = names.offices.get(row.under.id, row.under)

    def own(account: Account) -> Account:
        since = context.moved_on.get(account.id, {}).get(under.id)
        return who_has_row(account, context.called_before, under, since, on)

    if row.account is not None:
        account = own(row.account)
        return row if account == row.account else replace(row, office=under, account=account, stood_under=None)
    accounts = tuple({each.id: each for each in map(own, row.accounts)}.values())
    unasked = tuple({each.id: each for each in map(own, row.unasked) if each not in accounts}.values())
    elsewhere = tuple(each for each in row.elsewhere if each in unasked)
    return _of_that_day(replace(row, accounts=accounts, unasked=unasked, elsewhere=elsewhere), on, form, names)


def _of_that_day(row: Row, on: date, form: Form, names: Names) -> Row:
    """Return an office's row, without who stood in another office's list on that day and at the next round, and its noes for all who stood in its own.

    Nor is it told of who was first listed later, be its file new, altered or handed in again; what a form tells, of who was listed when it or a copy of it was first counted.

    Of who may be one that stood elsewhere then it says no yes. Who may stand in another list now may have stood in his own until the day on which he was first noted there.
    Where nobody of it was listed then, that is asked (`answered_for`); of the further ones that it counts itself it speaks.
    """
    context = form.context
    kept = min((day for day in context.kept_on if day >= on), default=None)
    here = {row.office.id, *row.office.doubts}

    def stood(given: str, day: date) -> str:
        now = names.accounts[given][0].id if given in names.accounts else row.office.id
        if given not in context.moved_on:
            return now
        moved = sorted((until, office) for office, until in context.moved_on[given].items())
        return next((context.id_now(office) for until, office in moved if day < until), now)

    def is_elsewhere(given: str, came: date = date.max) -> bool:
        joined = context.joined.get(given)
        if kept is None or kept >= came or (joined is not None and joined <= on):
            return False
        return stood(given, kept) not in here and stood(given, on) not in here

    def is_new(each: Account) -> bool:
        if kept is None or last >= _came(each, context) or (each.doubts and (each.holder_since or date.max) <= on):
            return False
        return last < _row_came(each, row.office, context) and all(is_elsewhere(given) for given in each.doubts)

    of_it = (*row.accounts, *row.unasked)
    gone = [each for each in of_it if is_elsewhere(each.id)]
    if (
        gone
        and names.is_left(row.office)
        and all(each in gone or stood(each.id, date.max) == row.office.id for each in of_it)
    ):
        gone = []  # nobody else who is listed can be meant
    last = max(kept or date.min, form.counted_on or date.min)
    new = [each for each in of_it if is_new(each)]
    gone += [each for each in _uncounted(new, row, last, context) if each not in gone]
    perhaps = [
        each
        for each in row.accounts
        if each.doubts and any(is_elsewhere(given, _came(each, context)) for given in each.doubts)
    ]
    there = moved_by_office(context).get(row.office.id, {}).items()
    reached = [names.accounts[given][1] for given, until in there if on <= until and stood(given, on) == row.office.id]
    if kept is not None:
        reached += [each for each in _left(row.office, last, context) if kept < context.gone_on.get(each.id, date.max)]
    if not (gone or perhaps or reached):
        return row
    accounts = tuple(each for each in row.accounts if each not in (*gone, *perhaps))
    ids = {each.id for each in (*accounts, *gone)}
    unasked = {each.id: each for each in (*row.unasked, *perhaps, *reached) if each.id not in ids}
    elsewhere = tuple(each for each in unasked.values() if each in row.elsewhere or each in perhaps)
    return replace(row, accounts=accounts, unasked=tuple(unasked.values()), elsewhere=elsewhere)


def _uncounted(new: Sequence[Account], row: Row, last: date, context: SourceContext) -> Sequence[Account]:
    """Return who of those that are new in the list of a row's office is none of the further ones that it counts itself; nobody where nobody of it was listed by the last of some days."""
    if not new:
        return ()
    then = sum(context.came.get(given, date.max) <= last for given in _noted(row.office, context))
    counted = [each for each in new if each.only_numbered][: max((row.told_number or 0) - then, 0)]
    return [each for each in new if each not in counted] if then else ()


def _came(account: Account, context: SourceContext) -> date:
    """Return the day on which an account was first noted in its office's list; where it was not yet, that on which a round would note it."""
    return context.came.get(account.id, context.day or date.max)


def _row_came(account: Account, office: Office, context: SourceContext) -> date:
    """Return the day on which the row that an account has was first noted in its office's list: it is that of one whose user ID moved, from the day of that."""
    names, days = names_of(context), [_came(account, context)]
    for given, there in context.moved_on.items():
        for since in (day for stood, day in there.items() if context.id_now(stood) == office.id):
            moved = names.accounts.get(given)
            if moved is not None and who_has_row(moved[1], context.called_before, office, since, since) == account:
                days.append(since)
    return min(days)


def _left(office: Office, last: date, context: SourceContext) -> Iterator[Account]:
    """Yield of those who were noted in an office's list by the last of some days who is known of it and listed no more; nobody of whom only the number is known, for these are counted anew."""
    for given in noted_and_gone(context).get(office.id, ()):
        known = context.known.get(given) if context.came[given] <= last else None
        account = known.account if known is not None and known.office.id == office.id else None
        if account is not None and not account.only_numbered:
            yield account


def _noted(office: Office, context: SourceContext) -> Iterator[str]:
    """Yield which accounts (ids) may have been noted in an office's list: those of its own that stand there, and those that did."""
    yield from (each.id for each in office.accounts if _office_of(each.id, context) == office.id)
    yield from noted_and_gone(context).get(office.id, ())


@remembered(1)
def noted_and_gone(context: SourceContext) -> Mapping[str, Sequence[str]]:
    """Return by offices (ids) which accounts (ids) were noted in their lists and stand there no more: the others of a nation are not held once more."""
    offices, found = names_of(context).offices, defaultdict[str, list[str]](list)
    for given in context.came:
        of = _office_of(given, context)
        there = offices[of].accounts if of in offices else ()
        if context.id_now(given) == given and not any(each.id == given for each in there):
            found[of].append(given)
    return found


def _office_of(given: str, context: SourceContext) -> str:
    return context.id_now(given.partition("/")[0])


@remembered(1)
def moved_by_office(context: SourceContext) -> Mapping[str, Mapping[str, date]]:
    """Return who moved or may have moved (ids), by the offices (ids) in whose lists each stood or stands, with the last day on which he may have stood there for all that is noted."""
    names, found = names_of(context), defaultdict[str, dict[str, date]](dict)
    until: dict[str, date] = {}
    for account in (each for office in context.roster.offices for each in office.accounts):
        came = _came(account, context)
        until |= {given: max(came, until.get(given, came)) for given in account.doubts}
    for given in (*context.moved_on, *context.held_there):
        if given in names.accounts and not names.accounts[given][1].left:
            for office in (*map(context.id_now, context.moved_on.get(given, ())), names.accounts[given][0].id):
                found[office][given] = until.get(given, date.max)
    return found


def with_moved(rows: list[Row]) -> list[Row]:
    """Return rows, of which those of offices answer for the accounts that have rows under them, and say nothing of those that have theirs under another.

    Who may be one of these, or has a row under both, is told no yes and every no. Whom else a row of a file that entered a round answers for stays.
    """
    under: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.account is not None:
            under[row.account.id].add(row.under.id)
    came = {row.account: row.under.id for row in rows if row.account is not None and row.stood_under is not None}
    return [row if row.account is not None else _beside_own_rows(row, under, came) for row in rows]


def _beside_own_rows(row: Row, under: Mapping[str, AbstractSet[str]], came: Mapping[Account, str]) -> Row:
    """Return an office's row without the accounts that have rows under other offices only.

    Args:
        row: the row.
        under: by accounts (ids) the offices (ids) under which they have rows.
        came: the accounts that stand under another office now than where they have a row, each with that one.

    """
    here = {row.office.id, *row.office.doubts}
    stay = [each for each, there in came.items() if there == row.office.id] if not (row.placed or row.later) else []
    of_it = (*row.accounts, *row.unasked)
    apart = [each for each in of_it if any(not under.get(given, _NONE) <= here for given in (each.id, *each.doubts))]
    if not (apart or stay):
        return row
    gone = [each for each in apart if (own := under.get(each.id)) and own.isdisjoint(here)]
    accounts = tuple(dict.fromkeys((*(each for each in row.accounts if each not in apart), *stay)))
    reached = (each for each in of_it if each in row.unasked or each in apart)
    unasked = tuple(each for each in reached if each not in (*gone, *accounts))
    return replace(
        row,
        accounts=accounts,
        unasked=unasked,
        elsewhere=tuple(each for each in row.accounts if each in unasked),
        later=tuple(each for each in row.later if each not in gone),
    )
