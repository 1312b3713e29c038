"""An office without a user ID of its own: what it answers is told with the next step, and the roster settles it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from running import run
from sampling import some_of
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.facts import Cause
from auditor.model.finding import Outcome
from auditor.model.views.summary import ProposalCode
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.summary import summary
from auditor.views.compared.history import History
from auditor.views.office.office import office_view

if TYPE_CHECKING:
    from auditor.i18n import Text

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


@pytest.mark.parametrize(
    ("listed", "nought"),
    some_of(product((UNLISTED, LISTED), ("0", "০", "০টি", "নেই", "none")), kind=lambda _, nought: nought),
)
def test_nought_as_the_number_of_user_ids_says_it_too(upazila, listed, nought):
    upazila.lists(listed)
    counted(upazila, f"Lota UP,{nought},10.02.2024,ফোন")
    said = upazila.keep(code=1).stderr
    assert "not understood" not in said
    assert "Lota UP is said to have no user ID of its own." in said
    assert "write 0 under" in said
    _, found = findings(upazila)
    assert Cause.NO_OWN_ACCOUNT in {finding.cause for finding in found}


def test_the_paper_of_an_office_that_wrote_nought_does_not_ask_how_many_it_has(upazila):
    upazila.lists(UNLISTED)
    counted(upazila, "Lota UP,০,10.02.2024,ফোন")
    steps = [step.en for step in steps_of(upazila)]
    assert any(step.startswith("The office has no user ID of its own, as it told.") for step in steps)
    assert not any("how many" in step for step in steps)


def counted(upazila: TypedUpazila, row: str) -> None:
    (upazila.folder / "evidence" / "register-1.csv").write_text(
        f"ডুমুরিয়া উপজেলা, খুলনা\nদপ্তর,ইউজার আইডি (সংখ্যা),যোগাযোগের তারিখ,কীভাবে\n{row}\n", "utf-8"
    )


def steps_of(upazila: TypedUpazila) -> tuple[Text, ...]:
    upazila.keep(code=1)
    ledger = Ledger(upazila.folder / "ledger.db")
    now = ledger.round(ledger.rounds()[-1])
    return office_view(now.assessments[0], History.of(now, []), LETTERHEAD).steps


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


def test_told_of_one_user_beside_another_that_answered_no_paper_says_it_of_the_office(upazila):
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1", "lota,,,,,,Accountant,l2")
    upazila.answers(
        f"Lota UP,Secretary,10.02.2024,ফোন,,,,{NONE},", "Lota UP,Accountant,10.02.2024,ফোন,চালু,19.01.2024,ঠিক আছে,,"
    )
    said = upazila.keep(code=1).stderr
    assert "is said to have no user ID of its own" not in said
    assert "it is taken for no word of the office" in said
    ledger = Ledger(upazila.folder / "ledger.db")
    now = ledger.round(ledger.rounds()[-1])
    history = History.of(now, [])
    step, *_ = office_view(now.assessments[0], history, LETTERHEAD).steps
    assert step.en.startswith(
        "Secretary: it was told that the office has no user ID of its own, but something is known"
    )
    proposed = {proposal.code for proposal in summary(history, LETTERHEAD).proposals}
    assert ProposalCode.NO_ACCOUNT not in proposed
    told = run("report", "--office", "lota", "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
    assert "of a user ID of the office, on 10.02.2024" in " ".join(told.stdout.split())
