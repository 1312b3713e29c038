"""An office that is called otherwise under its own code of the roster: a register by that code and name is read as the office so listed, also while it is asked which of before it is."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila
from who_is_who import answer_the_one

from auditor.model.finding import Outcome
from auditor.model.identity import Sameness
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

NOW = date(2024, 3, 12)
HEADS = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ"
REFUSED = "another office or post is written beside it"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু,১৯.০১.২০২৪,ঠিক আছে,,")
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    lota, koyra = LOTA_AND_KOYRA
    upazila.lists(lota.replace("Lota UP", "Botbunia Parishad"), koyra)
    return upazila


def answered(upazila, said):
    answer_the_one(upazila.folder, said, NOW)


def two_step(upazila):
    found = assessing.assess(open_workspace(upazila.folder), NOW).assessments
    (renamed,) = (each for each in found if each.office.name.en == "Botbunia Parishad")
    return [each.outcome for each in renamed.findings if each.policy == "two-step-enabled"]


@pytest.mark.parametrize("said", [None, Sameness.SAME, Sameness.OTHER])
def test_it_is_read_whatever_is_answered_and_the_rounds_kept_by_it_are_recomputed_the_same(upazila, said):
    row = "lota,Botbunia Parishad,Secretary,10.03.2024,ফোন,চালু নেই,০৯.০৩.২০২৪,"
    upazila.answers(row, name="register-2.csv", heads=HEADS)
    if said:
        answered(upazila, said)
    assert two_step(upazila) == [Outcome.FAIL]
    ahead = ("--yes", "--next-meeting", "16.04.2024")
    assert REFUSED not in upazila.keep(*ahead, meeting="2024-03", on="2024-03-12", code=None).stderr
    verified = run("verify", "--workspace", upazila.folder, "--on", "2024-03-12", "--language", "en")
    assert "Round 2: recomputed from the evidence in the folder; the same." in verified.stderr


@pytest.mark.parametrize("words", ["Botbunia", "Koyra UP"])
def test_words_that_are_not_its_name_are_another_offices_still(upazila, words):
    upazila.answers(f"lota,{words},Secretary,10.03.2024,ফোন,চালু নেই,,", name="register-2.csv", heads=HEADS)
    assert REFUSED in upazila.audit(on="2024-03-12").stderr


def test_its_former_name_beside_the_code_is_that_of_before(upazila):
    upazila.answers("lota,Lota UP,Secretary,10.03.2024,ফোন,চালু,১৯.০১.২০২৪,", name="register-2.csv", heads=HEADS)
    assert REFUSED not in upazila.audit(on="2024-03-12").stderr
    assert two_step(upazila) == [Outcome.UNKNOWN]
