"""Two rounds beside each other: what is counted in both, and the offices whose standing is not the same. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.finding import Status
from auditor.model.views.head import named_apart
from auditor.views.annex.counting_yet import counts_not_yet
from auditor.views.annex.summary import tally_now
from auditor.views.compared.one_of_before import in_place_of
from auditor.views.compared.stood import counted_offices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.model.finding import OfficeAssessment
    from auditor.model.tally import Tally
    from auditor.views.compared.history import History
    from auditor.views.compared.stood import Standing


class Figure(Struct, frozen=True):
    """What is counted in two rounds; `before` is None where there is no earlier one, or it had no such decision."""

    words: Text
    before: int | None
    now: int

    @property
    def differs(self) -> bool:
        """Whether it is another number than before."""
        return self.before is not None and self.before != self.now


class MovedOffice(Struct, frozen=True):
    """An office that stands otherwise than before; None where it was not counted then, or is not now.

    `under` is the decision under which it does, where it stands over all as before.
    """

    name: Text
    before: Status | None
    now: Status | None
    under: Text | None = None


class TwoRounds(Struct, frozen=True):
    """Two rounds beside each other: what is counted over all, by decision under its name, and who stands otherwise.

    `offices_moved` counts the offices of `moved`, in which one stands once for each decision.
    """

    overall: tuple[Figure, ...]
    decisions: tuple[tuple[Text, tuple[Figure, ...]], ...]
    moved: tuple[MovedOffice, ...]
    offices_moved: int

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, over all first."""
        return (*self.overall, *(figure for _, figures in self.decisions for figure in figures))


def two_rounds(before: History | None, now: History) -> TwoRounds:
    """Return two rounds beside each other; their offices bear the ids that they have now.

    Args:
        before: the earlier one; None where there is none.
        now: the later one.

    """
    every = (Figure(words, None if before is None else count(before), count(now)) for words, count in _OVERALL.items())
    overall = tuple(figure for figure in every if figure.words != _NOT_YET or figure.now or figure.before)
    ordered = {each.id for each in before.now.header.ordering} if before is not None else frozenset[str]()
    decisions = tuple(
        (
            decision.called_among(now.now.header.ordering),
            _standings(
                tally_now(before, decision) if before is not None and decision.id in ordered else None,
                tally_now(now, decision),
            ),
        )
        for decision in now.now.header.in_minutes
    )
    moved = _moved(before, now) if before is not None else {}
    return TwoRounds(overall, decisions, tuple(row for rows in moved.values() for row in rows), len(moved))


def _standings(before: Tally | None, now: Tally) -> tuple[Figure, ...]:
    figures = (
        Figure(status.label, None if before is None else _of(before, status), _of(now, status)) for status in _STANDINGS
    )
    return tuple(figure for figure in figures if figure.now or figure.before)


def _of(tally: Tally, status: Status) -> int:
    return {
        Status.IMPLEMENTED: tally.implemented,
        Status.AWAITING_PORTAL: tally.awaiting_portal,
        Status.PARTIAL: tally.partial,
        Status.NOT_IMPLEMENTED: tally.not_implemented,
        Status.NO_INFORMATION: tally.no_information,
        Status.WAIVED: tally.waived,
    }[status]


def _named(past: History) -> dict[str, Text]:
    return named_apart((each.serial, each.office) for each in past.now.assessments)


def _moved(before: History, now: History) -> dict[str, tuple[MovedOffice, ...]]:
    """Return the offices that stand otherwise, in the order of the later round; those that are counted no more come last.

    One of which it is asked who of before it is stands beside the one in whose place it is.
    """
    counted, heirs = _by_id(now), in_place_of(before.current, now.perhaps)
    then = {heirs.get(office, office): before.current[office] for office in _by_id(before)}
    named = {heirs.get(office, office): name for office, name in _named(before).items()} | _named(now)
    found: dict[str, tuple[MovedOffice, ...]] = {}
    for office in dict.fromkeys((*counted, *then)):
        name = named[office]
        stood = then.get(office)
        stands = now.current[office] if office in counted else None
        over_all, over_all_now = (standing.overall if standing is not None else None for standing in (stood, stands))
        if over_all is not over_all_now:
            found[office] = (MovedOffice(name, over_all, over_all_now),)
        elif stood is not None and stands is not None and (under := tuple(_moved_under(name, stood, stands, now))):
            found[office] = under
    return found


def _moved_under(name: Text, stood: Standing, stands: Standing, now: History) -> Iterator[MovedOffice]:
    """Yield the decisions of both rounds under which an office stands otherwise."""
    for decision in now.now.header.in_minutes:
        before, after = (standing.by_decision.get(decision.id) for standing in (stood, stands))
        if before is not None and after is not None and before is not after:
            yield MovedOffice(name, before, after, decision.called_among(now.now.header.ordering))


def _by_id(history: History) -> Mapping[str, OfficeAssessment]:
    return {assessment.office.id: assessment for assessment in counted_offices(history.now)}


def _offices(history: History) -> int:
    return len(history.stood[-1].counted)


def _asked(history: History) -> int:
    return sum(office in history.contacted for office, _ in history.stood[-1].counted)


def _answered(history: History) -> int:
    return sum(answered for _, answered in history.stood[-1].counted)


def _not_yet(history: History) -> int:
    return sum(map(counts_not_yet, counted_offices(history.now)))


def _implemented(history: History) -> int:
    return sum(history.current[office].overall is Status.IMPLEMENTED for office, _ in history.stood[-1].counted)


_NOT_YET: Final = Text(en="of these, answers that do not count yet", bn="এর মধ্যে যেগুলোর উত্তর এখনো ধরা হচ্ছে না")
"""Said only where there are any."""
_OVERALL: Final = {
    Text(en="offices", bn="দপ্তর"): _offices,
    Text(en="contacted, by reminders too", bn="যোগাযোগ হয়েছে (তাগিদপত্রসহ)"): _asked,
    Text(en="information on the duties", bn="করণীয়ের তথ্য পাওয়া গেছে"): _answered,
    _NOT_YET: _not_yet,
    Text(en="all decisions implemented", bn="সব সিদ্ধান্ত বাস্তবায়িত"): _implemented,
}
_STANDINGS: Final = (
    Status.IMPLEMENTED,
    Status.AWAITING_PORTAL,
    Status.PARTIAL,
    Status.NOT_IMPLEMENTED,
    Status.NO_INFORMATION,
    Status.WAIVED,
)
