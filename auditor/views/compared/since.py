"""What is otherwise in an office than at the last meeting; asked of two assessments, so that the round of that meeting needs not be held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.i18n import match_key
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.finding import Finding, Outcome
from auditor.model.recount import Decided, HowListed, Recount, recounts
from auditor.views.compared.one_of_before import has_gone, listed_since, stood_as_themselves
from auditor.views.compared.vanished import no_own_account_gone, vanished
from auditor.views.office.left_undone import left_undone
from auditor.views.remarks.denied_address import awaits_address
from auditor.views.remarks.told_by_then import UNCOUNTED, as_then, known_by_others, only_settled, returned, undenied

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment


class Since(Struct, frozen=True):
    """What is otherwise in one office than at the last meeting.

    Attributes:
        done_then: what was done then and is not done now, as it was known then, by (subject, policy).
        left_undone: by decision (id), the accounts (ids) whose leaving of the office's list alone ended all that was open.
        new_accounts: the accounts (ids) that are listed since and never stood there at a meeting before, where it had answered by then; `more_by_number` those of which only their number is known, beyond those that were counted then and still are, `listed_again` those that stood at a meeting before the last one.
        lapsed: what was not done then and is not known now, since another holds the post: (subject, policy); `lapsed_at_portal` what of it waited for the portal then.
        vanished: what was known then or at a meeting before, and of which now nothing was ever told: what told it is evidence no more: (subject, policy).
        undenied: what was not done then, at a meeting before or in a round that does not speak, as it stood, and is done now though nobody told anything later: what told the no is
            evidence no more.
        returned: what was known then or at a meeting before, and of which an older no or cause, or nothing, counts now: what told it is
            evidence no more, so nobody undid it. Both by (subject, policy).
        judged_since: who is judged now and was not then (ids), but for who may be one of its before: nothing of them was done then that could be to do again.
        done_anew: what is done now and was not then, be it ordered then or advised, in this office's list or another's: (subject, policy).
        brought_back: what is as it was at a meeting before that one, by what was told by then, and was otherwise at the last: evidence that
            was gone is there again, or what did not count counts again (a row or a day in the roster was put right), or what counted was another upazila's, so nobody did or undid it; or is `undoubted`: (subject, policy).
        undoubted: what is done by what was told by then, and did not count or was doubted at the last meeting: (subject, policy).
        outlived: what is not done by what grew old, and was told with a cause at the portal that grew old with it: nobody says that the office can do
            it, so how it stands is to be told again: (subject, policy), with that cause.
        locked_out: of which accounts (ids) it was told, and when, that login is impossible, which has grown old: whether it still is comes before all that is open.
        mistaken: what was done at a meeting before and never was known to be, as a request that was upheld says, or since it was only told and is seen undone: (subject, policy), with the day of which it was told.
        recounted: the decisions (ids) under which it is counted now and was not then, or the other way round.
        shared: the accounts (ids), and `shared_no_more` those, that several posts use, as was answered, and of which
            that was not so then, or the other way round.
        is_new_office: it was not known then whether it is one of before, and it is none of those.
        called_then: its name at the last meeting, where that was another one and not only written otherwise.
        passed_on: what is there no more of the evidence of then was another upazila's: it never was known of this office.

    """

    done_then: Mapping[tuple[str, str], Finding] = field(default_factory=dict)
    left_undone: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    new_accounts: AbstractSet[str] = frozenset()
    lapsed: AbstractSet[tuple[str, str]] = frozenset()
    vanished: AbstractSet[tuple[str, str]] = frozenset()
    undenied: Mapping[tuple[str, str], Finding] = field(default_factory=dict)
    returned: AbstractSet[tuple[str, str]] = frozenset()
    judged_since: AbstractSet[str] = frozenset()
    done_anew: AbstractSet[tuple[str, str]] = frozenset()
    brought_back: AbstractSet[tuple[str, str]] = frozenset()
    undoubted: AbstractSet[tuple[str, str]] = frozenset()
    outlived: Mapping[tuple[str, str], Cause] = field(default_factory=dict)
    locked_out: Mapping[str, date] = field(default_factory=dict)
    mistaken: Mapping[tuple[str, str], date | None] = field(default_factory=dict)
    more_by_number: AbstractSet[str] = frozenset()
    listed_again: AbstractSet[str] = frozenset()
    recounted: Mapping[str, Recount] = field(default_factory=dict)
    is_new_office: bool = False
    passed_on: bool = False
    shared: AbstractSet[str] = frozenset()
    shared_no_more: AbstractSet[str] = frozenset()
    lapsed_at_portal: AbstractSet[tuple[str, str]] = frozenset()
    called_then: Text | None = None

    @property
    def undone(self) -> AbstractSet[str]:
        """The decisions (ids) under which something was done then and is not done now."""
        return {finding.decision for finding in self.done_then.values()}

    def with_listed_again(self, again: AbstractSet[str], moved: AbstractSet[str]) -> Since:
        """Return the same, of whose new accounts those (ids) are `listed_again`, and those are none that stood elsewhere at the last meeting."""
        new = self.new_accounts
        return replace(self, new_accounts=new - moved - again, listed_again=new & again) if new else self

    def with_mistaken(self, mistaken: Mapping[tuple[str, str], date | None]) -> Since:
        """Return the same with what is `mistaken`: of that nothing is to do again."""
        done_then = {of: done for of, done in self.done_then.items() if of not in mistaken}
        return replace(self, done_then=done_then, mistaken=mistaken)

    def with_brought_along(self, then: Sequence[Finding], now: OfficeAssessment) -> Since:
        """Return the same with what is `lapsed`, and `done_then`, of accounts that stood in another office's list at the last meeting, by what was found of them there."""
        undone = _done_then(then, now, self.returned)
        return replace(
            self,
            lapsed=self.lapsed | lapsed(then, now),
            lapsed_at_portal=self.lapsed_at_portal | lapsed(_at_portal(then), now),
            done_then={**self.done_then, **undone},
        )

    def has_vanished(self, finding: Finding) -> bool:
        """Return whether what told something that was known then is evidence no more, be nothing known now, nothing to the contrary or what is older."""
        return any(finding.about in gone for gone in (self.vanished, self.undenied, self.returned))

    @property
    def misses_evidence(self) -> bool:
        """Whether something is not as it was since what told it is evidence no more."""
        return bool(self.vanished or self.undenied or self.returned)

    def denied_on(self, finding: Finding) -> date | None:
        """Return when the no was known of a duty that is `undenied`."""
        return self.undenied[finding.about].observed_on if finding.about in self.undenied else None

    def joined_by(self, then: OfficeAssessment, now: OfficeAssessment) -> Since:
        """Return the same with what is `undenied`, `returned` or undone without anybody undoing it, of a meeting of which some evidence is there no more, at which the office, or what moved to it, was as `then`."""
        back = as_then(then, now, self.done_then.keys()) if self.done_then else frozenset[tuple[str, str]]()
        noes, gone = undenied(then, now), vanished(then, now) | no_own_account_gone(then, now)
        came_back = returned(then, now) | gone
        if not (noes or came_back or back):
            return self
        return replace(
            self,
            done_then={of: done for of, done in self.done_then.items() if of not in back},
            vanished=self.vanished | gone,
            undenied={**noes, **self.undenied},
            returned=self.returned | came_back,
            brought_back=self.brought_back | back,
        )

    def counted_as(self, then: OfficeAssessment, now: OfficeAssessment, met: date) -> Since:
        """Return the same without what is done anew that was told by a meeting before, at which the office was as `then` (its round of a day), and only counts again, or only counts since a doubt about it was settled.

        Where another upazila's form alone stood against it, nothing that the office told was doubted.
        """
        if not self.done_anew:
            return self
        anew = self.done_anew - as_then(then, now, self.done_anew)
        settled = only_settled(then, now, anew, met) if anew and not self.passed_on else frozenset[tuple[str, str]]()
        back = self.brought_back | (self.done_anew - anew) | settled
        return replace(self, done_anew=anew - settled, brought_back=back, undoubted=self.undoubted | settled)

    def as_asked(self, finding: Finding) -> Finding:
        """Return a finding as the office is asked about it: like what nobody ever told where it `returned`, like what grew old where its cause did."""
        of = finding.about
        if of in self.returned:
            return as_never_told(finding)
        if of in self.outlived or self._was_locked_out(finding):
            return replace(finding, outcome=Outcome.UNKNOWN, code="", reason=MissingReason.STALE)
        return finding

    def _was_locked_out(self, finding: Finding) -> bool:
        """Whether a duty is not done by what was told no later than that its holder could not log in, which has grown old."""
        since, told = self.locked_out.get(finding.subject), finding.observed_on
        return since is not None and finding.is_open and finding.is_no and told is not None and told <= since

    def asks_again(self, finding: Finding) -> bool:
        """Return whether what is open of a duty was told before and does not count, or not any more, so that it is only to be told again.

        It grew old, cannot be understood, is of nobody known, or is no longer among the evidence. An address of which it was only told that there is one was not told.
        """
        asked = self.as_asked(finding)
        if not finding.is_open or asked.outcome is not Outcome.UNKNOWN or finding.no_of_several:
            return False
        is_uncounted = asked.reason in UNCOUNTED and not awaits_address(finding)
        return self.has_grown_old(finding) or is_uncounted or self.has_vanished(finding)

    def aged_cause(self, finding: Finding) -> Cause | None:
        """Return the cause that grew old with what was told of a duty, where the portal's authority is asked about it or an office told that it has no user ID of its own; None where there is none."""
        if not self.has_grown_old(finding):
            return None
        if finding.had_no_own_account:
            return Cause.NO_OWN_ACCOUNT
        if finding.subject in self.locked_out:
            return Cause.LOCKED_OUT
        alone = finding.code if finding.missing == TWO_STEP_CAUSE.id else ""
        cause = next((each for each in Cause if each.value == alone), self.outlived.get(finding.about))
        return cause if cause is not None and cause.asked_of_owner else None

    def aged_on(self, finding: Finding) -> date | None:
        """Return on which day that was told of a duty which has grown old: where it is the cause, when that was told."""
        cause_on = self.locked_out.get(finding.subject)
        return cause_on if cause_on is not None and self.has_grown_old(finding) else finding.observed_on

    def has_grown_old(self, finding: Finding) -> bool:
        """Return whether what was told of a duty is not known any more since it grew old."""
        asked = self.as_asked(finding)
        if finding.kept_out_by is not None:
            return False
        return asked.outcome is Outcome.UNKNOWN and (asked.reason is MissingReason.STALE or asked.had_no_own_account)

    def is_in_question(self, finding: Finding) -> bool:
        """Return whether what counts of a duty counts only since evidence is gone, or is opposed, or the post is told to be vacant since: it is asked like what nobody ever told."""
        of = finding.about
        is_vacant = finding.outcome is Outcome.PASS and finding.holders_cause is Cause.VACANT
        return of in self.undenied or of in self.returned or finding.is_opposed or is_vacant


NOTHING: Final = Since()
"""Nothing is otherwise, or the office was not listed at the last meeting, or there was none."""


def since(  # noqa: PLR0913 what is laid beside what
    before: OfficeAssessment,
    now: OfficeAssessment,
    decided: tuple[Decided, Decided],
    departed: AbstractSet[str],
    *,
    met: date,
    came_done: Collection[Finding] = (),
    less: OfficeAssessment | None,
    passed_on: bool = False,
) -> Since:
    """Return what is otherwise in an office than at the last meeting.

    Args:
        before: the office as it stood then.
        now: the same as it stands.
        decided: what was decided then, and what is.
        departed: who left the roster for a reason that was told (ids).
        met: the day of the round of then.
        came_done: what was done then of who stood in another office's list then.
        less: the office as it stood then, without what was corrected since, where some evidence of then is there no more, or no more as it was.
        passed_on: as `Since` has it.

    """
    came_back = returned(less, now) if less else frozenset[tuple[str, str]]()
    theirs = known_by_others(before, now) if passed_on else frozenset[tuple[str, str]]()
    no_more = frozenset() if passed_on else vanished(before, now, is_less=less is not None)
    no_more |= no_own_account_gone(before, now) if less else frozenset()
    of_before = {subject.id for subject in before.office.subjects}
    perhaps_of_before = {subject.id for subject in now.office.subjects if not of_before.isdisjoint(subject.doubts)}
    new, by_number = listed_since(before, now), {each.id for each in now.office.accounts if each.only_numbered}
    further = frozenset(sorted(new & by_number)[before.office.unlisted :])
    are_others = bool(further) and has_gone(before, now)
    was, here = ({each.id: each.shared for each in of.office.accounts} for of in (before, now))
    found = Since(
        _done_then(before.of(level=Level.SHALL), now, came_back | theirs),
        left_undone(before, now, decided, departed, came_done),
        new - by_number | further if are_others else new - by_number,
        lapsed(before.of(level=Level.SHALL), now),
        no_more,
        undenied(less, now) if less else {},
        came_back | no_more if less else came_back,
        _judged(now) - _judged(before) - perhaps_of_before,
        _done(now) - {finding.about for finding in (*before.findings, *came_done) if finding.outcome is Outcome.PASS},
        lapsed_at_portal=lapsed(_at_portal(before.of(level=Level.SHALL)), now),
        brought_back=theirs,
        more_by_number=frozenset() if are_others else further,
        recounted=recounts(HowListed.of(before.office), HowListed.of(now.office), decided),
        is_new_office=before.office.id == now.office.id
        and not stood_as_themselves((before.office,))
        and not now.office.doubts,
        shared=frozenset(given for given, is_shared in was.items() if not is_shared and here.get(given)),
        shared_no_more=frozenset(given for given, is_shared in was.items() if is_shared and here.get(given) is False),
        passed_on=passed_on,
        called_then=before.office.name if _is_renamed(before, now) else None,
    )
    return found.counted_as(before, now, met) if found != NOTHING else NOTHING


def _is_renamed(before: OfficeAssessment, now: OfficeAssessment) -> bool:
    was, called = before.office.name, now.office.name
    return before.office.id == now.office.id and was != called and match_key(was.bn) != match_key(called.bn)


def _done_then(
    before: Iterable[Finding], now: OfficeAssessment, came_back: AbstractSet[tuple[str, str]]
) -> Mapping[tuple[str, str], Finding]:
    """Return what was done `before` for an account or the office itself under a decision and is not done under it now, but for what only `returned`."""
    failed = {
        (finding.decision, finding.subject, finding.policy)
        for finding in now.of(level=Level.SHALL)
        if finding.outcome is Outcome.FAIL
        and finding.is_open
        and not finding.awaits_reason
        and finding.about not in came_back
    }
    if not failed:
        return {}
    passed = (finding for finding in before if finding.outcome is Outcome.PASS)
    return {
        finding.about: finding for finding in passed if (finding.decision, finding.subject, finding.policy) in failed
    }


def _judged(assessment: OfficeAssessment) -> AbstractSet[str]:
    return {finding.subject for finding in assessment.of(level=Level.SHALL)}


def _done(assessment: OfficeAssessment) -> AbstractSet[tuple[str, str]]:
    return {finding.about for finding in assessment.of(level=Level.SHALL) if finding.outcome is Outcome.PASS}


_NOT_KNOWN_OF_THE_HOLDER: Final = frozenset(
    {
        MissingReason.NEW_HOLDER,
        MissingReason.JOINING_UNKNOWN,
        MissingReason.STALE,
        MissingReason.BEFORE_START,
    }
)
"""A no grows old as a no; so after one even the latter says that another holds the post."""


def lapsed(before: Iterable[Finding], now: OfficeAssessment) -> AbstractSet[tuple[str, str]]:
    """Return what was not done at the last meeting, and is not known of those who have a post of an office since: (subject, policy)."""
    came = {account.id for account in now.office.accounts if account.holder_since is not None}
    if not came:
        return frozenset()
    return {finding.about for finding in before if finding.is_no} & {
        finding.about
        for finding in now.of(level=Level.SHALL)
        if finding.outcome is Outcome.UNKNOWN and finding.reason in _NOT_KNOWN_OF_THE_HOLDER and finding.subject in came
    }


def _at_portal(before: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in before if finding.awaits_portal)


def as_never_told(finding: Finding) -> Finding:
    """Return a finding as it would be had nobody told anything of it."""
    of = (finding.subject, finding.policy, finding.decision, finding.level)
    return Finding(*of, Outcome.UNKNOWN, reason=MissingReason.NEVER_TOLD)


def without_causes_of(now: OfficeAssessment, came_back: AbstractSet[tuple[str, str]]) -> OfficeAssessment:
    """Return an office in which no cause stands that only `returned`: nobody is told of it, and what it hinders is open."""
    causes = {(finding.subject, finding.standing_cause) for finding in now.findings if finding.about in came_back}
    causes = {(subject, cause) for subject, cause in causes if cause is not None}
    if not causes:
        return now
    findings = tuple(
        replace(finding, cause=None, cause_on=None, cause_source="")
        if (finding.subject, finding.standing_cause) in causes
        else finding
        for finding in now.findings
    )
    return replace(now, findings=findings)
