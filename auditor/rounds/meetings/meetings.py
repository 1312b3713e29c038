"""The meetings of the committee: a meeting is its day, and stays the same one when it is put off; pure but for the gathering.

A meeting's identity is the month for which it was first planned or kept (YYYY-MM), as old rounds have it; a second one of the
same month is known by the day for which it was first planned (YYYY-MM-DD).
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, joined, meeting_called, month, plain, short_date
from auditor.model.errors import WorkspaceError
from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.model.round import place_of
from auditor.model.value import ComparedInPart
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings import meeting_texts as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from auditor.model.round import RoundHeader
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer

MONTH_SIGNS: Final = 7
"""The length of a month written YYYY-MM."""


class Meeting(ComparedInPart, frozen=True):
    """One meeting of the committee.

    Attributes:
        id: its identity, which never changes.
        day: the day on which it is or was to be held; None for a meeting of which only the month is known.
        rounds: how many rounds were kept for it.
        held: False where it was not held; `held_without` where it has no round and it was said, once its day was over, that it was held all the same.
        former: the days from which it was put off: by one of them it is still the same meeting.

    """

    id: str
    day: date | None = None
    rounds: int = 0
    held: bool = True
    held_without: bool = False
    former: frozenset[date] = frozenset()

    compared = attrgetter("id", "day", "rounds", "held", "held_without")

    @property
    def place(self) -> str:
        """Where it stands among meetings."""
        return place_of(self.id, self.day)

    @property
    def month(self) -> str:
        """The month in which it is held, YYYY-MM, as far as is known."""
        return f"{self.day:%Y-%m}" if self.day is not None else self.id[:MONTH_SIGNS]

    def is_before(self, day: date) -> bool:
        """Whether it is known to be held before a day."""
        return self.day < day if self.day is not None else self.month < f"{day:%Y-%m}"

    def is_after(self, day: date) -> bool:
        """Whether it is known to come after a day."""
        return self.day > day if self.day is not None else self.month > f"{day:%Y-%m}"

    @property
    def called(self) -> Text:
        """The meeting as papers call it."""
        return meeting_called(self.id, self.day)

    @property
    def named(self) -> Text:
        """The meeting as a sentence names it: its day, or its month; of a further meeting of a month a day of it."""
        day = self.day or (date.fromisoformat(self.id) if len(self.id) > MONTH_SIGNS else None)
        if day is None:
            return month(self.month)
        return Text(en=short_date(day, Language.EN), bn=short_date(day, Language.BN))


class SeveralMeetingsError(WorkspaceError):
    """A month names several meetings; `meetings` are they."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        """Keep them, and say how each is named."""
        self.meetings = tuple(meetings)
        days = ", ".join(f"{meeting.day or meeting.id}" for meeting in meetings)
        super().__init__(words.SEVERAL.filled(days=days, named=joined([each.named for each in meetings])))


def meetings_of(space: Workspace) -> tuple[Meeting, ...]:
    """Return the meetings that the ledger and the plan of a workspace know, in their order.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger, planned = Ledger(space.ledger_path), space.config.meeting.next
    return known_meetings(ledger.rounds(), ledger.notes(MeetingMoved), ledger.notes(MeetingCancelled), planned)


def replaced_rounds(kept: Iterable[RoundHead]) -> dict[int, int]:
    """Return by its number the round of each meeting whose place a later one of the same meeting took, with the number of the last."""
    rounds = tuple(kept)
    last = {head.header.meeting: head.number for head in rounds}
    return {head.number: last[head.header.meeting] for head in rounds if last[head.header.meeting] != head.number}


def day_now(meetings: Iterable[Meeting], kept: RoundHeader, *, unheld: bool = False) -> date | None:
    """Return the day on which the meeting of a kept round is held now, where its round was kept for another; else None, also of one not held, but where that is asked for, too (`unheld`)."""
    day = next((each.day for each in meetings if each.id == kept.meeting and (each.held or unheld)), None)
    return day if kept.meets_on is not None and day != kept.meets_on else None


def called_off(ledger: Ledger) -> frozenset[str]:
    """Return the identities of the meetings that were noted as not held.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return not_held(known_meetings((), (), ledger.notes(MeetingCancelled), None))


def not_held(meetings: Iterable[Meeting]) -> frozenset[str]:
    """Return the identities of the meetings that were not held."""
    return frozenset(meeting.id for meeting in meetings if not meeting.held)


def refuse_unheld(space: Workspace, planned: Answer) -> None:
    """Refuse to plan a meeting on a day whose meeting was noted as not held: it would never be found.

    Args:
        space: the workspace.
        planned: the answer to when the next meeting is: its day, or nothing.

    Raises:
        WorkspaceError: it was; it is said how that note is taken back.
        LedgerError: the ledger cannot be read.

    """
    of_day = [meeting for meeting in meetings_of(space) if meeting.day == planned and planned is not None]
    if of_day and not any(meeting.held for meeting in of_day):
        last = {kept.header.meeting for kept in Ledger(space.ledger_path).rounds()[-1:]}
        told = words.PLANNED_UNHELD_KEPT if of_day[0].id in last else words.PLANNED_UNHELD
        raise WorkspaceError(told.filled(meeting=of_day[0].called, day=f"{planned}"))


def last_held(space: Workspace) -> tuple[RoundHead | None, RoundHead | None]:
    """Return the last round of a meeting that was held, or is still to be, and the one passed over, whose meeting was not held.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    rounds, unheld = ledger.rounds(), called_off(ledger)
    found = next((kept for kept in reversed(rounds) if kept.header.meeting not in unheld), None)
    passed_over = rounds[-1] if rounds and rounds[-1] != found else None
    return found, passed_over


def known_meetings(
    rounds: Iterable[RoundHead],
    moves: Sequence[MeetingMoved],
    cancelled: Iterable[MeetingCancelled],
    planned: date | None,
) -> tuple[Meeting, ...]:
    """Return the meetings that are known, in their order.

    Args:
        rounds: the kept rounds.
        moves: what was noted of meetings put off.
        cancelled: what was noted of meetings that were not held.
        planned: the day of the next meeting, where the workspace names it.

    """
    found: dict[str, Meeting] = {}
    for kept in rounds:
        before = found.get(kept.header.meeting, Meeting(kept.header.meeting))
        found[before.id] = replace(before, day=kept.header.meets_on or before.day, rounds=before.rounds + 1)
    for move in moves:
        before = found.get(move.meeting, Meeting(move.meeting))
        left = before.former | {day for day in (before.day, move.before) if day not in {None, move.to}}
        found[move.meeting] = replace(before, day=move.to, former=left)
    for note in cancelled:
        before = found.get(note.meeting, Meeting(note.meeting))
        day = before.day or note.day
        is_told = note.taken_back and not before.rounds and day is not None and day < note.on
        found[note.meeting] = replace(before, day=day, held=note.taken_back, held_without=is_told)
    former = {move.before for move in moves if move.before is not None}
    if planned is not None and planned not in former | {meeting.day for meeting in found.values()}:
        fresh = meeting_on(tuple(found.values()), planned)
        found[fresh.id] = fresh
    return tuple(sorted(found.values(), key=lambda meeting: (meeting.place, meeting.id)))


def meeting_on(meetings: Iterable[Meeting], day: date) -> Meeting:
    """Return the meeting of a day, or that was put off from it; one of whose month alone was known is it, else it is a new one."""
    by_id = {meeting.id: meeting for meeting in meetings}
    held = [meeting for meeting in by_id.values() if meeting.held]
    known = [each for each in held if each.day == day] or [each for each in held if day in each.former]
    if known:
        return known[0]
    same_month = by_id.get(f"{day:%Y-%m}")
    if same_month is None:
        return Meeting(f"{day:%Y-%m}", day)
    if same_month.day is None and same_month.held:
        return replace(same_month, day=day)
    return Meeting(f"{day:%Y-%m-%d}", day)


def find_meeting(meetings: Sequence[Meeting], named: str | date, today: date) -> Meeting:
    """Return the meeting that is meant; a new one where none is known.

    Args:
        meetings: those that are known.
        named: its day, or its month YYYY-MM: then the only one held in that month, or the only one of them still to come; where none
            is held in it, those that were first planned for it.
        today: today.

    Raises:
        SeveralMeetingsError: several of that month are known.
        WorkspaceError: it was not held.

    """
    if not isinstance(named, str):
        dropped = [meeting for meeting in meetings if meeting.day == named and not meeting.held]
        found = meeting_on(meetings, named)
        if dropped and found not in meetings:
            raise WorkspaceError(words.NOT_HELD.filled(meeting=dropped[0].called))
        return found
    in_month = [meeting for meeting in meetings if named == meeting.month]
    planned = [meeting for meeting in meetings if named == meeting.id[:MONTH_SIGNS]]
    held = [meeting for meeting in in_month if meeting.held] or [meeting for meeting in planned if meeting.held]
    if not held and (in_month or planned):
        raise WorkspaceError(words.NOT_HELD.filled(meeting=(in_month or planned)[0].called))
    ahead = [meeting for meeting in held if meeting.day is not None and meeting.day >= today]
    if len(held) > 1 and len(ahead) != 1:
        raise SeveralMeetingsError(held)
    return (ahead if len(held) > 1 else held or [Meeting(named)])[0]


def named_by(meetings: Iterable[Meeting], named: str | date) -> tuple[Meeting, ...]:
    """Return the meetings of a day, or those, held or not, that are of a month YYYY-MM or were first planned for it."""
    return tuple(each for each in meetings if named in {each.day, each.id, each.month, each.id[:MONTH_SIGNS]})


def unheld_meeting(meetings: Sequence[Meeting], named: str | date) -> Meeting:
    """Return the meeting of a day, or of a month YYYY-MM, that was noted as not held; where that was none, the one that is meant.

    Raises:
        SeveralMeetingsError: several of that month were.
        WorkspaceError: none is known by that name.

    """
    found = named_by(meetings, named)
    unheld = tuple(each for each in found if not each.held) or found[:1]
    if not unheld:
        raise WorkspaceError(words.UNKNOWN)
    if len(unheld) > 1:
        raise SeveralMeetingsError(unheld)
    return unheld[0]


def the_meeting(space: Workspace, named: str | date | Meeting, day: date) -> Meeting | None:
    """Return the meeting that is meant; None where none is named.

    Raises:
        AuditorError: several fit, it was not held, or the ledger cannot be read.

    """
    if isinstance(named, Meeting):
        return named
    return find_meeting(meetings_of(space), named, day) if named else None


def next_held(meetings: Iterable[Meeting], today: date, *, after: str = "") -> Meeting | None:
    """Return the first meeting from today on that is to be held and comes after another (its `place`); None where none is known."""
    ahead = (meeting for meeting in meetings if meeting.held and meeting.day is not None and meeting.day >= today)
    return next((meeting for meeting in ahead if meeting.place > after), None)


def meeting_of_forms(meetings: Collection[Meeting], month: str, made_on: date) -> Meeting | None:
    """Return for which meeting forms were made: the next one to be held then, in whatever month.

    None where none is known, or where the month (YYYY-MM) says it: it is another than that of the day, or of its own meeting only the month is known.
    """
    is_of_month = any(meeting.day is None and meeting.id == month for meeting in meetings)
    return next_held(meetings, made_on) if month == f"{made_on:%Y-%m}" and not is_of_month else None


def is_made_for(meetings: Collection[Meeting], month: str, made_on: date, meeting: Meeting) -> bool:
    """Return whether forms or sheets that are named by a month (YYYY-MM) were made for a meeting: the month is its own, or it was the next one when they were made."""
    return month == meeting.id[:MONTH_SIGNS] or meeting_of_forms(meetings, month, made_on) == meeting


def named_by_making(meetings: Collection[Meeting], named: str, made_on: date) -> Text | None:
    """Say for which meeting forms are that are named by the month (YYYY-MM) in which they were made; None where that is the meeting's own, or says which is meant."""
    meant = meeting_of_forms(meetings, named, made_on)
    if meant is None or meant.day is None or named in {meant.id[:MONTH_SIGNS], f"{meant.day:%Y-%m}"}:
        return None
    return words.NAMED_BY_MAKING.filled(meeting=meeting_called(meant.id, meant.day), month=month(named))


def beside_planned(space: Workspace, today: date) -> Text | None:
    """Say which meeting is next where the workspace plans one after it, as one that has its round is still to come; else None.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    planned, following = space.config.meeting.next, next_held(meetings_of(space), today)
    if planned is None or following is None or following.day is None or planned <= following.day:
        return None
    return words.BEFORE_PLANNED.filled(day=following.day)


def if_by_mistake(kept_for: Meeting) -> Text:
    """Say what to do where nothing can come before a meeting only since a round was kept for it: one noted as not held is in nobody's way."""
    return words.KEPT_BY_MISTAKE.filled(meeting=kept_for.called, named=plain(f"{kept_for.day or kept_for.id}"))


def named_next(following: Meeting | None) -> Text:
    """Say which meeting is next, and how a round is kept for it."""
    if following is None or following.day is None:
        return words.NEXT_UNKNOWN
    return words.NEXT.filled(meeting=following.called, day=following.day.isoformat())


def refuse_other_than_named(meetings: Sequence[Meeting], named: str | date, found: Meeting, today: date) -> None:
    """Refuse to keep a round again for a meeting put off into a month whose own meeting was not held, where the month alone was named.

    Args:
        meetings: those that are known.
        named: how it was named: its month, YYYY-MM, or its day.
        found: the meeting that is found by that.
        today: today.

    Raises:
        WorkspaceError: it is to be named by its day.

    """
    dropped = [meeting for meeting in meetings if meeting.id[:MONTH_SIGNS] == named and not meeting.held]
    if not dropped or not found.rounds or found.day is None or found.id[:MONTH_SIGNS] == named:
        return
    again = words.KEPT_ALREADY.filled(meeting=found.called, day=found.day.isoformat())
    following = next_held(meetings, today, after=found.place)
    raise WorkspaceError(words.OWN_NOT_HELD.filled(meeting=dropped[-1].called), again, named_next(following))


def month_planned(meetings: Sequence[Meeting], month: str, today: date) -> str:
    """Return the month (YYYY-MM) for which the meeting of a month was first planned, and by which papers and sheets name it.

    Of several the next one is meant, else the last; where none is known that was held, the month itself.
    """
    try:
        return find_meeting(meetings, month, today).id[:MONTH_SIGNS]
    except SeveralMeetingsError as several:
        ahead = [meeting for meeting in several.meetings if not meeting.is_before(today)]
        return (ahead or several.meetings[-1:])[0].id[:MONTH_SIGNS]
    except WorkspaceError:
        return month


def month_held(meetings: Iterable[Meeting], month: str) -> str:
    """Return the month in which the meeting that was first planned for a month (YYYY-MM) is held, as far as is known."""
    held = [meeting.month for meeting in meetings if meeting.held and meeting.id[:MONTH_SIGNS] == month]
    return max(held, default=month)


def months_of_forms(
    meetings: Collection[Meeting], moves: Iterable[MeetingMoved], meant: Meeting | None, day: date
) -> tuple[str, ...]:
    """Return the month (YYYY-MM) by which papers call the meeting that is judged for, then the others whose forms belong to it too.

    One that was put off is called by the month for which it was first planned, and keeps its forms: those made for any month in which it was to be held.

    Args:
        meetings: those that are known.
        moves: what was noted of meetings put off.
        meant: the meeting that is judged for; None for a look, which is of the meetings of its month, and of the next one.
        day: the day of the audit.

    """
    month = meant.month if meant is not None else f"{day:%Y-%m}"
    ids = {meant.id} if meant is not None else {meeting.id for meeting in meetings if meeting.month == month}
    days = (day for move in moves if move.meeting in ids for day in (move.before, move.to))
    planned = {meeting[:MONTH_SIGNS] for meeting in ids}
    following = {each.id[:MONTH_SIGNS] for each in [next_held(meetings, day)] if each is not None and meant is None}
    months = {month, *planned, *following, *(f"{day:%Y-%m}" for day in days if day is not None)}
    called = planned.pop() if len(planned) == 1 else month
    return (called, *sorted(months - {called}))
