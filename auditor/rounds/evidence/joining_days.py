"""Days of joining in the roster that nobody knows: they lie ahead, or cannot be read; and what an office told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.judging.collect import is_joining_told, present_holder_since
from auditor.model.facts import HOLDER_SINCE
from auditor.model.notice import Notice, Place, Severity
from auditor.model.views.head import named_among

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Observation
    from auditor.model.subjects import Account, Office, Roster
    from auditor.roster.reading import RosterReading


def without_days_ahead(roster: Roster, day: date, *, unread: bool = True) -> Roster:
    """Return the roster without days of taking a post that lie after the day of the audit, as those of which nobody knows the day; without `unread` as where none was listed yet."""

    def present(account: Account) -> Account:
        return replace(account, holder_since=None, joining_unread=unread) if _is_ahead(account, day) else account

    return roster.of(
        tuple(
            replace(office, accounts=tuple(map(present, office.accounts)))
            if any(_is_ahead(account, day) for account in office.accounts)
            else office
            for office in roster.offices
        )
    )


def _is_ahead(account: Account, day: date) -> bool:
    return account.holder_since is not None and account.holder_since > day


def with_days_unread(roster: Roster, day: date, then: Callable[[], Iterable[Office]]) -> Roster:
    """Return the roster whose accounts say since which audit the roster's day of joining is one that nobody knows.

    Args:
        roster: the roster, without days that lie ahead.
        day: the day of the audit.
        then: gives the offices of the round kept last, of whichever meeting, by the ids of now.

    """
    if not any(account.joining_unread for office in roster.offices for account in office.accounts):
        return roster
    since = {account.id: account.joining_unread_on for office in then() for account in office.accounts}

    def noted(account: Account) -> Account:
        return replace(account, joining_unread_on=since.get(account.id) or day) if account.joining_unread else account

    return roster.of(tuple(replace(each, accounts=tuple(map(noted, each.accounts))) for each in roster.offices))


def days_doubted(
    roster: Roster,
    told: Mapping[str, Sequence[Observation[Any]]],
    day: date,
    written: Roster,
    *,
    only: Container[str] | None = None,
) -> list[Notice]:
    """Return what an audit tells of days of joining in the roster that nobody knows: of what an office told of one, too, whether it counts.

    Args:
        roster: as it is judged, its accounts with the audit since which nobody knows the day.
        told: all that was told by the day, by whom it is about.
        day: the day of the audit.
        written: as it is written: of accounts whose day can be read there, it lies after the audit.
        only: the accounts (ids) of which alone it is told; None for all.

    """
    unread, called = unread_days(written), named_among(roster.offices)
    return [
        Notice(
            Severity.DOUBTFUL,
            Place("roster"),
            _doubted(called(office), office.called[account.id], account, told.get(account.id, ()), day, unread=unread),
        )
        for office in roster.offices
        for account in office.accounts
        if account.joining_unread and (only is None or account.id in only)
    ]


def _doubted(  # noqa: PLR0913 of whom it is, and what is known of his day
    office: Text, post: Text, account: Account, told: Iterable[Observation[Any]], day: date, *, unread: Container[str]
) -> Text:
    days = _days_of(told)
    since = account.joining_unread_on or day
    is_settled = is_joining_told(days, since)
    message = _DAY_UNREAD if account.id in unread else _DAY_AHEAD
    if days:
        message = _DAY_TOLD if is_settled else _DAY_TOLD_BEFORE
    return message.filled(
        office=office,
        post=post,
        on=day,
        since=since,
        told=present_holder_since(days, account.holder_since) or "",
    )


def unread_days(roster: Roster) -> frozenset[str]:
    """Return the accounts (ids) of a roster of which it has a day of joining that cannot be read."""
    return frozenset(each.id for office in roster.offices for each in office.accounts if each.joining_unread)


def days_ahead(reading: RosterReading, day: date) -> Sequence[Notice]:
    """Return what to tell of days of joining in a roster, as far as it could be read, that lie after a day."""
    offices = reading.shown.offices if reading.shown is not None else ()
    called = named_among(offices)
    return [
        Notice(
            Severity.DOUBTFUL,
            Place("roster"),
            _DAY_AHEAD.filled(office=called(office), post=office.called[account.id], on=day),
        )
        for office in offices
        for account in office.accounts
        if _is_ahead(account, day)
    ]


def days_told(roster: Roster, told: Mapping[str, Sequence[Observation[Any]]], day: date) -> list[Notice]:
    """Return what is told of those days alone of which an office told one, so that it is known, or is to be asked again."""
    asked = {given: observations for given, observations in told.items() if _days_of(observations)}
    return days_doubted(roster, asked, day, roster, only=asked)


def _days_of(told: Iterable[Observation[Any]]) -> list[Observation[Any]]:
    return [each for each in told if each.fact == HOLDER_SINCE]


_DAY_UNREAD: Final = Text(
    en='roster: {office}, "{post}": the day of joining is not understood as a date, so the roster does not say on which day the holder joined. Correct it; until '
    "that day is known, what was told or done before the day of an audit does not count as done.",
    bn="তালিকা: {office}, “{post}”: যোগদানের তারিখটি বোঝা যায়নি, তাই তালিকা থেকে যোগদানের তারিখ জানা যায়নি। ঠিক করুন; যোগদানের তারিখ জানা না যাওয়া পর্যন্ত যাচাইয়ের "
    "তারিখের আগে যা জানানো বা করা হয়েছে তা সম্পন্ন ধরা হবে না।",
)
_DAY_TOLD: Final = Text(
    en='roster: {office}, "{post}": nobody knows the day of joining that the roster has; the office told {told}, and that counts. Write it into the roster.',
    bn="তালিকা: {office}, “{post}”: তালিকার যোগদানের তারিখটি থেকে দিন জানা যায় না; দপ্তর {told} জানিয়েছে, সেটিই ধরা হয়েছে। তারিখটি তালিকায় লিখুন।",
)
_DAY_TOLD_BEFORE: Final = Text(
    en='roster: {office}, "{post}": nobody knows the day of joining that the roster has. The office told {told}, but by {since}, before it was asked because of that, so '
    "another may have joined since. If {told} is right, write it into the roster; else ask again. Until then what was told or done before the day of an audit does not count as done.",
    bn="তালিকা: {office}, “{post}”: তালিকার যোগদানের তারিখটি থেকে দিন জানা যায় না। দপ্তর {told} জানিয়েছিল, তবে {since} তারিখের মধ্যে, অর্থাৎ এ কারণে জিজ্ঞাসা করার আগে; এরপর অন্য কেউ যোগ দিয়ে "
    "থাকতে পারেন। {told} ঠিক হলে তালিকায় লিখুন, না হলে আবার জিজ্ঞাসা করুন। ততদিন যাচাইয়ের তারিখের আগে যা জানানো বা করা হয়েছে তা সম্পন্ন ধরা হবে না।",
)
_DAY_AHEAD: Final = Text(
    en='roster: {office}, "{post}": the day of joining lies after {on}, so the roster does not say on which day the holder joined. Correct it; until that '
    "day is known, what was told or done before {on} does not count as done.",
    bn="তালিকা: {office}, “{post}”: যোগদানের তারিখটি {on} তারিখের পরের, তাই তালিকা থেকে যোগদানের তারিখ জানা যায়নি। ঠিক করুন; যোগদানের তারিখ জানা না যাওয়া পর্যন্ত "
    "{on} তারিখের আগে যা জানানো বা করা হয়েছে তা সম্পন্ন ধরা হবে না।",
)
