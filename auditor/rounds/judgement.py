"""The judgement of a round that was made of its input: what papers, screens and the checklist are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.rounds.evidence import vouched
from auditor.rounds.identity.namesakes import with_offices
from auditor.rounds.judged_offices import Judgement
from auditor.rounds.round_counts import RoundCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.assessing import MadeRound
    from auditor.rounds.judged_offices import Judged


def no_step() -> None:
    """Do nothing."""


def judgement_of(
    made: MadeRound, tick: Callable[[], None] = no_step, see: Callable[[OfficeAssessment], None] | None = None
) -> Judgement:
    """Return the judgement of a round that was made of its input.

    Args:
        made: the round.
        tick: called after each office.
        see: is shown each office, one after the other; then the judgement holds none of them, nor what they rest on.

    """
    counts = RoundCounts(made.header().rules)

    def seen() -> Iterator[Judged]:
        for assessment, known in made.offices():
            counts.see(assessment)
            if see is not None:
                see(assessment)
            else:
                yield assessment, known
            tick()

    assessments, evidence = made.held(seen(), made.header().day)
    header = made.header()
    return Judgement(
        header,
        assessments,
        evidence,
        vouched.with_numbers(with_offices((*made.notices, *made.altered()), made.counted), made.slips),
        made.questions,
        (*made.unread, *made.missing),
        tuple(file.name for file in made.lost if not file.carried_on and (file.anew or not file.changed)),
        # By the very same context the names of a nation are put in order once.
        made.context if made.counted is made.context.roster else replace(made.context, roster=made.counted),
        counts,
        made.judging,
        made.by_then,
        made.told_on,
        made.called_on,
        made.read.for_all,
        made.read.tellers,
        made.everybody,
        made.context.roster,
        made.as_before,
    )
