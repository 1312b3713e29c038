"""Whose list one left of whom it was told why: of a user ID that moved that is the list of one of several offices."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.subjects import NUMBERED
from auditor.workspace.config import ToldDeparture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Departure
    from auditor.model.identity import Identities, KnownAccount
    from auditor.model.journal import Identified
    from auditor.roster.assignment import Assignment
    from auditor.workspace.config import Config

    Noted = Mapping[str, Sequence[tuple[date, KnownAccount]]]
    """How accounts (ids) were noted as listed, each with the day of the note, in order."""


def by_ids_now(config: Config, everybody: Identities) -> Config:
    """Return settings with those who left by the ids that they have now: a reason may be told of who turns out to be one of before after that."""
    left = tuple(replace(each, subject=_id_now(each.subject, everybody)) for each in config.departures)
    return config if left == config.departures else replace(config, departures=left)


def _id_now(subject: str, everybody: Identities) -> str:
    """Return the id that somebody has now; of whom only the number is known, and who was never noted, that number's in the office that his turned out to be."""
    office, _, number = subject.partition("/")
    is_noted = subject in everybody.accounts or subject in everybody.merged
    return (
        everybody.id_now(subject)
        if is_noted or not number.startswith(NUMBERED)
        else f"{everybody.id_now(office)}/{number}"
    )


def noted_of(noted: Iterable[Identified], departures: Iterable[ToldDeparture], everybody: Identities) -> Noted:
    """Return how those of whom it is told that they left were noted as listed, by the ids that they have now: each with the day of the note, in order, its office by the id that this has now."""
    left = {everybody.id_now(each.subject) for each in departures}
    found: dict[str, list[tuple[date, KnownAccount]]] = defaultdict(list)
    for note in noted if left else ():
        for account in note.accounts:
            now = everybody.id_now(account.id)
            if now in left and not account.gone:
                found[now].append((note.on, replace(account, office=everybody.id_now(account.office))))
    return found


def listed_then(noted: Noted, departure: ToldDeparture, everybody: Identities) -> KnownAccount | None:
    """Return how an account was listed that left: in the list that its leaving names, else last before the day on which it was told; where nothing was noted of it before that, how it was first listed; by the id that its office has now.

    A day does not tell whether one that moved on it left the one list or the other.
    """
    office, listed = everybody.id_now(departure.office), noted.get(everybody.id_now(departure.subject), ())
    there = [account for _, account in listed if account.office == office]
    if there:
        return there[-1]
    before = [account for day, account in listed if departure.on is not None and day < departure.on]
    return before[-1] if before else next((account for _, account in listed), None)


def moved_since(config: Config, assigned: Assignment, noted: Sequence[Identified]) -> frozenset[str]:
    """Return the ids of those who are listed, or were last, in another office than the one of which it was told that they left: they moved.

    Args:
        config: who left, and on which day that was told.
        assigned: who is listed, by given ids.
        noted: what was noted of who is listed.

    """
    found, of_those = set(), noted_of(noted, config.departures, assigned.known)
    for departure in last_told(config):
        then = listed_then(of_those, departure, assigned.known)
        known = assigned.known.accounts.get(departure.subject)
        if known is None or then is None or then.office == assigned.office_of(known.id):
            continue
        if known.id not in assigned.known.reconsidered or then.office in assigned.known.moved_on.get(known.id, ()):
            found.add(known.id)
    return frozenset(found)


def last_told(config: Config) -> tuple[ToldDeparture, ...]:
    """Return why each left last."""
    last = {departure.subject: departure for departure in config.departures}
    return tuple(each for each in config.departures if each is last[each.subject])


def as_told(departure: Departure, day: date, assigned: Assignment) -> ToldDeparture:
    """Return why somebody left as it is written on a day: of an account that moved with the office in whose list it stood last."""
    has_moved = assigned.known.id_now(departure.subject) in assigned.known.moved_on
    office = assigned.office_of(departure.subject) if has_moved else ""
    return ToldDeparture(departure.subject, departure.reason, day, office)
