"""A list made by hand tells in its titles, or by the name of its file, of which month it is."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.tables.months import month_told


@pytest.mark.parametrize(
    "words",
    [
        "তালা উপজেলা: পোর্টাল রেজিস্টার, ফেব্রুয়ারি ২০২৪", "ফেব্রুয়ারী/২০২৪", "ফেব্রুয়ারি মাসের (২০২৪) তথ্য", "২০২৪ সালের ফেব্রুয়ারি মাসের রেজিস্টার",
        "ফেব্রুয়ারি ২০২৪-এর তথ্য", "২০২৪ সালের ফেব্রুয়ারির তথ্য", "ফেব্রুয়ারি ২০২৪ খ্রি.", "Register · check for February 2024", "FEB-2024", "02/2024", "২০২৪-০২", "register-2024-02",
        "register_2024_02 (1)", "প্রস্তুত ০৩.০৩.২০২৪, ফেব্রুয়ারি ২০২৪", "১৮ জানুয়ারি ২০২৪ তারিখের পত্র; ফেব্রুয়ারি ২০২৪",
        "January 18, 2024: February 2024", "২০২৪ খ্রিস্টাব্দের ফেব্রুয়ারি মাস",
    ],
)  # fmt: skip
def test_a_month_with_its_year_is_told_by_words_and_by_numbers(words):
    assert month_told((words,), "x.xlsx") == "2024-02"
    assert month_told((), f"{words}.xlsx".replace("/", "-")) == "2024-02"
    assert not month_told((), f"{words}/x.xlsx")


@pytest.mark.parametrize(
    "words",
    [
        "তালা উপজেলা: পোর্টাল রেজিস্টার", "ফেব্রুয়ারি", "২০২৪", "২৫ ফেব্রুয়ারি ২০২৪", "২৫শে ফেব্রুয়ারি, ২০২৪", "25.02.2024", "2024-02-25", "February 5, 2024",
        "2024 February 5", "স্মারক নং ০৫.৪৪.৪৭.২০২৪-০২", "স্মারক নং ০৫.৪৪.৪৭০০.০০১.২০২৪-০২", "ফোন ০১৭১২০২৪-০২", "ফেব্রুয়ারি ১৪৩০", "জানুয়ারি–ফেব্রুয়ারি", "২০২৩-২৪ অর্থবছর", "২০২৪-১৩", "ফাল্গুন ১৪৩০",
        "জানুয়ারি ২০২৪ মাসের সভার সিদ্ধান্ত বাস্তবায়নের তথ্য", "decision of January 2024",
    ],
)  # fmt: skip
def test_neither_a_day_nor_a_decision_nor_half_a_month_tells_of_which_month_a_list_is(words):
    assert month_told((words,), "x.xlsx") == month_told((), f"{words}.xlsx") == ""
    assert month_told((words,), "register-2024-03.xlsx") == "2024-03"


@pytest.mark.parametrize(
    "words",
    [
        "জানুয়ারি ২০২৪ থেকে", "ফেব্রুয়ারি ২০২৪ পর্যন্ত", "since January 2024", "জানুয়ারি–ফেব্রুয়ারি ২০২৪", "জানুয়ারি ২০২৪, ফেব্রুয়ারি ২০২৪", "from January 2024 to March 2024",
    ],
)  # fmt: skip
def test_of_several_months_or_one_since_which_a_list_is_kept_none_is_told(words):
    assert month_told((words,), "register-2024-03.xlsx") == ""


def test_what_titles_tell_goes_before_the_name_of_the_file_and_a_day_alone_is_no_title():
    assert month_told((date(2024, 2, 1),), "register-2024-03.xlsx") == "2024-03"
    assert month_told(("রেজিস্টার", "", "মার্চ ২০২৪"), "register-2024-02.xlsx") == "2024-03"
    assert month_told(("মার্চ ২০২৪", "এপ্রিল ২০২৪"), "register-2024-02.xlsx") == ""
