"""An answer of which something is not known proves nothing and bars what it might refute, until that is settled.

It may not be known whose it is, what its words mean, or both; where it is not known on which day it was told, it counts as told on the last
that is possible. Pure: the day is an argument. What is barred is not known, never not done; a no that was told stays a no, but for one that such an answer denies.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import replace

from auditor.judging.contradicting import is_worse
from auditor.judging.resolving import resolve
from auditor.model.baseline import Level
from auditor.model.evidence import Known, MissingReason, Unknown
from auditor.model.facts import HOLDER_SINCE, PASSWORD_MEETS_RULE, TWO_STEP_CAUSE
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.judging.resolving import Terms
    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation, UnclearAnswer, UnplacedAnswer
    from auditor.model.facts import Fact


def unclear_by_subject(
    answers: Iterable[UnclearAnswer], baseline: Baseline, day: date
) -> Mapping[str, Sequence[UnclearAnswer]]:
    """Return the answers that nobody can read by whom they may be about (ids), none after the day, and none of what is asked for advice alone or why.

    Of the day of joining one bars whatever it may take away.
    """
    rules = (rule.policy for rule in baseline.rules if rule.level is Level.SHALL)
    asked = {HOLDER_SINCE, *(fact for policy in rules for fact in policy.reads if fact != policy.cause)}
    found: dict[str, list[UnclearAnswer]] = defaultdict(list)
    for answer in answers:
        if answer.observed_on <= day and answer.fact in asked:
            for subject in answer.subjects:
                found[subject].append(answer)
    return found


class Open(NamedTuple):
    """The answers that may be of one subject and of which something is not known: whose they are, or what they say; under which rule they count."""

    unplaced: Sequence[UnplacedAnswer]
    unclear: Sequence[UnclearAnswer]
    rule: str


def bar(
    resolved: dict[Fact[Any], Known[Any] | Unknown],
    by_fact: Mapping[Fact[Any], Sequence[Observation[Any]]],
    answers: Open,
    terms: Terms,
) -> None:
    """Make unknown of one subject what answers may refute of which something is not known, as long as nothing takes their place.

    Args:
        resolved: what is known of each fact.
        by_fact: all that was told of it.
        answers: those answers.
        terms: by what an answer counts: one that nobody can read from before the present holder says nothing of him.

    """
    for fact in dict.fromkeys([*(each.fact for each in answers.unplaced), *(each.fact for each in answers.unclear)]):
        told = by_fact.get(fact, ())
        open_ = _OfFact.of(fact, told, answers, terms)
        found = _barred(resolved.get(fact), told, open_, terms)
        if found is not None:
            resolved[fact] = found


class _OfFact(NamedTuple):
    """The answers of which something is not known, to one question.

    Attributes:
        nobodys: those that may be of somebody else; `told` what they say, where that is known and counts.
        unread: those that nobody can read, and nothing took their place, in the order of their days; also among those that may be of somebody else.

    """

    fact: Fact[Any]
    nobodys: Sequence[UnplacedAnswer]
    told: Sequence[Observation[Any]]
    unread: Sequence[UnclearAnswer]

    @classmethod
    def of(cls, fact: Fact[Any], told: Iterable[Observation[Any]], answers: Open, terms: Terms) -> _OfFact:
        nobodys = [answer for answer in answers.unplaced if answer.fact == fact]
        unread = [
            answer
            for answer in answers.unclear
            if answer.fact == fact and not _is_of_before(answer, terms) and not answer.is_lifted(told)
        ]
        says = [answer.told for answer in nobodys if answer.told is not None]
        if fact == PASSWORD_MEETS_RULE:
            says = [observation for observation in says if observation.value.rule == answers.rule]
        return cls(fact, nobodys, says, sorted(unread, key=attrgetter("observed_on")))

    def unplaced(self, found: Known[Any] | Unknown | None, terms: Terms) -> Unknown | None:
        """Return that it is not known whose an answer is; None where each is placed.

        Where nothing else is known of the present holder, and all were told before he came, none is his, whosever they are: it is not known of him like what was told of the one before him.
        """
        unread = [answer for answer in self.unread if not answer.is_owner_known]
        if not (self.nobodys or unread):
            return None
        by_the_office = [answer for answer in self.nobodys if answer.told is None or answer.told.is_answer]
        days = [answer.told.observed_on for answer in by_the_office if answer.told is not None]
        days += [answer.observed_on for answer in unread if answer.is_day_known]
        last = found.observed_on if isinstance(found, Known) else found and found.last_told_on
        told = (answer.told.observed_on if answer.told is not None else None for answer in self.nobodys)
        is_open = found is None or (isinstance(found, Unknown) and found.reason is MissingReason.NEW_HOLDER)
        is_before = is_open and not self.unread and all(_is_before_him(self.fact, day, terms) for day in told)
        return Unknown(
            MissingReason.NEW_HOLDER if is_before else MissingReason.UNPLACED,
            max([*days, *([last] if last else [])], default=None),
            perhaps=tuple(observation.value for observation in self.told),
            answered=bool(by_the_office or unread) and not is_before,
        )


def _barred(
    found: Known[Any] | Unknown | None, told: Sequence[Observation[Any]], open_: _OfFact, terms: Terms
) -> Known[Any] | Unknown | None:
    """Return what is known of one fact beside answers of which something is not known; whose one is, is to be settled first."""
    unplaced = open_.unplaced(found, terms)
    found, open_ = _but_for_denied(found, open_)
    match found:
        case Known():
            unread = [answer for answer in open_.unread if _may_refute(answer, found)]
            if unplaced is not None and (
                not all(answer.is_owner_known for answer in unread) or _refute(open_, found, told, terms)
            ):
                return replace(unplaced, stands=found.value, unbarred=found)
            stood = _stood_before(unread[0], found, told, terms) if unread else found
            return _unclear(unread, stands=found.value, aged=stood) if unread else found
        case Unknown():
            if open_.unread and found.aged is not None and _may_refute(open_.unread[0], found.aged):
                found = replace(found, aged=_stood_before(open_.unread[0], found.aged, told, terms))
            found = replace(found, at_least=None) if unplaced is not None or open_.unread else found
            if unplaced is not None:
                return replace(
                    found,
                    reason=unplaced.reason,
                    last_told_on=unplaced.last_told_on,
                    perhaps=unplaced.perhaps,
                    answered=unplaced.answered,
                )
            if not open_.unread or found.refutes:
                return found
            unclear = _unclear(open_.unread)
            return replace(found, reason=unclear.reason, last_told_on=unclear.last_told_on, unnamed=unclear.unnamed)
        case None:
            return unplaced if unplaced is not None or not open_.unread else _unclear(open_.unread)


def _but_for_denied(found: Known[Any] | Unknown | None, open_: _OfFact) -> tuple[Known[Any] | Unknown | None, _OfFact]:
    """Return what is known of one fact without what an answer since denies; one that says no more than that bars nothing else that was told."""
    stands = found.aged if isinstance(found, Unknown) else found
    if stands is None:
        return found, open_
    unread = [answer for answer in open_.unread if answer.denies is None or answer.is_against(stands)]
    open_ = open_._replace(unread=unread)
    if all(answer.denies is None for answer in unread):
        return found, open_
    return (replace(found, aged=None) if isinstance(found, Unknown) else None), open_


def _stood_before(
    unread: UnclearAnswer, found: Known[Any], told: Sequence[Observation[Any]], terms: Terms
) -> Known[Any]:
    """Return what is known, or what stood before the day of an answer that nobody can read where that is worse, however old: a better one of its day lifts nothing."""
    before = [each for each in told if each.observed_on < unread.observed_on]
    then = resolve(unread.fact, before, terms) if before else None
    stood = then.aged if isinstance(then, Unknown) else then
    return stood if stood is not None and is_worse(unread.fact, stood.value, found.value) else found


def _unclear(unread: Sequence[UnclearAnswer], stands: Any = None, aged: Known[Any] | None = None) -> Unknown:  # noqa: ANN401 the fact's own type
    last = unread[-1]
    on = last.observed_on if last.is_day_known else None
    return Unknown(MissingReason.UNCLEAR, on, stands, aged=aged, unnamed=last.denies is not None)


def _may_refute(answer: UnclearAnswer, known: Known[Any]) -> bool:
    """Return whether an answer that nobody can read may refute what is known: a claim refutes nothing that was seen or recorded."""
    return known.grade < Grade.WITNESSED or known.grade <= answer.grade


def _refute(open_: _OfFact, known: Known[Any], told: Sequence[Observation[Any]], terms: Terms) -> bool:
    """Return whether what answers say, of which it is not known whose they are, would make less of what is known."""
    worse = [observation for observation in open_.told if is_worse(open_.fact, observation.value, known.value)]
    then = resolve(open_.fact, [*told, *worse], terms) if worse else known
    return isinstance(then, Unknown) or is_worse(open_.fact, then.value, known.value)


_LEAST: Final = (0, date.min)
"""The ranks of a value than which no other speaks less for its subject."""


class Joined(NamedTuple):
    """The latest day on which somebody may have taken the post, and why what was told before counts no longer."""

    day: date
    reason: MissingReason


def perhaps_since(
    answers: Open, told: Iterable[Observation[Any]], since: date | None, unread_on: date | None = None
) -> Joined | None:
    """Return the latest day of a transfer that may be of one subject, where that is later than since when the present holder has the post.

    Args:
        answers: those of which something is not known; who joined on a day that cannot be read may have joined on that of the answer.
        told: all that was told of the subject.
        since: since when the present holder has the post, as far as is known.
        unread_on: the day as of which the roster has a day of joining that nobody knows; None where it has none such.

    """
    nobodys = (answer.told for answer in answers.unplaced if answer.fact == HOLDER_SINCE)
    found = [Joined(joined.value, MissingReason.UNPLACED) for joined in nobodys if joined is not None]
    days = [each for each in told if each.fact == HOLDER_SINCE]
    for answer in answers.unclear:
        if answer.fact == HOLDER_SINCE and not answer.is_lifted(days):
            reason = MissingReason.JOINING_UNKNOWN if answer.is_owner_known else MissingReason.UNPLACED
            found.append(Joined(answer.observed_on, reason))
    if unread_on is not None:
        found.append(Joined(unread_on, MissingReason.JOINING_UNKNOWN))
    last = max(found, key=lambda joined: (joined.day, joined.reason is MissingReason.UNPLACED), default=None)
    return last if last is not None and (since is None or last.day > since) else None


def perhaps_of_before(
    fact: Fact[Any], found: Known[Any] | Unknown, if_his: Known[Any] | Unknown | None, joined: Joined
) -> Known[Any] | Unknown:
    """Return what is known of one fact while the day of a transfer may be the subject's: no more than if it is.

    A no stays, and so does a cause: neither is a yes.

    Args:
        fact: the fact.
        found: what is known of it without that day.
        if_his: what is known of it if the day is the subject's.
        joined: that day.

    """
    if not fact.bound_to_holder or fact == TWO_STEP_CAUSE:
        return found
    known = found if isinstance(found, Known) else found.at_least
    if known is None or fact.floor(known.value) in _LEAST:
        return found
    then = if_his.at_least if isinstance(if_his, Unknown) else if_his
    if then is None or is_worse(fact, then.value, known.value):
        answered = joined.reason is MissingReason.UNPLACED
        if isinstance(found, Unknown):
            return replace(found, reason=joined.reason, at_least=None, answered=answered)
        return Unknown(joined.reason, known.observed_on, known.value, unbarred=known, answered=answered)
    return then if isinstance(found, Known) and then.grade < known.grade else found


def _is_of_before(answer: UnclearAnswer, terms: Terms) -> bool:
    return _is_before_him(answer.fact, answer.observed_on, terms)


def _is_before_him(fact: Fact[Any], day: date | None, terms: Terms) -> bool:
    """Return whether an answer of a day was told before the present holder came, to a question that is about him; of no day, it is not known."""
    return terms.since is not None and day is not None and fact.ends_with_holder and day < terms.since
