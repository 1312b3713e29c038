"""Talks at another office on whose days something was told that counts of who may have come from there: papers keep its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.grades import SLIP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.evidence import ContactRecord
    from auditor.model.finding import OfficeAssessment
    from auditor.model.identity import Identities


def listed_meanwhile(put_back: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return who (ids) was listed in the place of each who is listed again, by his id (see `SourceContext.put_back`)."""
    found: dict[str, list[str]] = {}
    for meanwhile, again in put_back.items():
        for each in again:
            found.setdefault(each, []).append(meanwhile)
    return found


def with_talks_there(
    assessment: OfficeAssessment,
    contacts: Mapping[str, Sequence[ContactRecord]],
    everybody: Identities,
    meanwhile: Mapping[str, Sequence[str]] | None = None,
) -> OfficeAssessment:
    """Return an office with the talks at other offices by which something counts of somebody of it: of those of before, one of whom he may be, of him who was listed in his place, and where he stood before, who moved and then left.

    Args:
        assessment: the office, judged.
        contacts: who was spoken to, by office (id).
        everybody: who was given an id. Of who moved and is listed the register has the talk; a slip of his came where he stood then.
        meanwhile: those (ids) who were listed in the place of somebody who is listed again, by his id; nobody where it is left out.

    """
    office = assessment.office
    accounts = everybody.accounts
    before = {
        account.id: tuple(map(everybody.id_now, everybody.moved_on[account.id]))
        for account in office.accounts
        if account.id in everybody.moved_on
    }
    listed = {account.id for account in office.accounts if not (account.left or office.left)}
    stood = {
        subject.id: [accounts[given].office if given in accounts else given for given in others]
        for subject in office.subjects
        if (others := (*subject.doubts, *(meanwhile or {}).get(subject.id, ()), *before.get(subject.id, ())))
    }
    talks = {
        replace(talk, office=office.id)
        for finding in (assessment.findings if stood else ())
        if finding.is_answered
        for other in stood.get(finding.subject, ())
        for talk in contacts.get(other, ())
        if talk.on in finding.days_told
        and (talk.way == SLIP or finding.subject not in listed or other not in before.get(finding.subject, ()))
    }
    if talks.issubset(assessment.contacts):
        return assessment
    both = sorted(talks.union(assessment.contacts), key=lambda talk: (talk.on, talk.way, talk.told_by))
    return replace(assessment, contacts=tuple(both))
