"""One user ID under several posts of an office: whether it is one that they share is asked once, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.roster.logins import has_login
from auditor.roster.names import post_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.identity import KnownAccount, SharedLogin
    from auditor.model.subjects import Account, Office


class LoginDoubt(Struct, frozen=True):
    """Accounts of an office that the roster lists under different posts with one user ID."""

    office: Office
    accounts: tuple[Account, ...]

    @property
    def words(self) -> Text:
        """What is asked about it."""
        first = self.accounts[0]
        posts = joined((account.post for account in self.accounts), ", ")
        return _QUESTION.filled(office=self.office.name, posts=posts, login=first.masked_login)


def login_doubts(office: Office, answered: Iterable[SharedLogin]) -> tuple[LoginDoubt, ...]:
    """Return the user IDs of an office under several posts of which nobody said yet whether they are shared.

    Args:
        office: the office by its given id.
        answered: what was said of user IDs.

    """
    of_office = [login for login in answered if login.office == office.id]
    return tuple(
        LoginDoubt(office, accounts)
        for accounts in _with_one_login(office.accounts)
        if not any(has_login(accounts[0].login, login.seal) for login in of_office)
    )


def with_shared_once(office: Office, answered: Iterable[SharedLogin], before: Sequence[KnownAccount]) -> Office:
    """Return an office in which each user ID that is shared stands once, under the post by which it was listed before.

    Args:
        office: the office by its given id.
        answered: what was said of user IDs.
        before: the accounts of the office that are known.

    """
    shared = [login for login in answered if login.office == office.id and login.shared]
    once = [
        accounts
        for accounts in _with_one_login(office.accounts)
        if any(has_login(accounts[0].login, login.seal) for login in shared)
    ]
    if not once:
        return office
    posts = frozenset[str]().union(*(post_keys(known.post) for known in before if not known.gone))
    kept = [next((each for each in accounts if post_keys(each.post) & posts), accounts[0]) for accounts in once]
    left_out = [account for accounts in once for account in accounts if account not in kept]
    accounts = (replace(account, shared=account in kept) for account in office.accounts if account not in left_out)
    return replace(office, accounts=tuple(accounts))


def _with_one_login(accounts: Iterable[Account]) -> list[tuple[Account, ...]]:
    """Return the accounts that have one user ID and different posts; the same row twice is told elsewhere."""
    by_login: dict[str, list[Account]] = {}
    for account in accounts:
        if account.login:
            by_login.setdefault(account.login.casefold(), []).append(account)
    return [
        tuple(found)
        for found in by_login.values()
        if any(not post_keys(found[0].post) & post_keys(other.post) for other in found[1:])
    ]


_QUESTION: Final = Text(
    en="{office}: {posts} have one user ID ({login}): do they share it?",
    bn="{office}: {posts}: সবার ইউজার আইডি একই ({login})। এটি কি তাঁদের যৌথ আইডি?",
)
SHARED: Final = Text(en="yes, one user ID that they share (it counts once)", bn="হ্যাঁ, একটি যৌথ ইউজার আইডি (একবার গণনা হবে)")
APART: Final = Text(
    en="no, each has an own one; the roster is to be corrected", bn="না, প্রত্যেকের আলাদা আইডি; তালিকা ঠিক করা হবে"
)
