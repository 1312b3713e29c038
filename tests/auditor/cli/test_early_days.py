"""A day before the last kept round, or before the decision, is named first; no evidence is blamed for being of a later day."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor import BUILD_YEAR
from auditor.cli import _shell
from auditor.model.errors import EXIT_NOT_DONE
from auditor.model.journal import MeetingMoved
from auditor.rounds.ledger.ledger import Ledger

OFF = "Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,"
STILL_OFF = "Lota UP,Secretary,10.03.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,"
DAYS = {
    "before the last round": ("2024-03-01", "lies before the last kept round, of 20.03.2024"),
    "before the decision": ("2023-12-01", "but the decision is of 18.01.2024 only"),
}


@pytest.fixture(scope="module")
def upazila(tmp_path_factory) -> TypedUpazila:
    """Return an upazila of which rounds of two months were kept; one file of the last is lost, and two came since. Only to be read."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers(OFF)
    made.keep(code=1)
    lost = made.answers(STILL_OFF.replace("Secretary", "Chairman"), name="lost.csv")
    made.answers(STILL_OFF, name="register-2.csv")
    made.keep(meeting="2024-03", on="2024-03-20", code=1)
    lost.unlink()
    made.answers(STILL_OFF.replace("10.03", "22.03"), name="register-3.csv")
    return made


def test_a_look_names_the_day_first_and_blames_no_evidence(upazila):
    said = upazila.audit(on="2024-03-01", code=1).stderr
    assert "lies before the last kept round, of 20.03.2024" in said.splitlines()[0]
    assert "2 rows in 2 files are dated after 01.03.2024" in said
    assert said.count("dated after") == 1
    assert "not count on that day: " in said
    assert "register-3.csv" in said
    assert "lies after today" not in said
    assert "Correct the date" not in said
    assert "Bring the missing file back" not in said
    assert "Next: auditor audit, on the right day" in said


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["table", "json"])
def test_before_the_decision_nothing_is_shown_for_nothing_of_it_would_be_so(upazila, as_json):
    found = run("audit", *as_json, "--on", "2023-12-01", "--workspace", upazila.folder, code=EXIT_NOT_DONE)
    assert found.stdout == ""
    (said,) = found.stderr.strip().splitlines()
    assert "but the decision is of 18.01.2024 only" in said
    assert "Next: auditor audit, on the right day" in said


@pytest.mark.parametrize(("language", "words"), [("en", "the clock is"), ("bn", "কম্পিউটারের তারিখ")])
@pytest.mark.parametrize("day", [date(2009, 1, 1), date(2027, 1, 1)], ids=["dead battery", "slow"])
def test_by_a_wrong_clock_nothing_is_shown_and_the_right_day_can_be_given(upazila, monkeypatch, day, language, words):
    folder = shutil.copytree(upazila.folder, upazila.folder.with_name("slow"), dirs_exist_ok=True)
    if day.year >= BUILD_YEAR:
        entry = MeetingMoved("2024-04-04", None, date(2024, 4, 8), date(2027, 2, 2))
        Ledger(folder / "ledger.db").note(entry)
    monkeypatch.setattr(_shell.Shell, "clock", day)
    place = ("--workspace", folder, "--language", language)
    found = run("audit", *place, code=EXIT_NOT_DONE)
    assert found.stdout == ""
    assert words in found.stderr
    assert "--on YYYY-MM-DD" in found.stderr
    assert "Lota UP" in run("audit", "--on", "2027-03-01", *place, code=1).stdout


@pytest.mark.parametrize(("day", "fault"), DAYS.values(), ids=DAYS)
def test_the_checklist_names_the_day_first(upazila, day, fault):
    said = run("--workspace", upazila.folder, "--on", day, "--language", "en", code=0).stdout
    assert fault in said.splitlines()[0]
    assert "Next: set this computer's clock" in said


@pytest.mark.parametrize("meeting", ["2024-03", "2024-09"])
def test_keeping_names_the_day_before_what_it_stops(upazila, meeting):
    said = upazila.keep(meeting=meeting, on="2024-03-01", code=EXIT_NOT_DONE).stderr
    assert "lies before the last kept round, of 20.03.2024" in said.splitlines()[0]


def test_on_the_day_of_the_last_round_nothing_is_said_of_it(upazila):
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "lies before" not in said
    assert "register-3.csv: 1 row" in said
