"""What was seen at logins in the example, and which offices its chair drew: fixed, so that everybody's demo has the same digests."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.model.facts import PROFILE_UPDATED_ON, CodeDevice, Method
from auditor.model.witnessing import WitnessSheet, WitnessSheetsMade
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.witness import drawing
from auditor.witness.asking import CodeSeen, ShownProfile, ShownTwoStep
from auditor.witness.recording import record
from auditor.witness.seeing import Occasion, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.workspace.folder import Workspace

_DRAWN: Final[Mapping[str, tuple[date, tuple[int, ...]]]] = {"2024-02": (date(2024, 2, 22), (9, 14, 17, 25, 29))}
_RIGHT: Final = Seen(CodeSeen.LET_IN, Method.TOTP, CodeDevice.HOLDERS, ShownTwoStep.ON, ShownProfile.RIGHT)
_WRONG: Final = Seen(CodeSeen.NOT_ASKED, None, None, ShownTwoStep.ON, ShownProfile.RIGHT)
_SEEN: Final[Mapping[str, Mapping[str, tuple[date, Seen]]]] = {
    "2024-03": {
        "women-affairs": (date(2024, 3, 11), _RIGHT),
        "public-health-engineering": (date(2024, 3, 12), _RIGHT),
        "goroikhali-up": (date(2024, 3, 14), _WRONG),
    }
}
"""Of the five offices drawn two said the truth, at one no code was asked for, and two are not yet seen."""


def _number(month: str, office: str) -> str:
    """Return the number of the sheet of an office (its id) for a month (YYYY-MM)."""
    digits = int.from_bytes(hashlib.sha256(f"example {month} {office}".encode()).digest()[:8], "big") % 100_000_000
    return f"{digits // 10_000:04d}-{digits % 10_000:04d}"


def take(space: Workspace, meeting: str) -> None:
    """Note the sheets for a meeting (its month, YYYY-MM) in the ledger, and enter what was seen for it.

    Raises:
        AuditorError: the ledger or a file cannot be written.

    """
    if meeting not in _SEEN:
        return
    offices = {office.id: office for office in listed.roster_of(space).offices}
    sheets = tuple(WitnessSheet(_number(meeting, office), office) for office in _SEEN[meeting])
    first = date.fromisoformat(f"{meeting}-01")
    Ledger(space.ledger_path).note(WitnessSheetsMade(meeting, sheets, first))
    decision_day = evidence_folder.counts_from_of(space.baseline).of(PROFILE_UPDATED_ON)
    for name, (day, seen) in _SEEN[meeting].items():
        for account in offices[name].accounts:
            occasion = Occasion(account.id, day, decision_day, "seen-in-person", _number(meeting, name))
            record(space, offices[name], seen, occasion, day)


def draw(space: Workspace, meeting: str) -> None:
    """Note which offices the chair drew at a meeting (its month, YYYY-MM), where it drew any.

    Raises:
        AuditorError: the ledger cannot be written.

    """
    if meeting in _DRAWN:
        day, serials = _DRAWN[meeting]
        drawing.draw_by_hand(space, serials, day, lambda _: None)
