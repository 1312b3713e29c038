"""Results of a round for each audience, as systems of others take them."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, in_digits
from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.results import (
    Check,
    ListedAccount,
    ListedOffice,
    NamedOffice,
    OfficeGroup,
    Result,
    Results,
    Waived,
)
from auditor.model.views.head import Audience, OfficeName
from auditor.model.views.minutes import PublicStatus
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import head
from auditor.views.compared.stood import office_name
from auditor.views.office.duties import account_subjects, duty_cell, with_gone
from auditor.views.office.steps import steps_by_duty, where_tested
from auditor.views.remarks.act_days import act_of, known_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.facts import Cause
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.results import AnyResults, AuditorResults, ChairResults, PublicResults
    from auditor.model.round import RuleCard
    from auditor.model.tally import Basis
    from auditor.model.views.minutes import MinutesRow, PublicPart, PublicTally
    from auditor.views.compared.history import History, RoundMaterial

ANSWERED: Final = Check(
    "answered",
    Text(en="Gave information", bn="তথ্য দিয়েছে"),
    Text(en="give information about what was decided", bn="সিদ্ধান্তের বিষয়ে তথ্য দেওয়া"),
)
STANDING: Final = Check(
    "standing",
    Text(en="Implemented what was decided", bn="সিদ্ধান্ত বাস্তবায়ন করেছে"),
    Text(en="implement what was decided", bn="সিদ্ধান্ত বাস্তবায়ন করা"),
)
_DECISION: Final = Text(en="Decision {serial}: {subject}", bn="সিদ্ধান্ত {serial}: {subject}")
_UNNUMBERED: Final = Text(en="Decision: {subject}", bn="সিদ্ধান্ত: {subject}")
_NOT_IN_TOKEN: Final = expression("[^0-9a-z]+")
_ALL: Final = OfficeGroup()


def results_view(material: RoundMaterial, audience: Audience) -> AnyResults:
    """Return the results of a round for one audience."""
    match audience:
        case Audience.MINUTES:
            return public_results(material)
        case Audience.CHAIR:
            return chair_results(material)
        case Audience.AUDITOR:
            return auditor_results(material)


# What may be published


def public_results(material: RoundMaterial) -> PublicResults:
    """Return what the annex that may be published says, and nothing else: its view is all that they are made from."""
    view, header = minutes_view(material.past, material.letterhead), material.past.now.header
    results = [result for part in view.summary.parts for result in _of_part(part)]
    results += [result for row in view.rows for result in _of_row(row)]
    groups = dict.fromkeys(
        OfficeGroup(kinds)
        for part in view.summary.parts
        for kinds in (_ALL.kinds, *(group.kinds for group in part.groups))
    )
    used = {result.check for result in results}
    checks = (*(decision_check(part.decision) for part in view.summary.parts), ANSWERED, STANDING)
    return Results(
        Audience.MINUTES,
        view.summary.head,
        header.baseline_title,
        header.version,
        tuple(check for check in checks if check.id in used),
        (*groups, *(_named(row) for row in view.rows)),
        tuple(results),
    )


def decision_check(decision: Decision) -> Check:
    """Return whether a decision is implemented as something to be checked."""
    title = (_DECISION if decision.serial else _UNNUMBERED).filled(
        serial=in_digits(decision.serial), subject=decision.subject
    )
    token = _NOT_IN_TOKEN.sub("-", decision.id.casefold()).strip("-")
    return Check(f"decision-{token}", title, decision.ordered, decision=decision.id, level=Level.SHALL)


def _of_part(part: PublicPart) -> Iterator[Result]:
    check = decision_check(part.decision)
    yield _published(_ALL, check, part.total, part.basis)
    for group in part.groups:
        yield _published(OfficeGroup(group.kinds), check, group.tally)


def _published(group: OfficeGroup, check: Check, tally: PublicTally, basis: Basis | None = None) -> Result:
    counts = {
        "total": tally.total,
        "answered": tally.answered,
        "implemented": tally.implemented,
        "in-progress": tally.in_progress,
        "no-information": tally.no_information,
    }
    known = [(code, number) for code, number in counts.items() if number is not None]
    graded = [(grade.code, basis[grade.rank]) for grade in Grade] if basis is not None else []
    return Result(group.key, check.id, _outcome(tally), (*known, *graded))


def _outcome(tally: PublicTally) -> PublicStatus | None:
    """Return how a group stands as far as its published counts tell; None where they do not."""
    if not tally.total:
        return PublicStatus.NOT_APPLICABLE
    if not tally.is_published:
        return None
    whole = {tally.implemented: PublicStatus.IMPLEMENTED, tally.no_information: PublicStatus.NO_INFORMATION}
    return whole.get(tally.total, PublicStatus.IN_PROGRESS)


def _named(row: MinutesRow) -> NamedOffice:
    return NamedOffice(OfficeName(row.serial, row.name))


def _of_row(row: MinutesRow) -> Iterator[Result]:
    office = _named(row)
    yield Result(office.key, ANSWERED.id, Outcome.PASS if row.answered else Outcome.UNKNOWN)
    if row.status is not None:
        yield Result(office.key, STANDING.id, row.status)


# The chair's and the assistant programmer's


def chair_results(material: RoundMaterial) -> ChairResults:
    """Return the ordered duties office by office, as the chair sees them: how many accounts have each done, and no account."""
    past, header = material.past, material.past.now.header
    ordered = tuple(rule for rule in header.rules if rule.level is Level.SHALL)
    return Results(
        Audience.CHAIR,
        head(past, material.letterhead),
        header.baseline_title,
        header.version,
        tuple(map(_rule_check, ordered)),
        tuple(_listed(assessment, past) for assessment in past.now.assessments),
        tuple(result for assessment in past.now.assessments for result in _duties(assessment, ordered)),
    )


def auditor_results(material: RoundMaterial) -> AuditorResults:
    """Return every finding of every office and account, advice too; also what is ordered of who is not listed while it is asked whether he stands in another office's list."""
    past, header = material.past, material.past.now.header
    rules, tested = {rule.policy: rule for rule in header.rules}, where_tested(past)
    subjects: list[ListedOffice | ListedAccount] = []
    results: list[Result] = []
    for assessment in past.now.assessments:
        office = _listed(assessment, past)
        found = with_gone(assessment, past)
        accounts = [
            ListedAccount(given, office, post, login)
            for each in found
            for given, post, login in account_subjects(each.office)
        ]
        posts = {account.id: account.post for account in accounts}
        subjects += (office, *accounts)
        left = steps_by_duty(assessment, past, material.letterhead.uno_mail)
        for finding in chain.from_iterable(each.findings for each in found):
            post = posts.get(finding.subject, assessment.office.head_post)
            steps = left.get(finding.about) or _advised(finding, assessment, post, rules, tested)
            results.append(_found(finding, rules[finding.policy], steps))
    return Results(
        Audience.AUDITOR,
        head(past, material.letterhead),
        header.baseline_title,
        header.version,
        tuple(map(_rule_check, header.rules)),
        tuple(subjects),
        tuple(results),
    )


def _rule_check(rule: RuleCard) -> Check:
    return Check(rule.policy, rule.title, rule.duty, rule.broken, rule.decision, rule.level, rule.revision)


def _listed(assessment: OfficeAssessment, past: History) -> ListedOffice:
    office = assessment.office
    standing = past.current[office.id].overall
    return ListedOffice(office.id, office_name(assessment), office.kind, office.portal, standing, office.voluntary)


def _duties(assessment: OfficeAssessment, ordered: Iterable[RuleCard]) -> Iterator[Result]:
    for rule in ordered:
        findings = [finding for finding in assessment.findings if finding.policy == rule.policy]
        cell, counted = duty_cell(assessment.findings, {rule.policy}), Counter(finding.outcome for finding in findings)
        yield Result(
            assessment.office.id,
            rule.policy,
            cell.outcome,
            tuple((outcome.value, counted[outcome]) for outcome in Outcome if counted[outcome]),
            cell.grade,
            tuple(sorted(cell.ways)),
            cell.observed_on,
            causes=_causes(findings),
            awaits_portal=cell.awaiting_portal,
            waivers=_waivers(findings),
        )


def _found(finding: Finding, rule: RuleCard, steps: Sequence[Text]) -> Result:
    return Result(
        finding.subject,
        finding.policy,
        finding.outcome,
        grade=finding.grade,
        ways=(finding.way,) if finding.way else (),
        observed_on=known_on(finding),
        done_on=act_of(finding, seen=rule.seen_at_login),
        causes=_causes([finding]),
        awaits_portal=finding.awaits_portal,
        reason=finding.reason,
        code=finding.code,
        conflict=finding.conflict,
        waivers=_waivers([finding]),
        steps=tuple(steps),
    )


def _causes(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    return tuple(sorted({finding.standing_cause for finding in findings if finding.standing_cause is not None}))


def _waivers(findings: Iterable[Finding]) -> tuple[Waived, ...]:
    return tuple(
        dict.fromkeys(
            Waived(finding.waived_from, finding.waiver, finding.waived_until)
            for finding in findings
            if finding.waived_from is not None and finding.waived_until is not None
        )
    )


def _advised(
    finding: Finding, assessment: OfficeAssessment, post: Text, rules: Mapping[str, RuleCard], tested: Text
) -> Sequence[Text]:
    """Return the step that advice is, where it is not followed; of an ordered duty nothing."""
    is_followed = finding.outcome is not Outcome.FAIL or finding.awaits_reason
    if finding.level is Level.SHALL or is_followed or finding.subject in assessment.hindered:
        return ()
    return (rules[finding.policy].step(finding.code).filled(post=post, self_check=tested),)
