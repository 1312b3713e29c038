"""What papers say of where decisions come from."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE

from auditor.i18n import Language, Text
from auditor.model.round import Committee
from auditor.model.views.head import Head, Letterhead
from reports.layout import cover, handover
from reports.layout.decisions import (
    label_of,
    listed_named,
    meeting_lines,
    number_of,
    numbers,
    phrase_of,
    serial_named,
    serial_of,
    source_lines,
)
from reports.layout.letter import sources

TOLD = replace(BASELINE.decisions[0], memo="০৫-৯১", memo_day=date(2024, 1, 29))
UNTOLD = replace(TOLD, memo="", memo_day=None)
CASES = {
    "told": (TOLD, "সূত্র: স্মারক নং- ০৫-৯১, তারিখ: ২৯.০১.২০২৪ খ্রি.", "Source: memo no. 05-91, 29.01.2024"),
    "told without its day": (
        replace(TOLD, memo_day=None),
        "সূত্র: স্মারক নং- ০৫-৯১, তারিখ: …………………… খ্রি.",
        "Source: memo no. 05-91, ……………………",
    ),
    "not told": (
        UNTOLD,
        "সূত্র: স্মারক নং- ……………………, তারিখ: …………………… খ্রি.",
        "Source: memo no. ……………………, ……………………",
    ),
    "signed": (
        replace(TOLD, signed=date(2024, 1, 22)),
        "সূত্র: স্মারক নং- ০৫-৯১, তারিখ: ২৯.০১.২০২৪ খ্রি.; কার্যবিবরণী স্বাক্ষর: ২২.০১.২০২৪ খ্রি.",
        "Source: memo no. 05-91, 29.01.2024; minutes signed 22.01.2024",
    ),
}


@pytest.mark.parametrize(("decision", "bn", "en"), CASES.values(), ids=CASES)
def test_the_source_is_what_was_told_and_a_place_to_write_what_was_not(decision, bn, en):
    assert source_lines([decision, decision], Language.BN) == (bn,)
    assert source_lines([decision], Language.EN) == (en,)


def test_each_meeting_whose_memo_was_not_told_has_a_blank_of_its_own_that_says_of_which_it_is():
    february = replace(UNTOLD, id="2024-02/05", meeting="2024-02", day=date(2024, 2, 15))
    later = replace(february, id="2024-02/05b", day=date(2024, 2, 26))
    blank = "Source: memo no. ……………………, ……………………"
    assert source_lines([UNTOLD, february, replace(february, id="2024-02/06")], Language.EN) == (
        f"{blank} (meeting of January 2024)",
        f"{blank} (meeting of February 2024)",
    )
    assert source_lines([TOLD, february, later], Language.EN) == (
        "Source: memo no. 05-91, 29.01.2024",
        f"{blank} (meeting of 15.02.2024)",
        f"{blank} (meeting of 26.02.2024)",
    )
    assert source_lines([february], Language.EN) == (blank,)
    head = Head(
        COMMITTEE,
        Letterhead((), ()),
        "2024-03",
        1,
        "0" * 64,
        date(2024, 3, 20),
        None,
        True,
        None,
        (UNTOLD, february),
        False,
    )
    letter = sources(head, (), Language.BN)
    assert [each.rpartition("(")[2] for each in letter] == ["জানুয়ারি ২০২৪ মাসের সভা)", "ফেব্রুয়ারি ২০২৪ মাসের সভা)"]


UNNUMBERED = tuple(replace(decision, serial="") for decision in BASELINE.decisions)
COMMITTEE = Committee(*(Text(en="the Committee", bn="কমিটি"),) * 3)


def test_a_number_that_was_not_told_is_a_place_to_write_it_and_in_sentences_the_subject():
    first, second = UNNUMBERED
    assert meeting_lines(UNNUMBERED, UNNUMBERED, COMMITTEE, Language.BN) == (
        "জানুয়ারি ২০২৪ মাসের কমিটির সভার সিদ্ধান্ত নং …… ও ……",
    )
    assert [serial_of(decision, UNNUMBERED, Language.BN) for decision in UNNUMBERED] == ["……", "……"]
    assert number_of(first, UNNUMBERED, Language.EN) == "Decision no. ……"
    assert phrase_of(second, UNNUMBERED, Language.EN) == "The decision “Use of official e-mail”"
    assert (
        phrase_of(first, (first, replace(second, meeting="2024-02")), Language.BN)
        == "“ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল” সিদ্ধান্ত"
    )
    assert serial_named("", UNNUMBERED, Language.EN) == ""


def test_decisions_of_a_meeting_stand_in_the_order_of_its_minutes():
    eleven, nine = (replace(TOLD, id=serial, serial=serial) for serial in ("11", "9"))
    assert meeting_lines((eleven, nine), (eleven, nine), COMMITTEE, Language.EN) == (
        "Decisions no. 9 and 11, the Committee, meeting of January 2024",
    )
    text = Text(en="{n} no. {serials}", bn="{n} নং {serials}")
    assert listed_named(["11", "9"], (eleven, nine), text, Language.EN) == "2 no. 9 and 11"


def test_meetings_of_one_month_are_told_apart_by_their_days_beside_those_of_other_months_by_the_month():
    first, second = BASELINE.decisions
    later = replace(second, day=date(2024, 1, 25))
    february = replace(first, id="2024-02/07", serial="07", meeting="2024-02", day=date(2024, 2, 15))
    for told in ((first, later, february), (february, later, first)):
        assert meeting_lines(told, told, COMMITTEE, Language.BN) == (
            "১৮.০১.২০২৪ তারিখের কমিটির সভার সিদ্ধান্ত নং ১১,",
            "২৫.০১.২০২৪ তারিখের কমিটির সভার সিদ্ধান্ত নং ০৯ ও",
            "ফেব্রুয়ারি ২০২৪ মাসের কমিটির সভার সিদ্ধান্ত নং ০৭",
        )
    assert meeting_lines((first,), (first, later), COMMITTEE, Language.EN) == (
        "Decision no. 11, the Committee, meeting of 18.01.2024",
    )
    assert serial_of(first, (first, later), Language.EN) == "11 (18.01.2024)"
    assert phrase_of(later, (first, later), Language.BN) == "২৫.০১.২০২৪ তারিখের ০৯ নং সিদ্ধান্ত"
    assert phrase_of(february, (first, later, february), Language.EN) == "Decision 07 of February 2024"


def test_sources_stand_in_the_order_of_the_meetings_whose_decisions_they_sent_out():
    earlier = replace(TOLD, memo="04", day=date(2024, 1, 4))
    assert source_lines([TOLD, earlier], Language.EN) == (
        "Source: memo no. 04, 29.01.2024",
        "Source: memo no. 05-91, 29.01.2024",
    )


NINE, ELEVEN = (replace(TOLD, id=serial, serial=serial, meeting="2026-01") for serial in ("09", "11"))
FIVE = replace(TOLD, id="05", serial="05", meeting="2026-02")
NUMBERED = Text(en="decisions no. {numbers}", bn="{numbers} সিদ্ধান্ত")
BEFORE_THE_WORD = {
    "one": ((NINE,), (NINE, ELEVEN), "০৯ নং", "09"),
    "two of the one meeting": ((ELEVEN, NINE), (NINE, ELEVEN), "০৯ ও ১১ নং", "09 and 11"),
    "one beside those of another meeting": (
        (NINE,),
        (FIVE, NINE),
        "জানুয়ারি ২০২৬ মাসের ০৯ নং",
        "09 of January 2026",
    ),
    "one of each of two meetings": (
        (FIVE, NINE),
        (FIVE, NINE),
        "জানুয়ারি ২০২৬ মাসের ০৯ নং ও ফেব্রুয়ারি ২০২৬ মাসের ০৫ নং",
        "09 of January 2026 and 05 of February 2026",
    ),
    "several of one of two meetings": (
        (FIVE, ELEVEN, NINE),
        (FIVE, NINE, ELEVEN),
        "জানুয়ারি ২০২৬ মাসের ০৯ ও ১১ নং এবং ফেব্রুয়ারি ২০২৬ মাসের ০৫ নং",
        "09 and 11 of January 2026 and 05 of February 2026",
    ),
}


@pytest.mark.parametrize(("named", "among", "bn", "en"), BEFORE_THE_WORD.values(), ids=BEFORE_THE_WORD)
def test_numbers_of_decisions_stand_before_the_word_as_it_is_said_with_the_month_before_them(named, among, bn, en):
    assert (numbers(named, among, Language.BN), numbers(named, among, Language.EN)) == (bn, en)
    assert listed_named([each.id for each in named], among, NUMBERED, Language.BN) == f"{bn} সিদ্ধান্ত"


def test_a_label_has_the_month_behind_the_number_and_no_number_that_was_not_told():
    assert label_of(FIVE, (FIVE, NINE), Language.BN) == "০৫ নং (ফেব্রুয়ারি ২০২৬)"
    assert label_of(FIVE, (FIVE, NINE), Language.EN) == "No. 05 (February 2026)"
    assert label_of(NINE, (NINE, ELEVEN), Language.BN) == "০৯ নং"
    later = replace(ELEVEN, day=date(2024, 1, 25))
    assert label_of(NINE, (NINE, later), Language.BN) == "০৯ নং (১৮.০১.২০২৪)"
    assert numbers((NINE, later), (later, NINE), Language.BN) == "১৮.০১.২০২৪ তারিখের ০৯ নং ও ২৫.০১.২০২৪ তারিখের ১১ নং"
    assert label_of(UNNUMBERED[1], (FIVE, *UNNUMBERED), Language.EN) == "Use of official e-mail"


def test_the_decisions_of_two_meetings_at_the_head_of_a_paper_are_one_list():
    first, second = BASELINE.decisions
    told = (first, replace(second, day=date(2024, 1, 25)))
    assert [line.endswith(" and") for line in meeting_lines(told, told, COMMITTEE, Language.EN)] == [True, False]
    assert [line.endswith(" ও") for line in meeting_lines(told, told, COMMITTEE, Language.BN)] == [True, False]
    several = (*told, replace(first, id="2024-01/10", serial="10"))
    assert meeting_lines(several, several, COMMITTEE, Language.BN)[0].endswith("১০ ও ১১ এবং")
    assert meeting_lines((), (), COMMITTEE, Language.BN) == ()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", [cover.PROOF, cover.OF_THE_ROUND, handover.ROUND], ids=["file", "paper", "round"])
def test_what_is_typed_stands_on_a_line_of_its_own_and_nothing_behind_it(text, language):
    words = text.said(language)
    typed = [line for line in words.split("\n") if line.startswith(("certutil ", "auditor ", "{digest}"))]
    assert len(typed) == 1
    assert typed[0][-1] not in ".।,;"
