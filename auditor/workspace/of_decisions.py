"""What is told of decisions is told of those of one meeting: which are asked about together, and how that is named. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.workspace.question import Question

_PART: Final = expression(r"([a-z-]+?)-of((?:-[0-9]{1,9})+)")
"""The id of a question that is asked of some decisions by themselves: whose it is, and their places."""


class SeveralMeetingsError(Exception):
    """The month that was named had several meetings: which is meant is said by the ids of the decisions of each."""

    def __init__(self, those: Sequence[Those]) -> None:
        """Hold the decisions of each."""
        super().__init__()
        self.those = those


class Those(Struct, frozen=True):
    """Decisions of which something is told by itself: their places in the baseline, by what `--of` knows them, how they are called, and how without the day of their meeting."""

    places: tuple[int, ...]
    names: tuple[str, ...]
    called: Text
    decisions: Text

    @property
    def option(self) -> str:
        """What names them at a command line."""
        return " ".join(f'--of "{name}"' if " " in name else f"--of {name}" for name in self.names)


def base_of(name: str) -> str:
    """Return the id of a question, whichever decisions it is asked of by itself."""
    found = _PART.fullmatch(name)
    return found[1] if found else name


def places_of(name: str) -> tuple[int, ...]:
    """Return the places of the decisions that a question (its id) is asked of by themselves; none where it is asked of all."""
    found = _PART.fullmatch(name)
    return tuple(map(int, found[2][1:].split("-"))) if found else ()


def name_of(base: str, places: Sequence[int], tables: Sequence[object]) -> str:
    """Return the id of a question as it is asked of decisions at these places, among all."""
    return base if len(places) == len(tables) else _part(base, places)


def parts(key: str, tables: Sequence[Mapping[str, Any]], among: Collection[int]) -> list[list[int]]:
    """Return the places of decisions that are asked about together: those of one meeting that say the same so far, in the order of the meetings.

    Args:
        key: what is asked about, by its key.
        tables: the decisions as the baseline has them.
        among: the places of those that are meant.

    """
    found: dict[object, list[int]] = {}
    for place, table in enumerate(tables):
        if place in among:
            found.setdefault((_meeting(table), table.get("day"), table.get(key)), []).append(place)
    return sorted(found.values(), key=lambda places: tables[places[0]].get("day") or date.max)


def on(question: Question, those: Those | None) -> Question:
    """Return a question as it is asked of these decisions by themselves."""
    if those is None:
        return question
    return replace(
        question,
        id=_part(base_of(question.id), those.places),
        asks=_OF.filled(what=question.asks, those=those.called),
        named=named_of(question, those.called),
        those=those,
    )


def named_of(question: Question, those: Text) -> Text:
    """Return how a question is named as it is asked of decisions, which are called so."""
    return _OF.filled(what=question.named, those=those)


def those_at(places: Sequence[int], decisions: Sequence[Decision]) -> Those:
    """Return the decisions at these places."""
    meant = [decisions[place] for place in places]
    whole = [each for each in decisions if each.meeting == meant[0].meeting]
    called, days = joined(each.called_among(meant) for each in meant), {each.day for each in meant}
    names = (meant[0].meeting,) if whole == meant and len(days) == 1 else tuple(each.id for each in meant)
    with_day = called if len(days) > 1 else _CALLED.filled(decisions=called, day=meant[0].day)
    return Those(tuple(places), names, with_day, called)


def named(names: Sequence[str], decisions: Sequence[Decision]) -> frozenset[int]:
    """Return the places of the decisions that are named, by their id or the month of their meeting.

    Raises:
        KeyError: one is none.
        SeveralMeetingsError: one is a month of several meetings.

    """
    found: set[int] = set()
    for name in map(ascii_digits, names):
        meant = [place for place, each in enumerate(decisions) if name in {ascii_digits(each.id), each.meeting}]
        if not meant:
            raise KeyError(name)
        days = dict.fromkeys(decisions[place].day for place in meant)
        if len(days) > 1:
            of_day = ([place for place in meant if decisions[place].day == day] for day in days)
            raise SeveralMeetingsError([those_at(places, decisions) for places in of_day])
        found.update(meant)
    return frozenset(found)


def of_meetings(decisions: Sequence[Decision]) -> Text | None:
    """Return that decisions are of several meetings, and which are of which; None where all are of one."""
    by_day: dict[date, list[int]] = {}
    for place, decision in sorted(enumerate(decisions), key=lambda each: each[1].day):
        by_day.setdefault(decision.day, []).append(place)
    if len(by_day) < 2:  # noqa: PLR2004 several
        return None
    named = (_OF_DAY.filled(day=day, decisions=those_at(places, decisions).decisions) for day, places in by_day.items())
    return _OF_MEETINGS.filled(n=len(by_day), meetings=joined(named, "; "))


def _part(base: str, places: Sequence[int]) -> str:
    return "-".join((base, "of", *map(str, places)))


def _meeting(table: Mapping[str, Any]) -> object:
    day = table.get("day")
    return table.get("meeting") or (f"{day:%Y-%m}" if day is not None else None)


_OF: Final = Text(en="{what} ({those})", bn="{what} ({those})")
_OF_DAY: Final = Text(en="{day}: {decisions}", bn="{day}: {decisions}")
_OF_MEETINGS: Final = Text(
    en="The decisions are of {n} {n:meeting|meetings} ({meetings}). Resets and profiles count from the day of the meeting that ordered them.",
    bn="সিদ্ধান্তগুলো {n}টি আলাদা সভায় হয়েছে ({meetings})। রিসেট ও প্রোফাইল হালনাগাদ সংশ্লিষ্ট সভার তারিখ থেকে গণনা হয়।",
)
_CALLED: Final = Text(en="{decisions}, meeting of {day}", bn="{day} তারিখের সভার {decisions}")
