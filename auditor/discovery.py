"""Loads the three plug-in folders, and nothing from anywhere else."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from auditor.model.format import Format
    from auditor.model.policy import Policy
    from auditor.model.source import Source


def _modules(package: str) -> list[ModuleType]:
    home = import_module(package)
    return [
        import_module(f"{package}.{found.name}")
        for found in sorted(iter_modules(home.__path__), key=lambda found: found.name)
        if not found.ispkg
    ]


@cache
def policies() -> Mapping[str, Policy[Any]]:
    """Return the policies by id.

    Raises:
        ValueError: a file's name and its policy's id differ.

    """
    found: dict[str, Policy[Any]] = {}
    for module in _modules("policies"):
        policy: Policy[Any] = module.POLICY
        if policy.id != module.__name__.rpartition(".")[2].replace("_", "-"):
            raise ValueError(f"{module.__name__} holds the policy {policy.id}: file and id must have one name")
        found[policy.id] = policy
    return found


@cache
def sources() -> tuple[Source, ...]:
    """Return the sources in the order of their files' names."""
    return tuple(module.SOURCE for module in _modules("auditor.sources"))


@cache
def formats() -> Mapping[str, Format]:
    """Return the formats by name."""
    return {module.FORMAT.name: module.FORMAT for module in _modules("reports")}
