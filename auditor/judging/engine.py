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
from auditor.model.facts import ACTIVE, TWO_STEP_CAUSE, Cause, Scope
from auditor.model.finding import NOT_NAMED, UNNAMED, Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.policy import Fail, NotApplicable, Pass, TooEarly
from auditor.model.subjects import OfficeKind
from auditor.model.when import When, encode_when
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from auditor.model.baseline import Baseline, Rule
    from auditor.model.facts import Fact
    from auditor.model.policy import Verdict
    from auditor.model.side import Side
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
    whom = _Whom.of(office, evidence, against_causes)
    kind = OfficeKind.DEPARTMENT if office.voluntary else office.kind
    whom_then = None
    if office.left:
        ageless = {subject: _had_nothing_grown_old(known) for subject, known in evidence.items()}
        whom_then = _Whom.of(office, ageless, against_causes)
    for rule, applies in _rules_for(kind, baseline):
        if applies:
            found = _judge_rule(rule, whom)
            findings.extend(found if whom_then is None else map(since_left, found, _judge_rule(rule, whom_then)))
        else:
            findings.append(_finding(rule, office.id, Outcome.NOT_APPLICABLE, code=NOT_NAMED))
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


def since_left(finding: Finding, then: Finding | None = None) -> Finding:
    """Return a duty of somebody who left the roster without a reason: what is not done stays so, nothing else is known.

    `then` is the same had nothing grown old: of an office that left nothing is asked anew, so its age makes no answer untold.
    """
    if finding.outcome is Outcome.FAIL:
        return replace(finding, reason=MissingReason.LEFT_ROSTER)
    return not_known_since_left(finding if then is None or then.outcome is not Outcome.PASS else then)


def _had_nothing_grown_old(known: Evidence) -> Evidence:
    """Return what would be known of somebody had nothing grown old."""
    resolved = {
        fact: each.aged if isinstance(each, Unknown) and each.reason is MissingReason.STALE and each.aged else each
        for fact, each in known.resolved.items()
    }
    return replace(known, resolved=resolved)


@remembered(64)
def _rules_for(kind: OfficeKind, baseline: Baseline) -> tuple[tuple[Rule, bool], ...]:
    """Return the rules of a baseline, and whether each applies to offices of a kind."""
    return tuple((rule, baseline.binds(rule, kind)) for rule in baseline.rules)


class _Alike(NamedTuple):
    """The first of an office's accounts of which the very same is known: it is judged for all of them.

    `against` is what speaks against each of its causes, `unused_by` how surely nobody uses it, where that was seen or recorded; `left` where it left alone, and not with its office.
    """

    account: Account
    known: Evidence
    against: Mapping[Cause, Side]
    unused_by: Grade | None
    left: bool


class _Whom(NamedTuple):
    """Whom all rules judge: an office and its accounts, with what is known of them.

    `alike` are the accounts that are judged, `places` for each account of the office the place there of that which is judged for it, with its own id where that is another.
    """

    office: Office
    known: Evidence | None
    alike: Sequence[_Alike]
    places: Sequence[tuple[int, str | None]]
    unlisted: Sequence[str]

    @classmethod
    def of(cls, office: Office, evidence: Mapping[str, Evidence], against: Mapping[str, Mapping[Cause, Side]]) -> _Whom:
        """Return them; an account of which a cause is doubted is judged by itself."""
        first: dict[tuple[int, bool], int] = {}
        alike: list[_Alike] = []
        places: list[tuple[int, str | None]] = []
        for account in office.accounts:
            known = evidence.get(account.id)
            same = id(known.resolved) if known is not None else 0, account.left
            is_doubted = account.id in against
            if is_doubted or same not in first:
                known = known or Evidence(account.id)
                left = account.left and not office.left
                alike.append(_Alike(account, known, against.get(account.id, {}), _unused_by(known), left))
            place = len(alike) - 1 if is_doubted else first.setdefault(same, len(alike) - 1)
            places.append((place, None if alike[place].account is account else account.id))
        return cls(office, evidence.get(office.id), alike, places, office.unlisted_ids)


def _unused_by(known: Evidence) -> Grade | None:
    """Return how surely nobody uses an account; None where that was neither seen nor recorded, or who holds it was seen to use it, or checked it himself, since."""
    active = known.resolved.get(ACTIVE)
    if not isinstance(active, Known) or active.value or active.grade < Grade.WITNESSED:
        return None
    others = (each for fact, each in known.resolved.items() if fact not in {ACTIVE, TWO_STEP_CAUSE})
    used = any(
        isinstance(each, Known) and each.grade in _BY_USE and each.observed_on > active.observed_on for each in others
    )
    return None if used else active.grade


_BY_USE: Final = frozenset({Grade.SELF_CHECKED, Grade.WITNESSED, Grade.PROVEN})
"""How what is known shows that somebody uses an account: a system's record and an office's word do not."""


def _judge_rule(rule: Rule, whom: _Whom) -> list[Finding]:
    """Return the findings of an office under a rule that applies to it; of one that left, as if it were listed."""
    office = whom.office
    if rule.policy.scope is Scope.OFFICE:
        return [_judge(rule, whom.known or Evidence(office.id), {})]
    if office.has_no_account:
        return [_finding(rule, office.id, Outcome.NOT_APPLICABLE, code="no-account", cause=Cause.NO_OWN_ACCOUNT)]
    judged = [_judge_account(rule, each) for each in whom.alike]
    found = [judged[at] if other is None else replace(judged[at], subject=other) for at, other in whom.places]
    found += [_unknown(rule, subject, _NOT_LISTED) for subject in whom.unlisted]
    return found or [replace(_unknown(rule, office.id, _NOT_LISTED), **_without_account(rule, whom.known))]


_OF_BEFORE: Final = frozenset({MissingReason.NEW_HOLDER, MissingReason.JOINING_UNKNOWN})
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


def _judge_account(rule: Rule, alike: _Alike) -> Finding:
    if alike.unused_by is not None:
        unused = {"code": "not-in-use", "grade": alike.unused_by}
        found = _finding(rule, alike.account.id, Outcome.NOT_APPLICABLE, **unused)
    else:
        found = _judge(rule, alike.known, alike.against)
    return since_left(found) if alike.left else found


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
        verdict = _decided(rule, reading)
    except MissingFact as missing:
        cause = causes.named(rule, evidence, against, missing.unknown.last_told_on)
        refuted = reading.refuted(missing.unknown) if missing.unknown.reason in _OF_BEFORE else ()
        unknown = _unknown(rule, evidence.subject, missing.unknown, missing.fact.id, refuted=refuted, **cause)
        if aged_cause := causes.aged(rule, evidence, missing.unknown, against):
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
            known.basis_of(partial(_passes_with, rule, reading, fact, known))
            for fact, known in reading.rests_on.items()
        ]
    decides = list(reading.refuted_by.values()) if isinstance(verdict, Fail) and reading.refuted_by else rests_on
    weakest, oldest = decides[0], decides[0].observed_on
    if len(decides) > 1:
        weakest = min(decides, key=lambda known: (known.grade, known.observed_on))
        oldest = min(known.observed_on for known in decides)
    whens = [known.value for known in rests_on if isinstance(known.value, When)]
    found: dict[str, Any] = {
        "grade": weakest.grade,
        "observed_on": oldest,
        "done_on": encode_when(whens[0]) if whens else "",
        "conflict": any(map(_conflict, rests_on)),
        "source": weakest.source,
        "way": weakest.way if weakest.grade is Grade.WITNESSED else "",
        "sides": tuple([side_told(side) for known in told for side in known.sides]),
        "unanswered": not any(map(_answered, (*told, *reading.refuted_by.values()))),
    }
    if isinstance(verdict, Pass):
        found["cleared_on"] = max((day for day in reading.cleared_on if day > oldest), default=None)
        found |= causes.told_after(rule, evidence, against, oldest, weakest.source)
        return _finding(rule, evidence.subject, Outcome.PASS, **found)
    refuted = reading.refuted()
    found["code"], found["refuted"] = verdict.code, refuted
    found["conflict"] |= bool(refuted) and not reading.refuted_by
    found |= _why_not_current(evidence, aged.keys() & (reading.refuted_by or reading.rests_on).keys())
    found |= causes.named(rule, evidence, against, oldest, weakest.source)
    return _finding(rule, evidence.subject, Outcome.FAIL, **found)


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
    """Whether a duty would be done by a yes that is known no more, but for what opposes that: that it lacks before which nothing is to be told of this duty."""
    lacking = (fact.encode(known.value) in [*rule.policy.not_told_while] for fact, known in reading.refuted_by.items())
    return any(lacking) and any(fact in aged for fact in reading.rests_on)


def _why_not_current(evidence: Evidence, facts: Collection[Fact[Any]]) -> dict[str, MissingReason]:
    """Return why what a no rests on is not known any more, as a finding holds it: its age, or that it was answered since in words that mean nothing."""
    found = map(evidence.resolved.get, facts)
    reasons = {unknown.reason for unknown in found if isinstance(unknown, Unknown) and unknown.aged is not None}
    if not reasons:
        return {}
    return {"reason": MissingReason.UNCLEAR if MissingReason.UNCLEAR in reasons else MissingReason.STALE}


def _decided(rule: Rule, reading: Reading) -> Pass | Fail | NotApplicable:
    """Return the verdict of a rule.

    Raises:
        MissingFact: a fact is missing for it, or what was told was so too early.

    """
    verdict = rule.policy.check(reading, rule.settings)
    if isinstance(verdict, TooEarly):
        fact, told = next(iter(reading.rests_on.items()))
        raise MissingFact(fact, Unknown(MissingReason.TOO_EARLY, told.observed_on))
    return verdict


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
        code=UNNAMED if unknown.unnamed else "",
        missing=fact,
        reason=unknown.reason,
        observed_on=unknown.last_told_on,
        unplaced=unknown.answered,
        **more,
    )
