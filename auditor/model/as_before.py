"""What would be known and found of somebody were he one of before, while it is not known which of them he is."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.evidence import Evidence
from auditor.model.finding import Finding


class AsBefore(Struct, frozen=True):
    """What would be known and found of somebody were he one of before (`before`, an id); by himself alone where that is empty."""

    before: str
    evidence: Evidence
    findings: tuple[Finding, ...]
