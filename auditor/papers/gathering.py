"""Gathers what differs between a paper and what another version would print: a line a place, what weighs most first; what only stands elsewhere is words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.papers.saying import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.i18n import Text
    from auditor.papers.differing import Difference


def gathered(named: Sequence[Difference], most: int) -> tuple[list[Difference], list[Text]]:
    """Return differences, a line a place, and the places where only a sentence has its figures in another order.

    First come names, standings and other words of closed lists and what the settings say, then figures in whose place there are others, rows
    and records of offices that one of the two does not have, figures that only one of them says, and what else one of them does not have.

    Args:
        named: the differences.
        most: so many figures of a place are repeated.

    """
    by_place: dict[Text, list[Difference]] = {}
    told: list[Difference] = []
    moved: list[Text] = []
    for each in named:
        if _is_of_figures(each):
            by_place.setdefault(each.place, []).append(each)
        else:
            told.append(each)
    for place, some in by_place.items():
        if all(each.is_moved for each in some):
            moved.append(place)
        else:
            paper, kept = (
                _joined(filter(None, sides), most)
                for sides in zip(*((each.paper, each.kept) for each in some), strict=True)
            )
            words = some[0].words if len(some) == 1 else ""
            told.append(replace(some[0], paper=paper, kept=kept, words=words))
    return sorted(told, key=_rank), moved


def _is_of_figures(each: Difference) -> bool:
    is_other = each.is_name or each.is_standing or each.is_missing or each.is_more or each.of_settings
    return not is_other and all(FIGURE.fullmatch(side) for side in (each.paper, each.kept) if side)


def _joined(figures: Iterable[str], most: int) -> str:
    """Return figures, each once."""
    once = tuple(dict.fromkeys(figures))
    return ", ".join((*once[:most], *(("…",) if len(once) > most else ())))


def _rank(each: Difference) -> int:
    if each.is_missing or each.is_more:
        return 2 if each.paper or each.kept else 4
    if each.is_name or each.is_standing or each.of_settings or not _begins_with_figure(each):
        return 0
    return 1 if each.paper and each.kept else 3


def _begins_with_figure(each: Difference) -> bool:
    return FIGURE.match(each.paper or each.kept) is not None
