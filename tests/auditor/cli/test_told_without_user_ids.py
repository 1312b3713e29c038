"""An office answers of its user IDs before anybody knows which it has: what it told is in its papers, and they ask only that."""

from __future__ import annotations

import re

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.facts import Cause
from auditor.model.finding import MissingReason, Outcome, Status
from auditor.model.standing import office_status
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.recomputing import recompute

UNLISTED, OTHER = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,,",
    "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Clerk,g1",
)
NO, YES = "চালু নেই,না,না", '"চালু, লগইনে কোড চায়",২০.০১.২০২৪,২১.০১.২০২৪'
NONE = "দপ্তরের নিজস্ব ইউজার আইডি নেই"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(UNLISTED, OTHER)
    return made


def told(upazila, answers, cause=""):
    upazila.answers(f"Lota UP,,10.02.2024,ফোন,{answers},{cause},", f"Garuikhali UP,Clerk,10.02.2024,ফোন,{NO},,")
    upazila.keep("--yes", code=1)


def kept(upazila):
    ledger = Ledger(upazila.folder / "ledger.db")
    row, _ = ledger.rows(ledger.rounds()[-1])
    return row, [
        finding for finding in row.findings if finding.decision and finding.outcome is not Outcome.NOT_APPLICABLE
    ]


def paper(upazila, *of):
    line = ("report", "--format", "terminal", "--language", "en", "--workspace", upazila.folder, *of)
    return " ".join(run(*line, code=0).stdout.replace("|", " ").split())


@pytest.mark.parametrize(("answers", "would"), [(NO, Outcome.FAIL), (YES, Outcome.PASS)])
def test_what_an_office_told_of_user_ids_that_nobody_knows_is_an_answer_that_counts_for_none_yet(
    upazila, answers, would
):
    told(upazila, answers)
    row, found = kept(upazila)
    assert row.answered
    assert office_status(found) is Status.NO_INFORMATION
    assert {(each.outcome, each.reason) for each in found} == {(Outcome.UNKNOWN, MissingReason.NO_ACCOUNT_LISTED)}
    assert would in {each.told_of_no_account for each in found}
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True]


def test_its_papers_say_what_it_told_and_ask_how_many_it_has_and_nothing_else(upazila):
    told(upazila, NO)
    own, chair, minutes = (
        paper(upazila, *of) for of in (("--office", "lota"), ("--audience", "chair"), ("--audience", "minutes"))
    )
    assert "told on 10.02.2024: not done; of how many" in own
    assert own.count("Tell how many user IDs the office has on the portal, and which posts use them.") == 1
    assert "so no duty of user IDs counts as done yet" in own
    assert "Duties left" not in own
    assert "no information on the duties" not in own
    assert "Have answered, but not how many user IDs they have; who tells it, and until when: Lota UP." in chair
    assert "The office with duties left (serial 02) shall finish" in chair
    assert "told of its duties or user IDs (serial 01)" in chair
    assert "Lota UP given" in minutes


def test_until_it_counts_it_is_told_on_after_the_round_and_its_office_is_none_of_which_something_counts(upazila):
    told(upazila, NO)
    for day in ("2024-02-25", "2024-03-20"):
        looked = upazila.audit(on=day, code=None).stderr
        assert "no account of this office is listed, so the answers about accounts do not count yet" in looked
        listed = run("--on", day, "--workspace", upazila.folder, "--language", "en", code=0).stdout
        (line,) = (line for line in listed.splitlines() if line.startswith("Offices of which something is known"))
        assert "Answered, but it does not count yet: Lota UP." in line
        assert ": 1 of 2;" in line
    upazila.answers("Lota UP,,10.03.2024,ফোন,,,,,", name="register-3.csv")
    upazila.lists(UNLISTED.replace("Chairman,,", "Chairman,2,"), OTHER)
    assert "no account of this office" not in upazila.audit(on="2024-03-20", code=None).stderr


def test_once_the_number_is_told_every_no_counts_for_each(upazila):
    told(upazila, NO)
    upazila.lists(UNLISTED.replace("Chairman,,", "Chairman,2,"), OTHER)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    row, found = kept(upazila)
    assert len(row.office.accounts) == 2
    assert [each.outcome for each in found if each.policy == "two-step-enabled"] == [Outcome.FAIL] * 2


def test_of_an_office_without_user_ids_it_is_asked_with_whose_it_works_and_nothing_is_to_be_completed(upazila):
    told(upazila, ",,", NONE)
    _, found = kept(upazila)
    assert {each.cause for each in found} == {Cause.NO_OWN_ACCOUNT}
    own, chair = (paper(upazila, *of) for of in (("--office", "lota"), ("--audience", "chair")))
    assert "If it works with another office's, tell which and who has it; otherwise apply for one" in own
    assert "Duties left" not in own
    assert "The office with duties left (serial 02) shall finish" in chair
    assert (
        "Have no user ID of their own, as they told; with whose each works, or when it applies for one: Lota UP."
        in chair
    )
    assert "The office that told that it has no user ID of its own (serial 01) shall tell" in chair
    assert "(serial 01) shall hand in the answer form" not in chair


MAIL = "lota,Lota UP,department,Chairman,,lota.example.gov.bd,,"


def test_where_other_duties_are_open_too_the_box_says_how_many_wait_for_the_user_ids(upazila):
    upazila.lists(MAIL, OTHER)
    told(upazila, NO)
    own, chair = (paper(upazila, *of) for of in (("--office", "lota"), ("--audience", "chair")))
    assert re.search(
        r"To be told: [0-9]+( \(listed below as [0-9] tasks?\))?; for 4 more the user IDs are to be told first\. Due: ",
        own,
    )
    assert "but of no duty does it tell" not in chair
    assert "Have answered, but not how many user IDs they have; who tells it, and until when: Lota UP." in chair
