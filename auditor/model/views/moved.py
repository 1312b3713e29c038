"""User IDs that moved between the lists of two offices, left the roster, or are shared by several posts, as papers tell of them: by these an office has more or fewer. And offices that are called otherwise since."""

from __future__ import annotations

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.views.head import OfficeName


class Moved(Struct, frozen=True):
    """An office between whose list and that of another (its name) user IDs moved since the last meeting, as was answered: they `came` from it, or went there; `accounts` says how many."""

    office: OfficeName
    other: Text
    came: bool
    accounts: int


class Gone(Struct, frozen=True):
    """User IDs of an office, by their posts, that left the roster since the last meeting for one reason."""

    office: OfficeName
    posts: tuple[Text, ...]
    reason: str


class Sharing(Struct, frozen=True):
    """An office several posts of which share one user ID, as was answered since the last meeting (`shared`), or which count with one each since."""

    office: OfficeName
    shared: bool


class Renamed(Struct, frozen=True):
    """An office that had another name in the papers of the last meeting."""

    office: OfficeName
    before: Text
