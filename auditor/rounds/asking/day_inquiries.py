"""What is asked of days of contact that do not fit their form, or were still to come when it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import A_DAY, Text, first_of
from auditor.model.forms import DayMeant
from auditor.register.reading.form_month import odd_words
from auditor.rounds.asking import forms, talk_inquiries
from auditor.rounds.asking.inquiry import Answer, Inquiry, Kind, inquiry_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from auditor.model.forms import OddDays
    from auditor.workspace.folder import Workspace


def of_days(space: Workspace, odd: OddDays, today: date) -> Iterator[Inquiry]:
    """Yield what is meant by the odd days of a column; each day by itself where nothing that can be meant is true of them all."""
    whole = _days_meant(space, odd, today)
    of_each = [odd] if whole or len(odd.days) == 1 else [replace(odd, days=(day,)) for day in odd.days]
    for each in of_each:
        answers = _days_meant(space, each, today)
        words = odd_words(each) if each is odd else _ODD_DAY.filled(odd=odd_words(odd), written=each.days[0].written)
        if len(each.days) == 1:
            answers = (*answers, _day_typed(space, each, today))
        about = (f"{day.written}" for day in each.days)
        yield Inquiry(
            inquiry_id(Kind.DAYS, odd.form, odd.sheet, *about), words, (*answers, Answer(talk_inquiries.DAY_LATER))
        )


def _days_meant(space: Workspace, odd: OddDays, today: date) -> tuple[Answer, ...]:
    """Return what can be meant by all odd days of a column, without typing any; no day that is still to come, or came after their file was read.

    That they are right as written may be said of days that had not come then, too: it was asked whether the day of the audit is wrong.
    """

    def noting(days: tuple[DayMeant, ...]) -> Callable[[date | None], None]:
        return lambda _: forms.settle_days(space, (replace(odd, days=days),), today)

    answers = []
    if odd.only_the_year and all(day.meant <= today for day in odd.days):
        days = first_of([_MEANT.filled(written=day.written, meant=day.meant) for day in odd.days], _NAMED)
        beside = sorted({on for day in odd.days for written, on in odd.beside if written == day.written})
        year = (_YEAR_OF_CONTACT if beside else _YEAR).filled(days=days)
        answers.append(Answer(year, noting(odd.days)))
        if beside:
            of_row = tuple(replace(day, of_row=True) for day in odd.days)
            others = first_of([A_DAY.filled(day=day) for day in beside], _NAMED)
            answers.append(Answer(_YEAR_OF_ROW.filled(days=days, others=others), noting(of_row)))
    last = today if odd.read_by is not None else min(today, odd.last or today)
    if all(day.written <= last for day in odd.days):
        as_written = tuple(DayMeant(day.written, day.written) for day in odd.days)
        answers.append(Answer(_AS_WRITTEN, noting(as_written)))
    return tuple(answers)


def _day_typed(space: Workspace, odd: OddDays, today: date) -> Answer:
    """Return that another day is meant by the one odd day of a column, which is typed."""

    def note(meant: date | None) -> None:
        if meant is not None:
            days = (DayMeant(odd.days[0].written, meant),)
            forms.settle_days(space, (replace(odd, days=days),), today)

    return Answer(_ANOTHER_DAY, note, talk_inquiries.day_asked(odd.month, today, odd.last))


_NAMED: Final = 3
_YEAR: Final = Text(en="only the year is wrong: {days}", bn="শুধু সাল ভুল: {days}")
_YEAR_OF_CONTACT: Final = Text(
    en="only the year of the day of contact is wrong: {days}", bn="শুধু যোগাযোগের তারিখের সাল ভুল: {days}"
)
_YEAR_OF_ROW: Final = Text(
    en="the year is wrong, in the same rows' other days too ({others}): {days}",
    bn="সাল ভুল, একই সারির অন্য তারিখেও ({others}): {days}",
)
_MEANT: Final = Text(en="{written} means {meant}", bn="{written} লিখে {meant} বোঝানো হয়েছে")
_AS_WRITTEN: Final = Text(en="the days are right as written", bn="তারিখ যেমন লেখা আছে তেমনই ঠিক")
_ANOTHER_DAY: Final = Text(en="another day", bn="অন্য তারিখ")
_ODD_DAY: Final = Text(en="{odd} What is meant by {written}?", bn="{odd} {written} লিখে কোন তারিখ বোঝানো হয়েছে?")
