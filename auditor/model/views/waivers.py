"""Waivers as annexes tell of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.round import WaiverNote
from auditor.model.views.head import OfficeName


class WaiverState(StrEnum):
    """What is told of a waiver that suspends nothing.

    It ended, of what is to be done or of what nothing is known; it was taken back, of what is to be done or waits for the portal; it stands over what nobody told of, or over what cannot count while it is not known whose an answer is that came; it waits until it is known whose it is; it is of a duty that is done; it is of an office or user ID that left the roster; it met nothing that is not done.
    """

    EXPIRED = "expired"
    EXPIRED_UNTOLD = "expired-untold"
    EXPIRED_HINDERED = "expired-hindered"
    EXPIRED_AWAITING_PORTAL = "expired-awaiting-portal"
    TAKEN_BACK = "taken-back"
    TAKEN_BACK_AWAITING_PORTAL = "taken-back-awaiting-portal"
    AWAITING_INFORMATION = "awaiting-information"
    AWAITING_PLACE = "awaiting-place"
    WAITING = "waiting"
    DONE = "done"
    LEFT = "left-roster"
    UNUSED = "unused"

    @property
    def as_recorded(self) -> WaiverState:
        """As what records have it since the first of them: why one is not used, and that nothing is known of what it was for, they tell beside it."""
        if self is WaiverState.AWAITING_PLACE:
            return WaiverState.AWAITING_INFORMATION
        if self is WaiverState.EXPIRED_UNTOLD:
            return WaiverState.EXPIRED
        return WaiverState.UNUSED if self in {WaiverState.DONE, WaiverState.LEFT} else self


class NamedWaiver(Struct, frozen=True):
    """A waiver that expired, was taken back, met nothing, or stands over what nobody told of: whose it is and for which duty, as people call them.

    `subject` is None of whom the roster does not list. `awaits`: it stands, and nothing is known of the duty, so there is nothing yet that it suspends; `place`: for it is not known whose an answer is that came. `by_slip`: only a self-check slip can tell what is not known of the duty. `hindered`: of one that
    ended, nobody can do what is open of the duty: the posts are vacant, or login is impossible. `taken_back`: it stood at the last meeting, was taken back since, and the duty is not done: at which office.
    `apart`: the same among all, with the serial, where another office has that name.
    `awaits_portal`: all that is left of that duty waits for the portal. `untold`: of one that ended, nothing is known of the duty. `unsure`: of one that ended, the duty is open only while it is not known who of before somebody is. `unused_for`: why one that met nothing is not used; None where that is not known.
    """

    note: WaiverNote
    subject: Text | None
    duty: Text
    awaits: bool = False
    place: bool = False
    by_slip: bool = False
    hindered: bool = False
    taken_back: OfficeName | None = None
    awaits_portal: bool = False
    unsure: bool = False
    untold: bool = False
    unused_for: WaiverState | None = None
    apart: Text | None = None

    @property
    def called(self) -> Text | None:
        """Whose it is, where no serial stands beside it."""
        return self.apart or self.subject

    @property
    def state(self) -> WaiverState:
        """What is told of it."""
        if self.note.expired:
            still_open = WaiverState.EXPIRED_UNTOLD if self.untold else WaiverState.EXPIRED
            at_portal = WaiverState.EXPIRED_AWAITING_PORTAL if self.awaits_portal else still_open
            return WaiverState.EXPIRED_HINDERED if self.hindered else at_portal
        if self.taken_back is not None:
            return WaiverState.TAKEN_BACK_AWAITING_PORTAL if self.awaits_portal else WaiverState.TAKEN_BACK
        if self.awaits:
            return WaiverState.AWAITING_PLACE if self.place else WaiverState.AWAITING_INFORMATION
        return WaiverState.WAITING if self.note.waits else self.unused_for or WaiverState.UNUSED


class WaivedDuty(Struct, frozen=True):
    """A duty for which time is extended; `duty` names the users to whom alone it is, where others have it, too, and `policy` (its id) which it is.

    `in_short` has the number of those users in the place of their posts; None where it is for all.
    """

    office: OfficeName
    duty: Text
    until: date
    reference: str
    policy: str = ""
    in_short: Text | None = None
