"""What speaks against the cause that is told of two-step not being on: it then excuses nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.judging.contradicting import is_taken_back
from auditor.model.baseline import Level
from auditor.model.facts import FACTS, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, TWO_STEP_METHOD, Cause, answered_with
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.portal_seen import refuting
from auditor.model.side import Side
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Known, Observation, Reference
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.subjects import Account, Office

_ABOUT_TWO_STEP: Final = answered_with(TWO_STEP_ENROLLED) | {TWO_STEP_METHOD}
_MOST_SAYING: Final = (TWO_STEP_CAUSE, TWO_STEP_ENROLLED)
"""What is shown of an answer that tells several facts, before all others."""


class Objection(Struct, frozen=True):
    """What was told of an account, and how that is known; `reference` is where it stands, if it is one answer."""

    office: Office
    account: Account
    side: Side
    reference: Reference | None = None

    @property
    def known_by(self) -> tuple[Grade, date]:
        """How well it is known: by its grade, then by its day."""
        return self.side.grade, self.side.on


class CauseContradiction(Struct, frozen=True):
    """An account of which was `told` why its two-step is not on, and what speaks against that.

    `is_on` tells whether two-step counts as on all the same: the cause was told by itself, after a yes. `told_since` tells whether
    the fact that speaks against it was told again later. `of_before`: it was told of one of before, who that account may be.
    """

    office: Office
    account: Account
    told: Observation[Any]
    other: Objection
    is_on: bool = False
    told_since: bool = False
    of_before: bool = False

    @property
    def of_one_account(self) -> bool:
        """Whether both were told of the same account."""
        return self.account.id == self.other.account.id

    @property
    def is_seen_and_told_since(self) -> bool:
        """Whether the cause was seen, and it was merely told on a later day that two-step is on: what is told lifts nothing that was seen, yet by it nobody waits for the portal."""
        other = self.other.side
        told_since = other.grade < Grade.WITNESSED <= self.told.grade and other.on > self.told.observed_on
        return self.of_one_account and told_since and (other.fact, other.value) == (TWO_STEP_ENROLLED.id, "true")

    @property
    def differs_in_a_fact(self) -> bool:
        """Whether two answers of the last day of a fact give it two values: this is told of any fact."""
        other = self.other.side
        same_day = self.of_one_account and other.on == self.told.observed_on
        return (
            same_day
            and not (self.is_on or self.told_since)
            and (other.fact, other.value) != (TWO_STEP_ENROLLED.id, "false")
        )


class BarredClaim(Struct, frozen=True):
    """A claim about an office or account (its id) that does not count, and what was seen or recorded otherwise, before it or since, or was told before of another fact.

    `of_before` tells that this was seen or recorded of who had the post before: then it is not known of the present holder.
    """

    office: Office
    subject: str
    claim: Observation[Any]
    seen: Observation[Any]
    of_before: bool = False

    @property
    def is_told(self) -> bool:
        """Whether what bars it was told as well: telling otherwise of that fact itself lifts it."""
        return self.seen.grade < Grade.WITNESSED and not self.is_checked

    @property
    def is_checked(self) -> bool:
        """Whether a self-check found it undone before the claim: only a new slip lifts that, or a login that is seen."""
        return self.seen.fact == self.claim.fact and self.seen.grade is Grade.SELF_CHECKED

    @property
    def seen_since(self) -> bool:
        """Whether it was seen or recorded after the claim, which counted until then."""
        return self.claim.observed_on < self.seen.observed_on


def barred_claims(
    assessment: OfficeAssessment, told: Mapping[str, Sequence[Observation[Any]]]
) -> Iterator[BarredClaim]:
    """Yield what is told of an office and its accounts to be done that was seen or recorded undone: only what is seen again lifts that.

    Likewise what is told since an answer to another question, which this one does not give anew, so that it stays: that two-step is on, not tested, after a login
    that asked for no code; and what is told to be done since a self-check found it undone. It is what papers say of the same findings, and of advice where a plain no was seen, not merely less than was told; of several
    duties that rest on one thing seen it is told once, of what is ordered first.

    """
    yield from _checked_otherwise(assessment, told)
    office, named = assessment.office, set[tuple[str, str]]()
    found = [
        each
        for each in assessment.findings
        if each.refuted
        and (
            _is_of_another_fact(each)
            or each.is_told_but_undone
            or (each.is_seen_otherwise and _is_seen_of_one_before(each))
        )
    ]
    if not found:
        return
    ids = {subject.id: (subject.id, *subject.doubts) for subject in office.subjects}
    for finding in sorted(found, key=lambda each: each.level is not Level.SHALL):
        answers = [answer for given in ids.get(finding.subject, ()) for answer in told.get(given, ())]
        claim, seen = (_last_as(side, answers) for side in (finding.refuted[0], refuting(finding)))
        if (
            claim is None
            or seen is None
            or _is_one_answer(claim, seen)
            or not (finding.level is Level.SHALL or isinstance(seen.value, (bool, When)))
        ):
            continue
        thing = finding.subject, finding.refuted[-1].fact
        if thing not in named:
            named.add(thing)
            yield BarredClaim(office, finding.subject, claim, seen, _is_seen_of_one_before(finding))


def _is_one_answer(claim: Observation[Any], seen: Observation[Any]) -> bool:
    """Whether one answer says both, as that two-step is on and asks for no code: nobody told otherwise than was seen."""
    return (claim.reference, claim.observed_on) == (seen.reference, seen.observed_on)


def _checked_otherwise(
    assessment: OfficeAssessment, told: Mapping[str, Sequence[Observation[Any]]]
) -> Iterator[BarredClaim]:
    """Yield what is told of an office and its accounts to be done since a self-check found it undone, and was not taken back; each once."""
    office = assessment.office
    named: set[tuple[str, Fact[Any]]] = set()
    checked = {each.subject for each in assessment.of(level=Level.SHALL) if each.is_checked_otherwise}
    if not checked:
        return
    ways = ((subject.id, given) for subject in office.subjects for given in (subject.id, *subject.doubts))
    for whom, given in ((whom, given) for whom, given in ways if whom in checked):
        # Of several of before he is one: what each told stands beside what was told of him alone.
        by_fact: dict[Fact[Any], list[Observation[Any]]] = defaultdict(list)
        for answer in chain.from_iterable(told.get(each, ()) for each in dict.fromkeys((whom, given))):
            by_fact[answer.fact].append(answer)
        for fact, answers in by_fact.items():
            if (whom, fact) not in named and (barred := _told_since_a_self_check(fact, answers)):
                named.add((whom, fact))
                yield BarredClaim(office, whom, *barred)


def _told_since_a_self_check(
    fact: Fact[Any], answers: Sequence[Observation[Any]]
) -> tuple[()] | tuple[Observation[Any], Observation[Any]]:
    """Return the last claim since a self-check which found less that none took back since, and that; nothing where there is none, or what is best known last is no self-check."""
    known = [answer for answer in answers if answer.grade >= Grade.SELF_CHECKED]
    last = max(known, key=lambda answer: (answer.observed_on, answer.grade), default=None)
    if last is None or last.grade is not Grade.SELF_CHECKED:
        return ()
    noes = [answer for answer in answers if fact.ceiling(answer.value) <= fact.ceiling(last.value)]
    claims = [
        answer
        for answer in answers
        if answer.observed_on > last.observed_on
        and fact.floor(answer.value) > fact.ceiling(last.value)
        and not any(is_taken_back(answer, no) for no in noes)
    ]
    return (max(claims, key=lambda answer: answer.observed_on), last) if claims else ()


def _is_seen_of_one_before(finding: Finding) -> bool:
    """Return whether what was seen otherwise was seen of who had the post before: of the present holder that leaves it unknown."""
    return finding.outcome is Outcome.UNKNOWN


def _is_of_another_fact(finding: Finding) -> bool:
    """Return whether something is not done by what was told of another fact before a claim, which answers the same and tells nothing of that."""
    claim, other = finding.refuted[0], finding.refuted[-1]
    of_one_question = other.fact != claim.fact and FACTS[other.fact] in answered_with(FACTS[claim.fact])
    told_before = other.grade < Grade.WITNESSED and other.on < claim.on and of_one_question
    return finding.is_no and told_before and finding.kept_out_by is None and finding.level is Level.SHALL


def _last_as(side: Side, answers: Iterable[Observation[Any]]) -> Observation[Any] | None:
    """Return the answer that a side of a finding is."""
    return next((answer for answer in answers if answer.fact.id == side.fact and side_told(answer) == side), None)


def says(cause: Cause, told: Observation[Any]) -> bool:
    """Return whether an answer gives that cause for two-step not being on."""
    return told.fact == TWO_STEP_CAUSE and told.value is cause


def can_tell_of(cause: Cause, answer: Observation[Any]) -> bool:
    """Return whether an answer about two-step can say anything of a cause. A system's record says nothing of who has the post; and that it is off agrees with every cause: it cannot name one."""
    return answer.grade < Grade.EXPORTED or not (cause.of_holder or _is_off(answer))


def is_left_by(answer: Observation[Any], told: Observation[Any]) -> bool:
    """Return whether an answer is a no for all beside a cause that was told of the account itself: it does not say that there is somebody now, or that he can log in."""
    return answer.for_all and answer.value is False and told.value.hinders_all and not told.for_all


def last_saying(cause: Cause, told: Iterable[Observation[Any]]) -> Observation[Any] | None:
    """Return the last answer that gives that cause."""
    saying = (answer for answer in told if says(cause, answer))
    return max(saying, key=lambda answer: answer.observed_on, default=None)


def lacking(cause: Cause, told: Sequence[Observation[Any]]) -> Observation[Any] | None:
    """Return what an account's answer tells of two-step, as late as the last that gives a cause or later, without giving it too.

    Of several the last counts, of one day the most favourable. What one row tells on one day is one answer; a row that
    gives the cause and tells nothing else of two-step completes those of its file and day that say it is not on.
    """
    last = last_saying(cause, told)
    if last is None:
        return None
    answers: dict[tuple[date, Reference], list[Observation[Any]]] = defaultdict(list)
    for answer in told:
        if answer.fact in _ABOUT_TWO_STEP and answer.observed_on >= last.observed_on:
            answers[answer.observed_on, answer.reference].append(answer)
    completed = {
        (day, reference.file)
        for (day, reference), of_row in answers.items()
        if all(says(cause, answer) for answer in of_row)
    }
    without = [
        min(of_row, key=_shown_first)
        for (day, reference), of_row in answers.items()
        if not any(says(cause, answer) for answer in of_row)
        and not ((day, reference.file) in completed and all(map(_is_off, of_row)))
        and all(can_tell_of(cause, answer) and not is_left_by(answer, last) for answer in of_row)
    ]
    return max(without, key=lambda answer: (answer.observed_on, _is_on(answer), answer.grade), default=None)


def last_yes(cause: Cause, told: Iterable[Observation[Any]]) -> Observation[Any] | None:
    """Return the last answer that two-step is on, where it can tell of a cause."""
    yeses = (answer for answer in told if _is_on(answer) and can_tell_of(cause, answer))
    return max(yeses, key=lambda answer: (answer.observed_on, answer.grade), default=None)


def yes_before(cause: Cause, told: Sequence[Observation[Any]]) -> Observation[Any] | None:
    """Return the last answer that two-step is on, where the cause was last told no earlier, and by itself: not with an answer of its row."""
    last, yes = last_saying(cause, told), last_yes(cause, told)
    if last is None or yes is None or yes.observed_on > last.observed_on:
        return None
    row = last.observed_on, last.reference
    alone = not any(
        answer.fact == TWO_STEP_ENROLLED and (answer.observed_on, answer.reference) == row for answer in told
    )
    return yes if alone else None


def seen_on(told: Iterable[Observation[Any]]) -> Iterable[Observation[Any]]:
    """Return the answers by which two-step was seen to be on: its portal offers it, whatever came of that account later."""
    return (answer for answer in told if _is_on(answer) and answer.grade >= Grade.WITNESSED)


def is_outlived(yes: Objection, account: Account, cause: Cause, told: Iterable[Observation[Any]]) -> bool:
    """Return whether that an account's two-step was once seen to be on says nothing of a cause any more: it was another state.

    That is so where the cause was seen at a login since; and of the account's own, where a record since says that it is off. What is
    merely told since changes nothing, nor does anything of one that is known to be on now.
    """
    own = yes.account.id == account.id
    return yes.reference is not None and any(
        (says(cause, answer) and answer.grade >= Grade.WITNESSED) or (own and _is_recorded_off(answer))
        for answer in told
        if answer.observed_on > yes.side.on
    )


def is_yes_before(side: Side, day: date) -> bool:
    """Return whether what stands beside a cause of a day is a yes to two-step, no later than the cause."""
    return (side.fact, side.value) == (TWO_STEP_ENROLLED.id, "true") and side.on <= day


def side_told(told: Observation[Any]) -> Side:
    """Return one answer as findings hold it."""
    return _side(told.fact, told)


def side_known(fact: Fact[Any], known: Known[Any]) -> Side:
    """Return what is known of a fact as findings hold it."""
    return _side(fact, known)


def _side(fact: Fact[Any], said: Observation[Any] | Known[Any]) -> Side:
    value = json.dumps(fact.encode(said.value), sort_keys=True)
    way = said.way if said.grade is Grade.WITNESSED else ""
    return Side(fact.id, value, said.grade, said.source, said.observed_on, way)


def _is_on(answer: Observation[Any]) -> bool:
    return answer.fact == TWO_STEP_ENROLLED and answer.value is True


def _is_off(answer: Observation[Any]) -> bool:
    return answer.fact == TWO_STEP_ENROLLED and answer.value is False


def _is_recorded_off(answer: Observation[Any]) -> bool:
    return _is_off(answer) and answer.grade >= Grade.EXPORTED


def _shown_first(answer: Observation[Any]) -> tuple[int, str]:
    fact = answer.fact
    return _MOST_SAYING.index(fact) if fact in _MOST_SAYING else len(_MOST_SAYING), fact.id
