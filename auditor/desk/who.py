"""Who is who in the open workspace, recalled once as long as no file changes, and what is known by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from msgspec.structs import replace

from auditor.desk.screen import the_desk, to
from auditor.model.views.head import named_apart
from auditor.rounds.identity import identities
from auditor.rounds.identity.left_list import by_ids_now
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import answer_draft
from auditor.workspace.folder import LEDGER

if TYPE_CHECKING:
    from flask import Response

    from auditor.i18n import Text
    from auditor.model.identity import Identities, KnownOffice
    from auditor.model.subjects import Office, Roster
    from auditor.rounds.typed.answer_draft import Draft


def everybody() -> Identities:
    """Return who was given an id; LedgerError where the ledger cannot be read."""
    desk = the_desk()
    return desk.remembered(("everybody",), lambda: identities.known(Ledger(desk.folder / LEDGER)))


def roster() -> Roster:
    """Return the roster by the ids that were given.

    Raises:
        AuditorError: it lists no office, what it says is wrong, or the ledger cannot be read.

    """
    return identities.assigned(the_desk().space(), everybody()).roster


def named(office: Office | KnownOffice) -> Text:
    """Return how an office is named among all of the roster: one of several of one name with its serial (raises as `roster`)."""
    names = the_desk().remembered(("named",), lambda: named_apart(enumerate(roster().offices, start=1)))
    return names.get(office.id, office.name)


def draft() -> Draft | None:
    """Return the draft of answers, with the ids of now; None where nothing was begun (raises as `answer_draft.load`).

    Who left the roster meanwhile for a reason that was told, and answered nothing, is not asked any more.
    """
    begun = answer_draft.load(the_desk().folder, everybody)
    if begun is None:
        return None
    departures = by_ids_now(the_desk().space(roster=False).config, everybody()).departures
    left = {departure.subject for departure in departures}.difference(begun.answers)
    return replace(begun, asked=tuple(each for each in begun.asked if each.office not in left)) if left else begun


def as_addressed_now() -> Response | None:
    """Have an address with an id that an office had mean the one that it has now, for a page may be open, or marked, since before it had that.

    The forms of asking are given the id of the draft; pages of an office are led to.
    """
    parts = request.view_args or {}
    given = parts.get("office", "-")
    if request.blueprint == "ask" and given != "-" and (asked := draft()) is not None:
        parts["office"] = asked.now(given)
    if request.blueprint == "offices" and request.method == "GET" and given != "-":
        now = everybody().id_now(given)
        return to(str(request.endpoint), **{**parts, "office": now}) if now != given else None
    return None
