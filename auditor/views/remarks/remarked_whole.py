"""Which of several remarks others tell whole: the less that they say is not said beside that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.facts import Cause
from auditor.model.views.remarks import Remark, RemarkCode

if TYPE_CHECKING:
    from collections.abc import Collection


def not_told_whole(called: Collection[Remark]) -> list[Remark]:
    """Return the remarks but those of which another one tells all that they say, and more."""
    told_whole = {
        replace(remark, sides=()) for remark in called if remark.sides and remark.code is not RemarkCode.UNIDENTIFIED
    }
    given = {(remark.day, remark.reference) for remark in called if remark.code is RemarkCode.WAIVER}
    told_whole |= {
        remark
        for remark in called
        if remark.code is RemarkCode.WAIVER_AWAITS and (remark.day, remark.reference) in given
    }
    told_whole |= {
        replace(remark, later_counts=True)
        for remark in called
        if remark.code is RemarkCode.CAUSE and not remark.later_counts
    }
    open_to_all = [remark for remark in called if remark.code is RemarkCode.WAIVER_ENDED and remark.cause is None]
    told_whole |= {replace(remark, cause=cause, untold=False) for remark in open_to_all for cause in Cause}
    told_whole |= {replace(remark, untold=True) for remark in open_to_all if not remark.untold}
    return [remark for remark in called if remark not in told_whole]
