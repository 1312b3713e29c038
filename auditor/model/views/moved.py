"""User IDs that moved between the lists of two offices, as papers tell of them."""

from __future__ import annotations

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.views.head import OfficeName


class Moved(Struct, frozen=True):
    """An office between whose list and that of another (its name) user IDs moved since the last meeting, as was answered: they `came` from it, or went there."""

    office: OfficeName
    other: Text
    came: bool
