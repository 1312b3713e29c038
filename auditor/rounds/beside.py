"""Kept rounds that do not speak: another took their place, or their meeting was not held; what is told of them all the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.journal import MeetingCancelled
from auditor.model.views.head import LeftOut
from auditor.rounds.identity import as_now
from auditor.rounds.meetings.meetings import MONTH_SIGNS, called_off
from auditor.views.letters.settled import misses_evidence, settled_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import OfficeAssessment
    from auditor.model.identity import Identities
    from auditor.model.journal import MeetingMoved
    from auditor.model.round import Round, RoundHeader
    from auditor.rounds.ledger.ledger import Ledger, RoundHead
    from auditor.views.letters.settled import Settled


def given_out(ledger: Ledger, silent: Iterable[Round], later: Sequence[RoundHead | Round]) -> frozenset[int]:
    """Return the rounds (numbers) that do not speak and whose papers others may hold: they are given out at their meeting.

    Nobody has those of a round that was kept again by the day of its meeting, nor those of a meeting noted as not held before that
    day: that they were drafts is known from the days in the ledger alone.

    Args:
        ledger: the ledger.
        silent: the rounds that do not speak, each with the day on which its meeting was held.
        later: all rounds in the order in which they were kept, that of the papers last.

    """
    unheld = called_off(ledger)
    noted = {note.meeting: note.on for note in ledger.notes(MeetingCancelled) if note.meeting in unheld}
    days: dict[str, list[tuple[int, date]]] = {}
    for each in later:
        days.setdefault(each.header.meeting, []).append((each.number, each.header.day))

    def is_out(kept: Round) -> bool:
        came, meeting = _came(kept.header), kept.header.meeting
        replaced = next((day for number, day in days[meeting] if number > kept.number or not number), None)
        if meeting in noted and came <= noted[meeting]:
            return True
        until = replaced or (None if meeting in noted else later[-1].header.day)
        return until is not None and came < until

    return frozenset(kept.number for kept in silent if is_out(kept))


def _came(header: RoundHeader) -> date:
    """Return on which day papers of a round were given out at the earliest: that of its meeting; where only the month is known, once that had begun."""
    if header.meets_on is not None:
        return header.meets_on
    return max(header.day, date.fromisoformat(f"{header.meeting[:MONTH_SIGNS]}-01"))


def settled(
    ledger: Ledger,
    everybody: Identities,
    spoke: AbstractSet[int],
    reminded: AbstractSet[str],
) -> Mapping[str, tuple[Settled, ...]]:
    """Return what offices (ids) that were reminded had done by kept rounds that do not speak, such as of a meeting that was not held.

    Args:
        ledger: the ledger.
        everybody: who was given an id.
        spoke: the numbers of the rounds that speak.
        reminded: the offices (ids) that were.

    """
    heads = ledger.rounds() if reminded else ()
    are_less = any(misses_evidence(head.header) for head in heads if head.number not in spoke)
    rows: dict[str, list[tuple[RoundHead, OfficeAssessment]]] = {}
    for head in heads:
        if head.number in spoke and not are_less:
            continue
        wanted = ledger.wanted(head, lambda row: everybody.id_now(row.office.id) in reminded)
        for row in as_now.rows(wanted, everybody):
            rows.setdefault(row.office.id, []).append((head, row))
    found: dict[str, tuple[Settled, ...]] = {}
    for office, of_office in rows.items():
        by_each = zip(settled_in((head.header, row) for head, row in of_office), of_office, strict=True)
        found[office] = tuple(then for then, (head, _) in by_each if head.number not in spoke)
    return found


def left_out(
    ledger: Ledger, entries: Iterable[RoundHead], spoke: AbstractSet[int], now: RoundHeader
) -> Iterator[LeftOut]:
    """Yield the rounds before one of a meeting but for those (numbers) that speak beside it; none of a meeting after its own."""
    unheld = called_off(ledger)
    for entry in entries:
        of = entry.header
        if entry.number not in spoke and (not now.meeting or of.meeting == now.meeting or of.place < now.place):
            yield LeftOut(entry.number, entry.digest, of.meeting, of.meeting not in unheld, of.meets_on)


def on_its_day(kept: Round, moves: Iterable[MeetingMoved]) -> Round:
    """Return a round with the day on which its meeting was held, where that was put off after the round was kept."""
    days = [move.to for move in moves if move.meeting == kept.header.meeting]
    if kept.header.meets_on is None or not days or days[-1] == kept.header.meets_on:
        return kept
    return replace(kept, header=replace(kept.header, meets_on=days[-1]), printed_for=kept.header.meets_on)
