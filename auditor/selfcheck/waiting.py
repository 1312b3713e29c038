"""What became of the slips that came back: which were not opened yet, and which were refused; nothing is opened and no key is asked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.errors import FileRefusedError
from auditor.model.journal import SlipOpened, SlipRefused
from auditor.rounds.closed_keys import open_keys
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.subjects import Roster
    from auditor.workspace.folder import Workspace


class CameBack(Struct, frozen=True):
    """What became of a file in the folder of slips.

    Attributes:
        file: its name below ``evidence/``.
        opened: how many slips of it were opened; `waiting`: how many were not yet, which name the `campaigns`.
        refused: what is told of those that were refused, or of the file itself, and that nobody sent anew since.

    """

    file: str
    opened: int
    waiting: int
    campaigns: frozenset[str]
    refused: tuple[Text, ...]


class _Slip(Struct, frozen=True):
    """A slip in a file, by its digest and the campaign it names; of a file that should hold one and does not, its own digest and no text."""

    file: str
    text: str
    digest: str
    campaign: str = ""


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
    keys = {made.round: made.key for made in open_keys(ledger)}
    waiting = {slip.digest: slip.campaign for slip in _slips(space) if slip.digest not in settled}
    here = {campaign: holds(keys[campaign]) for campaign in {*waiting.values()} & keys.keys()}
    return len(waiting), sum(not here.get(campaign, True) for campaign in waiting.values())


def came_back(space: Workspace, roster: Roster, day: date) -> tuple[CameBack, ...]:
    """Return what became of each file that should hold slips, in their order.

    Args:
        space: the workspace.
        roster: whose accounts they may be.
        day: today.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    there = [*_slips(space)]
    if not there:
        return ()
    from auditor.selfcheck.refusing import known_sheets  # noqa: PLC0415 only where something came back

    ledger = Ledger(space.ledger_path)
    opened = ledger.notes(SlipOpened)
    taken = {slip.slip for slip in opened}
    refusals = {refused.found: refused for refused in ledger.notes(SlipRefused)}
    sheets = known_sheets(ledger, roster, day)

    def is_over(slip: _Slip) -> bool:
        """Whether nobody waits for that slip any more: its round is closed, or its user sent one that was taken since."""
        account, meeting = sheets.account_of(slip.text), sheets.meeting_of(slip.campaign)
        since = (one for one in opened if one.account == account and one.on >= refusals[slip.digest].on)
        return meeting in sheets.closed or any(sheets.meeting_of(one.round) == meeting for one in since)

    def said(slips: Iterable[_Slip]) -> Iterator[Text]:
        for slip in slips:
            if slip.digest in refusals and slip.digest not in taken and not is_over(slip):
                yield sheets.refused(slip.file, slip.text, refusals[slip.digest].reason)

    by_file: dict[str, list[_Slip]] = {}
    for slip in there:
        by_file.setdefault(slip.file, []).append(slip)
    return tuple(
        CameBack(
            file,
            sum(slip.digest in taken for slip in slips),
            len(unopened := [slip for slip in slips if slip.digest not in taken | refusals.keys()]),
            frozenset(slip.campaign for slip in unopened),
            tuple(said(slips)),
        )
        for file, slips in by_file.items()
    )


def _slips(space: Workspace) -> Iterator[_Slip]:
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
                yield _Slip(name, "", hashlib.sha256(content).hexdigest())
            for slip in found.slips:
                yield _Slip(name, slip, hashlib.sha256(slip.encode()).hexdigest(), _campaign(slip))


def _campaign(slip: str) -> str:
    from auditor.slip import finding, refusals  # noqa: PLC0415 only where a slip came back

    try:
        return finding.slip_round(slip)
    except refusals.SlipRefusedError:
        return ""
