"""Posts were renamed, the new holders told when they joined, and then it is asked since when they have the posts: each has his own day."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.finding import Outcome
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

MARCH = date(2024, 3, 20)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,যোগদানের তারিখ,Two-step"
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,{},lota1.ex"
KOYRA = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,{},koyra1.ex"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA.format("Secretary"), KOYRA.format("Secretary"))
    made.answers(*(f"{name} UP,Secretary,10.02.2024,ফোন,,চালু" for name in ("Lota", "Koyra")), heads=HEADS)
    made.keep("--yes", on="2024-02-20", code=1)
    made.lists(LOTA.format("UP Administrative Officer"), KOYRA.format("UP Administrative Officer"))
    return made


def asked(upazila):
    """Answer that the posts have new holders, without a day, and return since when it said that they would have them then."""
    said = []
    for inquiry in inquiries.who_is_who(open_workspace(upazila.folder), Meeting("2024-03", MARCH), MARCH):
        chosen = next(each for each in inquiry.answers if "new holder" in each.words.en)
        said.append(chosen.day.unless_told)
        chosen.note(None)
    return said


def stands(upazila):
    found = assessing.assess(open_workspace(upazila.folder), MARCH)
    return {
        each.office.id: finding.outcome
        for each in found.assessments
        for finding in each.findings
        if finding.policy == "two-step-enabled"
    }


def test_what_each_told_when_he_had_joined_counts(upazila):
    post = "UP Administrative Officer,08.03.2024,ফোন"
    upazila.answers(f"Lota UP,{post},01.03.2024,চালু", f"Koyra UP,{post},05.03.2024,চালু", name="b.csv", heads=HEADS)
    (said,) = asked(upazila)
    assert said.said(Language.EN) == "01.03.2024, 05.03.2024, as it was told"
    assert said.said(Language.BN) == "জানানো তারিখ, ০১.০৩.২০২৪, ০৫.০৩.২০২৪"
    assert set(stands(upazila).values()) == {Outcome.PASS}


def test_who_told_no_day_has_the_post_since_today_and_the_question_says_so(upazila):
    post = "UP Administrative Officer,08.03.2024,ফোন"
    upazila.answers(f"Lota UP,{post},01.03.2024,চালু", f"Koyra UP,{post},,চালু", name="b.csv", heads=HEADS)
    (said,) = asked(upazila)
    assert said.said(Language.EN) == "01.03.2024, as it was told; today where no day is known"
    assert stands(upazila) == {"lota": Outcome.PASS, "koyra": Outcome.UNKNOWN}
