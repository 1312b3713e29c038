"""The number of user IDs that a list itself gives an office: whether it may still count some who stood in that list then."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from auditor.model.subjects import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from auditor.i18n import Text
    from auditor.model.identity import Identities, KnownAccount
    from auditor.model.subjects import Account, Office


def each_number_once(accounts: Iterable[KnownAccount], listed: Iterable[Account] = ()) -> list[KnownAccount]:
    """Return the accounts of one office without those of a number that another one has, too, as after its name or portal was changed: who is there has it before who is gone, or stood at a former portal.

    That is so of those who never had anything but a number, by the ids that they were given: who has a row of his own, of whatever words, is nobody else. So
    of a number of which its list has several rows (`listed`) as many are there.
    """
    ordered = [*accounts]
    counted = {each.id for each in ordered if not each.mark and f"/{NUMBERED}" in each.id and each.only_numbered}
    if not counted:
        return ordered
    rows = Counter(account.post for account in listed)
    found: dict[Text, list[KnownAccount]] = defaultdict(list)
    for each in sorted(ordered, key=lambda each: (each.gone, bool(each.portal))):
        if each.id in counted and len(found[each.post]) < max(1, rows[each.post]):
            found[each.post].append(each)
    return [each for each in ordered if each.id not in counted or each in found[each.post]]


def places_of_gone(
    office: Office, numbered: Iterable[Account | KnownAccount], stood: Mapping[str, date], everybody: Identities
) -> int:
    """Return how many user IDs of a list's number are no word that numbered ones are there who were told of no more: these are the places of posts that left the list since.

    A number was written again only where it is another than what was listed when they were told of no more. Who stood in the place of a numbered one, since
    he may be that one, leaves no other place than his.

    Args:
        office: as the list has it; of which only the number is known has no row there.
        numbered: its accounts of before of which only the number is known, without those whose leaving was explained.
        stood: who stands, or stood, in its list by a post, by id with the day on which it was first noted that he does not (`stood_until`).
        everybody: who was given an id.

    """
    posts = [] if office.only_counted else office.accounts
    by_number = office.users - len(posts)
    here = {given for account in posts for given in (account.id, *account.doubts[:1])}
    known = everybody.accounts
    of_number = [each.id for each in numbered if each.id not in here]
    gone = [each for each in of_number if known[each].gone and each in everybody.gone_on]
    if not (gone and by_number) or office.doubts:
        return 0
    since = max(everybody.gone_on[each] for each in gone)
    left = sum(
        day > since or (known[each].office == office.id and not known[each].gone)
        for each, day in stood.items()
        if each not in here and not set(of_number).intersection(known[each].doubts)
    )
    listed = sum(account.id in known for account in posts if account.id not in of_number)
    then = listed + left + len(of_number) - len(gone)
    return min(left, by_number) if office.users == then else 0


def places_of_moved(office: Office, numbered: Iterable[Account | KnownAccount], everybody: Identities) -> int:
    """Return how many user IDs of a list's number are the places of those that stood in that list and moved to another office's, as was answered.

    The number was written again only where it is another than all these and who is there now.

    Args:
        office: as the list has it.
        numbered: its accounts of before of which only the number is known, without those whose leaving was explained.
        everybody: who was given an id.

    """
    posts, known = [] if office.only_counted else office.accounts, everybody.accounts
    here = {given for account in posts for given in (account.id, *account.doubts[:1])}
    there = sum(each.id not in here and not known[each.id].gone for each in numbered)
    listed = sum(account.id in known for account in posts)
    beyond = office.users - listed - there
    if beyond <= 0 or office.doubts:
        return 0
    moved = sum(
        office.id in stood and given in known and known[given].office != office.id
        for given, stood in everybody.moved_on.items()
    )
    return min(moved, office.users - len(posts)) if moved == beyond else 0


def stood_until(
    with_post: Iterable[KnownAccount], everybody: Identities, offices: Container[str]
) -> Mapping[str, Mapping[str, date]]:
    """Return of some offices (ids) who stands, or stood, in their lists by a post, each with the day on which it was first noted that he does not: `date.max` where it was not yet.

    Args:
        with_post: who was listed by a post, all whom these offices' lists had last among them.
        everybody: who was given an id.
        offices: the ids of the offices.

    """
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for given, until in everybody.moved_on.items():
        for office, day in until.items():
            if office in offices:
                found[office][given] = day
    for each in with_post:
        if each.office in offices:
            found[each.office][each.id] = everybody.gone_on.get(each.id, date.max)
    return found
