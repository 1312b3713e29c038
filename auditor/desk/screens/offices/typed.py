"""What an office's answers say that were typed at the desk and handed in: one that was typed wrongly is corrected, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import url_for

from auditor.checklist.second_look import TypedFiles
from auditor.desk import who
from auditor.desk.screen import the_desk
from auditor.i18n import A_DAY, Text, joined, match_key, plain
from auditor.model.days import beside
from auditor.register.columns import CONTACTED_ON, WAY, Talked
from auditor.register.questions import questions
from auditor.rounds.typed import typed_answers
from auditor.tables.answers import read_day
from auditor.views.remarks.weights import HOLDING, Weight
from auditor.views.why.why import TakenBack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.subjects import Office
    from auditor.rounds.typed.typed_answers import TypedAnswer, WithdrawnAnswer
    from auditor.views.why.why import SubjectWhy, Telling


def shown(office: Office, subjects: Iterable[SubjectWhy]) -> list[tuple[TypedAnswer, Text, Text | None]]:
    """Return the answers of an office that were typed at the desk, each with how it is said, and what it is worth where a duty rests on it.

    Args:
        office: the office.
        subjects: how it and its accounts stand, and why.

    """
    forms, told = the_desk().typed_forms(), [(each.id, told) for each in subjects for told in _tellings(each)]
    weights = TypedFiles(forms.files).weights(each for _, each in told)
    return [
        (
            each,
            _said(each),
            _worth(weights.get((each.form, each.subject, each.question), frozenset()))
            or _told_again(each, office, told),
        )
        for each in typed_answers.of_office(forms, office)
    ]


def _tellings(subject: SubjectWhy) -> Iterator[Telling]:
    return (told for duty in subject.duties for told in duty.tellings)


def _told_again(answer: TypedAnswer, office: Office, told: Iterable[tuple[str, Telling]]) -> Text | None:
    """Return that the same was told on a later day in the place of an answer; None where it was not."""
    whose = {answer.now} if answer.now != office.id else {subject.id for subject in office.subjects}
    days = (each.on for subject, each in told if subject in whose and answer.question in each.questions)
    talked, last = read_day(answer.talk.get(CONTACTED_ON.name, "")), max(filter(None, days), default=None)
    return _AGAIN.filled(day=last) if talked is not None and last is not None and last > talked else None


def _worth(weights: frozenset[Weight]) -> Text | None:
    """Return in words what an answer is worth, which may differ by duty and user ID; None where no duty rests on it."""
    if weights & HOLDING and weights - HOLDING:
        return _IN_PART
    holding = next((weight for weight in Weight if weight in weights), None)
    return None if holding is None else holding.label


def taken_back(office: Office) -> tuple[TakenBack, ...]:
    """Return the answers of an office that were typed at the desk and corrected or taken back, the last first, with what they may have told: its own are of its accounts, too."""
    everybody = frozenset(subject.id for subject in office.subjects)
    return tuple(
        TakenBack(
            everybody if each.answer.now == office.id else frozenset({each.answer.now}),
            frozenset(questions()[each.answer.question].facts),
            _said_of_withdrawn(each),
        )
        for each in typed_answers.withdrawn_of(the_desk().typed_forms(), office)
    )


def _said_of_withdrawn(each: WithdrawnAnswer) -> Text:
    if each.reason is None:
        return _GONE.filled(answer=_said(each.answer), typed=each.typed_on, day=each.on)
    words = _BACK if each.instead is None else _INSTEAD
    return words.filled(
        answer=_said(each.answer),
        typed=each.typed_on,
        day=beside(each.on, each.typed_on),
        instead=each.instead or "",
        reason=each.reason,
    )


def _said(answer: TypedAnswer) -> Text:
    question, talk = questions()[answer.question], answer.talk
    on, way = talk.get(CONTACTED_ON.name, ""), talk.get(WAY.name, "")
    ways = (choice.label for choice in WAY.choices if match_key(choice.label.bn) == match_key(way))
    told = [*ways, *(plain(post) for post in (talk.get(Talked.TOLD_BY.value, ""),) if post)]
    when = read_day(on) or on
    said = _ANSWER.filled(
        talk=(_TALK if told else A_DAY).filled(day=when, told=joined(told)),
        called=answer.called,
        question=question.short or question.heading,
        answer=answer.said,
    )
    return said if answer.under is None else _UNDER.filled(answer=said, office=answer.under)


def elsewhere(office: Office) -> list[tuple[Text, str, Text]]:
    """Return what is typed elsewhere of user IDs that stand under an office, or did: what is said of it, the address where that stands, and how it is called."""
    desk = the_desk()
    forms = desk.typed_forms()
    moved = [
        (
            WORDS["moved"].filled(post=post, office=who.named(there)),
            url_for("offices.one", office=there.id),
            who.named(there),
        )
        for post, there in typed_answers.moved_from(forms, office)
    ]
    waiting = typed_answers.waiting_elsewhere(who.draft(), forms.everybody, office)
    return moved + [
        (
            WORDS["waiting"].filled(post=post, office=who.named(there)),
            url_for("ask.office", office=there.id),
            WORDS["to_waiting"].filled(office=who.named(there)),
        )
        for post, there in waiting
    ]


_IN_PART: Final = Text(en="counts, but not everywhere: see above", bn="ধরা হয়েছে, তবে সব ক্ষেত্রে নয়: উপরে দেখুন")
_AGAIN: Final = Text(en="does not count any more: told again on {day}", bn="আর ধরা হচ্ছে না: {day} তারিখে আবার জানানো হয়েছে")
_TALK: Final = Text(en="{day} ({told})", bn="{day} ({told})")
_ANSWER: Final = Text(en="{talk}, {called}, {question}: {answer}", bn="{talk}, {called}, {question}: {answer}")
_UNDER: Final = Text(
    en="{answer}; typed with the answers of {office}, where this user ID stood then",
    bn="{answer}; আইডিটি তখন যে দপ্তরে ছিল তার ({office}) উত্তরের সঙ্গে লেখা",
)
_BACK: Final = Text(
    en="{answer}. Typed on {typed}, taken back on {day}. Reason: {reason}",
    bn="{answer}। {typed} তারিখে লেখা, {day} তারিখে বাতিল। কারণ: {reason}",
)
_INSTEAD: Final = Text(
    en='{answer}. Typed on {typed}, corrected on {day} to "{instead}". Reason: {reason}',
    bn="{answer}। {typed} তারিখে লেখা, {day} তারিখে সংশোধন করে লেখা হয়েছে “{instead}”। কারণ: {reason}",
)
_GONE: Final = Text(
    en="{answer}. Typed on {typed}; since {day} another copy of its form counts.",
    bn="{answer}। {typed} তারিখে লেখা; {day} থেকে ফরমটির অন্য কপি ধরা হয়।",
)
WORDS: Final = {
    "typed": Text(en="Answers typed at the desk", bn="ডেস্কে লেখা উত্তর"),
    "shown": Text(en="See, correct or take back: {n}", bn="দেখুন, সংশোধন বা বাতিল করুন: {n}টি"),
    "withdrawn": Text(en="Corrected or taken back: {n}", bn="সংশোধন বা বাতিল করা উত্তর: {n}টি"),
    "how": Text(
        en="Only what was typed wrongly is corrected here: the right answer counts as of the same talk. What the office tells otherwise later is asked and "
        "written as a new answer. The wrong answer stays on record, too, with the reason, and rounds that were kept stay as they are.",
        bn="এখানে শুধু ভুল লেখা উত্তর সংশোধন করা হয়: সঠিক উত্তরটি একই দিনের কথা হিসেবে ধরা হবে। দপ্তর পরে ভিন্ন কিছু জানালে তা নতুন উত্তর হিসেবে লিখুন। ভুল উত্তরটিও কারণসহ লেখা থাকে, আর রাখা "
        "যাচাইগুলো যেমন আছে তেমনই থাকে।",
    ),
    "moved": Text(
        en="{post}: this user ID stands in the list of {office} now; what was typed of it here stands on the page of that office.",
        bn="{post}: আইডিটি এখন {office:র} তালিকায়; এখানে লেখা এর উত্তর ওই দপ্তরের পাতায় আছে।",
    ),
    "waiting": Text(
        en="{post}: what was typed of this user ID with the answers of {office}, where it stood then, is not handed in yet and counts nowhere.",
        bn="{post}: আগের দপ্তরের ({office}) উত্তরের সঙ্গে এই আইডির যে উত্তর লেখা হয়েছে, তা এখনো জমা হয়নি, তাই কোথাও ধরা হয়নি।",
    ),
    "to_waiting": Text(en="See and hand in: {office}", bn="দেখুন ও জমা দিন: {office}"),
    "correct": Text(en="Correct, or take back", bn="সংশোধন বা বাতিল"),
    "right": Text(en="The right answer", bn="সঠিক উত্তর"),
    "written": Text(en="or {what}", bn="অথবা {what}"),
    "reason": Text(en="Why it is corrected", bn="কেন সংশোধন করা হচ্ছে"),
    "reason_back": Text(en="Why it is taken back", bn="কেন বাতিল করা হচ্ছে"),
    "reason_hint": Text(en="such as: typed in the wrong row", bn="যেমন: ভুল সারিতে লেখা হয়েছিল"),
    "keep": Text(en="Keep the right answer", bn="সঠিক উত্তর রাখুন"),
    "back": Text(en="Take this answer back", bn="এই উত্তর বাতিল করুন"),
}
