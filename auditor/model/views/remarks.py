"""Remarks beside an office or a user ID, as codes and values: every paper says them in words of its own."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.facts import Cause


class RemarkCode(StrEnum):
    """What may be remarked beside an office or account."""

    TRANSFER = "transfer"
    JOINING_IN_DOUBT = "joining-in-doubt"
    LAPSED = "lapsed"
    LAPSED_AT_PORTAL = "lapsed-at-portal"
    ANSWER_CORRECTED = "answer-corrected"
    VANISHED = "vanished"
    STALE = "stale"
    BEFORE_START = "before-start"
    DAY_UNSURE = "day-unsure"
    DAY_IN_DOUBT = "day-in-doubt"
    UNDATED = "undated"
    UNCLEAR = "unclear"
    ADDRESS_UNTOLD = "address-untold"
    OTHER_MAILBOX = "other-mailbox"
    OTHER_PORTAL = "other-portal"
    CONFLICT = "conflict"
    TOLD_OTHERWISE = "told-otherwise"
    KEPT_OUT = "kept-out"
    WAIVER = "waiver"
    CAUSE = "cause"
    SHARED = "shared"
    NEVER_ANSWERED = "never-answered"
    UNLISTED = "unlisted"
    LEFT_ROSTER = "left-roster"
    NOT_IN_USE = "not-in-use"
    PERSONAL_MAIL = "personal-mail"
    ADDRESS_DENIED = "address-denied"
    NOT_DEMANDED = "not-demanded"
    UNPLACED = "unplaced"
    MISPLACED = "misplaced"
    NO_OF_SEVERAL = "no-of-several"
    CONTRADICTION = "contradiction"
    WAIVER_ENDED = "waiver-ended"
    WAIVER_TAKEN_BACK = "waiver-taken-back"
    WAIVER_AWAITS = "waiver-awaits"
    PUT_OFF = "put-off"
    UNIDENTIFIED = "unidentified"
    PORTAL_CHANGED = "portal-changed"
    MAY_HAVE_MOVED = "may-have-moved"
    NO_STAYS = "no-stays"
    PORTAL_STAYS = "portal-stays"
    HELD_OPEN = "held-open"
    REMINDED = "reminded"
    DISPUTED = "disputed"
    DISPUTE_ANSWERED = "dispute-answered"
    UPHELD_ELSEWHERE = "upheld-elsewhere"

    @property
    def as_recorded(self) -> RemarkCode:
        """As what records have it since the first of them."""
        return _AS_RECORDED.get(self, self)


_AS_RECORDED: Final = {
    RemarkCode.MISPLACED: RemarkCode.UNPLACED,
    RemarkCode.LAPSED_AT_PORTAL: RemarkCode.LAPSED,
}


class Remark(Struct, frozen=True):
    """A remark as a code and its values; `sides` are what two answers say, or what one says; of a duty put off, what comes before it; of time given for what is not known, the duty, where no other column names it; of who may have moved, the other offices, one of which is meant; of what that alone holds open, the decisions.

    What has grown old has a `cause` if that was told of it, which the portal's authority is asked about; time that ended one that hinders all. `better_known`: what counts in a conflict counts since it is better known than what was told later; `untold`: nothing is known of that of which time ended; `later_counts`: a cause counts that was told after a yes. What vanished has a `day` if it was a no; that several use a user ID, if it was told before the present holder came. `number` is one of who left the roster where it is a user ID and not the office; of a cause, of how many user IDs it is, where it is none of others that lack something; of who stood, or may stand now, in another list, of how many, where they are several.
    """

    code: RemarkCode
    day: date | None = None
    cause: Cause | None = None
    number: int = 0
    reference: str = ""
    sides: tuple[Text, ...] = ()
    better_known: bool = False
    later_counts: bool = False
    untold: bool = False

    @property
    def brief(self) -> Remark:
        """The remark where there is no room for all of it: only that two answers contradict each other, and until when time is given."""
        match self.code:
            case RemarkCode.CONTRADICTION:
                return Remark(RemarkCode.CONFLICT) if self.cause is None else replace(self, day=None, sides=())
            case RemarkCode.CONFLICT | RemarkCode.TOLD_OTHERWISE | RemarkCode.KEPT_OUT | RemarkCode.NOT_DEMANDED:
                return replace(self, sides=())
            case RemarkCode.WAIVER:
                return replace(self, reference="")
            case RemarkCode.SHARED:
                return replace(self, day=None)
            case _:
                return self
