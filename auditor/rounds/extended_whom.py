"""Tells for which user IDs the extended time of a whole office holds, or holds no more, otherwise than by the last kept round: as after offices were merged or split."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of
from auditor.model.facts import Scope
from auditor.model.notice import Notice, Place, Severity
from auditor.model.views.head import named_apart
from auditor.rounds.identity.last_listed import MOST_NAMED, standing_in
from auditor.workspace.waivers import WAIVERS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from auditor.model.baseline import Waiver
    from auditor.model.identity import Identities
    from auditor.model.subjects import Office, Roster
    from auditor.rounds.identity.last_listed import LastListed
    from auditor.rounds.round_input import RoundInput


def of_extended_offices(given: RoundInput, roster: Roster) -> frozenset[str]:
    """Return the offices (ids) the time of which is extended as a whole, with their accounts that are listed now."""
    offices = {waiver.subject for waiver in given.standing_waivers if "/" not in waiver.subject}
    accounts = (account.id for office in roster.offices if office.id in offices for account in office.accounts)
    return frozenset((*offices, *accounts)) if offices else frozenset()


def tell_extended_to_others(given: RoundInput, roster: Roster, last: LastListed) -> list[Notice]:
    """Return what is told, and asked about before a round is kept: what the committee extended is the time of the user IDs that an office had.

    Args:
        given: what the round is made of.
        roster: who is listed now, with the accounts of which only the number is known.
        last: how the last kept round listed these.

    """
    titles = {rule.policy.id: rule.policy.title for rule in given.baseline.rules if rule.policy.scope is Scope.ACCOUNT}
    extended = [waiver for waiver in given.standing_waivers if waiver.policy in titles]
    of_offices = [waiver for waiver in extended if waiver.subject in last.listed]
    if not of_offices:
        return []
    listed = {office.id: office for office in roster.offices}
    named = named_apart(enumerate(roster.offices, start=1))
    stood = (standing_in(office, *office.accounts) for office in roster.offices)
    then, now = last.stood, {account: here for of_office in stood for account, here in of_office.items()}
    found: dict[tuple[Waiver, bool], list[Text]] = defaultdict(list)
    for waiver in of_offices:
        had, has = ([account for account, office in of.items() if office == waiver.subject] for of in (then, now))
        grew = len(has) > len(had) or _left_portal(had, waiver.subject, listed, given.everybody)
        for account in dict.fromkeys((*had, *has)):
            was, here = then.get(account, ""), now.get(account, "")
            if here and (was or grew):
                once, after = (_until(extended, waiver.policy, {account, office}) for office in (was, here))
                by_it = (once, was) if once > after else (after, here)
                if once != after and by_it == (waiver.until, waiver.subject):
                    found[waiver, after > once].append(named[account])
    before = given.everybody.offices
    called = {each: named.get(each) or before[each].name for each in {of.subject for of, _ in found}}
    return [
        Notice(
            Severity.DOUBTFUL,
            Place(WAIVERS),
            (_MORE if is_more else _LESS).filled(
                office=called[waiver.subject],
                duty=titles[waiver.policy],
                until=waiver.until,
                names=first_of(whose, MOST_NAMED, "; "),
            ),
        )
        for (waiver, is_more), whose in found.items()
    ]


def _left_portal(had: Iterable[str], office: str, listed: Mapping[str, Office], known: Identities) -> bool:
    """Return whether accounts that an office (its id) had stood at another portal than it has now: those at that one are not in their places."""
    portal = listed[office].portal if office in listed else ""
    return any(known.left_portal(known.accounts[each], portal) for each in had if each in known.accounts)


def _until(extended: Sequence[Waiver], policy: str, whom: Container[str]) -> date:
    """Return until when the time of a duty is extended for an account or its office (ids); the first day there is where it is not."""
    return max((each.until for each in extended if each.policy == policy and each.subject in whom), default=date.min)


_MORE: Final = Text(
    en="Extended time of {office} ({duty}, until {until}): by now it is also that of user IDs that the office did not have at the last kept round: {names}. What is not done "
    "there need not be done before that day. If the committee did not mean them, take the extension back and enter it for each user ID that it meant: auditor extension",
    bn="{office}: বর্ধিত সময় ({duty}, {until} পর্যন্ত) এখন এমন ইউজার আইডির জন্যও ধরা হচ্ছে, যা সর্বশেষ রাখা যাচাইয়ে এ দপ্তরের ছিল না: {names}। সেখানে যা হয়নি, ওই "
    "তারিখ পর্যন্ত তা না করলেও চলবে। কমিটি এগুলোর সময় না বাড়িয়ে থাকলে বর্ধিত সময়টি বাতিল করে যেসব আইডির জন্য দেওয়া হয়েছে সেগুলোর নামে লিখুন: auditor extension",
    on_screen=Text(
        en="Extended time of {office} ({duty}, until {until}): by now it is also that of user IDs that the office did not have at the last kept round: {names}. What is not done "
        "there need not be done before that day. If the committee did not mean them, take the extension back and enter it for each user ID that it meant (screen Settings).",
        bn="{office}: বর্ধিত সময় ({duty}, {until} পর্যন্ত) এখন এমন ইউজার আইডির জন্যও ধরা হচ্ছে, যা সর্বশেষ রাখা যাচাইয়ে এ দপ্তরের ছিল না: {names}। সেখানে যা হয়নি, ওই "
        "তারিখ পর্যন্ত তা না করলেও চলবে। কমিটি এগুলোর সময় না বাড়িয়ে থাকলে বর্ধিত সময়টি বাতিল করে যেসব আইডির জন্য দেওয়া হয়েছে সেগুলোর নামে লিখুন (“সেটিংস” পাতা)।",
    ),
)
_LESS: Final = Text(
    en="Extended time of {office} ({duty}, until {until}): it is no longer that of user IDs that stand in another office's list now: {names}. What is not done there is to be done without more time. "
    "If the committee meant them, too, enter it for each of them: auditor extension",
    bn="{office}: বর্ধিত সময় ({duty}, {until} পর্যন্ত) এখন আর যেসব ইউজার আইডির জন্য ধরা হচ্ছে না, কারণ এগুলো এখন অন্য দপ্তরের তালিকায়: {names}। সেখানে যা হয়নি, "
    "তা বাড়তি সময় ছাড়াই করতে হবে। কমিটি এগুলোর সময়ও বাড়িয়ে থাকলে প্রতিটির নামে লিখুন: auditor extension",
    on_screen=Text(
        en="Extended time of {office} ({duty}, until {until}): it is no longer that of user IDs that stand in another office's list now: {names}. What is not done there is to be done without more time. "
        "If the committee meant them, too, enter it for each of them (screen Settings).",
        bn="{office}: বর্ধিত সময় ({duty}, {until} পর্যন্ত) এখন আর যেসব ইউজার আইডির জন্য ধরা হচ্ছে না, কারণ এগুলো এখন অন্য দপ্তরের তালিকায়: {names}। সেখানে যা হয়নি, "
        "তা বাড়তি সময় ছাড়াই করতে হবে। কমিটি এগুলোর সময়ও বাড়িয়ে থাকলে প্রতিটির নামে লিখুন (“সেটিংস” পাতা)।",
    ),
)
