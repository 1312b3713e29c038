"""The letters that were sent, as papers show them: who was reminded when, and what the portal's owner was told and answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from auditor.model.letters import Letter, Purpose
from auditor.model.views.sent_letters import PortalRequest, SentReminder
from auditor.views.history import counted_offices, is_pending, names_portal

if TYPE_CHECKING:
    from auditor.views.history import History


def reminders_of(office: str, history: History) -> tuple[Letter, ...]:
    """Return the reminders that an office (its id) was sent since it last had nothing to do, oldest first."""
    free = max(
        (
            earlier.header.day
            for _, earlier, _, standings in history.meetings[:-1]
            if office in standings and not is_pending(standings[office].overall)
        ),
        default=date.min,
    )
    sent = history.reminders.get(office, ())
    return tuple(letter for letter in sent if letter.sent is not None and letter.sent.day > free)


def sent_reminders(office: str, history: History) -> tuple[SentReminder, ...]:
    """Return the same as papers show it."""
    return tuple(
        SentReminder(letter.draft.purpose, letter.sent.day, letter.sent.memo)
        for letter in reminders_of(office, history)
        if letter.sent is not None
    )


def portal_letters(history: History) -> tuple[Letter, ...]:
    """Return the letters that the portal's owner was sent, oldest first."""
    found = [letter for letter in history.letters if letter.draft.purpose is Purpose.PORTAL and letter.sent]
    return tuple(sorted(found, key=lambda letter: letter.sent.day if letter.sent else date.min))


def portal_letter_now(history: History) -> PortalRequest | None:
    """Return the last letter that the portal's owner was sent since the portal was in nobody's way, as papers show it; None where there is none."""
    free = max(
        (earlier.header.day for earlier in history.earlier if not any(map(names_portal, counted_offices(earlier)))),
        default=date.min,
    )
    return next((request for request in reversed(portal_requests(history)) if request.day > free), None)


def portal_requests(history: History) -> tuple[PortalRequest, ...]:
    """Return the same as papers show it."""
    return tuple(
        PortalRequest(
            letter.sent.day,
            letter.sent.memo,
            letter.answered.day if letter.answered else None,
            letter.answered.what if letter.answered else "",
        )
        for letter in portal_letters(history)
        if letter.sent is not None
    )
