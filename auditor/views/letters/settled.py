"""What an office that was reminded had done by kept rounds: by that a reminder counts for it no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.standing import status_of
from auditor.views.compared.stood import done_duties, is_pending
from auditor.views.remarks.told_by_then import was_told_by_then

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RoundHeader


class Settled(Struct, frozen=True):
    """What an office had done by a round kept on a day: the duties (ids of policies), and whether nothing was left for it to do at all."""

    day: date
    duties: frozenset[str]
    free: bool


def settled_in(rows: Iterable[tuple[RoundHeader, OfficeAssessment]], since: date = date.min) -> tuple[Settled, ...]:
    """Return what an office had done by rounds, oldest first; not what is done only since evidence of a no is there no more, so long as nobody tells it anew.

    Args:
        rows: the rounds, and how the office stood in each.
        since: the day of the first round that is asked for; those before it tell of noes.

    """
    noes: dict[tuple[str, str], Finding] = {}
    nobody_did: set[tuple[str, str]] = set()
    found: list[Settled] = []
    for header, row in rows:
        ordered = row.of(level=Level.SHALL)
        done = {each.about: each for each in ordered if each.outcome is Outcome.PASS}
        nobody_did = {
            of
            for of, no in noes.items()
            if of in done and (misses_evidence(header) or of in nobody_did) and was_told_by_then(no, done[of])
        }
        noes = {of: no for of, no in noes.items() if of not in done or of in nobody_did}
        noes |= {each.about: each for each in ordered if each.is_no}
        if header.day >= since:
            is_free = not (nobody_did or is_pending(status_of(row)))
            found.append(Settled(header.day, done_duties(row, nobody_did), is_free))
    return tuple(found)


def misses_evidence(header: RoundHeader) -> bool:
    """Return whether a round was kept without evidence of earlier ones, or with some that was changed since."""
    return bool(header.unread or header.changed)
