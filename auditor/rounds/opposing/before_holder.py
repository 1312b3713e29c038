"""Tells of answers by which something was done that may be from before the present holder took the post, and so does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.judging.collect import present_holder_since
from auditor.model.days import told_on
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.rounds.evidence.evidence_folder import counts_from_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import Observation
    from auditor.model.subjects import Office


def tell_before_holder(judging: JudgingInput, offices: Iterable[Office]) -> Iterator[Notice]:
    """Yield a notice for each last answer about a present holder by which something was done since the decision, and not surely since he came."""
    counts_from = counts_from_of(judging.baseline)
    for office in offices:
        for account in office.accounts if not office.left else ():
            if account.left or (account.holder_since is None and account.id not in judging.moved):
                continue
            told = judging.observations.get(account.id, ())
            since = present_holder_since(told, account.holder_since)
            if since is None:
                continue
            for last in _last_of_dated(told, since, judging.day):
                if (
                    last.value.earliest is not None
                    and last.value.earliest < since
                    and last.value.latest >= counts_from.of(last.fact)
                ):
                    was_before = last.value.latest < since
                    message = (_SURELY_BEFORE_HOLDER if was_before else _BEFORE_HOLDER).filled(
                        file=last.reference.said,
                        who=office.named[account.id],
                        on=told_on(last.observed_on, last.reference, judging.undated_rows),
                        fact=last.fact.label,
                        day=last.value.label,
                        since=since,
                    )
                    yield Notice(
                        Severity.DOUBTFUL, Place(last.reference.file), message, about=AskedAbout(account.id, "")
                    )


def _last_of_dated(told: Iterable[Observation[Any]], since: date, day: date) -> Iterable[Observation[Any]]:
    """Return what was last told, since the holder came and by a day, of each fact whose value is a day of his own act."""
    last: dict[str, Observation[Any]] = {}
    for each in sorted(told, key=lambda each: each.observed_on):
        if each.fact.dated and each.fact.bound_to_holder and since <= each.observed_on <= day:
            last[each.fact.id] = each
    return last.values()


_BEFORE_HOLDER: Final = Text(
    en="{file}: of {who} it was told on {on}: {fact} {day}. The present holder has the post since {since}, so that may have been before, and does not count. "
    "Ask on which day the present holder did it, {since} or later, and write that day in this month's register.",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে: {fact} {day}। বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগ দিয়েছেন {since} তারিখে; কাজটি তার আগের হতে পারে, তাই ধরা হয়নি। তিনি নিজে "
    "{since} বা তার পরে কোন তারিখে করেছেন, জেনে সেই তারিখ এ মাসের রেজিস্টারে লিখুন।",
    on_screen=Text(
        en="{file}: of {who} it was told on {on}: {fact} {day}. The present holder has the post since {since}, so that may have been before, and does not "
        "count. Ask on which day the present holder did it, {since} or later, and enter that day on the screen Ask and answer.",
        bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে: {fact} {day}। বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগ দিয়েছেন {since} তারিখে; কাজটি তার আগের হতে পারে, তাই ধরা হয়নি। তিনি "
        "নিজে {since} বা তার পরে কোন তারিখে করেছেন, জেনে সেই তারিখ “জিজ্ঞাসা ও উত্তর” পাতায় লিখুন।",
    ),
)
_SURELY_BEFORE_HOLDER: Final = Text(
    en="{file}: of {who} it was told on {on}: {fact} {day}. The present holder has the post since {since}; that was before, and does not count for the present "
    "holder. If the present holder did it since, write on which day in this month's register.",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে: {fact} {day}। বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগ দিয়েছেন {since} তারিখে; কাজটি তার আগের, তাই তাঁর জন্য ধরা হয়নি। তিনি নিজে এর পরে "
    "করে থাকলে কোন তারিখে করেছেন, এ মাসের রেজিস্টারে লিখুন।",
    on_screen=Text(
        en="{file}: of {who} it was told on {on}: {fact} {day}. The present holder has the post since {since}; that was before, and does not count for the "
        "present holder. If the present holder did it since, enter on which day on the screen Ask and answer.",
        bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে: {fact} {day}। বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগ দিয়েছেন {since} তারিখে; কাজটি তার আগের, তাই তাঁর জন্য ধরা হয়নি। তিনি নিজে "
        "এর পরে করে থাকলে কোন তারিখে করেছেন, “জিজ্ঞাসা ও উত্তর” পাতায় লিখুন।",
    ),
)
