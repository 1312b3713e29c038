"""A round knows whether sheets and the self-check page were made for its meeting."""

from __future__ import annotations

from datetime import date

from typed_upazila import TypedUpazila

from auditor.model.journal import Delivered, Delivery, Invited, KeysMade
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger


def test_only_what_was_made_for_that_meeting_with_keys_in_force_and_before_it_was_kept_counts(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু,২০.০১.২০২৪,,,")
    upazila.keep()
    ledger = Ledger(upazila.folder / "ledger.db")
    replaced = "2024-05-before"
    ledger.note(KeysMade(replaced, "2024-05", "k" * 16, "04", date(2024, 2, 21)))
    ledger.note(Invited(replaced, "5a17", (), "0" * 64, date(2024, 2, 21), None))
    ledger.note(Delivered(replaced, ("lota",), Delivery.HAND, date(2024, 2, 22)))
    for month in ("2024-02", "2024-03", "2024-05"):
        ledger.note(KeysMade(f"{month}-x", month, "k" * 16, "04", date(2024, 2, 21)))
    for month in ("2024-02", "2024-03"):
        ledger.note(Invited(f"{month}-x", "5a17", (), "0" * 64, date(2024, 2, 21), None))
    for month in ("2024-03", "2024-06"):
        ledger.note(Delivered(f"{month}-x", ("lota",), Delivery.HAND, date(2024, 2, 22)))
    for month in ("2024-03", "2024-04", "2024-05"):
        upazila.keep("--yes", meeting=month, on=f"{month}-20")
    space = open_workspace(upazila.folder)
    assert [looking_back.history(space, number).sheets for number in (1, 2, 3, 4)] == [set(), {"lota"}, set(), set()]
    assert [looking_back.history(space, number).invited for number in (1, 2, 3, 4)] == [False, True, False, False]


def test_sheets_made_in_the_month_before_are_those_of_the_meeting_that_was_next(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু,২০.০১.২০২৪,,,")
    upazila.keep("--yes", meeting="2024-02-20")
    ledger = Ledger(upazila.folder / "ledger.db")
    ledger.note(KeysMade("2024-02", "2024-02", "k" * 16, "04", date(2024, 2, 26)))
    ledger.note(Invited("2024-02", "5a17", (), "0" * 64, date(2024, 2, 26), None))
    ledger.note(Delivered("2024-02", ("lota",), Delivery.HAND, date(2024, 2, 27)))
    for month in ("2024-03", "2024-04"):
        upazila.keep("--yes", meeting=f"{month}-20", on=f"{month}-18")
    space = open_workspace(upazila.folder)
    assert [looking_back.history(space, number).invited for number in (1, 2, 3)] == [False, True, False]
    assert [looking_back.history(space, number).sheets for number in (1, 2, 3)] == [set(), {"lota"}, set()]


def test_a_look_knows_of_sheets_that_were_made_for_the_next_meeting_by_whichever_month_they_are_named(tmp_path):
    for month in ("2024-03", "2024-04"):
        upazila = TypedUpazila(tmp_path / month)
        upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
        upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু,২০.০১.২০২৪,,,")
        upazila.keep("--yes", "--next-meeting", "2024-04-05", meeting="2024-02-20")
        ledger = Ledger(upazila.folder / "ledger.db")
        ledger.note(KeysMade(month, month, "k" * 16, "04", date(2024, 3, 21)))
        ledger.note(Invited(month, "5a17", (), "0" * 64, date(2024, 3, 21), None))
        space = open_workspace(upazila.folder)
        look = looking_back.preview(space, assessing.assess(space, date(2024, 3, 25)))
        assert look.invited, month


def test_where_no_meeting_is_planned_sheets_of_one_of_which_only_the_month_is_known_are_those_of_its_month_alone(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু,২০.০১.২০২৪,,,")
    upazila.keep()
    ledger = Ledger(upazila.folder / "ledger.db")
    ledger.note(KeysMade("2024-02", "2024-02", "k" * 16, "04", date(2024, 2, 10)))
    ledger.note(Invited("2024-02", "5a17", (), "0" * 64, date(2024, 2, 10), None))
    space = open_workspace(upazila.folder)
    days = (date(2024, 2, 25), date(2024, 3, 25))
    assert [looking_back.preview(space, assessing.assess(space, day)).invited for day in days] == [True, False]
