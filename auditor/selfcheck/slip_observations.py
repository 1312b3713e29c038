"""What a slip says of its account, as observations.

The program's verdicts, and what it saw of a login on the holder's own computer, count as self-checked, the person's answers
as declared. A login with somebody beside the holder is no stronger by itself: who was present says so at the witness's desk.
"""

from __future__ import annotations

from datetime import timedelta
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
)
from auditor.model.grades import Grade
from auditor.model.selfcheck import LOGIN_SAYS, SinceDecision, TwoStepAnswer
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.model.counting import CountsFrom
    from auditor.model.facts import Fact
    from auditor.model.selfcheck import DayTold, Slip

BY: Final = "slip"
"""By whom observations are made that slips tell."""


def observations_of(account: str, slip: Slip, day: date, counts_from: CountsFrom) -> Iterator[Observation[Any]]:
    """Yield what a slip says of its account: verdicts as self-checked, answers as declared.

    Args:
        account: whose slip it is.
        slip: what it says.
        day: the day it counts for, from which days ago are counted; its own day, where that can be right.
        counts_from: since which days "since the decision" is.

    """
    facts = slip.facts
    judged: list[tuple[Fact[Any], Any]] = [
        (PASSWORD_MEETS_RULE, RuleAnswer(facts.rule, facts.meets_rule)),
        (PASSWORD_STRENGTH, facts.strength),
        (PASSWORD_REUSED, facts.reused),
        (PASSWORD_BREACHED, facts.breached),
    ]
    if facts.not_set:  # nothing is known then of the account's own
        judged = []
    if facts.login is not None:  # a password that did not end inside is not known to be the portal's
        seen = facts.login
        judged = [*(judged if seen.inside else []), *LOGIN_SAYS[seen.second], (TWO_STEP_METHOD, seen.method)]
    told: list[tuple[Fact[Any], Any]] = [
        (PASSWORD_CHANGED_ON, _when(facts.changed, day, counts_from.of(PASSWORD_CHANGED_ON))),
        (PROFILE_UPDATED_ON, _when(facts.profile, day, counts_from.of(PROFILE_UPDATED_ON))),
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
    return Observation((subject,), fact, value, grade, BY, day, Reference("", ""))


def _when(told: DayTold | None, day: date, decision_day: date) -> When | None:
    """Return which day, or days, are meant by what was told on a day; nobody can tell before the decision what was done since."""
    match told:
        case None:
            return None
        case SinceDecision.DONE:
            return When.since(decision_day, day) if day >= decision_day else None
        case SinceDecision.NOT_DONE:
            return When.undone_by(day, decision_day)
        case _:
            return When.on(day - timedelta(days=told))


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
