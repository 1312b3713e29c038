"""A waiver that suspends nothing yet speaks up at the terminal: nobody told of its duty, or it met nothing that is not done."""

from __future__ import annotations

import pytest
from typed_upazila import TypedUpazila

WAIVER = """
[[waivers]]
policy = "two-step-enabled"
subject = "lota"
reason = "the portal is being migrated"
approved_by = "2024-01/07"
until = 2024-06-30
"""
AWAITS = (
    "The time of Lota UP (Two-step on for every user) is extended until 30.06.2024; how it stands was not told yet."
)


@pytest.mark.parametrize(
    ("two_step", "awaits", "needless"), [("", True, False), ("চালু নেই", False, False), ("চালু, লগইনে কোড চায়", False, True)]
)
def test_a_waiver_over_a_duty_nobody_told_of_is_not_called_needless(tmp_path, two_step, awaits, needless):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers(f"Lota UP,Secretary,10.02.2024,ফোন,{two_step},২০.০১.২০২৪,,,")
    (upazila.folder / "waivers.toml").write_text(WAIVER, "utf-8")
    said = upazila.audit(code=1).stderr
    assert (AWAITS in said, "met nothing that is not done" in said) == (awaits, needless)
