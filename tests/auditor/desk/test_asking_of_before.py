"""Where asking was begun and the meeting was moved since, the page tells whom its list leaves out, and makes it anew without losing an answer."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.papers import draft_asking
from auditor.rounds import answer_draft, answering, assessing, to_ask
from auditor.rounds.listed import open_workspace

TOLD, NOW = date(2024, 2, 20), date(2024, 6, 4)
TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
ALL_DONE = {
    "two-step": "চালু, লগইনে কোড চায়", "reset": "১৯.০২.২০২৪", "rule": "হ্যাঁ", "profile": "ঠিক আছে", "email": "up@example.gov.bd",
    "email-use": "নিয়মিত",
}  # fmt: skip
OUTGROWN = "This list is of an earlier day"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    """Return an upazila in which one office told all and one nothing, and asking has begun for a meeting by which nothing grows old."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota",
        "koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,Secretary,koyra",
    )
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, **ALL_DONE}}, TOLD)
    meets(upazila, "18.06.2024")
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, to_ask.judged_to_ask(space, NOW), f"{NOW:%Y-%m}", NOW, everybody=False)
    assert [each.is_ordered for each in answer_draft.load(upazila.folder).asked] == [True, False], (
        "the other one is asked for advice alone"
    )
    return upazila


def meets(upazila, day):
    run("settings", "--next-meeting", day, "--on", f"{NOW}", "--workspace", upazila.folder, code=0)


def test_the_page_tells_whom_its_list_leaves_out_since_the_meeting_was_moved_and_makes_it_anew(upazila):
    space = open_workspace(upazila.folder)
    seen = answer_draft.load(space.folder).revised("")
    rows = {"koyra": {**TALK, "contacted-on": "04.06.2024", "two-step": "চালু নেই"}}
    answering.save(space.folder, assessing.assess(space, NOW).context, "koyra", rows, seen=seen, page="page")
    with served(upazila.folder, on=NOW, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert OUTGROWN not in client.get("/ask/").text
        meets(upazila, "15.10.2024")
        page = client.get("/ask/").text
        assert OUTGROWN in page
        assert "By 15.10.2024 1 more office has to be asked: Lota UP." in page
        assert client.post("/ask/renew", on="/ask/").status == 303
        page = client.get("/ask/").text
        assert OUTGROWN not in page
    draft = answer_draft.load(upazila.folder)
    assert {each.office: each.is_ordered for each in draft.asked} == {"koyra": True, "lota": True}
    assert draft.answers["koyra"].rows["koyra"]["two-step"] == "চালু নেই"
