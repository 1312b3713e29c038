"""What is to be told of a duty that counts as done, or that is open for another reason, since something speaks against its being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.days import beside
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.views.office import step_words as words
from auditor.views.office.whose_steps import WHO, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from auditor.model.finding import Finding
    from auditor.model.round import RuleCard
    from auditor.views.compared.since import Since


def steps_on_done(
    findings: Iterable[Finding],
    since: Since,
    by_policy: Mapping[str, RuleCard],
    is_asked: Callable[[Finding], bool],
) -> Iterator[Step]:
    """Yield what is to be told of duties of one subject: a cause was told after the yes, another answer of its day denies it and which is right `is_asked`, or what denied it is evidence no more."""
    for finding in findings:
        duty = by_policy[finding.policy].own_duty
        if finding.is_opposed and finding.cause is not None:
            cause, yes = finding.against_cause
            days = {"day": beside(cause.on, yes.on), "before": yes.on}
            yield Step(words.OPPOSED.filled(post=WHO, duty=duty, cause=finding.cause.label, **days))
        if finding.outcome is Outcome.PASS and is_asked(finding):
            yield Step(words.DENIED_ON_ITS_DAY.filled(post=WHO, duty=duty, day=finding.sides[0].on))
        no = since.undenied.get(finding.about)
        if no is not None:
            said = words.UNDENIED_BY_RECORD if no.grade is Grade.EXPORTED else words.UNDENIED
            yield Step(said.filled(post=WHO, duty=duty, day=no.observed_on or ""))
