"""Days and moments as systems write them, as the day in Bangladesh."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.model.when import When
from auditor.tables.answers import EARLIEST_DAY, LATEST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DHAKA: Final = timezone(timedelta(hours=6))
"""Bangladesh Standard Time; the summer time of 2009 moved no midnight that matters here."""
UNKNOWN_ZONE: Final = "unknown"
ZONES: Final = {"UTC": UTC, "Asia/Dhaka": DHAKA, UNKNOWN_ZONE: None}
"""The zones that a mapping may name; of stamps in an unknown one the day is known but for one before and after."""


class Form(StrEnum):
    """How a system writes days and moments."""

    ISO = "iso"
    YEAR_FIRST = "year-first"
    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"
    EPOCH = "epoch"
    EPOCH_MS = "epoch-ms"


_NUMBERS: Final = expression(
    r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?)?"
)
_ZULU: Final = expression(r"\s*(?:UTC|GMT)$")
_ORDER: Final = {Form.YEAR_FIRST: (0, 1, 2), Form.MONTH_FIRST: (2, 0, 1), Form.DAY_FIRST: (2, 1, 0)}
_FOUR: Final = 4
_NOON: Final = 12


def read(written: str, forms: Iterable[Form], zone: str) -> When | None:
    """Return the day in Bangladesh that a text says; None when it says none in these forms.

    Args:
        written: the text.
        forms: how the system writes days.
        zone: the zone of moments that do not say theirs; one of `ZONES`.

    """
    for form in forms:
        try:
            moment = _moment(written.strip(), form)
        except (OverflowError, OSError, ValueError):
            continue
        if moment is not None:
            when = _day_of(moment, zone)
            return when if when.latest >= EARLIEST_DAY and when.latest.year <= LATEST_YEAR else None
    return None


def _moment(written: str, form: Form) -> date | None:
    """Return the day or the moment, with or without a zone, that a text says in one form.

    Raises:
        OverflowError, OSError, ValueError: there is no such moment.

    """
    match form:
        case Form.ISO:
            if len(written) == len("2024-01-31"):
                return date.fromisoformat(written)
            return datetime.fromisoformat(_ZULU.sub("+00:00", written)) if "-" in written else None
        case Form.EPOCH | Form.EPOCH_MS:
            seconds = float(written) / (1000 if form is Form.EPOCH_MS else 1)
            return datetime.fromtimestamp(seconds, UTC)
        case _:
            return _in_numbers(written, form)


def _in_numbers(written: str, form: Form) -> date | None:
    found = _NUMBERS.fullmatch(written)
    if found is None:
        return None
    year, month, day = (found[1 + at] for at in _ORDER[form])
    if len(year) != _FOUR:
        return None
    if found[4] is None:
        return date(int(year), int(month), int(day))
    hour = int(found[4])
    if found[7]:
        hour = hour % _NOON + (_NOON if found[7].lower() == "pm" else 0)
    return datetime(int(year), int(month), int(day), hour, int(found[5]), int(found[6] or 0))  # noqa: DTZ001 the zone is the mapping's


def _day_of(moment: date, zone: str) -> When:
    if not isinstance(moment, datetime):
        return When.on(moment)
    if moment.tzinfo is None:
        known = ZONES[zone]
        if known is None:
            day = moment.date()
            return When(day - timedelta(days=1), day + timedelta(days=1))
        moment = moment.replace(tzinfo=known)
    return When.on(moment.astimezone(DHAKA).date())


_OTHER_ORDER: Final = {Form.MONTH_FIRST: Form.DAY_FIRST, Form.DAY_FIRST: Form.MONTH_FIRST}


def is_in_other_order(written: str, forms: Sequence[Form]) -> bool:
    """Return whether a text is a day only if day and month change places: others beside it that are days both ways are not sure, either."""
    return read(written, forms, UNKNOWN_ZONE) is None and any(
        read(written, [_OTHER_ORDER[form]], UNKNOWN_ZONE) is not None for form in forms if form in _OTHER_ORDER
    )


_DAY_IN_NAME: Final = expression(
    r"(?<!\d)(?:(20\d{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])|(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\6(20\d{2}))(?!\d)"
)


def day_in_name(name: str) -> date | None:
    """Return the only day that a file's name says, the year first or last; None where it says none or several."""
    found = list(_DAY_IN_NAME.finditer(name))
    if len(found) != 1:
        return None
    year, _, month, day, last_day, _, last_month, last_year = found[0].groups()
    try:
        return date(int(year or last_year), int(month or last_month), int(day or last_day))
    except ValueError:
        return None


def without_day(name: str) -> str:
    """Return a name without the days in it."""
    return _DAY_IN_NAME.sub("", name)
