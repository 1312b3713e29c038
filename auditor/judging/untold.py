"""What a rule looks up where nothing is told: as long as it finds none of that, it comes to the same, whatever else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.evidence import Evidence, MissingFact
from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.model.baseline import Rule
    from auditor.model.facts import Fact


class _NoFacts(dict[Any, Any]):
    """No facts; it remembers which were looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_up: set[Fact[Any]] = set()

    def get(self, fact: Fact[Any], default: Any = None) -> Any:  # noqa: ANN401 as that of any mapping
        self.looked_up.add(fact)
        return default


class _AsksWhomError(Exception):
    """A policy asked whom it judges."""


class _Nobodys(Evidence, frozen=True):
    """Evidence of which it is not known whose it is."""

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 as any attribute
        if name == "subject":
            raise _AsksWhomError
        return super().__getattribute__(name)


@remembered(256)
def looked_up(rule: Rule) -> frozenset[Fact[Any]] | None:
    """Return the facts that a rule looks up where nothing is told; None where it asks whom it judges, for that tells it something.

    A policy is a pure function of what it looks up.
    """
    facts = _NoFacts()
    if rule.policy.cause is not None:
        facts.looked_up.add(rule.policy.cause)
    try:
        rule.policy.check(_Nobodys("", facts), rule.settings)
    except MissingFact:
        pass
    except _AsksWhomError:
        return None
    return frozenset(facts.looked_up)
