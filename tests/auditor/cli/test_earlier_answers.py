"""What an office answered comes back in the next register as it was answered."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.register import open_items
from auditor.rounds import assessing
from auditor.rounds.identity import listed

OFFICE = "fish,Fisheries Office,department,Fisheries Officer,,fish.example.gov.bd,Fisheries Officer,f1"


@pytest.mark.parametrize(
    ("answer", "came_back"),
    [("মাঝে মাঝে", "মাঝে মাঝে"), ("না", "না"), ("পাঠানো হয়, কিন্তু আসা মেইল দেখা হয় না", "পাঠানো হয়, কিন্তু আসা মেইল দেখা হয় না")],
)
def test_how_often_letters_are_mailed_comes_back_as_it_was_answered(tmp_path, answer, came_back):
    assert f"সরকারি ই-মেইল ব্যবহার: {came_back} (" in context(tmp_path, use=f'"{answer}"')["office"]


@pytest.mark.parametrize("answer", ["চালু নেই", "চালু, কিন্তু লগইনে কোড চায় না"])
def test_two_step_comes_back_as_it_was_answered(tmp_path, answer):
    assert f"Two-step: {answer} (" in context(tmp_path, two_step=f'"{answer}"')["account"]


def test_an_answer_that_grew_old_comes_back_too(tmp_path):
    assert "সরকারি ই-মেইল ব্যবহার: মাঝে মাঝে (" in context(tmp_path, use="মাঝে মাঝে", on=date(2024, 11, 20))["office"]


def context(folder, *, two_step="", use="", on=date(2024, 3, 20)) -> dict[str, str]:
    """Return what stands beside the rows of the office and of its account in the next register."""
    made = TypedUpazila(folder / "space")
    made.lists(OFFICE)
    made.answers(
        f"Fisheries Office,,10.02.2024,ফোন,,,,,{use}",
        f"Fisheries Office,Fisheries Officer,10.02.2024,ফোন,{two_step},,,,",
    )
    space = listed.open_workspace(made.folder)
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
    judgement = assessing.assess(space, on)
    rows = open_items.rows(judgement.assessments, judgement.evidence, reads, advice=False)
    return {"office" if row.is_office else "account": row.context.bn for row in rows}
