"""Lays two papers side by side, line by line: which line stands for which, and what only one of them has as a whole.

A row, a page, a record of a list or a member of a record that only one of two papers has is one thing, however many lines follow it: those
that come after are laid beside their own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from auditor.papers.aligning import unlike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.papers.saying import Line

T = TypeVar("T")

MAX_LIKENED: Final = 10_000
"""Pairs of which it is tried how like they are; beyond, what is more on one side is looked for at its end."""
SAME_THING: Final = 0.2
"""Share of words in common from which on two are the same row, page or record, altered; below it, one is missing and another is there."""


class SideBySide(Struct, frozen=True):
    """Lines of two papers that stand for each other and differ, the paper's first, and what one has and the other lacks as a whole."""

    pairs: list[tuple[Line, Line]]
    missing: list[tuple[int, Sequence[Line]]]
    more: list[tuple[int, Sequence[Line]]]

    def lay(self, paper: Sequence[Line], kept: Sequence[Line], depth: int = 0) -> None:
        """Lay lines of both papers that share the first parts of their paths side by side.

        Args:
            paper: of the paper in hand.
            kept: of the round's.
            depth: so many parts.

        """
        some, others = _by_part(paper, depth), _by_part(kept, depth)
        for part in dict.fromkeys((*others, *some)):
            if part is None:
                one, other = ([[line] for line in each.get(part, ())] for each in (some, others))
                self._lay_lists(one, other, depth)
            elif part in _LIST:
                one, other = (
                    list(_by_part(each.get(part, ()), depth, whole=False).values()) for each in (some, others)
                )
                self._lay_lists(one, other, depth + 1)
            elif part not in some:
                self.missing.append((depth + 1, others[part]))
            elif part not in others:
                self.more.append((depth + 1, some[part]))
            else:
                self.lay(some[part], others[part], depth + 1)

    def _lay_lists(self, some: Sequence[Sequence[Line]], others: Sequence[Sequence[Line]], depth: int) -> None:
        """Lay the records of two lists, or lines without parts, side by side: equal ones are, the others by what they say."""
        said, meant = ([_said(each, depth) for each in groups] for groups in (some, others))
        for one, other in unlike(said, meant):
            for at, there in _likest(said[one], meant[other]):
                if at is None and there is not None:
                    self.missing.append((depth, others[other][there]))
                elif at is not None and there is None:
                    self.more.append((depth, some[one][at]))
                elif at is not None and there is not None:
                    self._lay_pair(some[one][at], others[other][there], depth)

    def _lay_pair(self, one: Sequence[Line], other: Sequence[Line], depth: int) -> None:
        if len(one) == len(other) == 1 and len(one[0].path) == len(other[0].path) <= depth:
            self.pairs.append((one[0], other[0]))
        else:
            self.lay(one, other, depth)


_LIST: Final = frozenset({0})
"""Stands for all places of a list, which are laid side by side by what they say."""


def _by_part(lines: Sequence[Line], depth: int, *, whole: bool = True) -> dict[str | int | None, list[Line]]:
    """Return lines by the next part of their paths; None where there is none. With `whole` the places of a list are one part."""
    found: dict[str | int | None, list[Line]] = {}
    for line in lines:
        part = line.path[depth] if depth < len(line.path) else None
        found.setdefault(0 if whole and isinstance(part, int) else part, []).append(line)
    return found


def _said(lines: Sequence[Line], depth: int) -> tuple[tuple[object, ...], ...]:
    """Return what lines say, wherever in its list that stands."""
    return tuple((line.path[depth:], line.value or line.words) for line in lines)


def _likest(
    some: Sequence[tuple[tuple[object, ...], ...]], others: Sequence[tuple[tuple[object, ...], ...]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield which of some stands for which of the others, in their order; None for what has none."""
    n, m = len(some), len(others)
    if n == m or n * m > MAX_LIKENED:
        yield from ((at if at < n else None, at if at < m else None) for at in range(max(n, m)))
        return
    counted, meant = (list(map(_counted, each)) for each in (some, others))
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    likeness = [[likeness_of(one, other) for other in meant] for one in counted]
    for i in reversed(range(n)):
        for j in reversed(range(m)):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= SAME_THING else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and likeness[i][j] >= SAME_THING and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif i < n and (j == m or best[i][j] == best[i + 1][j]):
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _counted(said: tuple[tuple[object, ...], ...]) -> Counter[object]:
    return Counter((path, word) for path, words in said for word in str(words).split())


def likeness_of(some: Counter[T], others: Counter[T]) -> float:
    """Return the share of words that both have in common, from 0 to 1."""
    return (some & others).total() / max(some.total(), others.total(), 1)


def share_held(some: Counter[str], others: Counter[str]) -> float:
    """Return the share of the words of some rows that stand in the same rows among others."""
    return _total(some & others) / max(_total(some), 1)


def _total(rows: Counter[str]) -> int:
    return sum(len(row.split()) * n for row, n in rows.items())
