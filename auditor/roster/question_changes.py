"""What is different about one of whom it is not known who of before he is, and by what questions about several are alike."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from auditor.model.identity import KnownAccount
from auditor.roster.logins import may_be_login
from auditor.roster.names import is_one_post, post_keys

if TYPE_CHECKING:
    from auditor.model.subjects import Account
    from auditor.roster.doubt import Doubt


class Change(Enum):
    """What is different about one who is doubtful."""

    NAME = "name"
    POST = "post"
    POST_BESIDE = "post-beside"
    POST_AND_LOGIN = "post-and-login"
    LOGIN = "login"
    LOGIN_BEYOND_THE_MASK = "login-beyond-the-mask"
    SAME_POST = "same-post"
    NUMBERED = "numbered"
    SEVERAL_OFFICES = "several-offices"
    SEVERAL_ACCOUNTS = "several-accounts"
    FIRST_LISTED = "first-listed"
    PORTAL = "portal"
    MOVED = "moved"
    MOVED_OR_COUNTED = "moved-or-counted"


def change_of(doubt: Doubt) -> Change:
    """Return what is different about one who is doubtful."""
    before = doubt.before[0]
    several = len(doubt.before) > 1
    if doubt.account is None or not isinstance(before, KnownAccount):
        of_office = Change.SEVERAL_OFFICES if several else Change.NAME
        return of_office if doubt.account is None else Change.FIRST_LISTED
    if doubt.alike or (before.only_numbered and not several):
        return _of_number(doubt, before, doubt.account)
    if several or doubt.moved_from is not None:
        one_of = Change.SEVERAL_ACCOUNTS if len(listed_ones(doubt)) > 1 else Change.MOVED_OR_COUNTED
        return one_of if several else Change.MOVED
    if not is_one_post(before.post, doubt.account.post):
        renamed = Change.POST_BESIDE if stands_beside(doubt) else Change.POST
        return renamed if may_be_login(doubt.account, before) else Change.POST_AND_LOGIN
    if may_be_login(doubt.account, before):
        return Change.PORTAL if doubt.left_portal else Change.SAME_POST
    shown = before.as_listed.masked_login
    return Change.LOGIN if doubt.account.masked_login != shown else Change.LOGIN_BEYOND_THE_MASK


def _of_number(doubt: Doubt, before: KnownAccount, account: Account) -> Change:
    is_one_of_number = len(doubt.before) == 1 and account.only_numbered
    if doubt.left_portal and (is_one_of_number or is_one_post(before.post, account.post)):
        return Change.PORTAL
    return Change.NUMBERED if doubt.moved_from is None else Change.MOVED


def kind_of(doubt: Doubt) -> tuple[str, ...]:
    """Return by what questions are alike: a post that is called otherwise everywhere, the same posts listed for the first time."""
    before = doubt.before[0]
    match change_of(doubt):
        case Change.NUMBERED:
            return (
                "numbered",
                doubt.office.id,
                *([before.id] if doubt.asked_of is not None else []),
                *([doubt.now] if doubt.is_shown_alike or doubt.is_one_of_more else []),
            )
        case Change.MOVED if isinstance(before, KnownAccount):
            return ("moved", doubt.office.id, before.office)
        case Change.PORTAL:
            return ("portal", doubt.office.id)
        case Change.POST if doubt.account is not None and isinstance(before, KnownAccount):
            then, now = post_keys(before.post), post_keys(doubt.account.post)
            return ("post", min(then - now, default=""), min(now - then, default=""))
        case Change.FIRST_LISTED:
            return ("first-listed", *sorted(min(post_keys(account.post)) for account in doubt.office.accounts))
        case _:
            return (doubt.now,)


def stands_beside(doubt: Doubt) -> bool:
    """Return whether an account stands beside one that may be the same of before and has its title: yes says of that one, too, who it is not."""
    before = doubt.before[0]
    return isinstance(before, KnownAccount) and any(
        each.id != doubt.now and before.id in each.doubts and is_one_post(each.post, before.post)
        for each in doubt.office.accounts
    )


def listed_ones(doubt: Doubt) -> frozenset[str]:
    """Return the ids of whom of before somebody may be, one that was only counted being who was listed since and may be it."""
    return frozenset((doubt.listed.get(before.id) or before).id for before in doubt.before)
