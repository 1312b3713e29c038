"""Whom the auditor speaks of: offices, their accounts, and the roster that lists them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, match_key

if TYPE_CHECKING:
    from collections.abc import Mapping


class OfficeKind(StrEnum):
    """The kinds of office of an upazila; decisions name their implementers by kind."""

    DEPARTMENT = "department"
    UNION = "union"
    UDC = "udc"
    UNO = "uno"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The kind as papers print it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    OfficeKind.DEPARTMENT: Text(en="Departmental office", bn="বিভাগীয় দপ্তর"),
    OfficeKind.UNION: Text(en="Union parishad", bn="ইউনিয়ন পরিষদ"),
    OfficeKind.UDC: Text(en="UDC (under its union)", bn="ইউডিসি (ইউনিয়নের অধীন)"),
    OfficeKind.UNO: Text(en="Office of the Upazila Nirbahi Officer", bn="উপজেলা নির্বাহী অফিসারের কার্যালয়"),
    OfficeKind.OTHER: Text(en="Other", bn="অন্যান্য"),
}


_MASK: Final = "…"
_SHOWN: Final = 2
_NUMBERED_POST: Final = re.compile("(?:ইউজার|user)[0-9]{1,3}")
_MARK: Final = re.compile(f"[^{_MASK}]{{0,{_SHOWN}}}{_MASK}[0-9a-f]{{4}}")


def login_mark(login: str) -> str:
    """Return a login's mark (see `Account.login_mark`); letters' case makes no difference."""
    if not login or _MARK.fullmatch(login):
        return login
    folded = login.casefold()
    return folded[: min(_SHOWN, len(folded) // 2)] + _MASK + hashlib.sha256(folded.encode()).hexdigest()[:4]


@dataclass(frozen=True, slots=True)
class Account:
    """A user ID on a portal, keyed by office and post: responsibility sits with the post, not the person.

    `id` is ``office/post`` and stays the same from month to month. `login` is optional; an account counted but not
    named has neither login nor post of its own. `holder_since` is the day the present holder took the post.
    `left` marks an account that is no longer in the roster and whose leaving nobody explained. `doubts` are the accounts of
    before, one of which it may be under another post or login: until that is answered it is judged as the worst of all answers.
    """

    id: str
    post: Text
    login: str = ""
    holder_since: date | None = None
    left: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def only_numbered(self) -> bool:
        """Whether nothing but its number in its office is known of it (see `numbered_accounts`)."""
        return not self.login and bool(_NUMBERED_POST.fullmatch(match_key(self.post.bn)))

    @property
    def masked_login(self) -> str:
        """The login as papers show it: its first two signs, then dots; empty when unknown."""
        return self.login_mark.partition(_MASK)[0] + _MASK if self.login else ""

    @property
    def login_mark(self) -> str:
        """The login as the ledger keeps it: masked, with four hex digits by which a login typed later is recognised.

        The mark of a mark is itself, so that a kept roster recognises the same logins as the one it was made from.
        """
        return login_mark(self.login)

    def answers_to(self, written: str) -> bool:
        """Return whether a login, as written, may be this account's.

        Whole logins are compared whole. What was shown masked, or was kept so, is compared by the mask.
        """
        if not self.login or not written:
            return False
        if _MASK in written:
            return written in {self.masked_login, self.login_mark}
        if _MARK.fullmatch(self.login):
            return login_mark(written) == self.login
        return written.casefold() == self.login.casefold()


_WITH_LOGIN: Final = Text(en="{post} ({login})", bn="{post} ({login})")
_WITH_PLACE: Final = Text(en="{post} (no. {n} in the office)", bn="{post} (দপ্তরের {n} নম্বর আইডি)")
HIDDEN: Final = "…"
"""Stands for the name before the @ of an address that is nobody's business."""
MOST_USERS: Final = 200
"""More accounts in one office than this are taken for a slip of the hand."""


def numbered_accounts(office: str, users: int) -> tuple[Account, ...]:
    """Return accounts of which nothing but their number is known: ইউজার ১, ইউজার ২ …."""
    return tuple(
        Account(f"{office}/user-{number}", Text(en=f"User {number}", bn=f"ইউজার {digits(str(number), Language.BN)}"))
        for number in range(1, users + 1)
    )


@dataclass(frozen=True, slots=True)
class Office:
    """A departmental office, union or other body with portal accounts.

    `id` is ASCII and names its files. `user_count` is how many users the office says it has, when that is more
    than the accounts listed; each user beyond them is UNKNOWN. `voluntary` offices (the UNO's and the assistant
    programmer's own) stand outside all totals. `phone` never reaches the ledger or a paper other than the call sheet.
    `doubts` are the offices of before, one of which it may be under another name (see `Account`). `counts_none` says that the
    roster itself gives it nought accounts, not merely none.
    """

    id: str
    name: Text
    kind: OfficeKind
    head_post: Text
    portal: str = ""
    email: str = ""
    phone: str = ""
    user_count: int = 0
    accounts: tuple[Account, ...] = field(default=())
    voluntary: bool = False
    left: bool = False
    doubts: tuple[str, ...] = ()
    counts_none: bool = False

    @property
    def has_no_account(self) -> bool:
        """Whether the roster says that it has no account, and none is known all the same."""
        return self.counts_none and not self.accounts and not self.unlisted

    @property
    def subjects(self) -> tuple[Office | Account, ...]:
        """The office itself, and its accounts."""
        return (self, *self.accounts)

    @property
    def called(self) -> Mapping[str, Text]:
        """How each account is called wherever it is named, by its id: by its post.

        Where two accounts have one post, the masked login tells them apart or, where it does not, the place in the office's
        list, as tables of the office's accounts number them.
        """
        posts = Counter(match_key(account.post.bn) for account in self.accounts)
        logins = Counter((match_key(account.post.bn), account.masked_login) for account in self.accounts)
        found: dict[str, Text] = {}
        for place, account in enumerate(self.accounts, start=1):
            post, login = match_key(account.post.bn), account.masked_login
            if posts[post] == 1:
                found[account.id] = account.post
            elif login and logins[post, login] == 1:
                found[account.id] = _WITH_LOGIN.filled(post=account.post, login=login)
            else:
                found[account.id] = _WITH_PLACE.filled(post=account.post, n=place)
        return found

    @property
    def only_counted(self) -> bool:
        """Whether no account is listed by its post: there are none, or they are only numbered."""
        return all(account.only_numbered for account in self.accounts)

    @property
    def users(self) -> int:
        """How many user IDs the office has: those listed, and those beyond them that are only counted."""
        return max(len(self.accounts), self.user_count)

    @property
    def unlisted(self) -> int:
        """How many users are counted but not listed as accounts."""
        return self.users - len(self.accounts)


@dataclass(frozen=True, slots=True)
class Roster:
    """All offices of an upazila, in the order in which papers list them."""

    offices: tuple[Office, ...]

    def __post_init__(self) -> None:
        """Refuse ids that are not unique; sources name doubles with their rows before they come here."""
        ids = [office.id for office in self.offices] + [
            account.id for office in self.offices for account in office.accounts
        ]
        if len(set(ids)) != len(ids):
            raise ValueError("ids in a roster are unique")
