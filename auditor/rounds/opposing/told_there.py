"""What another office told of who came, or may have come, from there: its talks keep their days on papers, and it is no answer of the office in whose list he stands while it is asked who he is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.grades import SLIP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import ContactRecord, Observation, UnclearAnswer
    from auditor.model.facts import Fact
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
    accounts, moved_on = everybody.accounts, everybody.moved_on
    before = {
        account.id: tuple(map(everybody.id_now, moved_on[account.id]))
        for account in office.accounts
        if account.id in moved_on
    }
    stood = {
        subject.id: [accounts[given].office if given in accounts else given for given in others]
        for subject in office.subjects
        if (others := (*subject.doubts, *(meanwhile or {}).get(subject.id, ()), *before.get(subject.id, ())))
    }
    if not stood:
        return assessment
    listed = {account.id for account in office.accounts if not (account.left or office.left)}
    talks = {
        replace(talk, office=office.id, there=other not in {office.id, *office.doubts})
        for finding in assessment.findings
        if finding.is_answered
        for other in stood.get(finding.subject, ())
        for talk in contacts.get(other, ())
        if talk.on in finding.days_told
        and (talk.way == SLIP or finding.subject not in listed or other not in before.get(finding.subject, ()))
    }
    if talks.issubset(assessment.contacts):
        return assessment
    both = sorted(talks.union(assessment.contacts), key=lambda talk: (talk.on, talk.way, talk.told_by, talk.there))
    return replace(assessment, contacts=tuple(both))


def with_told_there(
    assessment: OfficeAssessment,
    judging: JudgingInput,
    everybody: Identities,
    meanwhile: Mapping[str, Sequence[str]],
) -> OfficeAssessment:
    """Return an office of which is marked what it told nothing of, but another one, in whose list the user ID stood then: brought along where it is the same, told there alone while that is asked (`Finding`).

    Args:
        assessment: the office, judged.
        judging: what was told.
        everybody: who was given an id.
        meanwhile: see `with_talks_there`.

    """
    office, moved = assessment.office, everybody.moved_on
    came = [each for each in office.accounts if each.doubts or each.id in moved or each.id in meanwhile]
    there: set[tuple[str, str]] = set()
    for account in came:
        by_office: dict[bool, set[Fact[Any]]] = {True: set(), False: set()}
        for fact, told_by in chain.from_iterable(
            _told(each, judging, everybody) for each in (account.id, *account.doubts)
        ):
            by_office[told_by in {office.id, *office.doubts}].add(fact)
        for policy, reads in judging.baseline.reads.items() if by_office[False] else ():
            if reads & by_office[False] and not reads & by_office[True]:
                there.add((account.id, policy))
    findings = (
        replace(each, **{"told_there" if office.is_doubtful(each.subject) else "brought": True})
        if each.about in there
        else each
        for each in assessment.findings
    )
    return replace(assessment, findings=tuple(findings)) if there else assessment


def _told(given: str, judging: JudgingInput, everybody: Identities) -> Iterator[tuple[Fact[Any], str]]:
    """Yield what was answered of an account (its id), also what does not count, and which office (its id) told it."""
    told: tuple[Observation[Any] | UnclearAnswer, ...] = (
        *(each for each in judging.observations.get(given, ()) if each.is_answer),
        *judging.undated.get(given, ()),
        *judging.unclear.get(given, ()),
        *(each.answer for each in judging.kept_out.get(given, ())),
        *(each.told for each in judging.unplaced.get(given, ()) if each.told is not None),
    )
    for each in told:
        yield each.fact, each.reference.office or everybody.office_on(given, each.observed_on)
