"""What papers say of where decisions come from."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE

from auditor.i18n import Language, Text
from auditor.model.round import Committee
from reports.layout.decisions import meeting_lines, number_of, phrase_of, serial_named, serial_of, source_lines

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


UNNUMBERED = tuple(replace(decision, serial="") for decision in BASELINE.decisions)
COMMITTEE = Committee(*(Text(en="the Committee", bn="কমিটি"),) * 3)


def test_a_number_that_was_not_told_is_a_place_to_write_it_and_in_sentences_the_subject():
    first, second = UNNUMBERED
    assert meeting_lines(UNNUMBERED, COMMITTEE, Language.BN) == ("জানুয়ারি ২০২৪ মাসের কমিটির সভার সিদ্ধান্ত নং …… ও ……",)
    assert [serial_of(decision, UNNUMBERED, Language.BN) for decision in UNNUMBERED] == ["……", "……"]
    assert number_of(first, UNNUMBERED, Language.EN) == "Decision no. ……"
    assert phrase_of(second, UNNUMBERED, Language.EN) == "The decision “Use of official e-mail”"
    assert (
        phrase_of(first, (first, replace(second, meeting="2024-02")), Language.BN)
        == "“ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল” সিদ্ধান্ত"
    )
    assert serial_named("", UNNUMBERED, Language.EN) == ""


def test_meetings_of_one_month_are_told_apart_by_their_days_beside_those_of_other_months_by_the_month():
    first, second = BASELINE.decisions
    later = replace(second, day=date(2024, 1, 25))
    february = replace(first, id="2024-02/07", serial="07", meeting="2024-02", day=date(2024, 2, 15))
    assert meeting_lines((first, later, february), COMMITTEE, Language.BN) == (
        "১৮.০১.২০২৪ তারিখের কমিটির সভার সিদ্ধান্ত নং ১১",
        "২৫.০১.২০২৪ তারিখের কমিটির সভার সিদ্ধান্ত নং ০৯",
        "ফেব্রুয়ারি ২০২৪ মাসের কমিটির সভার সিদ্ধান্ত নং ০৭",
    )
    assert serial_of(first, (first, later), Language.EN) == "11 (18.01.2024)"
    assert phrase_of(later, (first, later), Language.BN) == "২৫.০১.২০২৪ তারিখের ০৯ নং সিদ্ধান্ত"
    assert phrase_of(february, (first, later, february), Language.EN) == "Decision 07 of February 2024"
