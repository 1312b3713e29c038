"""Tellings of facts of one account, by numbers of days, and what they come to."""

from __future__ import annotations

from datetime import date, timedelta

from auditor.judging.collect import evidence_of
from auditor.judging.resolving import Freshness
from auditor.model.evidence import Known, Observation, Reference, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import PASSWORD_CHANGED_ON, TWO_STEP_ENROLLED
from auditor.model.grades import Grade
from auditor.model.when import When

DECLARED, CHECKED, WITNESSED, EXPORTED, PROVEN = Grade
TODAY = 100
RULE = "upper+lower+symbol"


def day(number: int) -> date:
    return date(2024, 1, 1) + timedelta(days=number)


def seen(fact, on, value, grade=DECLARED, source="register", file="f", place="", for_all=False):
    return Observation(("a",), fact, value, grade, source, day(on), Reference(file, "0" * 64, place), for_all=for_all)


def on(number, grade=DECLARED, value=True, **more):
    """Return that two-step was told to be on."""
    return seen(TWO_STEP_ENROLLED, number, value, grade, **more)


def off(number, grade=DECLARED, **more):
    return on(number, grade, value=False, **more)


def unclear(on, grade=DECLARED, fact=TWO_STEP_ENROLLED, **more):
    """Return that something was told which nobody can read."""
    return UnclearAnswer(("a",), fact, grade, day(on), Reference("f", "0" * 64), **more)


def resolved(fact, tellings, since=None, fresh=(180, 365), today=TODAY, unplaced=(), lost=(), **listed):
    evidence = evidence_of(
        "a",
        tellings,
        day=day(today),
        freshness=Freshness(*fresh),
        holder_since=None if since is None else day(since),
        rule=RULE,
        unplaced=[UnplacedAnswer(("a",), fact, answer) for answer in unplaced],
        unclear=lost,
        **listed,
    )
    return evidence.resolved.get(fact)


def known(value, number, grade=DECLARED, source="register", *, conflict=False):
    return Known(value, grade, day(number), source, conflict)


def done(number, value, grade=DECLARED, **more):
    """Return that the password was told to be changed at some time."""
    return seen(PASSWORD_CHANGED_ON, number, value, grade, **more)


FORGOTTEN = When(day(20), day(40))
"""Done on some day of these."""
