"""What a slip claims against what was known: it is told, not silently taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.days import UNKNOWN_DAY
from auditor.model.evidence import Evidence, Known
from auditor.model.grades import Grade
from auditor.model.when import When
from auditor.rounds.asking.slip_order import has_right_clock
from auditor.selfcheck.slip_observations import BY

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.journal import SlipOpened


class Contradiction(NamedTuple):
    """What a slip says of a fact that cannot be true together with what was known, in words, and whether it takes that back: told later and known as well, so that no paper asks which is right."""

    fact: Fact[Any]
    words: Text
    takes_back: bool


def contradictions(
    known: Mapping[str, Evidence], said: Iterable[Observation[Any]], undated: Container[date] = ()
) -> Iterator[Contradiction]:
    """Yield what a slip's answers say that cannot be true together with what was known.

    The answer is less favourable than what was known by its day, or more favourable than what was better known and speaks of its day, too. The program's own
    verdicts on a password are none: another password gets another verdict.

    Args:
        known: what was known of each account and office before.
        said: what the slip says.
        undated: the days by which slips of the account count of which nobody knows when they were made: on none of them was anything told.

    """
    for observation in said:
        fact, nothing = observation.fact, Evidence(observation.subject)
        before = known.get(observation.subject, nothing).resolved.get(fact)
        if observation.grade is Grade.SELF_CHECKED or not isinstance(before, Known):
            continue
        is_undated = before.source == BY and before.observed_on in undated
        day = UNKNOWN_DAY if is_undated else before.observed_on
        if fact.ceiling(observation.value) < fact.floor(before.value):
            if _was_so_on(before) > observation.observed_on:
                continue
            is_later = observation.observed_on > before.observed_on and not is_undated
            words = _LESS.filled(fact=fact.label, grade=before.grade.label, day=day)
            yield Contradiction(fact, words, takes_back=is_later and observation.grade >= before.grade)
        elif _speaks_on(before, observation) and fact.ceiling(before.value) < fact.floor(observation.value):
            words = _MORE.filled(fact=fact.label, grade=before.grade.label, day=day)
            yield Contradiction(fact, words, takes_back=False)


def but_said_later(
    known: Mapping[str, Evidence], said: tuple[Observation[Any], ...], made: str, taken: Iterable[SlipOpened]
) -> tuple[Observation[Any], ...]:
    """Return what a slip says, without what one of the same account and day that was made after it told of, too: that one speaks, and is no contradiction.

    Args:
        known: what was known of each account and office before.
        said: what the slip says, of one account.
        made: the minute in which it was made, ``2024-03-10T09:05``; the day alone where it tells no minute, empty where its clock was wrong.
        taken: the slips that were taken before.

    """
    accounts = {subject for each in said for subject in each.subjects}
    of_account = (slip.clock for slip in taken if slip.account in accounts and not slip.probe and has_right_clock(slip))
    later = "T" in made and any(clock.startswith(made[:10]) and clock > made for clock in of_account)

    def is_told(each: Observation[Any]) -> bool:
        before = known.get(each.subject, Evidence(each.subject)).resolved.get(each.fact)
        return isinstance(before, Known) and before.source == BY and before.observed_on == each.observed_on

    return tuple(each for each in said if not is_told(each)) if later else said


def known_after(known: Mapping[str, Evidence], said: Iterable[Observation[Any]]) -> dict[str, Evidence]:
    """Return what is known of those whom a slip speaks of once it is taken: what is better known, or of a later day, goes on counting.

    Args:
        known: what was known of each account and office before.
        said: what the slip says.

    """
    found: dict[str, Evidence] = {}
    for observation in said:
        fact, subject = observation.fact, observation.subject
        evidence = found.get(subject) or known.get(subject, Evidence(subject))
        before = evidence.resolved.get(fact)
        if isinstance(before, Known):
            is_less = fact.ceiling(observation.value) < fact.floor(before.value)
            if before.observed_on > observation.observed_on or (before.grade > observation.grade and not is_less):
                continue
        told = Known(observation.value, observation.grade, observation.observed_on, observation.source)
        found[subject] = replace(evidence, resolved={**evidence.resolved, fact: told})
    return found


def _was_so_on(before: Known[Any]) -> date:
    """Return the first day on which what was known surely was so: of something done, the last on which it may have been done."""
    return before.value.latest if isinstance(before.value, When) else before.observed_on


def _speaks_on(before: Known[Any], observation: Observation[Any]) -> bool:
    """Return whether what was known is better known than an answer, and not of its own day alone (`Observation.is_of_its_day_alone`), which bars nothing of a later one."""
    is_of_its_day_alone = isinstance(before.value, When) and before.value.latest == before.observed_on
    return before.grade > observation.grade and not is_of_its_day_alone


_LESS: Final = Text(
    en='"{fact}" was known more favourably ({grade}, {day}); the slip\'s answer counts from its day on',
    bn="“{fact}” আগে এর চেয়ে অনুকূল জানা ছিল ({grade}, {day} তারিখ); স্লিপের তারিখ থেকে স্লিপের উত্তর ধরা হচ্ছে",
)
_MORE: Final = Text(
    en='"{fact}" was better known, and less favourably ({grade}, {day}); that goes on counting',
    bn="“{fact}” এর চেয়ে নিশ্চিতভাবে জানা ছিল, তবে কম অনুকূল ({grade}, {day} তারিখ); সেটিই ধরা হচ্ছে",
)
