"""What hands type is read exactly or not at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.i18n import Language, Text, match_key, short_date
from auditor.tables import answers
from auditor.tables.answers import Choice, read_choice, read_count, read_day, read_yes_no

MEETING = date(2024, 1, 18)
SAME_DAY = (
    "১৮.০১.২০২৪", "১৮/০১/২৪", "18-1-2024", "১৮ ০১ ২০২৪", "18 . 01 . 2024", "১৮।০১।২০২৪",
    "১৮-০১-২০২৪ ইং", "১৮/০১/২৪ইং", "ইং ১৮/০১/২৪", "ইং-১৮/০১/২৪", "তাং ১৮/০১/২৪ খ্রিঃ", "তাং: ১৮/০১/২৪ খ্রি:", "তাং- ১৮.০১.২০২৪ খ্রি.",
    "তারিখঃ ১৮.০১.২০২৪ খ্রিস্টাব্দ", "১৮.০১.২০২৪ তারিখে",
    "১৮ই জানুয়ারী ২০২৪", "১৮ জানুয়ারি, ২০২৪", "১৮ জানু ২৪", "১৮ জানুঃ ২৪", "১৮জানুয়ারি২০২৪", "জানুয়ারি ১৮, ২০২৪",
    "১৮ই জানুয়ারি ২০২৪ সাল",
    "18 Jan 2024", "18-Jan-24", "18th January 2024", "January 18, 2024", "2024 Jan 18", "18 Jan '24",
    "2024-01-18", "2024/1/18", "2024-01-18 00:00:00", "2024-01-18T00:00:00", "18/01/2024 10:30 am",
    "৪ মাঘ ১৪৩০", "৪ঠা মাঘ, ১৪৩০ বঙ্গাব্দ", "০৪/১০/১৪৩০ বঙ্গাব্দ", "৪ মাঘ ১৪৩০ বাং",
)  # fmt: skip
NO_DAY = (
    "", " ", "-", "?", "০", "১৮", "18.01", "১৮.০১", "45309", "18012024", "জানুয়ারি মাসে", "গত মাসে", "জানুয়ারি ২০২৪", "মনে নেই",
    "01/18/2024", "2024-18-01", "18-13-2024", "30.02.2024", "31.04.2024", "29.02.2023", "00.01.2024", "18.00.2024",
    "18.01.2024?", "~18.01.2024", "18-20.01.2024", "18.01.2024 বা 19.01.2024", "১ঃ৮.০১.২০২৪", "18.01.024", "18.01.20244",
    "১৮ মাঘ ২০২৪", "৪ মাঘ ৩০", "০৪/১০/১৪৩০", "১৮.০১.২০২৪ বঙ্গাব্দ", "৪ মাঘ ১৪৩০ খ্রি.", "৩২ মাঘ ১৪৩০", "৪ মাঘ ১৫০০", "18.01.1924",
    "18.01.2124", "শনিবার ১৮.০১.২০২৪", "১৮ জানুয়ারি ২০২৪ এর আগে", "18 Januar 2024", "18²01.2024",
)  # fmt: skip


@pytest.mark.parametrize("written", SAME_DAY)
def test_every_common_writing_of_a_day_is_read(written):
    assert read_day(written) == MEETING


@pytest.mark.parametrize("written", NO_DAY)
def test_what_is_not_surely_one_day_is_none(written):
    assert read_day(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("১লা মার্চ ২০২৪", date(2024, 3, 1)),
        ("২রা ফেব্রুয়ারি ২০২৪", date(2024, 2, 2)),
        ("৩রা এপ্রিল ২০২৪", date(2024, 4, 3)),
        ("৪ঠা মে ২০২৪", date(2024, 5, 4)),
        ("২২শে ফেব্রুয়ারী ২০২৪", date(2024, 2, 22)),
        ("১৫ আগষ্ট ২০২৩", date(2023, 8, 15)),
        ("১৫ অগাস্ট ২০২৩", date(2023, 8, 15)),
        ("০৫/০২/২০২৪", date(2024, 2, 5)),
        ("২৭ পৌষ ১৪৩১", date(2025, 1, 11)),
        ("১১ অগ্রহায়ণ ১৪৩১", date(2024, 11, 26)),
    ],
)
def test_ordinals_months_and_the_bangla_calendar(written, day):
    assert read_day(written) == day


@given(st.dates(date(1971, 1, 1), date(2099, 12, 31)))
def test_a_spreadsheets_day_and_all_our_own_writings_come_back(day):
    assert read_day(day) == day
    assert read_day(datetime(day.year, day.month, day.day, 10, 30)) == day
    assert read_day(day.isoformat()) == day
    for language in Language:
        assert read_day(short_date(day, language)) == day


def test_a_bare_number_shown_as_a_day_of_1900_is_asked_about():
    assert read_day(date(1900, 1, 18)) is None


@given(st.integers(13, 31), st.integers(13, 31), st.integers(2000, 2099))
def test_day_and_month_are_never_swapped(first, second, year):
    assert read_day(f"{first}/{second}/{year}") is None


@given(st.integers(1, 12), st.integers(13, 31), st.integers(2000, 2099), st.sampled_from("./- "))
def test_month_first_is_never_guessed(month, day, year, sign):
    assert read_day(f"{month}{sign}{day}{sign}{year}") is None


@given(st.text(max_size=30))
@example("১" * 5000)
@example("\ud800")
def test_any_words_are_a_day_or_none(words):
    day = read_day(words)
    assert day is None or 1971 <= day.year <= 2099
    assert read_yes_no(words) in {"yes", "no", "unknown", "not-yet", "not-applicable", "unclear"}


@pytest.mark.parametrize(
    ("meaning", "written"),
    [
        (
            "yes",
            "হ্যাঁ হ্যা হাঁ জি জ্বি জ্বী আছে চালু চালু|আছে করা|হয়েছে করা|আছে হয়েছে সম্পন্ন টিক √ ✓ ✔ ✔️ yes y YES ok on done TRUE হ্যাঁ। (হ্যাঁ) √|হ্যাঁ",
        ),
        ("no", "না নাই নেই হয়নি হয়|নাই হয়|নি করা|হয়নি বন্ধ × ✗ no n off FALSE চালু|নেই জি|না No. ×|না"),
        ("unknown", "জানা|নেই জানি|না জানা|যায়নি তথ্য|নেই ? জানা|নেই?"),
        ("not-yet", "চলমান প্রক্রিয়াধীন করা|হবে হবে শীঘ্রই এখনো|হয়নি"),
        ("not-applicable", "প্রযোজ্য|নয় প্রযোজ্য|নহে N/A n/a N.A."),
        ("unclear", '- — " ঐ একই ১ ০ 1 0 NA P x X ☐ চালু? হ্যাঁ/না ×|হ্যাঁ √|না হ্যাঁ,|কিন্তু|বন্ধ হ্যাঁ|(আংশিক) yes² অর্ধেক ১৮.০১.২০২৪'),
    ],
)
def test_the_table_of_yes_and_no(meaning, written):
    for cell in written.split():
        assert read_yes_no(cell.replace("|", " ")) == meaning, cell


def test_an_empty_cell_is_unknown_and_a_day_is_no_yes():
    assert read_yes_no("") == "unknown"
    assert read_yes_no("  \u200b\u200c ") == "unknown"
    assert read_yes_no(MEETING) == "unclear"


def test_no_writing_means_two_things():
    keys = [
        match_key(words)
        for table in (answers._YES, answers._NO, answers._UNKNOWN, answers._NOT_YET, answers._NOT_APPLICABLE)
        for words in {match_key(words): words for words in table}.values()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("negation", ["না", "নাই", "নয়", "নেই", "নহে", "নি", "not", "no", "×", "✗"])
@pytest.mark.parametrize("joint", ["", " ", ", ", "-", " / "])
def test_a_yes_with_a_negation_before_or_after_it_is_no_yes(negation, joint):
    for words in (*answers._YES, *answers._TICKS):
        assert read_yes_no(f"{words}{joint}{negation}") != "yes", words
        assert read_yes_no(f"{negation}{joint}{words}") != "yes", words


@pytest.mark.parametrize("written", ["না, চালু নেই", "না, করা হয়নি", "না - চালু করা হয়নি", "না। বন্ধ আছে", "না, নেই"])
def test_a_no_that_is_said_twice_is_a_no(written):
    assert read_yes_no(written) == "no"


@pytest.mark.parametrize("written", ["না, চালু", "না, চালু আছে", "না, হয়েছে", "না, জানা নেই"])
def test_a_no_before_anything_but_a_no_is_asked_about(written):
    assert read_yes_no(written) == "unclear"


@given(st.text(min_size=1, max_size=12), st.sampled_from(answers._YES), st.booleans())
def test_a_yes_with_anything_else_beside_it_is_no_yes_unless_that_is_in_the_table_too(more, words, before):
    cell = more + words if before else words + more
    if read_yes_no(cell) == "yes":
        assert match_key(cell) in {match_key(known) for known in answers._YES}


@given(st.text(max_size=20))
def test_only_what_stands_in_the_table_is_a_yes(words):
    if read_yes_no(words) == "yes":
        known = {match_key(word) for word in answers._YES}
        assert match_key(words) in known or set(words) & answers._TICKS


COLOURS = (
    Choice("red", Text(en="red", bn="লাল"), ("crimson", "রক্ত লাল")),
    Choice("blue", Text(en="blue", bn="নীল"), ("sky",)),
    Choice("sky", Text(en="light blue", bn="আকাশি"), ("sky",)),
)


@pytest.mark.parametrize("written", ["লাল", "Red", "  CRIMSON. ", "রক্তলাল", "(লাল)"])
def test_a_choice_is_read_from_its_label_or_an_alias(written):
    assert read_choice(written, COLOURS) == "red"


@pytest.mark.parametrize("written", ["", "-", "লাল?", "লাল নয়", "লাল/নীল", "রক্ত", "sky", "1", MEETING])
def test_a_choice_that_is_none_or_two_is_not_read(written):
    assert read_choice(written, COLOURS) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("৩", 3), ("3.", 3), ("০৩ টি", 3), ("3 persons", 3), ("তিন", 3), ("তিনটি", 3), ("তিন জন", 3), ("Three", 3), ("two users", 2), ("দুজন", 2),
        ("নয়টি", 9), ("শূন্য", 0), ("zero", 0),
        ("নয়", None), ("বার", None), ("2.5", None), ("দুই-তিন জন", None), ("two?", None), ("কয়েকজন", None), ("", None), ("1234567", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_digits_and_in_words_and_what_may_be_another_word_is_not(written, number):
    assert read_count(written) == number
