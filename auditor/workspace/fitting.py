"""What answers of a workspace must fit together, and what is odd about them. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.i18n import Text
from auditor.workspace.of_decisions import base_of, named_of, places_of
from auditor.workspace.question import A_MAILBOX, A_PHONE, doubts_of_mailboxes, doubts_of_phones
from auditor.workspace.questions import BY_ID, LAST_MEETING, NEXT_MEETING, called
from auditor.workspace.typed_days import DECIDED_BACK, MEETING_AHEAD, before_today, far_after, far_ahead, long_ago
from auditor.workspace.working_days import off_day

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.workspace.question import Answer, Question


class Mistake(NamedTuple):
    """By what a mistake is known as the same of several decisions, and the day of each that it is told by."""

    what: Hashable
    day: date


def mistakes(known: Mapping[str, Answer], today: date, decisions: Sequence[Decision] = ()) -> Mapping[Text, Mistake]:
    """Return what does not fit together in all answers, by the sentence that tells it.

    Args:
        known: the answers by question; of several that are of one decision the last holds.
        today: the day on which they are given.
        decisions: those of the baseline, as far as answers are of some of them by themselves.

    """
    return {told: each for names in _of_each(known) for told, each in _mistakes(names, known, today, decisions)}


def latest(found: Mapping[Text, Mistake]) -> Iterable[Text]:
    """Return the sentences of mistakes, of the same one of several decisions that of the latest day: it tells enough."""
    last: dict[Hashable, Text] = {}
    for told, each in found.items():
        if each.what not in last or found[last[each.what]].day < each.day:
            last[each.what] = told
    return last.values()


def _mistakes(
    names: Mapping[str, str], known: Mapping[str, Answer], today: date, decisions: Sequence[Decision]
) -> Iterator[tuple[Text, Mistake]]:
    """Yield what does not fit together in the answers that hold of one decision."""
    asked = {base: called(name, decisions) for base, name in names.items()}
    if LAST_MEETING.id in names and known[names[LAST_MEETING.id]] is None:
        yield _EMPTIED.filled(what=asked[LAST_MEETING.id].named), Mistake(names[LAST_MEETING.id], today)
        return
    days = {base: day for base, name in names.items() if isinstance(day := known[name], date)}
    for base in _OVER:
        if base in days and days[base] > today:
            told = _TO_COME.filled(what=asked[base].named, day=days[base], today=today)
            yield told, Mistake(names[base], today)
    for before, after in _IN_ORDER:
        if before in days and after in days and days[after] < days[before]:
            what, other = asked[after].named, _without_day(asked[before])
            options = {"after": asked[after].option, "before": asked[before].option}
            told = _OUT_OF_ORDER.filled(what=what, day=days[after], other=other, then=days[before], **options)
            yield told, Mistake((before, names[after]), days[before])


def _without_day(question: Question) -> Text:
    """Return how a question is named beside its answer: the day of a meeting stands there, so decisions are not named by it."""
    base, those = BY_ID[base_of(question.id)], question.those
    return named_of(base, those.decisions) if base is LAST_MEETING and those is not None else question.named


def _of_each(known: Iterable[str]) -> list[dict[str, str]]:
    """Return which answers (their names) hold of each decision, by question; once, where all are told the same at once."""
    names = tuple(known)
    places = sorted({place for name in names for place in places_of(name)})
    return [
        {base_of(name): name for name in names if place in places_of(name) or not places_of(name)}
        for place in places or (0,)
    ]


def doubts(
    answered: Mapping[str, Answer],
    known: Mapping[str, Answer],
    today: date,
    domains: Iterable[str] = (),
    decisions: Sequence[Decision] = (),
) -> tuple[Text, ...]:
    """Return what is odd about new answers, a sentence each: a day or a telephone number may be wrong, a mailbox is perhaps of no office.

    Args:
        answered: the new answers by question.
        known: all answers by question, the new ones among them.
        today: the day on which they are given.
        domains: mail domains that count as official beside gov.bd.
        decisions: those of the baseline, as far as answers are of some of them by themselves.

    """
    days = {name: answer for name, answer in answered.items() if isinstance(answer, date)}
    found: list[Text] = []
    for name in _AHEAD:
        found += before_today(BY_ID[name].named, days.get(name), today)
        found += far_ahead(BY_ID[name].named, days.get(name), today, MEETING_AHEAD)
    found += off_day(BY_ID["due"].named, days.get("due"))
    for names in _of_each(known):
        met = names.get(LAST_MEETING.id, "")
        decided, meeting = known.get(met), called(met or LAST_MEETING.id, decisions).named
        found += long_ago(meeting, days.get(met), today, DECIDED_BACK)
        for name in (names[base] for base in _OVER if names.get(base) in days):
            if isinstance(decided, date):
                found += far_after(called(name, decisions).named, days[name], meeting, decided)
    asked = [BY_ID[base_of(name)] for name in answered]
    return (
        *dict.fromkeys(found),
        *doubts_of_phones((question for question in asked if question.wrong is A_PHONE.wrong), answered),
        *doubts_of_mailboxes((question for question in asked if question.wrong is A_MAILBOX.wrong), answered, domains),
    )


_IN_ORDER: Final = (
    ("last-meeting", "signed"),
    ("last-meeting", "memo-day"),
    ("signed", "memo-day"),
    ("last-meeting", "due"),
    ("last-meeting", NEXT_MEETING),
    ("due", NEXT_MEETING),
)
"""Questions whose days cannot lie the other way round."""
_OVER: Final = ("last-meeting", "signed", "memo-day")
"""Questions whose days are over."""
_AHEAD: Final = (NEXT_MEETING, "due")
"""Questions whose days are mostly still to come."""
_EMPTIED: Final = Text(
    en="The {what} cannot be left empty; nothing was written.", bn="{what} ফাঁকা রাখা যাবে না; কিছু লেখা হয়নি।"
)
_TO_COME: Final = Text(
    en="The {what} ({day}) lies after today ({today}); nothing was written. Give the right day and run again.",
    bn="{what} ({day}) আজকের তারিখের ({today}) পরের; কিছু লেখা হয়নি। সঠিক তারিখ দিয়ে আবার চালান।",
    on_screen=Text(
        en="The {what} ({day}) lies after today ({today}); nothing was written. Write the right day and press the button again.",
        bn="{what} ({day}) আজকের তারিখের ({today}) পরের; কিছু লেখা হয়নি। সঠিক তারিখ লিখে বোতামটি আবার চাপুন।",
    ),
)
_OUT_OF_ORDER: Final = Text(
    en="The {what} ({day}) cannot come before {then}, the {other}; nothing was written. Correct the one that is wrong: auditor "
    "settings {after} DATE, or auditor settings {before} DATE",
    bn="{other}: {then}; কিন্তু {what} তার আগেই ({day})। কিছু লেখা হয়নি। যেটি ভুল সেটি ঠিক করুন: auditor settings {after} তারিখ, "
    "অথবা auditor settings {before} তারিখ",
    on_screen=Text(
        en="The {what} ({day}) cannot come before {then}, the {other}; nothing was written. Correct the one that is wrong, and save again (screen Settings).",
        bn="{other}: {then}; কিন্তু {what} তার আগেই ({day})। কিছু লেখা হয়নি। যেটি ভুল সেটি ঠিক করে আবার সংরক্ষণ করুন (“সেটিংস” পাতা)।",
    ),
)
