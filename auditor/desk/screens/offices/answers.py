"""What was answered about who is who: what changes where an answer is taken back is shown, and it is taken back once that was confirmed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import abort, render_template

from auditor.desk.addresses import get, post
from auditor.desk.screen import changing, need_a_likely_day, the_desk, to
from auditor.i18n import Text
from auditor.rounds.asking import taking_back, taking_back_texts

if TYPE_CHECKING:
    from flask import Response


def listed(office: str | None = None) -> list[tuple[int, Text, Text | None]]:
    """Return the answers, or those about an office (its id) and its accounts: each one's number, in a sentence, and how taking it back is called."""
    desk = the_desk()
    given = desk.remembered(("who is who",), lambda: taking_back.given(desk.space()))
    return [
        (
            each.number,
            taking_back.told(each),
            _OF.filled(what=WORDS["take_answer_back"], whose=each.whose) if each.holds else None,
        )
        for each in given
        if office is None or office in each.offices
    ]


@get("/offices/-/answers/<int:number>")
def answer_given(number: int) -> str:
    """Show an answer, and what changes where it is taken back."""
    desk = the_desk()
    space = desk.space()
    found = next((each for each in taking_back.given(space) if each.number == number), None)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    restored = taking_back.prepared(space, [number], desk.day) if found.holds else None
    return render_template(
        "offices/answer.html",
        title=WORDS["take_answer_back"],
        number=number,
        told=taking_back.told(found),
        restored=restored,
        words=WORDS,
    )


@post("/offices/-/answers/<int:number>")
@changing("offices.answer_given")
def take_answer_back(number: int) -> Response:
    """Take an answer back."""
    desk = the_desk()
    need_a_likely_day(desk, ahead=True)
    space = desk.space()
    taking_back.take_back(space, [number], desk.day)
    desk.tell(taking_back_texts.TAKEN_BACK)
    return to("offices.roster")


_OF: Final = Text(en="{what}: {whose}", bn="{what}: {whose}")
WORDS: Final = {
    "back_to_corrections": Text(en="Corrections of the roster", bn="তালিকার সংশোধন"),
    "answered": Text(
        en="What was answered about who is who, and about forms",
        bn="তালিকার মিল ও ফরম সম্পর্কে দেওয়া উত্তর",
    ),
    "answered_how": Text(
        en="A wrong answer can be taken back; it is then asked again. It stays on record, and rounds that were kept stay as they are.",
        bn="ভুল উত্তর বাতিল করা যায়; তখন আবার জিজ্ঞাসা করা হয়। আগের উত্তরও লেখা থাকে, আর রাখা যাচাইগুলো যেমন আছে তেমনই থাকে।",
    ),
    "take_answer_back": Text(en="Take an answer back", bn="উত্তর বাতিল করুন"),
    "take_back_now": Text(en="Take it back", bn="বাতিল করুন"),
    "changes": Text(en="What changes by that", bn="এতে যা বদলাবে"),
    "no_change": Text(en="No office stands otherwise.", bn="কোনো দপ্তরের অবস্থা বদলাবে না।"),
    "asked_again": Text(en="This is asked again", bn="আবার জিজ্ঞাসা করা হবে"),
}
