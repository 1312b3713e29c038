"""Why an office stands as it does today: its findings beside all that was told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.judging.one_office import left_of
from auditor.judging.resolving import Freshness
from auditor.model.errors import WorkspaceError
from auditor.rounds.evidence.lost_evidence import names_spoken
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.looking_back import NO_SUCH_OFFICE, kept_ahead
from auditor.views.why.why import Told, why

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.judged_offices import Judgement
    from auditor.views.compared.history import History
    from auditor.views.why.why import SubjectWhy, TakenBack
    from auditor.workspace.folder import Workspace


def explained(
    space: Workspace,
    judgement: Judgement,
    past: History,
    office: str,
    *,
    taken_back: tuple[TakenBack, ...] = (),
) -> tuple[OfficeAssessment, tuple[SubjectWhy, ...]]:
    """Return an office as it stands, and why.

    Args:
        space: the workspace.
        judgement: how things stand.
        past: the same beside the rounds before it.
        office: the office's id.
        taken_back: its answers that were corrected or taken back.

    Raises:
        WorkspaceError: there is no such office.

    """
    assessment = past.of_office.get(office)
    if assessment is None:
        raise WorkspaceError(NO_SUCH_OFFICE)
    judging, freshness = judgement.judging, Freshness.of(space.baseline)
    doubted = judging.doubted.get(office, {})
    kept = Ledger(space.ledger_path).rounds() if doubted else ()
    told = Told(
        judging.observations,
        judgement.evidence,
        {rule.policy.id: rule.policy.reads for rule in space.baseline.rules},
        lambda observation: freshness.holds(observation, judgement.header.day),
        taken_back,
        judgement.tellers,
        lambda observation, subject: frozenset(
            policy for policy, doubt in doubted.items() if doubt.refutes(observation, subject)
        ),
        lambda policy, subject: (
            left_of(judging, subject, doubted[policy]) if policy in doubted and subject in judging.whole else ()
        ),
        judging.kept_out,
        judgement.as_before(assessment.office),
        names_spoken(judgement.header.files, kept[-1].header.files) if kept else frozenset(),
        judging.undated_rows,
    )
    return assessment, why(assessment, past, told, kept_ahead(space, office, judgement.header.day))
