"""Finds the lines that a PDF in hand has where the settings say theirs, and what the round's paper is with them.

A file says of each sign by the first of its words that has it what it stands for. So one other line of a letterhead makes a page in Bangla read
otherwise from end to end, which says just the same; with the lines of the paper in hand the round's reads as that one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from auditor.i18n import clean
from auditor.papers import its_pages, letterheads, reading_apart
from auditor.papers.aligning import unlike
from auditor.papers.its_round import letterhead_of, made_otherwise, made_with
from auditor.papers.saying import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.i18n import Text
    from auditor.papers.its_round import Beside, OfRound, PaperInHand
    from auditor.papers.saying import Line
    from auditor.workspace.folder import Workspace

MOST_LINES: Final = 20
LONGEST_LINE: Final = 300
"""So many lines, of so many signs, are tried; a letterhead has a few."""


class Row(NamedTuple):
    """A row of a page: its page and place on it (from 0), what it is called, and its signs without spaces."""

    page: object
    at: int
    place: Text
    signs: str


class WithItsLines(NamedTuple):
    """A workspace whose settings have the lines of a paper in hand, that paper and the round's with them, and where the settings have others now."""

    space: Workspace
    paper: PaperInHand
    kept: OfRound
    places: tuple[Text, ...] = ()


def as_meant(paper: PaperInHand, *of_round: OfRound) -> Iterator[tuple[Line, ...]]:
    """Yield what a PDF in hand and those of its round are meant to say (`auditor.papers.pdf_pages`), of the first the pages that are compared."""
    pages = its_pages.pages_in(paper.said)
    read = reading_apart.read(paper.name, paper.suffix, paper.content, as_meant=True)
    yield tuple(line for line in read if line.path[0] in pages)
    yield from (lines_of(each.name, paper.suffix, each.content, as_meant=True) for each in of_round)


def with_its_lines(space: Workspace, paper: PaperInHand, kept: OfRound, beside: Beside) -> WithItsLines:
    """Return a PDF in hand and its round's with the lines that the one in hand has; both as they are where that makes them no more alike.

    Spaces between words are guessed by their width where a PDF is read as it is meant, so that these lines have none in either.
    """
    as_it_is = WithItsLines(space, paper, kept)
    is_said_so = [line.words for line in paper.said] == [line.words for line in kept.said]
    if is_said_so or not its_pages.pages_in(paper.said):
        return as_it_is
    read = as_meant(paper, kept, made_otherwise(space, kept, paper, beside))
    in_hand, now, other = ([*_rows(lines)] for lines in read)
    # A file of several papers has the lines of each: those of the first are tried for all.
    found = [
        each
        for each in _lines_set(in_hand, now, other)
        if [row.signs for row in each[1]] != [row.signs for row in each[2]]
    ]
    lines = {sign: tuple(clean(row.signs) for row in rows) for sign, rows, _ in reversed(found)}
    if not lines or any(
        len(each) > MOST_LINES or max(map(len, each), default=0) > LONGEST_LINE for each in lines.values()
    ):
        return as_it_is
    places = {(row.page, row.at) for _, rows, _ in found for row in rows}
    bare = replace(paper, said=tuple(_without_spaces(line, places) for line in paper.said))
    then = letterheads.with_letterhead(space, letterheads.with_lines(space.config.letterhead, lines))
    with_lines = made_with(then, kept, bare, beside, letterhead_of(then, kept))
    if with_lines.likeness <= kept.likeness:
        return as_it_is
    otherwise = tuple(place for _, rows, of_now in found for place in _otherwise(rows, of_now))
    return WithItsLines(then, bare, replace(with_lines, exact=False), otherwise)


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    for line in lines:
        for at, (place, words) in enumerate(line.parts()):
            yield Row(line.path[0], at, place, "".join(words.split()))


def _lines_set(
    paper: Sequence[Row], kept: Sequence[Row], otherwise: Sequence[Row]
) -> Iterator[tuple[str, Sequence[Row], Sequence[Row]]]:
    """Yield of lines that the settings say the sign that stands for them, the rows in hand and those of the round's paper."""
    signs: dict[int, str] = {}
    for now, there in unlike([row.signs for row in kept], [row.signs for row in otherwise]):
        stand = {row.signs for row in otherwise[there]}
        if len(stand) == 1 and stand <= letterheads.SIGNS:
            signs.update(dict.fromkeys(range(now.start, now.stop), *stand))
    meant = [(row.signs, signs.get(at, "")) for at, row in enumerate(kept)]
    for here, there in unlike([(row.signs, "") for row in paper], meant):
        places = [at for at in range(there.start, there.stop) if at in signs]
        if len({signs[at] for at in places}) == 1:
            first, last = places[0], places[-1] + 1
            rows = paper[here.start + first - there.start : here.stop - (there.stop - last)]
            yield signs[first], rows, kept[first:last]


def _without_spaces(line: Line, places: set[tuple[object, int]]) -> Line:
    rows = tuple("".join(row.split()) if (line.path[0], at) in places else row for at, row in enumerate(line.rows))
    return line if rows == line.rows else replace(line, rows=rows, words=" ".join(clean("\n".join(rows)).split()))


def _otherwise(rows: Sequence[Row], now: Sequence[Row]) -> Iterator[Text]:
    """Yield where rows in hand are not as the settings have them now; where they only lack some, or stand otherwise, the first such place."""
    differing = [row.place for row in rows if row.signs not in {each.signs for each in now}]
    beside = [row.place for row, of_now in zip(rows, now, strict=False) if row.signs != of_now.signs]
    yield from differing or beside[:1] or [row.place for row in (*rows[-1:], *now)[:1]]
