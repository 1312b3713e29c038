"""The monthly statement of a district as one sheet that can be pasted onwards where this program is not at hand.

A row an upazila, then the total. Counts are plain numbers, not formulas, so that a pasted part keeps its values; what was
not reported is an empty cell, never nought. Every text is written as text and defused, so no cell runs, here or where it
is pasted.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, clean
from auditor.model.format import Format
from auditor.model.rollup import RollupView
from reports.layout.formulas import defused
from reports.layout.rollup import RATE_NOTE, statement_sheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from auditor.i18n import Language
    from auditor.model.format import View

FONT: Final = "Nirmala UI"
"""Comes with Windows and has Bangla; a workbook cannot name a second choice."""

_SHEET: Final = Text(en="Statement", bn="বিবরণী")
_A4: Final = 9
_HEAD_HEIGHT: Final = 64


def render(view: View, language: Language) -> bytes:
    """Return the statement as XLSX.

    Raises:
        TypeError: the view is no roll-up.

    """
    if not isinstance(view, RollupView):
        raise TypeError("a statement is made of a roll-up")
    import xlsxwriter  # noqa: PLC0415  40 ms that only writing should cost

    content = io.BytesIO()
    sheet = statement_sheet(view, language)
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        day = datetime(view.day.year, view.day.month, view.day.day, tzinfo=UTC)
        book.set_properties({"title": clean(sheet.title)[:200], "created": day})
        shared = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "border": 1}
        looks = {
            strong: (
                book.add_format({**shared, "bold": strong, "text_wrap": True}),
                book.add_format({**shared, "bold": strong, "num_format": "0", "align": "center"}),
            )
            for strong in (False, True)
        }
        head = book.add_format({**shared, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#D9D9D9"})
        page = book.add_worksheet(_SHEET.said(language))
        for number, field in enumerate(sheet.fields):
            page.set_column(number, number, field.width)
            page.write_string(0, number, defused(field.heading), head)
        for line, row in enumerate(sheet.rows, start=1):
            words, figures = looks[line == len(sheet.rows)]
            for number, value in enumerate(row):
                match value:
                    case str():
                        page.write_string(line, number, defused(value), words)
                    case int():
                        page.write_number(line, number, value, figures)
                    case _:
                        page.write_blank(line, number, None, words)
        note = book.add_format({"font_name": FONT, "font_size": 9})
        page.write_string(len(sheet.rows) + 2, 1, RATE_NOTE.said(language), note)
        _set_up(page, sheet.frozen, sheet.title)
    return content.getvalue()


def _set_up(page: Worksheet, frozen: int, about: str) -> None:
    page.set_row(0, _HEAD_HEIGHT)
    page.freeze_panes(1, frozen)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&C" + clean(about).replace("&", "&&")[:200])


FORMAT: Final = Format(
    name="statement",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    renders=(RollupView,),
    render=render,
)
