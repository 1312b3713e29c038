"""Joins the returns of many upazilas for one meeting: who reported, who did not, and the sums; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.model.facts import Cause
from auditor.model.return_files import Flaw, RefusedFile, RemarkedReturn, ReturnRemark
from auditor.model.rollup import (
    STATEMENT_DUTIES,
    DutyCount,
    MissingUpazila,
    Return,
    RolledDecision,
    RolledDuty,
    RollupView,
    StatementCounts,
    Trend,
    UpazilaRow,
)
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, added, added_basis
from auditor.places import areas

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import date

    from auditor.model.rollup import Area, ReturnedDecision
    from auditor.model.tally import Basis

NOTHING_TO_COUNT: Final = Text(
    en="No return that can be counted was found. Put the files that the upazilas sent into the folder and run again; "
    "an upazila makes its file with: auditor return",
    bn="যোগ করার মতো কোনো বিবরণী পাওয়া যায়নি। উপজেলা থেকে পাওয়া ফাইলগুলো ফোল্ডারে রেখে আবার চালান; উপজেলা ফাইলটি তৈরি করে auditor return দিয়ে।",
    on_screen=Text(
        en="No return that can be counted was found. Put the files that the upazilas sent into the folder and try again; an upazila makes its file on the screen Meeting, under Pack of the meeting, with Write the return.",
        bn="যোগ করার মতো কোনো বিবরণী পাওয়া যায়নি। উপজেলা থেকে পাওয়া ফাইলগুলো ফোল্ডারে রেখে আবার চেষ্টা করুন; উপজেলা ফাইলটি তৈরি করে “সভা” পাতার “প্যাক ও জেলার বিবরণী” খুলে “বিবরণী তৈরি করুন” বোতামে।",
    ),
)
_NONE_LEFT: Final = Text(
    en="No return that can be counted is left, for the reasons above. Put that right and run again; an upazila makes its file anew with: auditor return",
    bn="উপরের কারণে যোগ করার মতো কোনো বিবরণী থাকেনি। সেগুলো ঠিক করে আবার চালান; উপজেলা ফাইলটি নতুন করে তৈরি করে auditor return দিয়ে।",
    on_screen=Text(
        en="No return that can be counted is left, for the reasons above. Put that right and try again; an upazila makes its file anew on the screen Meeting, under Pack of the meeting, with Write the return.",
        bn="উপরের কারণে যোগ করার মতো কোনো বিবরণী থাকেনি। সেগুলো ঠিক করে আবার চেষ্টা করুন; উপজেলা ফাইলটি নতুন করে তৈরি করে “সভা” পাতার “প্যাক ও জেলার বিবরণী” খুলে “বিবরণী তৈরি করুন” বোতামে।",
    ),
)


class NothingToCountError(AuditorError):
    """No return can be counted; `refused` are all files, with the reasons."""

    def __init__(self, refused: Sequence[RefusedFile]) -> None:
        """Keep what was refused."""
        super().__init__(NOTHING_TO_COUNT if not refused else _NONE_LEFT)
        self.refused = tuple(refused)


class Received(Struct, frozen=True):
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
        meeting: for which meeting, YYYY-MM: the month by which it is known, or that of its day; the latest among the returns
            otherwise.

    Raises:
        NothingToCountError: there is nothing to count, and so no telling for which area or meeting.

    """
    ordered = sorted(files, key=lambda arrived: arrived.file)
    received = [arrived for arrived in ordered if isinstance(arrived, Received)]
    set_aside = _SetAside([arrived for arrived in ordered if isinstance(arrived, RefusedFile)], [])
    example = bool(received) and all(arrived.content.example for arrived in received)
    received = set_aside.refuse(received, lambda arrived: arrived.content.example and not example, Flaw.EXAMPLE)
    received = set_aside.refuse(received, lambda arrived: arrived.content.day > on, Flaw.FUTURE)
    places = {place.id: place for place in areas.places()}
    if area is None:
        if not received:
            raise NothingToCountError(set_aside.refused)
        area = areas.smallest_area(places[arrived.content.upazila_id] for arrived in received)
    here = area
    received = set_aside.note(
        received, lambda arrived: not places[arrived.content.upazila_id].lies_in(here), ReturnRemark.OUTSIDE
    )
    speaking = set_aside.one_each(received)
    if not meeting:
        if not speaking:
            raise NothingToCountError(set_aside.refused)
        meeting = max(arrived.content.meeting for arrived in speaking)
    speaking = set_aside.as_held_in(meeting, speaking)
    speaking = set_aside.note(speaking, lambda arrived: arrived.content.meeting > meeting, ReturnRemark.LATER)
    set_aside.note_twins(speaking)
    speaking = set_aside.note(
        speaking,
        lambda arrived: arrived.content.called_off and arrived.content.meeting < meeting,
        ReturnRemark.CALLED_OFF_BEFORE,
    )
    called_off = (each for each in speaking if each.content.called_off)
    set_aside.noted += _remarked(called_off, ReturnRemark.CALLED_OFF)
    return _view(here, meeting, on, [arrived.content for arrived in speaking], set_aside, example=example)


class _SetAside(Struct):
    """What was set aside on the way, and why."""

    refused: list[RefusedFile]
    noted: list[RemarkedReturn]
    twins: dict[str, list[RemarkedReturn]] = field(default_factory=dict)
    """What is to be told of the returns of one upazila and meeting where several came, by the file of the one that speaks."""

    def refuse(self, received: list[Received], wrong: Callable[[Received], bool], flaw: Flaw) -> list[Received]:
        """Return those that are right."""
        self.refused += [
            RefusedFile(arrived.file, (flaw,), arrived.content.upazila) for arrived in received if wrong(arrived)
        ]
        return [arrived for arrived in received if not wrong(arrived)]

    def note(self, received: list[Received], apart: Callable[[Received], bool], matter: ReturnRemark) -> list[Received]:
        """Return those that are counted here."""
        self.noted += _remarked(filter(apart, received), matter)
        return [arrived for arrived in received if not apart(arrived)]

    def note_twins(self, counted: list[Received]) -> None:
        """Note what is told of several returns for one meeting; of a meeting that is not counted here no more than of one return."""
        files = {arrived.file for arrived in counted}
        for speaks, remarks in self.twins.items():
            if speaks in files:
                self.noted += remarks
            else:
                self.noted += [replace(each, matter=ReturnRemark.LATER) for each in remarks if each.file != speaks]

    def as_held_in(self, month: str, received: list[Received]) -> list[Received]:
        """Return the returns with the one of a meeting held in a month (YYYY-MM) as of that month, if its upazila has none known by it."""
        known = {arrived.content.upazila_id for arrived in received if arrived.content.meeting == month}
        held: dict[str, Received] = {}
        for arrived in sorted(received, key=_lateness):
            made = arrived.content
            if made.upazila_id not in known and made.meets_on is not None and f"{made.meets_on:%Y-%m}" == month:
                held[made.upazila_id] = arrived
        self.noted += _remarked(held.values(), ReturnRemark.OTHER_MONTH)
        return [
            replace(arrived, content=replace(arrived.content, meeting=month))
            if held.get(arrived.content.upazila_id) is arrived
            else arrived
            for arrived in received
        ]

    def one_each(self, received: list[Received]) -> list[Received]:
        """Return one return an upazila and meeting; which of two speaks is never guessed."""
        tellers: dict[str, set[tuple[str, str]]] = {}
        told: dict[str, set[Return]] = {}
        for arrived in received:
            made = arrived.content
            tellers.setdefault(made.digest, set()).add((made.upazila_id, made.meeting))
            told.setdefault(made.digest, set()).add(made)
        received = self.refuse(received, lambda arrived: len(tellers[arrived.content.digest]) > 1, Flaw.SAME_DIGEST)
        received = self.refuse(received, lambda arrived: _contradict(told[arrived.content.digest]), Flaw.CONTRADICTION)
        by_meeting = _grouped(received, lambda arrived: (arrived.content.upazila_id, arrived.content.meeting))
        return [arrived for group in by_meeting for arrived in self._the_last(group)]

    def _the_last(self, group: list[Received]) -> list[Received]:
        fullest = sorted(group, key=_fulness, reverse=True)
        first_of = {arrived.content.digest: arrived for arrived in reversed(fullest)}
        copies = [arrived for arrived in fullest if first_of[arrived.content.digest] is not arrived]
        *earlier, last = sorted(first_of.values(), key=_lateness)
        remarks = _remarked(copies, ReturnRemark.COPY)
        if any(_lateness(arrived) == _lateness(last) for arrived in earlier):
            self.noted += remarks
            return self.refuse([*first_of.values()], lambda _: True, Flaw.UNDECIDED)
        remarks += _remarked(earlier, ReturnRemark.SUPERSEDED)
        self.twins[last.file] = remarks + _remarked([last] if earlier else [], ReturnRemark.COUNTED)
        return [last]


def _remarked(received: Iterable[Received], matter: ReturnRemark) -> list[RemarkedReturn]:
    return [RemarkedReturn(arrived.file, matter, arrived.content.upazila) for arrived in received]


def _contradict(of_one_digest: Iterable[Return]) -> bool:
    """Return whether returns of one round say different things; what one leaves out, and what became of the meeting since, is none."""
    every = list(of_one_digest)
    counted = {replace(made, called_off=False, meets_on=None, best_basis=None) for made in every}
    told_by_some = ({made.meets_on for made in every}, {made.best_basis for made in every})
    return len(counted) > 1 or any(len(told - {None}) > 1 for told in told_by_some)


def _fulness(arrived: Received) -> tuple[bool, bool, bool]:
    """Return how much a return says of its round that another of it may leave out."""
    made = arrived.content
    return made.called_off, made.meets_on is not None, made.best_basis is not None


def _lateness(arrived: Received) -> tuple[date, int]:
    return arrived.content.day, arrived.content.number


def _grouped(received: Iterable[Received], key: Callable[[Received], Hashable]) -> list[list[Received]]:
    groups: dict[Hashable, list[Received]] = {}
    for arrived in received:
        groups.setdefault(key(arrived), []).append(arrived)
    return list(groups.values())


def _view(  # noqa: PLR0913 the frame, the returns, and what was set aside
    area: Area, meeting: str, on: date, speaking: Sequence[Return], set_aside: _SetAside, *, example: bool
) -> RollupView:
    now = {made.upazila_id: made for made in speaking if made.meeting == meeting}
    decisions = _decisions(speaking, meeting)
    subject = _of_the_statement(decisions)
    rows: list[UpazilaRow] = []
    missing: list[MissingUpazila] = []
    for serial, place in enumerate(areas.upazilas_of(area), start=1):
        made = now.get(place.id)
        if made is None:
            last = max((returned.meeting for returned in speaking if returned.upazila_id == place.id), default="")
            missing.append(MissingUpazila(serial, place.name, place.district, last))
        else:
            rows.append(
                UpazilaRow(
                    serial,
                    made.upazila,
                    place.district,
                    made.day,
                    made.number,
                    made.digest,
                    _counts(made, subject),
                    made.decisions,
                    made.called_off,
                )
            )
    causes = Counter[Cause]()
    for made in now.values():
        causes.update({counted.cause: counted.offices for counted in made.causes})
    return RollupView(
        area=area,
        meeting=meeting,
        day=max((row.day for row in rows), default=on),
        rows=tuple(rows),
        missing=tuple(missing),
        total=_total([row.counts for row in rows]),
        serial=(subject.serial or "") if subject else "",
        decisions=decisions,
        duties=_duties(list(now.values())),
        causes=tuple(CauseCount(cause, causes[cause]) for cause in Cause if causes[cause]),
        refused=tuple(sorted(set_aside.refused, key=lambda apart: apart.file)),
        noted=tuple(sorted(set_aside.noted, key=lambda apart: apart.file)),
        example=example,
        best_basis=_best_basis(list(now.values())),
    )


def _best_basis(made: Sequence[Return]) -> Basis | None:
    bases = [told.best_basis for told in made if told.best_basis is not None]
    return added_basis(bases) if bases and len(bases) == len(made) else None


def _added_duties(counts: Iterable[DutyCount]) -> DutyCount:
    every = list(counts)
    return DutyCount(
        sum(duty.total for duty in every), sum(duty.done for duty in every), added_basis(duty.basis for duty in every)
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
    return tuple(sorted(found, key=lambda decision: (-decision.upazilas, -len(decision.duties), decision.ids)))


def _decision(by_meeting: dict[str, list[ReturnedDecision]], meeting: str) -> RolledDecision:
    now = by_meeting[meeting]
    serials = {decision.serial or "" for decision in now}
    subjects = Counter(decision.subject for decision in now)
    groups = []
    for kind in OfficeKind:
        members = [kind_tally for decision in now for kind_tally in decision.kinds if kind_tally.kind is kind]
        if members:
            tally = added(kind_tally.tally for kind_tally in members)
            groups.append(GroupTally((kind,), sum(kind_tally.accounts for kind_tally in members), tally))
    return RolledDecision(
        ids=tuple(sorted({decision.id for decision in now})),
        serial=serials.pop() if len(serials) == 1 else None if len(serials - {""}) > 1 else "",
        subject=max(subjects, key=lambda words: (subjects[words], words.bn, words.en)),
        duties=now[0].duties,
        upazilas=len(now),
        groups=tuple(groups),
        total=added(group.tally for group in groups),
        trend=tuple(
            Trend(month, len(told), added(kind.tally for decision in told for kind in decision.kinds))
            for month, told in sorted(by_meeting.items())
        ),
    )


def _of_the_statement(decisions: Sequence[RolledDecision]) -> RolledDecision | None:
    """Return the decision that the statement's columns are about: it orders the most of their duties."""
    shared = {decision: len(set(decision.duties) & set(STATEMENT_DUTIES)) for decision in decisions}
    best = max(decisions, key=lambda decision: (shared[decision], decision.upazilas), default=None)
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
        added(tallies) if tallies else None,
        made.portal_offices,
        made.without_duty,
    )


def _total(rows: Sequence[StatementCounts]) -> StatementCounts:
    def column(number: int) -> DutyCount | None:
        known = [duty for row in rows if (duty := row.duties[number]) is not None]
        return _added_duties(known) if known else None

    tallies = [row.tally for row in rows if row.tally is not None]
    return StatementCounts(
        sum(row.offices for row in rows),
        sum(row.answered for row in rows),
        sum(row.accounts for row in rows),
        (column(0), column(1), column(2), column(3)),
        added(tallies) if tallies else None,
        sum(row.portal_offices for row in rows),
        sum(row.without_duty for row in rows),
    )


def _duties(now: Sequence[Return]) -> tuple[RolledDuty, ...]:
    """Return every duty by its policy, in the order in which the returns name them."""
    found: dict[str, list[RolledDuty]] = {}
    for made in now:
        by_policy = {duty.policy: duty for duty in reversed(made.duties)}
        for policy in dict.fromkeys(duty.policy for duty in made.duties):
            duty = by_policy[policy]
            found.setdefault(policy, []).append(RolledDuty(policy, duty.scope, duty.duty, duty.count))
    return tuple(
        RolledDuty(policy, every[0].scope, every[0].duty, _added_duties(duty.count for duty in every))
        for policy, every in found.items()
    )
