"""How offices will stand at the next meeting if until then nobody tells anything more: by that it is known what they are asked now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.rounds.assessing import made_now
from auditor.rounds.judgement import judgement_of
from auditor.rounds.meetings.meetings import meetings_of
from auditor.rounds.meetings.passed_meetings import next_to_keep

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.assessing import MadeRound
    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


def day_asked_for(space: Workspace, day: date) -> date:
    """Return for which day it is asked what grows old: that of the next meeting.

    The day itself where none is planned, or one so late that what is told now would have grown old by it, too.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    following = next_to_keep(meetings_of(space), day)
    if following is None or following.day is None or (following.day - day).days > space.baseline.fresh_days:
        return day
    return following.day


def judged_to_ask(space: Workspace, day: date) -> Judgement:
    """Return the judgement of a day with the offices as they will stand at the next meeting.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = made_now(space, day)
    return as_at_meeting(space, made, judgement_of(made))


def as_at_meeting(space: Workspace, made: MadeRound, judgement: Judgement) -> Judgement:
    """Return the judgement of a round that was made with the offices as they will stand at the next meeting.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    day = day_asked_for(space, judgement.header.day)
    if day == judgement.header.day:
        return judgement
    assessments, evidence = made.held(made.offices_on(day), day, beside=judgement.assessments)
    return replace(judgement, assessments=assessments, evidence=evidence)


def counted_lately(space: Workspace, judgement: Judgement) -> frozenset[str]:
    """Return the offices (ids) that told how many accounts they have no longer ago than that it counts at the next meeting.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    meets_on = day_asked_for(space, judgement.header.day)
    told = (each for of_file in judgement.by_then.counts.values() for each in of_file)
    return frozenset(each.office for each in told if (meets_on - each.on).days <= space.baseline.fresh_days)
