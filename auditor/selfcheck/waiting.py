"""Which slips came back and were not opened yet; nothing is opened and no key is asked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from auditor.model.errors import FileRefusedError
from auditor.model.journal import KeysMade, SlipOpened, SlipRefused
from auditor.rounds.closed_keys import open_keys
from auditor.rounds.ledger import Ledger
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.workspace.folder import Workspace


def waiting_slips(space: Workspace, holds: Callable[[str], bool]) -> tuple[int, int]:
    """Return how many slips, or files that should hold one, were not opened yet; and how many of them lack their key here. Of a round that is closed none is needed.

    Args:
        space: the workspace.
        holds: whether the secrets of that name are on this computer.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    settled = {slip.slip for slip in ledger.notes(SlipOpened)} | {slip.found for slip in ledger.notes(SlipRefused)}
    speaking = {made.meeting: made for made in ledger.notes(KeysMade)}
    keys = {made.round: made.key for made in open_keys(ledger) if made in speaking.values()}
    waiting = {digest: campaign for digest, campaign in _slips(space) if digest not in settled}
    here = {campaign: holds(keys[campaign]) for campaign in {*waiting.values()} & keys.keys()}
    return len(waiting), sum(not here.get(campaign, True) for campaign in waiting.values())


def _slips(space: Workspace) -> Iterator[tuple[str, str]]:
    """Yield each slip's digest and campaign; of a file that should hold a slip and does not, its own digest."""
    paths = [*folder.slip_paths(space.folder)]
    if not paths:
        return
    from auditor.selfcheck.slip_reader import SlipReader  # noqa: PLC0415 only where something came back

    with SlipReader(space.folder) as reader:
        for name, path in paths:
            try:
                content = folder.evidence_file(name, path).content
            except FileRefusedError:
                continue
            found = reader.slips_in(name, content)
            if not found.slips:
                yield hashlib.sha256(content).hexdigest(), ""
            for slip in found.slips:
                yield hashlib.sha256(slip.encode()).hexdigest(), _campaign(slip)


def _campaign(slip: str) -> str:
    from auditor.slip import finding, refusals  # noqa: PLC0415 only where a slip came back

    try:
        return finding.slip_round(slip)
    except refusals.SlipRefusedError:
        return ""
