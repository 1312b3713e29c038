"""The page of an office says of each answer that was typed at the desk what it is worth, also of one that was told anew since."""

from __future__ import annotations

import re
from datetime import date

from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language

DAY, SINCE = date(2024, 4, 10), date(2024, 4, 15)
OFF, ON = "চালু নেই", "চালু, লগইনে কোড চায়"


def talk(day):
    return {"contacted-on": f"{day:%d.%m.%Y}", "way": "ফোন"}


def worths(upazila):
    """Return what is said of each typed answer about two-step, by the day on which it was told."""
    with served(upazila.folder, on=SINCE, language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    section = page.partition('id="typed"')[2]
    found = re.findall(r"<li>(\d\d\.\d\d\.\d{4})[^<]*two-step[^<]*(?:<span class=\"hint\">([^<]*)</span>)?", section)
    return dict(found)


def test_an_answer_in_whose_place_another_was_told_since_says_so_with_the_day(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    upazila.answers_at_the_desk("lota", {"lota": {**talk(DAY), "two-step": OFF}}, DAY)
    assert worths(upazila) == {"10.04.2024": "counts"}
    upazila.answers_at_the_desk("lota", {"lota": {**talk(SINCE), "two-step": ON}}, SINCE)
    assert worths(upazila) == {
        "10.04.2024": "does not count any more: told again on 15.04.2024",
        "15.04.2024": "counts",
    }


def test_a_day_before_the_decision_in_the_place_of_one_after_it_is_told_before_it_is_written(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    upazila.answers_at_the_desk("lota", {"lota": {**talk(DAY), "reset": "২০.০৩.২০২৪"}}, DAY)
    here = "/offices/lota/"
    with served(upazila.folder, on=SINCE, language=Language.EN) as (service, address):
        desk = Client(service, address)
        ((path, mark),) = re.findall(r'action="(/offices/lota/typed/(\w+))"', desk.get(here).text)
        for day, odd in (("10.01.2024", True), ("21.03.2024", False)):
            right = {f"written-{mark}": day, f"reason-{mark}": "misread"}
            shown = desk.post(path, on=here, **right).text
            assert ("10.01.2024 lies before the decision of 18.01.2024" in shown) is odd


def test_an_answer_that_is_taken_back_on_the_day_it_was_typed_is_not_told_as_of_two_days(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    upazila.answers_at_the_desk("lota", {"lota": {**talk(DAY), "two-step": OFF}}, DAY)
    here = "/offices/lota/"
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        ((path, mark),) = re.findall(r'action="(/offices/lota/typed/(\w+))"', desk.get(here).text)
        back = {f"back-{mark}": "typed twice", "confirmed": "1"}
        assert desk.post(f"{path}/back", on=here, **back).status == 303
        assert "Typed on 10.04.2024, taken back on the same day. Reason: typed twice" in desk.get(here).text
        service.desk.language = Language.BN
        assert "১০.০৪.২০২৪ তারিখে লেখা, একই তারিখে বাতিল। কারণ: typed twice" in desk.get(here).text
