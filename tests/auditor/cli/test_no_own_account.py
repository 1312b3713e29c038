"""An office without a user ID of its own: what it answers is told with the next step, and the roster settles it."""

from __future__ import annotations

import pytest
from typed_upazila import TypedUpazila

from auditor.model.facts import Cause
from auditor.model.finding import Outcome
from auditor.rounds.ledger import Ledger

NONE = "দপ্তরের নিজস্ব ইউজার আইডি নেই"
UNLISTED, COUNTED_NONE, LISTED = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,,",
    "lota,Lota UP,union,Chairman,0,lota.example.gov.bd,,",
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1",
)


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.answers(f"Lota UP,,10.02.2024,ফোন,,,,{NONE},")
    return made


def findings(upazila: TypedUpazila):
    ledger = Ledger(upazila.folder / "ledger.db")
    (row,) = ledger.rows(ledger.rounds()[-1])
    return row, [finding for finding in row.findings if finding.decision]


@pytest.mark.parametrize(("listed", "rows"), [(UNLISTED, False), (LISTED, True)])
def test_it_is_told_what_to_write_in_the_roster(upazila, listed, rows):
    upazila.lists(listed)
    said = upazila.audit(code=1).stderr
    assert "Lota UP is said to have no user ID of its own." in said
    assert "write 0 under" in said
    assert ("take out the rows of its accounts" in said) is rows
    assert "Enter the number of accounts" not in said


def test_until_then_its_duties_are_open_with_that_cause_and_the_office_was_heard(upazila):
    upazila.lists(UNLISTED)
    upazila.keep(code=1)
    row, found = findings(upazila)
    shall = [finding for finding in found if finding.outcome is not Outcome.NOT_APPLICABLE]
    assert {(finding.outcome, finding.cause) for finding in shall} == {(Outcome.UNKNOWN, Cause.NO_OWN_ACCOUNT)}
    assert row.answered


def test_nought_in_the_roster_settles_it(upazila):
    upazila.lists(COUNTED_NONE)
    said = upazila.keep(code=0)
    assert "is said to have no user ID" not in said.stderr
    _, found = findings(upazila)
    assert {finding.outcome for finding in found} == {Outcome.NOT_APPLICABLE}
    assert Cause.NO_OWN_ACCOUNT in {finding.cause for finding in found}


def test_nought_in_the_roster_hides_no_account_that_the_office_tells_of(upazila):
    upazila.lists(COUNTED_NONE)
    (upazila.folder / "evidence" / "register-2.csv").write_text(
        "ডুমুরিয়া উপজেলা, খুলনা\nদপ্তর,ইউজার আইডি (সংখ্যা),যোগাযোগের তারিখ,কীভাবে,Two-step\nLota UP,2,11.02.2024,ফোন,চালু নেই\n",
        "utf-8",
    )
    upazila.keep(code=1)
    row, found = findings(upazila)
    assert len(row.office.accounts) == 2
    assert Outcome.FAIL in {finding.outcome for finding in found}
