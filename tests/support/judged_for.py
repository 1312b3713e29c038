"""How things stand for a meeting: what keeping a round for it would judge, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.rounds.assessing import MadeRound
from auditor.rounds.judgement import judgement_of
from auditor.rounds.meetings.meetings import the_meeting
from auditor.rounds.round_input import input_now

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


def judged_for(space: Workspace, day: date, meeting: str) -> Judgement:
    return judgement_of(MadeRound(input_now(space, day, the_meeting(space, meeting, day))))
