"""An address that only takes forms leads to the page on which its form stands when it is opened, reloaded or typed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from few_offices import lay_example
from served_desks import Client, served

from auditor.desk import app, texts
from auditor.desk.desk import Desk
from auditor.desk.guard import Guard
from auditor.i18n import Language

DAY = date(2024, 3, 25)
SAMPLES = {
    "answer": "0",
    "office": "agriculture",
    "int:number": "1",
    "kind": "reminders",
    "event": "sent",
    "entry": "x",
    "cell": "x",
}
BEFORE_ANY_PAGE = ("/session", "/here", "/end", "/language")


@pytest.fixture(scope="module", name="opened")
def _opened(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("back") / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
        yield folder, client


def only_forms(folder):
    """Return every address that takes a form and shows nothing."""
    rules = list(app.create(Desk(folder, on=DAY), Guard("name.localhost:1")).url_map.iter_rules())
    shown = {rule.rule for rule in rules if "GET" in rule.methods}
    taking = sorted({rule.rule for rule in rules if "POST" in rule.methods} - shown)
    return [re.sub(r"<([^>]+)>", lambda part: SAMPLES[part[1]], rule) for rule in taking]


def test_every_address_that_only_takes_forms_leads_to_a_page_and_says_why(opened):
    folder, client = opened
    addresses = only_forms(folder)
    assert len(addresses) > 30
    for address in addresses:
        if address in BEFORE_ANY_PAGE:
            continue
        answer = client.get(address)
        assert answer.status == 303, address
        behind = client.get(answer.headers["Location"])
        if behind.status == 303:  # no work goes on, so its page leads on
            behind = client.get(behind.headers["Location"])
        assert behind.status == 200, (address, answer.headers["Location"])
        assert texts.ONLY_A_FORM.en in behind.text, address


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/settings/waivers/0/back", "/settings/"),
        ("/offices/agriculture/disputes/3", "/offices/agriculture/"),
        ("/offices/-/roster/0/back", "/offices/-/roster"),
        ("/meeting/letters/3/sent", "/meeting/letters"),
        ("/ask/office/agriculture/keep", "/ask/office/agriculture"),
        ("/welcome/open", "/welcome/"),
        ("/end", "/"),
    ],
)
def test_the_page_is_the_one_on_which_the_form_stands(opened, address, page):
    _, client = opened
    assert client.get(address).headers["Location"] == page


def test_the_other_language_is_spoken_on_the_page_of_a_form_that_was_refused(opened):
    _, client = opened
    for language in ("bn", "en"):
        fields = {"form_token": client.form_token("/settings/")}
        answer = client.send("POST", "/language", fields, headers={"Referer": f"{client.origin}/settings/waivers"})
        assert answer.headers["Location"] == "/settings/"
        assert f'lang="{language}"' in client.get("/settings/").text


def test_an_address_that_is_none_stays_none(opened):
    _, client = opened
    assert client.get("/settings/nothing/at/all").status == 404
