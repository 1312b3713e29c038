"""The copy for the minutes: what of its tables is left out where it is published of nobody apart."""

from __future__ import annotations

import pytest
from changing import replace

from auditor.i18n import Language, serial
from auditor.model.grades import Grade
from auditor.model.paper import Items
from reports.layout.minutes import _by_kind, _names, minutes_sections
from reports.layout.ruled import NUMBER
from reports.layout.tallies import CONTACTED


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


@pytest.mark.parametrize("language", Language)
def test_who_hears_the_table_of_a_decision_is_told_of_the_columns_that_it_has(views, language):
    summary = views["minutes"].summary
    table = _by_kind(summary.parts[0], summary.head, language)
    assert all(column.title in table.alt for column in table.columns[1:])
    assert CONTACTED.said(language) not in table.alt


NO_INFORMATION = '"No information" means'
GRADES = "Basis of the information: declared"
SELF_CHECK = "A self-check cannot make certain"


def notes(view, **changes):
    """Return what the notes of a copy for the minutes say of which a summary says other things."""
    summary = replace(view.summary, **changes)
    return " ".join(
        words
        for block in minutes_sections(replace(view, summary=summary), Language.EN)
        if isinstance(block, Items)
        for _, words in block.items
    )


def test_what_no_information_means_is_noted_where_a_count_says_it_though_all_gave_some(views):
    view = views["minutes"]
    parts = [replace(part, total=replace(part.total, no_information=0)) for part in view.summary.parts]
    some = [replace(parts[0], total=replace(parts[0].total, no_information=3)), *parts[1:]]
    offices = view.summary.offices
    assert NO_INFORMATION not in notes(view, answered=offices, parts=tuple(parts))
    assert NO_INFORMATION in notes(view, answered=offices, parts=tuple(some))


def test_an_office_that_gave_information_may_be_without_any_for_what_it_told_of_a_user_id_whose_row_is_gone(views):
    view = views["minutes"]
    assert "or what counts no more (user ID gone)" in notes(view)


def test_how_things_are_known_is_noted_where_the_copy_says_it_and_nowhere_else(views):
    view = views["minutes"]
    parts = tuple(replace(part, basis=None, duties=()) for part in view.summary.parts)
    by_slips = tuple(4 if grade is Grade.SELF_CHECKED else 0 for grade in Grade)
    checks = replace(view.summary.checks, checked=4, best_basis=by_slips)
    assert GRADES not in notes(view, parts=parts, checks=replace(checks, best_basis=None))
    for note in (GRADES, SELF_CHECK):
        assert note in notes(view, parts=parts, checks=checks)
