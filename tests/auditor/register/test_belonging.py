"""Whose a form is: what is stamped on it and written above it, against what the workspace knows of its forms."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import Text
from auditor.model.errors import ForeignFormError
from auditor.model.forms import NOBODY, UNSTAMPED, FormStamp, OwnForms, SaidOf
from auditor.model.source import EvidenceFile
from auditor.model.subjects import Office, OfficeKind, Roster
from auditor.register.belonging import (
    Belonging,
    FormSigns,
    belonging,
    fingerprint_of,
    stamp_of,
    unclaimed_notice,
    whose_decisions,
)

KOYRA, DUMURIA, KHULNA = Text(en="Koyra", bn="কয়রা"), Text(en="Dumuria", bn="ডুমুরিয়া"), Text(en="Khulna", bn="খুলনা")
OUR_ID, OTHER_ID = "0000-0000-0001", "0000-0000-0002"
OURS = OwnForms(KOYRA, KHULNA, ids=frozenset({OUR_ID}))
WITHOUT_ID = replace(OURS, ids=frozenset())
OUR_STAMP = FormStamp(OUR_ID, KOYRA, KHULNA, "2026-01", "0000-0001")
OTHER_STAMP = FormStamp(OTHER_ID, DUMURIA, KHULNA, "2026-01", "0000-0002")
NAMESAKE_STAMP = replace(OUR_STAMP, workspace=OTHER_ID)
MARKS = [("agriculture", "উপজেলা কৃষি অফিস")]
PRINT = fingerprint_of(MARKS)
FILE = EvidenceFile("jan.xlsx", b"", "a" * 64)
ROSTER = Roster((
    Office("agriculture", Text(en="Agriculture Office", bn="উপজেলা কৃষি অফিস"), OfficeKind.DEPARTMENT, KOYRA),
    Office("tala-up", Text(en="Tala Union Parishad", bn="তালা ইউনিয়ন পরিষদ"), OfficeKind.UNION, KOYRA),
))  # fmt: skip
OWN, UNCLAIMED = Belonging.OWN, Belonging.UNCLAIMED
BY_NAME = ("is a form of Dumuria, Khulna, not of Koyra, Khulna", "ডুমুরিয়া উপজেলার (খুলনা), কয়রা উপজেলার (খুলনা) নয়")
OF_ANOTHER = ("is a form of another workspace, not of Koyra, Khulna", "অন্য কাজের ফোল্ডারের ফরম, কয়রা উপজেলার (খুলনা) নয়")
SAID_SO = ("was said not to be a form of Koyra, Khulna", "কয়রা উপজেলার (খুলনা) নয় বলে জানানো হয়েছে")
TITLE = "তথ্য রেজিস্টার · জানুয়ারি ২০২৬ মাসের যাচাই · উপজেলা আইসিটি বিষয়ক কমিটি"


def of(stamp: FormStamp = UNSTAMPED, *titles: object, own: OwnForms = OURS, fits: bool = False):
    """Return whose a form is, or in both languages why it is refused."""
    try:
        return belonging(FormSigns(FILE, stamp, titles, lambda: MARKS, lambda: fits), own, ROSTER)
    except ForeignFormError as error:
        (message,) = error.messages
        return (message.en, message.bn)


CASES = {
    "ours by its id": (OUR_STAMP, (TITLE,), OURS, OWN),
    "ours, of an upazila whose name was spelt otherwise when it was made": (
        replace(OUR_STAMP, upazila=Text(en="Koira", bn="কয়রা")), (), OURS, OWN,
    ),
    "ours by its id, though one like it was said to be another's": (OUR_STAMP, (), replace(OURS, others=frozenset({PRINT})), OWN),
    "another's by its id": (OTHER_STAMP, (TITLE,), OURS, BY_NAME),
    "another's, in a workspace without an id": (OTHER_STAMP, (), WITHOUT_ID, BY_NAME),
    "another's of a place that nobody knows": (
        replace(OTHER_STAMP, upazila=Text(en="Nowhere", bn="কোথাও না")), (), OURS, OF_ANOTHER,
    ),
    "another's that says no place": (FormStamp(OTHER_ID), (), OURS, OF_ANOTHER),
    "our id under the name of another upazila": (replace(OUR_STAMP, upazila=DUMURIA), (), OURS, BY_NAME),
    "our id under a title that names another upazila": (OUR_STAMP, ("রেজিস্টার · ডুমুরিয়া, খুলনা",), OURS, BY_NAME),
    **{
        f"without an id, under a title with another's name as the data spells it: {name}": (
            UNSTAMPED, (f"Register of {name} Upazila",), OURS, (name_here, bangla),
        )
        for name, name_here, bangla in (
            ("Dakop", "Dacope", "দাকোপ"), ("Paikgasa", "Paikgacha", "পাইকগাছা"), ("Borhan Sddin", "Borhanuddin", "বোরহান"),
        )
    },
    "our id and our place under a title of another district": (
        replace(OUR_STAMP, upazila=Text(en="Kaliganj", bn="কালীগঞ্জ"), district=Text(en="Gazipur", bn="গাজীপুর")), (),
        replace(OURS, upazila=Text(en="Kaliganj", bn="কালীগঞ্জ"), district=Text(en="Satkhira", bn="সাতক্ষীরা")),
        ("is a form of Kaliganj, Gazipur, not of Kaliganj, Satkhira", "কালীগঞ্জ উপজেলার (গাজীপুর), কালীগঞ্জ উপজেলার (সাতক্ষীরা) নয়"),
    ),
    "of our place, made by another workspace": (NAMESAKE_STAMP, (), OURS, UNCLAIMED),
    "of our place, made by another workspace, said to be ours": (
        NAMESAKE_STAMP, (), replace(OURS, said={PRINT: SaidOf("hand.csv", "", date(2024, 2, 1))}), OWN,
    ),
    "without an id": (UNSTAMPED, (TITLE,), OURS, UNCLAIMED),
    "without an id, in a workspace without one": (UNSTAMPED, (TITLE,), WITHOUT_ID, UNCLAIMED),
    "without an id, under a title with our upazila": (UNSTAMPED, (f"{TITLE}, কয়রা, খুলনা",), OURS, OWN),
    "without an id, under a title with our upazila as it was called before": (
        UNSTAMPED, ("Upazila ICT Committee, Kopotakkho, Khulna",), replace(OURS, former=((Text(en="Kopotakkho", bn="কপোতাক্ষ"), KHULNA),)), OWN,
    ),
    "without an id, under a title with our name of before, which another upazila has": (
        UNSTAMPED, (f"{TITLE}, ডুমুরিয়া, খুলনা",), replace(OURS, former=((DUMURIA, KHULNA),)), UNCLAIMED,
    ),
    "without an id, under a title with another upazila": (UNSTAMPED, (f"{TITLE}, ডুমুরিয়া, খুলনা",), OURS, BY_NAME),
    "without an id, in words with another upazila": (UNSTAMPED, ("", "ডুমুরিয়া উপজেলার সকল দপ্তর"), OURS, BY_NAME),
    "without an id, in English words with another upazila": (UNSTAMPED, ("Register of upazila Dumuria",), OURS, BY_NAME),
    "without an id, under the name of one of our unions, which an upazila has too": (UNSTAMPED, ("ইউনিয়ন: তালা",), OURS, UNCLAIMED),
    "without an id, said to be ours": (UNSTAMPED, (), replace(OURS, said={PRINT: SaidOf("hand.csv", "", date(2024, 2, 1))}), OWN),
    "without an id, said to be another's": (UNSTAMPED, (), replace(OURS, others=frozenset({PRINT})), SAID_SO),
    "without an id, in a round from before there were ids": (UNSTAMPED, (), replace(OURS, early=frozenset({FILE.sha256})), OWN),
    "without an id, among example data": (UNSTAMPED, (), replace(WITHOUT_ID, example=True), OWN),
    "another's among example data": (OTHER_STAMP, (), replace(WITHOUT_ID, example=True), BY_NAME),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_form_is_taken_asked_about_or_refused_by_name(case):
    stamp, titles, own, expected = case
    found = of(stamp, *titles, own=own)
    if isinstance(expected, Belonging):
        assert found is expected
    else:
        assert all(words in message for words, message in zip(expected, found, strict=True))


def test_a_plain_table_of_our_offices_by_code_and_name_is_ours():
    assert of(fits=True) is OWN
    assert of(OTHER_STAMP, fits=True) == of(OTHER_STAMP)
    assert of(UNSTAMPED, "ডুমুরিয়া উপজেলা", fits=True) == of(UNSTAMPED, "ডুমুরিয়া উপজেলা")


@pytest.mark.parametrize("stamp", [UNSTAMPED, NAMESAKE_STAMP])
def test_a_form_that_nobody_claimed_is_told_in_both_languages_with_its_file(stamp):
    message = unclaimed_notice("jan.xlsx", stamp, OURS).message
    assert "jan.xlsx" in message.en
    assert "jan.xlsx" in message.bn
    assert "কয়রা উপজেলার (খুলনা)" in message.bn


META = {
    "workspace": OUR_ID, "number": "0000-0001", "month": "2026-01", "upazila-bn": "কয়রা", "upazila-en": "Koyra",
    "district-bn": "খুলনা", "district-en": "Khulna",
}  # fmt: skip


def test_what_was_stamped_is_read_back():
    assert stamp_of(META) == OUR_STAMP


@pytest.mark.parametrize(
    ("meta", "stamp"),
    [
        ({}, UNSTAMPED),
        ({"workspace": "0000-0000-0001 or 1=1"}, UNSTAMPED),
        ({"workspace": "০০০০-০০০০-০০০১"}, UNSTAMPED),
        ({"number": "9" * 100_000, "month": "2026-13"}, UNSTAMPED),
        ({"upazila-bn": "কয়রা"}, FormStamp(upazila=Text(en="কয়রা", bn="কয়রা"))),
        ({"upazila-en": "\x00\x01"}, UNSTAMPED),
    ],
)
def test_what_is_not_stamped_as_we_do_counts_as_not_said(meta, stamp):
    assert stamp_of(meta) == stamp


def test_a_name_in_the_data_is_bounded():
    long = stamp_of({"upazila-bn": "ক" * 100_000}).upazila
    assert len(long.bn) <= 60
    assert long is not NOBODY


@given(st.lists(st.text(max_size=80), max_size=6), st.dictionaries(st.sampled_from(sorted(META)), st.text(max_size=80)))
def test_whatever_is_written_the_form_is_taken_asked_about_or_refused(titles, meta):
    found = of(stamp_of(meta), *titles)
    assert isinstance(found, Belonging) or all(found)


def test_other_titles_headings_or_rows_make_another_form():
    this = fingerprint_of([("রেজিস্টার",), ("agriculture", "কৃষি")])
    assert this != fingerprint_of([("রেজিস্টার, কয়রা",), ("agriculture", "কৃষি")])
    assert this != fingerprint_of([("রেজিস্টার", "agriculture"), ("কৃষি",)])


THEIRS = ("Dumuria, Khulna", "Koyra, Khulna")


@pytest.mark.parametrize(
    ("en", "bn", "told"),
    [
        (
            "Decisions of January 2024, upazila ICT committee of Dumuria",
            "সিদ্ধান্ত, উপজেলা আইসিটি বিষয়ক কমিটি, ডুমুরিয়া",
            THEIRS,
        ),
        ("Decisions", "ডুমুরিয়ার আইসিটি কমিটির সিদ্ধান্ত", THEIRS),
        ("Decisions of the ICT committee of Dumuria", "আইসিটি কমিটির সিদ্ধান্ত", THEIRS),
        ("Decisions of Dumuria, taken over by Koyra", "ডুমুরিয়া উপজেলার সিদ্ধান্ত, কয়রা উপজেলায় গৃহীত", None),
        ("Decisions of the upazila ICT committee", "উপজেলা আইসিটি বিষয়ক কমিটির সিদ্ধান্ত", None),
        ("Decisions of Tala", "তালা ইউনিয়ন পরিষদের সিদ্ধান্ত", None),
    ],
)
def test_a_baseline_whose_title_names_another_upazila_alone_has_that_one_s_decisions(en, bn, told):
    whose = whose_decisions(Text(en=en, bn=bn), OURS, ROSTER)
    assert (whose and tuple(each.en for each in whose)) == told
