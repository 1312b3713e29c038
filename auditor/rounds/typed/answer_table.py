"""What is added to answers that wait: an office's are handed in as told in one talk, and all of a table is told on one day and by one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import A_DAY, Text, joined, match_key, plain
from auditor.model.errors import WorkspaceError
from auditor.register.columns import WAY, Talked
from auditor.register.questions import questions
from auditor.rounds.typed.answer_draft import has_answer
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.typed.answer_draft import Cells, Draft, Rows


class OtherTalkError(WorkspaceError):
    """What is added was told in another talk than what waits of the same office: it is saved once somebody says what holds.

    Attributes:
        talk: in which talk all of it is said to be told, where that holds.

    """

    def __init__(self, told: Text, talk: Text) -> None:
        """Say why nothing was saved."""
        super().__init__(told)
        self.talk = talk


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
    if other is not None and _replaced(stored, shown) and not one_talk:
        now = _talk(draft.day, draft.way)
        raise OtherTalkError(_OTHER_TALK.filled(talk=other, now=now), now)
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
    return None if _day_and_way(cells) == (draft.day, match_key(draft.way)) else talk_of(cells)


def refuse_other_talk(draft: Draft, office: str, typed: Rows, day: date, way: str) -> None:
    """Refuse what the page of an office adds to answers that wait and were told otherwise, while it still says that they were told so.

    What only corrects them is asked about, too, unless they are of the day of the call: it may have been told since.

    Args:
        draft: the draft.
        office: the office's id.
        typed: what the page says, by the ids of rows and by columns' names.
        day: the day of the call.
        way: how a register writes that it was one.

    Raises:
        OtherTalkError: that is so.

    """
    stored = draft.answers[office].rows if office in draft.answers else {}
    cells = stored.get(office, {})
    then = _day_and_way(cells)
    is_other = then == _day_and_way(typed.get(office, {})) != (day, match_key(way))
    if has_answer(stored) and is_other:
        replaced, talk = _replaced(stored, typed), talk_of(cells)
        if "" in replaced:
            raise OtherTalkError(_OTHER_TALK_OF_CALL.filled(talk=talk), talk)
        if replaced and then[0] != day:
            raise OtherTalkError(_CORRECTED_IN_CALL.filled(talk=talk), talk)


def _replaced(stored: Rows, shown: Rows) -> list[str]:
    """Return what was stored where another answer is shown: nothing where an answer is new."""
    return [
        before
        for subject, cells in shown.items()
        for name, words in cells.items()
        if name in questions() and words and words != (before := stored.get(subject, {}).get(name, ""))
    ]


def _day_and_way(cells: Cells) -> tuple[date | None, str]:
    return read_day(cells.get(Talked.CONTACTED_ON, "")), match_key(cells.get(Talked.WAY, ""))


def talk_of(cells: Cells) -> Text:
    """Return the words for the talk in which what stands in an office's row was told: its day, way and teller, as far as they are known."""
    return _talk(read_day(cells.get(Talked.CONTACTED_ON, "")), cells.get(Talked.WAY, ""), cells.get(Talked.TOLD_BY, ""))


def _talk(day: date | None, way: str, teller: str = "") -> Text:
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
    "new in this row was not saved. Hand the earlier answers in first, and what cannot be handed in as it stands empty before that; then ask the office again. Or, if all of it was told so: {now}, say so here.",
    bn="এই দপ্তরের আগের উত্তর ({talk}) এখনো জমা হয়নি; এক দপ্তরের উত্তর একই তারিখ ও মাধ্যমে জমা হয়। তাই এই সারির নতুন উত্তর সংরক্ষণ হয়নি। প্রথমে আগের উত্তর জমা দিন (যা এভাবে জমা দেওয়া যায় না তা আগে মুছে নিন), তারপর দপ্তরকে "
    "আবার জিজ্ঞাসা করুন; অথবা সব উত্তরই এভাবে পাওয়া হলে ({now}) নিচে তা জানান।",
)
_CORRECTED_IN_CALL: Final = Text(
    en="The answers of this office that wait were told so: {talk}, and what you changed would count as told so, too; it was not saved yet. If you correct what was told then, say so below. If it was told since, hand the earlier "
    "answers in first, and what cannot be handed in as it stands empty before that; then ask the office again.",
    bn="এই দপ্তরের জমার অপেক্ষায় থাকা উত্তর এভাবে পাওয়া: {talk}। যা বদলেছেন তাও এভাবে পাওয়া বলে ধরা হবে; তা এখনো সংরক্ষণ হয়নি। তখনকার উত্তর লেখার ভুল ঠিক করে থাকলে নিচে তা জানান। পরে নতুন করে জেনে থাকলে আগে "
    "ওই উত্তরগুলো জমা দিন (যা এভাবে জমা দেওয়া যায় না তা আগে মুছে নিন), তারপর দপ্তরকে আবার জিজ্ঞাসা করুন।",
)
_OTHER_TALK_OF_CALL: Final = Text(
    en="The answers of this office that wait were told so: {talk}, and what is new on this page would count as told so, too; it was not saved yet. If it was told so, say so below. If it was told since, hand the earlier "
    "answers in first, and what cannot be handed in as it stands empty before that; then ask the office again.",
    bn="এই দপ্তরের জমার অপেক্ষায় থাকা উত্তর এভাবে পাওয়া: {talk}। এই পাতার নতুন উত্তরও এভাবে পাওয়া বলে ধরা হবে; তা এখনো সংরক্ষণ হয়নি। নতুন উত্তরও একইভাবে পাওয়া হলে নিচে তা জানান। পরে নতুন করে জেনে থাকলে আগে "
    "ওই উত্তরগুলো জমা দিন (যা এভাবে জমা দেওয়া যায় না তা আগে মুছে নিন), তারপর দপ্তরকে আবার জিজ্ঞাসা করুন।",
)
