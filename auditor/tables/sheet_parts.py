"""Says which part of a workbook holds which sheet, where a part has cells whose answer is not known."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

from auditor.tables import refusals
from auditor.tables.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from auditor.tables.sheet import UnreadCell
    from auditor.tables.unzipping import MeasuredCopy

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def unread_by_title(name: str, measured: MeasuredCopy) -> Mapping[str, tuple[UnreadCell, ...]]:
    """Return the cells whose answer is not known, by the title of their sheet.

    Args:
        name: the file's name, for messages.
        measured: the workbook's parts, whose XML was found to be plain.

    Raises:
        FileRefusedError: a sheet's part cannot be told, so that its errors would be taken for empty cells.

    """
    if not measured.unread:
        return {}
    unread = {path.lower(): cells for path, cells in measured.unread.items()}
    with zipfile.ZipFile(measured.parts) as archive:
        paths = {path.lower(): path for path in archive.namelist()}
        if _WORKBOOK not in paths or _RELATIONS not in paths:
            raise refusal(refusals.UNUSUAL, name)
        targets = _targets(archive.read(paths[_RELATIONS]))
        titles = _relation_by_title(archive.read(paths[_WORKBOOK]))
    measured.parts.seek(0)
    parts = {title: targets.get(relation, "") for title, relation in titles.items()}
    if not set(parts.values()) <= set(paths):
        raise refusal(refusals.UNUSUAL, name)
    return {title: unread[part] for title, part in parts.items() if part in unread}


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
