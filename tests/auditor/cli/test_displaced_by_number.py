"""A user ID stood in the list of an office of which only the number was known, and stands where it was again: whom it displaced is counted again."""

from __future__ import annotations

from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace

COUNTED = "stat,Statistics Office,department,Officer,3,stat.example.gov.bd,{},{}"
LAND = "land,Land Office,department,AC,,land.example.gov.bd,Clerk,l1"
NAZIR = "land,Land Office,,,,,Nazir,naz"


def test_once_a_user_id_is_put_back_nothing_is_asked_of_those_who_are_only_counted_and_their_yes_counts(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    done = "10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,"
    made.lists(COUNTED.format("", ""), LAND, NAZIR)
    made.answers(f"Statistics Office,,{done}", f"Land Office,,{done}")
    made.keep("--yes", code=1)
    made.lists(COUNTED.format("Nazir", "naz"), LAND)
    made.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    made.lists(COUNTED.format("", ""), LAND, NAZIR)
    asked = made.keep("--yes", meeting="2024-04", on="2024-04-20", code=1).stderr
    assert "was known before" not in asked
    first, _ = looking_back.history(open_workspace(made.folder)).now.assessments
    assert [(each.id, each.doubts, each.left) for each in first.office.accounts] == [
        (f"stat/user-{number}", (), False) for number in (1, 2, 3)
    ]
    assert [each.outcome for each in first.findings if each.policy == "password-reset"] == [Outcome.PASS] * 3
    made.lists(COUNTED.format("", "").replace(",3,", ",4,"), LAND, NAZIR)
    assert "User 3" not in made.audit(on="2024-04-21", code=1).stderr
