"""The paper form of an office with many users: a line for each, with the code, so that all of it stands on one side of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits
from auditor.model.paper import Column, Paragraph, Table
from reports.layout.fieldwork import FORM_ALT, lines_of_form, post_to_write
from reports.layout.lettering import letter
from reports.layout.wording import USER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.counting import CountsFrom
    from auditor.model.paper import Block
    from auditor.register.question import FormLine

CODE: Final = Text(en="Code", bn="যাচাই কোড")
_LINE: Final = 5.3
_HIGH_LINE: Final = 9.0
"""Millimetres of a user's line: room to write a date by hand, more where few have a line."""
_FEW: Final = 10
"""So many users may have high lines, and their codes in large letters."""
_ANSWERS: Final = Text(en="{question}: {answers}", bn="{question}: {answers}")
_ANSWER: Final = Text(en="{n} {answer}", bn="{n} {answer}")
_SIGN: Final = Text(en="Signature", bn="স্বাক্ষর")
_TO_WRITE: Final = Text(en="write it", bn="লিখুন")
_HOW: Final = Text(
    en="For each user write the number of the answer, and the date where there is one.",
    bn="প্রতি ইউজারের ঘরে উত্তরের নম্বর লিখুন; তারিখ থাকলে তারিখও লিখুন।",
)


def users_in_lines(
    users: Sequence[tuple[int, Text, str]], counts_from: CountsFrom, language: Language
) -> tuple[Block, ...]:
    """Return what the form asks of each user, as a key to numbers and a table with a line a user.

    Args:
        users: number, post or what stands for it, and code of each; no code where there is none.
        counts_from: the days from which resets and profiles count.
        language: the language of the paper.

    """
    of_form = lines_of_form(of_office=False)
    key = tuple(
        f"{letter(place, language)} {_asked(line, question.day_in(counts_from), language)}"
        for place, (question, line) in enumerate(of_form)
    )
    large = len(users) <= _FEW
    columns = (
        Column("", 0.6, "center"),
        Column(USER.said(language), 4.2 if large else 5.6),
        Column(CODE.said(language), 2.9 if large else 2.0, "center", large),
        *(
            Column(letter(place, language), (1.8 if large else 1.35) if _is_dated(line) else 0.75, "center")
            for place, (_, line) in enumerate(of_form)
        ),
        Column(_SIGN.said(language), 1.8),
    )
    rows = tuple(
        (digits(f"{number}", language), post_to_write(post, language), code, *("" for _ in of_form), "")
        for number, post, code in users
    )
    table = Table(columns, rows, FORM_ALT.said(language), small=True, row_height=_HIGH_LINE if large else _LINE)
    return (Paragraph(" · ".join(key), lead=_HOW.said(language), small=True), table)


def _asked(line: FormLine, decision_day: date, language: Language) -> str:
    """Return a question with its answers, each under its number."""
    answers = (answer.said(language, decision_date=decision_day, dots="").strip() for answer in line.boxes)
    numbered = "; ".join(
        _ANSWER.said(language, n=digits(f"{place}", language), answer=answer)
        for place, answer in enumerate(answers, start=1)
    )
    return _ANSWERS.said(language, question=line.words, answers=numbered or _TO_WRITE.said(language))


def _is_dated(line: FormLine) -> bool:
    """Whether a day is to be written beside an answer, or instead of one."""
    return not line.boxes or any("{dots}" in answer.bn for answer in line.boxes)
