"""A kept round: everything it was judged by and everything that was found, complete in itself."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text, meeting_called
from auditor.model.baseline import Baseline, Decision, Departure, Level, OtherDecision, Waiver
from auditor.model.facts import Scope
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.policy import Since
from auditor.model.recount import Decided
from auditor.model.value import ComparedInPart
from auditor.model.witnessing import LoginDay, SampledOffice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.subjects import Office


class Committee(Struct, frozen=True):
    """Whose round it is, as papers name it."""

    name: Text
    upazila: Text
    district: Text


class RuleCard(Struct, frozen=True):
    """A rule as it was worded when the round was kept: papers made years later still say the same.

    `seen_at_login`: whoever is present at a fresh login can see whether it is kept. `duty_of_one`, `stands`, `advised_codes`: see `Policy`. `since`: the day from which it
    counts, where the baseline deliberately names another than that of its decision. `from_a_day`: it counts only what was done from a day on; so of all in
    rounds from before this was noted.
    """

    policy: str
    revision: int
    decision: str
    level: Level
    scope: Scope
    title: Text
    duty: Text
    column: Text
    broken: Text
    remedy: Text
    remedies: tuple[tuple[str, Text], ...]
    when_unknown: Text
    advice: Text | None
    seen_at_login: bool = False
    duty_of_one: Text | None = None
    stands: tuple[tuple[str, Text], ...] = ()
    since: date | None = None
    from_a_day: bool = True
    advised_codes: tuple[str, ...] = ()

    @property
    def own_duty(self) -> Text:
        """The duty as it is said to whom it concerns."""
        return self.duty_of_one or self.duty

    def duty_of(self, office: Office) -> Text:
        """Return the duty as it is said of an office: where it has one user, as to that one."""
        return self.own_duty if len(office.accounts) == 1 else self.duty

    def step(self, code: str) -> Text:
        """Return the remaining step for a failure of that code."""
        return dict(self.remedies).get(code, self.remedy)

    def advises(self, finding: Finding) -> bool:
        """Return whether a finding is a failure of this rule of which its line of advice speaks."""
        failed = finding.policy == self.policy and finding.outcome is Outcome.FAIL
        return failed and (not self.advice or finding.code in {"", *self.advised_codes})

    def is_followed(self, finding: Finding) -> bool:
        """Return whether a finding says that this rule is kept."""
        return finding.policy == self.policy and finding.outcome is Outcome.PASS


def columns_of(rules: Iterable[RuleCard]) -> tuple[Text, ...]:
    """Return what rules are about, as columns and letters name it: once where several are of one matter."""
    return tuple(dict.fromkeys(rule.column for rule in rules))


def cards(baseline: Baseline) -> tuple[RuleCard, ...]:
    """Return the rules of a baseline as a round keeps them."""
    other_days = {rule.policy.id: day for rule, day in baseline.counting_from_other_days}
    return tuple(
        RuleCard(
            rule.policy.id,
            rule.policy.revision,
            rule.decision,
            rule.level,
            rule.policy.scope,
            rule.policy.title,
            rule.policy.duty,
            rule.policy.column,
            rule.policy.broken,
            rule.policy.remedy,
            rule.policy.remedies,
            rule.policy.when_unknown,
            rule.policy.advice,
            rule.policy.seen_at_login,
            rule.policy.duty_of_one,
            rule.policy.stands,
            other_days.get(rule.policy.id),
            isinstance(rule.settings, Since),
            rule.policy.advised_codes,
        )
        for rule in baseline.rules
    )


class WaiverNote(Struct, frozen=True):
    """A waiver that expired or met nothing; `waits` where it is not known whether somebody listed is the one it names."""

    policy: str
    subject: str
    until: date
    expired: bool
    waits: bool = False


class DepartureCount(Struct, frozen=True):
    """How many offices and accounts left the roster since the last meeting for one reason."""

    reason: str
    offices: int
    accounts: int


class FileSeen(ComparedInPart, frozen=True):
    """An evidence file that entered a round.

    Attributes:
        name: its name in the workspace.
        sha256: of its bytes when it first entered a round, in hex.
        source: which source read it.
        cells: SHA-256 (hex) of what stood in its cells, by which it is known again when it was only saved anew; empty of what is
            no table, and in rounds from before this was noted.
        said_of: as `RowsPlaced` has it, while the ledger has not noted it yet: no round keeps it.
        is_later: all that it says is dated after the day on which it was read; likewise.
        carries_on: the digests of files that it carries on: what they said is there as it was, with what was told since; likewise.
        not_kept: which of them are not written down with a round.

    """

    name: str
    sha256: str
    source: str
    cells: str = ""
    said_of: tuple[tuple[str, str], ...] = ()
    is_later: bool = False
    carries_on: tuple[str, ...] = ()

    compared = attrgetter("name", "sha256", "source")
    not_kept = frozenset({"said_of", "is_later", "carries_on"})


def place_of(meeting: str, day: date | None) -> str:
    """Return where a meeting (its id) stands among meetings, to be compared: its day, else its month, which comes before the month's days.

    Its id says for which month it was first planned, and nothing of where it stands: it may have been put off beyond another.
    """
    return f"{day or meeting}"


def last_day_of(day: date, meets_on: date | None) -> date:
    """Return by which day time that was given is over in a round: that of its meeting, where it is known and lies after the day of the audit."""
    return day if meets_on is None else max(day, meets_on)


class RowsOfNobody(Struct, frozen=True):
    """How many rows of a file (its name in ``evidence/``) hold answers and name no office of the roster: they say nothing of anybody."""

    file: str
    rows: int


class RoundHeader(Struct, frozen=True):
    """What a round was judged by.

    Attributes:
        meeting: for which meeting it was kept: the month for which that was first planned, YYYY-MM, or of a second meeting of
            that month its day; empty for a look that keeps nothing. `meets_on` is the day of the meeting, where it was known.
        day: the day of the audit.
        due: until when duties are to be done, and `due_assumed` whether the product assumed it.
        next_meeting: the day of the meeting after that of the round, where it is known.
        baseline_text: the baseline as TOML; `also` the kinds of office that the workspace added to its decisions.
        password_rule: the composition rule in force; `official_domains` the workspace's own list beside gov.bd.
        files: the evidence files that entered.
        set_aside: how many observations were dated after `day` and did not count.
        salt: a random input that keeps published digests from being guessed back.
        example: the workspace holds example data.
        unread: names of files in ``evidence/`` that could not be read when it was kept, or were lost.
        sample: how it stands with the offices that were drawn to be seen.
        crowded: days on which more logins are said to have been seen than one person can.
        changed: names of files that spoke in an earlier round and were not as they were then when it was kept.
        others: the other decisions of the meeting, as they are kept by hand.
        of_nobody: the files with answers that name no office of the roster.
        reading, judging: the revisions of `auditor.rounds.revisions`; 0 in rounds from before they were noted.

    """

    meeting: str
    day: date
    committee: Committee
    baseline: str
    baseline_title: Text
    baseline_text: str
    also: tuple[tuple[str, tuple[str, ...]], ...]
    password_rule: str
    official_domains: tuple[str, ...]
    decisions: tuple[Decision, ...]
    rules: tuple[RuleCard, ...]
    waivers: tuple[Waiver, ...]
    departures: tuple[Departure, ...]
    files: tuple[FileSeen, ...]
    waiver_notes: tuple[WaiverNote, ...]
    gone: tuple[DepartureCount, ...]
    set_aside: int
    due: date | None
    due_assumed: bool
    next_meeting: date | None
    example: bool
    version: str
    salt: str
    unread: tuple[str, ...] = ()
    reading: int = 0
    judging: int = 0
    meets_on: date | None = None
    sample: tuple[SampledOffice, ...] = ()
    crowded: tuple[LoginDay, ...] = ()
    changed: tuple[str, ...] = ()
    others: tuple[OtherDecision, ...] = ()
    of_nobody: tuple[RowsOfNobody, ...] = ()

    @property
    def place(self) -> str:
        """Where its meeting stood among meetings (see `place_of`) as far as was known when it was kept."""
        return place_of(self.meeting, self.meets_on)

    @property
    def called(self) -> Text:
        """The meeting for which it was kept, as papers call it by the day that was known then."""
        return meeting_called(self.meeting, self.meets_on)

    @property
    def extended_on(self) -> date:
        """The day on which time that was given has to stand still (`last_day_of`)."""
        return last_day_of(self.day, self.meets_on)

    @property
    def decided(self) -> Decided:
        """What is decided, with the kinds of office that the settings add."""
        return Decided(self.ordering, dict(self.also))

    @property
    def ordering(self) -> tuple[Decision, ...]:
        """The decisions that order something."""
        ordered = {rule.decision for rule in self.rules if rule.level is Level.SHALL}
        return tuple(decision for decision in self.decisions if decision.id in ordered)

    @property
    def from_no_day(self) -> tuple[str, ...]:
        """The decisions (ids) that order something, and no duty that counts from a day."""
        counting = {rule.decision for rule in self.rules if rule.level is Level.SHALL and rule.from_a_day}
        return tuple(decision.id for decision in self.ordering if decision.id not in counting)

    @property
    def counted_from(self) -> Mapping[tuple[str, str], date]:
        """The day from which a duty counts, by the decision that orders it and its policy (ids), for those that count from one."""
        days = {decision.id: decision.day for decision in self.ordering}
        return {
            (rule.decision, rule.policy): rule.since or days[rule.decision]
            for rule in self.rules
            if rule.level is Level.SHALL and rule.from_a_day and rule.decision in days
        }

    def corrected_days(self, then: RoundHeader) -> tuple[tuple[str, date, date], ...]:
        """Return the decisions (ids) of which a duty counted from another day in a round before, or none counts from a day and papers called them by another, with that day and the one that counts now."""
        before, now = then.counted_from, self.counted_from
        counted = ((duty[0], before[duty], day) for duty, day in now.items() if before.get(duty, day) != day)
        old, without = {decision.id: decision for decision in then.ordering}, self.from_no_day
        called = (
            (each.id, was.day, each.day)
            for each in self.ordering
            if each.id in without and (was := old.get(each.id)) is not None and was.day != each.day
            if was.meeting_among(then.ordering) != each.meeting_among(self.ordering)
        )
        return tuple(dict.fromkeys((*counted, *called)))

    @property
    def in_minutes(self) -> tuple[Decision, ...]:
        """The same in the order of the minutes, in which papers and screens list them."""
        return tuple(sorted(self.ordering, key=lambda decision: decision.place))


class Round(Struct, frozen=True):
    """A round as kept: its number in the ledger, its digest (64 hex digits) and what it holds.

    The assessments of one that is looked back on are read when they are asked for. `printed_for` is the day of its meeting
    that its papers bear, where that was moved since the round was kept; else None.
    """

    number: int
    digest: str
    header: RoundHeader
    assessments: Sequence[OfficeAssessment]
    printed_for: date | None = None
