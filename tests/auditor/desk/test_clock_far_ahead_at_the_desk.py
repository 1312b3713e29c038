"""Nothing that bears the day for good is written at the desk by a clock far after all that is known, unless its day is said to be right."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from served_desks import Client, served
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.desk.desk import Desk
from auditor.i18n import Language
from auditor.rounds.ledger.ledger import Ledger

DONE = '২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'
FAR = "long after the last meeting, round and information known here"
AHEAD = date(2099, 1, 5)
FORMS = {
    "a request for correction": (
        "/offices/lota/disputes", "/offices/lota/",
        {"duty": "two-step-enabled", "what": "ভুল", "received": "04.01.2099", "reference": "পত্র ৭"},
    ),
    "letters": ("/meeting/letters/reminders", "/meeting/letters", {"office": "lota"}),
    "more time": (
        "/settings/waivers", "/settings/",
        {"subject": "lota", "policy": "two-step-enabled", "until": "30.06.2099", "reason": "কাজ চলছে", "approved_by": "সভা ০৫"},
    ),
    "answers": ("/ask/hand-in", "/ask/", {}),
    "answers before keeping": ("/meeting/keep/answers", "/meeting/keep", {"meeting": "2024-03"}),
    "the pack of the meeting": ("/meeting/pack", "/meeting/pack", {"which": "all"}),
    "the pack for a successor": ("/settings/handover", "/settings/", {"pack": "E:\\pen"}),
}  # fmt: skip


@pytest.fixture
def upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers(f"Lota UP,,{DONE}", f"Koyra UP,,{DONE}")
    upazila.knows_what_keeping_asks()
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    return upazila


@pytest.mark.parametrize(("address", "page", "fields"), FORMS.values(), ids=FORMS)
def test_such_a_clock_is_asked_about_before_anything_is_written(upazila, monkeypatch, address, page, fields):
    monkeypatch.setattr(Desk, "clock", AHEAD)
    entries = Ledger(upazila.folder / "ledger.db").length()
    with served(upazila.folder, language=Language.EN) as (service, opened):
        asked = Client(service, opened).post(address, on=page, **fields)
    assert asked.status == 422
    assert FAR in asked.text
    assert Ledger(upazila.folder / "ledger.db").length() == entries
    assert not (upazila.folder / "waivers.toml").exists() or "2099" not in (upazila.folder / "waivers.toml").read_text()


def test_what_was_asked_about_is_written_once_the_day_is_said_to_be_right(upazila, monkeypatch):
    monkeypatch.setattr(Desk, "clock", AHEAD)
    address, page, fields = FORMS["a request for correction"]
    with served(upazila.folder, language=Language.EN) as (service, opened):
        client = Client(service, opened)
        meant = re.search(r'name="day_meant" value="([^"]+)"', client.post(address, on=page, **fields).text)[1]
        assert client.post(address, on=page, **fields, day_meant=meant).status == 303
        assert client.post("/meeting/letters/reminders", on="/meeting/letters", office="lota").status == 303


def test_a_day_that_was_given_is_not_asked_about(upazila):
    address, page, fields = FORMS["a request for correction"]
    with served(upazila.folder, on=date(2024, 4, 2), language=Language.EN) as (service, opened):
        fields = fields | {"received": "01.04.2024"}
        assert Client(service, opened).post(address, on=page, **fields).status == 303


def test_the_first_page_asks_once_whether_such_a_day_is_today_and_the_forms_ask_no_more(upazila, monkeypatch):
    monkeypatch.setattr(Desk, "clock", AHEAD)
    address, page, fields = FORMS["a request for correction"]
    with served(upazila.folder, language=Language.EN) as (service, opened):
        client = Client(service, opened)
        asked = client.get("/month/").text
        assert "Is today 05.01.2099?" in asked
        assert "set this computer's date and open the desk again" in unescape(asked)
        assert client.post("/month/day", on="/month/", day="2099-01-05").status == 303
        assert "Is today" not in client.get("/month/").text
        assert client.post(address, on=page, **fields).status == 303


def test_a_day_that_was_said_to_be_right_says_nothing_of_another_one(upazila, monkeypatch):
    monkeypatch.setattr(Desk, "clock", AHEAD)
    with served(upazila.folder, language=Language.EN) as (service, opened):
        client = Client(service, opened)
        client.post("/month/day", on="/month/", day="2099-01-05")
        monkeypatch.setattr(Desk, "clock", date(2099, 1, 6))
        assert "Is today 06.01.2099?" in client.get("/month/").text
        client.post("/month/day", on="/month/", day="2099-01-05")
        assert "Is today 06.01.2099?" in client.get("/month/").text
