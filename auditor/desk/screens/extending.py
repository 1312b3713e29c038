"""Time that the committee extended: entered for an office, or one of its user IDs, and a duty that counts there, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from auditor import discovery
from auditor.desk import texts
from auditor.desk.addresses import post
from auditor.desk.extended import listed_with_who_left, space_read
from auditor.desk.screen import (
    BeforeAndAfter,
    changing,
    need_a_likely_clock,
    odd_days,
    standing,
    the_desk,
    written_once_confirmed,
)
from auditor.desk.screen import to as to_page
from auditor.desk.screens.settings import page as settings_page
from auditor.desk.settings_words import WORDS
from auditor.model.errors import AuditorError
from auditor.rounds import extending, foreseeing
from auditor.tables.answers import read_day
from auditor.workspace import waivers

if TYPE_CHECKING:
    from flask import Response

    from auditor.i18n import Text
    from auditor.model.baseline import Waiver
    from auditor.workspace.waivers import TakingBack


@post("/settings/waivers")
@changing("settings.page")
def waive() -> Response:
    """Enter a duty that the committee suspended."""
    desk, waiver = the_desk(), _waiver_typed()
    need_a_likely_clock(desk)
    space, trouble = space_read(desk)
    now = () if trouble else desk.history().now.assessments
    extending.refuse_moot(space, waiver, now)
    folder = desk.space(roster=False).folder
    known = listed_with_who_left(desk)
    desk.tell(waivers.add(folder, waiver, discovery.policies(), desk.day, odd_days, **known))
    for told in (
        extending.done_already(waiver, now),
        extending.waiting(waiver, now),
        extending.over_by_meeting(desk.space(roster=False), waiver, desk.day, known["elsewhere"]),
    ):
        if told is not None:
            desk.tell(told)
    return to_page("settings.page")


def _waiver_typed() -> Waiver:
    """Return the extension that was typed.

    Raises:
        WorkspaceError: something of it is missing or may not be kept; each with the name of its field.

    """
    asked = {part: WORDS[name] for part, name in _FIELDS.items()}
    words = {part: request.form.get(part, "") for part in _FIELDS}
    return extending.typed(words, read_day(request.form.get("until", "")), asked)


@post("/settings/waivers/<entry>/back")
def take_back(entry: str) -> Response:
    """Show a waiver that was entered by mistake, and take it back once that was confirmed."""
    return written_once_confirmed(settings_page, lambda: _taking_back(entry), _shown, _take_back) or to_page(
        "settings.page"
    )


def _taking_back(entry: str) -> TakingBack:
    desk = the_desk()
    return waivers.taking_back(
        desk.space(roster=False).folder, entry, discovery.policies(), desk.day, **listed_with_who_left(desk)
    )


def _shown(prepared: TakingBack) -> BeforeAndAfter:
    extended = extending.taken_back(prepared, listed_with_who_left(the_desk())["named"])
    return BeforeAndAfter(
        (extended,), texts.ENTRY_TAKEN_OUT, _standing_without(prepared.waiver), button=texts.TAKE_BACK
    )


def _standing_without(waiver: Waiver) -> Text | None:
    """Return how offices would stand otherwise without a waiver; None where that stays, or is not known since the roster cannot be read."""
    desk = the_desk()
    try:
        return standing(foreseeing.what_ending_changes(desk.space(), desk.day, waiver, desk.history()))
    except AuditorError:
        return None


def _take_back(prepared: TakingBack) -> None:
    desk = the_desk()
    waivers.take_back(desk.space(roster=False).folder, prepared)
    desk.tell(prepared.told)


_FIELDS: Final = {
    "subject": "office", "policy": "duty", "reason": "reason", "approved_by": "approved", "until": "until",
}  # fmt: skip
"""By the part of an extension: how its field is called."""
