"""The checklist asks for the answer of the portal's owner as long as anything waits for it, and no longer."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ,পাসওয়ার্ড রিসেট"
ASKED = "The portal's owner was written to on 01.03.2024 and has not answered."


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """A workspace in which one user ID waits for the portal, whose owner was written to."""
    found = TypedUpazila(tmp_path / "space")
    found.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    found.knows_what_keeping_asks()
    found.answers("Lota UP,Secretary,12.02.2024,ফোন,চালু নেই,কোড আসে না,05.02.2024", heads=HEADS)
    found.keep(code=1)
    run("remind", "--portal", "--on", "2024-03-01", "--workspace", found.folder, code=0)
    run("remind", "--sent", "1", "--memo", "৭", "--on", "2024-03-01", "--workspace", found.folder, code=0)
    return found


def checklist(upazila: TypedUpazila) -> str:
    return run("--workspace", upazila.folder, "--on", "2024-04-20", "--language", "en", code=0).stdout


def test_an_answer_is_asked_for_while_anything_waits_for_it_and_not_once_nothing_does(upazila):
    assert ASKED in " ".join(checklist(upazila).split())
    upazila.answers("Lota UP,Secretary,12.04.2024,ফোন,চালু,,", name="b.csv", heads=HEADS)
    assert "has not answered" not in checklist(upazila)
