"""The last kept round, as the checklist looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text, joined, plain
from auditor.rounds.handover_notes import is_lacking
from auditor.rounds.identity.listed import counted_though_not_held, left_out_though_held
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting, day_now
from auditor.rounds.meetings.moving_meetings import passed_over
from auditor.rounds.sampling import is_drawn
from auditor.rounds.settings_since import CHANGED, NEXT_UNWRITTEN, next_otherwise, next_unwritten, settings_since
from auditor.workspace.folder import ORIGINS, OUT, round_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.round import FileSeen
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace


class LastRound(Struct, frozen=True):
    """The last kept round.

    Attributes:
        day: the day of the audit.
        meeting: the identity of its meeting; `meets_on` its day, where that is known; `held`, False where it was noted as not held.
        folder: the folder of its papers, and `has_papers` whether some are there; a copy of the workspace holds none.
        has_news: evidence has come in, or gone, since; what is dated after the day alone is none yet.
        kept_for: the day of its meeting that its papers bear, where the meeting was put off or brought forward since.
        unheld: how the meetings are called with which its papers compare though they were noted as not held since; none where
            the round can no longer be kept again.
        left_out: likewise those that its papers pass over though they are held after all.
        is_drawn: offices were drawn from it, so no other round can be kept for its meeting.
        passed_over: that its papers do not name the meeting that follows, which was noted as not held when it was kept; None where that is not so.
        next_unwritten: the day of the next meeting, where only the round names it and the settings do not yet.
        next_otherwise: what is told where the settings name another next meeting than the round.
        lacks_note: there is no note for a successor that tells of it.
        settings_since: the settings of which its papers say something else, since these were changed before its meeting.

    """

    day: date
    meeting: str
    folder: str
    has_papers: bool
    meets_on: date | None = None
    has_news: bool = False
    held: bool = True
    kept_for: date | None = None
    unheld: tuple[Text, ...] = ()
    left_out: tuple[Text, ...] = ()
    is_drawn: bool = False
    settings_since: tuple[Text, ...] = ()
    passed_over: Text | None = None
    next_unwritten: date | None = None
    next_otherwise: Text | None = None
    lacks_note: bool = False

    def told_of_settings(self) -> tuple[Text, ...]:
        """Return how the settings differ from what the round names."""
        unwritten, names = self.next_unwritten, self.settings_since
        return (
            *((NEXT_UNWRITTEN.filled(day=unwritten, told=plain(f"{unwritten}")),) if unwritten is not None else ()),
            *((CHANGED.filled(names=joined(names)),) if names else ()),
            *((self.next_otherwise,) if self.next_otherwise is not None and names else ()),
        )

    def is_over(self, day: date) -> bool:
        """Whether its meeting lies before a day: its papers were given out, or come too late."""
        return self.meets_on is not None and self.meets_on < day

    def owes_papers(self, day: date) -> bool:
        """Whether its papers are still to be made: its meeting is not over, or was when it was kept to correct what that meeting was given."""
        corrects = self.meets_on is not None and self.meets_on < self.day
        return self.held and not self.has_papers and (corrects or not self.is_over(day))

    def still_speaks(self, day: date, *, is_far: bool) -> bool:
        """Whether nothing came in since, and its own meeting is not over; of one without a day that is taken so while the next is far ahead (`is_far`)."""
        is_ahead = is_far if self.meets_on is None else not self.is_over(day)
        return self.held and not self.has_news and is_ahead


def last_round(
    space: Workspace, rounds: Sequence[RoundHead], meetings: Sequence[Meeting], judgement: Judgement
) -> LastRound | None:
    """Return the last one of the kept rounds as it is on the day of a judgement; None where none was kept."""
    if not rounds:
        return None
    ledger, last, day = Ledger(space.ledger_path), rounds[-1], judgement.header.day
    drawn = is_drawn(ledger, last.header.meeting)
    unheld, left_out = (
        () if drawn else tuple(head.header.called for head in counted(ledger, last))
        for counted in (counted_though_not_held, left_out_though_held)
    )
    folder = f"{OUT}/{round_folder(last.number, last.header.meeting)}"
    meeting = next((known for known in meetings if known.id == last.header.meeting), Meeting(""))
    return LastRound(
        last.header.day,
        last.header.meeting,
        folder,
        has_papers=(space.folder / folder / ORIGINS).is_file(),
        meets_on=meeting.day,
        has_news=_has_news(set(last.header.files), judgement.header.files),
        held=meeting.held,
        kept_for=last.header.meets_on if day_now(meetings, last.header) is not None else None,
        unheld=unheld,
        left_out=left_out,
        is_drawn=drawn,
        settings_since=settings_since(space, last.header, meeting, day) if meeting.id else (),
        next_unwritten=next_unwritten(space, last.header, meeting, meetings, day) if meeting.id else None,
        next_otherwise=next_otherwise(space, last.header, meeting, meetings, day) if meeting.id else None,
        passed_over=passed_over(space, last, day),
        lacks_note=is_lacking(space.folder, rounds),
    )


def _has_news(spoke: AbstractSet[FileSeen], now: Iterable[FileSeen]) -> bool:
    return spoke != {file for file in now if not file.is_later or file in spoke}
