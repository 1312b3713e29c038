"""By what a round's offices are judged: its evidence beside what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.judging.judge import JudgingInput
from auditor.roster.moving import at_portal_since
from auditor.rounds.shared_until import but_of_shared_one

if TYPE_CHECKING:
    from auditor.judging.judge import FolderEvidence
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Roster
    from auditor.rounds.round_input import RoundInput


def judged_by(given: RoundInput, told: FolderEvidence, context: SourceContext, counted: Roster) -> JudgingInput:
    """Return by what the offices of a round are judged.

    Args:
        given: what the round is made of.
        told: what its evidence says.
        context: by what that was read.
        counted: its roster, with the accounts numbered of offices that only count them.

    """
    since = at_portal_since(given.everybody, counted.offices, given.day)
    by = given.baseline, given.standing_waivers, given.day, given.upheld, context.held_there, since
    return JudgingInput.of(but_of_shared_one(told, given.shared_until), *by)
