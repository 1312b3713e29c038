"""Of whom it is not known whose of before he is: the worst counts that any answer would give, and no no is told of more than one, nor of another office than it was told of."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.engine import not_known_since_left
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.finding import OfficeAssessment
    from auditor.model.identity import HeldThere
    from auditor.model.subjects import Office


def worst(
    own: OfficeAssessment,
    perhaps: Sequence[tuple[Mapping[str, str], OfficeAssessment]],
    claimants: Mapping[str, Collection[str]],
    elsewhere: frozenset[str],
    staying: frozenset[str],
) -> OfficeAssessment:
    """Return an office with the worst of its findings each: not done before not known, and that before all else.

    A no of before never counts twice: where it may be of more who are listed than there are such, nobody is not done by it,
    and each has an answer still to be placed. Where it would be a no whoever of them it is of, the office has it all the same
    (`Finding.no_of_several`). So it is of who may be one of several, where no single one of these has all his noes: he has only those that each of them has. One that was told of who stood in another office's list stays with that office, as long as that stands for him: here nothing is known
    meanwhile.

    Args:
        own: the office by what was told of those listed.
        perhaps: who was taken for whom of before, by id, and the office as it would be then.
        claimants: the ids of who may be one of before, by his id.
        elsewhere: those of before (ids) who stood in another office's list: what was told of them is no answer of this one.
        staying: those of before (ids) for whom their own office stands (`standing_for`).

    """
    if not perhaps:
        return own
    found = [
        {
            taken[finding.subject]: _without_no(then.findings[at], finding)
            if taken[finding.subject] in elsewhere & staying
            else then.findings[at]
            for taken, then in perhaps
            if finding.subject in taken
        }
        for at, finding in enumerate(own.findings)
    ]
    noes = Counter(
        (finding.policy, before)
        for finding, as_before in zip(own.findings, found, strict=True)
        for before, then in as_before.items()
        if then.outcome is Outcome.FAIL and then.is_open
    )
    certain = {(policy, before) for (policy, before), told in noes.items() if told == len(claimants[before])}
    of_no_one = _whose_noes_no_one_has(own, found)
    worst_of = []
    for finding, as_before in zip(own.findings, found, strict=True):
        told = _told_by_whom(_worst(finding, as_before, claimants, certain, of_no_one), finding, as_before, elsewhere)
        worst_of.append(_as_told_here(told, finding, as_before, elsewhere))
    return replace(own, findings=tuple(worst_of))


def _as_told_here(worst: Finding, own: Finding, found: Mapping[str, Finding], elsewhere: Container[str]) -> Finding:
    """Return the worst of what is found of somebody, of what is not done without a cause that another office alone told of one of before: of him nobody said it, so it excuses nothing here.

    What its portal's owner is asked about goes along to who stands at that portal (`auditor.judging.portals.since_moved`).
    """
    here = {own.cause, *(then.cause for before, then in found.items() if before not in elsewhere)}
    if worst.outcome is not Outcome.FAIL or worst.cause is None or worst.cause in here or worst.cause.asked_of_owner:
        return worst
    return replace(worst, cause=None, cause_on=None, cause_source="", against_cause=())


def _without_no(then: Finding, own: Finding) -> Finding:
    """Return what would be found of somebody as one of before whose noes stay with another office: of one to what is ordered only that an answer is still to be placed."""
    if not then.is_no or then.level is not Level.SHALL:
        return then
    return own if own.outcome is Outcome.FAIL else _to_be_placed(own, then.observed_on, unanswered=then.unanswered)


def _to_be_placed(own: Finding, told_on: date | None, *, unanswered: bool, no_of_several: bool = False) -> Finding:
    """Return a duty of which an answer is still to be placed."""
    return Finding(
        own.subject,
        own.policy,
        own.decision,
        own.level,
        Outcome.UNKNOWN,
        missing=own.missing,
        reason=MissingReason.UNPLACED,
        observed_on=told_on,
        unplaced=own.unplaced,
        unanswered=unanswered,
        no_of_several=no_of_several,
    )


def _told_by_whom(worst: Finding, own: Finding, found: Mapping[str, Finding], elsewhere: Container[str]) -> Finding:
    """Return the worst of what is found of somebody, marked where it is not known and nothing that the office itself told of one of before would tell it."""
    if not found or worst.either_way or {worst.outcome, own.outcome} != {Outcome.UNKNOWN}:
        return worst
    of_its_own = (then for before, then in found.items() if before not in elsewhere)
    by_others = all(then == own or then.unanswered for then in of_its_own)
    return replace(worst, told_by_others=True) if by_others else worst


def _worst(
    own: Finding,
    found: Mapping[str, Finding],
    claimants: Mapping[str, Collection[str]],
    certain: Container[tuple[str, str]],
    of_no_one: Container[str],
) -> Finding:
    """Return the worst of what is found of somebody, by himself and as each of before; it is marked where no answer would find it otherwise.

    Args:
        own: what is found of him by himself.
        found: what would be found of him as each of before, by the id of that one.
        claimants: the ids of who may be one of before, by his id.
        certain: by what and who of before is not done, whoever listed in the office he is.
        of_no_one: who (id) would have noes of several, all of which no one of before has.

    """
    never_told = own.reason is MissingReason.NEVER_TOLD
    gravest = max((own, *found.values()), key=partial(_gravity, never_told=never_told))
    same = all(each == own or each.reason is MissingReason.OTHER_PORTAL for each in found.values())
    if found and gravest.outcome is Outcome.UNKNOWN and (same or gravest.reason is MissingReason.LEFT_ROSTER):
        return replace(gravest, either_way=True)
    refuting = [before for before, finding in found.items() if finding.is_no]
    surely_his = len(refuting) == len(found) or own.subject not in of_no_one or own.level is not Level.SHALL
    enough = len(refuting) >= len({now for before in refuting for now in claimants[before]})
    if own.outcome is Outcome.FAIL or (enough and (surely_his or not refuting)):
        return gravest
    told_on = max(filter(None, (gravest.observed_on, own.observed_on if own.unplaced else None)), default=None)
    several = any((own.policy, before) in certain for before in refuting)
    return _to_be_placed(own, told_on, unanswered=gravest.unanswered, no_of_several=several)


def _whose_noes_no_one_has(own: OfficeAssessment, found: Sequence[Mapping[str, Finding]]) -> frozenset[str]:
    """Return the accounts (ids) that by the worst of all answers would be told several noes to what is ordered, though in no one answer they have all of these."""
    noes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for finding, as_before in zip(own.findings, found, strict=True):
        if finding.level is Level.SHALL and finding.outcome is not Outcome.FAIL and finding.subject != own.office.id:
            for before, then in as_before.items():
                if then.is_no:
                    noes[finding.subject][before].add(finding.policy)
    return frozenset(subject for subject, told in noes.items() if set[str]().union(*told.values()) not in told.values())


def _gravity(finding: Finding, *, never_told: bool) -> tuple[bool, bool, bool, bool]:
    """Return how much speaks against an office; of two that are not done that which only the portal hinders is the lighter. What excuses a no for a time is found later.

    Where nothing was told of somebody himself, that an answer is still to be placed says more than that.
    """
    to_be_placed = never_told and finding.reason is MissingReason.UNPLACED
    return finding.outcome is Outcome.FAIL, finding.outcome is Outcome.UNKNOWN, finding.is_open, to_be_placed


class NoesOfBefore:
    """Sees the noes of those of before who may be listed as somebody else, and keeps those who left from telling them again."""

    def __init__(self, claimants: Mapping[str, set[str]], offices: Iterable[Office], staying: Container[str]) -> None:
        """Begin with nothing told; `claimants` are the ids of who may be one of before, by his id: of these those alone take his place who did not leave, alone or with their office. The noes of those `staying` are told of none of these."""
        self._staying = staying
        here = (each.subjects for each in offices if not each.left) if claimants else ()
        listed = {subject.id for subjects in here for subject in subjects if not subject.left}
        self._claimants = {before: others & listed for before, others in claimants.items()}
        self._perhaps: dict[str, set[str]] = defaultdict(set)
        for before, others in self._claimants.items():
            for each in others:
                self._perhaps[each].add(before)
        self._noes: dict[str, set[str]] = defaultdict(set)
        self._told: Counter[tuple[frozenset[str], str]] = Counter()

    def see(self, perhaps: Iterable[tuple[Mapping[str, str], OfficeAssessment]]) -> None:
        """Note who of before is not done by what: offices as they would stand, and who would be whom."""
        for taken, then in perhaps:
            for finding in then.findings:
                if finding.subject in taken and finding.is_no:
                    self._noes[finding.policy].add(taken[finding.subject])

    def told_once(self, assessment: OfficeAssessment) -> OfficeAssessment:
        """Return an office of whose leavers only so many are not done as more of before were than may be listed still."""
        findings = map(self._told_once, assessment.findings)
        return replace(assessment, findings=tuple(findings)) if self._claimants else assessment

    def _told_once(self, finding: Finding) -> Finding:
        listed = self._claimants.get(finding.subject)
        if not listed or finding.outcome is not Outcome.FAIL or finding.reason is not MissingReason.LEFT_ROSTER:
            return finding
        if finding.subject in self._staying and finding.level is Level.SHALL:
            return finding
        group = frozenset[str]().union(*(self._perhaps[each] for each in listed))
        beyond = len(group & self._noes[finding.policy]) - len(listed)
        if self._told[group, finding.policy] >= beyond:
            return not_known_since_left(finding)
        self._told[group, finding.policy] += 1
        return finding


def claimants_of(offices: Sequence[Office]) -> Mapping[str, set[str]]:
    """Return who may be one of before, by his id: also he himself, where he is listed as well."""
    claimants: dict[str, set[str]] = defaultdict(set)
    for subject in (subject for office in offices for subject in office.subjects if subject.doubts):
        for before in subject.doubts:
            claimants[before].add(subject.id)
    for subject in (subject for office in offices for subject in office.subjects) if claimants else ():
        if not subject.left and subject.id in claimants:
            claimants[subject.id].add(subject.id)
    return claimants


def of_elsewhere(office: Office, held_there: Mapping[str, HeldThere]) -> frozenset[str]:
    """Return those of before (ids) whom some in an office may be and who stood in another list than its own, or that of one that it may be: what was told of them is no answer of it."""
    if not held_there:
        return frozenset()
    before, own = {given for subject in office.subjects for given in subject.doubts}, {office.id, *office.doubts}
    return frozenset(given for given in before if given in held_there and held_there[given].office not in own)


def standing_for(offices: Sequence[Office], held_there: Mapping[str, HeldThere]) -> frozenset[str]:
    """Return those of before (ids) for whom the office in whose list they stood stands while it is asked whether they are in another one's: their noes are told there, and so nowhere else."""
    if not held_there:
        return frozenset()
    there = {given for office in offices for given in (*(each.id for each in office.accounts), *office.gone_elsewhere)}
    return frozenset(held_there.keys() & there)


def taken_for_those_before(office: Office) -> Iterator[Mapping[str, str]]:
    """Yield who would be whom, by id, for every way in which the doubts about an office may be answered by yes."""
    doubts = {subject.id: subject.doubts for subject in office.subjects if subject.doubts}
    for at in range(max(map(len, doubts.values()), default=0)):
        yield {now: before[min(at, len(before) - 1)] for now, before in doubts.items()}
