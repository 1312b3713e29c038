"""Whether a workspace can be written into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import where

if TYPE_CHECKING:
    from auditor.workspace.folder import Workspace


def refuse_unwritable(space: Workspace) -> None:
    """Refuse to write into a workspace that cannot be.

    Raises:
        AuditorError: it lies on a network share, or its ledger is broken.

    """
    where.refuse_network_share(space.folder)
    Ledger(space.ledger_path).refuse_broken()
