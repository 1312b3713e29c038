"""An office's report is one sheet: what is signed on the front, users, meetings and the strip on the back."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from changing import replace
from crowded_office import crowded_office

from auditor.i18n import Language, ascii_digits, plain
from auditor.model.finding import Outcome, Status
from auditor.model.paper import Box, Heading, Paragraph, Signatures, Strip, Table
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.remarks import Remark, RemarkCode
from reports.layout.office import office_report
from reports.pdf import draw

pytestmark = pytest.mark.sampled

DAY = re.compile(r"\d\d\.\d\d\.\d{4}")


def pages(tool, view, language):
    """Return the words of each page of the report."""
    drawn = draw([office_report(view, language)])
    read = subprocess.run([tool("pdftotext"), "-layout", "-", "-"], input=drawn, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def test_an_office_of_eight_accounts_with_everything_wrong_at_once_takes_one_sheet(tool, how_many):
    for seed in how_many(range(3), range(12)):
        for language in Language:
            assert len(pages(tool, crowded_office(seed), language)) == 2, (seed, language)


@pytest.mark.parametrize("language", Language)
def test_the_front_is_signed_and_the_back_is_cut_off(tool, language):
    view = crowded_office(0)
    front, back = pages(tool, view, language)
    signed = "দপ্তর প্রধান" if language is Language.BN else "Head of office"
    strip = "তথ্য সংশোধনের অনুরোধ —" if language is Language.BN else "Request for correction:"
    assert signed in front
    assert strip in back
    assert strip not in front


def test_front_and_back_hold_what_they_are_for():
    blocks = office_report(crowded_office(0), Language.BN).blocks
    turn = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.overleaf)
    front, back = blocks[:turn], blocks[turn:]
    assert [type(block) for block in front if not isinstance(block, Paragraph)][::3] == [Box, Signatures]
    assert sum(isinstance(block, Table) for block in front) == 1
    assert isinstance(back[-1], Strip)
    assert len([block for block in blocks if isinstance(block, Heading) and block.overleaf]) == 1


def test_a_silent_office_of_eight_accounts_takes_one_sheet_and_the_form_is_none_of_it(tool):
    view = replace(crowded_office(0), heard=False, status=Status.NO_INFORMATION)
    front, _ = pages(tool, view, Language.BN)
    assert "সংযুক্ত ছক পূরণ করে" in front
    assert "যা জানাতে হবে:" in front


def test_nothing_of_what_is_left_is_lost_between_front_and_back():
    for seed in range(5):
        view = crowded_office(seed)
        for language in Language:
            paper = str(office_report(view, language).blocks)
            assert all(step.said(language) in paper for step in view.steps)
            assert all(account.post.said(language) in paper for account in view.accounts)


def test_remarks_that_do_not_fit_say_once_and_of_whom_that_answers_contradict_each_other():
    view = crowded_office(0)
    said = str(office_report(view, Language.EN).blocks)
    assert said.count("conflicting information; the less favourable one counts") == 1
    alone = replace(view, accounts=view.accounts[:1])
    assert re.search(
        r"Row 1: (.*; )?[A-Z][^;]+: two different answers of", str(office_report(alone, Language.EN).blocks)
    ), "with its duty"


def test_both_languages_tell_the_same_days_and_sides_wherever_the_room_ends():
    for seed in range(6):
        view = crowded_office(seed)
        for first, last in combinations(range(len(view.accounts) + 1), 2):
            some = replace(view, accounts=view.accounts[first:last])
            days = [
                Counter(DAY.findall(ascii_digits(str(office_report(some, language).blocks)))) for language in Language
            ]
            assert days[0] == days[1], (seed, first, last)


def test_the_first_report_says_that_there_is_nothing_to_compare_with():
    view = replace(crowded_office(0), changes=None, steps=(plain("x"),))
    blocks = office_report(view, Language.EN).blocks
    assert any(isinstance(block, Paragraph) and "first report" in block.text for block in blocks)


def test_an_office_of_which_all_has_grown_old_takes_one_sheet_also_where_no_user_stands_on_the_back(tool):
    aged = (Remark(RemarkCode.STALE, day=date(2024, 2, 5)),)
    view = crowded_office(0)
    none_done = DutyCell(0, 1, Outcome.UNKNOWN)
    duties = tuple(replace(row, cell=none_done, done_on=None, remarks=aged) for row in view.duties)
    view = replace(view, accounts=(), duties=duties, steps=view.steps[:6], for_keeper=())
    for language in Language:
        assert len(pages(tool, view, language)) == 2, language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("lines", range(12, 40, 4))
def test_where_more_is_asked_than_the_front_holds_the_last_of_it_is_signed_for_on_the_back_and_no_page_is_empty(
    tool, language, lines
):
    crowded = crowded_office(0)
    step = plain(" ".join(["word"] * lines * 15))
    row = replace(crowded.duties[0], cell=DutyCell(0, 1, Outcome.UNKNOWN), done_on=None, remarks=())
    duties = tuple(replace(row, duty=plain(f"duty{number}")) for number in range(7))
    view = replace(crowded, accounts=crowded.accounts[:1], duties=duties, steps=(step,), for_keeper=(), disputes=())
    read = pages(tool, view, language)
    assert len(read) == 2
    places = {Language.BN: "স্বাক্ষর ও তারিখ", Language.EN: "signature and date"}[language]
    (signed,) = [page for page in read if places in page]
    assert "duty6" in signed
