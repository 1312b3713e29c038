"""A form of another month is told, and days that do not fit it, once for a whole column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from auditor.i18n import Language, Text
from auditor.model.forms import OwnForms
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Office, OfficeKind, Roster
from auditor.register.columns import CONTACTED_ON
from auditor.register.reading.form import Form, Provenance, Reading, Row
from auditor.register.reading.form_month import month_notices, month_to_compare

NAME = Text(en="Koyra", bn="কয়রা")
OFFICE = Office("agriculture", NAME, OfficeKind.DEPARTMENT, NAME)
FILE = EvidenceFile("jan.xlsx", b"", "a" * 64)
FORM = Form(FILE, SourceContext(Roster((OFFICE,)), date(2024, 1, 18), "rule"), date(2024, 1, 18), frozenset())
OWN = OwnForms(NAME, NAME, month="2026-01")


def told(*days: date | None, month: str = "2026-01", own: OwnForms = OWN) -> list[Text]:
    """Return what is told of a form with rows of these days; None is a row without a day of its own."""
    readings = [
        Reading(
            Row("রেজিস্টার", number, OFFICE, None, {}, {CONTACTED_ON.name: "যোগাযোগের তারিখ"}),
            Provenance(day or date(2020, 1, 1), has_day=day is not None),
            {},
        )
        for number, day in enumerate(days, start=5)
    ]
    form = replace(FORM, month=month_to_compare(FILE, month, own), context=replace(FORM.context, own=own))
    return [notice.message for notice in month_notices(form, readings)]


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 1, 5), True), (date(2025, 12, 1), True), (date(2026, 2, 28), True), (None, True),
        (date(2025, 11, 30), False), (date(2026, 3, 1), False), (date(2025, 1, 5), False),
    ],
)  # fmt: skip
def test_a_day_fits_the_month_of_its_form_and_those_beside_it(day, fits):
    assert (told(day) == []) is fits


def test_a_column_in_which_only_the_year_is_wrong_is_told_once_with_the_year_that_may_be_meant():
    (message,) = told(*(date(2025, 1, day) for day in range(5, 12)), date(2026, 1, 6))
    assert message.said(Language.EN).startswith(
        'jan.xlsx, "রেজিস্টার", "যোগাযোগের তারিখ": 7 days (rows 5, 6, 7, 8, 9 …) do not fit the form of January 2026; '
        "perhaps the year 2026 is meant."
    )
    assert "৭টি তারিখ (সারি ৫, ৬, ৭, ৮, ৯ …) জানুয়ারি ২০২৬ মাসের ফরমের সঙ্গে মেলে না; হয়তো সাল ২০২৬ হবে।" in message.bn


def test_no_year_is_guessed_where_another_would_not_fit_either():
    (message,) = told(date(2025, 7, 1))
    assert "perhaps" not in message.en


def test_a_form_of_another_month_is_told_in_both_languages():
    (message,) = told(month="2025-12")
    assert "is the form of December 2025, and this is the meeting of January 2026" in message.en
    assert "ডিসেম্বর ২০২৫ মাসের ফরম" in message.bn


@pytest.mark.parametrize(
    ("month", "own"),
    [
        ("", OWN),
        ("2025-12", replace(OWN, read_before=frozenset({FILE.sha256}))),
        ("2025-12", replace(OWN, month="")),
    ],
)
def test_nothing_is_told_of_a_form_without_a_month_or_of_one_that_entered_a_round(month, own):
    assert told(month=month, own=own) == []
