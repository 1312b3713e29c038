"""Makes the login probes of offices: only by the memo of the portal's owner, which is noted in the ledger."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, clean
from auditor.model.errors import WorkspaceError
from auditor.model.journal import KeysMade
from auditor.model.probe import Permit, PortalDescription, ProbePermitted
from auditor.model.views.head import named_among
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import counted_roster_of, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck.campaigns import campaign_with, last_invited, tags_now
from auditor.selfcheck.probe_files import SUFFIX, ProbeFile
from auditor.tables import notes
from auditor.workspace import writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.selfcheck.inviting import PreparedInvitations
    from auditor.workspace.folder import Workspace

_OWN: Final = expression(
    r"\buno\b|upazila (?:nirbahi|parishad|administration|ict)|ict committee|উপজেলা\s*(?:নির্বাহী|পরিষদ|প্রশাসন|আইসিটি)|ইউএনও|আইসিটি\s*(?:বিষয়ক\s*)?কমিটি|"
    r"assistant programmer|সহকারী প্রোগ্রামার"
)
"""Who watches the decision, and so owns no portal."""
_ISSUER: Final = 3
"""So many groups of digits of a memo's number name the ministry, the office's kind and the place that issued it."""


class ProbeOrder(Struct, frozen=True):
    """For which offices a probe is wanted, of which portal, and who permits it; without a portal that of the roster."""

    offices: tuple[str, ...]
    permit: Permit
    portal: PortalDescription | None


def refuse_unfit(space: Workspace, order: ProbeOrder, day: date) -> None:
    """Refuse an order before anything is made by it.

    Raises:
        WorkspaceError: the permit is not the portal owner's, or an office has no account or no portal's address.

    """
    _refuse_own_permit(space, order.permit, day)
    offices = roster_of(space).offices
    called = named_among(offices)
    for office in offices:
        if office.id in order.offices and not office.accounts:
            raise WorkspaceError(_NO_ACCOUNT.filled(office=called(office)))
        if office.id in order.offices and order.portal is None and not office.portal:
            raise WorkspaceError(_NO_PORTAL.filled(office=called(office)))


def _refuse_own_permit(space: Workspace, permit: Permit, day: date) -> None:
    """Refuse a permit that has no number or owner or is not to be kept, is dated ahead, or is of the committee, the UNO or the assistant programmer."""
    if not re.search(r"\d", permit.memo) or not permit.owner:
        raise WorkspaceError(_NO_PERMIT)
    for words in (permit.memo, permit.owner):
        notes.reference(words)
    if permit.on > day:
        raise WorkspaceError(_AHEAD.filled(day=permit.on))
    owner = _plain(permit.owner)
    names = {
        _plain(name)
        for text in (space.config.committee.name, space.config.committee.upazila)
        for name in (text.en, text.bn)
    }
    own_memos = {_issuer(decision.memo) for decision in space.baseline.ordering} - {()}
    if _OWN.search(owner) or owner in names or _issuer(permit.memo) in own_memos:
        raise WorkspaceError(_OWN_PERMIT)


def permit_probes(
    space: Workspace, prepared: PreparedInvitations, order: ProbeOrder, day: date
) -> tuple[tuple[str, ProbeFile], ...]:
    """Return the probe of each office by its id, and note in the ledger who permits it; the same twice notes nothing.

    Args:
        space: the workspace.
        prepared: the campaign, whose sheets are made.
        order: what is wanted; `refuse_unfit` had nothing against it.
        day: today.

    Raises:
        AuditorError: the ledger fails.

    """
    ledger, roster = Ledger(space.ledger_path), counted_roster_of(space)
    made = next(keys for keys in ledger.notes(KeysMade) if keys.round == prepared.campaign_id)
    known = last_invited(ledger, made.round)
    if known is None:  # `prepared` was noted
        raise WorkspaceError(_NO_SHEETS)
    whole, given = campaign_with(space, roster, made, known), tags_now(known.accounts, identities.known(ledger))
    probes = []
    for office in (office for office in roster.offices if office.id in order.offices):
        tags = {given[account.id].tag for account in office.accounts if account.id in given}
        own = tuple(account for account in whole.accounts if account.tag in tags)
        portal = order.portal or PortalDescription(f"https://{office.portal}")
        probes.append((office.id, ProbeFile(replace(whole, accounts=own), portal, order.permit)))
    permit = order.permit
    entries = [
        ProbePermitted(made.round, office, permit.owner, permit.memo, permit.on, probe.portal.login, probe.sha256, day)
        for office, probe in probes
    ]
    before = {(entry.round, entry.office): replace(entry, on=day) for entry in ledger.notes(ProbePermitted)}
    fresh = [entry for entry in entries if before.get((entry.round, entry.office)) != entry]
    if fresh:
        ledger.note(*fresh)
    return tuple(probes)


def with_fingerprints(space: Workspace, prepared: PreparedInvitations) -> PreparedInvitations:
    """Return sheets that carry the fingerprint of their office's last probe, where one was made in the campaign."""
    permitted = Ledger(space.ledger_path).notes(ProbePermitted)
    digests = {entry.office: entry.probe for entry in permitted if entry.round == prepared.campaign_id}
    return replace(
        prepared, sheets=tuple(replace(sheet, probe=digests.get(sheet.office_id, "")) for sheet in prepared.sheets)
    )


def write_probes(probes: Sequence[tuple[str, ProbeFile]], folder: Path) -> Iterator[str]:
    """Write the files and yield their names.

    Raises:
        WorkspaceError: one cannot be written.

    """
    for office, probe in probes:
        name = f"{office}-{probe.campaign.id}{SUFFIX}"
        writing.write(folder / name, probe.content)
        yield name


def _issuer(memo: str) -> tuple[str, ...]:
    """Return the groups of a memo's number that name who issued it; empty where it has no such form."""
    groups = re.findall(r"\d+", ascii_digits(unicodedata.normalize("NFKC", memo)))
    return tuple(groups[:_ISSUER]) if len(groups) > _ISSUER else ()


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", clean(words)).strip().casefold()


_NO_PERMIT: Final = Text(
    en="A login check needs the memo by which the portal's owner permits it: give its number with --permit, the authority with "
    "--permit-by and its day with --permit-on. Nothing was made.",
    bn="লগইন যাচাইয়ের জন্য পোর্টালের মালিক কর্তৃপক্ষের অনুমতির স্মারক লাগে: নম্বর --permit, কর্তৃপক্ষের নাম --permit-by ও তারিখ --permit-on দিয়ে দিন। কিছু "
    "তৈরি হয়নি।",
)
_AHEAD: Final = Text(
    en="The permit is dated {day}, which is still to come; nothing was made. Check --permit-on.",
    bn="অনুমতির স্মারকের তারিখ {day}, যা এখনো আসেনি; কিছু তৈরি হয়নি। --permit-on ঠিক করুন।",
)
_OWN_PERMIT: Final = Text(
    en="This memo is of the committee, the UNO's office or the assistant programmer. Only the authority that owns the portal may "
    "permit logins by a program; nothing was made. Ask that authority for its memo, or leave the login check out.",
    bn="এই স্মারক কমিটি, উপজেলা নির্বাহী অফিসারের কার্যালয় বা সহকারী প্রোগ্রামারের। প্রোগ্রাম দিয়ে লগইনের অনুমতি দিতে পারে শুধু পোর্টালের মালিক কর্তৃপক্ষ; "
    "কিছু তৈরি হয়নি। ওই কর্তৃপক্ষের স্মারক নিন, অথবা লগইন যাচাই বাদ দিন।",
)
_NO_SHEETS: Final = Text(
    en="No sheets were made yet. Make them with: auditor invite",
    bn="নির্দেশিকা এখনো তৈরি হয়নি। তৈরি করতে: auditor invite",
)
_NO_PORTAL: Final = Text(
    en="The roster names no portal of {office}; no login check was made. Describe the portal in a file and give it with --portal.",
    bn="তালিকায় {office:র} পোর্টালের ঠিকানা নেই; লগইন যাচাইয়ের ফাইল তৈরি হয়নি। পোর্টালের বিবরণ একটি ফাইলে লিখে --portal দিয়ে দিন।",
)
_NO_ACCOUNT: Final = Text(
    en="The roster names no user ID of {office}; no login check was made. Add its user IDs to roster.xlsx first.",
    bn="তালিকায় {office:র} কোনো ইউজার আইডি নেই; লগইন যাচাইয়ের ফাইল তৈরি হয়নি। আগে roster.xlsx-এ ইউজার আইডি যোগ করুন।",
)
