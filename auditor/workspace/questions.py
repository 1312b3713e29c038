"""What a workspace is asked: each question as data, and how an answer is read. Pure.

A command line asks them at a terminal, another shell in a window; both write what `changes` returns.
"""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.i18n import Text, in_digits, joined
from auditor.model.errors import WorkspaceError
from auditor.workspace import baseline_question, further_kinds, of_decisions, official_domains
from auditor.workspace.head_questions import HEAD_QUESTIONS
from auditor.workspace.letter_questions import LETTER_QUESTIONS
from auditor.workspace.meeting_questions import DUE_DAYS, MEETING_QUESTIONS
from auditor.workspace.of_decisions import base_of, name_of, places_of
from auditor.workspace.paper_questions import PAPER_QUESTIONS
from auditor.workspace.question import (
    A_DAY,
    A_MAILBOX,
    A_MEMO,
    A_PHONE,
    DECISIONS,
    SERIALS_IN_MINUTES,
    WORDS,
    Printed,
    Question,
)
from auditor.workspace.toml_changes import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Baseline, Decision
    from auditor.workspace.question import Answer, Told

LAST_MEETING: Final = Question(
    "last-meeting",
    DECISIONS,
    "day",
    Text(en="Day of the meeting that decided", bn="যে সভায় সিদ্ধান্ত হয়েছে তার তারিখ"),
    Text(en="day of the meeting that decided", bn="সিদ্ধান্তের সভার তারিখ"),
    *A_DAY,
    is_shown_before=True,
)
PHONE: Final = Question(
    "phone",
    "letterhead",
    "ap_phone",
    Text(en="Your office phone, where users ask for help", bn="আপনার দাপ্তরিক ফোন নম্বর (ইউজাররা সাহায্য চাইবেন)"),
    Text(en="your office phone", bn="আপনার ফোন নম্বর"),
    *A_PHONE,
    frozenset({Printed.SHEETS, Printed.PAPERS, Printed.REMINDERS}),
    needed_on=frozenset({Printed.SHEETS}),
)
NEXT_MEETING: Final = MEETING_QUESTIONS[0].id
"""The id of the question for the day of the next meeting."""
SERIALS: Final = Question(
    "serials",
    DECISIONS,
    "serial",
    Text(
        en="Numbers of the decisions in the minutes, in the order of the baseline, with a comma between",
        bn="কার্যবিবরণীতে সিদ্ধান্তের ক্রম, মানদণ্ডে যেভাবে পরপর আছে, মাঝে কমা দিয়ে",
    ),
    Text(en="numbers of the decisions", bn="সিদ্ধান্তের ক্রম"),
    *SERIALS_IN_MINUTES,
    frozenset({Printed.ROUND}),
)
"""Asked of all decisions at once, in the order of the baseline; each keeps its own. See `asked_of`."""
QUESTIONS: Final = (
    LAST_MEETING,
    SERIALS,
    Question(
        "memo",
        DECISIONS,
        "memo",
        Text(en="Number of the memo that sent the decisions out", bn="সিদ্ধান্ত প্রেরণের স্মারক নম্বর"),
        Text(en="memo number", bn="স্মারক নম্বর"),
        *A_MEMO,
        frozenset({Printed.ROUND}),
    ),
    Question(
        "memo-day",
        DECISIONS,
        "memo_day",
        Text(en="Day of that memo", bn="স্মারকের তারিখ"),
        Text(en="day of the memo", bn="স্মারকের তারিখ"),
        *A_DAY,
    ),
    Question(
        "signed",
        DECISIONS,
        "signed",
        Text(en="Day on which the minutes were signed", bn="কার্যবিবরণী স্বাক্ষরের তারিখ"),
        Text(en="day of signing", bn="কার্যবিবরণী স্বাক্ষরের তারিখ"),
        *A_DAY,
    ),
    *MEETING_QUESTIONS,
    PHONE,
    Question(
        "uno-phone",
        "letterhead",
        "uno_phone",
        Text(
            en="Phone of the UNO's office, to be told when somebody asks for a password",
            bn="উপজেলা নির্বাহী অফিসারের কার্যালয়ের ফোন (কেউ পাসওয়ার্ড চাইলে জানানোর জন্য)",
        ),
        Text(en="phone of the UNO's office", bn="ইউএনও কার্যালয়ের ফোন"),
        *A_PHONE,
        frozenset({Printed.SHEETS}),
    ),
    Question(
        "uno-mail",
        "letterhead",
        "uno_mail",
        Text(en="Official mailbox of the UNO", bn="উপজেলা নির্বাহী অফিসারের সরকারি ই-মেইল"),
        Text(en="mailbox of the UNO", bn="ইউএনও-এর সরকারি ই-মেইল"),
        *A_MAILBOX,
        frozenset({Printed.SHEETS, Printed.REMINDERS, Printed.PORTAL_LETTER}),
    ),
    official_domains.QUESTION,
    further_kinds.QUESTION,
    Question(
        "distribution",
        "pack",
        "distribution",
        Text(
            en="To whom the meeting's papers go, in the order of the minutes, with ; between",
            bn="সভার কাগজপত্র কাদের কাছে যাবে (কার্যবিবরণীর ক্রমে, মাঝে ; দিয়ে)",
        ),
        Text(en="distribution list", bn="বিতরণ তালিকা"),
        *WORDS,
    ),
    *LETTER_QUESTIONS,
    *PAPER_QUESTIONS,
    DUE_DAYS,
    baseline_question.QUESTION,
    *HEAD_QUESTIONS,
)


def answers(config: str, baseline: str, names: Iterable[str] = ()) -> dict[str, Told]:
    """Return what was answered so far, by question; what was never asked is not there, what was left open is empty.

    Args:
        config: the settings as TOML that was read without a mistake.
        baseline: the baseline likewise. Of each meeting is told what its own decisions say.
        names: further questions, by id: of which decisions they are asked is their own.

    """
    told, decisions = tomllib.loads(config), tomllib.loads(baseline).get(DECISIONS, [])
    found: dict[str, Told] = {}
    for name in dict.fromkeys((*(each for question in QUESTIONS for each in _names(question, decisions)), *names)):
        question = BY_ID[base_of(name)]
        tables: list[dict[str, Any]] = [told.get(question.table, {}) if question.table else told]
        if question.of_decisions:
            tables = [decisions[place] for place in places_of(name) if place < len(decisions)] or decisions
        each = [table.get(question.key) for table in tables]
        if question is SERIALS and None not in each:
            each = [", ".join(map(str, each)) if all(each) else ""]
        value = each[0] if each and each.count(each[0]) == len(each) else None
        answer = None if value is None else question.stand.told(value)
        if answer is not None:
            found[name] = answer
    return found


def _names(question: Question, decisions: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids by which a question is asked of these decisions: of those of one meeting by itself."""
    return [name_of(question.id, places, decisions) for places in _parts(question, decisions, None)]


def _parts(
    question: Question, decisions: Sequence[Mapping[str, Any]], among: Collection[int] | None, *, each: bool = False
) -> list[list[int]]:
    """Return of which decisions a question is asked at once; numbers in the minutes are told of all, each its own."""
    if not question.of_decisions or not decisions:
        return [[*range(len(decisions))]]
    meant = sorted(range(len(decisions)) if among is None else among)
    if question.id == SERIALS.id:
        return [meant]
    return [[place] for place in meant] if each else of_decisions.parts(question.key, decisions, meant)


def apart(
    asked: Iterable[Question], baseline: Baseline, among: Collection[int] | None = None, *, each: bool = False
) -> tuple[Question, ...]:
    """Return questions as they are asked of the decisions of a baseline: of those of each meeting by themselves.

    Args:
        asked: the questions.
        baseline: the baseline.
        among: the places of the decisions that are meant; without it all are.
        each: each decision is asked about by itself, be it of the same meeting as another or not.

    """
    tables = tomllib.loads(baseline.text).get(DECISIONS, [])
    return tuple(
        called(name_of(question.id, places, tables), baseline.decisions) if question.of_decisions else question
        for question in asked
        for places in _parts(question, tables, among, each=each)
    )


def decided_on(decisions: Iterable[Decision], answered: Mapping[str, Answer]) -> list[Decision]:
    """Return the decisions of a baseline as they are once answers (by question) tell of which day they are."""
    found = list(decisions)
    for name, day in answered.items():
        if base_of(name) == LAST_MEETING.id and isinstance(day, date):
            for place in places_of(name) or range(len(found)):
                found[place] = replace(found[place], day=day, meeting=f"{day:%Y-%m}")
    return found


def without_number(baseline: Baseline) -> tuple[int, ...]:
    """Return the places of the decisions of a baseline whose number in the minutes was not told, nor left open for good."""
    tables = tomllib.loads(baseline.text).get(DECISIONS, [])
    return tuple(place for place, table in enumerate(tables) if SERIALS.key not in table)


def number_at(place: int) -> str:
    """Return by what the number in the minutes of one decision alone, at this place of the baseline, is known where each is told by itself."""
    return f"serial-{place}"


def called(name: str, decisions: Sequence[Decision]) -> Question:
    """Return the question of an id, which may be asked of some of these decisions by themselves."""
    question, places = BY_ID[base_of(name)], places_of(name)
    if not places or max(places) >= len(decisions):
        return question
    return of_decisions.on(question, of_decisions.those_at(places, decisions))


def open_on(
    printed: Printed, known: Mapping[str, Told], day: date, *, decides: bool, asked: Iterable[Question] | None = None
) -> tuple[Question, ...]:
    """Return what was not answered yet of what is about to be printed on a day; a meeting that is over counts for none.

    Args:
        printed: what is about to be printed, or kept.
        known: the answers by question.
        day: the day.
        decides: the workspace has decisions of its own, of which something can be told.
        asked: the questions as they are asked of its decisions; without it, as of those of one meeting.

    """

    def is_open(question: Question) -> bool:
        answer = known.get(question.id)
        if not answer and printed in question.needed_on:
            return True
        return answer is None or (question.id == NEXT_MEETING and isinstance(answer, date) and answer < day)

    those = (question for question in (QUESTIONS if asked is None else asked) if printed in question.printed_on)
    return tuple(question for question in those if is_open(question) and (decides or not question.of_decisions))


def changes(answered: Mapping[str, Answer], baseline: str) -> tuple[list[Change], list[Change]]:
    """Return what has to be written into the settings, and into the baseline, for answers that were given.

    Args:
        answered: the new answers by question.
        baseline: the baseline as TOML; each of its decisions is told what was said of it.

    Raises:
        WorkspaceError: there are not as many numbers as decisions.

    """
    decisions = tomllib.loads(baseline).get(DECISIONS, [])
    of_config: list[Change] = []
    of_baseline: list[Change] = []
    for name, answer in answered.items():
        question = BY_ID[base_of(name)]
        if not question.of_decisions:
            of_config.append(Change(question.table, question.key, question.stand.written(answer)))
            continue
        places = places_of(name) or range(len(decisions))
        each = [answer] * len(places)
        if question is SERIALS and isinstance(answer, str) and answer:
            each = list(answer.split(", "))
        if len(each) != len(places):
            raise WorkspaceError(_HOW_MANY.filled(n=len(places)))
        for number, said in zip(places, each, strict=True):
            of_baseline.append(Change(DECISIONS, question.key, said, number))
            if question is LAST_MEETING and isinstance(answer, date) and "meeting" in decisions[number]:
                of_baseline.append(Change(DECISIONS, "meeting", f"{answer:%Y-%m}", number))
    return of_config, of_baseline


def asked_of(
    decisions: Sequence[Decision], asked: Iterable[Question], *, baseline: Question = baseline_question.QUESTION
) -> tuple[Question, ...]:
    """Return questions as they are asked of these decisions: for their numbers it is told what each is about, in their order.

    `baseline` is the question by which is judged as it is asked of the workspace.
    """
    of_these = {each.id: each for each in (further_kinds.asked_of(decisions), baseline)}

    def asked_so(question: Question) -> Question:
        if base_of(question.id) != SERIALS.id:
            return of_these.get(question.id, question)
        meant = [decisions[place] for place in places_of(question.id)] or decisions
        subjects = joined((decision.subject for decision in meant), "; ")
        return replace(question, asks=_SERIALS_OF.filled(subjects=subjects)) if subjects.bn else question

    return tuple(map(asked_so, asked))


def numbered(decisions: Sequence[Decision], serials: Sequence[str]) -> tuple[Text, ...]:
    """Return which decision has which number now, and that these are the baseline's own numbers in another order, where they are.

    Args:
        decisions: as the baseline has them, in its order.
        serials: their new numbers, in that order.

    """
    if not all(serials) or len(serials) != len(decisions):
        return ()
    pairs = [
        _NUMBERED.filled(serial=in_digits(serial), subject=decision.subject)
        for decision, serial in zip(decisions, serials, strict=True)
    ]
    own = [decision.id.rpartition("/")[2] for decision in decisions]
    told = (_NUMBERED_SO.filled(numbers=joined(pairs, "; ")),)
    if list(serials) == own or sorted(serials) != sorted(own):
        return told
    return (
        *told,
        _OTHER_ORDER.filled(own=in_digits(", ".join(own)), command=f'auditor settings --serials "{", ".join(own)}"'),
    )


def named(questions: Iterable[Question]) -> Text:
    """Return questions in a few words, one after the other."""
    listed = [question.named for question in questions]
    return Text(en=", ".join(text.en for text in listed) or "-", bn=", ".join(text.bn for text in listed) or "-")


def done(answered: Mapping[str, Answer], decisions: Sequence[Decision] = ()) -> Iterator[Text]:
    """Yield what is told once answers are written: which were, which were taken back, and what one leads to that it does not say itself.

    `decisions` are those of the baseline as it is now, as far as answers are of some of them by themselves.
    """
    for told, is_back in ((_WRITTEN, False), (_TAKEN_BACK, True)):
        names = [name for name, answer in answered.items() if (answer is None) is is_back]
        if names:
            yield told.filled(what=named(called(name, decisions) for name in names))
    for name, answer in answered.items():
        leads_to = BY_ID[base_of(name)].leads_to
        if leads_to is not None and leads_to[0] == answer:
            yield leads_to[1]
        if base_of(name) == LAST_MEETING.id:
            yield from _memos_kept(name, answered, decisions)


def _memos_kept(name: str, answered: Mapping[str, Answer], decisions: Sequence[Decision]) -> Iterator[Text]:
    """Yield the memos that stay with decisions of which another meeting was told (the answer of that name), where no other memo was told with it."""
    places = places_of(name) or range(len(decisions))
    told = {place for each in answered if base_of(each) == "memo" for place in places_of(each) or places}
    kept = dict.fromkeys(decisions[place].memo for place in places if place not in told and decisions[place].memo)
    those = called(name, decisions).those
    option = " ".join(filter(None, ("auditor settings", those.option if those is not None else "", "--memo …")))
    for memo in kept:
        yield _MEMO_KEPT.filled(memo=in_digits(memo), meeting=answered[name] or "", command=option)


_MEMO_KEPT: Final = Text(
    en="The decisions are of the meeting of {meeting} now, and memo no. {memo} stays as the one that sent them out. If it was another one, write: {command}",
    bn="সিদ্ধান্তগুলো এখন {meeting} তারিখের সভার, প্রেরণের স্মারক নম্বর আগের মতোই {memo} থাকল। অন্য স্মারকে পাঠানো হয়ে থাকলে লিখুন: {command}",
    on_screen=Text(
        en="The decisions are of the meeting of {meeting} now, and memo no. {memo} stays as the one that sent them out. If it was another one, write it here, too.",
        bn="সিদ্ধান্তগুলো এখন {meeting} তারিখের সভার, প্রেরণের স্মারক নম্বর আগের মতোই {memo} থাকল। অন্য স্মারকে পাঠানো হয়ে থাকলে সেটিও এখানে লিখুন।",
    ),
)
_WRITTEN: Final = Text(en="Written: {what}.", bn="লেখা হয়েছে: {what}।")
_TAKEN_BACK: Final = Text(en="Taken back, and not told any more: {what}.", bn="মুছে দেওয়া হয়েছে, এখন আর লেখা নেই: {what}।")
BY_ID: Final = {question.id: question for question in QUESTIONS}
_SERIALS_OF: Final = Text(
    en="Numbers of the decisions in the minutes, with a comma between, in this order: {subjects}",
    bn="কার্যবিবরণীতে সিদ্ধান্তের ক্রম, মাঝে কমা দিয়ে, বিষয়ের এই ক্রমে: {subjects}",
)
_NUMBERED: Final = Text(en="no. {serial}: {subject}", bn="{serial} নম্বর: {subject}")
_NUMBERED_SO: Final = Text(en="Numbers in the minutes: {numbers}.", bn="কার্যবিবরণীতে ক্রম: {numbers}।")
_OTHER_ORDER: Final = Text(
    en="In the baseline these decisions are numbered the other way round ({own}). Look at the minutes; if it is so there, too, write: {command}",
    bn="মানদণ্ডে এই সিদ্ধান্তগুলোর ক্রম অন্যভাবে আছে ({own})। কার্যবিবরণী দেখুন; সেখানেও তা-ই হলে লিখুন: {command}",
    on_screen=Text(
        en="In the baseline these decisions are numbered the other way round ({own}). Look at the minutes; if it is so there, too, exchange the numbers here.",
        bn="মানদণ্ডে এই সিদ্ধান্তগুলোর ক্রম অন্যভাবে আছে ({own})। কার্যবিবরণী দেখুন; সেখানেও তা-ই হলে এখানে ক্রম অদলবদল করুন।",
    ),
)
_HOW_MANY: Final = Text(
    en="Write a number for {n:the decision|each of the {n} decisions}, with a comma between; nothing was written.",
    bn="{n}টি সিদ্ধান্তের প্রতিটির ক্রম লিখুন, মাঝে কমা দিয়ে; কিছু সংরক্ষণ হয়নি।",
)
