"""Which office of the roster somebody means who names one: by id, by serial, or by what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, near_key
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.roster import searching
from auditor.rounds.listed import open_workspace, roster_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.subjects import Office
    from auditor.workspace.folder import Workspace

_MOST_NAMED: Final = 5
_LEAST_TYPED: Final = 3
"""Fewer different letters stand in many a name: nobody is meant by them."""


def meant(offices: Sequence[Office], name: str) -> Office | None:
    """Return the office that a name means: its id, its serial, or what it is called; None where nothing is near.

    Raises:
        WorkspaceError: several may be meant, or one only sounds so; they are named with their ids, and nobody is taken for another.

    """
    for place, office in enumerate(offices, start=1):
        if name in {office.id, f"{place}", f"{place:02d}"}:
            return office
    if name.isdecimal() or len(near_key(name)) < _LEAST_TYPED:
        return None
    names = {office.id: searching.names_of(office) for office in offices}
    places = {office.id: place for place, office in enumerate(offices, start=1)}
    written = searching.written(name, offices, lambda office: names[office.id], lambda office: places[office.id])
    if len(written) == 1:
        return written[0]
    near = written or searching.sounding(
        name, offices, lambda office: names[office.id], lambda office: places[office.id]
    )
    if near:
        listed = [_WITH_ID.filled(office=office.name, id=office.id) for office in near[:_MOST_NAMED]]
        raise WorkspaceError(_WHICH.filled(offices=joined(listed, "; ")))
    return None


def id_of(space: Workspace, name: str) -> str:
    """Return the id of the office of the roster that a name means; the name itself where it is a serial, nothing is near, or no roster can be read.

    Raises:
        WorkspaceError: several may be meant, or one only sounds so.

    """
    if name.isdecimal():
        return name
    try:
        offices = roster_of(open_workspace(space.folder)).offices
    except AuditorError:  # a round tells of its offices without it
        return name
    office = meant(offices, name)
    return name if office is None else office.id


_WITH_ID: Final = Text(en="{office} ({id})", bn="{office} ({id})")
_WHICH: Final = Text(
    en="No office has exactly that id; these may be meant: {offices}. Nothing was done. Name one by the id in brackets; see all with: auditor roster list",
    bn="হুবহু ওই আইডির কোনো দপ্তর নেই; এগুলোর একটি হতে পারে: {offices}। কিছু করা হয়নি। বন্ধনীর আইডি দিয়ে একটি লিখুন; সব দেখুন: auditor roster list",
    on_screen=Text(
        en="No office has exactly that id; these may be meant: {offices}. Nothing was done. Choose one of them.",
        bn="হুবহু ওই আইডির কোনো দপ্তর নেই; এগুলোর একটি হতে পারে: {offices}। কিছু করা হয়নি। একটি বেছে নিন।",
    ),
)
