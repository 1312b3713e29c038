"""Keeps what a mail proves: its signed fields as a file of their own, and an observation file that names it and that the ledger vouches for."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.mail import proofs
from auditor.mail.answering import signature_id
from auditor.mail.reasons import NotProvenError
from auditor.model.errors import FileRefusedError
from auditor.model.journal import Recorded
from auditor.model.mailing import MailCodeSpent
from auditor.rounds.evidence import kept_mails, observing
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import folder, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.mail.answering import ProvenMail
    from auditor.model.evidence import Observation
    from auditor.workspace.folder import Workspace


class State(StrEnum):
    """How a kept mail stands."""

    HOLDS = "holds"
    BROKEN = "broken"
    PROOF_GONE = "proof-gone"
    OBSERVATION_GONE = "observation-gone"


class KeptMail(Struct, frozen=True):
    """A mail that the ledger vouches for: its observation file, its proof where that is there, how it stands, and who signed.

    `of` is the SHA-256 in hex of the file of its proof; empty where the observation file, which tells it, is gone.
    """

    file: str
    on: date
    state: State
    proof: proofs.Proof | None = None
    verified: proofs.VerifiedProof | None = None
    of: str = ""


def kept_folder(space: Workspace) -> Path:
    """Return where is kept what mails prove."""
    return space.evidence_folder / folder.KEPT_MAILS


def record(space: Workspace, proven: ProvenMail, day: date) -> str:
    """Keep what a mail proves, and return the name of its observation file below ``evidence/``.

    That it spent its code comes first, and the ledger alone keeps it: the same mail may be read again, another proves nothing by the code.

    Raises:
        AuditorError: a file or the ledger cannot be written.

    """
    if proven.campaign:
        spent = MailCodeSpent(proven.campaign, proven.office.id, signature_id(proven.mail.signature.value), day)
        ledger = Ledger(space.ledger_path)
        if all(
            (note.round, note.office, note.mail) != (spent.round, spent.office, spent.mail)
            for note in ledger.notes(MailCodeSpent)
        ):
            ledger.note(spent)
    return keep(space, proofs.of(proven.mail, proven.office.id, proven.campaign), proven.observations, day)


def keep(space: Workspace, proof: proofs.Proof, observations: Iterable[Observation[Any]], day: date) -> str:
    """Keep a proof, then the observation file with its digest, whose name is returned, then the entry in the ledger.

    Raises:
        AuditorError: a file or the ledger cannot be written.

    """
    content = proof.write()
    sha256 = hashlib.sha256(content).hexdigest()
    writing.write(space.evidence_folder / kept_mails.name_of(proof.office, sha256), content)
    return observing.record_observations(
        space, by=kept_mails.BY, stem=f"mail-{proof.office}", observations=observations, day=day, of=sha256
    )


def kept(space: Workspace) -> Iterator[KeptMail]:
    """Yield every mail that the ledger vouches for, verified anew from what is kept of it.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    by_digest = dict(_proof_files(space))
    for note in Ledger(space.ledger_path).notes(Recorded):
        if note.by == kept_mails.BY:
            yield _kept(space, note, by_digest)


def _kept(space: Workspace, note: Recorded, proof_files: dict[str, bytes]) -> KeptMail:
    content = _content(space.evidence_folder / note.file)
    if content is None or hashlib.sha256(content).hexdigest() != note.sha256:
        return KeptMail(note.file, note.on, State.OBSERVATION_GONE)
    of = json.loads(content)["of"]
    proof_file = proof_files.get(of)
    if proof_file is None:
        return KeptMail(note.file, note.on, State.PROOF_GONE, of=of)
    proof = proofs.read(proof_file)
    try:
        return KeptMail(note.file, note.on, State.HOLDS, proof, proofs.verify(proof), of)
    except NotProvenError:
        return KeptMail(note.file, note.on, State.BROKEN, proof, of=of)


def unclaimed(space: Workspace, mails: Sequence[KeptMail]) -> tuple[str, ...]:
    """Return the names below ``evidence/`` of files among what is kept that are the proof, as written or altered, of none of the mails."""
    claimed = {mail.of for mail in mails if mail.of}
    altered = tuple(f"-{mail.of[:8]}.json" for mail in mails if mail.state is State.PROOF_GONE)
    return tuple(
        f"{folder.KEPT_MAILS}/{name}"
        for name, path in folder.files_below(kept_folder(space))
        if not name.endswith(altered)
        and ((content := _content(path)) is None or hashlib.sha256(content).hexdigest() not in claimed)
    )


def proofs_kept(space: Workspace) -> tuple[proofs.Proof, ...]:
    """Return the proofs that lie there and hold, whether or not their observation files still do."""
    found = []
    for _, content in _proof_files(space):
        with suppress(NotProvenError, ValueError):
            proof = proofs.read(content)
            proofs.verify(proof)
            found.append(proof)
    return tuple(found)


def _proof_files(space: Workspace) -> Iterator[tuple[str, bytes]]:
    for _, path in folder.files_below(kept_folder(space)):
        content = _content(path)
        if content is not None:
            yield hashlib.sha256(content).hexdigest(), content


def _content(path: Path) -> bytes | None:
    try:
        return folder.evidence_file(path.name, path).content
    except FileRefusedError:
        return None


def saved_mails(space: Workspace) -> tuple[tuple[str, Path], ...]:
    """Return the files in ``evidence/mail/`` as people put them there, by name; not what is kept of mails."""
    found = folder.files_below(space.evidence_folder / folder.MAIL)
    named = ((f"{folder.MAIL}/{name}", path) for name, path in found)
    return tuple((name, path) for name, path in named if not name.startswith(f"{folder.KEPT_MAILS}/"))
