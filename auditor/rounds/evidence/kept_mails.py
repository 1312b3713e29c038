"""Answers by mail count only while what is kept of the mail, by which it can be verified again, is there as it was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from auditor.model.errors import FileHeldError, FileRefusedError
from auditor.model.source import EvidenceFile
from auditor.sources import observed
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.rounds.evidence.evidence_folder import UnreadFile
    from auditor.workspace.folder import Workspace

BY: Final = "mail"
"""What `Recorded` says of an observation file that was read from a mail."""


def without_proof(space: Workspace, files: Iterable[EvidenceFile | UnreadFile]) -> Mapping[str, str]:
    """Return the observation files of mails of which the kept head is missing or altered.

    Args:
        space: the workspace.
        files: its evidence files.

    Returns:
        By the digest of each such observation file, the name below ``evidence/`` of what was kept of the mail.

    """
    proofs = {file.sha256: proof for file in files if isinstance(file, EvidenceFile) and (proof := _proof_of(file))}
    present = _digests_kept(space) if proofs else frozenset()
    return {sha256: name for sha256, (proof, name) in proofs.items() if proof not in present}


def held(space: Workspace) -> frozenset[str]:
    """Return the names below ``evidence/`` of what is kept of mails, is there, and cannot be read now."""
    return frozenset(name for name, kept in _kept(space) if isinstance(kept, FileHeldError))


def _proof_of(file: EvidenceFile) -> tuple[str, str] | None:
    """Return the digest and the name of the kept head that an observation file was read from; None where it is of no mail."""
    if not observed.SOURCE.recognises(file):
        return None
    try:
        said = json.loads(file.content)
        if said["by"] != BY:
            return None
        return str(said["of"]), name_of(str(said["observations"][0]["subject"]), str(said["of"]))
    except (IndexError, KeyError, RecursionError, TypeError, ValueError):
        return None  # its own reader tells it


def name_of(office: str, sha256: str) -> str:
    """Return the name below ``evidence/`` of what is kept of a mail, by the id of its office and its own SHA-256 in hex."""
    return f"{folder.KEPT_MAILS}/{office}-{sha256[:8]}.json"


def _digests_kept(space: Workspace) -> frozenset[str]:
    return frozenset(kept.sha256 for _, kept in _kept(space) if isinstance(kept, EvidenceFile))


def _kept(space: Workspace) -> Iterator[tuple[str, EvidenceFile | FileRefusedError]]:
    """Yield what is kept of mails by its name below ``evidence/``, or why it cannot be read."""
    for name, path in folder.files_below(space.evidence_folder / folder.KEPT_MAILS):
        try:
            yield f"{folder.KEPT_MAILS}/{path.name}", folder.evidence_file(name, path)
        except FileRefusedError as error:
            yield f"{folder.KEPT_MAILS}/{path.name}", error
