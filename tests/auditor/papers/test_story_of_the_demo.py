"""The demo's story: a transfer, a waiver, a portal's fault, a contradiction and a slip back, each told alike in all papers and both languages."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest
from rendering import papers, render
from running import run
from unprinted import unprinted

from auditor import discovery
from auditor.i18n import Language, Text, serial
from auditor.model.paper import Box, KeyBlock, Table
from auditor.model.views.letters import PortalLetter
from auditor.papers import letters
from auditor.papers.letter_order import Order
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.views.annex.annexes import auditor_view, chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import RoundMaterial
from auditor.views.letters.letters import named_enclosures, named_letters
from auditor.views.office.office import office_reports

if TYPE_CHECKING:
    from auditor.model.paper import Paper

LETTERS_ON = date(2024, 4, 5)


class Told(NamedTuple):
    """What papers say of an office: its serial, its row in the annex, a row of a user of it, its report's box and its report's rest.

    In records it has a `status` and a `remark`, of which these `fields` are known; `owes` says whether it is reminded.
    """

    serial: int
    annex: Text
    account: Text
    box: Text
    report: Text
    status: str
    remark: str
    fields: dict[str, str]
    owes: bool


TRANSFER = Told(
    15,
    annex=Text(
        en="new holder, 03.03.2024; not done by the holder before",
        bn="নতুন দায়িত্বপ্রাপ্ত, ০৩.০৩.২০২৪; আগের দায়িত্বপ্রাপ্তের সময়ে হয়নি",
    ),
    account=Text(en="holder of the post changed, 03.03.2024", bn="দায়িত্বপ্রাপ্ত ব্যক্তি পরিবর্তন, ০৩.০৩.২০২৪"),
    box=Text(
        en="whether the present holder did this since joining", bn="বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগদানের পর এটি করেছেন কি না"
    ),
    report=Text(en="not known since the holder changed", bn="দায়িত্ব বদলের পর তথ্য পাওয়া যায়নি"),
    status="partial",
    remark="transfer",
    fields={"day": "2024-03-03"},
    owes=True,
)
WAIVER = Told(
    16,
    annex=Text(en="time extended until 31.05.2024", bn="৩১.০৫.২০২৪ পর্যন্ত সময় বর্ধিত"),
    account=Text(en="time extended until 31.05.2024", bn="৩১.০৫.২০২৪ পর্যন্ত সময় বর্ধিত"),
    box=Text(en="Time extended until 31.05.2024", bn="৩১.০৫.২০২৪ পর্যন্ত সময় বর্ধিত"),
    report=Text(en="time extended until 31.05.2024", bn="৩১.০৫.২০২৪ পর্যন্ত সময় বর্ধিত"),
    status="waived",
    remark="waiver",
    fields={"day": "2024-05-31", "reference": "০৫ নং সিদ্ধান্ত, ফেব্রুয়ারি ২০২৪"},
    owes=False,
)
FAULT = Told(
    21,
    annex=Text(en="cause: the portal does not offer two-step", bn="কারণ: পোর্টালে Two-step চালুর সুযোগ নেই"),
    account=Text(
        en="cause at the portal: the portal does not offer two-step", bn="পোর্টালজনিত কারণ: পোর্টালে Two-step চালুর সুযোগ নেই"
    ),
    box=Text(en="Your office has nothing left to do", bn="আপনার দপ্তরের আর করণীয় নেই"),
    report=Text(
        en="cause at the portal: the portal does not offer two-step", bn="পোর্টালজনিত কারণ: পোর্টালে Two-step চালুর সুযোগ নেই"
    ),
    status="awaiting-portal",
    remark="cause",
    fields={"cause": "not-offered"},
    owes=False,
)
CONTRADICTION = Told(
    5,
    annex=Text(en="conflicting information", bn="তথ্যে গরমিল"),
    account=Text(
        en="the less favourable one counts (done (by video), 09.02.2024; not done (declared), 12.03.2024)",
        bn="কম অনুকূল তথ্যটি ধরা হয়েছে (হয়েছে (ভিডিও), ০৯.০২.২০২৪; হয়নি (দপ্তরের তথ্য), ১২.০৩.২০২৪)",
    ),
    box=Text(en="answers on this do not agree", bn="দুটি তথ্যে অমিল আছে"),
    report=Text(
        en="the less favourable one counts (done (by video), 09.02.2024; not done (declared), 12.03.2024)",
        bn="কম অনুকূল তথ্যটি ধরা হয়েছে (হয়েছে (ভিডিও), ০৯.০২.২০২৪; হয়নি (দপ্তরের তথ্য), ১২.০৩.২০২৪)",
    ),
    status="partial",
    remark="conflict",
    fields={},
    owes=True,
)
SLIP_BACK = Told(
    5,
    annex=Text(en="5/6 (−1)", bn="৫/৬ (−১)"),
    account=Text(en="not done", bn="হয়নি"),
    box=Text(en="turn two-step on from the profile", bn="প্রোফাইল থেকে Two-step চালু করুন"),
    report=Text(en="no longer done, to do again", bn="এখন আর বাস্তবায়িত নয়, পুনরায় করণীয়"),
    status="partial",
    remark="conflict",
    fields={},
    owes=True,
)
STORY = {
    "transfer": TRANSFER,
    "waiver": WAIVER,
    "portal's fault": FAULT,
    "contradiction": CONTRADICTION,
    "slip back": SLIP_BACK,
}
COMMON = {SLIP_BACK.account.en}
"""What papers say also of what is not told by name."""


class Made(NamedTuple):
    """The demo's views of its last meeting, its letters with their enclosed reports, and the records as they are kept."""

    chair: object
    auditor: object
    minutes: object
    reports: tuple
    letters: tuple
    enclosed: dict


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Made:
    folder = tmp_path_factory.mktemp("story") / "paikgacha"
    with unprinted():
        run("demo", folder, code=0)
    space = listed.open_workspace(folder)
    past, letterhead = looking_back.history(space), space.config.letterhead
    now, made, enclosed = letters.standing(space, LETTERS_ON), [], {}
    for portal in (True, False):
        order = Order(LETTERS_ON, LETTERS_ON, portal=portal)
        material = letters.draft(space, now, letters.wanted(now.past, order).letters, order)
        made += [view for _, view in named_letters(material)]
        enclosed |= {
            each.report.office.serial: each.report for _, of in named_enclosures(material) for each in of.enclosures
        }
    return Made(
        chair_view(past, letterhead),
        auditor_view(RoundMaterial(past, letterhead)),
        minutes_view(past, letterhead),
        office_reports(past, letterhead).reports,
        tuple(made),
        enclosed,
    )


def words_of(*made: object) -> str:
    return json.dumps(msgspec.to_builtins(made), ensure_ascii=False)


def rows_of(paper: Paper, number: int) -> list[tuple[str, ...]]:
    tables = (block for block in paper.blocks if isinstance(block, Table))
    return [row for table in tables for row in table.rows if row[0] == serial(number, paper.language)]


def record_of(view: object) -> dict:
    return json.loads(render(discovery.formats()["json"], view, Language.EN))


def assert_told(report: dict, told: Told) -> None:
    remarks = [each for duty in report["duties"] for each in duty["remarks"] if each["remark"] == told.remark]
    assert report["status"] == told.status
    assert any(told.fields.items() <= each.items() for each in remarks)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("told", STORY.values(), ids=STORY)
def test_the_annexes_tell_it_in_the_row_of_the_office_and_the_programmer_of_its_users_too(demo, told, language):
    for view in (demo.chair, demo.auditor):
        (paper,) = papers(view, language)
        (row, *users) = rows_of(paper, told.serial)
        assert told.annex.said(language) in " · ".join(row)
        assert bool(users) is (view is demo.auditor)
    assert any(told.account.said(language) in " · ".join(user) for user in users)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("told", STORY.values(), ids=STORY)
def test_the_office_reads_it_in_its_report_what_is_to_be_done_in_its_box(demo, told, language):
    (paper,) = papers(demo.reports[told.serial - 1], language)
    box, *rest = (words_of(block) for block in paper.blocks if not isinstance(block, KeyBlock))
    assert isinstance(paper.blocks[0], Box)
    assert told.box.said(language) in box
    assert told.report.said(language) in " ".join(rest)


@pytest.mark.parametrize("told", STORY.values(), ids=STORY)
def test_records_tell_it_of_the_office_in_the_annexes_and_in_its_report(demo, told):
    for view in (demo.chair, demo.auditor):
        (row,) = (row for row in record_of(view)["offices"] if row["serial"] == told.serial)
        assert row["status"] == told.status
        assert any(told.fields.items() <= each.items() for each in row["remarks"] if each["remark"] == told.remark)
    assert_told(record_of(demo.reports[told.serial - 1]), told)


def test_what_was_done_and_is_no_longer_is_to_be_done_again_in_every_record_of_the_chair(demo):
    for view in (demo.chair, demo.auditor):
        changes = record_of(view)["changes"]
        assert [change["office"]["serial"] for change in changes["to_do_again"]] == [SLIP_BACK.serial]
        assert [office["serial"] for office in changes["lapsed"]] == [TRANSFER.serial]
        assert [change["office"]["serial"] for change in changes["waived"]] == [WAIVER.serial]
    before, now = record_of(demo.reports[SLIP_BACK.serial - 1])["history"]
    assert [month["status"] for month in (before, now)] == ["implemented", "partial"]


@pytest.mark.parametrize("language", Language)
def test_the_minutes_name_nobody_in_it_and_count_the_portal_s_faults_as_the_chair_does(demo, language):
    (paper,) = papers(demo.minutes, language)
    published = words_of(paper.blocks) + words_of(record_of(demo.minutes))
    for told in STORY.values():
        for words in (told.annex, told.account, told.report):
            if words.en not in COMMON:
                assert words.said(language) not in published
    summary = record_of(demo.chair)["summary"]
    assert record_of(demo.minutes)["summary"]["portal_offices"] == summary["portal_offices"] == 5


@pytest.mark.parametrize("language", Language)
def test_who_owes_something_is_reminded_with_the_same_report_and_who_waits_is_not(demo, language):
    (of_portal,) = (view for view in demo.letters if isinstance(view, PortalLetter))
    matters = [(matter.cause.value, matter.offices) for matter in of_portal.matters]
    assert ("not-offered", 1) in matters
    assert of_portal.offices == record_of(demo.chair)["summary"]["portal_offices"]
    for told in STORY.values():
        assert (told.serial in demo.enclosed) is told.owes
        if told.owes:
            (paper,) = papers(demo.enclosed[told.serial], language)
            assert told.box.said(language) in words_of(paper.blocks[0])
            assert_told(record_of(demo.enclosed[told.serial]), told)


@pytest.mark.parametrize("language", Language)
def test_the_portals_stand_unbroken_in_the_letter_to_their_owner(demo, language, tool, tmp_path):
    (of_portal,) = (view for view in demo.letters if isinstance(view, PortalLetter))
    drawn = tmp_path / "letter.pdf"
    drawn.write_bytes(discovery.documents()["letter"].render(discovery.formats()["pdf"], of_portal, language))
    read = subprocess.run([tool("pdftotext"), "-layout", drawn, "-"], capture_output=True, check=True).stdout.decode()
    assert read.count("*.paikgacha.example.gov.bd") == 3
