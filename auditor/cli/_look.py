"""A look at how things stand, of which no more offices are held than are told of by name: a nation's do not fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.notice import Notice, Place, Severity
from auditor.rounds import assessing
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.baseline import Waiver
    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def look(  # noqa: PLR0913 what a look is made of
    space: Workspace,
    day: date,
    meant: Meeting | None,
    next_meeting: date | None,
    tick: Callable[[], None],
    *,
    most: int | None,
) -> tuple[Judgement, Held]:
    """Judge a workspace and return how it stands, with the offices that are told of by name; nothing is kept.

    What requests for correction that were upheld leave open is among what it tells, each that the checklist counts.

    Args:
        space: the workspace.
        day: the day of the audit.
        meant: for which meeting; None for none.
        next_meeting: the day of the meeting that follows, if it is not the workspace's.
        tick: called after each office.
        most: of how many counted offices a table is shown; None where of any number.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = assessing.MadeRound(input_now(space, day, meant, next_meeting))
    held = Held({*made.header().waivers, *given_before(space)}, most)
    judgement = judgement_of(made, tick, held.see)
    to_correct = (Notice(Severity.DOUBTFUL, Place(""), told) for told in made.to_correct(space, kept_so=True))
    return replace(judgement, notices=(*judgement.notices, *to_correct)), held


def given_before(space: Workspace) -> AbstractSet[Waiver]:
    """Return the waivers of all kept rounds."""
    return {waiver for head in Ledger(space.ledger_path).rounds() for waiver in head.header.waivers}


class Held:
    """The offices of a look that are held, which are seen one after the other: those that a table shows, and those with a waiver."""

    def __init__(self, waivers: Iterable[Waiver], most: int | None) -> None:
        """Hold none yet."""
        self._waived = {waiver.subject for waiver in waivers}
        self._most = most
        self._counted = 0
        self.shown: list[OfficeAssessment] = []
        self.with_waivers: list[OfficeAssessment] = []

    def see(self, assessment: OfficeAssessment) -> None:
        """See an office; once they are too many for a table none is shown."""
        self._counted += not assessment.office.voluntary
        if self._most is None or self._counted <= self._most:
            self.shown.append(assessment)
        else:
            self.shown.clear()
        ids = (given for subject in assessment.office.subjects for given in (subject.id, *subject.doubts))
        if self._waived and not self._waived.isdisjoint(ids):
            self.with_waivers.append(assessment)
