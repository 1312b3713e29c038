"""Observations of facts, and evidence: what they come to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Self

from msgspec import Struct, structs

from auditor.expressions import expression
from auditor.i18n import Text, in_digits, plain
from auditor.model.evidence_names import TYPED, file_said, login_seen
from auditor.model.facts import HOLDER_SINCE, NEVER_WITNESSED, Fact, T
from auditor.model.grades import Grade
from auditor.model.value import ComparedInPart, Value
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

PUBLISHED: Final = "published"
"""The source of addresses that were found where offices publish them."""
LISTED: Final = "roster"
"""The source of what the roster itself says of an account, as it is listed on the day of the audit."""
_TIME: Final = expression(r"[0-9]{1,2}:[0-9]{2}")
_WITHOUT_THE_OFFICE: Final = frozenset({PUBLISHED, LISTED})


def row_of(place: str) -> tuple[str, int]:
    """Return sheet and row of a place that is a row, ``sheet!row``; ValueError of another."""
    sheet, _, row = place.rpartition("!")
    return sheet, int(row)


class Reference(Value, frozen=True):
    """Where an observation stands: the file's name inside the workspace, its SHA-256 (hex), and the place in it; `office` (its id) told it, in whose list whom it tells of stood then."""

    file: str
    sha256: str
    place: str = ""
    office: str = ""

    @property
    def at(self) -> tuple[str, str]:
        """File and place together."""
        return self.file, self.place

    @property
    def place_said(self) -> Text:
        """The place in words: of a row its sheet and number, of a login that was entered its signed sheet or the time of the call, of answers typed at the desk, whose rows nobody saw, the office; another as it is."""
        sheet, between, row = self.place.rpartition("!")
        if not between or not row.isdecimal():
            seen = bool(self.place) and login_seen(self.file) is not None
            how = _VIDEO_CALL if _TIME.fullmatch(self.place) else _SIGNED_SHEET
            return how.filled(place=in_digits(self.place)) if seen else plain(self.place)
        if self.file.startswith(TYPED):
            return plain(sheet)
        return _ROW_OF_SHEET.filled(sheet=sheet, row=int(row)) if sheet else _ROW.filled(row=int(row))

    @property
    def said(self) -> Text:
        """File and place in words; of answers that were typed at the desk only that they were."""
        if not self.place or self.file.startswith(TYPED):
            return file_said(self.file)
        return _IN_FILE.filled(file=file_said(self.file), place=self.place_said)


_VIDEO_CALL: Final = Text(en="video call, {place}", bn="ভিডিও কল, {place}")
_SIGNED_SHEET: Final = Text(en="signed sheet {place}", bn="স্বাক্ষরিত পত্র {place}")
_IN_FILE: Final = Text(en="{file} ({place})", bn="{file} ({place})")
_ROW_OF_SHEET: Final = Text(en='sheet "{sheet}", row {row}', bn="“{sheet}” পাতা, সারি {row}")
_ROW: Final = Text(en="row {row}", bn="সারি {row}")


class Observation(Value, Generic[T], frozen=True):
    """One thing seen or told on one day, of one office or account, or of the accounts of an office for which a row answers alike.

    `subjects` are their ids; what such a row says is held once for all of them. `origin` is what can tell it again later and then means that instead: a row of one form, a code of one self-check; empty where nobody knows. `way` is by which it came, where that was told; `for_all`, that an office's row says it of several accounts at once. What was told on a day that nobody knows counts for the first that is possible, and what was done then may be of a later one.

    Raises:
        ValueError: the fact may not be witnessed, or an event is dated after the day it was observed.

    """

    subjects: tuple[str, ...]
    fact: Fact[T]
    value: T
    grade: Grade
    source: str
    observed_on: date
    reference: Reference
    origin: str = ""
    way: str = ""
    for_all: bool = False

    def __post_init__(self) -> None:
        """Refuse what could not have been observed."""
        if self.grade is Grade.WITNESSED and self.fact in NEVER_WITNESSED:
            raise ValueError(f"{self.fact.id} is never witnessed: that would mean watching a password typed")
        if isinstance(self.value, When) and (self.value.earliest or self.value.latest) > self.observed_on:
            raise ValueError(f"{self.fact.id} lies after the day it was observed")
        if self.fact == HOLDER_SINCE and isinstance(self.value, date) and self.value > self.observed_on:
            raise ValueError("holder_since lies after the day it was observed")

    @property
    def subject(self) -> str:
        """The id of the only one of whom it is; ValueError where it is of several."""
        (only,) = self.subjects
        return only

    def of(self, subject: str) -> Self:
        """Return it as it is of one of its subjects alone."""
        return self if len(self.subjects) == 1 else structs.replace(self, subjects=(subject,))

    @property
    def is_answer(self) -> bool:
        """Whether the office had a part in it: it told, wrote or was seen at a login; a system's list, a page and the roster need no office."""
        return self.grade is not Grade.EXPORTED and self.source not in _WITHOUT_THE_OFFICE

    @property
    def is_of_its_day_alone(self) -> bool:
        """Whether it says that something was done, or not yet, by the day of the observation: of no day since, so it bars no yes."""
        return isinstance(self.value, When) and self.value.latest >= self.observed_on


def alike(observations: Iterable[Observation[Any]]) -> Iterator[tuple[tuple[str, ...], tuple[Observation[Any], ...]]]:
    """Yield what is told of the same ones, as it stands side by side: what a row says of all for whom it answers alike."""
    of_them: list[Observation[Any]] = []
    for observation in observations:
        if of_them and observation.subjects is not of_them[0].subjects:
            yield of_them[0].subjects, tuple(of_them)
            of_them.clear()
        of_them.append(observation)
    if of_them:
        yield of_them[0].subjects, tuple(of_them)


def of_each(observations: Iterable[Observation[Any]]) -> Iterator[tuple[str, Observation[Any]]]:
    """Yield each observation with of whom it is, once for each; of those for whom a row answers alike one after the other."""
    for subjects, told in alike(observations):
        for subject in subjects:
            for observation in told:
                yield subject, observation


def by_subject(observations: Iterable[Observation[Any]]) -> dict[str, list[Observation[Any]]]:
    """Return observations by of whom each is (id)."""
    found: dict[str, list[Observation[Any]]] = {}
    for subject, told in of_each(observations):
        found.setdefault(subject, []).append(told)
    return found


class UnplacedAnswer(Struct, frozen=True):
    """An answer of whose owner only the office is known; it bars what it might refute until it is placed.

    Attributes:
        subjects: ids of the office and accounts of which it may speak.
        fact: what was asked.
        told: what it says, of the office; None where the answer itself is not known.

    """

    subjects: tuple[str, ...]
    fact: Fact[Any]
    told: Observation[Any] | None = None


class KeptOut(Value, frozen=True):
    """An answer for all that does not count for one account, and the account's own no, or cause, that keeps it out; None where that cannot be read."""

    answer: Observation[Any]
    no: Observation[Any] | None = None


class UnclearAnswer(Value, frozen=True):
    """An answer in words that mean nothing here, or lost to an error: it proves nothing, and bars what it might refute until it is answered anew.

    Attributes:
        subjects: ids of the office or the accounts of which it speaks, or may speak.
        fact: what was asked.
        grade: how well that would be known which it says.
        observed_on: the day on which it was told; where nobody knows that (`is_day_known`), the last that is possible.
        reference: where it stands.
        is_owner_known: whether it is of all of them, and not of one of whom nobody knows who it is.
        denies: what it says is not so, and nothing else; None where nothing is known of what it says.

    """

    subjects: tuple[str, ...]
    fact: Fact[Any]
    grade: Grade
    observed_on: date
    reference: Reference
    is_day_known: bool = True
    is_owner_known: bool = True
    denies: Any = None

    def is_against(self, known: Known[Any]) -> bool:
        """Return whether it says that what was told before its day, or seen no better, is so no more."""
        told_before = self.is_day_known and self.is_owner_known and known.observed_on < self.observed_on
        return self.denies is not None and self.denies == known.value and told_before and known.grade <= self.grade

    def is_lifted(self, told: Iterable[Observation[Any]]) -> bool:
        """Return whether anything that was told takes its place."""
        return any(map(self.is_lifted_by, told))

    def is_lifted_by(self, answer: Observation[Any]) -> bool:
        """Return whether an answer that can be read takes its place: a later one, one of its day that is better known, or typed at the desk once it was asked about."""
        if answer.fact != self.fact or answer.grade < self.grade:
            return False
        after_it = answer.grade > self.grade or answer.reference.file.startswith(TYPED)
        return answer.observed_on > self.observed_on or (answer.observed_on == self.observed_on and after_it)


class ContactRecord(Value, frozen=True):
    """That somebody of an office was spoken to or wrote: on which day, by which way, and which post told it; `there`: of another one, in whose list somebody of it stood then."""

    office: str
    on: date
    way: str
    told_by: str
    there: bool = False


class MissingReason(StrEnum):
    """Why a fact is not known."""

    NEVER_TOLD = "never-told"
    STALE = "stale"
    BEFORE_START = "before-start"
    NEW_HOLDER = "new-holder"
    JOINING_UNKNOWN = "joining-unknown"
    NO_ACCOUNT_LISTED = "no-account-listed"
    LEFT_ROSTER = "left-roster"
    OTHER_RULE = "other-rule"
    DAY_UNSURE = "day-unsure"
    UNPLACED = "unplaced"
    UNCLEAR = "unclear"
    UPHELD = "upheld"
    OTHER_MAILBOX, OTHER_PORTAL = "other-mailbox", "other-portal"
    TOO_EARLY = "too-early"


class Known(Value, ComparedInPart, Generic[T], frozen=True):
    """A fact as resolved: its value, and the strongest current observation that carries it.

    `basis` finds what a verdict rests on that a lesser value gives, too: perhaps a stronger observation. `conflict` tells whether this overrules something more favourable, `sides` are two observations of the day
    of this one or later that cannot both be true, the less favourable first. `way` is by which the observation came. `refutes` is the
    last claim, on whatever day, that what was seen or recorded does not bear out, and what that was. `told_since` is the last claim of the same, told
    after it was seen or recorded. `answered` tells whether the office itself gave any current answer to it. `in_place_of` are the other values that were told.
    """

    value: T
    grade: Grade
    observed_on: date
    source: str
    conflict: bool = False
    basis: Callable[[Callable[[T], bool]], Known[T]] | None = None
    sides: tuple[Observation[T], ...] = ()
    way: str = ""
    refutes: tuple[Observation[T], ...] = ()
    told_since: tuple[Observation[T], ...] = ()
    answered: bool = True
    in_place_of: tuple[T, ...] = ()

    compared = attrgetter("value", "grade", "observed_on", "source", "conflict")

    def basis_of(self, holds: Callable[[T], bool]) -> Known[T]:
        """Return the strongest observation on which a verdict rests that holds for some values of the fact.

        A newer, weaker claim that gives the same verdict does not lower the grade of an older, stronger observation.
        """
        return self if self.basis is None else self.basis(holds)


class Unknown(ComparedInPart, frozen=True):
    """A fact that nobody currently vouches for, and what was last known of it.

    `stands` is the value that stood when it was last known: age and transfer take support away, never opposition.
    `perhaps` are the values that answers give whose owner is not known. `aged` is what would be known had nothing grown
    old or been answered in words that mean nothing; by that a duty may be found not done, never done. `of_before` tells whether what stands is of who had the post before:
    it makes nothing not done. `at_least` is what is known of the present holder beside a claim of his that only a no of
    before bars; by that a duty may be found done, never not done. `refutes` is such a claim and what was seen or recorded of before.
    `unbarred` is what is known but for an answer whose owner is not known; by that a duty may be found not done, never done. `answered` tells
    whether such an answer is the office's own; `unnamed`, that the last one said there is an address, and not which.
    """

    reason: MissingReason
    last_told_on: date | None = None
    stands: Any = None
    perhaps: tuple[Any, ...] = ()
    aged: Known[Any] | None = None
    of_before: bool = False
    at_least: Known[Any] | None = None
    refutes: tuple[Observation[Any], ...] = ()
    unbarred: Known[Any] | None = None
    answered: bool = False
    unnamed: bool = False

    compared = attrgetter("reason", "last_told_on", "stands", "perhaps")


_NEVER_TOLD: Final = Unknown(MissingReason.NEVER_TOLD)


class MissingFact(Exception):  # noqa: N818 the design's word: it is an answer, not a fault
    """Raised by `Evidence` for a fact that is not known; the engine turns it into UNKNOWN."""

    def __init__(self, fact: Fact[Any], unknown: Unknown) -> None:
        """Keep which fact is missing and why."""
        super().__init__(fact.id)
        self.fact, self.unknown = fact, unknown


class Evidence(Value, frozen=True):
    """What is known of one subject: read by policies through `[]`, `done_since` and `contradicted_by` only.

    There is no ``in`` and no ``get``: a policy cannot treat *not known* as an answer. `own` is what would be known by what is of the
    present holder alone, where what is of who had the post before keeps something from being known; empty elsewhere. By that
    a duty may be found not done, never done.
    """

    subject: str
    resolved: Mapping[Fact[Any], Known[Any] | Unknown] = {}
    own: Mapping[Fact[Any], Known[Any] | Unknown] = {}

    def known(self, fact: Fact[T]) -> Known[T]:
        """Return a fact with its grade and day.

        Raises:
            MissingFact: nobody currently vouches for it.

        """
        known = self.resolved.get(fact, _NEVER_TOLD)
        if isinstance(known, Unknown):
            raise MissingFact(fact, known)
        return known

    def __getitem__(self, fact: Fact[T]) -> T:
        """Return a fact's value.

        Raises:
            MissingFact: nobody currently vouches for it.

        """
        return self.known(fact).value

    def done_since(self, fact: Fact[When], day: date) -> bool:
        """Return whether something was last done on or after a day.

        What was found before that day, done or not, does not say that it was not done since.

        Raises:
            MissingFact: nobody currently vouches for it, or it may have been done on either side of that day.

        """
        known = self.known(fact)
        when = known.value
        if when.earliest is not None and when.earliest >= day:
            return True
        if when.latest >= day:
            raise MissingFact(fact, Unknown(MissingReason.DAY_UNSURE, known.observed_on, when))
        if known.observed_on < day:
            raise MissingFact(fact, Unknown(MissingReason.BEFORE_START, known.observed_on, when))
        return False

    def contradicted_by(self, fact: Fact[T], value: T) -> bool:
        """Return whether the fact has that value, or had it when it was last known; false when it never was.

        It may only turn a PASS into a FAIL, or make it too early.

        Raises:
            MissingFact: an answer whose owner is not known has that value, or only who had the post before had it.

        """
        match self.resolved.get(fact):
            case Unknown(stands=known, of_before=True) as unknown if known == value:
                is_named = unknown.reason in {MissingReason.UNPLACED, MissingReason.JOINING_UNKNOWN}
                raise MissingFact(
                    fact, unknown if is_named else structs.replace(unknown, reason=MissingReason.NEW_HOLDER)
                )
            case Unknown(stands=known, perhaps=perhaps) as unknown:
                if known != value and value in perhaps:
                    raise MissingFact(fact, unknown)
                return bool(known == value)
            case Known(known):
                return bool(known == value)
            case _:
                return False
