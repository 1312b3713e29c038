"""What is known of an office as its findings have it, for who shows it: without a yes told before an upheld request. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.one_office import left_without
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import Evidence
    from auditor.model.finding import OfficeAssessment


def as_it_counts(
    evidence: dict[str, Evidence],
    by_all: OfficeAssessment,
    found: OfficeAssessment,
    judging: JudgingInput,
) -> dict[str, Evidence]:
    """Return what is known of an office and its accounts, by id, as its findings have it.

    Args:
        evidence: what is known by all that was told.
        by_all: the office, judged by all that was told.
        found: the office, as requests that were upheld leave it.
        judging: what was told.

    """
    shown = dict(evidence)
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


def known_anew(judged: OfficeAssessment, judging: JudgingInput) -> dict[str, Evidence]:
    """Return what is known of a judged office and its accounts, by id, found anew; not of one of which a request was upheld."""
    return as_it_counts(judging.evidence(judged.office), judged, judged, judging)
