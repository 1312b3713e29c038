"""A request by which something done is not, upheld at the desk: it is asked anew, every page of the office says so, and keeping tells it before."""

from __future__ import annotations

import re
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language

DAY = date(2024, 3, 25)
REQUEST = {"duty": "password-reset", "what": "it was not reset", "received": "24.03.2024", "reference": "12"}
ANSWER = {"result-1": "upheld", "reference-1": "7", "day-1": ""}
PAGE, ASKED = "/offices/livestock/", "/ask/office/livestock"


@pytest.fixture(scope="module", name="client")
def _client(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("upheld") / "desk")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--yes", "--workspace", folder, code=1)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        found = Client(service, address)
        assert found.post(f"{PAGE}disputes", on=PAGE, **REQUEST).status == 303
        found.asked = found.post(f"{PAGE}disputes/1", on=PAGE, **ANSWER)
        meant = re.search(r'name="day_meant" value="([^"]+)"', found.asked.text)[1]
        assert found.post(f"{PAGE}disputes/1", on=PAGE, **ANSWER, day_meant=meant).status == 303
        found.told = found.get(PAGE).text
        yield found


def test_before_it_is_noted_it_is_shown_how_the_office_stands_otherwise_by_it(client):
    assert client.asked.status == 422
    assert re.search(
        r"Livestock[^:]*: now [^;]*, \d of \d duties done [^;]*; then [^;]*, \d of \d duties done", client.asked.text
    )
    assert "Nothing was written yet." in client.asked.text


def test_the_answer_says_at_once_what_follows(client):
    assert "before 24.03.2024 passes for done no more" in client.told
    assert "on the screen Ask and answer" in client.told


def test_the_page_of_the_office_says_why_what_was_told_does_not_count(client):
    page = client.get(PAGE).text
    assert "&#34;: a request for correction was upheld, so what was told before does not count" in page
    assert "does not count: told before a request for correction that was upheld" in page
    assert "Nothing is left to do or to tell" not in page
    assert "upheld; what shows it is still to be entered" in page
    assert "Enter what the office wrote with 24.03.2024, the day on which the request came, or a later one" in page


def test_the_office_is_in_the_list_of_whom_to_ask_and_it_says_why(client):
    client.post("/ask/begin", on="/ask/")
    assert ASKED in client.get("/ask/").text
    assert (
        "a request for correction was upheld, so what was told before does not count; ask anew"
        in client.get(ASKED).text
    )
    assert "The office wrote (24.03.2024): &#34;it was not reset&#34;" in client.get(ASKED).text


def test_keeping_asks_about_it_before(client):
    page = client.get("/meeting/keep?day=18.04.2024").text
    assert "the request for correction of 24.03.2024 was upheld, and nothing was told since" in page


def test_the_page_of_the_office_tells_one_story_of_what_was_entered_with_a_day_before_the_request(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    day, early, since = date(2024, 4, 10), date(2024, 4, 13), date(2024, 4, 15)
    for told, on, words in ((day, day, "চালু নেই"), (early, since, "চালু, লগইনে কোড চায়")):
        if on == since:
            run("audit", "--keep", "--meeting", "2024-04", "--on", f"{day}", "--yes", "--workspace", upazila.folder)
            noted = ("--on", "2024-04-14", "--workspace", upazila.folder)
            request = ("--what", "wrong", "--received", "2024-04-14", "--reference", "12")
            run("dispute", "--office", "lota", "--duty", "two-step-enabled", *request, *noted, code=0)
            run("dispute", "answer", "1", "upheld", "--reference", "7", *noted, code=0)
            run("dispute", "--office", "lota", "--duty", "two-step-enabled", *request[:-1], "13", *noted, code=0)
            run("dispute", "answer", "2", "refused", "--reference", "8", *noted, code=0)
        talk = {"contacted-on": f"{told:%d.%m.%Y}", "way": "ফোন"}
        upazila.answers_at_the_desk("lota", {"lota": {**talk, "two-step": words}}, on)
    with served(upazila.folder, on=since, language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    assert "was upheld; what was told on 13.04.2024 does not count, since that day lies before the request" in page
    assert (
        "14.04.2024: upheld; what was told of it on 13.04.2024 does not count, since that day lies before the request (7)"
        in page
    )
    assert "still to be entered" not in page
    assert page.count("does not count, since that day lies before the request (") == 1, (
        "of the one that was refused it is not said"
    )
