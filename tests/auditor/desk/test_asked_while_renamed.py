"""Answers are being typed while it is answered which office one is: what was typed goes on with it, and comes back where that is taken back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from running import run
from served_desks import Client, served
from taken_answers import answer, keep, take_back_all
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.identity import Sameness
from auditor.model.journal import RowsPlaced
from auditor.papers import draft_asking
from auditor.rounds import assessing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import answer_draft

KEPT, ASKED, ANSWERED = date(2024, 3, 21), date(2024, 4, 10), date(2024, 4, 11)
PHONE = "01700000000"
LOTA = (",{},union,Chairman,,lota.example.gov.bd,Secretary,l1", ",{},,,,,Operator,l2")
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
NO = "চালু নেই"
TALK = {"0.contacted-on": "10.04.2024", "0.way": "ফোন"}


def lists(upazila: TypedUpazila, called: str) -> None:
    upazila.lists(*(row.format(called) for row in LOTA), GARI)
    path = upazila.folder / "roster.csv"
    heads, first, *rest = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join([f"{heads},মোবাইল নম্বর", f"{first},{PHONE}", *(f"{row}," for row in rest)]) + "\n", "utf-8"
    )


@pytest.fixture
def folder(tmp_path):
    """Return a workspace in which an office is asked that is called otherwise since the last round, and of which it is not known which it is."""
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, "Lota UP")
    keep(upazila.folder, KEPT)
    lists(upazila, "Lotha UP")
    keep(upazila.folder, ASKED)
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, assessing.assess(space, ASKED), f"{ASKED:%Y-%m}", ASKED, everybody=True)
    return upazila.folder


def ids(folder):
    """Return the ids of the office that is asked and of its accounts."""
    return [subject.id for subject in roster_of(open_workspace(folder)).offices[0].subjects]


def page_of(client, office):
    """Return what the page of an office sends with its answers."""
    shown = client.get(f"/ask/office/{office}")
    assert shown.status == 200
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown.text))
    return TALK | {name: hidden[name] for name in ("seen", "page", "among-rows")}


def saved(folder):
    draft = answer_draft.load(folder)
    return {office: answered.rows for office, answered in draft.answers.items()}


def test_a_page_that_was_opened_before_it_was_known_saves_its_answers_and_they_are_handed_in_as_of_the_office(folder):
    then = ids(folder)
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        sent = page_of(client, then[0])
        assert client.post(f"/ask/office/{then[0]}", on="/ask/", **sent, **{"2.two-step": NO}).status == 303
        answer(folder, Sameness.SAME, ANSWERED)
        now = ids(folder)
        assert then != now
        listed = client.get("/ask/").text
        assert ("Lotha UP" in listed, PHONE in listed, then[0] in listed) == (True, True, False)
        for office in (now[0], then[0]):
            shown = client.get(f"/ask/office/{office}")
            assert (shown.status, f"tel:{PHONE}" in shown.text, then[0] in shown.text) == (200, True, False)
        assert client.post(f"/ask/office/{then[0]}", on="/ask/", **sent, **{"1.two-step": NO}).status == 303
        told = {subject: cells["two-step"] for subject, cells in saved(folder)[now[0]].items() if "two-step" in cells}
        assert told == dict.fromkeys(now[1:], NO)
    run("register", "hand-in", "--on", f"{ANSWERED}", "--workspace", folder, code=0)
    found = assessing.assess(open_workspace(folder), ANSWERED)
    told = {
        each.subject
        for row in found.assessments
        for each in row.findings
        if each.policy == "two-step-enabled" and each.is_no
    }
    assert told == set(now[1:])
    assert not (folder / answer_draft.DRAFT).exists()


def test_where_it_is_taken_back_what_was_typed_is_of_the_office_that_was_asked_again(folder):
    then = ids(folder)
    answer(folder, Sameness.SAME, ANSWERED)
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        sent = page_of(client, then[0])
        assert client.post(f"/ask/office/{then[0]}", on="/ask/", **sent, **{"2.two-step": NO}).status == 303
        take_back_all(folder, ANSWERED)
        assert ids(folder) == then
        assert saved(folder)[then[0]][then[2]]["two-step"] == NO
        assert PHONE in client.get(f"/ask/office/{then[0]}").text


def test_a_draft_that_was_begun_while_it_was_known_is_of_the_office_that_was_asked_once_that_is_taken_back(folder):
    then = ids(folder)
    (folder / answer_draft.DRAFT).unlink()
    answer(folder, Sameness.SAME, ANSWERED)
    before = ids(folder)
    space = open_workspace(folder)
    draft_asking.begin_draft(space, assessing.assess(space, ANSWERED), f"{ANSWERED:%Y-%m}", ANSWERED, everybody=True)
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        sent = page_of(client, before[0])
        assert client.post(f"/ask/office/{before[0]}", on="/ask/", **sent, **{"1.two-step": NO}).status == 303
        take_back_all(folder, ANSWERED)
        shown = client.get("/ask/").text
        assert ("Lotha UP" in shown, PHONE in shown, "Lota UP" in shown) == (True, True, False)
        assert client.post(f"/ask/office/{before[0]}", on="/ask/", **sent, **{"2.two-step": NO}).status == 303
        assert client.post("/ask/hand-in", on="/ask/").status == 303
    found = assessing.assess(open_workspace(folder), ANSWERED)
    told = [each.subject for row in found.assessments for each in row.findings if each.is_no]
    assert {*told} == {*then[1:]}
    assert any(row.subject == then[0] for note in Ledger(folder / "ledger.db").notes(RowsPlaced) for row in note.rows)


def test_what_was_typed_on_a_page_of_the_new_name_is_of_who_has_it_whenever_the_draft_was_begun(folder):
    then = ids(folder)
    (folder / answer_draft.DRAFT).unlink()
    roster = folder / "roster.csv"
    renamed = roster.read_text("utf-8")
    roster.write_text(renamed.replace("Lotha UP", "Lota UP"), "utf-8")
    space = open_workspace(folder)
    draft_asking.begin_draft(space, assessing.assess(space, ASKED), f"{ASKED:%Y-%m}", ASKED, everybody=True)
    roster.write_text(renamed, "utf-8")
    answer(folder, Sameness.SAME, ANSWERED)
    (before, *_) = ids(folder)
    assert before not in then
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        sent = page_of(client, before)
        for cells in ({"1.two-step": NO}, {"2.two-step": NO}):
            assert client.post(f"/ask/office/{before}", on="/ask/", **sent, **cells).status == 303
            take_back_all(folder, ANSWERED)
        assert list(saved(folder)) == then[:1]
        shown = client.get("/ask/").text
        assert ("Lotha UP" in shown, "Lota UP" in shown) == (True, False)
        answer(folder, Sameness.OTHER, ANSWERED)
        assert client.post("/ask/hand-in", on="/ask/").status == 303
    found = assessing.assess(open_workspace(folder), ANSWERED)
    assert {each.subject for row in found.assessments for each in row.findings if each.is_no} == {*then[1:]}


def test_what_stays_to_be_corrected_of_a_draft_that_was_handed_in_is_of_the_office_that_was_asked(folder):
    then = ids(folder)
    (folder / answer_draft.DRAFT).unlink()
    answer(folder, Sameness.SAME, ANSWERED)
    space = open_workspace(folder)
    draft_asking.begin_draft(space, assessing.assess(space, ANSWERED), f"{ANSWERED:%Y-%m}", ANSWERED, everybody=True)
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        for office, cell in ((ids(folder)[0], {"1.reset": "৩১.০২.২০২৪"}), ("gari", {"0.two-step": NO})):
            client.post(f"/ask/office/{office}", on="/ask/", **page_of(client, office), **cell)
        take_back_all(folder, ANSWERED)
        assert client.post("/ask/hand-in", on="/ask/").status == 303
    assert list(saved(folder)) == then[:1]


def test_an_address_with_an_id_that_an_office_had_leads_to_where_it_stands_now_and_one_that_nobody_had_nowhere(folder):
    then = ids(folder)[0]
    answer(folder, Sameness.SAME, ANSWERED)
    now = ids(folder)[0]
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        for page in ("", "roster"):
            led = client.get(f"/offices/{then}/{page}")
            assert (led.status, led.headers["Location"]) == (303, f"/offices/{now}/{page}")
        assert client.get(f"/offices/{now}/").status == 200
        assert client.get("/offices/nobody/").status == 404


def test_of_two_accounts_that_are_one_now_nothing_typed_is_lost(folder):
    office, first, second = ids(folder)
    with served(folder, on=ANSWERED, language=Language.EN) as (service, address):
        client = Client(service, address)
        sent = page_of(client, office)
        client.post(f"/ask/office/{office}", on="/ask/", **sent, **{"1.two-step": "চালু, লগইনে কোড চায়", "2.two-step": NO})
    same = identities.IdentityAnswer(second, first, Sameness.SAME)
    Ledger(folder / "ledger.db").note(*identities.noted(open_workspace(folder), ANSWERED, [same]))
    assert {subject: cells["two-step"] for subject, cells in saved(folder)[office].items() if "two-step" in cells} == {
        first: "চালু, লগইনে কোড চায়",
        second: NO,
    }
