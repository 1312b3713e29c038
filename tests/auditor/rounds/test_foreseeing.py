"""What a correction of the roster leads to is told before it is written, and is what comes of it."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.roster.columns import Column
from auditor.rounds import assessing, correcting, foreseeing, undoing
from auditor.rounds.listed import open_workspace

DAY = date(2024, 2, 20)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
TWO_STEP = '"চালু, লগইনে কোড চায়"'


def account_gone(space):
    return correcting.removing(space, DAY, "lota/clerk", "closed")


def office_gone(space):
    return correcting.removing(space, DAY, "lota", "merged")


def account_added(space):
    return correcting.adding(space, DAY, "lota", {Column.POST: "Typist", Column.LOGIN: "l3"})


def one_of_those_counted(space):
    return correcting.adding(space, DAY, "beel", {Column.POST: "Guard", Column.LOGIN: "l4"})


def another_post(space):
    return correcting.changing(space, DAY, "lota/clerk", {Column.POST: "Office Assistant"})


def transferred(space):
    return correcting.changing(space, DAY, "lota/guard", {Column.SINCE: "15.02.2024"})


def standing(assessments):
    return [
        (
            each.office.id,
            each.office.left,
            [(f.subject.partition("/")[2], f.policy, f.outcome, f.reason) for f in each.findings],
        )
        for each in assessments
    ]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize(
    "prepare", [account_gone, office_gone, account_added, one_of_those_counted, another_post, transferred]
)
def test_what_is_foreseen_is_what_comes(tmp_path, prepare, kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2", "beel,Beel UP,union,Chairman,2,beel.example.gov.bd,,")
    rows = (f"Lota UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,", "Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,,")
    upazila.answers(*rows, f"Beel UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,")
    if kept:
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    prepared = prepare(space)
    before = standing(assessing.assess(space, DAY).assessments)
    judged, history = foreseeing.with_correction(space, DAY, prepared)
    assert standing(assessing.assess(open_workspace(upazila.folder), DAY).assessments) == before
    correcting.enter(space, DAY, prepared)
    after = assessing.assess(open_workspace(upazila.folder), DAY)
    assert standing(judged.assessments) == standing(after.assessments)
    assert [each.office.id for each in history.now.assessments] == [each.office.id for each in after.assessments]
    assert judged.counts.offices == after.counts.offices


@pytest.mark.parametrize("kept", ["", "before", "between"])
@pytest.mark.parametrize(
    "prepare", [account_gone, office_gone, account_added, one_of_those_counted, another_post, transferred]
)
def test_what_is_foreseen_of_taking_a_correction_back_is_what_comes(tmp_path, prepare, kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2", "beel,Beel UP,union,Chairman,2,beel.example.gov.bd,,")
    rows = (f"Lota UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,", "Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,,")
    upazila.answers(*rows, f"Beel UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,")
    if kept == "before":
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    stood = standing(assessing.assess(space, DAY).assessments)
    correcting.enter(space, DAY, prepare(space))
    if kept == "between":
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    (entry,) = correcting.entered(space)
    prepared = undoing.prepared(space, entry.mark)
    assert prepared.differences
    with_it = standing(assessing.assess(space, DAY).assessments)
    judged, _ = foreseeing.undone(space, DAY, prepared)
    assert standing(assessing.assess(open_workspace(upazila.folder), DAY).assessments) == with_it
    undoing.take_back(space, DAY, prepared)
    after = assessing.assess(open_workspace(upazila.folder), DAY)
    assert standing(judged.assessments) == standing(after.assessments)
    asks_who_left = kept == "between" and prepare in {account_added, one_of_those_counted}
    assert asks_who_left or standing(after.assessments) == stood
