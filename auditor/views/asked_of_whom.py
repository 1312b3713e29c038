"""Of whom reminders ask what they ask: once those did it, it is done, whoever is listed later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.standing import standing_on
from auditor.views.stood import owed_findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import AskedOffice, Letter
    from auditor.views.history import History


def of_whom(assessment: OfficeAssessment, policies: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return of whom an office owes each of these policies (ids): the office itself for accounts of which only the number is known, and where nobody is known to owe it."""
    office, owing = assessment.office, owed_findings(assessment)
    meant = {each.id: office.id for each in office.accounts if each.only_numbered}
    of_policy = (
        (meant.get(each.subject, each.subject) for each in owing if each.policy == each_of) for each_of in policies
    )
    return tuple(tuple(dict.fromkeys(subjects)) or (office.id,) for subjects in of_policy)


def asked_by(letter: Letter, office: str, history: History) -> tuple[AskedOffice, ...]:
    """Return what a reminder asks of an office (its id); of one that did not note of whom, by the last meeting's round when it was drafted."""
    asked = tuple(each for each in letter.draft.offices if each.office == office)
    if all(each.whom for each in asked):
        return asked
    rounds = (each for each in history.meetings[:-1] if each.round.header.day <= letter.draft.day)
    then = next((each.assessment(office) for each in reversed([*rounds])), None)
    if then is None:
        return asked
    return tuple(each if each.whom else replace(each, whom=of_whom(then, each.policies)) for each in asked)


def asks_any(letter: Letter, assessment: OfficeAssessment, findings: Iterable[Finding], history: History) -> bool:
    """Whether a reminder asks an office for any of these duties, of those of whom they are found."""
    asked, office = asked_by(letter, assessment.office.id, history), assessment.office
    return any(each.asks(of.policy, office.ids_of(of.subject)) for of in findings for each in asked)


def moved_on(assessment: OfficeAssessment, asked: Iterable[AskedOffice], history: History) -> tuple[Finding, ...]:
    """Return by what user IDs stand of which letters asked something of an office, and that are in another office's list now."""
    whom = frozenset(given for each in asked for of in each.whom for given in of)
    gone = whom - {subject.id for subject in assessment.office.subjects}
    there = history.now.assessments if gone else ()
    others = (each for each in there if not gone.isdisjoint(account.id for account in each.office.accounts))
    return tuple(finding for each in others for finding in standing_on(each) if finding.subject in gone)
