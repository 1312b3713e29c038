"""What the table of all offices adds to a draft of answers: all of it is told on one day and by one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import A_DAY, Text, joined, match_key, plain
from auditor.model.errors import WorkspaceError
from auditor.register.columns import WAY, Talked
from auditor.register.questions import questions
from auditor.rounds.answer_draft import has_answer
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.answer_draft import Draft, Rows


class OtherTalkError(WorkspaceError):
    """What a table adds was told in another talk than what waits of the same office: it is saved once somebody says what holds."""


def merged(draft: Draft, office: str, shown: Rows, *, one_talk: bool = False) -> Rows:
    """Return what is saved of an office with what a table shows of it in its place, told as is said for all of the table.

    An office's answers are handed in as told in one talk, so what was told on another day or by another way takes nothing new from a
    table before somebody says that all of it was told there. Where nothing is answered any more, nothing is left.

    Args:
        draft: the draft.
        office: the office's id.
        shown: what the table says, by the ids of rows and by columns' names; empty where nothing is answered.
        one_talk: all that waits of the office was told as the table's answers are; by whom and with what proof is known no more.

    Raises:
        OtherTalkError: something is new, and what waits was told in another talk.
        WorkspaceError: it was not said yet on which day and by which way.

    """
    if draft.day is None:
        raise WorkspaceError(_NO_DAY)
    stored = draft.answers[office].rows if office in draft.answers else {}
    other = other_talk(draft, office)
    is_new = any(
        words and words != stored.get(subject, {}).get(name, "")
        for subject, cells in shown.items()
        for name, words in cells.items()
    )
    if other is not None and is_new and not one_talk:
        raise OtherTalkError(_OTHER_TALK.filled(talk=other, now=talk_of_table(draft)))
    rows = {
        subject: {**stored.get(subject, {}), **shown.get(subject, {})} for subject in dict.fromkeys((*stored, *shown))
    }
    if not has_answer(rows):
        return {} if has_answer(stored) else stored
    told = {Talked.CONTACTED_ON.value: f"{draft.day:%d.%m.%Y}", Talked.WAY.value: draft.way}
    own = rows.get(office, {})
    if one_talk:
        own = {name: words for name, words in own.items() if name in questions()}
    return {**rows, office: {**told, **own}}


def other_talk(draft: Draft, office: str) -> Text | None:
    """Return in which talk an office told what waits of it, where that is another than what is said for all of a table; else None."""
    if office not in draft.answers:
        return None
    cells = draft.answers[office].rows.get(office, {})
    day, way = read_day(cells.get(Talked.CONTACTED_ON, "")), cells.get(Talked.WAY, "")
    if day == draft.day and match_key(way) == match_key(draft.way):
        return None
    return _talk(day, way, cells.get(Talked.TOLD_BY, ""))


def talk_of_table(draft: Draft) -> Text:
    """Return the words for the talk in which all that is entered in the table is told; the day must have been said."""
    return _talk(draft.day, draft.way)


def _talk(day: date | None, way: str, teller: str = "") -> Text:
    """Return the words for a talk: its day, way and teller, as far as they are known."""
    called = next((choice.label for choice in WAY.choices if match_key(choice.label.bn) == match_key(way)), plain(way))
    on = A_DAY.filled(day=day) if day is not None else _NO_DAY_SAID
    return joined((each for each in (on, called, plain(teller)) if each.bn), ", ")


_NO_DAY: Final = Text(
    en="It was not said yet on which day and by which way the answers of this table were told. Say it above the table first.",
    bn="এই ছকের উত্তর কোন তারিখে ও কীভাবে পাওয়া, তা এখনো বলা হয়নি। আগে ছকের উপরে তা লিখুন।",
)
_NO_DAY_SAID: Final = Text(en="day not said", bn="তারিখ বলা হয়নি")
_OTHER_TALK: Final = Text(
    en="Answers of this office told otherwise ({talk}) are not handed in yet, and an office's answers are handed in with one day and way. So what is "
    "new in this row was not saved. Hand the earlier answers in first and then ask the office again; or, if all of it was told so: {now}, say so here.",
    bn="এই দপ্তরের আগের উত্তর ({talk}) এখনো জমা হয়নি; এক দপ্তরের উত্তর একই তারিখ ও মাধ্যমে জমা হয়। তাই এই সারির নতুন উত্তর সংরক্ষণ হয়নি। আগে আগের উত্তর জমা দিয়ে দপ্তরকে "
    "আবার জিজ্ঞাসা করুন; অথবা সব উত্তরই এভাবে পাওয়া হলে ({now}) নিচে তা জানান।",
)
