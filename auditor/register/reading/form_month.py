"""Tells what does not fit the month of a form: a form of another meeting, and days of contact of another year or season."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.model.notice import Notice, Place, Severity
from auditor.register.columns import CONTACTED_ON
from auditor.tables.headings import first_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from auditor.model.forms import OwnForms
    from auditor.model.source import EvidenceFile
    from auditor.register.reading.form import Form, Reading

MONTHS_AROUND: Final = 1
"""Calls begin before a month and forms come back after it: so many months on either side fit."""
_MONTHS: Final = 12


def month_to_compare(file: EvidenceFile, month: str, own: OwnForms | None) -> str:
    """Return the month (YYYY-MM) of a form that entered no round yet; nothing otherwise, so that it is not told for ever."""
    return month if own is not None and file.sha256 not in own.read_before else ""


def fits_month(on: date, month: str) -> bool:
    """Return whether a day of contact fits the month of its form; every day does where no month is compared."""
    return not month or abs(_number(f"{on:%Y-%m}") - _number(month)) <= MONTHS_AROUND


def month_notices(form: Form, readings: Sequence[Reading]) -> Iterator[Notice]:
    """Yield what does not fit the month of a form: that it is another's, and days of contact, each column once."""
    file, month, own = form.file, form.compared_month, form.context.own
    if not month:
        return
    if own is not None and own.month and month not in {own.month, *own.further_months}:
        told = _OTHER_MONTH.filled(file=file.name, month=month_name(month), meeting=month_name(own.month))
        yield Notice(Severity.DOUBTFUL, Place(file.name), told)
    by_sheet: dict[str, list[tuple[int, date]]] = {}
    headings: dict[str, str] = {}
    for reading in readings:
        on, row = reading.talk.on, reading.row
        if reading.talk.has_day and on is not None and not fits_month(on, month):
            by_sheet.setdefault(row.sheet, []).append((row.number, on))
            headings[row.sheet] = row.headings[CONTACTED_ON.name]
    for sheet, days in by_sheet.items():
        days.sort()
        message = _OTHER_YEAR if _only_the_year_is_wrong(days, month) else _OTHER_DAYS
        told = message.filled(
            file=file.name,
            sheet=sheet,
            header=headings[sheet],
            n=len(days),
            rows=first_rows([number for number, _ in days]),
            month=month_name(month),
            year=int(month[:4]),
        )
        yield Notice(Severity.DOUBTFUL, Place(file.name, sheet, days[0][0], headings[sheet]), told)


def _number(month: str) -> int:
    return int(month[:4]) * _MONTHS + int(month[5:7])


def _only_the_year_is_wrong(days: Sequence[tuple[int, date]], month: str) -> bool:
    return all(
        abs(_number(f"{month[:4]}-{on:%m}") - _number(month)) <= MONTHS_AROUND and on.year != int(month[:4])
        for _, on in days
    )


_OTHER_MONTH: Final = Text(
    en="{file} is the form of {month}, and this is the meeting of {meeting}. Its answers count by their days; look whether it is "
    "the right file.",
    bn="{file} {month} মাসের ফরম, কিন্তু এই যাচাই {meeting} মাসের সভার। উত্তরগুলো নিজ নিজ তারিখ অনুযায়ী ধরা হয়েছে; ঠিক ফাইলটি কি না দেখে নিন।",
)
_OTHER_DAYS: Final = Text(
    en='{file}, "{sheet}", "{header}": {n} {n:day (row|days (rows} {rows}) {n:does|do} not fit the form of {month}. Correct {n:it|them}; until then {n:it counts|they count} '
    "as written, and later days in {n:its row|their rows} do not.",
    bn='{file}, "{sheet}", "{header}": {n}টি তারিখ (সারি {rows}) {month} মাসের ফরমের সঙ্গে মেলে না। ঠিক করুন; ততক্ষণ যেমন লেখা আছে তেমনই ধরা হয়েছে, '
    "সারিগুলোর পরের তারিখ ধরা হয়নি।",
)
_OTHER_YEAR: Final = Text(
    en='{file}, "{sheet}", "{header}": {n} {n:day (row|days (rows} {rows}) {n:does|do} not fit the form of {month}; perhaps the year {year} is meant. '
    "Correct {n:it|them}; until then {n:it counts|they count} as written, and later days in {n:its row|their rows} do not.",
    bn='{file}, "{sheet}", "{header}": {n}টি তারিখ (সারি {rows}) {month} মাসের ফরমের সঙ্গে মেলে না; হয়তো সাল {year} হবে। ঠিক করুন; ততক্ষণ যেমন লেখা আছে '
    "তেমনই ধরা হয়েছে, সারিগুলোর পরের তারিখ ধরা হয়নি।",
)
