"""What the pages of asking share: the draft that was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request
from msgspec import Struct
from msgspec.structs import replace

from auditor.desk import who
from auditor.desk.ask_words import WORDS
from auditor.desk.screen import ElsewhereError, the_desk
from auditor.i18n import Text, joined, month
from auditor.model.errors import WorkspaceError
from auditor.model.grades import UNPROVED
from auditor.register.columns import WAY
from auditor.remembering import OfLast
from auditor.rounds.typed import answering
from auditor.tables.answers import read_choice, read_day

if TYPE_CHECKING:
    from datetime import date

    from auditor.desk.answering import Pages
    from auditor.model.source import SourceContext
    from auditor.rounds.typed.answer_draft import Answered, Draft
    from auditor.rounds.typed.answer_faults import Fault

TABLE_WAYS: Final = tuple(choice for choice in WAY.choices if choice.value not in UNPROVED)
"""By which ways a whole table can be told: what is seen at a login is proved one by one."""


def begun_draft() -> Draft:
    """Return the draft that was begun.

    Raises:
        AuditorError: none was (for a page that was opened an `ElsewhereError` to where asking begins), or it cannot be read.

    """
    draft = who.draft()
    if draft is None and request.method == "GET":
        raise ElsewhereError("ask.page", _NOTHING_ASKED.filled(month=month(the_desk().state().month)))
    if draft is None:
        raise WorkspaceError(answering.NOT_BEGUN)
    return draft


_NOTHING_ASKED: Final = Text(
    en="Nothing is being asked just now, so that page has nothing to show: asking for {month} was not begun, or its answers were handed in. "
    "What is to be done next stands below.",
    bn="এখন কোনো জিজ্ঞাসা চলছে না, তাই ওই পাতায় দেখানোর কিছু নেই: {month} মাসের জিজ্ঞাসা শুরু হয়নি, অথবা উত্তরগুলো জমা দেওয়া হয়ে গেছে। এরপর যা করবেন নিচে দেখুন।",
)


_WRONG: Final[OfLast[dict[str, tuple[Answered, bool]]]] = OfLast()
"""Whether something is to be corrected in the answers of offices (ids) of the draft that was looked at last, each with the answers of which that was found."""


class Progress(Struct, frozen=True):
    """How far asking is: how many offices `told` something that can be handed in, in how many something is `to_correct` first, and all of it as it is `said`."""

    told: int
    to_correct: int
    said: Text


def progress(draft: Draft, context: SourceContext) -> Progress:
    """Return how far asking is, with what is saved; each save asks it, so that only of the office whose answers are others it is looked what is wrong."""
    found = _WRONG.get((context, replace(draft, answers={}, unreached={})), dict)
    for office, answered in draft.answers.items():
        if office not in found or found[office][0] != answered:
            found[office] = answered, bool(answering.to_correct(draft, context, (office,)))
    wrong = {office for office in draft.answers if found[office][1]}
    sound = replace(draft, answers={each: told for each, told in draft.answers.items() if each not in wrong})
    parts = (("to-correct-first", len(wrong)), ("silent", sound.told_nothing))
    said = WORDS["progress"].filled(done=sound.told, total=len(draft.asked))
    return Progress(sound.told, len(wrong), joined((said, *(WORDS[name].filled(n=n) for name, n in parts if n)), "; "))


def blocking(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return what must be corrected before the answers can be handed in."""
    return tuple(fault for fault in faults if fault.blocks)


def unreached_on(pages: Pages, draft: Draft, office: str) -> date | None:
    """Return the last day on which an office was called and not reached; None where it told something since."""
    days = draft.unreached.get(office, ())
    return days[-1] if days and not (office in pages.told and pages.told[office] > days[-1]) else None


def day_told(today: date) -> date:
    """Return the day on which everything in the table is told, as it was typed."""
    day: date | None = read_day(request.form.get("day", ""))
    if day is None or day > today:
        raise WorkspaceError(_NO_DAY.filled(field=WORDS["day"]))
    return day


def way_told() -> str:
    """Return by which way everything in the table is told, as it was chosen."""
    way: str | None = read_choice(request.form.get("way", ""), TABLE_WAYS)
    if way is None:
        raise WorkspaceError(_NO_WAY.filled(field=WORDS["way"]))
    return way


_NO_DAY: Final = Text(
    en="{field}: write the day of the meeting, or on which the forms came, as dd.mm.yyyy (not a day to come).",
    bn="{field}: সভার বা ছক পাওয়ার তারিখ দিন.মাস.বছর লিখুন (আগামী কোনো তারিখ নয়)।",
)
_NO_WAY: Final = Text(en="{field}: choose one of the list.", bn="{field}: তালিকা থেকে একটি বাছুন।")
