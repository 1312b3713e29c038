"""Evidence as a policy reads it: which facts its verdict rests on is remembered, and what refutes what it would have been, or did before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import field

from auditor.judging.objections import side_known, side_told
from auditor.model.evidence import Evidence, Known
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.evidence import Unknown
    from auditor.model.facts import Fact
    from auditor.model.side import Side


class Reading(Evidence, frozen=True):
    """Evidence that remembers which facts a verdict rests on, which refuted what it would have been, and on which days was told what does so no more."""

    rests_on: dict[Fact[Any], Known[Any]] = field(default_factory=dict)
    refuted_by: dict[Fact[Any], Known[Any]] = field(default_factory=dict)
    cleared_on: list[date] = field(default_factory=list)

    def known(self, fact: Fact[Any]) -> Known[Any]:
        """Return what is known of a fact, and remember that it was read (see `Evidence.known`)."""
        known = Evidence.known(self, fact)
        self.rests_on[fact] = known
        return known

    def contradicted_by(self, fact: Fact[Any], value: Any) -> bool:  # noqa: ANN401 any fact's
        """Return whether a fact is known to have a value, and remember what refutes by it, or when what did was told otherwise (see `Evidence.contradicted_by`)."""
        contradicted = Evidence.contradicted_by(self, fact, value)
        known = self.resolved.get(fact)
        if contradicted and isinstance(known, Known):
            self.refuted_by[fact] = known
        elif isinstance(known, Known) and value in known.in_place_of:
            self.cleared_on.append(known.observed_on)
        return contradicted

    def refuted(self, missing: Unknown | None = None) -> tuple[Side, ...]:
        """Return what is said and what refutes it: a further fact that turned the verdict, or what was seen or recorded; nothing where none did.

        Where a verdict is `missing`, that is what was seen or recorded of who had the post before.
        """
        if missing is not None:
            told = [*map(side_told, missing.refutes)]
            claims = [side_known(*claim) for claim in self.rests_on.items()] if len(told) == 1 else []
            said = [*claims[:1], *told]
            return tuple(said) if len(said) > 1 else ()
        if self.refuted_by:
            fact, refuting = next(iter(self.refuted_by.items()))
            claimed_of, rests_on = next(iter(self.rests_on.items()))
            # What was seen at the login that refutes it is no claim: that is what was told of the refuting fact, or of the same again.
            claimed = (*refuting.refutes[:1], *rests_on.told_since) if rests_on.grade >= Grade.WITNESSED else ()
            was_so = rests_on.observed_on < refuting.observed_on
            is_claimed = claimed and not (was_so and all(each.observed_on < refuting.observed_on for each in claimed))
            claim = side_told(claimed[0]) if is_claimed else side_known(claimed_of, rests_on)
            return claim, side_told(refuting.refutes[-1]) if refuting.refutes else side_known(fact, refuting)
        return next((tuple(map(side_told, known.refutes)) for known in self.rests_on.values() if known.refutes), ())
