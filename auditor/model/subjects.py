"""Whom the auditor speaks of: offices, their accounts, and the roster that lists them."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, clean, joined, match_key
from auditor.model.numbered import is_number, numbered_post, numbers_in_table
from auditor.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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


MASK: Final = "…"
"""Stands in no login; a name with it could be taken for a masked one."""
_SHOWN: Final = 2
_MARK: Final = expression(f"[^{MASK}]{{0,{_SHOWN}}}{MASK}[0-9a-f]{{4}}")


def login_mark(login: str) -> str:
    """Return a login's mark (see `Account.login_mark`); letters' case makes no difference."""
    if not login or (MASK in login and _MARK.fullmatch(login)):
        return login
    folded = login.casefold()
    return folded[: min(_SHOWN, len(folded) // 2)] + MASK + hashlib.sha256(folded.encode()).hexdigest()[:4]


def masked(login: str) -> str:
    """Return a login as papers show it: its first two signs, then dots; empty when unknown."""
    return login_mark(clean(login)).partition(MASK)[0] + MASK if login else ""


class Account(Value, frozen=True):
    """A user ID on a portal, keyed by office and post: responsibility sits with the post, not the person.

    `id` is ``office/post`` and stays the same from month to month. `login` is optional; an account counted but not
    named has neither login nor post of its own. `holder_since` is the day the present holder took the post;
    `joining_unread` says that the roster has one which nobody can read, or which lies after the day of the audit, and `joining_unread_on` is the day of the first
    of the audits in a row that found it so: since then the office is asked for it.
    `left` marks an account that is no longer in the roster and whose leaving nobody explained. `doubts` are the accounts of
    before, one of which it may be under another post or login: until that is answered it is judged as the worst of all answers.
    `shared` marks one that several posts of its office use, as was answered; `sharing` are the others of these posts.
    `former_portal` is the address of the portal at which one that left was listed, where its office has another one now.
    """

    id: str
    post: Text
    login: str = ""
    holder_since: date | None = None
    left: bool = False
    doubts: tuple[str, ...] = ()
    shared: bool = False
    joining_unread: bool = False
    joining_unread_on: date | None = None
    sharing: tuple[Text, ...] = ()
    former_portal: str = ""

    @property
    def posts(self) -> Text:
        """Its post, with all others that share it, and the former portal of one that left with that."""
        posts = joined((self.post, *self.sharing), " / ") if self.sharing else self.post
        return _AT_FORMER.filled(post=posts, portal=self.former_portal) if self.former_portal else posts

    @property
    def number(self) -> int:
        """Its number among the accounts of one post, as its id has it once and for all: 2 of ``lota/operator#2``, else 1."""
        number = self.id.partition("#")[2]
        return int(number) if number.isdecimal() else 1

    @property
    def only_numbered(self) -> bool:
        """Whether nothing but its number in its office is known of it (see `numbered_accounts`)."""
        return not self.login and is_number(self.post)

    @property
    def masked_login(self) -> str:
        """The login as papers show it (see `masked`)."""
        return masked(self.login)

    @property
    def login_mark(self) -> str:
        """The login as the ledger keeps it: masked, with four hex digits by which a login typed later is recognised, also from a kept roster: the mark of a mark is itself."""
        return login_mark(self.login)

    def answers_to(self, written: str) -> bool:
        """Return whether a login, as written, may be this account's.

        Whole logins are compared whole. What was shown masked, or was kept so, is compared by the mask.
        """
        if not self.login or not written:
            return False
        if MASK in written:
            return written in {self.masked_login, self.login_mark}
        if _MARK.fullmatch(self.login):
            return login_mark(written) == self.login
        return written.casefold() == self.login.casefold()


_WITH_LOGIN: Final = Text(en="{post} ({login})", bn="{post} ({login})")
_AT_FORMER: Final = Text(en="{post} (former portal {portal})", bn="{post} (আগের পোর্টাল {portal})")
_WITH_NUMBER: Final = Text(en="{post} (account no. {n})", bn="{post} ({n} নম্বর আইডি)")
_WITH_LETTER: Final = Text(en="{post} (account {letter})", bn="{post} (আইডি {letter})")
_BY_LETTER: Final = expression(r".*\(account [a-t]+\)")
_LETTERS: Final = Text(en="abcdefghijklmnopqrst", bn="কখগঘঙচছজঝঞটঠডঢণতথদধন")
_FOR_NOW: Final = Text(en="{post} (which account is not yet known)", bn="{post} (কোন আইডি তা এখনো জানা যায়নি)")
_ONE_FOR_NOW: Final = Text(
    en="{post} (which account is not yet known, {user})", bn="{post} (কোন আইডি তা এখনো জানা যায়নি, {user})"
)
_ONE_LEFT: Final = Text(en="{post} (one of the last round's)", bn="{post} (গত যাচাইয়ের কোনো একটি)")
HIDDEN: Final = "…"
"""Stands for the name before the @ of an address that is nobody's business."""
MOST_USERS: Final = 200
"""More accounts in one office than this are taken for a slip of the hand."""


def _letter(place: int) -> Text:
    """Return a, b … for the places 0, 1 …; after the last letter each twice, and so on."""
    at, times = place % len(_LETTERS.en), place // len(_LETTERS.en) + 1
    return Text(en=_LETTERS.en[at] * times, bn=_LETTERS.bn[at] * times)


NUMBERED: Final = "user-"
"""How the id of an account goes on of which no post is told."""


def numbered_accounts(office: str, users: int) -> tuple[Account, ...]:
    """Return accounts of which nothing but their number is known: ইউজার ১, ইউজার ২ …."""
    return tuple(Account(f"{office}/{NUMBERED}{number}", numbered_post(number)) for number in range(1, users + 1))


def is_by_letter(called: Text) -> bool:
    """Return whether how an account is called (`Office.called`) tells it apart by a letter."""
    return bool(_BY_LETTER.fullmatch(called.en))


class Office(Value, frozen=True):
    """A departmental office, union or other body with portal accounts.

    `id` is ASCII and names its files. `user_count` is how many users the office says it has, when that is more
    than the accounts listed; each user beyond them is UNKNOWN until numbered (`auditor.rounds.identity.counted`). `voluntary` offices (the UNO's and the assistant
    programmer's own) stand outside all totals. `phone` never reaches the ledger or a paper other than the call sheet.
    `doubts` are the offices of before, one of which it may be under another name (see `Account`). `counts_none` says that the
    roster itself gives it nought accounts, not merely none. `email_told` is the address that it told, where that is not `email`.
    `emptied` says that all accounts it had left for reasons that were told, and how many it has now is told nowhere.
    `maybe_elsewhere` are its accounts (ids) that left, or whose user IDs their rows have no more, while somebody in another office's list may be one of them.
    `gone_elsewhere` are those (ids) that are not listed for that: they count there, and come back here if it is answered that those are others.
    """

    id: str
    name: Text
    kind: OfficeKind
    head_post: Text
    portal: str = ""
    email: str = ""
    phone: str = ""
    user_count: int = 0
    accounts: tuple[Account, ...] = ()
    voluntary: bool = False
    left: bool = False
    doubts: tuple[str, ...] = ()
    counts_none: bool = False
    email_told: str = ""
    emptied: bool = False
    maybe_elsewhere: tuple[str, ...] = ()
    gone_elsewhere: tuple[str, ...] = ()

    @property
    def has_no_account(self) -> bool:
        """Whether the roster says that it has no account, and none is known all the same."""
        return self.counts_none and not self.accounts and not self.unlisted

    @property
    def is_uncounted(self) -> bool:
        """Whether no account of it is known, and neither how many it has nor that it has none."""
        return not (self.accounts or self.user_count or self.counts_none)

    @property
    def subjects(self) -> tuple[Office | Account, ...]:
        """The office itself, and its accounts."""
        return (self, *self.accounts)

    def ids_of(self, subject: str) -> frozenset[str]:
        """Return the ids under which one of its subjects, or it itself, may be known: also those of before whom they may be."""
        before = (given for each in self.subjects if each.id in {subject, self.id} for given in each.doubts)
        return frozenset((subject, self.id, *before))

    @property
    def maybe_listed(self) -> frozenset[str]:
        """The ids of accounts that are not listed as themselves, while somebody listed may be one of them."""
        doubted = {before for account in self.accounts if not account.left for before in account.doubts}
        doubted.update(self.maybe_elsewhere)
        return frozenset(account.id for account in self.accounts if account.left and account.id in doubted)

    @property
    def perhaps_others(self) -> frozenset[str]:
        """The ids of accounts that are listed, while somebody in another office's list, who has their user ID, may be the one they were: then these are others."""
        listed = (account.id for account in self.accounts if not account.left) if self.maybe_elsewhere else ()
        return frozenset(listed).intersection(self.maybe_elsewhere)

    def is_doubtful(self, subject: str) -> bool:
        """Return whether it is not known of somebody listed (an id) who of before he is."""
        return subject in self.perhaps_others or any(each.doubts for each in self.subjects if each.id == subject)

    def awaits_who(self, subject: str) -> bool:
        """Return whether it is not known whether one of its subjects (an id), or it itself, is one of before: until then no time that was extended counts for him."""
        return self.is_doubtful(subject) or self.is_doubtful(self.id)

    @property
    def named(self) -> Mapping[str, Text]:
        """How it and each of its accounts are named among those of other offices, by id: an account after its office."""
        return {self.id: self.name} | {
            account: joined((self.name, called), ", ") for account, called in self.called.items()
        }

    @property
    def called(self) -> Mapping[str, Text]:
        """How each account is called wherever it is named, by its id: by its post, or all posts that share it.

        Where two accounts have one post, in either language, the masked login tells them apart or, where it does not, the number that its id has,
        which is no other's when a row goes or comes; where two have one number too, as after one was renamed, a letter; so has one that came from another
        office, whose number is of that one's. One of a former portal is called by that, and is told apart only from others there. While it is not known which of before somebody is, neither he nor one
        of those of before who is not listed is called as if that were known. A user ID that left beside a shared one is called
        with its login: its post may be one of those that share the other.
        """
        return self._names()[0]

    def told_apart(self, account: Account) -> tuple[Text, ...]:
        """Return what papers call an account beside another one of its post, who may be listed no more (`called`): with its login, masked, or with the number that its id has here."""
        login, is_own = account.masked_login, account.id.startswith(f"{self.id}/")
        with_login = (_WITH_LOGIN.filled(post=account.posts, login=login),) if login else ()
        return (*with_login, *((_WITH_NUMBER.filled(post=account.posts, n=account.number),) if is_own else ()))

    @property
    def numbers(self) -> Mapping[str, int]:
        """The accounts (ids) with their numbers in the table of the office's report."""
        table = numbers_in_table([account.posts for account in self.accounts])
        return dict(zip((account.id for account in self.accounts), table, strict=True))

    @property
    def called_for_now(self) -> frozenset[str]:
        """The ids of accounts whose names say that it is not known yet which account they are."""
        return self._names()[1]

    def _names(self) -> tuple[Mapping[str, Text], frozenset[str]]:
        """Return how each account is called, by its id, and which of them are called so for now (see `called`)."""
        beside_shared = any(account.shared for account in self.accounts)
        words = {
            account.id: {(account.former_portal, match_key(post)) for post in (account.post.bn, account.post.en)}
            for account in self.accounts
        }
        posts = Counter(word for account in self.accounts for word in words[account.id])
        if posts.total() == len(posts) and not beside_shared:
            return {account.id: account.posts for account in self.accounts}, frozenset()
        logins = Counter((word, account.masked_login) for account in self.accounts for word in words[account.id])
        own = [account for account in self.accounts if account.id.startswith(f"{self.id}/")]
        numbers = Counter((word, account.number) for account in own for word in words[account.id])
        numbered = {
            account.id for account in own if all(numbers[word, account.number] == 1 for word in words[account.id])
        }
        by_login = {
            account.id
            for account in self.accounts
            if account.login and all(logins[word, account.masked_login] == 1 for word in words[account.id])
        }
        open_ = [account for account in self.accounts if account.doubts and account.id not in by_login]
        users = {given: numbered_post(number) for given, number in self.numbers.items()}
        found: dict[str, Text] = {}
        for_now: set[str] = set()
        for account in self.accounts:
            post, login = words[account.id], account.masked_login
            if account.left and beside_shared and login:
                found[account.id] = _WITH_LOGIN.filled(post=account.posts, login=login)
            elif all(posts[word] == 1 for word in post):
                found[account.id] = account.posts
            elif account.id in by_login:
                found[account.id] = _WITH_LOGIN.filled(post=account.posts, login=login)
            elif account.id in self.maybe_listed:
                found[account.id] = _ONE_LEFT.filled(post=account.posts)
            elif account.doubts:
                is_only = sum(1 for other in open_ if words[other.id] & post) == 1
                for_now.add(account.id)
                found[account.id] = (_FOR_NOW if is_only else _ONE_FOR_NOW).filled(
                    post=account.posts, user=users[account.id]
                )
            elif account.id in numbered:
                found[account.id] = _WITH_NUMBER.filled(post=account.posts, n=account.number)
            else:
                alike = sorted(other for other, others in words.items() if others & post and other not in numbered)
                found[account.id] = _WITH_LETTER.filled(post=account.posts, letter=_letter(alike.index(account.id)))
        return found, frozenset(for_now)

    @property
    def only_counted(self) -> bool:
        """Whether no account is listed by its post: there are none, or they are only numbered."""
        return all(account.only_numbered for account in self.accounts)

    @property
    def numbered_beside(self) -> frozenset[str]:
        """The ids of accounts of which only the number is known, where others are listed by their posts; none of who left, or whose office did."""
        numbered = (account.id for account in self.accounts if account.only_numbered and not account.left)
        return frozenset(() if self.left or self.only_counted else numbered)

    @property
    def users(self) -> int:
        """How many user IDs the office has: those listed, and those beyond them that are only counted."""
        return max(len(self.accounts), self.user_count)

    @property
    def unlisted(self) -> int:
        """How many users are counted but not listed as accounts."""
        return self.users - len(self.accounts)

    @property
    def unlisted_ids(self) -> tuple[str, ...]:
        """By which ids findings name the users who are counted but not listed as accounts."""
        return tuple(f"{self.id}/unlisted-{number}" for number in range(1, self.unlisted + 1))


class Roster(Struct, frozen=True):
    """All offices of an upazila, in the order in which papers list them."""

    offices: tuple[Office, ...]

    def __post_init__(self) -> None:
        """Refuse ids that are not unique; sources name doubles with their rows before they come here."""
        ids = [office.id for office in self.offices] + [
            account.id for office in self.offices for account in office.accounts
        ]
        if len(set(ids)) != len(ids):
            raise ValueError("ids in a roster are unique")

    def of(self, offices: tuple[Office, ...]) -> Roster:
        """Return the roster of some offices: this very one where they are its own, whose ids were looked through already."""
        return self if offices == self.offices else Roster(offices)


def listed_elsewhere(offices: Iterable[Office]) -> Mapping[str, str]:
    """Return the accounts (ids) whose ids do not begin with that of their office, each with that (id): they stood in another one's list before."""
    listed = ((account.id, office.id) for office in offices for account in office.accounts)
    return {account: office for account, office in listed if account.partition("/")[0] != office}


def office_of(subject: str, elsewhere: Mapping[str, str]) -> str:
    """Return the id of the office in whose list an account stands, or of the office itself.

    Args:
        subject: the id of the account or office.
        elsewhere: the accounts that stood in another office's list before (`listed_elsewhere`).

    """
    return elsewhere.get(subject) or subject.partition("/")[0]
