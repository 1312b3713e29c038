"""Tells before a round is kept of how many offices what was told has grown old since the last one: so fewer stand as done though nothing was undone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome, Status
from auditor.model.standing import status_of
from auditor.rounds.identity import as_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.rounds.judged_offices import Judged
    from auditor.rounds.round_input import RoundInput


def told_of_grown_old(
    given: RoundInput, told_on: Iterable[date], judged: Callable[[], Iterable[Judged]]
) -> Text | None:
    """Return of how many counted offices what was told has grown old since the last round, and how many of them had implemented all then; and of how many a cause has. None for none.

    Args:
        given: what the round is made of.
        told_on: the days of what was told.
        judged: judges the offices; it is asked only where something may have grown old.

    """
    freshest = min(given.baseline.fresh_days, given.baseline.fresh_days_strong)
    if given.kept_on is None or not any(day < given.day - timedelta(days=freshest) for day in told_on):
        return None
    then = {each.office.id: each for each in as_now.rows(given.last(), given.everybody)}
    offices = done = undone = causes = 0
    for now, _ in judged():
        before = then.get(now.office.id)
        if before is None or now.office.voluntary:
            continue
        awaited = {each.about for each in before.of(level=Level.SHALL) if each.awaits_portal}
        causes += any(_lost_its_cause(each) and each.about in awaited for each in now.of(level=Level.SHALL))
        was_done = {each.about for each in before.of(level=Level.SHALL) if each.outcome is Outcome.PASS}
        known_no_more = [each for each in now.of(level=Level.SHALL) if _is_old(each) and each.about in was_done]
        if known_no_more:
            offices += 1
            done += status_of(before) is Status.IMPLEMENTED
            undone += any(
                _is_left_undone(before, now, decision) for decision in {each.decision for each in known_no_more}
            )
    told = [
        *([(_GROWN_OLD_OF_DONE if done else _GROWN_OLD).filled(n=offices, done=done)] if offices else []),
        *([_LEFT_UNDONE.filled(undone=undone)] if undone else []),
        *([_CAUSE_GROWN_OLD.filled(n=causes)] if causes else []),
    ]
    return joined(told, " ") if told else None


def _is_old(finding: Finding) -> bool:
    return finding.outcome is Outcome.UNKNOWN and finding.reason is MissingReason.STALE


def _is_left_undone(before: OfficeAssessment, now: OfficeAssessment, decision: str) -> bool:
    """Whether an office had implemented a decision in part, and of what is known still nothing of it is done."""
    then, left = (status_of(each, decision) for each in (before, now))
    return then is Status.PARTIAL and left is Status.NOT_IMPLEMENTED


def _lost_its_cause(finding: Finding) -> bool:
    """Whether a duty is open, and that it stands so rests on what has grown old, with no cause for it."""
    return finding.is_open and finding.reason is MissingReason.STALE and finding.standing_cause is None


_GROWN_OLD: Final = Text(
    en="Of {n} {n:office|offices} what was told has grown old since the last round: what was done there stands as not known until it is told anew.",
    bn="{n}টি দপ্তরের জানানো তথ্য গত যাচাইয়ের পর পুরোনো হয়েছে: সেখানে যা হয়েছিল তা আবার না জানানো পর্যন্ত “তথ্য পাওয়া যায়নি” থাকবে।",
)
_GROWN_OLD_OF_DONE: Final = Text(
    en="Of {n} {n:office|offices} what was told has grown old since the last round: what was done there stands as not known until it is told anew. "
    "Of {done} of them all decisions were implemented then.",
    bn="{n}টি দপ্তরের জানানো তথ্য গত যাচাইয়ের পর পুরোনো হয়েছে: সেখানে যা হয়েছিল তা আবার না জানানো পর্যন্ত “তথ্য পাওয়া যায়নি” থাকবে। এর মধ্যে {done}টিতে তখন সব সিদ্ধান্ত বাস্তবায়িত ছিল।",
)
_LEFT_UNDONE: Final = Text(
    en="In {undone} of these offices a decision that was partly implemented then stands as not implemented, since of what is known still the rest is not done.",
    bn="এসব দপ্তরের {undone}টিতে একটি সিদ্ধান্ত তখন আংশিক বাস্তবায়িত ছিল; বাকি কাজ হয়নি বলে সিদ্ধান্তটি এখন “বাস্তবায়িত হয়নি” থাকবে।",
)
_CAUSE_GROWN_OLD: Final = Text(
    en="Of {n} {n:office|offices} the cause that was told has grown old: what awaited the portal at the last round stands as pending until it is told anew whether the cause "
    "is still there.",
    bn="{n}টি দপ্তরের জানানো কারণ পুরোনো হয়েছে: গত যাচাইয়ে যা পোর্টাল অপেক্ষমাণ ছিল, কারণটি এখনো আছে কি না আবার না জানানো পর্যন্ত তা অনিষ্পন্ন থাকবে।",
)
