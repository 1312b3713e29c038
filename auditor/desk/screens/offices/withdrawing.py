"""Withdraws an answer that was typed at the desk and handed in: what becomes of it is shown, and done once that was confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import abort, request

from auditor.desk import texts
from auditor.desk.addresses import post
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import BeforeAndAfter, standing, the_desk, to, written_once_confirmed
from auditor.desk.screens.offices import one
from auditor.i18n import Text, clean
from auditor.model.errors import WorkspaceError
from auditor.register.questions import questions
from auditor.rounds import foreseeing
from auditor.rounds.correcting.differing_rosters import Difference
from auditor.rounds.typed import typed_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response

    from auditor.rounds.typed.typed_answers import TypedAnswer, Withdrawal


@post("/offices/<office>/typed/<answer>")
def correct_typed(office: str, answer: str) -> Response:
    """Show what becomes of an answer that was typed wrongly, and leave the right one in its place once that was confirmed."""
    return _withdrawing(office, lambda: _corrected(office, answer), _CORRECTED)


@post("/offices/<office>/typed/<answer>/back")
def take_typed_back(office: str, answer: str) -> Response:
    """Show what becomes of an answer that was typed wrongly, and take it back once that was confirmed."""
    return _withdrawing(
        office,
        lambda: typed_answers.taking_back(
            the_desk().space(), _found(office, answer), request.form.get(f"back-{answer}", "")
        ),
        _TAKEN_BACK,
    )


def _withdrawing(office: str, prepare: Callable[[], Withdrawal], told: Text) -> Response:
    desk = the_desk()
    page = written_once_confirmed(
        lambda: one.one(office),
        prepare,
        _shown,
        lambda prepared: typed_answers.withdraw(desk.space(), desk.day, prepared),
    )
    if page is not None:
        return page
    desk.tell(told)
    return to("offices.one", office=office)


def _corrected(office: str, answer: str) -> Withdrawal:
    desk = the_desk()
    found = _found(office, answer)
    chosen, written = (clean(request.form.get(f"{name}-{answer}", "")) for name in ("chosen", "written"))
    if chosen and written:
        raise fault_of(f"written-{answer}", _ONE_OF_TWO)
    return typed_answers.correcting(
        desk.space(), desk.judgement().context, found, chosen or written, request.form.get(f"reason-{answer}", "")
    )


def _shown(prepared: Withdrawal) -> BeforeAndAfter:
    answer = prepared.answer
    question = questions()[answer.question]
    instead = prepared.instead or _NONE_INSTEAD
    changed = Difference(answer.called, question.short or question.heading, answer.said, instead)
    button = texts.TAKE_BACK if prepared.instead is None else texts.WRITE
    return BeforeAndAfter(
        (changed,), _THEN.filled(reason=prepared.reason), _stands_with(prepared), prepared.doubts, button=button
    )


def _stands_with(prepared: Withdrawal) -> Text | None:
    """Return how offices would stand otherwise once an answer is withdrawn; None where they would not."""
    desk = the_desk()
    left = typed_answers.foreseen(desk.space(), prepared)
    is_back = prepared.instead is None
    changes = foreseeing.what_a_copy_changes(
        desk.space(), desk.day, left, desk.history(), is_back=is_back, about=prepared.answer
    )
    return standing(changes)


def _found(office: str, answer: str) -> TypedAnswer:
    desk = the_desk()
    whose = next((each.office for each in desk.judgement().assessments if each.office.id == office), None)
    if whose is None:
        abort(404)
    found = next((each for each in typed_answers.of_office(desk.typed_forms(), whose) if each.id == answer), None)
    if found is None:
        raise WorkspaceError(typed_answers.GONE)
    return found


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
_NONE_INSTEAD: Final = Text(en="taken back", bn="বাতিল")
_THEN: Final = Text(
    en="Reason: {reason}. The wrong answer counts no more, but stays on the page of the office with the reason. Rounds that were kept stay as they are.",
    bn="কারণ: {reason}। ভুল উত্তরটি আর ধরা হবে না, তবে কারণসহ দপ্তরের পাতায় লেখা থাকবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
