"""When files of answers were counted first, and which they carry on, without whose their rows are."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from auditor.model.journal import RowsPlaced


class FormCounted(Struct, frozen=True):
    """What is read of `RowsPlaced` where it is asked when forms were counted: the rows of a nation are passed over unread."""

    kind: ClassVar[str] = RowsPlaced.kind
    sha256: str
    on: date
    form: str = ""
    carries_on: tuple[str, ...] = ()
