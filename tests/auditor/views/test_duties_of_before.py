"""While it is not known whether an office or a user listed now is one of before, what that one had done is laid beside it, duty by duty: what was told by mistake, and what is to do again."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from running import run
from taken_answers import FIRST, SECOND, keep
from typed_upazila import TypedUpazila

from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.typed import typed_answers
from auditor.rounds.typed.typed_forms import typed_forms
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.corrected import corrected_of

SECRETARY = "lota,Lota UP,union,Chairman,,up.example.gov.bd,Secretary,l1"
ENTREPRENEUR = "lota,Lota UP,union,Chairman,,up.example.gov.bd,Entrepreneur,l9"
LISTED = {
    "as before": "lota,Lota UP,union,Chairman,,up.example.gov.bd,Secretary,l1",
    "under another name": "bureau,Bureau UP,union,Chairman,,up.example.gov.bd,Secretary,l1",
    "under another post and user ID": "lota,Lota UP,union,Chairman,,up.example.gov.bd,Administrative Officer,l2",
}
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,নিয়ম,প্রোফাইল হালনাগাদ"
ON, OFF = "চালু লগইনে কোড চায়,১৯.০২.২০২৪,হ্যাঁ,ঠিক আছে", "চালু নেই,১৯.০২.২০২৪,হ্যাঁ,ঠিক আছে"
TWO_STEP = "two-step-enabled"

listed_since = pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)


def tells(upazila: TypedUpazila, row: str, says: str, day: date) -> None:
    _, office, *_, post, _ = row.split(",")
    upazila.answers(f"{office},{post},{day:%d.%m.%Y},ফোন,{says}", name=f"{day}.csv", heads=HEADS)


def looked_back(upazila: TypedUpazila, version: str = ""):
    found = looking_back.history(open_workspace(upazila.folder))
    header = replace(found.now.header, version=version or found.now.header.version)
    return replace(found, now=replace(found.now, header=header))


def changed(upazila: TypedUpazila, version: str = "") -> tuple[int, int]:
    """Return how many offices of the chair's copy slipped back, and how many are pending."""
    letterhead = open_workspace(upazila.folder).config.letterhead
    changes = chair_view(looked_back(upazila, version), letterhead).changes
    return len(changes.slipped), len(changes.pending)


def upheld(upazila: TypedUpazila) -> None:
    """Note a request of the office that two-step is not on, and that it is right."""
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-03-26")
    said = ("--duty", TWO_STEP, "--what", "it is off", "--received", "2024-03-25", "--reference", "1")
    run("dispute", "--office", "lota", "--user", "Secretary", *said, *at, code=0)
    run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0)


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """Return an upazila with one kept round, by which its office had done it all."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(SECRETARY)
    tells(made, SECRETARY, ON, date(2024, 3, 10))
    keep(made.folder, FIRST)
    return made


@listed_since
def test_nobody_undid_what_one_of_before_had_done_by_an_answer_that_a_request_took_back(upazila, listed):
    upheld(upazila)
    upazila.lists(listed)
    tells(upazila, listed, OFF, date(2024, 4, 10))
    keep(upazila.folder, SECOND)
    assert changed(upazila) == (0, 1)


@listed_since
def test_what_one_of_several_users_of_before_had_done_and_is_not_done_now_is_to_do_again(tmp_path, listed):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(SECRETARY, ENTREPRENEUR)
    tells(upazila, SECRETARY, ON, date(2024, 3, 10))
    tells(upazila, ENTREPRENEUR, OFF, date(2024, 3, 11))
    keep(upazila.folder, FIRST)
    code, office, *_ = listed.split(",")
    upazila.lists(listed, ENTREPRENEUR.replace("lota,Lota UP", f"{code},{office}"))
    tells(upazila, listed, OFF, date(2024, 4, 10))
    keep(upazila.folder, SECOND)
    assert changed(upazila) == (1, 0)


@listed_since
def test_an_answer_of_before_that_was_corrected_since_is_told_as_that(tmp_path, listed):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(SECRETARY)
    typed = {"contacted-on": "10.03.2024", "way": "ফোন", "two-step": "চালু, লগইনে কোড চায়", "reset": "১৯.০২.২০২৪"}
    typed |= {"rule": "হ্যাঁ", "profile": "ঠিক আছে"}
    upazila.answers_at_the_desk("lota", {"lota": typed}, date(2024, 3, 10))
    keep(upazila.folder, FIRST)
    space, day = open_workspace(upazila.folder), date(2024, 3, 26)
    judged = assessing.assess(space, day)
    told = typed_answers.of_office(typed_forms(space), judged.assessments[0].office)
    wrong = next(each for each in told if each.question == "two-step")
    typed_answers.withdraw(space, day, typed_answers.correcting(space, judged.context, wrong, "চালু নেই", "ভুল সারি"))
    upazila.lists(listed)
    keep(upazila.folder, SECOND)
    found = looked_back(upazila)
    (assessment,) = found.now.assessments
    assert [finding.policy for finding, _, _ in corrected_of(assessment, found)] == [TWO_STEP]
    assert changed(upazila) == (0, 1)


@pytest.mark.parametrize("version", ["0.13.0", "0.14.0"])
def test_papers_of_a_round_that_an_earlier_version_kept_lay_it_beside_nobody(upazila, version):
    upheld(upazila)
    renamed = LISTED["under another name"]
    upazila.lists(renamed)
    tells(upazila, renamed, OFF, date(2024, 4, 10))
    keep(upazila.folder, SECOND)
    assert changed(upazila, version) == (1, 0)
