"""Loads the plug-in folders and the registry of documents, and nothing from anywhere else."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from auditor.model.document import Document
    from auditor.model.format import Format
    from auditor.model.policy import Policy
    from auditor.model.source import Source


def _modules(package: str, constant: str) -> list[ModuleType]:
    """Return the modules in a folder, which all define a constant, and the packages that do, in the order of their names.

    Raises:
        ValueError: a module does not define it.

    """
    home = import_module(package)
    modules = []
    for found in sorted(iter_modules(home.__path__), key=lambda found: found.name):
        module = import_module(f"{package}.{found.name}")
        if constant in vars(module):
            modules.append(module)
        elif not found.ispkg:
            raise ValueError(f"{module.__name__} defines no {constant}")
    return modules


def _file_id(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2].replace("_", "-")


@remembered(None)
def policies() -> Mapping[str, Policy[Any]]:
    """Return the policies by id.

    Raises:
        ValueError: a file's name and its policy's id differ.

    """
    found: dict[str, Policy[Any]] = {}
    for module in _modules("policies", "POLICY"):
        policy: Policy[Any] = module.POLICY
        if policy.id != _file_id(module):
            raise ValueError(f"{module.__name__} holds the policy {policy.id}: file and id must have one name")
        found[policy.id] = policy
    return found


@remembered(None)
def sources() -> tuple[Source, ...]:
    """Return the sources in the order in which a file is shown to them: by their files' names, those of any table last."""
    found: list[Source] = [module.SOURCE for module in _modules("auditor.sources", "SOURCE")]
    return tuple(sorted(found, key=lambda source: source.takes_any_table))


@remembered(None)
def formats() -> Mapping[str, Format]:
    """Return the formats by name."""
    return {module.FORMAT.name: module.FORMAT for module in _modules("reports", "FORMAT")}


@remembered(None)
def documents() -> Mapping[str, Document[Any, Any]]:
    """Return the documents by id.

    Raises:
        ValueError: a file's name and its document's id differ.

    """
    found: dict[str, Document[Any, Any]] = {}
    for module in _modules("auditor.papers.documents", "DOCUMENT"):
        document: Document[Any, Any] = module.DOCUMENT
        if document.id != _file_id(module):
            raise ValueError(f"{module.__name__} holds the document {document.id}: file and id must have one name")
        found[document.id] = document
    return found


def documents_of(source: type) -> tuple[Document[Any, Any], ...]:
    """Return the documents that are made from one kind of source, in the order of their files' names."""
    return tuple(document for document in documents().values() if document.source is source)
