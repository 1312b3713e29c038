"""Names in what two papers differ: what is missing or more as a whole, figures and words of closed lists with their places, and other words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, plain
from auditor.model import seal
from auditor.papers.aligning import unlike
from auditor.papers.fixed_words import NO_WORDS
from auditor.papers.kept_words import NOTHING_KEPT, rows_alike
from auditor.papers.noting import GAP, with_gaps
from auditor.papers.saying import FIGURE, LONGEST_FIGURE, Line, member_called
from auditor.papers.side_by_side import SideBySide

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from auditor.papers.fixed_words import FixedWords
    from auditor.papers.kept_words import KeptWords

LONGEST_PRINTED: Final = 60
"""Signs of printed words that are named where a line does not say them any more."""
MOST_ROWS: Final = 3
"""So many rows of a page are named one by one."""
DIGEST: Final = expression(r"\b[0-9a-f]{64}\b")
_FRACTION: Final = expression(r"\b[0-9০-৯]+/[0-9০-৯]+\b")
"""So many of so many in a row of a table."""
_WORD: Final = expression(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 3
_AND_SO_ON: Final = " …"
_OF_TABLE: Final = expression(r"[0-9০-৯]+ ")
"""How a row of a table begins on a page: with its serial."""
_BANGLA: Final = expression(r"[\u0980-\u09ff]")
_PLAIN_WORDS: Final = expression(r"[a-z\u0980-\u09e3][a-z\u0980-\u09e3 _-]{0,23}", re.IGNORECASE)
"""Words of a paper in hand that are repeated where a standing is expected, or the name of a member: short ones of nothing but letters."""


class Difference(Struct, frozen=True):
    """A figure that differs, or words of a closed list: where, and what paper and round say there; empty where one of them says nothing.

    With `is_name` the round names an office there, and the paper has other words, which are not repeated; with `is_standing` a standing. With
    `of_settings` it is no figure of the round but one that the settings have now. With `is_more` the paper has a row, page or record there that the
    round's does not have, with `is_missing` it lacks one; which office it is of is told where it is of one. With `of_rows` the kept rows of the round
    say it themselves, whichever version of the program made the paper. With `is_moved` a sentence has the same figures in
    another order. `words` are those of the round's paper around a figure in whose place the one in hand has none, where it stands among such and they can be read.
    """

    place: Text
    paper: str
    kept: str
    is_name: bool = False
    of_settings: bool = False
    is_more: bool = False
    is_missing: bool = False
    is_standing: bool = False
    of_rows: bool = False
    is_moved: bool = False
    words: str = ""


def differences(
    paper: Sequence[Line], kept: Sequence[Line], fixed: FixedWords = NO_WORDS, rows: KeptWords = NOTHING_KEPT
) -> tuple[list[Difference], list[Text]]:
    """Return in which figures and words of closed lists a paper differs from the kept one, and where only in other words.

    What is missing or more as a whole comes first. Of a paper whose pages end elsewhere, as another version of the program ends them, what went
    to another page is in its place.

    Args:
        paper: what the paper in hand says.
        kept: what the kept one says.
        fixed: the words of closed lists.
        rows: what the rows of the round say themselves.

    """
    of_rows = list(dict.fromkeys(_in_rows_alike(paper, kept, fixed, rows)))
    beside = SideBySide([], [], [])
    beside.lay(paper, kept)
    known = {_without_numbers(line.place) for line in kept}
    wholes = [
        *(_missing(*each, fixed) for each in beside.missing),
        *(_more(*each, fixed, known) for each in beside.more),
    ]
    whole = [each for each in wholes if isinstance(each, Difference)]
    figures, words, wording = _place_by_place(beside.pairs, fixed, rows)
    wording += [each for each in wholes if isinstance(each, Text)]
    is_cut = whole and not (figures or words or wording)
    if (
        (whole or figures)
        and not is_cut
        and any(line.rows for line in kept)
        and not any(_wherever_pages_end(paper, kept))
    ):
        return of_rows, list(dict.fromkeys((*wording, *(each.place for each in (*whole, *figures, *words)))))
    told = Counter((each.place, each.paper, each.kept) for each in of_rows)
    for each in (*whole, *figures, *words):
        key = (each.place, each.paper, each.kept)
        told[key] -= 1
        of_rows += [each] if told[key] < 0 else []
    return of_rows, wording


def _in_rows_alike(
    paper: Sequence[Line], kept: Sequence[Line], fixed: FixedWords, rows: KeptWords
) -> Iterator[Difference]:
    """Yield in what rows of pages that have all else in common differ from what the kept rows say themselves."""
    for place, one, other in rows_alike(paper, kept) if rows.offices else ():
        line = Line(place, other)
        if fixed.bare(one) == fixed.bare(other):
            found = [Difference(place, *both) for both in fixed.differing(one, other)]
            found += _figures_differing(place, one, other)
        elif any(fixed.names_in(other)) and [*fixed.names_in(one)] == [*fixed.names_in(other)]:
            some, others = map(_FRACTION.findall, (one, other))
            pairs = zip(some, others, strict=True) if len(some) == len(others) else ()
            found = [Difference(place, *both) for both in pairs if len(set(both)) > 1]
        else:
            found = [Difference(place, "", name, is_name=True) for name in fixed.renamed(one, other)]
        yield from (
            replace(each, of_rows=True) for each in found if (each.paper or each.is_name) and rows.say(each, line)
        )


def _missing(depth: int, lines: Sequence[Line], fixed: FixedWords) -> Difference | Text:
    """Return that lines of a kept paper are not in the one in hand; where they say no figure, only where they are."""
    place = _place(depth, lines)
    return Difference(place, "", _whose(depth, lines, fixed), is_missing=True) if _has_figures(lines) else place


def _more(depth: int, lines: Sequence[Line], fixed: FixedWords, known: Container[tuple[str, str]]) -> Difference | Text:
    """Return that lines of a paper in hand are not in the kept one; of their words nothing is repeated but figures and names of the round."""
    place = _place(depth, lines)
    if lines[0].path[:1] and isinstance(lines[0].path[0], str):
        *_, last = lines[0].path[:depth]
        if isinstance(last, str) and not _PLAIN_WORDS.fullmatch(last):
            parent = member_called(lines[0].path[: depth - 1])
            place = plain(parent) if parent else _NOT_IN_ROUND
    elif _without_numbers(place) not in known:
        # A place that is called as none of the kept paper is in the words of the one in hand, which are not repeated.
        place = _NOT_IN_ROUND
    if not _has_figures(lines):
        return place
    figures = [] if lines[0].path else [each.paper for each in _figures_differing(place, lines[0].words, "")]
    said = _whose(depth, lines, fixed) or ", ".join(figures)[:LONGEST_FIGURE]
    return Difference(place, said, "", is_more=True)


def _has_figures(lines: Sequence[Line]) -> bool:
    return any(any(_figures_differing(line.place, "", line.words)) for line in lines)


def _place(depth: int, lines: Sequence[Line]) -> Text:
    first = lines[0]
    return plain(member_called(first.path[:depth])) if first.value else first.place


def _whose(depth: int, lines: Sequence[Line], fixed: FixedWords) -> str:
    """Return the serial and the name of the office that a row or record is of; nothing of a page, or where it names none."""
    if any(line.rows for line in lines):
        return ""
    name = next((found for line in lines for found in fixed.names_in(line.words)), "")
    of_record = [line.value for line in lines if line.path[depth:] == ("serial",)]
    serials = of_record or [word for word in lines[0].words.split()[:1] if FIGURE.fullmatch(word)]
    return " ".join((*serials, name)) if name else ""


def _wherever_pages_end(paper: Sequence[Line], kept: Sequence[Line]) -> Iterator[Difference]:
    """Yield the figures in which two papers differ, whatever stands on which page."""
    feet = frozenset(_bare(line.rows[-1]) for line in kept if line.rows and seal.WORDS.search(line.rows[-1]))
    some, others = _running_on(paper, feet), _running_on(kept, feet)
    for one, other in unlike([row for _, row in some], [row for _, row in others]):
        place = others[other][0][0] if others[other] else _NOT_IN_ROUND
        yield from _figures_differing(place, *(" ".join(row for _, row in rows) for rows in (some[one], others[other])))


def _running_on(lines: Sequence[Line], feet: Container[str]) -> list[tuple[Text, str]]:
    """Return the rows of all pages that hold figures, without the foot of each; then, a row a kind, what pages say beside what is seen.

    Headings that each page repeats stand between other rows then; they hold none.
    """
    told = [(line.place, row) for line in lines for row in (line.rows[:-1] if _is_foot(line, feet) else line.rows)]
    rows = [(place, row) for place, row in told if FIGURE.search(row)]
    beside: dict[int, list[Line]] = {}
    for line in lines:
        if not line.rows:
            beside.setdefault(line.since, []).append(line)
    return [*rows, *((some[0].place, " ".join(line.words for line in some)) for some in beside.values())]


def _is_foot(line: Line, feet: Container[str]) -> bool:
    """Whether the last row of a page is its foot: the seal of the round, no figure but the page's number, and the words of the kept paper's."""
    foot = seal.WORDS.sub("", line.rows[-1]) if line.rows else ""
    return bool(line.rows) and _bare(line.rows[-1]) in feet and len(FIGURE.findall(foot)) == 1


def _bare(row: str) -> str:
    return FIGURE.sub("", seal.WORDS.sub("", row))


def _place_by_place(
    pairs: Sequence[tuple[Line, Line]], fixed: FixedWords, rows: KeptWords
) -> tuple[list[Difference], list[Difference], list[Text]]:
    """Return in which figures the lines of two papers differ, in which words of closed lists, and where only in other words.

    A page on which figures differ may have ended elsewhere: its words are not named.
    """
    figures: list[Difference] = []
    words: list[Difference] = []
    wording: list[Text] = []
    for one, other in pairs:
        place, words_of = other.place, (one.value or one.words, other.value or other.words)
        found = list(_figures_of(one, other))
        is_page = bool(one.rows or other.rows)
        named = [] if is_page and found else list(_words_differing(one, other, fixed))
        if not is_page:
            found, named = ([_marked(each, one, other, fixed, rows) for each in some] for some in (found, named))
        figures += found
        words += named
        if not (found or named) and words_of[0] != words_of[1]:
            are_words = not (is_page or is_for_copying(other))
            wording += [_with_lost_words(place, *words_of)] if are_words else _rows(one, other)
    return figures, words, wording


def _figures_of(one: Line, other: Line) -> Iterator[Difference]:
    """Yield the figures in which two lines differ, cell by cell where they have as many: what changed places in a row is not the same figure."""
    whole = (one.value or one.words, other.value or other.words)
    cells = [both for both in zip(*_cells(one, other), strict=True) if both[0] != both[1]]
    for both in cells or [whole]:
        found = list(_figures_differing(other.place, *both))
        is_moved = (
            not (one.rows or other.rows)
            and all(map(_is_sentence, both))
            and sorted(each.paper for each in found if each.paper) == sorted(each.kept for each in found if each.kept)
        )
        # Of a page in Bangla words are read as their signs are drawn: nobody could read them.
        are_signs = is_for_copying(other) or (bool(other.rows) and _BANGLA.search(other.words) is not None)
        yield from (replace(each, is_moved=is_moved, words="" if are_signs else each.words) for each in found)


def is_for_copying(line: Line) -> bool:
    """Return whether a line is what a page says to who copies it: signs beside each other that are no words."""
    return line.path[1:] == ("unseen",)


def _is_sentence(cell: str) -> bool:
    """Whether words say more than figures and one or two words, such as a status."""
    return len(_WORD.findall(cell)) >= _FEWEST_WORDS


def _marked(each: Difference, one: Line, other: Line, fixed: FixedWords, rows: KeptWords) -> Difference:
    """Return a difference, marked if the kept rows say themselves what the paper has otherwise; of a row only in cells that hold no sentence."""
    if not (each.kept and (each.paper or each.is_name or each.is_standing)):
        return each
    differing = [kept for cell, kept in zip(*_cells(one, other), strict=True) if cell != kept and each.kept in kept]
    cell = next((kept for kept in differing if fixed.is_plain(kept) or _FRACTION.match(kept)), "")
    return replace(each, of_rows=bool(cell or other.value) and rows.say(each, other, cell))


def _words_differing(one: Line, other: Line, fixed: FixedWords) -> Iterator[Difference]:
    """Yield the words of closed lists in whose place a line of the paper in hand, the first, has others."""
    place, words_of = other.place, (one.value or one.words, other.value or other.words)
    for both in fixed.differing(*words_of):
        yield Difference(place, *both)
    for name in fixed.names_written_over(*words_of):
        yield Difference(place, "", name, is_name=True)
    if not (FIGURE.search(other.words) or any(fixed.names_in(other.words))):
        return  # the heading of a table; its words are no standing of anything
    for row, kept in zip(one.rows, other.rows, strict=False) if len(one.rows) == len(other.rows) else ():
        for said, standing in fixed.standings_written_over(row, kept) if _OF_TABLE.match(kept) else ():
            is_plain = _PLAIN_WORDS.fullmatch(said) is not None
            yield Difference(place, said if is_plain else "", standing, is_standing=not is_plain)
    for cell, kept in zip(*_cells(one, other), strict=True):
        if cell != kept and fixed.is_standing(kept) and not fixed.has_some(cell):
            said, standing = next(fixed.standings_written_over(cell, kept), (cell, kept))
            is_plain = _PLAIN_WORDS.fullmatch(said) is not None
            yield Difference(place, said if is_plain else "", standing, is_standing=bool(said) and not is_plain)


def _rows(one: Line, other: Line) -> Iterator[Text]:
    """Yield the rows of a page that are worded otherwise; the page where there are many, or where they are not the rows of the other.

    Their words are not named: of Bangla they are read as its signs are drawn.
    """
    rows = [
        place
        for (_, row), (place, kept) in zip(one.parts(), other.parts(), strict=False)
        if row.split() != kept.split()
    ]
    are_few = rows and len(rows) <= MOST_ROWS and len(one.rows) == len(other.rows)
    yield from rows if are_few else [other.place]


def _cells(one: Line, other: Line) -> tuple[Sequence[str], Sequence[str]]:
    """Return the cells of two lines, as many of each; nothing where they have not as many."""
    for some, others in ((one.cells, other.cells), (one.pieces, other.pieces), ([one.value], [other.value])):
        if any(others) and len(some) == len(others):
            return [cell.strip('"') for cell in some], [cell.strip('"') for cell in others]
    return (), ()


def _without_numbers(place: Text) -> tuple[str, str]:
    return FIGURE.sub("", place.en), FIGURE.sub("", place.bn)


def _with_lost_words(place: Text, paper: str, kept: str) -> Text:
    """Return a place with the printed words that a line does not say any more; what it says instead, or what was put into blanks, is not repeated."""
    some, others = with_gaps(paper).split(), with_gaps(kept).split()
    lost = [word for _, of_kept in unlike(some, others) for word in others[of_kept] if word != GAP]
    told = _first_words(lost)
    return _LOST_WORDS.filled(place=place, words=told) if some and told else place


def _first_words(words: Sequence[str]) -> str:
    """Return as many of the first words as are told; none where already the first is longer."""
    told = shorten(" ".join(words), LONGEST_PRINTED, placeholder=_AND_SO_ON)
    return "" if told == _AND_SO_ON.strip() else told


def _figures_differing(place: Text, paper: str, kept: str) -> Iterator[Difference]:
    """Yield the figures in which two lines differ; seal and digest are none, they have told the round already, nor is what fills a blank."""
    some, others = (with_gaps(DIGEST.sub("", seal.WORDS.sub("", words))).split() for words in (paper, kept))
    for of_paper, of_kept in unlike(some, others):
        told, meant = (FIGURE.findall(" ".join(words)) for words in (some[of_paper], others[of_kept]))
        for one, other in zip_longest(told, meant, fillvalue=""):
            if one != other and (other or GAP not in others[of_kept]):
                words = "" if one else _first_words(others[of_kept])
                beside = "" if words == other else words
                yield Difference(place, one[:LONGEST_FIGURE], other[:LONGEST_FIGURE], words=beside)


_LOST_WORDS: Final = Text(
    en='{place}, where this version prints "{words}"', bn="{place}, যেখানে এই সংস্করণে ছাপা হয় “{words}”"
)
_NOT_IN_ROUND: Final = Text(en="where the round's paper says nothing", bn="যাচাইয়ের কাগজে নেই এমন জায়গা")
