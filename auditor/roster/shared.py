"""One user ID under several posts of an office: whether it is one that they share is asked once, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.sealed_logins import has_login
from auditor.roster.logins import is_login
from auditor.roster.names import post_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.identity import Identities, KnownAccount, SharedLogin
    from auditor.model.subjects import Account, Office


class LoginDoubt(Struct, frozen=True):
    """Accounts of an office that the roster lists under different posts with one user ID."""

    office: Office
    accounts: tuple[Account, ...]

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Who of the accounts may be whom of before (ids)."""
        return frozenset((account.id, before) for account in self.accounts for before in account.doubts)

    @property
    def words(self) -> Text:
        """What is asked about it."""
        first = self.accounts[0]
        posts = joined((account.post for account in self.accounts), ", ")
        return _QUESTION.filled(office=self.office.name, posts=posts, login=first.masked_login, n=len(self.accounts))


def login_doubts(office: Office, known: Identities) -> tuple[LoginDoubt, ...]:
    """Return the user IDs of an office under several posts of which nobody said yet whether they are shared.

    Of posts that a shared one did not have when that was answered it is asked again.

    Args:
        office: the office by its given id, with each shared user ID once.
        known: everybody who was given an id, and what was said of user IDs.

    """
    apart = [login for login in _answered(office, known) if not login.shared]
    return tuple(
        LoginDoubt(office, tuple(sorted(accounts, key=lambda account: not account.shared)))
        for accounts in _with_one_login(office.accounts)
        if not any(has_login(accounts[0].login, login.seal) for login in apart)
    )


def with_shared_once(office: Office, known: Identities, before: Sequence[KnownAccount]) -> Office:
    """Return an office in which each user ID that is shared stands once, under the post by which it was listed before.

    A post that has an account of its own by what is known stays: of that nobody said yet that it is the shared one. Who is listed now with a user ID of his own is another of that post.

    Args:
        office: the office by its given id.
        known: everybody who was given an id, and what was said of user IDs.
        before: the accounts of the office that are known.

    """
    shared = [login for login in _answered(office, known) if login.shared]
    if not shared:
        return office
    once = [
        accounts
        for accounts in _with_one_login(office.accounts)
        if any(has_login(accounts[0].login, login.seal) for login in shared)
    ]
    if not once:
        return office
    ones = frozenset(known.merged.values())
    listed = sorted((each for each in before if not each.gone), key=lambda each: each.id not in ones)
    sharing: dict[str, tuple[Text, ...]] = {}
    left_out: list[Account] = []
    for accounts in once:
        beside = [account for account in office.accounts if account not in accounts]
        perhaps = [each for each in listed if not any(is_login(other, each) for other in beside)]
        own = [next((each for each in perhaps if _is_post(account, each)), None) for account in accounts]
        first = next((each for each in perhaps if each in own and is_login(accounts[0], each)), None)
        first = first or next(filter(None, own), None)
        into = accounts[own.index(first)]
        others = [account for account, each in zip(accounts, own, strict=True) if each in {None, first}]
        if len(others) > 1:
            others.remove(into)
            sharing[into.id] = tuple(account.post for account in others)
            left_out += others
    now = (
        replace(account, shared=account.id in sharing, sharing=sharing.get(account.id, ()))
        for account in office.accounts
        if account not in left_out
    )
    return replace(office, accounts=tuple(now))


def _answered(office: Office, known: Identities) -> Iterator[SharedLogin]:
    """Yield what was said of user IDs of an office, also while it was not known yet which office it is."""
    return (login for login in known.logins if known.id_now(login.office) == office.id)


def _is_post(account: Account, known: KnownAccount) -> bool:
    return bool(post_keys(account.post) & post_keys(known.post))


def _with_one_login(accounts: Iterable[Account]) -> list[tuple[Account, ...]]:
    """Return the accounts that have one user ID and different posts; the same row twice is told elsewhere."""
    by_login: dict[str, list[Account]] = {}
    for account in accounts:
        if account.login:
            by_login.setdefault(account.login.casefold(), []).append(account)
    return [
        tuple(found)
        for found in by_login.values()
        if len(found) > 1 and any(not post_keys(found[0].post) & post_keys(other.post) for other in found[1:])
    ]


_QUESTION: Final = Text(
    en="{office}: {posts} have one user ID ({login}): do they share it?",
    bn="{office}: {posts}: এই {n}টি পদের ইউজার আইডি একই ({login})। এটি কি যৌথ আইডি?",
)
SHARED: Final = Text(en="yes, one user ID that they share (it counts once)", bn="হ্যাঁ, একটি যৌথ ইউজার আইডি (একবার গণনা হবে)")
APART: Final = Text(
    en="no, each has an own one; the roster is to be corrected", bn="না, প্রত্যেকের আলাদা আইডি; তালিকা ঠিক করা হবে"
)
OPEN: Final = Text(
    en="Roster: {question} Until it is answered each post counts as an account of its own. Ask the office; the answer is asked for at "
    "a terminal by: auditor audit --keep",
    bn="তালিকা: {question} উত্তর না পাওয়া পর্যন্ত প্রতিটি পদ আলাদা আইডি হিসেবে ধরা হচ্ছে। দপ্তরকে জিজ্ঞাসা করুন; টার্মিনালে auditor audit --keep চালালে উত্তর "
    "চাওয়া হবে।",
    on_screen=Text(
        en="Roster: {question} Until it is answered each post counts as an account of its own. Ask the office; the screen Meeting asks for the answer before the next round is kept.",
        bn="তালিকা: {question} উত্তর না পাওয়া পর্যন্ত প্রতিটি পদ আলাদা আইডি হিসেবে ধরা হচ্ছে। দপ্তরকে জিজ্ঞাসা করুন; যাচাই রাখার আগে “সভা” পাতায় উত্তর চাওয়া হবে।",
    ),
)
OPEN_AFTER_WHO: Final = Text(
    en="Roster: {question} Until it is answered each post counts as an account of its own. Ask the office. First it is to be answered who of the earlier list these posts are; "
    "both answers are asked for at a terminal by: auditor audit --keep",
    bn="তালিকা: {question} উত্তর না পাওয়া পর্যন্ত প্রতিটি পদ আলাদা আইডি হিসেবে ধরা হচ্ছে। দপ্তরকে জিজ্ঞাসা করুন। এসব পদ আগের তালিকার কোনটি, আগে তার উত্তর দিতে হবে; টার্মিনালে "
    "auditor audit --keep চালালে দুটি উত্তরই চাওয়া হবে।",
    on_screen=Text(
        en="Roster: {question} Until it is answered each post counts as an account of its own. Ask the office. First it is to be answered who of the earlier list these posts are; the screen Meeting asks for both answers before the next round is kept.",
        bn="তালিকা: {question} উত্তর না পাওয়া পর্যন্ত প্রতিটি পদ আলাদা আইডি হিসেবে ধরা হচ্ছে। দপ্তরকে জিজ্ঞাসা করুন। এসব পদ আগের তালিকার কোনটি, আগে তার উত্তর দিতে হবে; যাচাই রাখার আগে “সভা” পাতায় দুটি উত্তরই চাওয়া হবে।",
    ),
)
