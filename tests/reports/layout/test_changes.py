"""The table of what changed: offices by name, and by serial alone where they are many."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell_all

from auditor.i18n import Language, plain
from auditor.model.paper import Chart, Paragraph, Table
from auditor.model.tally import Tally
from auditor.model.views.annexes import Change, Changes
from auditor.model.views.head import OfficeName
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import summary
from reports.layout import changes
from reports.layout.cells import NIL
from reports.layout.tallies import progress_chart


@pytest.mark.parametrize(
    ("serials", "english", "bangla"),
    [((12,), "serial 12", "ক্রমিক ১২"), ((12, 24), "serials 12, 24", "ক্রমিক ১২, ২৪")],
)
def test_one_office_has_a_serial_and_several_have_serials(serials, english, bangla):
    offices = [OfficeName(serial, plain("Land Office")) for serial in serials]
    said = [changes._offices(offices, language, by_serial=True) for language in (Language.EN, Language.BN)]
    assert said == [english, bangla]


FIRST, SECOND, THIRD = (OfficeName(serial, plain(f"Office {serial}")) for serial in (1, 2, 3))
NOTHING = Changes((), (), (), (), ())


def test_who_is_implemented_no_longer_stands_once_and_is_called_to_do_again_or_pending_in_the_same_line():
    told = changes.told_once(
        replace(
            NOTHING,
            slipped=(Change(FIRST, "11"),),
            pending=(Change(SECOND, "11", 1), Change(THIRD, "11", 4)),
            lost=tuple(Change(office, "11") for office in (FIRST, SECOND)),
        )
    )
    called = {label.en: [change.office.serial for change in members] for label, members in told}
    assert called == {
        "Newly implemented": [],
        "No longer done, to do again": [1],
        "No longer implemented, pending": [2],
        "Pending": [3],
    }


def test_who_waits_for_the_portal_or_has_more_time_is_only_implemented_no_longer_and_nothing_is_said_of_nobody():
    told = changes.told_once(replace(NOTHING, lost=(Change(FIRST, "11"),), pending=(Change(FIRST, "12", 2),)))
    assert [(label.en, len(members)) for label, members in told] == [
        ("Newly implemented", 0),
        ("No longer counted done", 1),
        ("To do again", 0),
        ("Pending", 1),
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.EN, "not yet decided, or not judged"), (Language.BN, "তখনো সিদ্ধান্ত হয়নি বা যাচাই করা হয়নি")],
)
def test_to_whom_a_chart_is_read_a_meeting_before_a_decision_was_judged_is_called_so(language, words):
    judged = Tally(total=3, asked=3, answered=3, implemented=2, partial=1)
    chart = progress_chart("t", [("January", Tally()), ("February", judged)], language)
    january, february = chart.alt.split("; ")
    assert january == f"t. January: {words}"
    assert words not in february
    assert set(chart.bars[0].shown) == {NIL}


@pytest.mark.parametrize("language", Language)
def test_decisions_without_a_number_are_told_apart_by_their_subjects(views, language):
    view = views["chair"]
    named = [decision.subject.said(language) for decision in view.summary.head.decisions]
    unnumbered = tuple(replace(decision, serial="") for decision in view.summary.head.decisions)
    parts = tuple(replace(part, decision=replace(part.decision, serial="")) for part in view.summary.parts)
    summary = replace(view.summary, head=replace(view.summary.head, decisions=unnumbered), parts=parts)
    lost = tuple(Change(FIRST, decision.id) for decision in unnumbered)
    section = replace(view, summary=summary, changes=replace(NOTHING, lost=lost))
    blocks = changes.changes_section(section, summary, language)
    (table,) = [block for block in blocks if isinstance(block, Table)]
    lines = [row[1] for row in table.rows if row[1] != NIL]
    assert lines == named
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    assert {bar.label.partition(": ")[0] for bar in chart.bars} == set(named)
    (told,) = changes.changes_by_office(section, language).values()
    assert all(name in told[0] for name in named)
    assert "……" not in told[0]


@pytest.mark.parametrize("summed", [summary, lambda *past: minutes_view(*past).summary], ids=["chair", "minutes"])
def test_of_a_meeting_that_was_moved_every_copy_names_the_day_that_its_papers_bear(summed):
    lota = office("lota")
    past = history(*(meeting([lota], tell_all(lota, DONE), month) for month in ("2024-02", "2024-03")))
    for printed in (None, date(2024, 2, 21)):
        compared = replace(past, earlier=(replace(past.earlier[-1], printed_for=printed),))
        told = changes.changes_opening(summed(compared, LETTERHEAD), Language.EN)
        said = " ".join(block.text for block in told if isinstance(block, Paragraph))
        assert ("its papers bear its former day, 21.02.2024" in said) == (printed is not None)
