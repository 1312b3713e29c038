"""What is written where a person says so never takes the place of a workspace's own files, nor of a file that is open elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import FileInUseError, NoWorkspaceError, WorkspaceError
from auditor.roster.corrections import FILE as CORRECTIONS
from auditor.workspace.folder import (
    ASIDE,
    CACHE,
    DRAFTS,
    EVIDENCE,
    HANDOVER_NOTE,
    IS_SET_ASIDE,
    LATER_NOTE,
    LEDGER,
    OUT,
    ROSTER_NAMES,
    ROSTER_PAIR,
    WORDS,
    find,
)
from auditor.workspace.other_decisions import DECISIONS
from auditor.workspace.settings import CONFIG
from auditor.workspace.waivers import WAIVERS

if TYPE_CHECKING:
    from pathlib import Path

_OF_OURS: Final = (CONFIG, CORRECTIONS, DECISIONS, WAIVERS, *ROSTER_NAMES, *ROSTER_PAIR, WORDS)
_NAMES_OF_OURS: Final = expression(
    "|".join((rf"{re.escape(LEDGER)}(-\w+)?", *map(re.escape, _OF_OURS))),
    re.IGNORECASE,
)
"""What is taken for the workspace's own at its top under these very names, also what lies beside the ledger while it is written: no other file is called so."""
_NO_EVIDENCE: Final = frozenset({CONFIG, "baseline.toml", CORRECTIONS, DECISIONS, WAIVERS, LEDGER})
"""Settings, corrections and the ledger, which are read at the top of a workspace alone; no lists: an office may send one as its evidence."""
_OWN: Final = expression(
    rf"{_NAMES_OF_OURS.pattern}|.+\.(toml|xlsx?)|{re.escape(HANDOVER_NOTE)}|{LATER_NOTE}\d+\.pdf", re.IGNORECASE
)
"""Files of a workspace outside its papers: settings, roster, registers, ledger, notes for a successor. Spreadsheets may be a register under any name."""
_LEFT_OUT: Final = expression(r"(?<=[^. ])[. ]*(?::.*)?$")
"""What Windows leaves out of a name: dots and spaces at its end, and what part of a file stands behind a colon."""
_KEPT_ALONE: Final = (ASIDE, CACHE, DRAFTS)
"""Folders of a workspace in which nothing lies but what the program wrote or moved there itself."""
_OPEN_BESIDE: Final = ("~${name}", ".~lock.{name}#")
"""What office programs leave beside a file while it is open; of long names the first leaves out two signs."""


def refuse_taken(path: Path | None) -> None:
    """Refuse a file or folder that somebody named to write to, where that would cost a file of the workspace; None named nothing.

    Raises:
        WorkspaceError: it is one of a workspace's own files, or lies in its evidence or where nothing but the program's own lies.
        FileInUseError: it is open in another program.

    """
    if path is None:
        return
    place = path.absolute()
    try:
        there = place.is_file()
    except OSError:  # a name that no disk takes: told where it is written
        return
    if there and any((place.parent / lock).exists() for lock in _locks(place.name)):
        raise FileInUseError(_OPEN.filled(file=place.name))
    refuse_name_of_ours(place)
    space = _space_of(place)
    if space is None:
        return
    inside = place.resolve().relative_to(space) if place.resolve().is_relative_to(space) else place
    (folder,) = inside.parts[:1] or ("",)
    if folder == EVIDENCE:
        raise WorkspaceError(_IN_EVIDENCE.filled(file=place.name))
    if folder in _KEPT_ALONE or IS_SET_ASIDE.fullmatch(folder):
        raise WorkspaceError(_IN_ANOTHER.filled(file=place.name, folder=folder))
    if there and folder != OUT and any(map(_OWN.fullmatch, _names(place))):
        raise WorkspaceError(_ONE_OF_OURS.filled(file=place.name))


def is_no_evidence(name: str) -> bool:
    """Return whether a file is called as the settings or the ledger of a workspace: such a file is read at its top alone."""
    return name.casefold() in _NO_EVIDENCE


def refuse_name_of_ours(path: Path) -> None:
    """Refuse a file to write to that would be taken for one of a workspace's own by its name, whether or not one is there.

    Raises:
        WorkspaceError: it is called so, and would lie at the top of a workspace.

    """
    if any(map(_NAMES_OF_OURS.fullmatch, _names(path))) and path.absolute().parent.resolve() == _space_of(
        path.absolute()
    ):
        raise WorkspaceError((_ONE_OF_OURS if path.is_file() else _CALLED_AS_OURS).filled(file=path.name))


def _names(path: Path) -> tuple[str, ...]:
    """Return what a file is called: as it is typed, and as the disk has it, where systems have a shorter name for it."""
    return _as_taken(path.name), path.resolve().name


def _as_taken(name: str) -> str:
    """Return the name that Windows takes one for, on every system: a drive may come from there."""
    return _LEFT_OUT.sub("", name)


def _space_of(place: Path) -> Path | None:
    """Return the folder of the workspace in which a place lies, where there is one."""
    try:
        return find(next(folder for folder in place.parents if folder.is_dir())).resolve()
    except NoWorkspaceError:
        return None


def _locks(name: str) -> tuple[str, ...]:
    return (*(lock.format(name=name) for lock in _OPEN_BESIDE), f"~${name[2:]}")


_OPEN: Final = Text(
    en="{file} is open in another program, so nothing was written. Close it there and run again, or name another file.",
    bn="{file} অন্য প্রোগ্রামে খোলা আছে, তাই কিছু লেখা হয়নি। সেখানে বন্ধ করে আবার চালান, অথবা অন্য নাম দিন।",
)
_IN_EVIDENCE: Final = Text(
    en="{file} would lie in evidence/, where only what offices answered belongs, so nothing was written. Name another place.",
    bn="{file} evidence/ ফোল্ডারে পড়ত, সেখানে শুধু দপ্তরগুলোর তথ্য থাকে; তাই কিছু লেখা হয়নি। অন্য জায়গার নাম দিন।",
)
_IN_ANOTHER: Final = Text(
    en="{file} would lie in {folder}/, which the program keeps for itself, so nothing was written. Name another place.",
    bn="{file} {folder}/ ফোল্ডারে পড়ত, সেখানে শুধু এই প্রোগ্রামের নিজের ফাইল থাকে; তাই কিছু লেখা হয়নি। অন্য জায়গার নাম দিন।",
)
_ONE_OF_OURS: Final = Text(
    en="{file} is one of the workspace's own files and would be lost, so nothing was written. Name another file.",
    bn="{file} কাজের ফোল্ডারের নিজস্ব একটি ফাইল, লিখলে তা হারিয়ে যেত; তাই কিছু লেখা হয়নি। অন্য নাম দিন।",
)
_CALLED_AS_OURS: Final = Text(
    en="{file} would be taken for one of the workspace's own files by its name, so nothing was written. Name another file.",
    bn="এই নামের ফাইল ({file}) কাজের ফোল্ডারের নিজস্ব ফাইল বলে ধরা হতো, তাই কিছু লেখা হয়নি। অন্য নাম দিন।",
)
