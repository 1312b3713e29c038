"""Who offices and accounts are: what is known of each by the id that it was given once, and what was answered about it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct, field

from auditor.i18n import Text
from auditor.model.numbered import is_number
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.model.value import Value


class Sameness(StrEnum):
    """What was answered when it was asked whether somebody in the roster is somebody of the last round.

    SAME: yes, under another name, post or login. NEW_HOLDER: the same account, held by another person since a day.
    OTHER: no. LATER: not known at this meeting.
    """

    SAME = "same"
    NEW_HOLDER = "new-holder"
    OTHER = "other"
    LATER = "later"


ONE_OF_BEFORE: Final = frozenset({Sameness.SAME, Sameness.NEW_HOLDER})


class KnownOffice(Value, frozen=True):
    """An office as it was last listed.

    Attributes:
        id: given once.
        code: the code that the roster had for it; empty where it had none.
        doubts: ids of the offices of before, one of which it may be.

    """

    id: str
    name: Text
    kind: OfficeKind
    code: str = ""
    portal: str = ""
    doubts: tuple[str, ...] = ()


class KnownAccount(Value, frozen=True):
    """An account as it was last listed.

    Attributes:
        id: given once.
        office: its office's id.
        mark: the login as papers may show it; `seal` by which a whole login is known again (see `auditor.model.sealed_logins`).
        doubts: ids of the accounts of before, one of which it may be.
        gone: its office was listed without it.
        since: when its holder took the post, as the list had it.
        unwritten: the list has its login no more.
        portal: the address of the portal at which it was listed, where its office has another one since.

    """

    id: str
    office: str
    post: Text
    mark: str = ""
    seal: str = ""
    doubts: tuple[str, ...] = ()
    gone: bool = False
    since: date | None = None
    unwritten: bool = False
    portal: str = ""

    @property
    def name(self) -> Text:
        """What it is called by: its post."""
        return self.post

    @property
    def only_numbered(self) -> bool:
        """Whether it was listed last by nothing but its number, whatever user ID is known of it since it had a post."""
        return is_number(self.post)

    @property
    def as_listed(self) -> Account:
        """The account as it was last listed, its login masked."""
        return Account(self.id, self.post, self.mark)


class KnownLogin(NamedTuple):
    """A login by which an account (its id) is or was listed: its mark, and the seal by which the whole login is known again; none where only the mark was kept. `doubts`: whom of before it may be (ids)."""

    account: str
    mark: str
    seal: str
    doubts: tuple[str, ...] = ()


class HeldThere(Value, frozen=True):
    """Where an account of before stood that somebody in another office's list may be: in whose list (the office's id), and since when its holder had it there; None where that is not known. `account`: as it was last listed."""

    office: str
    since: date | None = None
    account: Account | None = None


class IdentityAnswer(Struct, frozen=True):
    """What was answered about one office or account.

    Attributes:
        now: the id it was given when it appeared.
        before: whose of before it may be; of an account the id of its office, where that told of its accounts while none was listed.
        answer: whether it is.
        since: for a new holder, the day on which he took the post; for the same one who moved to another office, the day that its list has of
            his joining there.
        meeting: for which meeting it was asked, YYYY-MM; an answer LATER holds for that one.

    """

    now: str
    before: str
    answer: Sameness
    since: date | None = None
    meeting: str = ""

    @property
    def is_of_listing(self) -> bool:
        """Whether it says of an account whether what its office told while none was listed is told of it."""
        return "/" in self.now and "/" not in self.before


class Answered(Struct, frozen=True):
    """An answer, and how long it held.

    Attributes:
        answer: what was answered, as it is told where others were taken back since (see `auditor.roster.retelling`).
        first: the number of the ledger's entry that holds it; `last` of the one that holds another in its place, None where it holds.

    """

    answer: IdentityAnswer
    first: int
    last: int | None = None

    @property
    def makes_one(self) -> bool:
        """Whether it says that somebody listed is somebody of before."""
        return self.answer.answer in ONE_OF_BEFORE and not self.answer.is_of_listing

    def held_at(self, number: int) -> bool:
        """Whether it held when an entry of the ledger was written."""
        return self.first < number and (self.last is None or number < self.last)


class SharedLogin(Struct, frozen=True):
    """What was answered about a user ID that stands under several posts of an office.

    Attributes:
        office: the office's id.
        seal: by which the whole login is known again (see `auditor.model.sealed_logins`).
        shared: whether it is one account that they share; None takes back what was answered by the same seal.

    """

    office: str
    seal: str
    shared: bool | None


def connected(
    given: Iterable[str], answers: Mapping[str, Sequence[Answered]], number: int | None = None
) -> tuple[str, ...]:
    """Return everybody who is one with somebody given by answers that say so, those given first.

    Args:
        given: the ids of those given.
        answers: what was answered, by the ids of both whom an answer is about.
        number: of an entry of the ledger when the answers held; None for all that ever did.

    """
    found = dict.fromkeys(given)
    waiting = list(found)
    while waiting:
        somebody = waiting.pop()
        for each in answers.get(somebody, ()):
            other = each.answer.before if each.answer.now == somebody else each.answer.now
            if other not in found and each.makes_one and (number is None or each.held_at(number)):
                found[other] = None
                waiting.append(other)
    return tuple(found)


def id_now(given: str, merged: Mapping[str, str]) -> str:
    """Return the id that stands for an id that was given once, by whom it turned out to be (`merged`: see `Identities`)."""
    while given in merged:
        given = merged[given]
    return given


class Identities(Struct, frozen=True, weakref=True):
    """Everybody who was ever given an id.

    Attributes:
        offices, accounts: as last listed, by id; who turned out to be somebody else is not among them.
        merged: whose id somebody has now, by the id that he was given when he was not yet known again.
        later: pairs (now, before) that were put off, with the meeting.
        since: when the present holder took a post, by account, as was answered.
        joined: the day that the list of the office to which an account moved has of its holder's joining, by account, where it was answered that
            he is the one of before: he has the post since the day that was known of him there.
        logins: what was answered about user IDs under several posts of an office.
        called_before: the names and posts that somebody had before the one he has now, by his id.
        is_told_of: whether what an office told while none of its accounts was listed is told of one that is listed since, by
            that one's id, as was answered.
        answers: all that was answered of who is who, in order.
        moved_on: by the account that moved the offices (ids) in whose lists it stood before, each with the day on which it was first noted that another one's
            list has its user ID.
        portal_since: by the office whose portal became another one each portal that it had, with the day on which that was first noted; of the first, the earliest there is.
        came: by accounts the day on which it was first noted that a list has them under their own ids.
        had_logins: by accounts the logins that lists had of them before the one that is known last, each as mark and seal.
        gone_on: by the accounts that are gone the day on which it was first noted that their office was listed without them.
        moved_lately: those who moved, and of whom it was answered since the last round was kept that they stood before in another list.
        reconsidered: whom answers concern that do not hold any more, and who was one with these, each with the answers that ever said
            that he is somebody of before; an entry of the ledger means others than it says of these alone.

    """

    offices: Mapping[str, KnownOffice] = field(default_factory=dict)
    accounts: Mapping[str, KnownAccount] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    later: frozenset[tuple[str, str, str]] = frozenset()
    since: Mapping[str, date] = field(default_factory=dict)
    joined: Mapping[str, date] = field(default_factory=dict)
    logins: tuple[SharedLogin, ...] = ()
    called_before: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    is_told_of: Mapping[str, bool] = field(default_factory=dict)
    answers: tuple[Answered, ...] = ()
    reconsidered: Mapping[str, tuple[Answered, ...]] = field(default_factory=dict)
    moved_on: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    gone_on: Mapping[str, date] = field(default_factory=dict)
    portal_since: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    came: Mapping[str, date] = field(default_factory=dict)
    had_logins: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    moved_lately: frozenset[str] = frozenset()

    def logins_known(self, departed: Container[str] = ()) -> Iterator[KnownLogin]:
        """Yield every login that a list ever had of an account, each of those who turned out to be one as that one's; nothing of those who `departed` (ids), or whose offices did."""
        for account in self.accounts.values():
            if account.id in departed or account.office in departed:
                continue
            if account.mark:
                yield KnownLogin(account.id, account.mark, account.seal, account.doubts)
            for mark, seal in self.had_logins.get(account.id, ()):
                yield KnownLogin(account.id, mark, seal, account.doubts)

    @property
    def used(self) -> frozenset[str]:
        """All ids ever given, put together anew: few ask for them."""
        return frozenset().union(self.offices, self.accounts, self.merged)

    def either(self, given: str, number: int) -> tuple[str, ...]:
        """Return whom the id of an office or account in an entry of the ledger may mean, where that is not sure; else nobody.

        It meant all who were one then, as was believed; where they are several by what is known now, nobody knows which of them. An
        account of such an office may be that one, or one of the other office that has no id yet.

        Args:
            given: the id as the entry has it.
            number: the entry's number.

        """
        if not self.reconsidered:
            return ()
        office = self.office_of(given) if self.id_now(given) in self.accounts else given
        if self.reconsidered.keys().isdisjoint((given, office)):
            return ()
        then = connected((given,), self.reconsidered, number)
        found = tuple(dict.fromkeys(map(self.id_now, then)))
        return found if len(found) > 1 or (office != given and self.either(office, number)) else ()

    def listed_then(self, given: str, number: int) -> str:
        """Return the id now of whom the list had by an id when an entry of the ledger was written: where he was taken for one of before, the newcomer.

        Args:
            given: the id as it was then.
            number: the entry's number.

        """
        then = connected((given,), self.reconsidered, number)
        held = (each for known_as in then for each in self.reconsidered.get(known_as, ()) if each.held_at(number))
        of_before = {each.answer.before for each in held if each.makes_one}
        return self.id_now(next((known_as for known_as in then if known_as not in of_before), given))

    def was_taken_for_another(self, given: str, number: int) -> bool:
        """Return whether somebody (the id under which he appeared) was taken for one of before when an entry of the ledger was written."""
        told = self.reconsidered.get(given, ())
        return any(each.answer.now == given and each.makes_one and each.held_at(number) for each in told)

    def newcomers(self) -> Mapping[str, str]:
        """Return the ids under which those appeared whom an answer that holds takes for one of before, by the ids that they have now."""
        held = [each.answer for each in self.answers if each.makes_one and each.last is None]
        of_before = {answer.before for answer in held}
        return {self.id_now(answer.now): answer.now for answer in held if answer.now not in of_before}

    def office_of(self, given: str) -> str:
        """Return the id of the office in whose list an account stood last, or of the office itself; of an account that was never listed, by its id."""
        account = self.accounts.get(self.id_now(given))
        return self.given_in(given) if account is None else account.office

    def office_on(self, given: str, day: date) -> str:
        """Return the id of the office in whose list an account (its id now) stood on a day, as far as was noted."""
        moved = sorted((until, office) for office, until in self.moved_on.get(given, {}).items())
        return next((self.id_now(office) for until, office in moved if day <= until), self.office_of(given))

    def given_in(self, given: str) -> str:
        """Return the id of the office under which an account was first listed, or of the office itself: where it stands now its id does not say."""
        return self.id_now(given.partition("/")[0])

    def left_portal(self, account: KnownAccount, portal: str) -> str:
        """Return the address of the portal at which an account was listed, where its office has another one now; empty where it has that one, or either is not known.

        Args:
            account: the account.
            portal: the address that its office has now.

        """
        office = self.offices.get(account.office)
        stood = account.portal or (office.portal if office is not None else "")
        return stood if portal and stood != portal else ""

    def at_another_portal(self, accounts: Iterable[KnownAccount], office: Office) -> frozenset[str]:
        """Return those of accounts (ids) that stood last at another portal than that of an office; one of which no portal is named has one of its own."""
        stood = {each.id: each.portal or self.offices[each.office].portal or each.office for each in accounts}
        return frozenset(each for each, portal in stood.items() if portal != (office.portal or office.id))

    def known(self, given: str) -> KnownOffice | KnownAccount | None:
        """Return who has an id, as last listed; None where it is nobody's, or that of somebody who turned out to be another."""
        return self.offices.get(given) or self.accounts.get(given)

    def is_unsettled(self, row: PlacedRow, number: int) -> bool:
        """Return whether of which accounts an office's row told was settled by an answer that was taken back since.

        Args:
            row: the row as an entry of the ledger has it.
            number: the entry's number.

        """
        if not self.reconsidered:
            return False
        told = [
            each
            for account in row.accounts
            for each in self.reconsidered.get(account, ())
            if each.answer.is_of_listing and each.answer.before == row.subject and each.answer.answer is Sameness.SAME
        ]
        settled = {each.answer.now for each in told if each.held_at(number)}
        return not {each.answer.now for each in told if each.last is None}.issuperset(settled)

    def id_now(self, given: str) -> str:
        """Return the id that stands for an id that was given once."""
        return id_now(given, self.merged)


NOBODY: Final = ""
"""Whose a row is of which it is not known any more whose it is."""
SEVERAL: Final = "?"
"""Whose a row is that named several of the roster when it entered a round: what one of them is called later does not make it the other's."""


class PlacedRow(Value, frozen=True):
    """Whose answers a row of an evidence file held, when it first entered a round.

    Attributes:
        place: sheet and row, ``sheet!row``.
        subject: the office's or account's id; `NOBODY` where the answer by which it was known was taken back, `SEVERAL` where it never was.
        accounts: of an office's row, the accounts that it answered for; `unasked` those that were listed beside them. Of the row
            of nobody or of several the accounts and offices one of which it is.

    """

    place: str
    subject: str
    accounts: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


class Acquaintance(Struct, frozen=True):
    """Whom a row may speak of by an id that the roster does not list any more, or not under that id."""

    office: Office
    account: Account | None = None
