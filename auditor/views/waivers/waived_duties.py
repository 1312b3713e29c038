"""For which duties of offices time is extended, and of which of their users, where it is not every user's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of
from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.views.waivers import WaivedDuty
from auditor.views.compared.stood import office_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from auditor.model.baseline import Waiver
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RoundHeader, RuleCard
    from auditor.model.subjects import Office

    _Term = tuple[date, str]


def waived_duties(offices: Iterable[OfficeAssessment], rules: Iterable[RuleCard]) -> tuple[WaivedDuty, ...]:
    """Return the duties that stand suspended, by office."""
    by_policy = {rule.policy: rule for rule in rules}
    return tuple(
        duty
        for assessment in offices
        for duty in _named(assessment, ((each, _suspended(each)) for each in assessment.findings), by_policy)
    )


def time_given(assessment: OfficeAssessment, header: RoundHeader) -> tuple[WaivedDuty, ...]:
    """Return for which duties of an office time is extended: those that stand suspended, and those of which nothing is known yet."""
    terms = ((finding, _suspended(finding) or _awaited(finding, assessment, header)) for finding in assessment.findings)
    return tuple(_named(assessment, terms, {rule.policy: rule for rule in header.rules}))


def time_waiting(assessment: OfficeAssessment, header: RoundHeader) -> tuple[WaivedDuty, ...]:
    """Return for which ordered duties of an office that are open time is extended that does not count yet (`waiting_waiver`)."""
    open_ = [
        (finding, _term(waiting_waiver(finding, assessment.office, header)))
        for finding in assessment.of(level=Level.SHALL)
    ]
    return tuple(_named(assessment, open_, {rule.policy: rule for rule in header.rules}))


def awaiting_waiver(finding: Finding, office: Office, header: RoundHeader) -> Waiver | None:
    """Return the waiver that gives time for a duty of which nothing is known and that is to be told, the one that ends last; None where none does: of who left the roster it is only asked why he left."""
    return None if finding.awaits_reason else waiver_of_unknown(finding, office, header)


def waiver_of_unknown(finding: Finding, office: Office, header: RoundHeader) -> Waiver | None:
    """Return the same, also of who left the roster. One of which it is not known whose it is counts for nobody yet."""
    is_its_own = finding.outcome is Outcome.UNKNOWN and not office.awaits_who(finding.subject)
    return last_standing(finding, office, header) if is_its_own else None


def waiting_waiver(finding: Finding, office: Office, header: RoundHeader) -> Waiver | None:
    """Return the waiver that ends last of those of an open duty of which it is not known whether they are of whom it is about, who may be one of before or gone elsewhere; None where none is."""
    waits = finding.is_open and office.awaits_who(finding.subject)
    return last_standing(finding, office, header) if waits else None


def last_standing(finding: Finding, office: Office, header: RoundHeader) -> Waiver | None:
    """Return the waiver that ends last of those that stand over the duty of somebody, or of one of before whom he may be; None where none does."""
    standing = [waiver for waiver in header.waivers if waiver.until >= header.extended_on]
    subjects = office.ids_of(finding.subject) if standing else ()
    meant = (waiver for waiver in standing if waiver.policy == finding.policy and waiver.subject in subjects)
    return max(meant, key=lambda waiver: waiver.until, default=None)


def _suspended(finding: Finding) -> _Term | None:
    return (finding.waived_until, finding.waiver) if finding.waived_until is not None else None


def _awaited(finding: Finding, assessment: OfficeAssessment, header: RoundHeader) -> _Term | None:
    return _term(awaiting_waiver(finding, assessment.office, header))


def _term(waiver: Waiver | None) -> _Term | None:
    return (waiver.until, waiver.approved_by) if waiver is not None else None


def _named(
    assessment: OfficeAssessment, terms: Iterable[tuple[Finding, _Term | None]], rules: Mapping[str, RuleCard]
) -> Iterator[WaivedDuty]:
    """Yield for what time is extended in an office, once for each duty and each term; with the users of whom alone it is, where it is not every one's who has the duty."""
    found: dict[tuple[str, date, str], dict[str, None]] = {}
    for finding, term in terms:
        if term is not None:
            found.setdefault((finding.policy, *term), {})[finding.subject] = None
    called = assessment.office.called if found else {}
    for (policy, until, reference), subjects in found.items():
        concerned = (each for each in assessment.findings if each.policy == policy)
        others = any(each.subject not in subjects and each.outcome is not Outcome.NOT_APPLICABLE for each in concerned)
        rule, posts = rules[policy], [called[subject] for subject in subjects if subject in called]
        duty, in_short = rule.duty, None
        if others and len(posts) == len(subjects):
            duty = _OF_SOME.filled(posts=first_of(posts, _MOST_NAMED, ", "), duty=rule.own_duty)
            in_short = _OF_SO_MANY.filled(n=len(subjects), duty=rule.own_duty)
        yield WaivedDuty(office_name(assessment), duty, until, reference, policy, in_short)


_MOST_NAMED: Final = 2
_OF_SO_MANY: Final = Text(en="{n} {n:user ID|user IDs}: {duty}", bn="{n}টি আইডি: {duty}")
_OF_SOME: Final = Text(en="{posts}: {duty}", bn="{posts}: {duty}")
