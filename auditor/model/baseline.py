"""Who ordered what, since when: decisions, the rules they stand for, and waivers."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, in_digits, month
from auditor.model.policy import Since
from auditor.model.subjects import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from auditor.model.facts import Fact
    from auditor.model.policy import Policy, Settings

_NUMBER: Final = expression(r"\d{1,9}")
BLANK_SERIAL: Final = "……"
"""A place to write the number of a decision by hand, where it was not told."""


class Level(StrEnum):
    """Whether a rule is ordered or advised; the two are never averaged."""

    SHALL = "SHALL"
    SHOULD = "SHOULD"


class Decision(Struct, frozen=True):
    """One decision of a committee, in our own words.

    Its id is meeting month and serial (``2024-01/11``): serials restart every month. `implementers` are the kinds of
    office it names; it does not apply to others. `day` is said once: the month of the meeting and what rules count from
    follow from it. `signed` is the day on which the minutes were signed. `serial` is empty where it was not told; it is never made up.
    """

    id: str
    serial: str
    meeting: str
    day: date
    memo: str
    memo_day: date | None
    subject: Text
    ordered: Text
    implemented_by: Text
    implementers: frozenset[OfficeKind]
    signed: date | None = None

    @property
    def place(self) -> tuple[int, str, str]:
        """Its place among decisions, by which they stand in order; see `place_of`."""
        return (*place_of(self.serial), f"{self.meeting} {self.day}")

    def called_among(self, others: Collection[Decision]) -> Text:
        """Return the decision as sentences name it beside others: by its number in the minutes, with its meeting where any is of another one; by what it is about where no number was told."""
        if not self.serial:
            return _ABOUT.filled(subject=self.subject)
        if are_of_one_meeting((self, *others)):
            return _NUMBERED.filled(serial=in_digits(self.serial))
        return _OF_MEETING.filled(serial=in_digits(self.serial), meeting=self.of_meeting(others))

    def meeting_among(self, others: Iterable[Decision]) -> Text | date:
        """Return the meeting of the decision as it is told from those of others: by its month, or by its day where that month had two."""
        return self.day if self._is_one_of_two(others) else month(self.meeting)

    def of_meeting(self, others: Iterable[Decision]) -> Text:
        """Return the same as words before the decision say that."""
        if self._is_one_of_two(others):
            return _DAY.filled(day=self.day)
        return _MONTH.filled(month=month(self.meeting))

    def _is_one_of_two(self, others: Iterable[Decision]) -> bool:
        """Return whether others are of another meeting of the same month: a meeting is its day."""
        return any(other.meeting == self.meeting and other.day != self.day for other in others)

    def is_named(self, name: str) -> bool:
        """Return whether a view names it so: by its id or by its number in the minutes."""
        return name != "" and name in {self.id, self.serial}


def in_time(decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions by the days of their meetings, those of one in the order of its minutes."""
    return sorted(decisions, key=lambda each: (each.meeting, each.day, each.place))


def are_of_one_meeting(decisions: Iterable[Decision]) -> bool:
    """Return whether decisions are of one meeting: a month may have several."""
    return len({(decision.meeting, decision.day) for decision in decisions}) <= 1


_NUMBERED: Final = Text(en="Decision {serial}", bn="{serial} নং সিদ্ধান্ত")
_OF_MEETING: Final = Text(en="Decision {serial} of {meeting}", bn="{meeting} {serial} নং সিদ্ধান্ত")
_MONTH: Final = Text(en="{month}", bn="{month} মাসের")
_DAY: Final = Text(en="{day}", bn="{day} তারিখের")
_ABOUT: Final = Text(en="The decision “{subject}”", bn="“{subject}” সিদ্ধান্ত")


class OtherDecision(Struct, frozen=True):
    """A decision that no rule judges: how far it has come is kept by hand, in the words that were typed.

    `meeting` is the month of its meeting, as of a decision; empty where that was not told.
    """

    serial: str
    subject: str
    decision: str = ""
    implementer: str = ""
    progress: str = ""
    remark: str = ""
    meeting: str = ""

    @property
    def place(self) -> tuple[int, str, str]:
        """Its place among decisions, by which they stand in order; see `place_of`."""
        return (*place_of(self.serial), self.meeting)


def place_of(serial: str) -> tuple[int, str]:
    """Return the place of a decision in the minutes by its serial, whatever its digits: ০৯ is 9, and stands before 11 and 11(a). Of one number that of the earlier meeting comes first."""
    number = _NUMBER.search(serial)
    if number is None:
        return (sys.maxsize, serial)
    return (int(number[0]), serial[: number.start()] + serial[number.end() :])


class Rule(Struct, frozen=True, cache_hash=True):
    """One policy under one decision, with the settings this baseline gives it; what it comes to is looked up by it very often."""

    policy: Policy[Any]
    decision: str
    level: Level
    settings: Settings


class Baseline(Struct, frozen=True, cache_hash=True):
    """Decisions and rules of one authority, checked.

    `fresh_days` count for what was declared or self-checked, `fresh_days_strong` for what was seen or recorded;
    `password_rule` names the composition rule in force; `text` is the TOML it was read from.
    """

    id: str
    title: Text
    decisions: tuple[Decision, ...]
    rules: tuple[Rule, ...]
    fresh_days: int
    fresh_days_strong: int
    password_rule: str
    text: str

    def decision(self, decision_id: str) -> Decision:
        """Return the decision with that id."""
        return next(decision for decision in self.decisions if decision.id == decision_id)

    def binds(self, rule: Rule, kind: OfficeKind) -> bool:
        """Return whether a rule is one for offices of a kind: its decision names them, or it stands under none."""
        return not rule.decision or kind in self.decision(rule.decision).implementers

    def bound_to_tell(self, facts: Collection[Fact[Any]]) -> frozenset[OfficeKind]:
        """Return the kinds of office of which some rule reads one of these facts."""
        reading = [rule for rule in self.rules if any(fact in rule.policy.reads for fact in facts)]
        return frozenset(kind for kind in OfficeKind if any(self.binds(rule, kind) for rule in reading))

    @property
    def reads(self) -> Mapping[str, frozenset[Fact[Any]]]:
        """Which facts each policy (by its id) reads."""
        return {rule.policy.id: frozenset(rule.policy.reads) for rule in self.rules}

    @property
    def ordered_facts(self) -> frozenset[Fact[Any]]:
        """The facts by which what is ordered is judged, and why it is not done; of others nobody is asked which of two answers is right."""
        ordered = [rule.policy for rule in self.rules if rule.level is Level.SHALL]
        causes = (policy.cause for policy in ordered if policy.cause is not None)
        return frozenset(fact for policy in ordered for fact in policy.reads).union(causes)

    @property
    def counting_from_other_days(self) -> tuple[tuple[Rule, date], ...]:
        """The rules that count from another day than their decision's, each with that day."""
        days = {decision.id: decision.day for decision in self.decisions}
        return tuple(
            (rule, rule.settings.since)
            for rule in self.rules
            if isinstance(rule.settings, Since) and rule.settings.since != days.get(rule.decision, rule.settings.since)
        )

    @property
    def ordering(self) -> tuple[Decision, ...]:
        """The decisions that order something, in the order in which papers treat them."""
        ordered = {rule.decision for rule in self.rules if rule.level is Level.SHALL}
        return tuple(decision for decision in self.decisions if decision.id in ordered)


class Waiver(Struct, frozen=True):
    """A duty suspended for an office or account, by whom and until when; it stays visible and ends by itself."""

    policy: str
    subject: str
    reason: str
    approved_by: str
    until: date


class Departure(Struct, frozen=True):
    """Why an office or account left the roster."""

    subject: str
    reason: str
