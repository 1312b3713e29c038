"""Answers of a page to what is answered by now: they are refused with what was answered, never silently dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request
from msgspec import Struct

from auditor.desk.screen import is_of_other_list, number_of, odd_days, refuse_other_list
from auditor.expressions import expression
from auditor.i18n import Text, plain
from auditor.model.errors import WorkspaceError, of_parts
from auditor.rounds import first_printed
from auditor.workspace import settings
from auditor.workspace.of_decisions import base_of
from auditor.workspace.questions import BY_ID, NEXT_MEETING, called

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.rounds.asking.inquiry import Answer as Choice
    from auditor.rounds.asking.inquiry import Inquiry
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer, Question

LATER: Final = "later"
"""The value of the answer that leaves a question for later."""
_DAY: Final = "-day"
"""What the name of a field ends in that holds the day of an answer."""
_INQUIRY: Final = expression(rf"(?!among-)([a-z-]+-[0-9a-f]{{16}})(?:(?:-\d+)?{_DAY})?")


class Given(Struct, frozen=True):
    """What was answered to a question: the question, the answer, and what the form sent."""

    asked: Text
    said: Text
    sent: tuple[str, str]


def day_field(inquiry: str, place: int | str | None = None) -> str:
    """Return the name of the field that holds the day of an answer to a question (its id): of that at a place, or of one that is but a day."""
    return f"{inquiry}{_DAY}" if place is None else f"{inquiry}-{place}{_DAY}"


def sent(inquiry: str) -> tuple[str, str] | None:
    """Return what the form that was sent answers to a question (its id), with the day; None where it leaves that for later."""
    place = request.form.get(inquiry)
    day = request.form.get(day_field(inquiry, place), "").strip()
    if place is None:
        return ("", day) if day else None
    return None if place in {"", LATER} else (place, day)


def refuse_answered(desk: Desk, shown: Collection[Inquiry]) -> None:
    """Refuse a form that answers what is not asked any more, unless that was answered just so.

    Args:
        desk: knows what was answered at it.
        shown: what is asked now.

    Raises:
        WorkspaceError: with what was answered meanwhile, as far as that is known here.

    """
    still = {inquiry.id for inquiry in shown}
    found = (_INQUIRY.fullmatch(name) for name in request.form)
    told = []
    for inquiry in dict.fromkeys(match[1] for match in found if match and match[1] not in still):
        given, before = sent(inquiry), desk.answered.get(inquiry)
        if given is None or (before is not None and before.sent == given):
            continue
        told.append(_GONE if before is None else _ANSWERED.filled(asked=before.asked, said=before.said))
    if told:
        raise WorkspaceError(*dict.fromkeys(told), _SEE_ANEW)


def read_first(space: Workspace, asked: Iterable[Question]) -> dict[str, Answer]:
    """Return what was answered on the form that was sent to what is asked when it is first printed.

    Raises:
        WorkspaceError: something is no answer, or was told otherwise elsewhere while the page was open.

    """
    asked = tuple(asked)
    still, sent_now = {question.id for question in asked}, _names_sent()
    known, told = settings.told(space.folder, sent_now), []
    for name in sent_now:
        typed, question = request.form[name].strip(), called(name, space.baseline.decisions)
        if name in still or (name not in known and not question.of_decisions):
            continue
        now = known.get(name)
        try:
            if (read := question.read(typed)) != now:
                told.append(_TOLD.filled(asks=question.asks, now=now or _EMPTY, typed=read))
        except ValueError:  # it may be a password: nothing of it is repeated
            told.append(_TOLD_AND_WRONG.filled(asks=question.asks, now=now or _EMPTY, wrong=question.wrong))
    if told:
        raise WorkspaceError(*told, _IN_SETTINGS)
    return first_printed.read(asked, request.form)


def is_known(asked: Collection[str]) -> bool:
    """Whether the form that was sent tells what was told just so before, of questions that are not among these (their ids) any more."""
    return any(name not in asked for name in _names_sent())


def _names_sent() -> list[str]:
    """Return the questions (their ids) to which the form that was sent tells something."""
    return [name for name, words in request.form.items() if base_of(name) in BY_ID and words.strip()]


def refuse_other_day(told: date | None, typed: date) -> None:
    """Refuse a day that was typed for the next meeting, where another was told while the page was open, or the round kept with none.

    Raises:
        WorkspaceError: with what was told.

    """
    if typed != told:
        raise WorkspaceError(_TOLD.filled(asks=BY_ID[NEXT_MEETING].asks, now=told or _EMPTY, typed=typed), _IN_SETTINGS)


def need_right_days(shown: Collection[Inquiry]) -> None:
    """Refuse answers to choose from that are others by now, and days that are none; ask about days that are odd, before anything is noted.

    Raises:
        WorkspaceError: something is none, or odd and not said to be meant, or the list changed.

    """
    wrong: dict[Text, str] = {}
    odd: dict[Text, str] = {}
    for inquiry in shown:
        refuse_other_list(inquiry.id, _words(inquiry))
    for inquiry in shown:
        if (asked := inquiry.only_day or inquiry.answers[_place(inquiry)].day) is None:
            continue
        read = asked.read if inquiry.only_day is not None else asked.read_chosen
        try:
            odd |= dict.fromkeys(asked.odd(read(_day_typed(inquiry))), _field_of_day(inquiry))
        except ValueError:
            wrong.setdefault(asked.wrong, _field_of_day(inquiry))
    if wrong:
        raise WorkspaceError(*wrong, parts=wrong)
    with of_parts(odd):
        odd_days(tuple(odd))


def _words(inquiry: Inquiry) -> tuple[str, ...]:
    return tuple(answer.words.en for answer in inquiry.answers)


def _place(inquiry: Inquiry) -> int:
    """Return which answer was chosen; the last one, which leaves it for later, where none was."""
    chosen, last = number_of(request.form.get(inquiry.id, "")), len(inquiry.answers) - 1
    return last if chosen is None else min(chosen, last)


def _day_typed(inquiry: Inquiry) -> str:
    """Return what was typed as the day of the answer that was chosen, or as the day that alone is asked."""
    return request.form.get(_field_of_day(inquiry), "")


def _field_of_day(inquiry: Inquiry) -> str:
    """Return the name of the field for the day of the answer that was chosen, or for the day that alone is asked."""
    return day_field(inquiry.id, _place(inquiry) if inquiry.only_day is None else None)


def is_answered(inquiry: Inquiry) -> bool:
    """Whether the form answers a question, rather than leaving it for later."""
    return sent(inquiry.id) is not None and not _is_left_for_later(inquiry)


def _is_left_for_later(inquiry: Inquiry) -> bool:
    return inquiry.only_day is None and _place(inquiry) == len(inquiry.answers) - 1


def note(desk: Desk, inquiry: Inquiry, shown: Iterable[Inquiry] = ()) -> Inquiry | None:
    """Note the answer to a question, and return to which one of the form it was given; None where nothing was answered.

    To one with other answers to choose from than were shown nothing was answered, unless one of those `shown` was answered by what says the same of whom it asks.
    """
    for asked in (inquiry, *shown):
        given, answer = sent(asked.id), _answer(inquiry, asked)
        if given is None or answer is None:
            continue
        day = answer.day.read(_day_typed(asked)) if answer.day is not None else None
        if answer.note is not None:
            answer.note(day)
        said = answer.words if inquiry.only_day is None else plain(given[1])
        desk.answered[asked.id] = Given(inquiry.words, said, given)
        return asked
    return None


def _answer(inquiry: Inquiry, asked: Inquiry) -> Choice | None:
    """Return the answer to a question that the form gives with that to the one which was asked; None where it gives none."""
    if is_of_other_list(asked.id, _words(asked)) or _is_left_for_later(asked):
        return None
    chosen = asked.answers[_place(asked) if asked.only_day is None else 0]
    if asked is inquiry:
        return chosen
    return next((each for each in inquiry.answers if each.says and each.says <= chosen.says), None)


ASKING: Final = {
    "to inbox": Text(en="To the inbox, where each row stands", bn="“জমা ফাইল” পাতায় সারিগুলো দেখুন"),
    "day or later": Text(en="{day} (empty: {later})", bn="{day} (খালি রাখলে: {later})"),
}
"""The words with which the answers to a question are asked for."""
_EMPTY: Final = "–"
_ANSWERED: Final = Text(
    en="While this page was open, “{said}” was answered to: {asked} Your answer, which is another, was not taken.",
    bn="এই পাতা খোলা থাকা অবস্থায় নিচের প্রশ্নের উত্তর দেওয়া হয়েছে “{said}”। আপনার ভিন্ন উত্তরটি নেওয়া হয়নি। প্রশ্ন: {asked}",
)
_GONE: Final = Text(
    en="What you answered is not asked any more: it was answered elsewhere, or what it was about has changed. Your answer was not taken.",
    bn="আপনি যে প্রশ্নের উত্তর দিয়েছেন তা আর জিজ্ঞাসা করা হচ্ছে না: অন্য জায়গা থেকে উত্তর দেওয়া হয়েছে, অথবা বিষয়টি বদলেছে। আপনার উত্তর নেওয়া হয়নি।",
)
_SEE_ANEW: Final = Text(
    en="Nothing was written. See below what is still asked, and save again.",
    bn="কিছু সংরক্ষণ হয়নি। আর কী জিজ্ঞাসা করা হচ্ছে নিচে দেখে আবার সংরক্ষণ করুন।",
)
_TOLD: Final = Text(
    en="{asks}: while this page was open, “{now}” was written elsewhere; you typed “{typed}”.",
    bn="{asks}: এই পাতা খোলা থাকা অবস্থায় অন্য জায়গা থেকে “{now}” লেখা হয়েছে; আপনি লিখেছেন “{typed}”।",
)
_TOLD_AND_WRONG: Final = Text(
    en="{asks}: while this page was open, “{now}” was written elsewhere; what you typed cannot be taken. {wrong}",
    bn="{asks}: এই পাতা খোলা থাকা অবস্থায় অন্য জায়গা থেকে “{now}” লেখা হয়েছে; আপনি যা লিখেছেন তা নেওয়া যায়নি। {wrong}",
)
_IN_SETTINGS: Final = Text(
    en="Nothing was written. If yours is right, write it on the screen Settings; then send this page again.",
    bn="কিছু সংরক্ষণ হয়নি। আপনারটি ঠিক হলে “সেটিংস” পাতায় লিখুন; তারপর এই পাতা আবার পাঠান।",
)
