"""What an answer said, in words: where papers show two sides of one thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.model.facts import FACTS, Strength
from auditor.model.grades import WAYS
from auditor.register.answers import plainly
from auditor.register.questions import questions

if TYPE_CHECKING:
    from auditor.model.finding import Side

_SIDE: Final = Text(en="{value} ({source}, {grade})", bn="{value} ({source}, {grade})")
_SOURCES: Final = {
    "register": Text(en="register", bn="তথ্য রেজিস্টার"),
    "slip": WAYS["slip"],
    "exports": WAYS["exports"],
    "selfcheck": Text(en="self-check", bn="স্ব-যাচাই"),
    "witness": Text(en="login seen", bn="দেখা লগইন"),
    "mail": WAYS["mail"],
    "published": Text(en="portal's page", bn="পোর্টালের পাতা"),
    "vault": Text(en="own password manager", bn="নিজের পাসওয়ার্ড ম্যানেজার"),
}
_STRENGTHS: Final = {
    Strength.WEAK: Text(en="weak", bn="দুর্বল"),
    Strength.FAIR: Text(en="fair", bn="মাঝারি"),
    Strength.STRONG: Text(en="strong", bn="শক্তিশালী"),
}


def side_said(side: Side) -> Text:
    """Return what one side says, where it stands and how well it is known."""
    source = _SOURCES.get(side.source, Text(en=side.source, bn=side.source))
    return _SIDE.filled(value=_value(side), source=source, grade=side.grade.short)


def _value(side: Side) -> Text:
    value: Any = FACTS[side.fact].decode(json.loads(side.value))
    if isinstance(value, Strength):
        return _STRENGTHS[value]
    for question in questions().values():
        if question.fact is not None and question.fact.id == side.fact and question.recalled is not None:
            return question.recalled(value)
    return plainly(value)
