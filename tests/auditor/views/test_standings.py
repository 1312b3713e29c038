"""The narrow table of the offices: a cell each for serial, name, every duty, standing, and how what is done is known."""

from __future__ import annotations

from small_upazila import DONE, LETTERHEAD, MAIL, NOT_DONE, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.views.annex.annexes import chair_view
from auditor.views.office.standings import headings, rows
from reports.layout.offices import office_table


def table():
    """Return two posts of which one has done it, a department that has done it all, and one that checks itself."""
    lota = office("lota", ("secretary", "clerk"))
    fisheries = office("fisheries", kind=OfficeKind.DEPARTMENT)
    own = office("uno", voluntary=True)
    told = [
        *tell("lota/secretary", DONE),
        *tell("lota/clerk", {**NOT_DONE, **dict(list(DONE.items())[:1])}),
        *tell_all(fisheries, DONE, grade=Grade.SELF_CHECKED),
        *tell("fisheries", MAIL),
    ]
    return chair_view(history(meeting([lota, fisheries, own], told)), LETTERHEAD)


def test_the_columns_are_serial_name_the_duties_standing_and_basis():
    view = table()
    duties = [duty.heading.en for duty in view.duties]
    assert [heading.en for heading in headings(view)] == ["No", "Office", *duties, "Standing", "Basis of what is done"]
    assert [heading.bn for heading in headings(view)][:2] == ["ক্রম", "দপ্তর/ইউনিয়নের নাম"]


def test_each_row_says_of_an_office_what_the_annex_says_and_how_it_is_known_where_its_last_cell_does_not():
    checked = "done (self-checked)"
    assert [row.cells for row in rows(table(), Language.EN)] == [
        ("01", "Lota", "2/2", "1/2", "1/2", "1/2", "not applicable", "partly implemented", "declared"),
        ("02", "Fisheries", checked, checked, checked, checked, "done", "implemented", "declared"),
        ("03", "Uno", *["no information"] * 5, "no information", "-"),
    ]
    first = next(iter(rows(table(), Language.BN))).cells
    assert first == ("০১", "দপ্তর", "২/২", "১/২", "১/২", "১/২", "প্রযোজ্য নয়", "আংশিক বাস্তবায়িত", "দপ্তরের তথ্য")


def test_a_cell_of_some_done_says_on_one_line_how_the_rest_stands_as_the_paper_does():
    lota = office("lota", ("secretary", "clerk", "helper"))
    told = [*tell("lota/secretary", DONE), *tell("lota/clerk", NOT_DONE)]
    view = chair_view(history(meeting([lota], told)), LETTERHEAD)
    (row,) = rows(view, Language.EN)
    (on_paper,) = office_table(view, view.rows, Language.EN).rows
    assert row.cells[2:7] == on_paper[3:8]
    assert row.cells[2] == "1/3; not done 1, no information 1"


def test_who_checks_itself_is_marked():
    assert [row.own for row in rows(table(), Language.EN)] == [False, False, True]
