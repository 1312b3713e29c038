"""Finds for the pages of a paper in hand which pages of the kept one they are: some may be missing, in another place, there twice, or of another paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, in_each, say
from auditor.model import seal
from auditor.papers.saying import FIGURE
from auditor.papers.side_by_side import share_held
from reports.layout.joining import runs

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from auditor.papers.saying import Line
    from auditor.rounds.ledger.ledger import RoundHead

LAID_ALIKE: Final = 0.7
"""Share of rows in common, but for figures, below which pages were laid out by another program."""


class Strange(Struct, frozen=True):
    """Pages of a paper in hand that are pages of another paper, or of another round: by their numbers in hand those there, 0 where that is not known."""

    head: RoundHead
    name: str
    pages: dict[int, int]


def pages_in(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """Return what each page of a PDF says, by its number; nothing of a paper of another format."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        match line.path:
            case (int(number), str()):
                found.setdefault(number, []).append(line)
            case _:
                return {}
    return found


def by_round(lines: Sequence[Line], rounds: Iterable[RoundHead]) -> dict[int, tuple[Line, ...]]:
    """Return the pages of a PDF by the number of the round whose digest they bear: those of which most bear it first; nothing where all bear one."""
    numbers = {seal.seal_words(head.digest): head.number for head in rounds}
    found: dict[int, list[Line]] = {}
    for page in pages_in(lines).values():
        borne = {numbers[each] for line in page for each in seal.WORDS.findall(line.words) if each in numbers}
        if len(borne) == 1:
            found.setdefault(borne.pop(), []).extend(page)
    if len(found) == 1:
        return {}
    return {number: tuple(found[number]) for number in sorted(found, key=lambda each: (-len(found[each]), -each))}


def which_are(paper: Iterable[Line], kept: Iterable[Line]) -> dict[int, int]:
    """Return by the numbers of pages in hand those of the kept pages that say just the same."""
    meant: dict[tuple[tuple[object, str], ...], list[int]] = {}
    for number, lines in pages_in(kept).items():
        meant.setdefault(_said(lines), []).append(number)
    found = {number: meant.get(_said(lines), []) for number, lines in pages_in(paper).items()}
    return {number: number if number in pages else pages[0] for number, pages in found.items() if pages}


def again(paper: Iterable[Line], kept: Iterable[Line]) -> dict[int, int]:
    """Return by the numbers of pages in hand that say just what an earlier one says, oftener than the kept paper does, that of the first."""
    left = Counter(map(_said, pages_in(kept).values()))
    first: dict[tuple[tuple[object, str], ...], int] = {}
    found: dict[int, int] = {}
    for number, said in ((number, _said(lines)) for number, lines in pages_in(paper).items()):
        if said in first and left[said] <= 0:
            found[number] = first[said]
        first.setdefault(said, number)
        left[said] -= 1
    return found


def once(paper: Sequence[Line]) -> tuple[Line, ...]:
    """Return what a paper says without the pages that say just what an earlier one says."""
    return without(paper, again(paper, ()))


def without(paper: Sequence[Line], pages: Container[int]) -> tuple[Line, ...]:
    """Return what a paper says without pages of these numbers."""
    return tuple(line for line in paper if not line.path or line.path[0] not in pages)


def is_laid_alike(paper: Iterable[Line], kept: Iterable[Line]) -> bool:
    """Whether most rows of the pages in hand are rows of the kept ones but for their figures, as where both were drawn by this program."""
    some, others = ([FIGURE.sub("", row) for line in lines for row in line.rows] for lines in (paper, kept))
    return share_held(Counter(some), Counter(others)) >= LAID_ALIKE


def with_its_digest(paper: Iterable[Line], kept: Iterable[Line]) -> tuple[Line, ...]:
    """Return what a paper says with the digest of the kept one in the place of its own."""
    its = next((found[0] for line in kept if (found := seal.WORDS.findall(line.words))), "")
    return tuple(
        replace(
            line,
            words=seal.WORDS.sub(its, line.words),
            **{
                name: tuple(seal.WORDS.sub(its, each) for each in getattr(line, name))
                for name in ("rows", "pieces", "cells")
            },
        )
        for line in paper
    )


def _said(lines: Iterable[Line]) -> tuple[tuple[object, str], ...]:
    return tuple((line.path[1], line.words) for line in lines)


def told(
    which: Mapping[int, int], strange: Sequence[Strange], kept: Iterable[Line], twice: Mapping[int, int]
) -> tuple[Text, ...]:
    """Return what is told of pages of which each is a page of the round's: nothing where they are those of the kept paper, in their order.

    Args:
        which: by the number of a page in hand that of the kept one.
        strange: pages of other papers.
        kept: what the kept paper says.
        twice: pages in hand that say what an earlier one says (`again`).

    """
    return tuple(_told(which, strange, pages_in(kept), twice))


def _told(
    which: Mapping[int, int], strange: Sequence[Strange], kept: Iterable[int], twice: Mapping[int, int]
) -> Iterator[Text]:
    missing = [number for number in kept if number not in which.values()]
    if missing:
        yield _MISSING.filled(m=len(missing), pages=_numbers(missing))
    for number, first in sorted(twice.items()):
        yield (_AGAIN if first in which else _SAYS_THE_SAME).filled(
            place=number, meant=which.get(first, first), first=first
        )
    for number, meant in sorted(which.items()):
        if any((other < number) != (its < meant) for other, its in which.items() if other != number):
            yield _ELSEWHERE.filled(place=number, meant=meant)
    for each in strange:
        yield (_OF_ANOTHER if each.name else _OF_ROUND).filled(
            m=len(each.pages),
            pages=_numbers(each.pages),
            meant=_numbers(filter(None, each.pages.values())),
            file=each.name,
            n=each.head.number,
            meeting=each.head.header.called,
        )


def _numbers(numbers: Iterable[int]) -> Text:
    """Return numbers of pages as they are said, those that follow each other as a stretch."""
    wanted = tuple(numbers)
    return in_each(lambda language: runs(wanted, language, say))


_MISSING: Final = Text(
    en="  {m:page|pages} {pages} of it {m:is|are} missing in the paper", bn="  এর {pages} নম্বর পৃষ্ঠা কাগজে নেই"
)
_AGAIN: Final = Text(
    en="  page {place} of the paper is page {meant} a second time (first as page {first})",
    bn="  কাগজের {place} নম্বর পৃষ্ঠাটি {meant} নম্বর পৃষ্ঠাই, দ্বিতীয়বার (আগে {first} নম্বরে আছে)",
)
_SAYS_THE_SAME: Final = Text(
    en="  page {place} of the paper says just what its page {first} says, which is compared",
    bn="  কাগজের {place} নম্বর পৃষ্ঠায় হুবহু {first} নম্বর পৃষ্ঠার কথাই আছে; মেলানো হয়েছে {first} নম্বর পৃষ্ঠাটি",
)
_ELSEWHERE: Final = Text(
    en="  page {place} of the paper is its page {meant}, in another place",
    bn="  কাগজের {place} নম্বর পৃষ্ঠাটি আসলে এর {meant} নম্বর পৃষ্ঠা, অন্য জায়গায়",
)
_OF_ANOTHER: Final = Text(
    en="  {m:page|pages} {pages} of the paper {m:is|are} of another paper: {meant} of {file} of round {n} ({meeting})",
    bn="  কাগজের {pages} নম্বর পৃষ্ঠা অন্য কাগজের: {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের {meant} নম্বর",
)
_OF_ROUND: Final = Text(
    en="  {m:page|pages} {pages} of the paper {m:bears|bear} the digest of round {n} ({meeting}) and {m:was|were} not compared: compare {m:it|them} alone",
    bn="  কাগজের {pages} নম্বর পৃষ্ঠায় {n} নম্বর যাচাইয়ের ({meeting}) সংকেত আছে, তাই মেলানো হয়নি: আলাদা করে মেলান",
)
