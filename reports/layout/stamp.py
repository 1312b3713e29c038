"""Whose a form is, as it stands on the form: the place in clear, the meeting or month, and the form's own number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits
from auditor.i18n import month as month_name

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.forms import FormStamp

_FORM: Final = Text(en="form no. {number}", bn="ফরম নং {number}")
SHEET: Final = Text(en="sheet no. {number}", bn="পত্র নং {number}")
"""How the number of a sheet is called that is signed at a login: by it what was seen is entered."""
_FOOT: Final = Text(en="{upazila}, {district} · check for {month}", bn="{upazila}, {district} · {month} মাসের যাচাই")
_FOOT_OF_MEETING: Final = Text(
    en="{upazila}, {district} · check for the meeting of {day}", bn="{upazila}, {district} · {day} তারিখের সভার যাচাই"
)


def form_number(stamp: FormStamp, language: Language, called: Text = _FORM) -> str:
    """Return the form's own number as it is called and printed; nothing for a form without one."""
    return called.said(language, number=digits(stamp.number, language)) if stamp.number else ""


def form_foot(stamp: FormStamp, language: Language, called: Text = _FORM, *, office: Text | None = None) -> str:
    """Return what each page says of whose form it is, with its number where it has one: of one office's its name, too, for its head signs the last; without a month no more."""
    name = "" if office is None else office.said(language)
    if not stamp.month:
        return name
    place = {"upazila": stamp.upazila, "district": stamp.district}
    whose = _FOOT.said(language, month=month_name(stamp.month), **place)
    if stamp.meets_on is not None:
        whose = _FOOT_OF_MEETING.said(language, day=stamp.meets_on, **place)
    return with_number(" · ".join(filter(None, (name, whose))), stamp, language, called)


def with_number(words: str, stamp: FormStamp, language: Language, called: Text = _FORM) -> str:
    """Return a title or marking with the form's number behind it, where it has one."""
    return " · ".join(part for part in (words, form_number(stamp, language, called)) if part)
