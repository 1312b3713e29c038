"""Requests by which offices dispute a result: entered when they come, tracked until they are answered.

A request makes nothing done or not done: only evidence does. One that was upheld takes from a yes what was told before it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec import Struct, field

from auditor.i18n import Text, plain

if TYPE_CHECKING:
    from auditor.model.finding import Finding


UNREAD: Final = "unread"
"""The code of what is done by what was seen before a request that was upheld, where an answer since cannot be read."""


class DisputeResult(StrEnum):
    """How a request was answered."""

    UPHELD = "upheld"
    REFUSED = "refused"
    SETTLED = "settled"

    @property
    def label(self) -> Text:
        """How papers print it."""
        return _RESULTS[self]


_RESULTS: Final = {
    DisputeResult.UPHELD: Text(en="upheld", bn="অনুরোধ যথার্থ পাওয়া গেছে"),
    DisputeResult.REFUSED: Text(en="refused", bn="অনুরোধ যথার্থ পাওয়া যায়নি"),
    DisputeResult.SETTLED: Text(en="settled by new evidence", bn="নতুন তথ্যে নিষ্পত্তি হয়েছে"),
}


_ABOUT: Final = Text(en="{duty} ({users})", bn="{duty} ({users})")
UPHELD_UNPROVEN: Final = Text(
    en="upheld; what shows it is still to be entered", bn="অনুরোধ যথার্থ পাওয়া গেছে; তার প্রমাণ এখনো তথ্যে তোলা হয়নি"
)
"""How papers print that it was upheld, while what shows that is no evidence yet."""
UPHELD_SETTLED: Final = Text(en="upheld; settled since", bn="অনুরোধ যথার্থ পাওয়া গেছে; পরে নিষ্পত্তি হয়েছে")
"""The same once what was told since says how it stands, known as well as what the request disputed."""
TOLD_BEFORE_FALLS: Final = Text(
    en="a request for correction was upheld, so what was told before does not count",
    bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই আগে জানানো তথ্য ধরা হয়নি",
)
SEEN_BEFORE_STANDS: Final = Text(
    en="a request for correction was upheld, but what was seen or recorded before stands until it is told or seen otherwise",
    bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু আগে যা দেখা গেছে বা রেকর্ডে আছে, অন্যরকম জানা না যাওয়া পর্যন্ত তা-ই ধরা হয়েছে",
)
SEEN_STANDS_UNREAD_SINCE: Final = Text(
    en="a request for correction was upheld, and what was answered since could not be read; what was seen or recorded before stands until it is told or seen otherwise",
    bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, এরপরের উত্তর বোঝা যায়নি; আগে যা দেখা গেছে বা রেকর্ডে আছে, অন্যরকম জানা না যাওয়া পর্যন্ত তা-ই ধরা হয়েছে",
)
"""What follows of a request that was upheld while nothing was told since, wherever it is said (`upheld_means`): for what was merely told, and for what was better known."""
DATED_FROM: Final = Text(
    en="with {day}, the day on which the request came, or a later one, as the day of contact",
    bn="যোগাযোগের তারিখ হিসেবে {day} (অনুরোধ পাওয়ার দিন) বা তার পরের তারিখ দিয়ে",
)
DATED_AFTER: Final = Text(
    en="with {day} or a later day as the day of contact", bn="যোগাযোগের তারিখ হিসেবে {day} বা তার পরের তারিখ দিয়ে"
)
"""With which day what an office wrote is entered, so that it counts: of a request, and where something was told of it on its day before it."""
_LIES_BEFORE: Final = Text(en="that day lies before the request", bn="তারিখটি অনুরোধের আগের")
_IS_DISPUTED: Final = Text(en="that is taken for what the request disputes", bn="অনুরোধটি তারই বিরুদ্ধে ধরা হয়েছে")


class ResultDisputed(Struct, frozen=True):
    """An office disputes a result; the request's number is its place among those of the ledger, from 1.

    Attributes:
        round: the digest of the kept round whose result it is, 64 hex digits.
        office: the office's id; `policy` the duty's.
        what: what is not right and what is, in the office's words; never a secret.
        received: the day on which it came; `reference` by which the paper is found again.
        on: the day of the note.
        due: until when it is to be answered, as was told when it came; None in entries from before this was noted.
        account: the id of the account that it is about alone; empty where it is about all of the office, as in entries from before this was asked.
        since: the day after that of receipt, where something was told of it on that day before it was entered: that is what it disputes. None where nothing was, as in entries from before this was noted.

    """

    kind: ClassVar[str] = "result-disputed"
    round: str
    office: str
    policy: str
    what: str
    received: date
    reference: str
    on: date
    due: date | None = None
    account: str = ""
    since: date | None = None

    @property
    def counts_from(self) -> date:
        """The day from which what is told since it came counts."""
        return self.since or self.received


class DisputeAnswered(Struct, frozen=True):
    """A request was answered.

    Attributes:
        dispute: its number.
        result: how.
        day: when; `reference` by which the answer is found again.
        on: the day of the note.

    """

    kind: ClassVar[str] = "dispute-answered"
    dispute: int
    result: DisputeResult
    day: date
    reference: str
    on: date

    def result_said(self, *, unproven: bool = False, settled: bool = False) -> Text:
        """Return how papers print the result; of what was upheld whether what shows it is no evidence yet, or settles it."""
        return UPHELD_UNPROVEN if unproven else UPHELD_SETTLED if settled else self.result.label


class Upheld(Struct, frozen=True):
    """That a request was upheld: what was told of a duty of an office was wrong, and is no yes any more.

    Attributes:
        office: the id that the office has now; `policy` the duty's.
        received: when the request came, or the day after (`ResultDisputed.counts_from`): what was told from then on counts.
        day: when it was upheld, from when on that holds.
        gone: the accounts (ids) that stood in its list in the round that the request is about, and stand in another office's now, each with that one's id: what was
            told of them was wrong wherever they stand.
        came: those that stand in its list now, and stood in another office's then: the request is not about them.
        named: the accounts that it is about alone, each with the office (their ids) in whose list it stands now; none where it is about all of the office.

    """

    office: str
    policy: str
    received: date
    day: date
    gone: Mapping[str, str] = field(default_factory=dict)
    came: frozenset[str] = frozenset()
    named: Mapping[str, str] = field(default_factory=dict)


class Dispute(Struct, frozen=True):
    """A request as it stands: its number, the id that its office has now, until when it is to be answered, and the answer.

    `accounts` are the ids of those that it is about alone; none where it is about all of the office. They are several where it is not known any more which of them is meant.
    `users` is how these are called, as last listed; empty for none.
    """

    number: int
    office: str
    policy: str
    what: str
    received: date
    reference: str
    due: date
    answer: DisputeAnswered | None = None
    accounts: tuple[str, ...] = ()
    users: Text = plain("")
    since: date | None = None

    @property
    def counts_from(self) -> date:
        """The day from which what is told since it came counts (see `ResultDisputed`)."""
        return self.since or self.received

    @property
    def dated(self) -> Text:
        """With which day what an office wrote is entered, so that it counts."""
        return DATED_FROM.filled(day=self.received) if self.since is None else DATED_AFTER.filled(day=self.since)

    def why_uncounted(self, told: date) -> Text:
        """Return why what was told with a day before `counts_from` does not count."""
        return _LIES_BEFORE if told < self.received else _IS_DISPUTED

    def is_about(self, finding: Finding) -> bool:
        """Whether it speaks of what is found of somebody, as far as its office is theirs."""
        return finding.policy == self.policy and (not self.accounts or finding.subject in self.accounts)

    @property
    def is_upheld(self) -> bool:
        """Whether it was answered that the office is right."""
        return self.answer is not None and self.answer.result is DisputeResult.UPHELD

    def is_overdue(self, day: date) -> bool:
        """Whether the day until which it was to be answered is over, and no answer is noted."""
        return self.answer is None and day > self.due


def with_users(duty: Text, users: Text) -> Text:
    """Return a duty in words with the users of whom alone a request is, as they are called; the duty where it is of all."""
    return _ABOUT.filled(duty=duty, users=users) if users.en else duty


def upheld_means(finding: Finding) -> Text:
    """Return what follows of a request that was upheld for what is still to be corrected by it."""
    seen = SEEN_STANDS_UNREAD_SINCE if finding.code == UNREAD else SEEN_BEFORE_STANDS
    return TOLD_BEFORE_FALLS if finding.is_open else seen
