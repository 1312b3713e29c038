"""What an office said and was given counts as its standings do while it is not known whether one listed now is the same: its requests, reminders and sheets fall out of nothing."""

from __future__ import annotations

import json
from datetime import date

import pytest
from changing import replace
from running import run
from served_desks import Client, served
from taken_answers import FIRST, SECOND, answer, keep
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.identity import Sameness
from auditor.model.journal import Delivered, Delivery
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import delivery
from auditor.views.annex.annexes import chair_view
from auditor.views.letters import letter_words
from auditor.views.letters.errands import errands, reminding
from auditor.views.office.office import office_view

LOTA = "lota,Lota UP,union,Chairman,,up.example.gov.bd,Secretary,l1"
BUREAU = "bureau,Bureau UP,union,Chairman,,up.example.gov.bd,Secretary,l1"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"
TWO_STEP = "two-step-enabled"
RECEIVED = date(2024, 3, 25)


def dispute(upazila: TypedUpazila, office: str, received: str, *words: str, code: int):
    what = (
        "--office",
        office,
        "--duty",
        TWO_STEP,
        "--what",
        "it is on",
        "--received",
        received,
        "--reference",
        received,
    )
    return run(
        "dispute", *what, *words, "--workspace", upazila.folder, "--on", "2024-04-20", "--language", "en", code=code
    )


@pytest.fixture(scope="module")
def reminded(tmp_path_factory) -> TypedUpazila:
    """Return an upazila with one kept round: a request of an office about its no was upheld since, and it was reminded; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists(LOTA, GARI)
    made.answers(
        "Lota UP,Secretary,10.03.2024,ফোন,চালু নেই,না", "Garuikhali UP,Secretary,10.03.2024,ফোন,চালু নেই,না", heads=HEADS
    )
    keep(made.folder, FIRST)
    at = ("--workspace", made.folder, "--yes", "--on", "2024-03-26")
    dispute(made, "lota", RECEIVED.isoformat(), "--user", "Secretary", "--yes", code=0)
    run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0)
    run("remind", "--workspace", made.folder, "--on", "2024-03-26", code=0)
    run("remind", "--sent", 1, "--memo", "7", *at, code=0)
    made.lists(BUREAU, GARI)
    return made


def look(upazila):
    space = open_workspace(upazila.folder)
    return looking_back.preview(space, assessing.assess(space, date(2024, 4, 10)))


@pytest.fixture
def waiting(tmp_path) -> TypedUpazila:
    """Return an upazila whose office made a request, not answered yet, before it was called otherwise."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA, GARI)
    keep(made.folder, FIRST)
    dispute(made, "lota", RECEIVED.isoformat(), "--user", "Secretary", "--yes", code=0)
    made.lists(BUREAU, GARI)
    keep(made.folder, SECOND)
    return made


@pytest.fixture
def upazila(reminded, tmp_path) -> TypedUpazila:
    return TypedUpazila(tmp_path / "space", of=reminded)


def test_the_request_of_before_stands_beside_it_in_its_report_and_in_the_chairs_copy(upazila):
    keep(upazila.folder, SECOND)
    space = open_workspace(upazila.folder)
    alone, whole = looking_back.history(space, office="bureau"), looking_back.history(space)
    own, among_all = (office_view(past.of_office["bureau"], past, space.config.letterhead) for past in (alone, whole))
    assert own == among_all
    view = chair_view(whole, space.config.letterhead)
    for disputes in (own.disputes, view.disputes):
        assert [(each.office.name.en, each.dispute.number, each.unproven) for each in disputes] == [
            ("Bureau UP", 1, True)
        ]
    assert any("Not needed where your request of 25.03.2024, which was upheld" in step.en for step in own.steps)


def test_who_keeps_it_and_who_reads_the_checklist_are_told_of_it(upazila):
    at = ("--workspace", upazila.folder, "--on", "2024-04-10", "--language", "en")
    assert 'Bureau UP, "Two-step on for every user' in run("audit", *at).stderr
    assert "what shows it is not entered yet, or with a day before the request: 1." in run(*at).stdout


def test_a_reminder_that_one_of_before_had_counts_for_it(upazila):
    keep(upazila.folder, SECOND)
    space = open_workspace(upazila.folder)
    past = looking_back.history(space)
    rows = chair_view(past, space.config.letterhead).rows
    found = {row.name.en: [each.day for each in row.remarks if each.code is RemarkCode.REMINDED] for row in rows}
    assert found == {"Bureau UP": [date(2024, 3, 26)], "Garuikhali UP": [date(2024, 3, 26)]}
    assert past.meetings[0].contacted == past.meetings[-1].contacted == {"bureau", "gari"}
    (second,) = reminding(past, date(2024, 5, 2)).letters
    assert [each.office for each in second.offices] == ["bureau", "gari"]
    told = letter_words.state(past.letters[0], past, is_void=False, asked=errands(past)).en
    assert told == "all duties that it asked are done at 0 of 2 offices"


def test_a_request_that_names_a_user_is_about_whom_it_is_not_known_to_be_another(upazila):
    upazila.lists(LOTA.replace("Secretary", "Administrative Officer").replace("l1", "l2"), GARI)
    past = look(upazila)
    (account,) = past.of_office["lota"].office.accounts
    assert account.doubts
    disputes = chair_view(past, open_workspace(upazila.folder).config.letterhead).disputes
    assert [(each.dispute.number, each.unproven) for each in disputes] == [(1, True)]


def test_once_they_are_known_to_be_two_nothing_of_it_is_told_of_the_other(upazila):
    assert look(upazila).requests[0].office == "bureau"
    answer(upazila.folder, Sameness.OTHER)
    past = look(upazila)
    assert [each.office for each in past.requests] == ["lota"]
    assert "bureau" not in past.reminders


def test_it_has_the_sheet_that_reached_one_of_before(upazila):
    assert replace(look(upazila), sheets=frozenset({"lota", "gari"})).with_sheet == {"bureau", "gari"}


def test_papers_of_a_round_that_an_earlier_version_kept_tell_of_it_as_they_did(upazila):
    past = look(upazila)
    kept = replace(past, now=replace(past.now, header=replace(past.now.header, version="0.13.0")))
    assert [each.office for each in kept.requests] == ["lota"]
    assert kept.reminders.keys() == {"lota", "gari"}


def test_lists_of_requests_and_the_desk_name_it_as_it_is_listed_now(upazila):
    listed = run("dispute", "list", "--all", "--json", "--workspace", upazila.folder, code=0).stdout
    (request_,) = json.loads(listed)["disputes"]
    assert (request_["office"], request_["name"]["en"]) == ("bureau", "Bureau UP")
    with served(upazila.folder, on=date(2024, 4, 10), language=Language.EN) as (service, address):
        assert "it is on" in Client(service, address).get("/offices/bureau/").text


def test_the_desk_marks_it_among_the_offices_while_its_request_waits_and_a_second_one_is_asked_about(waiting):
    with served(waiting.folder, on=date(2024, 4, 20), language=Language.EN) as (service, address):
        assert "request for correction" in Client(service, address).get("/offices/").text
    refused = dispute(waiting, "bureau", "2024-04-19", code=3).stderr
    assert "Request no. 1 of 25.03.2024, about the same duty" in refused
    dispute(waiting, "bureau", "2024-04-19", "--yes", code=0)


def test_letters_to_it_are_listed_under_its_name_of_now_and_the_day_on_which_it_had_one_is_noted(upazila):
    keep(upazila.folder, SECOND)
    at = ("--office", "bureau", "--workspace", upazila.folder, "--on", "2024-04-20", "--language", "en")
    assert [
        each["number"] for each in json.loads(run("remind", "--list", "--json", *at, code=0).stdout)["letters"]
    ] == [1]
    run("remind", "--received", 1, "--day", "2024-04-19", *at, code=0)
    (letter,) = look(upazila).reminders["bureau"]
    assert letter.received["bureau"].day == date(2024, 4, 19)


def test_its_sheet_is_handed_out_as_that_of_before_was(upazila):
    ledger = Ledger(upazila.folder / "ledger.db")
    ledger.note(Delivered("2024-04-1", ("lota",), Delivery.HAND, date(2024, 3, 27)))
    states = delivery.states_of(open_workspace(upazila.folder), "2024-04-1")
    assert {each.office: each.delivered is not None for each in states} == {"bureau": True, "gari": False}


def test_who_keeps_it_is_asked_of_the_request_once_and_not_again_while_it_is_kept_so(upazila):
    def asked(day):
        space = open_workspace(upazila.folder)
        made = assessing.made_now(space, day)
        return [each.en for each in made.to_correct(space) if each.en.startswith("Bureau UP")]

    assert len(asked(date(2024, 4, 10))) == 1
    keep(upazila.folder, SECOND)
    assert asked(date(2024, 5, 10)) == []
