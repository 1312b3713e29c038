"""The letters that were sent, as papers show them: who was reminded when, and what the portal's owner was told and answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.letters import Letter, Purpose
from auditor.model.views.sent_letters import PortalRequest, SentReminder
from auditor.model.views.summary import ProposalCode
from auditor.views.stood import is_pending, owner_causes

if TYPE_CHECKING:
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.views.history import History


def reminders_of(office: str, history: History) -> tuple[Letter, ...]:
    """Return the reminders that an office (its id) was sent since it last had nothing to do, oldest first."""
    free = max(
        (
            earlier.header.day
            for earlier, standings in zip(history.earlier, history.standings, strict=False)
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
    """Return the last letter that the portal's owner was sent since there was nothing to ask him, as papers show it; None where there is none."""
    last = next(reversed(portal_requests(history)), None)
    return last if last is not None and last.day > history.portal_free else None


def portal_clause(assessment: OfficeAssessment, told: PortalRequest | None) -> ProposalCode | None:
    """Return what is proposed of an office about which the portal's owner is asked to do something; None where there is nothing.

    Whoever told it again after the owner's answer has tried since, and the owner is to be told anew.

    Args:
        assessment: of the office.
        told: the letter that the owner got about what is in the way now.

    """
    if not owner_causes(assessment):
        return None
    if told is None:
        return ProposalCode.PORTAL
    if told.answered_on is None:
        return ProposalCode.PORTAL_ASKED
    to_try = any(is_to_try_again(finding, told.answered_on) for finding in assessment.of(level=Level.SHALL))
    return ProposalCode.PORTAL_ANSWERED if to_try else ProposalCode.PORTAL


def is_to_try_again(finding: Finding, answered_on: date | None) -> bool:
    """Whether what the portal's owner is asked about was last told by the day on which he answered: it may be mended since."""
    if answered_on is None or not finding.asks_owner:
        return False
    return finding.observed_on is None or finding.observed_on <= answered_on


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
