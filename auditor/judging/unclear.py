"""An answer that nobody can read is an answer: it may be a no, so it bars what is known less surely until it is answered anew.

Pure: the day is an argument. What it bars is not known, never not done; a no that was told before stays a no.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from auditor.model.baseline import Level
from auditor.model.evidence import Known, MissingReason, Unknown
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.judging.resolving import Terms
    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation, UnclearAnswer
    from auditor.model.facts import Fact


def unclear_by_subject(
    answers: Iterable[UnclearAnswer], baseline: Baseline, day: date
) -> Mapping[str, Sequence[UnclearAnswer]]:
    """Return the answers that nobody can read by whom they are about (ids), none after the day, and none of what is asked for advice alone or why."""
    rules = (rule.policy for rule in baseline.rules if rule.level is Level.SHALL)
    asked = {fact for policy in rules for fact in policy.reads if fact != policy.cause}
    found: dict[str, list[UnclearAnswer]] = defaultdict(list)
    for answer in answers:
        if answer.observed_on <= day and answer.fact in asked:
            for subject in answer.subjects:
                found[subject].append(answer)
    return found


def bar_unclear(
    resolved: dict[Fact[Any], Known[Any] | Unknown],
    by_fact: Mapping[Fact[Any], Sequence[Observation[Any]]],
    unclear: Iterable[UnclearAnswer],
    terms: Terms,
) -> None:
    """Make unknown of one subject what an answer that nobody can read may refute, as long as nothing takes its place.

    Args:
        resolved: what is known of each fact.
        by_fact: all that was told of it.
        unclear: the answers of this subject that nobody can read.
        terms: by what an answer counts: one from before the present holder says nothing of him.

    """
    standing = sorted(_standing(unclear, by_fact, terms), key=attrgetter("observed_on"))
    for fact, answer in {answer.fact: answer for answer in standing}.items():
        told_on = answer.observed_on if answer.is_day_known else None
        match resolved.get(fact):
            case Known() as known:
                if known.grade < Grade.WITNESSED or known.grade <= answer.grade:
                    resolved[fact] = Unknown(MissingReason.UNCLEAR, told_on, known.value, aged=known)
            case Unknown() as unknown:
                resolved[fact] = replace(unknown, at_least=None)
                if unknown.reason is not MissingReason.UNPLACED and not unknown.refutes:
                    resolved[fact] = replace(unknown, reason=MissingReason.UNCLEAR, last_told_on=told_on, at_least=None)
            case None:
                resolved[fact] = Unknown(MissingReason.UNCLEAR, told_on)


def _standing(
    unclear: Iterable[UnclearAnswer], by_fact: Mapping[Fact[Any], Sequence[Observation[Any]]], terms: Terms
) -> Iterator[UnclearAnswer]:
    for answer in unclear:
        of_before = terms.since is not None and answer.fact.bound_to_holder and answer.observed_on < terms.since
        if not of_before and not any(map(answer.is_lifted_by, by_fact.get(answer.fact, ()))):
            yield answer
