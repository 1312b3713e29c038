"""Tells what was changed in the settings since a round was kept: its papers say what was so then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor import __version__
from auditor.i18n import Text, joined, plain
from auditor.rounds.ledger import Ledger
from auditor.rounds.meetings import meetings_of
from auditor.rounds.sampling import is_drawn
from auditor.rounds.terms import due_day
from auditor.workspace.questions import BY_ID, LAST_MEETING, NEXT_MEETING, SERIALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from auditor.model.round import RoundHeader
    from auditor.rounds.ledger import RoundHead
    from auditor.rounds.meetings import Meeting
    from auditor.workspace.folder import Workspace


def settings_since(space: Workspace, kept: RoundHeader, meeting: Meeting, today: date) -> tuple[Text, ...]:
    """Return the names of settings of which papers of a kept round say something else than they would if it were kept again.

    Nothing once its meeting is over: what is set then is meant for the next one.

    Args:
        space: the workspace.
        kept: the round.
        meeting: its meeting, by what is known of it now.
        today: the day.

    """
    is_over = meeting.day < today if meeting.day is not None else meeting.month < f"{today:%Y-%m}"
    if not meeting.held or is_over:
        return ()
    return tuple(dict.fromkeys((*_of_decisions(space, kept), *_of_terms(space, kept, meeting))))


def told_since(space: Workspace, kept: RoundHead, today: date) -> Text | None:
    """Return what is told beside papers of a round of which settings were changed since; None where none were, or another round follows it."""
    ledger = Ledger(space.ledger_path)
    meeting = next((known for known in meetings_of(space) if known.id == kept.header.meeting), None)
    if meeting is None or kept.number != len(ledger.rounds()):
        return None
    names = settings_since(space, kept.header, meeting, today)
    told = CHANGED if is_drawn(ledger, kept.header.meeting) else _AGAIN
    return told.filled(names=joined(names), again=plain(f"{meeting.day or meeting.id}")) if names else None


def _of_decisions(space: Workspace, kept: RoundHeader) -> Iterator[Text]:
    """Yield what is different of who decided what, and of what is judged by."""
    then, now = (
        {decision.id: decision for decision in decisions} for decisions in (kept.decisions, space.baseline.decisions)
    )
    if kept.committee != space.config.committee:
        yield _COMMITTEE
    both = [(then[each], now[each]) for each in then.keys() & now.keys()]
    named = {
        "serial": SERIALS,
        "memo": BY_ID["memo"],
        "memo_day": BY_ID["memo-day"],
        "signed": BY_ID["signed"],
        "day": LAST_MEETING,
    }
    differing = [
        question.named for part, question in named.items() if any(getattr(a, part) != getattr(b, part) for a, b in both)
    ]
    yield from differing
    of_one_version = kept.version == __version__ and kept.baseline_text != space.baseline.text and not differing
    others = kept.also != space.config.also or kept.official_domains != space.config.official_domains
    if then.keys() != now.keys() or of_one_version or others:
        yield _JUDGED_BY


def _of_terms(space: Workspace, kept: RoundHeader, meeting: Meeting) -> Iterator[Text]:
    """Yield what is different of until when something is to be done."""
    due, _, following = due_day(space.config.meeting, kept.day, meeting)
    if following != kept.next_meeting and (kept.next_meeting is not None or meeting.day is not None):
        yield BY_ID[NEXT_MEETING].named
    elif due != kept.due and (kept.due is not None or meeting.day is not None):
        yield BY_ID["due"].named


_COMMITTEE: Final = Text(en="name of the committee or its upazila", bn="কমিটি বা উপজেলার নাম")
_JUDGED_BY: Final = Text(en="what is judged by", bn="যে মানদণ্ডে যাচাই হয়")
CHANGED: Final = Text(
    en="Changed in the settings since the round was kept: {names}. Its papers say what was so then.",
    bn="যাচাই রাখার পর সেটিংসে বদলেছে: {names}। এর কাগজে আগেরটিই আছে।",
)
_AGAIN: Final = Text(
    en="Changed in the settings since the round was kept: {names}. Its papers say what was so then. To have papers with it, keep the round again: "
    "auditor audit --keep --meeting {again}",
    bn="যাচাই রাখার পর সেটিংসে বদলেছে: {names}। এর কাগজে আগেরটিই আছে। নতুনটিসহ কাগজ পেতে যাচাই আবার রাখুন: auditor audit --keep --meeting {again}",
    on_screen=Text(
        en="Changed in the settings since the round was kept: {names}. Its papers say what was so then. To have papers with it, keep the round again on the screen Meeting.",
        bn="যাচাই রাখার পর সেটিংসে বদলেছে: {names}। এর কাগজে আগেরটিই আছে। নতুনটিসহ কাগজ পেতে “সভা” পাতায় যাচাইটি আবার রাখুন।",
    ),
)
