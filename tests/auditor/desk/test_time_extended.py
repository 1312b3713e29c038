"""An office whose only open duty the committee put off is not said to have nothing left."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila, lota_and_koyra

from auditor import discovery
from auditor.i18n import Language
from auditor.model.baseline import Waiver
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.workspace import waivers

DAY = date(2024, 2, 20)
GIVEN = {"policy": "two-step-enabled", "reason": "portal is moved", "approved_by": "decision 05"}


def test_an_extension_by_a_meeting_still_to_come_is_asked_about_and_entered_once_it_is_said_to_be_meant(tmp_path):
    made = lota_and_koyra(tmp_path / "space")
    given = GIVEN | {"approved_by": "meeting of 21.02.2024", "subject": "lota", "until": "30.06.2024"}
    with served(made.folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        asked = desk.post("/settings/waivers", on="/settings/", **given)
        assert asked.status == 422
        assert "is of 21.02.2024, which is still to come, and today is 20.02.2024" in unescape(asked.text)
        assert not open_workspace(made.folder).waivers
        meant = re.search(r'name="day_meant" value="([^"]+)"', asked.text)
        assert desk.post("/settings/waivers", on="/settings/", **given, day_meant=meant[1]).status == 303
    assert len(open_workspace(made.folder).waivers) == 1


@pytest.mark.parametrize("is_done", [False, True])
def test_of_an_office_that_has_only_a_duty_left_for_which_there_is_time_it_says_till_when(tmp_path, is_done):
    made = lota_and_koyra(tmp_path / "space")
    told = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন"} | ({} if is_done else {"two-step": "চালু নেই"})
    made.answers_at_the_desk("lota", {"lota": told}, DAY)
    given = Waiver(GIVEN["policy"], "lota", GIVEN["reason"], GIVEN["approved_by"], date(2024, 6, 30))
    waivers.add(made.folder, given, discovery.policies(), DAY, named={}, elsewhere={})
    with served(made.folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    said = page.partition('id="left">')[2].partition("</section>")[0]
    listed = page.partition('id="waivers">')[2].partition("</section>")[0]
    assert ("(the duty is done: not needed)" in listed) is is_done
    assert "<ul>" not in said, said
    assert ("Nothing is left to do or to tell." in said) is is_done
    assert ("Nothing is to be done now." in said) is not is_done
    assert ("Two-step on for every user&#34; there is time until 30.06.2024." in said) is not is_done
    assert "it is only to be told" not in said


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (Language.EN, "The office has nothing left to do; this waits for the portal: Two-step on for every user."),
        (Language.BN, "দপ্তরের আর করণীয় নেই; পোর্টাল অপেক্ষমাণ: প্রত্যেক ইউজারের Two-step চালু।"),
    ],
)
def test_of_an_office_that_awaits_the_portal_it_says_what_waits_and_not_that_nothing_is_left(tmp_path, language, says):
    made = lota_and_koyra(tmp_path / "space")
    told = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন", "two-step": "চালু নেই", "cause": "কোড আসে না"}
    made.answers_at_the_desk("lota", {"lota": told}, DAY)
    with served(made.folder, on=DAY, language=language) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    said = page.partition('id="left">')[2].partition("</section>")[0]
    assert re.findall("<p>(.*?)</p>", said) == [says]


def test_what_is_judged_as_of_the_meeting_says_which_extended_time_is_over_by_then(tmp_path):
    made = lota_and_koyra(tmp_path / "space")
    says = "This is judged as of the meeting of 29.02.2024: extended time that ends before it (25.02.2024) is over here"
    pages = ("/meeting/keep?meeting=2024-02-29", "/meeting/annex")
    with served(made.folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        desk.post("/settings/answers", on="/settings/", **{"next-meeting": "29.02.2024"})
        desk.post("/settings/waivers", on="/settings/", **GIVEN, subject="lota", until="25.02.2024")
        assert [says in desk.get(page).text for page in pages] == [True, True]
        desk.post("/settings/waivers", on="/settings/", **GIVEN, subject="lota", until="29.02.2024")
        desk.post("/settings/waivers", on="/settings/", **GIVEN, subject="lota/Secretary", until="25.02.2024")
        assert [says in desk.get(page).text for page in pages] == [False, False], "its whole office's counts"


def test_days_of_one_month_are_each_shown_as_the_round_of_that_day_would_be(tmp_path):
    made = lota_and_koyra(tmp_path / "space")
    told = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন", "two-step": "চালু নেই"}
    made.answers_at_the_desk("lota", {"lota": told}, DAY)
    given = Waiver(GIVEN["policy"], "lota", GIVEN["reason"], GIVEN["approved_by"], date(2024, 2, 25))
    waivers.add(made.folder, given, discovery.policies(), DAY, named={}, elsewhere={})
    shown = []
    for days in (("22.02.2024", "28.02.2024"), ("28.02.2024", "22.02.2024")):
        with served(made.folder, on=DAY, language=Language.EN) as (service, address):
            desk = Client(service, address)
            for day in days:
                page = desk.get(f"/meeting/keep?day={day}").text
                annex = desk.get(unescape(re.search(r'href="(/meeting/annex[^"]*)"', page)[1])).text
                changes = page.partition('id="changes">')[2].partition("<p><a")[0]
                papers = unescape(re.search(r'href="/meeting/annex/minutes.pdf([^"]*)"', annex)[1])
                shown.append((day, changes, annex.partition("<h2>")[2].partition("</main>")[0], papers))
    first, later, again, before = shown
    assert (first, later) == (before, again)
    assert all(one != other for one, other in zip(first, later, strict=True))


OVER, NOT_NEEDED = "over: it holds no longer", "the duty is done: not needed"
LEFT = "no longer in the roster: it does not count"


def test_the_page_of_an_office_gives_no_time_that_waits_until_it_is_known_whether_its_user_ids_are_those_of_before(
    tmp_path,
):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,2,lota.example.gov.bd,,")
    told = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন", "two-step": "চালু নেই"}
    made.answers_at_the_desk("lota", {"lota": told}, DAY)
    given = Waiver(GIVEN["policy"], "lota", GIVEN["reason"], GIVEN["approved_by"], date(2024, 6, 30))
    waivers.add(made.folder, given, discovery.policies(), DAY, named={}, elsewhere={})
    made.keep("--yes", code=0)
    later, time = date(2024, 3, 20), "there is time until 30.06.2024"
    for portal, waits in (("lota.example.gov.bd", False), ("lotaup.khulna.gov.bd", True)):
        made.lists(f"lota,Lota UP,union,Chairman,2,{portal},,")
        with served(made.folder, on=later, language=Language.EN) as (service, address):
            page = Client(service, address).get("/offices/lota/").text
        assert (time in page) is not waits
        assert ("it does not count until it is known whether it is the same as before" in page) is waits


def test_the_page_of_an_office_lists_time_of_one_of_before_that_waits_until_it_is_known_who_he_is(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    head = "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,{}"
    made.lists(head.format("Secretary,secretary.lota"), *LOTA_AND_KOYRA[1:])
    (secretary,) = assessing.assess(open_workspace(made.folder), DAY).assessments[0].office.accounts
    told = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন", "two-step": "চালু নেই"}
    made.answers_at_the_desk("lota", {"lota": told}, DAY)
    given = Waiver(GIVEN["policy"], secretary.id, GIVEN["reason"], GIVEN["approved_by"], date(2024, 6, 30))
    waivers.add(made.folder, given, discovery.policies(), DAY, named={}, elsewhere={})
    made.keep("--yes", code=1)
    made.lists(head.format("Accountant,accounts.lota"), *LOTA_AND_KOYRA[1:])
    _, of_office, _ = listed_extensions(made.folder, date(2024, 3, 20), "lota")
    _, of_another, _ = listed_extensions(made.folder, date(2024, 3, 20), "koyra")
    waits = "it does not count until it is known whether it is the same as before"
    assert of_office == [
        f"Lota UP, Secretary (perhaps Lota UP, Accountant now): Two-step on for every user, until 30.06.2024 (decision 05) ({waits})"
    ]
    assert of_another == []


@pytest.mark.parametrize(("portal", "waits"), [("lota.example.gov.bd", False), ("lotaup.khulna.gov.bd", True)])
def test_whoever_enters_time_is_told_that_it_waits_until_it_is_known_whether_the_user_ids_are_those_of_before(
    tmp_path, portal, waits
):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,2,lota.example.gov.bd,,")
    told = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন", "two-step": "চালু নেই"}
    made.answers_at_the_desk("lota", {"lota": told}, DAY)
    made.keep("--yes", code=1)
    made.lists(f"lota,Lota UP,union,Chairman,2,{portal},,")
    of = ("--until", "30.06.2024", "--reason", GIVEN["reason"], "--approved-by", GIVEN["approved_by"])
    at = ("--on", "2024-03-20", "--language", "en", "--workspace", made.folder)
    said = run("extension", "enter", "lota", GIVEN["policy"], *of, *at, code=0)
    words = "It does not count until it is known whether the office or its user IDs are those of before"
    assert (words in said.stdout + said.stderr) is waits


def listed_extensions(folder, day, *offices):
    """Return what is said of extensions on Settings by row, on the pages of offices, and by the command."""
    with served(folder, on=day, language=Language.EN) as (service, address):
        desk = Client(service, address)
        settings = desk.get("/settings/").text.partition('id="waivers-heading">')[2].partition("</tbody>")[0]
        pages = [desk.get(f"/offices/{office}/").text for office in offices]
    command = run("extension", "--on", day.isoformat(), "--language", "en", "--workspace", folder, code=0).stdout
    of_offices = [page.partition('id="waivers">')[2].partition("</section>")[0] for page in pages]
    begins = [command.index(heading) for heading in ("Whose", "Duty", "Note")]
    numbered = [row.splitlines() for row in re.split(r"(?m)^(?=\d)", command)[1:]]
    rows = [
        " ".join(" ".join(line[begins[0] : begins[1]] for line in row).split())
        + ": "
        + " ".join(" ".join(line[begins[2] :] for line in row).split())
        for row in numbered
    ]
    return settings.split("<tr>")[2:], re.findall("<li>(.*?)</li>", "".join(of_offices)), rows


def told_to_programs(folder, day):
    """Return what a list for programs has of each extension: that it is over, and what is noted; and how whose it is is called."""
    listed = run("extension", "--json", "--on", day.isoformat(), "--workspace", folder, code=0).stdout
    return [
        (each["name"] and each["name"]["en"], each["over"], each.get("note"))
        for each in json.loads(listed)["extensions"]
    ]


def test_every_list_of_extensions_says_which_are_over_not_needed_or_of_who_left_and_names_these(tmp_path):
    made = lota_and_koyra(tmp_path / "space")
    done = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন"}
    for office, told in (("lota", done | {"two-step": "চালু নেই"}), ("koyra", done)):
        made.answers_at_the_desk(office, {office: told}, DAY)
    for subject, until in (("lota", date(2024, 3, 1)), ("koyra", date(2024, 6, 30))):
        given = Waiver(GIVEN["policy"], subject, GIVEN["reason"], GIVEN["approved_by"], until)
        waivers.add(made.folder, given, discovery.policies(), DAY, named={}, elsewhere={})
    lists = listed_extensions(made.folder, DAY, "lota", "koyra")
    assert [[OVER in row, NOT_NEEDED in row] for said in lists for row in said] == [[False, False], [False, True]] * 3
    assert told_to_programs(made.folder, DAY) == [("Lota UP", False, None), ("Koyra UP", False, "done")]
    lists = listed_extensions(made.folder, date(2024, 3, 20), "lota", "koyra")
    assert [[OVER in row, NOT_NEEDED in row] for said in lists for row in said] == [[True, False], [False, True]] * 3
    made.keep(code=0)
    made.lists(LOTA_AND_KOYRA[0])
    left = ("roster", "correct", "koyra", "--left", "it was abolished", "--yes")
    run(*left, "--on", "2024-03-19", "--workspace", made.folder, code=0)
    settings, _, command = listed_extensions(made.folder, date(2024, 3, 20))
    for row in (settings[1], command[1]):
        assert "Koyra UP" in row
        assert LEFT in row
        assert NOT_NEEDED not in row
    told = told_to_programs(made.folder, date(2024, 3, 20))
    assert told == [("Lota UP", True, None), (None, False, "left-roster")], "not in the roster"
