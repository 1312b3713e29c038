"""A request against "no information" that was upheld stands everywhere as still to be entered until something is told, as one against a no does."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from small_upazila import RESET
from typed_upazila import TypedUpazila

from auditor.model.evidence import MissingReason
from auditor.papers import asking
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.disputes import unproven_of

HEADS = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,ইউজার আইডি (সংখ্যা),পোর্টাল,পদবি,ইউজার আইডি,যোগদানের তারিখ"
DAY = date(2024, 3, 15)


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    return upazila


def lists(upazila: TypedUpazila, since: str = "") -> None:
    """List one office, whose secretary joined on a day."""
    upazila.lists()
    row = f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota,{since}"
    (upazila.folder / "roster.csv").write_text(f"{HEADS}\n{row}\n", "utf-8")


def upholds(upazila: TypedUpazila) -> str:
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-02-26", "--language", "en")
    what = ("--office", "lota", "--duty", RESET, "--what", "reset on 22.02", "--received", "2024-02-25")
    run("dispute", *what, "--reference", "1", *at, code=0)
    return run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0).stderr


def test_it_is_said_in_the_answer_and_asked_about_before_keeping_as_what_it_would_be_kept(upazila):
    lists(upazila)
    upazila.answers("Lota UP,Secretary,19.02.2024,ফোন,চালু নেই", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    upazila.keep("--yes", code=1)
    told = upholds(upazila)
    assert "stands as no information, and stays so until what shows it is entered" in told
    assert "passes for done no more" not in told
    asked = "what shows it is still to be entered; now it would be kept as no information"
    assert asked in str(upazila.audit(on=f"{DAY}"))
    assert asked in str(upazila.keep("--yes", meeting="2024-03", on="2024-03-18", code=1))
    past = looking_back.history(open_workspace(upazila.folder))
    assert [each.number for each in unproven_of(past.now.assessments[0], past)] == [1]
    assert asked in str(upazila.audit(on="2024-03-25")), "the checklist counts it still"
    kept = upazila.keep("--yes", meeting="2024-04", on="2024-04-18", code=1)
    assert asked not in str(kept), "what was kept so is not asked about again"


def test_answer_register_and_call_sheet_tell_of_it_also_of_who_joined_since_what_was_told(upazila):
    lists(upazila)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
    upazila.answers("Lota UP,Secretary,19.02.2024,ফোন,না", heads=heads)
    upazila.keep("--yes", code=1)
    lists(upazila, "21.02.2024")
    told = upholds(upazila)
    assert "stands as no information" in told
    assert "not done" not in told, "the no was told of the holder before"
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    reasons = {each.reason for each in judged.assessments[0].findings if each.policy == RESET}
    assert reasons == {MissingReason.NEW_HOLDER}
    rows = asking.what_to_ask(space, judged, "2024-03", everybody=False).rows
    context = " ".join(row.context.en for row in rows if "reset" in row.open_items)
    assert "a request for correction was upheld; what shows it is still to be entered" in context
    assert '"reset on 22.02"' in context
