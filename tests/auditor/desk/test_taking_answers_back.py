"""What was answered about who is who stands at the desk, and a wrong answer is taken back there once it was seen what changes."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hand_roster import BY_HAND, OTHER_UNION, renamed, rewrite, workspace
from running import run
from served_desks import Client, served

from auditor.model.journal import CopiesOrdered, FormAnswerTakenBack
from auditor.rounds import keeping
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

DAY, ON = date(2024, 4, 18), ("--on", "2024-04-18")
SHOWN = "/offices/-/roster"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = workspace(tmp_path_factory.mktemp("answers") / "space")
    keeping.keep_round(open_workspace(folder), date(2024, 3, 21), "2024-03", "5a17")
    rewrite(folder, renamed)
    typed = "\n" + "1\n" * 6
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *ON, "--workspace", folder, typed=typed)
    return folder


@pytest.fixture(scope="module")
def client(folder):
    with served(folder, on=DAY) as (service, address):
        yield Client(service, address)


def test_the_page_of_an_office_lists_what_was_answered_about_it_and_nothing_of_others(client):
    ways = {
        office: re.findall(r'href="(/offices/-/answers/\d+)"', client.get(f"/offices/{office}/").text)
        for office in (BY_HAND, OTHER_UNION)
    }
    listed = re.findall(r'href="(/offices/-/answers/\d+)"', client.get(SHOWN).text)
    assert [len(found) for found in ways.values()] == [1, 1]
    assert ways[BY_HAND] != ways[OTHER_UNION]
    assert {way for found in ways.values() for way in found} < set(listed)


def test_no_answer_is_taken_back_as_on_a_day_before_it_was_given_though_that_is_said_to_be_meant(folder):
    ledger = (folder / "ledger.db").read_bytes()
    with served(folder, on=date(2024, 4, 17)) as (service, address):
        early = Client(service, address)
        (*_, way) = re.findall(r'href="(/offices/-/answers/\d+)"', early.get(SHOWN).text)
        asked = early.post(way, on=way)
        assert "সর্বশেষ যাচাই রাখা হয়েছে ১৮.০৪.২০২৪ তারিখে" in asked.text
        meant = re.findall(r'name="day_meant" value="([^"]*)"', asked.text)
        refused = early.post(way, on=way, day_meant=meant)
        assert "১৮.০৪.২০২৪ তারিখে; তার আগে, ১৭.০৪.২০২৪ তারিখে, বাতিল করা যায় না" in refused.text
    assert (folder / "ledger.db").read_bytes() == ledger


def test_an_answer_is_listed_what_changes_is_shown_and_it_is_taken_back_once(client):
    shown = client.get(SHOWN).text
    (*_, way) = re.findall(r'href="(/offices/-/answers/\d+)"', shown)
    page = client.get(way).text
    assert "এতে যা বদলাবে" in page
    assert "একই পদ?" in page, "what is asked again is said"
    assert client.post(way, on=way).status == 303
    after = client.get(SHOWN).text
    assert way not in re.findall(r'href="([^"]+)"', after)
    assert "এখন আর ধরা হয় না" in after
    refused = client.post(way, on=SHOWN)
    assert "উত্তরটি আর ধরা হয় না" in refused.text
    assert client.get("/offices/-/answers/99").status == 404


def test_which_copy_of_a_form_was_filled_in_last_is_listed_and_taken_back_there_too(tmp_path):
    folder = workspace(tmp_path / "space")
    ledger = Ledger(folder / "ledger.db")
    ledger.note(CopiesOrdered("1234-5678", "a" * 64, ("b" * 64,), date(2024, 3, 21)))
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        (way,) = re.findall(r'href="(/offices/-/answers/\d+)"', client.get(SHOWN).text)
        page = client.get(way).text
        assert "aaaaaaaaa শেষে পূরণ করা হয়েছে" in page
        assert "কোন কপিটি শেষে পূরণ করা হয়েছে তা আবার না জানানো পর্যন্ত" in page
        assert client.post(way, on=way).status == 303
        assert "এখন আর ধরা হয় না" in client.get(SHOWN).text
    assert len(ledger.notes(FormAnswerTakenBack)) == 1
