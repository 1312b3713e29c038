"""What the pages of asking share: the draft that was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from auditor.desk import who
from auditor.desk.screen import ElsewhereError, the_desk
from auditor.i18n import Text, month
from auditor.model.errors import WorkspaceError
from auditor.rounds import answering

if TYPE_CHECKING:
    from datetime import date

    from auditor.desk.answering import Pages
    from auditor.rounds.answer_draft import Draft
    from auditor.rounds.answer_faults import Fault


def begun_draft() -> Draft:
    """Return the draft that was begun.

    Raises:
        AuditorError: none was (for a page that was opened an `ElsewhereError` to where asking begins), or it cannot be read.

    """
    draft = who.draft()
    if draft is None and request.method == "GET":
        raise ElsewhereError("ask.page", _NOTHING_ASKED.filled(month=month(the_desk().state().month)))
    if draft is None:
        raise WorkspaceError(answering.NOT_BEGUN)
    return draft


_NOTHING_ASKED: Final = Text(
    en="Nothing is being asked just now, so that page has nothing to show: asking for {month} was not begun, or its answers were handed in. "
    "What is to be done next stands below.",
    bn="এখন কোনো জিজ্ঞাসা চলছে না, তাই ওই পাতায় দেখানোর কিছু নেই: {month} মাসের জিজ্ঞাসা শুরু হয়নি, অথবা উত্তরগুলো জমা দেওয়া হয়ে গেছে। এরপর যা করবেন নিচে দেখুন।",
)


def blocking(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return what must be corrected before the answers can be handed in."""
    return tuple(fault for fault in faults if fault.blocks)


def unreached_on(pages: Pages, draft: Draft, office: str) -> date | None:
    """Return the last day on which an office was called and not reached; None where it told something since."""
    days = draft.unreached.get(office, ())
    return days[-1] if days and not (office in pages.told and pages.told[office] > days[-1]) else None
