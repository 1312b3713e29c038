"""From which day the acts of who has a post count: from his joining, where that is later than the decision's day; pure.

What somebody did who had the post before is nothing that the present holder did (`auditor.judging.resolving.Terms`), so he is asked for his own day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.counting import CountsFrom
from auditor.model.facts import FACTS
from auditor.register.questions import questions

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Office

_OWN_DAY: Final = Text(
    en="{facts}: the present holder has the post since {day}; it counts if the present holder did it on that day or later",
    bn="{facts}: বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগ দিয়েছেন {day} তারিখে; তিনি নিজে {day} বা তার পরে করে থাকলে তা ধরা হবে",
)


def joined_on(assessment: OfficeAssessment, account: str) -> date | None:
    """Return since when the present holder of a user ID (its id) has the post; None where that is not known, where it is asked who of before he is, and where the post is vacant."""
    if account in assessment.vacant_posts:
        return None
    listed = (each for each in assessment.office.accounts if each.id == account and not each.doubts)
    return next((each.holder_since for each in listed), None)


def counts_from_of_who_told(counts_from: CountsFrom, office: Office, subject: str, told_on: date | None) -> CountsFrom:
    """Return from which days it counts what was done by who answered on a day, where an answer is put right.

    Args:
        counts_from: the days from which acts count, whoever did them.
        office: the office, its accounts with since when their present holders have them.
        subject: whose answer it is: the id of an account; or the office's, which speaks for its account where it has one.
        told_on: the day; what was told before the present holder joined was another's answer.

    """
    listed = [each for each in office.accounts if not each.left]
    whose = [each for each in listed if each.id == subject or (subject == office.id and len(listed) == 1)]
    since = next((each.holder_since for each in whose if not each.doubts), None)
    return counts_from_joining(counts_from, since if since and told_on and since <= told_on else None)


def counts_from_joining(counts_from: CountsFrom, since: date | None) -> CountsFrom:
    """Return from which days it counts what was done by who has a post since a day; None stands for one of whom that is not known."""
    if since is None:
        return counts_from
    own = {fact.id: max(counts_from.of(fact), since) for fact in FACTS.values() if fact.dated and fact.bound_to_holder}
    return CountsFrom.of_days(counts_from.day, own)


def own_day(asked: Collection[str], since: date | None, counts_from: CountsFrom) -> Text | None:
    """Return what is said of an account's questions (names) to which a day before its holder joined is no answer; None where there are none.

    Args:
        asked: the questions that are open.
        since: when its present holder joined (`joined_on`).
        counts_from: the days from which acts count, whoever did them.

    """
    of_holder = counts_from_joining(counts_from, since)
    facts = [
        question.fact.label
        for name, question in questions().items()
        if name in asked and question.fact is not None and question.day_in(of_holder) != question.day_in(counts_from)
    ]
    return _OWN_DAY.filled(facts=joined(facts), day=since) if since is not None and facts else None
