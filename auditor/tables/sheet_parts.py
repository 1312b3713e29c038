"""Says which part of a workbook holds which sheet."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING, TypeVar
from xml.parsers import expat

from auditor.tables import refusals
from auditor.tables.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from auditor.tables.unzipping import MeasuredCopy

C = TypeVar("C")
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def by_title(name: str, measured: MeasuredCopy, by_part: Mapping[str, C], *, needed: bool = True) -> Mapping[str, C]:
    """Return what was found in parts, such as cells whose answer is not known, by the title of their sheet.

    Args:
        name: the file's name, for messages.
        measured: the workbook's parts, whose XML was found to be plain.
        by_part: what was found, by the path of the part.
        needed: nothing is left out; else nothing is returned where a sheet's part cannot be told.

    Raises:
        FileRefusedError: what is needed is of a sheet whose part cannot be told, so that its errors, or what lies under merged cells, would be taken for empty.

    """
    if not by_part:
        return {}
    with zipfile.ZipFile(measured.parts) as archive:
        parts = path_by_title(archive)
    measured.parts.seek(0)
    if parts is None:
        if needed:
            raise refusal(refusals.UNUSUAL, name)
        return {}
    return {title: by_part[path] for title, path in parts.items() if path in by_part}


def path_by_title(archive: zipfile.ZipFile) -> Mapping[str, str] | None:
    """Return the path of the part that holds each sheet, by its title as typed; None where one cannot be told.

    Args:
        archive: the workbook's parts, whose XML was found to be plain.

    """
    paths = {path.lower(): path for path in archive.namelist()}
    if _WORKBOOK not in paths or _RELATIONS not in paths:
        return None
    targets = _targets(archive.read(paths[_RELATIONS]))
    parts = {
        title: paths.get(targets.get(relation, ""))
        for title, relation in _relation_by_title(archive.read(paths[_WORKBOOK])).items()
    }
    found = {title: path for title, path in parts.items() if path is not None}
    return found if len(found) == len(parts) else None


def _targets(relations: bytes) -> Mapping[str, str]:
    """Return the path of each related part, in lower case, by the relation's id."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship" and "Id" in attributes:
            target = attributes.get("Target", "").replace("\\", "/").lower()
            rooted = target if target.startswith(("/", "xl/")) else f"xl/{target}"
            found[attributes["Id"]] = posixpath.normpath(rooted).lstrip("/")

    _parse(relations, start)
    return found


def _relation_by_title(workbook: bytes) -> Mapping[str, str]:
    """Return the id of the relation that leads to each sheet, by its title."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            found[attributes.get("name", "")] = relation

    _parse(workbook, start)
    return found


def _parse(part: bytes, start: Callable[[str, Mapping[str, str]], None]) -> None:
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = start
    parser.Parse(part, True)  # noqa: FBT003 expat's own signature
