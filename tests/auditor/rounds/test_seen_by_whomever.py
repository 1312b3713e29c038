"""Two-step was seen to be on at a portal: whoever of before that was, the portal offers it, and nobody else there waits for its owner while that is asked."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.facts import Cause
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ,পত্রের নম্বর বা কলের সময়"
ON, NOT_OFFERED = '"চালু, লগইনে কোড চায়",', f"চালু নেই,{Cause.NOT_OFFERED.label.bn}"
MARCH = date(2024, 3, 20)
HERE, OTHER = "lota.example.gov.bd", "lotaup.khulna.gov.bd"


def lists(made, *, name="Lota UP", portal=HERE, seen="l1", koyra="k1"):
    made.lists(
        f"lota,{name},union,Chairman,,{portal},Secretary,{seen}",
        f"lota,{name},,,,,Accountant,l2",
        f"koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,{koyra}",
        "koyra,Koyra UP,,,,,Accountant,k2",
    )


@pytest.fixture(params=["ভিডিও কল", "ফোন"], ids=["seen", "told"])
def upazila(request, tmp_path):
    made = TypedUpazila(tmp_path / "space")
    lists(made)
    proof = "১১:৩০" if request.param == "ভিডিও কল" else ""
    made.answers(
        f"Lota UP,Secretary,11.02.2024,{request.param},{ON},{proof}",
        f"Lota UP,Accountant,10.02.2024,ফোন,{NOT_OFFERED},",
        f"Koyra UP,Accountant,10.02.2024,ফোন,{NOT_OFFERED},",
        heads=HEADS,
    )
    made.keep("--yes", code=1)
    return made


def awaiting(upazila):
    """Return which user IDs wait for their portal's owner, and of how many offices he is written to."""
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, MARCH))
    waiting = [
        (assessment.office.id, account.post.en)
        for assessment in past.now.assessments
        for account in assessment.office.accounts
        for each in assessment.findings
        if each.subject == account.id and each.awaits_portal and not account.left
    ]
    return waiting, chair_view(past, LETTERHEAD).summary.portal_offices


KOYRAS = ("koyra", "Accountant")


def asked(upazila):
    return len(assessing.made_now(open_workspace(upazila.folder), MARCH).questions)


CORRECTED = {
    "the office's name": {"name": "Kalabogi UP"},
    "the user ID": {"seen": "secretary.of.lota"},
    "the user ID stands in another list as well": {"koyra": "l1"},
}


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("corrected", CORRECTED.values(), ids=CORRECTED)
def test_nobody_waits_for_a_portal_at_which_it_was_on_while_it_is_asked_who_that_was(upazila, corrected, kept):
    assert awaiting(upazila) == ([KOYRAS], 1)
    lists(upazila, **corrected)
    assert asked(upazila)
    if kept:
        upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-20", code=1)
        assert asked(upazila)
    waiting, offices = awaiting(upazila)
    assert (waiting, offices) == ([KOYRAS], 1)


def test_it_shows_nothing_of_another_portal_than_that_at_which_it_was_on(upazila):
    lists(upazila, name="Kalabogi UP", portal=OTHER)
    assert asked(upazila)
    assert awaiting(upazila)[0] == [KOYRAS], "nor was it told of the other portal that it is not offered"
    row = f"Kalabogi UP,Accountant,20.03.2024,ফোন,{NOT_OFFERED},"
    upazila.answers(row, name="march.csv", heads=HEADS)
    assert asked(upazila)
    waiting, _ = awaiting(upazila)
    assert len(waiting) == 2
