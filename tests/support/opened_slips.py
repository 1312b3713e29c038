"""Opens a slip by itself, as the one that opens all of a round's slips does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.slip.sealing import SlipOpener

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.selfcheck import Slip
    from auditor.slip.codes import CampaignSecrets


def open_slip(
    text: str,
    secrets: CampaignSecrets,
    *,
    round_id: str,
    codes: Mapping[str, str],
    tags: Mapping[str, str] | None = None,
) -> tuple[str, Slip]:
    """Open one slip, or say why not: as `SlipOpener.open`."""
    return SlipOpener(secrets, round_id, codes, tags).open(text)
