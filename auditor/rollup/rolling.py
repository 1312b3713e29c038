"""Joins the returns of many upazilas for one meeting: who reported, who did not, and the sums; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.model.facts import Cause
from auditor.model.rollup import (
    STATEMENT_DUTIES,
    DutyCount,
    Flaw,
    MissingUpazila,
    RefusedFile,
    RemarkedReturn,
    Return,
    ReturnRemark,
    RolledDecision,
    RolledDuty,
    RollupView,
    StatementCounts,
    Trend,
    UpazilaRow,
)
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally
from auditor.places import areas

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import date

    from auditor.model.rollup import Area, ReturnedDecision

NOTHING_TO_COUNT: Final = Text(
    en="No return that can be counted was found. Put the files that the upazilas sent into the folder and run again; "
    "an upazila makes its file with: auditor return",
    bn="যোগ করার মতো কোনো বিবরণী পাওয়া যায়নি। উপজেলা থেকে পাওয়া ফাইলগুলো ফোল্ডারে রেখে আবার চালান; উপজেলা ফাইলটি তৈরি করে auditor return দিয়ে।",
)


@dataclass(frozen=True, slots=True)
class Received:
    """A return in order, and the name of the file it came in."""

    file: str
    content: Return


def roll_up(
    files: Iterable[Received | RefusedFile], on: date, *, area: Area | None = None, meeting: str = ""
) -> RollupView:
    """Return the returns joined; every file that is not counted is named with the reason.

    Args:
        files: what was received, in any order.
        on: the day of the work; a return of a later day is refused.
        area: for which area; the smallest that holds all returns otherwise.
        meeting: for which meeting, YYYY-MM; the latest among the returns otherwise.

    Raises:
        AuditorError: there is nothing to count, and so no telling for which area or meeting.

    """
    ordered = sorted(files, key=lambda one: one.file)
    received = [one for one in ordered if isinstance(one, Received)]
    sifted = _Sifted([one for one in ordered if isinstance(one, RefusedFile)], [])
    example = bool(received) and all(one.content.example for one in received)
    received = sifted.refuse(received, lambda one: one.content.example and not example, Flaw.EXAMPLE)
    received = sifted.refuse(received, lambda one: one.content.day > on, Flaw.FUTURE)
    places = {place.id: place for place in areas.places()}
    if area is None:
        if not received:
            raise AuditorError(NOTHING_TO_COUNT)
        area = areas.smallest_area(places[one.content.upazila_id] for one in received)
    here = area
    received = sifted.note(received, lambda one: not places[one.content.upazila_id].lies_in(here), ReturnRemark.OUTSIDE)
    speaking = sifted.one_each(received)
    if not meeting:
        if not speaking:
            raise AuditorError(NOTHING_TO_COUNT)
        meeting = max(one.content.meeting for one in speaking)
    speaking = sifted.note(speaking, lambda one: one.content.meeting > meeting, ReturnRemark.LATER)
    return _view(here, meeting, on, [one.content for one in speaking], sifted, example=example)


@dataclass(slots=True)
class _Sifted:
    """What was set aside on the way, and why."""

    refused: list[RefusedFile]
    noted: list[RemarkedReturn]

    def refuse(self, received: list[Received], wrong: Callable[[Received], bool], flaw: Flaw) -> list[Received]:
        """Return those that are right."""
        self.refused += [RefusedFile(one.file, (flaw,), one.content.upazila) for one in received if wrong(one)]
        return [one for one in received if not wrong(one)]

    def note(self, received: list[Received], apart: Callable[[Received], bool], matter: ReturnRemark) -> list[Received]:
        """Return those that are counted here."""
        self.noted += [RemarkedReturn(one.file, matter, one.content.upazila) for one in received if apart(one)]
        return [one for one in received if not apart(one)]

    def one_each(self, received: list[Received]) -> list[Received]:
        """Return one return an upazila and meeting; which of two speaks is never guessed."""
        tellers: dict[str, set[tuple[str, str]]] = {}
        told: dict[str, set[Return]] = {}
        for one in received:
            made = one.content
            tellers.setdefault(made.digest, set()).add((made.upazila_id, made.meeting))
            told.setdefault(made.digest, set()).add(made)
        received = self.refuse(received, lambda one: len(tellers[one.content.digest]) > 1, Flaw.SAME_DIGEST)
        received = self.refuse(received, lambda one: len(told[one.content.digest]) > 1, Flaw.CONTRADICTION)
        by_meeting = _grouped(received, lambda one: (one.content.upazila_id, one.content.meeting))
        return [one for group in by_meeting for one in self._the_last(group)]

    def _the_last(self, group: list[Received]) -> list[Received]:
        first_of: dict[Return, Received] = {}
        for one in group:
            if one.content in first_of:
                self.noted.append(RemarkedReturn(one.file, ReturnRemark.COPY, one.content.upazila))
            else:
                first_of[one.content] = one
        *earlier, last = sorted(first_of.values(), key=_lateness)
        tied = [one for one in earlier if _lateness(one) == _lateness(last)]
        if tied:
            return self.refuse([*first_of.values()], lambda _: True, Flaw.UNDECIDED)
        self.noted += [RemarkedReturn(one.file, ReturnRemark.SUPERSEDED, one.content.upazila) for one in earlier]
        self.noted += [RemarkedReturn(last.file, ReturnRemark.COUNTED, last.content.upazila)] if earlier else []
        return [last]


def _lateness(one: Received) -> tuple[date, int]:
    return one.content.day, one.content.number


def _grouped(received: Iterable[Received], key: Callable[[Received], Hashable]) -> list[list[Received]]:
    groups: dict[Hashable, list[Received]] = {}
    for one in received:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())


def _view(  # noqa: PLR0913 the frame, the returns, and what was set aside
    area: Area, meeting: str, on: date, speaking: Sequence[Return], sifted: _Sifted, *, example: bool
) -> RollupView:
    now = {made.upazila_id: made for made in speaking if made.meeting == meeting}
    decisions = _decisions(speaking, meeting)
    subject = _of_the_statement(decisions)
    rows: list[UpazilaRow] = []
    missing: list[MissingUpazila] = []
    for serial, place in enumerate(areas.upazilas_of(area), start=1):
        made = now.get(place.id)
        if made is None:
            last = max((one.meeting for one in speaking if one.upazila_id == place.id), default="")
            missing.append(MissingUpazila(serial, place.name, place.district, last))
        else:
            rows.append(
                UpazilaRow(
                    serial, made.upazila, place.district, made.day, made.number, made.digest, _counts(made, subject)
                )
            )
    causes = Counter[Cause]()
    for made in now.values():
        causes.update({one.cause: one.offices for one in made.causes})
    return RollupView(
        area=area,
        meeting=meeting,
        day=max((row.day for row in rows), default=on),
        rows=tuple(rows),
        missing=tuple(missing),
        total=_total([row.counts for row in rows]),
        serial=subject.serial if subject else "",
        decisions=decisions,
        duties=_duties(list(now.values())),
        causes=tuple(CauseCount(cause, causes[cause]) for cause in Cause if causes[cause]),
        refused=tuple(sorted(sifted.refused, key=lambda one: one.file)),
        noted=tuple(sorted(sifted.noted, key=lambda one: one.file)),
        example=example,
    )


def _added(tallies: Iterable[Tally]) -> Tally:
    every = list(tallies)
    sums = {one.name: sum(getattr(tally, one.name) for tally in every) for one in fields(Tally) if one.name != "basis"}
    return Tally(**sums, basis=_added_basis(tally.basis for tally in every))


def _added_basis(bases: Iterable[tuple[int, int, int, int, int]]) -> tuple[int, int, int, int, int]:
    columns = [sum(column) for column in zip(*bases, strict=True)] or [0] * 5
    return (columns[0], columns[1], columns[2], columns[3], columns[4])


def _added_duties(counts: Iterable[DutyCount]) -> DutyCount:
    every = list(counts)
    return DutyCount(
        sum(one.total for one in every), sum(one.done for one in every), _added_basis(one.basis for one in every)
    )


def _ordered(decision: ReturnedDecision) -> tuple[str, ...]:
    """Return what a decision orders: every committee numbers its own, so this is what two of them have in common."""
    return tuple(sorted(decision.duties))


def _decisions(speaking: Sequence[Return], meeting: str) -> tuple[RolledDecision, ...]:
    told: dict[tuple[str, ...], dict[str, list[ReturnedDecision]]] = {}
    for made in speaking:
        for decision in made.decisions:
            told.setdefault(_ordered(decision), {}).setdefault(made.meeting, []).append(decision)
    found = [_decision(by_meeting, meeting) for by_meeting in told.values() if meeting in by_meeting]
    return tuple(sorted(found, key=lambda one: (-one.upazilas, -len(one.duties), one.ids)))


def _decision(by_meeting: dict[str, list[ReturnedDecision]], meeting: str) -> RolledDecision:
    now = by_meeting[meeting]
    serials = {decision.serial for decision in now}
    subjects = Counter(decision.subject for decision in now)
    groups = []
    for kind in OfficeKind:
        members = [one for decision in now for one in decision.kinds if one.kind is kind]
        if members:
            tally = _added(one.tally for one in members)
            groups.append(GroupTally((kind,), sum(one.accounts for one in members), tally))
    return RolledDecision(
        ids=tuple(sorted({decision.id for decision in now})),
        serial=serials.pop() if len(serials) == 1 else "",
        subject=max(subjects, key=lambda one: (subjects[one], one.bn, one.en)),
        duties=now[0].duties,
        upazilas=len(now),
        groups=tuple(groups),
        total=_added(group.tally for group in groups),
        trend=tuple(
            Trend(month, len(told), _added(kind.tally for decision in told for kind in decision.kinds))
            for month, told in sorted(by_meeting.items())
        ),
    )


def _of_the_statement(decisions: Sequence[RolledDecision]) -> RolledDecision | None:
    """Return the decision that the statement's columns are about: it orders the most of their duties."""
    shared = {one: len(set(one.duties) & set(STATEMENT_DUTIES)) for one in decisions}
    best = max(decisions, key=lambda one: (shared[one], one.upazilas), default=None)
    return best if best is not None and shared[best] else None


def _counts(made: Return, subject: RolledDecision | None) -> StatementCounts:
    by_policy: dict[str, DutyCount] = {}
    for duty in made.duties:
        by_policy.setdefault(duty.policy, duty.count)
    wanted = tuple(sorted(subject.duties)) if subject else ()
    tallies = [kind.tally for decision in made.decisions if _ordered(decision) == wanted for kind in decision.kinds]
    reset, two_step, profile, mail = (by_policy.get(policy) for policy in STATEMENT_DUTIES)
    return StatementCounts(
        made.offices,
        made.answered,
        made.accounts,
        (reset, two_step, profile, mail),
        _added(tallies) if tallies else None,
        made.portal_offices,
    )


def _total(rows: Sequence[StatementCounts]) -> StatementCounts:
    def column(number: int) -> DutyCount | None:
        known = [one for row in rows if (one := row.duties[number]) is not None]
        return _added_duties(known) if known else None

    tallies = [row.tally for row in rows if row.tally is not None]
    return StatementCounts(
        sum(row.offices for row in rows),
        sum(row.answered for row in rows),
        sum(row.accounts for row in rows),
        (column(0), column(1), column(2), column(3)),
        _added(tallies) if tallies else None,
        sum(row.portal_offices for row in rows),
    )


def _duties(now: Sequence[Return]) -> tuple[RolledDuty, ...]:
    """Return every duty by its policy, in the order in which the returns name them."""
    found: dict[str, list[RolledDuty]] = {}
    for made in now:
        own = {duty.policy: duty for duty in reversed(made.duties)}
        for policy in dict.fromkeys(duty.policy for duty in made.duties):
            duty = own[policy]
            found.setdefault(policy, []).append(RolledDuty(policy, duty.scope, duty.duty, duty.count))
    return tuple(
        RolledDuty(policy, every[0].scope, every[0].duty, _added_duties(one.count for one in every))
        for policy, every in found.items()
    )
