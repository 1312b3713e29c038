"""Doubtful cells of registers in the inbox: what was meant is answered; an answer is corrected or taken back once before and after were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request
from msgspec import Struct

from auditor.checklist import second_look
from auditor.desk import texts
from auditor.desk.addresses import post
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import (
    BeforeAndAfter,
    changing,
    need_a_likely_day,
    standing,
    the_desk,
    to,
    written_once_confirmed,
)
from auditor.desk.screens import inbox
from auditor.i18n import A_DAY, Text, clean, match_key, plain
from auditor.model.errors import WorkspaceError, of_part
from auditor.model.forms import WHY_WITHDRAWN
from auditor.register.answers import WAY_CHOICES
from auditor.register.questions import questions
from auditor.rounds import foreseeing
from auditor.rounds.correcting.differing_rosters import Difference
from auditor.rounds.typed import doubtful_cells
from auditor.tables.answers import read_day
from auditor.tables.notes import sayable
from auditor.workspace import question

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from flask import Response

    from auditor.register.answer_file import AnswerFile
    from auditor.rounds.typed.doubtful_cells import AnsweredCell, DoubtfulCell


class _Meant(Struct, frozen=True):
    """What was typed of a cell: what it means, and when, how and by whom that was told, and both as a form."""

    cell: DoubtfulCell
    answer: str
    on: date
    way: str
    by: str
    form: AnswerFile


class _Correction(Struct, frozen=True):
    """What was typed of a cell in the place of another answer, and why."""

    meant: _Meant
    instead_of: AnsweredCell
    reason: str


@post("/inbox/cells/<cell>")
@changing("inbox.page")
def settle(cell: str) -> Response:
    """Leave what was meant by a doubtful cell as evidence of its own."""
    desk = the_desk()
    need_a_likely_day(desk)
    waiting, _ = doubtful_cells.waiting_and_answered(desk.space(), desk.judgement())
    found = next((each for each in waiting if each.id == cell), None)
    if found is None:
        raise WorkspaceError(_SETTLED)
    meant = _typed(found)
    doubtful_cells.settle(desk.space(), desk.day, found, meant.form)
    _tell_of(meant)
    return to("inbox.page")


@post("/inbox/cells/<cell>/correct")
def correct(cell: str) -> Response:
    """Show the answer to a doubtful cell that is to be corrected, before and after, and do so once that was confirmed."""
    return written_once_confirmed(inbox.page, lambda: _to_correct(cell), _corrected, _correct) or to("inbox.page")


def _to_correct(cell: str) -> _Correction:
    answered = _answered(cell, _NOT_TO_CORRECT)
    with of_part(f"reason-{cell}"):
        reason = sayable(request.form.get(f"reason-{cell}", ""), WHY_WITHDRAWN)
    return _Correction(_typed(answered.cell), answered, reason)


def _answered(cell: str, otherwise: Text) -> AnsweredCell:
    """Return the cell of an id that was answered by itself.

    Raises:
        WorkspaceError: there is none; `otherwise` says what that means.

    """
    desk = the_desk()
    _, answered = doubtful_cells.waiting_and_answered(desk.space(), desk.judgement())
    found = next((each for each in answered if each.cell.id == cell and each.form), None)
    if found is None:
        raise WorkspaceError(otherwise)
    return found


def _typed(cell: DoubtfulCell) -> _Meant:
    """Return what was typed of a cell.

    Raises:
        WorkspaceError: it is no answer to it.

    """
    typed = {name: request.form.get(f"{name}-{cell.id}", "") for name in ("answer", "typed", "on", "way", "by")}
    on = read_day(typed["on"])
    if on is None:
        raise fault_of(f"on-{cell.id}", _OF_CELL.filled(cell=second_look.asked_of(cell), told=question.A_DAY.wrong))
    if clean(typed["typed"]) and typed["answer"]:
        raise fault_of(f"typed-{cell.id}", _OF_CELL.filled(cell=second_look.asked_of(cell), told=_ONE_OF_TWO))
    answer = typed["typed"] or typed["answer"]
    desk = the_desk()
    try:
        form = doubtful_cells.meant(
            desk.space(), desk.judgement().context, desk.day, cell,
            answer=answer, on=on, way=typed["way"], by=typed["by"],
        )  # fmt: skip
    except WorkspaceError as error:
        asked = second_look.asked_of(cell)
        raise WorkspaceError(*(_OF_CELL.filled(cell=asked, told=told) for told in error.messages)) from None
    return _Meant(cell, answer, on, typed["way"], typed["by"], form)


def _correct(correction: _Correction) -> None:
    desk, meant, before = the_desk(), correction.meant, correction.instead_of
    doubtful_cells.settle(desk.space(), desk.day, meant.cell, meant.form, instead_of=before, reason=correction.reason)
    _tell_of(meant)


def _tell_of(meant: _Meant) -> None:
    desk, cell = the_desk(), meant.cell
    desk.tell(_ANSWERED.filled(office=cell.named))
    waiting, _ = doubtful_cells.waiting_and_answered(desk.space(), desk.judgement())
    if cell.on is not None and any(each.id == cell.id for each in waiting):
        desk.tell(_ANSWERED_BEFORE.filled(on=meant.on, told=cell.on), wrong=True)


def _corrected(correction: _Correction) -> BeforeAndAfter:
    meant, before = correction.meant, correction.instead_of
    cell, asked, ways = meant.cell, questions()[meant.cell.question], [choice.label for choice in WAY_CHOICES]
    rows = (
        (asked.short or asked.heading, before.answer, _label(meant.answer, cell.offered)),
        (inbox.WORDS["on"], A_DAY.filled(day=before.on), A_DAY.filled(day=meant.on)),
        (inbox.WORDS["way"], _label(before.way, ways), _label(meant.way, ways)),
        (inbox.WORDS["by"], _label(before.by), _label(meant.by)),
    )
    changed = [Difference(cell.called, what, was, now) for what, was, now in rows if was != now]
    why = Difference(cell.called, WHY_WITHDRAWN, None, plain(correction.reason))
    stands = _stands_with(before, meant.form)
    return BeforeAndAfter((*changed, why), inbox.WORDS["correct_how"], stands)


def _stands_with(before: AnsweredCell, instead: AnswerFile | None = None) -> Text | None:
    """Return how offices would stand otherwise once an answer was taken back, or another told in its place."""
    desk = the_desk()
    space, day, is_back = desk.space(), desk.day, instead is None
    left = doubtful_cells.left_by(space, before, instead)
    return standing(foreseeing.what_a_copy_changes(space, day, left, desk.history(), is_back=is_back))


def _label(words: str, offered: Iterable[Text] = ()) -> Text | None:
    """Return how an answer is called that was chosen, or the words that were typed; None where there are none."""
    said = clean(words)
    return next((label for label in offered if match_key(label.bn) == match_key(said)), plain(said) if said else None)


@post("/inbox/cells/<cell>/back")
def take_back(cell: str) -> Response:
    """Show the answer to a doubtful cell that is to be taken back, and do so once that was confirmed: it is then asked about again."""
    return written_once_confirmed(inbox.page, lambda: _to_take_back(cell), _shown, _take_back) or to("inbox.page")


def _to_take_back(cell: str) -> tuple[AnsweredCell, str]:
    return _answered(cell, _NOT_ANSWERED), sayable(request.form.get(f"back-{cell}", ""), WHY_WITHDRAWN)


def _shown(prepared: tuple[AnsweredCell, str]) -> BeforeAndAfter:
    answered, reason = prepared
    cell, asked = answered.cell, questions()[answered.cell.question]
    changed = Difference(cell.called, asked.short or asked.heading, answered.answer, None)
    why = Difference(cell.called, WHY_WITHDRAWN, None, plain(reason))
    stands = _stands_with(answered)
    return BeforeAndAfter((changed, why), inbox.WORDS["take_back_how"], stands, button=texts.TAKE_BACK)


def _take_back(prepared: tuple[AnsweredCell, str]) -> None:
    answered, reason = prepared
    desk = the_desk()
    doubtful_cells.take_back(desk.space(), desk.day, answered, reason)
    desk.tell(_TAKEN_BACK.filled(office=answered.cell.named))


_OF_CELL: Final = Text(en="{cell}: {told}", bn="{cell}: {told}")
_ONE_OF_TWO: Final = Text(
    en="one answer is chosen and another is typed, so nothing was kept. Leave one of the two.",
    bn="একটি উত্তর বাছা হয়েছে, আরেকটি লেখা হয়েছে, তাই কিছুই রাখা হয়নি। দুটির একটি রাখুন।",
)
_SETTLED: Final = Text(
    en="This cell is not doubtful any more: it was answered, or its file was changed.",
    bn="এই ঘরটি নিয়ে আর প্রশ্ন নেই: উত্তর দেওয়া হয়েছে, অথবা ফাইলটি বদলেছে।",
)
_NOT_TO_CORRECT: Final = Text(
    en="There is no answer to this cell any more that could be corrected alone. Where the cell is asked about again, answer it.",
    bn="এই ঘরের আলাদা কোনো উত্তর আর নেই, যা সংশোধন করা যায়। ঘরটি নিয়ে আবার জিজ্ঞাসা থাকলে উত্তর দিন।",
)
_NOT_ANSWERED: Final = Text(
    en="There is no answer to this cell any more that could be taken back alone.",
    bn="এই ঘরের আলাদা কোনো উত্তর আর নেই, যা বাতিল করা যায়।",
)
_TAKEN_BACK: Final = Text(
    en="{office}: the answer was taken back; the cell is asked about again.",
    bn="{office}: উত্তরটি বাতিল হয়েছে; ঘরটি নিয়ে আবার জিজ্ঞাসা করা হচ্ছে।",
)
_ANSWERED: Final = Text(en="{office}: the answer was kept.", bn="{office}: উত্তর রাখা হয়েছে।")
_ANSWERED_BEFORE: Final = Text(
    en="The answer is of {on}, but the row with the doubtful cell was told later, on {told}: what it meant then is still asked.",
    bn="উত্তরটি {on} তারিখের, কিন্তু সন্দেহজনক ঘরের সারিটি পরে, {told} তারিখে জানানো: তখন কী বোঝানো হয়েছিল তা এখনো জিজ্ঞাসায় আছে।",
)
