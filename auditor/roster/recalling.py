"""Recalls everybody who was given an id, by what the ledger notes: who was listed, and what was answered about them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from auditor.model.identity import (
    ONE_OF_BEFORE,
    Identities,
    IdentityAnswer,
    KnownAccount,
    KnownOffice,
    Sameness,
    connected,
    id_now,
)
from auditor.roster.news import stood_at
from auditor.roster.retelling import retold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.identity import Answered, SharedLogin
    from auditor.model.journal import Identified

Known = KnownOffice | KnownAccount
Known_ = TypeVar("Known_", KnownOffice, KnownAccount)


def recall(entries: Sequence[Identified], since: Identities = Identities()) -> Identities:  # noqa: B008 frozen
    """Return everybody who was given an id, by what the ledger notes of them; accounts in the order in which they were listed.

    Those whom nothing tells apart are known again by that order: who turned out to be one of before stands at the place of the
    row that he is; who is known by number alone has no row, and keeps his. Of one about whom something else is answered later, the later answer holds (`retold`).

    Args:
        entries: the notes, in order.
        since: who was known before them.

    """
    entries, answers = retold(entries, since)
    offices, accounts = dict(since.offices), dict(since.accounts)
    merged = dict(since.merged)
    later, holders, joined, logins = set(since.later), dict(since.since), dict(since.joined), list(since.logins)
    order = {given: at for at, given in enumerate(accounts)}
    before, moved = dict(since.called_before), dict(since.moved_on)
    had, came = dict(since.had_logins), dict[str, date]()
    went = dict(since.gone_on)
    parted: dict[tuple[str, str], Mapping[str, KnownAccount]] = {}
    portals = dict(since.portal_since)
    for entry in entries:
        _remember(before, offices, entry.offices)
        _remember(before, accounts, entry.accounts)
        _note_portals(portals, ((offices.get(office.id), office) for office in entry.offices), entry.on)
        offices |= {office.id: office for office in entry.offices}
        for account in entry.accounts:
            _note_login(had, accounts.get(account.id), account)
            accounts[account.id] = _where_it_is(account, merged)
            order.setdefault(account.id, len(order))
            came.setdefault(account.id, entry.on)
        _note_gone(went, entry)
        logins = _with_logins(logins, entry.logins)
        for answer in entry.answers:
            later.discard((answer.now, answer.before, answer.meeting))
            match answer.answer:
                case Sameness.LATER:
                    later.add((answer.now, answer.before, answer.meeting))
                    _doubt(offices, answer)
                    _doubt(accounts, answer)
                    _doubt_accounts(accounts, parted.pop((answer.now, answer.before), {}))
                case _ if answer.is_of_listing:
                    continue
                case Sameness.OTHER:
                    _part(offices, answer.now, (answer.before,))
                    _part(accounts, answer.now, (answer.before,))
                    parted[answer.now, answer.before] = _part_accounts(accounts, answer)
                case Sameness.SAME | Sameness.NEW_HOLDER:
                    merged[answer.now] = answer.before
                    _remember_both(before, offices, answer)
                    _remember_both(before, accounts, answer)
                    _note_portals(portals, [(offices.get(answer.before), offices.get(answer.now))], entry.on)
                    _merge_office(offices, accounts, answer)
                    _note_move(moved, accounts, came, answer)
                    _note_logins_of_one(had, accounts, answer)
                    _merge_account(accounts, answer)
                    _note_gone_of_one(went, answer)
                    if answer.now in order and not _is_numbered(accounts, answer.before):
                        order[answer.before] = order[answer.now]
                    if answer.since is not None:
                        days = joined if answer.answer is Sameness.SAME else holders
                        days[answer.before] = answer.since
    accounts = {given: accounts[given] for given in sorted(accounts, key=order.__getitem__)}
    return Identities(
        offices,
        accounts,
        merged,
        frozenset(later),
        holders,
        joined,
        tuple(logins),
        before,
        _is_told_of(entries, since),
        answers,
        reconsidered(answers),
        moved,
        {given: on for given, on in went.items() if given in accounts and accounts[given].gone},
        portals,
        came,
        had,
    )


def _is_numbered(accounts: Mapping[str, KnownAccount], given: str) -> bool:
    return given in accounts and accounts[given].only_numbered


def _note_portals(
    portals: dict[str, Mapping[str, date]], changed: Iterable[tuple[KnownOffice | None, KnownOffice | None]], on: date
) -> None:
    """Note since when offices have their portals, where they had other ones before; of one that an office has again nothing is noted anew."""
    for then, now in changed:
        if then is not None and now is not None and then.portal and now.portal not in {"", then.portal}:
            stood = portals.get(then.id, {then.portal: date.min})
            portals[then.id] = {**stood, now.portal: stood.get(now.portal, on)}


def _note_login(
    had: dict[str, tuple[tuple[str, str], ...]], then: KnownAccount | None, now: KnownAccount | None
) -> None:
    """Note the login that an account had, where it has another one now."""
    if then is not None and now is not None and then.mark and now.mark and then.seal != now.seal:
        had[then.id] = (*had.get(then.id, ()), (then.mark, then.seal))


def _note_logins_of_one(
    had: dict[str, tuple[tuple[str, str], ...]], accounts: Mapping[str, KnownAccount], answer: IdentityAnswer
) -> None:
    """Note all logins that two had who turned out to be one."""
    if answer.now in accounts:
        _note_login(had, accounts[answer.before], accounts[answer.now])
    if answer.now in had:
        had[answer.before] = (*had.get(answer.before, ()), *had.pop(answer.now))


def _where_it_is(account: KnownAccount, merged: Mapping[str, str]) -> KnownAccount:
    """Return an account as it was noted, under the office that its office turned out to be by then: an answer that was taken back gives it the one that it had when that was given."""
    office = id_now(account.office, merged)
    return account if office == account.office else replace(account, office=office)


def reconsidered(answers: Sequence[Answered]) -> Mapping[str, tuple[Answered, ...]]:
    """Return whom answers concern that do not hold any more, and who was ever one with these, each with what says so of him."""
    of_before = [each for each in answers if each.answer.answer in ONE_OF_BEFORE]
    parted = [given for each in of_before if each.last is not None for given in (each.answer.now, each.answer.before)]
    if not parted:
        return {}
    told: dict[str, list[Answered]] = defaultdict(list)
    for each in of_before:
        told[each.answer.now].append(each)
        told[each.answer.before].append(each)
    return {given: tuple(told.get(given, ())) for given in connected(parted, told)}


def _is_told_of(entries: Iterable[Identified], since: Identities) -> Mapping[str, bool]:
    """Return what was answered of accounts that were listed after their office told of its accounts (see `Identities`).

    Of one that went it is asked again when it comes back.
    """
    found = dict(since.is_told_of)
    for entry in entries:
        for account in entry.accounts:
            if account.gone:
                found.pop(account.id, None)
        for answer in entry.answers:
            if answer.is_of_listing:
                found.pop(answer.now, None)
                if answer.answer is not Sameness.LATER:
                    found[answer.now] = answer.answer is Sameness.SAME
            elif answer.answer in {Sameness.SAME, Sameness.NEW_HOLDER} and answer.now in found:
                found[answer.before] = found.pop(answer.now)
    return found


def _remember(before: dict[str, tuple[Text, ...]], known: Mapping[str, Known], now: Iterable[Known]) -> None:
    """Remember the names and posts of those who are listed under another one now."""
    for somebody in now:
        if somebody.id in known and known[somebody.id].name != somebody.name:
            before[somebody.id] = (*before.get(somebody.id, ()), known[somebody.id].name)


def _note_gone(went: dict[str, date], entry: Identified) -> None:
    """Note of the accounts of an entry on which day it was first noted that they are gone."""
    for account in entry.accounts:
        if account.gone:
            went.setdefault(account.id, entry.on)
        else:
            went.pop(account.id, None)


def _note_gone_of_one(went: dict[str, date], answer: IdentityAnswer) -> None:
    """Note that one of before is there, or gone, as he is who turned out to be that one."""
    went.pop(answer.before, None)
    if answer.now in went:
        went[answer.before] = went.pop(answer.now)


def _remember_both(before: dict[str, tuple[Text, ...]], known: Mapping[str, Known], answer: IdentityAnswer) -> None:
    """Remember all names and posts of two who turned out to be one."""
    if answer.now in known:
        both = (*before.get(answer.before, ()), known[answer.before].name, *before.pop(answer.now, ()))
        before[answer.before] = tuple(dict.fromkeys(both))


def _part(known: dict[str, Known_], now: str, others: Container[str]) -> None:
    if now in known:
        doubts = tuple(before for before in known[now].doubts if before not in others)
        known[now] = replace(known[now], doubts=doubts)


def _with_logins(known: Iterable[SharedLogin], answered: Sequence[SharedLogin]) -> list[SharedLogin]:
    """Return what is answered of user IDs, without what is taken back."""
    again = {login.seal for login in answered}
    return [
        *(login for login in known if login.seal not in again),
        *(login for login in answered if login.shared is not None),
    ]


def _doubt(known: dict[str, Known_], answer: IdentityAnswer) -> None:
    """Say of somebody that he may be one of before, also where something else was answered first."""
    if answer.now in known and answer.before in known and answer.before not in known[answer.now].doubts:
        known[answer.now] = replace(known[answer.now], doubts=(*known[answer.now].doubts, answer.before))


def _part_accounts(accounts: dict[str, KnownAccount], answer: IdentityAnswer) -> Mapping[str, KnownAccount]:
    """Say of the accounts of an office, which is another one than an office of before, that they are none of that one's; return them as they were, by their ids."""
    of_office = {
        office: [account.id for account in accounts.values() if account.office == office]
        for office in (answer.now, answer.before)
    }
    then = {account: accounts[account] for account in of_office[answer.now]}
    for account in then:
        _part(accounts, account, of_office[answer.before])
    return {account: was for account, was in then.items() if was != accounts[account]}


def _doubt_accounts(accounts: dict[str, KnownAccount], then: Mapping[str, KnownAccount]) -> None:
    """Say again whose of before accounts may be by what they were until it was answered that their office is another: that was taken back."""
    for given, was in then.items():
        if given in accounts:
            doubts = dict.fromkeys((*accounts[given].doubts, *was.doubts))
            accounts[given] = replace(accounts[given], doubts=tuple(doubts))


def _merge_office(offices: dict[str, KnownOffice], accounts: dict[str, KnownAccount], answer: IdentityAnswer) -> None:
    if answer.now not in offices:
        return
    now, before = offices.pop(answer.now), offices[answer.before]
    portal = now.portal or before.portal
    offices[answer.before] = replace(
        now, id=before.id, code=now.code or before.code, portal=portal, doubts=before.doubts
    )
    for account in [account for account in accounts.values() if account.office in {answer.now, answer.before}]:
        stood = before if account.office == before.id else now
        accounts[account.id] = replace(account, office=before.id, portal=stood_at(account, stood.portal, portal))


def _note_move(
    moved: dict[str, Mapping[str, date]],
    accounts: dict[str, KnownAccount],
    came: Mapping[str, date],
    answer: IdentityAnswer,
) -> None:
    """Note in whose list an account stood that turned out to stand in another one's, and when it was first noted there: then it is none of those in further lists that had its user ID then. Where he stood who turned out to be that one, it stood too."""
    days = {**moved.get(answer.before, {}), **moved.pop(answer.now, {})}
    if answer.now in came and answer.now in accounts:
        stood = accounts[answer.before].office
        if stood != accounts[answer.now].office:
            days[stood] = came[answer.now]
            for other in [each.id for each in accounts.values() if answer.before in each.doubts]:
                if other != answer.now and accounts[other].office != stood:
                    _part(accounts, other, (answer.before,))
    if days:
        moved[answer.before] = days


def _merge_account(accounts: dict[str, KnownAccount], answer: IdentityAnswer) -> None:
    if answer.now not in accounts:
        return
    now, before = accounts.pop(answer.now), accounts[answer.before]
    login = now if now.mark else before
    is_joining = answer.answer is Sameness.SAME and answer.since is not None
    since = before.since if is_joining else now.since
    unwritten = now.unwritten or bool(login.mark and not now.mark)
    accounts[answer.before] = replace(
        now, id=before.id, mark=login.mark, seal=login.seal, doubts=before.doubts, since=since, unwritten=unwritten
    )
