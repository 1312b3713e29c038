"""Tells what does not fit the month of a form: a form of another meeting, and days of contact of another year or season.

A form that tells no month has none that a day could miss; there a day is odd whose year is probably wrong (`doubtful_years`).

Nobody knows on which day an answer was told whose day does not fit, cannot be read or is not written. Until a person says it, the
weakest counts that any day would give: no yes comes of it, and every no stays, as told on the last day that it may have been told.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.model.evidence_names import TYPED
from auditor.model.forms import DayMeant, OddDays, OddRow
from auditor.model.notice import Notice, Place, Severity
from auditor.register.columns import CONTACTED_ON, Mark
from auditor.tables.answers import read_day
from auditor.tables.headings import first_rows, rows_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.register.reading.form import Form, Reading, Row
    from auditor.tables.sheet import Cell, Header, Sheet

MONTHS_AROUND: Final = 1
"""Calls begin before a month and forms come back after it: so many months on either side fit."""
_MONTHS: Final = 12
_A_YEAR: Final = timedelta(days=366)


class ContactDay(Struct, frozen=True):
    """A day of contact as it counts; `odd` is the day as written where it does not fit and nobody said what is meant, `slip` what is meant where all days of the row are of another year."""

    on: date
    odd: date | None = None
    slip: DayMeant | None = None


def undated_day(form: Form) -> date | None:
    """Return by which day a row of a form counts whose own cannot be read, is not written or not believed; None where no day is known at all.

    It was filled in before its file was read first, at the latest on the day of the audit, whatever the month of the form: one may come back late.
    A round that was kept by a clock long past read it on the first day that fits the form.
    """
    month, today = form.compared_month, form.context.day
    read_on = _seen_on(form, *_begun_on(form), today)
    if read_on is None or not month:
        return read_on or (_month_end(month) if month else None)
    fitting = max(first_fitting(month), read_on)
    return fitting if today is None else min(fitting, today)


def first_read(form: Form) -> date | None:
    """Return the day of the first kept round that a form entered, or on which it was handed in, or that of the audit if neither was before; None where none is known."""
    return min((day for day in (_seen_on(form), form.context.day) if day is not None), default=None)


def _seen_on(form: Form, *further: date | None) -> date | None:
    """Return the first day on which a form is known to have been there as it is, or the first of some further days."""
    own, digest = form.context.own, form.file.sha256
    days = (own.read_on.get(digest), own.handed_in.get(digest)) if own is not None else ()
    return min((day for day in (*days, *further) if day is not None), default=None)


def _begun_on(form: Form) -> Iterator[date | None]:
    """Yield on which days the files that a form carries on are known to have been there: a row without its day, or of a doubtful one, was in these."""
    own = form.context.own
    if own is not None:
        yield own.begun_on.get(form.file.sha256)
        yield from chain.from_iterable((own.begun_on.get(each), own.read_on.get(each)) for each in form.carries_on)


def _read_on(form: Form) -> Mapping[str, date]:
    """Return the first day of a kept round that each file entered, as far as that is known."""
    own = form.context.own
    return own.read_on if own is not None else {}


def is_kept(form: Form) -> bool:
    """Return whether a form entered a kept round: its file stays as it is."""
    own = form.context.own
    return own is not None and form.file.sha256 in own.read_on


def contact_day(form: Form, sheet: str, written: date, cells: Mapping[str, Cell]) -> ContactDay:
    """Return by which day the answers of a row (its cells by names of columns) count whose day of contact is written in a sheet of a form."""
    if _fits(written, sheet, form) and not is_to_come(written, form):
        return ContactDay(written)
    settled = form.context.days_meant
    meant = settled.get((form.number, sheet, written)) or settled.get((form.mark(cells), sheet, written))
    if meant is None:
        return ContactDay(undated_day(form) or written, written)
    return ContactDay(meant.meant, slip=meant if meant.of_row else None)


def in_year_meant(row: Row, slip: DayMeant | None) -> Row:
    """Return a row whose days are of the year that is meant, where it was said that this is wrong in all of them."""
    if slip is None:
        return row
    meant = {
        name: day
        for name, on in _days_beside(row, slip.written)
        for day in _in_years(on, (on.year + slip.meant.year - slip.written.year,))
    }
    return replace(row, cells={**row.cells, **meant})


def _days_beside(row: Row, contact: date) -> Iterator[tuple[str, date]]:
    """Yield the days in the answers of a row, each with its column, that lie in the year of the day of contact as written, and not after it."""
    for name in row.answers:
        on = read_day(row.cells[name])
        if on is not None and on.year == contact.year and on <= contact:
            yield name, on


def told_on(form: Form, sheet: str, cells: Mapping[str, Cell]) -> date | None:
    """Return the day of contact of a row (its cells by names of columns); None where none is written, or it is not known which is meant."""
    written = read_day(cells.get(CONTACTED_ON.name, ""))
    day = contact_day(form, sheet, written, cells) if written is not None else None
    return day.on if day is not None and day.odd is None else None


def is_to_come(written: date, form: Form) -> bool:
    """Return whether a day of contact had not come yet when its file was read: on it nobody can have told anything."""
    last = last_told(form)
    return last is not None and written > last


def last_told(form: Form, *, undated: bool = False) -> date | None:
    """Return the last day on which anything in a form can have been told, that on which its file was read, or where a row is `undated`, one that it carries on; None where that is not known.

    A row of a form whose month was still to come, too, was told later: an audit may be made for a day long past. Of one before the
    decision, or before a kept round, the day itself is wrong, and no row's.
    """
    context, seen_on = form.context, _seen_on(form, *(_begun_on(form) if undated else ()))
    read_on = seen_on or context.day
    if read_on is None or form.compared_month > f"{read_on:%Y-%m}":
        return None
    kept = _read_on(form).values() if seen_on is None else ()
    return read_on if read_on >= context.decision_day and all(day <= read_on for day in kept) else None


def fits_month(on: date, month: str) -> bool:
    """Return whether a day of contact fits the month of its form; every day does where the form names none."""
    return not month or abs(on.year * _MONTHS + on.month - _number(month)) <= MONTHS_AROUND


def _fits(on: date, sheet: str, form: Form) -> bool:
    """Return whether a day of contact in a sheet fits its form: the month that it is of or, where it tells none, the year; one by hand may go on for months, so there another year must fit."""
    if fits_month(on, form.compared_month):
        return (sheet, on) not in form.odd_years
    return not form.month and in_fitting_year(on, form.compared_month) is None


def doubtful_years(form: Form, registers: Iterable[tuple[Sheet, Header[str]]]) -> Mapping[tuple[str, date], date]:
    """Return the days of contact of a form without a month whose year is probably wrong, each with its sheet's name, and the same day in the year that may be meant.

    That is the last in which it lies from the decision on, before which nothing was asked, until the file was read. More than a year before that a
    day is odd where others in the row or in the column are not; but where the column has such a one of the same office or post, the row is of before.
    """
    last = last_told(form)
    if last is None:
        return {}
    first, decided = last - _A_YEAR, form.context.decision_day
    believed = max(first, decided)
    found: dict[tuple[str, date], date] = {}
    for sheet, header in registers:
        at = header.columns.get(CONTACTED_ON.name)
        if at is None:
            continue
        rows = [(on, cells) for _, cells in rows_below(sheet, header) if (on := read_day(cells[at])) is not None]
        old = [(on, cells) for on, cells in rows if on < believed]
        if not old:
            continue
        whose = [header.columns[mark] for mark in Mark if mark in header.columns]
        recent = {tuple(cells[column] for column in whose) for on, cells in rows if first <= on <= last}
        for on, cells in old:
            meant = next((day for day in _in_years(on, (last.year, last.year - 1)) if decided <= day <= last), None)
            if meant is None:
                continue
            days = (read_day(cells[column]) for column in header.columns.values())
            is_beside = any(day is not None and first <= day <= last for day in days)
            is_of_before = not recent or tuple(cells[column] for column in whose) in recent
            if on < decided or is_beside or not is_of_before:
                found[sheet.name, on] = meant
    return found


def _year_meant(on: date, sheet: str, form: Form) -> date | None:
    """Return a day of contact in the year in which it fits its form and had come when that was read; None where it fits in none."""
    if not form.compared_month:
        return form.odd_years.get((sheet, on))
    meant = in_fitting_year(on, form.compared_month)
    return None if meant is None or is_to_come(meant, form) else meant


def in_fitting_year(on: date, month: str) -> date | None:
    """Return a day of contact in the year in which it fits the month of its form; None where it fits in none."""
    year = int(month[:4])
    return next((day for day in _in_years(on, (year, year - 1, year + 1)) if fits_month(day, month)), None)


def _in_years(on: date, years: Iterable[int]) -> Iterator[date]:
    return (on.replace(year=year) for year in years if on.day <= calendar.monthrange(year, on.month)[1])


def _month_end(month: str) -> date:
    year, number = int(month[:4]), int(month[5:7])
    return date(year, number, calendar.monthrange(year, number)[1])


def first_fitting(month: str) -> date:
    """Return the first day of contact that fits a month (YYYY-MM)."""
    year, number = divmod(_number(month) - MONTHS_AROUND - 1, _MONTHS)
    return date(year, number + 1, 1)


def odd_days(form: Form, readings: Iterable[Reading]) -> tuple[OddDays, ...]:
    """Return the days of contact that do not fit a form, or were still to come, and of which nobody said what is meant.

    Each column gives one, of the days in which only the year is wrong, one of those that were still to come, and one of the others.
    """
    month, last = form.compared_month, last_told(form)
    columns: dict[tuple[str, bool, date | None], list[OddRow]] = {}
    headings: dict[str, str] = {}
    beside: dict[str, set[tuple[date, date]]] = {}
    for reading in readings:
        row, written = reading.row, reading.talk.odd
        if written is None:
            continue
        beside.setdefault(row.sheet, set()).update((written, on) for _, on in _days_beside(row, written))
        if not reading.talk.has_day:
            continue
        is_fitting = _fits(written, row.sheet, form)
        fitting = None if is_fitting else _year_meant(written, row.sheet, form)
        read_by = reading.talk.on if is_fitting else None
        columns.setdefault((row.sheet, fitting is not None, read_by), []).append(
            OddRow(row.number, row.office.name, DayMeant(written, fitting or written), form.mark(row.cells))
        )
        headings[row.sheet] = row.headings[CONTACTED_ON.name]
    found: list[OddDays] = []
    for (sheet, only_the_year, read_by), rows in columns.items():
        rows.sort(key=attrgetter("number"))
        days = tuple(dict.fromkeys(row.day for row in rows))
        at = form.file.name, form.number, sheet, headings[sheet], month
        others = tuple(sorted(beside[sheet]))
        found.append(OddDays(*at, tuple(rows), days, only_the_year, read_by, last, others))
    return tuple(found)


def month_notices(form: Form, odd: Iterable[OddDays], readings: Iterable[Reading]) -> Iterator[Notice]:
    """Yield what does not fit the month of a form: that it is another's, and days of contact, each column once.

    A register made by hand may go on for months under the title of its first: one that tells of a later month is no other month's.
    """
    file, month, own = form.file, form.compared_month, form.context.own
    is_new = own is not None and file.sha256 not in own.read_on  # so that it is not told for ever
    is_of_it = own is not None and (form.number in own.of_meeting or month in {own.month, *own.further_months})
    # What is typed at the desk nobody handed in, and a correction is of the form that it corrects.
    is_of_it |= file.name.startswith(TYPED)
    talks = (reading.talk for reading in readings if form.number == file.sha256)
    is_of_it |= any(talk.on is not None and talk.has_day and f"{talk.on:%Y-%m}" > month for talk in talks)
    if month and own is not None and is_new and own.month and not is_of_it:
        told = _OTHER_MONTH.filled(file=file.name, month=month_name(month), meeting=month_name(own.month))
        yield Notice(Severity.DOUBTFUL, Place(file.name), told)
    for column in odd:
        place = Place(file.name, column.sheet, column.rows[0], column.heading)
        yield Notice(Severity.DOUBTFUL, place, odd_days_told(column))


def odd_days_told(odd: OddDays) -> Text:
    """Return what is told of odd days of contact that nobody was asked about: how they count, and what to do."""
    return _ODD.filled(odd=odd_words(odd), n=len(odd.rows))


def odd_words(odd: OddDays) -> Text:
    """Return the sentence that names days of contact of a column that do not fit."""
    of_year = _OTHER_YEAR if odd.month else _OLD_YEAR
    message = of_year if odd.only_the_year else _OTHER_DAYS if odd.read_by is None else _TO_COME
    return message.filled(
        file=odd.file,
        sheet=odd.sheet,
        header=odd.heading,
        n=len(odd.rows),
        rows=first_rows(list(odd.rows)),
        month=month_name(odd.month) if odd.month else "",
        on=odd.read_by or "",
    )


def _number(month: str) -> int:
    return int(month[:4]) * _MONTHS + int(month[5:7])


_OTHER_MONTH: Final = Text(
    en="{file} is the form of {month}, and this is the meeting of {meeting}. Rows whose day is not in doubt count by that day; look whether "
    "it is the right file.",
    bn="{file} {month} মাসের ফরম, কিন্তু এই যাচাই {meeting} মাসের সভার। যেসব সারির তারিখ নিয়ে প্রশ্ন নেই, সেগুলোর উত্তর সেই তারিখ অনুযায়ী ধরা হয়েছে; ঠিক ফাইলটি কি না দেখে নিন।",
)
_ODD: Final = Text(
    en="{odd} Until that is settled, no yes of {n:this row|these rows} counts, and every no does. Correct the file, or answer at a "
    "terminal: auditor audit",
    bn="{odd} ঠিক না হওয়া পর্যন্ত {n:এই সারির|এই সারিগুলোর} কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। ফাইলে ঠিক করুন, অথবা টার্মিনালে auditor audit "
    "চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="{odd} Until that is settled, no yes of {n:this row|these rows} counts, and every no does. Correct the file and hand it in again, or answer on the screen Meeting before the next round is kept.",
        bn="{odd} ঠিক না হওয়া পর্যন্ত {n:এই সারির|এই সারিগুলোর} কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। ফাইলে ঠিক করে আবার জমা দিন, অথবা যাচাই রাখার আগে “সভা” পাতায় উত্তর দিন।",
    ),
)
_OTHER_DAYS: Final = Text(
    en='{file}, "{sheet}", "{header}": {n} {n:day (row|days (rows} {rows}) {n:does|do} not fit the form of {month}.',
    bn="{file}, “{sheet}”, “{header}”: {n}টি তারিখ (সারি {rows}) {month} মাসের ফরমের সঙ্গে মেলে না।",
)
_TO_COME: Final = Text(
    en='{file}: {n} {n:row|rows} ("{sheet}", "{header}", {n:row|rows} {rows}) {n:is|are} dated after {on}, though the file was read on that day: '
    "the date there is wrong, or that of the audit.",
    bn="{file}: {n}টি সারির (“{sheet}”, “{header}”, সারি {rows}) তারিখ {on} তারিখের পরের, অথচ ফাইলটি সেদিনই পড়া হয়েছে: হয় সারির তারিখ ভুল, না হয় যাচাইয়ের "
    "তারিখ।",
)
_OTHER_YEAR: Final = Text(
    en='{file}, "{sheet}", "{header}": {n} {n:day (row|days (rows} {rows}) {n:does|do} not fit the form of {month}; perhaps only '
    "the year is wrong.",
    bn="{file}, “{sheet}”, “{header}”: {n}টি তারিখ (সারি {rows}) {month} মাসের ফরমের সঙ্গে মেলে না; হয়তো শুধু সাল ভুল।",
)
_OLD_YEAR: Final = Text(
    en='{file}, "{sheet}", "{header}": {n} {n:day (row|days (rows} {rows}) {n:lies|lie} before the decision, or more than a year back, '
    "unlike what stands beside {n:it|them}; probably only the year is wrong.",
    bn="{file}, “{sheet}”, “{header}”: {n}টি তারিখ (সারি {rows}) সিদ্ধান্তের আগের, অথবা এক বছরের বেশি পুরোনো, যদিও আশপাশের অন্য তারিখ তত পুরোনো নয়; সম্ভবত শুধু সাল ভুল।",
)
