"""Annexes: one type an audience, so that a paper cannot print what its view does not have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from auditor.i18n import Text, plain
from auditor.model.baseline import Decision
from auditor.model.disputes import Dispute, with_users
from auditor.model.facts import Cause
from auditor.model.finding import Status
from auditor.model.grades import Grade, short_of
from auditor.model.recount import Recount
from auditor.model.round import RowsOfNobody
from auditor.model.subjects import OfficeKind
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import OfficeName
from auditor.model.views.in_between import InBetween
from auditor.model.views.minutes import MinutesView
from auditor.model.views.moved import Gone, Moved, Renamed, Sharing
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.sampling import SampledName
from auditor.model.views.sent_letters import PortalRequest
from auditor.model.views.summary import Summary
from auditor.model.views.waivers import NamedWaiver, WaivedDuty


class DutyColumn(Struct, frozen=True):
    """A column of duties: its heading, and the policies whose findings it shows."""

    heading: Text
    policies: tuple[str, ...]


class PastStanding(Struct, frozen=True):
    """How an office stood at one meeting, this one included.

    `meeting` is its identity and `day` its day, where it was known; papers call it by what `called` says: its month (YYYY-MM), or its day; both empty
    for what is kept for none. `cells` are its duties, in the order of the duty columns; none where it was not listed then. `status`: over all; None where it was not listed.
    """

    meeting: str
    called: str
    cells: tuple[DutyCell, ...]
    status: Status | None
    day: date | None = None

    @property
    def done(self) -> int:
        """How many of the duties that concern it are done by all whom they concern."""
        return sum(cell.duties[0] for cell in self.cells)

    @property
    def of(self) -> int:
        """How many duties concern it; 0 where it was not listed."""
        return sum(cell.duties[1] for cell in self.cells)


class OfficeRow(Struct, frozen=True):
    """How one office stands; `cells` follow the view's duty columns.

    `basis` is the weakest grade of anything that it has done; None where nothing is. `own`: it checks itself voluntarily.
    """

    serial: int
    name: Text
    kind: OfficeKind
    portal: str
    accounts: int
    cells: tuple[DutyCell, ...]
    status: Status
    basis: Grade | None
    own: bool

    @property
    def grades(self) -> frozenset[Grade]:
        """By what any of its duties is known, as far as it is done."""
        return frozenset(cell.grade for cell in self.cells if cell.done and cell.grade is not None)

    @property
    def ways(self) -> frozenset[str]:
        """The ways by which what has the office's grade was witnessed."""
        return frozenset[str]().union(*(cell.ways for cell in self.cells if cell.done and cell.grade is self.basis))

    @property
    def known(self) -> Text | None:
        """How what the office has done is known, for a narrow cell; None where nothing is."""
        return short_of(self.basis, self.ways) if self.basis is not None else None

    def basis_beside(self, cell: DutyCell) -> Text | None:
        """Return how a duty is known where the office's basis does not say it; None also where nothing of it is done."""
        return cell.known if cell.known != self.known else None


class ChairRow(OfficeRow, frozen=True):
    """One office in the chair's copy, with what is remarked on it.

    `trend`: the last meetings, oldest first. `hindering`: why nothing left can be done at some account; `owes`: anything else is open; `answered`: it told anything that counts.
    `seen_undone`: one told done was seen or recorded undone; `portal_seen`: at a login the portal was in the way, told mended since; `contradicted`: of another, answers contradict;
    `told_otherwise`: one told undone was told done, too; `grown_old`: what was told of one is too old; `upheld`: a request was; `emptied`: see `Office`.
    `since_changed`: one counts as done now by what was told by the last meeting, and a file of evidence was changed since.
    """

    remarks: tuple[Remark, ...]
    trend: tuple[PastStanding, ...] = ()
    hindering: tuple[Cause, ...] = ()
    owes: bool = True
    answered: bool = False
    seen_undone: bool = False
    contradicted: bool = False
    portal_seen: bool = False
    upheld: bool = False
    emptied: bool = False
    told_otherwise: bool = False
    grown_old: bool = False
    since_changed: bool = False

    @property
    def counts_no_more(self) -> bool:
        """Whether something that it told does not count for its day alone: it was too long ago, or before the day from which it counts."""
        return self.grown_old or any(remark.code is RemarkCode.BEFORE_START for remark in self.remarks)

    @property
    def aged_causes(self) -> frozenset[Cause]:
        """The causes that it told, that have grown old and are remarked."""
        return frozenset(cause for code, cause in self._remarked_causes if code is RemarkCode.STALE)

    @property
    def named_causes(self) -> frozenset[Cause]:
        """The causes that stand of it and are remarked: those under what is only advised, too."""
        return frozenset(cause for code, cause in self._remarked_causes if code is RemarkCode.CAUSE)

    @property
    def refuted_causes(self) -> frozenset[Cause]:
        """The causes that it told and an answer speaks against, so that they do not count, as remarked."""
        return frozenset(cause for code, cause in self._remarked_causes if code is RemarkCode.CONTRADICTION)

    @property
    def mended_causes(self) -> frozenset[Cause]:
        """The causes at the portal that showed themselves at a login and are told to be mended since, as remarked."""
        return self._seen_causes(at_former=False)

    @property
    def former_causes(self) -> frozenset[Cause]:
        """The causes that showed themselves at a login at a former portal, as remarked."""
        return self._seen_causes(at_former=True)

    def _seen_causes(self, *, at_former: bool) -> frozenset[Cause]:
        shown = (each for each in self.remarks if each.code is RemarkCode.CONFLICT and bool(each.sides) is at_former)
        return frozenset(each.cause for each in shown if each.cause is not None)

    @property
    def _remarked_causes(self) -> Iterator[tuple[RemarkCode, Cause]]:
        for remark in self.remarks:
            if remark.cause is not None and not (remark.later_counts and remark.code is RemarkCode.CONTRADICTION):
                yield remark.code, remark.cause

    @property
    def has_only_aged_causes(self) -> bool:
        """Whether nothing grew old of what it told but causes."""
        aged = [remark.cause for remark in self.remarks if remark.code is RemarkCode.STALE]
        return bool(aged) and None not in aged


class Change(Struct, frozen=True):
    """An office whose standing under a decision (its id) changed, or has been pending for a number of meetings.

    `awaited`: it waited for the portal at the last one; `owes`: something open is the office's to do or tell; `in_between`: of the newly done, it was so at a meeting before the last one too, and why not in between.
    """

    office: OfficeName
    decision: str
    meetings: int = 0
    awaited: bool = False
    owes: bool = True
    in_between: InBetween | None = None


class Recounted(Struct, frozen=True):
    """An office that is counted under a decision and was not at the last meeting, or the other way round, and how."""

    change: Change
    how: Recount


class JudgedOtherwise(Struct, frozen=True):
    """A decision that was judged at the last meeting and is not now, or the other way round, as by another baseline, and the offices that were counted under it, or are now."""

    decision: Decision
    offices: tuple[OfficeName, ...]


class NamedDispute(Struct, frozen=True):
    """A request by which an office disputes a result, with the names of the office and the duty.

    `overdue`: on the day of the round the days in which it was to be answered were over, and no answer was noted. `unproven`: it was upheld, but what shows that is no evidence yet. `there`: other offices in whose lists user IDs stand now of which it is still to be corrected. `settled_on`: the last day of what settles one that was upheld; None where nothing does.
    """

    office: OfficeName
    duty: Text
    dispute: Dispute
    overdue: bool = False
    unproven: bool = False
    there: tuple[OfficeName, ...] = ()
    settled_on: date | None = None

    @property
    def about(self) -> Text:
        """The duty, with the users where it is about these alone."""
        return with_users(self.duty, self.dispute.users)

    @property
    def result(self) -> Text:
        """How it was answered, and what came of that; empty where it waits."""
        answer = self.dispute.answer
        if answer is None:
            return plain("")
        return answer.result_said(unproven=self.unproven, settled=self.settled_on is not None)


class NamedDeparture(Struct, frozen=True):
    """Who left the roster since the last meeting for one reason, by the names of offices, or of accounts after their offices; `settled`: the offices in which all that was open under a decision ended with that alone."""

    reason: str
    names: tuple[Text, ...]
    settled: tuple[OfficeName, ...] = ()


class Changes(Struct, frozen=True):
    """What changed since the last meeting, office by office; `listed_anew` are the offices that the roster did not list then.

    `lapsed` are those in which something was not done then that is not known now, since another holds the post, `lapsed_at_portal` those of them in which all of that waited for the portal then. `new_accounts` are those that had answered by then and of which
    a user ID is listed since that was not at any meeting before: what was told before does not count for it; `more_by_number` those that have more by number alone, `listed_again` those of which one is listed that was not then, but at a meeting before. `again`, `without_doing` and `lost` are those of `auditor.views.compared.turned.Turned`; `recounted` those that are counted and were not then, or the other way round; `moved` by which a count of duties may be another without anybody doing or undoing anything; so may it by `gone` (what `left` has, by offices) and `sharing`. `renamed` had another name then.
    """

    newly_done: tuple[Change, ...] = ()
    slipped: tuple[Change, ...] = ()
    pending: tuple[Change, ...] = ()
    waived: tuple[WaivedDuty, ...] = ()
    listed_anew: tuple[OfficeName, ...] = ()
    left: tuple[NamedDeparture, ...] = ()
    lapsed: tuple[OfficeName, ...] = ()
    lapsed_at_portal: tuple[OfficeName, ...] = ()
    new_accounts: tuple[OfficeName, ...] = ()
    again: tuple[Change, ...] = ()
    without_doing: tuple[Change, ...] = ()
    lost: tuple[Change, ...] = ()
    more_by_number: tuple[OfficeName, ...] = ()
    moved: tuple[Moved, ...] = ()
    listed_again: tuple[OfficeName, ...] = ()
    recounted: tuple[Recounted, ...] = ()
    judged_no_more: tuple[JudgedOtherwise, ...] = ()
    judged_anew: tuple[JudgedOtherwise, ...] = ()
    gone: tuple[Gone, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    renamed: tuple[Renamed, ...] = ()


class OfficesView(Struct, frozen=True):
    """How all offices stand, and nothing else of the round."""

    duties: tuple[DutyColumn, ...]
    rows: tuple[OfficeRow, ...]


class ChairView(Struct, frozen=True):
    """The chair's copy: fractions, duties and causes per office. Not for publication.

    `sampled` are the offices drawn that wait to be seen, be it until it is known who is listed, and those of which something seen was wrong. `requests` are the letters that the portal's owner
    was sent, with what was answered. `disputes` are the requests for correction that wait for an answer, or were answered since the last meeting. `of_nobody`: see `RoundHeader`. `changed` are the evidence files that
    are not as a round before had them, `changed_anew` those that were not so at the last meeting. `passed_on` are the evidence files that were counted at the last
    meeting, and of which it was answered since that they are another upazila's. `lost_files` are those that were counted at the last meeting and are missing or cannot be
    read now, where something that they may have told does not stand as it did.
    """

    summary: Summary
    duties: tuple[DutyColumn, ...]
    rows: tuple[ChairRow, ...]
    changes: Changes
    waiver_notes: tuple[NamedWaiver, ...]
    sampled: tuple[SampledName, ...] = ()
    requests: tuple[PortalRequest, ...] = ()
    disputes: tuple[NamedDispute, ...] = ()
    of_nobody: tuple[RowsOfNobody, ...] = ()
    changed: tuple[str, ...] = ()
    changed_anew: tuple[str, ...] = ()
    passed_on: tuple[str, ...] = ()
    lost_files: tuple[str, ...] = ()


class AccountRow(Struct, frozen=True):
    """One account; `cells` follow the view's account duties.

    `remarked_of`: for each remark the headings of the duties that call for it; none where all that concern the account do, or no ordered one.
    """

    post: Text
    login: str
    cells: tuple[DutyCell, ...]
    remarks: tuple[Remark, ...]
    remarked_of: tuple[tuple[Text, ...], ...]


class OfficeAccounts(Struct, frozen=True):
    """The accounts of one office."""

    office: OfficeName
    accounts: tuple[AccountRow, ...]


class CorrectedAnswer(Struct, frozen=True):
    """A duty of an office, or of a user of it (`whose`), that stands otherwise than at the last meeting, and of which an answer typed at the desk was corrected since, on a day and for a reason."""

    office: OfficeName
    whose: Text
    duty: Text
    before: Text
    now: Text
    on: date
    reason: str


class AuditorView(Struct, frozen=True):
    """The assistant programmer's own copy, not for publication: every account too, the evidence files `unread` or lost when it was kept, and what was `corrected` of answers typed at the desk."""

    chair: ChairView
    account_duties: tuple[DutyColumn, ...]
    accounts: tuple[OfficeAccounts, ...]
    unread: tuple[str, ...] = ()
    corrected: tuple[CorrectedAnswer, ...] = ()


Annex = MinutesView | ChairView | AuditorView
