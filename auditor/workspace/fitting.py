"""What answers of a workspace must fit together, and what is odd about them. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.i18n import Text, ascii_digits, in_digits
from auditor.workspace.of_decisions import base_of, named_of, places_of
from auditor.workspace.question import A_MAILBOX, A_PHONE, doubts_of_mailboxes, doubts_of_phones
from auditor.workspace.questions import BY_ID, LAST_MEETING, NEXT_MEETING, called, number_at
from auditor.workspace.typed_days import DECIDED_BACK, MEETING_AHEAD, before_today, far_after, far_ahead, long_ago
from auditor.workspace.working_days import off_day

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.workspace.question import Answer, Question


class Mistake(NamedTuple):
    """By what a mistake is known as the same of several decisions, the day of each that it is told by, and which answers it is about (their questions' ids)."""

    what: Hashable
    day: date
    names: tuple[str, ...]

    def of(self, new: Collection[str]) -> str:
        """Return the answer that it is told of: the first of those that are new, else the first of all."""
        return next((name for name in self.names if name in new), self.names[0])


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
        name = names[LAST_MEETING.id]
        yield _EMPTIED.filled(what=asked[LAST_MEETING.id].named), Mistake(name, today, (name,))
        return
    days = {base: day for base, name in names.items() if isinstance(day := known[name], date)}
    for base in _OVER:
        if base in days and days[base] > today:
            told = _TO_COME.filled(what=asked[base].named, day=days[base], today=today)
            yield told, Mistake(names[base], today, (names[base],))
    for before, after in _IN_ORDER:
        if before in days and after in days and days[after] < days[before]:
            what, other = asked[after].named, _without_day(asked[before])
            options = {"after": asked[after].option, "before": asked[before].option}
            told = _OUT_OF_ORDER.filled(what=what, day=days[after], other=other, then=days[before], **options)
            yield told, Mistake((before, names[after]), days[before], (names[after], names[before]))


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


def same_numbers(before: Sequence[Decision], now: Sequence[Decision], typed: Collection[int] = ()) -> dict[Text, str]:
    """Return that decisions of one meeting got one number in the minutes, by the sentence that tells it, of which number that is (see `questions.number_at`).

    Args:
        before: the decisions as they were; what they had alike already is not told.
        now: as they are to be.
        typed: the places of those whose number was typed.

    """
    return {
        _SAME_SERIAL.filled(serial=in_digits(serial)): number_at(max({*places}.intersection(typed) or places))
        for places, serial in sorted(_twins(now).items() - _twins(before).items())
    }


def _twins(decisions: Sequence[Decision]) -> dict[tuple[int, ...], str]:
    """Return the numbers that several decisions of a meeting have, by the places of these decisions: a month may have several meetings."""
    places: dict[tuple[str, date, str], list[int]] = {}
    for place, decision in enumerate(decisions):
        if decision.serial:
            places.setdefault((decision.meeting, decision.day, ascii_digits(decision.serial)), []).append(place)
    return {tuple(several): serial for (*_, serial), several in places.items() if len(several) > 1}


def doubts(
    answered: Mapping[str, Answer],
    known: Mapping[str, Answer],
    today: date,
    domains: Iterable[str] = (),
    decisions: Sequence[Decision] = (),
) -> dict[Text, str]:
    """Return what is odd about new answers, by the sentence that tells it, of which (its question's id): a day or a telephone number may be wrong, a mailbox is perhaps of no office.

    Args:
        answered: the new answers by question.
        known: all answers by question, the new ones among them.
        today: the day on which they are given.
        domains: mail domains that count as official beside gov.bd.
        decisions: those of the baseline, as far as answers are of some of them by themselves.

    """
    days = {name: answer for name, answer in answered.items() if isinstance(answer, date)}
    found: dict[Text, str] = {}
    for name in _AHEAD:
        found |= dict.fromkeys(before_today(BY_ID[name].named, days.get(name), today), name)
        found |= dict.fromkeys(far_ahead(BY_ID[name].named, days.get(name), today, MEETING_AHEAD), name)
    found |= dict.fromkeys(off_day(BY_ID["due"].named, days.get("due")), "due")
    for names in _of_each(known):
        met = names.get(LAST_MEETING.id, "")
        decided, meeting = known.get(met), called(met or LAST_MEETING.id, decisions).named
        found |= dict.fromkeys(long_ago(meeting, days.get(met), today, DECIDED_BACK), met)
        for name in (names[base] for base in _OVER if names.get(base) in days):
            if isinstance(decided, date):
                odd = far_after(called(name, decisions).named, days[name], meeting, decided)
                found |= dict.fromkeys(odd, name)
    asked = [BY_ID[base_of(name)] for name in answered]
    phones = (question for question in asked if question.wrong is A_PHONE.wrong)
    mailboxes = (question for question in asked if question.wrong is A_MAILBOX.wrong)
    return found | doubts_of_phones(phones, answered) | doubts_of_mailboxes(mailboxes, answered, domains)


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
_SAME_SERIAL: Final = Text(
    en="Two decisions of the same minutes cannot both be no. {serial}; nothing was written. Look at the minutes and give each decision its own number.",
    bn="একই কার্যবিবরণীর দুটি সিদ্ধান্তের ক্রম {serial} হতে পারে না; কিছু সংরক্ষণ হয়নি। কার্যবিবরণী দেখে প্রতিটি সিদ্ধান্তের নিজের ক্রম লিখুন।",
)
_EMPTIED: Final = Text(
    en="The {what} cannot be left empty; nothing was written.", bn="{what} ফাঁকা রাখা যাবে না; কিছু সংরক্ষণ হয়নি।"
)
_TO_COME: Final = Text(
    en="The {what} ({day}) lies after today ({today}); nothing was written. Give the right day and run again.",
    bn="{what} ({day}) আজকের তারিখের ({today}) পরের; কিছু সংরক্ষণ হয়নি। সঠিক তারিখ দিয়ে আবার চালান।",
    on_screen=Text(
        en="The {what} ({day}) lies after today ({today}); nothing was written. Write the right day and press the button again.",
        bn="{what} ({day}) আজকের তারিখের ({today}) পরের; কিছু সংরক্ষণ হয়নি। সঠিক তারিখ লিখে বোতামটি আবার চাপুন।",
    ),
)
_OUT_OF_ORDER: Final = Text(
    en="The {what} ({day}) cannot come before {then}, the {other}; nothing was written. Correct the one that is wrong: auditor "
    "settings {after} DATE, or auditor settings {before} DATE",
    bn="{other}: {then}; কিন্তু {what} তার আগেই ({day})। কিছু সংরক্ষণ হয়নি। যেটি ভুল সেটি ঠিক করুন: auditor settings {after} তারিখ, "
    "অথবা auditor settings {before} তারিখ",
    on_screen=Text(
        en="The {what} ({day}) cannot come before {then}, the {other}; nothing was written. Correct the one that is wrong, and save again (screen Settings).",
        bn="{other}: {then}; কিন্তু {what} তার আগেই ({day})। কিছু সংরক্ষণ হয়নি। যেটি ভুল সেটি ঠিক করে আবার সংরক্ষণ করুন (“সেটিংস” পাতা)।",
    ),
)
