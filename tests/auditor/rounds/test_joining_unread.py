"""A day of joining that the roster has and nobody can read bars what was told before, until the office tells the day after a round was kept so."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.evidence import MissingReason
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

HEADS = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,পোর্টাল,পদবি,ইউজার আইডি,যোগদানের তারিখ"
UNREAD = "lota,Lota UP,union,Chairman,lota.example.gov.bd,Secretary,lota,last autumn"
TOLD, KEPT, SINCE_TOLD, AGAIN = (date(2024, 2, day) for day in (19, 20, 21, 22))


def waits(upazila, on):
    """Return whether anything of the office waits for the day on which its user ID's holder joined."""
    (office,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    return MissingReason.JOINING_UNKNOWN in {each.reason for each in office.findings}


def tells(upazila, on, **told):
    upazila.answers_at_the_desk("lota", {"lota": {"contacted-on": f"{on:%d.%m.%Y}", "way": "ফোন", **told}}, on)


@pytest.fixture
def upazila(tmp_path):
    """Return an upazila with a kept round, in which all was told, and one day of joining is unread."""
    made = TypedUpazila(tmp_path / "space")
    (made.folder / "roster.xlsx").unlink()
    (made.folder / "roster.csv").write_text(f"{HEADS}\n{UNREAD}\n", "utf-8")
    tells(made, TOLD, **{"two-step": "চালু, লগইনে কোড চায়"})
    made.knows_what_keeping_asks()
    made.keep("--yes", on=f"{KEPT}", code=1)
    assert waits(made, KEPT)
    return made


@pytest.mark.parametrize("meeting", ["2024-02", "2024-03"])
def test_the_day_that_is_told_after_a_kept_round_counts_also_where_the_round_of_that_meeting_is_kept_again(
    upazila, meeting
):
    tells(upazila, SINCE_TOLD, since="05.02.2023")
    assert not waits(upazila, AGAIN)
    kept = upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting=meeting, on=f"{AGAIN}")
    assert "Audit kept" in kept.stderr
    ledger = Ledger(upazila.folder / "ledger.db")
    (row,) = ledger.rows(ledger.rounds()[-1])
    assert MissingReason.JOINING_UNKNOWN not in {each.reason for each in row.findings}
    run("verify", "--workspace", upazila.folder, code=0)
