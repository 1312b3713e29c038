"""The chair's copy of a full month is at most six pages, the one that may be published at most four, and no page is the seal's alone."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from datetime import date

import pytest
from changing import replace
from few_offices import EXAMPLE
from full_month import extreme_month, lay_full_month, of_forty

from auditor.i18n import Language, serial
from auditor.model.paper import Paragraph
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from reports.layout.annex import annex
from reports.pdf import draw

pytestmark = pytest.mark.sampled
MOST_PAGES = 6
MOST_PAGES_PUBLISHED = 4


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full") / "space"
    lay_full_month(folder)
    return listed.open_workspace(folder)


@pytest.fixture(scope="module")
def view(space):
    return chair_view(looking_back.history(space), space.config.letterhead)


@pytest.fixture(scope="module")
def forty(view):
    return of_forty(view)


def pages(tool, view, language):
    """Return the words of each page."""
    drawn = draw([annex(view, language)])
    read = subprocess.run([tool("pdftotext"), "-layout", "-", "-"], input=drawn, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def test_the_month_is_as_full_as_it_is_meant_to_be(view, forty):
    remarks = {remark.code for row in view.rows for remark in row.remarks}
    assert {"reminded", "disputed", "dispute-answered", "waiver", "cause", "conflict"} <= remarks
    assert len(view.summary.head.others) == 3
    assert len({duty.office for duty in view.changes.waived}) == 3
    assert (len(view.disputes), view.summary.offices) == (5, 33)
    assert len([row for row in forty.rows if not row.own]) == 40


@pytest.mark.parametrize("language", Language)
def test_a_full_month_of_forty_offices_takes_six_pages_and_notes_stand_beside_the_seal(tool, view, forty, language):
    notes = "দ্রষ্টব্য" if language is Language.BN else "Notes"
    for each in (view, forty):
        read = pages(tool, each, language)
        assert len(read) <= MOST_PAGES
        assert notes in read[-1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("long_names", [6, 4, 2])
def test_a_month_in_which_all_happens_at_once_takes_no_more_pages(tool, view, language, long_names):
    extreme = extreme_month(view, long_names)
    read = pages(tool, extreme, language)
    assert len(read) <= MOST_PAGES
    assert ("দ্রষ্টব্য" if language is Language.BN else "Notes") in read[-1]
    told = unicodedata.normalize("NFC", " ".join("".join(read).split()))
    assert all(
        f"{serial(named.office.serial, language)}, {named.duty.said(language)}" in told for named in extreme.disputes
    )


@pytest.mark.parametrize("language", Language)
def test_what_may_be_published_of_a_full_month_takes_four_pages_and_is_signed_on_the_first(tool, space, language):
    read = pages(tool, minutes_view(looking_back.history(space), space.config.letterhead), language)
    assert len(read) <= MOST_PAGES_PUBLISHED
    assert ("প্রস্তুতকারী" if language is Language.BN else "Prepared by") in read[0]


@pytest.mark.parametrize("language", Language)
def test_the_example_takes_six_pages_and_is_signed_on_the_first(tool, tmp_path, language):
    shutil.copytree(EXAMPLE, tmp_path / "space")
    space = listed.open_workspace(tmp_path / "space")
    for day in (date(2024, 2, 20), date(2024, 3, 21)):
        keeping.keep_round(space, day, f"{day:%Y-%m}", "01", doubted=lambda _: None)
    read = pages(tool, chair_view(looking_back.history(space), space.config.letterhead), language)
    assert len(read) <= MOST_PAGES
    assert ("প্রস্তুতকারী" if language is Language.BN else "Prepared by") in read[0]


def clauses_and_signature(language):
    """Return how six clauses begin, and what stands below them."""
    letters, signed = ("কখগঘঙচ", "প্রস্তুতকারী") if language is Language.BN else ("abcdef", "Prepared by")
    return [f"({letter})" for letter in letters], signed


@pytest.mark.parametrize("language", Language)
def test_all_that_is_to_be_decided_in_a_full_month_stands_on_the_first_page_and_is_signed_there(
    tool, view, forty, language
):
    clauses, signed = clauses_and_signature(language)
    for each in (view, forty):
        first = pages(tool, each, language)[0]
        assert signed in first
        assert all(clause in first.split(signed)[0] for clause in clauses)


@pytest.mark.parametrize("language", Language)
def test_where_more_decisions_are_kept_by_hand_than_fit_the_last_two_clauses_are_signed_overleaf(tool, view, language):
    head = view.summary.head
    more = tuple(replace(head.others[0], serial=f"{number}") for number in range(12, 15))
    fuller = replace(view, summary=replace(view.summary, head=replace(head, others=(*head.others, *more))))
    first, second, *_ = pages(tool, fuller, language)
    (begins, *_, before_last, last), signed = clauses_and_signature(language)
    assert begins in first
    assert signed not in first
    assert all(clause in second.split(signed)[0] for clause in (before_last, last))


def test_an_office_is_remarked_upon_in_few_words_and_what_they_leave_out_stands_in_another_section(view):
    paper = str(annex(view, Language.BN).blocks)
    assert "তাগিদ ২ বার, শেষ ১২.০৩.২০২৪" in paper
    assert "সংশোধনের অনুরোধ, ০২.০৩.২০২৪" in paper
    assert "সংশোধনের অনুরোধের উত্তর, ১২.০৩.২০২৪" in paper
    assert all(dispute.dispute.what.split(";")[0] in paper for dispute in view.disputes)
    assert paper.count("০৬ নং সিদ্ধান্ত, ফেব্রুয়ারি ২০২৪") == 1  # two offices have more time for the same until the same day


def test_who_has_nothing_left_is_not_remarked_upon_for_reminders_of_before(view):
    for row in view.rows:
        if any(remark.code == "reminded" for remark in row.remarks):
            assert row.status in {"partial", "not-implemented", "no-information"}, row.name


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("lines", [0, 1, 2, 3])
def test_the_copy_is_drawn_however_near_its_front_comes_to_the_end_of_its_page(view, language, lines):
    paper = annex(view, language)
    (glance, *others) = paper.blocks
    drawn = draw([replace(paper, blocks=(glance, *[Paragraph("…")] * lines, *others))])
    assert drawn.startswith(b"%PDF")
