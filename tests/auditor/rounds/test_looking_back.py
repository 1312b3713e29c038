"""A look is compared with the meetings that are over, each called by the day on which it was held."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from running import run
from typed_upazila import TypedUpazila

from auditor.model.journal import MeetingMoved
from auditor.model.letters import AskedOffice, LetterDrafted, LetterSent, Purpose
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.letters import sent_letters

ALL_DUTIES = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর আছে"
KEPT_ON, MEETS_ON, MOVED_TO = date(2024, 2, 20), date(2024, 2, 21), date(2024, 2, 26)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("looking") / "space")
    run("audit", "--keep", "--meeting", f"{MEETS_ON}", "--on", f"{KEPT_ON}", "--workspace", folder, code=1)
    return folder


def days_compared_with(folder, day):
    space = open_workspace(folder)
    past = looking_back.preview(space, assessing.assess(space, day))
    return [kept.header.meets_on for kept in past.earlier]


def test_what_was_kept_for_a_meeting_counts_as_past_once_that_is_over_on_the_day_it_was_moved_to(folder):
    assert days_compared_with(folder, KEPT_ON) == []
    assert days_compared_with(folder, MEETS_ON) == []
    assert days_compared_with(folder, date(2024, 2, 22)) == [MEETS_ON]
    Ledger(folder / "ledger.db").note(MeetingMoved("2024-02", MEETS_ON, MOVED_TO, MEETS_ON))
    assert days_compared_with(folder, MOVED_TO) == []
    assert days_compared_with(folder, date(2024, 2, 27)) == [MOVED_TO]


def test_a_round_looked_at_by_itself_counts_who_was_reminded_as_its_papers_do(tmp_path):
    folder = lay_example(tmp_path / "space")
    ledger, day = Ledger(folder / "ledger.db"), date(2024, 2, 10)
    ledger.note(
        LetterDrafted(1, Purpose.FIRST, (AskedOffice("fisheries", ()),), day, None, day),
        LetterSent(1, day, "", day, day),
    )
    (folder / "evidence" / "register-2024-02.xlsx").unlink()
    run("audit", "--keep", "--meeting", "2024-02", "--yes", "--on", f"{KEPT_ON}", "--workspace", folder)
    space = open_workspace(folder)
    past, by_itself = looking_back.history(space, 1), looking_back.alone(space, 1)
    assert "fisheries" in past.contacted
    assert past.contacted == by_itself.contacted


def test_who_had_nothing_to_do_by_a_round_of_a_meeting_that_was_not_held_is_reminded_anew(
    tmp_path,
):
    upazila, day = TypedUpazila(tmp_path / "space"), date(2024, 2, 25)
    upazila.lists("gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1")
    upazila.keep("--yes")
    drafted = LetterDrafted(1, Purpose.FIRST, (AskedOffice("gari", ()),), day, None, day)
    Ledger(upazila.folder / "ledger.db").note(drafted, LetterSent(1, day, "", day, day))
    done = "Garuikhali UP,Secretary,10.03.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ"
    upazila.answers(done, name="register-2.csv", heads=ALL_DUTIES)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-20")
    upazila.answers("Garuikhali UP,Secretary,10.04.2024,ফোন,চালু নেই,,,", name="register-3.csv", heads=ALL_DUTIES)
    assert not reminders(upazila)
    run("meeting", "cancel", "2024-03", "--on", "2024-03-22", "--workspace", upazila.folder, code=0)
    assert not reminders(upazila)
    upazila.keep("--yes", meeting="2024-04", on="2024-04-20")
    beside = looking_back.history(open_workspace(upazila.folder), 3).settled_beside
    assert {office: [each.day for each in found if each.free] for office, found in beside.items()} == {
        "gari": [date(2024, 3, 20)]
    }


def reminders(upazila):
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, date(2024, 4, 20)))
    return sent_letters.reminders_of(past.of_office["gari"], past)
