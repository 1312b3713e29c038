"""What the pages of asking share: the screen they belong to, and the draft that was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, make_response, request

from auditor.desk import who
from auditor.desk.screen import screen, the_desk, to
from auditor.i18n import Text, month
from auditor.model.errors import WorkspaceError
from auditor.rounds import answering

if TYPE_CHECKING:
    from auditor.rounds.answer_draft import Draft
    from auditor.rounds.answer_faults import Fault

SCREEN: Final = screen("ask", Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"))


class NotBegunError(WorkspaceError):
    """Nothing is being asked: a page of asking that was opened has nothing to show."""


def begun_draft() -> Draft:
    """Return the draft that was begun.

    Raises:
        AuditorError: none was (for a page that was opened a `NotBegunError`), or it cannot be read.

    """
    draft = who.draft()
    if draft is None:
        raise (NotBegunError if request.method == "GET" else WorkspaceError)(answering.NOT_BEGUN)
    return draft


@SCREEN.blueprint.before_request
def name_as_now() -> None:
    """Give the office of an address the id that it has in the draft now: a page may be open since before it had that."""
    parts = request.view_args or {}
    draft = who.draft() if "office" in parts else None
    if draft is not None:
        parts["office"] = draft.now(parts["office"])


@SCREEN.blueprint.errorhandler(NotBegunError)
def lead_back(error: NotBegunError) -> Response:
    """Lead to where asking begins, and say why."""
    del error
    desk = the_desk()
    desk.tell(_NOTHING_ASKED.filled(month=month(desk.state().month)))
    return make_response(to("ask.page"))


_NOTHING_ASKED: Final = Text(
    en="Nothing is being asked just now, so that page has nothing to show: asking for {month} was not begun, or its answers were handed in. "
    "What is to be done next stands below.",
    bn="এখন কোনো জিজ্ঞাসা চলছে না, তাই ওই পাতায় দেখানোর কিছু নেই: {month} মাসের জিজ্ঞাসা শুরু হয়নি, অথবা উত্তরগুলো জমা দেওয়া হয়ে গেছে। এরপর যা করবেন নিচে দেখুন।",
)


def blocking(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return what must be corrected before the answers can be handed in."""
    return tuple(fault for fault in faults if fault.blocks)
