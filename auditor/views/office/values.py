"""What an answer said, in words: where papers show two sides of one thing."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, joined, plain, short_date
from auditor.model.facts import FACTS, OFFICIAL_EMAIL, SEEN_AT_A_LOGIN, MailboxKind, Strength
from auditor.model.grades import WAYS, short_of, told_day
from auditor.model.labels import STRENGTHS
from auditor.register.answers import plainly
from auditor.register.questions import questions
from auditor.register.reading.form import ID as REGISTER

if TYPE_CHECKING:
    from auditor.model.facts import Fact
    from auditor.model.side import Side

_SIDE: Final = Text(en="{value} ({known})", bn="{value} ({known})")
_SOURCES: Final = {
    "register": Text(en="register", bn="তথ্য রেজিস্টার"),
    "slip": WAYS["slip"],
    "exports": WAYS["exports"],
    "selfcheck": Text(en="self-check", bn="স্ব-যাচাই"),
    "witness": Text(en="login seen", bn="দেখা লগইন"),
    "mail": WAYS["mail"],
    "published": Text(en="portal's page", bn="পোর্টালের পাতা"),
    "roster": Text(en="roster", bn="তালিকা"),
    "vault": Text(en="own password manager", bn="নিজের পাসওয়ার্ড ম্যানেজার"),
}


def side_said(side: Side) -> Text:
    """Return what one side says, what told it and how well it is known; of an office's answers, which came by phone or paper, only the latter."""
    told_on = told_day(side.grade, side.on)
    value = value_said(FACTS[side.fact], FACTS[side.fact].decode(json.loads(side.value)), told_on)
    grade = short_of(side.grade, {side.way})
    known = [grade] if side.source == REGISTER else [source_said(side.source), grade]
    return _SIDE.filled(value=value, known=joined(known))


def lifted_by(fact: Fact[Any], *, login: Text, record: Text, shown: Text) -> Text:
    """Return which of three words say how something is shown anew to be done, where telling it lifts nothing: by a login, a newer record, or otherwise."""
    if fact in SEEN_AT_A_LOGIN:
        return login
    return record if fact.dated else shown


def source_said(source: str) -> Text:
    """Return how people call what told something, by the id of its source."""
    return _SOURCES.get(source, plain(source))


def value_said(fact: Fact[Any], value: Any, told_on: date | None) -> Text:  # noqa: ANN401 the value of any fact
    """Return the value of a fact as people say it.

    Args:
        fact: the fact.
        value: its value.
        told_on: the day on which people told it; None of a record (see `auditor.register.question.Question.said`).

    """
    if isinstance(value, Strength):
        return STRENGTHS[value]
    if isinstance(value, date):
        return Text(en=short_date(value, Language.EN), bn=short_date(value, Language.BN))
    asked = OFFICIAL_EMAIL if isinstance(value, MailboxKind) else fact
    for question in questions().values():
        if question.fact is not None and question.fact == asked and (said := question.said(value, told_on)) is not None:
            return said
    return plainly(value)
