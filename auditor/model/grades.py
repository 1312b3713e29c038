"""How something is known: grades of evidence, and the ways by which answers come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain
from auditor.model.ranked import Ranked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date


class Grade(Ranked):
    """How a thing is known, weakest first; printed beside every count."""

    DECLARED = 0
    SELF_CHECKED = 1
    WITNESSED = 2
    EXPORTED = 3
    PROVEN = 4

    @property
    def code(self) -> str:
        """The grade's name in files: ``self-checked``."""
        return self.name.lower().replace("_", "-")

    @property
    def label(self) -> Text:
        """The grade as papers print it."""
        return _GRADE_LABELS[self][0]

    @property
    def short(self) -> Text:
        """The grade in a narrow cell."""
        return _GRADE_LABELS[self][1]


_GRADE_LABELS: Final = {
    Grade.DECLARED: (Text(en="declared by the office", bn="দপ্তরের দেওয়া তথ্য"), Text(en="declared", bn="দপ্তরের তথ্য")),
    Grade.SELF_CHECKED: (Text(en="self-checked", bn="স্ব-যাচাই (স্লিপসহ)"), Text(en="self-checked", bn="স্ব-যাচাই")),
    Grade.WITNESSED: (Text(en="witnessed", bn="সরেজমিন বা ভিডিও কলে যাচাই"), Text(en="witnessed", bn="সরেজমিন বা ভিডিও")),
    Grade.EXPORTED: (Text(en="system record", bn="সিস্টেমের রেকর্ড"), Text(en="record", bn="রেকর্ড")),
    Grade.PROVEN: (Text(en="technical proof", bn="কারিগরি যাচাই"), Text(en="proof", bn="কারিগরি")),
}


def label_of(grade: Grade, ways: Collection[str]) -> Text:
    """Return a grade as papers print it; what was witnessed by the way in which it was, where that was one alone."""
    return _WITNESSED[next(iter(ways))][0] if _one_way(grade, ways) else grade.label


def short_of(grade: Grade, ways: Collection[str]) -> Text:
    """Return a grade for a narrow cell, as `label_of` does."""
    return _WITNESSED[next(iter(ways))][1] if _one_way(grade, ways) else grade.short


def _one_way(grade: Grade, ways: Collection[str]) -> bool:
    return grade is Grade.WITNESSED and len(ways) == 1 and not _WITNESSED.keys().isdisjoint(ways)


_WITNESSED: Final = {
    "seen-in-person": (Text(en="witnessed in person", bn="সরেজমিন যাচাই"), Text(en="witnessed", bn="সরেজমিন")),
    "seen-on-video": (Text(en="witnessed on a video call", bn="ভিডিও কলে যাচাই"), Text(en="by video", bn="ভিডিও")),
}

WITNESSED_BY: Final = tuple(text for of_way in _WITNESSED.values() for text in of_way)
"""How papers print what was witnessed, way by way."""


UNPROVED: Final[Mapping[str, str]] = {"seen-in-person": "visit", "seen-on-video": "video-call"}
"""How it was told (codes of `WAYS`) where somebody is said to have been present at a login and nothing shows it."""

SLIP: Final = "slip"
"""The way of what came by a slip of the self-check."""
WAYS: Final[Mapping[str, Text]] = {
    "form": Text(en="form", bn="তথ্য ছক"),
    "phone": Text(en="phone", bn="ফোন"),
    "meeting": Text(en="meeting", bn="সভা"),
    "seen-in-person": Text(en="seen at a login, in person", bn="সরেজমিন যাচাই"),
    "seen-on-video": Text(en="seen at a login, on a video call", bn="ভিডিও কলে যাচাই"),
    "visit": Text(en="visit", bn="সাক্ষাৎ"),
    "video-call": Text(en="video call", bn="ভিডিও কল"),
    "whatsapp": plain("WhatsApp"),
    "email": Text(en="e-mail", bn="ই-মেইল"),
    SLIP: Text(en="self-check slip", bn="স্ব-যাচাই স্লিপ"),
    "exports": Text(en="list from the system", bn="সিস্টেম থেকে নেওয়া তালিকা"),
    "mail": Text(en="signed mail", bn="স্বাক্ষরিত ই-মেইল"),
}


def told_day(grade: Grade, on: date) -> date | None:
    """Return the day on which people told something that is known so; None of a system's record, which tells of the day of the act."""
    return None if grade is Grade.EXPORTED else on
