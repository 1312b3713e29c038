"""What is known of an office as its findings have it, for who shows it: without a cause that was not given again, and a yes told before an upheld request.

Pure. A cause stands only with the answer that gave it, or with a later one that gives it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging import causes
from auditor.judging.objections import last_saying
from auditor.judging.one_office import left_without
from auditor.model.facts import TWO_STEP_CAUSE
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.judging.judge import JudgingInput, Portals
    from auditor.judging.objections import Objection
    from auditor.model.evidence import Evidence
    from auditor.model.facts import Cause
    from auditor.model.finding import OfficeAssessment


def as_it_counts(
    evidence: dict[str, Evidence],
    against: Mapping[str, Mapping[Cause, Objection]],
    by_all: OfficeAssessment,
    found: OfficeAssessment,
    judging: JudgingInput,
) -> dict[str, Evidence]:
    """Return what is known of an office and its accounts, by id, as its findings have it.

    Args:
        evidence: what is known by all that was told.
        against: what speaks against each cause, by account (id).
        by_all: the office, judged by all that was told.
        found: the office, as requests that were upheld leave it.
        judging: what was told.

    """
    shown = {
        subject: replace(
            known, resolved={fact: each for fact, each in known.resolved.items() if fact != TWO_STEP_CAUSE}
        )
        if _is_given_no_more(known, against.get(subject, {}), judging)
        else known
        for subject, known in evidence.items()
    }
    for policy, doubt in judging.doubted.get(found.office.id, {}).items():
        undone = [
            now.subject
            for before, now in zip(by_all.findings, found.findings, strict=True)
            if now.policy == policy and now is not before and now.outcome is Outcome.FAIL
        ]
        left = left_without(found.office, judging, doubt).evidence(found.office) if undone else {}
        for subject in undone:
            anew = {fact: known for fact, known in left[subject].resolved.items() if fact in doubt.facts}
            shown[subject] = replace(shown[subject], resolved={**shown[subject].resolved, **anew})
    return shown


def known_anew(judged: OfficeAssessment, judging: JudgingInput, portals: Portals) -> dict[str, Evidence]:
    """Return what is known of a judged office and its accounts, by id, found anew; not of one of which a request was upheld."""
    evidence = judging.evidence(judged.office)
    against = judging.against_causes(judged.office, portals, evidence)
    return as_it_counts(evidence, against, judged, judged, judging)


def _is_given_no_more(known: Evidence, against: Mapping[Cause, Objection], judging: JudgingInput) -> bool:
    """Whether the same account answered since without giving the cause that was last told of it."""
    cause = causes.cause_known(known) or causes.cause_aged(known)
    objection = against.get(cause) if cause is not None else None
    if cause is None or objection is None or objection.account.id != known.subject:
        return False
    told = last_saying(cause, judging.observations.get(known.subject, ()))
    return told is not None and objection.side.on > told.observed_on
