"""Policies judge evidence: the only caller of `Policy.check`, and where not knowing becomes UNKNOWN."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import replace

from auditor.judging import causes
from auditor.judging.objections import side_told
from auditor.judging.reading import Reading
from auditor.judging.untold import looked_up
from auditor.model.evidence import ContactRecord, Evidence, Known, MissingFact, MissingReason, Unknown
from auditor.model.facts import ACTIVE, TWO_STEP_CAUSE, Cause, Scope, When, encode_when
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.policy import Fail, NotApplicable, Pass
from auditor.model.subjects import OfficeKind
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from auditor.model.baseline import Baseline, Rule
    from auditor.model.facts import Fact
    from auditor.model.finding import Side
    from auditor.model.policy import Verdict
    from auditor.model.subjects import Account, Office


def judge_office(  # noqa: PLR0913 what a judgement rests on
    serial: int,
    office: Office,
    *,
    evidence: Mapping[str, Evidence],
    contacts: Sequence[ContactRecord],
    baseline: Baseline,
    against_causes: Mapping[str, Mapping[Cause, Side]],
) -> OfficeAssessment:
    """Return the findings of one office under every rule of the baseline, in the baseline's order.

    Args:
        serial: the office's place in the roster, from 1.
        office: the office with its accounts.
        evidence: what is known, by office and account id.
        contacts: when the office was spoken to.
        baseline: the rules.
        against_causes: what speaks against each cause that is told, by account id: there it excuses nothing.

    """
    findings: list[Finding] = []
    alike = _first_alike(office.accounts, evidence, against_causes)
    kind = OfficeKind.DEPARTMENT if office.voluntary else office.kind
    for rule, applies in _rules_for(kind, baseline):
        if applies:
            findings.extend(_judge_rule(rule, office, evidence, against_causes, alike))
        else:
            findings.append(_finding(rule, office.id, Outcome.NOT_APPLICABLE, code="not-named"))
    return OfficeAssessment(serial, office, tuple(contacts), tuple(findings))


def not_known_since_left(finding: Finding) -> Finding:
    """Return what is known of a duty of somebody who left the roster without a reason, where no no stays: that he left.

    The day and the source are those by which it was told to be done: he did answer.
    """
    has_answered = finding.outcome is Outcome.PASS and not finding.unanswered
    return Finding(
        finding.subject,
        finding.policy,
        finding.decision,
        finding.level,
        Outcome.UNKNOWN,
        reason=MissingReason.LEFT_ROSTER,
        observed_on=finding.observed_on if has_answered else None,
        source=finding.source if has_answered else "",
    )


def _since_left(finding: Finding) -> Finding:
    """Return a duty of somebody who left the roster without a reason: what is not done stays so, nothing else is known."""
    if finding.outcome is Outcome.FAIL:
        return replace(finding, reason=MissingReason.LEFT_ROSTER)
    return not_known_since_left(finding)


@remembered(64)
def _rules_for(kind: OfficeKind, baseline: Baseline) -> tuple[tuple[Rule, bool], ...]:
    """Return the rules of a baseline, and whether each applies to offices of a kind."""
    return tuple(
        (rule, not rule.decision or kind in baseline.decision(rule.decision).implementers) for rule in baseline.rules
    )


def _judge_rule(
    rule: Rule,
    office: Office,
    evidence: Mapping[str, Evidence],
    against: Mapping[str, Mapping[Cause, Side]],
    alike: Sequence[int],
) -> list[Finding]:
    """Return the findings of an office under a rule that applies to it; `alike` is `_first_alike` of its accounts."""
    if office.left:
        listed = replace(
            office, left=False, accounts=tuple(replace(account, left=False) for account in office.accounts)
        )
        return [_since_left(finding) for finding in _judge_rule(rule, listed, evidence, against, alike)]
    if rule.policy.scope is Scope.OFFICE:
        return [_judge(rule, evidence.get(office.id, Evidence(office.id)), {})]
    found = _judge_accounts(rule, office.accounts, evidence, against, alike)
    if office.has_no_account:
        return [_finding(rule, office.id, Outcome.NOT_APPLICABLE, code="no-account", cause=Cause.NO_OWN_ACCOUNT)]
    if office.unlisted:
        unlisted = (f"{office.id}/unlisted-{number}" for number in range(1, office.unlisted + 1))
        found += [_unknown(rule, subject, _NOT_LISTED) for subject in unlisted]
    return found or [replace(_unknown(rule, office.id, _NOT_LISTED), **_without_account(rule, evidence.get(office.id)))]


_NOT_LISTED: Final = Unknown(MissingReason.NO_ACCOUNT_LISTED)


def _without_account(rule: Rule, evidence: Evidence | None) -> dict[str, Any]:
    """Return what an office told of which no account is listed: that it has none, be that old, or how its accounts stand, whichever these are."""
    if evidence is None:
        return {}
    known = evidence.resolved.get(TWO_STEP_CAUSE)
    if isinstance(known, Known) and known.value is Cause.NO_OWN_ACCOUNT:
        return {"cause": known.value, "cause_on": known.observed_on, "cause_source": known.source}
    if isinstance(known, Unknown) and causes.cause_aged(evidence) is Cause.NO_OWN_ACCOUNT:
        return {"missing": TWO_STEP_CAUSE.id, "observed_on": known.last_told_on}
    told = _judge(rule, evidence, {})
    if told.outcome not in {Outcome.PASS, Outcome.FAIL}:
        return {}
    return {"code": told.outcome.value, "observed_on": told.observed_on, "source": told.source}


def _first_alike(
    accounts: Sequence[Account], evidence: Mapping[str, Evidence], against: Mapping[str, Mapping[Cause, Side]]
) -> list[int]:
    """Return for each account the place of the first of whom the very same is known, which is judged for both; its own where a cause is doubted."""
    first: dict[tuple[int, bool], int] = {}
    places: list[int] = []
    for place, account in enumerate(accounts):
        known = evidence.get(account.id)
        alike = id(known.resolved) if known is not None else 0, account.left
        places.append(place if account.id in against else first.setdefault(alike, place))
    return places


def _judge_accounts(
    rule: Rule,
    accounts: Sequence[Account],
    evidence: Mapping[str, Evidence],
    against: Mapping[str, Mapping[Cause, Side]],
    alike: Sequence[int],
) -> list[Finding]:
    """Return the findings of accounts; those of whom the very same is known are judged once."""
    judged = {
        place: _judge_account(rule, accounts[place], evidence, against.get(accounts[place].id, {}))
        for place in {*alike}
    }
    return [
        judged[first] if first == place else replace(judged[first], subject=accounts[place].id)
        for place, first in enumerate(alike)
    ]


def _judge_account(
    rule: Rule,
    account: Account,
    evidence: Mapping[str, Evidence],
    against: Mapping[Cause, Side],
) -> Finding:
    if account.left:
        return _since_left(_judge_account(rule, replace(account, left=False), evidence, against))
    known = evidence.get(account.id) or Evidence(account.id)
    active = known.resolved.get(ACTIVE)
    if isinstance(active, Known) and not active.value and active.grade >= Grade.WITNESSED:
        return _finding(rule, account.id, Outcome.NOT_APPLICABLE, code="not-in-use", grade=active.grade)
    return _judge(rule, known, against)


def _judge(rule: Rule, evidence: Evidence, against: Mapping[Cause, Side]) -> Finding:
    untold = _untold(rule)
    if untold is not None and untold.looked_up.isdisjoint(evidence.resolved):
        return replace(untold.finding, subject=evidence.subject)
    return _judge_told(rule, evidence, against)


class _Untold(NamedTuple):
    """What a rule comes to where nothing is told, and the facts that it looks up then."""

    finding: Finding
    looked_up: frozenset[Fact[Any]]


@remembered(256)
def _untold(rule: Rule) -> _Untold | None:
    """Return what a rule comes to where nothing is told; None where that depends on whom it judges."""
    facts = looked_up(rule)
    return None if facts is None else _Untold(_judge_told(rule, Evidence(""), {}), facts)


def _judge_told(rule: Rule, evidence: Evidence, against: Mapping[Cause, Side]) -> Finding:
    """Return what is found by what is told; by what the present holder alone told or was seen of, where by that it is not done.

    That he told it to be done while something of before bars that is kept only where it would be done by what is his.
    """
    finding = _judge_known(rule, evidence, against)
    if finding.outcome is not Outcome.UNKNOWN or not evidence.own:
        return finding
    own = _judge_known(rule, Evidence(evidence.subject, evidence.own), against)
    if own.outcome is Outcome.FAIL:
        return own
    return finding if own.outcome is Outcome.PASS else replace(finding, refuted=())


def _judge_known(rule: Rule, evidence: Evidence, against: Mapping[Cause, Side]) -> Finding:
    reading = Reading(evidence.subject, evidence.resolved)
    aged: Mapping[Fact[Any], Known[Any]] = {}
    verdict: Verdict | None
    try:
        verdict = rule.policy.check(reading, rule.settings)
    except MissingFact as missing:
        cause = causes.named(rule, evidence, against, missing.unknown.last_told_on)
        refuted = reading.refuted(missing.unknown) if missing.unknown.reason is MissingReason.NEW_HOLDER else ()
        unknown = _unknown(rule, evidence.subject, missing.unknown, missing.fact.id, refuted=refuted, **cause)
        if aged_cause := causes.aged(rule, evidence, missing.unknown):
            unknown = replace(unknown, **aged_cause)
        at_least = _known_at_least(evidence)
        reading = Reading(evidence.subject, {**evidence.resolved, **at_least})
        verdict = _checked(rule, reading) if at_least else None
        if not isinstance(verdict, Pass):
            aged = _had_nothing_aged(evidence)
            reading = Reading(evidence.subject, {**evidence.resolved, **aged})
            verdict = _checked(rule, reading) if aged else None
            if not isinstance(verdict, Fail) or _opposes_what_counts_no_more(rule, reading, aged):
                return unknown
    if isinstance(verdict, NotApplicable):
        return _finding(rule, evidence.subject, Outcome.NOT_APPLICABLE, code=verdict.code)
    if not reading.rests_on:
        raise AssertionError(f"{rule.policy.id} judged without reading any evidence")
    told = [*reading.rests_on.values()]
    rests_on = told
    if isinstance(verdict, Pass) and any(map(_basis, told)):
        rests_on = [
            known if known.basis is None else known.basis(partial(_passes_with, rule, reading, fact, known))
            for fact, known in reading.rests_on.items()
        ]
    decides = list(reading.refuted_by.values()) if isinstance(verdict, Fail) and reading.refuted_by else rests_on
    weakest, oldest = decides[0], decides[0].observed_on
    if len(decides) > 1:
        weakest = min(decides, key=lambda known: (known.grade, known.observed_on))
        oldest = min(known.observed_on for known in decides)
    whens = [known.value for known in rests_on if isinstance(known.value, When)]
    found = _finding(
        rule,
        evidence.subject,
        Outcome.PASS,
        grade=weakest.grade,
        observed_on=oldest,
        done_on=encode_when(whens[0]) if whens else "",
        conflict=any(map(_conflict, rests_on)),
        source=weakest.source,
        way=weakest.way if weakest.grade is Grade.WITNESSED else "",
        sides=tuple([side_told(side) for known in told for side in known.sides]),
        unanswered=not any(map(_answered, (*told, *reading.refuted_by.values()))),
    )
    if isinstance(verdict, Pass):
        told_after = causes.told_after(rule, evidence, against, found.observed_on, found.source)
        return replace(found, **told_after) if told_after else found
    refuted = reading.refuted()
    old = _why_not_current(evidence, aged.keys() & (reading.refuted_by or reading.rests_on).keys())
    undone = replace(
        found,
        outcome=Outcome.FAIL,
        code=verdict.code,
        refuted=refuted,
        conflict=found.conflict or (bool(refuted) and not reading.refuted_by),
        **old,
    )
    cause = causes.named(rule, evidence, against, found.observed_on, found.source)
    return replace(undone, **cause) if cause else undone


_basis, _conflict, _answered = map(attrgetter, ("basis", "conflict", "answered"))


def _known_at_least(evidence: Evidence) -> dict[Fact[Any], Known[Any]]:
    """Return what is known of the present holder beside claims that only a no of before bars: by it a duty may be found done."""
    return {
        fact: known.at_least
        for fact, known in evidence.resolved.items()
        if isinstance(known, Unknown) and known.at_least is not None
    }


def _had_nothing_aged(evidence: Evidence) -> dict[Fact[Any], Known[Any]]:
    """Return what would be known besides if nothing had grown old, or were barred by an answer of which something is not known: by it a duty may be found not done, never done."""
    found = (
        (fact, known.aged or known.unbarred) for fact, known in evidence.resolved.items() if isinstance(known, Unknown)
    )
    return {fact: known for fact, known in found if known is not None}


def _opposes_what_counts_no_more(rule: Rule, reading: Reading, aged: Collection[Fact[Any]]) -> bool:
    """Whether a duty of which nothing is to be told before another is done would be done by a yes that is known no more, but for what opposes that."""
    return bool(rule.policy.not_told_while and reading.refuted_by) and any(fact in aged for fact in reading.rests_on)


def _why_not_current(evidence: Evidence, facts: Collection[Fact[Any]]) -> dict[str, MissingReason]:
    """Return why what a no rests on is not known any more, as a finding holds it: its age, or that it was answered since in words that mean nothing."""
    found = map(evidence.resolved.get, facts)
    reasons = {unknown.reason for unknown in found if isinstance(unknown, Unknown) and unknown.aged is not None}
    if not reasons:
        return {}
    return {"reason": MissingReason.UNCLEAR if MissingReason.UNCLEAR in reasons else MissingReason.STALE}


def _checked(rule: Rule, evidence: Evidence) -> Verdict | None:
    """Return the verdict of a rule; None where a fact is missing for it."""
    try:
        return rule.policy.check(evidence, rule.settings)
    except MissingFact:
        return None


def _passes_with(rule: Rule, evidence: Evidence, fact: Fact[Any], known: Known[Any], value: Any) -> bool:  # noqa: ANN401 the fact's own type
    """Return whether a rule would be kept with another value of one of its facts that is known."""
    resolved = {**evidence.resolved, fact: replace(known, value=value)}
    return isinstance(_checked(rule, Evidence(evidence.subject, resolved)), Pass)


def _finding(rule: Rule, subject: str, outcome: Outcome, **more: Any) -> Finding:  # noqa: ANN401 Finding's own fields
    return Finding(subject, rule.policy.id, rule.decision, rule.level, outcome, **more)


def _unknown(rule: Rule, subject: str, unknown: Unknown, fact: str = "", **more: Any) -> Finding:  # noqa: ANN401 Finding's own fields
    return _finding(
        rule,
        subject,
        Outcome.UNKNOWN,
        missing=fact,
        reason=unknown.reason,
        observed_on=unknown.last_told_on,
        unplaced=unknown.answered,
        **more,
    )
