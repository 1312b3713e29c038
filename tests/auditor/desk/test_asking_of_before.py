"""Where asking was begun and the meeting was moved since, the page tells whom its list leaves out, and makes it anew without losing an answer."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from running import run
from served_desks import Client, served
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

from auditor.desk.desk import Desk
from auditor.i18n import Language
from auditor.papers import draft_asking
from auditor.rounds import assessing, to_ask
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.typed import answer_draft, answering

TOLD, NOW = date(2024, 2, 20), date(2024, 8, 1)
TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
OUTGROWN = "Since this list was made"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    """Return an upazila in which one office told all and one nothing, and asking has begun for a meeting by which nothing grows old."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, **ALL_DONE}}, TOLD)
    meets(upazila, "13.08.2024")
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, to_ask.judged_to_ask(space, NOW), f"{NOW:%Y-%m}", NOW, everybody=False)
    assert [each.is_ordered for each in answer_draft.load(upazila.folder).asked] == [True, False], (
        "the other one is asked for advice alone"
    )
    return upazila


def meets(upazila, day):
    run("settings", "--next-meeting", day, "--on", f"{NOW}", "--workspace", upazila.folder, code=0)


def answers_koyra(folder):
    seen = answer_draft.load(folder).revised("")
    rows = {"koyra": {**TALK, "contacted-on": "01.08.2024", "two-step": "চালু নেই"}}
    answering.save(folder, assessing.assess(open_workspace(folder), NOW).context, "koyra", rows, seen=seen, page="page")


def with_a_day_to_settle(judged, office):
    """Return how things stand with an answer of an office of which only the day is to be settled."""
    assessments = tuple(
        replace(each, findings=(*each.findings[1:], replace(each.findings[0], undated=True)))
        if each.office.id == office
        else each
        for each in judged.assessments
    )
    return replace(judged, assessments=assessments)


def test_the_page_tells_whom_its_list_leaves_out_since_the_meeting_was_moved_and_makes_it_anew(upazila):
    answers_koyra(upazila.folder)
    with served(upazila.folder, on=NOW, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert OUTGROWN not in client.get("/ask/").text
        meets(upazila, "15.10.2024")
        page = client.get("/ask/").text
        assert OUTGROWN in page
        assert "To be asked by 15.10.2024: 1 office in the list, about more (Lota UP)." in page
        assert client.post("/ask/renew", on="/ask/").status == 303
        page = client.get("/ask/").text
        assert OUTGROWN not in page
    draft = answer_draft.load(upazila.folder)
    assert {each.office: each.is_ordered for each in draft.asked} == {"koyra": True, "lota": True}
    assert draft.answers["koyra"].rows["koyra"]["two-step"] == "চালু নেই"


def test_whom_the_list_leaves_out_is_told_apart_from_whom_it_asks_less_and_is_not_said_to_be_asked_no_more(
    upazila, monkeypatch
):
    """Where the list is of a month before, it is made anew by handing in or putting away alone."""
    upazila.lists(
        *LOTA_AND_KOYRA,
        "gari,Gari UP,union,Chairman,1,gari.example.gov.bd,Secretary,gari",
    )
    meets(upazila, "15.10.2024")
    answers_koyra(upazila.folder)
    judged = Desk.judged_to_ask
    monkeypatch.setattr(Desk, "judged_to_ask", lambda desk: with_a_day_to_settle(judged(desk), "gari"))
    with served(upazila.folder, on=NOW, language=Language.EN) as (service, address):
        page = Client(service, address).get("/ask/").text
        assert "only their day is to be settled" not in page
        assert "1 more office (Gari UP); 1 office in the list, about more (Lota UP)." in page
        assert "/ask/renew" in page
    with served(upazila.folder, on=date(2024, 7, 4), language=Language.EN) as (service, address):
        page = Client(service, address).get("/ask/").text
        assert OUTGROWN in page
        assert "It is enough to hand in or put away above" in page
        assert "/ask/renew" not in page


def test_whose_answers_were_handed_in_beside_others_to_be_corrected_is_said_to_have_more_to_tell_and_that_nothing_changed(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    meets(upazila, "13.08.2024")
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, to_ask.judged_to_ask(space, NOW), f"{NOW:%Y-%m}", NOW, everybody=False)
    answers_koyra(upazila.folder)
    wrong = {"lota": {**TALK, "contacted-on": "45.08.2024", "two-step": "চালু নেই"}}
    context = assessing.assess(space, NOW).context
    seen = answer_draft.load(upazila.folder).revised("")
    answering.save(upazila.folder, context, "lota", wrong, seen=seen, page="page")
    with served(upazila.folder, on=NOW, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert client.post("/ask/hand-in", on="/ask/").status == 303
        page = client.get("/ask/").text
    assert page.index("Handed in: 1 answer of 1 office.") < page.index(
        "something in its answers is to be corrected first"
    )
    told = "1 office (Koyra UP) told something this month, which is in the evidence, and has more to tell by 13.08.2024"
    assert page.index("stay in the draft") < page.index(told)
    assert OUTGROWN not in page
