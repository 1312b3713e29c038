"""What a slip says of its account, as observations.

The program's verdicts count as self-checked, the person's answers as declared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.model.evidence import Observation, Reference
from auditor.model.facts import (
    OFFICIAL_EMAIL_READS,
    PASSWORD_BREACHED,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Cause,
    RuleAnswer,
    When,
)
from auditor.model.grades import Grade
from auditor.model.selfcheck import TwoStepAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.model.selfcheck import Slip

BY: Final = "slip"
"""By whom observations are made that slips tell."""


def observations_of(account: str, slip: Slip, day: date) -> Iterator[Observation[Any]]:
    """Yield what a slip says of its account on a day: verdicts as self-checked, answers as declared."""
    facts = slip.facts
    judged: list[tuple[Fact[Any], Any]] = [
        (PASSWORD_MEETS_RULE, RuleAnswer(facts.rule, facts.meets_rule)),
        (PASSWORD_STRENGTH, facts.strength),
        (PASSWORD_REUSED, facts.reused),
        (PASSWORD_BREACHED, facts.breached),
    ]
    told: list[tuple[Fact[Any], Any]] = [
        (PASSWORD_CHANGED_ON, _by_day(facts.changed, day)),
        (PROFILE_UPDATED_ON, _by_day(facts.profile, day)),
        (TWO_STEP_METHOD, facts.method),
        (SHARED, facts.shared),
        *(_TWO_STEP[facts.two_step] if facts.two_step is not None else ()),
    ]
    for grade, answers in ((Grade.SELF_CHECKED, judged), (Grade.DECLARED, told)):
        for fact, value in answers:
            if value is not None:
                yield _observation(account, fact, value, grade, day)


def mailbox_read_observation(office: str, day: date) -> Observation[Any]:
    """Return that somebody reads an office's official mailbox: the six digits went to it only, and the slip has them."""
    return _observation(office, OFFICIAL_EMAIL_READS, True, Grade.PROVEN, day)  # noqa: FBT003 the fact's value


def _observation(subject: str, fact: Fact[Any], value: Any, grade: Grade, day: date) -> Observation[Any]:  # noqa: ANN401 any fact's value
    return Observation(subject, fact, value, grade, BY, day, Reference("", ""))


def _by_day(when: When | None, day: date) -> When | None:
    """Return a span of days as it was on that day; None for what lies after it, as a wrong clock makes it."""
    if when is None or (when.earliest is not None and when.earliest > day):
        return None
    return When(when.earliest, min(when.latest, day))


_TWO_STEP: Final[Mapping[TwoStepAnswer, tuple[tuple[Fact[Any], Any], ...]]] = {
    TwoStepAnswer.ASKED: ((TWO_STEP_ENROLLED, True), (TWO_STEP_DEMANDED, True)),
    TwoStepAnswer.ON: ((TWO_STEP_ENROLLED, True),),
    TwoStepAnswer.OFF: ((TWO_STEP_ENROLLED, False),),
    TwoStepAnswer.NOT_OFFERED: (
        (TWO_STEP_ENROLLED, False),
        (TWO_STEP_OFFERED, False),
        (TWO_STEP_CAUSE, Cause.NOT_OFFERED),
    ),
    TwoStepAnswer.NO_CODE: ((TWO_STEP_ENROLLED, False), (TWO_STEP_CAUSE, Cause.NO_CODE)),
}
