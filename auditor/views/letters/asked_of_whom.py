"""Of whom reminders ask what they ask: once those did it, it is done, whoever is listed later."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.standing import standing_on
from auditor.views.compared.stood import owed_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import AskedOffice, Letter
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History


def of_whom(assessment: OfficeAssessment, policies: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return of whom an office owes each of these policies (ids): the office itself for accounts of which only the number is known, and where nobody is known to owe it."""
    office, owing = assessment.office, owed_findings(assessment)
    meant = {each.id: office.id for each in office.accounts if each.only_numbered}
    of_policy = (
        (meant.get(each.subject, each.subject) for each in owing if each.policy == each_of) for each_of in policies
    )
    return tuple(tuple(dict.fromkeys(subjects)) or (office.id,) for subjects in of_policy)


def asked_by(letter: Letter, office: Office, history: History) -> tuple[AskedOffice, ...]:
    """Return what a reminder asks of an office; of one that did not note of whom, by the last meeting's round when it was drafted."""
    asked = tuple(each for each in letter.draft.offices if each.office == office.id)
    if all(each.whom for each in asked):
        return asked
    rounds = (each for each in history.meetings[:-1] if each.round.header.day <= letter.draft.day)
    then = next((each.in_place_of(office) for each in reversed([*rounds])), None)
    if then is None:
        return asked
    return tuple(each if each.whom else replace(each, whom=of_whom(then, each.policies)) for each in asked)


def asks_any(letter: Letter, assessment: OfficeAssessment, findings: Iterable[Finding], history: History) -> bool:
    """Whether a reminder asks an office for any of these duties, of those of whom they are found."""
    asked, office = asked_by(letter, assessment.office, history), assessment.office
    return any(each.asks(of.policy, office.ids_of(of.subject)) for of in findings for each in asked)


def moved_on(asked: Mapping[str, Iterable[AskedOffice]], history: History) -> Mapping[str, Sequence[Finding]]:
    """Return by what user IDs stand of which letters asked something, by the office (its id) of which they asked it, and that are in another office's list now."""
    gone: dict[str, list[str]] = defaultdict(list)
    for office in asked.keys() & history.of_office.keys():
        whom = {given for each in asked[office] for of in each.whom for given in of}
        for given in whom.difference(subject.id for subject in history.of_office[office].office.subjects):
            gone[given].append(office)
    found: dict[str, list[Finding]] = defaultdict(list)
    for there in history.now.assessments if gone else ():
        is_there = not gone.keys().isdisjoint(account.id for account in there.office.accounts)
        for finding in standing_on(there) if is_there else ():
            for office in gone.get(finding.subject, ()):
                found[office].append(finding)
    return found
