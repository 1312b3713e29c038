"""Which of an account's slips was made last, and for which day each counts. Pure.

A slip bears the minute of its computer's clock and its place in one life of the page. A clock that stood outside the days
between invitation and opening says nothing: such a slip was made on some day between them, until a person says on which.
Until then a no in it holds as late as that may be, and whatever else it says as early, whatever slips stand beside it; but what
may be a no or not, by how much is asked, as late as the first day of each of those from which it cannot be told.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.facts import (
    PASSWORD_BREACHED,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_OFFERED,
)

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Mapping, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.journal import SlipDay, SlipOpened, SlipsOrdered


class SlipOrder(Struct, frozen=True):
    """How the slips that were opened follow each other.

    Attributes:
        by: the digests of observation files of slips that later ones replace, each with those of theirs.
        days: for which day a slip counts where that is not the one it was written down for, by the digest of its file.
        undated: slips whose clock was wrong, and of which nobody said on which day they were made.
        spans: for which day counts what they say that is no no, for which what may be one, and for which a no, by the digests of their files.
        unordered: slips of one account of which nobody knows which was made last; all of them count, so that of answers that
            differ the less favourable counts: those with a day for one, the others by their `spans`.

    """

    by: Mapping[str, frozenset[str]]
    days: Mapping[str, date]
    undated: tuple[SlipOpened, ...]
    spans: Mapping[str, tuple[date, date, date]]
    unordered: tuple[tuple[SlipOpened, ...], ...]

    @property
    def together(self) -> tuple[frozenset[str], ...]:
        """The digests of the observation files of slips of which nobody knows which was made last, account by account."""
        return tuple(frozenset(slip.sha256 for slip in slips) for slips in self.unordered)

    @property
    def superseded(self) -> frozenset[str]:
        """The digests of observation files of slips that a later one replaces."""
        return frozenset(self.by)


class _Placed(Struct, frozen=True):
    """A slip between the first and the last minute in which it can have been made.

    `day` is that for which a no in it counts, `since` that for which all else does: of a wrong clock the last and the first.
    """

    slip: SlipOpened
    first: datetime
    last: datetime
    day: date
    since: date
    exact: bool


def has_right_clock(slip: SlipOpened) -> bool:
    """Whether its computer's clock stood between invitation and opening; entries of before do not tell, and were dated so."""
    return not slip.clock or slip.clock.startswith(slip.says.isoformat())


def order_of(
    slips: Sequence[SlipOpened],
    invited: Mapping[str, date],
    days: Iterable[SlipDay],
    orders: Iterable[SlipsOrdered],
    of_either: Container[str],
) -> SlipOrder:
    """Return how slips follow each other.

    Args:
        slips: all that were opened, in the ledger's order.
        invited: the day on which the keys of each campaign were made, by its id.
        days: on which day slips were made, as a person said; the last word counts.
        orders: which slip was made last, as a person said.
        of_either: the digests of the files of slips of which nobody knows whose they are: they replace none, and none replaces them.

    """
    said = {entry.slip: entry.day for entry in days}
    after = {(entry.last, before) for entry in orders for before in entry.before}
    by_account: dict[tuple[str, bool, str], list[_Placed]] = defaultdict(list)
    for slip in slips:
        alone = slip.sha256 if slip.sha256 in of_either else ""
        by_account[slip.account, slip.probe, alone].append(
            _placed(slip, invited.get(slip.round, slip.says), said.get(slip.slip))
        )
    by: dict[str, frozenset[str]] = {}
    unordered: list[tuple[SlipOpened, ...]] = []
    since: dict[str, tuple[date, date]] = {}
    moved = {slip.sha256: said[slip.slip] for slip in slips if slip.slip in said}
    for of_account in by_account.values():
        placed = [replace(made, since=_since(made, of_account, after)) for made in of_account]
        replaced = {
            made.slip.sha256: frozenset(later)
            for made in placed
            if (later := [other.slip.sha256 for other in placed if _replaces(other, made, after)])
        }
        since |= {made.slip.sha256: (made.since, made.since) for made in placed}
        if len(replaced) < len(placed):
            by |= replaced
        last = [made for made in placed if not any(_is_after(other, made, after) for other in placed)]
        if len(last) > 1:
            unordered.append(tuple(made.slip for made in last))
            day = max((made.day for made in last if made.exact), default=min(made.day for made in last))
            moved |= {made.slip.sha256: day for made in last if made.day != day}
            among = max(made.since for made in last)
            since |= {made.slip.sha256: (made.since, among) for made in last}
    undated = tuple(slip for slip in slips if not has_right_clock(slip) and slip.slip not in said)
    spans = {slip.sha256: (*since[slip.sha256], slip.says) for slip in undated}
    return SlipOrder(by, moved, undated, spans, tuple(unordered))


def last_answers(told: Sequence[Observation[Any]], by: Mapping[str, frozenset[str]]) -> tuple[Observation[Any], ...]:
    """Return what was told, without what a slip answers to a question that one in its place answers too: who then knows no answer takes none back.

    Args:
        told: what was told by all files, also by those of slips in whose place others speak.
        by: the digests of the files of slips in whose place others speak, with theirs.

    """
    if not by:
        return tuple(told)
    later = {each for every in by.values() for each in every}
    answered = {(each.reference.sha256, *_asked(each)) for each in told if each.reference.sha256 in later}
    return tuple(
        each
        for each in told
        if not any((other, *_asked(each)) in answered for other in by.get(each.reference.sha256, ()))
    )


def _asked(told: Observation[Any]) -> tuple[Hashable, ...]:
    """Return of whom, and to which question, something was told."""
    return told.subjects, _QUESTION.get(told.fact, told.fact)


_QUESTION: Final = {
    **dict.fromkeys((TWO_STEP_OFFERED, TWO_STEP_CAUSE, TWO_STEP_DEMANDED), TWO_STEP_ENROLLED),
    **dict.fromkeys((PASSWORD_STRENGTH, PASSWORD_REUSED, PASSWORD_BREACHED), PASSWORD_MEETS_RULE),
}
"""What is known together with another fact: by one word, or of one password."""


def _placed(slip: SlipOpened, invited: date, said: date | None) -> _Placed:
    if said is None and not has_right_clock(slip):
        return _Placed(slip, *_whole_days(invited, slip.on), slip.says, invited, exact=False)
    if said is None and "T" in slip.clock:
        minute = datetime.fromisoformat(slip.clock)
        return _Placed(slip, minute, minute, slip.says, slip.says, exact=True)
    day = said or slip.says
    return _Placed(slip, *_whole_days(day, day), day, day, exact=True)


def _since(made: _Placed, beside: Iterable[_Placed], said: set[tuple[str, str]]) -> date:
    """Return the first day on which a slip can have been made beside those of its account."""
    before = (other.day for other in beside if other.exact and _is_after(made, other, said))
    return made.since if made.exact else min(max((made.since, *before)), made.day)


def _whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time.min), datetime.combine(last, time.max)


def _replaces(later: _Placed, earlier: _Placed, said: set[tuple[str, str]]) -> bool:
    """Whether a slip was made after another that counts for no earlier day, where the later day would speak by itself."""
    return (
        later.since <= earlier.day
        and _is_after(later, earlier, said)
        and not (later.day == earlier.day and _is_after(earlier, later, said))
    )


def _is_after(later: _Placed, earlier: _Placed, said: set[tuple[str, str]]) -> bool:
    if (earlier.slip.slip, later.slip.slip) in said:
        return False
    if (later.slip.slip, earlier.slip.slip) in said:
        return True
    if later.slip.life and later.slip.life == earlier.slip.life:
        return later.slip.nth > earlier.slip.nth
    if not later.slip.clock and not earlier.slip.clock and later.day == earlier.day:
        return later.slip.run > earlier.slip.run
    return later.first > earlier.last
