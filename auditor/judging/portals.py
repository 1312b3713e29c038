"""Which accounts show that a portal offers two-step: those that stand there now and have it on, by what was told of them there; and of whom it was told of another portal that it does not. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.judging import causes
from auditor.judging.objections import Objection, seen_on, side_known, side_told
from auditor.judging.of_before import taken_for_those_before
from auditor.judging.resolving import Freshness
from auditor.judging.upheld import doubted_as
from auditor.model.evidence import Known, MissingReason, Unknown
from auditor.model.facts import (
    HOLDER_SINCE,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    Cause,
)
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import Evidence
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.subjects import Office

_OF_A_YES: Final[tuple[Fact[Any], ...]] = TWO_STEP_ENROLLED, TWO_STEP_ENROLLED_ON, TWO_STEP_DEMANDED, HOLDER_SINCE
"""By these it is known whether two-step is on."""


def portal_of(office: Office) -> str:
    """Return whose two-step an account of an office speaks of: the portal's, or where none is named the office's own."""
    return office.portal or f"{office.id}/"


def having_two_step(office: Office, judging: JudgingInput) -> Iterator[Objection]:
    """Yield which accounts of an office are known to have two-step on, or were seen to, and how: by what was told since they stand at its portal.

    Nobody shows anything who is in no list any more; nor does a yes that does not count. Whoever of before somebody is, he was seen there: it is shown in any way in which
    the doubts about him may be answered, but for what was told at another portal.

    """
    if office.left:
        return
    freshness = Freshness.of(judging.baseline)
    listed = [account for account in office.accounts if not account.left]
    for taken in ({}, *taken_for_those_before(office)):
        there, doubted = _told_there(office, judging, taken), doubted_as(office, judging.doubted, taken).values()
        told = judging.evidence(office, taken, _OF_A_YES, doubted)
        told_there = told if there is judging else there.evidence(office, taken, _OF_A_YES, doubted)
        for account in (each for each in listed if not taken or each.id in taken):
            known = causes.enrolment(told_there[account.id]) if account.id in told_there else None
            if known is not None and _counts(told[account.id]):
                yield Objection(office, account, side_known(TWO_STEP_ENROLLED, known))
            ids = dict.fromkeys((account.id, taken.get(account.id, account.id)))
            for seen in seen_on(answer for given in ids for answer in there.observations.get(given, ())):
                if freshness.holds(seen, judging.day):
                    yield Objection(office, account, side_told(seen), seen.reference)


def known_there(evidence: dict[str, Evidence], judging: JudgingInput) -> dict[str, Evidence]:
    """Return what is known of an office and its accounts, by id, without a cause that its portal's owner is asked about and that was told while an account stood at another portal, be it old by now.

    Nobody said that of the one where it stands now, so no two answers contradict each other: it is over, and how it stands there is asked. What speaks against a yes stays, and
    what was seen at a login for which what was told does not count: else it read as a no that nobody saw.

    Args:
        evidence: what is known by all that was told.
        judging: what was told.

    """
    since = judging.at_portal_since
    of_another = (given for given in evidence.keys() & since.keys() if not _is_against_a_yes(evidence[given]))
    return evidence | {given: _without_cause_before(evidence[given], since[given]) for given in of_another}


def since_moved(judging: JudgingInput, taken: Mapping[str, str]) -> JudgingInput:
    """Return what was told, judged as if some had moved since to where they are listed: what was told of whom they are `taken` for (ids) at another portal was told of that one."""
    stood = {now: before for now, before in taken.items() if (now, before) in judging.at_other_portal}
    days = {
        now: max((told.observed_on for told in judging.observations.get(before, ())), default=None)
        for now, before in stood.items()
    }
    since = {now: day + timedelta(days=1) for now, day in days.items() if day is not None}
    return replace(judging, at_portal_since={**judging.at_portal_since, **since}) if since else judging


def _is_against_a_yes(evidence: Evidence) -> bool:
    match evidence.resolved.get(TWO_STEP_ENROLLED), evidence.resolved.get(TWO_STEP_CAUSE):
        case Known(value=False, refutes=(_, *_), observed_on=on), Known(grade=Grade.WITNESSED, observed_on=seen):
            return bool(on == seen)
        case _:
            return causes.enrolment(evidence) is not None


def with_what_was_seen_there(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with each finding marked of which what refutes what is said was seen at a login, or recorded by a system, at a portal where its user ID stands no more."""
    since = judging.at_portal_since
    if not since or since.keys().isdisjoint(finding.subject for finding in assessment.findings):
        return assessment

    def marked(finding: Finding) -> Finding:
        seen = finding.refuted[-1] if finding.is_seen_otherwise else None
        stands_since = since.get(finding.subject)
        if seen is None or stands_since is None or seen.on >= stands_since:
            return finding
        return replace(finding, seen_at_former=True)

    return replace(assessment, findings=tuple(map(marked, assessment.findings)))


def is_of_former(cause: Cause, told: date, since: date | None) -> bool:
    """Return whether a cause speaks of the portal where an account stood before: its portal's owner is asked about it, and it was told before the day since which the account stands at another one, if it does."""
    return since is not None and cause.asked_of_owner and told < since


def _without_cause_before(evidence: Evidence, since: date) -> Evidence:
    """Return what is known of an account, without a cause of the portal where it stood before a day (`is_of_former`)."""

    def but_for_cause(known: Mapping[Fact[Any], Known[Any] | Unknown]) -> Mapping[Fact[Any], Known[Any] | Unknown]:
        match known.get(TWO_STEP_CAUSE):
            case (
                Known(value=Cause() as cause, observed_on=date() as told)
                | Unknown(stands=Cause() as cause, last_told_on=date() as told)
            ) if is_of_former(cause, told, since):
                left = {fact: what for fact, what in known.items() if fact != TWO_STEP_CAUSE}
                return {**left, **_no_explained(known.get(TWO_STEP_ENROLLED), told)}
            case _:
                return known

    return replace(evidence, resolved=but_for_cause(evidence.resolved), own=but_for_cause(evidence.own))


def _no_explained(enrolled: Known[bool] | Unknown | None, told: date) -> Mapping[Fact[Any], Known[Any] | Unknown]:
    """Return that it is not known whether two-step is on where that it is not was told with a cause of a former portal, or before it (`told` is its day); nothing where it was seen, recorded or told otherwise."""
    no = enrolled.aged if isinstance(enrolled, Unknown) else enrolled
    if no is None or no.value or no.refutes or no.grade >= Grade.WITNESSED or no.observed_on > told:
        return {}
    return {TWO_STEP_ENROLLED: Unknown(MissingReason.OTHER_PORTAL, no.observed_on, no.value)}


def _counts(evidence: Evidence) -> bool:
    """Return whether two-step counts as on: it is known to be, and no login is known that did not ask for the code."""
    asked = not evidence.contradicted_by(TWO_STEP_DEMANDED, value=False)
    return asked and causes.enrolment(evidence) is not None


def _told_there(office: Office, judging: JudgingInput, taken: Mapping[str, str]) -> JudgingInput:
    """Return what was told of the accounts of an office, and of those of before for whom they are taken, without what was told while they stood at another portal."""
    since, elsewhere = judging.at_portal_since, judging.at_other_portal
    ids = {account.id: (account.id, taken.get(account.id, account.id)) for account in office.accounts}
    if since.keys().isdisjoint(ids) and elsewhere.isdisjoint(ids.values()):
        return judging
    told = {
        given: [
            told
            for told in judging.observations.get(given, ())
            if (now, given) not in elsewhere and (now not in since or told.observed_on >= since[now])
        ]
        for now, those in ids.items()
        for given in those
    }
    return replace(judging, observations=told)
