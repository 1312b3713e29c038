"""The page of the draw counts under each heading the offices that stand below it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from small_upazila import history, meeting, office

from auditor.desk.screens.meeting import proofs
from auditor.i18n import plain
from auditor.model.witnessing import DrawnOffice, SampleDrawn


def drawn(*offices):
    return SampleDrawn("0" * 64, "2024-03", "", tuple(DrawnOffice(each, ()) for each in offices), date(2024, 3, 20))


def test_an_office_of_an_earlier_draw_stands_under_a_heading_of_its_own(monkeypatch):
    past = history(meeting([office("lota"), office("laskar"), office("deluti")], ()))
    desk = SimpleNamespace(history=lambda: past, space=lambda: None)
    rows = [(serial, plain(f"{serial}"), plain("not yet seen")) for serial in (1, 2, 3)]
    monkeypatch.setattr(proofs, "meetings_of", lambda _: [])
    monkeypatch.setattr(proofs, "_states", lambda *_: rows)
    last, earlier = proofs._by_draw(desk, [drawn("lota", "deluti")])
    assert (last[0].en.endswith(": 2 offices"), [row[0] for row in last[1]]) == (True, [1, 3])
    assert (earlier[0].en, [row[0] for row in earlier[1]]) == ("Of earlier draws: 1 office", [2])
    assert len(proofs._by_draw(desk, [drawn("lota", "laskar", "deluti")])) == 1
