"""Decisions of one number and two meetings are told apart on every screen and in every message, as papers do."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from changing import replace
from running import run
from served_desks import Client, served
from small_upazila import BASELINE
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language
from auditor.model.baseline import OtherDecision
from auditor.model.seal import seal_words
from auditor.rounds.ledger.ledger import Ledger

DAY, LATER = date(2024, 2, 20), date(2024, 3, 25)
TOLD = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন"}
OF_JANUARY = {Language.EN: "Decision 11 of January 2024", Language.BN: "জানুয়ারি ২০২৪ মাসের ১১ নং সিদ্ধান্ত"}
OF_FEBRUARY = {Language.EN: "Decision 11 of February 2024", Language.BN: "ফেব্রুয়ারি ২০২৪ মাসের ১১ নং সিদ্ধান্ত"}


@pytest.fixture
def made(tmp_path):
    """Return an upazila that judges by decision 11 of January and decision 11 of February, and what one office told."""
    upazila = TypedUpazila(tmp_path / "space")
    path = upazila.folder / "baseline.toml"
    first, second, rest = path.read_text("utf-8").split("[[decisions]]")
    second = second.replace("\nday = ", '\nserial = "11"\nday = ')
    rest = rest.replace("day = 2024-01-18", 'serial = "11"\nmeeting = "2024-02"\nday = 2024-02-15', 1)
    path.write_text(f"{first}[[decisions]]{second}[[decisions]]{rest}", "utf-8")
    upazila.lists(*(row.replace("union,Chairman", "department,Officer") for row in LOTA_AND_KOYRA))
    upazila.answers_at_the_desk("lota", {"lota": TOLD}, DAY)
    return upazila


@pytest.mark.parametrize("language", list(Language))
def test_the_desk_names_the_meeting_of_each(made, language):
    both = [OF_JANUARY[language], OF_FEBRUARY[language]]
    with served(made.folder, on=LATER, language=language) as (service, address):
        desk = Client(service, address)
        annex, keep = (unescape(desk.get(f"/meeting/{page}").text) for page in ("annex", "keep?meeting=2024-03"))
    assert re.findall("<h2>([^<]*11[^<]*|[^<]*১১[^<]*)</h2>", annex) == both
    assert ", ".join(both) in keep
    made.keep("--yes", meeting="2024-03", on="2024-03-25")
    with served(made.folder, on=date(2024, 4, 2), language=language) as (service, address):
        month = unescape(Client(service, address).get("/month/").text)
    cells = re.findall('<th scope="row">([^<]*)</th>', month)
    assert [cell.partition(":")[0] for cell in cells] == [
        {Language.EN: "11 (January 2024)", Language.BN: "১১ (জানুয়ারি ২০২৪)"}[language],
        {Language.EN: "11 (February 2024)", Language.BN: "১১ (ফেব্রুয়ারি ২০২৪)"}[language],
    ]


def test_commands_name_the_meeting_of_each(made):
    both = (OF_JANUARY[Language.EN], OF_FEBRUARY[Language.EN])
    kept = made.keep("--yes", meeting="2024-03", on="2024-03-25")
    assert f"no result of: {', '.join(both)}." in " ".join(kept.stdout.split() + kept.stderr.split())
    (head,) = Ledger(made.folder / "ledger.db").rounds()
    checked = run("verify", seal_words(head.digest), "--language", "en", "--workspace", made.folder).stderr
    assert [checked.count(f"{called}, ") for called in both] == [1, 1]


def test_of_one_number_the_decision_of_the_earlier_meeting_comes_first_also_one_that_is_kept_by_hand():
    first, second = (replace(each, serial="11") for each in BASELINE.ordering)
    later = replace(second, meeting="2024-02")
    before, nine = OtherDecision("১১", "x", meeting="2023-12"), OtherDecision("9", "y", meeting="2024-03")
    assert sorted((first, later, before, nine), key=lambda each: each.place) == [nine, before, first, later]
    assert [each.called_among((first, second)).en for each in (first, second)] == ["Decision 11"] * 2
