"""Extensions as lists of them show each: whose it is, and why it holds no longer, or is not used. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.views.waivers import WaiverState
from auditor.views.waivers.told_waivers import called_before, named_waivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from auditor.model.baseline import Waiver
    from auditor.views.compared.history import History


class ListedWaiver(Struct, frozen=True):
    """An extension in a list: how whose it is is called, also where he is listed no more, and how it stands; None where that is not known, and where nothing is to be noted."""

    waiver: Waiver
    called: Text | None = None
    state: WaiverState | None = None

    @property
    def gives_time(self) -> bool:
        """Whether there is time by it, where that is needed."""
        return self.state not in {WaiverState.EXPIRED, WaiverState.WAITING}

    @property
    def note(self) -> Text | None:
        """What is noted beside it; None where there is nothing."""
        return _NOTES[self.state] if self.state is not None else None


def listed_waivers(waivers: Iterable[Waiver], past: History | None, day: date) -> Iterator[ListedWaiver]:
    """Yield extensions as lists show them.

    Args:
        waivers: they, by the ids that offices and accounts have now.
        past: how offices stand, and stood; None where that is not known.
        day: today.

    """
    told = {}
    if past is not None:
        found = named_waivers(past.now.header, past.now.assessments, partial(called_before, past))
        told = {(each.note.policy, each.note.subject, each.note.until): each for each in found}
    for waiver in waivers:
        known = told.get((waiver.policy, waiver.subject, waiver.until))
        called, state = (known.called, known.state) if known is not None else (None, None)
        if waiver.until < day:
            state = WaiverState.EXPIRED
        yield ListedWaiver(waiver, called, state if state in _NOTES else None)


_NOTES: Final = {
    WaiverState.EXPIRED: Text(en="over: it holds no longer", bn="সময় শেষ: আর ধরা হয় না"),
    WaiverState.AWAITING_INFORMATION: Text(en="how the duty stands is still to be told", bn="কাজটির তথ্য এখনো পাওয়া যায়নি"),
    WaiverState.AWAITING_PLACE: Text(
        en="an answer came, and it is not known whose it is", bn="উত্তর এসেছে, কিন্তু সেটি কার তা জানা যায়নি"
    ),
    WaiverState.WAITING: Text(
        en="it does not count until it is known whether it is the same as before",
        bn="আগেরটিই কি না তা না জানা পর্যন্ত ধরা হয় না",
    ),
    WaiverState.DONE: Text(en="the duty is done: not needed", bn="কাজটি হয়ে গেছে, দরকার নেই"),
    WaiverState.LEFT: Text(en="no longer in the roster: it does not count", bn="তালিকায় আর নেই, তাই ধরা হয় না"),
    WaiverState.UNUSED: Text(en="not used: it met nothing that is not done", bn="ব্যবহৃত হয়নি: হয়নি এমন কিছু পাওয়া যায়নি"),
}
