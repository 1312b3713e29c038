"""A row of the register that is to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.register.columns import (
    ALWAYS_OPEN,
    Item,
)

if TYPE_CHECKING:
    from auditor.i18n import Text


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row to ask: an office, or one of its accounts.

    Attributes:
        subject: the office's or the account's id.
        office: the office's id.
        serial: the office's serial in the roster.
        open_items: what is open or stale and so is asked; contact, cause and remark can always be filled in.
        context: earlier answers as one finished text, for information only.

    """

    subject: str
    office: str
    serial: int
    office_name: Text
    post: Text
    masked_login: str
    open_items: frozenset[Item]
    context: Text
    is_office: bool

    @property
    def asked(self) -> tuple[Item, ...]:
        """The open questions of this row, in the order of the columns."""
        return tuple(item for item in Item if item in self.open_items and item not in ALWAYS_OPEN)
