"""By what was told of those of before one of whom somebody may be a duty of his stands as not done. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.views.remarks.weighing import counting_of, worth
from auditor.views.remarks.weights import HOLDING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from auditor.model.as_before import AsBefore
    from auditor.model.evidence import Observation
    from auditor.model.finding import Finding
    from auditor.views.remarks.weights import Weight


def holding_before(
    finding: Finding,
    may_be: Iterable[AsBefore],
    told: Mapping[str, Sequence[Observation[Any]]],
    is_fresh: Callable[[Observation[Any]], bool],
) -> Mapping[Observation[Any], Weight]:
    """Return what was told of those of before by whom a duty stands as not done, as far as it holds of them, and what it is worth.

    Args:
        finding: how the duty stands.
        may_be: what would be known and found of its subject by himself and as each of before.
        told: what was told, by whom it is about (ids).
        is_fresh: whether something that was told is not too old to count.

    """
    found: dict[Observation[Any], Weight] = {}
    for then in _deciding(finding, may_be):
        known = then.evidence.own if finding.is_no and then.evidence.own else then.evidence.resolved
        for each in told.get(then.before, ()):
            weight = worth(each, counting_of(finding, each.fact, known.get(each.fact)), None, is_fresh)
            if weight in HOLDING:
                found[each] = weight
    return found


def _deciding(finding: Finding, may_be: Iterable[AsBefore]) -> Sequence[AsBefore]:
    """Return as whom of before somebody's duty would stand as it does; nobody where it stands so by what was told of himself."""
    if not (finding.is_no or finding.cause is not None):
        return ()
    same = [then for then in may_be if any(_basis(each) == _basis(finding) for each in then.findings)]
    return same if all(then.before for then in same) else ()


def _basis(finding: Finding) -> Hashable:
    """Return by what a duty stands, whatever time was given for it."""
    return finding.policy, finding.is_no, finding.cause, finding.code, finding.source, finding.observed_on
