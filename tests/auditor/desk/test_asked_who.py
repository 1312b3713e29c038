"""Once the roster was corrected at the desk the next page says of which office it is asked who somebody is, and the office's page leads to the question."""

from __future__ import annotations

from datetime import date

import pytest
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language

TOLD, DAY = date(2024, 2, 20), date(2024, 3, 5)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
FORM = "/offices/lota/roster"
WAY = 'href="/meeting/keep#questions"'
ASKED = {
    Language.EN: (
        "Lota UP: who somebody of the list is, is asked before a round is kept",
        "was this one among those counted then?",
    ),
    Language.BN: ("তালিকার কোনটি আগের কোনটি, যাচাই রাখার আগে “সভা” পাতায় তা জিজ্ঞাসা করা হবে", "এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?"),
}


@pytest.fixture(name="folder")
def _folder(tmp_path):
    """Of the two user IDs of an office one is known by its number alone; all was told of both, and a round was kept."""
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers(f'Lota UP,,{TOLD:%d.%m.%Y},ফোন,2,"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে', heads=HEADS)
    made.knows_what_keeping_asks()
    made.keep("--yes")
    return made.folder


@pytest.mark.parametrize("language", Language)
def test_who_is_asked_about_since_a_correction_is_said_then_and_the_way_to_the_question_stands_at_the_office(
    folder, language
):
    asked, question = ASKED[language]
    with served(folder, on=DAY, language=language) as (service, address):
        client = Client(service, address)
        client.post(FORM, about="office", phone="01712345678", confirmed="1")
        page = client.get("/offices/lota/").text
        assert not any(words in page for words in (asked, WAY))
        client.post(FORM, about="new-account", confirmed="1", **{"post-new": "নৈশ প্রহরী", "login-new": "l2"})
        page = client.get("/offices/lota/").text
        assert all(words in page for words in (asked, question, WAY))
        again = client.get("/offices/lota/").text
        assert asked not in again
        assert WAY in again
        keep = client.get("/meeting/keep").text
        assert 'id="questions"' in keep
        assert question in keep
