"""The columns of the register that are filled in, as cases name them: `Item.TWO_STEP` is "two-step"."""

from __future__ import annotations

from enum import StrEnum

from auditor.register.columns import filled_in
from auditor.register.question import AskedOf
from auditor.register.questions import questions

Item = StrEnum("Item", {column.name.upper().replace("-", "_"): column.name for column in filled_in()})
OFFICE_ITEMS = tuple(name for name, question in questions().items() if question.asked_of is AskedOf.OFFICE)
ACCOUNT_ITEMS = tuple(name for name in questions() if name not in OFFICE_ITEMS)
