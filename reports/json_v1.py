"""Documents in a form for machines: version 1, which stays as it is whatever the product calls things inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from auditor.model.format import RecordFormat

if TYPE_CHECKING:
    from auditor.model.record import Record


def write(record: Record) -> bytes:
    """Return a record as JSON in UTF-8, indented, its members always in the same order."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


FORMAT: Final = RecordFormat(name="json", suffix=".json", media_type="application/json", write=write)
