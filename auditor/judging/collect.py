"""Observations become evidence of one subject: what is known of the present holder, beside what is of who had the post before.

Pure: the day is an argument. How the tellings of one fact come to something `auditor.judging.resolving` says.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import structs

from auditor.judging.barring import Open, bar, perhaps_of_before, perhaps_since
from auditor.judging.contradicting import barred_by_one_of_before, is_worse
from auditor.judging.other_mailbox import of_the_listed
from auditor.judging.resolving import Freshness, Terms, is_standing_no, resolve, walk_order
from auditor.model.evidence import Evidence, Known, MissingReason, Observation, Unknown
from auditor.model.facts import (
    FACTS,
    HOLDER_SINCE,
    PASSWORD_MEETS_RULE,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    Fact,
)
from auditor.model.grades import Grade
from auditor.model.mailboxes import OF_A_MAILBOX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.evidence import UnclearAnswer, UnplacedAnswer


def present_holder_since(observations: Iterable[Observation[Any]], listed: date | None) -> date | None:
    """Return when the present holder took the post: the latest of what the roster lists and what was told."""
    told = [observation.value for observation in observations if observation.fact == HOLDER_SINCE]
    return max([*told, *([listed] if listed else [])]) if told else listed


def evidence_of(  # noqa: PLR0913 each part of the evidence rules is one argument
    subject: str,
    observations: Sequence[Observation[Any]],
    *,
    day: date,
    freshness: Freshness,
    holder_since: date | None = None,
    joining_unread_on: date | None = None,
    rule: str = "",
    unplaced: Sequence[UnplacedAnswer] = (),
    unclear: Sequence[UnclearAnswer] = (),
) -> Evidence:
    """Return what is known of one subject on one day.

    Args:
        subject: office or account id.
        observations: all observations of that subject, none of them after `day`.
        day: the day of the audit.
        freshness: for how long tellings count.
        holder_since: when the present holder took the post, as the roster says; later tellings move it later.
        joining_unread_on: since which audit the roster has a day for that which nobody knows: it may be as late as `day`, until a day is told after that audit.
        rule: the password rule in force; answers under another rule do not count.
        unplaced: answers that may be of this subject, none of them after `day`: one that would worsen what is known
            bars it, and where nothing is known there is still that answer to be placed. The day of a transfer bars what would not count if it were his.
        unclear: answers that are, or may be, of this subject and that nobody can read, none of them after `day`.

    """
    told = set(observations)
    since = present_holder_since(told, holder_since)
    terms = Terms(day, freshness, since)
    by_fact, his = _by_fact(told), told if since is None else [each for each in told if terms.concern(each)]
    resolved, own, answers = _resolved(by_fact, terms, rule), {}, Open(unplaced, unclear, rule)
    if len(his) < len(told):
        of_his = _by_fact(his)
        own = _resolved(of_his, terms, rule)
        own |= {fact: no for fact, no in resolved.items() if fact.no_outlives_holder and is_standing_no(fact, no)}
        resolved = {fact: _beside(found, own.get(fact), fact, by_fact[fact], terms) for fact, found in resolved.items()}
        bar(own, of_his, answers, terms)
    joined = None
    if unplaced or unclear:
        bar(resolved, by_fact, answers, terms)
    is_unread = joining_unread_on is not None and not is_joining_told(told, joining_unread_on)
    if unplaced or unclear or is_unread:
        joined = perhaps_since(answers, told, since, day if is_unread else None)
    if joined is not None:
        if_his = evidence_of(
            subject,
            observations,
            day=day,
            freshness=freshness,
            holder_since=joined.day,
            rule=rule,
            unplaced=[answer for answer in unplaced if answer.fact != HOLDER_SINCE],
            unclear=[answer for answer in unclear if answer.fact != HOLDER_SINCE],
        )
        resolved = {
            fact: perhaps_of_before(fact, found, if_his.resolved.get(fact), joined) for fact, found in resolved.items()
        }
    return Evidence(subject, resolved, own if any(isinstance(known, Unknown) for known in resolved.values()) else {})


def is_joining_told(told: Iterable[Observation[Any]], after: date) -> bool:
    """Return whether it was told after a day since when the present holder has the post."""
    return any(each.fact == HOLDER_SINCE and each.observed_on > after for each in told)


def _by_fact(observations: Iterable[Observation[Any]]) -> dict[Fact[Any], list[Observation[Any]]]:
    """Return observations by what they tell of."""
    by_fact: dict[Fact[Any], list[Observation[Any]]] = defaultdict(list)
    for observation in observations:
        by_fact[observation.fact].append(observation)
    return by_fact


def _resolved(
    by_fact: Mapping[Fact[Any], Sequence[Observation[Any]]], terms: Terms, rule: str
) -> dict[Fact[Any], Known[Any] | Unknown]:
    """Return what observations come to, fact by fact."""
    resolved: dict[Fact[Any], Known[Any] | Unknown] = {}
    for fact in filter(by_fact.get, FACTS.values()):
        seen = by_fact[fact]
        if fact == PASSWORD_MEETS_RULE:
            seen = [observation for observation in seen if observation.value.rule == rule]
        resolved[fact] = resolve(fact, seen, terms) if seen else Unknown(MissingReason.OTHER_RULE)
        if fact in OF_A_MAILBOX:
            resolved[fact] = of_the_listed(fact, seen, resolved[fact], terms)
    if terms.since is not None:
        _withdraw_old_enrolment(resolved, by_fact.get(TWO_STEP_ENROLLED, ()), terms)
    return resolved


def _beside(
    found: Known[Any] | Unknown,
    own: Known[Any] | Unknown | None,
    fact: Fact[Any],
    seen: Sequence[Observation[Any]],
    terms: Terms,
) -> Known[Any] | Unknown:
    """Return what is known of the present holder: what he told himself, unless that comes to less beside what is of before.

    What bars it is nobody's now: what it bars is not known, and never not done.

    Args:
        found: what all that was told of the fact comes to.
        own: what that comes to which is of him; None where nothing is.
        fact: the fact.
        seen: all that was told of it.
        terms: by what it counts.

    """
    stands, own_stands = _standing(found), _standing(own)
    if own is not None and None not in {stands, own_stands} and not is_worse(fact, stands, own_stands):
        if (
            isinstance(found, Known)
            and isinstance(own, Known)
            and found == structs.replace(own, conflict=found.conflict)
        ):
            return structs.replace(found, refutes=own.refutes)
        return own
    if isinstance(found, Unknown):
        return structs.replace(found, of_before=True, aged=None)
    return Unknown(
        MissingReason.NEW_HOLDER,
        found.observed_on,
        found.value,
        of_before=True,
        at_least=found,
        refutes=barred_by_one_of_before(fact, sorted(seen, key=walk_order(fact)), own_stands, terms.concern),
    )


def _standing(what: Known[Any] | Unknown | None) -> Any:  # noqa: ANN401 the fact's own type
    """Return the value that stands; None where none does."""
    return what.value if isinstance(what, Known) else what and what.stands


def _withdraw_old_enrolment(
    resolved: dict[Fact[Any], Known[Any] | Unknown],
    enrolments: Sequence[Observation[bool]],
    terms: Terms,
) -> None:
    """After a transfer a system record of two-step speaks of the old holder's phone, unless it was enrolled later.

    It supports nothing, but settles what was said of the holder before: that it was off then bars the present holder no more.
    """
    if not any(observation.grade is Grade.EXPORTED and observation.value for observation in enrolments):
        return
    since = terms.since or date.min
    found = resolved.get(TWO_STEP_ENROLLED_ON)
    enrolled_on = found.at_least if isinstance(found, Unknown) else found
    if enrolled_on is not None and enrolled_on.value.earliest is not None:
        return
    walked = sorted(enrolments, key=walk_order(TWO_STEP_ENROLLED))
    records = [at for at, seen in enumerate(walked) if seen.grade is Grade.EXPORTED and seen.value]
    told = [
        seen
        for at, seen in enumerate(walked)
        if at not in records and (seen.value or seen.observed_on >= since or at > records[-1])
    ]
    resolved[TWO_STEP_ENROLLED] = (
        resolve(TWO_STEP_ENROLLED, told, terms)
        if told
        else Unknown(MissingReason.NEW_HOLDER, max(observation.observed_on for observation in enrolments))
    )
