"""The copy for the minutes: what of its tables is left out where it is published of nobody apart."""

from __future__ import annotations

import pytest
from changing import replace

from auditor.i18n import Language, serial
from reports.layout.minutes import _by_kind, _names
from reports.layout.ruled import NUMBER


@pytest.mark.parametrize("language", Language)
def test_lines_are_numbered_only_where_a_kind_of_office_stands_beside_the_total(views, language):
    summary = views["minutes"].summary
    (part, *_) = [part for part in summary.parts if part.groups]
    apart, total = (_by_kind(each, summary.head, language) for each in (part, replace(part, groups=())))
    number = NUMBER.title.said(language)
    assert [column.title for column in apart.columns] == [number, *(column.title for column in total.columns)]
    assert total.rows == (apart.rows[-1][1:],)


@pytest.mark.parametrize("language", Language)
def test_offices_stand_in_their_order_row_by_row_wherever_a_page_ends(views, language):
    view = views["minutes"]
    _, table = _names(view, language)
    half = len(table.columns) // 2
    numbers = [cells[0] for row in table.rows for cells in (row[:half], row[half:]) if cells[0]]
    assert numbers == [serial(row.serial, language) for row in view.rows]
