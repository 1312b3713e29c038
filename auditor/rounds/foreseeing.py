"""How offices would stand once a correction of the roster was written; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.journal import Identified
from auditor.rounds import identities, looking_back
from auditor.rounds.assessing import MadeRound, judgement_of
from auditor.rounds.round_input import input_now
from auditor.rounds.whose_rows import whose_rows
from auditor.workspace import roster_corrections

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.assessing import Judgement
    from auditor.rounds.correcting import Prepared
    from auditor.views.history import History
    from auditor.workspace.folder import Workspace


def with_correction(space: Workspace, day: date, prepared: Prepared) -> tuple[Judgement, History]:
    """Return how offices would stand on a day after a correction, with all that is noted when it is written (`correcting.enter`).

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    noted = [*whose_rows(space, day, prepared.offices)]
    reading = space.reading_with(roster_corrections.read(space.folder).with_more(*prepared.corrections))
    config = space.config
    if prepared.departure is not None:
        departed_on = {**config.departed_on, prepared.departure.subject: day}
        config = replace(config, departures=(*config.departures, prepared.departure), departed_on=departed_on)
    after = replace(space, reading=reading, config=config)
    if prepared.answers:
        identified = [each for each in noted if isinstance(each, Identified)]
        noted += identities.noted(after, day, prepared.answers, identified)
    given = input_now(after, day, None, more=noted)
    judged = judgement_of(MadeRound(given))
    return judged, looking_back.before_look(after, judged.header, judged.assessments, given.everybody)
