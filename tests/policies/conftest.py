"""What the tables of the policies share: how one row is judged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from auditor.model.evidence import Evidence, Known, MissingFact, Unknown
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from auditor.model.facts import Fact
    from auditor.model.policy import Policy, Settings


@pytest.fixture(scope="session")
def judge() -> Callable[..., Any]:
    """Return a judge of plain values: ``judge(POLICY, {FACT: value}, settings)``.

    It answers with the verdict, or with the fact that is missing and the reason. A value may be an `Unknown`.
    """

    def judged(
        policy: Policy[Any], facts: Mapping[Fact[Any], Any], settings: Settings, grade: Grade = Grade.DECLARED
    ) -> Any:
        resolved = {
            fact: value if isinstance(value, Unknown) else Known(value, grade, date(2024, 2, 10), "test")
            for fact, value in facts.items()
        }
        try:
            return policy.check(Evidence("a", resolved), settings)
        except MissingFact as missing:
            return missing.fact, missing.unknown.reason

    return judged
