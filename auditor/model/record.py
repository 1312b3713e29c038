"""What a document is for machines: members and values as JSON has them."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Record: TypeAlias = dict[str, Json]
"""A document's members in their order; the first is `schema`, by which name and version its schema is known."""
