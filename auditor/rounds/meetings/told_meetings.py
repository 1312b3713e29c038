"""How lists and sentences tell of a meeting that was moved, cancelled or not held: everywhere with the same words, by both its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import A_DAY, Text, joined
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meeting_texts import called_since_moved
from auditor.rounds.meetings.meetings import meetings_of, replaced_rounds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.model.round import Round
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def state_of(meeting: Meeting, today: date) -> Text:
    """Return how it stands with a meeting: to come, over, cancelled before its day, not held, held without a round."""
    if not meeting.held:
        return _CANCELLED if meeting.is_after(today) else _NOT_HELD
    if meeting.day is None:
        return _MONTH_ONLY
    return _AHEAD if meeting.day >= today else _HELD_WITHOUT if meeting.held_without else _OVER


def listed_as(meeting: Meeting) -> Text:
    """Return how a list of meetings names one: by its day or month; one that was moved also by the days on which it was to be held before, for papers in hand may bear such a one."""
    before = [A_DAY.filled(day=day) for day in sorted(meeting.former - {meeting.day})]
    return _MOVED_FROM.filled(now=meeting.named, before=joined(before, ", ")) if before else meeting.named


def told_replaced(space: Workspace, number: int) -> Text | None:
    """Return what is told of a round (its number) whose place a later one of the same meeting took; None where it counts.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    later = replaced_rounds(Ledger(space.ledger_path).rounds()).get(number)
    return _REPLACED.filled(n=number, later=later) if later is not None else None


def told_not_held(space: Workspace, kept: RoundHead | Round, today: date) -> Text | None:
    """Return what is told where the meeting of a kept round was noted as not held, or is cancelled; None where it was held, or is still to be.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return _UNHELD_ROUND.filled(**said) if (said := unheld_round(space, kept, today)) is not None else None


def unheld_round(space: Workspace, kept: RoundHead | Round, today: date) -> dict[str, Text | int] | None:
    """Return how a sentence calls a kept round whose meeting was not held, or is cancelled: number (`n`), `meeting` with both its days where it was moved since, `how` it stands with it and `so`, what is said of it; None where it was held.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    header = kept.header
    meeting = next((each for each in meetings_of(space) if each.id == header.meeting and not each.held), None)
    if meeting is None:
        return None
    called = called_since_moved(header.called, header.meets_on, meeting.day)
    return {"n": kept.number, "meeting": called, "how": state_of(meeting, today), "so": said_unheld(meeting, today)}


def told_of_its_papers(space: Workspace, meeting: Meeting, *, held: bool = False) -> tuple[Text, ...]:
    """Return whom to tell that a meeting is not held: its last round's papers and return, which may be out, do not say so; nothing where no round was kept for it.

    With `held` it is held after all: of two returns of a round that which says "not held" speaks, so that the district is to put it away.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    numbers = [kept.number for kept in Ledger(space.ledger_path).rounds() if kept.header.meeting == meeting.id]
    told = _RETURN_SAYS_NOT_HELD if held else _NOT_ON_PAPERS
    return tuple(told.filled(n=number) for number in numbers[-1:])


def said_unheld(meeting: Meeting, today: date) -> Text:
    """Return what a sentence says of a meeting that is not held: that it is cancelled before its day, else that it was not held."""
    return _IS_CANCELLED if meeting.is_after(today) else _WAS_NOT_HELD


def states_of_unheld(meetings: Iterable[Meeting], today: date) -> dict[str, Text]:
    """Return how it stands with meetings (by their identities) that were not held, or are cancelled."""
    return {meeting.id: state_of(meeting, today) for meeting in meetings if not meeting.held}


_MOVED_FROM: Final = Text(en="{now} (before: {before})", bn="{now} (আগে {before})")
_REPLACED: Final = Text(
    en="Round {n} counts no more: for the same meeting round {later} was kept later. What counts stands in the papers of round {later}.",
    bn="{n} নম্বর যাচাই এখন আর কার্যকর নয়: একই সভার জন্য পরে {later} নম্বর যাচাই রাখা হয়েছে। যা কার্যকর, তা {later} নম্বর যাচাইয়ের কাগজে আছে।",
)
_UNHELD_ROUND: Final = Text(
    en="Round {n} was kept for the {meeting}, which was noted as {how}; its papers do not say so. Which meetings were held: auditor rounds",
    bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে; কাগজে তা লেখা নেই। কোন কোন সভা হয়েছে দেখতে চালান: auditor rounds",
    on_screen=Text(
        en="Round {n} was kept for the {meeting}, which was noted as {how}; its papers do not say so.",
        bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে; কাগজে তা লেখা নেই।",
    ),
)
_NOT_ON_PAPERS: Final = Text(
    en="Round {n} was kept for it. If its papers are out, tell whoever has them: they do not say so. If its return was sent to the district, write it anew and send that, "
    "so that roll-ups for later meetings count it no more: auditor return --round {n}",
    bn="সভাটির জন্য {n} নম্বর যাচাই রাখা আছে। এর কাগজ কারও কাছে গিয়ে থাকলে তাঁদের জানান, কারণ কাগজে কথাটি লেখা নেই। জেলায় এর বিবরণী পাঠানো হয়ে থাকলে নতুন করে তৈরি করে পাঠান, "
    "যাতে পরের সভাগুলোর মাসিক বিবরণীতে তা আর ধরা না হয়: auditor return --round {n}",
    on_screen=Text(
        en="Round {n} was kept for it. If its papers are out, tell whoever has them: they do not say so. If its return was sent to the district, write it anew on the screen Meeting, "
        "Pack and return, and send that, so that roll-ups for later meetings count it no more.",
        bn="সভাটির জন্য {n} নম্বর যাচাই রাখা আছে। এর কাগজ কারও কাছে গিয়ে থাকলে তাঁদের জানান, কারণ কাগজে কথাটি লেখা নেই। জেলায় এর বিবরণী পাঠানো হয়ে থাকলে “সভা” পাতার “প্যাক ও বিবরণী” থেকে "
        "নতুন করে তৈরি করে পাঠান, যাতে পরের সভাগুলোর মাসিক বিবরণীতে তা আর ধরা না হয়।",
    ),
)
_RETURN_SAYS_NOT_HELD: Final = Text(
    en="Round {n} was kept for it. If its return was sent to the district while the meeting stood as not held, write it anew and send that, and have the district put the earlier file away: "
    "where both are there, the one that says not held speaks. Write it with: auditor return --round {n}",
    bn="সভাটির জন্য {n} নম্বর যাচাই রাখা আছে। সভাটি অনুষ্ঠিত হয়নি বলে লেখা থাকা অবস্থায় জেলায় এর বিবরণী পাঠানো হয়ে থাকলে নতুন করে তৈরি করে পাঠান, আর আগের ফাইলটি সরিয়ে রাখতে জেলাকে জানান: "
    "দুটিই থাকলে “অনুষ্ঠিত হয়নি” লেখা ফাইলটিই ধরা হয়। তৈরি করতে চালান: auditor return --round {n}",
    on_screen=Text(
        en="Round {n} was kept for it. If its return was sent to the district while the meeting stood as not held, write it anew on the screen Meeting, Pack and return, and send that, and have "
        "the district put the earlier file away: where both are there, the one that says not held speaks.",
        bn="সভাটির জন্য {n} নম্বর যাচাই রাখা আছে। সভাটি অনুষ্ঠিত হয়নি বলে লেখা থাকা অবস্থায় জেলায় এর বিবরণী পাঠানো হয়ে থাকলে “সভা” পাতার “প্যাক ও বিবরণী” থেকে নতুন করে তৈরি করে পাঠান, "
        "আর আগের ফাইলটি সরিয়ে রাখতে জেলাকে জানান: দুটিই থাকলে “অনুষ্ঠিত হয়নি” লেখা ফাইলটিই ধরা হয়।",
    ),
)
_WAS_NOT_HELD: Final = Text(en="was not held", bn="অনুষ্ঠিত হয়নি")
_IS_CANCELLED: Final = Text(en="is cancelled", bn="বাতিল হয়েছে")
_CANCELLED: Final = Text(en="cancelled", bn="বাতিল")
_NOT_HELD: Final = Text(en="not held", bn="অনুষ্ঠিত হয়নি")
_AHEAD: Final = Text(en="to come", bn="হওয়ার কথা")
_OVER: Final = Text(en="over", bn="তারিখ পার হয়েছে")
_HELD_WITHOUT: Final = Text(en="held, no round meant", bn="হয়েছে, যাচাই রাখা হবে না")
_MONTH_ONLY: Final = Text(en="day not told", bn="তারিখ জানানো হয়নি")
