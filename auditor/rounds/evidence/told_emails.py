"""The official e-mail addresses that offices told, where the roster has none or another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, first_of
from auditor.model.facts import OFFICIAL_EMAIL, MailboxKind
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import HIDDEN, Roster
from auditor.model.views.head import OfficeName, apart_from
from auditor.places import addresses
from auditor.rounds.evidence import kept_mails
from auditor.rounds.evidence.listed_mailboxes import is_of_mailbox_before
from auditor.rounds.ledger import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.judging.judge import FolderEvidence
    from auditor.model.source import ToldEmail
    from auditor.rounds.evidence.vouched import Vouched
    from auditor.rounds.round_input import RoundInput

_MOST_NAMED: Final = 60
"""So many are named, as many as an upazila has: each is to be looked at."""


def with_told_emails(kept: Roster, told: FolderEvidence, given: RoundInput) -> Roster:
    """Return a roster as a round keeps it, with the last address that each office told where it is not the roster's.

    Addresses that a round keeps by their domains alone are compared so, that a kept round says the same again. One that was told before the roster got
    the address that it has now is the office's of before.

    Args:
        kept: the roster.
        told: what was told.
        given: what the round is made of.

    """
    last: dict[str, ToldEmail] = {}
    for answer in sorted(_told_since_proof(told, given.vouched), key=lambda answer: answer.on):
        if answer.on <= given.day:
            last[answer.office] = answer
    offices = []
    for office in kept.offices:
        said, known = last.get(office.id), given.mailboxes.get(office.id, ())
        is_of_before = said is not None and office.email and is_of_mailbox_before(office.email, said.on, known)
        address = "" if said is None or is_of_before else said.address
        kind, _ = addresses.classify_email(address, given.official_domains)
        shown = address if kind is MailboxKind.OFFICIAL else record.without_name(address)
        told_otherwise = shown.casefold() != office.email.casefold() and shown != office.email_told
        offices.append(replace(office, email_told=shown) if told_otherwise else office)
    return kept.of(tuple(offices))


def _told_since_proof(told: FolderEvidence, vouched: Vouched) -> Iterator[ToldEmail]:
    """Yield the addresses that offices told, but for those told before a mail proved that the office holds the roster's, or on that day."""
    mails = {entry.sha256 for entry in vouched.recorded if entry.by == kept_mails.BY}
    proven: dict[str, date] = {}
    for seen in told.observations if mails else ():
        if seen.reference.sha256 in mails and seen.fact == OFFICIAL_EMAIL and seen.value is not MailboxKind.NONE:
            proven[seen.subject] = max(seen.observed_on, proven.get(seen.subject, seen.observed_on))
    return (answer for answer in told.emails if answer.on > proven.get(answer.office, date.min))


def tell_told_emails(roster: Roster) -> list[Notice]:
    """Return a notice for each kind of address, official, personal or neither, of all offices that told another than the roster's."""
    told: dict[MailboxKind, list[Text]] = {kind: [] for kind in _TOLD}
    telling = [(serial, office) for serial, office in enumerate(roster.offices, start=1) if office.email_told]
    called = apart_from(office.name for office in (roster.offices if telling else ()))
    for serial, office in telling:
        named = called(OfficeName(serial, office.name))
        told[_kind_of(office.email_told)].append(_NAMED.filled(office=named, told=office.email_told))
    notices = []
    for kind, names in told.items():
        if names:
            listed = first_of(names, _MOST_NAMED, "; ")
            notices.append(Notice(Severity.DOUBTFUL, Place("roster"), _TOLD[kind].filled(names=listed, n=len(names))))
    return notices


def _kind_of(shown: str) -> MailboxKind:
    """Return of which kind an address is as a round keeps it: only an official one stands there whole."""
    name, _, domain = shown.casefold().rpartition("@")
    if name != HIDDEN:
        return MailboxKind.OFFICIAL
    return MailboxKind.PERSONAL if addresses.is_personal(domain) else MailboxKind.TO_VERIFY


_NAMED: Final = Text(en="{office} ({told})", bn="{office} ({told})")
_OTHER: Final = Text(
    en="Roster: {n:this office|these offices} told another official e-mail address than the roster has, or one where it has none: {names}. Check {n:it|each} "
    "with the office, then enter it in the roster.",
    bn="তালিকা: {n:এই|এসব} দপ্তর তালিকার ঠিকানা থেকে ভিন্ন সরকারি ই-মেইল ঠিকানা জানিয়েছে, অথবা তালিকায় ঠিকানা নেই: {names}। দপ্তরের সঙ্গে মিলিয়ে নিয়ে ঠিকানাটি "
    "তালিকায় লিখুন।",
    on_screen=Text(
        en="{n:This office|These offices} told another official e-mail address than the roster has, or one where it has none: {names}. Check {n:it|each} with the "
        "office, then open “Correct, add or take off” on the page of the office and write it there.",
        bn="{n:এই|এসব} দপ্তর তালিকার ঠিকানা থেকে ভিন্ন সরকারি ই-মেইল ঠিকানা জানিয়েছে, অথবা তালিকায় ঠিকানা নেই: {names}। দপ্তরের সঙ্গে মিলিয়ে নিয়ে দপ্তরের পাতায় “সংশোধন, "
        "যোগ বা বাদ দিন” খুলে ঠিকানাটি ঠিক করুন।",
    ),
)
_PERSONAL: Final = Text(
    en="E-mail: {n:this office|these offices} told a personal e-mail address, which is not official: {names}. It does not belong in the roster; ask "
    "{n:it|each} for its official address (.gov.bd), or help {n:it|them} to apply for one.",
    bn="ই-মেইল: {n:এই|এসব} দপ্তর ব্যক্তিগত ই-মেইল ঠিকানা জানিয়েছে, যা সরকারি নয়: {names}। এটি তালিকায় লিখবেন না; দপ্তরের সরকারি ঠিকানা (.gov.bd) জেনে নিন, না থাকলে "
    "আবেদন করতে সহায়তা করুন।",
)
_TO_VERIFY: Final = Text(
    en="E-mail: {n:this office|these offices} told an e-mail address of which it is not known whether it is official: {names}. Until that is known, it counts as not official. Ask {n:it|each}. If it is, enter "
    "the address in the roster and tell its domain (auditor settings --official-domains, with the others); else ask for the official one (.gov.bd).",
    bn="ই-মেইল: {n:এই|এসব} দপ্তর যে ই-মেইল ঠিকানা জানিয়েছে তা সরকারি কি না জানা যায়নি: {names}। জানা না যাওয়া পর্যন্ত তা সরকারি বলে ধরা হবে না। দপ্তরের সঙ্গে মিলিয়ে নিন। সরকারি হলে ঠিকানাটি তালিকায় এবং তার ডোমেইন "
    "জানান (auditor settings --official-domains, আগের ডোমেইনসহ); না হলে সরকারি ঠিকানাটি (.gov.bd) জেনে নিন।",
    on_screen=Text(
        en="E-mail: {n:this office|these offices} told an e-mail address of which it is not known whether it is official: {names}. Until that is known, it counts as not official. Ask {n:it|each}. If it is, write "
        "the address on the page of the office and its domain on the screen Settings; else ask for the official one (.gov.bd).",
        bn="ই-মেইল: {n:এই|এসব} দপ্তর যে ই-মেইল ঠিকানা জানিয়েছে তা সরকারি কি না জানা যায়নি: {names}। জানা না যাওয়া পর্যন্ত তা সরকারি বলে ধরা হবে না। দপ্তরের সঙ্গে মিলিয়ে নিন। সরকারি হলে ঠিকানাটি দপ্তরের পাতায় এবং তার ডোমেইন "
        "“সেটিংস” পাতায় লিখুন; না হলে সরকারি ঠিকানাটি (.gov.bd) জেনে নিন।",
    ),
)
_TOLD: Final = {MailboxKind.OFFICIAL: _OTHER, MailboxKind.PERSONAL: _PERSONAL, MailboxKind.TO_VERIFY: _TO_VERIFY}
