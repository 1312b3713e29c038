"""Tells what of a paper the settings say, and not its round: where they say it otherwise now, nobody altered the paper there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from auditor.papers.aligning import MAX_PAIRS, unlike
from auditor.papers.differing import Difference, is_for_copying

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from auditor.i18n import Text
    from auditor.papers.saying import Line

T = TypeVar("T")


def as_set_now(paper: Sequence[Line], kept: Sequence[Line], otherwise: Sequence[Line]) -> tuple[Line, ...]:
    """Return what a paper in hand says, with what the settings say now in the place of whatever else of theirs it has.

    Args:
        paper: what the paper in hand says.
        kept: what the round's paper says with the settings of now.
        otherwise: what that says with others: where the two differ the settings speak, whoever else uses the same words elsewhere.

    """
    return tuple(_set(paper, kept, otherwise, _said, _line))


def marked(
    differing: tuple[Sequence[Difference], Sequence[Text]], of_round: tuple[Sequence[Difference], Sequence[Text]]
) -> tuple[tuple[Difference, ...], tuple[Text, ...]]:
    """Return differences, those marked that are of the settings, and where other words differ that are not.

    Args:
        differing: the differences of a paper from the round's, and where only other words differ.
        of_round: the same of the paper as it is with what the settings say now.

    """
    named, wording = differing
    left, found = Counter(replace(each, words="") for each in of_round[0]), list[Difference]()
    for each in named:
        alone = replace(each, words="")  # words beside a figure may be of the settings where the figure is not
        found.append(each if left[alone] else replace(each, of_settings=True))
        left[alone] -= bool(left[alone])
    set_otherwise = [Difference(place, "", "", of_settings=True) for place in wording if place not in of_round[1]]
    told = {each.place for each in found if each.of_settings}
    return (*found, *(each for each in set_otherwise if each.place not in told)), tuple(of_round[1])


def _set(
    paper: Sequence[T],
    kept: Sequence[T],
    otherwise: Sequence[T],
    said: Callable[[T], str],
    within: Callable[[T, T, T], T] | None,
) -> Iterator[T]:
    """Yield parts of a paper, those that the settings say as they say them now.

    Args:
        paper: the parts of the paper in hand.
        kept: of the round's paper.
        otherwise: of the same with other settings.
        said: by what parts are the same.
        within: sets a part of which the settings say only some; None where they say a part whole.

    """

    def is_whole(now: T, other: T | None) -> bool:
        return within is None or (other is not None and {*said(now).split()}.isdisjoint(said(other).split()))

    pairs: dict[int, T | None] = {}
    for now, there in unlike([*map(said, kept)], [*map(said, otherwise)]):
        others = otherwise[there]
        if within is None and len(kept[now]) * len(others) > MAX_PAIRS:
            continue  # they were not lined up: nobody knows which of so many words the settings say
        are_pairs = within is not None and len(kept[now]) == len(others)
        pairs.update((at, others[at - now.start] if are_pairs else None) for at in range(now.start, now.stop))
    meant: list[Hashable] = [_Set() if at in pairs else said(part) for at, part in enumerate(kept)]
    at = 0
    for here, there in unlike([*map(said, paper)], meant):
        yield from paper[at : here.start]
        at = here.stop
        places, some = range(there.start, there.stop), paper[here]
        if within is not None and len(some) == len(places):
            for part, place in zip(some, places, strict=True):
                other = pairs.get(place)
                yield part if other is None else within(part, kept[place], other)
        else:
            is_set = bool(places) and all(place in pairs and is_whole(kept[place], pairs[place]) for place in places)
            yield from kept[there] if is_set else some
    yield from paper[at:]


class _Set:
    """Stands for a part that the settings say: like no other."""


def _said(line: Line) -> str:
    return line.words


def _line(paper: Line, kept: Line, otherwise: Line) -> Line:
    if is_for_copying(paper):  # the settings say only some of its signs
        signs = _set(paper.words, kept.words, otherwise.words, str, None)
        return replace(paper, words="".join(signs))
    words = _words(paper.words, kept.words, otherwise.words)
    if words == kept.words:
        return kept
    parts = ((paper.rows, kept.rows, otherwise.rows), (paper.pieces, kept.pieces, otherwise.pieces))
    rows, pieces = (tuple(_set(*each, str, _words)) for each in parts)
    cells = tuple(_set(paper.cells, kept.cells, otherwise.cells, str, _words))
    return replace(paper, words=words, rows=rows, pieces=pieces, cells=cells)


def _words(paper: str, kept: str, otherwise: str) -> str:
    return " ".join(_set(paper.split(), kept.split(), otherwise.split(), str, None))
