"""Whom a reminder is for, and who gets a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.letters import Purpose
from auditor.model.subjects import OfficeKind
from reports.layout import cells
from reports.layout.letter import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.i18n import Language
    from auditor.model.views.letters import ReminderLetter

_ALL_CONCERNED: Final = Text(en="{post} (all concerned), {place}", bn="{post} (সংশ্লিষ্ট সকল), {place}")
_ONE: Final = Text(en="{post}, {office}, {place}", bn="{post}, {office}, {place}")
_POSTS: Final[Mapping[OfficeKind, Text]] = {
    OfficeKind.DEPARTMENT: Text(en="Heads of departmental offices", bn="বিভাগীয় দপ্তর প্রধান"),
    OfficeKind.UNION: Text(
        en="Union parishad secretaries/administrative officers", bn="ইউনিয়ন পরিষদ সচিব/প্রশাসনিক কর্মকর্তা"
    ),
    OfficeKind.UDC: Text(en="UDC entrepreneurs", bn="ইউডিসি উদ্যোক্তা"),
}
_HEADS: Final = Text(en="Heads of offices", bn="দপ্তর প্রধান")
_ONE_POST: Final[Mapping[OfficeKind, Text]] = {
    OfficeKind.UNION: Text(en="Secretary/administrative officer", bn="সচিব/প্রশাসনিক কর্মকর্তা"),
}
_HEAD: Final = Text(en="Head of office", bn="দপ্তর প্রধান")
_IN_CHARGE: Final = Text(en="Officer in charge", bn="দায়িত্বপ্রাপ্ত কর্মকর্তা")
"""Whom a letter is for whose reader's post is vacant."""
_OF_SECRETARY: Final = ("সচিব", "প্রশাসনিক কর্মকর্তা", "secretary", "administrative officer")
"""One of these is in the name of the post that the decisions name of a union."""
_HEAD_OF_UNION: Final = Text(en="{post}, {office}", bn="{post}, {office}।")


def goes_to(view: ReminderLetter, language: Language) -> str:
    """Return whom a reminder is for: of a union its secretary, whom the decision names, and the head in copy; where that post is vacant its head, and where that of the head is who is in charge."""
    where, post = place(view.head, language), _POSTS.get(view.kind, _HEADS)
    if view.office is None:
        return _ALL_CONCERNED.said(language, post=post, place=where)
    head = _reader(view)
    name = cells.words(view.office.name, language)
    return _ONE.said(language, post=cells.words(head, language), office=name, place=where)


def _reader(view: ReminderLetter) -> Text:
    if view.kind is OfficeKind.UNION and not _is_without_secretary(view):
        return _ONE_POST[view.kind]
    return _head_there(view) or (_HEAD if view.post is None else _IN_CHARGE)


def _head_there(view: ReminderLetter) -> Text | None:
    """Return the post of the office's head; None where it is not known, or vacant."""
    is_vacant = view.post is not None and view.post.bn in {each.bn for each in view.vacant}
    return None if is_vacant else view.post


def _is_without_secretary(view: ReminderLetter) -> bool:
    return any(map(_is_secretary, view.vacant))


def _is_secretary(post: Text) -> bool:
    return any(named in f"{post.bn} {post.en}".casefold() for named in _OF_SECRETARY)


def copies(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return who gets a copy of a reminder: of the third one to a union its head, too, unless it is for him, as where the roster has the secretary as head, or his post is vacant."""
    named, head = tuple(cells.quoted(line, language) for line in view.copies), _head_there(view)
    if (
        view.purpose is not Purpose.FINAL
        or view.office is None
        or head is None
        or view.kind is not OfficeKind.UNION
        or _is_secretary(head)
        or _is_without_secretary(view)
    ):
        return named
    post, name = cells.words(head, language), cells.words(view.office.name, language)
    return (*named, _HEAD_OF_UNION.said(language, post=post, office=name))
