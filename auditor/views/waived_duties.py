"""Which duties of offices stand suspended, and of which of their users, where others have the same duty left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of
from auditor.model.finding import Outcome
from auditor.model.views.waivers import WaivedDuty
from auditor.views.stood import office_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import RuleCard


def waived_duties(offices: Iterable[OfficeAssessment], rules: Iterable[RuleCard]) -> tuple[WaivedDuty, ...]:
    """Return the duties that stand suspended, by office."""
    by_policy = {rule.policy: rule for rule in rules}
    return tuple(duty for assessment in offices for duty in _waived_in(assessment, by_policy))


def _waived_in(assessment: OfficeAssessment, rules: Mapping[str, RuleCard]) -> Iterator[WaivedDuty]:
    """Yield what stands suspended in an office, once for each duty and each term; with the users of whom alone it is, where another has the duty left."""
    found: dict[tuple[str, date, str], dict[str, None]] = {}
    for finding in assessment.findings:
        if finding.waived_until is not None:
            found.setdefault((finding.policy, finding.waived_until, finding.waiver), {})[finding.subject] = None
    called = assessment.office.called if found else {}
    for (policy, until, waiver), subjects in found.items():
        left = any(
            each.policy == policy
            and each.subject not in subjects
            and each.outcome not in {Outcome.PASS, Outcome.NOT_APPLICABLE}
            for each in assessment.findings
        )
        rule, posts = rules[policy], [called[subject] for subject in subjects if subject in called]
        duty, in_short = rule.duty, None
        if left and len(posts) == len(subjects):
            duty = _OF_SOME.filled(posts=first_of(posts, _MOST_NAMED, ", "), duty=rule.own_duty)
            in_short = _OF_SO_MANY.filled(n=len(subjects), duty=rule.own_duty)
        yield WaivedDuty(office_name(assessment), duty, until, waiver, policy, in_short)


_MOST_NAMED: Final = 2
_OF_SO_MANY: Final = Text(en="{n} {n:user ID|user IDs}: {duty}", bn="{n}টি আইডি: {duty}")
_OF_SOME: Final = Text(en="{posts}: {duty}", bn="{posts}: {duty}")
