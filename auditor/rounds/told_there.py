"""Talks at another office on whose days something was told that counts of who may have come from there: papers keep its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.evidence import ContactRecord
    from auditor.model.finding import OfficeAssessment
    from auditor.model.identity import KnownAccount


def with_talks_there(
    assessment: OfficeAssessment,
    contacts: Mapping[str, Sequence[ContactRecord]],
    accounts: Mapping[str, KnownAccount],
) -> OfficeAssessment:
    """Return an office with the talks at the offices of those of before, one of whom somebody of it may be, by which something counts of him.

    Args:
        assessment: the office, judged.
        contacts: who was spoken to, by office (id).
        accounts: the accounts that were ever listed, by id.

    """
    office = assessment.office
    stood = {
        subject.id: [accounts[given].office if given in accounts else given for given in subject.doubts]
        for subject in office.subjects
        if subject.doubts
    }
    talks = {
        replace(talk, office=office.id)
        for finding in (assessment.findings if stood else ())
        if finding.is_answered
        for there in stood.get(finding.subject, ())
        for talk in contacts.get(there, ())
        if talk.on in finding.days_told
    }
    if talks.issubset(assessment.contacts):
        return assessment
    both = sorted(talks.union(assessment.contacts), key=lambda talk: (talk.on, talk.way, talk.told_by))
    return replace(assessment, contacts=tuple(both))
