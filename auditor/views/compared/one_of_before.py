"""Who stands in the place of one of before while it is not known whether he is that one: how offices stood goes on under them, so that none falls out between two meetings, and so do what they said and were given, and the names of who left meanwhile."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from auditor.model.disputes import Dispute
    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.model.round import Round
    from auditor.model.subjects import Account, Office
    from auditor.views.compared.stood import Stood


def perhaps_of_before(offices: Iterable[Office]) -> Mapping[str, tuple[str, ...]]:
    """Return whom of before each doubtful office or account of a round may be (ids), in the round's order; nobody who stands in the round himself."""
    doubts: dict[str, tuple[str, ...]] = {}
    listed: set[str] = set()
    for subject in chain.from_iterable(office.subjects for office in offices):
        listed.add(subject.id)
        if subject.doubts and not subject.left:
            doubts[subject.id] = subject.doubts
    return {now: tuple(each for each in before if each not in listed) for now, before in doubts.items()}


def in_place_of(there: Container[str], perhaps: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Return in whose place (id) doubtful offices (ids) stand beside an earlier round, by the offices of that round (`there`).

    Each stands in the place of one at most, as the roster counts them; none of who was listed then already.
    """
    found: dict[str, str] = {}
    for now, before in perhaps.items():
        free = (each for each in before if each in there and each not in found)
        if now not in there and (one := next(free, None)) is not None:
            found[one] = now
    return found


def going_on(stood: Stood, perhaps: Mapping[str, tuple[str, ...]]) -> Stood:
    """Return how the offices stood at an earlier meeting, those of before by the ids (as keys) of who may be them now."""
    now = in_place_of(stood.standings, perhaps)
    if not now:
        return stood
    return replace(
        stood,
        standings={now.get(office, office): standing for office, standing in stood.standings.items()},
        counted=tuple((now.get(office, office), answered) for office, answered in stood.counted),
        asked=frozenset(now.get(office, office) for office in stood.asked),
    )


def heirs_of(perhaps: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Return of whom (id) listed now it is told what is noted of each of before (id) that he may be: of the one who stands in that one's place, else of the first who may."""
    heirs = dict(in_place_of(frozenset(chain.from_iterable(perhaps.values())), perhaps))
    for now, before in perhaps.items():
        for each in before:
            heirs.setdefault(each, now)
    return heirs


def request_of_heirs(dispute: Dispute, heirs: Mapping[str, str], perhaps: Mapping[str, tuple[str, ...]]) -> Dispute:
    """Return a request as one of the office in whose name it is told (`heirs`), also about each listed account that may be one of those whom it names."""
    named = frozenset(dispute.accounts)
    maybe = tuple(now for now, before in perhaps.items() if not named.isdisjoint(before)) if named else ()
    return replace(dispute, office=heirs.get(dispute.office, dispute.office), accounts=(*dispute.accounts, *maybe))


def letter_to_heirs(letter: Letter, heirs: Mapping[str, str]) -> Letter:
    """Return a letter as if it went to the offices of which is told what is noted of those to which it did."""
    if heirs.keys().isdisjoint(letter.offices):
        return letter
    offices = tuple(replace(asked, office=heirs.get(asked.office, asked.office)) for asked in letter.draft.offices)
    received = {heirs.get(office, office): note for office, note in letter.received.items()}
    return replace(letter, draft=replace(letter.draft, offices=offices), received=received)


def has_doubts(office: Office) -> bool:
    """Return whether it is not known of an office, or of somebody in its list, who of before he is."""
    return any(subject.doubts for subject in office.subjects)


def by_ids_of(office: Office, then: OfficeAssessment) -> OfficeAssessment:
    """Return how one of before stood whom an office may be, by the ids of now: each account by that of the listed one that stands in its place."""
    doubts = {account.id: account.doubts for account in office.accounts if not account.left}
    now = {**in_place_of({each.id for each in then.office.accounts}, doubts), then.office.id: office.id}
    accounts = tuple(replace(each, id=now.get(each.id, each.id)) for each in then.office.accounts)
    findings = tuple(replace(each, subject=now.get(each.subject, each.subject)) for each in then.findings)
    return replace(then, office=replace(then.office, id=office.id, accounts=accounts), findings=findings)


def departed_from(now: Round, earlier: Iterable[Iterable[OfficeAssessment]]) -> dict[str, Office]:
    """Return the offices in which those stood at the last meeting who left for a reason, by their ids.

    Or at the one before it at which they were listed, where at each since somebody stood in their place. Nobody in whose place
    somebody may stand now: that he left is told once it is known.

    Args:
        now: the round, with who left the roster for a reason that was told.
        earlier: the offices of the earlier rounds, those of the last one first.

    """
    found: dict[str, Office] = {}
    subjects = [subject for each in now.assessments for subject in each.office.subjects]
    here = {given for each in subjects for given in (each.id, *(() if each.left else each.doubts))}
    wanted = {departure.subject for departure in now.header.departures} - here
    for assessments in earlier if wanted else ():
        stood_for: set[str] = set()
        for office in (each.office for each in assessments):
            found |= {subject.id: office for subject in office.subjects if subject.id in wanted}
            stood_for.update(before for subject in office.subjects for before in subject.doubts)
        wanted = (wanted - found.keys()) & stood_for
        if not wanted:
            break
    return found


def listed_since(before: OfficeAssessment, now: OfficeAssessment) -> AbstractSet[str]:
    """Return the accounts (ids) listed now that were not at the last meeting, where the office had answered by then.

    One of whom it was not known then whether he is one of before was counted in that one's place: once he is told to be none of those, he is new.

    Args:
        before: the office as it stood then.
        now: the same as it stands.

    """
    if not (before.office.accounts and before.answered):
        return frozenset()
    shared = {account.id for account in before.office.accounts if account.shared}
    if any(account.id in shared and not account.shared for account in now.office.accounts):
        return frozenset()  # its posts are accounts of their own again
    listed = _counted(before)
    return frozenset(
        account.id
        for account in now.office.accounts
        if account.id not in listed and not (account.doubts or account.left)
    )


def has_gone(before: OfficeAssessment, now: OfficeAssessment) -> bool:
    """Return whether an account that counted at the last meeting is not listed any more, nor anybody who may be it: who is listed since without a post is no further one, but another."""
    here = {given for each in now.office.accounts if not each.left for given in (each.id, *each.doubts)}
    return bool(_counted(before) - {each.id for each in before.office.accounts if each.left} - here)


def _counted(at: OfficeAssessment) -> AbstractSet[str]:
    """Return the accounts (ids) that were counted at a meeting: those in whose place somebody was counted, not him."""
    doubted = {given for account in at.office.accounts for given in account.doubts}
    return stood_as_themselves(at.office.accounts) | doubted


def stood_as_themselves(subjects: Iterable[Office | Account]) -> AbstractSet[str]:
    """Return the ids of offices or accounts, by those of now, without who was counted in the place of one of before and is none of those by what is known now."""
    return {subject.id for subject in subjects if not subject.doubts or subject.id in subject.doubts}
