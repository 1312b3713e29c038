"""A form of another month is told, and days that do not fit it, once for a whole column."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace

from auditor.i18n import Language, Text
from auditor.model.evidence_names import TYPED
from auditor.model.forms import OwnForms
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Office, OfficeKind, Roster
from auditor.register.columns import CONTACTED_ON
from auditor.register.reading.form import Form, Provenance, Reading, Row
from auditor.register.reading.form_month import (
    contact_day,
    in_fitting_year,
    month_notices,
    odd_days,
    told_on,
    undated_day,
)
from auditor.tables.sheet import Unread

NAME = Text(en="Koyra", bn="কয়রা")
OFFICE = Office("agriculture", NAME, OfficeKind.DEPARTMENT, NAME)
FILE = EvidenceFile("jan.xlsx", b"", "a" * 64)
FORM = Form(FILE, SourceContext(Roster((OFFICE,)), date(2024, 1, 18), "rule"), date(2024, 1, 18), frozenset())
SHEET = "রেজিস্টার"
OWN = OwnForms(NAME, NAME, month="2026-01")


def form_of(month: str = "2026-01", own: OwnForms = OWN, today: date | None = None) -> Form:
    return replace(
        FORM, month=month, compared_month=month, number="1234-5678", context=replace(FORM.context, own=own, day=today)
    )


def told(*days: date | None, month: str = "2026-01", own: OwnForms = OWN, today: date | None = None) -> list[Text]:
    """Return what is told of a form with rows of these days; None is a row without a day of its own."""
    form = form_of(month, own, today)
    readings: list[Reading] = []
    for number, written in enumerate(days, start=5):
        row = Row(SHEET, number, f"{SHEET}!{number}", OFFICE, None, {}, {CONTACTED_ON.name: "যোগাযোগের তারিখ"}, ())
        day = contact_day(form, SHEET, written or date(2020, 1, 1), {})
        readings.append(Reading(row, Provenance(day.on, has_day=written is not None, odd=day.odd), {}))
    return [notice.message for notice in month_notices(form, odd_days(form, readings), readings)]


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 1, 5), True), (date(2025, 12, 1), True), (date(2026, 2, 28), True), (None, True),
        (date(2025, 11, 30), False), (date(2026, 3, 1), False), (date(2025, 1, 5), False),
    ],
)  # fmt: skip
def test_a_day_fits_the_month_of_its_form_and_those_beside_it(day, fits):
    assert (told(day) == []) is fits


@pytest.mark.parametrize(("day", "fits"), [(date(2026, 4, 6), True), (date(2025, 1, 5), False)])
def test_in_a_register_by_hand_that_goes_on_for_months_only_a_day_that_fits_in_another_year_is_odd(day, fits):
    form = replace(form_of(), month="")
    assert (contact_day(form, "রেজিস্টার", day, {}).odd is None) is fits


@pytest.mark.parametrize(("written", "day"), [("05.01.2026", date(2026, 1, 5)), ("05.01.2025", None), ("", None)])
def test_of_a_row_whose_day_is_odd_or_not_written_it_is_not_known_when_it_was_told(written, day):
    assert told_on(form_of(), SHEET, {CONTACTED_ON.name: written}) == day
    assert told_on(form_of(), SHEET, {}) is None


def test_a_column_in_which_only_the_year_is_wrong_is_told_once_with_the_year_that_may_be_meant():
    (message,) = told(*(date(2025, 1, day) for day in range(5, 12)), date(2026, 1, 6))
    assert message.said(Language.EN).startswith(
        'jan.xlsx, "রেজিস্টার", "যোগাযোগের তারিখ": 7 days (rows 5, 6, 7, 8, 9 …) do not fit the form of January 2026; '
        "perhaps only the year is wrong. Until that is settled, no yes of these rows counts, and every no does."
    )
    assert "৭টি তারিখ (সারি ৫, ৬, ৭, ৮, ৯ …) জানুয়ারি ২০২৬ মাসের ফরমের সঙ্গে মেলে না; হয়তো শুধু সাল ভুল।" in message.bn
    assert "এই সারিগুলোর কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে।" in message.bn


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (date(2025, 1, 5), date(2026, 1, 5)), (date(2027, 1, 5), date(2026, 1, 5)), (date(2016, 2, 28), date(2026, 2, 28)),
        (date(2026, 12, 30), date(2025, 12, 30)), (date(2024, 12, 30), date(2025, 12, 30)), (date(2024, 2, 29), None),
        (date(2025, 7, 1), None),
    ],
)  # fmt: skip
def test_the_year_that_may_be_meant_is_that_in_which_the_day_fits_the_form(written, meant):
    assert in_fitting_year(written, "2026-01") == meant


@pytest.mark.parametrize(
    ("written", "today", "counts_as"),
    [
        (date(2025, 1, 5), date(2026, 1, 20), date(2026, 1, 20)),
        (date(2025, 1, 5), date(2026, 2, 20), date(2026, 2, 20)),
        (date(2025, 2, 5), date(2026, 2, 20), date(2026, 2, 20)),
        (date(2027, 7, 5), date(2026, 2, 20), date(2026, 2, 20)),
        (date(2027, 1, 5), date(2025, 11, 20), date(2025, 11, 20)),
        (date(2026, 1, 25), date(2026, 1, 20), date(2026, 1, 20)),
    ],
)
def test_until_somebody_says_the_day_it_is_the_last_on_which_it_may_have_been_told(written, today, counts_as):
    day = contact_day(form_of(today=today), SHEET, written, {})
    assert (day.on, day.odd) == (counts_as, written)


@pytest.mark.parametrize(
    ("read_on", "counts_as"),
    [
        (date(2026, 1, 20), date(2026, 1, 20)),
        (date(2026, 2, 20), date(2026, 2, 20)),
        (date(2009, 1, 1), date(2025, 12, 1)),
    ],
    ids=["within the month", "after it", "by a wrong clock"],
)
def test_what_lay_in_a_kept_round_was_not_told_after_its_day(read_on, counts_as):
    form = form_of(own=replace(OWN, read_on={FILE.sha256: read_on}), today=date(2026, 3, 19))
    assert contact_day(form, SHEET, date(2025, 1, 5), {}).on == counts_as
    assert undated_day(form) == counts_as


KEPT = replace(OWN, read_on={FILE.sha256: date(2026, 1, 20)})
KEPT_ANOTHER = replace(OWN, read_on={"b" * 64: date(2026, 2, 22)})


@pytest.mark.parametrize(
    ("month", "own", "today", "is_believed"),
    [
        ("2026-01", OWN, date(2026, 1, 31), True),
        ("2026-01", OWN, date(2026, 1, 30), False),
        ("2026-01", KEPT, date(2026, 3, 19), False),
        ("2026-02", OWN, date(2026, 1, 30), True),
        ("2026-02", KEPT, date(2026, 3, 19), True),
        ("2026-01", KEPT_ANOTHER, date(2026, 1, 30), True),
        ("2026-01", OWN, date(2024, 1, 17), True),
        ("2026-01", OWN, None, True),
    ],
    ids=[
        "on its day", "read before it", "read before it by a kept round", "a form of a month still to come",
        "one that was when it was kept", "an audit before a kept round", "one before the decision", "no audit",
    ],
)  # fmt: skip
def test_a_day_that_had_not_come_when_its_file_was_read_is_not_believed(month, own, today, is_believed):
    form = form_of(month, own=own, today=today)
    assert (contact_day(form, SHEET, date(2026, 1, 31), {}).odd is None) is is_believed


@pytest.mark.parametrize(
    ("day", "today"), [(date(2025, 7, 1), None), (date(2025, 2, 20), date(2026, 2, 10))], ids=["never", "not yet"]
)
def test_no_year_is_guessed_where_another_would_not_fit_either_or_had_not_come(day, today):
    (message,) = told(day, today=today)
    assert "perhaps" not in message.en


def test_a_form_of_another_month_is_told_in_both_languages():
    (message,) = told(month="2025-12")
    assert "is the form of December 2025, and this is the meeting of January 2026" in message.en
    assert "ডিসেম্বর ২০২৫ মাসের ফরম" in message.bn


def test_of_a_form_of_another_month_only_rows_whose_day_is_not_in_doubt_are_said_to_count_by_their_day():
    of_file, of_day = told(date(2026, 4, 6), month="2025-12")
    assert "Rows whose day is not in doubt count by that day" in of_file.en
    assert "যেসব সারির তারিখ নিয়ে প্রশ্ন নেই, সেগুলোর উত্তর সেই তারিখ অনুযায়ী ধরা হয়েছে" in of_file.bn
    assert "no yes of this row counts" in of_day.en


def test_a_form_of_another_month_is_told_until_it_entered_a_round():
    assert told(month="2025-12", own=replace(OWN, read_on={FILE.sha256: date(2025, 1, 1)})) == []
    assert told(month="2025-12", own=replace(OWN, month="")) == []


def test_answers_typed_at_the_desk_are_not_told_to_be_perhaps_the_wrong_file():
    form = replace(form_of("2025-12"), file=EvidenceFile(f"{TYPED}2026-01-05.xlsx", b"", "b" * 64))
    assert list(month_notices(form, (), ())) == []
    assert len(list(month_notices(form_of("2025-12"), (), ()))) == 1


def test_nothing_is_told_of_the_days_of_a_form_without_a_month():
    assert told(date(2025, 1, 5), month="") == []


def test_days_that_do_not_fit_are_told_as_long_as_they_are_not_settled():
    assert len(told(date(2025, 1, 5), own=replace(OWN, read_on={FILE.sha256: date(2025, 1, 1)}))) == 1


# A doubtful cell that was asked about ---------------------------------------------------------------------------------

DOUBTFUL = Row(
    SHEET, 7, f"{SHEET}!7", OFFICE, None, {"two-step": "কে জানে", "reset": Unread.ERROR}, {}, ("two-step", "reset")
)
ASKED_ON, LAST = date(2026, 1, 12), date(2026, 1, 31)


def told_by(row: Row, name: str, form: Form | None = None, **known: bool) -> date | None:
    """Return by which day a cell counts as told after `DOUBTFUL` was asked about."""
    first = form_of()
    asked = {first.known_by(DOUBTFUL, each): ASKED_ON for each in DOUBTFUL.answers}
    form = replace(form or first, context=replace(first.context, asked_about=asked))
    return form.told_by(row, Provenance(LAST, **(known or {"undated": True})), name)


@pytest.mark.parametrize("name", DOUBTFUL.answers)
def test_a_cell_without_a_day_was_told_when_it_was_asked_about_at_the_latest_also_in_another_copy_of_its_form(name):
    copy = replace(form_of(), file=EvidenceFile("again.xlsx", b"", "b" * 64))
    assert (told_by(DOUBTFUL, name), told_by(DOUBTFUL, name, copy)) == (ASKED_ON, ASKED_ON)


def test_what_else_was_written_there_since_or_stands_elsewhere_may_have_been_told_later():
    since = replace(DOUBTFUL, cells={"two-step": "আগের মতো", "reset": Unread.FORMULA})
    elsewhere = replace(DOUBTFUL, number=8, place=f"{SHEET}!8")
    of_another = replace(form_of(), number="8765-4321")
    assert {told_by(since, name) for name in DOUBTFUL.answers} == {LAST}
    assert {told_by(elsewhere, name) for name in DOUBTFUL.answers} == {LAST}
    assert {told_by(DOUBTFUL, name, of_another) for name in DOUBTFUL.answers} == {LAST}


def test_a_day_that_is_written_stays_whenever_it_was_asked_about():
    assert told_by(DOUBTFUL, "two-step", undated=False) == LAST
