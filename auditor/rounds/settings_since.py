"""Tells what was changed in the settings since a round was kept: its papers say what was so then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor import __version__
from auditor.i18n import Text, joined, plain
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.following import planned
from auditor.rounds.meetings.meetings import meetings_of
from auditor.rounds.meetings.terms import due_day
from auditor.rounds.sampling import is_drawn
from auditor.workspace.questions import BY_ID, LAST_MEETING, NEXT_MEETING, SERIALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from auditor.model.round import RoundHeader
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
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


def next_unwritten(
    space: Workspace, kept: RoundHeader, meeting: Meeting, meetings: Iterable[Meeting], today: date
) -> date | None:
    """Return the day of the next meeting that a kept round names and the settings do not; None where that is not so.

    The ledger is written before the settings: whoever is interrupted between has the day in the round alone. It is not meant where the day has passed, either
    meeting was noted as not held, or the settings name another one after that of the round.

    Args:
        space: the workspace.
        kept: the last kept round.
        meeting: its meeting, by what is known of it now.
        meetings: all that are known.
        today: the day.

    """
    return _next_of(kept, meeting, meetings, today) if planned(space, meeting) is None else None


def next_otherwise(
    space: Workspace, kept: RoundHeader, meeting: Meeting, meetings: Iterable[Meeting], today: date
) -> Text | None:
    """Return what is told where the settings name another next meeting than a kept round; None where they do not.

    Whether they were changed since, or whoever kept the round was interrupted before its day took the place of theirs, only the user knows.
    """
    day, now = _next_of(kept, meeting, meetings, today), planned(space, meeting)
    if day is None or now in {None, day}:
        return None
    return _NEXT_OTHERWISE.filled(day=day, now=now or "", told=plain(f"{day}"))


def next_to_write(space: Workspace, meeting: Meeting, today: date) -> date | None:
    """Return the day of the next meeting that the last kept round, of this meeting, names and the settings do not; None where that is not so."""
    last = next(iter(Ledger(space.ledger_path).rounds()[-1:]), None)
    if last is None or last.header.meeting != meeting.id:
        return None
    return next_unwritten(space, last.header, meeting, meetings_of(space), today)


def _next_of(kept: RoundHeader, meeting: Meeting, meetings: Iterable[Meeting], today: date) -> date | None:
    """Return the day of the next meeting that a kept round names, as far as it can still be meant."""
    day = kept.next_meeting
    is_over = day is None or day < today or not meeting.held
    return None if is_over or any(other.day == day and not other.held for other in meetings) else day


def told_since(space: Workspace, kept: RoundHead, today: date) -> Text | None:
    """Return what is told beside papers of a round of which settings were changed since, or do not name its next meeting yet; None where neither is so, or another round follows it."""
    ledger, meetings = Ledger(space.ledger_path), meetings_of(space)
    meeting = next((known for known in meetings if known.id == kept.header.meeting), None)
    if meeting is None or kept.number != len(ledger.rounds()):
        return None
    unwritten = next_unwritten(space, kept.header, meeting, meetings, today)
    if unwritten is not None:
        return NEXT_UNWRITTEN.filled(day=unwritten, told=plain(f"{unwritten}"))
    names = settings_since(space, kept.header, meeting, today)
    if not names:
        return None
    told = CHANGED if is_drawn(ledger, kept.header.meeting) else _AGAIN
    other = next_otherwise(space, kept.header, meeting, meetings, today)
    changed = told.filled(names=joined(names), again=plain(f"{meeting.day or meeting.id}"))
    return joined((other, changed), " ") if other is not None else changed


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
    plan = space.config.meeting
    if next_unwritten(space, kept, meeting, meetings_of(space), kept.day) is not None:
        plan = replace(plan, next=kept.next_meeting)
    due, _, following = due_day(plan, kept.day, meeting)
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
NEXT_UNWRITTEN: Final = Text(
    en="The round is kept and names {day} as the next meeting; the settings do not name it yet. Enter it there, and do not keep the round again for it: auditor settings --next-meeting {told}",
    bn="যাচাইটি রাখা আছে এবং তাতে পরবর্তী সভা {day}; সেটিংসে তারিখটি এখনো লেখা হয়নি। সেখানে লিখুন, এজন্য যাচাই আবার রাখতে হবে না: auditor settings --next-meeting {told}",
    on_screen=Text(
        en="The round is kept and names {day} as the next meeting; the settings do not name it yet. Enter it on the screen Settings, and do not keep the round again for it.",
        bn="যাচাইটি রাখা আছে এবং তাতে পরবর্তী সভা {day}; সেটিংসে তারিখটি এখনো লেখা হয়নি। “সেটিংস” পাতায় লিখুন, এজন্য যাচাই আবার রাখতে হবে না।",
    ),
)
_NEXT_OTHERWISE: Final = Text(
    en="The round names {day} as the next meeting, the settings {now}. If {day} is right, do not keep the round again for it: auditor settings --next-meeting {told}",
    bn="যাচাইয়ে পরবর্তী সভা {day}, সেটিংসে {now}। {day} ঠিক হলে এজন্য যাচাই আবার রাখতে হবে না, চালান: auditor settings --next-meeting {told}",
    on_screen=Text(
        en="The round names {day} as the next meeting, the settings {now}. If {day} is right, enter it on the screen Settings, and do not keep the round again for it.",
        bn="যাচাইয়ে পরবর্তী সভা {day}, সেটিংসে {now}। {day} ঠিক হলে তা “সেটিংস” পাতায় লিখুন, এজন্য যাচাই আবার রাখতে হবে না।",
    ),
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
