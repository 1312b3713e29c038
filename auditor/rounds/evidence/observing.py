"""Leaves what was observed as a plain file in ``evidence/``, and an entry in the ledger that vouches for it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.model.evidence_names import INTAKE
from auditor.model.journal import Recorded
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_end import write_to_note
from auditor.sources import observed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.model.evidence import ContactRecord, Observation
    from auditor.workspace.folder import Workspace


class ObservationFile(Struct, frozen=True):
    """An observation file to be: its name below ``evidence/``, its bytes and their SHA-256 in hex."""

    name: str
    content: bytes
    sha256: str


def file_of(
    by: str, stem: str, observations: Iterable[Observation[Any]], contacts: Iterable[ContactRecord] = (), of: str = ""
) -> ObservationFile:
    """Return the observation file of what was observed; its name ends in the first digits of its digest.

    Args:
        by: what observed it, one of `auditor.sources.observed.MAKERS`.
        stem: how its name begins, in ASCII.
        observations: what was observed.
        contacts: whom it shows to have been spoken to.
        of: the SHA-256 in hex of the slip, or kept mail, it was read from, if any.

    """
    content = observed.write(observed.Observed(by, tuple(observations), tuple(contacts), of))
    sha256 = hashlib.sha256(content).hexdigest()
    return ObservationFile(f"{INTAKE}{stem}-{sha256[:8]}.json", content, sha256)


def record_observations(  # noqa: PLR0913 one parameter a property of the file
    space: Workspace, *, by: str, stem: str, observations: Iterable[Observation[Any]], day: date, of: str = ""
) -> str:
    """Write an observation file and note it in the ledger; the same observations twice change nothing.

    The file comes first: one that no entry vouches for does not count, and the next run completes it. `of` as in `file_of`.

    Returns:
        The file's name below ``evidence/``.

    Raises:
        AuditorError: file or ledger cannot be written.

    """
    made = file_of(by, stem, observations, of=of)
    ledger = Ledger(space.ledger_path)
    write_to_note(space, made.name, made.content)
    if all(noted.sha256 != made.sha256 for noted in ledger.notes(Recorded)):
        ledger.note(Recorded(by, made.name, made.sha256, day))
    return made.name
