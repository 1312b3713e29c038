"""Countersigns slips of login checks at which the assistant programmer was present: what the slip says becomes witnessed.

A slip that somebody makes alone stays self-checked. The slip, sealed with the code of the account, stands for the holder, as the
signature on a sheet does; so it is cited by its digest, and countersigned once.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.model.evidence import ContactRecord, Observation, Reference
from auditor.model.evidence_names import LOGIN_SEEN
from auditor.model.facts import PASSWORD_STRENGTH, TWO_STEP_METHOD
from auditor.model.grades import Grade
from auditor.model.selfcheck import LOGIN_SAYS, LoginSeen, SecondFactor
from auditor.model.witnessing import Witnessed
from auditor.rounds.evidence.observing import file_of
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_end import write_to_note
from auditor.sources import observed
from auditor.witness.seeing import BY
from auditor.workspace import where

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.model.subjects import Office, Roster
    from auditor.workspace.folder import Workspace


class ProbeSlip(Struct, frozen=True):
    """An opened slip of a login check.

    Attributes:
        office: whose account it is of; `account` the account's id.
        number: the six signs by which people name it; `digest` the SHA-256 of its text in hex.
        day: the day for which it counts.
        login: what it says of the login; `inside` None where it does not say that the login ended inside.

    """

    office: Office
    account: str
    number: str
    digest: str
    day: date
    login: LoginSeen


class Presence(Struct, frozen=True):
    """How somebody was beside the holder: ``seen-in-person``, or ``seen-on-video`` with the `time` of the call, HH:MM."""

    way: str
    time: str = ""


def waiting(space: Workspace, roster: Roster, today: date) -> tuple[ProbeSlip, ...]:
    """Return the slips of login checks that speak for listed accounts and are not countersigned, in the order of the roster.

    Left out are slips that a later one replaces, slips of days to come, those of a wrong clock until it is told on which day they were
    made, for what is witnessed has a day, and those whose observation file is missing or altered.

    Raises:
        LedgerError: the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    known = vouched_by(ledger, identities.known(ledger))
    countersigned = {entry.slip for entry in known.witnessed}
    offices = {account.id: office for office in roster.offices for account in office.accounts}
    places = {account: place for place, account in enumerate(offices)}
    found = []
    for slip in known.slips:
        day = known.order.days.get(slip.sha256, slip.says)
        if not slip.probe or slip.account not in offices or day > today:
            continue
        if slip.slip in countersigned or slip.sha256 in known.order.superseded:
            continue
        first, *_, last = known.order.spans.get(slip.sha256, (day, day))
        if first < last:
            continue
        login = _login_in(space, slip.file, slip.sha256)
        if login is not None:
            found.append(ProbeSlip(offices[slip.account], slip.account, slip.number, slip.slip, day, login))
    return tuple(sorted(found, key=lambda slip: (places[slip.account], slip.day, slip.number)))


def _login_in(space: Workspace, name: str, sha256: str) -> LoginSeen | None:
    """Return what the observation file of a slip says of the login; None where it is not there as it was written."""
    try:
        content = (space.evidence_folder / name).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content).hexdigest() != sha256:
        return None
    found = observed.read(content, Reference(name, sha256)).observations
    said = {told.fact: told.value for told in found if told.grade is Grade.SELF_CHECKED}
    second = next(
        (second for second, says in LOGIN_SAYS.items() if all(said.get(fact) is value for fact, value in says)), None
    )
    if second is None:
        return None
    return LoginSeen(second, True if PASSWORD_STRENGTH in said else None, said.get(TWO_STEP_METHOD))


def counted(login: LoginSeen, seen: SecondFactor) -> Iterator[tuple[Fact[Any], Any]]:
    """Yield what counts as witnessed of a login that a slip tells of and somebody saw: where they differ, the worse of both.

    Who saw less than the slip says is believed. Who saw a code asked for where the slip saw none adds only what both say: what the
    slip says stays beside it, and counts.
    """
    slip = LOGIN_SAYS[login.second]
    for fact, value in LOGIN_SAYS[seen]:
        if seen is not SecondFactor.DEMANDED or (fact, value) in slip:
            yield fact, value
    if seen is login.second and login.method is not None:
        yield TWO_STEP_METHOD, login.method


def countersign(space: Workspace, slip: ProbeSlip, seen: SecondFactor, presence: Presence, today: date) -> str:
    """Enter what was seen of a login that a slip tells of, citing the slip, and that the office was spoken to.

    Args:
        space: the workspace.
        slip: the slip.
        seen: what was seen.
        presence: how somebody was present.
        today: the day of the note.

    Returns:
        The file's name below ``evidence/``.

    Raises:
        WorkspaceError: the slip was countersigned already.
        AuditorError: file or ledger cannot be written, or the ledger lies on a network share.

    """
    where.refuse_network_share(space.folder)
    ledger = Ledger(space.ledger_path)
    if any(entry.slip == slip.digest for entry in ledger.notes(Witnessed)):
        raise WorkspaceError(_ONCE.filled(number=slip.number))
    proof = presence.time or slip.number
    found = [
        Observation(
            (slip.account,), fact, value, Grade.WITNESSED, BY, slip.day, Reference("", "", proof), way=presence.way
        )
        for fact, value in counted(slip.login, seen)
    ]
    contact = ContactRecord(slip.office.id, slip.day, presence.way, slip.office.called[slip.account].bn)
    made = file_of(BY, f"{LOGIN_SEEN}{slip.day}", found, (contact,), of=slip.digest)
    write_to_note(space, made.name, made.content)
    ledger.note(Witnessed(slip.account, proof, slip.day, made.name, made.sha256, today, slip.digest))
    return made.name


_ONCE: Final = Text(
    en="Slip {number} was countersigned before; a slip is countersigned once. Enter what else was seen by naming the office.",
    bn="স্লিপ {number} আগেই প্রতিস্বাক্ষর করা হয়েছে; একটি স্লিপ একবারই প্রতিস্বাক্ষর করা যায়। আর কিছু দেখে থাকলে দপ্তরের নাম বেছে তুলুন।",
)
