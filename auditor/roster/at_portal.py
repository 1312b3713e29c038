"""User IDs of which only the number is known where the portal of their office is another one now: who has a number there may be he who had it at the former one, and that is asked as of one who is listed by a post."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.identity import KnownAccount
from auditor.model.subjects import Office
from auditor.roster.doubt import Doubt
from auditor.roster.ids import fresh
from auditor.roster.list_number import each_number_once
from auditor.roster.names import post_slug
from auditor.roster.news import by_office

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.identity import Identities
    from auditor.model.subjects import Account, Roster


def stood_elsewhere(known: Identities, offices: Iterable[Office]) -> Mapping[str, Sequence[KnownAccount]]:
    """Return the accounts of which only the number is known that were counted at another portal than their office has now, by its id."""
    portals = {office.id: office.portal for office in offices if office.portal}
    found: dict[str, list[KnownAccount]] = defaultdict(list)
    for account in known.accounts.values():
        if account.only_numbered and known.left_portal(account, portals.get(account.office, "")):
            found[account.office].append(account)
    return found


def but_for_former(
    accounts: Iterable[KnownAccount], known: Identities, offices: Iterable[Office], all_of: Container[str] = ()
) -> Iterator[KnownAccount]:
    """Yield accounts without those that stood at another portal than their office has now: whoever they are there, they have no place at the present one.

    Args:
        accounts: the accounts.
        known: everybody who was given an id.
        offices: the roster by given ids.
        all_of: the ids of those who are yielded wherever they stood.

    """
    portals = {office.id: office.portal for office in offices if office.portal}
    for each in accounts:
        if each.id in all_of or not known.left_portal(each, portals.get(each.office, "")):
            yield each


def at_present_portals(
    known: Identities, offices: Sequence[Office], departed: Container[str], away: Container[str] = ()
) -> Identities:
    """Return everybody as they are known once the portals of offices are noted.

    Of whom only the number is known and who was counted at another portal is gone there; who has his number at the present one may be he, and is as he was:
    there, or counted no more.

    Args:
        known: everybody who was given an id.
        offices: the roster by given ids.
        departed: whose leaving was explained (ids): nobody is in their places.
        away: whose places were taken (ids) by who stands in another office's list since.

    """
    former = stood_elsewhere(known, offices)
    if not former:
        return known
    accounts, gone_on, taken, of_office = dict(known.accounts), dict(known.gone_on), set(known.used), by_office(known)
    for office in (office for office in offices if office.id in former):
        those = former[office.id]
        left = {each.id: replace(each, gone=True, portal=known.left_portal(each, office.portal)) for each in those}
        posts = {each.post for each in of_office[office.id] if each.only_numbered and each.id not in left}
        accounts |= left
        instead = {account.doubts[0]: account for account in office.accounts if account.doubts}
        for each in each_number_once(each for each in those if each.post not in posts):
            listed = instead.get(each.id)
            if each.id in departed or each.id in away or (listed is not None and not listed.only_numbered):
                continue
            given = fresh(f"{office.id}/{post_slug(each.post)}", taken) if listed is None else listed.id
            doubts = (each.id, *each.doubts)
            accounts[given] = KnownAccount(
                given, office.id, each.post, doubts=doubts, gone=each.gone, portal=office.portal
            )
            if each.gone and each.id in gone_on:
                gone_on[given] = gone_on[each.id]
    return replace(known, accounts=accounts, gone_on=gone_on)


def perhaps_at_former(account: KnownAccount, known: Identities, office: Office) -> tuple[str, ...]:
    """Return who an account of which only the number is known may be (ids), of those that were counted at another portal than its office has now."""
    doubted = (known.accounts.get(known.id_now(given)) for given in account.doubts)
    return tuple(
        each.id
        for each in doubted
        if each is not None and each.only_numbered and each.office == office.id
        if known.left_portal(each, office.portal)
    )


def with_counted_ones(asked: Sequence[Doubt], counted: Roster, known: Identities) -> Iterator[Doubt]:
    """Yield the doubts about who is listed and who is only counted: whether he is the one who had his number at a former portal; of a doubtful office it is asked first which it is.

    Args:
        asked: the doubts about who is listed.
        counted: the roster by given ids, with the accounts numbered.
        known: everybody who was given an id.

    """
    yield from asked
    former = stood_elsewhere(known, counted.offices)
    if not former:
        return
    listed, of_office = {doubt.now for doubt in asked}, by_office(known)
    for office in (office for office in counted.offices if office.id in former and not office.doubts):
        for account in office.accounts:
            before = tuple(known.accounts[given] for given in account.doubts if given in known.accounts)
            if account.only_numbered and before and account.id not in listed:
                called = called_before(known, of_office, before)
                yield Doubt(office, account, before, called=called, left_portal=left_portal(known, before, office))


def left_portal(known: Identities, before: Iterable[KnownAccount], office: Office) -> str:
    """Return the address of the portal at which accounts of before of an office were listed, where it has another one now; empty where all were at this one."""
    return next(filter(None, (known.left_portal(each, office.portal) for each in before)), "")


def called_before(
    known: Identities, of_office: Mapping[str, Sequence[KnownAccount]], candidates: Sequence[KnownAccount]
) -> Mapping[str, Text]:
    """Return how papers called some accounts of before: beside those of their office that were listed with them.

    Args:
        known: everybody who was given an id.
        of_office: the accounts that are known of each office, by its id.
        candidates: the accounts.

    """
    found: dict[str, Text] = {}
    for given in dict.fromkeys(before.office for before in candidates):
        with_them: tuple[Account, ...] = tuple(
            each.as_listed for each in of_office.get(given, ()) if each in candidates or not (each.gone or each.doubts)
        )
        office = known.offices[given]
        found |= Office(given, office.name, office.kind, office.name, accounts=with_them).called
    return found
