"""Accounts of which an office told only how many there are: they are numbered, and one that gets a post leaves the others as they were."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.identity import Identities, Sameness
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import NUMBERED, Account, Office, Roster, numbered_accounts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.source import UserCount


def with_counted(
    roster: Roster,
    counts: Iterable[UserCount],
    day: date,
    everybody: Identities,
    departed: Container[str],
) -> tuple[Roster, tuple[Notice, ...]]:
    """Return the roster with the accounts numbered of which nothing but their number is known, and what is told of numbers that are too small.

    The last number by the day speaks, of two on one day the larger; it never takes away what the roster counts. Where posts are listed,
    those stay numbered that were and that no post stands for; whoever else is counted is of nobody.

    Args:
        roster: who is listed, by given ids.
        counts: how many accounts offices say they have.
        day: the day of the audit.
        everybody: who was given an id.
        departed: the ids of whose leaving was explained: of a number that was told one that left is taken off, unless it was told without that one.

    """
    last: dict[str, UserCount] = {}
    numbers: dict[str, list[int]] = defaultdict(list)
    for count in sorted(counts, key=lambda count: (count.on, count.number)):
        if count.on <= day:
            last[count.office] = count
            numbers[count.office].append(count.number)
    known, others = _numbered_before(everybody), _told_apart(everybody)

    def counted(office: Office) -> Office:
        if office.left or not (office.id in last or office.unlisted):
            return office
        before = known.get(office.id, ())
        left = sum(each.id in departed for each in before)
        apart = sum(account.id in others for account in office.accounts)
        instead = {account.id for account in office.accounts} | {
            account.doubts[0] for account in office.accounts if account.doubts
        }
        ever = len(office.accounts) - apart + sum(each.id not in instead for each in before)
        number = max(office.users, _without_departed(numbers.get(office.id, ()), ever, left))
        if office.only_counted:
            all_numbers = numbered_accounts(office.id, max(number, ever) + left)
            stay = tuple(account for account in all_numbers if account.id not in departed)
            accounts = (stay if len(stay) >= number else all_numbers)[:number]
            return replace(office, user_count=number, accounts=accounts)
        rest = [each for each in before if each.id not in instead and each.id not in departed]
        accounts = (*office.accounts, *rest[: max(0, number + apart - len(office.accounts))])
        return replace(office, user_count=max(number, len(accounts)), accounts=accounts)

    offices = tuple(map(counted, roster.offices))
    fewer = tuple(
        Notice(
            Severity.DOUBTFUL,
            Place("roster"),
            _FEWER.filled(office=office.name, n=office.users, m=last[office.id].number, day=last[office.id].on),
        )
        for office in roster.offices
        if office.id in last and last[office.id].number < office.users
    )
    return roster.of(offices), fewer


def _without_departed(numbers: Sequence[int], ever: int, left: int) -> int:
    """Return how many accounts an office has by the numbers that it told, the last one last; 0 where it told none.

    Those that left are taken off once: a number that is smaller than one before, or than those that were known, was told without them.
    """
    if not numbers:
        return 0
    fewer = (most - number for most, number in zip(accumulate(numbers, max), numbers, strict=True))
    return numbers[-1] - max(0, left - max(*fewer, ever - numbers[-1]))


def _numbered_before(everybody: Identities) -> Mapping[str, Sequence[Account]]:
    """Return the accounts of before of which only the number is known, by their office; those first that were there last."""
    found: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(everybody.accounts.values(), key=lambda account: account.gone):
        if account.as_listed.only_numbered:
            found[account.office].append(account.as_listed)
    return found


def _told_apart(everybody: Identities) -> frozenset[str]:
    """Return who was said to be none of those of whom only the number was known, by the ids."""
    return frozenset(
        each.answer.now
        for each in everybody.answers
        if each.answer.answer is Sameness.OTHER and each.last is None and f"/{NUMBERED}" in each.answer.before
    )


_FEWER: Final = Text(
    en="Roster: {office} has {n} {n:user ID|user IDs} by the roster and {m} by its answer of {day}. The larger number counts. Ask the office, and "
    "correct the roster if it has fewer.",
    bn="তালিকা: {office}-এর আইডি তালিকা অনুযায়ী {n}টি, কিন্তু {day} তারিখের উত্তরে {m}টি। বড় সংখ্যাটি ধরা হয়েছে। দপ্তরকে জিজ্ঞাসা করুন; কম হলে তালিকা ঠিক করুন।",
    on_screen=Text(
        en="{office} has {n} {n:user ID|user IDs} by the roster and {m} by its answer of {day}. The larger number counts. Ask the office, and "
        "correct the roster if it has fewer.",
        bn="{office}-এর আইডি তালিকা অনুযায়ী {n}টি, কিন্তু {day} তারিখের উত্তরে {m}টি। বড় সংখ্যাটি ধরা হয়েছে। দপ্তরকে জিজ্ঞাসা করুন; কম হলে তালিকা ঠিক করুন।",
    ),
)
