"""What an office's answers say that were typed at the desk and handed in: one that was typed wrongly is corrected, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import abort, request

from auditor.desk.screen import changing, need_a_likely_day, the_desk, to
from auditor.desk.screens.offices.finding import SCREEN
from auditor.i18n import Text, clean, joined, match_key, plain
from auditor.model.errors import WorkspaceError
from auditor.register.columns import CONTACTED_ON, WAY, Talked
from auditor.register.questions import questions
from auditor.rounds import typed_answers
from auditor.tables.answers import read_day
from auditor.views.why import TakenBack

if TYPE_CHECKING:
    from flask import Response

    from auditor.model.facts import Fact
    from auditor.model.subjects import Office
    from auditor.register.question import Question
    from auditor.rounds.typed_answers import TypedAnswer, WithdrawnAnswer


def shown(office: Office) -> list[tuple[TypedAnswer, Text]]:
    """Return the answers of an office that were typed at the desk, each with how it is said."""
    return [(each, _said(each)) for each in typed_answers.of_office(the_desk().typed_forms(), office)]


def withdrawn(office: Office) -> list[Text]:
    """Return the answers of an office that were typed at the desk and corrected or taken back, in sentences, the last first."""
    return [_said_of_withdrawn(each) for each in typed_answers.withdrawn_of(the_desk().typed_forms(), office)]


def taken_back(office: Office) -> tuple[TakenBack, ...]:
    """Return the same with what they may have told: the office's own answers are of its accounts, too."""
    everybody = frozenset(subject.id for subject in office.subjects)
    return tuple(
        TakenBack(
            everybody if each.answer.subject == office.id else frozenset({each.answer.subject}),
            _facts(questions()[each.answer.question]),
            _said_of_withdrawn(each),
        )
        for each in typed_answers.withdrawn_of(the_desk().typed_forms(), office)
    )


def _facts(question: Question) -> frozenset[Fact[Any]]:
    return frozenset(fact for fact in (question.fact, *question.also) if fact is not None)


def _said_of_withdrawn(each: WithdrawnAnswer) -> Text:
    words = _BACK if each.instead is None else _INSTEAD
    return words.filled(answer=_said(each.answer), typed=each.typed_on, day=each.on, instead=each.instead or "")


def _said(answer: TypedAnswer) -> Text:
    question, talk = questions()[answer.question], answer.talk
    on, way = talk.get(CONTACTED_ON.name, ""), talk.get(WAY.name, "")
    ways = (choice.label for choice in WAY.choices if match_key(choice.label.bn) == match_key(way))
    told = [*ways, *(plain(post) for post in (talk.get(Talked.TOLD_BY.value, ""),) if post)]
    when = read_day(on) or on
    return _ANSWER.filled(
        talk=(_TALK if told else _DAY).filled(day=when, told=joined(told)),
        called=answer.called,
        question=question.short or question.heading,
        answer=answer.said,
    )


@SCREEN.blueprint.post("/<office>/typed/<answer>")
@changing("offices.one")
def correct_typed(office: str, answer: str) -> Response:
    """Leave the right answer in the place of one that was typed wrongly."""
    desk = the_desk()
    need_a_likely_day(desk)
    found = _found(office, answer)
    chosen, written = (clean(request.form.get(f"{name}-{answer}", "")) for name in ("chosen", "written"))
    if chosen and written:
        raise WorkspaceError(_ONE_OF_TWO)
    typed_answers.correct(desk.space(), desk.judgement().context, desk.day, found, chosen or written)
    desk.tell(_CORRECTED)
    return to("offices.one", office=office)


@SCREEN.blueprint.post("/<office>/typed/<answer>/back")
@changing("offices.one")
def take_typed_back(office: str, answer: str) -> Response:
    """Take an answer back that was typed wrongly."""
    desk = the_desk()
    need_a_likely_day(desk)
    typed_answers.take_back(desk.space(), desk.day, _found(office, answer))
    desk.tell(_TAKEN_BACK)
    return to("offices.one", office=office)


def _found(office: str, answer: str) -> TypedAnswer:
    desk = the_desk()
    whose = next((each.office for each in desk.judgement().assessments if each.office.id == office), None)
    if whose is None:
        abort(404)
    found = next((each for each in typed_answers.of_office(desk.typed_forms(), whose) if each.id == answer), None)
    if found is None:
        raise WorkspaceError(typed_answers.GONE)
    return found


_DAY: Final = Text(en="{day}", bn="{day}")
_TALK: Final = Text(en="{day} ({told})", bn="{day} ({told})")
_ANSWER: Final = Text(en="{talk}, {called}, {question}: {answer}", bn="{talk}, {called}, {question}: {answer}")
_BACK: Final = Text(
    en="{answer}. Typed on {typed}, taken back on {day}.", bn="{answer}। {typed} তারিখে লেখা, {day} তারিখে বাতিল।"
)
_INSTEAD: Final = Text(
    en="{answer}. Typed on {typed}, corrected or taken back on {day}; of the same talk there stood then: {instead}.",
    bn="{answer}। {typed} তারিখে লেখা, {day} তারিখে সংশোধন বা বাতিল; একই দিনের কথা হিসেবে তখন ছিল: {instead}।",
)
_ONE_OF_TWO: Final = Text(
    en="One answer is chosen and another is typed, so nothing was changed. Leave one of the two.",
    bn="একটি উত্তর বাছা হয়েছে আবার অন্যটি লেখা হয়েছে, তাই কিছু বদলানো হয়নি। দুটির একটি রাখুন।",
)
_CORRECTED: Final = Text(
    en="The answer was corrected. The former one stays on this page, and counts no more.",
    bn="উত্তর সংশোধন করা হয়েছে। আগেরটিও এই পাতায় লেখা থাকবে, কিন্তু আর ধরা হবে না।",
)
_TAKEN_BACK: Final = Text(
    en="The answer was taken back. It stays on this page, and counts no more.",
    bn="উত্তর বাতিল করা হয়েছে। এটি এই পাতায় লেখা থাকবে, কিন্তু আর ধরা হবে না।",
)
WORDS: Final = {
    "typed": Text(en="Answers typed at the desk", bn="ডেস্কে লেখা উত্তর"),
    "shown": Text(en="See, correct or take back: {n}", bn="দেখুন, সংশোধন বা বাতিল করুন: {n}টি"),
    "withdrawn": Text(en="Corrected or taken back: {n}", bn="সংশোধন বা বাতিল করা উত্তর: {n}টি"),
    "how": Text(
        en="Only what was typed wrongly is corrected here: the right answer counts as of the same talk. What the office tells otherwise later is asked and "
        "written as a new answer. Both stay on record, and rounds that were kept stay as they are.",
        bn="এখানে শুধু ভুল লেখা উত্তর সংশোধন করা হয়: সঠিক উত্তরটি একই দিনের কথা হিসেবে ধরা হবে। দপ্তর পরে ভিন্ন কিছু জানালে তা নতুন উত্তর হিসেবে লিখুন। দুটিই লেখা থাকে, আর রাখা যাচাইগুলো যেমন আছে "
        "তেমনই থাকে।",
    ),
    "correct": Text(en="Correct, or take back", bn="সংশোধন বা বাতিল"),
    "right": Text(en="The right answer", bn="সঠিক উত্তর"),
    "choose": Text(en="choose", bn="বেছে নিন"),
    "written": Text(en="or {what}", bn="অথবা {what}"),
    "keep": Text(en="Keep the right answer", bn="সঠিক উত্তর রাখুন"),
    "back": Text(en="Take this answer back", bn="এই উত্তর বাতিল করুন"),
}
