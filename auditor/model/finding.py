"""What was found: outcomes, findings and assessments of offices."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import Final

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.evidence import ContactRecord, MissingReason
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.grades import Grade
from auditor.model.side import Side
from auditor.model.subjects import Office
from auditor.model.value import Value


class Outcome(StrEnum):
    """The five outcomes of one rule for one subject."""

    PASS = "pass"  # noqa: S105 an outcome, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"

    @property
    def label(self) -> Text:
        """The outcome of one duty as papers print it."""
        return _OUTCOME_LABELS[self]


class Status(StrEnum):
    """How an office stands under a decision.

    Two of them are neither done nor to be done by the office: its part is done and the portal is in the way, and the committee gave it time until a day.
    """

    IMPLEMENTED = "implemented"
    PARTIAL = "partial"
    NOT_IMPLEMENTED = "not-implemented"
    NO_INFORMATION = "no-information"
    AWAITING_PORTAL = "awaiting-portal"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"

    @property
    def label(self) -> Text:
        """The status as papers print it."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.IMPLEMENTED: Text(en="implemented", bn="বাস্তবায়িত"),
    Status.PARTIAL: Text(en="partly implemented", bn="আংশিক বাস্তবায়িত"),
    Status.NOT_IMPLEMENTED: Text(en="not implemented", bn="বাস্তবায়িত হয়নি"),
    Status.NO_INFORMATION: Text(en="no information", bn="তথ্য পাওয়া যায়নি"),
    Status.AWAITING_PORTAL: Text(en="awaiting the portal", bn="পোর্টাল অপেক্ষমাণ"),
    Status.WAIVED: Text(en="time extended", bn="সময় বর্ধিত"),
    Status.NOT_APPLICABLE: Text(en="not applicable", bn="প্রযোজ্য নয়"),
}
_OUTCOME_LABELS = {
    Outcome.PASS: Text(en="done", bn="হয়েছে"),
    Outcome.FAIL: Text(en="not done", bn="হয়নি"),
    Outcome.UNKNOWN: Status.NO_INFORMATION.label,
    Outcome.NOT_APPLICABLE: Status.NOT_APPLICABLE.label,
    Outcome.WAIVED: Status.WAIVED.label,
}
UNNAMED: Final = "unnamed"
NOT_NAMED: Final = "not-named"
"""The code of what is not counted for offices of a kind at all."""


class Finding(Value, frozen=True):
    """The outcome of one rule for one office or account: codes and values, never prose.

    Attributes:
        subject: the office's or account's id.
        policy: the policy's id.
        decision: the decision it belongs to, empty for advice that no decision names.
        level: SHALL or SHOULD.
        outcome: one of five.
        code: which way it failed or does not apply, when there are several; of an office of which no account is listed, the outcome
            that what it told would have for each; of a cause that grew old, where nothing else was told, which it was; `UNNAMED` where the last answer said that there is an address, and not which; `UNREAD` (`auditor.model.disputes`) where one since an upheld request cannot be read.
        grade: the weakest grade among the facts that the verdict rests on; None where there is none.
        observed_on: the oldest day among them; for UNKNOWN the day of the last telling, if any.
        done_on: the day of the act itself where the fact has one, as `encode_when` writes it.
        cause: why it is not done, where that is not the office's doing; `against_cause`, what is told against it, the cause
            first and then an answer as late or later without it, or who has on that portal what it is said not to offer: such
            a cause excuses nothing. For PASS, a cause that was told by itself after the yes, and then that yes; or one of who has the post, alone.
        cause_on: the day on which the cause was told, and `cause_source` by which source, where either is another than the finding's. Rounds from before the source was noted have the day alone.
        missing: for UNKNOWN, the fact that is missing; and `reason`, why. A FAIL has the reason `stale` where it rests on what
            grew old, `unclear` where an answer since cannot be read: a no stands until somebody tells otherwise; and `left-roster` of who left the roster without a reason.
            `upheld`: a request for correction was, and nothing was told since the day, on which it came; of a PASS, that was seen or recorded before.
        conflict: something more favourable was told, and what counts in its place overrules it.
        way: by which it was witnessed, where it was (`auditor.model.grades.WAYS`).
        sides: the two answers that contradict each other on the last day of which there are any, the less favourable first.
        refuted: where another fact refutes what is said, what is said and what refutes it; they need not be of one day. That may be the cause, told of the user ID alone, for which an answer for all does not count for it (`kept_out_by`).
        unanswered: it is known without the office: from a system's record or a published address alone.
        no_of_several: for UNKNOWN, that at least one of the office's accounts with this mark is not done, it is not known which.
        either_way: for UNKNOWN of somebody who may be one of before, that no answer is awaited: it would be found the same of him as each of them, or he left the roster. Rounds from before this was noted do not have it.
        waits_for: the duty (its policy's id) of the same subject that has to be done before, where time was given for it, or it lacks and there is nothing to tell of this one: until then nothing is to be done or told. Rounds from before this was noted do not have it, nor the following.
        undated: an answer came, too, that does not count, for the day on which it was told is still to be settled; `unplaced`: one of the office came, and it is not known whose it is.
        waived_from: for WAIVED, the outcome without the waiver; with its reference and last day.
        told_by_others: for UNKNOWN of somebody who may be one of before, that only what was told of a user ID of another office, or a record, would tell it.
        told_there: whatever was told of it another office told, in whose list its user ID stands no more: it is no answer of its office while it is asked whether that is the same; once it is, it was `brought`. Rounds from before these were noted do not have them.
        seen_at_former: what refutes what is said of it was seen at a login, or recorded, at a portal where its user ID stands no more. Rounds from before this was noted do not have it.
        cleared_on: for PASS, the day on which was told otherwise what refuted it before, where later than what it rests on.
        shut_out: it is open, and whose it is told that login is impossible: it waits for the portal.
        day_unknown: nobody knows on which day it was told; by `observed_on` it only counts. `cause_day_unknown`: so its cause; `cause_disputed`, that it was told before a request for correction came that was upheld: it stands, but nobody else is asked to remove it. Rounds from before these were noted do not have them.

    """

    subject: str
    policy: str
    decision: str
    level: Level
    outcome: Outcome
    code: str = ""
    grade: Grade | None = None
    observed_on: date | None = None
    done_on: str = ""
    cause: Cause | None = None
    missing: str = ""
    reason: MissingReason | None = None
    conflict: bool = False
    waived_from: Outcome | None = None
    waiver: str = ""
    waived_until: date | None = None
    source: str = ""
    sides: tuple[Side, ...] = ()
    against_cause: tuple[Side, ...] = ()
    way: str = ""
    refuted: tuple[Side, ...] = ()
    unanswered: bool = False
    no_of_several: bool = False
    cause_on: date | None = None
    cause_source: str = ""
    either_way: bool = False
    waits_for: str = ""
    undated: bool = False
    unplaced: bool = False
    shut_out: bool = False
    told_by_others: bool = False
    cleared_on: date | None = None
    told_there: bool = False
    brought: bool = False
    day_unknown: bool = False
    cause_day_unknown: bool = False
    seen_at_former: bool = False
    cause_disputed: bool = False

    @property
    def about(self) -> tuple[str, str]:
        """Whose duty it is, and which one: the ids of subject and policy."""
        return self.subject, self.policy

    @property
    def cause_told_on(self) -> date | None:
        """The day on which its cause was told; None where that is not known."""
        return self.cause_on if self.cause_on is not None or self.cause_source else self.observed_on

    @property
    def days_told(self) -> frozenset[date]:
        """The known days on which was told what counts of it: of a duty that is not known, why it is not done, where that was told."""
        is_unknown = self.outcome is Outcome.UNKNOWN
        days = {self.cause_told_on} if is_unknown and self.cause is not None else {self.observed_on, self.cause_on}
        return frozenset() if is_unknown and self.is_to_correct else frozenset(filter(None, days))

    @property
    def awaits_portal(self) -> bool:
        """Whether it is not done, as far as is known, for a cause that only the portal's authority can remove, or since it has to let the user in."""
        if self.outcome not in _NOT_DONE:
            return False
        return self.shut_out or (self.cause is not None and self.cause.of_portal and not self.against_cause)

    @property
    def as_printed(self) -> Text:
        """What papers say of it: its outcome, or that it awaits the portal."""
        return Status.AWAITING_PORTAL.label if self.awaits_portal else self.outcome.label

    @property
    def asks_owner(self) -> bool:
        """Whether a cause counts of which the portal's owner is asked to do something."""
        return self.counted_cause is not None and self.counted_cause.asked_of_owner

    @property
    def standing_cause(self) -> Cause | None:
        """The cause that stands for its not being done: one that nothing is told against."""
        return None if self.cause is None or self.outcome is Outcome.PASS or self.against_cause else self.cause

    @property
    def holders_cause(self) -> Cause | None:
        """The cause that stands of who has the post, be it done or not: it holds for all duties of the account."""
        stands = self.cause is not None and self.cause.of_holder and not self.against_cause
        return self.cause if stands and self.reason is not MissingReason.LEFT_ROSTER else None

    @property
    def counted_cause(self) -> Cause | None:
        """The cause that papers count, name and write about, also beside an earlier yes: of who has the post, and that login is impossible; of who left the roster, of whom it is only asked why, none."""
        if self.reason is MissingReason.LEFT_ROSTER or (self.cause is not None and self.cause.of_holder):
            return self.holders_cause
        return self.cause if self.is_opposed and self.cause is Cause.LOCKED_OUT else self.standing_cause

    @property
    def is_opposed(self) -> bool:
        """Whether it counts as done though a cause was told by itself after the yes: which of the two holds is still to be told."""
        return self.outcome is Outcome.PASS and self.cause is not None and bool(self.against_cause)

    @property
    def of_no_account(self) -> bool:
        """Whether it speaks of an office of which no account is listed, instead of an account."""
        return self.reason is MissingReason.NO_ACCOUNT_LISTED and "/" not in self.subject

    @property
    def counts_no_more(self) -> bool:
        """Whether what was told is known no more for its day alone: it was too long ago, or before the day from which it counts."""
        return self.reason in {MissingReason.STALE, MissingReason.BEFORE_START}

    @property
    def has_no_own_account(self) -> bool:
        """Whether an office told that it has no account of its own, and nothing else of this duty, be one listed or not."""
        nothing_else = self.outcome is Outcome.UNKNOWN and self.reason in _NOTHING_TOLD
        return nothing_else and self.standing_cause is Cause.NO_OWN_ACCOUNT

    @property
    def had_no_own_account(self) -> bool:
        """Whether an office told that it has no account of its own, and that has grown old; its day is the finding's."""
        has_no_cause = self.missing == TWO_STEP_CAUSE.id and self.cause is None
        return has_no_cause and (self.of_no_account or self.code == Cause.NO_OWN_ACCOUNT.value)

    @property
    def is_of_none_of_its_own(self) -> bool:
        """Whether an office told, be it long ago, that it has no account of its own, and nothing else of this duty."""
        return self.has_no_own_account or self.had_no_own_account

    @property
    def told_of_no_account(self) -> Outcome | None:
        """What an office of which no account is listed told of it, of whichever accounts; None where it told nothing of it."""
        return Outcome(self.code) if self.of_no_account and self.code else None

    @property
    def is_no(self) -> bool:
        """Whether it is not done, with or without time that the committee gave."""
        return self.outcome is Outcome.FAIL or self.waived_from is Outcome.FAIL

    @property
    def is_seen_otherwise(self) -> bool:
        """Whether what was seen or recorded refutes what is told, or was seen or recorded before: no telling lifts that, only what is seen again."""
        refuted = self.refuted
        return bool(refuted) and (self.is_no_longer_so or refuted[0].grade < Grade.WITNESSED <= refuted[-1].grade)

    @property
    def is_no_longer_so(self) -> bool:
        """Whether it was seen or recorded to be done, and seen or recorded undone on a later day: nothing that was said was wrong."""
        are_shown = bool(self.refuted) and self.is_no and all(each.grade >= Grade.WITNESSED for each in self.refuted)
        return are_shown and self.refuted[0].on < self.refuted[-1].on

    @property
    def is_told_otherwise(self) -> bool:
        """Whether it is open by what was told while the contrary was told, too: which of the two is right is still to be told. By a cause that hinders all it is not: that is asked about."""
        settled_by_telling = not (self.is_seen_otherwise or self.against_cause or self.awaits_reason)
        contrary = self.is_no and self.conflict if (by_cause := self.kept_out_by) is None else not by_cause.hinders_all
        return self.is_open and contrary and settled_by_telling

    @property
    def is_checked_otherwise(self) -> bool:
        """Whether a self-check found undone what is told to be done: no telling outweighs it, only a new slip does, or a login that is seen. Where another self-check found it done, it is asked which came last."""
        by_another = bool(self.refuted) and self.refuted[0].grade is Grade.SELF_CHECKED
        return self.grade is Grade.SELF_CHECKED and self.is_told_otherwise and not by_another

    @property
    def kept_out_by(self) -> Cause | None:
        """The cause, told of the user ID alone, for which an answer for all that it is done does not count for it; None where no cause keeps one out."""
        match self.refuted:
            case (_, Side(fact=TWO_STEP_CAUSE.id, value=cause)):
                return Cause(json.loads(cause))
            case _:
                return None

    @property
    def is_told_but_undone(self) -> bool:
        """Whether it was told to be done, but was seen or recorded undone by the office or the holder of whom it was told; not where it was seen or recorded done in between."""
        return self.is_no and self.is_seen_otherwise and not self.is_no_longer_so

    @property
    def told_before_leaving(self) -> bool:
        """Whether it was told to be done by who left the roster without a reason since: that counts no longer (a no does), yet he answered."""
        has_left = self.outcome is Outcome.UNKNOWN and self.reason is MissingReason.LEFT_ROSTER
        return has_left and self.observed_on is not None

    @property
    def awaits_reason(self) -> bool:
        """Whether it is open at who left the roster: nobody can do or tell it there, it is only asked why he left."""
        return self.reason is MissingReason.LEFT_ROSTER and self.is_open

    @property
    def is_answered(self) -> bool:
        """Whether the office told anything of it that counts, or will once its day, or of how many user IDs it is, is settled: whether it is done, or why it is not."""
        if (is_known := self.is_known_by_office) or self.outcome is not Outcome.UNKNOWN:
            return is_known
        uncounted = self.unplaced or self.reason in _UNSETTLED or self.told_of_no_account is not None
        return not self.told_there and (uncounted or self.awaits_day or self.told_before_leaving)

    @property
    def is_known_by_office(self) -> bool:
        """Whether anything that the office told of it counts already."""
        if self.outcome is Outcome.UNKNOWN:
            return not self.told_there and (self.cause is not None or (self.no_of_several and not self.unanswered))
        is_known = not self.told_there and (self.outcome is Outcome.PASS or self.is_no)
        return is_known and (not self.unanswered or self.cause is not None)

    @property
    def awaits_day(self) -> bool:
        """Whether nothing is known though an answer came: the day on which it was told is still to be settled."""
        return self.undated and self.outcome is Outcome.UNKNOWN

    @property
    def awaits_joining(self) -> bool:
        """Whether what was told of it counts no longer since it is not known on which day its holder joined: the office is asked for that day."""
        return self.reason is MissingReason.JOINING_UNKNOWN and self.is_open

    @property
    def is_to_correct(self) -> bool:
        """Whether a request for correction was upheld and nothing was told since: it is not known, or stands by what was seen or recorded before."""
        return self.reason is MissingReason.UPHELD

    @property
    def is_open(self) -> bool:
        """Whether the office has something to do or to tell: not while the portal is in the way or a waiver stands."""
        return self.outcome in _NOT_DONE and not self.awaits_portal


_UNSETTLED: Final = frozenset({MissingReason.UNCLEAR, MissingReason.UPHELD})
_NOT_DONE: Final = frozenset({Outcome.FAIL, Outcome.UNKNOWN})
_NOTHING_TOLD: Final = frozenset({MissingReason.NEVER_TOLD, MissingReason.NO_ACCOUNT_LISTED})


class OfficeAssessment(Value, frozen=True):
    """One office as it stood: who it is (no phone, logins masked), whom we spoke to, and its findings.

    `listed` is the office as the roster had it, where what was told changed that: from it a round is made again. `perhaps_back` is what would be open of its
    user IDs that are gone from its list, were those in other lists that may be they others: it counts nowhere, but the office is not done while that is asked, and what it told of them it did tell.
    """

    serial: int
    office: Office
    contacts: tuple[ContactRecord, ...]
    findings: tuple[Finding, ...]
    listed: Office | None = None
    perhaps_back: tuple[Finding, ...] = ()

    def of(
        self, *, decision: str | None = None, level: Level | None = None, subject: str | None = None
    ) -> tuple[Finding, ...]:
        """Return the findings that match."""
        found = self.findings if decision is None else [each for each in self.findings if each.decision == decision]
        found = found if level is None else [each for each in found if each.level is level]
        return tuple(found if subject is None else [each for each in found if each.subject == subject])

    @property
    def hindered(self) -> dict[str, Cause]:
        """The accounts (ids) at which nothing can be done that is left, each with the cause that stands for it; of who left the roster it is only asked why."""
        caused = (each for each in self.of(level=Level.SHALL) if each.cause is not None)
        there = (each for each in caused if each.reason is not MissingReason.LEFT_ROSTER)
        found = ((each.subject, each.standing_cause or each.holders_cause) for each in there)
        return {subject: cause for subject, cause in found if cause is not None and cause.hinders_all}

    @property
    def vacant_posts(self) -> frozenset[str]:
        """The accounts (ids) of which it stands that the post is vacant: nobody is there to do what is left of their duties."""
        return frozenset(subject for subject, cause in self.hindered.items() if cause is Cause.VACANT)

    @property
    def answered(self) -> bool:
        """Whether anything of what is ordered is currently known of the office, or will be once it is known who of its own of before somebody is, or when he joined."""
        ordered = (each for each in self.of(level=Level.SHALL) if not each.told_there)
        return (
            self.has_counting
            or any(each.awaits_joining or self.awaits_owner(each) for each in ordered)
            or any(each.is_answered for each in self.perhaps_back)
        )

    @property
    def has_counting(self) -> bool:
        """Whether anything of what is ordered, or where nothing is of what is advised, is currently known of the office; not by a system's record alone."""
        return any(finding.is_answered for finding in self.of(level=Level.SHALL) or self.findings)

    def awaits_owner(self, finding: Finding) -> bool:
        """Return whether the office told of a duty what would count of somebody were he one of those of before who he may be."""
        is_unknown = finding.outcome is Outcome.UNKNOWN and not finding.either_way and not finding.told_by_others
        return is_unknown and self.office.is_doubtful(finding.subject)

    @property
    def asked(self) -> bool:
        """Whether the office was spoken to, or told something by itself."""
        talked = any(not contact.there for contact in self.contacts)
        return talked or self.answered or any(finding.is_answered for finding in self.findings)
