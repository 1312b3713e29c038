"""The official e-mail addresses that offices told, where the roster has none or another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.facts import MailboxKind
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import Roster
from auditor.places import addresses
from auditor.rounds import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.model.source import ToldEmail

_MOST_NAMED: Final = 8


def with_told_emails(kept: Roster, told: Iterable[ToldEmail], official_domains: Sequence[str], day: date) -> Roster:
    """Return a roster as a round keeps it, with the last address that each office told where it is not the roster's.

    Addresses that a round keeps by their domains alone are compared so, that a kept round says the same again.
    """
    last: dict[str, str] = {}
    for answer in sorted(told, key=lambda answer: answer.on):
        if answer.on <= day:
            last[answer.office] = answer.address
    offices = []
    for office in kept.offices:
        address = last.get(office.id, "")
        kind, _ = addresses.classify_email(address, official_domains)
        shown = address if kind is MailboxKind.OFFICIAL else record.without_name(address)
        offices.append(replace(office, email_told=shown) if shown.casefold() != office.email.casefold() else office)
    return Roster(tuple(offices))


def tell_told_emails(roster: Roster) -> list[Notice]:
    """Return one notice of all offices that told another address than the roster's."""
    names = [
        _NAMED.filled(office=office.name, told=office.email_told) for office in roster.offices if office.email_told
    ]
    if not names:
        return []
    listed = joined(names[:_MOST_NAMED], "; ")
    if len(names) > _MOST_NAMED:
        listed = _MORE.filled(names=listed, n=len(names) - _MOST_NAMED)
    return [Notice(Severity.DOUBTFUL, Place("roster"), _OTHER.filled(names=listed))]


_NAMED: Final = Text(en="{office} ({told})", bn="{office} ({told})")
_MORE: Final = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
_OTHER: Final = Text(
    en="Roster: these offices told another official e-mail address than the roster has, or one where it has none: {names}. Check each "
    "with the office, then enter it in the roster.",
    bn="তালিকা: এসব দপ্তর তালিকার ঠিকানা থেকে ভিন্ন সরকারি ই-মেইল ঠিকানা জানিয়েছে, অথবা তালিকায় ঠিকানা নেই: {names}। দপ্তরের সঙ্গে মিলিয়ে নিয়ে ঠিকানাটি "
    "তালিকায় লিখুন।",
)
