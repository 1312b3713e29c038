"""The annex that may be published, from what may be published of this round and was of those before it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.grades import Grade
from auditor.model.tally import CauseCount
from auditor.model.views.minutes import (
    MinutesRow,
    MinutesSummary,
    MinutesView,
    PublicChanges,
    PublicChecks,
    PublicGroup,
    PublicMeeting,
    PublicPart,
    PublicProposal,
    PublicSample,
    PublicStatus,
)
from auditor.model.views.summary import AdviceCount, AdviceFollowed, DutyBasis, ProposalCode
from auditor.model.witnessing import SampleState
from auditor.views.annex.basis import best_known, counted, known_duties
from auditor.views.annex.given_out import UNTIL_KINDS, each_given_out
from auditor.views.annex.group_standing import ALL, DONE, GroupStanding, ids
from auditor.views.annex.publishing import SMALLEST_PUBLIC_COUNT, Publication
from auditor.views.annex.summary import groups_of, offices_advised, offices_by_clause, overall_changes, proposed_offices
from auditor.views.compared.history import History, head
from auditor.views.compared.recounted import dropped
from auditor.views.compared.stood import causes_named, counted_offices, names_portal, owner_causes
from auditor.views.letters.portal_requests import clause_requests, portal_letter_before
from auditor.views.letters.sent_letters import OF_PORTAL
from auditor.views.remarks.told_before import has_told_before
from auditor.views.sampling import candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.tally import Basis
    from auditor.model.views.head import Letterhead
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.views.annex.publishing import Offices

T = TypeVar("T")


def minutes_view(history: History, letterhead: Letterhead) -> MinutesView:
    """Return the annex that may be published."""
    summary = _written(history, letterhead, _Writer.summary)
    rows = tuple(
        MinutesRow(
            assessment.serial,
            assessment.office.name,
            assessment.answered,
            PublicStatus.of(history.current[assessment.office.id].overall) if letterhead.publish_standings else None,
            has_told_before(assessment, history.since(assessment.office.id)),
        )
        for assessment in counted_offices(history.now)
    )
    return MinutesView(summary, rows)


def without_result(history: History, letterhead: Letterhead) -> tuple[Decision, ...]:
    """Return the decisions that apply to an office and of which the annex gives no result, for an office could be reckoned from it.

    Each paper publishes its results before all else, beside those of earlier ones: nothing else of any needs to be worked out.
    """
    return tuple(part.decision for part in _written(history, letterhead, _Writer.parts) if part.is_kept_back)


def _written(history: History, letterhead: Letterhead, write: Callable[[_Writer], T]) -> T:
    """Return what is written of a round's paper; what was published before is worked out anew from each round whose papers were given out, oldest first."""
    earlier: list[Mapping[Hashable, Offices]] = []
    meetings: dict[str, list[PublicMeeting]] = {}
    for past, called in each_given_out(history):
        writer = _Writer(past, letterhead, earlier, meetings if called else deepcopy(meetings), called)
        written = write(writer)
        earlier.append(writer.paper.published)
    return written


BY_THE_FIRST: Final = 1
"""Counts of a decision kept back beside others let who did all be reckoned in papers of the first version (`History.published_before`)."""


class _Writer:
    """Writes the counts of one meeting's paper, the most telling first: what comes later must fit what stands already."""

    def __init__(
        self,
        past: History,
        letterhead: Letterhead,
        earlier: list[Mapping[Hashable, Offices]],
        meetings: dict[str, list[PublicMeeting]],
        called: str,
    ) -> None:
        self._past = past
        self._letterhead = letterhead
        self._meetings = meetings
        self._called = called
        self._counted = tuple(counted_offices(past.now))
        every, quiet = ids(self._counted), [each for each in self._counted if not each.answered]
        silent = ids(quiet)
        self._answered = every - silent
        self._told_before = ids(each for each in quiet if has_told_before(each, past.since(each.office.id)))
        named = (every, self._answered, silent, self._told_before, silent - self._told_before)
        self.paper = Publication(named, tuple(earlier))

    def parts(self) -> tuple[PublicPart, ...]:
        """Return the parts in their order; where standings stand by name, what all have implemented is told first: of a single other decision the names tell the rest."""
        ordering, found = self._past.now.header.ordering, dict[str, PublicPart]()
        by_name = self._letterhead.publish_standings and not self._past.published_before
        for decision in sorted(ordering, key=lambda each: by_name and not self._is_done_by_all(each)):
            others = [each for each in ordering if each.id != decision.id]
            told = by_name and all(self._is_done_by_all(each) and self._is_told(found.get(each.id)) for each in others)
            found[decision.id] = self._part(decision, read_off=told and self._is_told_by_name(decision))
        return tuple(found[decision.id] for decision in ordering)

    def _whole(self, decision: Decision) -> GroupStanding:
        return GroupStanding(
            self._past.current,
            decision,
            (),
            [each for _, of in groups_of(self._past, decision, merged=True) for each in of],
        )

    def _is_done_by_all(self, decision: Decision) -> bool:
        whole = self._whole(decision)
        return not any(whole.members(status) for status in ALL if status is not PublicStatus.IMPLEMENTED)

    def _is_told_by_name(self, decision: Decision) -> bool:
        """Whether the standings of offices over all are those under one decision."""
        whole, current = self._whole(decision), self._past.current
        stand = {office: status for status in ALL for office in whole.members(status)}
        return all(PublicStatus.of(current[office].overall) is status for office, status in stand.items())

    @staticmethod
    def _is_told(part: PublicPart | None) -> bool:
        return part is not None and not part.is_kept_back

    def summary(self) -> MinutesSummary:
        past, now = self._past, self._past.now
        parts = self.parts()
        all_published = all(part.total.is_published for part in parts)
        # Who did all, or has something left, did or has it under the decisions that are kept back too.
        counts_all = past.published_before == BY_THE_FIRST or not any(part.is_kept_back for part in parts)
        asked = ids(self._counted) & past.contacted
        portal = self._portal()
        proposals = tuple(self._proposals(all_published=all_published, counts_all=counts_all))
        advice, followed = self._advice()
        asked_number = len(asked) if self.paper.publish({"asked": asked}) else None
        causes, changes = self._causes(portal), self._changes() if all_published else None
        # Counts of how well things are known come last: they must not keep others from being published.
        checks = self._checks(part.decision for part in parts if part.total.is_published) if counts_all else None
        return MinutesSummary(
            head=head(past, self._letterhead),
            offices=len(self._counted),
            asked=asked_number,
            answered=len(self._answered),
            own_offices=len(now.assessments) > len(self._counted),
            parts=tuple(replace(part, duties=tuple(self._duties(part))) for part in parts),
            checks=checks,
            portal_offices=portal,
            causes=causes,
            advice=advice,
            advice_followed=followed,
            proposals=self._with_causes(proposals, causes),
            first=past.previous is None,
            previous_meeting=past.earlier[-1].header.meeting if past.earlier else "",
            previous_day=past.earlier[-1].header.meets_on if past.earlier else None,
            previous_printed=past.earlier[-1].printed_for if past.earlier else None,
            changes=changes,
            password_rule=now.header.password_rule,
            portal_request=self._portal_request(proposals),
            corrected=replace(past.correction, offices=None) if past.correction is not None else None,
            sample=self._sample(),
            told_before=len(self._told_before),
            judged_no_more=dropped(past),
        )

    def _with_causes(
        self, proposals: Iterable[PublicProposal], published: Iterable[CauseCount]
    ) -> tuple[PublicProposal, ...]:
        """Return the clauses, of the portal each with its causes where all of them may be published beside it, else with none."""
        named = {counted.cause for counted in published}
        of_portal = offices_by_clause(self._past, self._counted)

        def causes(code: ProposalCode) -> tuple[Cause, ...]:
            by_cause = of_portal.get(code, {})
            shown = named.issuperset(by_cause) and self.paper.publish(
                {(code, cause): offices for cause, offices in by_cause.items()}
            )
            return tuple(cause for cause in Cause if shown and cause in by_cause)

        def with_letters(proposal: PublicProposal) -> PublicProposal:
            shown = causes(proposal.code)
            letters = tuple(self._told_of(each.of(shown)) for each in requests.get(proposal.code, ()))
            return replace(proposal, causes=shown, requests=letters)

        requests = clause_requests(self._past)
        return tuple(map(with_letters, proposals))

    def _portal_request(self, proposals: Iterable[PublicProposal]) -> PortalRequest | None:
        """Return the letter to the portal's owner of which clauses speak, where one on the portal may be published."""
        before = portal_letter_before(self._past)
        if self._past.published_before or before is None:
            return before
        return self._told_of(before) if any(each.code in OF_PORTAL for each in proposals) else None

    def _told_of(self, request: PortalRequest) -> PortalRequest:
        return request if self._past.published_before else request.published()

    # Decisions

    def _part(self, decision: Decision, *, read_off: bool) -> PublicPart:
        past, whole = self._past, self._whole(decision)
        groups = groups_of(past, decision, merged=True)
        parted = [GroupStanding(past.current, decision, kinds, members) for kinds, members in groups]

        def published(counts: tuple[PublicStatus, ...], *, by_group: bool) -> bool:
            if by_group and not self._tells_of_none(parted):
                return False
            shown = [whole, *(parted if by_group else ())]
            return self.paper.publish(
                {key: members for standing in shown for key, members in standing.sets(counts).items()},
                {key: members for standing in shown for key, members in standing.implied(counts).items()},
                read_off=read_off,
            )

        tried = ((ALL, True), (ALL, False), (DONE, True), (DONE, False))
        found = ((counts, by_group) for counts, by_group in tried if published(counts, by_group=by_group))
        counts, by_group = next(found, ((), False))
        total = whole.tally(counts)
        history, now = self._meetings.setdefault(decision.id, []), past.now.header
        history.append(PublicMeeting(now.meeting, self._called, total, now.meets_on))
        told = tuple(each for each in history if each.tally.no_information is not None)
        is_of_before_alone = len(told) == 1 and total.no_information is None
        return PublicPart(
            decision,
            tuple(PublicGroup(each.kinds, each.tally(counts)) for each in parted) if by_group else (),
            total,
            self._basis(decision, whole) if counts else None,
            (),
            () if is_of_before_alone else told,
        )

    def _tells_of_none(self, parted: Sequence[GroupStanding]) -> bool:
        """Whether the counts by kind tell of no office by itself how it stands: where none or all of a kind are implemented, they do of each.

        Of one kind alone the count is the total, which the committee publishes.
        """
        return self._past.published_before in UNTIL_KINDS or len(parted) == 1 or all(kind.is_mixed for kind in parted)

    def _basis(self, decision: Decision, whole: GroupStanding) -> Basis | None:
        current = self._past.current
        done = whole.members(PublicStatus.IMPLEMENTED)
        by_grade = {
            grade: frozenset(office for office in done if current[office].grades[decision.id] is grade)
            for grade in Grade
        }
        return counted(by_grade) if self._publish_grades(("basis", decision.id), by_grade) else None

    def _publish_grades(self, key: tuple[str, ...], by_grade: Mapping[Grade, Offices]) -> bool:
        """Publish how many offices stand under each grade, which tells how many there are in all, if that is safe; tell whether it was."""
        every: dict[Hashable, Offices] = {(*key, "in all"): frozenset[str]().union(*by_grade.values())}
        return self.paper.publish({(*key, grade.code): members for grade, members in by_grade.items()}, every)

    def _duties(self, part: PublicPart) -> Iterable[DutyBasis]:
        """Yield the duties of which may be told how they are known."""
        if not part.total.is_published:
            return
        for duty in known_duties(self._past, part.decision.id):
            if self._publish_grades(("duty", part.decision.id, *duty.policies), duty.offices):
                yield DutyBasis(duty.heading, duty.policies, counted(duty.offices))

    def _checks(self, told: Iterable[Decision]) -> PublicChecks | None:
        """Return how many rest on more than their own word: by grade, or else their number alone, or nothing.

        Beside the number that has implemented all, that of each decision told lets be reckoned how many did that one and not all.
        """
        best = best_known(self._past)
        implemented = frozenset[str]().union(*best.values())
        checked = implemented - best[Grade.DECLARED]
        sets: dict[Hashable, Offices] = {
            "checked": checked,
            "implemented": implemented,
            "not checked": best[Grade.DECLARED],
        }
        under = {decision.id: self._implemented(decision) - implemented for decision in told}
        if not self.paper.publish(sets, {("not all", decision): offices for decision, offices in under.items()}):
            return None
        shown = self._publish_grades(("best",), best)
        return PublicChecks(len(implemented), len(checked), counted(best) if shown else None)

    def _implemented(self, decision: Decision) -> Offices:
        return GroupStanding(self._past.current, decision, (), self._counted).members(PublicStatus.IMPLEMENTED)

    def _sample(self) -> PublicSample | None:
        """Return what may be told of the draw. Who was drawn is known to all who were there, so that something was wrong is never told."""
        by_state: dict[SampleState, set[str]] = {
            state: set() for state in SampleState if state is not SampleState.ASKED
        }
        for office in self._past.now.header.sample:
            waits = office.state is SampleState.ASKED
            by_state[SampleState.WAITING if waits else office.state].add(office.office)
        sets: dict[Hashable, Offices] = {("sample", state): frozenset(of_state) for state, of_state in by_state.items()}
        drawn = frozenset[str]().union(*by_state.values())
        every: dict[Hashable, Offices] = {("sample", "drawn"): drawn}
        if not drawn:
            return None
        if not by_state[SampleState.WRONG] and self.paper.publish(sets, every):
            counts = (len(by_state[state]) for state in (SampleState.SEEN, SampleState.WAITING, SampleState.GONE))
            return PublicSample(len(drawn), *counts)
        return PublicSample(len(drawn)) if self.paper.publish(every) else None

    # Causes, advice, changes, proposals

    def _portal(self) -> int | None:
        named = ids(filter(names_portal, self._counted))
        return len(named) if self.paper.publish({"portal": named}) else None

    def _causes(self, portal: int | None) -> tuple[CauseCount, ...]:
        """Return the causes that may be published: none at all where those of the portal, which come first, may not."""
        by_cause: dict[Hashable, Offices] = {
            cause: ids(each for each in self._counted if cause in causes_named(each)) for cause in Cause
        }
        of_portal: dict[Hashable, Offices] = {
            cause: by_cause[cause] for cause in Cause if cause.asked_of_owner and by_cause[cause]
        }
        if portal is None or not self.paper.publish(of_portal):
            return ()
        others = [cause for cause in Cause if not cause.asked_of_owner and by_cause[cause]]
        shown = {*of_portal, *(cause for cause in others if self.paper.publish({cause: by_cause[cause]}))}
        return tuple(CauseCount(cause, len(by_cause[cause])) for cause in Cause if cause in shown)

    def _advice(self) -> tuple[tuple[AdviceCount, ...], AdviceFollowed | None]:
        """Return the lines that may be published and concern an office; and how far all of it is followed, where no line does and that may be told.

        Of a line that concerns no office the paper gives no number.
        """
        lines = []
        rules = [rule for rule in self._past.now.header.rules if rule.level is Level.SHOULD]
        for rule in rules:
            failing, following = offices_advised(rule, self._counted)
            known = failing | following
            if self.paper.publish({("advice", rule.policy, "fail"): failing, ("advice", rule.policy, "known"): known}):
                lines.append(AdviceCount(rule.advice or rule.duty, len(failing), len(known)))
        told = [line for line in lines if line.offices]
        followed = AdviceFollowed.of(lines) if len(lines) == len(rules) else None
        if not self._past.published_before:
            return tuple(told), followed
        return tuple(lines), None if followed in {AdviceFollowed.NONE_GIVEN, AdviceFollowed.UNKNOWN} else followed

    def _changes(self) -> PublicChanges | None:
        if self._past.previous is None:
            return None
        # Flows of different meetings are no part of each other, so their keys name the meeting.
        meeting, (newly, slipped, pending) = self._past.now.header.meeting, overall_changes(self._past)
        told = {"newly": newly, "slipped": slipped, "pending": pending}
        moved: dict[Hashable, Offices] = {(meeting, what): offices for what, offices in told.items()}
        return PublicChanges(len(newly), len(slipped), len(pending)) if self.paper.publish(moved) else None

    def _proposals(self, *, all_published: bool, counts_all: bool) -> Iterable[PublicProposal]:
        for code, members in self._proposed():
            match code:
                case _ if code in OF_PORTAL:
                    named = ids(filter(owner_causes, self._counted))
                    some: dict[Hashable, Offices] = {(code, "some"): members} if members < named else {}
                    if self.paper.publish({ProposalCode.PORTAL: named, **some}):
                        yield PublicProposal(code, None)
                case ProposalCode.SILENT | ProposalCode.LEFT:
                    told = (counts_all or code is ProposalCode.SILENT) and self.paper.publish({code: members})
                    yield PublicProposal(code, len(members) if told else None)
                case ProposalCode.CLOSED:
                    if all_published:
                        yield PublicProposal(code, None)
                case ProposalCode.SAMPLE:  # of how many is drawn is not told, and the draw is held before all
                    if len(members) >= SMALLEST_PUBLIC_COUNT:
                        yield PublicProposal(code, None)
                case _:
                    if self.paper.publish({code: members}) or self._points_to_none(code, members):
                        yield PublicProposal(code, None)

    def _proposed(self) -> Iterable[tuple[ProposalCode, Offices]]:
        """Return the clauses that the chair's copy has, each with the offices that it concerns, or of which some are drawn."""
        drawn_of = frozenset(candidate.office for candidate in candidates(self._past.now))
        found = {**proposed_offices(self._past, self._counted), ProposalCode.SAMPLE: drawn_of}
        return ((code, offices) for code, offices in found.items() if offices)

    def _points_to_none(self, code: ProposalCode, members: Offices) -> bool:
        """Whether it is said that some have only to tell, and points to none of those that answered, since they are not too few; or the names say it of others."""
        is_telling = code in {ProposalCode.TELL, ProposalCode.TELL_BY_SLIP, ProposalCode.TELL_AGAIN}
        return is_telling and (len(self._answered) >= SMALLEST_PUBLIC_COUNT or bool(members & self._told_before))
