"""What is struck through in a register: a hand strikes an answer out in the place of deleting it.

Until a person says whether it counts, no yes of it does, and every no: it bars what was merely told before, like a cell that nobody can read. When, how
and by whom a row was told is not known where that alone is struck through.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.forms import COUNTS, STRUCK_OUT
from auditor.model.notice import AskedAbout
from auditor.register.columns import Mark, Talked
from auditor.register.reading.form import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model.notice import Notice
    from auditor.register.reading.form import Form, Row
    from auditor.tables.sheet import Header, Sheet

_WHOSE: Final = (Mark.ID, Mark.OFFICE, Mark.POST, Mark.LOGIN)
_TALK: Final = frozenset(Talked) - {Talked.REMARK}


class Strikes:
    """What is struck through in a sheet of a form."""

    def __init__(self, form: Form, sheet: Sheet, header: Header[str]) -> None:
        """Sort it by rows."""
        self._form = form
        self._columns = header.columns
        self._whole = _by_row(sheet.struck.whole)
        self._any = _by_row((*sheet.struck.whole, *sheet.struck.partly)) if sheet.struck else {}
        headings = range(header.first_row, header.row + 1)
        self._questions = frozenset().union(*(self._whole.get(row, ()) for row in headings))
        places = ((row, column) for row, columns in self._any.items() for column in columns if row >= header.first_row)
        written = [(row, column, words_of(sheet.rows[row - 1][column])) for row, column in sorted(places)]
        self._all = hashlib.sha256(repr(written).encode()).hexdigest()[:16]

    def on(self, row: Row) -> Row:
        """Return a row with which of its answers are struck through, by what a person said of them.

        Where all of them are, or whose it is, that is the whole row; below a heading that is struck through each answer is.
        """
        struck = self._any.get(row.number, frozenset()) | self._questions if self._any else frozenset()
        if not struck:
            return row
        whole = self._whole.get(row.number, frozenset())
        is_whole = any(self._columns.get(mark) in whole for mark in _WHOSE)
        answers, talk = (
            frozenset(name for name in names if is_whole or self._columns[name] in struck)
            for names in (row.answers, _TALK.intersection(row.cells))
        )
        if not row.answers:  # it says nothing but when and how the rows below it were told
            return replace(row, cells={name: cell for name, cell in row.cells.items() if name not in talk})
        row = replace(row, crossed=answers | talk, struck_talk=talk)
        if not answers:
            return row
        row = replace(row, struck=answers, struck_beside=self._all)
        meant = self._form.struck_meant(row)
        if meant == COUNTS:
            counts = row.is_struck_whole
            return replace(row, struck=frozenset(), struck_talk=frozenset() if counts else talk)
        return replace(row, struck=frozenset(), struck_out=answers) if meant == STRUCK_OUT else row


def _by_row(places: Iterable[tuple[int, int]]) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for row, column in places:
        found.setdefault(row, set()).add(column)
    return {row: frozenset(columns) for row, columns in found.items()}


def struck_notice(form: Form, row: Row, name: str, *, is_understood: bool = False) -> Notice:
    """Return what is told of an answer that is struck through; all of a row are asked about together. It is shown only where it was understood whole: other words may be anything."""
    talk, words = form.struck_talk(row), words_of(row.cells[name])
    says = (_SAYS if is_understood else _SAYS_MORE).filled(header=row.headings[name], words=words)
    about = AskedAbout(row.owner, name, talk=replace(talk, struck=says))
    return replace(form.about(row, name, STRUCK_THROUGH), about=about)


_SAYS_MORE: Final = Text(en='"{header}"', bn="“{header}”")
_SAYS: Final = Text(en='"{header}": {words}', bn="“{header}”: {words}")
STRUCK_THROUGH: Final = Text(
    en="what is written here is struck through, so nothing of it counts but a no. Answer at a terminal whether it counts: auditor audit",
    bn="এখানকার লেখা কেটে দেওয়া (strikethrough), তাই ধরা হচ্ছে না; শুধু “না” হলে ধরা হচ্ছে। লেখাটি ধরা হবে কি না টার্মিনালে auditor audit চালিয়ে জানান।",
    on_screen=Text(
        en="what is written here is struck through, so nothing of it counts but a no. Answer whether it counts.",
        bn="এখানকার লেখা কেটে দেওয়া (strikethrough), তাই ধরা হচ্ছে না; শুধু “না” হলে ধরা হচ্ছে। লেখাটি ধরা হবে কি না জানান।",
    ),
)
