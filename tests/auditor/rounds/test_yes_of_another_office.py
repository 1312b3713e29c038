"""A yes for all that another office told while a user ID stood in its list is told as that office's, not as that of the one in whose list it stands now."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.i18n import Language
from auditor.model.identity import Sameness
from auditor.model.views.remarks import RemarkCode
from auditor.roster.columns import Column
from auditor.rounds import assessing, looking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.views.office.office import office_view
from reports.layout import remarking

MOVED = date(2024, 3, 12)
LISTED = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota1.ex",
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Office Assistant,lota2.ex",
    "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,koyra1.ex",
)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ"
IN_LOTA = (
    "Lota UP,,20.02.2024,ফোন,চালু,",
    "Lota UP,Office Assistant,20.02.2024,ফোন,,কোড আসে না",
    "Koyra UP,Secretary,20.02.2024,ফোন,চালু,",
)


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LISTED)
    made.answers(*IN_LOTA, heads=HEADS)
    return made


def clerk_moves_to_koyra(upazila) -> None:
    space = open_workspace(upazila.folder)
    (clerk,) = (
        each.id for office in roster_of(space).offices for each in office.accounts if each.post.en == "Office Assistant"
    )
    correcting.enter(space, MOVED, correcting.removing(space, MOVED, clerk, "transferred to Koyra UP"))
    space = open_workspace(upazila.folder)
    cells = {Column.POST: "Office Assistant", Column.LOGIN: "lota2.ex"}
    correcting.enter(space, MOVED, correcting.adding(space, MOVED, "koyra", cells))
    answer_the_one(upazila.folder, Sameness.SAME, MOVED)


def remark_of(upazila, office: str, language: Language) -> str:
    space = open_workspace(upazila.folder)
    judgement = assessing.assess(space, MOVED)
    past = looking_back.preview(space, judgement)
    (assessment,) = (each for each in judgement.assessments if each.office.id == office)
    view = office_view(assessment, past, LETTERHEAD)
    remarks = [each for row in view.duties for each in row.remarks if each.code is RemarkCode.KEPT_OUT]
    return remarking.in_full(remarks, language)


@pytest.mark.parametrize(
    ("language", "own", "others"),
    [
        (
            Language.EN,
            "the yes for all user IDs of 20.02.2024 does not count for this one",
            "the yes that Lota UP told of all its user IDs on 20.02.2024 does not count for this one",
        ),
        (
            Language.BN,
            "সব আইডির জন্য ২০.০২.২০২৪ তারিখে জানানো “হ্যাঁ” এই আইডির ক্ষেত্রে ধরা হয়নি",
            "সব আইডির জন্য Lota UP ২০.০২.২০২৪ তারিখে যে “হ্যাঁ” জানিয়েছে, এই আইডির ক্ষেত্রে তা ধরা হয়নি",
        ),
    ],
)
def test_it_is_said_whose_yes_it_is(upazila, language, own, others):
    assert own in remark_of(upazila, "lota", language)
    clerk_moves_to_koyra(upazila)
    said = remark_of(upazila, "koyra", language)
    assert (others in said, own in said) == (True, False)
