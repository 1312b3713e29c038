"""Of which user IDs all was that was open in an office, where they are gone from its list: with them it became implemented, and nobody did anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.finding import Outcome
from auditor.model.standing import standing_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.recount import Decided
    from auditor.model.subjects import Office


def left_undone(
    before: OfficeAssessment,
    now: OfficeAssessment,
    decided: tuple[Decided, Decided],
    departed: AbstractSet[str],
    came_done: Iterable[Finding] = (),
) -> Mapping[str, AbstractSet[str]]:
    """Return by decision (id) the accounts (ids) with whose leaving of an office's list all ended that was open under it.

    None under one where anything was open for somebody who is still listed, or left without a reason; nor, unless they all left the roster for a
    reason, where something is done under it of whom it was not done then.

    Args:
        before: the office as it stood at the last meeting.
        now: the same as it stands.
        decided: what was decided then, and what is; where duties count from another day since, what was done on another day than then was done anew.
        departed: who left the roster for a reason that was told (ids).
        came_done: what was done then of who is listed now and stood in another office's list then.

    """
    gone = departed - {subject.id for subject in now.office.subjects}
    moved = _moved(before.office, now.office)
    found: dict[str, AbstractSet[str]] = {}
    days = {each.id: each.day for each in decided[0].ordering}
    for decision, day in ((each.id, each.day) for each in decided[1].ordering if gone or moved):
        by_day = days.get(decision, day) != day
        opened = {each.subject for each in _applying(before, decision) if each.outcome is not Outcome.PASS}
        done_then = (*_applying(before, decision), *(each for each in came_done if each.decision == decision))
        ended = opened <= gone or (
            opened <= gone | moved and _done(_applying(now, decision), by_day=by_day) <= _done(done_then, by_day=by_day)
        )
        if opened and ended:
            found[decision] = opened
    return found


def _moved(before: Office, now: Office) -> AbstractSet[str]:
    """Return who is in an office's list no more and did not leave the roster: his user ID stands in another list, or perhaps does.

    Not who may be listed here as another, nor of whom only the number was known: he may have a row since.
    """
    here = {given for subject in now.subjects for given in (subject.id, *subject.doubts)}
    had = {account.id for account in before.accounts if not account.only_numbered}
    return had.union(before.gone_elsewhere) - here


def _applying(assessment: OfficeAssessment, decision: str) -> Iterator[Finding]:
    ordered = standing_on(assessment, decision)
    return (finding for finding in ordered if finding.outcome is not Outcome.NOT_APPLICABLE)


def _done(applying: Iterable[Finding], *, by_day: bool) -> AbstractSet[tuple[tuple[str, str], str]]:
    """Return what is done, with the day on which it was where that is asked."""
    done = (each for each in applying if each.outcome is Outcome.PASS)
    return {(each.about, each.done_on if by_day else "") for each in done}
